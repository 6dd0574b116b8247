//! What happened to a referral, newest first: one list of what stands in its parts, each with who did it and when.
//!
//! Everything comes from what the page has read already. Words stand once, in their own part; only a reason, which
//! has no other place, stands here.

use jiff::Timestamp;
use record::StaffId;
use record::audit::{Entry, Event};
use record::invitation::InvitationEnd;
use record::reason::Reason;
use record::same_family::Verdict;
use record::telling::End;
use record::view::FamilyView;
use serde::Serialize;
use vault::ReferralFile;

use crate::case;
use crate::pages::Pages;
use crate::referral_view::StatusTag;

/// One thing that happened.
#[derive(Serialize)]
pub(crate) struct Happened {
    what: String,
    /// Where the referral stood from then on.
    status: Option<StatusTag>,
    reason: Option<String>,
    /// A name, or who it is in the words that stand after "by".
    by: String,
    /// As RFC 3339 writes it.
    at: String,
    #[serde(skip)]
    when: Timestamp,
}

/// Makes it.
struct Telling<'a, N> {
    pages: &'a Pages,
    by: N,
    all: Vec<Happened>,
}

impl<N: Fn(Option<&StaffId>) -> String> Telling<'_, N> {
    fn tell(&mut self, what: String, by: Option<&StaffId>, when: Timestamp) -> &mut Happened {
        let happened = Happened {
            what,
            status: None,
            reason: None,
            by: (self.by)(by),
            at: format!("{when:.0}"),
            when,
        };
        let place = self.all.len();
        self.all.push(happened);
        &mut self.all[place]
    }

    fn say(&mut self, message: &str, by: Option<&StaffId>, when: Timestamp) -> &mut Happened {
        let what = self.pages.say(message, &[]);
        self.tell(what, by, when)
    }
}

/// All of it. `by` says who somebody is, nobody of the staff being the family.
pub(crate) fn timeline(
    pages: &Pages,
    (file, view, history): (&ReferralFile, Option<&FamilyView>, &[Entry]),
    by: impl Fn(Option<&StaffId>) -> String,
) -> Vec<Happened> {
    let all = Vec::new();
    let mut told = Telling { pages, by, all };
    let sent = &file.submission.sent;
    match &sent.entered {
        Some(entered) => told.say(
            "staff-event-submission-entered",
            Some(&entered.by),
            sent.received,
        ),
        None => told.say("staff-event-submission-received", None, sent.received),
    };
    let taken = history.iter();
    for entry in taken.filter(|entry| entry.event == Event::SubmissionTaken) {
        told.say("staff-event-submission-taken", entry.by.as_ref(), entry.at);
    }
    steps(&mut told, file);
    case(&mut told, file);
    others(&mut told, file);
    openings(&mut told, file);
    for said in view.into_iter().flat_map(|view| &view.said) {
        let what = format!("staff-said-{}", said.what.kind().as_str());
        told.say(&what, None, said.at);
    }
    for written in view.into_iter().flat_map(|view| &view.messages) {
        let mut decisions = file.decisions.iter();
        let by = decisions.find(|one| one.decided.wrote() == Some(&written.id));
        let by = by.map(|one| &one.by);
        told.say("staff-event-message-written", by, written.at);
    }
    let mut all = told.all;
    // What happened at the same moment stays in the order of the work.
    all.reverse();
    all.sort_by_key(|one| std::cmp::Reverse(one.when));
    all
}

/// Who opened it while it was a colleague's, and what they said was the reason.
fn openings<N: Fn(Option<&StaffId>) -> String>(told: &mut Telling<'_, N>, file: &ReferralFile) {
    for opening in &file.openings {
        let why = format!("staff-why-{}", opening.why.as_str());
        let why = told.pages.say(&why, &[]);
        let reason = match &opening.words {
            Some(words) => format!("{why}: {}", words.as_str()),
            None => why,
        };
        let event = "staff-event-opened-for-reason";
        told.say(event, Some(&opening.by), opening.at).reason = Some(reason);
    }
}

