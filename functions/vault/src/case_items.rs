//! What staff add to a family's case: contacts, tasks, appointments, warnings, outcomes, shares. Each is an item of its own, under the id that
//! its page gave it: a page that is sent twice adds once.

use aws_sdk_dynamodb::types::TransactWriteItem;
use jiff::Timestamp;
use record::appointment::{Appointment, AppointmentChanged, AppointmentStep};
use record::audit::Event;
use record::contact::Contact;
use record::message::Message;
use record::outcome::Outcome;
use record::referral::Move;
use record::share::Share;
use record::task::{ChangedOtherwise, Task, TaskStep};
use record::warning::{Warning, WarningChanged, WarningStep};
use record::{CaseItemId, FamilyId, ReferralId, StaffId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use site_model::Slug;

use crate::days;
use crate::family::{ATTEMPTS, Family, Write, partition};
use crate::fault::VaultFault;
use crate::item::{Item, Place};
use crate::referrals::{referral_sort, status};
use crate::reminders::MARK;
use crate::store::Vault;
use crate::tables::Table;

/// An item of a case, and what it is called.
#[derive(Clone)]
pub struct Kept<T> {
    /// The id that its page gave it.
    pub id: CaseItemId,
    /// What it says.
    pub value: T,
}

/// What is added to a case.
pub enum CaseItem {
    /// A contact.
    Contact(Contact),
    /// A task.
    Task(Task),
    /// An appointment, and the message that reminds the family of it.
    Appointment(Box<Appointment>, Option<Message>),
    /// A warning.
    Warning(Warning),
    /// What came of the referral. With its move, and only where the referral stands as it says.
    Outcome(Outcome),
    /// A share.
    Share(Share),
}

/// What a worker adds in one go: all or none.
pub struct Addition {
    /// The id that the page gave it: one item of each kind can have it.
    pub id: CaseItemId,
    /// What is added.
    pub items: Vec<CaseItem>,
    /// Where the referral goes with it, if it still stands where that leads from.
    pub step: Option<Move>,
}

/// A kind of item.
pub(crate) trait Kind: Serialize + DeserializeOwned {
    /// As it is stored: the item's kind, and how its sort key begins.
    const NAME: &'static str;

    /// Who has to do it for which referral, while it is to be done.
    fn to_do(&mut self) -> Option<(&ReferralId, &mut StaffId)> {
        None
    }

    /// With the plain attributes that change with what it says.
    fn plain(&self, item: Item, _council: &Slug) -> Item {
        item
    }
}

impl Kind for Contact {
    const NAME: &'static str = "contact";
}

impl Kind for Task {
    const NAME: &'static str = "task";

    fn to_do(&mut self) -> Option<(&ReferralId, &mut StaffId)> {
        let stands = self.ended.is_none();
        stands.then_some((&self.referral, &mut self.assignee))
    }

    /// It stands in its worker's day until it has ended.
    fn plain(&self, item: Item, council: &Slug) -> Item {
        let item = item
            .with("assignee", self.assignee.as_str())
            .with("referral", &self.referral.to_string())
            .with("task_kind", self.kind.as_str());
        let due = self.ended.is_none().then_some(self.due);
        days::with_day(item, council, due)
    }
}

impl Kind for Appointment {
    const NAME: &'static str = "appointment";

    fn to_do(&mut self) -> Option<(&ReferralId, &mut StaffId)> {
        let stands = self.ended.is_none();
        stands.then_some((&self.referral, &mut self.assignee))
    }

    /// It stands in its worker's day, and the family is reminded of it, until somebody has recorded what became of it.
    fn plain(&self, item: Item, council: &Slug) -> Item {
        let item = item
            .with("assignee", self.assignee.as_str())
            .with("referral", &self.referral.to_string());
        let when = self.ended.is_none().then(|| self.when());
        let item = days::with_time(item, council, when);
        match &self.reminder {
            Some(reminder) if self.ended.is_none() => item.with(MARK, &reminder.mark.to_string()),
            _ => item.without(MARK),
        }
    }
}

impl Kind for Warning {
    const NAME: &'static str = "warning";

    fn to_do(&mut self) -> Option<(&ReferralId, &mut StaffId)> {
        let stands = self.ended.is_none();
        stands.then_some((&self.referral, &mut self.assignee))
    }

    /// It stands in the day on which it is looked at again.
    fn plain(&self, item: Item, council: &Slug) -> Item {
        let item = item
            .with("assignee", self.assignee.as_str())
            .with("referral", &self.referral.to_string());
        let due = self.ended.is_none().then_some(self.review);
        days::with_day(item, council, due)
    }
}

impl Kind for Outcome {
    const NAME: &'static str = "outcome";
}

pub(crate) fn sort<T: Kind>(id: &CaseItemId) -> String {
    format!("{}#{id}", T::NAME)
}

impl Vault {
    /// Adds to a case. What its page has added already, because it was sent twice, is not added again. `Changed`
    /// when an outcome was decided on where the referral does not stand any more.
    pub async fn add_to_case(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        addition: &Addition,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<(), VaultFault> {
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            let stands = family.items.get(&referral_sort(referral));
            let stands = status(stands.ok_or(VaultFault::NotFound)?)?;
            let mut writes = Vec::new();
            let mut beside = Vec::new();
            for item in &addition.items {
                let id = &addition.id;
                writes.extend(match item {
                    CaseItem::Contact(it) => {
                        self.added(&family, referral, (id, it, Event::ContactRecorded))?
                    }
                    CaseItem::Task(it) => {
                        self.added(&family, referral, (id, it, Event::TaskAdded))?
                    }
                    CaseItem::Appointment(it, reminder) => {
                        let new = (id, it.as_ref(), Event::AppointmentMade);
                        let added = self.added(&family, referral, new)?;
                        if let (Some(_), Some(reminder)) = (&added, reminder) {
                            beside.extend(self.appointment_reminder(reminder, now).await?);
                        }
                        added
                    }
                    CaseItem::Warning(it) => {
                        self.added(&family, referral, (id, it, Event::WarningAdded))?
                    }
                    CaseItem::Outcome(it) => {
                        let added =
                            self.added(&family, referral, (id, it, Event::OutcomeDecided))?;
                        if added.is_some() && it.from != stands {
                            return Err(VaultFault::Changed);
                        }
                        added
                    }
                    CaseItem::Share(it) => {
                        let added = self.added(&family, referral, (id, it, Event::ShareBegun))?;
                        if added.is_some() && self.is_shared(&family, it, now)? {
                            return Err(VaultFault::Changed);
                        }
                        added
                    }
                });
            }
            if writes.is_empty() {
                return Ok(());
            }
            let step = addition.step.as_ref().filter(|step| step.from() == stands);
            writes.extend(self.moved(&family, referral, step, by, now)?);
            let to = step.map(Move::to);
            beside.extend(self.status_in_view(&family, referral, to, now).await?);
            match self.write_family(family, writes, beside, by, now).await {
                Err(VaultFault::Changed) => {}
                done => return done,
            }
        }
        Err(VaultFault::Changed)
    }

    /// Ends a task, or puts it off. `ChangedOtherwise` when a colleague was faster; the same twice is done once.
    pub async fn change_task(
        &self,
        family: &FamilyId,
        (id, step): (&CaseItemId, &TaskStep),
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Result<(), ChangedOtherwise>, VaultFault> {
        let event = match step {
            TaskStep::End(_) => Event::TaskEnded,
            TaskStep::PutOff { .. } => Event::TaskPutOff,
        };
        let change = |task: &mut Task| task.step(step, by, now);
        self.change_item(family, (id, event), change, by, now).await
    }

    /// Ends an appointment, moves it or books its interpreter. `AppointmentChanged` when a colleague was faster; the
    /// same twice is done once. One that is moved has the message with it that reminds of it at its new time.
    pub async fn change_appointment(
        &self,
        family: &FamilyId,
        (id, step): (&CaseItemId, &AppointmentStep),
        reminder: Option<&Message>,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Result<(), AppointmentChanged>, VaultFault> {
        let event = match step {
            AppointmentStep::End(_) => Event::AppointmentEnded,
            AppointmentStep::Move { .. }
            | AppointmentStep::BookInterpreter
            | AppointmentStep::StopReminder => Event::AppointmentChanged,
        };
        let beside = match reminder {
            Some(reminder) => self.appointment_reminder(reminder, now).await?,
            None => None,
        };
        let change = |appointment: &mut Appointment| appointment.step(step, by, now);
        let beside = beside.into_iter().collect();
        self.change_item_and(family, (id, event), change, beside, (by, now))
            .await
    }

    /// Ends a warning, or has it looked at again. `WarningChanged` when a colleague was faster; the same twice is
    /// done once.
    pub async fn change_warning(
        &self,
        family: &FamilyId,
        (id, step): (&CaseItemId, &WarningStep),
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Result<(), WarningChanged>, VaultFault> {
        let event = match step {
            WarningStep::Stands { .. } => Event::WarningKept,
            WarningStep::End { .. } => Event::WarningEnded,
        };
        let change = |warning: &mut Warning| warning.step(step, by, now);
        self.change_item(family, (id, event), change, by, now).await
    }

    /// The warnings that stand in another record of a household, for `by`, who sees them beside its own. That they
    /// were seen is recorded in that record's chain, once in a look (see [`Self::open_referral`]); nothing is where
    /// there are none.
    pub async fn see_warnings(
        &self,
        family: &FamilyId,
        by: &StaffId,
        look: (Timestamp, Timestamp),
    ) -> Result<Vec<Kept<Warning>>, VaultFault> {
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            let mut warnings = self.kept::<Warning>(&family)?;
            warnings.retain(|warning| warning.value.ended.is_none());
            warnings.sort_by_key(|warning| warning.value.at);
            let seen = (Event::WarningsSeen, "warnings");
            if warnings.is_empty() || self.look(&family, seen, by, look).await?.is_some() {
                return Ok(warnings);
            }
        }
        Err(VaultFault::Changed)
    }

    /// Changes an item of a case, if `change` says that anything changes.
    pub(crate) async fn change_item<T: Kind, E>(
        &self,
        family: &FamilyId,
        item: (&CaseItemId, Event),
        change: impl Fn(&mut T) -> Result<bool, E>,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Result<(), E>, VaultFault> {
        self.change_item_and(family, item, change, Vec::new(), (by, now))
            .await
    }

    /// The same, with what is written where the item is.
    async fn change_item_and<T: Kind, E>(
        &self,
        family: &FamilyId,
        (id, event): (&CaseItemId, Event),
        change: impl Fn(&mut T) -> Result<bool, E>,
        beside: Vec<TransactWriteItem>,
        (by, now): (&StaffId, Timestamp),
    ) -> Result<Result<(), E>, VaultFault> {
        let sort = sort::<T>(id);
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            let item = family.items.get(&sort).ok_or(VaultFault::NotFound)?;
            let mut value = item
                .open::<T>(&family.key, &self.council, T::NAME)?
                .into_inner();
            match change(&mut value) {
                Ok(true) => {}
                Ok(false) => return Ok(Ok(())),
                Err(otherwise) => return Ok(Err(otherwise)),
            }
            let rev = item.rev();
            let item = value.plain(item.clone().with_rev(rev + 1), &self.council);
            let item = item.sealed(&family.key, &family.key_name, &self.council, &value)?;
            let write = Write {
                item,
                over: Some(rev),
                event,
                subject: sort.clone(),
            };
            match self
                .write_family(family, vec![write], beside.clone(), by, now)
                .await
            {
                Err(VaultFault::Changed) => {}
                done => return done.map(Ok),
            }
        }
        Err(VaultFault::Changed)
    }

    /// An item as it is added; nothing when its page has added it already.
    pub(crate) fn added<T: Kind>(
        &self,
        family: &Family,
        referral: &ReferralId,
        (id, value, event): (&CaseItemId, &T, Event),
    ) -> Result<Option<Write>, VaultFault> {
        let sort = sort::<T>(id);
        if family.items.contains_key(&sort) {
            return Ok(None);
        }
        let of = family.items.get(&referral_sort(referral));
        let reference = of.and_then(|of| of.text("reference"));
        let reference = reference.ok_or(VaultFault::NotFound)?;
        let place = Place::of(Table::Families, partition(&family.id), sort.clone());
        let item = Item::new(place, &self.council, T::NAME, 1).with("reference", reference);
        let item = value.plain(item, &self.council).sealed(
            &family.key,
            &family.key_name,
            &self.council,
            value,
        )?;
        Ok(Some(Write {
            item,
            over: None,
            event,
            subject: sort,
        }))
    }

    /// All items of a kind that a family has.
    pub(crate) fn kept<T: Kind>(&self, family: &Family) -> Result<Vec<Kept<T>>, VaultFault> {
        let mut kept = Vec::new();
        for (sort, item) in &family.items {
            let Some((_, id)) = sort.split_once('#').filter(|(kind, _)| *kind == T::NAME) else {
                continue;
            };
            let id = id.parse();
            kept.push(Kept {
                id: id.map_err(|_| VaultFault::Tampered { what: T::NAME })?,
                value: item
                    .open::<T>(&family.key, &self.council, T::NAME)?
                    .into_inner(),
            });
        }
        Ok(kept)
    }
}
