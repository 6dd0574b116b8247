//! One question as a field: its control, its value, and the questions that a choice reveals.

use serde::Serialize;
use site_model::Slug;
use site_model::form::agreements;
use site_model::form::date::{DateProblem, PARTS, Part, When};
use site_model::form::{
    Answers, Entered, FieldError, Form, FormPage, Problem, Question, QuestionKind,
};

use crate::ThemeError;
use crate::frame::Frame;
use crate::words::Argument;

/// A question as its template draws it. No `Debug`: it holds what a family typed.
#[derive(Clone, Serialize)]
pub struct Field {
    /// The field's id and name: the question's id.
    pub id: String,
    /// The id of the whole question, its words included.
    pub group: String,
    /// Which component draws it.
    pub control: Control,
    /// The question.
    pub label: String,
    /// What helps to answer it.
    pub hint: Option<String>,
    /// Whether it says that it may be left empty.
    pub optional: bool,
    /// What was typed or chosen, where that is one text.
    pub value: String,
    /// The choices.
    pub items: Vec<Item>,
    /// The boxes of a date.
    pub boxes: Vec<DateBox>,
    /// What is the matter with it.
    pub error: Option<String>,
    /// The longest answer in characters.
    pub longest: usize,
    /// HTML's `type`.
    pub input_type: &'static str,
    /// HTML's `autocomplete` (WCAG 2.2, 1.3.5 Identify Input Purpose).
    pub autocomplete: Option<&'static str>,
    /// HTML's `spellcheck`: names and numbers are in no dictionary.
    pub spellcheck: bool,
    /// Whether a phone shows its number keys.
    pub is_number: bool,
    /// How wide its input is, where that tells what belongs there.
    pub width: Option<&'static str>,
}

/// One choice of a field, as GOV.UK's radios, checkboxes and select take it.
#[derive(Clone, Serialize)]
pub struct Item {
    /// What is posted.
    pub value: String,
    /// What is shown.
    pub text: String,
    /// What helps to choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// Whether it was chosen, for radios and checkboxes.
    pub checked: bool,
    /// Whether it was chosen, for a select.
    pub selected: bool,
    /// The questions it reveals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conditional: Option<Html>,
}

/// One box of a date, as GOV.UK's date input takes it.
#[derive(Clone, Serialize)]
pub struct DateBox {
    /// The field's id.
    pub id: String,
    /// The field's name: the same.
    pub name: String,
    /// What is to be typed there.
    pub label: String,
    /// What was typed there.
    pub value: String,
    /// How wide it is, and whether it is to be looked at.
    pub classes: &'static str,
    /// HTML's `autocomplete` (WCAG 2.2, 1.3.5 Identify Input Purpose).
    pub autocomplete: &'static str,
}

/// A text as GOV.UK's components take it.
#[derive(Clone, Serialize)]
pub struct Text {
    /// The text.
    pub text: String,
}

/// Drawn fields as GOV.UK's components take them.
#[derive(Clone, Serialize)]
pub struct Html {
    /// The HTML.
    pub html: String,
}

/// What `form-field.njk` draws inside a choice.
#[derive(Serialize)]
struct Revealed<'a> {
    field: &'a Field,
    is_revealed: bool,
}

/// The GOV.UK component that draws a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Control {
    /// One line.
    Input,
    /// Several lines.
    Textarea,
    /// Several lines, counted.
    CharacterCount,
    /// One of a few.
    Radios,
    /// Any of a few.
    Checkboxes,
    /// One of many.
    Select,
    /// Three boxes.
    DateInput,
}

/// What the fields of one page are drawn from.
pub(crate) struct Fields<'a> {
    pub(crate) frame: &'a Frame<'a>,
    /// The form that it belongs to; `None` where it asks about others than who fills it in.
    pub(crate) form: Option<&'a Form>,
    pub(crate) page: &'a FormPage,
    pub(crate) entered: &'a Entered,
    pub(crate) errors: &'a [FieldError],
    /// Something is the matter that no question knows by itself: the question, and words.
    pub(crate) refused: Option<(&'a Slug, &'a str)>,
}

/// The question in words. One on agreement is made of the notice, which names the partner; the words around it
/// are the interface's.
pub fn asked(frame: &Frame<'_>, question: &Question) -> String {
    match agreements::partner(&question.id) {
        Some(_) => {
            let partner = question.label.as_str().into();
            frame.say("form-agreement-question", &[("partner", partner)])
        }
        None => question.label.clone(),
    }
}

