//! What the page of a referral shows.

use std::collections::{BTreeMap, BTreeSet};

use record::audit::Entry;
use record::note::{Note, NoteText};
use record::reason::Reason;
use record::referral::{Moved, Status};
use record::{NoteId, StaffId};
use serde::Serialize;
use site_model::published::PublishedCouncil;
use site_theme::{Link, address as public};
use vault::ReferralFile;

use crate::address;
use crate::answers::{self, AnswersView, FirstView};
use crate::desk::Desk;
use crate::pages::{Moment, Pages};
use crate::problem::Stop;

/// A status, in its colour. The colour adds nothing to the word (WCAG 1.4.1 Use of Color).
#[derive(Serialize)]
pub(crate) struct StatusTag {
    text: String,
    class: &'static str,
}

impl StatusTag {
    /// The tag of a status.
    pub(crate) fn of(pages: &Pages, status: Status) -> Self {
        Self {
            text: say_status(pages, status),
            class: match status {
                Status::New => "",
                Status::Contacting => "govuk-tag--yellow",
                Status::InAssessment => "govuk-tag--purple",
                Status::Supported => "govuk-tag--green",
                Status::Signposted => "govuk-tag--teal",
                Status::Closed => "govuk-tag--grey",
            },
        }
    }
}

pub(crate) fn say_status(pages: &Pages, status: Status) -> String {
    pages.say(&format!("staff-status-{}", status.as_str()), &[])
}

/// What was typed into the page's forms, and what is the matter with it. No `Debug`: it is about
/// a family.
#[derive(Default)]
pub(crate) struct Entered {
    /// The id that the page gave the note.
    pub(crate) note_id: Option<NoteId>,
    pub(crate) note: String,
    pub(crate) to: String,
    pub(crate) reason: String,
    pub(crate) error: Option<EntryError>,
}

/// What is the matter with what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryError {
    NoteMissing,
    NoteTooLong,
    MoveMissing,
    ReasonMissing,
    ReasonTooLong,
    /// A colleague has moved the referral since the page was drawn.
    MovedMeanwhile,
}

impl EntryError {
    /// The Fluent message, and the field it is about.
    fn message_and_field(self) -> (&'static str, &'static str) {
        match self {
            Self::NoteMissing => ("staff-error-note-missing", NOTE),
            Self::NoteTooLong => ("staff-error-note-too-long", NOTE),
            Self::MoveMissing => ("staff-error-move-missing", TO),
            Self::ReasonMissing => ("staff-error-reason-missing", REASON),
            Self::ReasonTooLong => ("staff-error-reason-too-long", REASON),
            Self::MovedMeanwhile => ("staff-error-moved-meanwhile", TO),
        }
    }
}

/// The names of the fields.
pub(crate) const NOTE: &str = "note";
pub(crate) const NOTE_ID: &str = "note-id";
pub(crate) const TO: &str = "to";
pub(crate) const FROM: &str = "from";
pub(crate) const REASON: &str = "reason";

/// What `staff/referral.njk` draws. No `Debug`: it holds what a family sent.
#[derive(Serialize)]
pub(crate) struct ReferralView {
    reference: String,
    form: String,
    hub: String,
    status: StatusTag,
    received: Moment,
    assigned: String,
    notice: Option<Link>,
    /// What was just done: a Fluent message.
    done: Option<&'static str>,
    first: FirstView,
    answers: Vec<AnswersView>,
    moves: Vec<MoveView>,
    notes: Vec<NoteView>,
    history: Vec<HistoryView>,
    errors: Vec<ErrorView>,
    note_form: NoteForm,
    /// Absent once the work has ended.
    move_form: Option<MoveForm>,
}

#[derive(Serialize)]
struct ErrorView {
    href: String,
    text: String,
}

#[derive(Serialize)]
struct MoveView {
    status: StatusTag,
    by: String,
    at: Moment,
    reason: Option<String>,
}

#[derive(Serialize)]
struct NoteView {
    text: String,
    by: String,
    at: Moment,
}

#[derive(Serialize)]
struct HistoryView {
    what: String,
    by: String,
    at: Moment,
}

#[derive(Serialize)]
struct NoteForm {
    action: String,
    /// The note's id: sending the page twice adds it once.
    id_field: &'static str,
    id: String,
    field: &'static str,
    value: String,
    longest: usize,
    error: Option<String>,
}

#[derive(Serialize)]
struct MoveForm {
    action: String,
    /// Where the referral stands on this page.
    from: &'static str,
    from_field: &'static str,
    field: &'static str,
    items: Vec<MoveItem>,
    error: Option<String>,
    reason_field: &'static str,
    reason: String,
    reason_longest: usize,
    reason_error: Option<String>,
}

/// One radio, as GOV.UK's component takes it.
#[derive(Serialize)]
struct MoveItem {
    value: &'static str,
    text: String,
    hint: Hint,
    checked: bool,
}

#[derive(Serialize)]
struct Hint {
    text: String,
}

/// Everyone whose name the page shows.
pub(crate) fn colleagues(file: &ReferralFile, history: &[Entry]) -> Vec<StaffId> {
    let ids: BTreeSet<&StaffId> = file
        .moves
        .iter()
        .map(|moved| &moved.by)
        .chain(file.notes.iter().map(|note| &note.by))
        .chain(history.iter().filter_map(|entry| entry.by.as_ref()))
        .chain(&file.assignee)
        .collect();
    ids.into_iter().cloned().collect()
}

