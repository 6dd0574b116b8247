//! Where each staff page is. All start with the council; none holds anything about a person.

use jiff::civil::Date;
use record::staff::Role;
use record::view::Part;
use record::{
    CaseItemId, FamilyId, FollowUpId, OutgoingId, ReferralId, Staff, StaffId, SubmissionId,
};
use site_model::Slug;

use crate::next_path::NextPath;
use crate::sign_in::AGAIN;

/// The first page: where people choose their council and sign in.
pub(crate) const START: &str = "/";

/// The first page, for someone who wanted to go elsewhere.
pub(crate) fn start(next: Option<&NextPath>) -> String {
    match next {
        Some(next) => format!("{START}?next={}", next.in_query()),
        None => START.to_owned(),
    }
}

/// Begins a sign-in.
pub(crate) fn sign_in(council: &Slug, next: Option<&NextPath>) -> String {
    match next {
        Some(next) => format!("/{council}/sign-in?next={}", next.in_query()),
        None => format!("/{council}/sign-in"),
    }
}

/// Begins a sign-in at which the provider asks anew who it is.
pub(crate) fn sign_in_anew(council: &Slug, next: Option<&NextPath>) -> String {
    let sign_in = sign_in(council, next);
    let join = if sign_in.contains('?') { '&' } else { '?' };
    format!("{sign_in}{join}{AGAIN}")
}

/// Where the council's provider sends people back to.
pub(crate) fn signed_in(council: &Slug) -> String {
    format!("/{council}/signed-in")
}

/// Ends a session: posted to.
pub(crate) fn sign_out(council: &Slug) -> String {
    format!("/{council}/sign-out")
}

/// The queue.
pub(crate) fn queue(council: &Slug) -> String {
    format!("/{council}/queue")
}

/// Gives referrals to a colleague: asked, and posted to.
pub(crate) fn assign(council: &Slug) -> String {
    format!("/{council}/queue/assign")
}

/// The lists that somebody gave a name: shown, and posted to.
pub(crate) fn saved_views(council: &Slug) -> String {
    format!("/{council}/queue/views")
}

/// The list of what is open, as a file.
pub(crate) fn export(council: &Slug) -> String {
    format!("/{council}/queue/export")
}

/// How much each colleague has.
pub(crate) fn caseload(council: &Slug) -> String {
    format!("/{council}/caseload")
}

/// Gives a colleague's list to another: shown, and posted to.
pub(crate) fn hand_over(council: &Slug, id: &StaffId) -> String {
    format!("/{council}/colleagues/{id}/hand-over")
}

/// Where somebody begins: the queue, or for a partner what is shared with it.
pub(crate) fn home(staff: &Staff) -> String {
    match staff.role {
        Role::PartnerPractitioner => shared(&staff.council),
        _ => queue(&staff.council),
    }
}

/// What is shared with a partner.
pub(crate) fn shared(council: &Slug) -> String {
    format!("/{council}/shared")
}

/// What follows in that list after a row.
pub(crate) fn shared_after(council: &Slug, until: Date, share: &CaseItemId) -> String {
    format!("/{council}/shared?after={until}.{share}")
}

/// One thing that is shared, as its partner sees it.
pub(crate) fn shared_one(council: &Slug, family: &FamilyId, share: &CaseItemId) -> String {
    format!("/{council}/shared/{family}/{share}")
}

/// A worker's day.
pub(crate) fn day(council: &Slug) -> String {
    format!("/{council}/day")
}

/// Searches for a family: asked, and posted to.
pub(crate) fn search(council: &Slug) -> String {
    format!("/{council}/search")
}

/// Help for staff.
pub(crate) fn help(council: &Slug) -> String {
    format!("/{council}/help")
}

/// Who did and saw what.
pub(crate) fn audit(council: &Slug) -> String {
    format!("/{council}/audit")
}

/// Who works in a manager's hubs.
pub(crate) fn colleagues(council: &Slug) -> String {
    format!("/{council}/colleagues")
}

/// One of them: shown, and posted to.
pub(crate) fn colleague(council: &Slug, id: &StaffId) -> String {
    format!("/{council}/colleagues/{id}")
}

/// Messages that could not be sent.
pub(crate) fn failed_messages(council: &Slug) -> String {
    format!("/{council}/messages")
}

/// Does something about one of them: posted to.
pub(crate) fn failed_message(council: &Slug, message: &OutgoingId) -> String {
    format!("/{council}/messages/{message}")
}

/// Where staff choose which form to enter for a family; the forms are below.
pub(crate) fn enter(council: &Slug) -> String {
    format!("/{council}/enter")
}

/// Takes a submission: posted to.
pub(crate) fn take(council: &Slug, submission: &SubmissionId) -> String {
    format!("/{council}/submissions/{submission}/take")
}

/// Opens what a family said after it sent a form: posted to.
pub(crate) fn open_follow_up(council: &Slug, follow_up: &FollowUpId) -> String {
    format!("/{council}/follow-ups/{follow_up}/open")
}

/// What a family sees with its code, and what can be done about it, at a referral's address.
pub(crate) fn family_view(referral: &str) -> String {
    format!("{referral}/view")
}

/// Where a part of it is switched on, after the safety question.
pub(crate) fn show_part(referral: &str, part: Part) -> String {
    format!("{referral}/view/show/{}", part.as_str())
}

/// Switches a part of it off: posted to.
pub(crate) fn hide_part(referral: &str, part: Part) -> String {
    format!("{referral}/view/hide/{}", part.as_str())
}

/// Where a message to the family is written.
pub(crate) fn message(referral: &str) -> String {
    format!("{referral}/view/message")
}

/// Where it is written down for the family what was agreed to do next.
pub(crate) fn plan(referral: &str) -> String {
    format!("{referral}/view/plan")
}

/// Where the view is locked.
pub(crate) fn lock(referral: &str) -> String {
    format!("{referral}/view/lock")
}

/// Where a new code is issued.
pub(crate) fn new_code(referral: &str) -> String {
    format!("{referral}/view/new-code")
}

/// Where somebody says why they open a colleague's referral.
pub(crate) fn why(referral: &str) -> String {
    format!("{referral}/why")
}

/// Which other records may be the same family's.
pub(crate) fn known(referral: &str) -> String {
    format!("{referral}/known")
}

/// Where somebody says why they compare one of them: shown, and posted to.
pub(crate) fn compare(referral: &str, other: &FamilyId, others: &ReferralId) -> String {
    format!("{referral}/known/{other}/{others}")
}

/// The two side by side, and what is decided: shown, and posted to.
pub(crate) fn side_by_side(referral: &str, other: &FamilyId, others: &ReferralId) -> String {
    format!("{}/side-by-side", compare(referral, other, others))
}

/// Where that is taken back: shown, and posted to.
pub(crate) fn undo_pair(referral: &str, other: &FamilyId, others: &ReferralId) -> String {
    format!("{}/undo", compare(referral, other, others))
}

/// What the family says otherwise there than here.
pub(crate) fn changed(referral: &str, other: &FamilyId, others: &ReferralId) -> String {
    format!("{referral}/changed/{other}/{others}")
}

/// Where it is recorded how one of a referral's tellings ended.
pub(crate) fn telling(
    council: &Slug,
    family: &FamilyId,
    referral: &ReferralId,
    number: usize,
) -> String {
    format!(
        "{}/tell/{number}",
        self::referral(council, family, referral)
    )
}

/// A referral: shown, and posted to.
pub(crate) fn referral(council: &Slug, family: &FamilyId, referral: &ReferralId) -> String {
    format!("/{council}/families/{family}/referrals/{referral}")
}
