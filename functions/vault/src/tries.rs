//! How often somebody may try: counted in rows of `public` that end by themselves.
//!
//! A row counts one subject, an address or how a code begins, in one stretch of the clock. Its key is a keyed hash
//! of pace, subject and stretch, so that the table tells neither who tried nor what, and nobody who reads it can
//! find out by hashing all addresses. The hash's key is made of one `GenerateMac` of the council's MAC key when a
//! function starts: every function that runs has the same one, it is stored nowhere, and intake needs no other right
//! for it than the one that blind indexes need. A call for each try would be slower, and a bill that a guesser runs up.
//!
//! A try is counted before it is made, in one `UpdateItem` that adds: however many are made at once, each gets a
//! number of its own. The first few are free. After them the n-th may come when so much time has gone since the
//! first; each wait is twice the one before, up to the pace's longest. One that comes too early is taken back, so
//! that trying all the time makes nobody wait longer than trying when it is time.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use aws_sdk_dynamodb::types::ReturnValue;
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use tokio::sync::OnceCell;

use crate::data_key::DataKey;
use crate::derived_key::derive;
use crate::fault::VaultFault;
use crate::item::{Place, number, table_name, text};
use crate::store::Vault;
use crate::tables::{EXPIRES, Table};

/// What stands at the start of a row's key: intake may update no other rows.
const ROW: &str = "tries#";
const KIND: &str = "tries";
/// What the key of the hashes is a hash of. A blind index hashes three lines, of which this is none.
const HASHED: &[u8] = b"tries";

/// How fast one subject may go on.
#[derive(Debug, PartialEq, Eq)]
pub struct Pace {
    /// What is limited: stands in logs, and in what is hashed.
    pub name: &'static str,
    /// How long a row counts, in seconds. All rows of a pace begin at the same moments.
    stretch: i64,
    /// How many may come at once.
    free: u64,
    /// How long the next one waits after them, in seconds.
    first_wait: i64,
    /// No wait is longer.
    longest_wait: i64,
}

/// Wrong codes of one address: ten in a quarter of an hour, then waits of one, two and four minutes.
///
/// A hub's wireless network is one address, and right codes count nothing. Of five families who copy 24 signs from
/// paper one may mistype: fifty can do so within a quarter of an hour, and who comes after them waits a minute.
pub const WRONG_CODES_OF_AN_ADDRESS: Pace = Pace {
    name: "wrong-codes-of-an-address",
    stretch: 15 * 60,
    free: 10,
    first_wait: 60,
    longest_wait: 4 * 60,
};

/// Wrong codes that begin alike, from wherever: five in an hour, then waits from one minute to a quarter of an hour.
///
/// Who has most of somebody's code, on a torn page or from over a shoulder, gets some ten guesses in an hour: four
/// missing signs are a million. The family of that code mistypes it five times before it waits at all.
pub const WRONG_CODES_THAT_BEGIN_ALIKE: Pace = Pace {
    name: "wrong-codes-that-begin-alike",
    stretch: 60 * 60,
    free: 5,
    first_wait: 60,
    longest_wait: 15 * 60,
};

/// Forms that are begun at one address: sixty in an hour, then one each half minute.
///
/// A hall of thirty parents on one network fills in two forms each and nobody waits. A program that begins forms to
/// fill the table gets a hundred and eighty rows in an hour, each gone after a week at most.
pub const FORMS_BEGUN_AT_AN_ADDRESS: Pace = Pace {
    name: "forms-begun-at-an-address",
    stretch: 60 * 60,
    free: 60,
    first_wait: 30,
    longest_wait: 30,
};

/// Reminders that are asked for at one address: as many as forms are begun. Each is a message that waits, and one of
/// a form goes out at most.
pub const REMINDERS_OF_AN_ADDRESS: Pace = Pace {
    name: "reminders-of-an-address",
    stretch: 60 * 60,
    free: 60,
    first_wait: 30,
    longest_wait: 30,
};

