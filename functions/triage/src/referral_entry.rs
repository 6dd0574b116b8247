//! What a worker enters on the page of a referral: a note, a change of status, or both.
//!
//! It is one form, so that neither is lost when the other is sent.

use http_edge::Posted;
use record::NoteId;
use record::audit::digest;
use record::note::NoteText;
use record::reason::Reason;
use record::referral::{Move, NoSuchMove, Status};
use vault::Change;

use crate::problem::Typed;

/// The names of the fields.
pub(crate) const NOTE: &str = "note";
pub(crate) const NOTE_ID: &str = "note-id";
pub(crate) const TO: &str = "to";
pub(crate) const FROM: &str = "from";
pub(crate) const REASON: &str = "reason";

/// What was entered, as it was typed. No `Debug`: it is about a family.
#[derive(Default)]
pub(crate) struct Entered {
    /// The id that the page gave its note.
    pub(crate) note_id: Option<NoteId>,
    pub(crate) note: String,
    /// Where the referral stood on the page.
    from: Option<Status>,
    /// Empty to leave the status as it is.
    pub(crate) to: String,
    pub(crate) reason: String,
}

/// What is the matter with what was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryError {
    Nothing,
    NoteTooLong,
    StatusMissing,
    ReasonMissing,
    ReasonTooLong,
    /// A colleague has changed the status since the page was drawn.
    ChangedMeanwhile,
}

impl EntryError {
    /// The Fluent message, and the field it is about. The page of a referral that `has_ended` has
    /// only the note.
    pub(crate) fn message_and_field(self, has_ended: bool) -> (&'static str, &'static str) {
        match self {
            Self::Nothing if has_ended => ("staff-error-nothing-ended", NOTE),
            Self::Nothing => ("staff-error-nothing", NOTE),
            Self::NoteTooLong => ("staff-error-note-too-long", NOTE),
            _ if has_ended => ("staff-error-ended-meanwhile", NOTE),
            Self::StatusMissing => ("staff-error-status-missing", TO),
            Self::ReasonMissing => ("staff-error-reason-missing", REASON),
            Self::ReasonTooLong => ("staff-error-reason-too-long", REASON),
            Self::ChangedMeanwhile => ("staff-error-changed-meanwhile", TO),
        }
    }
}

impl Entered {
    /// What was posted.
    pub(crate) fn read(posted: &Posted) -> Self {
        let field = |name| posted.first(name).unwrap_or_default().to_owned();
        Self {
            note_id: field(NOTE_ID).parse().ok(),
            note: field(NOTE),
            from: Status::parse(&field(FROM)),
            to: field(TO),
            reason: field(REASON),
        }
    }

    /// What was typed, to be copied from the page of a problem.
    pub(crate) fn typed(&self) -> Vec<Typed> {
        [
            ("staff-note-label", &self.note),
            ("staff-reason-label", &self.reason),
        ]
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(label, text)| Typed {
            label,
            text: text.clone(),
        })
        .collect()
    }

    /// What it asks for, or all that is the matter with it.
    pub(crate) fn change(&self) -> Result<Change, Vec<EntryError>> {
        match (self.read_note(), self.read_step()) {
            (Ok(None), Ok(None)) => Err(vec![EntryError::Nothing]),
            (Ok(note), Ok(step)) => Ok(Change { note, step }),
            (note, step) => Err([note.err(), step.err()].into_iter().flatten().collect()),
        }
    }

    fn read_note(&self) -> Result<Option<(NoteId, NoteText)>, EntryError> {
        if self.note.trim().is_empty() {
            return Ok(None);
        }
        let text = NoteText::parse(&self.note).ok_or(EntryError::NoteTooLong)?;
        // A page without the id adds its note all the same.
        let page = self.note_id.clone();
        let page = page.unwrap_or_else(|| NoteId::random(&mut rand::rng()));
        Ok(Some((id_of(&page, &text), text)))
    }

    fn read_step(&self) -> Result<Option<Move>, EntryError> {
        let has_reason = !self.reason.trim().is_empty();
        let reason = Reason::parse(&self.reason);
        if has_reason && reason.is_none() {
            return Err(EntryError::ReasonTooLong);
        }
        let Some(to) = Status::parse(&self.to) else {
            // A reason for nothing would be lost.
            let is_left_alone = self.to.is_empty() && !has_reason;
            return is_left_alone
                .then_some(None)
                .ok_or(EntryError::StatusMissing);
        };
        let from = self.from.ok_or(EntryError::ChangedMeanwhile)?;
        let step = Move::new(from, to, reason).map_err(|no_such_move| match no_such_move {
            NoSuchMove::NotFromHere => EntryError::ChangedMeanwhile,
            NoSuchMove::NeedsReason => EntryError::ReasonMissing,
        })?;
        Ok(Some(step))
    }
}

