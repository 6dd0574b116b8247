//! The scheduled function: it keeps the promises that nobody has to ask for.
//!
//! A schedule sends it one [`Task`] at a time. It depends on `vault` for the records, and sees no
//! more of them than a task needs: to sweep, an item's key and its end.
//!
//! ```no_run
//! # async fn run(vault: vault::Vault) -> Result<(), vault::VaultFault> {
//! use keeper::{Keeper, Task};
//!
//! let report = Keeper::new(vault).run(Task::Sweep, jiff::Timestamp::now()).await?;
//! println!("{} items are gone", report.removed());
//! # Ok(())
//! # }
//! ```

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use vault::{Vault, VaultFault};

/// What a schedule asks for: `{"task": "sweep"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum Task {
    /// Removes what has ended and what DynamoDB's time to live has left: drafts and confirmations
    /// of `public`, sessions of `staff`.
    Sweep,
}

/// What was done: counts, nothing of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Items that are gone, per table.
    pub removed: BTreeMap<&'static str, u64>,
}

impl Report {
    /// Items that are gone, in all.
    pub fn removed(&self) -> u64 {
        self.removed.values().sum()
    }
}

/// The scheduled function of one council.
#[derive(Debug, Clone)]
pub struct Keeper {
    vault: Vault,
}

impl Keeper {
    /// Keeps the promises about these records.
    pub fn new(vault: Vault) -> Self {
        Self { vault }
    }

    /// Carries out a task, as of `now`.
    ///
    /// # Errors
    ///
    /// When the records are away. A task can be run again: it goes on with what is left.
    pub async fn run(&self, task: Task, now: Timestamp) -> Result<Report, VaultFault> {
        let Task::Sweep = task;
        let removed = self
            .vault
            .sweep(now)
            .await?
            .into_iter()
            .map(|(table, swept)| {
                tracing::info!(
                    table = table.as_str(),
                    removed = swept.removed,
                    kept = swept.kept,
                    "swept"
                );
                (table.as_str(), swept.removed)
            })
            .collect();
        Ok(Report { removed })
    }
}
