//! Who did or saw what, when: append-only entries, one hash chain per family and one per staff
//! session, so that an entry that is edited, taken out or put elsewhere is noticed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::staff::StaffId;

/// What was done or seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// A family sent a form.
    SubmissionReceived,
    /// A worker entered a form for a family.
    SubmissionEntered,
    /// A worker took a submission: family and referral were made.
    SubmissionTaken,
    /// A worker opened a referral.
    ReferralOpened,
    /// A worker said why they open a colleague's referral.
    OpenedForReason,
    /// A worker compared two families' records, and said why.
    FamiliesCompared,
    /// A worker decided that two records are one family's.
    FamiliesLinked,
    /// A worker decided that two records are two families'.
    FamiliesKeptApart,
    /// A worker took such a decision back.
    FamiliesUndecided,
    /// A worker added a note.
    NoteAdded,
    /// A worker recorded a contact with the family.
    ContactRecorded,
    /// A worker noted what is to be done, and by when.
    TaskAdded,
    /// A worker put a task off.
    TaskPutOff,
    /// A worker recorded that a task is done, or why it need not be.
    TaskEnded,
    /// A worker noted an appointment with the family.
    AppointmentMade,
    /// A worker moved an appointment, or booked its interpreter.
    AppointmentChanged,
    /// A worker recorded what became of an appointment.
    AppointmentEnded,
    /// A worker warned colleagues about something in a household.
    WarningAdded,
    /// A worker ended such a warning.
    WarningEnded,
    /// A worker looked at a warning again, and it stands.
    WarningKept,
    /// A worker saw the warnings of a record beside another of the same household.
    WarningsSeen,
    /// A referral was given to a colleague.
    ReferralAssigned,
    /// With it, what was still to be done.
    TaskAssigned,
    /// A hub manager took the list of referrals out as a file.
    QueueExported,
    /// A worker shared with a partner what a family agreed to.
    ShareBegun,
    /// A worker ended that, or took the withdrawal that did.
    ShareEnded,
    /// A worker gave the family a code for another form.
    InvitationGiven,
    /// What the family sent with it joined its record.
    InvitationAnswered,
    /// A worker took such a code back.
    InvitationTakenBack,
    /// A partner's practitioner opened what is shared.
    ShareOpened,
    /// A worker moved a referral.
    ReferralMoved,
    /// A worker decided what comes of a referral.
    OutcomeDecided,
    /// A worker undid the end of a referral, and said why.
    ReferralReopened,
    /// A worker recorded that another adult was told what is held about them.
    AdultTold,
    /// A worker recorded why another adult need not be told.
    TellingNotNeeded,
    /// A worker had a message tried again that could not be sent.
    MessageTriedAgain,
    /// A worker put a message aside that could not be sent.
    MessagePutAside,
    /// A family said more about what it sent, or withdrew something.
    FollowUpReceived,
    /// A worker took a follow-up: it joined its referral.
    FollowUpTaken,
    /// A worker let the family's view show a part of the hub's side.
    ViewSwitchedOn,
    /// A worker let the family's view show a part no longer.
    ViewSwitchedOff,
    /// A worker wrote to the family.
    MessageWritten,
    /// A worker wrote down for the family what was agreed to do next.
    PlanWritten,
    /// A worker locked the family's view.
    ViewLocked,
    /// A worker issued a new receipt code after an identity check.
    CodeReissued,
    /// Someone signed in.
    SignedIn,
    /// Someone signed out.
    SignedOut,
    /// Someone tried what they may not do.
    Refused,
    /// Someone read more records than is usual.
    UnusualReading,
    /// An information governance officer searched the audit.
    AuditSearched,
    /// A worker searched for a family.
    FamiliesSearched,
    /// A hub manager gave a colleague another post.
    PostChanged,
    /// A hub manager ended a colleague's access.
    AccessEnded,
    /// A hub manager gave a colleague access again.
    AccessRestored,
}

