//! Drafts: sealed under a key that only a session cookie holds.
//!
//! No KMS key opens a draft, so nobody without the cookie reads it, us included. A family's is under the code
//! of its form's cookie, in `public`; a worker's, who enters a form for a family, under the secret of their
//! session, in `staff`: when the session ends, nobody opens it again. One secret has one draft per form: the
//! lookup id and the key are derived from secret, council and form.

use jiff::Timestamp;
use record::{CheckToken, Draft, DraftCode};
use serde::{Deserialize, Serialize};
use site_model::Slug;

use crate::data_key::DataKey;
use crate::derived_key::derive;
use crate::fault::VaultFault;
use crate::item::{Item, Place, number, table_name};
use crate::reminders::MARK;
use crate::sessions::BrowserSecret;
use crate::store::Vault;
use crate::tables::Table;

pub(crate) const KIND: &str = "draft";

/// What opens a draft.
#[derive(Clone, Copy)]
pub enum DraftKey<'a> {
    /// The code in a family's cookie.
    Family(&'a DraftCode),
    /// The secret of a worker's session.
    Staff(&'a BrowserSecret),
}

impl<'a> From<&'a DraftCode> for DraftKey<'a> {
    fn from(code: &'a DraftCode) -> Self {
        Self::Family(code)
    }
}

impl DraftKey<'_> {
    /// Stands where other items name the row of their key.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Family(_) => "draft-code",
            Self::Staff(_) => "session-secret",
        }
    }

    /// Where it and what comes of it are kept.
    pub(crate) fn table(self) -> Table {
        match self {
            Self::Family(_) => Table::Public,
            Self::Staff(_) => Table::Staff,
        }
    }

    fn secret(&self) -> &[u8] {
        match self {
            Self::Family(code) => code.secret(),
            Self::Staff(secret) => secret.secret(),
        }
    }
}

/// What a draft's row holds.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DraftState {
    /// Not sent yet.
    Open(Draft),
    /// Sent: the token leads to the confirmation, so that its page can be shown again.
    Sent(CheckToken),
}

/// A draft as it was read.
pub enum StoredDraft {
    /// Not sent yet; the revision is what [`Vault::save_draft`] writes over.
    Open {
        /// The draft.
        draft: Draft,
        /// Its revision.
        rev: u64,
        /// When it is gone, if nothing is saved in it before.
        expires: Timestamp,
    },
    /// Sent already.
    Sent {
        /// Leads to its confirmation.
        token: CheckToken,
        /// Its revision: a worker's next draft of the same form takes its place.
        rev: u64,
    },
}

/// Where a draft is and what opens it.
pub(crate) struct DraftPlace {
    pub(crate) place: Place,
    pub(crate) key: DataKey,
}

impl Vault {
    pub(crate) fn draft_place(&self, key: DraftKey<'_>, form: &Slug) -> DraftPlace {
        let scope = format!("{}/{form}", self.council);
        let id = derive(key.secret(), &format!("draft-id/{scope}"));
        DraftPlace {
            place: Place::one(
                key.table(),
                format!("draft#{}", data_encoding::HEXLOWER.encode(&id[..16])),
            ),
            key: DataKey::from(derive(key.secret(), &format!("draft-key/{scope}"))),
        }
    }

    /// The draft of a form that this key opens.
    pub async fn load_draft(
        &self,
        key: impl Into<DraftKey<'_>>,
        form: &Slug,
        now: Timestamp,
    ) -> Result<Option<StoredDraft>, VaultFault> {
        let DraftPlace { place, key } = self.draft_place(key.into(), form);
        let Some(item) = self.get_alive(&place, now).await? else {
            return Ok(None);
        };
        let state = item
            .open::<DraftState>(&key, &self.council, KIND)?
            .into_inner();
        Ok(Some(match state {
            DraftState::Open(draft) => StoredDraft::Open {
                draft,
                rev: item.rev(),
                // Every draft ends: one that does not say when is at its end.
                expires: item.expires().unwrap_or(now),
            },
            DraftState::Sent(token) => StoredDraft::Sent {
                token,
                rev: item.rev(),
            },
        }))
    }

    /// The revision of what stands in a draft's place, whatever it is: one that was sent, or has ended and is
    /// not removed yet, gives its place to the next.
    pub async fn draft_rev(
        &self,
        key: impl Into<DraftKey<'_>>,
        form: &Slug,
    ) -> Result<Option<u64>, VaultFault> {
        let DraftPlace { place, .. } = self.draft_place(key.into(), form);
        Ok(self.get(&place).await?.map(|item| item.rev()))
    }

    /// Saves a draft over the revision that was read, or where none is. `Changed` when another page
    /// of the same browser saved meanwhile, or this one did and the answer was lost: read again.
    pub async fn save_draft(
        &self,
        key: impl Into<DraftKey<'_>>,
        form: &Slug,
        draft: &Draft,
        over: Option<u64>,
        expires: Timestamp,
    ) -> Result<(), VaultFault> {
        let key = key.into();
        let item = self.draft_item(key, form, draft, over, expires)?;
        let put = self
            .aws
            .dynamodb
            .put_item()
            .table_name(table_name(&self.names.table_prefix, key.table()))
            .set_item(Some(item.into_attributes()));
        let put = match over {
            Some(rev) => put
                .condition_expression("rev = :rev")
                .expression_attribute_values(":rev", number(rev)),
            None => put.condition_expression("attribute_not_exists(pk)"),
        };
        match self.in_time("PutItem", put.send()).await? {
            Ok(_) => Ok(()),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Err(VaultFault::Changed)
            }
            Err(error) => Err(VaultFault::away("PutItem")(error)),
        }
    }

    /// The row of a draft. That its family wants to be reminded of it stands there for keeper to see.
    pub(crate) fn draft_item(
        &self,
        key: DraftKey<'_>,
        form: &Slug,
        draft: &Draft,
        over: Option<u64>,
        expires: Timestamp,
    ) -> Result<Item, VaultFault> {
        let name = key.name();
        let DraftPlace { place, key } = self.draft_place(key, form);
        let mut item =
            Item::new(place, &self.council, KIND, over.unwrap_or(0) + 1).expiring(expires);
        if let Some(reminder) = &draft.reminder {
            item = item.with(MARK, &reminder.mark.to_string());
        }
        item.sealed(&key, name, &self.council, &DraftState::Open(draft.clone()))
    }
}
