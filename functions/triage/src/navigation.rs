//! What staff pages lead to, by what somebody may do.

use record::permission::Action;
use site_theme::{Link, Site};

use crate::address;
use crate::desk::Desk;

/// A page of the navigation: who sees it, its Fluent message, and its address.
type Entry = (Action, &'static str, fn(&site_model::Slug) -> String);

/// In the order of a day.
const ENTRIES: [Entry; 6] = [
    (Action::SeeDay, "staff-navigation-day", address::day),
    (Action::SeeQueue, "staff-navigation-queue", address::queue),
    (
        Action::SearchFamilies,
        "staff-navigation-search",
        address::search,
    ),
    (
        Action::SeeCaseload,
        "staff-caseload-title",
        address::caseload,
    ),
    (
        Action::ManageStaff,
        "staff-navigation-colleagues",
        address::colleagues,
    ),
    (
        Action::SearchAudit,
        "staff-navigation-audit",
        address::audit,
    ),
];

/// What a partner's practitioner sees.
const SHARED: Entry = (
    Action::OpenShared,
    "staff-navigation-shared",
    address::shared,
);

/// Puts the links of this person's pages into what stands around one.
pub(crate) fn lead(desk: &Desk, site: &mut Site) {
    site.navigation = of(desk);
    site.home = address::home(&desk.staff);
    // A partner has nothing to do with a hub's work, which help is about.
    let has_help = !desk.queues(Action::SeeQueue).is_empty();
    let help = has_help.then(|| Link {
        text: desk.pages.say("staff-help-title", &[]),
        href: address::help(&desk.staff.council),
        current: false,
    });
    site.footer = help.into_iter().collect();
}

fn of(desk: &Desk) -> Vec<Link> {
    let entries = ENTRIES.into_iter();
    let theirs = entries.filter(|(action, ..)| !desk.queues(*action).is_empty());
    let shared = desk.sees_what_is_shared().then_some(SHARED);
    let theirs = theirs.chain(shared);
    theirs
        .map(|(_, message, address)| Link {
            text: desk.pages.say(message, &[]),
            href: address(&desk.staff.council),
            current: desk.is_at(&address(&desk.staff.council)),
        })
        .collect()
}
