//! How a form reached the hub: a page of questions like any form's, whose words are the interface's.

use http_edge::Posted;
use jiff::civil::Date;
use record::entered::{Channel, HowGiven, NoticeGiven, SaidBy};
use site_model::form::date::When;
use site_model::form::validation::Problem;
use site_model::form::validation::validate;
use site_model::form::{
    Answer, Answers, Choice, Entered, FieldError, FormPage, Question, QuestionKind,
};
use site_model::published::{Permit, PublishedCouncil};
use site_model::{Form, NoticeVersion};

use crate::asking::{Asking, day_slug, page, slug, text};
use crate::pages::Pages;

/// The field of the button that begins again with nothing.
pub(super) const AGAIN: &str = "again";

const CHANNEL: &str = "channel";
const FILLED_IN: &str = "filled-in";
const REACHED: &str = "reached";
const PAPER_NOTICE: &str = "paper-notice";
const SAID_BY: &str = "said-by";
const NAME: &str = "said-by-name";
const RELATION: &str = "said-by-relation";
const NOTICE_GIVEN: &str = "notice-given";

const PHONE: &str = "phone";
const IN_PERSON: &str = "in-person";
const PAPER: &str = "paper";
const THEMSELVES: &str = "themselves";
const ANOTHER: &str = "another";

/// What was posted, and what is the matter with it.
pub(super) type NotSaid = (Entered, Vec<FieldError>);

/// The questions, as a form of one page.
pub(super) struct Asked<'a> {
    pages: &'a Pages,
    council: &'a PublishedCouncil,
    /// The form, with this page in place of its own.
    pub(super) form: Form,
}

impl<'a> Asked<'a> {
    /// The questions before `form` is entered.
    pub(super) fn new(pages: &'a Pages, council: &'a PublishedCouncil, form: &Form) -> Self {
        let asked = asking(pages);
        let paper = || Some((CHANNEL, PAPER));
        let another = || Some((SAID_BY, ANOTHER));
        let mut questions = vec![
            asked.choice(
                CHANNEL,
                None,
                [PHONE, IN_PERSON, PAPER].map(|it| asked.of(CHANNEL, it)),
            ),
            Question {
                when: Some(When::Past),
                ..asked.question(FILLED_IN, QuestionKind::Date, paper())
            },
            Question {
                when: Some(When::Past),
                ..asked.question(REACHED, QuestionKind::Date, paper())
            },
        ];
        // Where a notice has had one text only, it is the one on the paper.
        let texts = texts(council, form);
        if texts.len() > 1 {
            let texts = texts.iter().rev().map(|permit| Choice {
                value: day_slug(permit.updated),
                label: pages.date(council, permit.updated),
                hint: None,
                ends: Vec::new(),
            });
            questions.push(asked.choice(PAPER_NOTICE, paper(), texts));
        }
        questions.extend([
            asked.choice(
                SAID_BY,
                None,
                [THEMSELVES, ANOTHER].map(|it| asked.of(SAID_BY, it)),
            ),
            asked.question(NAME, QuestionKind::Name, another()),
            asked.question(RELATION, QuestionKind::Text, another()),
            asked.choice(
                NOTICE_GIVEN,
                None,
                NoticeGiven::ALL.map(|it| asked.of(NOTICE_GIVEN, it.as_str())),
            ),
        ]);
        let title = pages.say("staff-enter-how-title", &[]);
        Self {
            pages,
            council,
            form: Form {
                pages: vec![page(title, questions)],
                ..form.clone()
            },
        }
    }

    /// The page.
    pub(super) fn page(&self) -> &FormPage {
        &self.form.pages[0]
    }

    /// What was said, and the text of the notice that the family was given.
    pub(super) fn read(
        &self,
        posted: &Posted,
        today: Date,
    ) -> Result<(HowGiven, NoticeVersion), NotSaid> {
        let entered = Entered::from_posted(self.page(), posted.fields());
        let answers = match validate(self.page(), &entered, &Answers::default(), today) {
            Ok(answers) => answers,
            Err(errors) => return Err((entered, errors)),
        };
        // Validation has seen to it that each is there that is asked.
        let Some((how, under)) = self.given(&answers) else {
            return Err((entered, Vec::new()));
        };
        let errors = self.cannot_be(how.channel, under, today);
        if errors.is_empty() {
            Ok((how, under.version.clone()))
        } else {
            Err((entered, errors))
        }
    }

