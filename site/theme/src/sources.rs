//! Everything that rendering needs, read from the theme's folder and translated once.

use std::collections::{BTreeMap, BTreeSet};
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
    /// By name, the templates that each one needs: known while they are read, and of no use after.
    #[serde(skip)]
    needs: BTreeMap<String, BTreeSet<String>>,
    /// By name, the packages' templates that are not translated, and why: no template of ours needs one.
    #[serde(skip)]
    refused: BTreeMap<String, String>,
}

/// A package whose templates are read: where it is installed, and how their names begin.
struct Package {
    folder: &'static str,
    prefix: &'static str,
}

const PACKAGES: [Package; 2] = [
    Package {
        folder: "node_modules/govuk-frontend/dist/govuk",
        prefix: "govuk/",
    },
    Package {
        folder: "node_modules/@ministryofjustice/frontend/moj",
        prefix: "moj/",
    },
];

/// The package's page template, which has the one inline script.
const PAGE: &str = "govuk/template.njk";

impl Sources {
    /// Reads the theme's folder, its packages installed.
    pub fn read(theme_dir: &Path) -> Result<Sources, ThemeError> {
        let mut written = BTreeMap::new();
        for package in PACKAGES {
            let folder = theme_dir.join(package.folder);
            if !folder.is_dir() {
                return Err(ThemeError::Package(format!(
                    "{} is missing: run `npm ci` in {}",
                    folder.display(),
                    theme_dir.display()
                )));
            }
            read_folder(&folder, package.prefix, "njk", &mut written)?;
        }
        read_folder(&theme_dir.join("templates"), "", "njk", &mut written)?;
        let Translations {
            templates,
            needs,
            refused,
        } = translate(&written)?;
        let templates = with_direction(templates);

        let page = templates.get(PAGE).map_or("", String::as_str);
        let script_hash = script_hash(page).ok_or_else(|| {
            ThemeError::Package(format!("{PAGE} has no inline script to allow by its hash"))
        })?;
        Ok(Sources {
            templates,
            words: read_words(&theme_dir.join("locales"))?,
            assets: AssetPaths::read(theme_dir, script_hash)?,
            needs,
            refused,
        })
    }

    /// The packages' templates that cannot be rendered here, and why not: the line of each and what
    /// stands there. Known of what was read, and of no bundle.
    pub fn refused(&self) -> &BTreeMap<String, String> {
        &self.refused
    }

    /// The same with no more of the packages' templates than our own ones need: what travels.
    #[must_use]
    pub fn in_use(mut self) -> Sources {
        let mut used = BTreeSet::new();
        let own = self.templates.keys().filter(|name| is_own(name));
        let mut to_follow: Vec<String> = own.cloned().collect();
        while let Some(name) = to_follow.pop() {
            to_follow.extend(self.needs.remove(&name).into_iter().flatten());
            used.insert(name);
        }
        self.templates.retain(|name, _| used.contains(name));
        self.needs.clear();
        self.refused.clear();
        self
    }
}

/// The package's page has no place for the direction of its language; a browser needs it on `html`, so that the
/// scroll bar stands on the right side too.
fn with_direction(mut templates: BTreeMap<String, String>) -> BTreeMap<String, String> {
    if let Some(page) = templates.get_mut(PAGE) {
        let with = "<html{% if htmlDirection %} dir=\"{{ htmlDirection }}\"{% endif %} ";
        *page = page.replacen("<html ", with, 1);
    }
    templates
}

/// What became of the templates that were read.
#[derive(Default)]
struct Translations {
    templates: BTreeMap<String, String>,
    needs: BTreeMap<String, BTreeSet<String>>,
    refused: BTreeMap<String, String>,
}

/// Translates all of them. A package's template that cannot be is left out, and so is what needs it;
/// one of our own that cannot be, or that needs one left out, is an error.
fn translate(written: &BTreeMap<String, String>) -> Result<Translations, ThemeError> {
    let mut done = Translations::default();
    let mut references = BTreeMap::new();
    for (name, text) in written {
        match nunjucks::translate(name, text) {
            Ok(translated) => {
                done.templates.insert(name.clone(), translated.source);
                references.insert(name, translated.references);
            }
            Err(refusal) => done.refuse(name, refusal.line, refusal.problem)?,
        }
    }
    // Leaving one out may be the reason to leave out another.
    while let Some((name, line, problem)) = references
        .iter()
        .filter(|(name, _)| done.templates.contains_key(**name))
        .find_map(|(name, to)| {
            let (missing, line) = to.iter().find(|(to, _)| !done.templates.contains_key(to))?;
            Some((*name, *line, done.why_not(missing)))
        })
    {
        done.refuse(name, line, problem)?;
    }
    for (name, to) in references {
        let needed = to.into_iter().map(|(to, _)| to).collect();
        done.needs.insert(name.clone(), needed);
    }
    Ok(done)
}

impl Translations {
    fn refuse(&mut self, name: &str, line: usize, problem: String) -> Result<(), ThemeError> {
        if is_own(name) {
            return Err(ThemeError::Template {
                template: name.to_owned(),
                line,
                problem,
            });
        }
        self.templates.remove(name);
        self.refused
            .insert(name.to_owned(), format!("line {line}: {problem}"));
        Ok(())
    }

    fn why_not(&self, missing: &str) -> String {
        self.refused.get(missing).map_or_else(
            || format!("there is no template `{missing}`"),
            |reason| format!("`{missing}` is not translated: {reason}"),
        )
    }
}

/// Whether a template is ours, and no package's.
fn is_own(name: &str) -> bool {
    !PACKAGES
        .iter()
        .any(|package| name.starts_with(package.prefix))
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

    #[test]
    fn a_packages_template_that_is_not_translated_is_named_and_ours_may_not_need_it() {
        let mut written = BTreeMap::from(
            [
                ("moj/odd.njk", "{% switch x %}"),
                ("moj/needs-odd.njk", "\n{% include \"./odd.njk\" %}"),
                ("moj/plain.njk", ""),
            ]
            .map(|(name, text)| (name.to_owned(), text.to_owned())),
        );
        let done = translate(&written).expect("nothing of ours needs it");
        assert_eq!(done.templates.keys().collect::<Vec<_>>(), ["moj/plain.njk"]);
        assert!(done.refused["moj/odd.njk"].starts_with("line 1: the statement `switch`"));
        assert!(done.refused["moj/needs-odd.njk"].starts_with("line 2: `moj/odd.njk` is not"));

        let page = "{% include \"moj/needs-odd.njk\" %}".to_owned();
        written.insert("page.njk".to_owned(), page);
        let refused = translate(&written).err().map(|error| error.to_string());
        assert!(refused.is_some_and(|said| said.starts_with("page.njk:1: `moj/needs-odd.njk` is")));
    }

    #[test]
    fn a_bundle_has_no_template_of_a_package_that_no_page_of_ours_needs() {
        let written = BTreeMap::from(
            [
                ("page.njk", "{% include \"moj/used.njk\" %}"),
                ("moj/used.njk", "{% include \"./inner.njk\" %}"),
                ("moj/inner.njk", ""),
                ("moj/idle.njk", ""),
            ]
            .map(|(name, text)| (name.to_owned(), text.to_owned())),
        );
        let Translations {
            templates, needs, ..
        } = translate(&written).expect("all is known");
        let sources = Sources {
            templates,
            needs,
            ..Sources::default()
        };
        let travelling = sources.in_use().templates;
        let names: Vec<&str> = travelling.keys().map(String::as_str).collect();
        assert_eq!(names, ["moj/inner.njk", "moj/used.njk", "page.njk"]);
    }
}
