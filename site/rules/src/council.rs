//! What a council says of itself in `council.yaml`: its address, its colours, how it is reached,
//! how accessible its site is, and where a weakness is reported.

use jiff::Span;
use jiff::civil::Date;
use site_model::council::{Accessibility, Compliance};
use site_model::diagnostic::Diagnostic;
use site_model::form::validation::is_email;
use site_model::path;

use crate::checked::Checked;
use crate::contrast::{self, Colour, as_written};
use crate::laws::{
    ACCESSIBILITY_STATEMENT, CONTRAST_OF_PARTS, CONTRAST_OF_TEXT, HTTPS, SECURITY_TXT, WCAG,
};
use crate::rule::{Check, Example, Rule};

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    WEBSITE,
    COLOURS,
    CONTACT,
    HUB_CONTACT,
    ACCESSIBILITY,
    SECURITY,
];

const WEBSITE: Rule = Rule {
    id: "council-website",
    title: "A council's website is a secure address without a path.",
    source: "Sitemaps, feeds and security.txt (RFC 9116) hold whole addresses; what families send is encrypted on the way",
    read: &[HTTPS, SECURITY_TXT],
    why: "The sitemap, the feed of changed notices and security.txt repeat this address in front of \
          each page's own. With a path in it, or with a slip, all of them lead nowhere.",
    looks: None,
    mend: "Write `website:` as `https://` and the host name in small letters, and nothing after it.",
    example: Example {
        breaks: "website: http://hubs.testshire.example/families\n",
        keeps: "website: https://hubs.testshire.example\n",
    },
    check: Check::Council(website),
};

const COLOURS: Rule = Rule {
    id: "council-colours",
    title: "A council's colours stand out enough to be read.",
    source: "WCAG 2.2, 1.4.3 Contrast (Minimum) and 1.4.11 Non-text Contrast, level AA",
    read: &[CONTRAST_OF_TEXT, CONTRAST_OF_PARTS],
    why: "One in twelve men sees colours differently, and every parent reads a phone in the sun at \
          some time. Text needs a ratio of 4.5:1 against what is behind it; a line that carries \
          meaning needs 3:1.",
    looks: None,
    mend: "Make `brand:` or `link:` darker, or `text:` lighter, until the ratio is reached.",
    example: Example {
        breaks: "colours: { brand: \"#7fb2e5\", text: \"#ffffff\" }\n",
        keeps: "colours: { brand: \"#1f3a5f\", text: \"#ffffff\" }\n",
    },
    check: Check::Council(colours),
};

const CONTACT: Rule = Rule {
    id: "council-contact",
    title: "A council can be reached about its website.",
    source: "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8(4)(c); UK GDPR Article 12(2)",
    read: &[ACCESSIBILITY_STATEMENT],
    why: "A parent who cannot use a page, or wants a letter in large print, has to be able to say so. \
          The accessibility statement, the contact page and the page about rights show this contact.",
    looks: None,
    mend: "Add `contact:` with at least one of `phone:`, `email:`, `url:` and `address:`.",
    example: Example {
        breaks: "contact: { name: Testshire Council }\n",
        keeps: "contact: { name: Testshire Council, phone: 020 7946 0000 }\n",
    },
    check: Check::Council(contact),
};

const HUB_CONTACT: Rule = Rule {
    id: "hub-contact",
    title: "Each hub can be reached, or its council can.",
    source: "A family can always reach its hub; WCAG 2.2, 3.2.6 Consistent Help",
    read: &[WCAG],
    why: "When a form cannot be sent, the page says whom to phone. Without a contact it has nobody to \
          name, and a family that needed help is left alone with an error.",
    looks: None,
    mend: "Add `contact:` to the hub, or to the council, with at least one of `phone:`, `email:`, \
           `url:` and `address:`.",
    example: Example {
        breaks: "contact: {}\nhubs:\n  - id: north\n    name: North Family Hub\n",
        keeps: "contact: {}\nhubs:\n  - id: north\n    name: North Family Hub\n    contact: { phone: 020 7946 0000 }\n",
    },
    check: Check::Council(hub_contact),
};

const ACCESSIBILITY: Rule = Rule {
    id: "council-accessibility",
    title: "A council says how accessible its website is, and looked at that within a year.",
    source: "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8(1) and (4)",
    read: &[ACCESSIBILITY_STATEMENT],
    why: "A public body has to publish an accessibility statement and keep it under regular review. A \
          disabled parent reads in it what will not work, and how to get it another way. A statement \
          of years ago describes another website.",
    looks: None,
    mend: "Add `accessibility:` with what the tests showed, and write the days on which it was \
           prepared, reviewed and tested. Where it is not `full`, list the `problems:`.",
    example: Example {
        breaks: "accessibility:\n  compliance: partial\n  prepared: 2026-11-01\n  reviewed: 2026-11-01\n  tested: 2026-11-01\n  tested_by: the council\n",
        keeps: "accessibility:\n  compliance: partial\n  problems: [The map cannot be used with a keyboard. The addresses stand beside it.]\n  prepared: 2026-11-01\n  reviewed: 2026-11-01\n  tested: 2026-11-01\n  tested_by: the council\n",
    },
    check: Check::Council(accessibility),
};

