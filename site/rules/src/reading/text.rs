//! Everything a page of content says to a family, whichever file and field it stands in.

use site_model::Slug;
use site_model::content::CouncilContent;
use site_model::directory::service::Service;
use site_model::form::Form;
use site_model::notice::FrontMatter;
use site_model::path;
use site_model::positions::{Position, Step};
use site_model::source::Source;

use super::PageKind;
use crate::checked::File;
use crate::forms::{questions, runs_of_pages};
use crate::prose::{Block, BlockKind, Prose};

/// A page and its texts, in the order in which they are read.
pub(super) struct PageText<'a> {
    pub(super) kind: PageKind,
    /// Its name in addresses; a council's own words have none.
    pub(super) slug: Option<&'a str>,
    /// Its heading.
    pub(super) title: &'a str,
    /// The field that the heading stands in.
    title_field: &'static str,
    pub(super) source: &'a Source,
    pub(super) texts: Vec<Text<'a>>,
}

/// A piece of text, and where it stands.
pub(super) struct Text<'a> {
    /// Its words without markup.
    pub(super) words: &'a str,
    kind: BlockKind,
    place: Place<'a>,
}

/// Where a text stands. Of a value that is looked for only when somebody asks: the positions of a
/// file's values are read from it anew, and most texts have nothing to be told.
enum Place<'a> {
    Markdown(&'a Block),
    Value(&'a Source, Vec<Step<'static>>),
}

impl PageText<'_> {
    /// Where the heading stands.
    pub(super) fn title_at(&self) -> Position {
        self.source.positions.find(path![self.title_field])
    }
}

impl<'a> Text<'a> {
    fn of_markdown(block: &'a Block) -> Self {
        Self {
            words: &block.text,
            kind: block.kind,
            place: Place::Markdown(block),
        }
    }

    /// Where the character at this byte offset stands in the file, as nearly as that is known.
    pub(super) fn position(&self, offset: usize) -> Position {
        match &self.place {
            Place::Markdown(block) => block.position(offset),
            Place::Value(source, at) => in_value(source, at, self.words, offset),
        }
    }

    /// Whether its sentences tell how hard a page is to read. A heading and a table's cell are words
    /// by themselves: they are counted only if they end as a sentence does.
    pub(super) fn is_running(&self) -> bool {
        match self.kind {
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Definition => true,
            BlockKind::Heading(_) => false,
            BlockKind::Cell => self.words.trim_end().ends_with(['.', '?', '!']),
            BlockKind::Code => false,
        }
    }
}

/// The page that a file is, if it can still be edited and says something.
pub(super) fn page<'a>(file: File<'a>, prose: Option<&'a Prose<'_>>) -> Option<PageText<'a>> {
    let body = prose
        .into_iter()
        .flat_map(|prose| prose.text_blocks())
        .map(Text::of_markdown);
    let of_document =
        |kind, slug: &'a Slug, title_field: &'static str, title: &'a str, source: &'a Source| {
            PageText {
                kind,
                slug: Some(slug.as_str()),
                title,
                title_field,
                source,
                texts: Vec::new(),
            }
        };
    let (mut page, fields) = match file {
        File::Council(council) => return Some(council_words(council)),
        File::Notice(notice) => {
            let (source, says) = (&notice.document.source, notice.front_matter());
            let page = of_document(PageKind::Notice, &notice.slug, "title", &says.title, source);
            (page, front_matter(source, says))
        }
        File::Service(slug, document) => {
            let (source, says) = (&document.source, &document.front_matter);
            let page = of_document(PageKind::Service, slug, "name", &says.name, source);
            (page, service_words(source, says))
        }
        File::Organisation(slug, document) => {
            let (source, says) = (&document.source, &document.front_matter);
            let page = of_document(PageKind::Organisation, slug, "name", &says.name, source);
            (
                page,
                Values(source).paragraphs(&[("summary", Some(&says.summary))]),
            )
        }
        File::Location(slug, document) => {
            let (source, says) = (&document.source, &document.front_matter);
            let page = of_document(PageKind::Location, slug, "name", &says.name, source);
            let fields = [
                ("accessibility_note", says.accessibility_note.as_deref()),
                ("getting_there", says.getting_there.as_deref()),
            ];
            (page, Values(source).paragraphs(&fields))
        }
        File::Page(slug, document) => {
            let (source, says) = (&document.source, &document.front_matter);
            let page = of_document(PageKind::Page, slug, "title", &says.title, source);
            (
                page,
                Values(source).paragraphs(&[("summary", Some(&says.summary))]),
            )
        }
        File::Form(slug, source, form) => {
            let page = of_document(PageKind::Form, slug, "title", &form.title, source);
            (page, form_words(source, form))
        }
        // How easy a text is to read is counted in English, and a message is too short for it.
        File::Taxonomy(..)
        | File::Message(..)
        | File::Image(_)
        | File::TranslatedPage(_)
        | File::TranslatedNotice(_) => return None,
    };
    page.texts = fields.into_iter().chain(body).collect();
    Some(page)
}

fn service_words<'a>(source: &'a Source, says: &'a Service) -> Vec<Text<'a>> {
    let values = Values(source);
    let mut texts = values.paragraphs(&[
        ("summary", Some(&says.summary)),
        ("alert", says.alert.as_deref()),
        ("who_for", says.who_for.as_deref()),
        ("how_to_get_it", says.how_to_get_it.as_deref()),
        ("accessibility", says.accessibility.as_deref()),
    ]);
    let note = says.send.as_ref().and_then(|send| send.note.as_deref());
    texts.extend(note.map(|note| values.text(path!["send", "note"], BlockKind::Paragraph, note)));
    for (index, schedule) in says.schedules.iter().enumerate() {
        let note = schedule.note.as_deref();
        let at = path!["schedules", index, "note"];
        texts.extend(note.map(|note| values.text(at, BlockKind::Paragraph, note)));
    }
    texts
}

