//! A notice's text as these rules look at it: read once for all of them.

use super::sentence::{Sentence, sentences};
use super::signature::Signature;
use crate::prose::Prose;

/// The sentences of a text.
pub(crate) struct Text<'a> {
    pub(super) sentences: Vec<Sentence<'a>>,
}

impl<'a> Text<'a> {
    /// Reads the sentences of a text in order; headings are none.
    pub(crate) fn read(prose: &'a Prose<'_>) -> Self {
        Self {
            sentences: sentences(prose),
        }
    }

    /// Its sentences but most of those that use none of these words: for a rule that finds nothing
    /// where none of them stands.
    pub(super) fn with_one_of<'w>(
        &self,
        words: impl IntoIterator<Item = &'w &'w str>,
    ) -> impl Iterator<Item = &Sentence<'a>> {
        let signature: Signature = words.into_iter().copied().collect();
        let sentences = self.sentences.iter();
        sentences.filter(move |sentence| sentence.may_use(&signature))
    }

    /// Its sentences but most of those that neither use nor stand under one of these words.
    pub(super) fn near_one_of<'w>(
        &self,
        words: impl IntoIterator<Item = &'w &'w str>,
    ) -> impl Iterator<Item = &Sentence<'a>> {
        let signature: Signature = words.into_iter().copied().collect();
        let sentences = self.sentences.iter();
        sentences.filter(move |sentence| sentence.may_be_near(&signature))
    }

    /// Whether one of its sentences uses one of these phrases.
    pub(super) fn says(&self, phrases: &[&str]) -> bool {
        let signature: Signature = phrases.iter().copied().collect();
        self.sentences
            .iter()
            .any(|sentence| sentence.may_use(&signature) && sentence.says(phrases))
    }
}
