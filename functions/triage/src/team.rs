//! To whom work can be given: colleagues with access, whose work queue it is.

use record::permission::{self, Action};
use record::{Staff, StaffId};
use site_model::WorkQueue;

use crate::desk::Desk;
use crate::problem::Stop;

/// Everybody who can have work of any of these queues, by name. Whoever asks is among them.
pub(crate) async fn team(desk: &Desk, queues: &[WorkQueue]) -> Result<Vec<Staff>, Stop> {
    who_works(desk, queues, true).await
}

/// Who had work of any of these queues until their access was ended, by name.
pub(crate) async fn without_access(desk: &Desk, queues: &[WorkQueue]) -> Result<Vec<Staff>, Stop> {
    who_works(desk, queues, false).await
}

async fn who_works(
    desk: &Desk,
    queues: &[WorkQueue],
    has_access: bool,
) -> Result<Vec<Staff>, Stop> {
    let users = desk.vault.all_users().await?.into_iter();
    let users = users.filter(|user| user.has_access() == has_access);
    let mut team: Vec<Staff> = users
        .map(|user| user.staff)
        .filter(|staff| staff.council == desk.staff.council)
        .filter(|staff| queues.iter().any(|queue| is_theirs(staff, queue)))
        .collect();
    team.sort_by_key(|staff| staff.name.to_lowercase());
    Ok(team)
}

/// Whether work of a queue can be somebody's: of those that could be theirs, their role opens only some.
pub(crate) fn is_theirs(staff: &Staff, queue: &WorkQueue) -> bool {
    permission::may(staff, Action::Take, &staff.council, queue)
}

/// Who of a team this is.
pub(crate) fn of<'a>(team: &'a [Staff], id: &StaffId) -> Option<&'a Staff> {
    team.iter().find(|staff| staff.id == *id)
}
