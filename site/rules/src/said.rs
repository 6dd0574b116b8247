//! What the text of a notice says, and may not say.
//!
//! Front matter is what is enforced, and the text below is what a family reads. These rules read the
//! text: it may not contradict the front matter, and has to say what only a text can say. They look
//! for words, and each tells in [`Rule::looks`] for which ones and where, so that a reader can judge
//! a finding. They apply to the text in force.

mod articles;
mod breaking_off;
mod cross_references;
mod end_dates;
mod must_be_said;
mod names;
mod numbers;
mod open_ended;
mod partner_names;
mod periods;
mod sentence;
mod signature;
mod text;
mod two_names;
mod ways_to_reach;

use std::ops::Range;
use std::sync::LazyLock;

use site_model::{Diagnostic, Severity};

use crate::checked::NoticeInForce;
use crate::rule::Rule;
use sentence::Sentence;
use signature::Signature;

pub(crate) use names::DirectoryNames;
pub(crate) use text::Text;
pub(crate) use ways_to_reach::DeclaredContacts;

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    periods::PERIOD,
    periods::UNSAID,
    end_dates::END_DATE,
    partner_names::NEARLY_A_NAME,
    two_names::TWO_NAMES,
    partner_names::NOT_A_RECIPIENT,
    ways_to_reach::PHONE,
    ways_to_reach::EMAIL,
    articles::ARTICLE,
    articles::EUROPEAN_LAW,
    open_ended::RECIPIENTS,
    open_ended::TRANSFERS,
    open_ended::GUARANTEE,
    breaking_off::BREAKS_OFF,
    must_be_said::CONTROLLER,
    must_be_said::RIGHTS,
    must_be_said::WITHDRAWING,
    must_be_said::COUNCIL_COMPLAINT,
    must_be_said::COMMISSIONER,
    cross_references::CROSS_REFERENCE,
    cross_references::PAGE,
];

/// Words that speak of keeping and deleting.
const KEEPING: [&str; 20] = [
    "keep",
    "keeps",
    "kept",
    "keeping",
    "retain",
    "retains",
    "retained",
    "retaining",
    "retention",
    "delete",
    "deletes",
    "deleted",
    "deleting",
    "erase",
    "erased",
    "destroy",
    "destroyed",
    "destruction",
    "anonymise",
    "anonymised",
];

/// Words that do where the sentence says what is held: a hub also holds a clinic.
const HOLDING: [&str; 8] = [
    "hold", "holds", "held", "holding", "store", "stores", "stored", "storing",
];

/// What is held of a family.
const HELD: [&str; 18] = [
    "data",
    "information",
    "details",
    "record",
    "records",
    "file",
    "files",
    "form",
    "forms",
    "notes",
    "address",
    "copy",
    "copies",
    "photos",
    "photographs",
    "it",
    "them",
    "this",
];

/// Whether a sentence says that something of a family's is kept or deleted.
fn speaks_of_keeping(sentence: &Sentence<'_>) -> bool {
    static WORDS: LazyLock<Signature> =
        LazyLock::new(|| KEEPING.iter().chain(&HOLDING).copied().collect());
    sentence.may_use(&WORDS)
        && (sentence.says(&KEEPING) || sentence.says(&HOLDING) && sentence.says(&HELD))
}

/// Words that speak of sharing.
const SHARING: [&str; 9] = [
    "share",
    "shares",
    "shared",
    "sharing",
    "disclose",
    "discloses",
    "disclosed",
    "sees",
    "recipients",
];

/// A finding about words of a sentence.
fn found(
    rule: &'static str,
    notice: &NoticeInForce<'_>,
    sentence: &Sentence<'_>,
    words: &Range<usize>,
    message: String,
    mend: impl Into<String>,
) -> Diagnostic {
    let position = sentence.position(words.start);
    Diagnostic::error(rule, &notice.source.file, position, message, mend)
}

/// The same finding as a warning.
fn warning(finding: Diagnostic) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        ..finding
    }
}
