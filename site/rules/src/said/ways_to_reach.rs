//! Telephone numbers and email addresses that a text gives.

use std::collections::HashSet;

use site_model::Diagnostic;
use site_model::contact::Contact;
use site_model::content::CouncilContent;
use site_model::form::validation::is_email;
use site_model::phones_in_text::{Piece, pieces};

use crate::checked::{Checked, NoticeInForce};
use crate::prose::ReferenceKind;
use crate::rule::{Check, Example, Rule};

const PHONE_ID: &str = "notice-text-phone";
const EMAIL_ID: &str = "notice-text-email";

pub(super) const PHONE: Rule = Rule {
    id: PHONE_ID,
    title: "A telephone number in the text is one that the council declares.",
    source: "UK GDPR Articles 12(2) and 13(1)(a) and (b)",
    read: &[],
    why: "One wrong digit, and a family tells its story to a stranger. A number in one declared place is changed in one place.",
    looks: Some(
        "Whatever the site would make a link to call, in every paragraph, list and table. It has to be a number of the notice's contacts (`controller:`, `data_protection_officer:`, `complaints:`), of `council.yaml` (the council's and its hubs'), of a page of the directory (an organisation or a service), or of a service that everyone may call: the Information Commissioner, 999, 101, 111, NHS, Childline, NSPCC, Samaritans, the National Domestic Abuse Helpline, Report Fraud. Spaces and `+44` for `0` make no difference.",
    ),
    mend: "correct the number, or declare it in the front matter, in `council.yaml` or on an organisation's page",
    example: Example {
        breaks: "controller: { name: Testshire Council, phone: 020 7946 0000 }\n---\nPhone 020 7946 0001.",
        keeps: "controller: { name: Testshire Council, phone: 020 7946 0000 }\n---\nPhone 020 7946 0000.",
    },
    check: Check::Council(phone),
};

pub(super) const EMAIL: Rule = Rule {
    id: EMAIL_ID,
    title: "An email address in the text can be read, and is one that the council declares.",
    source: "UK GDPR Articles 12(2) and 13(1)(a) and (b)",
    read: &[],
    why: "A request that goes to an address nobody reads is a right that a family cannot use.",
    looks: Some(
        "Every word with an `@` that is an email address, in every paragraph, list and table and in `mailto:` links. It has to be an address of the notice's contacts, of `council.yaml` (the council's and its hubs'), of a page of the directory (an organisation or a service), or of the Information Commissioner. Also `[email protected]`, which is what a copied web page leaves of an address.",
    ),
    mend: "correct the address, or declare it in the front matter, in `council.yaml` or on an organisation's page",
    example: Example {
        breaks: "Write to [email protected].",
        keeps: "complaints: { email: complaints@testshire.example }\n---\nWrite to complaints@testshire.example.",
    },
    check: Check::Council(email),
};

/// Numbers that anyone may call.
const FOR_EVERYONE: [&str; 12] = [
    "999",
    "112",
    "101",
    "111",
    "119",
    // The Information Commissioner, and by text relay.
    "03031231113",
    // NHS England's contact centre.
    "03003112233",
    // Childline.
    "08001111",
    // NSPCC.
    "08088005000",
    // Samaritans.
    "116123",
    // National Domestic Abuse Helpline.
    "08082000247",
    // Report Fraud, once Action Fraud.
    "03001232040",
];

/// Addresses of the Information Commissioner.
const COMMISSIONERS: [&str; 2] = ["casework@ico.org.uk", "icocasework@ico.org.uk"];

/// What a page leaves of an address that it hides from machines: with a space, or one that holds.
const HIDDEN: [&str; 2] = ["[email protected]", "[email\u{a0}protected]"];

fn phone(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let is_declared = |number: &str| {
            let number = digits(number);
            let mut own = own_contacts(&notice).filter_map(|contact| contact.phone.as_deref());
            FOR_EVERYONE.contains(&number.as_str())
                || own.any(|own| digits(own) == number)
                || checked.index.contacts().phones.contains(&number)
        };
        for block in notice.prose.text_blocks() {
            let mut at = 0;
            for piece in pieces(&block.text) {
                let (Piece::Text(text) | Piece::Phone(text)) = piece;
                if matches!(piece, Piece::Phone(_)) && !is_declared(text) {
                    findings.push(Diagnostic::error(
                        PHONE_ID,
                        &notice.source.file,
                        block.position(at),
                        format!("the text gives the number `{text}`, and nothing declares it: not the front matter, `council.yaml` or the directory"),
                        "correct the number, or declare it in the front matter, in `council.yaml` or on an organisation's page",
                    ));
                }
                at += text.len();
            }
        }
    }
    findings
}

