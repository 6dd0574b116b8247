//! Who works on a referral: given to a colleague, with what is still to be done for it.

use jiff::Timestamp;
use record::audit::Event;
use record::referral::{Referral, Status};
use record::task::Task;
use record::{FamilyId, ReferralId, StaffId};

use crate::case_items::Kind as _;
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
                writes.extend(self.task_given(&family, (sort, item), referral, (from, to))?);
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

    /// A task of the referral that whoever worked on it had still to do.
    fn task_given(
        &self,
        family: &Family,
        (sort, item): (&str, &Item),
        referral: &ReferralId,
        (from, to): (Option<&StaffId>, &StaffId),
    ) -> Result<Option<Write>, VaultFault> {
        if sort.split('#').next() != Some(Task::NAME) {
            return Ok(None);
        }
        let mut task = item
            .open::<Task>(&family.key, &self.council, Task::NAME)?
            .into_inner();
        let is_theirs = task.referral == *referral && Some(&task.assignee) == from;
        if !is_theirs || task.ended.is_some() {
            return Ok(None);
        }
        task.assignee = to.clone();
        let rev = item.rev();
        let given = task.plain(item.clone().with_rev(rev + 1), &self.council);
        Ok(Some(Write {
            item: given.sealed(&family.key, &family.key_name, &self.council, &task)?,
            over: Some(rev),
            event: Event::TaskAssigned,
            subject: sort.to_owned(),
        }))
    }
}
