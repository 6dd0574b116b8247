//! The views that somebody saved: one row of the `staff` table for each person, sealed.

use record::StaffId;
use record::saved_view::SavedViews;

use crate::fault::VaultFault;
use crate::item::{Item, Place};
use crate::store::{NotDone, Vault};
use crate::tables::Table;
use crate::users::STAFF_KEY;

const VIEWS: &str = "saved-views";

/// What somebody saved, and the revision of its row.
pub struct KnownViews {
    /// The views.
    pub views: SavedViews,
    /// The revision; `None` where there is no row yet.
    rev: Option<u64>,
}

impl Vault {
    /// What somebody saved.
    pub async fn saved_views(&self, of: &StaffId) -> Result<KnownViews, VaultFault> {
        let Some(item) = self.get(&place(of)).await? else {
            return Ok(KnownViews {
                views: SavedViews::default(),
                rev: None,
            });
        };
        let key = self.staff_key().await?;
        let views = item.open::<SavedViews>(&key, &self.council, VIEWS)?;
        Ok(KnownViews {
            views: views.into_inner(),
            rev: Some(item.rev()),
        })
    }

    /// Saves them. `Changed` where another window of the same person did meanwhile.
    pub async fn save_views(&self, of: &StaffId, known: &KnownViews) -> Result<(), VaultFault> {
        let prefix = &self.names.table_prefix;
        let key = self.staff_key().await?;
        let rev = known.rev.map_or(1, |rev| rev + 1);
        let item = Item::new(place(of), &self.council, VIEWS, rev).sealed(
            &key,
            STAFF_KEY,
            &self.council,
            &known.views,
        )?;
        let put = match known.rev {
            Some(over) => item.put_over(prefix, over)?,
            None => item.put_new(prefix)?,
        };
        match self.transact(vec![put]).await {
            Ok(()) => Ok(()),
            Err(NotDone::Condition(_)) => Err(VaultFault::Changed),
            Err(NotDone::Fault(fault)) => Err(fault),
        }
    }
}

fn place(of: &StaffId) -> Place {
    Place::one(Table::Staff, format!("views#{of}"))
}
