//! Content to a public site: static HTML that works without script, and the functions' bundle.
//!
//! [`build()`] reads, checks and renders everything in memory; [`sync()`] then makes a folder hold the
//! result. So an error leaves the last good site as it is. A [`Builder`] keeps the theme, for
//! rebuilding after each edit.
//!
//! Beside the site it makes what editors and officers read: [`findings`], the [`rule_book`], the
//! [`reports`]; [`publish`] records which texts of notices went out.
//!
//! It depends on `site-model` (what content says), `site-rules` (whether it may) and `site-theme` (how
//! a page looks). The binary `site` is its command line.
//!
//! ```no_run
//! use std::path::Path;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let theme = Path::new("site/theme");
//! site_theme::install_packages(theme)?;
//! let built = site::build(Path::new("content"), theme, jiff::civil::date(2026, 11, 22))?;
//! let done = site::sync(&built.pages, Path::new("dist"))?;
//! assert!(done.written + done.unchanged == built.pages.len());
//! # Ok(())
//! # }
//! ```

mod build;
mod checking;
pub mod comparison;
pub mod explanation;
pub mod findings;
pub mod import;
mod linked_assets;
pub mod live;
mod markdown;
pub mod oruk;
pub mod output;
mod pages;
mod publishing;
pub mod reports;
pub mod rule_book;
pub mod scaffold;
mod search;
pub mod serve;
mod timings;
pub mod unchanged;
pub mod watch;

pub use build::{BuildError, Builder, Built, Finished, build};
pub use checking::check;
pub use output::{SyncError, Synced, check_apart, sync};
pub use publishing::{PublishError, Recorded, publish};
pub use timings::{Timings, Work};

/// The HTML of a text, with the ids of the interface's words in place of them.
#[cfg(feature = "fuzzing")]
pub fn draw_text(markdown: &str, council: &site_model::content::CouncilContent) -> String {
    let say = &|id: &str, _: &[(&str, site_theme::Argument)]| id.to_owned();
    markdown::render(markdown, markdown::Setting { council, say }).html
}