/// Reminders to one email address or telephone, from wherever they are asked for: six in a day, then one each four
/// hours.
///
/// A family with several forms asks for one each, and once more after a slip. Who would bomb somebody's telephone
/// from many drafts and many networks gets twelve messages a day through to it at most.
pub const REMINDERS_TO_A_DESTINATION: Pace = Pace {
    name: "reminders-to-a-destination",
    stretch: 24 * 60 * 60,
    free: 6,
    first_wait: 4 * 60 * 60,
    longest_wait: 4 * 60 * 60,
};

impl Pace {
    /// How many seconds after the first one the `nth` may come.
    fn opens_after(&self, nth: u64) -> i64 {
        let (mut opens, mut wait) = (0, self.first_wait);
        for _ in self.free..nth {
            if opens >= self.stretch {
                break;
            }
            opens += wait;
            wait = (2 * wait).min(self.longest_wait);
        }
        opens
    }

    /// The stretch of the clock that a moment is in: its beginning and its end.
    fn stretch_of(&self, now: Timestamp) -> (i64, i64) {
        let begins = now.as_second().div_euclid(self.stretch) * self.stretch;
        (begins, begins + self.stretch)
    }
}

/// Whose tries are counted at which pace.
#[derive(Clone, Copy)]
pub struct Counted<'a> {
    /// How fast it may go on.
    pub pace: &'static Pace,
    /// The subject, as bytes that are the same for each of its tries.
    pub of: &'a [u8],
}

/// Whether a try may be made.
pub enum Tried {
    /// It may, and is counted until it is given back.
    Now(CountedTry),
    /// Not yet.
    NotYet(Wait),
}

/// Where a try was counted.
pub struct CountedTry(Vec<Place>);

/// How long somebody has to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Which pace asks for it.
    pub pace: &'static str,
    left: Duration,
}

impl Wait {
    /// As `Retry-After` says it; never nothing.
    pub fn seconds(self) -> u64 {
        self.left.as_secs().max(1)
    }

    /// As a page says it: whole minutes, at least one.
    pub fn minutes(self) -> usize {
        usize::try_from(self.seconds().div_ceil(60)).unwrap_or(usize::MAX)
    }
}

/// The key of the hashes, once it was asked for. A clone is the same one.
#[derive(Clone, Default)]
pub(crate) struct TriesKey(Arc<OnceCell<DataKey>>);

/// Nothing of the key.
impl fmt::Debug for TriesKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TriesKey")
    }
}

