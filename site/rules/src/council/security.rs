//! Where a weakness of a council's site is reported.

use site_model::diagnostic::Diagnostic;
use site_model::form::validation::is_email;
use site_model::path;

use super::in_a_year;
use crate::checked::Checked;
use crate::laws::SECURITY_TXT;
use crate::rule::{Check, Example, Rule};

pub(super) const REPORT: Rule = Rule {
    id: "council-security",
    title: "Where a weakness of the website is reported can be used, and has not expired.",
    source: "RFC 9116, sections 2.5.3 (Contact) and 2.5.5 (Expires)",
    read: &[SECURITY_TXT],
    why: "Somebody who finds a hole through which families' data could leak looks for security.txt. \
          One that has expired is to be ignored, so the hole stays open.",
    looks: None,
    mend: "Write `contact:` as `mailto:`, `tel:` or `https://` and an address, and in `expires:` a \
           day that is ahead by a year at most.",
    example: Example {
        breaks: "security:\n  contact: security@testshire.example\n  expires: 2025-12-31\n",
        keeps: "security:\n  contact: mailto:security@testshire.example\n  expires: 2027-06-30\n",
    },
    check: Check::Council(security),
};

fn security(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let Some(council) = checked.council_file() else {
        return Vec::new();
    };
    let source = &council.source;
    let Some(says) = &council.council.security else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if !is_report_address(&says.contact) {
        found.push(source.error(
            REPORT.id,
            path!["security", "contact"],
            format!("`{}` is no address that a program can open", says.contact),
            "write `mailto:`, `tel:` or `https://` and the address",
        ));
    }
    let message = if says.expires < checked.today {
        format!("this expired on {}", says.expires)
    } else if says.expires > in_a_year(checked.today) {
        format!("{} is more than a year ahead", says.expires)
    } else {
        return found;
    };
    found.push(source.error(
        REPORT.id,
        path!["security", "expires"],
        message,
        "make sure that the address still works, and write a day within a year",
    ));
    found
}

/// Whether this is a `mailto:`, `tel:` or `https://` address with something behind it.
fn is_report_address(contact: &str) -> bool {
    let tel = |number: &str| {
        let digits = number.strip_prefix('+').unwrap_or(number);
        digits.len() >= 3 && digits.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    };
    match contact.split_once(':') {
        Some(("mailto", address)) => is_email(address),
        Some(("tel", number)) => tel(number),
        // Of characters that an address has: a line's end would begin another field of the file.
        Some(("https", address)) => {
            address.len() > 2
                && address.starts_with("//")
                && address.bytes().all(|b| b.is_ascii_graphic())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weakness_is_reported_to_an_address_that_opens() {
        for good in [
            "mailto:security@hubs.example",
            "tel:+442079460000",
            "https://hubs.example/report",
        ] {
            assert!(is_report_address(good), "{good}");
        }
        for bad in [
            "security@hubs.example",
            "mailto:security",
            "tel:",
            "tel:ask",
            "http://hubs.example",
            "https:",
            "https://hubs.example/\nCanonical: https://elsewhere.example",
            "mailto:security@hubs.example\nCanonical: https://elsewhere.example",
            "https://hubs.example/report us",
            "",
        ] {
            assert!(!is_report_address(bad), "{bad}");
        }
    }
}
