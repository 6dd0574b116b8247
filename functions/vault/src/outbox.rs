//! The outbox: messages to families, each sealed under a data key of its own that lies, wrapped, in the message.
//!
//! A row says in the clear that there is a message, of which kind, and when something is to be done about it; to
//! whom stands in the body alone. Whoever puts one (intake, triage) cannot open it: only keeper's role may.
//!
//! A message goes through these states, and a row is gone when its message has arrived:
//!
//! | state | means | is due |
//! |---|---|---|
//! | `waiting` | to be sent | then |
//! | `claimed` | a run of keeper is sending it | when that run has surely ended: it may or may not have been sent |
//! | `taken` | GOV.UK Notify has it | when it says what became of it, and now and then to be asked about |
//! | `failed` | given up: a person decides | never |

use std::collections::HashMap;

use aws_sdk_dynamodb::error::ProvideErrorMetadata as _;
use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use jiff::{SignedDuration, Timestamp};
use record::OutgoingId;
use record::message::{Delivery, Message, WhyFailed};
use site_model::MessageKind;

use crate::fault::VaultFault;
use crate::item::{Item, Place, number, sortable, table_name, text, update};
use crate::sealing::Opened;
use crate::store::{NotDone, Vault};
use crate::tables::{DUE, Table};

/// The kind of item, and the purpose in its key's encryption context.
pub(crate) const MESSAGE: &str = "message";

/// The attribute with the number of attempts.
pub(crate) const ATTEMPTS: &str = "attempts";

/// The attribute with the attempts that there were before a worker had it tried again.
pub(crate) const SINCE: &str = "since";

/// For so long a message may wait, be tried again and be looked at by staff. Then it ends by itself.
pub(crate) const KEPT: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Longer than a run of keeper can take: Lambda ends it after five minutes.
const CLAIM: SignedDuration = SignedDuration::from_mins(10);

/// How long GOV.UK Notify may keep silent about a message that it has. It may try for three days.
const ASKED_AFTER: SignedDuration = SignedDuration::from_hours(12);

/// How many messages are looked up at once.
const AT_ONCE: i32 = 50;

/// After which message a list of those that are due goes on.
pub struct After(HashMap<String, AttributeValue>);

/// A message that is to be sent.
pub struct NewMessage<'a> {
    /// What goes out.
    pub message: &'a Message,
    /// Not before.
    pub due: Timestamp,
    /// Gone after this moment, sent or not; `None` for as long as messages are kept.
    pub ends: Option<Timestamp>,
}

/// A message that this run of keeper, and no other, deals with.
pub struct Claimed {
    /// Which.
    pub id: OutgoingId,
    /// Why it is sent.
    pub kind: MessageKind,
    /// Which attempt at sending it this is, from 1: no two have the same number.
    pub attempt: u32,
    /// How many attempts there were, this one included, since a worker had it tried again.
    pub tries: u32,
    /// What is to be done about it.
    pub what: Due,
    item: Item,
}

/// What is to be done about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Send it.
    Send,
    /// A run ended while it sent it: find out first whether it was sent.
    FindOut,
    /// GOV.UK Notify has it and has not said what became of it: ask.
    Ask,
    /// GOV.UK Notify has said what became of it.
    Ended(Delivery),
}

/// What becomes of a message for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsent {
    /// Tried again then; this attempt counts.
    TryAt(Timestamp),
    /// Tried again then, and it does not count: it is not the message's fault.
    WaitUntil(Timestamp),
    /// Perhaps it was sent, and only the answer was lost: that is found out then.
    FindOutAt(Timestamp),
}

/// What GOV.UK Notify is told a message is called, and says again: the message and the attempt. It names nothing
/// else of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendingReference {
    /// Which message.
    pub id: OutgoingId,
    /// Which attempt.
    pub attempt: u32,
}

impl std::fmt::Display for SendingReference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.id, self.attempt)
    }
}

impl SendingReference {
    /// Reads one.
    pub fn parse(text: &str) -> Option<Self> {
        let (id, attempt) = text.split_once('-')?;
        Some(Self {
            id: id.parse().ok()?,
            attempt: attempt.parse().ok()?,
        })
    }
}

pub(crate) fn place(id: &OutgoingId) -> Place {
    Place::one(Table::Outbox, format!("message#{id}"))
}

impl Claimed {
    /// Its row, as it is now.
    pub(crate) fn item(&self) -> &Item {
        &self.item
    }

