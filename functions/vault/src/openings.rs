//! Why colleagues' referrals were opened: sealed with the family, and an entry in its audit chain.

use record::audit::Event;
use record::opening::Opening;
use record::{FamilyId, ReferralId, RowId};

use crate::family::{ATTEMPTS, Family, Write, partition};
use crate::fault::VaultFault;
use crate::item::{Item, Place};
use crate::referrals::referral_sort;
use crate::store::Vault;
use crate::tables::Table;

const OPENING: &str = "opening";

impl Vault {
    /// Why colleagues opened a referral, oldest first.
    pub(crate) fn openings_of(
        &self,
        family: &Family,
        referral: &ReferralId,
    ) -> Result<Vec<Opening>, VaultFault> {
        let items = family.items.iter();
        let items = items.filter(|(sort, _)| sort.split('#').next() == Some(OPENING));
        let mut openings = Vec::new();
        for (_, item) in items {
            let opening = item.open::<Opening>(&family.key, &self.council, OPENING)?;
            openings.push(opening.into_inner());
        }
        openings.retain(|opening| opening.referral == *referral);
        openings.sort_by_key(|opening| opening.at);
        Ok(openings)
    }

    /// Keeps why somebody opens a colleague's referral, before it is opened.
    pub async fn keep_opening(
        &self,
        family: &FamilyId,
        opening: &Opening,
    ) -> Result<(), VaultFault> {
        let subject = referral_sort(&opening.referral);
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            if !family.items.contains_key(&subject) {
                return Err(VaultFault::NotFound);
            }
            let sort = format!("{OPENING}#{}", RowId::random(&mut rand::rng()));
            let place = Place::of(Table::Families, partition(&family.id), sort);
            let item = Item::new(place, &self.council, OPENING, 1).sealed(
                &family.key,
                &family.key_name,
                &self.council,
                opening,
            )?;
            let write = Write {
                item,
                over: None,
                event: Event::OpenedForReason,
                subject: subject.clone(),
            };
            let written =
                self.write_family(family, vec![write], Vec::new(), &opening.by, opening.at);
            match written.await {
                Err(VaultFault::Changed) => {}
                done => return done,
            }
        }
        Err(VaultFault::Changed)
    }
}
