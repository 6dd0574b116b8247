//! Who may do what: one table of roles, actions and what the record is to the person, deny by default.

use site_model::{Slug, WorkQueue};

use crate::staff::{Role, Staff, StaffId};

/// What staff do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// See a queue: no answer of a family is in it.
    SeeQueue,
    /// Take a submission.
    Take,
    /// Give a referral to a colleague, whatever is in it.
    Assign,
    /// Give all of a colleague's referrals to another.
    HandOver,
    /// See how much each colleague of a hub has, and how long families wait.
    SeeCaseload,
    /// Take the list of referrals out as a file.
    ExportQueue,
    /// Open a referral and read what the family said.
    Open,
    /// Add a note to a referral.
    AddNote,
    /// Record a contact with a family.
    RecordContact,
    /// Note what is to be done for a family, and that it is done.
    KeepTask,
    /// Warn colleagues about something in a household, and end that.
    WarnColleagues,
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
    /// See who works in a hub, and change or end what they may do.
    ManageStaff,
    /// Search who did and saw what, without a word of any case.
    SearchAudit,
    /// See which families may be the same, and link two records or keep them apart.
    MatchFamilies,
    /// Search for a family by what it says on the phone.
    SearchFamilies,
    /// See one's day in a hub: what is overdue, what is due.
    SeeDay,
    /// Give a known family a code for another form, with which what it sends joins its record; take that back.
    Invite,
    /// Share what a family agreed to with a partner, for a time; end that.
    Share,
    /// See what is shared with one's own organisation, and open it.
    OpenShared,
}

/// What a record is to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// They work on it.
    Own,
    /// It is their work queue's, and nobody works on it; or it is the queue itself.
    Nobodys,
    /// It is their work queue's, and a colleague works on it.
    Colleagues,
    /// It is information governance's, and they work in a hub, where it may be said first.
    PassedOn,
    /// It is shared with the organisation they work for, and that has not ended.
    Shared,
    /// Another hub's, another council's, shared with another, or no longer.
    Elsewhere,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 6] = [
        Self::Own,
        Self::Nobodys,
        Self::Colleagues,
        Self::PassedOn,
        Self::Shared,
        Self::Elsewhere,
    ];
}

/// Whether somebody may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grant {
    /// They may.
    Yes,
    /// They may once they have said why: it is written down, and can be asked about.
    WithReason,
    /// They may not.
    No,
}

/// What the table says of one action.
struct Row {
    action: Action,
    /// Their own, nobody's, a colleague's.
    triage_worker: [Grant; 3],
    /// The same.
    family_navigator: [Grant; 3],
    /// The same.
    hub_manager: [Grant; 3],
    /// The same, of information governance's work.
    officer: [Grant; 3],
    /// What is shared.
    partner: Grant,
}

const Y: Grant = Grant::Yes;
const R: Grant = Grant::WithReason;
const N: Grant = Grant::No;

/// Work on a case: a colleague's is opened for a reason, because whoever covers for a colleague has to, and nobody
/// else has to.
const CASE: [Grant; 3] = [Y, Y, R];
/// Work that shows nothing of a case.
const ANY: [Grant; 3] = [Y, Y, Y];
/// Giving work away: nobody takes a colleague's from them, which would open it without a reason.
const OWN: [Grant; 3] = [Y, Y, N];
const NEVER: [Grant; 3] = [N, N, N];

const fn row(
    action: Action,
    [triage_worker, family_navigator, hub_manager, officer]: [[Grant; 3]; 4],
    partner: Grant,
) -> Row {
    Row {
        action,
        triage_worker,
        family_navigator,
        hub_manager,
        officer,
        partner,
    }
}

