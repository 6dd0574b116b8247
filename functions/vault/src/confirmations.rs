//! Confirmations: what sending gave, found again by the check page's token.
//!
//! A family's lie in `public`, a worker's in `staff`, where the public side reaches none.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use record::{CheckToken, ReceiptCode, Reference, SubmissionId};
use serde::{Deserialize, Serialize};
use site_model::NoticeVersion;

use crate::data_key::DataKey;
use crate::derived_key::derive;
use crate::fault::VaultFault;
use crate::item::Place;
use crate::sender::SentBy;
use crate::store::Vault;
use crate::tables::Table;

pub(crate) const CONFIRMATION: &str = "confirmation";
pub(crate) const CONFIRMATION_KEY_NAME: &str = "check-token";

/// What the confirmation page shows.
#[derive(Clone)]
pub struct Confirmation {
    /// What can be quoted on the phone.
    pub reference: Reference,
    /// What opens the receipt; `None` where staff sent it and gave no code.
    pub code: Option<ReceiptCode>,
    /// What was sent, for a worker who goes on with it. A family's side never learns it.
    pub submission: Option<SubmissionId>,
    /// When it was sent.
    pub received: Timestamp,
    /// The text of the notice under which it was sent; `None` in one that was stored before this was
    /// kept.
    pub notice_version: Option<NoticeVersion>,
}

/// The sealed result of a confirmation.
#[derive(Serialize, Deserialize)]
pub(crate) struct StoredConfirmation {
    pub(crate) reference: Reference,
    pub(crate) received: Timestamp,
    /// Who sent while another edition was deployed still finds what that edition stored.
    #[serde(default)]
    pub(crate) notice_version: Option<NoticeVersion>,
    /// The digest of the answers, hexadecimal.
    pub(crate) answers: String,
    /// What only a worker who sent it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) for_staff: Option<ForStaff>,
}

/// Whether what is sent has a receipt: always, but where staff sent it and gave no code.
pub(crate) fn has_receipt(for_staff: Option<&ForStaff>) -> bool {
    for_staff.is_none_or(|staff| staff.gives_code)
}

/// What a worker's confirmation knows besides.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ForStaff {
    pub(crate) submission: SubmissionId,
    pub(crate) gives_code: bool,
}

/// What a check token derives.
pub(crate) struct Derived {
    pub(crate) confirmation: Place,
    pub(crate) confirmation_key: DataKey,
    pub(crate) code: ReceiptCode,
}

impl Vault {
    pub(crate) fn derived(&self, by: SentBy, token: &CheckToken) -> Derived {
        let secret = token.secret();
        let id = derive(secret, &format!("confirmation-id/{}", self.council));
        let code = derive(secret, &format!("receipt-code/{}", self.council));
        let mut bytes = [0; 15];
        bytes.copy_from_slice(&code[..15]);
        Derived {
            confirmation: Place::one(
                match by {
                    SentBy::Family => Table::Public,
                    SentBy::Staff => Table::Staff,
                },
                format!("confirmation#{}", HEXLOWER.encode(&id[..16])),
            ),
            confirmation_key: DataKey::from(derive(
                secret,
                &format!("confirmation-key/{}", self.council),
            )),
            code: ReceiptCode::from_bytes(bytes),
        }
    }

    /// What was confirmed with this token, if it was.
    pub async fn confirmation(
        &self,
        by: SentBy,
        token: &CheckToken,
        now: Timestamp,
    ) -> Result<Option<Confirmation>, VaultFault> {
        Ok(self
            .stored_confirmation(by, token, now)
            .await?
            .map(|(_, confirmation)| confirmation))
    }

    pub(crate) async fn stored_confirmation(
        &self,
        by: SentBy,
        token: &CheckToken,
        now: Timestamp,
    ) -> Result<Option<(String, Confirmation)>, VaultFault> {
        let Derived {
            confirmation,
            confirmation_key,
            code,
        } = self.derived(by, token);
        let Some(item) = self.get_alive(&confirmation, now).await? else {
            return Ok(None);
        };
        let stored = item
            .open::<StoredConfirmation>(&confirmation_key, &self.council, CONFIRMATION)?
            .into_inner();
        Ok(Some((
            stored.answers,
            Confirmation {
                reference: stored.reference,
                code: has_receipt(stored.for_staff.as_ref()).then_some(code),
                submission: stored.for_staff.map(|staff| staff.submission),
                received: stored.received,
                notice_version: stored.notice_version,
            },
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confirmation_that_names_no_notice_is_still_read() {
        let stored = serde_json::json!({
            "reference": Reference::random(&mut rand::rng()),
            "received": "2026-11-21T09:00:00Z",
            "answers": "00",
        });
        let read: StoredConfirmation = serde_json::from_value(stored).expect("it is read");
        assert_eq!(read.notice_version, None);
        assert!(
            has_receipt(read.for_staff.as_ref()),
            "its code still opens what was sent"
        );
    }
}
