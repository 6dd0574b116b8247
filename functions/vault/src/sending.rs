//! Sending a form: one submission is one transaction.
//!
//! The check page's token derives the receipt code and the place of the confirmation, so that
//! confirming twice, or twice at once, finds the first one's result.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use record::audit::{Event, digest};
use record::message::Message;
use record::submission::{SentForm, Submission};
use record::{CheckToken, OutgoingId, Reference, RowId, SubmissionId};
use site_model::{MessageChannel, MessageKind};
use zeroize::Zeroizing;

use crate::chain::{Happened, session_chain};
use crate::confirmations::{
    CONFIRMATION, CONFIRMATION_KEY_NAME, Confirmation, Derived, ForStaff, StoredConfirmation,
    has_receipt,
};
use crate::drafts::{self, DraftPlace, DraftState};
use crate::fault::VaultFault;
use crate::item::{Item, Place, sortable};
use crate::outbox::NewMessage;
use crate::receipts::{NewView, receipt_partition, received_item};
use crate::record_key::Purpose;
use crate::sealing::SealingError;
use crate::sender::Sender;
use crate::store::{NotDone, TRANSACTION, Vault};
use crate::tables::Table;

/// How often a reference that is in use is replaced by another.
const REFERENCE_ATTEMPTS: u32 = 5;

/// What is to be sent.
pub struct Sending<'a> {
    /// The token of the check page.
    pub token: &'a CheckToken,
    /// Who sends it, and the revision of the draft that is sent.
    pub draft: (Sender<'a>, u64),
    /// What is sent.
    pub sent: &'a SentForm,
    /// How the family may be told that what it sent has arrived, where it said that this is safe.
    pub confirm_by: &'a [MessageChannel],
    /// When.
    pub now: Timestamp,
    /// Until when confirming again shows the same page.
    pub confirmation_expires: Timestamp,
    /// Until when the confirmation page can be shown again without the token.
    pub sent_page_expires: Timestamp,
}

