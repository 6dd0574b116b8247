//! Content as it would be after an import, read and checked before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use site_model::content::CouncilContent;
use site_model::diagnostic::Severity;
use site_model::source::{Document, Source};
use site_model::{Content, Diagnostic, Diagnostics};

use super::incoming::Kind;
use super::plan::{Destination, ImportError, Planned};

/// The errors that the council's content would have with these files and does not have now. Each file
/// is read as content is read, from a folder that goes again.
pub(super) fn new_errors(
    files: &[Planned],
    into: &Destination<'_>,
) -> Result<Diagnostics, ImportError> {
    let staged = tempfile::tempdir().map_err(at(&std::env::temp_dir()))?;
    let mut after = into.council.clone();
    let mut errors = Vec::new();
    for planned in files {
        let Some(text) = &planned.text else {
            continue;
        };
        let copy = staged.path().join("copy");
        fs::write(&copy, text).map_err(at(&copy))?;
        if let Err(mut finding) = add(&mut after, planned, &copy) {
            finding.file.clone_from(&planned.file);
            errors.push(finding);
        }
    }
    let before = errors_of(into.council, into);
    let known: BTreeSet<(&PathBuf, &str, &str)> = before.iter().map(told).collect();
    let after = errors_of(&after, into);
    errors.extend(
        after
            .iter()
            .filter(|finding| !known.contains(&told(finding)))
            .cloned(),
    );
    Ok(errors.into_iter().collect())
}

/// What makes two findings the same, wherever in the file it stands.
fn told(finding: &Diagnostic) -> (&PathBuf, &str, &str) {
    (&finding.file, finding.rule, &finding.message)
}

fn errors_of(council: &CouncilContent, into: &Destination<'_>) -> Vec<Diagnostic> {
    let content = Content {
        councils: BTreeMap::from([(council.slug.clone(), council.clone())]),
        ..Content::default()
    };
    let mut found = site_rules::check(&content, into.today);
    found.extend(Diagnostics::default());
    let errors = found
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors.cloned().collect()
}

/// Reads `copy` as the planned file, and puts it into the council.
fn add(council: &mut CouncilContent, planned: &Planned, copy: &Path) -> Result<(), Diagnostic> {
    let slug = planned.slug.clone();
    match planned.kind {
        Kind::Organisation => drop(council.organisations.insert(slug, read(planned, copy)?)),
        Kind::Location => drop(council.locations.insert(slug, read(planned, copy)?)),
        Kind::Service => drop(council.services.insert(slug, read(planned, copy)?)),
        Kind::Taxonomy => {
            let (mut source, taxonomy) = Source::yaml(copy)?;
            source.file.clone_from(&planned.file);
            council.taxonomies.insert(slug, (source, taxonomy));
        }
    }
    Ok(())
}

fn read<T: DeserializeOwned>(planned: &Planned, copy: &Path) -> Result<Document<T>, Diagnostic> {
    let mut document = Source::markdown::<T>(copy)?;
    document.source.file.clone_from(&planned.file);
    Ok(document)
}

fn at(path: &Path) -> impl FnOnce(std::io::Error) -> ImportError {
    let path = path.to_owned();
    |error| ImportError::File { path, error }
}
