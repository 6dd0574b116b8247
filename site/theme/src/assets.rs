//! The published CSS, JavaScript and icon, each under a name that changes with its bytes.
//!
//! So browsers may keep them for ever, and a new deployment is seen at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::npm::MIRRORED_STYLES;
use crate::{ThemeError, style_rules};

/// Where files are published.
pub(crate) const ROOT: &str = "/assets/";

/// GDS Transport is licensed for GOV.UK alone; every reader's own system font is there at once.
const GDS_FONT: &str = "GDS Transport,arial,sans-serif";
const SYSTEM_FONTS: &str =
    "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif";

/// The components of MoJ Frontend that staff pages show, as their classes begin.
const MOJ_COMPONENTS: [&str; 4] = [
    "moj-button-group",
    "moj-page-header-actions",
    "moj-sub-navigation",
    "moj-timeline",
];

/// The files to publish: name under `/assets/`, and bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets(pub BTreeMap<String, Vec<u8>>);

/// The addresses of the published files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetPaths {
    /// By plain name: `govuk-frontend.css` is at `/assets/govuk-frontend-ab12cd34.css`.
    pub paths: BTreeMap<String, String>,
    /// For `script-src`, quotes included: `'sha256-…'`, of the one inline script of every page.
    pub script_hash: String,
}

impl Assets {
    /// Reads the packages' files and our own from the theme's folder.
    pub fn read(theme_dir: &Path) -> Result<Assets, ThemeError> {
        Ok(Assets(
            published(theme_dir)?
                .into_iter()
                .map(|file| (file.published, file.bytes))
                .collect(),
        ))
    }
}

impl AssetPaths {
    pub(crate) fn read(theme_dir: &Path, script_hash: String) -> Result<AssetPaths, ThemeError> {
        let paths = published(theme_dir)?
            .into_iter()
            .map(|file| (file.name, format!("{ROOT}{}", file.published)));
        Ok(AssetPaths {
            paths: paths.collect(),
            script_hash,
        })
    }
}

struct Published {
    name: String,
    published: String,
    bytes: Vec<u8>,
}

fn published(theme_dir: &Path) -> Result<Vec<Published>, ThemeError> {
    let package = theme_dir.join("node_modules/govuk-frontend/dist/govuk");
    let moj = theme_dir.join("node_modules/@ministryofjustice/frontend/moj/moj-frontend.min.css");
    let moj = style_rules::of_components(&read_text(&moj)?, &MOJ_COMPONENTS).ok_or_else(|| {
        ThemeError::Package(format!("{}: its braces do not match", moj.display()))
    })?;
    let mut files = vec![
        (
            "govuk-frontend.css".to_owned(),
            without_gov_uk_branding(&read_text(&package.join("govuk-frontend.min.css"))?)?,
        ),
        (
            "govuk-frontend.rtl.css".to_owned(),
            without_gov_uk_branding(&read_text(&theme_dir.join(MIRRORED_STYLES))?)?,
        ),
        (
            "moj-frontend.css".to_owned(),
            without_gov_uk_branding(&moj)?,
        ),
        (
            "govuk-frontend.js".to_owned(),
            without_source_map(&read_text(&package.join("govuk-frontend.min.js"))?),
        ),
    ];
    files.extend(own(&theme_dir.join("assets"))?);

    // A file that refers to another by name comes after it: scripts last.
    files.sort_by_key(|(name, _)| {
        (
            name.ends_with(".js") && name != "govuk-frontend.js",
            name.clone(),
        )
    });
    let mut done: Vec<Published> = Vec::new();
    for (name, mut text) in files {
        for other in &done {
            text = text.replace(
                &format!("./{}\"", other.name),
                &format!("./{}\"", other.published),
            );
        }
        let bytes = text.into_bytes();
        done.push(Published {
            published: hashed_name(&name, &bytes),
            name,
            bytes,
        });
    }
    Ok(done)
}

