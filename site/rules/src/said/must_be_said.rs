//! What a text has to say: to whom, which rights, and where to complain.

use site_model::notice::{FrontMatter, Right};
use site_model::positions::Position;
use site_model::{Diagnostic, address};

use super::sentence::{Sentence, plain_words};
use super::text::Text;
use crate::checked::{Checked, NoticeInForce};
use crate::prose::ReferenceKind;
use crate::rule::{Check, Example, Rule};

const CONTROLLER_ID: &str = "notice-text-controller";
const RIGHTS_ID: &str = "notice-text-rights";
const WITHDRAWING_ID: &str = "notice-text-withdrawing";
const COUNCIL_COMPLAINT_ID: &str = "notice-text-complaint-to-council";
const COMMISSIONER_ID: &str = "notice-text-complaint-to-commissioner";

const RIGHT_TO_BE_INFORMED: &str = "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/the-right-to-be-informed/what-privacy-information-should-we-provide/";

pub(super) const CONTROLLER: Rule = Rule {
    id: CONTROLLER_ID,
    title: "The text says who `we` is: it names the controller.",
    source: "UK GDPR Article 13(1)(a)",
    read: &[RIGHT_TO_BE_INFORMED],
    why: "Several services meet in a hub. A family has to know which of them answers for its data.",
    looks: Some(
        "The `name:` of `controller:`, or what stands before its first comma, or the council's `name:`, anywhere in the text outside headings and quotation marks, with any capitals.",
    ),
    mend: "name the controller in the text as the front matter does",
    example: Example {
        breaks: "controller: { name: Testshire Council, phone: 020 7946 0000 }\n---\nWe help you early.",
        keeps: "controller: { name: Testshire Council, phone: 020 7946 0000 }\n---\nWe are Testshire Council. We help you early.",
    },
    check: Check::Council(controller),
};

pub(super) const RIGHTS: Rule = Rule {
    id: RIGHTS_ID,
    title: "The text explains the rights that the front matter lists, or links to the page that does.",
    source: "UK GDPR Article 13(2)(b)",
    read: &[RIGHT_TO_BE_INFORMED],
    why: "A right that nobody explains is a right that nobody uses: a family cannot ask for what it has never heard of.",
    looks: Some(
        "A link to this site's page about rights or to the council's page `privacy`. Else, per right of `rights:` (without any: access), one of its words in a sentence under a heading with `right` or `rights`, in a list that such a line announces, or in one that says `right`, `rights`, `you can`, `ask us` or `ask the council`. Access: copy, copies, access, see. Rectification: correct, corrected, correction, rectify, rectified, rectification, wrong, inaccurate, mistake, mistakes, `put right`. Erasure: delete, deleted, deletion, erase, erased, erasure. Restriction: limit, restrict, restricted, restriction. Portability: move, transfer, transferred, portability, portable, `take your data`, `take your information`, `take it with you`. Objection: object, objection, `say no`. Automated decisions: computer, automated, automatic, profiling.",
    ),
    mend: "explain each right in the text, or link to the page that does: `/westminster/your-rights/`, with your council's name",
    example: Example {
        breaks: "rights: [access, erasure]\n---\nYou can ask for a copy of your information.",
        keeps: "rights: [access, erasure]\n---\nYou can ask for a copy of your information. You can ask us to delete it.",
    },
    check: Check::Council(rights),
};

pub(super) const WITHDRAWING: Rule = Rule {
    id: WITHDRAWING_ID,
    title: "Where a family agrees to something, the text says that it can change its mind.",
    source: "UK GDPR Articles 7(3) and 13(2)(c)",
    read: &[
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/lawful-basis/consent/",
    ],
    why: "A yes is free only if a no is possible later, and as easy as the yes was.",
    looks: Some(
        "`withdraw`, `withdrawing`, `withdrawn`, `take back`, `take it back`, `taken back`, `change your mind`, `changed your mind`, `opt out`, `stop agreeing`, `say no later`, outside headings and quotation marks. Only for a notice with a recipient under `if_you_agree:`, with Article 6(1)(a) or 9(2)(a), or with `withdraw-agreement` among its rights.",
    ),
    mend: "say in the text that an agreement can be taken back at any time, and how",
    example: Example {
        breaks: "We share it with Visitors if you agree.",
        keeps: "We share it with Visitors if you agree. You can change your mind at any time: phone us.",
    },
    check: Check::Council(withdrawing),
};

