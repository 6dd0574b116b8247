//! How to use the site so that somebody else does not see it, and whom to talk to.

use serde::Serialize;
use site_theme::frame::Section;
use site_theme::{ThemeError, address, phone_links};

use super::super::{Drawing, Page};
use super::{About, lines};

/// A helpline for all of England, free to call.
struct Helpline {
    name: &'static str,
    /// Whom it is for.
    text: &'static str,
    phone: &'static str,
}

/// Only those whose numbers have been the same for years, as they are printed.
const HELPLINES: [Helpline; 3] = [
    Helpline {
        name: "about-helpline-domestic-abuse",
        text: "about-helpline-domestic-abuse-text",
        phone: "0808 2000 247",
    },
    Helpline {
        name: "about-helpline-childline",
        text: "about-helpline-childline-text",
        phone: "0800 1111",
    },
    Helpline {
        name: "about-helpline-samaritans",
        text: "about-helpline-samaritans-text",
        phone: "116 123",
    },
];

#[derive(Serialize)]
struct StayingSafePage {
    danger: Vec<String>,
    leave: Vec<String>,
    history: Vec<String>,
    device: Vec<String>,
    helplines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    name: String,
    text: String,
    phone: &'static str,
    href: String,
}

impl Drawing<'_> {
    pub(super) fn staying_safe(&self) -> Result<Page, ThemeError> {
        let frame = self.frame(Section::Elsewhere);
        let say = |id| frame.say(id, &[]);
        let all = |id| lines(frame, id, &[]);
        let view = StayingSafePage {
            danger: all("about-safe-danger"),
            leave: all("about-safe-leave"),
            history: all("about-safe-history"),
            device: all("about-safe-device"),
            helplines: HELPLINES
                .iter()
                .map(|line| Line {
                    name: say(line.name),
                    text: say(line.text),
                    phone: line.phone,
                    href: phone_links::href(line.phone),
                })
                .collect(),
        };
        self.about(
            About {
                address: address::staying_safe(&self.content.slug),
                template: "staying-safe.njk",
                title: say("about-safe-title"),
                summary: say("about-safe-summary"),
                section: Section::Elsewhere,
                way: &[],
            },
            view,
        )
    }
}
