//! What is wrong with content: what cannot be read, and which rules are broken.

use std::path::Path;

use jiff::civil::Date;
use site_model::{Content, Diagnostics, Slug};

/// Reads and checks `content_dir`. All findings are told at once.
pub fn check(content_dir: &Path, today: Date) -> (Content, Diagnostics) {
    check_loaded(Content::load(content_dir), today)
}

/// Reads and checks one council of `content_dir`, as it stands alone when deployed: a link to
/// another council's pages leads nowhere there.
pub fn check_council(content_dir: &Path, council: &Slug, today: Date) -> (Content, Diagnostics) {
    check_loaded(Content::load_council(content_dir, council), today)
}

fn check_loaded(
    (content, mut diagnostics): (Content, Diagnostics),
    today: Date,
) -> (Content, Diagnostics) {
    diagnostics.extend(site_rules::check(&content, today));
    (content, diagnostics)
}
