//! What the family sees with its code, as it sees it.

use record::reason::Reason;
use record::view::{FamilyView, Part};
use record::view_change::{Asked, ViewChange};
use serde::Serialize;

use super::Viewing;
use crate::agreements_view;
use crate::pages::Moment;
use crate::problem::Stop;

/// The page that the code opens. No `Debug`: it holds what a family sent.
#[derive(Serialize)]
pub(crate) struct Preview {
    form: String,
    sent: Moment,
    status: Option<String>,
    messages: Option<Vec<Written>>,
    sharing: Option<Vec<String>>,
    plan: Option<String>,
}

/// What the hub wrote.
#[derive(Serialize)]
struct Written {
    from: Option<String>,
    text: String,
    at: Moment,
}

impl Viewing<'_> {
    /// What the family would see with one part more.
    pub(super) fn preview_with(&self, part: Part) -> Result<Preview, Stop> {
        let mut view = self.view()?.clone();
        // Asked of nobody: this view is drawn and thrown away.
        let on = Reason::parse("preview").map(|who| {
            ViewChange::On(
                part,
                Asked {
                    who,
                    on: self.desk.pages.today(self.desk.now),
                },
            )
        });
        if let Some(on) = on {
            let _ = view.change(&on, self.file.status, self.desk.now);
        }
        Ok(self.preview(&view))
    }

    /// What the family sees.
    pub(super) fn preview(&self, view: &FamilyView) -> Preview {
        let pages = &self.desk.pages;
        let shows = |part| view.shown.has(part);
        let status = view.status.filter(|_| shows(Part::Status));
        Preview {
            form: view.form_title.clone(),
            sent: pages.moment(self.council, view.received),
            status: status.map(|status| self.say(&format!("staff-status-{}", status.as_str()))),
            messages: shows(Part::Messages).then(|| {
                let messages = view.messages.iter();
                messages
                    .map(|message| Written {
                        from: message.from.clone().filter(|_| shows(Part::Names)),
                        text: message.text.as_str().to_owned(),
                        at: pages.moment(self.council, message.at),
                    })
                    .collect()
            }),
            sharing: shows(Part::Sharing).then(|| {
                let sent = &self.file.submission.sent;
                view.standing()
                    .map(|agreed| {
                        let partner = agreements_view::partner(self.council, agreed);
                        let purpose = agreements_view::label(sent, agreed);
                        format!("{partner}: {purpose}")
                    })
                    .collect()
            }),
            plan: view
                .plan
                .as_ref()
                .filter(|_| shows(Part::Plan))
                .map(|plan| plan.words.as_str().to_owned()),
        }
    }
}
