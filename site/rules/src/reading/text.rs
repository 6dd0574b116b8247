//! Everything a page of content says to a family, whichever file and field it stands in.

use std::collections::BTreeSet;

use site_model::content::CouncilContent;
use site_model::form::Form;
use site_model::notice::FrontMatter;
use site_model::path;
use site_model::positions::{Position, Step};
use site_model::source::Source;

use super::PageKind;
use crate::checked::Checked;
use crate::prose::{Block, BlockKind};

/// A page and its texts, in the order in which they are read.
pub(super) struct PageText<'a> {
    pub(super) kind: PageKind,
    /// Its name in addresses; a council's own words have none.
    pub(super) slug: Option<&'a str>,
    /// Its heading.
    pub(super) title: &'a str,
    /// Where the heading stands.
    pub(super) title_at: Position,
    pub(super) source: &'a Source,
    pub(super) texts: Vec<Text>,
}

/// A piece of text, and where it stands.
pub(super) struct Text {
    pub(super) block: Block,
    /// Where the value begins that it is, if its characters are not in the file as they are read.
    folded_at: Option<Position>,
}

impl Text {
    /// Where the character at this byte offset stands in the file, as nearly as that is known.
    pub(super) fn position(&self, offset: usize) -> Position {
        self.folded_at
            .unwrap_or_else(|| self.block.position(offset))
    }

    /// Whether its sentences tell how hard a page is to read. A heading and a table's cell are words
    /// by themselves: they are counted only if they end as a sentence does.
    pub(super) fn is_running(&self) -> bool {
        match self.block.kind {
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Definition => true,
            BlockKind::Heading(_) => false,
            BlockKind::Cell => self.block.text.trim_end().ends_with(['.', '?', '!']),
            BlockKind::Code => false,
        }
    }
}

/// The pages of a council that can still be edited.
pub(super) fn pages<'a>(checked: &'a Checked<'_>) -> Vec<PageText<'a>> {
    let council = checked.council;
    let mut pages = vec![council_words(council)];
    for notice in checked.notices() {
        pages.push(PageText {
            kind: PageKind::Notice,
            slug: Some(notice.notice.slug.as_str()),
            title: &notice.says.title,
            title_at: notice.source.positions.find(path!["title"]),
            source: notice.source,
            texts: front_matter(notice.source, notice.says)
                .into_iter()
                .chain(body(checked, notice.source))
                .collect(),
        });
    }
    for (slug, document) in &council.services {
        let says = &document.front_matter;
        let mut fields = vec![("summary", says.summary.as_str())];
        fields.extend(says.who_for.iter().map(|text| ("who_for", text.as_str())));
        fields.extend(
            says.how_to_get_it
                .iter()
                .map(|text| ("how_to_get_it", text.as_str())),
        );
        pages.push(PageText {
            kind: PageKind::Service,
            slug: Some(slug.as_str()),
            title: &says.name,
            title_at: document.source.positions.find(path!["name"]),
            source: &document.source,
            texts: with_fields(checked, &document.source, &fields),
        });
    }
    for (slug, document) in &council.organisations {
        let says = &document.front_matter;
        pages.push(PageText {
            kind: PageKind::Organisation,
            slug: Some(slug.as_str()),
            title: &says.name,
            title_at: document.source.positions.find(path!["name"]),
            source: &document.source,
            texts: with_fields(checked, &document.source, &[("summary", &says.summary)]),
        });
    }
    for (slug, document) in &council.pages {
        let says = &document.front_matter;
        pages.push(PageText {
            kind: PageKind::Page,
            slug: Some(slug.as_str()),
            title: &says.title,
            title_at: document.source.positions.find(path!["title"]),
            source: &document.source,
            texts: with_fields(checked, &document.source, &[("summary", &says.summary)]),
        });
    }
    for (slug, (source, form)) in &council.forms {
        pages.push(PageText {
            kind: PageKind::Form,
            slug: Some(slug.as_str()),
            title: &form.title,
            title_at: source.positions.find(path!["title"]),
            source,
            texts: form_words(source, form),
        });
    }
    pages
}

/// What a council, its hubs and the organisations of its directory are called.
pub(super) fn own_names(council: &CouncilContent) -> impl Iterator<Item = &str> {
    let own = [&council.council.name, &council.council.short_name];
    let hubs = council.council.hubs.iter().map(|hub| &hub.name);
    let organisations = council.organisations.values().flat_map(|document| {
        let says = &document.front_matter;
        [&says.name].into_iter().chain(&says.also_known_as)
    });
    let all = own.into_iter().chain(hubs).chain(organisations);
    all.map(String::as_str)
}