/// What helps to answer it.
pub fn hint(frame: &Frame<'_>, question: &Question) -> Option<String> {
    match agreements::partner(&question.id) {
        Some(_) => Some(frame.say("form-agreement-hint", &[])),
        None => question.hint.clone(),
    }
}

impl Fields<'_> {
    /// The fields of the page; those that a choice reveals are inside that choice.
    pub(crate) fn shown(&self, answers: &Answers) -> Result<Vec<Field>, ThemeError> {
        self.page
            .questions
            .iter()
            .filter(|question| match self.condition_on_this_page(question) {
                // Without script everything is there; what was not meant is left out on posting.
                // A select reveals nothing (GOV.UK's has no such part): it stands below.
                Some(parent) => parent.kind == QuestionKind::Select,
                None => question.is_shown(answers),
            })
            .map(|question| self.field(question))
            .collect()
    }

    fn condition_on_this_page(&self, question: &Question) -> Option<&Question> {
        let condition = question.show_when.as_ref()?;
        self.page
            .questions
            .iter()
            .find(|parent| parent.id == condition.question)
    }

    fn field(&self, question: &Question) -> Result<Field, ThemeError> {
        let error = self
            .errors
            .iter()
            .find(|error| error.question == question.id);
        Ok(Field {
            id: question.id.to_string(),
            group: group(&question.id),
            control: control(question.kind),
            label: asked(self.frame, question),
            hint: hint(self.frame, question),
            // Nothing has to be agreed to: the question's hint says so.
            optional: !question.required && agreements::partner(&question.id).is_none(),
            value: self.entered.value(question).to_owned(),
            items: self.items(question)?,
            boxes: self.boxes(question, error),
            error: match self.refused {
                Some((of, words)) if *of == question.id => Some(words.to_owned()),
                _ => error.map(|error| error_text(self.frame, error)),
            },
            longest: question.longest(),
            input_type: match question.kind {
                QuestionKind::Email => "email",
                QuestionKind::Phone => "tel",
                _ => "text",
            },
            autocomplete: self.autocomplete(question),
            spellcheck: !matches!(
                question.kind,
                QuestionKind::Name
                    | QuestionKind::Email
                    | QuestionKind::Phone
                    | QuestionKind::Postcode
                    | QuestionKind::Number
            ),
            is_number: question.kind == QuestionKind::Number,
            width: match question.kind {
                QuestionKind::Phone => Some("govuk-input--width-20"),
                QuestionKind::Postcode => Some("govuk-input--width-10"),
                QuestionKind::Number => Some("govuk-input--width-3"),
                _ => None,
            },
        })
    }

    fn boxes(&self, question: &Question, error: Option<&FieldError>) -> Vec<DateBox> {
        if question.kind != QuestionKind::Date {
            return Vec::new();
        }
        let is_wrong = |part| match error.map(|error| error.problem) {
            Some(Problem::Date(problem)) => problem.parts().has(part),
            // Nothing was typed at all.
            Some(_) => true,
            None => false,
        };
        // A form asks first about the person who fills it in; other dates are others'.
        let is_own = question.when == Some(When::Past)
            && self
                .form
                .and_then(Form::first_page)
                .is_some_and(|first| first.id == self.page.id);
        let boxes = PARTS.map(|part| DateBox {
            id: question.date_field(part),
            name: question.date_field(part),
            label: self.frame.say(&format!("form-date-{}", part.as_str()), &[]),
            value: self.entered.part(question, part).to_owned(),
            classes: match (part, is_wrong(part)) {
                (Part::Year, false) => "govuk-input--width-4",
                (Part::Year, true) => "govuk-input--width-4 govuk-input--error",
                (_, false) => "govuk-input--width-2",
                (_, true) => "govuk-input--width-2 govuk-input--error",
            },
            autocomplete: match (part, is_own) {
                (_, false) => "off",
                (Part::Day, true) => "bday-day",
                (Part::Month, true) => "bday-month",
                (Part::Year, true) => "bday-year",
            },
        });
        boxes.into()
    }

    fn items(&self, question: &Question) -> Result<Vec<Item>, ThemeError> {
        let chosen = self.entered.values(question);
        let mut items = Vec::new();
        if question.kind == QuestionKind::Select {
            items.push(Item {
                value: String::new(),
                text: self.frame.say("form-select-nothing", &[]),
                hint: None,
                checked: false,
                selected: false,
                conditional: None,
            });
        }
        for choice in question.choices() {
            let is_chosen = chosen.iter().any(|value| choice.value == **value);
            items.push(Item {
                value: choice.value.to_string(),
                text: choice.label.clone(),
                hint: choice.hint.clone().map(|text| Text { text }),
                checked: is_chosen,
                selected: is_chosen,
                conditional: self.revealed(question, &choice.value)?,
            });
        }
        Ok(items)
    }

    /// The questions that a choice reveals, drawn.
    fn revealed(&self, parent: &Question, choice: &Slug) -> Result<Option<Html>, ThemeError> {
        if parent.kind == QuestionKind::Select {
            return Ok(None);
        }
        let mut html = String::new();
        let revealed = self.page.questions.iter().filter(|question| {
            question
                .show_when
                .as_ref()
                .is_some_and(|when| when.question == parent.id && when.is.contains(choice))
        });
        for question in revealed {
            let view = Revealed {
                field: &self.field(question)?,
                is_revealed: true,
            };
            html.push_str(&self.frame.render("form-field.njk", &view)?);
        }
        Ok((!html.is_empty()).then_some(Html { html }))
    }

    /// A form asks first about the person who fills it in. Later names and numbers are others',
    /// and the browser must not offer that person's own.
    fn autocomplete(&self, question: &Question) -> Option<&'static str> {
        let purpose = match question.kind {
            QuestionKind::Name => "name",
            QuestionKind::Email => "email",
            QuestionKind::Phone => "tel",
            QuestionKind::Address => "street-address",
            QuestionKind::Postcode => "postal-code",
            _ => return None,
        };
        let first = self
            .form
            .and_then(|form| form.questions().find(|other| other.kind == question.kind));
        Some(match first {
            Some(first) if first.id == question.id => purpose,
            _ => "off",
        })
    }
}