/// Our own files, all of them text.
fn own(folder: &Path) -> Result<Vec<(String, String)>, ThemeError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| ThemeError::file(folder, error))? {
        let path = entry
            .map_err(|error| ThemeError::file(folder, error))?
            .path();
        if path.is_file() {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            files.push((name, read_text(&path)?));
        }
    }
    Ok(files)
}

/// A package's CSS without GOV.UK's font and the royal crest, which only GOV.UK may use.
fn without_gov_uk_branding(css: &str) -> Result<String, ThemeError> {
    let css = without_blocks(css, "@font-face{");
    let css = ["background-image", "-webkit-mask-image", "mask-image"]
        .iter()
        .fold(css, |css, property| {
            without_declarations(
                &css,
                &format!("{property}:url(/assets/images/govuk-crest.svg)"),
            )
        });
    // Room for a crown in the package's own footer, which no page has.
    let css = css.replace(".govuk-footer__crown{margin-bottom:25px}", "");
    let css = without_source_map(&css.replace(GDS_FONT, SYSTEM_FONTS));
    match ["GDS Transport", "@font-face", "/assets/", "crest", "crown"]
        .into_iter()
        .find(|left| css.contains(left))
    {
        None => Ok(css),
        Some(left) => Err(ThemeError::Package(format!(
            "a package's CSS has `{left}` in a place that is not known: see `without_gov_uk_branding`"
        ))),
    }
}

/// Drops every at-rule that starts with `opening` and holds no braces of its own.
fn without_blocks(css: &str, opening: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find(opening) {
        kept.push_str(&rest[..start]);
        rest = rest[start..].split_once('}').map_or("", |(_, after)| after);
    }
    kept + rest
}

fn without_declarations(css: &str, declaration: &str) -> String {
    css.replace(&format!("{declaration};"), "")
        .replace(declaration, "")
}

/// The comment may stand at the end of a line of code: minified files are one line.
fn without_source_map(text: &str) -> String {
    let kept: Vec<&str> = text
        .lines()
        .map(|line| {
            let comment = ["//# sourceMappingURL=", "/*# sourceMappingURL="]
                .iter()
                .find_map(|start| line.find(start));
            line.get(..comment.unwrap_or(line.len())).unwrap_or(line)
        })
        .collect();
    kept.join("\n") + "\n"
}

/// Where a file is published that is made of content: its name under `/assets/`, and its address.
pub fn published_as(name: &str, bytes: &[u8]) -> (String, String) {
    let published = hashed_name(name, bytes);
    let address = format!("{ROOT}{published}");
    (published, address)
}

/// `name.ext` as `name-<hash>.ext`.
pub(crate) fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes)
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{name}-{hash}"),
    }
}

fn read_text(path: &Path) -> Result<String, ThemeError> {
    fs::read_to_string(path).map_err(|error| ThemeError::file(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_name_changes_with_the_bytes_and_only_with_them() {
        assert_eq!(hashed_name("a.css", b"x"), hashed_name("a.css", b"x"));
        assert_ne!(hashed_name("a.css", b"x"), hashed_name("a.css", b"y"));
        assert!(hashed_name("a.css", b"x").ends_with(".css"));
    }

    #[test]
    fn the_font_and_the_crest_go_and_the_rules_around_them_stay() {
        let css = "a{color:red}@font-face{font-family:GDS Transport;src:url(/assets/f.woff2)}\
                   b{font-family:GDS Transport,arial,sans-serif}\
                   c{width:1px;-webkit-mask-image:url(/assets/images/govuk-crest.svg);height:1px}";
        let kept = without_gov_uk_branding(css).expect("nothing of GOV.UK's is left");
        assert_eq!(
            kept,
            format!("a{{color:red}}b{{font-family:{SYSTEM_FONTS}}}c{{width:1px;height:1px}}\n")
        );
    }

    #[test]
    fn branding_in_an_unknown_place_is_refused() {
        assert!(without_gov_uk_branding("a{font:1rem GDS Transport}").is_err());
    }
}
