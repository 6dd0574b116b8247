//! What is wrong with content: the notice rules, and the links of its prose.

use std::path::Path;

use jiff::civil::Date;
use site_model::{Content, Diagnostics};

use crate::links;

/// Reads and checks `content_dir`. All findings are told at once.
pub fn check(content_dir: &Path, today: Date) -> (Content, Diagnostics) {
    let (content, mut diagnostics) = Content::load(content_dir);
    diagnostics.extend(site_model::check(&content, today));
    diagnostics.extend(links::check(&content));
    (content, diagnostics)
}
