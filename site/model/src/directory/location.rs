//! A place where services are.

use serde::{Deserialize, Serialize};

use crate::directory::oruk_id::OrukId;
use crate::slug::Slug;
use crate::waiver::Waiver;

/// Front matter of `locations/<slug>.md`; the body describes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Its name, e.g. `Queen's Park Children's Centre`.
    pub name: String,
    /// Its id in Open Referral UK feeds, where it came from another system.
    #[serde(default)]
    pub oruk_id: Option<OrukId>,
    /// The hub that it is, or is part of.
    #[serde(default)]
    pub hub: Option<Slug>,
    /// Building and street, one line each.
    pub address: Vec<String>,
    /// Town or city.
    pub town: String,
    /// County, where people write one.
    #[serde(default)]
    pub county: Option<String>,
    /// Postcode.
    pub postcode: String,
    /// Degrees north, WGS 84.
    #[serde(default)]
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    #[serde(default)]
    pub longitude: Option<f64>,
    /// What the building has for people who need it.
    #[serde(default)]
    pub accessibility: Vec<Access>,
    /// What else to know about getting in and around.
    #[serde(default)]
    pub accessibility_note: Option<String>,
    /// How to get there: buses, parking.
    #[serde(default)]
    pub getting_there: Option<String>,
    /// Rules this file breaks knowingly.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}

/// What a building has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// No steps on the way in and inside.
    StepFree,
    /// A lift to all floors.
    Lift,
    /// A toilet for wheelchair users.
    AccessibleToilet,
    /// A Changing Places toilet.
    ChangingPlaces,
    /// A place to change a baby.
    BabyChange,
    /// Somewhere to leave a pram.
    PramSpace,
    /// A hearing loop.
    HearingLoop,
    /// A quiet room.
    QuietRoom,
    /// Parking for Blue Badge holders.
    BlueBadgeParking,
}

impl Access {
    /// Each in the order in which it is shown.
    pub const ALL: [Self; 9] = [
        Self::StepFree,
        Self::Lift,
        Self::AccessibleToilet,
        Self::ChangingPlaces,
        Self::BabyChange,
        Self::PramSpace,
        Self::HearingLoop,
        Self::QuietRoom,
        Self::BlueBadgeParking,
    ];

    /// The word that content uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::StepFree => "step-free",
            Self::Lift => "lift",
            Self::AccessibleToilet => "accessible-toilet",
            Self::ChangingPlaces => "changing-places",
            Self::BabyChange => "baby-change",
            Self::PramSpace => "pram-space",
            Self::HearingLoop => "hearing-loop",
            Self::QuietRoom => "quiet-room",
            Self::BlueBadgeParking => "blue-badge-parking",
        }
    }
}
