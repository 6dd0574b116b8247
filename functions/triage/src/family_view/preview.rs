//! What the family sees with its code: drawn by what draws it for the family, in its words.

use form_way::seen_request::seen_request;
use record::reason::Reason;
use record::referral::Status;
use record::view::{FamilyView, Part};
use record::view_change::{Asked, ViewChange, ViewDecision};
use serde::Serialize;
use site_model::WorkQueue;
use site_model::published::PublishedCouncil;
use site_theme::request_shown::SeenRequest;
use vault::ReferralFile;

use super::Viewing;
use crate::desk::Desk;
use crate::familys::Familys;
use crate::pages::Pages;
use crate::problem::Stop;

/// The page that the code opens. No `Debug`: it holds what a family sent.
#[derive(Serialize)]
pub(crate) struct Preview {
    /// Whether the family sees it, or would.
    heading: String,
    /// The page's heading.
    title: String,
    seen: SeenRequest,
}

/// What a worker reads before a status changes that the family sees with its code: the words that it will read.
pub(crate) fn family_will_read(pages: &Pages, file: &ReferralFile, to: Status) -> Option<String> {
    let decisions = &file.decisions;
    let is_seen = file.view.is_some()
        && ViewDecision::is_shown(decisions, Part::Status)
        && !ViewDecision::is_locked(decisions);
    is_seen.then(|| {
        let words = pages.say(&format!("request-status-{}", to.as_str()), &[]);
        pages.say("staff-family-will-read", &[("words", words.into())])
    })
}

impl Viewing<'_> {
    /// What the family would see with one part more.
    pub(super) fn preview_with(&self, part: Part) -> Result<Preview, Stop> {
        let mut view = self.view()?.clone();
        // Nobody was asked yet: this view is drawn and thrown away.
        let asked = Reason::parse(part.as_str()).map(|who| Asked {
            who,
            on: self.desk.pages.today(self.desk.now),
        });
        if let Some(asked) = asked {
            let on = ViewChange::On(part, asked);
            // What is on already stays on, and nothing else can be the matter with a part.
            let _ = view.change(&on, self.file.status, self.desk.now);
        }
        Ok(Preview {
            heading: self.say("staff-preview-would"),
            ..self.preview(&view)
        })
    }

    /// What the family sees.
    pub(super) fn preview(&self, view: &FamilyView) -> Preview {
        Preview::of(self.desk, (self.council, &self.file.queue), view)
    }
}

impl Preview {
    /// What the family would see once its referral stands there; nothing where its code does not show that.
    pub(crate) fn moved(
        desk: &Desk,
        council: &PublishedCouncil,
        (file, familys): (&ReferralFile, &Familys),
        to: Status,
    ) -> Option<Self> {
        let decisions = &file.decisions;
        let is_shown = ViewDecision::is_shown(decisions, Part::Status);
        if !is_shown || ViewDecision::is_locked(decisions) {
            return None;
        }
        let mut view = familys.opens()?.clone();
        view.status = Some(to);
        Some(Self {
            heading: desk.pages.say("staff-preview-after", &[]),
            ..Self::of(desk, (council, &file.queue), &view)
        })
    }

    fn of(
        desk: &Desk,
        (council, queue): (&PublishedCouncil, &WorkQueue),
        view: &FamilyView,
    ) -> Self {
        let pages = &desk.pages;
        let frame = desk.form_frame(council, queue);
        Self {
            heading: pages.say("staff-preview-heading", &[]),
            title: pages.say("request-shown-title", &[]),
            seen: seen_request(&frame, council, view, pages.time_zone()),
        }
    }
}
