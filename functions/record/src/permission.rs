//! Who may do what: one table of roles, actions and work queues, deny by default.

use site_model::{Slug, WorkQueue};

use crate::staff::{Role, Staff};

/// What staff do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// See a queue: no answer of a family is in it.
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
    /// Have a message tried again that could not be sent, or put it aside.
    SettleMessage,
    /// See what the family sees with its code, and switch parts of it on or off.
    SwitchView,
    /// Write to the family where its code shows it: a message, what was agreed to do next.
    WriteToFamily,
    /// Lock the family's view, so that its code opens nothing.
    LockView,
    /// Issue a new code after an identity check.
    IssueCode,
    /// Take what a family said after it sent a form.
    TakeFollowUp,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 13] = [
        Self::SeeQueue,
        Self::Take,
        Self::Open,
        Self::AddNote,
        Self::Move,
        Self::EnterForm,
        Self::EndTelling,
        Self::SettleMessage,
        Self::SwitchView,
        Self::WriteToFamily,
        Self::LockView,
        Self::IssueCode,
        Self::TakeFollowUp,
    ];
}

/// The table: of a hub's work, and of information governance's.
///
/// A complaint may be about the hub's own staff, and who answers it has no business in the hub's cases: what
/// the one works on, the other never opens. Whoever answers a hub's phone may be told a complaint or a request,
/// and enters it: they know what they entered, and neither take it nor open what becomes of it.
fn role_may(role: Role, action: Action, queue: &WorkQueue) -> bool {
    use Action::{
        AddNote, EndTelling, EnterForm, IssueCode, LockView, Move, Open, SeeQueue, SettleMessage,
        SwitchView, Take, TakeFollowUp, WriteToFamily,
    };
    match (queue, role) {
        (WorkQueue::Hub(_), Role::TriageWorker | Role::FamilyNavigator | Role::HubManager)
        | (WorkQueue::InformationGovernance, Role::InformationGovernanceOfficer) => {
            matches!(
                action,
                SeeQueue
                    | Take
                    | Open
                    | AddNote
                    | Move
                    | EnterForm
                    | EndTelling
                    | SwitchView
                    | WriteToFamily
                    | LockView
                    | IssueCode
                    | TakeFollowUp
                    | SettleMessage
            )
        }
        (WorkQueue::Hub(_), Role::InformationGovernanceOfficer) => false,
        (
            WorkQueue::InformationGovernance,
            Role::TriageWorker | Role::FamilyNavigator | Role::HubManager,
        ) => action == EnterForm,
    }
}

/// Whether `staff` may do `action` on a record of this council in this queue.
pub fn may(staff: &Staff, action: Action, council: &Slug, queue: &WorkQueue) -> bool {
    let is_theirs = match queue {
        WorkQueue::Hub(hub) => staff.hubs.contains(hub),
        WorkQueue::InformationGovernance => true,
    };
    staff.council == *council && is_theirs && role_may(staff.role, action, queue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::staff::StaffId;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).expect("a slug")
    }

    fn staff(role: Role) -> Staff {
        Staff {
            id: StaffId::of("issuer", "s1"),
            name: "A".to_owned(),
            council: slug("westminster"),
            hubs: vec![slug("bessborough")],
            role,
        }
    }

    /// Each role with each action in each queue: nothing is allowed that does not stand here.
    #[test]
    fn a_hubs_staff_work_on_what_is_the_hubs_and_an_officer_on_information_governance() {
        use Role::{FamilyNavigator, HubManager, InformationGovernanceOfficer, TriageWorker};
        let hub = WorkQueue::Hub(slug("bessborough"));
        let mut allowed = 0;
        for role in Role::ALL {
            for action in Action::ALL {
                let in_hub = matches!(role, TriageWorker | FamilyNavigator | HubManager);
                let in_governance =
                    matches!(role, InformationGovernanceOfficer) || action == Action::EnterForm;
                for (queue, expected) in [
                    (&hub, in_hub),
                    (&WorkQueue::Hub(slug("another")), false),
                    (&WorkQueue::InformationGovernance, in_governance),
                ] {
                    let may = may(&staff(role), action, &slug("westminster"), queue);
                    assert_eq!(may, expected, "{role:?} {action:?} {queue}");
                    allowed += usize::from(may);
                }
            }
        }
        // And what a hub's staff are told for information governance, they enter.
        assert_eq!(allowed, Role::ALL.len() * Action::ALL.len() + 3);
    }

    #[test]
    fn nobody_acts_in_another_council() {
        let there = slug("barking-and-dagenham");
        for role in Role::ALL {
            for action in Action::ALL {
                for queue in staff(role).queues() {
                    assert!(
                        !may(&staff(role), action, &there, &queue),
                        "{role:?} {queue}"
                    );
                }
            }
        }
    }
}
