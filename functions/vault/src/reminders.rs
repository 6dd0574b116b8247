//! Reminders of drafts and appointments: a message that waits, and a mark in the row of what it is about that says
//! that it is still wanted.
//!
//! Intake puts both in one transaction and never finds the message again: it can neither read nor move it. Keeper
//! opens the message, which says of which draft it is, and sees of that draft's row its end and its mark alone. The
//! mark stands in the clear there and sealed in the message, so that neither row leads to the other by itself. With an
//! appointment triage does the same, and of its row keeper sees the mark alone.
//!
//! Keeper looks once a day, so that the address of a reminder that nobody wants any more is gone by the next day.

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use jiff::{SignedDuration, Timestamp};
use record::appointment::Appointment;
use record::audit::Event;
use record::message::{About, Message, SafeAddress};
use record::reminder::{OfAppointment, OfDraft, Reminder};
use record::{Draft, OutgoingId, ReferralId};
use site_model::{Language, Slug};

use crate::case_items::{Kind as _, sort};
use crate::drafts::DraftKey;
use crate::family::{Family, Write, partition};
use crate::fault::VaultFault;
use crate::item::{Item, Place, table_name, update};
use crate::outbox::{Claimed, NewMessage, due_id};
use crate::store::{NotDone, Vault};
use crate::tables::{DUE, EXPIRES, PARTITION, SORT, Table};

/// The attribute with the mark of a draft or an appointment.
pub(crate) const MARK: &str = "reminder";

/// How long keeper leaves a reminder alone.
const LOOKED_AT: SignedDuration = SignedDuration::from_hours(24);

/// How much longer than its draft a reminder is kept: a draft may be saved again just before its end, and keeper
/// looks only on the next day.
const LONGER: SignedDuration = SignedDuration::from_hours(48);

/// A reminder that is to be set.
pub struct NewReminder<'a> {
    /// The draft, which asks for it.
    pub draft: &'a Draft,
    /// What it asks for.
    pub reminder: &'a Reminder,
    /// The revision of the draft that was read.
    pub over: u64,
    /// When the draft is gone.
    pub ends: Timestamp,
    /// Where it goes.
    pub to: SafeAddress,
    /// The language of the pages that the family saw.
    pub language: Option<Language>,
    /// When it is set.
    pub now: Timestamp,
}

impl Vault {
    /// Saves a draft that asks for a reminder, and the reminder: both or neither. `Changed` when the draft is
    /// another by now: read again. One that was set before is wanted no more, since the draft shows another mark.
    pub async fn set_reminder(
        &self,
        key: impl Into<DraftKey<'_>>,
        form: &Slug,
        new: NewReminder<'_>,
    ) -> Result<(), VaultFault> {
        let prefix = &self.names.table_prefix;
        let draft = self.draft_item(key.into(), form, new.draft, Some(new.over), new.ends)?;
        let of = OfDraft {
            row: draft.place.partition.clone(),
            mark: new.reminder.mark.clone(),
        };
        let message = Message::reminder(new.to, new.language, of);
        let message = NewMessage {
            message: &message,
            due: next_look(new.reminder.at, new.now),
            ends: Some(kept_beside_draft(new.ends)),
        };
        let id = OutgoingId::random(&mut rand::rng());
        let message = self.message_item(&id, &message).await?;
        let both = vec![draft.put_over(prefix, new.over)?, message.put_new(prefix)?];
        match self.transact(both).await {
            Ok(()) => Ok(()),
            Err(NotDone::Condition(_)) => Err(VaultFault::Changed),
            Err(NotDone::Fault(fault)) => Err(fault),
        }
    }

