//! What the page of a referral shows.

use std::collections::{BTreeMap, BTreeSet};

use record::StaffId;
use record::audit::Entry;
use record::note::Note;
use record::permission::Action;
use record::referral::Status;
use serde::Serialize;
use site_model::Language;
use site_model::published::PublishedCouncil;
use site_theme::Link;
use vault::ReferralFile;

use crate::address;
use crate::agreements_view::{self, AgreementView};
use crate::answers::{self, AnswersView, FirstView};
use crate::case::{self, CaseView};
use crate::desk::Desk;
use crate::done::Done;
use crate::enter::{self, HowView};
use crate::family_view::MessageView;
use crate::familys::Familys;
use crate::known_families::{KnownReferralView, LinkedWarning};
use crate::members::{MemberView, members};
use crate::pages::{Moment, Pages};
use crate::problem::Stop;
use crate::referral_entry::{Entered, EntryError};
use crate::referral_fields::ReferralFields;
use crate::tellings_view::{self, TellingView};
use crate::timeline::{Happened, timeline};

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
    /// The language in which the family filled it in, where it was not English.
    form_language: Option<&'static str>,
    /// How it reached the hub, where staff entered it.
    entered: Option<EnteredView>,
    /// What was just done: a Fluent message.
    done: Option<String>,
    first: FirstView,
    members: Vec<MemberView>,
    answers: Vec<AnswersView>,
    agreements: Vec<AgreementView>,
    /// What has to be known before anything is done: what the family withdrew.
    alerts: Vec<String>,
    /// What the family and the hub said to each other since.
    thread: Vec<MessageView>,
    /// What the family sees with its code, for who may know.
    family_view: Option<String>,
    /// Which other records may be the same family's, for who may know.
    known: Option<String>,
    /// The family's other referrals, as people linked its records.
    pub(crate) linked: Vec<KnownReferralView>,
    /// What colleagues are warned of in those records.
    pub(crate) linked_warnings: Vec<LinkedWarning>,
    tellings: Vec<TellingView>,
    case: CaseView,
    /// What happened, newest first.
    timeline: Vec<Happened>,
    notes: Vec<NoteView>,
    history: Vec<HistoryView>,
    /// Where the form is posted to.
    action: String,
    #[serde(flatten)]
    fields: ReferralFields,
}

/// Who entered a form for a family, and what they said of it.
#[derive(Serialize)]
struct EnteredView {
    by: String,
    how: Vec<HowView>,
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
    /// A name, or who it is in the words that stand after "by".
    by: String,
    /// As RFC 3339 writes it.
    at: String,
}

