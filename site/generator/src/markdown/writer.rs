//! CommonMark's events with GOV.UK's markup.

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};
use site_model::address;
use site_model::phones_in_text::{Piece, pieces};
use site_rules::pictures;
use site_rules::prose::{HeadingIds, link_target};
use site_rules::raw_html::{Drawn, Place, Reading};
use site_theme::{phone_links, postcode_links};

use super::notes::Notes;
use super::tables::Table;
use super::{Heading, Setting, escaped};

/// Draws one text.
pub(super) struct Writer<'a, 'w> {
    setting: Setting<'w>,
    /// What is drawn; while a note is read, what it says, and before it the text around it.
    out: Vec<Vec<Event<'a>>>,
    ids: HeadingIds,
    contents: Vec<Heading>,
    /// The level of the last heading: the page's own is the first.
    level: u8,
    table: Table,
    notes: Notes<'a>,
    /// The name of the note that is being read: none holds another.
    note: String,
    html: Reading,
    /// Numbers become no links here: within a link, or something that is pressed.
    in_link: usize,
    /// A paragraph of an HTML block is open.
    in_block_paragraph: bool,
    /// A row of a definition list is open, and has said what its term means.
    row: Option<bool>,
    has_picture: bool,
}

impl<'a, 'w> Writer<'a, 'w> {
    pub(super) fn new(setting: Setting<'w>) -> Self {
        Self {
            setting,
            out: vec![Vec::new()],
            ids: HeadingIds::default(),
            contents: Vec::new(),
            level: 1,
            table: Table::default(),
            notes: Notes::default(),
            note: String::new(),
            html: Reading::default(),
            in_link: 0,
            in_block_paragraph: false,
            row: None,
            has_picture: false,
        }
    }

