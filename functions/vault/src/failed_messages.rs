//! Messages that could not be sent: what staff are told of them, and what they do about it.
//!
//! Staff see what a message was about and why it was given up. To whom it was to go stands in the submission, for
//! who may open that; nobody but keeper opens a message.

use aws_sdk_dynamodb::types::{AttributeValue, Update};
use jiff::Timestamp;
use record::audit::Event;
use record::message::WhyFailed;
use record::{OutgoingId, Reference, StaffId};
use site_model::{MessageKind, WorkQueue};

use crate::chain::{Happened, session_chain};
use crate::fault::VaultFault;
use crate::item::{Item, number, table_name, text, update};
use crate::outbox::{KEPT, due_id, place};
use crate::store::{NotDone, Vault};
use crate::tables::{DUE, EXPIRES, FAILED, Table};

/// How many of a queue are told at once.
pub const MOST: usize = 50;

/// A message that could not be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedMessage {
    /// Which.
    pub id: OutgoingId,
    /// Why it was to be sent.
    pub kind: MessageKind,
    /// What it was about.
    pub reference: Reference,
    /// Whose work that is.
    pub queue: WorkQueue,
    /// Why it was given up.
    pub why: WhyFailed,
}

/// Why nothing was done about a message that could not be sent.
#[derive(Debug, thiserror::Error)]
pub enum NotSettled {
    /// The family's view was locked since the message was made: perhaps somebody else reads what goes to this address.
    #[error("the family's view is locked")]
    Locked,
    /// The vault's fault; [`VaultFault::Changed`] when it is none of this queue, or none any more.
    #[error(transparent)]
    Fault(#[from] VaultFault),
}

/// What a worker does about a message that could not be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// It is tried again.
    TryAgain,
    /// It is put aside: the family is told in another way, or need not be.
    PutAside,
}

impl Vault {
    /// Messages that could not be sent, of these work queues, longest given up first: at most [`MOST`] of each.
    pub async fn failed_messages(
        &self,
        of: &[WorkQueue],
    ) -> Result<Vec<FailedMessage>, VaultFault> {
        let mut failed = Vec::new();
        for queue in of {
            let query = self
                .aws
                .dynamodb
                .query()
                .table_name(table_name(&self.names.table_prefix, Table::Outbox))
                .index_name(FAILED.name)
                .key_condition_expression("#in = :in")
                .expression_attribute_names("#in", FAILED.partition)
                .expression_attribute_values(":in", text(&self.failed_in(queue)))
                .limit(i32::try_from(MOST).unwrap_or(i32::MAX));
            let answer = self.call("Query", query.send()).await?;
            let items = answer.items.unwrap_or_default().into_iter();
            failed.extend(
                items.filter_map(|attributes| read(&Item::read(Table::Outbox, attributes)?, queue)),
            );
        }
        Ok(failed)
    }

    /// Does something about a message that could not be sent, with an entry in the session's audit chain.
    ///
    /// # Errors
    ///
    /// Why nothing was done.
    pub async fn settle_message(
        &self,
        id: &OutgoingId,
        queue: &WorkQueue,
        aside: Aside,
        (session, by): (&str, &StaffId),
        now: Timestamp,
    ) -> Result<(), NotSettled> {
        if aside == Aside::TryAgain && self.is_of_locked_view(id, queue).await? {
            return Err(NotSettled::Locked);
        }
        let prefix = &self.names.table_prefix;
        let kept = now.saturating_add(KEPT).unwrap_or(Timestamp::MAX);
        let settled = Update::builder()
            .table_name(table_name(prefix, Table::Outbox))
            .set_key(Some(place(id).key()))
            .condition_expression("#failed = :in")
            .expression_attribute_names("#failed", FAILED.partition)
            .expression_attribute_names("#due", DUE.sort)
            .expression_attribute_values(":in", text(&self.failed_in(queue)))
            .expression_attribute_values(":one", number(1));
        let (settled, event) = match aside {
            Aside::TryAgain => (
                settled
                    .update_expression(
                        "SET #state = :waiting, since = attempts, #in = :council, #due = :now, #end = :kept REMOVE #failed ADD rev :one",
                    )
                    // Its end may have come while nobody looked.
                    .expression_attribute_names("#end", EXPIRES)
                    .expression_attribute_values(":kept", seconds(kept))
                    .expression_attribute_names("#state", "state")
                    .expression_attribute_names("#in", DUE.partition)
                    .expression_attribute_values(":waiting", text("waiting"))
                    .expression_attribute_values(":council", text(self.council.as_str()))
                    .expression_attribute_values(":now", text(&due_id(now, id))),
                Event::MessageTriedAgain,
            ),
            // Past its end it is deleted.
            Aside::PutAside => (
                settled
                    .update_expression("SET #end = :now REMOVE #failed, #due ADD rev :one")
                    .expression_attribute_names("#end", EXPIRES)
                    .expression_attribute_values(":now", seconds(now)),
                Event::MessagePutAside,
            ),
        };
        let settled = update(settled)?;
        let subject = format!("message#{id}");
        let happened = Happened {
            by: Some(by),
            at: now,
            event,
            subject: &subject,
        };
        let tail = self.tail(session_chain(session)).await?;
        let entry = self.entry_item(&tail.next(happened, None)).await?;
        match self.transact(vec![settled, entry.put_new(prefix)?]).await {
            Ok(()) => Ok(()),
            Err(NotDone::Condition(_)) => Err(VaultFault::Changed.into()),
            Err(NotDone::Fault(fault)) => Err(fault.into()),
        }
    }

    /// Whether a message is about something whose view nobody can open any more. It is found in the list that staff
    /// are shown: they may read no message by itself.
    async fn is_of_locked_view(
        &self,
        id: &OutgoingId,
        queue: &WorkQueue,
    ) -> Result<bool, VaultFault> {
        let failed = self.failed_messages(std::slice::from_ref(queue)).await?;
        let message = failed.into_iter().find(|message| message.id == *id);
        let message = message.ok_or(VaultFault::Changed)?;
        self.is_view_locked(&message.reference).await
    }

    pub(crate) fn failed_in(&self, queue: &WorkQueue) -> String {
        format!("{}#{queue}", self.council)
    }
}

fn seconds(at: Timestamp) -> AttributeValue {
    number(u64::try_from(at.as_second()).unwrap_or(0))
}

fn read(item: &Item, queue: &WorkQueue) -> Option<FailedMessage> {
    Some(FailedMessage {
        id: item
            .place
            .partition
            .strip_prefix("message#")?
            .parse()
            .ok()?,
        kind: MessageKind::parse(item.text("message_kind")?)?,
        reference: item.text("reference")?.parse().ok()?,
        queue: queue.clone(),
        why: WhyFailed::parse(item.text("why")?)?,
    })
}