    /// When the draft ends of which somebody is to be reminded; `None` where that is not wanted any more: it was
    /// sent or deleted, or shows another mark or none.
    pub async fn reminded_draft(
        &self,
        of: &OfDraft,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, VaultFault> {
        // Whoever may put a message may have put anything: it must not hold up those behind it.
        if !of.row.starts_with("draft#") {
            return Ok(None);
        }
        let place = Place::one(Table::Public, of.row.clone());
        let item = self.seen_of(place, &[PARTITION, EXPIRES, MARK]).await?;
        let mark = of.mark.to_string();
        let wanted = item.filter(|item| item.is_alive(now) && item.text(MARK) == Some(&mark));
        Ok(wanted.and_then(|item| item.expires()))
    }

    /// Whether somebody is to be reminded of an appointment still: not where it has ended, was moved, or the
    /// reminder was stopped.
    pub async fn reminds_of_appointment(&self, of: &OfAppointment) -> Result<bool, VaultFault> {
        let sort = sort::<Appointment>(&of.item);
        let place = Place::of(Table::Families, partition(&of.family), sort);
        let item = self.seen_of(place, &[PARTITION, SORT, MARK]).await?;
        let mark = of.mark.to_string();
        Ok(item.is_some_and(|item| item.text(MARK) == Some(&mark)))
    }

    /// Of a row these attributes: IAM lets keeper see no other.
    async fn seen_of(&self, place: Place, names: &[&str]) -> Result<Option<Item>, VaultFault> {
        let get = self
            .aws
            .dynamodb
            .get_item()
            .table_name(table_name(&self.names.table_prefix, place.table))
            .set_key(Some(place.key()))
            .consistent_read(true);
        let signs: Vec<String> = (0..names.len())
            .map(|place| format!("#at{place}"))
            .collect();
        let named = signs.iter().zip(names);
        let get = named.fold(get, |get, (sign, name)| {
            get.expression_attribute_names(sign, *name)
        });
        let get = get.projection_expression(signs.join(", "));
        let answer = self.call("GetItem", get.send()).await?;
        let attributes = answer.item;
        Ok(attributes.and_then(|attributes| Item::read(place.table, attributes)))
    }

    /// The appointments of a referral that stand, without their reminders.
    pub(crate) fn reminders_stopped(
        &self,
        family: &Family,
        referral: &ReferralId,
    ) -> Result<Vec<Write>, VaultFault> {
        let mut stopped = Vec::new();
        for (sort, item) in &family.items {
            if item.text(MARK).is_none() || sort.split('#').next() != Some(Appointment::NAME) {
                continue;
            }
            let mut appointment = item
                .open::<Appointment>(&family.key, &self.council, Appointment::NAME)?
                .into_inner();
            if appointment.referral != *referral {
                continue;
            }
            appointment.reminder = None;
            let rev = item.rev();
            let item = appointment.plain(item.clone().with_rev(rev + 1), &self.council);
            stopped.push(Write {
                item: item.sealed(&family.key, &family.key_name, &self.council, &appointment)?,
                over: Some(rev),
                event: Event::AppointmentChanged,
                subject: sort.clone(),
            });
        }
        Ok(stopped)
    }

    /// The row of a message that reminds of an appointment, for the transaction of what it is about.
    pub(crate) async fn appointment_reminder(
        &self,
        message: &Message,
        now: Timestamp,
    ) -> Result<Option<TransactWriteItem>, VaultFault> {
        let About::Appointment { of, .. } = &message.about else {
            return Ok(None);
        };
        let message = NewMessage {
            message,
            due: next_look(of.at, now),
            ends: Some(of.begins),
        };
        let id = OutgoingId::random(&mut rand::rng());
        let item = self.message_item(&id, &message).await?;
        item.put_new(&self.names.table_prefix).map(Some)
    }

    /// A claimed reminder is not due yet, but `at`, and is kept until then. It is looked at again when its time has
    /// come, or on the next day.
    pub async fn reminder_waits(
        &self,
        claimed: &Claimed,
        (at, kept): (Timestamp, Timestamp),
        now: Timestamp,
    ) -> Result<(), VaultFault> {
        let due = due_id(next_look(at, now), &claimed.id);
        let kept = kept.as_second().to_string();
        let waits = self
            .message_update(claimed.item())
            .update_expression(
                "SET #state = :waiting, attempts = :attempts, #due = :due, #end = :kept, rev = :next",
            )
            .expression_attribute_names("#state", "state") // a reserved word
            .expression_attribute_names("#due", DUE.sort)
            .expression_attribute_names("#end", EXPIRES)
            .expression_attribute_values(":waiting", AttributeValue::S("waiting".to_owned()))
            .expression_attribute_values(
                ":attempts",
                AttributeValue::S(claimed.attempt.saturating_sub(1).to_string()),
            )
            .expression_attribute_values(":due", AttributeValue::S(due))
            .expression_attribute_values(":kept", AttributeValue::N(kept));
        match self.transact(vec![update(waits)?]).await {
            Ok(()) | Err(NotDone::Condition(_)) => Ok(()),
            Err(NotDone::Fault(fault)) => Err(fault),
        }
    }
}

fn next_look(at: Timestamp, now: Timestamp) -> Timestamp {
    at.min(now.saturating_add(LOOKED_AT).unwrap_or(at))
}

/// How long a reminder of a draft that `ends` then is kept.
pub fn kept_beside_draft(ends: Timestamp) -> Timestamp {
    ends.saturating_add(LONGER).unwrap_or(Timestamp::MAX)
}
