//! Which cookies there are, and what servers write down of a visit: Privacy and Electronic
//! Communications (EC Directive) Regulations 2003, regulation 6.

use serde::Serialize;
use site_theme::frame::Section;
use site_theme::{ThemeError, address};

use super::super::{Drawing, Page};
use super::{About, lines};

/// A cookie of the public site.
struct Cookie {
    /// As browsers show it.
    name: &'static str,
    /// The message that says what it does.
    purpose: &'static str,
    /// The message that says how long it stays.
    lasts: &'static str,
}

/// Every cookie of the public site. The public function sets them; a test of that function holds
/// this page to it.
const COOKIES: &[Cookie] = &[
    Cookie {
        name: "__Host-form",
        purpose: "about-cookie-form-purpose",
        lasts: "about-cookie-form-lasts",
    },
    Cookie {
        name: "__Host-open",
        purpose: "about-cookie-open-purpose",
        lasts: "about-cookie-open-lasts",
    },
];

/// For how many days the edge keeps its log of requests, at most. The deployment's template says so
/// of the bucket in which it lies, and a test compares the two.
const LOG_DAYS: u32 = 14;

#[derive(Serialize)]
struct CookiesPage {
    cookies: Vec<Row>,
    forms: String,
    logs: Vec<String>,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    purpose: String,
    lasts: String,
}

impl Drawing<'_> {
    pub(super) fn cookies(&self) -> Result<Page, ThemeError> {
        let frame = self.frame(Section::Elsewhere);
        let say = |id| frame.say(id, &[]);
        let view = CookiesPage {
            cookies: COOKIES
                .iter()
                .map(|cookie| Row {
                    name: cookie.name,
                    purpose: say(cookie.purpose),
                    lasts: say(cookie.lasts),
                })
                .collect(),
            forms: frame.say(
                "about-cookies-forms-text",
                &[("count", COOKIES.len().into())],
            ),
            logs: lines(
                frame,
                "about-cookies-logs-text",
                &[("days", LOG_DAYS.into())],
            ),
        };
        self.about(
            About {
                address: address::cookies(&self.content.slug),
                template: "cookies.njk",
                title: say("about-cookies-title"),
                summary: say("about-cookies-summary"),
                section: Section::Elsewhere,
                way: &[],
            },
            view,
        )
    }
}
