//! A form on paper: for whoever would rather write than type, or fills it in with a worker.
//!
//! Everything that the form asks is on one page that prints, with the promise of its notice at the end: who
//! fills in paper was told the same (UK GDPR Article 13).

use serde::Serialize;
use site_model::form::{Form, FormPage, Question, QuestionKind};
use site_model::published::PublishedCouncil;
use site_model::{Slug, address};
use site_theme::form_field;
use site_theme::frame::{Frame, Section};

use super::promise::{Row, promise};
use super::{Drawing, Page, Result};

/// How many blank ones of a list are on the paper; who has more asks for another sheet.
const BLANK_ONES: usize = 4;

/// Lines to write on, by the type of the question.
const FEW_LINES: usize = 3;
const MANY_LINES: usize = 8;

#[derive(Serialize)]
struct Paper {
    introduction: Vec<String>,
    emergency: Vec<String>,
    parts: Vec<PaperPart>,
    notice: Option<String>,
    promise: Vec<PaperRow>,
    hub: String,
    online: String,
}

/// A page of the form, or one of a list.
#[derive(Serialize)]
struct PaperPart {
    title: String,
    is_one: bool,
    introduction: Vec<String>,
    questions: Vec<PaperQuestion>,
}

#[derive(Serialize)]
struct PaperQuestion {
    label: String,
    hint: Option<String>,
    /// When it is to be answered, where that depends on another answer.
    only_if: Option<String>,
    /// What to do: tick one, tick any.
    how: Option<String>,
    choices: Vec<PaperChoice>,
    /// Names of boxes to write into, such as those of a date.
    boxes: Vec<String>,
    lines: usize,
}

#[derive(Serialize)]
struct PaperChoice {
    label: String,
    /// Why the form ends for whoever ticks this, and where to turn instead.
    ends: Vec<String>,
}

/// A question about the notice's promise, and the answer.
#[derive(Serialize)]
struct PaperRow {
    key: String,
    lines: Vec<String>,
}

impl Drawing<'_> {
    /// Every form as paper.
    pub(super) fn papers(&self) -> Result<Vec<Page>> {
        let forms = self.published.forms.iter();
        forms.map(|(slug, form)| self.paper(slug, form)).collect()
    }

    fn paper(&self, slug: &Slug, form: &Form) -> Result<Page> {
        let council = self.published.at();
        let frame = self.frame(Section::Help);
        let mut parts = Vec::new();
        for page in &form.pages {
            parts.push(part(frame, page, page.title.clone(), &form.pages, false));
            let Some(list) = &page.list else {
                continue;
            };
            for number in 1..=BLANK_ONES.min(list.most) {
                let one = [("one", list.one.as_str().into()), ("number", number.into())];
                for (index, of_it) in list.pages.iter().enumerate() {
                    let title = match index {
                        0 => frame.say("form-list-unnamed", &one),
                        _ => String::new(),
                    };
                    parts.push(part(frame, of_it, title, &list.pages, true));
                }
            }
        }
        let notice = self.content.current_notice(&form.notice);
        let rows = notice.map(|notice| promise(self, frame, notice.front_matter()));
        let named = [("form", form.title.as_str().into())];
        let at = address::form_paper(council, slug);
        self.page_in(
            frame.languages(|there| there.forms.contains(slug), &at),
            at,
            "form-paper.njk",
            (
                Section::Help,
                &frame.say("paper-title", &named),
                &frame.say("paper-summary", &named),
            ),
            &[],
            Paper {
                introduction: form.introduction.clone(),
                emergency: self.content.council.emergency.clone(),
                parts,
                notice: notice.map(|notice| notice.front_matter().title.clone()),
                promise: rows.into_iter().flatten().filter_map(row).collect(),
                hub: hub_of(self.published, form),
                online: address::before_you_start(council, slug),
            },
        )
    }
}

fn hub_of(council: &PublishedCouncil, form: &Form) -> String {
    let hub = form.queue.hub().and_then(|hub| council.council.hub(hub));
    hub.map_or_else(|| council.council.name.clone(), |hub| hub.name.clone())
}

/// What is not said yet is nothing to print.
fn row(row: Row) -> Option<PaperRow> {
    let lines: Vec<String> = row.lines.into_iter().map(|line| line.text).collect();
    (!lines.is_empty()).then_some(PaperRow {
        key: row.key,
        lines,
    })
}

fn part(
    frame: &Frame<'_>,
    page: &FormPage,
    title: String,
    beside: &[FormPage],
    is_one: bool,
) -> PaperPart {
    PaperPart {
        title,
        is_one,
        introduction: page.introduction.clone(),
        questions: page
            .questions
            .iter()
            .map(|question| asked(frame, question, beside))
            .collect(),
    }
}

fn asked(frame: &Frame<'_>, question: &Question, beside: &[FormPage]) -> PaperQuestion {
    let how = match question.kind {
        QuestionKind::Radios | QuestionKind::Select => Some("paper-tick-one"),
        QuestionKind::Checkboxes => Some("paper-tick-any"),
        _ => None,
    };
    let boxes: &[&str] = match question.kind {
        QuestionKind::Date => &["form-date-day", "form-date-month", "form-date-year"],
        _ => &[],
    };
    PaperQuestion {
        label: form_field::asked(frame, question),
        hint: form_field::hint(frame, question),
        only_if: only_if(frame, question, beside),
        how: how.map(|id| frame.say(id, &[])),
        choices: question
            .choices()
            .iter()
            .map(|choice| PaperChoice {
                label: choice.label.clone(),
                ends: choice.ends.clone(),
            })
            .collect(),
        boxes: boxes.iter().map(|id| frame.say(id, &[])).collect(),
        lines: match question.kind {
            QuestionKind::Textarea => MANY_LINES,
            QuestionKind::Address => FEW_LINES,
            QuestionKind::Radios
            | QuestionKind::Checkboxes
            | QuestionKind::Select
            | QuestionKind::Date => 0,
            _ => 1,
        },
    }
}

/// A condition in words: `Only if you ticked “By phone”`.
fn only_if(frame: &Frame<'_>, question: &Question, beside: &[FormPage]) -> Option<String> {
    let condition = question.show_when.as_ref()?;
    let mut questions = beside.iter().flat_map(|page| &page.questions);
    let other = questions.find(|other| other.id == condition.question)?;
    let labels: Vec<&str> = condition
        .is
        .iter()
        .filter_map(|is| other.choice(is.as_str()))
        .map(|choice| choice.label.as_str())
        .collect();
    Some(frame.say("paper-only-if", &[("choice", labels.join(" / ").into())]))
}
