//! The feed of changed notices, so that nobody has to look whether a promise changed: RFC 4287.

use jiff::civil::Date;
use serde::Serialize;
use site_model::{Notice, Slug};
use site_theme::frame::{Frame, Section};
use site_theme::{ThemeError, address};

use super::super::{Drawing, Page};
use super::website;

#[derive(Serialize)]
struct Feed {
    id: String,
    title: String,
    updated: String,
    #[serde(rename = "self")]
    own: String,
    alternate: String,
    author: String,
    /// Newest first.
    entries: Vec<Entry>,
}

/// One text of one notice.
#[derive(Serialize)]
struct Entry {
    id: String,
    title: String,
    updated: String,
    version: String,
    /// What it changed in the text before it; the first text changed nothing.
    changes: Option<String>,
    summary: String,
}

impl Drawing<'_> {
    /// The feed; `None` for a council without notices.
    pub(in super::super) fn notice_feed(&self) -> Result<Option<Page>, ThemeError> {
        let frame = self.frame(Section::Notices);
        let council = &self.content.slug;
        let mut texts: Vec<(&Notice, bool)> = self
            .content
            .notices
            .values()
            .flat_map(|all| all.iter().enumerate())
            .map(|(index, text)| (text, index == 0))
            .collect();
        texts.sort_by_key(|(text, _)| (text.front_matter().updated, &text.slug));
        let days = texts.iter().map(|(text, _)| text.front_matter().updated);
        let (Some(first), Some(newest)) = (days.clone().min(), days.max()) else {
            return Ok(None);
        };
        let own = address::notices_feed(council);
        let feed = Feed {
            id: self.id(&own, "notices", first),
            title: of_xml(&frame.say(
                "about-feed-name",
                &[("site", self.content.council.site_name.as_str().into())],
            )),
            updated: moment(newest),
            own: self.absolute(&own),
            alternate: self.absolute(&address::notices(council)),
            author: of_xml(&self.content.council.name),
            entries: texts
                .iter()
                .rev()
                .map(|(text, is_first)| self.entry(frame, text, *is_first))
                .collect(),
        };
        Ok(Some(Page::new(own, "feed.xml.njk", &feed)))
    }

    fn entry(&self, frame: &Frame<'_>, text: &Notice, is_first: bool) -> Entry {
        let council = &self.content.slug;
        let says = text.front_matter();
        let version = address::notice_version(council, &text.slug, says.updated);
        let named = [
            ("title", says.title.as_str().into()),
            ("date", frame.date(says.updated).into()),
        ];
        Entry {
            id: self.id(&version, &format!("notices/{}", text.slug), says.updated),
            title: of_xml(&frame.say("about-feed-entry", &named)),
            updated: moment(says.updated),
            changes: (!is_first).then(|| {
                self.absolute(&address::notice_changes(council, &text.slug, says.updated))
            }),
            version: self.absolute(&version),
            summary: of_xml(&says.summary),
        }
    }

    /// With the host, once the council says where its site is; until then relative to the feed, as
    /// RFC 4287 allows everywhere but in an id.
    fn absolute(&self, address: &str) -> String {
        let host = website(&self.content.council).unwrap_or_default();
        format!("{host}{address}")
    }

    /// An id that never changes: the address, or while there is none a name that nobody else can
    /// give, under a domain that nobody can own (RFC 4151; RFC 6761, section 6.4).
    fn id(&self, address: &str, name: &str, day: Date) -> String {
        let council: &Slug = &self.content.slug;
        match website(&self.content.council) {
            Some(host) => format!("{host}{address}"),
            None => format!("tag:{council}.invalid,{day}:{name}"),
        }
    }
}

/// The text without characters that no XML document may have, escaped or not (XML 1.0, section 2.2).
fn of_xml(text: &str) -> String {
    let may_stand = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(may_stand).collect()
}

/// A day as RFC 3339 wants a moment.
fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
