//! A list that builds up in a form: what stands in it so far, whether anybody is to be added, and the
//! question before one is removed.

use serde::Serialize;
use site_model::form::{Entries, Entry, FormPage, ListOf};

use crate::form_page::SummaryError;
use crate::form_place::{FormPlace, Way};
use crate::frame::{Frame, Reach};
use crate::{Layout, address};

/// The name of the only question on either page.
pub const FIELD: &str = "answer";
/// The id of the first link that leads to what is not finished.
const OPEN: &str = "not-finished";
/// Its answers.
pub const YES: &str = "yes";
/// The other one.
pub const NO: &str = "no";

/// What `form-list.njk` draws. No `Debug`: it holds what a family typed.
#[derive(Clone, Serialize)]
pub struct FormListView {
    /// What stands around it.
    pub layout: Layout,
    /// The form's title and how far this is.
    pub caption: String,
    /// Paragraphs above the list.
    pub introduction: Vec<String>,
    /// How to come back to it later.
    pub save: Option<String>,
    /// Where the answer is posted to.
    pub action: String,
    /// How many there are, in words.
    pub count: String,
    /// What stands in the list.
    pub rows: Vec<ListRow>,
    /// The question; `None` where no more can be added.
    pub question: Option<YesOrNo>,
    /// What is told where no more can be added.
    pub full: Option<String>,
    /// What is the matter.
    pub errors: Vec<SummaryError>,
    /// Whom to reach instead.
    pub reach: Reach,
    /// Whether that is told at once: for a list of people, of whom telling one may be a danger.
    pub tells_whom_to_reach: bool,
}

/// One of the list.
#[derive(Clone, Serialize)]
pub struct ListRow {
    /// What it goes by.
    pub name: String,
    /// Where it can be changed.
    pub change: String,
    /// Where it can be removed.
    pub remove: String,
    /// Whether something of it is still to be answered.
    pub is_open: bool,
    /// The id of the link that changes it, where an error leads there.
    pub id: Option<&'static str>,
}

/// A question that is answered with yes or no.
#[derive(Clone, Serialize)]
pub struct YesOrNo {
    /// The field's name and id.
    pub field: &'static str,
    /// The question.
    pub text: String,
    /// Whether it is the page's heading.
    pub is_heading: bool,
    /// What is chosen already.
    pub chosen: Option<&'static str>,
    /// What is the matter with it.
    pub error: Option<String>,
}

/// What `form-remove.njk` draws. No `Debug`: it names who is removed.
#[derive(Clone, Serialize)]
pub struct FormRemoveView {
    /// What stands around it.
    pub layout: Layout,
    /// Where the answer is posted to.
    pub action: String,
    /// The question.
    pub question: YesOrNo,
    /// What is the matter.
    pub errors: Vec<SummaryError>,
    /// Whom to reach instead.
    pub reach: Reach,
}

/// A list in its form.
#[derive(Clone, Copy)]
pub struct ListPlace<'a> {
    /// The form.
    pub form: FormPlace<'a>,
    /// The page that is the list.
    pub page: &'a FormPage,
    /// The list.
    pub of: &'a ListOf,
}

impl<'a> ListPlace<'a> {
    /// The list that a page is.
    pub fn find(form: FormPlace<'a>, page: &'a FormPage) -> Option<Self> {
        let of = page.list.as_ref()?;
        Some(Self { form, page, of })
    }

    /// Where the list is shown and answered.
    pub fn address(&self, way: Way) -> String {
        way.to(self.form.address_of(&self.page.id))
    }

    /// Where the next one is added.
    pub fn address_to_add(&self, entries: &Entries, way: Way) -> Option<String> {
        let first = self.of.pages.first()?;
        let way = match way {
            Way::Through => Way::Through,
            Way::Change | Way::Add => Way::Add,
        };
        let number = entries.next();
        Some(way.to(self.form.address_of_entry(&self.page.id, number, &first.id)))
    }

    /// What one goes by in a sentence: `Person 2` until it has a name.
    pub fn name_of(&self, frame: &Frame<'_>, entries: &Entries, entry: &Entry) -> String {
        if let Some(name) = self.of.name_of(entry) {
            return name.to_owned();
        }
        let place = entries.all().iter().position(|other| other == entry);
        let number = place.map_or(1, |place| place + 1);
        frame.say(
            "form-list-unnamed",
            &[
                ("one", self.of.one.as_str().into()),
                ("number", number.into()),
            ],
        )
    }

    /// How many there are, in words.
    pub fn count(&self, frame: &Frame<'_>, entries: &Entries) -> String {
        let count = entries.all().len();
        let named = [
            ("count", count.into()),
            ("one", self.of.one.as_str().into()),
            ("many", self.of.many.as_str().into()),
        ];
        frame.say("form-list-count", &named)
    }

    fn caption(&self, frame: &Frame<'_>) -> String {
        crate::form_place::PagePlace {
            form: self.form,
            page: self.page,
            entry: None,
            is_static: false,
        }
        .caption(frame)
    }
}

/// What can be the matter with the answer to whether anybody is to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListProblem {
    /// Neither yes nor no.
    NotChosen,
    /// No, but somebody has to be in it.
    Needed,
    /// No, but something of one is still to be answered.
    Unfinished,
}

