//! What is stored, counted by table and kind.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use local::embedded::dynamodb::DynamoDb;
use vault::Table;

use crate::function::all_items;

/// How many items of which kind there are.
///
/// Drafts are no records: each is sealed under a code, and when the answer is lost that would have given the
/// browser its code, nobody opens it again.
#[derive(PartialEq, Eq)]
pub(crate) struct Records {
    counts: BTreeMap<String, usize>,
    /// Every item as it is, drafts too.
    items: BTreeSet<String>,
}

/// Kinds that come and go with the way to a record.
const NO_RECORDS: [&str; 1] = ["draft"];

impl Records {
    pub(crate) async fn in_all_tables(dynamodb: &DynamoDb, council: &str) -> Self {
        let (mut counts, mut all) = (BTreeMap::new(), BTreeSet::new());
        for table in Table::ALL {
            for item in all_items(dynamodb, &format!("{council}-{}", table.as_str())).await {
                let kind = item["kind"]["S"].as_str().unwrap_or("no kind");
                if !NO_RECORDS.contains(&kind) {
                    let kind = format!("{}/{kind}", table.as_str());
                    *counts.entry(kind).or_default() += 1;
                }
                all.insert(item.to_string());
            }
        }
        Self { counts, items: all }
    }

    /// Whether there are as many of each kind.
    pub(crate) fn count_as(&self, other: &Self) -> bool {
        self.counts == other.counts
    }
}

impl fmt::Display for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.counts.is_empty() {
            return f.write_str("nothing");
        }
        let each = self
            .counts
            .iter()
            .map(|(kind, count)| format!("{count} {kind}"));
        f.write_str(&each.collect::<Vec<_>>().join(", "))
    }
}
