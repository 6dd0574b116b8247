//! What programs read of the site: feeds, sitemaps, and files at addresses of their own.

mod notice_feed;
mod request_copy;
mod robots;
mod security_txt;
mod sitemap;
mod web_manifest;

use std::collections::BTreeMap;

use site_model::Content;
use site_model::council::Council;
use site_theme::{Bundle, Theme, ThemeError};

/// Path without a leading slash, and bytes.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What stands beside the pages, which are drawn by now: a sitemap names those `to_be_found`.
pub(crate) fn files(
    content: &Content,
    bundle: &Bundle,
    theme: &Theme,
    to_be_found: &[String],
) -> Result<Files, ThemeError> {
    let mut files = sitemap::files(content, theme, to_be_found)?;
    for (slug, council) in &content.councils {
        let (path, bytes) = web_manifest::file(slug, &council.council, bundle)?;
        files.insert(path, bytes);
    }
    let (path, bytes) = request_copy::file();
    files.insert(path, bytes);
    let robots = robots::text(content, &files);
    files.insert(robots::PATH.to_owned(), robots.into_bytes());
    if let Some(text) = security_txt::text(content) {
        files.insert(security_txt::PATH.to_owned(), text.into_bytes());
    }
    Ok(files)
}

/// Whether a file is a page that search engines may find: it says itself if not.
pub(crate) fn is_page_to_be_found(path: &str, bytes: &[u8]) -> bool {
    path.ends_with("index.html") && sitemap::may_be_found(bytes)
}

/// Where a council's site is published: host and no path; `None` while nobody says.
pub(super) fn website(council: &Council) -> Option<&str> {
    council.website.as_deref()
}
