//! How much reading of records is unusual: more than anybody's work needs, so that somebody is told and asks.
//!
//! A navigator has some thirty families, and a triage worker takes some forty forms on a busy day. Nobody is stopped:
//! there are days on which it is right.

use jiff::SignedDuration;

use crate::audit::Event;

/// So many openings within so long are unusual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// What is counted.
    pub event: Event,
    /// This many are usual.
    pub usual: usize,
    /// Within this long.
    pub within: SignedDuration,
}

/// The thresholds: looks at any record, at colleagues' records, and at what is shared with a partner.
pub const THRESHOLDS: [Threshold; 3] = [
    Threshold {
        event: Event::ReferralOpened,
        usual: 40,
        within: SignedDuration::from_hours(1),
    },
    Threshold {
        event: Event::OpenedForReason,
        usual: 10,
        within: SignedDuration::from_hours(24),
    },
    Threshold {
        event: Event::ShareOpened,
        usual: 20,
        within: SignedDuration::from_hours(1),
    },
];