/// Paragraphs above a list: of people, that other adults are told themselves.
fn introduction(frame: &Frame<'_>, list: ListPlace<'_>) -> Vec<String> {
    let mut introduction = list.page.introduction.clone();
    if list.of.people.is_some() {
        introduction.push(frame.say("form-list-people", &[]));
    }
    introduction
}

/// Draws the list.
pub fn form_list(
    frame: &Frame<'_>,
    list: ListPlace<'_>,
    way: Way,
    entries: &Entries,
    problem: Option<ListProblem>,
) -> FormListView {
    let FormPlace { council, form, .. } = list.form;
    let count = entries.all().len();
    let named = [
        ("count", count.into()),
        ("one", list.of.one.as_str().into()),
        ("many", list.of.many.as_str().into()),
        ("most", list.of.most.into()),
    ];
    let error = problem.map(|problem| {
        let id = match problem {
            ListProblem::NotChosen if count == 0 => "form-list-error-any",
            ListProblem::NotChosen => "form-list-error-another",
            ListProblem::Needed => "form-list-error-needed",
            ListProblem::Unfinished => "form-list-error-unfinished",
        };
        frame.say(id, &named)
    });
    let mut layout = frame.layout(&list.page.title);
    if list.form.is_public() {
        layout = layout.private(list.form.step(frame, list.page));
    }
    layout.has_errors = error.is_some();
    layout.back = Some(match way {
        Way::Through => list.form.back_from(list.page),
        Way::Change | Way::Add => list.form.check(),
    });
    layout.languages = list.form.languages(frame, &list.address(way));
    let layout = layout.closing_at(address::come_back(list.form.council.at()));
    let is_full = count >= list.of.most;
    let mut all = entries.all().iter();
    let first_open = all
        .find(|entry| list.of.first_incomplete_page(&entry.answers).is_some())
        .map(|entry| entry.number);
    let rows = entries.all().iter().map(|entry| {
        let open = list.of.first_incomplete_page(&entry.answers);
        let first = open.or(list.of.pages.first());
        let in_list = match way {
            Way::Through => Way::Through,
            Way::Change | Way::Add => Way::Add,
        };
        let remove = list.form.removing(&list.page.id, entry.number);
        ListRow {
            name: list.name_of(frame, entries, entry),
            change: first.map_or_else(String::new, |page| {
                in_list.to(list
                    .form
                    .address_of_entry(&list.page.id, entry.number, &page.id))
            }),
            remove: way.to(remove),
            is_open: open.is_some(),
            id: (first_open == Some(entry.number)).then_some(OPEN),
        }
    });
    let question_id = match (count, list.of.required) {
        (0, true) => "form-list-first",
        (0, false) => "form-list-any",
        _ => "form-list-another",
    };
    let reach = frame
        .clone()
        .for_queue(council, &form.queue)
        .reach()
        .clone();
    FormListView {
        layout,
        tells_whom_to_reach: list.of.people.is_some()
            && list.form.is_public()
            && reach.reaches_someone,
        save: list.form.save(),
        caption: list.caption(frame),
        introduction: introduction(frame, list),
        action: list.address(way),
        count: list.count(frame, entries),
        rows: rows.collect(),
        full: is_full.then(|| frame.say("form-list-full", &named)),
        errors: match problem {
            Some(ListProblem::Unfinished) => summary(OPEN, error.as_deref()),
            _ => summary(FIELD, error.as_deref()),
        },
        question: (!is_full).then(|| YesOrNo {
            field: FIELD,
            text: frame.say(question_id, &named),
            is_heading: false,
            chosen: entries.is_finished().then_some(NO),
            // What is not finished is another's field.
            error: error.filter(|_| problem != Some(ListProblem::Unfinished)),
        }),
        reach,
    }
}

/// Draws the question before one is removed.
pub fn form_remove(
    frame: &Frame<'_>,
    list: ListPlace<'_>,
    way: Way,
    (number, name): (u32, &str),
    is_unanswered: bool,
) -> FormRemoveView {
    let FormPlace { council, form, .. } = list.form;
    let named = [("name", name.into())];
    let question = frame.say("form-remove-question", &named);
    let error = is_unanswered.then(|| frame.say("form-remove-error", &named));
    // The name stays out of the title.
    let mut layout = frame.layout(&list.page.title);
    if list.form.is_public() {
        layout = layout.private(list.form.step(frame, list.page));
    }
    layout.has_errors = is_unanswered;
    layout.back = Some(list.address(way));
    FormRemoveView {
        layout,
        action: way.to(list.form.removing(&list.page.id, number)),
        errors: summary(FIELD, error.as_deref()),
        question: YesOrNo {
            field: FIELD,
            text: question,
            is_heading: true,
            chosen: None,
            error,
        },
        reach: frame
            .clone()
            .for_queue(council, &form.queue)
            .reach()
            .clone(),
    }
}

/// The one line of an error summary that these pages can have.
fn summary(at: &str, error: Option<&str>) -> Vec<SummaryError> {
    error
        .map(|text| SummaryError {
            href: format!("#{at}"),
            text: text.to_owned(),
        })
        .into_iter()
        .collect()
}
