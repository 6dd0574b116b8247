//! Where the time of a build goes.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::pages::{Part, Stage, Subject};

/// Something that takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Reading content.
    Read,
    /// Holding it to the rules.
    Check,
    /// Pages of notices.
    Notices,
    /// Pages of services.
    Services,
    /// Pages of organisations and locations.
    Providers,
    /// Every other page.
    Lists,
    /// The Open Referral UK feed, and the feed of notices.
    Feed,
    /// The search page and what it reads.
    Search,
    /// Handing files to the output.
    Write,
}

impl Work {
    /// In the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::Read,
        Self::Check,
        Self::Notices,
        Self::Services,
        Self::Providers,
        Self::Lists,
        Self::Feed,
        Self::Search,
        Self::Write,
    ];

    /// What is drawn in a part.
    pub(crate) fn of(part: &Part<'_>) -> Self {
        match (part.stage, &part.subject) {
            (Stage::Search, _) => Self::Search,
            (Stage::Feed, _) => Self::Feed,
            (_, Subject::Service(..)) => Self::Services,
            (_, Subject::Organisation(..) | Subject::Location(..)) => Self::Providers,
            (_, Subject::Notice(..)) => Self::Notices,
            (_, Subject::Many) => Self::Lists,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Check => "check",
            Self::Notices => "notices",
            Self::Services => "services",
            Self::Providers => "organisations and locations",
            Self::Lists => "lists and other pages",
            Self::Feed => "feed",
            Self::Search => "search",
            Self::Write => "write",
        }
    }
}

/// How long each work took. What several cores draw and write at once is added up; reading and checking
/// use them all and are told as they pass.
#[derive(Debug, Default)]
pub struct Timings([AtomicU64; Work::ALL.len()]);

impl Timings {
    /// Does it, and adds how long it took.
    pub(crate) fn measure<T>(&self, work: Work, done: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = done();
        let took = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.0[work as usize].fetch_add(took, Ordering::Relaxed);
        result
    }

    /// How long a work took.
    pub fn of(&self, work: Work) -> Duration {
        Duration::from_nanos(self.0[work as usize].load(Ordering::Relaxed))
    }
}

/// A line for each, in milliseconds.
impl fmt::Display for Timings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for work in Work::ALL {
            writeln!(f, "{:>8} ms  {}", self.of(work).as_millis(), work.name())?;
        }
        Ok(())
    }
}