/// The table.
///
/// A complaint may be about the hub's own staff, and who answers it has no business in the hub's cases: what
/// the one works on, the other never opens. Whoever answers a hub's phone may be told a complaint or a request,
/// and enters it: they know what they entered, and neither take it nor open what becomes of it.
#[rustfmt::skip]
const TABLE: [Row; Action::ALL.len()] = [
    //                      triage worker, Family Navigator, hub manager, officer    partner
    row(Action::SeeQueue,      [ANY,       ANY,              ANY,         ANY],    N),
    row(Action::Take,          [ANY,       ANY,              ANY,         ANY],    N),
    row(Action::Assign,        [OWN,       OWN,              ANY,         OWN],    N),
    row(Action::HandOver,      [NEVER,     NEVER,            ANY,         NEVER],  N),
    row(Action::SeeCaseload,   [NEVER,     NEVER,            ANY,         NEVER],  N),
    row(Action::ExportQueue,   [NEVER,     NEVER,            ANY,         NEVER],  N),
    row(Action::Open,          [CASE,      CASE,             CASE,        CASE],   N),
    row(Action::AddNote,       [CASE,      CASE,             CASE,        CASE],   N),
    row(Action::RecordContact, [CASE,      CASE,             CASE,        CASE],   N),
    row(Action::KeepTask,      [CASE,      CASE,             CASE,        CASE],   N),
    row(Action::WarnColleagues,[CASE,      CASE,             CASE,        CASE],   N),
    row(Action::Move,          [CASE,      CASE,             CASE,        CASE],   N),
    row(Action::EnterForm,     [ANY,       ANY,              ANY,         ANY],    N),
    row(Action::EndTelling,    [CASE,      CASE,             CASE,        CASE],   N),
    row(Action::SettleMessage, [ANY,       ANY,              ANY,         ANY],    N),
    row(Action::SwitchView,    [CASE,      CASE,             CASE,        CASE],   N),
    row(Action::WriteToFamily, [CASE,      CASE,             CASE,        CASE],   N),
    row(Action::LockView,      [CASE,      CASE,             CASE,        CASE],   N),
    row(Action::IssueCode,     [CASE,      CASE,             CASE,        CASE],   N),
    row(Action::TakeFollowUp,  [ANY,       ANY,              ANY,         ANY],    N),
    row(Action::ManageStaff,   [NEVER,     NEVER,            ANY,         NEVER],  N),
    row(Action::SearchAudit,   [NEVER,     NEVER,            NEVER,       ANY],    N),
    row(Action::MatchFamilies, [CASE,      CASE,             CASE,        NEVER],  N),
    row(Action::SearchFamilies,[ANY,       ANY,              ANY,         NEVER],  N),
    row(Action::SeeDay,        [ANY,       ANY,              ANY,         NEVER],  N),
    row(Action::Invite,        [NEVER,     CASE,             CASE,        NEVER],  N),
    row(Action::Share,         [NEVER,     CASE,             CASE,        NEVER],  N),
    row(Action::OpenShared,    [NEVER,     NEVER,            NEVER,       NEVER],  Y),
];

impl Action {
    /// Every action.
    pub const ALL: [Self; 28] = [
        Self::SeeQueue,
        Self::Take,
        Self::Assign,
        Self::HandOver,
        Self::SeeCaseload,
        Self::ExportQueue,
        Self::Open,
        Self::AddNote,
        Self::RecordContact,
        Self::KeepTask,
        Self::WarnColleagues,
        Self::Move,
        Self::EnterForm,
        Self::EndTelling,
        Self::SettleMessage,
        Self::SwitchView,
        Self::WriteToFamily,
        Self::LockView,
        Self::IssueCode,
        Self::TakeFollowUp,
        Self::ManageStaff,
        Self::SearchAudit,
        Self::MatchFamilies,
        Self::SearchFamilies,
        Self::SeeDay,
        Self::Invite,
        Self::Share,
        Self::OpenShared,
    ];
}

