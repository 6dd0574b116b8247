//! By what a family is known: rows of blind indexes, written with the referral that they come from.
//!
//! A row's key is a keyed hash by the council's KMS key, cut short; who reads rows cannot make one, and who is found
//! by one may be another. What a row is made of stands in the sealed submission, so that rows can be made again.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use futures_util::future::try_join_all;
use record::matching::{HASH_BITS, Term, Way, asked_with, known_by};
use record::submission::{SentForm, Submission};
use record::{FamilyId, ReferralId};

use crate::fault::VaultFault;
use crate::item::{Item, Place, table_name, text};
use crate::store::{NotDone, Vault};
use crate::tables::{PARTITION, SORT, Table};

const KIND: &str = "known-by";

/// How rows are made: with another number, those of a form are made anew when somebody next opens its referral.
const MADE: &str = "made-1";

/// The most families that are looked at under one value: a value that more share says nothing.
const MOST_UNDER_ONE: i32 = 30;

/// Where it stands that the rows of a form are made.
fn made(referral: &ReferralId) -> String {
    format!("{MADE}#{referral}")
}

impl Vault {
    /// The rows of a form that is taken.
    pub(crate) async fn known_by(
        &self,
        sent: &SentForm,
        family: &FamilyId,
        referral: &ReferralId,
    ) -> Result<Vec<Item>, VaultFault> {
        let terms = known_by(sent);
        let partitions = try_join_all(terms.iter().map(|term| self.blind(term))).await?;
        // Two values may have one hash.
        let mut partitions: BTreeSet<String> = partitions.into_iter().collect();
        partitions.insert(made(referral));
        let rows = partitions.into_iter().map(|partition| {
            let place = Place::of(
                Table::Index,
                partition,
                format!("family#{family}#{referral}"),
            );
            Item::new(place, &self.council, KIND, 1).with("family", &family.to_string())
        });
        Ok(rows.collect())
    }

    /// Makes the rows of a form that was taken before they were made as they are now. What cannot be made is made
    /// when somebody next opens its referral: nobody is kept from a family by it.
    pub(crate) async fn make_known(
        &self,
        submission: &Submission,
        family: &FamilyId,
        referral: &ReferralId,
    ) {
        let made = async {
            if !self.known_under(&made(referral)).await?.is_empty() {
                return Ok(());
            }
            let prefix = &self.names.table_prefix;
            let reference = self.reference_item(&submission.reference, family, referral);
            let mut rows = vec![reference.put_over_any(prefix)?];
            for row in self.known_by(&submission.sent, family, referral).await? {
                rows.push(row.put_over_any(prefix)?);
            }
            match self.transact(rows).await {
                Ok(()) => Ok(()),
                Err(NotDone::Condition(_)) => Err(VaultFault::Changed),
                Err(NotDone::Fault(fault)) => Err(fault),
            }
        };
        if let Err(fault) = made.await {
            tracing::warn!(%fault, "by what a family is known was not made");
        }
    }

    /// Whom each look-up of a form finds.
    pub(crate) async fn agreed(
        &self,
        sent: &SentForm,
    ) -> Result<Vec<(Way, BTreeSet<FamilyId>)>, VaultFault> {
        let asked = asked_with(sent);
        try_join_all(
            asked
                .iter()
                .map(async |(way, term)| Ok((*way, self.known_with(term).await?))),
        )
        .await
    }

    /// Who is known by a value.
    pub(crate) async fn known_with(&self, term: &Term) -> Result<BTreeSet<FamilyId>, VaultFault> {
        self.known_under(&self.blind(term).await?).await
    }

    async fn known_under(&self, partition: &str) -> Result<BTreeSet<FamilyId>, VaultFault> {
        let query = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, Table::Index))
            .key_condition_expression("#partition = :partition AND begins_with(#sort, :family)")
            .expression_attribute_names("#partition", PARTITION)
            .expression_attribute_names("#sort", SORT)
            .expression_attribute_values(":partition", text(partition))
            .expression_attribute_values(":family", text("family#"))
            .consistent_read(true)
            .limit(MOST_UNDER_ONE);
        let answer = self.call("Query", query.send()).await?;
        let rows = answer.items.unwrap_or_default().into_iter();
        rows.map(|attributes| {
            Item::read(Table::Index, attributes)
                .and_then(|item| item.text("family")?.parse().ok())
                .ok_or(VaultFault::Tampered { what: KIND })
        })
        .collect()
    }

    /// The partition of a value.
    async fn blind(&self, term: &Term) -> Result<String, VaultFault> {
        let kept = term.kept.as_str();
        let message = format!("{}\n{kept}\n{}", self.council, term.value);
        let hash = HEXLOWER.encode(&self.mac(message.as_bytes()).await?);
        let blind = hash.get(..HASH_BITS / 4).unwrap_or_default();
        Ok(format!("{kept}#{blind}"))
    }
}