pub(super) const COUNCIL_COMPLAINT: Rule = Rule {
    id: COUNCIL_COMPLAINT_ID,
    title: "The text says that a family can complain to the council about the use of its data.",
    source: "Data Protection Act 2018, section 164A (inserted by the Data (Use and Access) Act 2025, section 103)",
    read: &["https://www.legislation.gov.uk/ukpga/2025/18/section/103"],
    why: "The council can mend most things faster than a regulator, if it hears of them.",
    looks: Some(
        "A sentence, outside headings and quotation marks, with a word that begins with `complain` and one of `us`, `we`, `our`, `council`, the controller's name, or the address of `complaints:`. In one that names the Commissioner or the ICO too: `to us`, `to the council`, or `to` and the controller's name.",
    ),
    mend: "say in the text that a family can complain to the council, and how",
    example: Example {
        breaks: "You can complain to the Information Commissioner.",
        keeps: "You can complain to the council. You can also complain to the Information Commissioner.",
    },
    check: Check::Council(council_complaint),
};

pub(super) const COMMISSIONER: Rule = Rule {
    id: COMMISSIONER_ID,
    title: "The text says that a family can complain to the Information Commissioner.",
    source: "UK GDPR Articles 13(2)(d) and 77",
    read: &[
        RIGHT_TO_BE_INFORMED,
        "https://ico.org.uk/make-a-complaint/data-protection-complaints/",
    ],
    why: "A family that the council does not answer has somebody to turn to, and the law says that it is told.",
    looks: Some(
        "`Information Commissioner` (with or without `'s Office`), `Information Commission`, `ICO` or `ico.org.uk`, outside headings and quotation marks; or a link to `ico.org.uk`.",
    ),
    mend: "say in the text how to complain to the Information Commissioner: ico.org.uk or 0303 123 1113",
    example: Example {
        breaks: "You can complain to us.",
        keeps: "You can complain to us. You can also complain to the Information Commissioner: phone 0303 123 1113.",
    },
    check: Check::Council(commissioner),
};

/// One finding for each notice that lacks something: at the beginning of its text.
fn lacking<M: Into<String>>(
    checked: &Checked<'_>,
    rule: &'static str,
    lacks: impl Fn(&NoticeInForce<'_>, &Text<'_>) -> Option<(String, M)>,
) -> Vec<Diagnostic> {
    let findings = checked.notices().filter_map(|notice| {
        let (message, mend) = lacks(&notice, notice.said)?;
        let empty = Position {
            line: notice.prose.line_offset,
            column: 1,
        };
        let first = notice.prose.text_blocks().next();
        let position = first.map_or(empty, |block| block.position(0));
        Some(Diagnostic::error(
            rule,
            &notice.source.file,
            position,
            message,
            mend,
        ))
    });
    findings.collect()
}

fn controller(checked: &Checked<'_>) -> Vec<Diagnostic> {
    lacking(checked, CONTROLLER_ID, |notice, said| {
        let name = notice.says.controller.as_ref()?.name.as_deref()?;
        let is_named = names_of(name, checked)
            .iter()
            .any(|name| said.says(&[name]));
        (!is_named).then(|| {
            (
                format!("the text never names the controller, `{name}`"),
                "name the controller in the text as the front matter does",
            )
        })
    })
}

/// A controller's name, its part before a comma, and the council's name, as plain words.
fn names_of(name: &str, checked: &Checked<'_>) -> Vec<String> {
    let body = name.split(',').next().unwrap_or(name);
    [name, body, &checked.council.council.name]
        .map(|name| plain_words(name).join(" "))
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect()
}

fn rights(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let council = &checked.council.slug;
    let pages = [
        address::your_rights(council),
        format!("{}privacy/", address::home(council)),
    ];
    lacking(checked, RIGHTS_ID, |notice, said| {
        let mut links = notice.prose.references.iter();
        if links.any(|link| {
            let path = link.target.split('#').next().unwrap_or_default();
            link.kind == ReferenceKind::Link && pages.iter().any(|page| page == path)
        }) {
            return None;
        }
        let of_rights: Vec<&Sentence<'_>> = said
            .near_one_of(&["right", "rights", "you", "ask"])
            .filter(|sentence| {
                sentence.stands_under(&["right", "rights"])
                    || sentence.says(&["right", "rights", "you can", "ask us", "ask the council"])
            })
            .collect();
        let unsaid: Vec<&str> = expected(notice.says)
            .iter()
            .filter_map(|right| {
                let (name, words) = words_of(*right)?;
                (!of_rights.iter().any(|sentence| sentence.says(words))).then_some(name)
            })
            .collect();
        (!unsaid.is_empty()).then(|| {
            (
                format!(
                    "the text does not explain the right to {}",
                    unsaid.join(", to ")
                ),
                format!(
                    "explain each right in the text, or link to `{}`",
                    address::your_rights(council)
                ),
            )
        })
    })
}

fn expected(says: &FrontMatter) -> &[Right] {
    if says.rights.is_empty() {
        &[Right::Access]
    } else {
        &says.rights
    }
}

