//! Runs the table over content, and lets a council waive a rule for a time.
//!
//! What only the council can decide and has not is a waiver in the file that breaks the rule: it is
//! listed each time, and fails a check once its day has passed. A waiver that is not needed, or would
//! last for years, is refused.

use jiff::Span;
use jiff::civil::Date;
use site_model::content::CouncilContent;
use site_model::path;
use site_model::source::Source;
use site_model::waiver::Waiver;
use site_model::{Content, Diagnostic, Diagnostics, Severity};

use crate::checked::Checked;
use crate::laws::{ARTICLE_5, ARTICLE_24};
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

/// Checks all content as of `today`.
pub fn check(content: &Content, today: Date) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for council in content.councils.values() {
        let waived = waivers(council);
        let checked = Checked::new(content, council, today);
        let mut findings: Vec<Diagnostic> = rules()
            .flat_map(|rule| match rule.check {
                Check::Council(check) => check(&checked),
                Check::WhileReading => Vec::new(),
            })
            .collect();
        for finding in &mut findings {
            if let Some(Placed { waiver, .. }) =
                waived.iter().find(|Placed { source, waiver, .. }| {
                    source.file == finding.file && waiver.rule == finding.rule
                })
            {
                apply(waiver, finding, today);
            }
        }
        let unused = waived.iter().filter(|Placed { source, waiver, .. }| {
            // What could not be read may be what the waiver is needed for.
            let may_be_needed = is_rule(&waiver.rule) && !council.unread.is_empty();
            !may_be_needed
                && !findings
                    .iter()
                    .any(|f| f.file == source.file && f.rule == waiver.rule)
        });
        let unused: Vec<Diagnostic> = unused.map(unused_waiver).collect();
        let too_long = waived
            .iter()
            .filter(|placed| placed.waiver.until > latest_end(today))
            .map(|placed| waiver_too_long(placed, today));
        let of_waivers: Vec<Diagnostic> = unused.into_iter().chain(too_long).collect();
        diagnostics.extend(findings.into_iter().chain(of_waivers).collect());
    }
    diagnostics
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

/// Every waiver with the file it stands in. Of a notice only the text in force counts: an older
/// one is history that no rule looks at and nobody may edit.
fn waivers(council: &CouncilContent) -> Vec<Placed<'_>> {
    fn of<'a>(source: &'a Source, waivers: &'a [Waiver]) -> impl Iterator<Item = Placed<'a>> {
        waivers
            .iter()
            .enumerate()
            .map(move |(index, waiver)| Placed {
                source,
                index,
                waiver,
            })
    }
    let in_force = council.notices.values().filter_map(|texts| texts.last());
    let notices = in_force.flat_map(|n| of(&n.document.source, &n.front_matter().waivers));
    let forms = council
        .forms
        .values()
        .flat_map(|(source, form)| of(source, &form.waivers));
    let services = council
        .services
        .values()
        .flat_map(|d| of(&d.source, &d.front_matter.waivers));
    let organisations = council.organisations.values();
    let organisations = organisations.flat_map(|d| of(&d.source, &d.front_matter.waivers));
    let pages = council
        .pages
        .values()
        .flat_map(|d| of(&d.source, &d.front_matter.waivers));
    of(&council.source, &council.council.waivers)
        .chain(notices)
        .chain(forms)
        .chain(services)
        .chain(organisations)
        .chain(pages)
        .collect()
}