/// Where it went. An outcome says what its own move would say.
fn steps<N: Fn(Option<&StaffId>) -> String>(told: &mut Telling<'_, N>, file: &ReferralFile) {
    let words = |reason: &Reason| reason.as_str().to_owned();
    for outcome in file.outcomes.iter().map(|outcome| &outcome.value) {
        let what = case::decided(told.pages, &outcome.decided);
        told.tell(what, Some(&outcome.by), outcome.at).reason = Some(words(&outcome.because));
    }
    for moved in &file.moves {
        let mut outcomes = file.outcomes.iter();
        if outcomes.any(|outcome| outcome.value.at == moved.at) {
            continue;
        }
        let what = match moved.from.is_end() {
            true => "staff-event-referral-reopened",
            false => "staff-event-referral-moved",
        };
        let status = StatusTag::of(told.pages, moved.to);
        let happened = told.say(what, Some(&moved.by), moved.at);
        happened.status = Some(status);
        happened.reason = moved.reason.as_ref().map(words);
    }
}

/// With whom it is shared, to what the family was invited, and with which records its record is linked.
fn others<N: Fn(Option<&StaffId>) -> String>(told: &mut Telling<'_, N>, file: &ReferralFile) {
    for share in file.shares.iter().map(|share| &share.value) {
        told.say("staff-event-share-begun", Some(&share.by), share.at);
        if let Some(ended) = &share.ended {
            told.say("staff-event-share-ended", Some(&ended.by), ended.at);
        }
    }
    for invitation in file.invitations.iter().map(|invitation| &invitation.value) {
        let by = Some(&invitation.by);
        told.say("staff-event-invitation-given", by, invitation.at);
        if let Some(ended) = &invitation.ended {
            let what = match ended.how {
                InvitationEnd::Answered(_) => "staff-event-invitation-answered",
                InvitationEnd::TakenBack => "staff-event-invitation-taken-back",
            };
            told.say(what, Some(&ended.by), ended.at);
        }
    }
    for decided in file.pairs.iter().flat_map(|pair| &pair.decided) {
        let what = match decided.verdict {
            Verdict::Linked => "staff-event-families-linked",
            Verdict::KeptApart => "staff-event-families-kept-apart",
            Verdict::Undone => "staff-event-families-undecided",
        };
        let because = &decided.because;
        let happened = told.say(what, Some(&because.by), because.at);
        happened.reason = Some(because.reason.as_str().to_owned());
    }
}

/// What staff keep of it.
fn case<N: Fn(Option<&StaffId>) -> String>(told: &mut Telling<'_, N>, file: &ReferralFile) {
    for note in &file.notes {
        told.say("staff-event-note-added", Some(&note.by), note.at);
    }
    for contact in &file.contacts {
        let what = case::contacted(told.pages, contact);
        told.tell(what, Some(&contact.by), contact.at);
    }
    let ended = file
        .tasks
        .iter()
        .filter_map(|task| task.value.ended.as_ref());
    for ended in ended {
        told.say("staff-event-task-ended", Some(&ended.by), ended.at);
    }
    for appointment in file
        .appointments
        .iter()
        .map(|appointment| &appointment.value)
    {
        let by = Some(&appointment.by);
        told.say("staff-event-appointment-made", by, appointment.at);
        if let Some(ended) = &appointment.ended {
            told.say("staff-event-appointment-ended", Some(&ended.by), ended.at);
        }
    }
    for warning in file.warnings.iter().map(|warning| &warning.value) {
        told.say("staff-event-warning-added", Some(&warning.by), warning.at);
        if let Some(ended) = &warning.ended {
            let happened = told.say("staff-event-warning-ended", Some(&ended.by), ended.at);
            happened.reason = Some(ended.because.as_str().to_owned());
        }
    }
    let tellings = file.tellings.iter().filter_map(|it| it.ended.as_ref());
    for ended in tellings {
        let what = match ended.end {
            End::Told { .. } => "staff-event-adult-told",
            End::NotNeeded { .. } => "staff-event-telling-not-needed",
        };
        told.say(what, Some(&ended.by), ended.at);
    }
}
