//! Questions on equality as the whole country asks them, so that answers can be compared: the choices of
//! the harmonised standards of the Government Statistical Service, in the order and the words of the
//! GOV.UK Design System (Equality information) and, for ethnicity, of the Census 2021 of England.
//!
//! Each ends with "Prefer not to say", and no question that uses one can be required.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Choice;
use crate::slug::Slug;

/// A set of choices that is the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NationalSet {
    /// Ethnicity, the first step: a group.
    EthnicGroup,
    /// The second step of who is White.
    EthnicGroupWhite,
    /// The second step of who is of a mixed group.
    EthnicGroupMixed,
    /// The second step of who is Asian.
    EthnicGroupAsian,
    /// The second step of who is Black.
    EthnicGroupBlack,
    /// The second step of who is of another group.
    EthnicGroupOther,
    /// Sex.
    Sex,
    /// Whether gender is the same as sex registered at birth.
    SameGender,
    /// Marriage and civil partnership.
    RelationshipStatus,
    /// Whether there is a condition or illness that lasts 12 months or more.
    LongTermCondition,
    /// Whether that makes everyday life harder.
    ConditionReducesActivity,
    /// Religion.
    Religion,
    /// Sexual orientation.
    SexualOrientation,
}

/// The last choice of each set.
pub const PREFER_NOT_TO_SAY: &str = "prefer-not-to-say";

impl NationalSet {
    const ALL: [Self; 13] = [
        Self::EthnicGroup,
        Self::EthnicGroupWhite,
        Self::EthnicGroupMixed,
        Self::EthnicGroupAsian,
        Self::EthnicGroupBlack,
        Self::EthnicGroupOther,
        Self::Sex,
        Self::SameGender,
        Self::RelationshipStatus,
        Self::LongTermCondition,
        Self::ConditionReducesActivity,
        Self::Religion,
        Self::SexualOrientation,
    ];

    /// Its choices.
    pub fn choices(self) -> &'static [Choice] {
        static CHOICES: LazyLock<Vec<Vec<Choice>>> =
            LazyLock::new(|| NationalSet::ALL.map(NationalSet::made).into());
        CHOICES.get(self as usize).map_or(&[], Vec::as_slice)
    }

    fn made(self) -> Vec<Choice> {
        let last = [(PREFER_NOT_TO_SAY, "Prefer not to say")];
        let said = self.said().iter().chain(&last);
        said.filter_map(|(value, label)| {
            Some(Choice {
                value: Slug::parse(value).ok()?,
                label: (*label).to_owned(),
                hint: None,
                ends: Vec::new(),
            })
        })
        .collect()
    }

    /// What is stored, and what is shown.
    fn said(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::EthnicGroup => &[
                ("white", "White"),
                ("mixed", "Mixed or multiple ethnic groups"),
                ("asian", "Asian or Asian British"),
                ("black", "Black, African, Caribbean or Black British"),
                ("other", "Other ethnic group"),
            ],
            Self::EthnicGroupWhite => &[
                (
                    "british",
                    "English, Welsh, Scottish, Northern Irish or British",
                ),
                ("irish", "Irish"),
                ("gypsy-or-irish-traveller", "Gypsy or Irish Traveller"),
                ("roma", "Roma"),
                ("other-white", "Any other White background"),
            ],
            Self::EthnicGroupMixed => &[
                ("white-and-black-caribbean", "White and Black Caribbean"),
                ("white-and-black-african", "White and Black African"),
                ("white-and-asian", "White and Asian"),
                (
                    "other-mixed",
                    "Any other Mixed or multiple ethnic background",
                ),
            ],
            Self::EthnicGroupAsian => &[
                ("indian", "Indian"),
                ("pakistani", "Pakistani"),
                ("bangladeshi", "Bangladeshi"),
                ("chinese", "Chinese"),
                ("other-asian", "Any other Asian background"),
            ],
            Self::EthnicGroupBlack => &[
                ("african", "African"),
                ("caribbean", "Caribbean"),
                (
                    "other-black",
                    "Any other Black, African or Caribbean background",
                ),
            ],
            Self::EthnicGroupOther => &[("arab", "Arab"), ("any-other", "Any other ethnic group")],
            Self::Sex => &[("female", "Female"), ("male", "Male")],
            Self::SameGender | Self::LongTermCondition => &[("yes", "Yes"), ("no", "No")],
            Self::RelationshipStatus => &[
                (
                    "never",
                    "Never married and never registered in a civil partnership",
                ),
                ("married", "Married"),
                ("civil-partnership", "In a registered civil partnership"),
                (
                    "separated",
                    "Separated, but still legally married or in a civil partnership",
                ),
                (
                    "divorced",
                    "Divorced, or formerly in a civil partnership which is now legally dissolved",
                ),
                (
                    "widowed",
                    "Widowed, or a surviving partner from a registered civil partnership",
                ),
            ],
            Self::ConditionReducesActivity => &[
                ("a-lot", "Yes, a lot"),
                ("a-little", "Yes, a little"),
                ("not-at-all", "Not at all"),
            ],
            Self::Religion => &[
                ("none", "No religion"),
                ("christian", "Christian, all denominations"),
                ("buddhist", "Buddhist"),
                ("hindu", "Hindu"),
                ("jewish", "Jewish"),
                ("muslim", "Muslim"),
                ("sikh", "Sikh"),
                ("any-other", "Any other religion"),
            ],
            Self::SexualOrientation => &[
                ("heterosexual", "Heterosexual or straight"),
                ("gay-or-lesbian", "Gay or lesbian"),
                ("bisexual", "Bisexual"),
                ("other", "Other"),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_set_ends_with_prefer_not_to_say_and_has_no_value_twice() {
        for set in NationalSet::ALL {
            let choices = set.choices();
            assert_eq!(choices.len(), set.said().len() + 1, "{set:?}");
            let last = choices.last().map(|choice| choice.value.as_str());
            assert_eq!(last, Some(PREFER_NOT_TO_SAY), "{set:?}");
            let mut values: Vec<_> = choices.iter().map(|choice| &choice.value).collect();
            values.sort();
            values.dedup();
            assert_eq!(values.len(), choices.len(), "{set:?}");
        }
    }

    #[test]
    fn each_group_but_the_last_has_a_second_step() {
        // The names of the second sets are made of the first one's values.
        for choice in NationalSet::EthnicGroup.choices() {
            let second = format!("\"ethnic-group-{}\"", choice.value);
            let found = serde_json::from_str::<NationalSet>(&second).is_ok();
            assert_eq!(found, choice.value != *PREFER_NOT_TO_SAY, "{second}");
        }
    }
}
