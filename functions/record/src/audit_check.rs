//! Whether a chain of audit entries is as it was written, and what was done to it first if it is not.
//!
//! An entry carries its hash, which holds the hash of the one before it, and a signature of that hash under a key
//! that lies in no table. So what was edited, taken out, put elsewhere or written by somebody else is noticed at its
//! place. That the newest entries are gone is noticed where something outside the chain remembers how it ended: a
//! family's head does.

use std::fmt;

use crate::audit::{BEFORE_THE_FIRST, Entry, Hash};

/// An entry as it lies in its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// What it says.
    pub entry: Entry,
    /// The hash that it carries.
    pub hash: Hash,
    /// Whether it carries the right signature of that hash.
    pub is_signed: bool,
}

/// What was done to a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// An entry does not say any more what it said.
    Edited,
    /// An entry is not there.
    Deleted,
    /// An entry stands at another's place.
    Reordered,
    /// The newest entries are not there.
    Truncated,
    /// An entry was not written by this software.
    Forged,
}

/// The first broken entry of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Which chain.
    pub chain: String,
    /// The place of the entry in it, from 1.
    pub sequence: u64,
    /// What was done.
    pub harm: Harm,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let harm = match self.harm {
            Harm::Edited => "was edited",
            Harm::Deleted => "was deleted",
            Harm::Reordered => "was put where another was",
            Harm::Truncated => "and what came after it is gone",
            Harm::Forged => "was not written by this software",
        };
        write!(f, "{} entry {} {harm}", self.chain, self.sequence)
    }
}

/// What was done first to a chain whose entries these are, in the order of their places; `ends` is what its last
/// entry has to pin, where something outside the chain remembers it.
pub fn first_harm(chain: &str, entries: &[StoredEntry], ends: Option<Hash>) -> Option<Broken> {
    let broken = |sequence, harm| {
        Some(Broken {
            chain: chain.to_owned(),
            sequence,
            harm,
        })
    };
    let mut previous = BEFORE_THE_FIRST;
    for (place, stored) in (1..).zip(entries) {
        let entry = &stored.entry;
        if entry.sequence != place {
            return broken(place, Harm::Deleted);
        }
        if stored.hash != entry.hash() {
            let harm = match was_elsewhere(stored, entries.len()) {
                true => Harm::Reordered,
                false => Harm::Edited,
            };
            return broken(place, harm);
        }
        if entry.previous != previous || entry.chain != chain || !stored.is_signed {
            return broken(place, Harm::Forged);
        }
        previous = stored.hash;
    }
    let after = u64::try_from(entries.len()).unwrap_or(u64::MAX) + 1;
    match (ends, entries.last()) {
        (Some(_), None) => broken(after, Harm::Truncated),
        (Some(ends), Some(last)) if last.entry.head != Some(ends) => broken(after, Harm::Truncated),
        _ => None,
    }
}

/// Whether an entry is whole, and was written for another place of a chain as long as this one.
fn was_elsewhere(stored: &StoredEntry, length: usize) -> bool {
    let places = 1..=u64::try_from(length).unwrap_or(u64::MAX);
    places.into_iter().any(|sequence| {
        let there = Entry {
            sequence,
            ..stored.entry.clone()
        };
        there.hash() == stored.hash
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;
    use crate::audit::Event;
    use crate::staff::StaffId;

    const CHAIN: &str = "family#a";

    fn head(sequence: u64) -> Hash {
        [u8::try_from(sequence % 250).unwrap_or(0) + 1; 32]
    }

    fn chain(length: u64) -> Vec<StoredEntry> {
        let mut previous = BEFORE_THE_FIRST;
        let entries = (1..=length).map(|sequence| {
            let entry = Entry {
                chain: CHAIN.to_owned(),
                sequence,
                by: Some(StaffId::of("issuer", "s1")),
                at: Timestamp::UNIX_EPOCH,
                event: Event::ReferralOpened,
                subject: "referral#r".to_owned(),
                head: Some(head(sequence)),
                reason: None,
                previous,
            };
            previous = entry.hash();
            StoredEntry {
                hash: entry.hash(),
                entry,
                is_signed: true,
            }
        });
        entries.collect()
    }

    fn harm(entries: &[StoredEntry], ends: u64) -> Option<(u64, Harm)> {
        let broken = first_harm(CHAIN, entries, Some(head(ends)))?;
        Some((broken.sequence, broken.harm))
    }

    proptest! {
        #[test]
        fn whatever_is_done_first_is_named_with_its_place(length in 2u64..12, at in 0usize..11) {
            let at = at % usize::try_from(length).expect("a length");
            let place = u64::try_from(at).expect("a place") + 1;
            prop_assert_eq!(harm(&chain(length), length), None);

            let mut edited = chain(length);
            edited[at].entry.event = Event::NoteAdded;
            prop_assert_eq!(harm(&edited, length), Some((place, Harm::Edited)));

            let mut deleted = chain(length);
            deleted.remove(at);
            let expected = match place == length {
                true => Harm::Truncated,
                false => Harm::Deleted,
            };
            prop_assert_eq!(harm(&deleted, length), Some((place, expected)));

            let mut forged = chain(length);
            forged[at].entry.by = Some(StaffId::of("issuer", "s2"));
            forged[at].hash = forged[at].entry.hash();
            forged[at].is_signed = false;
            prop_assert_eq!(harm(&forged, length), Some((place, Harm::Forged)));

            let mut truncated = chain(length);
            truncated.truncate(at);
            prop_assert_eq!(harm(&truncated, length), Some((place, Harm::Truncated)));

            if place < length {
                let mut swapped = chain(length);
                swapped.swap(at, at + 1);
                swapped[at].entry.sequence = place;
                swapped[at + 1].entry.sequence = place + 1;
                prop_assert_eq!(harm(&swapped, length), Some((place, Harm::Reordered)));
            }
        }
    }

    #[test]
    fn an_entry_of_another_chain_is_forged_here() {
        let mut moved = chain(1);
        moved[0].entry.chain = "family#b".to_owned();
        moved[0].hash = moved[0].entry.hash();
        assert_eq!(harm(&moved, 1), Some((1, Harm::Forged)));
    }
}
