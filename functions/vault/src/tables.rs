//! The tables of one council's stack, cut so that IAM can say who may touch what.
//!
//! One table of tables: local servers are made from it, and a test compares the deployment's template
//! with it.

use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
    ProjectionType, ScalarAttributeType, TimeToLiveSpecification,
};

use crate::aws::Aws;
use crate::fault::VaultFault;

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Drafts, receipts, the family's view, confirmations, references in use, invitations, counted tries.
    Public,
    /// What families sent: sealed, immutable.
    Submissions,
    /// What staff keep.
    Families,
    /// One wrapped key per submission and per family.
    Keys,
    /// Blind indexes: by what families are known.
    Index,
    /// Messages to send.
    Outbox,
    /// Append-only entries.
    Audit,
    /// Sessions and colleagues.
    Staff,
}

/// The partition key of every table.
pub(crate) const PARTITION: &str = "pk";
/// The sort key of tables whose partitions hold several items.
pub(crate) const SORT: &str = "sk";
/// When an item may be removed, in seconds since 1970: DynamoDB's time to live. Reads check it.
pub(crate) const EXPIRES: &str = "expires";

/// An index: name, partition attribute, sort attribute.
pub(crate) struct Index {
    pub(crate) name: &'static str,
    pub(crate) partition: &'static str,
    pub(crate) sort: &'static str,
    /// What a row of the queue shows, beside the keys.
    pub(crate) shows: &'static [&'static str],
}

/// What a row of a queue shows.
const ROW: &[&str] = &[
    "council",
    "hub",
    "kind",
    "reference",
    "received",
    "status",
    "assignee",
    "submission_kind",
];

/// Submissions that nobody has taken: sparse, because taking one removes its attributes.
pub(crate) const NEW: Index = Index {
    name: "new",
    partition: "new_in",
    sort: "due_id",
    shows: ROW,
};
/// Referrals of a work queue by status.
pub(crate) const BY_STATUS: Index = Index {
    name: "by-status",
    partition: "hub_status",
    sort: "due_id",
    shows: ROW,
};
/// Referrals of a work queue by kind and status.
pub(crate) const BY_KIND: Index = Index {
    name: "by-kind",
    partition: "hub_kind_status",
    sort: "due_id",
    shows: ROW,
};
/// Referrals of a worker by status.
pub(crate) const BY_ASSIGNEE: Index = Index {
    name: "by-assignee",
    partition: "assignee_status",
    sort: "due_id",
    shows: ROW,
};

/// What a worker has to do, by day: sparse, because what has ended has no such attributes.
pub(crate) const BY_DAY: Index = Index {
    name: "by-day",
    partition: "day_of",
    sort: "day_due",
    shows: &["council", "kind", "reference", "referral", "task_kind"],
};

/// What is shared with a partner, by its last day: sparse, because what was ended has no such attributes.
pub(crate) const BY_PARTNER: Index = Index {
    name: "by-partner",
    partition: "shared_with",
    sort: "shared_until",
    shows: &["council", "kind", "reference"],
};

/// Messages that something is to be done about: sparse, because one that is on its way has no such
/// attribute.
pub(crate) const DUE: Index = Index {
    name: "due",
    partition: "due_in",
    sort: "due_id",
    shows: &["council"],
};
/// Messages that could not be sent, by the work queue that is told.
pub(crate) const FAILED: Index = Index {
    name: "failed",
    partition: "failed_in",
    sort: "due_id",
    shows: &["council", "message_kind", "reference", "why"],
};

/// What each colleague did and saw, by time: sparse, because the public function's entries are nobody's.
pub(crate) const BY_PERSON: Index = Index {
    name: "by-person",
    partition: "person",
    sort: "at_id",
    shows: AUDITED,
};
/// What was done and seen in each month, by time.
pub(crate) const BY_MONTH: Index = Index {
    name: "by-month",
    partition: "month",
    sort: "at_id",
    shows: AUDITED,
};
/// What a search of the audit shows.
const AUDITED: &[&str] = &["council", "by", "at", "event", "subject", "previous"];

/// Colleagues of a council: sparse, because sessions have no such attribute.
pub(crate) const USERS: Index = Index {
    name: "users",
    partition: "user_of",
    sort: "user_id",
    shows: &["council"],
};

