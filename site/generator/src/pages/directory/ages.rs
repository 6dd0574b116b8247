//! Ages in words, and the bands by which a family finds a service.

use site_model::directory::age::{Age, AgeUnit, Ages};

use crate::markdown::Say;

/// A band of ages, as a family looks for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Band {
    /// Its word in addresses; the message that names it is `directory-age-` and this.
    pub(super) word: &'static str,
    covers: Covers,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Covers {
    /// Before birth.
    Pregnancy,
    /// From the first month to before the second.
    Months(u16, u16),
    /// What has no ages, or does not say.
    Unsaid,
}

/// Every band, in the order in which it is shown: babies, before school, primary school, secondary
/// school, after it, and up to 25, until when SEND support can last (Children and Families Act 2014,
/// section 83(2)).
pub(super) const BANDS: [Band; 8] = [
    Band {
        word: "pregnancy",
        covers: Covers::Pregnancy,
    },
    Band {
        word: "under-1",
        covers: Covers::Months(0, 12),
    },
    Band {
        word: "1-to-4",
        covers: Covers::Months(12, 60),
    },
    Band {
        word: "5-to-10",
        covers: Covers::Months(60, 132),
    },
    Band {
        word: "11-to-15",
        covers: Covers::Months(132, 192),
    },
    Band {
        word: "16-to-18",
        covers: Covers::Months(192, 228),
    },
    Band {
        word: "19-to-25",
        covers: Covers::Months(228, 312),
    },
    Band {
        word: ANY,
        covers: Covers::Unsaid,
    },
];

/// The band of services that are for any age or do not say.
pub(super) const ANY: &str = "any";

impl Band {
    /// Whether a service for `ages` belongs to it.
    pub(super) fn has(self, ages: Ages) -> bool {
        let by_age = ages.from.is_some() || ages.to.is_some();
        match self.covers {
            Covers::Pregnancy => ages.pregnancy,
            Covers::Months(from, before) => {
                by_age
                    && ages
                        .from
                        .is_none_or(|youngest| youngest.in_months() < before)
                    && ages
                        .to
                        .is_none_or(|oldest| oldest.ends_before_month() > from)
            }
            Covers::Unsaid => !ages.are_said(),
        }
    }
}

/// Ages in words: `Pregnancy, and babies up to 18 months`. `None` where nothing is said.
pub(super) fn ages(say: Say<'_>, ages: Ages) -> Option<String> {
    let children = children(say, ages);
    Some(match (ages.pregnancy, children) {
        (true, Some(children)) => say(
            "directory-ages-pregnancy-and",
            &[("children", children.into())],
        ),
        (true, None) => say("directory-ages-pregnancy", &[]),
        (false, Some(children)) => super::when::capital(&children),
        (false, None) => return None,
    })
}

fn children(say: Say<'_>, ages: Ages) -> Option<String> {
    let age = |age: Age| age_in_words(say, age).into();
    // Who is 0 years old is there from birth.
    let from = ages.from.filter(|from| from.in_months() > 0);
    Some(match (from, ages.to) {
        (Some(from), Some(to)) if from == to && from.unit == AgeUnit::Year => say(
            "directory-ages-one",
            &[("age", from.count.to_string().into())],
        ),
        (Some(from), Some(to)) if from.unit == to.unit => say(
            match to.unit {
                AgeUnit::Month => "directory-ages-months",
                AgeUnit::Year => "directory-ages-years",
            },
            &[
                ("from", from.count.to_string().into()),
                ("to", to.count.to_string().into()),
            ],
        ),
        (Some(from), Some(to)) => say(
            "directory-ages-from-to",
            &[("from", age(from)), ("to", age(to))],
        ),
        (Some(from), None) => say("directory-ages-from", &[("from", age(from))]),
        (None, Some(to)) => {
            let id = match to.in_months() {
                ..=24 => "directory-ages-babies",
                25..=144 => "directory-ages-children",
                _ => "directory-ages-young-people",
            };
            say(id, &[("to", age(to))])
        }
        // From birth, and nothing more.
        (None, None) if ages.from.is_some() => say("directory-ages-any", &[]),
        (None, None) => return None,
    })
}

fn age_in_words(say: Say<'_>, age: Age) -> String {
    let count = ("count", u32::from(age.count).into());
    match age.unit {
        AgeUnit::Month => say("directory-months", &[count]),
        AgeUnit::Year => say("directory-years", &[count]),
    }
}
