//! Referrals: opened, noted on, moved on. Every opening and every change is one transaction with
//! its entries in the family's audit chain.

use jiff::Timestamp;
use record::appointment::Appointment;
use record::audit::Event;
use record::contact::Contact;
use record::invitation::Invitation;
use record::note::{Note, NoteText};
use record::opening::Opening;
use record::outcome::Outcome;
use record::referral::{Move, Moved, Referral, Status};
use record::same_family::Pair;
use record::share::Share;
use record::submission::{Submission, ViewHandle};
use record::task::Task;
use record::telling::{End, EndedOtherwise, Telling};
use record::view::FamilyView;
use record::view_change::ViewDecision;
use record::warning::Warning;
use record::{FamilyId, NoteId, Reference, ReferralId, StaffId};
use site_model::{Slug, WorkQueue};

use crate::case_items::Kept;
use crate::chain::Happened;
use crate::days;
use crate::family::{ATTEMPTS, Family, Write, partition};
use crate::fault::VaultFault;
use crate::follow_ups::TakenFollowUp;
use crate::item::{Item, Place};
use crate::sealing::Opened;
use crate::store::{NotDone, Vault};
use crate::tables::{BY_ASSIGNEE, BY_KIND, BY_STATUS, Table};
use crate::views::{current_view, rebuilt};

pub(crate) const REFERRAL: &str = "referral";
const NOTE: &str = "note";

/// What a queue's row says of a referral, without opening it.
pub struct WhoseReferral {
    /// Whose work it is.
    pub queue: WorkQueue,
    /// Who works on it.
    pub assignee: Option<StaffId>,
    /// What the family can quote.
    pub reference: Reference,
}

/// A referral with what belongs to it, opened for one worker.
pub struct ReferralFile {
    /// The family.
    pub family: FamilyId,
    /// The referral.
    pub referral: ReferralId,
    /// Whose work it is.
    pub queue: WorkQueue,
    /// Where it stands.
    pub status: Status,
    /// Who works on it.
    pub assignee: Option<StaffId>,
    /// What the family sent.
    pub submission: Opened<Submission>,
    /// Where it went.
    pub moves: Vec<Moved>,
    /// Whom else it names who is to be told.
    pub tellings: Vec<Telling>,
    /// Notes, oldest first.
    pub notes: Vec<Note>,
    /// Contacts, oldest first.
    pub contacts: Vec<Contact>,
    /// What is to be done, and was, by the day on which it is due.
    pub tasks: Vec<Kept<Task>>,
    /// When somebody meets the family, and did, by time.
    pub appointments: Vec<Kept<Appointment>>,
    /// What was decided to come of it, oldest first.
    pub outcomes: Vec<Kept<Outcome>>,
    /// What colleagues are warned of in this household, whichever referral it was written with; oldest first.
    pub warnings: Vec<Kept<Warning>>,
    /// With whom it is shared and was, oldest first.
    pub shares: Vec<Kept<Share>>,
    /// What its family was invited to send, oldest first.
    pub invitations: Vec<Kept<Invitation>>,
    /// What the family sees, and what leads to it: see [`Vault::view_of`]. `None` where no code was ever issued.
    pub view: Option<ViewHandle>,
    /// What was decided about that, oldest first.
    pub decisions: Vec<ViewDecision>,
    /// What the family said since, as far as somebody has taken it, oldest first.
    pub follow_ups: Vec<TakenFollowUp>,
    /// Why colleagues opened it while it was somebody else's, oldest first.
    pub openings: Vec<Opening>,
    /// The other records that somebody compared its family's with.
    pub pairs: Vec<Pair>,
    /// Whether this is the first page of a look.
    pub is_new_look: bool,
}

impl ReferralFile {
    /// What the family would see of what staff keep, where its view does not open.
    pub fn rebuilt_view(&self) -> FamilyView {
        rebuilt(&self.submission, &self.follow_ups)
    }
}

/// What a worker changes about a referral.
pub struct Change {
    /// Its status.
    pub step: Option<Move>,
    /// A note, with the id that its page gave it.
    pub note: Option<(NoteId, NoteText)>,
}

