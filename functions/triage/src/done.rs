//! What was just done, said once: by a cookie that the next drawing of the page removes. In the
//! address it would be said again at each reload, and to everybody who is sent the link.

use http::{HeaderMap, HeaderValue};
use http_edge::SessionCookie;
use record::ReferralId;

const DONE: SessionCookie = SessionCookie("done");

/// What was done to a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    Noted,
    Moved,
    NotedAndMoved,
    TellingEnded,
    PartShown,
    PartHidden,
    MessageSent,
    MessageSentUntold,
    PlanSaved,
    ViewLocked,
    FollowUpTaken,
    FamiliesLinked,
    FamiliesKeptApart,
    FamiliesUndecided,
    ContactRecorded,
    TaskAdded,
    TaskPutOff,
    TaskEnded,
    WarningAdded,
    WarningEnded,
    WarningKept,
    OutcomeDecided,
    Reopened,
    AppointmentMade,
    AppointmentChanged,
    ShareBegun,
    ShareEnded,
    InvitationTakenBack,
}

impl Done {
    const ALL: [Self; 28] = [
        Self::Noted,
        Self::Moved,
        Self::NotedAndMoved,
        Self::TellingEnded,
        Self::PartShown,
        Self::PartHidden,
        Self::MessageSent,
        Self::MessageSentUntold,
        Self::PlanSaved,
        Self::ViewLocked,
        Self::FollowUpTaken,
        Self::FamiliesLinked,
        Self::FamiliesKeptApart,
        Self::FamiliesUndecided,
        Self::ContactRecorded,
        Self::TaskAdded,
        Self::TaskPutOff,
        Self::TaskEnded,
        Self::WarningAdded,
        Self::WarningEnded,
        Self::WarningKept,
        Self::OutcomeDecided,
        Self::Reopened,
        Self::AppointmentMade,
        Self::AppointmentChanged,
        Self::ShareBegun,
        Self::ShareEnded,
        Self::InvitationTakenBack,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Noted => "noted",
            Self::Moved => "moved",
            Self::NotedAndMoved => "noted-and-moved",
            Self::TellingEnded => "telling-ended",
            Self::PartShown => "part-shown",
            Self::PartHidden => "part-hidden",
            Self::MessageSent => "message-sent",
            Self::MessageSentUntold => "message-sent-untold",
            Self::PlanSaved => "plan-saved",
            Self::ViewLocked => "view-locked",
            Self::FollowUpTaken => "follow-up-taken",
            Self::FamiliesLinked => "families-linked",
            Self::FamiliesKeptApart => "families-kept-apart",
            Self::FamiliesUndecided => "families-undecided",
            Self::ContactRecorded => "contact-recorded",
            Self::TaskAdded => "task-added",
            Self::TaskPutOff => "task-put-off",
            Self::TaskEnded => "task-ended",
            Self::WarningAdded => "warning-added",
            Self::WarningEnded => "warning-ended",
            Self::WarningKept => "warning-kept",
            Self::OutcomeDecided => "outcome-decided",
            Self::Reopened => "reopened",
            Self::AppointmentMade => "appointment-made",
            Self::AppointmentChanged => "appointment-changed",
            Self::ShareBegun => "share-begun",
            Self::ShareEnded => "share-ended",
            Self::InvitationTakenBack => "invitation-taken-back",
        }
    }

    /// The Fluent message.
    pub(crate) fn message(self) -> String {
        format!("staff-done-{}", self.as_str())
    }

    /// `Set-Cookie` that tells the next page of this referral.
    pub(crate) fn tell(self, referral: &ReferralId) -> Option<HeaderValue> {
        DONE.set(&format!("{referral}.{}", self.as_str()))
    }

    /// What there is to tell on a page of this referral, and `Set-Cookie` so that it is told once.
    pub(crate) fn told(
        headers: &HeaderMap,
        referral: &ReferralId,
    ) -> (Option<Self>, Option<HeaderValue>) {
        let Some(value) = DONE.read(headers) else {
            return (None, None);
        };
        let done = value
            .split_once('.')
            .filter(|(about, _)| *about == referral.to_string())
            .and_then(|(_, what)| Self::ALL.into_iter().find(|done| done.as_str() == what));
        (done, DONE.clear())
    }
}

#[cfg(test)]
mod tests {
    use http::header::COOKIE;

    use super::*;

    #[test]
    fn it_is_told_on_the_page_of_its_referral_and_then_removed() {
        let referral = ReferralId::random(&mut rand::rng());
        for done in Done::ALL {
            let cookie = done.tell(&referral).expect("a cookie");
            let pair = cookie.to_str().expect("text").split(';').next();
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, pair.expect("a pair").parse().expect("a header"));

            let (told, removed) = Done::told(&headers, &referral);
            assert_eq!(told, Some(done));
            assert!(removed.is_some());
            let another = ReferralId::random(&mut rand::rng());
            assert_eq!(Done::told(&headers, &another).0, None);
        }
        assert_eq!(Done::told(&HeaderMap::new(), &referral), (None, None));
    }
}
