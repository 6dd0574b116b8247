//! Removing what has ended.
//!
//! DynamoDB's time to live removes an item within days of its end, not at it (AWS: "typically
//! within a few days"). Reads never return such an item; a sweep makes it gone.

use aws_sdk_dynamodb::error::ProvideErrorMetadata as _;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue, Select};
use jiff::Timestamp;
use std::collections::HashMap;

use crate::fault::VaultFault;
use crate::item::table_name;
use crate::store::Vault;
use crate::tables::{EXPIRES, PARTITION, Table};

/// What a sweep of one table did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Items past their end, now gone.
    pub removed: u64,
    /// Items that were past their end when seen, and were written again before they could go.
    pub kept: u64,
}

impl Vault {
    /// Removes every item whose end has passed, from each table whose items end by themselves. Sees
    /// no more of an item than its key and its end; what was saved again meanwhile stays.
    ///
    /// # Errors
    ///
    /// When DynamoDB is away. What was removed until then is gone; the next sweep goes on.
    pub async fn sweep(&self, now: Timestamp) -> Result<Vec<(Table, Swept)>, VaultFault> {
        let mut swept = Vec::new();
        for table in Table::ALL.into_iter().filter(|t| t.has_time_to_live()) {
            swept.push((table, self.sweep_table(table, now).await?));
        }
        Ok(swept)
    }

    async fn sweep_table(&self, table: Table, now: Timestamp) -> Result<Swept, VaultFault> {
        let mut swept = Swept::default();
        let mut from = None;
        loop {
            let page = self
                .aws
                .dynamodb
                .scan()
                .table_name(table_name(&self.names.table_prefix, table))
                .select(Select::SpecificAttributes)
                .projection_expression("#key, #end")
                .filter_expression("#end <= :now")
                .expression_attribute_names("#key", PARTITION)
                .expression_attribute_names("#end", EXPIRES)
                .expression_attribute_values(":now", seconds(now))
                .set_exclusive_start_key(from);
            let page = self.call("Scan", page.send()).await?;
            for ended in page.items.unwrap_or_default() {
                if self.remove_ended(table, ended).await? {
                    swept.removed += 1;
                } else {
                    swept.kept += 1;
                }
            }
            from = page.last_evaluated_key;
            if from.is_none() {
                return Ok(swept);
            }
        }
    }

    /// Removes an item, if its end is still the one that was seen.
    async fn remove_ended(
        &self,
        table: Table,
        mut seen: HashMap<String, AttributeValue>,
    ) -> Result<bool, VaultFault> {
        let Some(end) = seen.remove(EXPIRES) else {
            return Ok(false);
        };
        let delete = self
            .aws
            .dynamodb
            .delete_item()
            .table_name(table_name(&self.names.table_prefix, table))
            .set_key(Some(seen))
            .condition_expression("#end = :seen")
            .expression_attribute_names("#end", EXPIRES)
            .expression_attribute_values(":seen", end)
            .return_values(ReturnValue::None);
        match self.in_time("DeleteItem", delete.send()).await? {
            Ok(_) => Ok(true),
            Err(error) if error.code() == Some("ConditionalCheckFailedException") => Ok(false),
            Err(error) => Err(VaultFault::away("DeleteItem")(error)),
        }
    }
}

fn seconds(at: Timestamp) -> AttributeValue {
    AttributeValue::N(at.as_second().to_string())
}
