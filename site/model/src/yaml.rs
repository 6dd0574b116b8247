//! YAML as content is read: with limits, so that no file takes more time or memory than its size earns.
//!
//! A file has at most 1 MiB (see `source.rs`). What could grow beyond that is an alias, which repeats
//! what its anchor holds, and nesting, which takes a stack frame a level.

use serde::de::DeserializeOwned;
use serde_saphyr::{Error, Options};

/// Levels of lists and names inside each other. A form's question has eight.
const MOST_DEPTH: usize = 32;

/// Names, values and lists in a file. The longest that is real, the record of 5,000 published texts,
/// has 40,000.
const MOST_NODES: usize = 100_000;

/// Anchors (`&a`) in a file: no content needs one, an editor who knows YAML may like a few.
const MOST_ANCHORS: usize = 100;

/// Aliases (`*a`) and merges (`<<`) of them.
const MOST_ALIASES: usize = 1_000;

/// Bytes of all values, those that an alias repeats counted each time.
const MOST_VALUE_BYTES: usize = 4 * 1024 * 1024;

/// Reads a value.
pub(crate) fn read<T: DeserializeOwned>(yaml: &str) -> Result<T, Error> {
    serde_saphyr::from_str_with_options(yaml, options())
}

fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: MOST_DEPTH,
            flow_nesting_limit: MOST_DEPTH,
            max_nodes: MOST_NODES,
            // A scalar is one event; a list and a mapping are two, and each alias and document adds some.
            max_events: 3 * MOST_NODES,
            max_anchors: MOST_ANCHORS,
            max_aliases: MOST_ALIASES,
            max_merge_keys: MOST_ALIASES,
            max_recorded_anchor_events: MOST_NODES,
            max_recorded_anchor_bytes: MOST_VALUE_BYTES,
            max_total_scalar_bytes: MOST_VALUE_BYTES,
            // One is content; the second is told as what it is.
            max_documents: 2,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: MOST_NODES,
            // An alias inside what an alias repeats is how few lines become a billion.
            max_replay_stack_depth: 4,
        },
        // A finding draws the line itself.
        with_snippet: false,
    }
}
