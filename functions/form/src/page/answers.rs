//! The answers of a page among those of its draft: the form's own, or those of one in a list.

use site_model::Slug;
use site_model::form::validation::validate;
use site_model::form::{self, Answer, Answers, Entered};

use super::Place;
use crate::side::Side;

impl<S: Side> Place<'_, S> {
    /// The answers to the questions that stand beside this page's: the form's, or those of the same one in
    /// a list. `None` for one that was removed, or is one too many.
    pub(super) fn beside(&self, answers: &Answers) -> Option<Answers> {
        let Some(entry) = self.at.entry else {
            return Some(answers.clone());
        };
        let entries = answers.entries(&entry.list.id);
        if let Some(found) = entries.get(entry.number) {
            return Some(found.answers.clone());
        }
        let is_next = entry.number == entries.next() && entries.all().len() < entry.of.most;
        is_next.then(Answers::default)
    }

    /// All answers, with these of this page and those beside it.
    pub(super) fn with(&self, answers: &Answers, beside: Answers) -> Option<Answers> {
        let Some(entry) = self.at.entry else {
            return Some(beside);
        };
        let mut entries = answers.entries(&entry.list.id).into_owned();
        if !entries.keep(entry.number, beside) {
            return None;
        }
        let mut answers = answers.clone();
        answers.set(entry.list.id.clone(), Some(Answer::Entries(entries)));
        Some(answers)
    }

    /// Those of the answers that conditions on this page may see.
    pub(super) fn given(&self, beside: &Answers) -> Answers {
        let form = &self.at.form.form.pages;
        let pages = self.at.entry.map_or(form, |entry| &entry.of.pages);
        form::given(pages, beside)
    }

    /// The page as it is for one that may not be in the list yet.
    pub(super) fn marked(mut self, answers: &Answers) -> Self {
        if let Some(entry) = &mut self.at.entry {
            let entries = answers.entries(&entry.list.id);
            entry.is_new = entries.get(entry.number).is_none();
        }
        self
    }

    /// The page of one that is added under a number that another tab has given meanwhile: it gets the
    /// next. Posted twice, it stays one.
    pub(super) fn numbered(mut self, answers: &Answers, entered: &Entered) -> Self {
        let today = self.site.today();
        let Some(entry) = self.at.entry.as_mut().filter(|entry| entry.is_new) else {
            return self;
        };
        let entries = answers.entries(&entry.list.id);
        let typed = validate(self.at.page, entered, &Answers::default(), today);
        let is_the_same = |there: &Answers| {
            let mut questions = self.at.page.questions.iter();
            typed.as_ref().is_ok_and(|typed| {
                questions.all(|question| typed.get(&question.id) == there.get(&question.id))
            })
        };
        let is_its_own = entries
            .get(entry.number)
            .is_some_and(|there| is_the_same(&there.answers));
        if !is_its_own {
            entry.number = entries.next();
        }
        self
    }

    /// The answers of the static page over those of a draft: it shows none of them, so that a field that
    /// came empty takes none away.
    pub(super) fn kept_of(
        &self,
        entered: &Entered,
        before: &Answers,
        mut answers: Answers,
    ) -> Answers {
        for question in &self.at.page.questions {
            let is_empty = entered
                .values(question)
                .iter()
                .all(|typed| typed.trim().is_empty());
            if is_empty && !question.required && question.is_shown(&answers) {
                answers.set(question.id.clone(), before.get(&question.id).cloned());
            }
        }
        answers
    }

    /// Answers under which everything that was posted is asked: for showing it again when the
    /// answers of the other pages are out of reach.
    pub(super) fn as_posted(&self, entered: &Entered) -> Answers {
        let mut answers = Answers::default();
        for question in &self.at.page.questions {
            let Some(condition) = &question.show_when else {
                continue;
            };
            if entered.value(question).is_empty() {
                continue;
            }
            let mut choices = match answers.get(&condition.question) {
                Some(Answer::Choices(choices)) => choices.clone(),
                _ => Vec::new(),
            };
            choices.extend(condition.is.first().map(Slug::to_string));
            answers.set(condition.question.clone(), Some(Answer::Choices(choices)));
        }
        answers
    }
}