/// Why a form was not sent.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    /// The same page was confirmed before with other answers.
    #[error("other answers were sent under this token")]
    OtherAnswers,
    /// The draft was changed since the page was shown.
    #[error("the draft was changed meanwhile")]
    DraftChanged,
    /// The vault's fault. Nothing was sent.
    #[error(transparent)]
    Fault(#[from] VaultFault),
    /// The vault's fault, when all was on its way already: whether it was sent shows only later. Sending again is
    /// safe.
    #[error("it is not known whether it was sent: {0}")]
    Unknown(#[source] VaultFault),
}

impl Vault {
    /// Sends once. Sending the same answers under the same token again gives the same confirmation.
    ///
    /// Whether the page was confirmed before is asked only when something did not go through: the
    /// transaction itself refuses to send twice.
    pub async fn send(&self, sending: &Sending<'_>) -> Result<Confirmation, NotSent> {
        let answers = answers_digest(sending.sent)?;
        let mut attempt = 0;
        loop {
            attempt += 1;
            let failed = match self.send_as_new(sending, &answers).await {
                Ok(confirmation) => return Ok(confirmation),
                Err(NotDone::Condition(failed)) => failed,
                Err(NotDone::Fault(fault)) => {
                    // Perhaps only the answer was lost: "not sent" has to be true.
                    return match self.sent_before(sending, &answers).await {
                        Ok(Some(confirmation)) => Ok(confirmation),
                        Ok(None) if fault.is_of(TRANSACTION) && fault.is_unanswered() => {
                            // It may still be under way.
                            Err(NotSent::Unknown(fault))
                        }
                        Err(NotSent::Fault(_)) if fault.is_of(TRANSACTION) => {
                            Err(NotSent::Unknown(fault))
                        }
                        Ok(None) | Err(NotSent::Fault(_)) => Err(fault.into()),
                        Err(other) => Err(other),
                    };
                }
            };
            if failed.contains(&CONFIRMATION_PLACE)
                && let Some(confirmation) = self.sent_before(sending, &answers).await?
            {
                return Ok(confirmation); // The same page was confirmed before, or at the same moment.
            }
            if failed.contains(&AUDIT_PLACE) && attempt < REFERENCE_ATTEMPTS {
                continue; // The worker did something else at the same moment: after that.
            }
            if failed.contains(&REFERENCE_PLACE) && attempt < REFERENCE_ATTEMPTS {
                continue; // The reference is in use: another one.
            }
            return Err(if failed.contains(&DRAFT_PLACE) {
                NotSent::DraftChanged
            } else {
                VaultFault::Changed.into()
            });
        }
    }

    /// Sends what nobody has sent under its token yet.
    async fn send_as_new(
        &self,
        sending: &Sending<'_>,
        answers: &str,
    ) -> Result<Confirmation, NotDone> {
        let (transaction, confirmation) = self.transaction(sending, answers.to_owned()).await?;
        self.transact(transaction).await?;
        Ok(confirmation)
    }

    /// What the same answers gave under the same token, if they were sent.
    async fn sent_before(
        &self,
        sending: &Sending<'_>,
        answers: &str,
    ) -> Result<Option<Confirmation>, NotSent> {
        let by = sending.draft.0.side();
        match self
            .stored_confirmation(by, sending.token, sending.now)
            .await?
        {
            None => Ok(None),
            Some((sent, confirmation)) if sent == answers => Ok(Some(confirmation)),
            Some(_) => Err(NotSent::OtherAnswers),
        }
    }

    async fn transaction(
        &self,
        sending: &Sending<'_>,
        answers: String,
    ) -> Result<
        (
            Vec<aws_sdk_dynamodb::types::TransactWriteItem>,
            Confirmation,
        ),
        VaultFault,
    > {
        let council = &self.council;
        let prefix = &self.names.table_prefix;
        let Derived {
            confirmation,
            confirmation_key,
            code,
        } = self.derived(sending.draft.0.side(), sending.token);
        let reference = Reference::random(&mut rand::rng());
        let id = SubmissionId::random(&mut rand::rng());
        let (sender, draft_rev) = sending.draft;
        let for_staff = match sender {
            Sender::Family(_) => None,
            Sender::Staff { gives_code, .. } => Some(ForStaff {
                submission: id.clone(),
                gives_code,
            }),
        };
        let code = has_receipt(for_staff.as_ref()).then_some(code);
        let (of_view, of_none) = match &code {
            Some(code) if sending.sent.kind.opens_a_view() => (Some(code), None),
            other => (None, other.as_ref()),
        };
        let view = of_view.map(NewView::random).transpose()?;
        let submission = Submission {
            reference: reference.clone(),
            sent: sending.sent.clone(),
            view: view.as_ref().map(|view| view.handle(council)),
            receipt: of_none.map(|code| receipt_partition(council, code)),
        };
        let SentForm {
            queue,
            kind,
            received,
            form,
            notice_version,
            ..
        } = sending.sent;
        let received = *received;

        let key_id = Self::new_key_id();
        let (key, key_item) = self.make_key(&key_id, Purpose::Submission).await?;
        let at = sortable(received);
        let submission_item = Item::new(
            Place::one(Table::Submissions, format!("submission#{id}")),
            council,
            "submission",
            1,
        )
        .with("hub", queue.as_str())
        .with("submission_kind", kind.as_str())
        .with("reference", &reference.to_string())
        .with("received", &at)
        .with("new_in", &format!("{council}#{queue}"))
        .with("due_id", &format!("{at}#{id}"))
        .sealed(&key, &key_id.to_string(), council, &submission)?;

        let stored = StoredConfirmation {
            reference: reference.clone(),
            received,
            notice_version: Some(notice_version.clone()),
            answers,
            for_staff: for_staff.clone(),
        };
        let confirmation_item = Item::new(confirmation, council, CONFIRMATION, 1)
            .expiring(sending.confirmation_expires)
            .sealed(&confirmation_key, CONFIRMATION_KEY_NAME, council, &stored)?;
        let reference_item = Item::new(
            Place::one(Table::Public, format!("reference#{reference}")),
            council,
            "reference",
            1,
        );
        let DraftPlace {
            place,
            key: draft_key,
        } = self.draft_place(sender.draft_key(), form);
        let draft_item = Item::new(place, council, drafts::KIND, draft_rev + 1)
            .expiring(sending.sent_page_expires)
            .sealed(
                &draft_key,
                sender.draft_key().name(),
                council,
                &DraftState::Sent(sending.token.clone()),
            )?;
        let message_item = self.confirmation_message(sending, &reference).await?;
        let subject = format!("submission#{id}");
        let audit_item = match sender {
            Sender::Family(_) => Item::new(
                Place::of(
                    Table::Audit,
                    format!("entry#{}", RowId::random(&mut rand::rng())),
                    sequence_key(1),
                ),
                council,
                "entry",
                1,
            )
            .with("event", Event::SubmissionReceived.as_str())
            .with("at", &at)
            .with("subject", &subject),
            Sender::Staff { session, by, .. } => {
                let tail = self.tail(session_chain(&session.public_id())).await?;
                let happened = Happened {
                    by: Some(by),
                    at: received,
                    event: Event::SubmissionEntered,
                    subject: &subject,
                };
                self.entry_item(&tail.next(happened, None)).await?
            }
        };

        // These places are known to `send`: what their failed conditions mean.
        let mut transaction = vec![
            confirmation_item.put_new(prefix)?,
            reference_item.put_new(prefix)?,
            draft_item.put_over(prefix, draft_rev)?,
            key_item.put_new(prefix)?,
            submission_item.put_new(prefix)?,
            audit_item.put_new(prefix)?,
        ];
        if let Some(view) = view {
            for item in view.items(council, &submission.family_view())? {
                transaction.push(item.put_new(prefix)?);
            }
        }
        if let Some(code) = of_none {
            let receipt = received_item(council, code, submission.received())?;
            transaction.push(receipt.put_new(prefix)?);
        }
        if let Some(item) = message_item {
            transaction.push(item.put_new(prefix)?);
        }
        Ok((
            transaction,
            Confirmation {
                reference,
                code,
                submission: for_staff.map(|staff| staff.submission),
                received,
                notice_version: Some(notice_version.clone()),
            },
        ))
    }

    /// The message that what was sent has arrived.
    async fn confirmation_message(
        &self,
        sending: &Sending<'_>,
        reference: &Reference,
    ) -> Result<Option<Item>, VaultFault> {
        let kind = MessageKind::Confirmation;
        let message = Message::to_family(kind, sending.sent, reference, sending.confirm_by);
        let Ok(message) = message else {
            return Ok(None);
        };
        let new = NewMessage {
            message: &message,
            due: sending.now,
            ends: None,
        };
        let id = OutgoingId::random(&mut rand::rng());
        self.message_item(&id, &new).await.map(Some)
    }
}

/// The digest of what is sent: the same for the same answers under the same notice text.
fn answers_digest(sent: &SentForm) -> Result<String, VaultFault> {
    let text = serde_json::to_vec(&sent.pages).map_err(|_| SealingError::NotJson)?;
    let text = Zeroizing::new(text);
    Ok(HEXLOWER.encode(&digest(&[&text, sent.notice_version.as_str().as_bytes()])))
}

/// Places in the transaction: what their failed conditions mean.
const CONFIRMATION_PLACE: usize = 0;
const REFERENCE_PLACE: usize = 1;
const DRAFT_PLACE: usize = 2;
const AUDIT_PLACE: usize = 5;

/// The sort key of a chain's entry: sorts as its number.
pub(crate) fn sequence_key(sequence: u64) -> String {
    format!("{sequence:012}")
}
