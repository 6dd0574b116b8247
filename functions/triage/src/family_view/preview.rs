//! What the family sees with its code: drawn by what draws it for the family, in its words.

use form_way::seen_request::seen_request;
use record::reason::Reason;
use record::view::{FamilyView, Part};
use record::view_change::{Asked, ViewChange};
use serde::Serialize;
use site_theme::request_shown::SeenRequest;

use super::Viewing;
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
        let pages = &self.desk.pages;
        let frame = self.desk.form_frame(self.council, &self.file.queue);
        Preview {
            heading: self.say("staff-preview-heading"),
            title: self.say("request-shown-title"),
            seen: seen_request(&frame, self.council, view, pages.time_zone()),
        }
    }
}
