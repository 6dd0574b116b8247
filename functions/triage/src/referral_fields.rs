//! The fields of a referral's page: a note, a move to another status, and what is the matter with them.

use std::borrow::Cow;

use record::NoteId;
use record::note::NoteText;
use record::reason::Reason;
use record::referral::Status;
use serde::Serialize;
use vault::ReferralFile;

use crate::case::has_outcome;
use crate::family_view::family_will_read;
use crate::pages::Pages;
use crate::referral_entry::{Entered, EntryError, FROM, NOTE, NOTE_ID, REASON, TO};
use crate::referral_view::say_status;

/// All of them, as `staff/referral.njk` draws them.
#[derive(Serialize)]
pub(crate) struct ReferralFields {
    errors: Vec<ErrorView>,
    note_field: NoteField,
    /// Absent once the work has ended.
    status_fields: Option<StatusFields>,
}

#[derive(Serialize)]
struct ErrorView {
    href: String,
    text: String,
}

#[derive(Serialize)]
struct NoteField {
    /// The note's id: sending the page twice adds it once.
    id_name: &'static str,
    id: String,
    name: &'static str,
    value: String,
    longest: usize,
    error: Option<String>,
}

#[derive(Serialize)]
struct StatusFields {
    /// Where the referral stands on this page.
    from_name: &'static str,
    from: &'static str,
    name: &'static str,
    items: Vec<StatusItem>,
    error: Option<String>,
    /// Whether an end can be chosen here, which needs a reason; or whether the page says where it can.
    asks_why: bool,
    ends_elsewhere: bool,
    reason_name: &'static str,
    reason: String,
    reason_longest: usize,
    reason_error: Option<String>,
}

/// One radio, as GOV.UK's component takes it.
#[derive(Serialize)]
struct StatusItem {
    value: &'static str,
    text: String,
    hint: Option<Hint>,
    checked: bool,
}

#[derive(Serialize)]
struct Hint {
    text: String,
}

impl ReferralFields {
    /// The fields of a referral, with what was entered and what is the matter with it.
    pub(crate) fn of(
        pages: &Pages,
        file: &ReferralFile,
        entered: &Entered,
        errors: &[EntryError],
    ) -> Self {
        let drawing = Drawing {
            pages,
            errors,
            has_ended: file.status.is_end(),
        };
        let problems = drawing.problems();
        Self {
            errors: problems
                .map(|(text, field)| ErrorView {
                    href: format!("#{field}"),
                    text,
                })
                .collect(),
            note_field: drawing.note_field(file, entered),
            status_fields: drawing.status_fields(file, entered),
        }
    }
}

/// What drawing the fields needs again and again.
struct Drawing<'a> {
    pages: &'a Pages,
    errors: &'a [EntryError],
    has_ended: bool,
}

impl Drawing<'_> {
    /// What is the matter: each message, and its field.
    fn problems(&self) -> impl Iterator<Item = (String, &'static str)> {
        self.errors.iter().map(|error| {
            let (message, field) = error.message_and_field(self.has_ended);
            (self.pages.say(message, &[]), field)
        })
    }

    fn error_of(&self, wanted: &str) -> Option<String> {
        let mut problems = self.problems();
        Some(problems.find(|(_, field)| *field == wanted)?.0)
    }

    fn note_field(&self, file: &ReferralFile, entered: &Entered) -> NoteField {
        let id = entered.note_id.clone();
        let id = id.unwrap_or_else(|| NoteId::random(&mut rand::rng()));
        NoteField {
            id_name: NOTE_ID,
            id: id.to_string(),
            name: NOTE,
            value: note(file, entered).into_owned(),
            longest: NoteText::LONGEST,
            error: self.error_of(NOTE),
        }
    }

    /// What a status means to staff; and to the family, where it sees that.
    fn what_it_means(&self, file: &ReferralFile, status: Status) -> String {
        let means = format!("staff-move-to-{}", status.as_str());
        let means = self.pages.say(&means, &[]);
        match family_will_read(self.pages, file, status) {
            Some(reads) => format!("{means}. {reads}"),
            None => means,
        }
    }

    fn status_fields(&self, file: &ReferralFile, entered: &Entered) -> Option<StatusFields> {
        // A hub's referral ends with its outcome, on a page of its own that shows what will happen. An end that was
        // chosen here all the same, on a page from before, stays to be mended.
        let is_chosen = |status: &Status| entered.to == status.as_str();
        let ends_elsewhere =
            has_outcome(&file.queue) && !file.status.next().any(|to| is_chosen(&to) && to.is_end());
        let mut items: Vec<StatusItem> = file
            .status
            .next()
            .filter(|to| !(ends_elsewhere && to.is_end()))
            .map(|status| StatusItem {
                value: status.as_str(),
                text: say_status(self.pages, status),
                hint: Some(Hint {
                    text: self.what_it_means(file, status),
                }),
                checked: entered.to == status.as_str(),
            })
            .collect();
        if items.is_empty() {
            return None;
        }
        // Radios cannot be unticked: leaving the status as it is has one of its own.
        let now = say_status(self.pages, file.status);
        let unchanged = StatusItem {
            value: "",
            text: self
                .pages
                .say("staff-status-unchanged", &[("status", now.into())]),
            hint: None,
            checked: !items.iter().any(|item| item.checked),
        };
        items.insert(0, unchanged);
        Some(StatusFields {
            from_name: FROM,
            from: file.status.as_str(),
            name: TO,
            items,
            asks_why: !ends_elsewhere || !entered.reason.trim().is_empty(),
            ends_elsewhere,
            error: self.error_of(TO),
            reason_name: REASON,
            reason_longest: Reason::LONGEST,
            reason_error: self.error_of(REASON),
            reason: entered.reason.clone(),
        })
    }
}

/// The note in progress. A referral that a colleague has ended meanwhile has no field for a reason
/// any more, so that what was typed there stands with the note.
fn note<'a>(file: &ReferralFile, entered: &'a Entered) -> Cow<'a, str> {
    let texts = [&entered.note, &entered.reason];
    if !file.status.is_end() || entered.reason.trim().is_empty() {
        return Cow::Borrowed(&entered.note);
    }
    let texts = texts.map(|text| text.trim());
    Cow::Owned(texts.join("\n\n").trim().to_owned())
}
