//! One rule: what it wants, by which law, and how it looks.

use site_model::Diagnostic;

use crate::checked::Checked;

/// One rule.
pub struct Rule {
    /// Its id, as waivers and findings name it.
    pub id: &'static str,
    /// What content has to do, as a sentence.
    pub title: &'static str,
    /// The law, standard or reason behind it.
    pub source: &'static str,
    /// Where the source can be read.
    pub read: &'static [&'static str],
    /// What a family or the council has of it.
    pub why: &'static str,
    /// For a rule that judges prose: what it looked for and where, so that a reader can judge it.
    pub looks: Option<&'static str>,
    /// How a breach is mended.
    pub mend: &'static str,
    /// A breach and its mend, as they stand in a file.
    pub example: Example,
    /// What finds breaches.
    pub check: Check,
}

/// A breach and its mend, as they stand in a file.
pub struct Example {
    /// What breaks the rule.
    pub breaks: &'static str,
    /// What keeps it.
    pub keeps: &'static str,
}

/// What finds breaches of a rule.
pub enum Check {
    /// This function, for one council.
    Council(fn(&Checked<'_>) -> Vec<Diagnostic>),
    /// The software itself does, while it reads the files and their waivers: such a breach cannot
    /// be waived.
    WhileReading,
}
