//! What is stored, counted by table and kind.

use std::collections::BTreeMap;
use std::fmt;

use local::embedded::dynamodb::DynamoDb;
use vault::Table;

use crate::function::all_items;

/// How many items of which kind there are.
///
/// Drafts are no records: each is sealed under a code, and when the answer is lost that would have given the
/// browser its code, nobody opens it again.
#[derive(PartialEq, Eq)]
pub(crate) struct Records {
    counts: BTreeMap<String, usize>,
    /// The same with each item's revision, and with drafts.
    state: BTreeMap<String, usize>,
}

/// Kinds that come and go with the way to a record.
const NO_RECORDS: [&str; 2] = ["draft", TRIES];

/// What counts how often somebody tried.
const TRIES: &str = "tries";

impl Records {
    pub(crate) async fn in_all_tables(dynamodb: &DynamoDb, council: &str) -> Self {
        let (mut counts, mut state) = (BTreeMap::new(), BTreeMap::new());
        for table in Table::ALL {
            for item in all_items(dynamodb, &format!("{council}-{}", table.as_str())).await {
                let kind = item["kind"]["S"].as_str().unwrap_or("no kind");
                let name = format!("{}/{kind}", table.as_str());
                if kind != TRIES {
                    let revision = format!("{name} {}", item["rev"]["N"]);
                    *state.entry(revision).or_default() += 1;
                }
                if !NO_RECORDS.contains(&kind) {
                    *counts.entry(name).or_default() += 1;
                }
            }
        }
        Self { counts, state }
    }

    /// Whether there are as many of each kind.
    pub(crate) fn count_as(&self, other: &Self) -> bool {
        self.counts == other.counts
    }
}

impl fmt::Display for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.counts.is_empty() {
            return f.write_str("nothing");
        }
        let each = self
            .counts
            .iter()
            .map(|(kind, count)| format!("{count} {kind}"));
        f.write_str(&each.collect::<Vec<_>>().join(", "))
    }
}
