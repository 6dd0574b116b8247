//! Markdown as the HTML of GOV.UK Frontend.
//!
//! What a council writes cannot bring markup of its own: raw HTML is shown as text. Headings get
//! ids, so that a paragraph can be pointed at; the page's own heading is the only `h1`.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd, html};
use serde::Serialize;
use site_model::phones_in_text::{Piece, pieces};
use site_rules::prose::{HeadingIds, link_target, parser};
use site_theme::phone_links;

/// A rendered text.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Prose {
    /// Safe HTML.
    pub(crate) html: String,
    /// Its headings of the second level.
    pub(crate) contents: Vec<Heading>,
}

/// A heading that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Heading {
    /// Its id.
    pub(crate) id: String,
    /// Its text.
    pub(crate) text: String,
}

/// Renders `markdown`.
pub(crate) fn render(markdown: &str) -> Prose {
    let events: Vec<Event<'_>> = parser(markdown).collect();
    let mut writer = Writer::default();
    let drawn: Vec<Event<'_>> = events
        .iter()
        .enumerate()
        .flat_map(|(index, event)| writer.draw(event, &events[index..]))
        .collect();
    let mut prose = Prose {
        contents: writer.contents,
        ..Prose::default()
    };
    html::push_html(&mut prose.html, drawn.into_iter());
    prose
}

#[derive(Default)]
struct Writer {
    ids: HeadingIds,
    contents: Vec<Heading>,
    in_table_head: bool,
    in_link: bool,
}

impl Writer {
    /// The event with GOV.UK's markup. `rest` starts at the event.
    fn draw<'a>(&mut self, event: &Event<'a>, rest: &[Event<'a>]) -> Vec<Event<'a>> {
        match event {
            Event::Text(text) if !self.in_link => with_phone_links(text),
            _ => vec![self.draw_one(event, rest)],
        }
    }

    fn draw_one<'a>(&mut self, event: &Event<'a>, rest: &[Event<'a>]) -> Event<'a> {
        match event {
            Event::Start(tag) => self.open(tag, rest),
            Event::End(end) => self.close(*end),
            // Shown as it was written.
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw.clone()),
            Event::Rule => markup(
                "<hr class=\"govuk-section-break govuk-section-break--l govuk-section-break--visible\">\n",
            ),
            other => other.clone(),
        }
    }

    fn open<'a>(&mut self, tag: &Tag<'a>, rest: &[Event<'a>]) -> Event<'a> {
        match tag {
            Tag::Heading { level, .. } => self.heading(*level, rest),
            Tag::Paragraph => markup("<p class=\"govuk-body\">"),
            Tag::HtmlBlock => markup("<p class=\"govuk-body\">"),
            Tag::List(None) => markup("<ul class=\"govuk-list govuk-list--bullet\">\n"),
            Tag::List(Some(1)) => markup("<ol class=\"govuk-list govuk-list--number\">\n"),
            Tag::List(Some(start)) => markup(&format!(
                "<ol class=\"govuk-list govuk-list--number\" start=\"{start}\">\n"
            )),
            Tag::BlockQuote(_) => markup("<div class=\"govuk-inset-text\">\n"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                self.in_link = true;
                markup(&format!(
                    "<a class=\"govuk-link\" href=\"{}\">",
                    attribute(&link_target(*link_type, dest_url))
                ))
            }
            Tag::Table(_) => markup("<table class=\"govuk-table\">\n"),
            Tag::TableHead => {
                self.in_table_head = true;
                markup("<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">")
            }
            Tag::TableRow => markup("<tr class=\"govuk-table__row\">"),
            Tag::TableCell if self.in_table_head => {
                markup("<th scope=\"col\" class=\"govuk-table__header\">")
            }
            Tag::TableCell => markup("<td class=\"govuk-table__cell\">"),
            other => Event::Start(other.clone()),
        }
    }

    fn close<'a>(&mut self, end: TagEnd) -> Event<'a> {
        match end {
            TagEnd::Heading(level) => markup(&format!("</h{}>\n", shown_level(level))),
            TagEnd::Paragraph | TagEnd::HtmlBlock => markup("</p>\n"),
            TagEnd::List(false) => markup("</ul>\n"),
            TagEnd::List(true) => markup("</ol>\n"),
            TagEnd::BlockQuote(_) => markup("</div>\n"),
            TagEnd::Link => {
                self.in_link = false;
                markup("</a>")
            }
            TagEnd::Table => markup("</tbody></table>\n"),
            TagEnd::TableHead => {
                self.in_table_head = false;
                markup("</tr></thead>\n<tbody class=\"govuk-table__body\">\n")
            }
            TagEnd::TableRow => markup("</tr>\n"),
            TagEnd::TableCell if self.in_table_head => markup("</th>"),
            TagEnd::TableCell => markup("</td>"),
            other => Event::End(other),
        }
    }

    fn heading<'a>(&mut self, level: HeadingLevel, rest: &[Event<'a>]) -> Event<'a> {
        let text: String = rest
            .iter()
            .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect();
        let id = self.ids.next(&text);
        let shown = shown_level(level);
        let size = match shown {
            2 => "m",
            _ => "s",
        };
        let drawn = markup(&format!(
            "<h{shown} class=\"govuk-heading-{size}\" id=\"{id}\">"
        ));
        if shown == 2 {
            self.contents.push(Heading { id, text });
        }
        drawn
    }
}

