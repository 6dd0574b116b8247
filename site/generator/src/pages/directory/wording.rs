//! What every service's page says in the same words: said once for thousands of pages.

use std::collections::BTreeMap;

use serde::Serialize;
use site_model::directory::location::Access as Building;
use site_model::directory::service::{Access, Reach, SendKind};
use site_theme::View;

use super::super::{Drawing, Entry};
use crate::markdown::Say;

/// Where a template finds a message, and which it is.
const WORDS: [(&str, &str); 22] = [
    ("accessibility", "directory-accessibility"),
    ("ages", "directory-ages"),
    ("contact", "service-contact"),
    ("cost", "directory-cost"),
    ("free", "directory-free-of-charge"),
    ("getting_there", "directory-getting-there"),
    ("help", "service-help-heading"),
    ("how", "service-how"),
    ("hubs", "directory-hubs"),
    ("important", "directory-important"),
    ("languages", "directory-languages"),
    ("map", "prose-postcode-map"),
    ("needs", "directory-needs"),
    ("organisation", "service-organisation"),
    ("other_contact", "directory-other-contact"),
    ("paused", "directory-paused"),
    ("reach", "directory-reach"),
    ("send", "directory-send"),
    ("when", "directory-when-heading"),
    ("where", "directory-where"),
    ("who_for", "service-who-for"),
    ("building", "directory-building"),
];

#[derive(Serialize)]
struct Words {
    #[serde(flatten)]
    said: BTreeMap<&'static str, String>,
    /// Ways into the forms.
    start: Vec<Entry>,
}

/// What templates of services say.
pub(super) fn of_services(drawing: &Drawing<'_>, say: Say<'_>) -> View {
    View::new(&Words {
        said: WORDS.map(|(name, id)| (name, say(id, &[]))).into(),
        start: drawing.start_buttons(),
    })
}

/// The message that says how a service comes to a family.
pub(super) fn reach(reach: Reach) -> &'static str {
    match reach {
        Reach::Outreach => "directory-reach-outreach",
        Reach::Online => "directory-reach-online",
        Reach::Phone => "directory-reach-phone",
    }
}

/// The message that says how a service is got.
pub(super) fn access(access: Access) -> &'static str {
    match access {
        Access::DropIn => "directory-access-drop-in",
        Access::SelfReferral => "directory-access-self-referral",
        Access::ProfessionalReferral => "directory-access-professional-referral",
    }
}

/// The message that says for whom a service is made.
pub(super) fn send(kind: SendKind) -> &'static str {
    match kind {
        SendKind::Specialist => "directory-send-specialist-text",
        SendKind::Inclusive => "directory-send-inclusive-text",
    }
}

/// The message that says what a building has.
pub(super) fn building(has: Building) -> &'static str {
    match has {
        Building::StepFree => "directory-step-free",
        Building::Lift => "directory-lift",
        Building::AccessibleToilet => "directory-accessible-toilet",
        Building::ChangingPlaces => "directory-changing-places",
        Building::BabyChange => "directory-baby-change",
        Building::PramSpace => "directory-pram-space",
        Building::HearingLoop => "directory-hearing-loop",
        Building::QuietRoom => "directory-quiet-room",
        Building::BlueBadgeParking => "directory-blue-badge-parking",
    }
}