impl Event {
    /// As it is stored, and in a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SubmissionReceived => "submission-received",
            Self::SubmissionEntered => "submission-entered",
            Self::SubmissionTaken => "submission-taken",
            Self::ReferralOpened => "referral-opened",
            Self::OpenedForReason => "opened-for-reason",
            Self::FamiliesCompared => "families-compared",
            Self::FamiliesLinked => "families-linked",
            Self::FamiliesKeptApart => "families-kept-apart",
            Self::FamiliesUndecided => "families-undecided",
            Self::NoteAdded => "note-added",
            Self::ContactRecorded => "contact-recorded",
            Self::TaskAdded => "task-added",
            Self::TaskPutOff => "task-put-off",
            Self::TaskEnded => "task-ended",
            Self::AppointmentMade => "appointment-made",
            Self::AppointmentChanged => "appointment-changed",
            Self::AppointmentEnded => "appointment-ended",
            Self::WarningAdded => "warning-added",
            Self::WarningEnded => "warning-ended",
            Self::WarningKept => "warning-kept",
            Self::WarningsSeen => "warnings-seen",
            Self::ReferralAssigned => "referral-assigned",
            Self::TaskAssigned => "task-assigned",
            Self::QueueExported => "queue-exported",
            Self::InvitationGiven => "invitation-given",
            Self::InvitationAnswered => "invitation-answered",
            Self::InvitationTakenBack => "invitation-taken-back",
            Self::ShareBegun => "share-begun",
            Self::ShareEnded => "share-ended",
            Self::ShareOpened => "share-opened",
            Self::ReferralMoved => "referral-moved",
            Self::OutcomeDecided => "outcome-decided",
            Self::ReferralReopened => "referral-reopened",
            Self::AdultTold => "adult-told",
            Self::TellingNotNeeded => "telling-not-needed",
            Self::MessageTriedAgain => "message-tried-again",
            Self::MessagePutAside => "message-put-aside",
            Self::FollowUpReceived => "follow-up-received",
            Self::FollowUpTaken => "follow-up-taken",
            Self::ViewSwitchedOn => "view-switched-on",
            Self::ViewSwitchedOff => "view-switched-off",
            Self::MessageWritten => "message-written",
            Self::PlanWritten => "plan-written",
            Self::ViewLocked => "view-locked",
            Self::CodeReissued => "code-reissued",
            Self::SignedIn => "signed-in",
            Self::SignedOut => "signed-out",
            Self::Refused => "refused",
            Self::UnusualReading => "unusual-reading",
            Self::AuditSearched => "audit-searched",
            Self::FamiliesSearched => "families-searched",
            Self::PostChanged => "post-changed",
            Self::AccessEnded => "access-ended",
            Self::AccessRestored => "access-restored",
        }
    }

    /// The event with this name.
    pub fn parse(text: &str) -> Option<Self> {
        [
            Self::SubmissionReceived,
            Self::SubmissionEntered,
            Self::SubmissionTaken,
            Self::ReferralOpened,
            Self::OpenedForReason,
            Self::FamiliesCompared,
            Self::FamiliesLinked,
            Self::FamiliesKeptApart,
            Self::FamiliesUndecided,
            Self::NoteAdded,
            Self::ContactRecorded,
            Self::TaskAdded,
            Self::TaskPutOff,
            Self::TaskEnded,
            Self::AppointmentMade,
            Self::AppointmentChanged,
            Self::AppointmentEnded,
            Self::WarningAdded,
            Self::WarningEnded,
            Self::WarningKept,
            Self::WarningsSeen,
            Self::ReferralAssigned,
            Self::TaskAssigned,
            Self::QueueExported,
            Self::InvitationGiven,
            Self::InvitationAnswered,
            Self::InvitationTakenBack,
            Self::ShareBegun,
            Self::ShareEnded,
            Self::ShareOpened,
            Self::ReferralMoved,
            Self::OutcomeDecided,
            Self::ReferralReopened,
            Self::AdultTold,
            Self::TellingNotNeeded,
            Self::MessageTriedAgain,
            Self::MessagePutAside,
            Self::FollowUpReceived,
            Self::FollowUpTaken,
            Self::ViewSwitchedOn,
            Self::ViewSwitchedOff,
            Self::MessageWritten,
            Self::PlanWritten,
            Self::ViewLocked,
            Self::CodeReissued,
            Self::SignedIn,
            Self::SignedOut,
            Self::Refused,
            Self::UnusualReading,
            Self::AuditSearched,
            Self::FamiliesSearched,
            Self::PostChanged,
            Self::AccessEnded,
            Self::AccessRestored,
        ]
        .into_iter()
        .find(|event| event.as_str() == text)
    }
}

