//! Receipts and views: what a family sees with its receipt code, and nobody without it.
//!
//! A view is sealed under a random key. The receipt row holds that key, sealed under a key that the
//! code derives; the submission holds it for staff. So staff can lock a view or issue a new code.
//!
//! What a professional sent has a receipt and no view: the row itself says that it was received. There is
//! nothing in which a worker could switch something on.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use record::submission::ViewHandle;
use record::view::FamilyView;
use record::{ReceiptCode, Received, ViewId};
use serde::{Deserialize, Serialize};
use site_model::Slug;

use crate::data_key::DataKey;
use crate::derived_key::derive;
use crate::fault::VaultFault;
use crate::item::{Item, Place};
use crate::store::Vault;
use crate::tables::Table;

const RECEIPT: &str = "receipt";
const RECEIPT_KEY_NAME: &str = "receipt-code";
pub(crate) const VIEW: &str = "view";
const VIEW_KEY_NAME: &str = "view-key";

/// The sealed part of a receipt row.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Receipt {
    /// It opens a view.
    View {
        view: ViewId,
        /// Hexadecimal.
        view_key: String,
    },
    /// It opens nothing: this is all that it says.
    Received(Received),
}

/// What a receipt code opens. No `Debug`: a view holds what a family sent.
pub enum OpenReceipt {
    /// What its holder sent, and what came after.
    View(Box<FamilyView>),
    /// That it was received, and nothing of it.
    Received(Received),
}

/// Where a code's receipt row is, and the key that opens it.
fn receipt_place(council: &Slug, code: &ReceiptCode) -> (Place, DataKey) {
    let id = derive(code.secret(), &format!("receipt-id/{council}"));
    let key = derive(code.secret(), &format!("receipt-key/{council}"));
    let place = Place::one(
        Table::Public,
        format!("receipt#{}", HEXLOWER.encode(&id[..16])),
    );
    (place, DataKey::from(key))
}

fn view_place(id: &ViewId) -> Place {
    Place::one(Table::Public, format!("view#{id}"))
}

/// A view that is made with its submission, and the code that will open it.
pub(crate) struct NewView<'a> {
    code: &'a ReceiptCode,
    id: ViewId,
    key: DataKey,
}

impl<'a> NewView<'a> {
    /// One that `code` opens.
    pub(crate) fn random(code: &'a ReceiptCode) -> Result<Self, VaultFault> {
        Ok(Self {
            code,
            id: ViewId::random(&mut rand::rng()),
            key: DataKey::random()?,
        })
    }

    /// What the submission keeps of it.
    pub(crate) fn handle(&self, council: &Slug) -> ViewHandle {
        ViewHandle {
            id: self.id.clone(),
            receipt: receipt_place(council, self.code).0.partition,
            key: HEXLOWER.encode(self.key.expose()),
        }
    }

    /// Its receipt row, and the view itself.
    pub(crate) fn items(
        &self,
        council: &Slug,
        shows: &FamilyView,
    ) -> Result<[Item; 2], VaultFault> {
        let (place, key) = receipt_place(council, self.code);
        let receipt = Receipt::View {
            view: self.id.clone(),
            view_key: HEXLOWER.encode(self.key.expose()),
        };
        let receipt_row = Item::new(place, council, RECEIPT, 1);
        let view = Item::new(view_place(&self.id), council, VIEW, 1);
        Ok([
            receipt_row.sealed(&key, RECEIPT_KEY_NAME, council, &receipt)?,
            view.sealed(&self.key, VIEW_KEY_NAME, council, shows)?,
        ])
    }
}

/// Where the receipt row of a code is, for who will have to remove it.
pub(crate) fn receipt_partition(council: &Slug, code: &ReceiptCode) -> String {
    receipt_place(council, code).0.partition
}

/// A receipt row that opens no view.
pub(crate) fn received_item(
    council: &Slug,
    code: &ReceiptCode,
    received: Received,
) -> Result<Item, VaultFault> {
    let (place, key) = receipt_place(council, code);
    let receipt_row = Item::new(place, council, RECEIPT, 1);
    receipt_row.sealed(
        &key,
        RECEIPT_KEY_NAME,
        council,
        &Receipt::Received(received),
    )
}

