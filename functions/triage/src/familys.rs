//! The family's side of a referral: what it said since it sent the form, and what it withdrew.

use record::view::{Agreed, FamilyView};
use vault::{ReferralFile, VaultFault};

use crate::agreements_view;
use crate::desk::Desk;
use crate::family_view::{MessageView, thread};
use crate::pages::Pages;
use crate::problem::Stop;
use record::StaffId;
use site_model::published::PublishedCouncil;

/// What the family's view says, if there is one and it can be read.
pub(crate) struct Familys {
    view: Option<FamilyView>,
    is_spoilt: bool,
}

impl Familys {
    /// Of a referral. A view that somebody spoilt must not keep staff from the referral: it is said instead.
    pub(crate) async fn of(desk: &Desk, file: &ReferralFile) -> Result<Self, Stop> {
        let Some(handle) = &file.view else {
            return Ok(Self {
                view: None,
                is_spoilt: false,
            });
        };
        match desk.vault.view_of(handle, desk.now).await {
            Ok(view) => Ok(Self {
                view,
                is_spoilt: false,
            }),
            Err(fault @ (VaultFault::Tampered { .. } | VaultFault::OfAnotherShape { .. })) => {
                tracing::error!(%fault, "a family's view does not open");
                Ok(Self {
                    view: None,
                    is_spoilt: true,
                })
            }
            Err(fault) => Err(fault.into()),
        }
    }

    /// What has to be known before anything is done, in words.
    pub(crate) fn alerts(
        &self,
        (pages, council): (&Pages, &PublishedCouncil),
        file: &ReferralFile,
    ) -> Vec<String> {
        let spoilt = self.is_spoilt.then(|| pages.say("staff-view-spoilt", &[]));
        let Some(view) = &self.view else {
            return spoilt.into_iter().collect();
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
        request.into_iter().chain(agreements).collect()
    }

    /// When the family withdrew an agreement, in words.
    pub(crate) fn withdrawn(
        &self,
        (pages, council): (&Pages, &PublishedCouncil),
        agreed: &Agreed,
    ) -> Option<String> {
        let mut agreements = self.view.iter().flat_map(|view| &view.agreements);
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
        match &self.view {
            Some(view) => thread(drawn, view, file, name),
            None => Vec::new(),
        }
    }
}