/// What the drawing of one page needs again and again.
struct Drawing<'a> {
    pages: &'a Pages,
    council: &'a PublishedCouncil,
    names: &'a BTreeMap<StaffId, String>,
}

/// Draws a referral.
pub(crate) fn draw(
    desk: &Desk,
    file: &ReferralFile,
    history: &[Entry],
    names: &BTreeMap<StaffId, String>,
    entered: Entered,
    done: Option<&'static str>,
) -> Result<ReferralView, Stop> {
    let council = desk.council()?;
    let pages = &*desk.pages;
    let drawing = Drawing {
        pages,
        council,
        names,
    };
    let submission = &*file.submission;
    let form = pages.form(&council.slug, &submission.sent.form);
    Ok(ReferralView {
        reference: submission.reference.to_string(),
        form: submission.sent.form_title.clone(),
        hub: pages.hub(&council.slug, &file.hub),
        status: StatusTag::of(pages, file.status),
        received: pages.moment(council, submission.sent.received),
        assigned: match &file.assignee {
            None => pages.say("staff-nobody", &[]),
            Some(id) if *id == desk.staff.id => pages.say("staff-you", &[]),
            Some(id) => drawing.name(Some(id)),
        },
        notice: drawing.notice(file, &desk.deployment.origins.public),
        done,
        first: answers::first(form, &submission.sent.pages),
        answers: answers::all(&submission.sent.pages),
        moves: file
            .moves
            .iter()
            .map(|moved| drawing.moved(moved))
            .collect(),
        notes: file.notes.iter().map(|note| drawing.note(note)).collect(),
        history: history.iter().map(|entry| drawing.entry(entry)).collect(),
        errors: entered
            .error
            .map(EntryError::message_and_field)
            .map(|(message, field)| ErrorView {
                href: format!("#{field}"),
                text: pages.say(message, &[]),
            })
            .into_iter()
            .collect(),
        note_form: drawing.note_form(file, &entered),
        move_form: (!file.status.is_end()).then(|| drawing.move_form(file, entered)),
    })
}

impl Drawing<'_> {
    fn name(&self, by: Option<&StaffId>) -> String {
        match by {
            None => self.pages.say("staff-the-family", &[]),
            Some(id) => self
                .names
                .get(id)
                .cloned()
                .unwrap_or_else(|| self.pages.say("staff-colleague", &[])),
        }
    }

    /// The text of the notice that the family was shown, for ever at its own address.
    fn notice(&self, file: &ReferralFile, public_origin: &str) -> Option<Link> {
        let permit = self.council.permit(&file.submission.sent.notice_version)?;
        let path = public::notice_version(&self.council.slug, &permit.notice, permit.updated);
        Some(Link {
            text: permit.title.clone(),
            href: format!("{public_origin}{path}"),
            current: false,
        })
    }

    fn moved(&self, moved: &Moved) -> MoveView {
        MoveView {
            status: StatusTag::of(self.pages, moved.to),
            by: self.name(Some(&moved.by)),
            at: self.pages.moment(self.council, moved.at),
            reason: moved
                .reason
                .as_ref()
                .map(|reason| reason.as_str().to_owned()),
        }
    }

    fn note(&self, note: &Note) -> NoteView {
        NoteView {
            text: note.text.as_str().to_owned(),
            by: self.name(Some(&note.by)),
            at: self.pages.moment(self.council, note.at),
        }
    }

    fn entry(&self, entry: &Entry) -> HistoryView {
        let message = format!("staff-event-{}", entry.event.as_str());
        HistoryView {
            what: self.pages.say(&message, &[]),
            by: self.name(entry.by.as_ref()),
            at: self.pages.moment(self.council, entry.at),
        }
    }

    fn error_of(&self, entered: &Entered, wanted: &str) -> Option<String> {
        let (message, field) = entered.error?.message_and_field();
        (field == wanted).then(|| self.pages.say(message, &[]))
    }

    fn note_form(&self, file: &ReferralFile, entered: &Entered) -> NoteForm {
        NoteForm {
            action: address::notes(&self.council.slug, &file.family, &file.referral),
            id_field: NOTE_ID,
            id: entered
                .note_id
                .clone()
                .unwrap_or_else(|| NoteId::random(&mut rand::rng()))
                .to_string(),
            field: NOTE,
            value: entered.note.clone(),
            longest: NoteText::LONGEST,
            error: self.error_of(entered, NOTE),
        }
    }

    fn move_form(&self, file: &ReferralFile, entered: Entered) -> MoveForm {
        let item = |status: Status| MoveItem {
            value: status.as_str(),
            text: say_status(self.pages, status),
            hint: Hint {
                text: self
                    .pages
                    .say(&format!("staff-move-to-{}", status.as_str()), &[]),
            },
            checked: entered.to == status.as_str(),
        };
        MoveForm {
            action: address::moves(&self.council.slug, &file.family, &file.referral),
            from: file.status.as_str(),
            from_field: FROM,
            field: TO,
            items: file.status.next().map(item).collect(),
            error: self.error_of(&entered, TO),
            reason_field: REASON,
            reason_longest: Reason::LONGEST,
            reason_error: self.error_of(&entered, REASON),
            reason: entered.reason,
        }
    }
}
