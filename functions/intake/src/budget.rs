//! The time one request may take for its records, however many calls and retries that is.
//!
//! API Gateway gives up after 30 seconds with a page of its own; ours has to come first.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};
use vault::VaultFault;

const LONGEST: Duration = Duration::from_secs(20);

/// What is left of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    ends: Instant,
}

impl Budget {
    /// The whole budget, from now on.
    pub(crate) fn begin() -> Self {
        Self::of(LONGEST)
    }

    fn of(time: Duration) -> Self {
        Self {
            ends: Instant::now() + time,
        }
    }

    /// Does it within what is left.
    pub(crate) async fn spend<T, E: From<VaultFault>>(
        self,
        call: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        timeout_at(self.ends, call).await.unwrap_or_else(|_| {
            Err(E::from(VaultFault::Away {
                operation: "request",
                code: "out of time".to_owned(),
                request_id: "-".to_owned(),
            }))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_hangs_ends_as_a_fault_and_what_follows_has_no_time_either() {
        let budget = Budget::of(Duration::from_millis(20));
        for _ in 0..2 {
            let hangs = std::future::pending::<Result<(), VaultFault>>();
            assert!(matches!(
                budget.spend(hangs).await,
                Err(VaultFault::Away { code, .. }) if code == "out of time"
            ));
        }
    }

    #[tokio::test]
    async fn what_answers_in_time_is_passed_on() {
        let done = async { Ok::<_, VaultFault>(7) };
        assert!(matches!(Budget::begin().spend(done).await, Ok(7)));
    }
}