    /// Draws all events, and says which headings there are.
    pub(super) fn write(mut self, events: &[Event<'a>]) -> (Vec<Event<'a>>, Vec<Heading>) {
        self.notes = Notes::of(events);
        let mut index = 0;
        while let Some(event) = events.get(index) {
            index += self.draw(event, &events[index..]);
        }
        let rest = self.html.end_of_text();
        self.draw_html(rest, Place::Line);
        let mut drawn: Vec<Event<'a>> = self.out.into_iter().flatten().collect();
        drawn.extend(self.notes.section(self.setting));
        (drawn, self.contents)
    }

    fn push(&mut self, event: Event<'a>) {
        if let Some(out) = self.out.last_mut() {
            out.push(event);
        }
    }

    fn push_markup(&mut self, html: &str) {
        self.push(markup(html));
    }

    /// Draws an event, at which `rest` starts. How many events that takes.
    fn draw(&mut self, event: &Event<'a>, rest: &[Event<'a>]) -> usize {
        match event {
            Event::Text(_) | Event::Code(_) if self.html.is_dropping() => {}
            Event::Text(text) => self.text(text),
            Event::Start(Tag::HtmlBlock) => {
                let lines = rest.iter().skip(1).map_while(|event| match event {
                    Event::Html(line) | Event::Text(line) => Some(line.as_ref()),
                    _ => None,
                });
                let (html, lines) = (lines.clone().collect::<String>(), lines.count());
                self.raw_html(&html, Place::Block);
                return 1 + lines;
            }
            Event::Html(html) => self.raw_html(html, Place::Block),
            Event::InlineHtml(html) => self.raw_html(html, Place::Line),
            Event::Start(Tag::Image { dest_url, .. }) => return self.picture(dest_url, rest),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.note = name.to_string();
                self.out.push(Vec::new());
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some(said) = self.out.pop() {
                    self.notes.say(&std::mem::take(&mut self.note), said);
                }
            }
            Event::FootnoteReference(name) => {
                let mention = self.notes.mention(name, self.setting);
                self.push(mention);
            }
            Event::Rule => self.push_markup(
                "\n<hr class=\"govuk-section-break govuk-section-break--l govuk-section-break--visible\">\n",
            ),
            Event::Start(tag) => self.open(tag, rest),
            Event::End(end) => self.close(*end),
            other => self.push(other.clone()),
        }
        1
    }

    /// A text, its telephone numbers and postcodes as links.
    fn text(&mut self, text: &str) {
        if self.in_link > 0 {
            self.push(Event::Text(CowStr::from(text.to_owned())));
            return;
        }
        for piece in pieces(text) {
            match piece {
                Piece::Phone(number) => self.push_markup(&phone_links::anchor(number)),
                Piece::Text(text) => {
                    for piece in postcode_links::pieces(text) {
                        self.text_or_postcode(piece);
                    }
                }
            }
        }
    }

    fn text_or_postcode(&mut self, piece: postcode_links::Piece<'_>) {
        match piece {
            postcode_links::Piece::Text(text) => {
                self.push(Event::Text(CowStr::from(text.to_owned())));
            }
            postcode_links::Piece::Postcode(postcode) => {
                let map = (self.setting.say)("prose-postcode-map", &[]);
                self.push_markup(&postcode_links::anchor(postcode, &map));
            }
        }
    }

    fn open(&mut self, tag: &Tag<'a>, rest: &[Event<'a>]) {
        match tag {
            Tag::Heading { level, .. } => self.heading(*level, rest),
            Tag::Paragraph => self.push_markup("<p class=\"govuk-body\">"),
            Tag::List(None) => self.push_markup("\n<ul class=\"govuk-list govuk-list--bullet\">\n"),
            Tag::List(Some(1)) => {
                self.push_markup("\n<ol class=\"govuk-list govuk-list--number\">\n");
            }
            Tag::List(Some(start)) => self.push_markup(&format!(
                "\n<ol class=\"govuk-list govuk-list--number\" start=\"{start}\">\n"
            )),
            Tag::BlockQuote(_) => self.push_markup("\n<blockquote class=\"govuk-inset-text\">\n"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                self.in_link += 1;
                let is_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let class = if is_address {
                    "govuk-link govuk-!-text-break-word"
                } else {
                    "govuk-link"
                };
                self.push_markup(&format!(
                    "<a class=\"{class}\" href=\"{}\">",
                    escaped(&link_target(*link_type, dest_url))
                ));
            }
            Tag::Table(alignments) => {
                let table = self.table.open(alignments, self.setting);
                self.push(table);
            }
            Tag::TableHead => {
                let head = self.table.open_head();
                self.push(head);
            }
            Tag::TableRow => {
                let row = self.table.open_row();
                self.push(row);
            }
            Tag::TableCell => {
                let is_empty = matches!(rest.get(1), Some(Event::End(TagEnd::TableCell)));
                let cell = self.table.open_cell(is_empty);
                self.push(cell);
            }
            Tag::DefinitionList => self.push_markup("\n<dl class=\"govuk-summary-list\">\n"),
            Tag::DefinitionListTitle => {
                if self.row == Some(true) {
                    self.push_markup("</div>\n");
                    self.row = None;
                }
                if self.row.is_none() {
                    self.push_markup("<div class=\"govuk-summary-list__row\">");
                }
                self.row = Some(false);
                self.push_markup("<dt class=\"govuk-summary-list__key\">");
            }
            Tag::DefinitionListDefinition => {
                self.row = Some(true);
                self.push_markup("<dd class=\"govuk-summary-list__value\">");
            }
            other => self.push(Event::Start(other.clone())),
        }
    }

    fn close(&mut self, end: TagEnd) {
        let open = match end {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.html.end_of_line(),
            _ => Vec::new(),
        };
        self.draw_html(open, Place::Line);
        match end {
            TagEnd::Heading(_) => {
                let level = self.level;
                self.push_markup(&format!("</h{level}>\n"));
            }
            TagEnd::Paragraph => self.push_markup("</p>\n"),
            TagEnd::HtmlBlock => {}
            TagEnd::List(false) => self.push_markup("</ul>\n"),
            TagEnd::List(true) => self.push_markup("</ol>\n"),
            TagEnd::BlockQuote(_) => self.push_markup("</blockquote>\n"),
            TagEnd::Link => {
                self.in_link = self.in_link.saturating_sub(1);
                self.push_markup("</a>");
            }
            TagEnd::Table => {
                let table = self.table.close();
                self.push(table);
            }
            TagEnd::TableHead => {
                let head = self.table.close_head();
                self.push(head);
            }
            TagEnd::TableRow => self.push_markup("</tr>\n"),
            TagEnd::TableCell => {
                let cell = self.table.close_cell();
                self.push(cell);
            }
            TagEnd::DefinitionList => {
                if self.row.take().is_some() {
                    self.push_markup("</div>\n");
                }
                self.push_markup("</dl>\n");
            }
            TagEnd::DefinitionListTitle => self.push_markup("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.push_markup("</dd>\n"),
            other => self.push(Event::End(other)),
        }
    }

    fn heading(&mut self, level: HeadingLevel, rest: &[Event<'a>]) {
        let text = words_until(rest, |event| {
            matches!(event, Event::End(TagEnd::Heading(_)))
        });
        let id = self.ids.next(&text);
        // Two levels at once would leave who jumps from heading to heading wondering what is missing.
        let shown = (level as u8).max(2).min(self.level + 1);
        self.level = shown;
        let size = if shown == 2 { "m" } else { "s" };
        self.push_markup(&format!(
            "\n<h{shown} class=\"govuk-heading-{size}\" id=\"{id}\">"
        ));
        if shown == 2 {
            self.contents.push(Heading { id, text });
        }
    }

    /// A picture; one that is not the council's own is its words.
    fn picture(&mut self, target: &str, rest: &[Event<'a>]) -> usize {
        let mut depth = 0;
        let length = 1 + rest
            .iter()
            .take_while(|event| {
                match event {
                    Event::Start(Tag::Image { .. }) => depth += 1,
                    Event::End(TagEnd::Image) => depth -= 1,
                    _ => {}
                }
                depth > 0
            })
            .count();
        let words = words_until(&rest[..length.min(rest.len())], |_| false);
        let council = self.setting.council;
        let found = pictures::found(council, target)
            .and_then(|(name, image)| Some((name, pictures::size(image)?)));
        match found {
            Some((name, (width, height))) => {
                // The first may be what a reader sees first; the others wait until they come near.
                let loading = if self.has_picture {
                    " loading=\"lazy\""
                } else {
                    ""
                };
                self.has_picture = true;
                self.push_markup(&format!(
                    "<img class=\"family-hub-picture\" src=\"{}\" alt=\"{}\" width=\"{width}\" \
                     height=\"{height}\"{loading}>",
                    escaped(&address::image(&council.slug, name)),
                    escaped(words.trim())
                ));
            }
            None => self.push(Event::Text(CowStr::from(words))),
        }
        length
    }

    fn raw_html(&mut self, html: &str, place: Place) {
        let (drawn, _) = self.html.take(html, place);
        self.draw_html(drawn, place);
        if place == Place::Block {
            self.end_block_paragraph();
        }
    }

    fn draw_html(&mut self, drawn: Vec<Drawn>, place: Place) {
        for piece in drawn {
            let is_between = place == Place::Block && self.in_link == 0 && !self.in_block_paragraph;
            match &piece {
                Drawn::Text(text) if is_between && text.trim().is_empty() => continue,
                Drawn::Text(_) | Drawn::Open(..) if is_between => {
                    self.in_block_paragraph = true;
                    self.push_markup("<p class=\"govuk-body\">");
                }
                _ => {}
            }
            match piece {
                Drawn::Text(text) => self.text(&text),
                Drawn::Open(name, attributes) => {
                    let attributes: String = attributes
                        .iter()
                        .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
                        .collect();
                    self.push_markup(&format!("<{name}{attributes}>"));
                }
                Drawn::Close(name) => self.push_markup(&format!("</{name}>")),
                Drawn::Summary => {
                    self.end_block_paragraph();
                    self.in_link += 1;
                    self.push_markup(
                        "<details class=\"govuk-details\"><summary class=\"govuk-details__summary\">\
                         <span class=\"govuk-details__summary-text\">",
                    );
                }
                Drawn::SummaryEnd => {
                    self.in_link = self.in_link.saturating_sub(1);
                    self.push_markup("</span></summary>\n<div class=\"govuk-details__text\">\n");
                }
                Drawn::DetailsEnd => {
                    self.end_block_paragraph();
                    self.push_markup("</div></details>\n");
                }
            }
        }
    }

    fn end_block_paragraph(&mut self) {
        if std::mem::take(&mut self.in_block_paragraph) {
            self.push_markup("</p>\n");
        }
    }
}

/// The words of events up to one: of HTML among them, what is drawn.
fn words_until(events: &[Event<'_>], is_end: impl Fn(&Event<'_>) -> bool) -> String {
    let mut html = Reading::default();
    let mut words = String::new();
    for event in events.iter().take_while(|event| !is_end(event)) {
        match event {
            Event::Text(_) | Event::Code(_) if html.is_dropping() => {}
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::InlineHtml(tag) => {
                let (drawn, _) = html.take(tag, Place::Line);
                words.extend(drawn.iter().map(|piece| match piece {
                    Drawn::Text(text) => text.as_str(),
                    Drawn::Open("br", _) => " ",
                    _ => "",
                }));
            }
            _ => {}
        }
    }
    words
}

/// HTML of our own.
pub(super) fn markup<'a>(html: &str) -> Event<'a> {
    Event::Html(CowStr::from(html.to_owned()))
}
