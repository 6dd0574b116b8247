//! Where each staff page is. All start with the council; none holds anything about a person.

use record::{FamilyId, MessageId, ReferralId, SubmissionId};
use site_model::Slug;

use crate::next_path::NextPath;

/// The first page: where people choose their council and sign in.
pub(crate) const START: &str = "/";

/// The first page, for someone who wanted to go elsewhere.
pub(crate) fn start(next: Option<&NextPath>) -> String {
    match next {
        // A path of ours needs no escaping in a query.
        Some(next) => format!("{START}?next={}", next.as_str()),
        None => START.to_owned(),
    }
}

/// Begins a sign-in.
pub(crate) fn sign_in(council: &Slug, next: Option<&NextPath>) -> String {
    match next {
        Some(next) => format!("/{council}/sign-in?next={}", next.as_str()),
        None => format!("/{council}/sign-in"),
    }
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

/// Messages that could not be sent.
pub(crate) fn messages(council: &Slug) -> String {
    format!("/{council}/messages")
}

/// Does something about one of them: posted to.
pub(crate) fn message(council: &Slug, message: &MessageId) -> String {
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
