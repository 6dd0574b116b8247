//! A list that builds up while a form is filled in, such as the people of a household: each is a short
//! run of pages of their own.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::answers::{Answer, Answers};
use super::{FormPage, Question};
use crate::slug::Slug;

/// A page of a form that is a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListOf {
    /// How a sentence names one of them: `person`.
    pub one: String,
    /// How it names several: `people`.
    pub many: String,
    /// How many there can be.
    pub most: usize,
    /// Whether there has to be one.
    #[serde(default)]
    pub required: bool,
    /// The question whose answer one of them goes by.
    pub named_by: Slug,
    /// Where each is a person: which questions say who it is.
    #[serde(default)]
    pub people: Option<People>,
    /// The pages that are filled in for each.
    pub pages: Vec<FormPage>,
}

/// The questions of a list that say who each person in it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// The question for the name.
    pub name: Slug,
    /// The question for the birth date.
    pub born: Slug,
}

/// What stands in a list so far. No `Debug`: it is a family's plaintext.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entries {
    /// The number of the next that is added: none is given twice, so that a page of one that was removed
    /// is never taken for another's.
    next: u32,
    /// Whether the family said that nobody is to be added.
    finished: bool,
    entries: Vec<Entry>,
}

/// One of a list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, which it keeps.
    pub number: u32,
    /// What was answered on its pages.
    pub answers: Answers,
}

impl ListOf {
    /// The page with this id.
    pub fn page(&self, id: &str) -> Option<&FormPage> {
        self.pages.iter().find(|page| page.id == *id)
    }

    /// The questions that are asked of one, given its answers so far.
    pub fn asked(&self, answers: &Answers) -> impl Iterator<Item = &Question> {
        super::asked(&self.pages, answers)
    }

    /// The first page of one past which it cannot go.
    pub fn first_incomplete_page(&self, answers: &Answers) -> Option<&FormPage> {
        super::first_incomplete_page(&self.pages, answers)
    }

    /// What one goes by: the answer to `named_by`.
    pub fn name_of<'a>(&self, entry: &'a Entry) -> Option<&'a str> {
        self.named(&entry.answers)
    }

    /// The name and, where it was given, the birth date of one, where each in the list is a person.
    pub fn person<'a>(&self, entry: &'a Entry) -> Option<(&'a str, Option<Date>)> {
        let people = self.people.as_ref()?;
        let answered = |question: &Slug| match entry.answers.get(question) {
            Some(Answer::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let born = answered(&people.born).and_then(|born| born.parse().ok());
        Some((answered(&people.name)?, born))
    }

    /// What one with these answers goes by.
    pub fn named<'a>(&self, answers: &'a Answers) -> Option<&'a str> {
        match answers.get(&self.named_by) {
            Some(Answer::Text(name)) => Some(name),
            _ => None,
        }
    }
}

impl Entries {
    /// All of them, in the order in which they were added.
    pub fn all(&self) -> &[Entry] {
        &self.entries
    }

    /// The one with this number.
    pub fn get(&self, number: u32) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.number == number)
    }

    /// The number that one would have that is added now.
    pub fn next(&self) -> u32 {
        self.next
    }

    /// Whether the family said that nobody is to be added.
    pub fn is_finished(&self) -> bool {
        self.finished
    }

    /// Keeps what was answered of one; a new one has the next number. `false` if there is none of this
    /// number any more.
    #[must_use]
    pub fn keep(&mut self, number: u32, answers: Answers) -> bool {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.number == number) {
            entry.answers = answers;
            return true;
        }
        if number != self.next {
            return false;
        }
        self.next += 1;
        self.finished = false;
        self.entries.push(Entry { number, answers });
        true
    }

    /// Removes one. `false` if there is none of this number any more.
    pub fn remove(&mut self, number: u32) -> bool {
        let before = self.entries.len();
        self.entries.retain(|entry| entry.number != number);
        self.entries.len() < before
    }

    /// The family says whether anybody is to be added.
    pub fn finish(&mut self, finished: bool) {
        self.finished = finished;
    }
}
