//! An answer of a draft: what content says, that it does not say it, or what a person has to add.

use serde::Serialize;

/// An answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Cell {
    /// What content says, a line for each thing.
    pub(super) lines: Vec<String>,
    /// That the notice does not say it yet, and under which waiver.
    pub(super) not_said: Option<String>,
    /// What only a person can answer, or has to look at.
    pub(super) prompt: Option<String>,
}

impl Cell {
    /// What content says.
    pub(super) fn of(lines: impl IntoIterator<Item = String>) -> Self {
        Self {
            lines: lines.into_iter().collect(),
            ..Self::default()
        }
    }

    /// One line.
    pub(super) fn line(text: impl Into<String>) -> Self {
        Self::of([text.into()])
    }

    /// What only a person can answer.
    pub(super) fn for_a_person(prompt: String) -> Self {
        Self::default().and_ask(prompt)
    }

    /// The same, and a person has to look at it.
    pub(super) fn and_ask(mut self, prompt: String) -> Self {
        self.prompt = Some(prompt);
        self
    }

    /// Everything in one line, for a spreadsheet.
    pub(super) fn text(&self) -> String {
        let parts: Vec<&str> = self
            .lines
            .iter()
            .chain(&self.not_said)
            .chain(&self.prompt)
            .map(String::as_str)
            .collect();
        parts.join("; ")
    }
}