    /// What of a form on paper cannot have been so: no notice was on it before there was one, and it reached
    /// nobody before it was filled in.
    fn cannot_be(&self, channel: Channel, under: &Permit, today: Date) -> Vec<FieldError> {
        let Channel::Paper { filled_in, reached } = channel else {
            return Vec::new();
        };
        let asked = asking(self.pages);
        let mut errors = Vec::new();
        let first = self.texts().first().map_or(under.updated, |it| it.updated);
        if filled_in < first {
            errors.push(asked.not_between(FILLED_IN, first, today));
        } else if filled_in < under.updated {
            let day = self.pages.date(self.council, filled_in);
            let then = "staff-enter-paper-notice-then";
            errors.push(FieldError {
                question: slug(PAPER_NOTICE),
                called: self.pages.say(then, &[("date", day.into())]),
                problem: Problem::NotChosen,
            });
        }
        if reached.is_some_and(|day| day < filled_in) {
            errors.push(asked.not_between(REACHED, filled_in, today));
        }
        errors
    }

    /// Every text that the form's notice has had, oldest first.
    fn texts(&self) -> &'a [Permit] {
        texts(self.council, &self.form)
    }

    fn given(&self, answers: &Answers) -> Option<(HowGiven, &'a Permit)> {
        let channel = match text(answers, CHANNEL)? {
            PHONE => Channel::Phone,
            IN_PERSON => Channel::InPerson,
            _ => Channel::Paper {
                filled_in: text(answers, FILLED_IN)?.parse().ok()?,
                reached: Some(text(answers, REACHED)?.parse().ok()?),
            },
        };
        let said_by = match text(answers, SAID_BY)? {
            THEMSELVES => SaidBy::Themselves,
            _ => SaidBy::Another {
                name: text(answers, NAME)?.to_owned(),
                relation: text(answers, RELATION)?.to_owned(),
            },
        };
        let given = text(answers, NOTICE_GIVEN)?;
        let notice_given = NoticeGiven::ALL
            .into_iter()
            .find(|it| it.as_str() == given)?;
        let texts = self.texts();
        let on_paper = text(answers, PAPER_NOTICE);
        let under = match on_paper {
            Some(day) => texts
                .iter()
                .find(|permit| permit.updated.to_string() == day)?,
            None => texts.last()?,
        };
        let how = HowGiven {
            channel,
            said_by,
            notice_given,
        };
        Some((how, under))
    }

    /// The page filled in with what was said before.
    pub(super) fn entered(&self, how: &HowGiven, under: &NoticeVersion) -> Entered {
        let mut answers = Answers::default();
        let mut write = |question: &'static str, text: &str| {
            answers.set(slug(question), Some(Answer::Text(text.to_owned())));
        };
        write(CHANNEL, how.channel.as_str());
        write(NOTICE_GIVEN, how.notice_given.as_str());
        if let Some(permit) = self.council.permit(under) {
            write(PAPER_NOTICE, &permit.updated.to_string());
        }
        let is_another = matches!(how.said_by, SaidBy::Another { .. });
        write(SAID_BY, if is_another { ANOTHER } else { THEMSELVES });
        if let Channel::Paper { filled_in, reached } = how.channel {
            write(FILLED_IN, &filled_in.to_string());
            if let Some(reached) = reached {
                write(REACHED, &reached.to_string());
            }
        }
        if let SaidBy::Another { name, relation } = &how.said_by {
            write(NAME, name);
            write(RELATION, relation);
        }
        Entered::from_answers(self.page(), &answers)
    }
}

fn asking(pages: &Pages) -> Asking<'_> {
    Asking {
        pages,
        prefix: "staff-enter",
    }
}

fn texts<'a>(council: &'a PublishedCouncil, form: &Form) -> &'a [Permit] {
    let texts = council.notices.get(&form.notice);
    texts.map_or(&[][..], Vec::as_slice)
}
