//! A worker searches for a family: by its reference, or by what its forms are known by. Nothing is opened for it, and
//! what is found tells nothing that anybody wrote.

use std::collections::BTreeSet;

use futures_util::future::try_join_all;
use jiff::Timestamp;
use record::matching::Search;
use record::referral::Status;
use record::{FamilyId, Reference, StaffId};
use site_model::WorkQueue;
use site_model::form::SubmissionKind;

use crate::fault::VaultFault;
use crate::item::{Item, table_name, text};
use crate::known_families::KnownReferral;
use crate::queues::{Row, Subject, row};
use crate::store::Vault;
use crate::tables::{NEW, Table};

/// The most families that a search shows: with more, something else that they say tells them apart.
pub const MOST_FOUND: usize = 20;

/// A form that a search finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundForm {
    /// What it is about.
    pub subject: Subject,
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

/// What a search finds, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The forms.
    pub forms: Vec<FoundForm>,
    /// Whether more families match than are shown.
    pub has_more: bool,
}

impl Vault {
    /// What a search finds in this council. What nobody has taken yet is found by its reference only, in `queues`.
    pub async fn search(&self, search: &Search, queues: &[WorkQueue]) -> Result<Found, VaultFault> {
        let (mut forms, has_more) = match search {
            Search::Reference(reference) => (self.with_reference(reference, queues).await?, false),
            Search::Phone(_) | Search::Email(_) | Search::Surname(..) => {
                let (families, has_more) = self.known_by_any(search).await?;
                (self.forms_of(families).await?, has_more)
            }
        };
        forms.sort_by_key(|form| std::cmp::Reverse(form.received));
        Ok(Found { forms, has_more })
    }

    async fn with_reference(
        &self,
        reference: &Reference,
        queues: &[WorkQueue],
    ) -> Result<Vec<FoundForm>, VaultFault> {
        if let Some((family, referral)) = self.referred(reference).await? {
            let mut referrals = self.referrals_of(&family).await?;
            referrals.retain(|known| known.referral == referral);
            let forms = referrals.into_iter();
            return Ok(forms.map(|known| of_referral(&family, known)).collect());
        }
        let new = queues.iter().map(|queue| self.new_with(queue, reference));
        Ok(try_join_all(new).await?.into_iter().flatten().collect())
    }

    /// Who is known by any of the values that are looked up.
    async fn known_by_any(
        &self,
        search: &Search,
    ) -> Result<(BTreeSet<FamilyId>, bool), VaultFault> {
        let terms = search.terms();
        let found = try_join_all(terms.iter().map(|term| self.known_with(term))).await?;
        let mut families: BTreeSet<FamilyId> = found.into_iter().flatten().collect();
        let has_more = families.len() > MOST_FOUND;
        while families.len() > MOST_FOUND {
            families.pop_last();
        }
        Ok((families, has_more))
    }

    async fn forms_of(&self, families: BTreeSet<FamilyId>) -> Result<Vec<FoundForm>, VaultFault> {
        let forms = families.iter().map(async |family| {
            let referrals = self.referrals_of(family).await?.into_iter();
            let forms = referrals.map(|known| of_referral(family, known));
            Ok::<_, VaultFault>(forms.collect::<Vec<_>>())
        });
        Ok(try_join_all(forms).await?.into_iter().flatten().collect())
    }

    /// What of a queue nobody has taken yet and has this reference.
    async fn new_with(
        &self,
        queue: &WorkQueue,
        reference: &Reference,
    ) -> Result<Option<FoundForm>, VaultFault> {
        let mut pages = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, Table::Submissions))
            .index_name(NEW.name)
            .key_condition_expression("#queue = :queue")
            .filter_expression("#reference = :reference")
            .expression_attribute_names("#queue", NEW.partition)
            .expression_attribute_names("#reference", "reference")
            .expression_attribute_values(":queue", text(&format!("{}#{queue}", self.council)))
            .expression_attribute_values(":reference", text(&reference.to_string()))
            .into_paginator()
            .send();
        while let Some(page) = self.in_time("Query", pages.next()).await? {
            let page = page.map_err(VaultFault::away("Query"))?;
            let items = page.items.unwrap_or_default().into_iter();
            let found = items.filter_map(|item| Item::read(Table::Submissions, item));
            // A follow-up has its submission's reference, and leads to it.
            let mut forms = found.filter_map(|item| of_row(row(&item, &NEW)?, kind_of(&item)?));
            if let Some(form) = forms.next() {
                return Ok(Some(form));
            }
        }
        Ok(None)
    }
}

/// The kind of form that an item says.
pub(crate) fn kind_of(item: &Item) -> Option<SubmissionKind> {
    SubmissionKind::parse(item.text("submission_kind")?)
}

fn of_row(row: Row, kind: SubmissionKind) -> Option<FoundForm> {
    let is_form = matches!(row.subject, Subject::Submission(_));
    is_form.then_some(FoundForm {
        subject: row.subject,
        reference: row.reference,
        kind,
        queue: row.queue,
        status: row.status,
        assignee: row.assignee,
        received: row.received,
    })
}

fn of_referral(family: &FamilyId, known: KnownReferral) -> FoundForm {
    FoundForm {
        subject: Subject::Referral(family.clone(), known.referral),
        reference: known.reference,
        kind: known.kind,
        queue: known.queue,
        status: known.status,
        assignee: known.assignee,
        received: known.received,
    }
}
