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

/// Puts the links of this person's pages into what stands around one.
pub(crate) fn lead(desk: &Desk, site: &mut Site) {
    site.navigation = of(desk);
    site.footer = vec![Link {
        text: desk.pages.say("staff-help-title", &[]),
        href: address::help(&desk.staff.council),
        current: false,
    }];
}

fn of(desk: &Desk) -> Vec<Link> {
    let entries = ENTRIES.into_iter();
    let theirs = entries.filter(|(action, ..)| !desk.queues(*action).is_empty());
    theirs
        .map(|(_, message, address)| Link {
            text: desk.pages.say(message, &[]),
            href: address(&desk.staff.council),
            current: desk.is_at(&address(&desk.staff.council)),
        })
        .collect()
}
