//! The family's side of a referral: what it said since it sent the form, and what it withdrew.

use record::view::{Agreed, FamilyView};
use vault::{FoundView, ReferralFile};

use crate::agreements_view;
use crate::desk::Desk;
use crate::family_view::{MessageView, thread};
use crate::pages::Pages;
use crate::problem::Stop;
use record::StaffId;
use site_model::published::PublishedCouncil;

/// What a family sees of a referral, as staff find it.
pub(crate) enum Familys {
    /// No code was ever issued.
    NoCode,
    /// What its code shows, or would show if it were not locked.
    Opens(FamilyView),
    /// It does not open, for the reason that this message gives. What staff keep of it stands in for it on their own
    /// pages, so that no withdrawal is overlooked.
    Lost(FamilyView, &'static str),
}

impl Familys {
    /// Of a referral. A view that does not open must not keep staff from the referral: it is said instead.
    pub(crate) async fn of(desk: &Desk, file: &ReferralFile) -> Result<Self, Stop> {
        let Some(handle) = &file.view else {
            return Ok(Self::NoCode);
        };
        let lost = |message| Self::Lost(file.rebuilt_view(), message);
        Ok(match desk.vault.view_of(handle, desk.now).await? {
            FoundView::Opens(mut view) => {
                // A code may have been issued over a view that was lost, before this was taken.
                for taken in &file.follow_ups {
                    let _ = view.say(taken.said.clone());
                }
                Self::Opens(view)
            }
            FoundView::Gone => lost("staff-view-gone"),
            FoundView::Spoilt => lost("staff-view-spoilt"),
            FoundView::OfAnotherShape => lost("staff-view-of-another-shape"),
        })
    }

    /// What the code shows, or would show.
    pub(crate) fn opens(&self) -> Option<&FamilyView> {
        match self {
            Self::Opens(view) => Some(view),
            Self::NoCode | Self::Lost(..) => None,
        }
    }

    /// What staff know of it.
    pub(crate) fn known(&self) -> Option<&FamilyView> {
        match self {
            Self::Opens(view) | Self::Lost(view, _) => Some(view),
            Self::NoCode => None,
        }
    }

    /// The message that says why it does not open.
    pub(crate) fn lost(&self) -> Option<&'static str> {
        match self {
            Self::Lost(_, message) => Some(message),
            Self::NoCode | Self::Opens(_) => None,
        }
    }

    /// What has to be known before anything is done, in words.
    pub(crate) fn alerts(
        &self,
        (pages, council): (&Pages, &PublishedCouncil),
        file: &ReferralFile,
    ) -> Vec<String> {
        let lost = self.lost().map(|message| pages.say(message, &[]));
        let Some(view) = self.known() else {
            return Vec::new();
        };
        let request = view.request_withdrawn().map(|at| {
            let at = pages.date(council, pages.today(at));
            pages.say("staff-withdrawn-request", &[("date", at.into())])
        });
        let agreements = view.agreements.iter().filter_map(|one| {
            let at = pages.date(council, pages.today(one.withdrawn?));
            let partner = agreements_view::partner(council, &one.agreed);
            let purpose = agreements_view::label(&file.submission.sent, &one.agreed);
            let arguments = [
                ("partner", partner.into()),
                ("purpose", purpose.into()),
                ("date", at.into()),
            ];
            Some(pages.say("staff-withdrawn-alert", &arguments))
        });
        lost.into_iter().chain(request).chain(agreements).collect()
    }

    /// When the family withdrew an agreement, in words.
    pub(crate) fn withdrawn(
        &self,
        (pages, council): (&Pages, &PublishedCouncil),
        agreed: &Agreed,
    ) -> Option<String> {
        let mut agreements = self.known().into_iter().flat_map(|view| &view.agreements);
        let one = agreements.find(|one| one.agreed == *agreed)?;
        let at = pages.today(one.withdrawn?);
        let at = pages.date(council, at);
        Some(pages.say("staff-withdrawn-on", &[("date", at.into())]))
    }

    /// What was said on both sides.
    pub(crate) fn thread(
        &self,
        drawn: (&Pages, &PublishedCouncil),
        file: &ReferralFile,
        name: impl Fn(&StaffId) -> String,
    ) -> Vec<MessageView> {
        match self.known() {
            Some(view) => thread(drawn, view, file, name),
            None => Vec::new(),
        }
    }
}