/// One entry of a chain. Nothing personal: a reason stands in a sealed body, and only its digest can
/// stand here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which chain, e.g. `family#…`.
    pub chain: String,
    /// Its place in the chain, from 1.
    pub sequence: u64,
    /// Who; nobody when the family itself acted.
    pub by: Option<StaffId>,
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: Event,
    /// On what, as an opaque id.
    pub subject: String,
    /// For a family's chain: the digest of the family's head as it is after this entry.
    pub head: Option<Hash>,
    /// The digest of a sealed reason. No event has one yet: a move's stands with its referral.
    pub reason: Option<Hash>,
    /// The hash of the entry before; of nothing for the first.
    pub previous: Hash,
}

/// A SHA-256.
pub type Hash = [u8; 32];

/// What stands before the first entry.
pub const BEFORE_THE_FIRST: Hash = [0; 32];

impl Entry {
    /// The hash of this entry, over every part, each with its length before it so that no two
    /// different entries read the same.
    pub fn hash(&self) -> Hash {
        digest(&[
            b"family-hub/audit/v1",
            self.chain.as_bytes(),
            &self.sequence.to_be_bytes(),
            self.by.as_ref().map_or("", StaffId::as_str).as_bytes(),
            self.at.to_string().as_bytes(),
            self.event.as_str().as_bytes(),
            self.subject.as_bytes(),
            self.head.as_ref().map_or(&[][..], |hash| hash),
            self.reason.as_ref().map_or(&[][..], |hash| hash),
            &self.previous,
        ])
    }
}

/// The SHA-256 of parts, each with its length before it.
pub fn digest(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Where a chain is broken first, of its entries from the place `from` on (1 is the chain's
/// beginning), oldest first; `None` when they are whole.
pub fn first_break(from: u64, entries: &[Entry]) -> Option<u64> {
    let mut previous = (from == 1).then_some(BEFORE_THE_FIRST);
    for (place, entry) in (from..).zip(entries) {
        if entry.sequence != place || previous.is_some_and(|hash| entry.previous != hash) {
            return Some(place);
        }
        previous = Some(entry.hash());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(length: u64) -> Vec<Entry> {
        let mut previous = BEFORE_THE_FIRST;
        (1..=length)
            .map(|sequence| {
                let entry = Entry {
                    chain: "family#a".to_owned(),
                    sequence,
                    by: Some(StaffId::of("issuer", "s1")),
                    at: Timestamp::UNIX_EPOCH,
                    event: Event::ReferralOpened,
                    subject: "r".to_owned(),
                    head: None,
                    reason: None,
                    previous,
                };
                previous = entry.hash();
                entry
            })
            .collect()
    }

    #[test]
    fn a_whole_chain_has_no_break() {
        assert_eq!(first_break(1, &chain(5)), None);
        assert_eq!(first_break(4, &chain(5)[3..]), None);
        assert_eq!(first_break(1, &[]), None);
    }

    #[test]
    fn an_edited_missing_or_swapped_entry_breaks_the_chain_after_it() {
        let mut edited = chain(5);
        edited[1].subject = "another".to_owned();
        assert_eq!(first_break(1, &edited), Some(3));
        assert_eq!(first_break(2, &edited[1..]), Some(3));

        let mut missing = chain(5);
        missing.remove(2);
        assert_eq!(first_break(1, &missing), Some(3));
        assert_eq!(first_break(1, &chain(5)[1..]), Some(1));

        let mut swapped = chain(5);
        swapped.swap(1, 2);
        assert_eq!(first_break(1, &swapped), Some(2));
    }
}
