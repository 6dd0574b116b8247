//! Which other records may be a family's: offered from the blind indexes, compared for a reason, linked or kept
//! apart by a person, and taken back. Each of these is one transaction over both records, with an entry in both
//! chains.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use record::audit::Event;
use record::matching::{Way, candidates};
use record::referral::Status;
use record::same_family::{Because, NotDecided, Pair, Verdict};
use record::{FamilyId, Reference, ReferralId, StaffId};
use site_model::WorkQueue;
use site_model::form::SubmissionKind;

use crate::family::{ATTEMPTS, Family, Write, partition};
use crate::fault::VaultFault;
use crate::item::{Item, Place, table_name, text};
use crate::referrals::{REFERRAL, ReferralFile, referral_sort, status, work_queue};
use crate::search::kind_of;
use crate::store::Vault;
use crate::tables::{PARTITION, SORT, Table};

pub(crate) const PAIR: &str = "pair";

/// What may be in a list of another record's referral: nothing that anybody wrote.
pub struct KnownReferral {
    /// Which.
    pub referral: ReferralId,
    /// What the family can quote.
    pub reference: Reference,
    /// What it is to the staff.
    pub kind: SubmissionKind,
    /// Whose work it is.
    pub queue: WorkQueue,
    /// Where it stands.
    pub status: Status,
    /// Who works on it.
    pub assignee: Option<StaffId>,
    /// When it was sent.
    pub received: Timestamp,
}

/// A record that may be the same family's.
pub struct KnownFamily {
    /// Which.
    pub family: FamilyId,
    /// In which ways it agrees.
    pub ways: Vec<Way>,
    /// Its referrals, newest first.
    pub referrals: Vec<KnownReferral>,
}

/// A referral and its family.
pub type TheirReferral<'a> = (&'a FamilyId, &'a ReferralId);

pub(crate) fn pair_sort(other: &FamilyId) -> String {
    format!("{PAIR}#{other}")
}

impl Vault {
    /// The records that may be the same family's as this referral, the likeliest first. None about which somebody
    /// has decided.
    pub async fn known_families(
        &self,
        file: &ReferralFile,
    ) -> Result<Vec<KnownFamily>, VaultFault> {
        let mut agreed = self.agreed(&file.submission.sent).await?;
        let decided = file.pairs.iter().filter(|pair| pair.verdict().is_some());
        let not_asked: Vec<&FamilyId> = decided
            .map(|pair| &pair.other)
            .chain([&file.family])
            .collect();
        for (_, found) in &mut agreed {
            found.retain(|family| !not_asked.contains(&family));
        }
        let mut known = Vec::new();
        for candidate in candidates(agreed) {
            let referrals = self.referrals_of(&candidate.id).await?;
            if !referrals.is_empty() {
                known.push(KnownFamily {
                    family: candidate.id,
                    ways: candidate.ways.into_iter().collect(),
                    referrals,
                });
            }
        }
        Ok(known)
    }

