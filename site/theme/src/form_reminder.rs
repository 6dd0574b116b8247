//! Being reminded of a form before it is deleted: what is asked for it, and what is said where one is set.
//!
//! The questions are drawn and validated like any form's. What they are answered goes nowhere near the form.

use serde::Serialize;
use site_model::form::{
    Answers, Choice, Entered, FieldError, Form, FormPage, Question, QuestionKind, ShowWhen,
};
use site_model::{MessageChannel, Slug};

use crate::form_field::{Field, Fields};
use crate::form_page::{HONEYPOT, SummaryError, summary};
use crate::form_place::FormPlace;
use crate::frame::Frame;
use crate::{ThemeError, address};

/// The question of how.
pub const BY: &str = "remind-by";
/// The question to which email address.
pub const EMAIL: &str = "remind-email";
/// The question to which telephone.
pub const PHONE: &str = "remind-phone";
/// The field with what the page calls the reminder that it asks for.
pub const ID: &str = "remind-id";
/// The name of the button that takes a reminder back.
pub const STOP: &str = "remind-stop";

/// What a notice calls what is asked for a reminder.
pub const CATEGORY: &str = "contact-details";

/// Where the page speaks of reminders.
const PLACE: &str = "reminder";

/// What `form-save.njk` draws of reminders. No `Debug`: it holds what a family typed.
#[derive(Clone, Serialize)]
pub struct ReminderView {
    /// Where it is posted to.
    pub action: String,
    /// What is told, a paragraph each.
    pub paragraphs: Vec<String>,
    /// What must not be read over.
    pub warning: Option<String>,
    /// What is asked; nothing, where a reminder is set.
    pub fields: Vec<Field>,
    /// What the page calls the reminder that it asks for, by its field.
    pub id: Option<(&'static str, String)>,
    /// The name of the field that people never see, where something is asked.
    pub honeypot: Option<&'static str>,
    /// The button that takes back the one that is set.
    pub stop: Option<&'static str>,
    /// What is wrong.
    #[serde(skip)]
    pub errors: Vec<SummaryError>,
}

/// What can be said of reminders of a form.
#[derive(Clone, Copy)]
pub enum Reminding<'a> {
    /// One is set: how it goes out.
    Set(MessageChannel),
    /// One can be set.
    Offered(&'a ReminderAsked<'a>),
}

/// The questions, with what was entered. No `Debug`: it holds what a family typed.
pub struct ReminderAsked<'a> {
    /// The questions.
    pub page: &'a FormPage,
    /// What the page calls the reminder.
    pub id: String,
    /// What was entered.
    pub entered: &'a Entered,
    /// What is the matter with it.
    pub errors: &'a [FieldError],
    /// Whether too many were asked for at the same address.
    pub is_too_often: bool,
}

/// What is asked of who wants to be reminded by one of these ways. Nothing is chosen beforehand.
pub fn reminder_questions(frame: &Frame<'_>, channels: &[MessageChannel]) -> FormPage {
    let question =
        |id, kind, (label, called): (&str, &str), when: Option<MessageChannel>| Question {
            id: slug(id),
            kind,
            label: frame.say(label, &[]),
            hint: None,
            called: frame.say(called, &[]),
            required: true,
            data: slug(CATEGORY),
            choices: Vec::new(),
            choices_of: None,
            when: None,
            between: None,
            max_length: None,
            show_when: when.map(|channel| ShowWhen {
                question: slug(BY),
                is: vec![slug(channel.as_str())],
            }),
        };
    // Of one way there is nothing to choose.
    let is_choice = channels.len() > 1;
    let mut questions = Vec::new();
    if is_choice {
        let choices = channels.iter().map(|channel| Choice {
            value: slug(channel.as_str()),
            label: frame.say(
                match channel {
                    MessageChannel::Email => "form-remind-by-email",
                    MessageChannel::Text => "form-remind-by-text",
                },
                &[],
            ),
            hint: None,
            ends: Vec::new(),
        });
        let words = ("form-remind-by-label", "form-remind-by-called");
        questions.push(Question {
            choices: choices.collect(),
            ..question(BY, QuestionKind::Radios, words, None)
        });
    }
    questions.extend(channels.iter().map(|channel| {
        let (id, kind, words) = match channel {
            MessageChannel::Email => (
                EMAIL,
                QuestionKind::Email,
                ("form-remind-email-label", "form-remind-email-called"),
            ),
            MessageChannel::Text => (
                PHONE,
                QuestionKind::Phone,
                ("form-remind-phone-label", "form-remind-phone-called"),
            ),
        };
        question(id, kind, words, is_choice.then_some(*channel))
    }));
    FormPage {
        id: slug(PLACE),
        title: frame.say("form-remind-heading", &[]),
        before: Vec::new(),
        introduction: Vec::new(),
        emergency: false,
        part: None,
        questions,
        list: None,
        agreements: None,
    }
}

/// What the page says of reminders of a form; one goes out on `day`.
pub fn reminder(
    frame: &Frame<'_>,
    place: FormPlace<'_>,
    reminding: Reminding<'_>,
    day: &str,
) -> Result<ReminderView, ThemeError> {
    let (day, form) = (
        ("date", day.into()),
        ("form", place.form.title.as_str().into()),
    );
    let say = |id: &str| frame.say(id, &[day.clone(), form.clone()]);
    let mut view = ReminderView {
        action: address::form_save(place.council.at(), place.slug),
        paragraphs: Vec::new(),
        warning: None,
        fields: Vec::new(),
        id: None,
        honeypot: None,
        stop: None,
        errors: Vec::new(),
    };
    match reminding {
        Reminding::Set(by) => {
            view.paragraphs = vec![
                say(match by {
                    MessageChannel::Email => "form-remind-set-email",
                    MessageChannel::Text => "form-remind-set-text",
                }),
                say("form-remind-moves"),
            ];
            view.stop = Some(STOP);
        }
        Reminding::Offered(asked) => {
            view.paragraphs = vec![say("form-remind-text"), say("form-remind-address")];
            view.id = Some((ID, asked.id.clone()));
            view.honeypot = Some(HONEYPOT);
            view.warning = Some(say("form-remind-warning"));
            view.errors = summary(frame, asked.page, asked.errors);
            let form = Form {
                pages: vec![asked.page.clone()],
                ..place.form.clone()
            };
            let fields = Fields {
                frame,
                form: Some(&form),
                page: asked.page,
                entered: asked.entered,
                errors: asked.errors,
                refused: None,
            };
            view.fields = fields.shown(&Answers::default())?;
            view.errors.extend(asked.is_too_often.then(|| SummaryError {
                href: format!("#{PLACE}"),
                text: say("form-remind-too-often"),
            }));
        }
    }
    Ok(view)
}

/// The slug of a name that is written in the program.
fn slug(name: &str) -> Slug {
    Slug::parse(name).expect("names in the program are slugs")
}