    /// What GOV.UK Notify is told it is called.
    pub fn reference(&self) -> SendingReference {
        SendingReference {
            id: self.id.clone(),
            attempt: self.attempt,
        }
    }
}

impl Vault {
    /// The row of a new message, for the transaction of what it tells.
    pub(crate) async fn message_item(
        &self,
        id: &OutgoingId,
        new: &NewMessage<'_>,
    ) -> Result<Item, VaultFault> {
        let key_id = Self::new_key_id().to_string();
        let (key, wrapped) = self.new_key(&key_id, MESSAGE).await?;
        let kept = new.due.saturating_add(KEPT).unwrap_or(Timestamp::MAX);
        Item::new(place(id), &self.council, MESSAGE, 1)
            .with("message_kind", new.message.kind.as_str())
            .with("state", "waiting")
            .with("attempts", "0")
            .with(DUE.partition, self.council.as_str())
            .with(DUE.sort, &due_id(new.due, id))
            .with_bytes("wrapped", wrapped)
            .expiring(new.ends.map_or(kept, |ends| ends.min(kept)))
            .sealed(&key, &key_id, &self.council, new.message)
    }

    /// Puts a message into the outbox.
    ///
    /// # Errors
    ///
    /// When the records are away: then there is no message.
    pub async fn put_message(&self, new: &NewMessage<'_>) -> Result<OutgoingId, VaultFault> {
        let id = OutgoingId::random(&mut rand::rng());
        let item = self.message_item(&id, new).await?;
        match self
            .transact(vec![item.put_new(&self.names.table_prefix)?])
            .await
        {
            Ok(()) => Ok(id),
            // Its id is random.
            Err(NotDone::Condition(_)) => Err(VaultFault::Changed),
            Err(NotDone::Fault(fault)) => Err(fault),
        }
    }

