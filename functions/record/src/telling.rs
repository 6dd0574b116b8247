//! Telling other adults what the hub holds about them, after somebody else named them.
//!
//! Whoever did not give their own data is told at the latest one month after it was received (UK GDPR Article
//! 14(1) to (3)(a)), unless one of the exceptions applies (Article 14(5); Data Protection Act 2018 Schedules 2
//! and 3). Children are told through whoever is responsible for them. Nothing is told by itself: a person's name
//! stands beside each end.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::reason::Reason;
use crate::staff::StaffId;
use crate::submission::Person;

/// The age from which a person is told themselves.
const ADULT: i16 = 18;

/// That somebody is to be told. No `Debug`: it names a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// Whom.
    pub whom: String,
    /// The last day.
    pub by: Date,
    /// How it ended; `None` while it is to be done.
    #[serde(default)]
    pub ended: Option<Ended>,
}

/// How it ended, and who says so.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// How.
    pub end: End,
    /// Who recorded it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// The two ways in which it ends.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// They were told.
    Told {
        /// How.
        how: HowTold,
        /// On which day.
        on: Date,
    },
    /// They need not, or must not, be told.
    NotNeeded {
        /// Which exception applies.
        exception: Exception,
        /// Why, in the worker's words.
        because: Reason,
    },
}

/// How somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HowTold {
    /// Face to face.
    InPerson,
    /// On the phone.
    Phone,
    /// By letter.
    Letter,
}

impl HowTold {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Phone, Self::Letter];

    /// In a Fluent message's id, and as a field's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InPerson => "in-person",
            Self::Phone => "phone",
            Self::Letter => "letter",
        }
    }
}

/// Why somebody need not be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exception {
    /// They know it all already: Article 14(5)(a).
    KnowsAlready,
    /// It is impossible or a disproportionate effort: Article 14(5)(b).
    Impossible,
    /// It would seriously impair what the data is used for: Article 14(5)(b).
    WouldImpair,
    /// A law lays down that the data is obtained: Article 14(5)(c).
    LaidDownByLaw,
    /// It has to stay confidential by professional secrecy: Article 14(5)(d).
    MustStaySecret,
    /// It would put somebody at risk: Data Protection Act 2018, Schedules 2 and 3.
    PutsAtRisk,
}

impl Exception {
    /// Every exception.
    pub const ALL: [Self; 6] = [
        Self::KnowsAlready,
        Self::Impossible,
        Self::WouldImpair,
        Self::LaidDownByLaw,
        Self::MustStaySecret,
        Self::PutsAtRisk,
    ];

    /// In a Fluent message's id, and as a field's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::KnowsAlready => "knows-already",
            Self::Impossible => "impossible",
            Self::WouldImpair => "would-impair",
            Self::LaidDownByLaw => "laid-down-by-law",
            Self::MustStaySecret => "must-stay-secret",
            Self::PutsAtRisk => "puts-at-risk",
        }
    }
}

/// Why it cannot be ended so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it has ended otherwise already")]
pub struct EndedOtherwise;

impl Telling {
    /// Ends it. The same end by the same person again changes nothing; another is refused.
    pub fn end(&mut self, end: End, by: &StaffId, at: Timestamp) -> Result<bool, EndedOtherwise> {
        match &self.ended {
            None => {
                self.ended = Some(Ended {
                    end,
                    by: by.clone(),
                    at,
                });
                Ok(true)
            }
            Some(ended) if ended.end == end && ended.by == *by => Ok(false),
            Some(_) => Err(EndedOtherwise),
        }
    }
}

/// Who of these people is to be told, and by when: every adult, and everybody whose age is not known. The
/// month counts from the day on which the hub had it ([`SentForm::reached`](crate::submission::SentForm::reached));
/// where the next one has no such day, its last day counts.
pub fn to_tell(people: &[Person], reached: Date) -> Vec<Telling> {
    let adults = people
        .iter()
        .filter(|person| is_perhaps_adult(person.born, reached));
    adults
        .map(|person| Telling {
            whom: person.name.clone(),
            by: reached.saturating_add(1.month()),
            ended: None,
        })
        .collect()
}

fn is_perhaps_adult(born: Option<Date>, on: Date) -> bool {
    born.is_none_or(|born| born.saturating_add(ADULT.years()) <= on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn person(born: Option<&str>) -> Person {
        Person {
            name: "Sam".to_owned(),
            born: born.map(day),
        }
    }

    fn told(born: Option<&str>, reached: &str) -> Option<Date> {
        let tellings = to_tell(&[person(born)], day(reached));
        tellings.first().map(|telling| telling.by)
    }

    #[test]
    fn whoever_is_18_that_day_is_told_and_whoever_is_17_is_not() {
        let reached = "2026-11-22";
        assert_eq!(told(Some("2008-11-22"), reached), Some(day("2026-12-22")));
        assert_eq!(told(Some("2008-11-23"), reached), None);
        assert_eq!(told(Some("1950-01-01"), reached), Some(day("2026-12-22")));
    }

    #[test]
    fn whose_age_is_not_known_may_be_an_adult() {
        assert!(told(None, "2026-11-22").is_some());
    }

    #[test]
    fn a_month_is_one_of_the_calendar() {
        assert_eq!(told(None, "2027-01-31"), Some(day("2027-02-28")));
        assert_eq!(told(None, "2026-07-01"), Some(day("2026-08-01")));
    }

    #[test]
    fn it_ends_once_and_the_same_again_is_no_change() {
        let at = Timestamp::UNIX_EPOCH;
        let mut telling = to_tell(&[person(None)], day("2026-11-22")).remove(0);
        let by = StaffId::of("issuer", "s1");
        let told = |how| End::Told {
            how,
            on: day("2026-11-23"),
        };
        assert_eq!(telling.end(told(HowTold::Phone), &by, at), Ok(true));
        assert_eq!(telling.end(told(HowTold::Phone), &by, at), Ok(false));
        assert_eq!(
            telling.end(told(HowTold::Letter), &by, at),
            Err(EndedOtherwise)
        );
        let other = StaffId::of("issuer", "s2");
        assert_eq!(
            telling.end(told(HowTold::Phone), &other, at),
            Err(EndedOtherwise)
        );
        assert!(
            telling
                .ended
                .is_some_and(|ended| ended.end == told(HowTold::Phone))
        );
    }
}
