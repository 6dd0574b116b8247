//! Which families to offer a worker as perhaps the same: a pure rule over what agreed.
//!
//! Nothing follows by itself from what it says. It puts the likeliest first, and offers few, so that people look.

use std::collections::{BTreeMap, BTreeSet};

use super::Way;

/// The most that are offered: more would be clicked through, not looked at.
pub const MOST_OFFERED: usize = 5;

/// What has to agree at least: one way that says something by itself.
const THRESHOLD: u32 = 2;

/// A record that may be the same family's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate<Id> {
    /// Which.
    pub id: Id,
    /// In which ways it agrees.
    pub ways: BTreeSet<Way>,
    /// How much they weigh together.
    strength: u32,
}

/// The candidates among what agreed: for each look-up, in which way, and whom it found. Each look-up counts once for
/// whomever it found, however many rows they have under it. The strongest come first, at most [`MOST_OFFERED`].
pub fn candidates<Id: Ord + Clone>(
    agreed: impl IntoIterator<Item = (Way, BTreeSet<Id>)>,
) -> Vec<Candidate<Id>> {
    let mut found: BTreeMap<Id, Candidate<Id>> = BTreeMap::new();
    for (way, ids) in agreed {
        for id in ids {
            let candidate = found.entry(id.clone()).or_insert_with(|| Candidate {
                id,
                ways: BTreeSet::new(),
                strength: 0,
            });
            candidate.ways.insert(way);
            candidate.strength += way.weight();
        }
    }
    let mut offered: Vec<_> = found
        .into_values()
        .filter(|candidate| candidate.strength >= THRESHOLD)
        .collect();
    // A stable sort: the same question is answered in the same order.
    offered.sort_by_key(|candidate| std::cmp::Reverse(candidate.strength));
    offered.truncate(MOST_OFFERED);
    offered
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(way: Way, ids: &[u8]) -> (Way, BTreeSet<u8>) {
        (way, ids.iter().copied().collect())
    }

    #[test]
    fn who_agrees_in_more_ways_comes_first() {
        let offered = candidates([
            found(Way::FirstName, &[1, 2]),
            found(Way::Surname, &[2]),
            found(Way::Phone, &[3]),
        ]);
        let order: Vec<u8> = offered.iter().map(|candidate| candidate.id).collect();
        assert_eq!(order, [2, 3, 1]);
        assert_eq!(offered[0].ways, [Way::Surname, Way::FirstName].into());
    }

    #[test]
    fn nothing_agrees_and_nobody_is_offered() {
        assert!(candidates::<u8>([]).is_empty());
        assert!(candidates([found(Way::Phone, &[])]).is_empty());
    }

    proptest! {
        #[test]
        fn never_more_than_five_and_always_the_strongest(
            agreed in prop::collection::vec(
                (prop::sample::select(Way::ALL.to_vec()), prop::collection::btree_set(0u8..30, 0..12)),
                0..12,
            ),
        ) {
            let weight = |id: u8| -> u32 {
                agreed.iter().filter(|(_, ids)| ids.contains(&id)).map(|(way, _)| way.weight()).sum()
            };
            let offered = candidates(agreed.clone());
            prop_assert!(offered.len() <= MOST_OFFERED);
            let weakest = offered.iter().map(|candidate| weight(candidate.id)).min().unwrap_or(0);
            let offered: BTreeSet<u8> = offered.iter().map(|candidate| candidate.id).collect();
            for id in 0..30 {
                if !offered.contains(&id) && weight(id) >= THRESHOLD {
                    prop_assert!(offered.len() == MOST_OFFERED && weight(id) <= weakest);
                }
            }
        }
    }
}