/// What the table says: whether someone in this role may do this to what is this to them.
pub fn grant(role: Role, action: Action, relation: Relation) -> Grant {
    let Some(row) = TABLE.iter().find(|row| row.action == action) else {
        return Grant::No;
    };
    let of_council = match role {
        Role::TriageWorker => Some(row.triage_worker),
        Role::FamilyNavigator => Some(row.family_navigator),
        Role::HubManager => Some(row.hub_manager),
        Role::InformationGovernanceOfficer => Some(row.officer),
        Role::PartnerPractitioner => None,
    };
    match (relation, of_council) {
        (Relation::Own, Some([own, _, _])) => own,
        (Relation::Nobodys, Some([_, nobodys, _])) => nobodys,
        (Relation::Colleagues, Some([_, _, colleagues])) => colleagues,
        (Relation::PassedOn, _) if action == Action::EnterForm && role.works_in_a_hub() => Y,
        (Relation::Shared, None) => row.partner,
        _ => N,
    }
}

/// What a share is asked about: whom it is with, and whether it stands.
#[derive(Debug, Clone, Copy)]
pub struct AskedShare<'a> {
    /// The council.
    pub council: &'a Slug,
    /// Whom it is shared with.
    pub partner: &'a Slug,
    /// Whether it is neither over nor ended.
    pub stands: bool,
}

impl AskedShare<'_> {
    /// What it is to this person.
    pub fn relation_to(&self, staff: &Staff) -> Relation {
        let is_theirs =
            staff.council == *self.council && staff.partner.as_ref() == Some(self.partner);
        match is_theirs && self.stands {
            true => Relation::Shared,
            false => Relation::Elsewhere,
        }
    }

    /// Whether this person may do this to it.
    pub fn grant(&self, staff: &Staff, action: Action) -> Grant {
        grant(staff.role, action, self.relation_to(staff))
    }
}

/// What is asked about: a record, or a queue as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The council.
    pub council: &'a Slug,
    /// Whose work it is.
    pub queue: &'a WorkQueue,
    /// Who works on it, where somebody does.
    pub assignee: Option<&'a StaffId>,
}

impl Asked<'_> {
    /// What it is to this person.
    pub fn relation_to(&self, staff: &Staff) -> Relation {
        if staff.council != *self.council {
            return Relation::Elsewhere;
        }
        let is_theirs = match self.queue {
            WorkQueue::Hub(hub) => staff.role.works_in_a_hub() && staff.hubs.contains(hub),
            WorkQueue::InformationGovernance => {
                if staff.role.works_in_a_hub() {
                    return Relation::PassedOn;
                }
                staff.role == Role::InformationGovernanceOfficer
            }
        };
        match self.assignee {
            _ if !is_theirs => Relation::Elsewhere,
            None => Relation::Nobodys,
            Some(by) if *by == staff.id => Relation::Own,
            Some(_) => Relation::Colleagues,
        }
    }

    /// Whether this person may do this to it.
    pub fn grant(&self, staff: &Staff, action: Action) -> Grant {
        grant(staff.role, action, self.relation_to(staff))
    }
}