fn council_words(council: &CouncilContent) -> PageText<'_> {
    let source = &council.source;
    let values = Values(source);
    let mut texts = vec![values.text(
        path!["strapline"],
        BlockKind::Paragraph,
        &council.council.strapline,
    )];
    for (index, paragraph) in council.council.emergency.iter().enumerate() {
        let at = path!["emergency", index];
        texts.push(values.text(at, BlockKind::Paragraph, paragraph));
    }
    PageText {
        kind: PageKind::Council,
        slug: None,
        title: &council.council.site_name,
        title_field: "site_name",
        source,
        texts,
    }
}

/// What a notice's front matter says in words of its own.
fn front_matter<'a>(source: &'a Source, says: &'a FrontMatter) -> Vec<Text<'a>> {
    let values = Values(source);
    let mut texts = vec![values.text(path!["summary"], BlockKind::Paragraph, &says.summary)];
    let mut item = |at: &[Step<'static>], text: &'a str| {
        texts.push(values.text(at, BlockKind::Item, text));
    };
    for (index, purpose) in says.purposes.iter().enumerate() {
        item(path!["purposes", index, "label"], &purpose.label);
    }
    for (index, category) in says.categories.iter().enumerate() {
        item(path!["categories", index, "label"], &category.label);
    }
    for (index, source) in says.sources.iter().enumerate() {
        item(path!["sources", index], source);
    }
    for (index, processor) in says.processors.iter().enumerate() {
        item(path!["processors", index, "role"], &processor.role);
    }
    for (field, text) in [
        ("legitimate_interests", &says.legitimate_interests),
        ("transfers", &says.transfers),
        ("if_you_refuse", &says.if_you_refuse),
        ("automated_decisions", &says.automated_decisions),
    ] {
        if let Some(text) = text {
            item(path![field], text);
        }
    }
    texts
}

fn form_words<'a>(source: &'a Source, form: &'a Form) -> Vec<Text<'a>> {
    let values = Values(source);
    let mut texts = Vec::new();
    let mut says = |at: &[Step<'static>], kind: BlockKind, text: &'a str| {
        texts.push(values.text(at, kind, text));
    };
    says(path!["summary"], BlockKind::Paragraph, &form.summary);
    for (index, text) in form.introduction.iter().enumerate() {
        says(path!["introduction", index], BlockKind::Paragraph, text);
    }
    for (at_pages, pages) in runs_of_pages(form) {
        for (p, page) in pages.iter().enumerate() {
            let at = [&at_pages, path![p]].concat();
            says(
                &[&at, path!["title"]].concat(),
                BlockKind::Heading(1),
                &page.title,
            );
            for (field, texts) in [
                ("before", &page.before),
                ("introduction", &page.introduction),
            ] {
                for (index, text) in texts.iter().enumerate() {
                    let at = [&at, path![field, index]].concat();
                    says(&at, BlockKind::Paragraph, text);
                }
            }
        }
        for (at, _, question) in questions(&at_pages, pages) {
            let here = |field| [&at, path![field]].concat();
            says(&here("label"), BlockKind::Item, &question.label);
            if let Some(hint) = &question.hint {
                says(&here("hint"), BlockKind::Paragraph, hint);
            }
            for (c, choice) in question.choices.iter().enumerate() {
                let here = |field| [&at, path!["choices", c, field]].concat();
                says(&here("label"), BlockKind::Item, &choice.label);
                if let Some(hint) = &choice.hint {
                    says(&here("hint"), BlockKind::Item, hint);
                }
                for (index, text) in choice.ends.iter().enumerate() {
                    let at = [&at, path!["choices", c, "ends", index]].concat();
                    says(&at, BlockKind::Paragraph, text);
                }
            }
        }
    }
    for (index, text) in form.what_happens_next.iter().enumerate() {
        says(
            path!["what_happens_next", index],
            BlockKind::Paragraph,
            text,
        );
    }
    texts
}

/// The values of a file's YAML.
#[derive(Clone, Copy)]
struct Values<'a>(&'a Source);

impl<'a> Values<'a> {
    /// These fields, each a paragraph, where they are said.
    fn paragraphs(self, fields: &[(&'static str, Option<&'a str>)]) -> Vec<Text<'a>> {
        let said = fields
            .iter()
            .filter_map(|(field, text)| Some((*field, (*text)?)));
        said.map(|(field, text)| self.text(path![field], BlockKind::Paragraph, text))
            .collect()
    }

    fn text(self, at: &[Step<'static>], kind: BlockKind, words: &'a str) -> Text<'a> {
        Text {
            words,
            kind,
            place: Place::Value(self.0, at.to_vec()),
        }
    }
}

/// Where a character of a value stands: where its line has the value as it is read, each character's
/// place is known; else the value begins where all of it stands.
fn in_value(source: &Source, at: &[Step<'_>], value: &str, offset: usize) -> Position {
    let begins = source.positions.find(at);
    let is_front_matter = source.text.starts_with("---");
    let mut lines = source
        .text
        .lines()
        .enumerate()
        .take_while(|(number, line)| !is_front_matter || *number == 0 || line.trim_end() != "---");
    let before = lines
        .nth(begins.line.saturating_sub(1))
        .and_then(|(_, line)| {
            let before_value = begins.column.saturating_sub(1);
            let (start, _) = line.char_indices().nth(before_value)?;
            line[start..].find(value).map(|more| &line[..start + more])
        });
    let Some(before) = before else {
        return begins;
    };
    let inside = value.get(..offset).unwrap_or_default();
    Position {
        line: begins.line,
        column: before.chars().count() + inside.chars().count() + 1,
    }
}
