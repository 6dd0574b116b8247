//! Which texts of notices families were shown: a record beside them, so that none changes unnoticed.
//!
//! `notices/published.yaml` names each text that was published, with the hash of its words. It is
//! compared while content is read: whoever edits or deletes such a text is told at once, and no
//! waiver helps, because records were made under it and a submission keeps its hash. `site publish`
//! writes the record and only ever adds to it. Who may change the record itself is for the council's
//! version control to say.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Severity};
use crate::notice::{Notice, NoticeVersion};
use crate::path;
use crate::positions::Position;
use crate::slug::Slug;
use crate::source::Source;

/// The record's name in a council's folder of notices.
pub const FILE: &str = "published.yaml";

/// A published text has other words now.
pub const CHANGED: &str = "published-text-changed";
/// A published text is gone.
pub const GONE: &str = "published-text-gone";
/// A text is not in the record.
pub const UNRECORDED: &str = "published-text-unrecorded";

/// What stands above the first entry.
pub const HEADER: &str = "\
# The texts of notices that families were shown. `site publish` adds to this file and changes nothing
# in it. Take out only what was recorded and never went out.
";

/// The texts of a council's notices that were published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublishedTexts(Vec<PublishedText>);

/// One text that was published. Shown as its entry in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedText {
    /// The notice.
    pub notice: Slug,
    /// When this text was published: the name of its file.
    #[serde(with = "crate::day")]
    pub updated: Date,
    /// Its words.
    pub sha256: NoticeVersion,
}

impl PublishedText {
    /// What the record says of this text.
    pub fn of(notice: &Notice) -> Self {
        Self {
            notice: notice.slug.clone(),
            updated: notice.front_matter().updated,
            sha256: notice.version.clone(),
        }
    }
}

impl fmt::Display for PublishedText {
    /// Quoted, because a name or a hash of digits alone would be a number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "- notice: \"{}\"", self.notice)?;
        writeln!(f, "  updated: {}", self.updated)?;
        writeln!(f, "  sha256: \"{}\"", self.sha256)
    }
}

impl PublishedTexts {
    /// The texts of `notices` that are not in the record yet, oldest first for each notice.
    pub fn missing<'a>(
        &'a self,
        notices: &'a BTreeMap<Slug, Vec<Notice>>,
    ) -> impl Iterator<Item = &'a Notice> {
        let recorded: HashSet<(&Slug, Date)> = self
            .0
            .iter()
            .map(|text| (&text.notice, text.updated))
            .collect();
        notices.values().flatten().filter(move |notice| {
            !recorded.contains(&(&notice.slug, notice.front_matter().updated))
        })
    }

    /// Reads the record of a folder of notices; a folder without one has published nothing.
    pub fn read(folder: &Path) -> Result<(Source, Self), Diagnostic> {
        let file = folder.join(FILE);
        if let Err(error) = fs::symlink_metadata(&file)
            && error.kind() == std::io::ErrorKind::NotFound
        {
            return Ok((Source::nothing(file), Self::default()));
        }
        // A file of comments alone holds nothing.
        let (source, texts) = Source::yaml::<Option<Vec<PublishedText>>>(&file)?;
        Ok((source, Self(texts.unwrap_or_default())))
    }

    /// Reads the record of `folder` and compares it with the texts that are there.
    pub(crate) fn load(
        folder: &Path,
        notices: &BTreeMap<Slug, Vec<Notice>>,
        findings: &mut Vec<Diagnostic>,
    ) -> Self {
        let (source, texts) = match Self::read(folder) {
            Ok(read) => read,
            Err(finding) => {
                findings.push(finding);
                return Self::default();
            }
        };
        for (index, text) in texts.0.iter().enumerate() {
            findings.extend(compare(&source, index, text, folder, notices));
        }
        findings.extend(texts.missing(notices).map(unrecorded));
        texts
    }
}

/// What is wrong with the file of a published text.
fn compare(
    record: &Source,
    index: usize,
    text: &PublishedText,
    folder: &Path,
    notices: &BTreeMap<Slug, Vec<Notice>>,
) -> Option<Diagnostic> {
    let PublishedText {
        notice, updated, ..
    } = text;
    let file = folder.join(notice.as_str()).join(format!("{updated}.md"));
    let read = notices
        .get(notice)
        .into_iter()
        .flatten()
        .find(|one| one.document.source.file == file);
    let now = match read {
        Some(read) => read.version.clone(),
        None if !file.exists() => {
            return Some(record.error(
                GONE,
                path![index, "updated"],
                format!(
                    "`{notice}/{updated}.md` was published and is gone: families were shown it"
                ),
                "put the file back as it was: its page stays, and records were made under it",
            ));
        }
        // A file that cannot be read has been told as such.
        None => NoticeVersion::of(&Source::read(&file).ok()?.text),
    };
    if now == text.sha256 {
        return None;
    }
    let position = read.map_or(Position::START, |one| {
        one.document.source.positions.find(path!["updated"])
    });
    Some(Diagnostic::error(
        CHANGED,
        &file,
        position,
        format!("this text was published on {updated} with other words"),
        "put the published words back (version control has them), then write the new ones in a copy named after the day it is published, with that day in its `updated`",
    ))
}

fn unrecorded(notice: &Notice) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        ..notice.document.source.error(
            UNRECORDED,
            path!["updated"],
            "this text is not recorded as published: a change to it would go unnoticed",
            "when it is final, run `site publish`; a deployment needs it",
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_folder_without_a_record_has_published_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let (source, texts) = PublishedTexts::read(folder.path()).expect("it is no error");
        assert_eq!(source.file, folder.path().join(FILE));
        assert_eq!(texts, PublishedTexts::default());
    }

    #[test]
    fn a_record_without_entries_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(FILE), HEADER).expect("a file");
        let (_, texts) = PublishedTexts::read(folder.path()).expect("it is read");
        assert_eq!(texts, PublishedTexts::default());
    }

    proptest! {
        /// Names like `null`, `1e3` and hashes of digits included.
        #[test]
        fn what_is_written_is_read_back(
            names in prop::collection::vec("[0-9]{1,4}|null|true|no|[0-9]e[0-9]|[a-z]{1,9}", 1..4),
            hash in "[0-9]{64}|[0-9a-f]{64}|[0-9]{2}e[0-9]{61}",
            day in 1i8..=28,
        ) {
            let texts: Vec<PublishedText> = names
                .iter()
                .filter_map(|name| Slug::parse(name).ok())
                .map(|notice| PublishedText {
                    notice,
                    updated: jiff::civil::date(2026, 11, day),
                    sha256: serde_json::from_value(hash.clone().into()).expect("a text"),
                })
                .collect();
            let folder = tempfile::tempdir().expect("a folder");
            let entries: String = texts.iter().map(ToString::to_string).collect();
            fs::write(folder.path().join(FILE), format!("{HEADER}{entries}")).expect("a file");
            let (_, read) = PublishedTexts::read(folder.path()).expect("it is read");
            prop_assert_eq!(read.0, texts);
        }
    }
}