const SECURITY: Rule = Rule {
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

fn website(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let council = checked.council;
    council
        .council
        .website
        .iter()
        .filter(|website| !is_secure_host(website))
        .map(|website| {
            council.source.error(
                WEBSITE.id,
                path!["website"],
                format!("`{website}` is not a secure address without a path"),
                "write `https://` and the host name in small letters, such as `https://hubs.example.gov.uk`",
            )
        })
        .collect()
}

/// Whether this is `https://` and a host name of at least two parts.
fn is_secure_host(website: &str) -> bool {
    let part = |part: &str| {
        (1..=63).contains(&part.len())
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    website
        .strip_prefix("https://")
        .is_some_and(|host| host.contains('.') && host.len() <= 253 && host.split('.').all(part))
}

fn colours(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let council = checked.council;
    let colours = &council.council.colours;
    // Reading has refused what is no colour.
    let (Some(brand), Some(text), Some(link)) = (
        Colour::parse(&colours.brand),
        Colour::parse(&colours.text),
        Colour::parse(&colours.link),
    ) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut compare = |field, what: String, one: Colour, two: Colour, needed: f64, mend: &str| {
        let ratio = one.contrast(two);
        if ratio < needed {
            found.push(council.source.error(
                COLOURS.id,
                path!["colours", field],
                format!(
                    "{what} has a contrast of {}; it needs {needed}:1",
                    as_written(ratio)
                ),
                mend,
            ));
        }
    };
    compare(
        "brand",
        format!("text in {} on {}", colours.text, colours.brand),
        text,
        brand,
        contrast::TEXT,
        "make `brand:` darker, or `text:` lighter",
    );
    compare(
        "brand",
        format!("a line in {} on white", colours.brand),
        brand,
        contrast::WHITE,
        contrast::PART,
        "make `brand:` darker",
    );
    compare(
        "link",
        format!("a link in {} on white", colours.link),
        link,
        contrast::WHITE,
        contrast::TEXT,
        "make `link:` darker",
    );
    found
}

fn contact(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let council = checked.council;
    if council.council.contact.reaches_someone() {
        return Vec::new();
    }
    vec![council.source.error(
        CONTACT.id,
        path!["contact"],
        "the council cannot be reached about its website",
        "add `contact:` with a `phone:`, `email:`, `url:` or `address:`",
    )]
}

fn hub_contact(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let council = checked.council;
    if council.council.contact.reaches_someone() {
        return Vec::new();
    }
    council
        .council
        .hubs
        .iter()
        .enumerate()
        .filter(|(_, hub)| !hub.contact.reaches_someone())
        .map(|(index, _)| {
            council.source.error(
                HUB_CONTACT.id,
                path!["hubs", index],
                "neither this hub nor the council can be reached: a family whose form fails has nowhere to turn",
                "add `contact:` with a `phone:`, `email:`, `url:` or `address:`",
            )
        })
        .collect()
}

fn accessibility(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let source = &checked.council.source;
    let Some(says) = &checked.council.council.accessibility else {
        return vec![source.error(
            ACCESSIBILITY.id,
            path!["accessibility"],
            "the council does not say how accessible its website is",
            "add `accessibility:` with `compliance:`, `prepared:`, `reviewed:`, `tested:` and `tested_by:`",
        )];
    };
    wrong_in_the_statement(says, checked.today)
        .into_iter()
        .map(|(field, message, mend)| {
            source.error(
                ACCESSIBILITY.id,
                path!["accessibility", field],
                message,
                mend,
            )
        })
        .collect()
}

/// What does not hold in a statement: field, message and mend.
fn wrong_in_the_statement(
    says: &Accessibility,
    today: Date,
) -> Vec<(&'static str, String, &'static str)> {
    let mut found = Vec::new();
    for (field, day) in [
        ("prepared", says.prepared),
        ("reviewed", says.reviewed),
        ("tested", says.tested),
    ] {
        if day > today {
            found.push((
                field,
                format!("{day} is still to come"),
                "write the day on which it was done",
            ));
        }
    }
    if says.reviewed < says.prepared {
        found.push((
            "reviewed",
            format!(
                "the statement was reviewed on {} before it was prepared on {}",
                says.reviewed, says.prepared
            ),
            "correct the dates",
        ));
    }
    if in_a_year(says.reviewed) < today {
        found.push((
            "reviewed",
            format!("the statement was last reviewed on {}", says.reviewed),
            "test the website, correct the statement, and write the day",
        ));
    }
    if says.tested_by.trim().is_empty() {
        found.push((
            "tested_by",
            "it is not said who tested the website".to_owned(),
            "write who tested it, and how",
        ));
    }
    match (says.compliance, says.problems.is_empty()) {
        (Compliance::Full, false) => found.push((
            "problems",
            "a website with problems is not fully compliant".to_owned(),
            "write `compliance: partial`, or remove the problems that were mended",
        )),
        (Compliance::Partial | Compliance::None, true) => found.push((
            "compliance",
            "it is not said what is not accessible".to_owned(),
            "list the `problems:`, and what the council does about each",
        )),
        _ => {}
    }
    found
}

fn security(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let source = &checked.council.source;
    let Some(says) = &checked.council.council.security else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if !is_report_address(&says.contact) {
        found.push(source.error(
            SECURITY.id,
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
        SECURITY.id,
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
        Some(("https", address)) => address.len() > 2 && address.starts_with("//"),
        _ => false,
    }
}

/// The same day a year later; at the end of the calendar, that.
fn in_a_year(day: Date) -> Date {
    day.saturating_add(Span::new().years(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_https_and_a_host_name() {
        for good in [
            "https://hubs.example.gov.uk",
            "https://a-b.example",
            "https://xn--bcher-kva.example",
        ] {
            assert!(is_secure_host(good), "{good}");
        }
        for bad in [
            "http://hubs.example",
            "https://hubs.example/",
            "https://hubs.example/families",
            "https://hubs.example:8443",
            "https://user@hubs.example",
            "https://Hubs.example",
            "https://hubs",
            "https://hubs..example",
            "https://-hubs.example",
            "https://",
            "hubs.example",
        ] {
            assert!(!is_secure_host(bad), "{bad}");
        }
    }

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
            "",
        ] {
            assert!(!is_report_address(bad), "{bad}");
        }
    }
}
