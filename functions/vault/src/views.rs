//! The family's view as staff change it: what it shows, what the hub writes, a lock, a new code. Each is one
//! transaction with the referral that keeps who decided it, and with the family's audit chain.

use aws_sdk_dynamodb::types::TransactWriteItem;
use jiff::Timestamp;
use record::audit::Event;
use record::message::Message;
use record::referral::{Referral, Status};
use record::submission::{Submission, ViewHandle};
use record::view::{FamilyView, Part, Shown};
use record::view_change::{Decided, IdentityCheck, Refused, ViewChange, ViewDecision};
use record::{FamilyId, OutgoingId, ReceiptCode, Reference, ReferralId, StaffId};
use site_model::{MessageChannel, MessageKind};

use crate::family::{ATTEMPTS, Family, Write};
use crate::fault::VaultFault;
use crate::follow_ups::TakenFollowUp;
use crate::item::Item;
use crate::outbox::NewMessage;
use crate::receipts::{NewView, OpenView, VIEW, ended};
use crate::referrals::{REFERRAL, referral_sort, status};
use crate::store::Vault;

/// Why a view was not changed. Nothing was, but where that is not known.
#[derive(Debug, thiserror::Error)]
pub enum NotChanged {
    /// There is no view that opens: no code was issued, a professional sent it, or it was spoilt.
    #[error("there is no view")]
    NoView,
    /// The view does not take it.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The vault's fault. Nothing was changed.
    #[error(transparent)]
    Fault(#[from] VaultFault),
    /// The vault's fault, when all was on its way already: whether it was changed shows only later.
    #[error("it is not known whether the view was changed: {0}")]
    Unknown(#[source] VaultFault),
}

impl NotChanged {
    /// Whether a write that failed is there all the same: perhaps only the answer was lost.
    fn unless(is_there: &Result<bool, VaultFault>, fault: VaultFault) -> Result<(), Self> {
        match is_there {
            Ok(true) => Ok(()),
            _ if fault.leaves_open(is_there) => Err(Self::Unknown(fault)),
            _ => Err(Self::Fault(fault)),
        }
    }
}

/// The view of a referral now: the one that a new code opens, else the submission's own.
pub(crate) fn current_view(referral: &Referral, submission: &Submission) -> Option<ViewHandle> {
    referral.view.clone().or_else(|| submission.view.clone())
}

/// What is where a family's view should be.
pub enum FoundView<V = FamilyView> {
    /// The view: it opens.
    Opens(V),
    /// Nothing: it has ended, or somebody took it away.
    Gone,
    /// Something that was not written by this software, or not as it stands there now. What it shows to the family
    /// nobody knows, so that it can be locked and replaced like any other.
    Spoilt,
    /// A view as another version of this software writes it: that one reads it, so that it is not written over. It
    /// can be locked.
    OfAnotherShape,
}

/// What a family would see of what staff keep, where its view does not open: what it sent, and what it said since,
/// as far as somebody has taken that. What the hub wrote stood in the view alone.
pub(crate) fn rebuilt(submission: &Submission, follow_ups: &[TakenFollowUp]) -> FamilyView {
    let mut view = submission.family_view();
    for taken in follow_ups {
        // Said before, in this order: what was not taken then is not taken now.
        let _ = view.say(taken.said.clone());
    }
    view
}

/// A referral as it was read, to be written with a decision.
struct Deciding {
    family: Family,
    item: Item,
    body: Referral,
    submission: Submission,
}

impl Vault {
    /// What a family sees with its code, or would see if its view were not locked.
    pub async fn view_of(
        &self,
        handle: &ViewHandle,
        now: Timestamp,
    ) -> Result<FoundView, VaultFault> {
        Ok(match self.find_view(handle, now).await? {
            FoundView::Opens(opened) => FoundView::Opens(opened.view),
            FoundView::Gone => FoundView::Gone,
            FoundView::Spoilt => FoundView::Spoilt,
            FoundView::OfAnotherShape => FoundView::OfAnotherShape,
        })
    }

    /// The same, to be written again.
    async fn find_view(
        &self,
        handle: &ViewHandle,
        now: Timestamp,
    ) -> Result<FoundView<OpenView>, VaultFault> {
        match self.open_view_with(&handle.id, &handle.key, now).await {
            Ok(Some(opened)) => Ok(FoundView::Opens(opened)),
            Ok(None) => Ok(FoundView::Gone),
            Err(fault @ VaultFault::Tampered { .. }) => {
                tracing::error!(%fault, "a family's view does not open");
                Ok(FoundView::Spoilt)
            }
            Err(fault @ VaultFault::OfAnotherShape { .. }) => {
                tracing::error!(%fault, "a family's view is not read");
                Ok(FoundView::OfAnotherShape)
            }
            Err(fault) => Err(fault),
        }
    }

    /// Changes what a family sees. What is so already is not changed again. Where something was written to it, it is
    /// told by one of these channels that there is something to read, if it said that this is safe.
    pub async fn change_view(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        change: &ViewChange,
        tell_by: &[MessageChannel],
        by: &StaffId,
        now: Timestamp,
    ) -> Result<(), NotChanged> {
        for _ in 0..ATTEMPTS {
            let deciding = self.deciding(family, referral).await?;
            let handle = current_view(&deciding.body, &deciding.submission);
            let handle = handle.ok_or(NotChanged::NoView)?;
            let FoundView::Opens(mut opened) = self.find_view(&handle, now).await? else {
                return Err(NotChanged::NoView);
            };
            // Locked since the page was shown: the next code must not show what nobody asked about since, and nobody
            // would read a message.
            if !matches!(change, ViewChange::Off(_))
                && ViewDecision::is_locked(&deciding.body.decisions)
            {
                return Err(Refused::Changed.into());
            }
            let stands = status(&deciding.item)?;
            let Some(decided) = opened.view.change(change, stands, now)? else {
                return Ok(());
            };
            let mut in_view = vec![self.over(&opened)?];
            if let Decided::Wrote(_) = decided {
                let submission = &deciding.submission;
                let told = self.there_is_a_message(submission, tell_by, now).await?;
                in_view.extend(told);
            }
            match self
                .decide(deciding, vec![decided], (Vec::new(), in_view), by, now)
                .await
            {
                Ok(()) => return Ok(()),
                Err(VaultFault::Changed) => {}
                Err(fault) => {
                    let is_so = self.is_so(family, referral, change, now).await;
                    return NotChanged::unless(&is_so, fault);
                }
            }
        }
        Err(VaultFault::Changed.into())
    }

    /// Whether a view is as a change would make it.
    async fn is_so(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        change: &ViewChange,
        now: Timestamp,
    ) -> Result<bool, VaultFault> {
        let Deciding {
            item,
            body,
            submission,
            ..
        } = self.deciding(family, referral).await?;
        let Some(handle) = current_view(&body, &submission) else {
            return Ok(false);
        };
        let opened = self.open_view_with(&handle.id, &handle.key, now).await?;
        let Some(mut opened) = opened else {
            return Ok(false);
        };
        let more = opened.view.change(change, status(&item)?, now);
        Ok(matches!(more, Ok(None)))
    }

    /// Locks a view at once: its code opens nothing any more, like one that never did. Locking what is locked
    /// changes nothing. One that does not open is locked too: who knows what its code would show.
    pub async fn lock_view(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<(), NotChanged> {
        let prefix = &self.names.table_prefix;
        for _ in 0..ATTEMPTS {
            let deciding = self.deciding(family, referral).await?;
            if ViewDecision::is_locked(&deciding.body.decisions) {
                return Ok(());
            }
            let handle = current_view(&deciding.body, &deciding.submission);
            let handle = handle.ok_or(NotChanged::NoView)?;
            let (receipt, _) = ended(&handle, &self.council, now);
            let mut in_view = vec![receipt.put_over_any(prefix)?];
            // Written again as it is, so that what the family says at this moment does not go through.
            if let FoundView::Opens(opened) = self.find_view(&handle, now).await? {
                in_view.push(self.over(&opened)?);
            }
            let decided = vec![Decided::Locked];
            // Perhaps somebody else reads what goes to the family's address: it is not told either when it meets whom.
            let stopped = self.reminders_stopped(&deciding.family, referral)?;
            let beside = (stopped, in_view);
            match self.decide(deciding, decided, beside, by, now).await {
                Ok(()) => return Ok(()),
                Err(VaultFault::Changed) => {}
                Err(fault) => {
                    let now = self.deciding(family, referral).await;
                    let is_locked = now.map(|now| ViewDecision::is_locked(&now.body.decisions));
                    return NotChanged::unless(&is_locked, fault);
                }
            }
        }
        Err(VaultFault::Changed.into())
    }

    /// Whether the view of what was sent under a reference is locked. One that nobody has taken was not.
    pub(crate) async fn is_view_locked(&self, reference: &Reference) -> Result<bool, VaultFault> {
        let Some((family, referral)) = self.referred(reference).await? else {
            return Ok(false);
        };
        let deciding = self.deciding(&family, &referral).await?;
        Ok(ViewDecision::is_locked(&deciding.body.decisions))
    }

    /// Issues a new code after an identity check: it opens a copy of the view under a new key, and the code
    /// before it opens nothing any more. Nobody can read the new code again. Where the view does not open, the new
    /// code opens what staff keep of it, with every part switched off.
    ///
    /// `seen` is how many decisions about the view the worker knew of. Where there are more by now, another one
    /// locked it or issued a code, and this one is not issued.
    pub async fn reissue_code(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        (check, seen): (&IdentityCheck, usize),
        by: &StaffId,
        now: Timestamp,
    ) -> Result<ReceiptCode, NotChanged> {
        let council = &self.council;
        let prefix = &self.names.table_prefix;
        let code = ReceiptCode::random(&mut rand::rng());
        for _ in 0..ATTEMPTS {
            let mut deciding = self.deciding(family, referral).await?;
            if !deciding.submission.sent.kind.opens_a_view() {
                return Err(NotChanged::NoView);
            }
            if deciding.body.decisions.len() != seen {
                return Err(Refused::Changed.into());
            }
            let mut in_view = Vec::new();
            let mut decided = Vec::new();
            let handle = current_view(&deciding.body, &deciding.submission);
            let before = match &handle {
                None => FoundView::Gone,
                Some(handle) => {
                    let found = self.find_view(handle, now).await?;
                    // Its copy would say less than it does, and be written over it.
                    if let FoundView::OfAnotherShape = found {
                        return Err(VaultFault::OfAnotherShape { what: VIEW }.into());
                    }
                    let (receipt, view) = ended(handle, council, now);
                    in_view.push(receipt.put_over_any(prefix)?);
                    match &found {
                        FoundView::Opens(opened) => {
                            let rev = opened.rev();
                            in_view.push(view.with_rev(rev + 1).put_over(prefix, rev)?);
                        }
                        FoundView::Spoilt => in_view.push(view.put_over_any(prefix)?),
                        FoundView::Gone | FoundView::OfAnotherShape => {}
                    }
                    found
                }
            };
            let shows = match before {
                FoundView::Opens(opened) => {
                    let mut view = opened.view;
                    // Whether a part is safe was asked before the old code was in the wrong hands.
                    if ViewDecision::is_locked(&deciding.body.decisions) {
                        decided.extend(ViewDecision::all_off(&deciding.body.decisions));
                        view.shown = Shown::default();
                        view.status = None;
                    }
                    view
                }
                FoundView::Gone | FoundView::Spoilt | FoundView::OfAnotherShape => {
                    decided.extend(ViewDecision::all_off(&deciding.body.decisions));
                    let family = &deciding.family;
                    rebuilt(&deciding.submission, &self.follow_ups_of(family, referral)?)
                }
            };
            let view = NewView::random(&code)?;
            for item in view.items(council, &shows)? {
                in_view.push(item.put_new(prefix)?);
            }
            let handle = view.handle(council);
            deciding.body.view = Some(handle.clone());
            decided.push(Decided::Reissued(check.clone()));
            let beside = (Vec::new(), in_view);
            match self.decide(deciding, decided, beside, by, now).await {
                Ok(()) => return Ok(code),
                Err(VaultFault::Changed) => {}
                Err(fault) => {
                    let now = self.deciding(family, referral).await;
                    let is_issued =
                        now.map(|now| now.body.view.is_some_and(|now| now.id == handle.id));
                    return NotChanged::unless(&is_issued, fault).map(|()| code);
                }
            }
        }
        Err(VaultFault::Changed.into())
    }

    /// What a move of the referral changes in the family's view: nothing, unless its status is switched on there.
    pub(crate) async fn status_in_view(
        &self,
        family: &Family,
        referral: &ReferralId,
        moved: Option<Status>,
        now: Timestamp,
    ) -> Result<Vec<TransactWriteItem>, VaultFault> {
        let item = family.items.get(&referral_sort(referral));
        let Some((to, item)) = moved.zip(item) else {
            return Ok(Vec::new());
        };
        let body = item
            .open::<Referral>(&family.key, &self.council, REFERRAL)?
            .into_inner();
        if !ViewDecision::is_shown(&body.decisions, Part::Status) {
            return Ok(Vec::new());
        }
        let submission = self.submission_of(family, &body.submission).await?;
        let Some(handle) = current_view(&body, &submission) else {
            return Ok(Vec::new());
        };
        // A view that somebody spoilt must not keep a referral where it is.
        let FoundView::Opens(mut opened) = self.find_view(&handle, now).await? else {
            return Ok(Vec::new());
        };
        opened.view.status = Some(to);
        Ok(vec![self.over(&opened)?])
    }

    /// That there is something to read, for the transaction in which it is written.
    async fn there_is_a_message(
        &self,
        submission: &Submission,
        tell_by: &[MessageChannel],
        now: Timestamp,
    ) -> Result<Option<TransactWriteItem>, VaultFault> {
        let Submission {
            sent, reference, ..
        } = submission;
        let message = Message::to_family(MessageKind::NewMessage, sent, reference, tell_by);
        let Ok(message) = message else {
            return Ok(None);
        };
        let new = NewMessage {
            message: &message,
            due: now,
            ends: None,
        };
        let id = OutgoingId::random(&mut rand::rng());
        let item = self.message_item(&id, &new).await?;
        item.put_new(&self.names.table_prefix).map(Some)
    }

    fn over(&self, opened: &OpenView) -> Result<TransactWriteItem, VaultFault> {
        let item = opened.written(&self.council)?;
        item.put_over(&self.names.table_prefix, opened.rev())
    }

    async fn deciding(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
    ) -> Result<Deciding, VaultFault> {
        let family = self.read_family(family).await?;
        let item = family.items.get(&referral_sort(referral));
        let item = item.ok_or(VaultFault::NotFound)?.clone();
        let body = item
            .open::<Referral>(&family.key, &self.council, REFERRAL)?
            .into_inner();
        let submission = self.submission_of(&family, &body.submission).await?;
        Ok(Deciding {
            submission: submission.into_inner(),
            family,
            item,
            body,
        })
    }

    /// Writes the referral with decisions, what else changes in its family's record, and the view with what was
    /// decided. The last of the decisions is what happened; those before it follow from it.
    async fn decide(
        &self,
        deciding: Deciding,
        decided: Vec<Decided>,
        (mut writes, in_view): (Vec<Write>, Vec<TransactWriteItem>),
        by: &StaffId,
        at: Timestamp,
    ) -> Result<(), VaultFault> {
        let Deciding {
            family,
            item,
            mut body,
            ..
        } = deciding;
        let Some(event) = decided.last().map(event) else {
            return Ok(());
        };
        let decisions = decided.into_iter().map(|decided| ViewDecision {
            decided,
            by: by.clone(),
            at,
        });
        body.decisions.extend(decisions);
        let rev = item.rev();
        let item =
            item.with_rev(rev + 1)
                .sealed(&family.key, &family.key_name, &self.council, &body)?;
        writes.push(Write {
            subject: item.place.sort.clone().unwrap_or_default(),
            item,
            over: Some(rev),
            event,
        });
        self.write_family(family, writes, in_view, by, at).await
    }
}

fn event(decided: &Decided) -> Event {
    match decided {
        Decided::SwitchedOn { .. } => Event::ViewSwitchedOn,
        Decided::SwitchedOff(_) => Event::ViewSwitchedOff,
        Decided::Wrote(_) | Decided::WroteUntold(_) => Event::MessageWritten,
        Decided::WrotePlan => Event::PlanWritten,
        Decided::Locked => Event::ViewLocked,
        Decided::Reissued(_) => Event::CodeReissued,
    }
}
