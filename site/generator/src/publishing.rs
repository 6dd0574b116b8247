//! Records which texts of notices are published, so that none changes unnoticed afterwards.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use site_model::content::CouncilContent;
use site_model::published_texts::{HEADER, PublishedText, PublishedTexts};
use site_model::{Diagnostic, Diagnostics, Slug};

use crate::checking;

/// A text that was recorded now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Whose notice it is.
    pub council: Slug,
    /// What the record says of it.
    pub text: PublishedText,
}

/// Why nothing, or not everything, was recorded.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The content has errors.
    #[error("the content has errors")]
    Content(Diagnostics),
    /// A record does not read as it was written.
    #[error("the record cannot be added to: {0}")]
    Record(Box<Diagnostic>),
    /// A record cannot be written.
    #[error("{}: {error}", file.display())]
    File {
        /// The record.
        file: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Adds every text that no record has yet to its council's record; of `council` alone where one is
/// named. What is recorded already stays as it is, to the byte.
///
/// Content with errors is refused, and so is a text dated after `today`. A waiver that ended is no
/// reason: an urgent correction can always be published.
pub fn publish(
    content_dir: &Path,
    council: Option<&Slug>,
    today: Date,
) -> Result<Vec<Recorded>, PublishError> {
    let (content, diagnostics) = checking::check(content_dir, council, today);
    if diagnostics.has_errors() {
        return Err(PublishError::Content(diagnostics));
    }
    let mut recorded = Vec::new();
    for (slug, council) in &content.councils {
        let texts: Vec<PublishedText> = council
            .published_texts
            .missing(&council.notices)
            .map(PublishedText::of)
            .collect();
        if !texts.is_empty() {
            add(
                &content_dir.join(slug.as_str()).join("notices"),
                &texts,
                council,
            )?;
        }
        recorded.extend(texts.into_iter().map(|text| Recorded {
            council: slug.clone(),
            text,
        }));
    }
    Ok(recorded)
}

/// Adds entries at the end of a record: what stands in it is not written again, so nothing that goes
/// wrong here can lose it.
fn add(
    folder: &Path,
    texts: &[PublishedText],
    council: &CouncilContent,
) -> Result<(), PublishError> {
    let unread = |finding| PublishError::Record(Box::new(finding));
    let (source, _) = PublishedTexts::read(folder).map_err(unread)?;
    let before = match &*source.text {
        "" => HEADER,
        text if text.ends_with('\n') => "",
        _ => "\n",
    };
    let entries: String = texts.iter().map(ToString::to_string).collect();
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(&source.file)
        .and_then(|mut file| {
            file.write_all(format!("{before}{entries}").as_bytes())?;
            file.sync_all()
        })
        .map_err(|error| PublishError::File {
            file: source.file,
            error,
        })?;
    // Somebody may have written it in another style, such as `[]`, which nothing can follow.
    let (source, read) = PublishedTexts::read(folder).map_err(unread)?;
    match read.missing(&council.notices).next() {
        None => Ok(()),
        Some(_) => Err(unread(source.error(
            "yaml",
            &[],
            "the new entries are not read",
            "write the record as a list of entries, each starting with `- notice:`",
        ))),
    }
}
