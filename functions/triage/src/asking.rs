//! Questions that staff themselves are asked: pages like any form's, whose words are the interface's.

use jiff::civil::Date;
use site_model::Slug;
use site_model::form::date::DateProblem;
use site_model::form::validation::Problem;
use site_model::form::{
    Answer, Answers, Choice, FieldError, FormPage, Question, QuestionKind, ShowWhen,
};

use crate::pages::Pages;

/// What was written or chosen.
pub(crate) fn text<'a>(answers: &'a Answers, question: &'static str) -> Option<&'a str> {
    match answers.get(&slug(question))? {
        Answer::Text(text) => Some(text),
        _ => None,
    }
}

/// Makes questions of the interface's words.
pub(crate) struct Asking<'a> {
    pub(crate) pages: &'a Pages,
    /// How the messages begin: `<prefix>-<question>-label` and `…-called`.
    pub(crate) prefix: &'static str,
}

impl Asking<'_> {
    fn say(&self, id: &str, part: &str) -> String {
        self.pages.say(&format!("{}-{id}-{part}", self.prefix), &[])
    }

    /// A choice, by its message `staff-<question>-<choice>`.
    pub(crate) fn of(&self, question: &str, choice: &'static str) -> Choice {
        Choice {
            value: slug(choice),
            label: self.pages.say(&format!("staff-{question}-{choice}"), &[]),
            hint: None,
            ends: Vec::new(),
        }
    }

    /// A question, asked where another was answered so.
    pub(crate) fn question(
        &self,
        id: &'static str,
        kind: QuestionKind,
        when: Option<(&'static str, &'static str)>,
    ) -> Question {
        Question {
            id: slug(id),
            kind,
            label: self.say(id, "label"),
            hint: None,
            called: self.say(id, "called"),
            required: true,
            // No category of a notice: it says how the others were collected.
            data: slug("how-given"),
            choices: Vec::new(),
            choices_of: None,
            when: None,
            between: None,
            max_length: None,
            show_when: when.map(|(question, is)| ShowWhen {
                question: slug(question),
                is: vec![slug(is)],
            }),
        }
    }

    /// A question with one of a few choices.
    pub(crate) fn choice(
        &self,
        id: &'static str,
        when: Option<(&'static str, &'static str)>,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Question {
        Question {
            choices: choices.into_iter().collect(),
            ..self.question(id, QuestionKind::Radios, when)
        }
    }

    /// That the day that answers a question is not one of these.
    pub(crate) fn not_between(&self, id: &'static str, first: Date, last: Date) -> FieldError {
        FieldError {
            question: slug(id),
            called: self.say(id, "called"),
            problem: Problem::Date(DateProblem::NotBetween(first, last)),
        }
    }
}

/// A page with these questions.
pub(crate) fn page(title: String, questions: Vec<Question>) -> FormPage {
    FormPage {
        id: slug("asked"),
        title,
        before: Vec::new(),
        introduction: Vec::new(),
        emergency: false,
        part: None,
        questions,
        list: None,
        agreements: None,
    }
}

/// The slug of a name that is written in the program: nobody's words get here.
pub(crate) fn slug(name: &'static str) -> Slug {
    Slug::parse(name).expect("names in the program are slugs")
}

/// The slug of a day.
pub(crate) fn day_slug(day: Date) -> Slug {
    Slug::parse(&day.to_string()).expect("digits and hyphens are a slug")
}