impl Vault {
    /// Counts a try against each of its subjects, before it is made.
    ///
    /// # Errors
    ///
    /// When it cannot be counted. Then it may not be made: rows lie in the table that the try would read or write,
    /// so whoever is refused would have met the same fault a moment later, and a fault opens no gate.
    pub async fn count_try(
        &self,
        counted: &[Counted<'_>],
        now: Timestamp,
    ) -> Result<Tried, VaultFault> {
        let key = self.tries_key().await?;
        let mut tried = CountedTry(Vec::new());
        for Counted { pace, of } in counted {
            let (begins, ends) = pace.stretch_of(now);
            let purpose = format!("tries/{}/{}/{begins}", pace.name, HEXLOWER.encode(of));
            let hash = derive(key.expose(), &purpose);
            let row = format!("{ROW}{}", HEXLOWER.encode(&hash[..16]));
            let place = Place::one(Table::Public, row);
            let (nth, since) = self.add_try(&place, ends, now).await?;
            tried.0.push(place);
            let opens = (since + pace.opens_after(nth)).min(ends);
            let left = opens - now.as_second();
            if left > 0 {
                self.give_back(tried).await?;
                return Ok(Tried::NotYet(Wait {
                    pace: pace.name,
                    left: Duration::from_secs(left.unsigned_abs()),
                }));
            }
        }
        Ok(Tried::Now(tried))
    }

    /// Takes back what was counted: the try was a good one.
    pub async fn give_back(&self, tried: CountedTry) -> Result<(), VaultFault> {
        for place in tried.0 {
            let take = self
                .aws
                .dynamodb
                .update_item()
                .table_name(table_name(&self.names.table_prefix, place.table))
                .set_key(Some(place.key()))
                // One that has ended meanwhile does not come back.
                .condition_expression("tries > :none")
                .update_expression("SET tries = tries - :one")
                .expression_attribute_values(":one", number(1))
                .expression_attribute_values(":none", number(0))
                .return_values(ReturnValue::None);
            match self.in_time("UpdateItem", take.send()).await? {
                Ok(_) => {}
                Err(error)
                    if error
                        .as_service_error()
                        .is_some_and(|e| e.is_conditional_check_failed_exception()) => {}
                Err(error) => return Err(VaultFault::away("UpdateItem")(error)),
            }
        }
        Ok(())
    }

    /// Adds one to a row; gives its number, and when the row's first one came.
    async fn add_try(
        &self,
        place: &Place,
        ends: i64,
        now: Timestamp,
    ) -> Result<(u64, i64), VaultFault> {
        let second = |at: i64| number(at.max(0).unsigned_abs());
        let add = self
            .aws
            .dynamodb
            .update_item()
            .table_name(table_name(&self.names.table_prefix, place.table))
            .set_key(Some(place.key()))
            .update_expression(
                "SET council = :council, #kind = :kind, #ends = :ends, \
                 since = if_not_exists(since, :now) ADD tries :one",
            )
            .expression_attribute_names("#kind", "kind")
            .expression_attribute_names("#ends", EXPIRES)
            .expression_attribute_values(":council", text(self.council.as_str()))
            .expression_attribute_values(":kind", text(KIND))
            .expression_attribute_values(":ends", second(ends))
            .expression_attribute_values(":now", second(now.as_second()))
            .expression_attribute_values(":one", number(1))
            .return_values(ReturnValue::UpdatedNew);
        let added = self.call("UpdateItem", add.send()).await?;
        let attributes = added.attributes.unwrap_or_default();
        let of = |name: &str| {
            let value = attributes.get(name)?.as_n().ok()?;
            value.parse::<i64>().ok()
        };
        let counted = of("tries").zip(of("since"));
        let (tries, since) = counted.ok_or(VaultFault::Tampered { what: KIND })?;
        Ok((tries.max(0).unsigned_abs(), since))
    }

    /// The key of the hashes; KMS is asked once in the life of a function.
    pub(crate) async fn tries_key(&self) -> Result<&DataKey, VaultFault> {
        let make = || async {
            let hash = zeroize::Zeroizing::new(self.mac(HASHED).await?);
            Ok(DataKey::from(derive(&hash, "tries")))
        };
        self.tries_key.0.get_or_try_init(make).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opens(pace: &Pace, numbers: std::ops::RangeInclusive<u64>) -> Vec<i64> {
        numbers.map(|nth| pace.opens_after(nth)).collect()
    }

    #[test]
    fn each_wait_is_twice_the_one_before_up_to_the_longest() {
        let pace = &WRONG_CODES_OF_AN_ADDRESS;
        assert_eq!(opens(pace, 1..=10), [0; 10]);
        assert_eq!(opens(pace, 11..=15), [60, 180, 420, 660, 900]);
        let pace = &WRONG_CODES_THAT_BEGIN_ALIKE;
        assert_eq!(opens(pace, 1..=5), [0; 5]);
        assert_eq!(opens(pace, 6..=11), [60, 180, 420, 900, 1800, 2700]);
        assert_eq!(opens(pace, 12..=13), [3600, 3600], "the next hour");
    }

    #[test]
    fn a_number_as_large_as_a_row_can_hold_is_no_longer_work() {
        assert_eq!(FORMS_BEGUN_AT_AN_ADDRESS.opens_after(u64::MAX), 60 * 60);
    }

    #[test]
    fn a_wait_is_never_said_to_be_none() {
        let wait = |left| Wait {
            pace: "",
            left: Duration::from_secs(left),
        };
        assert_eq!((wait(0).seconds(), wait(0).minutes()), (1, 1));
        assert_eq!((wait(61).seconds(), wait(61).minutes()), (61, 2));
    }
}
