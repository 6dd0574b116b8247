//! A notice's promise in short: what its front matter says in plain words, and honestly what it does
//! not say yet.
//!
//! The answers come in the order in which a family asks: what, why, who, how long, what can I do.
//! The same rows are compared where two texts are, so a promise is told and compared in the same words.

mod keeping;
mod law;
mod people;
mod sharing;

use serde::Serialize;
use site_model::notice::FrontMatter;
use site_theme::Argument;
use site_theme::frame::Frame;

use super::Drawing;
pub(super) use keeping::period;

/// A row with more lines than this shows some of them, and the others when asked.
const MOST_LINES: usize = 9;

/// How many lines a longer row shows, unless more of them must not be hidden.
const LINES_OF_A_LONG_ROW: usize = 5;

/// A question about the promise, and the answer.
pub(super) struct Row {
    /// The same for every text.
    pub(super) name: &'static str,
    /// The question.
    pub(super) key: String,
    /// The answer.
    pub(super) lines: Vec<Line>,
    /// How many of its lines are never hidden.
    open: usize,
    /// What has to be known to understand the answer.
    note: Option<String>,
    /// What the council has not said yet.
    pub(super) missing: Option<String>,
}

/// A line of an answer.
#[derive(Clone, Serialize)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) href: Option<String>,
}

/// A row as it is shown.
#[derive(Serialize)]
pub(super) struct RowView {
    key: String,
    note: Option<String>,
    lines: Vec<Line>,
    more: Option<More>,
    missing: Option<String>,
}

/// The other lines of a long row.
#[derive(Serialize)]
struct More {
    summary: String,
    lines: Vec<Line>,
}

/// One text of a notice, and what it takes to tell it.
struct Telling<'a, 'c> {
    drawing: &'a Drawing<'c>,
    frame: &'a Frame<'a>,
    says: &'a FrontMatter,
}

/// The promise of one text.
pub(super) fn promise(drawing: &Drawing<'_>, frame: &Frame<'_>, says: &FrontMatter) -> Vec<Row> {
    let telling = Telling {
        drawing,
        frame,
        says,
    };
    let mut rows = vec![
        telling.categories(),
        telling.row("sources", telling.plain(&says.sources)),
        telling.row(
            "purposes",
            says.purposes.iter().map(|one| line(&one.label)).collect(),
        ),
        telling.row("basis", telling.bases()),
    ];
    if says.has_special_categories() || !says.special_category_conditions.is_empty() {
        rows.push(telling.row("special", telling.conditions()));
    }
    rows.extend([
        telling.row("recipients", telling.recipients()),
        telling.row("transfers", telling.transfers()),
        telling.row("retention", telling.retention()),
        telling.refusing(),
        telling.row("automated", telling.plain(&says.automated_decisions)),
        telling.row("rights", telling.rights()),
        telling.complaining(),
        telling.row("controller", telling.contact(says.controller.as_ref())),
        telling.row(
            "officer",
            telling.contact(says.data_protection_officer.as_ref()),
        ),
        telling.row("review", telling.review()),
        telling.row("covers", telling.covers()),
    ]);
    // Nobody but the family may be a source; then there is nothing to say.
    rows.retain(|row| row.name != "sources" || !row.lines.is_empty());
    // What is known first; what the council has still to say is not hidden, below it.
    rows.sort_by_key(|row| row.lines.is_empty());
    rows
}

impl Row {
    /// The row as it is shown: a long one in part, the rest when asked.
    pub(super) fn view(mut self, frame: &Frame<'_>) -> RowView {
        let most = MOST_LINES.max(self.open);
        let more = (self.lines.len() > most).then(|| {
            let open = LINES_OF_A_LONG_ROW.max(self.open);
            let lines = self.lines.split_off(open);
            let count = [("count", Argument::from(lines.len()))];
            More {
                summary: frame.say("promise-more", &count),
                lines,
            }
        });
        RowView {
            key: self.key,
            note: self.note,
            lines: self.lines,
            more,
            missing: self.missing,
        }
    }
}

impl Telling<'_, '_> {
    fn say(&self, id: &str) -> String {
        self.frame.say(id, &[])
    }

    fn row(&self, name: &'static str, lines: Vec<Line>) -> Row {
        Row {
            name,
            key: self.say(&format!("promise-{name}")),
            open: 0,
            note: None,
            missing: lines
                .is_empty()
                .then(|| self.say(&format!("promise-missing-{name}"))),
            lines,
        }
    }

    /// What the council wrote, as it wrote it.
    fn plain<'t>(&self, texts: impl IntoIterator<Item = &'t String>) -> Vec<Line> {
        texts.into_iter().map(|text| line(text)).collect()
    }

    /// What is known about a family. The sensitive ones come first, so that no long list hides them.
    fn categories(&self) -> Row {
        let mut categories: Vec<_> = self.says.categories.iter().collect();
        categories.sort_by_key(|category| !category.special);
        let lines = categories.into_iter().map(|category| {
            if !category.special {
                return line(&category.label);
            }
            let label = [("label", Argument::from(&category.label))];
            line(&self.frame.say("promise-category-special", &label))
        });
        Row {
            open: self
                .says
                .categories
                .iter()
                .filter(|one| one.special)
                .count(),
            note: self
                .says
                .has_special_categories()
                .then(|| self.say("promise-special-explained")),
            ..self.row("categories", lines.collect())
        }
    }

    fn review(&self) -> Vec<Line> {
        let by = self.says.review_by.iter().map(|date| {
            let date = [("date", Argument::from(self.frame.date(*date)))];
            line(&self.frame.say("promise-review-by", &date))
        });
        by.collect()
    }
}

fn line(text: &str) -> Line {
    Line {
        text: text.to_owned(),
        href: None,
    }
}

fn link(text: String, href: impl Into<String>) -> Line {
    Line {
        text,
        href: Some(href.into()),
    }
}