impl Table {
    /// Every table.
    pub const ALL: [Self; 8] = [
        Self::Public,
        Self::Submissions,
        Self::Families,
        Self::Keys,
        Self::Index,
        Self::Outbox,
        Self::Audit,
        Self::Staff,
    ];

    /// The logical name: part of what a sealed body is bound to, the same in every deployment.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Submissions => "submissions",
            Self::Families => "families",
            Self::Keys => "keys",
            Self::Index => "index",
            Self::Outbox => "outbox",
            Self::Audit => "audit",
            Self::Staff => "staff",
        }
    }

    /// Whether a partition holds several items.
    pub const fn has_sort_key(self) -> bool {
        matches!(self, Self::Families | Self::Index | Self::Audit)
    }

    /// Whether items end by themselves. Such a table has one item in each partition.
    pub const fn has_time_to_live(self) -> bool {
        matches!(self, Self::Public | Self::Outbox | Self::Staff)
    }

    fn indexes(self) -> &'static [Index] {
        match self {
            Self::Submissions => &[NEW],
            Self::Families => &[BY_STATUS, BY_KIND, BY_ASSIGNEE, BY_DAY, BY_PARTNER],
            Self::Outbox => &[DUE, FAILED],
            Self::Staff => &[USERS],
            Self::Audit => &[BY_PERSON, BY_MONTH],
            _ => &[],
        }
    }
}

/// Makes the tables that are not there yet.
pub(crate) async fn create_tables(aws: &Aws, prefix: &str) -> Result<(), VaultFault> {
    for table in Table::ALL {
        create_table(aws, prefix, table).await?;
    }
    Ok(())
}

async fn create_table(aws: &Aws, prefix: &str, table: Table) -> Result<(), VaultFault> {
    let name = format!("{prefix}-{}", table.as_str());
    let there = aws.dynamodb.describe_table().table_name(&name).send().await;
    match there {
        Ok(_) => return Ok(()),
        Err(error)
            if error
                .as_service_error()
                .is_some_and(|e| e.is_resource_not_found_exception()) => {}
        Err(error) => return Err(VaultFault::away("DescribeTable")(error)),
    }
    let mut attributes = vec![PARTITION];
    let mut request = aws
        .dynamodb
        .create_table()
        .table_name(&name)
        .billing_mode(BillingMode::PayPerRequest)
        .key_schema(key(PARTITION, KeyType::Hash)?);
    if table.has_sort_key() {
        attributes.push(SORT);
        request = request.key_schema(key(SORT, KeyType::Range)?);
    }
    for index in table.indexes() {
        attributes.extend([index.partition, index.sort]);
        request = request.global_secondary_indexes(
            GlobalSecondaryIndex::builder()
                .index_name(index.name)
                .key_schema(key(index.partition, KeyType::Hash)?)
                .key_schema(key(index.sort, KeyType::Range)?)
                .projection(
                    Projection::builder()
                        .projection_type(ProjectionType::Include)
                        .set_non_key_attributes(Some(
                            index.shows.iter().map(|name| (*name).to_owned()).collect(),
                        ))
                        .build(),
                )
                .build()
                .map_err(|_| incomplete())?,
        );
    }
    attributes.sort_unstable();
    attributes.dedup();
    for attribute in attributes {
        request = request.attribute_definitions(
            AttributeDefinition::builder()
                .attribute_name(attribute)
                .attribute_type(ScalarAttributeType::S)
                .build()
                .map_err(|_| incomplete())?,
        );
    }
    request
        .send()
        .await
        .map_err(VaultFault::away("CreateTable"))?;
    if table.has_time_to_live() {
        let specification = TimeToLiveSpecification::builder()
            .enabled(true)
            .attribute_name(EXPIRES)
            .build()
            .map_err(|_| incomplete())?;
        aws.dynamodb
            .update_time_to_live()
            .table_name(&name)
            .time_to_live_specification(specification)
            .send()
            .await
            .map_err(VaultFault::away("UpdateTimeToLive"))?;
    }
    Ok(())
}

fn key(name: &str, role: KeyType) -> Result<KeySchemaElement, VaultFault> {
    KeySchemaElement::builder()
        .attribute_name(name)
        .key_type(role)
        .build()
        .map_err(|_| incomplete())
}

/// The SDK's builders refuse what lacks a required part.
pub(crate) fn incomplete() -> VaultFault {
    VaultFault::Away {
        operation: "request",
        code: "incomplete request".to_owned(),
        request_id: "-".to_owned(),
    }
}
