//! Runs the table over content, and lets a council waive a rule for a time.
//!
//! What only the council can decide and has not is a waiver in the file that breaks the rule: it is
//! listed each time, and fails a check once its day has passed. A waiver that is not needed, or would
//! last for years, is refused.

use std::path::Path;

use jiff::Span;
use jiff::civil::Date;
use site_model::path;
use site_model::source::Source;
use site_model::waiver::Waiver;
use site_model::{Content, Diagnostic, Diagnostics, Severity, Slug};

use crate::checked::{Checked, File};
use crate::index::Index;
use crate::laws::{ARTICLE_5, ARTICLE_24};
use crate::parallel::{in_parallel, in_parts};
use crate::prose::Prose;
use crate::rule::{Check, Example, Rule};
use crate::table::{rule, rules};

/// What is said of waivers themselves. Neither can be waived: that would be a waiver of waivers.
pub(crate) const RULES: &[Rule] = &[UNUSED, TOO_LONG];

const UNUSED: Rule = Rule {
    id: "waiver-unused",
    title: "A waiver waives a rule that there is and that its file breaks.",
    source: "UK GDPR Article 5(2): what a notice lacks can be shown, and no more than that",
    read: &[ARTICLE_5],
    why: "Every waiver is a debt of the council, with a reason and an owner. One that is paid, or was \
          never owed, hides the others; and it would let the rule be broken again unseen.",
    looks: None,
    mend: "Remove the waiver, or correct the name of its rule.",
    example: Example {
        breaks: "transfers: It stays in the United Kingdom.\nwaivers:\n  - rule: notice-transfers\n    reason: The council has not said.\n    owner: Information governance\n    until: 2027-05-31\n",
        keeps: "transfers: It stays in the United Kingdom.\nwaivers: []\n",
    },
    check: Check::WhileReading,
};

const TOO_LONG: Rule = Rule {
    id: "waiver-too-long",
    title: "A waiver ends within a year and a day.",
    source: "UK GDPR Article 24(1): measures are reviewed and updated where necessary",
    read: &[ARTICLE_24],
    why: "A waiver that ends in ten years is a rule switched off. The date is there so that somebody \
          looks again, while the people who know the reason are still there.",
    looks: None,
    mend: "Write in `until:` a day within a year, and look at it again then.",
    example: Example {
        breaks: "transfers: \"\"\nwaivers:\n  - rule: notice-transfers\n    reason: The council has not said.\n    owner: Information governance\n    until: 2036-05-31\n",
        keeps: "transfers: \"\"\nwaivers:\n  - rule: notice-transfers\n    reason: The council has not said.\n    owner: Information governance\n    until: 2027-05-31\n",
    },
    check: Check::WhileReading,
};

/// Checks all content as of `today`, on all processors.
pub fn check(content: &Content, today: Date) -> Diagnostics {
    let mut found = Vec::new();
    for council in content.councils.values() {
        let index = Index::of(council);
        let files = File::all(council);
        let judged = in_parallel(&in_parts(&files), |files| {
            judge(content, &index, files, today)
        });
        found.extend(judged.into_iter().flatten());
    }
    found.into_iter().collect()
}

/// What [`check`] says of one file, judged against all content, without reading the prose of others
/// but of those that it links into. Nothing for a file that rules don't judge, such as an older text
/// of a notice.
pub fn check_file(content: &Content, council: &Slug, file: &Path, today: Date) -> Diagnostics {
    let Some(council) = content.councils.get(council) else {
        return Diagnostics::default();
    };
    let index = Index::for_one(council);
    let files: Vec<File<'_>> = File::at(council, file).into_iter().collect();
    judge(content, &index, &files, today).into_iter().collect()
}

/// What every rule says of these files, with their waivers applied.
fn judge(content: &Content, index: &Index<'_>, files: &[File<'_>], today: Date) -> Vec<Diagnostic> {
    let prose: Vec<Option<Prose<'_>>> = files.iter().map(File::prose).collect();
    let files = files.iter().copied();
    let checked = Checked::new(content, index, today, files.clone().zip(&prose));
    let waived = waivers(files);
    let mut findings: Vec<Diagnostic> = rules()
        .flat_map(|rule| match rule.check {
            Check::Council(check) => check(&checked),
            Check::WhileReading => Vec::new(),
        })
        .collect();
    for finding in &mut findings {
        let waiver = waived.iter().find(|Placed { source, waiver, .. }| {
            waiver.rule == finding.rule && source.file == finding.file
        });
        if let Some(Placed { waiver, .. }) = waiver {
            apply(waiver, finding, today);
        }
    }
    let unused = waived.iter().filter(|Placed { source, waiver, .. }| {
        // What could not be read may be what the waiver is needed for.
        let may_be_needed = is_rule(&waiver.rule) && !index.council.unread.is_empty();
        !may_be_needed
            && !findings
                .iter()
                .any(|f| f.rule == waiver.rule && f.file == source.file)
    });
    let unused: Vec<Diagnostic> = unused.map(unused_waiver).collect();
    let too_long = waived
        .iter()
        .filter(|placed| placed.waiver.until > latest_end(today))
        .map(|placed| waiver_too_long(placed, today));
    findings.extend(unused.into_iter().chain(too_long));
    findings
}

/// A waiver, and where it stands.
struct Placed<'a> {
    source: &'a Source,
    /// Which of the file's waivers it is, from 0.
    index: usize,
    waiver: &'a Waiver,
}

fn apply(waiver: &Waiver, finding: &mut Diagnostic, today: Date) {
    if waiver.until < today {
        finding.severity = Severity::Lapsed;
        finding.message = format!("{} (its waiver ended on {})", finding.message, waiver.until);
    } else {
        finding.severity = Severity::Waived;
        finding.message = format!(
            "until {}, {}: {}",
            waiver.until, waiver.owner, waiver.reason
        );
    }
}

/// Whether there is such a rule, and a file can waive it.
fn is_rule(id: &str) -> bool {
    rule(id).is_some_and(|rule| matches!(rule.check, Check::Council(_)))
}

fn unused_waiver(placed: &Placed<'_>) -> Diagnostic {
    let Placed {
        source,
        index,
        waiver,
    } = *placed;
    source.error(
        UNUSED.id,
        path!["waivers", index],
        if is_rule(&waiver.rule) {
            format!(
                "the waiver of `{}` is not needed: the rule is kept",
                waiver.rule
            )
        } else {
            format!("there is no rule `{}` to waive", waiver.rule)
        },
        "remove the waiver",
    )
}

/// The last day that a waiver may name: a year and a day from now, so that one written for a year
/// is not too long by the hour at which it is written.
fn latest_end(today: Date) -> Date {
    today.saturating_add(Span::new().years(1).days(1))
}

fn waiver_too_long(placed: &Placed<'_>, today: Date) -> Diagnostic {
    let Placed {
        source,
        index,
        waiver,
    } = *placed;
    source.error(
        TOO_LONG.id,
        path!["waivers", index, "until"],
        format!(
            "the waiver of `{}` is to last until {}, more than a year and a day",
            waiver.rule, waiver.until
        ),
        format!("write a day up to {} in `until:`", latest_end(today)),
    )
}

/// Every waiver of these files.
fn waivers<'a>(files: impl Iterator<Item = File<'a>>) -> Vec<Placed<'a>> {
    let of_files = files.filter_map(|file| file.waivers());
    of_files
        .flat_map(|(source, waivers)| {
            let numbered = waivers.iter().enumerate();
            numbered.map(move |(index, waiver)| Placed {
                source,
                index,
                waiver,
            })
        })
        .collect()
}