/// A view as it was read, with what is needed to write it.
pub(crate) struct OpenView {
    pub(crate) view: FamilyView,
    item: Item,
    key: DataKey,
}

impl OpenView {
    pub(crate) fn rev(&self) -> u64 {
        self.item.rev()
    }

    /// The item as it is after a change.
    pub(crate) fn written(&self, council: &Slug) -> Result<Item, VaultFault> {
        let item = self.item.clone().with_rev(self.rev() + 1);
        item.sealed(&self.key, VIEW_KEY_NAME, council, &self.view)
    }
}

/// What is put in the place of a receipt row or a view that opens no more: it has ended, and holds nothing.
pub(crate) fn ended(handle: &ViewHandle, council: &Slug, now: Timestamp) -> (Item, Item) {
    let receipt = Place::one(Table::Public, handle.receipt.clone());
    let of = |place, kind| Item::new(place, council, kind, 1).expiring(now);
    (of(receipt, RECEIPT), of(view_place(&handle.id), VIEW))
}

impl Vault {
    /// What a receipt code opens; `None` for one that opens nothing.
    pub async fn open_receipt(
        &self,
        code: &ReceiptCode,
        now: Timestamp,
    ) -> Result<Option<OpenReceipt>, VaultFault> {
        let (view, view_key) = match self.receipt(code, now).await? {
            None => return Ok(None),
            Some(Receipt::Received(received)) => return Ok(Some(OpenReceipt::Received(received))),
            Some(Receipt::View { view, view_key }) => (view, view_key),
        };
        let opened = self.open_view_with(&view, &view_key, now).await?;
        Ok(opened.map(|opened| OpenReceipt::View(Box::new(opened.view))))
    }

    /// The view that a receipt code opens; `None` for one that opens none.
    pub async fn open_view(
        &self,
        code: &ReceiptCode,
        now: Timestamp,
    ) -> Result<Option<FamilyView>, VaultFault> {
        let opened = self.open_view_to_write(code, now).await?;
        Ok(opened.map(|opened| opened.view))
    }

    /// The same, to be written again.
    pub(crate) async fn open_view_to_write(
        &self,
        code: &ReceiptCode,
        now: Timestamp,
    ) -> Result<Option<OpenView>, VaultFault> {
        match self.receipt(code, now).await? {
            Some(Receipt::View { view, view_key }) => {
                self.open_view_with(&view, &view_key, now).await
            }
            Some(Receipt::Received(_)) | None => Ok(None),
        }
    }

    async fn receipt(
        &self,
        code: &ReceiptCode,
        now: Timestamp,
    ) -> Result<Option<Receipt>, VaultFault> {
        let (place, key) = receipt_place(&self.council, code);
        let Some(receipt) = self.get_alive(&place, now).await? else {
            return Ok(None);
        };
        let receipt = receipt.open::<Receipt>(&key, &self.council, RECEIPT)?;
        Ok(Some(receipt.into_inner()))
    }

    /// A view, by what a receipt row or the staff's handle knows of it.
    pub(crate) async fn open_view_with(
        &self,
        id: &ViewId,
        key: &str,
        now: Timestamp,
    ) -> Result<Option<OpenView>, VaultFault> {
        let Some(item) = self.get_alive(&view_place(id), now).await? else {
            return Ok(None);
        };
        let tampered = || VaultFault::Tampered { what: RECEIPT };
        let bytes = HEXLOWER
            .decode(key.as_bytes())
            .map(zeroize::Zeroizing::new)
            .map_err(|_| tampered())?;
        let key = DataKey::try_from(bytes.as_slice()).map_err(|_| tampered())?;
        let view = item
            .open::<FamilyView>(&key, &self.council, VIEW)?
            .into_inner();
        Ok(Some(OpenView { view, item, key }))
    }
}
