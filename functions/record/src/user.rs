//! A colleague as this software knows them: what the council's sign-in said of them last, and what a hub manager
//! changed of that.
//!
//! The council's own provider says who works where. A hub manager can say otherwise until the provider does: move
//! somebody to another of their own hubs, change what they do there, end their access at once. What the provider
//! says anew replaces a changed post; it does not give back an access that was ended.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use site_model::Slug;

use crate::staff::{Post, Role, Staff, StaffId};

/// A colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Who they are, in the post that they have now.
    pub staff: Staff,
    /// The post that the sign-in told last.
    told: Post,
    /// Who ended their access, and when.
    ended: Option<Ended>,
    /// When they signed in last.
    pub signed_in: Timestamp,
}

/// That somebody's access was ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// By whom.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// Why a manager cannot change a colleague's post so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotChanged {
    /// Nobody changes their own post, or ends their own access.
    #[error("nobody changes their own post")]
    Oneself,
    /// The colleague works in no hub of the manager's, or is no colleague of a hub at all.
    #[error("not in a hub of the manager's")]
    NotTheirs,
    /// The post is in a hub that is not the manager's to give.
    #[error("a hub that is not the manager's")]
    NotTheirHub,
    /// The post has no hub: whoever has none has no access, which is ended by that name.
    #[error("a post without a hub")]
    NoHub,
}

impl User {
    /// Someone signs in for the first time.
    pub fn first(told: Staff, at: Timestamp) -> Self {
        Self {
            told: told.post(),
            staff: told,
            ended: None,
            signed_in: at,
        }
    }

    /// Someone signs in again, and this is what the provider says of them.
    #[must_use]
    pub fn signs_in(self, told: Staff, at: Timestamp) -> Self {
        let post = told.post();
        let staff = match post == self.told {
            true => told.in_post(self.staff.post()),
            false => told,
        };
        Self {
            staff,
            told: post,
            ended: self.ended,
            signed_in: at,
        }
    }

    /// Whether they may sign in.
    pub fn has_access(&self) -> bool {
        self.ended.is_none()
    }

    /// Whether what they do was changed here, and not yet by the provider.
    pub fn is_changed(&self) -> bool {
        self.staff.post() != self.told
    }

    /// The hubs of which a manager decides what this colleague does there.
    pub fn hubs_under<'a>(&'a self, manager: &'a Staff) -> impl Iterator<Item = &'a Slug> {
        let theirs = |hub: &&Slug| manager.hubs.contains(*hub);
        let in_hubs = manager.role == Role::HubManager
            && manager.council == self.staff.council
            && self.staff.role.works_in_a_hub();
        self.staff
            .hubs
            .iter()
            .filter(move |hub| in_hubs && theirs(hub))
    }

    /// Whether it is this manager who decides.
    pub fn is_under(&self, manager: &Staff) -> bool {
        self.hubs_under(manager).next().is_some()
    }

    /// A manager gives them another post: a role in a hub, and some of the manager's own hubs. Hubs that are not the
    /// manager's stay as they are; somebody who has such a hub keeps their role, which counts there too.
    pub fn change(&mut self, role: Role, hubs: &[Slug], manager: &Staff) -> Result<(), NotChanged> {
        self.may_be_changed(manager)?;
        if !role.works_in_a_hub() || hubs.iter().any(|hub| !manager.hubs.contains(hub)) {
            return Err(NotChanged::NotTheirHub);
        }
        let mut all: Vec<Slug> = self.staff.hubs.clone();
        all.retain(|hub| !manager.hubs.contains(hub));
        if role != self.staff.role && !all.is_empty() {
            return Err(NotChanged::NotTheirHub);
        }
        all.extend(hubs.iter().cloned());
        if all.is_empty() {
            return Err(NotChanged::NoHub);
        }
        self.staff.hubs = all;
        self.staff.role = role;
        Ok(())
    }

    /// A manager ends their access: at the next request they are signed out.
    pub fn end(&mut self, manager: &Staff, at: Timestamp) -> Result<(), NotChanged> {
        self.may_be_changed(manager)?;
        self.ended.get_or_insert(Ended {
            by: manager.id.clone(),
            at,
        });
        Ok(())
    }

    /// A manager gives it back.
    pub fn restore(&mut self, manager: &Staff) -> Result<(), NotChanged> {
        self.may_be_changed(manager)?;
        self.ended = None;
        Ok(())
    }

