//! What the staff side remembers between requests: sign-ins under way, and sessions.
//!
//! A session's row is found by a hash of the cookie's secret and sealed under a key derived from
//! it: who reads the table can neither use a session nor see whose it is.

use aws_sdk_dynamodb::types::ReturnValue;
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::data_key::DataKey;
use crate::derived_key::derive;
use crate::fault::VaultFault;
use crate::item::{Item, Place, table_name};
use crate::sealing::Opened;
use crate::store::Vault;
use crate::tables::Table;

const KEY_NAME: &str = "session-secret";

/// What kind of secret a browser holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretKind {
    /// A sign-in that was begun: state, nonce and verifier.
    SignIn,
    /// Someone who is signed in.
    Session,
}

impl SecretKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Session => "session",
        }
    }
}

/// A browser's secret: 256 random bits in a `__Host-` cookie. No `Debug`.
#[derive(Clone)]
pub struct BrowserSecret(zeroize::Zeroizing<[u8; 32]>);

impl BrowserSecret {
    /// A new one.
    pub fn random() -> Result<Self, VaultFault> {
        Ok(Self(zeroize::Zeroizing::new(*DataKey::random()?.expose())))
    }

    /// As the cookie holds it.
    pub fn reveal(&self) -> String {
        HEXLOWER.encode(self.0.as_slice())
    }

    /// From a cookie.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok()?;
        Some(Self(zeroize::Zeroizing::new(bytes.try_into().ok()?)))
    }

    /// What keys are derived from.
    pub(crate) fn secret(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// A name for it that opens nothing: the audit chain of a session.
    pub fn public_id(&self) -> String {
        HEXLOWER.encode(&derive(self.0.as_slice(), "session-public-id")[..16])
    }
}

impl Vault {
    fn secret_place(&self, kind: SecretKind, secret: &BrowserSecret) -> (Place, DataKey) {
        let kind = kind.as_str();
        let scope = format!("{kind}/{}", self.council);
        let id = derive(secret.0.as_slice(), &format!("{scope}/id"));
        let key = derive(secret.0.as_slice(), &format!("{scope}/key"));
        (
            Place::one(
                Table::Staff,
                format!("{kind}#{}", HEXLOWER.encode(&id[..16])),
            ),
            DataKey::from(key),
        )
    }

    /// Remembers a value behind a browser's secret, in place of an earlier one.
    pub async fn remember<T: Serialize>(
        &self,
        kind: SecretKind,
        secret: &BrowserSecret,
        value: &T,
        expires: Timestamp,
    ) -> Result<(), VaultFault> {
        let (place, key) = self.secret_place(kind, secret);
        let item = Item::new(place, &self.council, kind.as_str(), 1)
            .expiring(expires)
            .sealed(&key, KEY_NAME, &self.council, value)?;
        self.put(item).await
    }

    /// Remembers a newer value in place of the one that is there; `false` when it was forgotten
    /// meanwhile: a session that has ended does not come back by being used.
    pub async fn remember_again<T: Serialize>(
        &self,
        kind: SecretKind,
        secret: &BrowserSecret,
        value: &T,
        expires: Timestamp,
    ) -> Result<bool, VaultFault> {
        let (place, key) = self.secret_place(kind, secret);
        let item = Item::new(place, &self.council, kind.as_str(), 1)
            .expiring(expires)
            .sealed(&key, KEY_NAME, &self.council, value)?;
        let put = self
            .aws
            .dynamodb
            .put_item()
            .table_name(table_name(&self.names.table_prefix, Table::Staff))
            .set_item(Some(item.into_attributes()))
            .condition_expression("attribute_exists(pk)");
        match self.in_time("PutItem", put.send()).await? {
            Ok(_) => Ok(true),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Ok(false)
            }
            Err(error) => Err(VaultFault::away("PutItem")(error)),
        }
    }

    /// What was remembered behind a browser's secret.
    pub async fn recall<T: DeserializeOwned>(
        &self,
        kind: SecretKind,
        secret: &BrowserSecret,
        now: Timestamp,
    ) -> Result<Option<Opened<T>>, VaultFault> {
        let (place, key) = self.secret_place(kind, secret);
        let Some(item) = self.get_alive(&place, now).await? else {
            return Ok(None);
        };
        item.open(&key, &self.council, kind.as_str()).map(Some)
    }

    /// Forgets what was remembered. `true` when there was something: of two who forget at once,
    /// one is told so.
    pub async fn forget(
        &self,
        kind: SecretKind,
        secret: &BrowserSecret,
    ) -> Result<bool, VaultFault> {
        let (place, _) = self.secret_place(kind, secret);
        let delete = self
            .aws
            .dynamodb
            .delete_item()
            .table_name(table_name(&self.names.table_prefix, Table::Staff))
            .set_key(Some(place.key()))
            .return_values(ReturnValue::AllOld);
        let answer = self.call("DeleteItem", delete.send()).await?;
        Ok(answer.attributes.is_some())
    }

    /// Puts an item of the staff table over whatever is there.
    pub(crate) async fn put(&self, item: Item) -> Result<(), VaultFault> {
        let put = self
            .aws
            .dynamodb
            .put_item()
            .table_name(table_name(&self.names.table_prefix, Table::Staff))
            .set_item(Some(item.into_attributes()));
        self.call("PutItem", put.send()).await.map(drop)
    }
}
