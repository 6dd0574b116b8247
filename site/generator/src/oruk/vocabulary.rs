//! Taxonomies of our own, for what HSDS has no field for.
//!
//! They are part of what the feed promises to its readers: the ids are the same in every feed, codes
//! are the words of content, and neither may change.

use site_model::directory::location::Access as Feature;
use site_model::directory::service::{Access, Reach, SendKind};
use uuid::Uuid;

use super::ids;

/// One of our taxonomies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Own {
    /// How a service comes to a family without a location.
    Reach,
    /// The ways to get a service.
    Access,
    /// Whom among children with SEND a service is made for; the attribute's value is the note.
    Send,
    /// What a building has.
    Feature,
    /// What `accessibility` of a service says: the attribute's value.
    Accessibility,
    /// What years cannot say of ages.
    Ages,
    /// The family hubs of the council: each council's feed has its own terms.
    Hub,
}

/// A term: its code, its name, and what belongs to it.
pub type Word = (&'static str, &'static str, &'static str);

/// The term under which `accessibility` of a service is said.
pub(super) const IN_WORDS: &str = "in-words";
/// The service is also for people who are pregnant.
pub(super) const PREGNANCY: &str = "pregnancy";
/// The youngest age is counted in months.
pub(super) const FROM_IN_MONTHS: &str = "from-in-months";
/// The oldest age is counted in months: it ends with that month.
pub(super) const TO_IN_MONTHS: &str = "to-in-months";

impl Own {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Reach,
        Self::Access,
        Self::Send,
        Self::Feature,
        Self::Accessibility,
        Self::Ages,
        Self::Hub,
    ];

    /// The word from which its id is made; also the `link_type` of its attributes.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reach => "reach",
            Self::Access => "access",
            Self::Send => "send",
            Self::Feature => "feature",
            Self::Accessibility => "accessibility",
            Self::Ages => "ages",
            Self::Hub => "hub",
        }
    }

    /// Its id, in every feed.
    pub fn id(self) -> Uuid {
        ids::named(ids::NAMESPACE, "taxonomy", self.code())
    }

    /// The id of one of its words.
    pub fn word_id(self, code: &str) -> Uuid {
        ids::named(self.id(), "term", code)
    }

    /// Its name, and what it sorts.
    pub fn says(self) -> (&'static str, &'static str) {
        match self {
            Self::Reach => (
                "How a service comes to you",
                "How a service reaches families without a place to go to.",
            ),
            Self::Access => (
                "How to get a service",
                "The ways in which a service begins.",
            ),
            Self::Send => (
                "Special educational needs and disabilities",
                "Whether a service is made for children with special educational needs and disabilities (SEND) or open to them.",
            ),
            Self::Feature => (
                "Accessibility of a building",
                "What a building has for people who need it.",
            ),
            Self::Accessibility => (
                "Accessibility of a service",
                "What a service has for people who need it, in words: the attribute's value.",
            ),
            Self::Ages => (
                "Ages",
                "What the youngest and the oldest age in years do not say.",
            ),
            Self::Hub => ("Family hubs", "The family hubs of the council."),
        }
    }

    /// Its words. Those of hubs are the council's.
    pub fn words(self) -> Vec<Word> {
        match self {
            Self::Reach => Reach::ALL
                .map(|reach| match reach {
                    Reach::Outreach => (
                        reach.as_str(),
                        "Comes to you",
                        "Somebody comes to the family: at home, at school, in a park.",
                    ),
                    Reach::Online => (reach.as_str(), "Online", "It is on the internet."),
                    Reach::Phone => (reach.as_str(), "By phone", "It is given by phone."),
                })
                .to_vec(),
            Self::Access => Access::ALL
                .map(|access| match access {
                    Access::DropIn => (access.as_str(), "Drop in", "Nobody has to book or ask."),
                    Access::SelfReferral => (
                        access.as_str(),
                        "Ask for it yourself",
                        "A family asks for it itself.",
                    ),
                    Access::ProfessionalReferral => (
                        access.as_str(),
                        "Through a professional",
                        "A professional asks for it for the family.",
                    ),
                })
                .to_vec(),
            Self::Send => vec![
                (
                    SendKind::Specialist.as_str(),
                    "Made for children with SEND",
                    "It is for children with SEND and their families.",
                ),
                (
                    SendKind::Inclusive.as_str(),
                    "Open to children with SEND",
                    "It is for all children; children with SEND are supported to take part.",
                ),
            ],
            Self::Feature => Feature::ALL.map(feature).to_vec(),
            Self::Accessibility => vec![(
                IN_WORDS,
                "In words",
                "The attribute's value says what the service has.",
            )],
            Self::Ages => vec![
                (
                    PREGNANCY,
                    "Pregnancy",
                    "It is also for people who are pregnant, and their partners.",
                ),
                (
                    FROM_IN_MONTHS,
                    "From a month",
                    "The youngest age is counted in months.",
                ),
                (
                    TO_IN_MONTHS,
                    "To a month",
                    "The oldest age is counted in months: it ends with that month, not with the year.",
                ),
            ],
            Self::Hub => Vec::new(),
        }
    }
}

fn feature(feature: Feature) -> Word {
    let (name, description) = match feature {
        Feature::StepFree => ("Step-free", "No steps on the way in and inside."),
        Feature::Lift => ("Lift", "A lift to all floors."),
        Feature::AccessibleToilet => ("Accessible toilet", "A toilet for wheelchair users."),
        Feature::ChangingPlaces => ("Changing Places toilet", "A Changing Places toilet."),
        Feature::BabyChange => ("Baby change", "A place to change a baby."),
        Feature::PramSpace => ("Space for prams", "Somewhere to leave a pram."),
        Feature::HearingLoop => ("Hearing loop", "A hearing loop."),
        Feature::QuietRoom => ("Quiet room", "A quiet room."),
        Feature::BlueBadgeParking => ("Blue Badge parking", "Parking for Blue Badge holders."),
    };
    (feature.as_str(), name, description)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ids_that_readers_of_feeds_rely_on_stay() {
        assert_eq!(
            Own::Reach.id().to_string(),
            Uuid::new_v5(&ids::NAMESPACE, b"taxonomy/reach").to_string()
        );
        let all: std::collections::BTreeSet<Uuid> = Own::ALL
            .into_iter()
            .flat_map(|own| {
                let words = own
                    .words()
                    .into_iter()
                    .map(move |(code, ..)| own.word_id(code));
                words.chain([own.id()])
            })
            .collect();
        assert_eq!(all.len(), 7 + 3 + 3 + 2 + 9 + 1 + 3);
    }
}
