//! All texts of a notice: when each was in force, and what it changed.

use serde::Serialize;
use site_model::Notice;
use site_theme::frame::Frame;
use site_theme::{Link, ThemeError, address};

use super::super::{Drawing, Page};
use super::Text;

/// So many hexadecimal digits tell texts apart for people; all of them stand at the text itself.
const SHORT_VERSION: usize = 12;

#[derive(Serialize)]
struct Versions {
    notice: Link,
    /// Newest first.
    texts: Vec<TextView>,
}

#[derive(Serialize)]
struct TextView {
    text: Link,
    /// When it was in force.
    in_force: String,
    is_current: bool,
    changes: Option<String>,
    version: String,
    short_version: String,
}

impl Drawing<'_> {
    /// The list; `None` for a notice without a text.
    pub(super) fn notice_versions(
        &self,
        frame: &Frame<'_>,
        versions: &[Notice],
    ) -> Result<Option<Page>, ThemeError> {
        let Some(current) = versions.last() else {
            return Ok(None);
        };
        let council = &self.content.slug;
        let view = Versions {
            notice: Link {
                text: current.front_matter().title.clone(),
                href: address::notice(council, &current.slug),
                current: false,
            },
            texts: Text::all(versions)
                .rev()
                .map(|text| self.text_view(frame, text))
                .collect(),
        };
        self.notice_page(
            address::notice_versions(council, &current.slug),
            "notice-versions.njk",
            &frame.say("notice-versions-title", &[]),
            current,
            view,
        )
        .map(Some)
    }

    fn text_view(&self, frame: &Frame<'_>, text: Text<'_>) -> TextView {
        let from = ("from", frame.date(text.day()).into());
        let version = text.notice.version.to_string();
        TextView {
            text: self.text_link(frame, text.notice),
            in_force: match text.until() {
                Some(until) => {
                    let until = ("until", frame.date(until).into());
                    frame.say("notice-in-force-until", &[from, until])
                }
                None => frame.say("notice-in-force-since", &[from]),
            },
            is_current: text.after.is_none(),
            changes: self.changes_address(text),
            short_version: version.chars().take(SHORT_VERSION).collect(),
            version,
        }
    }
}
