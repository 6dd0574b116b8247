//! Runs the table over content, and lets a council waive a rule for a time.
//!
//! What only the council can decide and has not is a waiver in the file that breaks the rule: it is
//! listed each time, and fails a check once its day has passed.

use jiff::civil::Date;
use site_model::content::CouncilContent;
use site_model::path;
use site_model::source::Source;
use site_model::waiver::Waiver;
use site_model::{Content, Diagnostic, Diagnostics, Severity};

use crate::checked::Checked;
use crate::rule::Check;
use crate::table::{rule, rules};

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
            if let Some((_, waiver)) = waived
                .iter()
                .find(|(source, waiver)| source.file == finding.file && waiver.rule == finding.rule)
            {
                apply(waiver, finding, today);
            }
        }
        let unused = waived.iter().filter(|(source, waiver)| {
            // What could not be read may be what the waiver is needed for.
            let may_be_needed = is_rule(&waiver.rule) && !council.unread.is_empty();
            !may_be_needed
                && !findings
                    .iter()
                    .any(|f| f.file == source.file && f.rule == waiver.rule)
        });
        let unused: Vec<Diagnostic> = unused
            .map(|(source, waiver)| unused_waiver(source, waiver))
            .collect();
        diagnostics.extend(findings.into_iter().chain(unused).collect());
    }
    diagnostics
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

fn unused_waiver(source: &Source, waiver: &Waiver) -> Diagnostic {
    source.error(
        "waiver-unused",
        path!["waivers"],
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

/// Every waiver with the file it stands in. Of a notice only the text in force counts: an older
/// one is history that no rule looks at and nobody may edit.
fn waivers(council: &CouncilContent) -> Vec<(&Source, &Waiver)> {
    fn of<'a>(
        source: &'a Source,
        waivers: &'a [Waiver],
    ) -> impl Iterator<Item = (&'a Source, &'a Waiver)> {
        waivers.iter().map(move |waiver| (source, waiver))
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