pub(crate) fn referral_sort(referral: &ReferralId) -> String {
    format!("referral#{referral}")
}

/// The plain attributes of a referral: what a row of a queue shows, and the keys of the queues.
pub(crate) fn with_status(item: Item, council: &Slug, status: Status) -> Item {
    let hub = item.text("hub").unwrap_or_default().to_owned();
    let kind = item.text("submission_kind").unwrap_or_default().to_owned();
    let assignee = item.text("assignee").map(str::to_owned);
    let status = status.as_str();
    let item = days::told_on_day(item, council)
        .with("status", status)
        .with(BY_STATUS.partition, &format!("{council}#{hub}#{status}"))
        .with(
            BY_KIND.partition,
            &format!("{council}#{hub}#{kind}#{status}"),
        );
    match assignee {
        Some(by) => item.with(BY_ASSIGNEE.partition, &format!("{council}#{by}#{status}")),
        None => item.without(BY_ASSIGNEE.partition),
    }
}

impl Vault {
    /// Whose work a referral is, and who works on it: what has to be known before anybody may open it.
    pub async fn whose_referral(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
    ) -> Result<WhoseReferral, VaultFault> {
        let place = Place::of(Table::Families, partition(family), referral_sort(referral));
        let item = self.get(&place).await?.ok_or(VaultFault::NotFound)?;
        let reference = item.text("reference").and_then(|text| text.parse().ok());
        Ok(WhoseReferral {
            queue: work_queue(&item, REFERRAL)?,
            assignee: item.text("assignee").and_then(StaffId::parse),
            reference: reference.ok_or(VaultFault::Tampered { what: REFERRAL })?,
        })
    }