/// Whether `staff` may do `action` in a queue as a whole.
pub fn may(staff: &Staff, action: Action, council: &Slug, queue: &WorkQueue) -> bool {
    let asked = Asked {
        council,
        queue,
        assignee: None,
    };
    asked.grant(staff, action) == Grant::Yes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).expect("a slug")
    }

    fn staff(role: Role) -> Staff {
        Staff {
            id: StaffId::of("issuer", "s1"),
            name: "A".to_owned(),
            council: slug("westminster"),
            hubs: match role.works_in_a_hub() {
                true => vec![slug("bessborough")],
                false => Vec::new(),
            },
            role,
            partner: (role == Role::PartnerPractitioner).then(|| slug("a-charity")),
        }
    }

    #[test]
    fn every_action_has_one_row() {
        for action in Action::ALL {
            let rows = TABLE.iter().filter(|row| row.action == action).count();
            assert_eq!(rows, 1, "{action:?}");
        }
    }

    /// The table, as whoever answers for it reads it.
    #[test]
    #[allow(clippy::print_stdout)]
    fn the_table_is_printed_and_nothing_is_allowed_elsewhere() {
        let mut counts = [0; 3];
        for action in Action::ALL {
            for role in Role::ALL {
                for relation in Relation::ALL {
                    let grant = grant(role, action, relation);
                    let place = match grant {
                        Grant::Yes => 0,
                        Grant::WithReason => 1,
                        Grant::No => 2,
                    };
                    counts[place] += 1;
                    if relation == Relation::Elsewhere {
                        assert_eq!(grant, Grant::No, "{role:?} {action:?}");
                    }
                    if grant != Grant::No {
                        println!("{role:?} {action:?} {relation:?}: {grant:?}");
                    }
                }
            }
        }
        let [yes, with_reason, no] = counts;
        println!("{yes} yes, {with_reason} with a reason, {no} no");
        assert_eq!(
            yes + with_reason + no,
            Action::ALL.len() * Role::ALL.len() * Relation::ALL.len()
        );
    }

    #[test]
    fn a_colleagues_case_is_opened_for_a_reason_and_ones_own_without() {
        let hub = WorkQueue::Hub(slug("bessborough"));
        let colleague = StaffId::of("issuer", "s2");
        let council = slug("westminster");
        for role in [Role::TriageWorker, Role::FamilyNavigator, Role::HubManager] {
            let staff = staff(role);
            let asked = |assignee| Asked {
                council: &council,
                queue: &hub,
                assignee,
            };
            let open = |assignee| asked(assignee).grant(&staff, Action::Open);
            assert_eq!(open(None), Grant::Yes);
            assert_eq!(open(Some(&staff.id)), Grant::Yes);
            assert_eq!(open(Some(&colleague)), Grant::WithReason);
        }
    }

    #[test]
    fn a_partner_sees_what_is_shared_with_it_while_that_stands_and_no_queue() {
        let partner = staff(Role::PartnerPractitioner);
        for action in Action::ALL {
            for queue in [
                WorkQueue::Hub(slug("bessborough")),
                WorkQueue::InformationGovernance,
            ] {
                assert!(!may(&partner, action, &slug("westminster"), &queue));
            }
            for (council, with, stands) in [
                ("westminster", "a-charity", true),
                ("westminster", "a-charity", false),
                ("westminster", "another-charity", true),
                ("barking-and-dagenham", "a-charity", true),
            ] {
                let (council, with) = (slug(council), slug(with));
                let asked = AskedShare {
                    council: &council,
                    partner: &with,
                    stands,
                };
                let may = asked.grant(&partner, action) == Grant::Yes;
                let is_theirs = with == slug("a-charity") && council == slug("westminster");
                assert_eq!(may, action == Action::OpenShared && is_theirs && stands);
                for role in Role::ALL {
                    let is_partner = role == Role::PartnerPractitioner;
                    assert!(is_partner || asked.grant(&staff(role), action) == Grant::No);
                }
            }
        }
    }

    #[test]
    fn hubs_and_information_governance_do_not_open_each_others_work() {
        let hub = WorkQueue::Hub(slug("bessborough"));
        let officer = staff(Role::InformationGovernanceOfficer);
        for action in Action::ALL {
            assert!(!may(&officer, action, &slug("westminster"), &hub));
            for role in [Role::TriageWorker, Role::FamilyNavigator, Role::HubManager] {
                let may = may(
                    &staff(role),
                    action,
                    &slug("westminster"),
                    &WorkQueue::InformationGovernance,
                );
                assert_eq!(may, action == Action::EnterForm, "{role:?} {action:?}");
            }
        }
    }

    #[test]
    fn nobody_acts_in_another_hub_or_council() {
        let there = slug("barking-and-dagenham");
        let another = WorkQueue::Hub(slug("another"));
        for role in Role::ALL {
            for action in Action::ALL {
                assert!(!may(&staff(role), action, &slug("westminster"), &another));
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
