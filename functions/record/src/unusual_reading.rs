//! How much reading of records is unusual: more than anybody's work needs, so that somebody is told and asks.
//!
//! A navigator has some thirty families, and a triage worker takes some forty forms on a busy day. Nobody is stopped:
//! there are days on which it is right.

use jiff::SignedDuration;

use crate::audit::Event;

/// What is logged of it: the stack counts these lines, and an alarm rings.
pub const LOGGED: &str = "unusual reading";

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

/// The thresholds: looks at any record, at colleagues' records, comparisons of two, which both records' chains keep,
/// looks at what is shared with a partner, and searches for families.
pub const THRESHOLDS: [Threshold; 5] = [
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
        event: Event::FamiliesCompared,
        usual: 30,
        within: SignedDuration::from_hours(24),
    },
    Threshold {
        event: Event::ShareOpened,
        usual: 20,
        within: SignedDuration::from_hours(1),
    },
    Threshold {
        event: Event::FamiliesSearched,
        usual: 40,
        within: SignedDuration::from_hours(1),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// An alarm that waits for other words than are logged rings for nobody.
    #[test]
    fn the_stack_counts_what_is_logged_and_its_runbook_names_each_threshold() {
        let template = include_str!("../../../infra/template.yaml");
        let counted = format!("FilterPattern: '{{ $.message = \"{LOGGED}\" }}'");
        assert!(template.contains(&counted));
        let runbook = include_str!("../../../infra/README.md");
        let row = runbook
            .lines()
            .find(|line| line.starts_with("| UnusualReader |"));
        let row = row.expect("the runbook has the alarm");
        for threshold in THRESHOLDS {
            let usual = format!("more than {} ", threshold.usual);
            assert!(row.contains(&usual), "{:?}", threshold.event);
        }
    }
}
