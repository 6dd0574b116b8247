//! The scheduled function: it keeps the promises that nobody has to ask for.
//!
//! A schedule sends it one [`Task`] at a time. It depends on `vault` for the records, and sees no
//! more of them than a task needs: to sweep, an item's key and its end; to send, a message.
//!
//! ```no_run
//! # async fn run(vault: vault::Vault) -> Result<(), keeper::KeeperFault> {
//! use keeper::{Keeper, Task};
//!
//! let report = Keeper::new(vault).run(Task::Sweep, jiff::Timestamp::now()).await?;
//! println!("{} items are gone", report.removed());
//! # Ok(())
//! # }
//! ```

pub mod notify;
pub mod sending;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use vault::{Vault, VaultFault};

pub use notify::Notify;
pub use sending::Messages;

/// What a schedule asks for: `{"task": "sweep"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum Task {
    /// Removes what has ended and what DynamoDB's time to live has left: drafts and confirmations
    /// of `public`, messages of `outbox`, sessions of `staff`.
    Sweep,
    /// Sends the messages that are due.
    Send,
}

/// What was done: counts, nothing of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Items that are gone, per table.
    pub removed: BTreeMap<&'static str, u64>,
    /// Messages.
    pub messages: Messages,
}

impl Report {
    /// Items that are gone, in all.
    pub fn removed(&self) -> u64 {
        self.removed.values().sum()
    }
}

/// Why a task was not carried out: the schedule tries again, and operators are told.
#[derive(Debug, thiserror::Error)]
pub enum KeeperFault {
    /// The records.
    #[error(transparent)]
    Vault(#[from] VaultFault),
    /// The council's service at GOV.UK Notify.
    #[error("GOV.UK Notify does not let us in: see the API key, and this machine's clock")]
    NotLetIn,
    /// Messages wait, and nobody says how to send them.
    #[error(
        "messages wait to be sent, and there is no API key of GOV.UK Notify: see notify_api_key"
    )]
    NoApiKey,
}

/// The scheduled function of one council.
#[derive(Debug, Clone)]
pub struct Keeper {
    vault: Vault,
    notify: Option<Notify>,
}

impl Keeper {
    /// Keeps the promises about these records.
    pub fn new(vault: Vault) -> Self {
        Self {
            vault,
            notify: None,
        }
    }

    /// The same, with what sends the council's messages.
    #[must_use]
    pub fn with_notify(self, notify: Notify) -> Self {
        Self {
            notify: Some(notify),
            ..self
        }
    }

    /// Carries out a task, as of `now`.
    ///
    /// # Errors
    ///
    /// When the records are away. A task can be run again: it goes on with what is left.
    pub async fn run(&self, task: Task, now: Timestamp) -> Result<Report, KeeperFault> {
        match task {
            Task::Sweep => self.sweep(now).await,
            Task::Send => self.send(now).await,
        }
    }

    async fn sweep(&self, now: Timestamp) -> Result<Report, KeeperFault> {
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
        Ok(Report {
            removed,
            ..Report::default()
        })
    }

    async fn send(&self, now: Timestamp) -> Result<Report, KeeperFault> {
        let Some(notify) = &self.notify else {
            // A council without GOV.UK Notify has no words for messages, so that none is made. Where there are
            // some, its key is missing, and nobody else would notice.
            let (due, _) = self.vault.due_messages(now, None).await?;
            return if due.is_empty() {
                Ok(Report::default())
            } else {
                Err(KeeperFault::NoApiKey)
            };
        };
        let messages = sending::send_due(&self.vault, notify, now).await?;
        if messages != Messages::default() {
            let Messages {
                taken,
                delivered,
                waiting,
                failed,
                unread,
            } = messages;
            tracing::info!(taken, delivered, waiting, failed, unread, "messages");
        }
        Ok(Report {
            messages,
            ..Report::default()
        })
    }
}
