//! A worker's day: what they have to do, by the day on which it is due. A range of one index, with nothing that
//! a person wrote.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::civil::{Date, DateTime, Time};
use record::appointment::Appointment;
use record::task::{Task, TaskKind};
use record::telling::Telling;
use record::warning::Warning;
use record::{FamilyId, Reference, ReferralId, StaffId};
use site_model::Slug;

use crate::case_items::Kind as _;
use crate::fault::VaultFault;
use crate::item::{Item, table_name};
use crate::referrals::REFERRAL;
use crate::store::Vault;
use crate::tables::{BY_DAY, Table};

/// How many rows of a day are read: more than anybody does.
const MOST: usize = 100;

/// The day by which somebody named by a referral is to be told: the first of several.
const TELL_BY: &str = "tell_by";

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// A task of this kind.
    Task(TaskKind),
    /// Meeting the family at this time.
    Appointment(Time),
    /// Telling another adult what the hub holds about them.
    Telling,
    /// Looking at a warning again.
    Warning,
}

/// One thing that somebody has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRow {
    /// What.
    pub what: Due,
    /// By when.
    pub on: Date,
    /// For which family.
    pub family: FamilyId,
    /// For which referral.
    pub referral: ReferralId,
    /// What the family can quote.
    pub reference: Reference,
}

/// What somebody has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// By day, the longest overdue first.
    pub rows: Vec<DueRow>,
    /// Whether there is more than is shown.
    pub has_more: bool,
}

/// In the day of whoever works on it, where something is due; else in nobody's.
pub(crate) fn with_day(item: Item, council: &Slug, due: Option<Date>) -> Item {
    with_key(item, council, due.map(|due| due.to_string()))
}

/// The same at a time of that day: its key has both, so that the index shows both, in this order.
pub(crate) fn with_time(item: Item, council: &Slug, due: Option<DateTime>) -> Item {
    let key = due.map(|due| due.strftime("%Y-%m-%d#%H:%M").to_string());
    with_key(item, council, key)
}

fn with_key(item: Item, council: &Slug, due: Option<String>) -> Item {
    let assignee = item.text("assignee").map(str::to_owned);
    let sort = item.place.sort.clone().unwrap_or_default();
    match (assignee, due) {
        (Some(by), Some(due)) => item
            .with(BY_DAY.partition, &format!("{council}#{by}"))
            .with(BY_DAY.sort, &format!("{due}#{sort}")),
        _ => item.without(BY_DAY.partition).without(BY_DAY.sort),
    }
}

/// A referral's item with the first day by which somebody is to be told.
pub(crate) fn with_tellings(item: Item, council: &Slug, tellings: &[Telling]) -> Item {
    let open = tellings.iter().filter(|telling| telling.ended.is_none());
    let item = match open.map(|telling| telling.by).min() {
        Some(by) => item.with(TELL_BY, &by.to_string()),
        None => item.without(TELL_BY),
    };
    told_on_day(item, council)
}

/// A referral's item in the day of whoever works on it now.
pub(crate) fn told_on_day(item: Item, council: &Slug) -> Item {
    let by = item.text(TELL_BY).and_then(|by| by.parse().ok());
    with_day(item, council, by)
}

impl Vault {
    /// What somebody has to do up to and with `last`.
    pub async fn day_of(&self, who: &StaffId, last: Date) -> Result<Day, VaultFault> {
        // Days are ten characters, and `$` sorts after the `#` that follows one.
        let query = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, Table::Families))
            .index_name(BY_DAY.name)
            .key_condition_expression("#partition = :partition AND #sort < :after")
            .expression_attribute_names("#partition", BY_DAY.partition)
            .expression_attribute_names("#sort", BY_DAY.sort)
            .expression_attribute_values(
                ":partition",
                AttributeValue::S(format!("{}#{who}", self.council)),
            )
            .expression_attribute_values(":after", AttributeValue::S(format!("{last}$")))
            .limit(i32::try_from(MOST + 1).unwrap_or(i32::MAX));
        let answer = self.call("Query", query.send()).await?;
        let items = answer.items.unwrap_or_default();
        let found = items.len();
        let mut rows: Vec<DueRow> = items
            .into_iter()
            .filter_map(|attributes| row(&Item::read(Table::Families, attributes)?))
            .collect();
        // One row that nobody can read must not take the day away from anybody.
        if rows.len() < found {
            tracing::error!(
                unreadable = found - rows.len(),
                "rows of a day cannot be read"
            );
        }
        rows.truncate(MOST);
        Ok(Day {
            rows,
            has_more: found > MOST,
        })
    }
}

fn row(item: &Item) -> Option<DueRow> {
    let (kind, id) = item.place.sort.as_deref()?.split_once('#')?;
    let (on, key) = item.text(BY_DAY.sort)?.split_once('#')?;
    let of_case = || item.text("referral");
    let (what, referral) = match kind {
        Task::NAME => {
            let kind = TaskKind::parse(item.text("task_kind")?)?;
            (Due::Task(kind), of_case()?)
        }
        Appointment::NAME => {
            let (time, _) = key.split_once('#')?;
            (Due::Appointment(time.parse().ok()?), of_case()?)
        }
        Warning::NAME => (Due::Warning, of_case()?),
        REFERRAL => (Due::Telling, id),
        _ => return None,
    };
    Some(DueRow {
        what,
        on: on.parse().ok()?,
        family: item.place.partition.strip_prefix("family#")?.parse().ok()?,
        referral: referral.parse().ok()?,
        reference: item.text("reference")?.parse().ok()?,
    })
}