/// What a right is for, and the words that show it is explained. Withdrawing has its own rule.
fn words_of(right: Right) -> Option<(&'static str, &'static [&'static str])> {
    Some(match right {
        Right::WithdrawAgreement => return None,
        Right::Access => ("a copy of the data", &["copy", "copies", "access", "see"]),
        Right::Rectification => (
            "have it corrected",
            &[
                "correct",
                "corrected",
                "correction",
                "rectify",
                "rectified",
                "rectification",
                "wrong",
                "inaccurate",
                "mistake",
                "mistakes",
                "put right",
            ],
        ),
        Right::Erasure => (
            "have it deleted",
            &[
                "delete", "deleted", "deletion", "erase", "erased", "erasure",
            ],
        ),
        Right::Restriction => (
            "limit its use",
            &["limit", "restrict", "restricted", "restriction"],
        ),
        Right::Portability => (
            "take it elsewhere",
            &[
                "move",
                "transfer",
                "transferred",
                "portability",
                "portable",
                "take your data",
                "take your information",
                "take it with you",
            ],
        ),
        Right::Objection => ("object", &["object", "objection", "say no"]),
        Right::AutomatedDecisions => (
            "not be judged by a computer alone",
            &["computer", "automated", "automatic", "profiling"],
        ),
    })
}

fn withdrawing(checked: &Checked<'_>) -> Vec<Diagnostic> {
    lacking(checked, WITHDRAWING_ID, |notice, said| {
        let says = notice.says;
        let is_agreed = says
            .recipients
            .iter()
            .any(|recipient| recipient.if_you_agree)
            || says
                .lawful_basis
                .iter()
                .any(|basis| basis.article == "6(1)(a)")
            || says
                .special_category_conditions
                .iter()
                .any(|condition| condition.article == "9(2)(a)")
            || says.rights.contains(&Right::WithdrawAgreement);
        let phrases = [
            "withdraw",
            "withdrawing",
            "withdrawn",
            "take back",
            "take it back",
            "taken back",
            "change your mind",
            "changed your mind",
            "opt out",
            "stop agreeing",
            "say no later",
        ];
        let is_said = said.says(&phrases);
        (is_agreed && !is_said).then(|| {
            (
                "families agree to something here, and the text never says that they can change their mind"
                    .to_owned(),
                "say in the text that an agreement can be taken back at any time, and how",
            )
        })
    })
}

const COMMISSIONER_WORDS: [&str; 6] = [
    "information commissioner",
    "information commissioner's",
    "information commissioners",
    "information commission",
    "ico",
    "ico org uk",
];

fn council_complaint(checked: &Checked<'_>) -> Vec<Diagnostic> {
    lacking(checked, COUNCIL_COMPLAINT_ID, |notice, said| {
        let controller = notice
            .says
            .controller
            .as_ref()
            .and_then(|c| c.name.as_deref());
        let names = names_of(controller.unwrap_or_default(), checked);
        let complaints = notice.says.complaints.as_ref();
        let email = complaints
            .and_then(|contact| contact.email.as_deref())
            .map(|email| plain_words(email).join(" "))
            .filter(|email| !email.is_empty());
        let mut of_complaints = said.sentences.iter().filter(|sentence| {
            let mut words = sentence.words.iter();
            words.any(|word| word.plain.starts_with("complain"))
        });
        let is_said = of_complaints.any(|sentence| {
            let address = email.as_ref().and_then(|email| sentence.find(&[email]));
            // `complaints@…` alone does not say what the address is for.
            let of_complaints = sentence.words.iter().enumerate().any(|(number, word)| {
                word.plain.starts_with("complain")
                    && !address
                        .as_ref()
                        .is_some_and(|words| words.contains(&number))
            });
            of_complaints
                && if sentence.says(&COMMISSIONER_WORDS) {
                    // "Complain to the council, and then to the Information Commissioner."
                    sentence.says(&["to us", "to the council"])
                        || names
                            .iter()
                            .any(|name| sentence.says(&[&format!("to {name}")]))
                } else {
                    sentence.says(&["us", "we", "our", "council"])
                        || names.iter().any(|name| sentence.says(&[name]))
                        || address.is_some()
                }
        });
        (!is_said).then(|| {
            (
                "the text never says that a family can complain to the council".to_owned(),
                "say in the text that a family can complain to the council, and how",
            )
        })
    })
}

fn commissioner(checked: &Checked<'_>) -> Vec<Diagnostic> {
    lacking(checked, COMMISSIONER_ID, |notice, said| {
        let mut links = notice.prose.references.iter();
        let is_said = said.says(&COMMISSIONER_WORDS)
            || links.any(|link| link.target.starts_with("https://ico.org.uk"));
        (!is_said).then(|| {
            (
                "the text never says that a family can complain to the Information Commissioner"
                    .to_owned(),
                "say in the text how to complain to the Information Commissioner: ico.org.uk or 0303 123 1113",
            )
        })
    })
}