fn email(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let is_declared = |address: &str| {
            let address = address.to_lowercase();
            let mut own = own_contacts(&notice).filter_map(|contact| contact.email.as_deref());
            COMMISSIONERS.contains(&address.as_str())
                || own.any(|own| own.to_lowercase() == address)
                || checked.index.contacts().emails.contains(&address)
        };
        let mut finding = |position, message: String| {
            findings.push(Diagnostic::error(
                EMAIL_ID,
                &notice.source.file,
                position,
                message,
                "correct the address, or declare it in the front matter, in `council.yaml` or on an organisation's page",
            ));
        };
        for block in notice.prose.text_blocks() {
            // One character is found faster than a word, and most texts have neither.
            if !block.text.contains(['@', '[']) {
                continue;
            }
            let hidden = HIDDEN.iter().flat_map(|it| block.text.match_indices(it));
            for (at, _) in hidden {
                finding(
                    block.position(at),
                    "the text says `[email protected]`: the address was lost when the page was copied"
                        .to_owned(),
                );
            }
            for (at, address) in addresses(&block.text) {
                if !is_declared(address) {
                    finding(block.position(at), undeclared(address));
                }
            }
        }
        let links = notice.prose.references.iter();
        for link in links.filter(|r| r.kind == ReferenceKind::Link) {
            let Some(target) = link.target.strip_prefix("mailto:") else {
                continue;
            };
            let address = target.split('?').next().unwrap_or_default();
            // An address that is the link's own words is found there.
            if !link.text.contains(address) && !is_declared(address) {
                finding(link.position, undeclared(address));
            }
        }
    }
    findings
}

fn undeclared(address: &str) -> String {
    format!(
        "the text gives the address `{address}`, and nothing declares it: not the front matter, `council.yaml` or the directory"
    )
}

/// The contacts that a notice declares itself.
fn own_contacts<'a>(notice: &NoticeInForce<'a>) -> impl Iterator<Item = &'a Contact> {
    let says = notice.says;
    let own = [
        &says.controller,
        &says.data_protection_officer,
        &says.complaints,
    ];
    own.into_iter().flatten()
}

/// The ways to reach someone that a council declares, and that each of its texts may repeat.
pub(crate) struct DeclaredContacts {
    /// Numbers as digits alone.
    phones: HashSet<String>,
    /// Addresses in small letters.
    emails: HashSet<String>,
}

impl DeclaredContacts {
    /// The contacts of `council.yaml` and of the directory.
    pub(crate) fn of(council: &CouncilContent) -> Self {
        let mut declared = Self {
            phones: HashSet::new(),
            emails: HashSet::new(),
        };
        let hubs = council.council.hubs.iter().map(|hub| &hub.contact);
        let organisations = council.organisations.values();
        let organisations = organisations.map(|document| &document.front_matter.contact);
        let services = council.services.values().flat_map(|document| {
            let says = &document.front_matter;
            [&says.contact].into_iter().chain(&says.other_contacts)
        });
        for contact in [&council.council.contact]
            .into_iter()
            .chain(hubs)
            .chain(organisations)
            .chain(services)
        {
            declared.phones.extend(contact.phone.as_deref().map(digits));
            let email = contact.email.as_deref();
            declared.emails.extend(email.map(str::to_lowercase));
        }
        declared
    }
}

fn digits(number: &str) -> String {
    let number = number.trim();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("44") {
        Some(national) if number.starts_with('+') => format!("0{national}"),
        _ => digits,
    }
}

/// The email addresses of a text, and where they begin.
fn addresses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(char::is_whitespace)
        .filter_map(move |piece| {
            let start = at;
            at += piece.len();
            let is_around = |c: char| !c.is_alphanumeric();
            let address = piece.trim_matches(is_around);
            let before = piece.len() - piece.trim_start_matches(is_around).len();
            (address.contains('@') && is_email(address)).then_some((start + before, address))
        })
}
