//! How fast `site build` is, beside Hugo, Eleventy and the disk itself.
//!
//! ```sh
//! cargo run --release -p site-build-bench                       # all sizes: the rivals take over an hour
//! cargo run --release -p site-build-bench -- --sizes small,medium --runs 5
//! ```
//!
//! The command builds `target/release/site`, installs the rivals into `target/benches` (from PyPI and
//! npm; nothing else is downloaded), makes the content, and prints tables in Markdown.
//!
//! # What is measured
//!
//! - One [`corpus`] of a council's content, the same for all: 100 notices and 200 services, 1,000 and
//!   4,000, or 5,000 and 20,000, each page with words of its own.
//! - All contenders in turn, again and again, each in a process of its own ([`child`]): a full build
//!   into a folder that is not there, the same command over the finished folder, and the same command
//!   after one service got a new sentence. Shown are the median, the least and the most.
//! - In memory (`/dev/shm`) and on disk (`target/benches/out`). Content is always on disk, and has
//!   been read before. What is written to disk is in the system's cache when a run ends, for all alike.
//! - The [`floor`]: our finished site read and written again.
//! - The search index: what `site build` says of its time, and what it weighs ([`search_index`]).
//! - An edit while `site watch` runs: how soon its page is on disk, and how soon lists, feed and search
//!   follow ([`watching`]).
//! - `site build` has all its checks and its full theme on. It also makes what no rival makes here:
//!   lists, filters, every version of each notice, feeds, the search index. They are counted and
//!   printed, and our time includes them.
//!
//! # What makes it fair
//!
//! Every page of a service and of a notice has the same address, title, words and links with all
//! three, or no ratio is printed ([`comparison`]). The rivals' layouts have the same header,
//! navigation, breadcrumbs and footer from the words of our own theme, and the same styles and scripts.
//!
//! Where the two could not be made equal, the rivals are spared work:
//!
//! - They check nothing. Their front matter holds ready values ([`ready`]), as JSON.
//! - Paragraphs and lists in a Markdown text get no classes, and no telephone number or postcode in it
//!   is looked for. Pages of services have no data for search engines (JSON-LD).
//! - Hugo keeps the frame of each kind of page (`partialCached`), and makes no lists, feeds or sitemap.
//! - Eleventy looks for no template language in Markdown, and makes no lists.

#![expect(clippy::print_stderr, reason = "a bench says what it waits for")]

pub mod child;
pub mod comparison;
pub mod corpus;
pub mod dice;
pub mod files;
pub mod floor;
pub mod machine;
pub mod measuring;
pub mod ready;
pub mod rivals;
pub mod search_index;
pub mod table;
pub mod watching;
