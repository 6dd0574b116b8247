//! What programs that follow links may read: RFC 9309.

use std::fmt::Write as _;

use site_model::Content;

use super::{Files, sitemap, website};

pub(super) const PATH: &str = "robots.txt";

/// A demonstration is not to be found in place of a council's own site. `files` holds the sitemaps
/// that there are.
pub(super) fn text(content: &Content, files: &Files) -> String {
    let demonstrations: Vec<_> = content
        .councils
        .iter()
        .filter(|(_, council)| council.council.demonstration)
        .map(|(slug, _)| slug)
        .collect();
    let mut text = "User-agent: *\n".to_owned();
    if demonstrations.len() == content.councils.len() {
        text.push_str("Disallow: /\n");
    } else if demonstrations.is_empty() {
        text.push_str("Disallow:\n");
    } else {
        for slug in demonstrations {
            let _ = writeln!(text, "Disallow: /{slug}/");
        }
    }
    for (slug, council) in &content.councils {
        let path = sitemap::path(slug);
        if let Some(host) = website(&council.council).filter(|_| files.contains_key(&path)) {
            let _ = writeln!(text, "Sitemap: {host}/{path}");
        }
    }
    text
}
