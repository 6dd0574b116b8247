//! Queues: what waits for whom, by range reads of the indexes. A page costs a page.
//!
//! Rows hold nothing a family wrote. Several statuses are a merge of their ranges, which all sort
//! by `due_id` (when it was sent, and its id); a cursor is the last row's place in that order, never an offset.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use record::referral::Status;
use record::view::SaidKind;
use record::{FamilyId, FollowUpId, Reference, ReferralId, StaffId, SubmissionId};
use site_model::WorkQueue;

use crate::fault::VaultFault;
use crate::follow_ups::FOLLOW_UP;
use crate::item::{Item, sortable, table_name};
use crate::store::Vault;
use crate::tables::{BY_ASSIGNEE, BY_STATUS, Index, NEW, Table};

/// How many rows a page of a queue has.
pub const PAGE: usize = 25;

/// What a queue shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Queue {
    /// Submissions and follow-ups that nobody has taken.
    New {
        /// Whose.
        of: Vec<WorkQueue>,
    },
    /// Open referrals of one worker.
    Mine {
        /// The worker.
        assignee: StaffId,
    },
    /// Everything open: what nobody has taken, and what somebody works on.
    AllOpen {
        /// Whose.
        of: Vec<WorkQueue>,
    },
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A submission to take.
    Submission(SubmissionId),
    /// What a family said of one that it sent before: its reference is that one's.
    FollowUp(FollowUpId, SaidKind),
    /// A referral to open.
    Referral(FamilyId, ReferralId),
}

/// One row of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub subject: Subject,
    /// What the family can quote.
    pub reference: Reference,
    /// Whose work it is.
    pub queue: WorkQueue,
    /// When it was sent: it has waited since.
    pub received: Timestamp,
    /// Where it stands.
    pub status: Status,
    /// Who works on it.
    pub assignee: Option<StaffId>,
    cursor: String,
}

/// A page of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The rows, longest waiting first.
    pub rows: Vec<Row>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