/// The text, its telephone numbers as links.
fn with_phone_links<'a>(text: &str) -> Vec<Event<'a>> {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => Event::Text(CowStr::from(text.to_owned())),
            Piece::Phone(number) => markup(&phone_links::anchor(number)),
        })
        .collect()
}

/// The page's own heading is the only `h1`.
fn shown_level(level: HeadingLevel) -> u8 {
    (level as u8).clamp(2, 6)
}

fn markup<'a>(html: &str) -> Event<'a> {
    Event::Html(CowStr::from(html.to_owned()))
}

fn attribute(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_is_shown_and_not_obeyed() {
        for hostile in [
            "<script>alert(1)</script>",
            "Hello <b onclick=x>you</b>",
            "<div>\nblock\n</div>",
            "[a](<\"onmouseover=x>)",
        ] {
            let html = render(hostile).html;
            for tag in ["<script", "<b ", "<div", "\"onmouse"] {
                assert!(!html.contains(tag), "{hostile} gave {html}");
            }
        }
    }

    #[test]
    fn headings_have_ids_of_their_own_and_leave_h1_to_the_page() {
        let prose = render("# Your rights\n\n## Your rights\n\n### Main content\n\n## Çocuğunuz");
        assert!(
            prose
                .html
                .contains("<h2 class=\"govuk-heading-m\" id=\"your-rights\">")
        );
        assert!(prose.html.contains("id=\"your-rights-2\""));
        assert!(
            prose
                .html
                .contains("<h3 class=\"govuk-heading-s\" id=\"main-content-2\">")
        );
        assert!(prose.html.contains("id=\"çocuğunuz\""));
        assert!(!prose.html.contains("<h1"));
        assert_eq!(prose.contents.len(), 3);
    }

    #[test]
    fn a_phone_number_is_a_link_unless_it_stands_in_one() {
        let link = "<a class=\"govuk-link\" href=\"tel:02076415676\">020 7641 5676</a>";
        assert!(render("Phone **020 7641 5676**.").html.contains(link));
        let html = render("[phone 020 7641 5676](/hub/) or `020 7641 5676`").html;
        assert!(!html.contains("tel:"), "{html}");
    }

    #[test]
    fn lists_tables_and_links_look_like_gov_uk() {
        let html = render(
            "- a\n\n1. b\n\n| A | B |\n|---|---|\n| c | d |\n\n[e](https://example.org/?a=1&b=2)",
        )
        .html;
        for part in [
            "<ul class=\"govuk-list govuk-list--bullet\">",
            "<ol class=\"govuk-list govuk-list--number\">",
            "<th scope=\"col\" class=\"govuk-table__header\">A</th>",
            "<td class=\"govuk-table__cell\">c</td>",
            "<a class=\"govuk-link\" href=\"https://example.org/?a=1&amp;b=2\">e</a>",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
    }
}