    /// What a list may show of a family's referrals, newest first. It opens nothing.
    pub async fn referrals_of(&self, family: &FamilyId) -> Result<Vec<KnownReferral>, VaultFault> {
        let query = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, Table::Families))
            .key_condition_expression("#partition = :family AND begins_with(#sort, :referral)")
            .expression_attribute_names("#partition", PARTITION)
            .expression_attribute_names("#sort", SORT)
            .expression_attribute_values(":family", text(&partition(family)))
            .expression_attribute_values(":referral", AttributeValue::S(format!("{REFERRAL}#")))
            .consistent_read(true);
        let answer = self.call("Query", query.send()).await?;
        let tampered = || VaultFault::Tampered { what: REFERRAL };
        let mut referrals = Vec::new();
        for attributes in answer.items.unwrap_or_default() {
            let item = Item::read(Table::Families, attributes).ok_or_else(tampered)?;
            let sort = item.place.sort.as_deref();
            let id = sort.and_then(|sort| sort.split_once('#')?.1.parse().ok());
            let parsed = |name| item.text(name).ok_or_else(tampered);
            referrals.push(KnownReferral {
                referral: id.ok_or_else(tampered)?,
                reference: parsed("reference")?.parse().map_err(|_| tampered())?,
                kind: kind_of(&item).ok_or_else(tampered)?,
                queue: work_queue(&item, REFERRAL)?,
                status: status(&item)?,
                assignee: item.text("assignee").and_then(StaffId::parse),
                received: parsed("received")?.parse().map_err(|_| tampered())?,
            });
        }
        referrals.sort_by_key(|referral| std::cmp::Reverse(referral.received));
        Ok(referrals)
    }

    /// Keeps that somebody compares two records, and why, with both: before they are shown side by side.
    pub async fn compare(
        &self,
        one: TheirReferral<'_>,
        other: TheirReferral<'_>,
        because: &Because,
    ) -> Result<(), VaultFault> {
        let compared = |pair: &mut Pair| {
            pair.compared.push(because.clone());
            Ok(true)
        };
        let written = self.change_pair(
            one,
            other,
            (Event::FamiliesCompared, None),
            because,
            compared,
        );
        // A comparison is never refused.
        written.await.map(|_| ())
    }

    /// Links two records or keeps them apart, or takes that back.
    pub async fn decide_pair(
        &self,
        one: TheirReferral<'_>,
        other: TheirReferral<'_>,
        verdict: Verdict,
        because: &Because,
    ) -> Result<Result<(), NotDecided>, VaultFault> {
        let event = match verdict {
            Verdict::Linked => Event::FamiliesLinked,
            Verdict::KeptApart => Event::FamiliesKeptApart,
            Verdict::Undone => Event::FamiliesUndecided,
        };
        let decided = |pair: &mut Pair| pair.decide(verdict, because.clone());
        self.change_pair(one, other, (event, Some(verdict)), because, decided)
            .await
    }

    /// Changes what two records keep of each other: both or neither.
    async fn change_pair(
        &self,
        one: TheirReferral<'_>,
        other: TheirReferral<'_>,
        (event, verdict): (Event, Option<Verdict>),
        because: &Because,
        change: impl Fn(&mut Pair) -> Result<bool, NotDecided>,
    ) -> Result<Result<(), NotDecided>, VaultFault> {
        if one.0 == other.0 {
            return Err(VaultFault::NotFound);
        }
        for _ in 0..ATTEMPTS {
            let mut transaction = Vec::new();
            let mut changed = false;
            for ((family, referral), with) in [(one, other), (other, one)] {
                let mut record = self.read_family(family).await?;
                if !record.items.contains_key(&referral_sort(referral)) {
                    return Err(VaultFault::NotFound);
                }
                let mut pair = self.pair_of(&record, with)?;
                match change(&mut pair) {
                    Ok(it_is) => changed |= it_is,
                    Err(not) => return Ok(Err(not)),
                }
                match verdict {
                    Some(Verdict::Linked) => {
                        record.head.linked.insert(with.0.clone());
                    }
                    Some(Verdict::Undone) => {
                        record.head.linked.remove(with.0);
                    }
                    Some(Verdict::KeptApart) | None => {}
                }
                let write = self.pair_write(&record, &pair, event)?;
                let (by, at) = (&because.by, because.at);
                transaction.extend(self.family_writes(record, vec![write], by, at).await?);
            }
            if !changed {
                return Ok(Ok(()));
            }
            match self.write_all(transaction).await {
                Err(VaultFault::Changed) => {}
                done => return done.map(Ok),
            }
        }
        Err(VaultFault::Changed)
    }

    fn pair_of(
        &self,
        family: &Family,
        (other, others): TheirReferral<'_>,
    ) -> Result<Pair, VaultFault> {
        match family.items.get(&pair_sort(other)) {
            Some(item) => self.open_pair(family, item),
            None => Ok(Pair::new(other.clone(), others.clone())),
        }
    }

    fn open_pair(&self, family: &Family, item: &Item) -> Result<Pair, VaultFault> {
        let opened = item.open::<Pair>(&family.key, &self.council, PAIR)?;
        Ok(opened.into_inner())
    }

    pub(crate) fn pair_write(
        &self,
        family: &Family,
        pair: &Pair,
        event: Event,
    ) -> Result<Write, VaultFault> {
        let sort = pair_sort(&pair.other);
        let over = family.items.get(&sort).map(Item::rev);
        let place = Place::of(Table::Families, partition(&family.id), sort.clone());
        let rev = over.map_or(1, |rev| rev + 1);
        let item = Item::new(place, &self.council, PAIR, rev).sealed(
            &family.key,
            &family.key_name,
            &self.council,
            pair,
        )?;
        Ok(Write {
            item,
            over,
            event,
            subject: sort,
        })
    }

    /// The other records that somebody compared a family's with.
    pub(crate) fn pairs_of(&self, family: &Family) -> Result<Vec<Pair>, VaultFault> {
        let pairs = family.items.iter();
        let pairs = pairs.filter(|(sort, _)| sort.starts_with(PAIR));
        pairs
            .map(|(_, item)| self.open_pair(family, item))
            .collect()
    }
}