/// The words of those names and of services': proper names even where a sentence begins with them.
pub(super) fn words_of_names(council: &CouncilContent) -> BTreeSet<String> {
    let services = council.services.values().map(|d| &*d.front_matter.name);
    own_names(council)
        .chain(services)
        .flat_map(|name| name.split(' '))
        .filter(|word| word.starts_with(char::is_uppercase))
        .map(str::to_owned)
        .collect()
}

fn council_words(council: &CouncilContent) -> PageText<'_> {
    let source = &council.source;
    let mut texts = vec![value(
        source,
        path!["strapline"],
        BlockKind::Paragraph,
        &council.council.strapline,
    )];
    for (index, paragraph) in council.council.emergency.iter().enumerate() {
        let at = path!["emergency", index];
        texts.push(value(source, at, BlockKind::Paragraph, paragraph));
    }
    PageText {
        kind: PageKind::Council,
        slug: None,
        title: &council.council.site_name,
        title_at: source.positions.find(path!["site_name"]),
        source,
        texts,
    }
}

/// What a notice's front matter says in words of its own.
fn front_matter(source: &Source, says: &FrontMatter) -> Vec<Text> {
    let mut texts = vec![value(
        source,
        path!["summary"],
        BlockKind::Paragraph,
        &says.summary,
    )];
    let mut item = |at: &[Step<'_>], text: &str| {
        texts.push(value(source, at, BlockKind::Item, text));
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

fn form_words(source: &Source, form: &Form) -> Vec<Text> {
    let mut texts = Vec::new();
    let mut says = |at: &[Step<'_>], kind: BlockKind, text: &str| {
        texts.push(value(source, at, kind, text));
    };
    says(path!["summary"], BlockKind::Paragraph, &form.summary);
    for (index, text) in form.introduction.iter().enumerate() {
        says(path!["introduction", index], BlockKind::Paragraph, text);
    }
    for (p, page) in form.pages.iter().enumerate() {
        says(
            path!["pages", p, "title"],
            BlockKind::Heading(1),
            &page.title,
        );
        for (index, text) in page.introduction.iter().enumerate() {
            let at = path!["pages", p, "introduction", index];
            says(at, BlockKind::Paragraph, text);
        }
        for (q, question) in page.questions.iter().enumerate() {
            let at = |field| [path!["pages", p, "questions", q], path![field]].concat();
            says(&at("label"), BlockKind::Item, &question.label);
            if let Some(hint) = &question.hint {
                says(&at("hint"), BlockKind::Paragraph, hint);
            }
            for (c, choice) in question.choices.iter().enumerate() {
                let at = |field| {
                    [
                        path!["pages", p, "questions", q],
                        path!["choices", c, field],
                    ]
                    .concat()
                };
                says(&at("label"), BlockKind::Item, &choice.label);
                if let Some(hint) = &choice.hint {
                    says(&at("hint"), BlockKind::Item, hint);
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

fn with_fields(checked: &Checked<'_>, source: &Source, fields: &[(&str, &str)]) -> Vec<Text> {
    let fields = fields
        .iter()
        .map(|(field, text)| value(source, path![*field], BlockKind::Paragraph, text));
    fields.chain(body(checked, source)).collect()
}

/// The Markdown of a page.
fn body(checked: &Checked<'_>, source: &Source) -> Vec<Text> {
    let blocks = checked
        .prose_of(&source.file)
        .into_iter()
        .flat_map(|prose| prose.text_blocks());
    blocks
        .map(|block| Text {
            block: block.clone(),
            folded_at: None,
        })
        .collect()
}

/// A value of the YAML. Where its line has it as it is read, each character's place is known.
fn value(source: &Source, at: &[Step<'_>], kind: BlockKind, text: &str) -> Text {
    let begins = source.positions.find(at);
    let line = source.text.lines().nth(begins.line.saturating_sub(1));
    let before_value = begins.column.saturating_sub(1);
    let here = line
        .and_then(|line| {
            let (offset, _) = line.char_indices().nth(before_value)?;
            line[offset..].find(text).map(|more| &line[..offset + more])
        })
        .map(|before| Position {
            line: begins.line,
            column: before.chars().count() + 1,
        });
    Text {
        block: Block::at(kind, text, here.unwrap_or(begins)),
        folded_at: here.is_none().then_some(begins),
    }
}
