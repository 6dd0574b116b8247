//! The rules that content is checked against: one table.
//!
//! A rule has an id, its legal source or reason, and a check that yields findings. A finding that
//! its file waives is listed as waived until the waiver's date, and is an error after it.

mod contacts;
mod forms;
mod notices;
mod references;

use jiff::civil::Date;

use crate::content::{Content, CouncilContent};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::path;
use crate::source::Source;
use crate::waiver::Waiver;

/// One rule.
pub struct Rule {
    /// Its id, as waivers and findings name it.
    pub id: &'static str,
    /// The law or the reason behind it.
    pub source: &'static str,
    /// Finds where a council breaks it. `today` is for rules about dates.
    check: fn(&CouncilContent, today: Date) -> Vec<Diagnostic>,
}

/// Every rule.
pub const RULES: &[Rule] = &[
    Rule {
        id: notices::LAWFUL_BASIS,
        source: "UK GDPR Articles 6(1) and 13(1)(c)",
        check: notices::lawful_basis,
    },
    Rule {
        id: notices::SPECIAL_CATEGORY,
        source: "UK GDPR Article 9(2); Data Protection Act 2018 sections 10 and 11, Schedule 1",
        check: notices::special_category_condition,
    },
    Rule {
        id: notices::RETENTION,
        source: "UK GDPR Articles 5(1)(e) and 13(2)(a)",
        check: notices::retention,
    },
    Rule {
        id: notices::CONTROLLER,
        source: "UK GDPR Article 13(1)(a)",
        check: notices::controller,
    },
    Rule {
        id: notices::DATA_PROTECTION_OFFICER,
        source: "UK GDPR Articles 13(1)(b) and 37(1)(a)",
        check: notices::data_protection_officer,
    },
    Rule {
        id: notices::COMPLAINTS,
        source: "UK GDPR Article 13(2)(d); Data Protection Act 2018 section 164A",
        check: notices::complaints,
    },
    Rule {
        id: notices::TRANSFERS,
        source: "UK GDPR Article 13(1)(f)",
        check: notices::transfers,
    },
    Rule {
        id: notices::RECIPIENTS,
        source: "UK GDPR Article 13(1)(e)",
        check: notices::recipients,
    },
    Rule {
        id: notices::DATES,
        source: "a notice says which text is in force",
        check: notices::dates,
    },
    Rule {
        id: forms::DECLARED,
        source: "UK GDPR Articles 5(1)(b) and 13: a form asks only for what its notice declares",
        check: forms::asks_only_for_what_is_declared,
    },
    Rule {
        id: forms::COVERED,
        source: "UK GDPR Article 13(1): told when the data is obtained",
        check: forms::is_covered_by_its_notice,
    },
    Rule {
        id: forms::SHAPE,
        source: "a form that families can finish",
        check: forms::shape,
    },
    Rule {
        id: references::KNOWN,
        source: "a reference leads somewhere",
        check: references::known,
    },
    Rule {
        id: references::COUNCIL_CONTACT,
        source: "a family can always reach its hub",
        check: references::council_contact,
    },
    Rule {
        id: contacts::USABLE,
        source: "whoever reads a number or an address can use it",
        check: contacts::usable,
    },
    Rule {
        id: references::GENERAL_NOTICE,
        source: "UK GDPR Article 12(1): the notice is easy to find",
        check: references::general_privacy_notice,
    },
];

/// Checks all content as of `today`.
pub fn check(content: &Content, today: Date) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for council in content.councils.values() {
        let waived = waivers(council);
        let mut findings: Vec<Diagnostic> = RULES
            .iter()
            .flat_map(|rule| (rule.check)(council, today))
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

fn is_rule(id: &str) -> bool {
    RULES.iter().any(|rule| rule.id == id)
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