/// The id of a note: of the page it was written on and of its words. Sending a page twice adds one
/// note; going back to the page and writing something else adds another, and loses neither.
fn id_of(page: &NoteId, text: &NoteText) -> NoteId {
    let digest = digest(&[
        b"family-hub/note/v1",
        page.to_string().as_bytes(),
        text.as_str().as_bytes(),
    ]);
    let mut half = [0; 16];
    half.copy_from_slice(&digest[..16]);
    let id = format!("{:032x}", u128::from_be_bytes(half));
    // 32 hexadecimal digits are an id.
    id.parse().unwrap_or_else(|_| page.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entered(from: &str, to: &str, reason: &str) -> Entered {
        Entered {
            from: Status::parse(from),
            to: to.to_owned(),
            reason: reason.to_owned(),
            ..Entered::default()
        }
    }

    fn read(from: &str, to: &str, reason: &str) -> Result<Option<Status>, EntryError> {
        let step = entered(from, to, reason).read_step()?;
        Ok(step.map(|step| step.to()))
    }

    #[test]
    fn a_move_of_the_table_is_read_with_its_reason() {
        assert_eq!(read("new", "contacting", ""), Ok(Some(Status::Contacting)));
        assert_eq!(
            read("new", "closed", "Sent twice"),
            Ok(Some(Status::Closed))
        );
        assert_eq!(read("new", "", " \n"), Ok(None));
    }

    #[test]
    fn each_mistake_is_told_from_the_others() {
        let long = "x".repeat(Reason::LONGEST + 1);
        for (from, to, reason, error) in [
            ("new", "", "Why not", EntryError::StatusMissing),
            ("new", "elsewhere", "", EntryError::StatusMissing),
            ("new", "closed", " \n ", EntryError::ReasonMissing),
            ("new", "closed", &long, EntryError::ReasonTooLong),
            ("new", "", &long, EntryError::ReasonTooLong),
            ("new", "supported", "", EntryError::ChangedMeanwhile),
            ("", "contacting", "", EntryError::ChangedMeanwhile),
        ] {
            assert_eq!(read(from, to, reason), Err(error), "{from} {to}");
        }
    }

    #[test]
    fn every_mistake_is_said_at_once_and_nothing_at_all_is_one() {
        let errors = |entered: Entered| entered.change().err().unwrap_or_default();
        let both = Entered {
            note: "x".repeat(NoteText::LONGEST + 1),
            ..entered("new", "closed", "")
        };
        assert_eq!(
            errors(both),
            [EntryError::NoteTooLong, EntryError::ReasonMissing]
        );
        assert_eq!(errors(entered("new", "", "")), [EntryError::Nothing]);
    }

    #[test]
    fn a_note_has_one_id_for_its_page_and_words() {
        let page = NoteId::random(&mut rand::rng());
        let id = |note: &str, page: &NoteId| {
            let entered = Entered {
                note_id: Some(page.clone()),
                note: note.to_owned(),
                ..Entered::default()
            };
            let note = entered.read_note().ok().flatten();
            note.map(|(id, _)| id).expect("a note")
        };
        assert_eq!(id("Called.", &page), id("Called.\r\n", &page));
        assert_ne!(id("Called.", &page), id("Called twice.", &page));
        let another = NoteId::random(&mut rand::rng());
        assert_ne!(id("Called.", &page), id("Called.", &another));
    }
}
