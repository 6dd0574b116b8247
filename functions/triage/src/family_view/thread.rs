//! What the family and the hub said to each other since the form was sent, in the order of time.

use jiff::Timestamp;
use record::StaffId;
use record::view::{FamilyView, What};
use record::view_change::Decided;
use serde::Serialize;
use site_model::published::PublishedCouncil;
use vault::ReferralFile;

use super::Viewing;
use crate::agreements_view;
use crate::pages::{Moment, Pages};

/// One of them.
#[derive(Serialize)]
pub(crate) struct MessageView {
    /// What it is and whose, in words.
    what: String,
    /// The words, where there are any.
    text: Option<String>,
    at: Moment,
    is_familys: bool,
}

/// All of them, oldest first. `name` says who of the staff somebody is.
pub(crate) fn thread(
    (pages, council): (&Pages, &PublishedCouncil),
    view: &FamilyView,
    file: &ReferralFile,
    name: impl Fn(&StaffId) -> String,
) -> Vec<MessageView> {
    let mut all: Vec<(Timestamp, MessageView)> = Vec::new();
    for said in &view.said {
        let text = said.what.words().map(|words| words.as_str().to_owned());
        let text = text.or_else(|| withdrawn((pages, council), file, &said.what));
        let what = format!("staff-said-{}", said.what.kind().as_str());
        let message = MessageView {
            what: pages.say(&what, &[]),
            text,
            at: pages.moment(council, said.at),
            is_familys: true,
        };
        all.push((said.at, message));
    }
    for written in &view.messages {
        let id = &written.id;
        let mut by = file.decisions.iter();
        let by = by.find(|one| one.decided.wrote() == Some(id));
        let said = match by.map(|one| &one.decided) {
            Some(Decided::WroteUntold(_)) => "staff-said-by-hub-untold",
            _ => "staff-said-by-hub",
        };
        let by = by.map_or_else(|| pages.say("staff-colleague", &[]), |one| name(&one.by));
        let message = MessageView {
            what: pages.say(said, &[("name", by.into())]),
            text: Some(written.text.as_str().to_owned()),
            at: pages.moment(council, written.at),
            is_familys: false,
        };
        all.push((written.at, message));
    }
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, message)| message).collect()
}

/// The agreements that were withdrawn, in words.
fn withdrawn(
    (pages, council): (&Pages, &PublishedCouncil),
    file: &ReferralFile,
    what: &What,
) -> Option<String> {
    let What::AgreementsWithdrawn(agreements) = what else {
        return None;
    };
    let named = agreements.iter().map(|agreed| {
        let purpose = agreements_view::label(&file.submission.sent, agreed);
        let partner = agreements_view::partner(council, agreed);
        let arguments = [("partner", partner.into()), ("purpose", purpose.into())];
        pages.say("staff-withdrawn-agreement", &arguments)
    });
    Some(named.collect::<Vec<_>>().join("\n"))
}

impl Viewing<'_> {
    /// The thread with names only where the page knows them: to who writes, all colleagues are the hub.
    pub(super) fn thread(&self) -> Vec<MessageView> {
        let Some(view) = self.familys.known() else {
            return Vec::new();
        };
        let pages = &*self.desk.pages;
        let name = |id: &StaffId| {
            let is_own = *id == self.desk.staff.id;
            let words = if is_own {
                "staff-you"
            } else {
                "staff-colleague"
            };
            pages.say(words, &[])
        };
        thread((pages, self.council), view, &self.file, name)
    }
}
