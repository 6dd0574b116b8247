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
use site_model::form::SubmissionKind;

use crate::fault::VaultFault;
use crate::follow_ups::FOLLOW_UP;
use crate::item::{Item, sortable, table_name};
use crate::store::Vault;
use crate::tables::{BY_ASSIGNEE, BY_KIND, BY_STATUS, Index, NEW, Table};

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
    /// Everything open: what nobody has taken, and what somebody works on; or some of it.
    Open(Filter),
}

/// What of all that is open is shown. Each choice narrows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Whose.
    pub of: Vec<WorkQueue>,
    /// Where it stands.
    pub stands: Option<Stands>,
    /// Who works on it.
    pub whose: Option<Whose>,
    /// What the family used.
    pub kind: Option<SubmissionKind>,
    /// What was sent before this moment.
    pub before: Option<Timestamp>,
}

/// Where what is open stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Nobody has taken it.
    NotTaken,
    /// Somebody works on it.
    Taken(Status),
}

/// Who works on what is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Nobody yet.
    Nobodys,
    /// One of the staff.
    Of(StaffId),
}

/// How many there are, as far as they were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// So many at least.
    pub counted: usize,
    /// Whether there are more.
    pub has_more: bool,
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
    /// What the family used; `None` for a follow-up.
    pub kind: Option<SubmissionKind>,
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

/// A range of an index, and what of it is meant.
struct Range {
    table: Table,
    index: &'static Index,
    partition: String,
    /// Work queues, where the range has those of others too.
    of: Vec<WorkQueue>,
    /// A kind, where the range has all.
    kind: Option<SubmissionKind>,
    before: Option<Timestamp>,
}

impl Range {
    fn all(table: Table, index: &'static Index, partition: String) -> Self {
        Self {
            table,
            index,
            partition,
            of: Vec::new(),
            kind: None,
            before: None,
        }
    }

    /// Whether a row of the range is meant.
    fn means(&self, row: &Row) -> bool {
        let is_of = self.of.is_empty() || self.of.contains(&row.queue);
        is_of && (self.kind.is_none() || self.kind == row.kind)
    }

    /// Whether rows of it are left out.
    fn is_sifted(&self) -> bool {
        !self.of.is_empty() || self.kind.is_some()
    }
}

impl Vault {
    /// A page of a queue, after the place that a page before it named.
    pub async fn queue(&self, queue: &Queue, after: Option<&str>) -> Result<Page, VaultFault> {
        let mut rows = Vec::new();
        for range in self.ranges(queue) {
            rows.extend(self.range(&range, after, PAGE + 1).await?);
        }
        rows.sort_by(|a, b| a.cursor.cmp(&b.cursor));
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|row| row.cursor.clone());
        Ok(Page { rows, next })
    }

    /// How many rows a queue has, counted to `most`.
    pub async fn count(&self, queue: &Queue, most: usize) -> Result<Count, VaultFault> {
        let mut counted = 0;
        for range in self.ranges(queue) {
            counted += self.range(&range, None, most + 1 - counted).await?.len();
            if counted > most {
                break;
            }
        }
        Ok(Count {
            counted: counted.min(most),
            has_more: counted > most,
        })
    }

    /// The ranges whose rows a queue has.
    fn ranges(&self, queue: &Queue) -> Vec<Range> {
        let council = &self.council;
        let new_in =
            |of: &WorkQueue| Range::all(Table::Submissions, &NEW, format!("{council}#{of}"));
        let taken = |index, of: &str, status: Status| {
            let partition = format!("{council}#{of}#{}", status.as_str());
            Range::all(Table::Families, index, partition)
        };
        let filter = match queue {
            Queue::New { of } => return of.iter().map(new_in).collect(),
            Queue::Mine { assignee } => {
                let of = |status| taken(&BY_ASSIGNEE, assignee.as_str(), status);
                return Status::OPEN.map(of).into();
            }
            Queue::Open(filter) => filter,
        };
        let mut ranges = Vec::new();
        let is_new = !matches!(filter.stands, Some(Stands::Taken(_)))
            && !matches!(filter.whose, Some(Whose::Of(_)));
        if is_new {
            ranges.extend(filter.of.iter().map(|of| Range {
                kind: filter.kind,
                ..new_in(of)
            }));
        }
        let statuses = match filter.stands {
            None => Status::OPEN.to_vec(),
            Some(Stands::Taken(status)) => vec![status],
            Some(Stands::NotTaken) => Vec::new(),
        };
        for status in statuses {
            match (&filter.whose, filter.kind) {
                (Some(Whose::Nobodys), _) => {}
                (Some(Whose::Of(who)), kind) => ranges.push(Range {
                    of: filter.of.clone(),
                    kind,
                    ..taken(&BY_ASSIGNEE, who.as_str(), status)
                }),
                (None, Some(kind)) => ranges.extend(
                    filter
                        .of
                        .iter()
                        .map(|of| taken(&BY_KIND, &format!("{of}#{}", kind.as_str()), status)),
                ),
                (None, None) => {
                    let of = filter.of.iter();
                    ranges.extend(of.map(|of| taken(&BY_STATUS, of.as_str(), status)));
                }
            }
        }
        for range in &mut ranges {
            range.before = filter.before;
        }
        ranges
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

    /// The first rows of a range that are meant, up to so many. One is read to its end only where rows of it are
    /// left out.
    async fn range(
        &self,
        range: &Range,
        after: Option<&str>,
        most: usize,
    ) -> Result<Vec<Row>, VaultFault> {
        let mut rows = Vec::new();
        let mut after = after.map(str::to_owned);
        loop {
            let read = self.read_range(range, after.as_deref(), most).await?;
            let next = read.last().map(|row| row.cursor.clone());
            rows.extend(read.into_iter().filter(|row| range.means(row)));
            if rows.len() >= most || next.is_none() || !range.is_sifted() {
                rows.truncate(most);
                return Ok(rows);
            }
            after = next;
        }
    }

    async fn read_range(
        &self,
        range: &Range,
        after: Option<&str>,
        most: usize,
    ) -> Result<Vec<Row>, VaultFault> {
        let Range { table, index, .. } = *range;
        let mut query = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, table))
            .index_name(index.name)
            .expression_attribute_names("#partition", index.partition)
            .expression_attribute_values(":partition", AttributeValue::S(range.partition.clone()))
            .limit(i32::try_from(most).unwrap_or(i32::MAX));
        // A moment alone sorts before every row of that moment.
        let before = range.before.map(sortable);
        let places = match (after, &before) {
            (None, None) => "",
            (Some(_), None) => " AND #sort > :after",
            (None, Some(_)) => " AND #sort < :before",
            (Some(_), Some(_)) => " AND #sort BETWEEN :after AND :before",
        };
        query = query.key_condition_expression(format!("#partition = :partition{places}"));
        if after.is_some() || before.is_some() {
            query = query.expression_attribute_names("#sort", index.sort);
        }
        if let Some(after) = after {
            // The next text after a row's place: `BETWEEN` has both of its ends.
            let next = if before.is_some() { " " } else { "" };
            let after = AttributeValue::S(format!("{after}{next}"));
            query = query.expression_attribute_values(":after", after);
        }
        if let Some(before) = before {
            query = query.expression_attribute_values(":before", AttributeValue::S(before));
        }
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
        kind: item.text("submission_kind").and_then(SubmissionKind::parse),
        assignee: item.text("assignee").and_then(StaffId::parse),
        cursor: item.text(index.sort)?.to_owned(),
    })
}