    /// Opens a referral for `by`: asks KMS for the family's key, and records in the family's chain
    /// that it was opened before anything is shown.
    ///
    /// A look has many pages, and is recorded once: not again where `by` opened this referral no earlier than
    /// `since`, and nobody else did anything to the family from then on.
    pub async fn open_referral(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        by: &StaffId,
        since: Timestamp,
        now: Timestamp,
    ) -> Result<ReferralFile, VaultFault> {
        let subject = referral_sort(referral);
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            if !family.items.contains_key(&subject) {
                return Err(VaultFault::NotFound);
            }
            let look = (Event::ReferralOpened, subject.as_str());
            if let Some(is_new) = self.look(&family, look, by, (since, now)).await? {
                let file = self.file(&family, referral, is_new).await?;
                if is_new {
                    let submission = &file.submission;
                    self.make_known(submission, &family.id, referral).await;
                }
                return Ok(file);
            }
        }
        Err(VaultFault::Changed)
    }

    /// Records that `by` looks, unless it is the look that they began no earlier than `since`: whether it is a new
    /// one. `None` when somebody wrote to the family just now, so that it has to be read again.
    pub(crate) async fn look(
        &self,
        family: &Family,
        (event, subject): (Event, &str),
        by: &StaffId,
        (since, now): (Timestamp, Timestamp),
    ) -> Result<Option<bool>, VaultFault> {
        let newest = family.newest.iter();
        let mut own = newest.take_while(|entry| entry.by.as_ref() == Some(by));
        let is_same_look =
            own.any(|entry| entry.event == event && entry.subject == subject && entry.at >= since);
        if is_same_look {
            return Ok(Some(false));
        }
        let happened = Happened {
            by: Some(by),
            at: now,
            event,
            subject,
        };
        let entry = family.tail.next(happened, Some(family.digest));
        let entry = self.entry_item(&entry).await?;
        match self
            .transact(vec![entry.put_new(&self.names.table_prefix)?])
            .await
        {
            Ok(()) => Ok(Some(true)),
            Err(NotDone::Condition(_)) => Ok(None),
            Err(NotDone::Fault(fault)) => Err(fault),
        }
    }

    /// Changes a referral: its status, a note, or both in one transaction.
    ///
    /// `Changed` when it does not stand any more where the worker saw it: they have to see that
    /// first, and nothing is written. What this worker's page has changed already, because it was
    /// sent twice, is not changed again. Notes do not stand in each other's way, so it is tried
    /// again when someone else writes to the family at the same moment.
    pub async fn change_referral(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        change: &Change,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<(), VaultFault> {
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            let mut writes = Vec::new();
            writes.extend(self.moved(&family, referral, change.step.as_ref(), by, now)?);
            let moves = !writes.is_empty();
            writes.extend(self.noted(&family, referral, change.note.as_ref(), by, now)?);
            if writes.is_empty() {
                return Ok(());
            }
            let moved = match &change.step {
                Some(step) if moves => Some(step.to()),
                _ => None,
            };
            let in_view = self.status_in_view(&family, referral, moved, now).await?;
            match self.write_family(family, writes, in_view, by, now).await {
                Err(VaultFault::Changed) => {}
                done => return done,
            }
        }
        Err(VaultFault::Changed)
    }

    /// Records how one of a referral's tellings ended.
    ///
    /// `NotFound` where it has none of this number; `EndedOtherwise` when a colleague was faster. The same end
    /// twice is recorded once.
    pub async fn end_telling(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        (number, end): (usize, &End),
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Result<(), EndedOtherwise>, VaultFault> {
        let sort = referral_sort(referral);
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            let item = family.items.get(&sort).ok_or(VaultFault::NotFound)?;
            let mut body = item
                .open::<Referral>(&family.key, &self.council, REFERRAL)?
                .into_inner();
            let telling = body.tellings.get_mut(number).ok_or(VaultFault::NotFound)?;
            match telling.end(end.clone(), by, now) {
                Ok(true) => {}
                Ok(false) => return Ok(Ok(())),
                Err(otherwise) => return Ok(Err(otherwise)),
            }
            let rev = item.rev();
            let item = item.clone().with_rev(rev + 1);
            let item = days::with_tellings(item, &self.council, &body.tellings).sealed(
                &family.key,
                &family.key_name,
                &self.council,
                &body,
            )?;
            let write = Write {
                item,
                over: Some(rev),
                event: match end {
                    End::Told { .. } => Event::AdultTold,
                    End::NotNeeded { .. } => Event::TellingNotNeeded,
                },
                subject: sort.clone(),
            };
            match self
                .write_family(family, vec![write], Vec::new(), by, now)
                .await
            {
                Err(VaultFault::Changed) => {}
                done => return done.map(Ok),
            }
        }
        Err(VaultFault::Changed)
    }

    /// The referral as it is after a move; nothing when this worker has made that move already.
    pub(crate) fn moved(
        &self,
        family: &Family,
        referral: &ReferralId,
        step: Option<&Move>,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Option<Write>, VaultFault> {
        let sort = referral_sort(referral);
        let item = family.items.get(&sort).ok_or(VaultFault::NotFound)?;
        let Some(step) = step else { return Ok(None) };
        let mut body = item
            .open::<Referral>(&family.key, &self.council, REFERRAL)?
            .into_inner();
        let moved = Moved::new(step, by.clone(), now);
        if status(item)? != step.from() {
            let is_done = body.moves.last().is_some_and(|last| {
                let again = Moved {
                    at: last.at,
                    ..moved
                };
                *last == again
            });
            return if is_done {
                Ok(None)
            } else {
                Err(VaultFault::Changed)
            };
        }
        body.moves.push(moved);
        let rev = item.rev();
        let item = with_status(item.clone().with_rev(rev + 1), &self.council, step.to()).sealed(
            &family.key,
            &family.key_name,
            &self.council,
            &body,
        )?;
        Ok(Some(Write {
            item,
            over: Some(rev),
            event: match step.is_back() {
                true => Event::ReferralReopened,
                false => Event::ReferralMoved,
            },
            subject: sort,
        }))
    }

    /// A note as it is added; nothing when its page has added it already.
    fn noted(
        &self,
        family: &Family,
        referral: &ReferralId,
        note: Option<&(NoteId, NoteText)>,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Option<Write>, VaultFault> {
        let Some((id, text)) = note else {
            return Ok(None);
        };
        let sort = format!("note#{id}");
        if family.items.contains_key(&sort) {
            return Ok(None);
        }
        let place = Place::of(Table::Families, partition(&family.id), sort.clone());
        let body = Note {
            referral: referral.clone(),
            text: text.clone(),
            by: by.clone(),
            at: now,
        };
        let item = Item::new(place, &self.council, NOTE, 1).sealed(
            &family.key,
            &family.key_name,
            &self.council,
            &body,
        )?;
        Ok(Some(Write {
            item,
            over: None,
            event: Event::NoteAdded,
            subject: sort,
        }))
    }

    async fn file(
        &self,
        family: &Family,
        referral: &ReferralId,
        is_new_look: bool,
    ) -> Result<ReferralFile, VaultFault> {
        let item = family
            .items
            .get(&referral_sort(referral))
            .ok_or(VaultFault::NotFound)?;
        let body = item
            .open::<Referral>(&family.key, &self.council, REFERRAL)?
            .into_inner();
        let submission = self.submission_of(family, &body.submission).await?;
        let mut notes = Vec::new();
        for (sort, item) in &family.items {
            if sort.starts_with("note#") {
                let note = item
                    .open::<Note>(&family.key, &self.council, NOTE)?
                    .into_inner();
                if note.referral == *referral {
                    notes.push(note);
                }
            }
        }
        notes.sort_by_key(|note| note.at);
        let mut contacts: Vec<Contact> = self
            .kept(family)?
            .into_iter()
            .map(|kept| kept.value)
            .filter(|contact: &Contact| contact.referral == *referral)
            .collect();
        contacts.sort_by_key(|contact| (contact.on, contact.at));
        let mut tasks = self.kept::<Task>(family)?;
        tasks.retain(|task| task.value.referral == *referral);
        tasks.sort_by_key(|task| (task.value.due, task.value.at));
        let mut appointments = self.kept::<Appointment>(family)?;
        appointments.retain(|appointment| appointment.value.referral == *referral);
        appointments.sort_by_key(|appointment| appointment.value.when());
        let mut outcomes = self.kept::<Outcome>(family)?;
        outcomes.retain(|outcome| outcome.value.referral == *referral);
        outcomes.sort_by_key(|outcome| outcome.value.at);
        let mut warnings = self.kept::<Warning>(family)?;
        warnings.sort_by_key(|warning| warning.value.at);
        let mut shares = self.kept::<Share>(family)?;
        shares.retain(|share| share.value.referral == *referral);
        shares.sort_by_key(|share| share.value.at);
        let mut invitations = self.kept::<Invitation>(family)?;
        invitations.retain(|invitation| invitation.value.referral == *referral);
        invitations.sort_by_key(|invitation| invitation.value.at);
        let follow_ups = self.follow_ups_of(family, referral)?;
        Ok(ReferralFile {
            family: family.id.clone(),
            referral: referral.clone(),
            queue: work_queue(item, REFERRAL)?,
            status: status(item)?,
            assignee: item.text("assignee").and_then(StaffId::parse),
            view: current_view(&body, &submission),
            submission,
            moves: body.moves,
            tellings: body.tellings,
            notes,
            contacts,
            tasks,
            appointments,
            outcomes,
            warnings,
            shares,
            invitations,
            decisions: body.decisions,
            follow_ups,
            openings: self.openings_of(family, referral)?,
            pairs: self.pairs_of(family)?,
            is_new_look,
        })
    }
}

/// Whose work an item is: its attribute is older than any other queue than a hub's.
pub(crate) fn work_queue(item: &Item, what: &'static str) -> Result<WorkQueue, VaultFault> {
    item.text("hub")
        .and_then(|queue| WorkQueue::parse(queue).ok())
        .ok_or(VaultFault::Tampered { what })
}

pub(crate) fn status(item: &Item) -> Result<Status, VaultFault> {
    item.text("status")
        .and_then(Status::parse)
        .ok_or(VaultFault::Tampered { what: REFERRAL })
}