/// Everyone whose name the page shows.
pub(crate) fn colleagues(file: &ReferralFile, history: &[Entry]) -> Vec<StaffId> {
    let ids: BTreeSet<&StaffId> = file
        .moves
        .iter()
        .map(|moved| &moved.by)
        .chain(file.notes.iter().map(|note| &note.by))
        .chain(file.openings.iter().map(|opening| &opening.by))
        .chain(history.iter().filter_map(|entry| entry.by.as_ref()))
        .chain(&file.assignee)
        .chain(case::colleagues(file))
        .chain(
            file.pairs
                .iter()
                .flat_map(|pair| &pair.decided)
                .map(|decided| &decided.because.by),
        )
        .chain(file.decisions.iter().map(|decision| &decision.by))
        .chain(
            file.tellings
                .iter()
                .filter_map(|it| it.ended.as_ref())
                .map(|ended| &ended.by),
        )
        .chain(
            file.submission
                .sent
                .entered
                .as_ref()
                .map(|entered| &entered.by),
        )
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
    (file, familys, history): (&ReferralFile, &Familys, &[Entry]),
    names: &BTreeMap<StaffId, String>,
    (entered, errors): (&Entered, &[EntryError]),
    done: Option<Done>,
) -> Result<ReferralView, Stop> {
    let council = desk.council()?;
    let pages = &*desk.pages;
    let drawing = Drawing {
        pages,
        council,
        names,
    };
    let submission = &*file.submission;
    Ok(ReferralView {
        reference: submission.reference.to_string(),
        form: submission.sent.form_title.clone(),
        hub: pages.queue(&council.slug, &file.queue),
        status: StatusTag::of(pages, file.status),
        received: pages.moment(council, submission.sent.received),
        assigned: match &file.assignee {
            None => pages.say("staff-nobody", &[]),
            Some(id) if *id == desk.staff.id => pages.say("staff-you", &[]),
            Some(id) => drawing.name(id),
        },
        notice: drawing.notice(file, &desk.deployment.origins.public),
        form_language: Language::parse(&submission.sent.language).map(Language::name),
        entered: submission.sent.entered.as_ref().map(|entered| EnteredView {
            by: drawing.name(&entered.by),
            how: enter::shown(pages, council, &entered.how),
        }),
        done: done.map(|done| pages.say(&done.message(), &[])),
        first: answers::before_contact(pages, council, &submission.sent),
        members: members(pages, council, &submission.sent, pages.today(desk.now)),
        answers: answers::others(&submission.sent.pages),
        agreements: agreements_view::shown(council, &submission.sent, |agreed| {
            familys.withdrawn((pages, council), agreed)
        }),
        alerts: familys.alerts((pages, council), file),
        thread: familys.thread((pages, council), file, |id| drawing.name(id)),
        family_view: desk
            .may(Action::SwitchView, &file.queue)
            .then(|| address::referral(&council.slug, &file.family, &file.referral))
            .map(|referral| address::family_view(&referral)),
        known: desk
            .may(Action::MatchFamilies, &file.queue)
            .then(|| address::referral(&council.slug, &file.family, &file.referral))
            .map(|referral| address::known(&referral)),
        linked: Vec::new(),
        linked_warnings: Vec::new(),
        case: CaseView::of(desk, council, file, |id| drawing.name(id)),
        tellings: tellings_view::shown(desk, council, file, |id| drawing.name(id)),
        timeline: timeline(pages, (file, familys.known(), history), |by| drawing.by(by)),
        notes: file.notes.iter().map(|note| drawing.note(note)).collect(),
        history: history.iter().map(|entry| drawing.entry(entry)).collect(),
        action: address::referral(&council.slug, &file.family, &file.referral),
        fields: ReferralFields::of(pages, file, entered, errors),
    })
}

impl Drawing<'_> {
    fn name(&self, id: &StaffId) -> String {
        let name = self.names.get(id).cloned();
        name.unwrap_or_else(|| self.pages.say("staff-colleague", &[]))
    }

    /// Whom something was done by, nobody of the staff being the family.
    fn by(&self, by: Option<&StaffId>) -> String {
        let unnamed = match by.map(|id| self.names.get(id)) {
            Some(Some(name)) => return name.clone(),
            Some(None) => "staff-by-a-colleague",
            None => "staff-by-the-family",
        };
        self.pages.say(unnamed, &[])
    }

    /// The text of the notice that the family was shown, for ever at its own address.
    fn notice(&self, file: &ReferralFile, public_origin: &str) -> Option<Link> {
        let version = &file.submission.sent.notice_version;
        let notice = self.pages.notice(self.council, version)?;
        Some(Link {
            href: format!("{public_origin}{}", notice.href),
            ..notice
        })
    }

    fn note(&self, note: &Note) -> NoteView {
        NoteView {
            text: note.text.as_str().to_owned(),
            by: self.name(&note.by),
            at: self.pages.moment(self.council, note.at),
        }
    }

    fn entry(&self, entry: &Entry) -> HistoryView {
        let message = format!("staff-event-{}", entry.event.as_str());
        HistoryView {
            what: self.pages.say(&message, &[]),
            by: self.by(entry.by.as_ref()),
            at: format!("{:.0}", entry.at),
        }
    }
}
