//! What staff pages lead to, by what somebody may do.

use record::permission::Action;
use site_theme::Link;

use crate::address;
use crate::desk::Desk;

/// A page of the navigation: who sees it, its Fluent message, and its address.
type Entry = (Action, &'static str, fn(&site_model::Slug) -> String);

/// In the order of a day.
const ENTRIES: [Entry; 4] = [
    (Action::KeepTask, "staff-navigation-day", address::day),
    (Action::SeeQueue, "staff-navigation-queue", address::queue),
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

/// The links of this person's pages.
pub(crate) fn of(desk: &Desk) -> Vec<Link> {
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
