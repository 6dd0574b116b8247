//! Who works on a referral: given to a colleague, with what is still to be done for it.

use jiff::Timestamp;
use record::appointment::Appointment;
use record::audit::Event;
use record::referral::{Referral, Status};
use record::task::Task;
use record::warning::Warning;
use record::{FamilyId, ReferralId, StaffId};

use crate::case_items::Kind;
use crate::family::{ATTEMPTS, Family, Write};
use crate::fault::VaultFault;
use crate::item::Item;
use crate::referrals::{REFERRAL, referral_sort, status, with_status};
use crate::store::Vault;

/// What came of giving a referral to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assigned {
    /// They work on it now.
    Now,
    /// They did already.
    Already,
    /// It is not as it was seen: it has ended, or somebody else works on it by now.
    Changed,
}

impl Vault {
    /// Gives an open referral to `to`, and with it what whoever worked on it had still to do. `from` is who did when
    /// it was seen. Nothing of the case is opened to the person who does it.
    pub async fn assign_referral(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        (from, to): (Option<&StaffId>, &StaffId),
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Assigned, VaultFault> {
        let sort = referral_sort(referral);
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            let item = family.items.get(&sort).ok_or(VaultFault::NotFound)?;
            let works_on_it = item.text("assignee").and_then(StaffId::parse);
            if works_on_it.as_ref() == Some(to) {
                return Ok(Assigned::Already);
            }
            let stands = status(item)?;
            if !Status::OPEN.contains(&stands) || works_on_it.as_ref() != from {
                return Ok(Assigned::Changed);
            }
            let mut writes = vec![self.given(&family, item, (stands, to))?];
            for (sort, item) in &family.items {
                let (item, given) = ((sort.as_str(), item), (from, to));
                writes.extend(self.given_with_it::<Task>(&family, item, referral, given)?);
                writes.extend(self.given_with_it::<Appointment>(&family, item, referral, given)?);
                writes.extend(self.given_with_it::<Warning>(&family, item, referral, given)?);
            }
            match self.write_family(family, writes, Vec::new(), by, now).await {
                Err(VaultFault::Changed) => {}
                done => return done.map(|()| Assigned::Now),
            }
        }
        Err(VaultFault::Changed)
    }

    /// The referral as its new worker has it.
    fn given(
        &self,
        family: &Family,
        item: &Item,
        (stands, to): (Status, &StaffId),
    ) -> Result<Write, VaultFault> {
        let body = item
            .open::<Referral>(&family.key, &self.council, REFERRAL)?
            .into_inner();
        let rev = item.rev();
        let given = item.clone().with_rev(rev + 1).with("assignee", to.as_str());
        let given = with_status(given, &self.council, stands);
        Ok(Write {
            item: given.sealed(&family.key, &family.key_name, &self.council, &body)?,
            over: Some(rev),
            event: Event::ReferralAssigned,
            subject: item.place.sort.clone().unwrap_or_default(),
        })
    }

    /// A task, an appointment or a warning of the referral, if whoever worked on it had still to see to it.
    fn given_with_it<T: Kind>(
        &self,
        family: &Family,
        (sort, item): (&str, &Item),
        referral: &ReferralId,
        (from, to): (Option<&StaffId>, &StaffId),
    ) -> Result<Option<Write>, VaultFault> {
        if sort.split('#').next() != Some(T::NAME) {
            return Ok(None);
        }
        let mut value = item
            .open::<T>(&family.key, &self.council, T::NAME)?
            .into_inner();
        match value.to_do() {
            Some((of, assignee)) if of == referral && Some(&*assignee) == from => {
                *assignee = to.clone();
            }
            _ => return Ok(None),
        }
        let rev = item.rev();
        let given = value.plain(item.clone().with_rev(rev + 1), &self.council);
        Ok(Some(Write {
            item: given.sealed(&family.key, &family.key_name, &self.council, &value)?,
            over: Some(rev),
            event: Event::TaskAssigned,
            subject: sort.to_owned(),
        }))
    }
}
