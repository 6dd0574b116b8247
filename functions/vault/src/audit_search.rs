//! Searching who did and saw what: by colleague or by time over indexes, by reference over a family's chain. No case
//! is opened for it.

use aws_sdk_dynamodb::types::{AttributeValue, Select};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use record::audit::{Entry, Event};
use record::{FamilyId, Reference, ReferralId, StaffId};

use crate::chain::entry_of;
use crate::fault::VaultFault;
use crate::item::{Item, sortable, table_name};
use crate::store::Vault;
use crate::tables::{BY_MONTH, BY_PERSON, Index, Table};

/// How many entries a page of a search has.
pub const AUDIT_PAGE: usize = 50;

/// What is searched for: entries from one moment until before another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditSearch {
    /// What one colleague did and saw; else everybody.
    pub by: Option<StaffId>,
    /// From this moment.
    pub from: Timestamp,
    /// Until before this one.
    pub to: Timestamp,
}

/// A page of what was found, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPage {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

impl Vault {
    /// A page of a search, after the place that a page before it named.
    pub async fn search_audit(
        &self,
        search: &AuditSearch,
        after: Option<&str>,
    ) -> Result<AuditPage, VaultFault> {
        let council = &self.council;
        let ranges: Vec<(&Index, String)> = match &search.by {
            Some(by) => vec![(&BY_PERSON, format!("{council}#{by}"))],
            None => months(search.from, search.to)
                .into_iter()
                .map(|month| (&BY_MONTH, format!("{council}#{month}")))
                .collect(),
        };
        let mut found: Vec<(String, Entry)> = Vec::new();
        for (index, partition) in ranges {
            if found.len() > AUDIT_PAGE {
                break;
            }
            found.extend(self.audit_range(index, partition, search, after).await?);
        }
        let more = found.len() > AUDIT_PAGE;
        found.truncate(AUDIT_PAGE);
        let next = found
            .last()
            .filter(|_| more)
            .map(|(cursor, _)| cursor.clone());
        Ok(AuditPage {
            entries: found.into_iter().map(|(_, entry)| entry).collect(),
            next,
        })
    }

    async fn audit_range(
        &self,
        index: &Index,
        partition: String,
        search: &AuditSearch,
        after: Option<&str>,
    ) -> Result<Vec<(String, Entry)>, VaultFault> {
        // A cursor is the place of an entry that was shown: what comes next is before it. `!` sorts before every
        // character of a place's end.
        let to = match after {
            Some(after) => format!("{after}!"),
            None => sortable(search.to),
        };
        let before = |place: &str| after.is_none_or(|after| place < after);
        let query = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, Table::Audit))
            .index_name(index.name)
            .key_condition_expression("#of = :of AND #at BETWEEN :from AND :to")
            .expression_attribute_names("#of", index.partition)
            .expression_attribute_names("#at", index.sort)
            .expression_attribute_values(":of", AttributeValue::S(partition))
            .expression_attribute_values(":from", AttributeValue::S(sortable(search.from)))
            .expression_attribute_values(":to", AttributeValue::S(to))
            .scan_index_forward(false)
            // One that was shown already, and one more than a page.
            .limit(i32::try_from(AUDIT_PAGE + 2).unwrap_or(i32::MAX));
        let answer = self.call("Query", query.send()).await?;
        let items = answer.items.unwrap_or_default().into_iter();
        let entries = items.filter_map(|attributes| {
            let item = Item::read(Table::Audit, attributes)?;
            Some((item.text(index.sort)?.to_owned(), entry_of(&item)?))
        });
        Ok(entries.filter(|(place, _)| before(place)).collect())
    }

    /// How often a colleague did one thing, to one subject where that is named, since a moment: at most `most`, and
    /// one more.
    pub async fn how_often(
        &self,
        by: &StaffId,
        (event, subject): (Event, Option<&str>),
        since: Timestamp,
        most: usize,
    ) -> Result<usize, VaultFault> {
        let query = self.aws.dynamodb.query();
        let query = match subject {
            None => query.filter_expression("#event = :event"),
            Some(subject) => query
                .filter_expression("#event = :event AND #subject = :subject")
                .expression_attribute_names("#subject", "subject")
                .expression_attribute_values(":subject", AttributeValue::S(subject.to_owned())),
        };
        let mut pages = query
            .table_name(table_name(&self.names.table_prefix, Table::Audit))
            .index_name(BY_PERSON.name)
            .key_condition_expression("#of = :of AND #at > :since")
            .expression_attribute_names("#of", BY_PERSON.partition)
            .expression_attribute_names("#at", BY_PERSON.sort)
            .expression_attribute_names("#event", "event")
            .expression_attribute_values(":of", AttributeValue::S(format!("{}#{by}", self.council)))
            .expression_attribute_values(":since", AttributeValue::S(sortable(since)))
            .expression_attribute_values(":event", AttributeValue::S(event.as_str().to_owned()))
            .select(Select::Count)
            .into_paginator()
            .send();
        let mut count = 0;
        while let Some(page) = self.in_time("Query", pages.next()).await? {
            let page = page.map_err(VaultFault::away("Query"))?;
            count += usize::try_from(page.count).unwrap_or(0);
            if count > most {
                return Ok(most + 1);
            }
        }
        Ok(count)
    }

    /// The referral of a reference, where somebody has taken it.
    pub async fn referral_by_reference(
        &self,
        reference: &Reference,
    ) -> Result<Option<(FamilyId, ReferralId)>, VaultFault> {
        self.referred(reference).await
    }
}

/// The months of a stretch of time, newest first.
fn months(from: Timestamp, to: Timestamp) -> Vec<String> {
    let day = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    let first = day(from).first_of_month();
    let mut month: Date = day(to).first_of_month();
    let mut months = Vec::new();
    while month >= first {
        months.push(month_name(month));
        match month.yesterday() {
            Ok(before) => month = before.first_of_month(),
            Err(_) => break,
        }
    }
    months
}

/// A month, as it stands in an index.
pub(crate) fn month_name(date: Date) -> String {
    date.strftime("%Y-%m").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_time_has_every_month_that_it_touches_newest_first() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        assert_eq!(
            months(at("2026-10-31T23:30:00Z"), at("2027-01-01T00:00:00Z")),
            ["2027-01", "2026-12", "2026-11", "2026-10"]
        );
        assert_eq!(
            months(at("2026-11-01T00:00:00Z"), at("2026-11-30T00:00:00Z")),
            ["2026-11"]
        );
    }
}
