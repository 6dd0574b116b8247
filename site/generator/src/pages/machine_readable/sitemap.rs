//! Which pages search engines may find: sitemaps.org, "Sitemap XML format".

use serde::Serialize;
use site_model::{Content, Slug};
use site_theme::{Theme, ThemeError, address};

use super::{Files, website};
use crate::build::LANGUAGE;

/// The index of the host's sitemaps.
const INDEX: &str = "sitemap.xml";

/// What a page says that is not to be found.
const NOT_TO_BE_FOUND: &str = "<meta name=\"robots\" content=\"noindex\">";

const HEAD_ENDS: &[u8] = b"</head>";

#[derive(Serialize)]
struct Addresses {
    addresses: Vec<String>,
}

/// A council's sitemap: path without a leading slash.
pub(super) fn path(council: &Slug) -> String {
    format!("{council}/{INDEX}")
}

/// A sitemap for each council that says where its site is and has pages to be found, and their
/// index. `to_be_found` are the pages' paths.
pub(super) fn files(
    content: &Content,
    theme: &Theme,
    to_be_found: &[String],
) -> Result<Files, ThemeError> {
    let mut files = Files::new();
    let mut index = Vec::new();
    for (slug, council) in &content.councils {
        let Some(host) = website(&council.council) else {
            continue;
        };
        let home = address::home(slug);
        let addresses: Vec<String> = to_be_found
            .iter()
            .filter_map(|path| path.strip_suffix("index.html"))
            .map(|folder| format!("/{folder}"))
            .filter(|address| address.starts_with(&home))
            .map(|address| format!("{host}{address}"))
            .collect();
        if addresses.is_empty() {
            continue;
        }
        index.push(format!("{host}/{}", path(slug)));
        files.insert(path(slug), draw(theme, "sitemap.xml.njk", addresses)?);
    }
    if !index.is_empty() {
        files.insert(
            INDEX.to_owned(),
            draw(theme, "sitemap-index.xml.njk", index)?,
        );
    }
    Ok(files)
}

/// Whether search engines may find a page: it says itself if not, in its head.
pub(super) fn may_be_found(html: &[u8]) -> bool {
    let head = match html.windows(HEAD_ENDS.len()).position(|at| at == HEAD_ENDS) {
        Some(end) => &html[..end],
        None => html,
    };
    !String::from_utf8_lossy(head).contains(NOT_TO_BE_FOUND)
}

fn draw(theme: &Theme, template: &str, addresses: Vec<String>) -> Result<Vec<u8>, ThemeError> {
    let text = theme.render(template, LANGUAGE, &Addresses { addresses })?;
    Ok(text.into_bytes())
}
