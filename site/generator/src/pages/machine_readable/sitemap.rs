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

#[derive(Serialize)]
struct Addresses {
    addresses: Vec<String>,
}

/// A council's sitemap: path without a leading slash.
pub(super) fn path(council: &Slug) -> String {
    format!("{council}/{INDEX}")
}

/// A sitemap for each council that says where its site is and has pages to be found, and their
/// index. `drawn` says of each page itself whether it may be found.
pub(super) fn files(content: &Content, theme: &Theme, drawn: &Files) -> Result<Files, ThemeError> {
    let mut files = Files::new();
    let mut index = Vec::new();
    for (slug, council) in &content.councils {
        let Some(host) = website(&council.council) else {
            continue;
        };
        let home = address::home(slug);
        let addresses: Vec<String> = drawn
            .iter()
            .filter_map(|(path, html)| Some((path.strip_suffix("index.html")?, html)))
            .map(|(folder, html)| (format!("/{folder}"), html))
            .filter(|(address, html)| address.starts_with(&home) && may_be_found(html))
            .map(|(address, _)| format!("{host}{address}"))
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

fn may_be_found(html: &[u8]) -> bool {
    !String::from_utf8_lossy(html).contains(NOT_TO_BE_FOUND)
}

fn draw(theme: &Theme, template: &str, addresses: Vec<String>) -> Result<Vec<u8>, ThemeError> {
    let text = theme.render(template, LANGUAGE, &Addresses { addresses })?;
    Ok(text.into_bytes())
}