impl Vault {
    /// A page of a queue, after the place that a page before it named.
    pub async fn queue(&self, queue: &Queue, after: Option<&str>) -> Result<Page, VaultFault> {
        let council = &self.council;
        let new_in = |of: &WorkQueue| (Table::Submissions, &NEW, format!("{council}#{of}"));
        let open = |index, of: &str| {
            let council = council.clone();
            let of = of.to_owned();
            Status::OPEN.map(move |status| {
                (
                    Table::Families,
                    index,
                    format!("{council}#{of}#{}", status.as_str()),
                )
            })
        };
        let ranges: Vec<(Table, &Index, String)> = match queue {
            Queue::New { of } => of.iter().map(new_in).collect(),
            Queue::Mine { assignee } => open(&BY_ASSIGNEE, assignee.as_str()).into(),
            Queue::AllOpen { of } => of
                .iter()
                .flat_map(|of| {
                    [new_in(of)]
                        .into_iter()
                        .chain(open(&BY_STATUS, of.as_str()))
                })
                .collect(),
        };
        let mut rows = Vec::new();
        for (table, index, partition) in ranges {
            rows.extend(self.range(table, index, partition, after).await?);
        }
        rows.sort_by(|a, b| a.cursor.cmp(&b.cursor));
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|row| row.cursor.clone());
        Ok(Page { rows, next })
    }

    /// The submission of a reference that nobody has taken, by when it was sent.
    pub(crate) async fn new_of(
        &self,
        queue: &WorkQueue,
        reference: &Reference,
        received: Timestamp,
    ) -> Result<Option<SubmissionId>, VaultFault> {
        let partition = format!("{}#{queue}", self.council);
        let range = (Table::Submissions, &NEW, partition);
        let rows = self.sent_at(range, received).await?;
        let mut of_reference = rows.into_iter().filter(|row| row.reference == *reference);
        Ok(of_reference.find_map(|row| match row.subject {
            Subject::Submission(id) => Some(id),
            Subject::FollowUp(..) | Subject::Referral(..) => None,
        }))
    }

    /// The referral of a reference, wherever it stands, by when it was sent: for one that is older than the rows
    /// that lead from a reference to its referral.
    pub(crate) async fn referral_of(
        &self,
        queue: &WorkQueue,
        reference: &Reference,
        received: Timestamp,
    ) -> Result<Option<(FamilyId, ReferralId)>, VaultFault> {
        for status in Status::ALL {
            let partition = format!("{}#{queue}#{}", self.council, status.as_str());
            let range = (Table::Families, &BY_STATUS, partition);
            for row in self.sent_at(range, received).await? {
                if let (Subject::Referral(family, referral), true) =
                    (row.subject, row.reference == *reference)
                {
                    return Ok(Some((family, referral)));
                }
            }
        }
        Ok(None)
    }

    /// The rows of one range that were sent at this moment.
    async fn sent_at(
        &self,
        (table, index, partition): (Table, &Index, String),
        received: Timestamp,
    ) -> Result<Vec<Row>, VaultFault> {
        let query = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, table))
            .index_name(index.name)
            .key_condition_expression("#partition = :partition AND begins_with(#sort, :received)")
            .expression_attribute_names("#partition", index.partition)
            .expression_attribute_names("#sort", index.sort)
            .expression_attribute_values(":partition", AttributeValue::S(partition))
            .expression_attribute_values(":received", AttributeValue::S(sortable(received)));
        let answer = self.call("Query", query.send()).await?;
        let found = answer.items.unwrap_or_default().into_iter();
        let rows = found.filter_map(|attributes| row(&Item::read(table, attributes)?, index));
        Ok(rows.collect())
    }

    async fn range(
        &self,
        table: Table,
        index: &Index,
        partition: String,
        after: Option<&str>,
    ) -> Result<Vec<Row>, VaultFault> {
        // One more than a page shows whether there is a next one.
        let limit = PAGE + 1;
        let mut query = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, table))
            .index_name(index.name)
            .expression_attribute_names("#partition", index.partition)
            .expression_attribute_values(":partition", AttributeValue::S(partition))
            .limit(i32::try_from(limit).unwrap_or(i32::MAX));
        query = match after {
            None => query.key_condition_expression("#partition = :partition"),
            Some(after) => query
                .key_condition_expression("#partition = :partition AND #sort > :after")
                .expression_attribute_names("#sort", index.sort)
                .expression_attribute_values(":after", AttributeValue::S(after.to_owned())),
        };
        let answer = self.call("Query", query.send()).await?;
        let items = answer.items.unwrap_or_default();
        let found = items.len();
        let rows: Vec<Row> = items
            .into_iter()
            .filter_map(|attributes| row(&Item::read(table, attributes)?, index))
            .collect();
        // One row that nobody can read must not take the queue away from everybody.
        if rows.len() < found {
            tracing::error!(
                table = table.as_str(),
                unreadable = found - rows.len(),
                "rows of a queue cannot be read"
            );
        }
        Ok(rows)
    }
}

pub(crate) fn row(item: &Item, index: &Index) -> Option<Row> {
    let subject = match &item.place.sort {
        None => match item.place.partition.split_once('#')? {
            ("submission", id) => Subject::Submission(id.parse().ok()?),
            (FOLLOW_UP, id) => {
                let kind = SaidKind::parse(item.text("submission_kind")?)?;
                Subject::FollowUp(id.parse().ok()?, kind)
            }
            _ => return None,
        },
        Some(sort) => Subject::Referral(
            item.place.partition.strip_prefix("family#")?.parse().ok()?,
            sort.strip_prefix("referral#")?.parse().ok()?,
        ),
    };
    Some(Row {
        subject,
        reference: item.text("reference")?.parse().ok()?,
        queue: WorkQueue::parse(item.text("hub")?).ok()?,
        received: item.text("received")?.parse().ok()?,
        status: item
            .text("status")
            .map_or(Some(Status::New), Status::parse)?,
        assignee: item.text("assignee").and_then(StaffId::parse),
        cursor: item.text(index.sort)?.to_owned(),
    })
}
