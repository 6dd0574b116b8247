//! Follow-ups: what a family says of what it sent before. Kept in its view, which its code opens, and put as a
//! row of its own into the hub's queue, under a random id and a key of its own.
//!
//! A worker who takes one joins it to the referral of what it follows.

use aws_sdk_dynamodb::types::Update;
use jiff::Timestamp;
use record::audit::Event;
use record::view::{FollowUp, NotSaid, Said};
use record::{
    FamilyId, FollowUpId, ReceiptCode, Reference, ReferralId, RowId, StaffId, SubmissionId,
};
use serde::{Deserialize, Serialize};
use site_model::WorkQueue;

use crate::family::{ATTEMPTS, Family, Write, partition};
use crate::fault::VaultFault;
use crate::item::{Item, Place, sortable, table_name, text, update};
use crate::receipts::OpenView;
use crate::record_key::Purpose;
use crate::referrals::{REFERRAL, referral_sort, work_queue};
use crate::sending::sequence_key;
use crate::store::{NotDone, Vault};
use crate::tables::{NEW, Table};

pub(crate) const FOLLOW_UP: &str = "follow-up";
/// A row that leads from a reference to its referral.
const REFERRED: &str = "referred";

/// Why a family's follow-up was not kept. Nothing was, but where that is not known.
#[derive(Debug, thiserror::Error)]
pub enum NotFollowed {
    /// The code opens nothing: it was locked meanwhile, or never opened anything.
    #[error("the code opens nothing")]
    OpensNothing,
    /// The view does not take it.
    #[error(transparent)]
    NotSaid(#[from] NotSaid),
    /// The vault's fault. Nothing was kept.
    #[error(transparent)]
    Fault(#[from] VaultFault),
    /// The vault's fault, when all was on its way already: whether it was kept shows only later. Saying it again
    /// from the same page is safe.
    #[error("it is not known whether it was kept: {0}")]
    Unknown(#[source] VaultFault),
}

/// Where a follow-up leads a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FollowedUp {
    /// It joined this referral.
    Joined(FamilyId, ReferralId),
    /// Nobody has taken what it follows: that comes first.
    TakeFirst(SubmissionId),
}

/// A follow-up that a worker took: a family keeps it as an item of its own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenFollowUp {
    /// The referral that it follows.
    pub referral: ReferralId,
    /// What the family said.
    pub said: Said,
    /// Who took it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

fn follow_up_place(id: &FollowUpId) -> Place {
    Place::one(Table::Submissions, format!("{FOLLOW_UP}#{id}"))
}

fn taken_sort(id: &FollowUpId) -> String {
    format!("{FOLLOW_UP}#{id}")
}

fn reference_place(reference: &Reference) -> Place {
    let partition = format!("reference#{reference}");
    Place::of(Table::Families, partition, REFERRAL.to_owned())
}

impl Vault {
    /// The family says something: in its view and in the hub's queue, both or neither. What the same page has
    /// said already is not said again.
    pub async fn follow_up(
        &self,
        code: &ReceiptCode,
        said: &Said,
        now: Timestamp,
    ) -> Result<(), NotFollowed> {
        for _ in 0..ATTEMPTS {
            let opened = self.open_view_to_write(code, now).await?;
            let mut opened = opened.ok_or(NotFollowed::OpensNothing)?;
            let Some(follow_up) = opened.view.say(said.clone())? else {
                return Ok(());
            };
            match self.add_follow_up(&opened, &follow_up).await {
                Ok(()) => return Ok(()),
                // Another page said something, or a worker changed the view: after that.
                Err(NotDone::Condition(_)) => {}
                // Perhaps only the answer was lost: "not sent" has to be true.
                Err(NotDone::Fault(fault)) => {
                    let is_there = self.has_said(code, said, now).await;
                    return match is_there {
                        Ok(true) => Ok(()),
                        _ if fault.leaves_open(&is_there) => Err(NotFollowed::Unknown(fault)),
                        _ => Err(fault.into()),
                    };
                }
            }
        }
        Err(VaultFault::Changed.into())
    }

    async fn has_said(
        &self,
        code: &ReceiptCode,
        said: &Said,
        now: Timestamp,
    ) -> Result<bool, VaultFault> {
        let view = self.open_view(code, now).await?;
        Ok(view.is_some_and(|view| view.said.iter().any(|one| one.id == said.id)))
    }

    async fn add_follow_up(&self, opened: &OpenView, follow_up: &FollowUp) -> Result<(), NotDone> {
        let council = &self.council;
        let prefix = &self.names.table_prefix;
        let id = FollowUpId::random(&mut rand::rng());
        let key_id = Self::new_key_id();
        let (key, key_item) = self.make_key(&key_id, Purpose::Submission).await?;
        let at = sortable(follow_up.said.at);
        let item = Item::new(follow_up_place(&id), council, FOLLOW_UP, 1)
            .with("hub", follow_up.queue.as_str())
            .with("submission_kind", follow_up.said.what.kind().as_str())
            .with("reference", &follow_up.reference.to_string())
            .with("received", &at)
            .with(NEW.partition, &format!("{council}#{}", follow_up.queue))
            .with(NEW.sort, &format!("{at}#{id}"))
            .sealed(&key, &key_id.to_string(), council, follow_up)?;
        let entry = format!("entry#{}", RowId::random(&mut rand::rng()));
        let entry = Place::of(Table::Audit, entry, sequence_key(1));
        let entry = Item::new(entry, council, "entry", 1)
            .with("event", Event::FollowUpReceived.as_str())
            .with("at", &at)
            .with("subject", &format!("{FOLLOW_UP}#{id}"));
        self.transact(vec![
            opened.written(council)?.put_over(prefix, opened.rev())?,
            item.put_new(prefix)?,
            key_item.put_new(prefix)?,
            entry.put_new(prefix)?,
        ])
        .await
    }

    /// The queue of a follow-up: what has to be known before anybody may take it.
    pub async fn queue_of_follow_up(&self, id: &FollowUpId) -> Result<WorkQueue, VaultFault> {
        let item = self.get(&follow_up_place(id)).await?;
        work_queue(&item.ok_or(VaultFault::NotFound)?, FOLLOW_UP)
    }

    /// Takes a follow-up: it joins the referral of what it follows, and leaves the queue of new ones. Taking one
    /// that was taken leads to the same referral.
    pub async fn take_follow_up(
        &self,
        id: &FollowUpId,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<FollowedUp, VaultFault> {
        let tampered = || VaultFault::Tampered { what: FOLLOW_UP };
        for _ in 0..ATTEMPTS {
            let item = self.get(&follow_up_place(id)).await?;
            let item = item.ok_or(VaultFault::NotFound)?;
            if item.text(NEW.partition).is_none() {
                let (family, referral) = joined(&item).ok_or_else(tampered)?;
                return Ok(FollowedUp::Joined(family, referral));
            }
            let key_name = item.text("key").ok_or_else(tampered)?;
            let key = self.open_key(key_name, Purpose::Submission).await?;
            let opened = item.open::<FollowUp>(&key, &self.council, FOLLOW_UP)?;
            let follow_up = opened.into_inner();
            if !is_as_sealed(&item, &follow_up) {
                return Err(tampered());
            }
            let key_id = key_name.parse().map_err(|_| tampered())?;

            let reference = &follow_up.reference;
            let (queue, followed) = (&follow_up.queue, follow_up.followed);
            let referred = self.referred(reference).await?;
            // The row that leads to its referral: kept from now on, where the referral is older than such rows.
            let mut leads = None;
            let (family, referral) = match referred {
                Some(referred) => referred,
                None => match self.new_of(queue, reference, followed).await? {
                    Some(submission) => return Ok(FollowedUp::TakeFirst(submission)),
                    None => match self.referral_of(queue, reference, followed).await? {
                        Some((family, referral)) => {
                            leads = Some(self.reference_item(reference, &family, &referral));
                            (family, referral)
                        }
                        // Just taken: look again.
                        None => continue,
                    },
                },
            };
            let mut record = self.read_family(&family).await?;
            let referral_item = record.items.get(&referral_sort(&referral));
            if referral_item.and_then(|item| item.text("reference")) != Some(&reference.to_string())
            {
                return Err(tampered());
            }
            let said = &follow_up.said;
            let ended = self.shares_ended_by(&record, &referral, said, by, now)?;
            let sort = taken_sort(id);
            let place = Place::of(Table::Families, partition(&family), sort.clone());
            let taken = TakenFollowUp {
                referral: referral.clone(),
                said: follow_up.said,
                by: by.clone(),
                at: now,
            };
            let write = Write {
                item: Item::new(place, &self.council, FOLLOW_UP, 1).sealed(
                    &record.key,
                    &record.key_name,
                    &self.council,
                    &taken,
                )?,
                over: None,
                event: Event::FollowUpTaken,
                subject: sort,
            };
            let mut writes = vec![write];
            writes.extend(ended);
            let leaves = Update::builder()
                .table_name(table_name(&self.names.table_prefix, Table::Submissions))
                .set_key(Some(item.place.key()))
                .condition_expression("attribute_exists(new_in) AND attribute_not_exists(#family)")
                .update_expression(
                    "REMOVE new_in, due_id SET #family = :family, referral = :referral",
                )
                .expression_attribute_names("#family", "family") // a reserved word
                .expression_attribute_values(":family", text(&family.to_string()))
                .expression_attribute_values(":referral", text(&referral.to_string()));
            // What erasure has to remove.
            record.head.keys.push(key_id);
            let mut beside = vec![update(leaves)?];
            if let Some(leads) = leads {
                beside.push(leads.put_new(&self.names.table_prefix)?);
            }
            let written = self.write_family(record, writes, beside, by, now).await;
            match written {
                Ok(()) => return Ok(FollowedUp::Joined(family, referral)),
                Err(VaultFault::Changed) => {}
                Err(fault) => return Err(fault),
            }
        }
        Err(VaultFault::Changed)
    }

    /// The follow-ups of a referral that somebody took, oldest first.
    pub(crate) fn follow_ups_of(
        &self,
        family: &Family,
        referral: &ReferralId,
    ) -> Result<Vec<TakenFollowUp>, VaultFault> {
        let mut taken = Vec::new();
        for (sort, item) in &family.items {
            if sort.starts_with(FOLLOW_UP) {
                let one = item
                    .open::<TakenFollowUp>(&family.key, &self.council, FOLLOW_UP)?
                    .into_inner();
                if one.referral == *referral {
                    taken.push(one);
                }
            }
        }
        taken.sort_by_key(|one| one.said.at);
        Ok(taken)
    }

    /// The referral that the row of a reference leads to.
    pub(crate) async fn referred(
        &self,
        reference: &Reference,
    ) -> Result<Option<(FamilyId, ReferralId)>, VaultFault> {
        let Some(item) = self.get(&reference_place(reference)).await? else {
            return Ok(None);
        };
        let tampered = VaultFault::Tampered { what: REFERRED };
        joined(&item).map(Some).ok_or(tampered)
    }

    /// The row that leads from a reference to its referral.
    pub(crate) fn reference_item(
        &self,
        reference: &Reference,
        family: &FamilyId,
        referral: &ReferralId,
    ) -> Item {
        Item::new(reference_place(reference), &self.council, REFERRED, 1)
            .with("family", &family.to_string())
            .with("referral", &referral.to_string())
    }
}

/// Where a row says that something belongs.
fn joined(item: &Item) -> Option<(FamilyId, ReferralId)> {
    let family = item.text("family")?.parse().ok()?;
    Some((family, item.text("referral")?.parse().ok()?))
}

/// What its row of the queue says decides who may take it: it has to be what was sealed.
fn is_as_sealed(item: &Item, follow_up: &FollowUp) -> bool {
    let as_sealed = [
        ("reference", follow_up.reference.to_string()),
        ("hub", follow_up.queue.to_string()),
        (
            "submission_kind",
            follow_up.said.what.kind().as_str().to_owned(),
        ),
        ("received", sortable(follow_up.said.at)),
    ];
    let mut as_sealed = as_sealed.into_iter();
    as_sealed.all(|(name, sealed)| item.text(name) == Some(&sealed))
}