    /// Messages that something is to be done about, longest due first: as many as are dealt with at once, and
    /// after which the list goes on. One that nothing can be done about holds up none behind it.
    pub async fn due_messages(
        &self,
        now: Timestamp,
        after: Option<After>,
    ) -> Result<(Vec<OutgoingId>, Option<After>), VaultFault> {
        let query = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, Table::Outbox))
            .index_name(DUE.name)
            .key_condition_expression("#in = :council AND #due <= :now")
            .expression_attribute_names("#in", DUE.partition)
            .expression_attribute_names("#due", DUE.sort)
            .expression_attribute_values(":council", text(self.council.as_str()))
            // After every id of this moment.
            .expression_attribute_values(":now", AttributeValue::S(format!("{}#~", sortable(now))))
            .set_exclusive_start_key(after.map(|After(key)| key))
            .limit(AT_ONCE);
        let answer = self.call("Query", query.send()).await?;
        let ids = answer.items.unwrap_or_default().into_iter();
        let ids = ids.filter_map(|attributes| {
            let item = Item::read(Table::Outbox, attributes)?;
            item.place.partition.strip_prefix("message#")?.parse().ok()
        });
        Ok((ids.collect(), answer.last_evaluated_key.map(After)))
    }

    /// Claims a message that is due, so that no other run deals with it. `None` when it is not due any more, or
    /// another run was quicker; or when it has ended, and then it is gone.
    pub async fn claim_message(
        &self,
        id: &OutgoingId,
        now: Timestamp,
    ) -> Result<Option<Claimed>, VaultFault> {
        let Some(item) = self.get(&place(id)).await? else {
            return Ok(None);
        };
        if !item.is_alive(now) {
            self.delete_message(&item).await?;
            return Ok(None);
        }
        let is_due = item
            .text(DUE.sort)
            .is_some_and(|due| *due <= *format!("{}#~", sortable(now)));
        if !is_due {
            return Ok(None);
        }
        let tampered = VaultFault::Tampered { what: MESSAGE };
        let Some(kind) = item.text("message_kind").and_then(MessageKind::parse) else {
            return Err(tampered);
        };
        let what = match (
            item.text("delivery").and_then(Delivery::parse),
            item.text("state"),
        ) {
            (Some(delivery), _) => Due::Ended(delivery),
            (None, Some("waiting")) => Due::Send,
            (None, Some("taken")) => Due::Ask,
            (None, _) => Due::FindOut,
        };
        let attempts = count(&item, ATTEMPTS);
        let attempt = match what {
            Due::Send => attempts + 1,
            Due::FindOut | Due::Ask | Due::Ended(_) => attempts,
        };
        // One that was taken is never sent again for want of an answer.
        let state = match what {
            Due::Ask => "taken",
            Due::Send | Due::FindOut | Due::Ended(_) => "claimed",
        };
        let until = now.saturating_add(CLAIM).unwrap_or(Timestamp::MAX);
        let claim = self
            .message_update(&item)
            .update_expression(
                "SET #state = :state, attempts = :attempt, #due = :until, rev = :next",
            )
            .expression_attribute_names("#state", "state") // a reserved word
            .expression_attribute_names("#due", DUE.sort)
            .expression_attribute_values(":state", text(state))
            .expression_attribute_values(":attempt", text(&attempt.to_string()))
            .expression_attribute_values(":until", text(&due_id(until, id)));
        Ok(self.written(claim).await?.then(|| Claimed {
            id: id.clone(),
            kind,
            attempt,
            tries: attempt.saturating_sub(count(&item, SINCE)),
            what,
            item: item.clone().with_rev(item.rev() + 1),
        }))
    }

    /// Opens a claimed message.
    pub async fn open_message(&self, claimed: &Claimed) -> Result<Opened<Message>, VaultFault> {
        let tampered = || VaultFault::Tampered { what: MESSAGE };
        let item = &claimed.item;
        let (key_id, wrapped) = item
            .text("key")
            .zip(item.bytes("wrapped"))
            .ok_or_else(tampered)?;
        let key = self.unwrap_key(key_id, MESSAGE, wrapped).await?;
        item.open::<Message>(&key, &self.council, MESSAGE)
    }

    /// GOV.UK Notify has it. If it said meanwhile what became of it, that stays to be dealt with.
    pub async fn message_taken(&self, claimed: &Claimed, now: Timestamp) -> Result<(), VaultFault> {
        let asked = now.saturating_add(ASKED_AFTER).unwrap_or(Timestamp::MAX);
        let taken = self
            .message_update(&claimed.item)
            .update_expression("SET #state = :taken, #due = :asked, rev = :next")
            .expression_attribute_names("#state", "state")
            .expression_attribute_names("#due", DUE.sort)
            .expression_attribute_values(":taken", text("taken"))
            .expression_attribute_values(":asked", text(&due_id(asked, &claimed.id)));
        self.written(taken).await.map(drop)
    }

    /// It was not sent, and will be tried again.
    pub async fn message_unsent(
        &self,
        claimed: &Claimed,
        unsent: Unsent,
    ) -> Result<(), VaultFault> {
        let (state, at, attempts) = match unsent {
            Unsent::TryAt(at) => ("waiting", at, claimed.attempt),
            Unsent::WaitUntil(at) => ("waiting", at, claimed.attempt.saturating_sub(1)),
            Unsent::FindOutAt(at) => ("claimed", at, claimed.attempt),
        };
        let unsent = self
            .message_update(&claimed.item)
            .update_expression(
                "SET #state = :state, attempts = :attempts, #due = :at, rev = :next REMOVE delivery",
            )
            .expression_attribute_names("#state", "state")
            .expression_attribute_names("#due", DUE.sort)
            .expression_attribute_values(":state", text(state))
            .expression_attribute_values(":attempts", text(&attempts.to_string()))
            .expression_attribute_values(":at", text(&due_id(at, &claimed.id)));
        self.written(unsent).await.map(drop)
    }

    /// It is not tried again. Of one that is about something that was sent, staff are told: what it was about and
    /// why stands in the clear from now on, to whom it was to go does not. Any other is deleted, for nobody could
    /// do anything about it.
    ///
    /// # Errors
    ///
    /// [`VaultFault::OfAnotherShape`] of one that another version of this software reads: it is left as it is.
    pub async fn message_failed(
        &self,
        claimed: &Claimed,
        why: WhyFailed,
        now: Timestamp,
    ) -> Result<(), VaultFault> {
        let message = match self.open_message(claimed).await {
            Ok(message) => Some(message),
            // Whoever it was to go to, nobody can read it again.
            Err(VaultFault::Tampered { .. }) => None,
            Err(fault) => return Err(fault),
        };
        let Some((reference, queue)) = message.as_ref().and_then(|it| it.about.work()) else {
            return self.message_done(claimed).await;
        };
        let failed_in = self.failed_in(queue);
        let failed = self
            .message_update(&claimed.item)
            .update_expression(
                "SET #state = :failed, failed_in = :in, #due = :at, #reference = :reference, why = :why, rev = :next REMOVE #in, delivery",
            )
            .expression_attribute_names("#state", "state")
            .expression_attribute_names("#in", DUE.partition)
            .expression_attribute_names("#due", DUE.sort)
            .expression_attribute_names("#reference", "reference") // a reserved word
            .expression_attribute_values(":failed", text("failed"))
            .expression_attribute_values(":in", text(&failed_in))
            .expression_attribute_values(":at", text(&due_id(now, &claimed.id)))
            .expression_attribute_values(":reference", text(&reference.to_string()))
            .expression_attribute_values(":why", text(why.as_str()));
        self.written(failed).await.map(drop)
    }

    /// It has arrived: the row goes, and with it the key and the address.
    pub async fn message_done(&self, claimed: &Claimed) -> Result<(), VaultFault> {
        self.delete_message(&claimed.item).await
    }

    /// Deletes a message as it was read.
    async fn delete_message(&self, item: &Item) -> Result<(), VaultFault> {
        let delete = self
            .aws
            .dynamodb
            .delete_item()
            .table_name(table_name(&self.names.table_prefix, Table::Outbox))
            .set_key(Some(item.place.key()))
            .condition_expression("rev = :rev")
            .expression_attribute_values(":rev", number(item.rev()))
            .return_values(aws_sdk_dynamodb::types::ReturnValue::None);
        match self.in_time("DeleteItem", delete.send()).await? {
            Ok(_) => Ok(()),
            Err(error) if error.code() == Some("ConditionalCheckFailedException") => Ok(()),
            Err(error) => Err(VaultFault::away("DeleteItem")(error)),
        }
    }

    /// GOV.UK Notify says what became of an attempt. Keeper deals with it: whoever may only say so neither reads
    /// the message nor deletes it. An attempt that nobody waits for is no fault: it is told more than once.
    pub async fn message_delivery(
        &self,
        reference: &SendingReference,
        delivery: Delivery,
        now: Timestamp,
    ) -> Result<(), VaultFault> {
        let said = UpdateBuilder::default()
            .table_name(table_name(&self.names.table_prefix, Table::Outbox))
            .set_key(Some(place(&reference.id).key()))
            .condition_expression(
                "attribute_exists(pk) AND attempts = :attempt AND (#state = :claimed OR #state = :taken)",
            )
            .update_expression("SET delivery = :delivery, #in = :council, #due = :now ADD rev :one")
            .expression_attribute_names("#state", "state")
            .expression_attribute_names("#in", DUE.partition)
            .expression_attribute_names("#due", DUE.sort)
            .expression_attribute_values(":attempt", text(&reference.attempt.to_string()))
            .expression_attribute_values(":claimed", text("claimed"))
            .expression_attribute_values(":taken", text("taken"))
            .expression_attribute_values(":delivery", text(delivery.as_str()))
            .expression_attribute_values(":council", text(self.council.as_str()))
            .expression_attribute_values(":now", text(&due_id(now, &reference.id)))
            .expression_attribute_values(":one", number(1));
        self.written(said).await.map(drop)
    }

    /// An update of a message as it was read, and its next revision.
    pub(crate) fn message_update(&self, item: &Item) -> UpdateBuilder {
        UpdateBuilder::default()
            .table_name(table_name(&self.names.table_prefix, Table::Outbox))
            .set_key(Some(item.place.key()))
            .condition_expression("rev = :rev")
            .expression_attribute_values(":rev", number(item.rev()))
            .expression_attribute_values(":next", number(item.rev() + 1))
    }

    /// Whether it was written: not, if the message is another by now.
    async fn written(&self, of_message: UpdateBuilder) -> Result<bool, VaultFault> {
        match self.transact(vec![update(of_message)?]).await {
            Ok(()) => Ok(true),
            Err(NotDone::Condition(_)) => Ok(false),
            Err(NotDone::Fault(fault)) => Err(fault),
        }
    }
}

pub(crate) fn due_id(at: Timestamp, id: &OutgoingId) -> String {
    format!("{}#{id}", sortable(at))
}

fn count(item: &Item, name: &str) -> u32 {
    item.text(name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_notify_is_told_reads_back_and_nothing_else_does() {
        let reference = SendingReference {
            id: OutgoingId::random(&mut rand::rng()),
            attempt: 3,
        };
        assert_eq!(
            SendingReference::parse(&reference.to_string()),
            Some(reference)
        );
        for text in ["", "-", "FH-7K3M-92QX", "0123456789abcdef0123456789abcdef"] {
            assert_eq!(SendingReference::parse(text), None, "{text}");
        }
    }
}
