//! A council's site as a phone's home screen shows it: W3C, "Web Application Manifest".

use serde::Serialize;
use site_model::Slug;
use site_model::council::Council;
use site_theme::{Bundle, ThemeError, address};

use crate::build::LANGUAGE;

const ICON: &str = "icon.svg";

#[derive(Serialize)]
struct Manifest<'a> {
    name: &'a str,
    short_name: &'a str,
    lang: &'a str,
    start_url: &'a str,
    scope: &'a str,
    /// A tab of the browser like any other: an application of its own would show for ever that
    /// somebody looked for help.
    display: &'a str,
    background_color: &'a str,
    theme_color: &'a str,
    icons: Vec<Icon<'a>>,
}

#[derive(Serialize)]
struct Icon<'a> {
    src: &'a str,
    sizes: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
}

/// The file: path without a leading slash, and bytes.
pub(super) fn file(
    slug: &Slug,
    council: &Council,
    bundle: &Bundle,
) -> Result<(String, Vec<u8>), ThemeError> {
    let home = address::home(slug);
    let icon = bundle.theme.assets.paths.get(ICON);
    let manifest = Manifest {
        name: &council.site_name,
        short_name: &council.short_name,
        lang: LANGUAGE,
        start_url: &home,
        scope: &home,
        display: "browser",
        background_color: "#ffffff",
        theme_color: &council.colours.brand,
        icons: icon
            .map(|src| Icon {
                src,
                sizes: "any",
                kind: "image/svg+xml",
            })
            .into_iter()
            .collect(),
    };
    let path = address::manifest(slug);
    match serde_json::to_vec_pretty(&manifest) {
        Ok(mut bytes) => {
            bytes.push(b'\n');
            Ok((path.trim_start_matches('/').to_owned(), bytes))
        }
        Err(error) => Err(ThemeError::Package(format!("{path}: {error}"))),
    }
}
