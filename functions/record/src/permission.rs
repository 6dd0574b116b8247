//! Who may do what: one table of roles and actions, deny by default.

use site_model::Slug;

use crate::staff::{Role, Staff};

/// What staff do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// See a hub's queue: no answer of a family is in it.
    SeeQueue,
    /// Take a submission.
    Take,
    /// Open a referral and read what the family said.
    Open,
    /// Add a note to a referral.
    AddNote,
    /// Move a referral to another status.
    Move,
    /// Enter a form for a family that phoned, came in or filled in paper.
    EnterForm,
    /// Record that another adult was told what is held about them, or why not.
    EndTelling,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 7] = [
        Self::SeeQueue,
        Self::Take,
        Self::Open,
        Self::AddNote,
        Self::Move,
        Self::EnterForm,
        Self::EndTelling,
    ];
}

/// The table. An information governance officer reads the audit, not the cases.
fn role_may(role: Role, action: Action) -> bool {
    use Action::{AddNote, EndTelling, EnterForm, Move, Open, SeeQueue, Take};
    match role {
        Role::TriageWorker | Role::FamilyNavigator | Role::HubManager => {
            matches!(
                action,
                SeeQueue | Take | Open | AddNote | Move | EnterForm | EndTelling
            )
        }
        Role::InformationGovernanceOfficer => false,
    }
}

/// Whether `staff` may do `action` on a record of this council and hub.
pub fn may(staff: &Staff, action: Action, council: &Slug, hub: &Slug) -> bool {
    staff.council == *council && staff.hubs.contains(hub) && role_may(staff.role, action)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::staff::StaffId;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).expect("a slug")
    }

    #[test]
    fn nobody_acts_outside_their_council_and_hubs() {
        for role in Role::ALL {
            let staff = Staff {
                id: StaffId::of("issuer", "s1"),
                name: "A".to_owned(),
                council: slug("westminster"),
                hubs: vec![slug("bessborough")],
                role,
            };
            for action in Action::ALL {
                let allowed = role != Role::InformationGovernanceOfficer;
                assert_eq!(
                    may(&staff, action, &slug("westminster"), &slug("bessborough")),
                    allowed
                );
                assert!(!may(&staff, action, &slug("westminster"), &slug("another")));
                assert!(!may(
                    &staff,
                    action,
                    &slug("barking-and-dagenham"),
                    &slug("bessborough")
                ));
            }
        }
    }
}
