//! Telephone numbers, email addresses and web addresses that work.

use crate::checked::{Checked, NoticeInForce};
use crate::rule::{Check, Example, Rule};
use site_model::contact::Contact;
use site_model::diagnostic::Diagnostic;
use site_model::form::validation::is_email;
use site_model::path;
use site_model::phone_number::is_phone_number;
use site_model::positions::Step;
use site_model::source::Source;

pub(crate) const USABLE: &str = "contact-usable";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[Rule {
    id: USABLE,
    title: "Telephone numbers, email addresses and web addresses can be used as they are written.",
    source: "RFC 3966 and RFC 6068: on a phone each of them is a link that opens",
    read: &[
        "https://www.rfc-editor.org/rfc/rfc3966",
        "https://www.rfc-editor.org/rfc/rfc6068",
    ],
    why: "A family that touches a number wants to speak to somebody. A number with a word in it, or \
          an address with `at` for `@`, opens nothing.",
    looks: None,
    mend: "Write one number or address, and nothing else: names and hours have fields of their own.",
    example: Example {
        breaks: "contact: { phone: 020 7946 0000 or ask at the desk }\n",
        keeps: "contact: { phone: 020 7946 0000 }\n",
    },
    check: Check::Council(usable),
}];

pub(crate) fn usable(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut check = |source: &Source, at: &[Step<'_>], contact: &Contact| {
        for (field, message, mend) in unusable(contact) {
            found.push(source.error(USABLE, &[at, path![field]].concat(), message, mend));
        }
    };
    if let Some(council) = checked.council_file() {
        let (source, says) = (&council.source, &council.council);
        check(source, path!["contact"], &says.contact);
        for (index, hub) in says.hubs.iter().enumerate() {
            check(source, path!["hubs", index, "contact"], &hub.contact);
        }
        let statement = says.accessibility.as_ref();
        if let Some(contact) = statement.and_then(|statement| statement.contact.as_ref()) {
            check(source, path!["accessibility", "contact"], contact);
        }
    }
    for (_, document) in checked.services() {
        let says = &document.front_matter;
        check(&document.source, path!["contact"], &says.contact);
        for (index, contact) in says.other_contacts.iter().enumerate() {
            check(&document.source, path!["other_contacts", index], contact);
        }
    }
    for (_, document) in checked.organisations() {
        let contact = &document.front_matter.contact;
        check(&document.source, path!["contact"], contact);
    }
    for NoticeInForce { says, source, .. } in checked.notices() {
        for (field, contact) in [
            ("controller", &says.controller),
            ("data_protection_officer", &says.data_protection_officer),
            ("complaints", &says.complaints),
        ] {
            if let Some(contact) = contact {
                check(source, path![field], contact);
            }
        }
    }
    found
}

/// The fields that reach nobody as they are written.
fn unusable(contact: &Contact) -> Vec<(&'static str, String, &'static str)> {
    let mut found = Vec::new();
    if let Some(phone) = &contact.phone
        && !is_phone_number(phone)
        && !is_short_number(phone)
    {
        found.push((
            "phone",
            format!("`{phone}` is no telephone number"),
            "write one number and nothing else, such as `020 7946 0000`",
        ));
    }
    if let Some(email) = &contact.email
        && !is_email(email)
    {
        found.push((
            "email",
            format!("`{email}` is no email address"),
            "write one address, such as `hub@example.gov.uk`",
        ));
    }
    if let Some(url) = &contact.url
        && !is_web_address(url)
    {
        found.push((
            "url",
            format!("`{url}` is no web address"),
            "write the whole address: `https://…`",
        ));
    }
    found
}

/// Nothing else may stand in it: a space or a line's end would break the link, or what follows it.
fn is_web_address(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        host.starts_with(char::is_alphanumeric)
            && !host.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>`".contains(c))
    })
}

/// A number that is dialled as it is, without an area code: 111, 999, 116 123.
fn is_short_number(text: &str) -> bool {
    let digits: String = text.chars().filter(|c| *c != ' ').collect();
    digits.bytes().all(|b| b.is_ascii_digit())
        && (digits.len() == 3 || (digits.len() == 6 && digits.starts_with("116")))
}
