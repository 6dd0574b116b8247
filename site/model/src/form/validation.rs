//! Whether a page was filled in so that it can go on.
//!
//! Messages follow the error message templates of the GOV.UK Design System; their words are
//! Fluent messages, named by [`Problem::message_id`].

use email_address::{EmailAddress, Options};
use jiff::civil::Date;

use crate::form::answers::{Answer, Answers};
use crate::form::date::{self, DateProblem, PARTS};
use crate::form::entered::Entered;
use crate::form::question::Between;
use crate::form::{FormPage, Question, QuestionKind};
use crate::phone_number::is_phone_number;
use crate::postcode;
use crate::slug::Slug;

/// One question that cannot be accepted as it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The question.
    pub question: Slug,
    /// How the message calls it.
    pub called: String,
    /// What is the matter.
    pub problem: Problem,
}

/// What can be the matter with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was written.
    Missing,
    /// Nothing was chosen.
    NotChosen,
    /// Longer than allowed.
    TooLong {
        /// The longest allowed, in characters.
        longest: usize,
    },
    /// No email address.
    NotAnEmail,
    /// No telephone number.
    NotAPhone,
    /// No British mobile number, which text messages reach.
    NotAMobile,
    /// Not one of the choices: the page was changed on its way.
    NotAChoice,
    /// Letters that no text has, such as a null.
    Unreadable,
    /// No UK postcode.
    NotAPostcode,
    /// No whole number, or too small or too large.
    NotANumber(Option<Between>),
    /// No date, or none that is an answer.
    Date(DateProblem),
}

impl Problem {
    /// The Fluent message; it takes `called`, `subject` and, where they apply, `longest`, `least` and
    /// `most`, `first` and `last`.
    pub fn message_id(self) -> String {
        match self {
            Self::Missing => "form-error-missing",
            Self::NotChosen => "form-error-not-chosen",
            Self::TooLong { .. } => "form-error-too-long",
            Self::NotAnEmail => "form-error-not-an-email",
            Self::NotAPhone => "form-error-not-a-phone",
            Self::NotAMobile => "form-error-not-a-mobile",
            Self::NotAChoice => "form-error-not-a-choice",
            Self::Unreadable => "form-error-unreadable",
            Self::NotAPostcode => "form-error-not-a-postcode",
            Self::NotANumber(None) => "form-error-not-a-number",
            Self::NotANumber(Some(_)) => "form-error-number-between",
            Self::Date(problem) => match problem {
                DateProblem::Lacks(parts) => {
                    return format!("form-error-date-lacks-{}", parts.named());
                }
                DateProblem::YearNotFull => "form-error-date-year",
                DateProblem::NotReal(_) => "form-error-date-not-real",
                DateProblem::NotPast => "form-error-date-not-past",
                DateProblem::NotFuture => "form-error-date-not-future",
                DateProblem::NotBetween(..) => "form-error-date-between",
            },
        }
        .to_owned()
    }
}

/// Checks a page. `before` holds the answers of other pages, for conditions on them; `today` is the day
/// that it is in the United Kingdom. On success
/// the answers of this page are merged into `before`: questions that are no longer asked lose
/// their answer.
pub fn validate(
    page: &FormPage,
    entered: &Entered,
    before: &Answers,
    today: Date,
) -> Result<Answers, Vec<FieldError>> {
    let mut answers = before.clone();
    let mut errors = Vec::new();
    for question in &page.questions {
        if !question.is_shown(&answers) {
            answers.set(question.id.clone(), None);
            continue;
        }
        match validate_question(question, entered, today) {
            Ok(answer) => answers.set(question.id.clone(), answer),
            Err(problem) => {
                // A later condition on this question sees no answer rather than an old one.
                answers.set(question.id.clone(), None);
                errors.push(FieldError {
                    question: question.id.clone(),
                    called: question.called.clone(),
                    problem,
                });
            }
        }
    }
    if errors.is_empty() {
        Ok(answers)
    } else {
        Err(errors)
    }
}

fn validate_question(
    question: &Question,
    entered: &Entered,
    today: Date,
) -> Result<Option<Answer>, Problem> {
    match question.kind {
        QuestionKind::Checkboxes => {
            let mut chosen: Vec<String> = Vec::new();
            for value in entered.values(question) {
                let choice = question.choice(value).ok_or(Problem::NotAChoice)?;
                if !chosen.iter().any(|c| choice.value == **c) {
                    chosen.push(choice.value.to_string());
                }
            }
            match (chosen.is_empty(), question.required) {
                (true, true) => Err(Problem::NotChosen),
                (true, false) => Ok(None),
                (false, _) => Ok(Some(Answer::Choices(chosen))),
            }
        }
        QuestionKind::Radios | QuestionKind::Select => match entered.value(question) {
            "" if question.required => Err(Problem::NotChosen),
            "" => Ok(None),
            value => {
                let choice = question.choice(value).ok_or(Problem::NotAChoice)?;
                Ok(Some(Answer::Text(choice.value.to_string())))
            }
        },
        QuestionKind::Date => {
            let boxes = PARTS.map(|part| entered.part(question, part));
            match date::read(boxes, question.when, today).map_err(Problem::Date)? {
                Some(date) => Ok(Some(Answer::Text(date.to_string()))),
                None if question.required => Err(Problem::Missing),
                None => Ok(None),
            }
        }
        _ => {
            let text = entered.value(question).trim();
            if text.is_empty() {
                return if question.required {
                    Err(Problem::Missing)
                } else {
                    Ok(None)
                };
            }
            // A browser posts no line break from a field of one line.
            let is_text = |c: char| match c {
                '\n' => question.kind.has_lines(),
                '\t' => true,
                other => !other.is_control(),
            };
            if !text.chars().all(is_text) {
                return Err(Problem::Unreadable);
            }
            let longest = question.longest();
            if text.chars().count() > longest {
                return Err(Problem::TooLong { longest });
            }
            match question.kind {
                QuestionKind::Email if !is_email(text) => Err(Problem::NotAnEmail),
                QuestionKind::Phone if !is_phone_number(text) => Err(Problem::NotAPhone),
                QuestionKind::Postcode => match postcode::written(text) {
                    Some(postcode) => Ok(Some(Answer::Text(postcode))),
                    None => Err(Problem::NotAPostcode),
                },
                QuestionKind::Number => whole_number(text, question.between),
                _ => Ok(Some(Answer::Text(text.to_owned()))),
            }
        }
    }
}

fn whole_number(text: &str, between: Option<Between>) -> Result<Option<Answer>, Problem> {
    let Some(number) = date::whole_number(text) else {
        return Err(Problem::NotANumber(None));
    };
    match between {
        Some(between) if number < between.least || number > between.most => {
            Err(Problem::NotANumber(Some(between)))
        }
        _ => Ok(Some(Answer::Text(number.to_string()))),
    }
}

/// Whether a text is an email address that can be written to.
pub fn is_email(text: &str) -> bool {
    let options = Options::default()
        .with_required_tld()
        .without_display_text()
        .without_domain_literal();
    EmailAddress::parse_with_options(text, options).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn email_addresses_are_told_from_mistakes() {
        for good in ["a@example.org", "ana.o'neil@example.co.uk"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["a", "a@b", "a@", "Ana <a@example.org>"] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
