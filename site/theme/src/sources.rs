//! Everything that rendering needs, read from the theme's folder and translated once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{AssetPaths, ThemeError, nunjucks};

/// Everything needed to render, as text: it travels in the functions' bundle.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Sources {
    /// By name, already translated for the template engine.
    pub templates: BTreeMap<String, String>,
    /// By language tag, then by file.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// Where the published files are.
    pub assets: AssetPaths,
}

/// The package's page template, which has the one inline script.
const PAGE: &str = "govuk/template.njk";

impl Sources {
    /// Reads the theme's folder, its packages installed.
    pub fn read(theme_dir: &Path) -> Result<Sources, ThemeError> {
        let package = theme_dir.join("node_modules/govuk-frontend/dist/govuk");
        if !package.is_dir() {
            return Err(ThemeError::Package(format!(
                "{} is missing: run `npm ci` in {}",
                package.display(),
                theme_dir.display()
            )));
        }
        let mut written = BTreeMap::new();
        read_folder(&package, "govuk/", "njk", &mut written)?;
        read_folder(&theme_dir.join("templates"), "", "njk", &mut written)?;
        let templates = translate(&written)?;

        let page = templates.get(PAGE).map_or("", String::as_str);
        let script_hash = script_hash(page).ok_or_else(|| {
            ThemeError::Package(format!("{PAGE} has no inline script to allow by its hash"))
        })?;
        Ok(Sources {
            templates,
            words: read_words(&theme_dir.join("locales"))?,
            assets: AssetPaths::read(theme_dir, script_hash)?,
        })
    }
}

fn translate(written: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, ThemeError> {
    let mut templates = BTreeMap::new();
    for (name, text) in written {
        let refuse = |line, problem| ThemeError::Template {
            template: name.clone(),
            line,
            problem,
        };
        let translated = nunjucks::translate(name, text)
            .map_err(|refusal| refuse(refusal.line, refusal.problem))?;
        if let Some((missing, line)) = translated
            .references
            .iter()
            .find(|(to, _)| !written.contains_key(to))
        {
            return Err(refuse(*line, format!("there is no template `{missing}`")));
        }
        templates.insert(name.clone(), translated.source);
    }
    Ok(templates)
}

fn read_words(folder: &Path) -> Result<BTreeMap<String, BTreeMap<String, String>>, ThemeError> {
    let mut words = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| ThemeError::file(folder, error))? {
        let path = entry
            .map_err(|error| ThemeError::file(folder, error))?
            .path();
        if path.is_dir() {
            let language = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let mut files = BTreeMap::new();
            read_folder(&path, "", "ftl", &mut files)?;
            words.insert(language, files);
        }
    }
    Ok(words)
}

/// Reads the files with this extension below `folder`, named `prefix` and their path.
fn read_folder(
    folder: &Path,
    prefix: &str,
    extension: &str,
    into: &mut BTreeMap<String, String>,
) -> Result<(), ThemeError> {
    for entry in fs::read_dir(folder).map_err(|error| ThemeError::file(folder, error))? {
        let path = entry
            .map_err(|error| ThemeError::file(folder, error))?
            .path();
        let name = format!(
            "{prefix}{}",
            path.file_name().unwrap_or_default().to_string_lossy()
        );
        if path.is_dir() {
            read_folder(&path, &format!("{name}/"), extension, into)?;
        } else if path.extension().is_some_and(|found| found == extension) {
            into.insert(
                name,
                fs::read_to_string(&path).map_err(|error| ThemeError::file(&path, error))?,
            );
        }
    }
    Ok(())
}

/// The first inline script's hash as `script-src` wants it (Content Security Policy Level 3, section 2.3.1).
fn script_hash(page: &str) -> Option<String> {
    let (_, from_tag) = page.split_once("<script")?;
    let (_, from_script) = from_tag.split_once('>')?;
    let (script, _) = from_script.split_once("</script>")?;
    Some(format!(
        "'sha256-{}'",
        STANDARD.encode(Sha256::digest(script))
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_of_what_stands_between_the_script_tags() {
        // The example of the specification: `alert('Hello, world.');`
        let page = "<p></p><script nonce=\"x\">alert('Hello, world.');</script>";
        let expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert_eq!(script_hash(page).as_deref(), Some(expected));
    }

    #[test]
    fn a_reference_to_no_template_is_refused_with_its_line() {
        let written =
            BTreeMap::from([("a.njk".to_owned(), "\n{% include \"b.njk\" %}".to_owned())]);
        let refused = translate(&written).err().map(|error| error.to_string());
        assert_eq!(
            refused.as_deref(),
            Some("a.njk:2: there is no template `b.njk`")
        );
    }
}
