//! What is wrong with content: what cannot be read, and which rules are broken.

use std::path::Path;

use jiff::civil::Date;
use site_model::{Content, Diagnostics, Slug};

use crate::timings::{Timings, Work};

/// Reads and checks `content_dir`, or one council in it as it stands alone when deployed: a link to
/// another council's pages leads nowhere there. All findings are told at once.
pub fn check(content_dir: &Path, council: Option<&Slug>, today: Date) -> (Content, Diagnostics) {
    check_timed(content_dir, council, today, &Timings::default())
}

/// The same, and how long it took.
pub(crate) fn check_timed(
    content_dir: &Path,
    council: Option<&Slug>,
    today: Date,
    timings: &Timings,
) -> (Content, Diagnostics) {
    let (content, mut diagnostics) = timings.measure(Work::Read, || match council {
        Some(council) => Content::load_council(content_dir, council),
        None => Content::load(content_dir),
    });
    diagnostics.extend(timings.measure(Work::Check, || site_rules::check(&content, today)));
    (content, diagnostics)
}