/// The id of a question with its words: what a link to the question leads to, so that these are in
/// view. No question's own id has an underscore.
pub(crate) fn group(question: &Slug) -> String {
    format!("{question}_question")
}

/// The id of the input that an error's link leads to.
pub(crate) fn input(question: &Question, error: &FieldError) -> String {
    if question.kind != QuestionKind::Date {
        // The first input of radios and checkboxes has the question's id, as GOV.UK draws them.
        return question.id.to_string();
    }
    let first = match error.problem {
        Problem::Date(problem) => PARTS.into_iter().find(|part| problem.parts().has(*part)),
        _ => None,
    };
    question.date_field(first.unwrap_or(Part::Day))
}

/// What an error message says.
pub(crate) fn error_text(frame: &Frame<'_>, error: &FieldError) -> String {
    let called = error.called.as_str();
    let mut arguments: Vec<(&str, Argument)> = vec![
        ("called", called.into()),
        ("subject", at_the_start(called).into()),
    ];
    match error.problem {
        Problem::TooLong { longest } => arguments.push(("longest", longest.into())),
        Problem::NotANumber(Some(between)) => {
            arguments.push(("least", between.least.into()));
            arguments.push(("most", between.most.into()));
        }
        Problem::Date(DateProblem::NotBetween(first, last)) => {
            arguments.push(("first", frame.date(first).into()));
            arguments.push(("last", frame.date(last).into()));
        }
        _ => {}
    }
    frame.say(&error.problem.message_id(), &arguments)
}

/// As it begins a sentence.
fn at_the_start(called: &str) -> String {
    let mut letters = called.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn control(kind: QuestionKind) -> Control {
    match kind {
        QuestionKind::Name
        | QuestionKind::Text
        | QuestionKind::Email
        | QuestionKind::Phone
        | QuestionKind::Postcode
        | QuestionKind::Number => Control::Input,
        QuestionKind::Date => Control::DateInput,
        QuestionKind::Textarea => Control::CharacterCount,
        QuestionKind::Address => Control::Textarea,
        QuestionKind::Radios => Control::Radios,
        QuestionKind::Checkboxes => Control::Checkboxes,
        QuestionKind::Select => Control::Select,
    }
}