    fn may_be_changed(&self, manager: &Staff) -> Result<(), NotChanged> {
        if self.staff.id == manager.id {
            return Err(NotChanged::Oneself);
        }
        match self.is_under(manager) {
            true => Ok(()),
            false => Err(NotChanged::NotTheirs),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).expect("a slug")
    }

    fn staff(name: &str, role: Role, hubs: &[&str]) -> Staff {
        Staff {
            id: StaffId::of("issuer", name),
            name: name.to_owned(),
            council: slug("westminster"),
            hubs: hubs.iter().map(|hub| slug(hub)).collect(),
            role,
            partner: None,
        }
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).expect("a moment")
    }

    fn nadia() -> Staff {
        staff("nadia", Role::FamilyNavigator, &["first", "far"])
    }

    fn manager() -> Staff {
        staff("hana", Role::HubManager, &["first", "second"])
    }

    #[test]
    fn a_changed_post_lasts_until_the_provider_says_something_new() {
        let told = staff("nadia", Role::FamilyNavigator, &["first"]);
        let mut user = User::first(told.clone(), at(1));
        user.change(Role::TriageWorker, &[slug("second")], &manager())
            .expect("theirs to change");
        assert!(user.is_changed());
        assert_eq!(user.staff.hubs, [slug("second")]);

        let again = user.clone().signs_in(told, at(2));
        assert_eq!(again.staff.role, Role::TriageWorker);
        assert_eq!(again.staff.hubs, user.staff.hubs);

        let promoted = staff("nadia", Role::HubManager, &["first"]);
        let told_anew = again.signs_in(promoted.clone(), at(3));
        assert_eq!(told_anew.staff, promoted);
        assert!(!told_anew.is_changed());
    }

    #[test]
    fn an_access_that_was_ended_is_not_given_back_by_signing_in() {
        let mut user = User::first(nadia(), at(1));
        user.end(&manager(), at(2)).expect("theirs to end");
        let again = user.signs_in(staff("nadia", Role::HubManager, &["first"]), at(3));
        assert!(!again.has_access());
        let mut again = again;
        again.restore(&manager()).expect("theirs to restore");
        assert!(again.has_access());
    }

    #[test]
    fn a_manager_changes_colleagues_of_their_own_hubs_and_nobody_else() {
        let mut oneself = User::first(manager(), at(1));
        assert_eq!(oneself.end(&manager(), at(2)), Err(NotChanged::Oneself));

        let elsewhere = staff("eve", Role::FamilyNavigator, &["far"]);
        let officer = staff("ines", Role::InformationGovernanceOfficer, &[]);
        let mut there = manager();
        there.council = slug("barking-and-dagenham");
        for (who, by) in [
            (elsewhere, manager()),
            (officer, manager()),
            (nadia(), there),
            (nadia(), staff("tess", Role::TriageWorker, &["first"])),
        ] {
            let mut user = User::first(who, at(1));
            assert_eq!(user.end(&by, at(2)), Err(NotChanged::NotTheirs));
            let changed = user.change(Role::TriageWorker, &[slug("first")], &by);
            assert_eq!(changed, Err(NotChanged::NotTheirs));
        }
    }

    #[test]
    fn a_manager_gives_no_hub_that_is_not_theirs_and_no_role_outside_a_hub() {
        let mut user = User::first(nadia(), at(1));
        let far = user.change(Role::TriageWorker, &[slug("far")], &manager());
        assert_eq!(far, Err(NotChanged::NotTheirHub));
        let promoted = user.change(Role::HubManager, &[slug("first")], &manager());
        assert_eq!(
            promoted,
            Err(NotChanged::NotTheirHub),
            "it would count in the far hub"
        );
        let moved = user.change(Role::FamilyNavigator, &[slug("second")], &manager());
        assert_eq!(moved, Ok(()));
        assert_eq!(user.staff.hubs, [slug("far"), slug("second")]);
        let officer = Role::InformationGovernanceOfficer;
        let role = user.change(officer, &[slug("first")], &manager());
        assert_eq!(role, Err(NotChanged::NotTheirHub));
        let mut here_only = User::first(staff("n", Role::FamilyNavigator, &["first"]), at(1));
        let none = here_only.change(Role::TriageWorker, &[], &manager());
        assert_eq!(none, Err(NotChanged::NoHub));
    }
}
