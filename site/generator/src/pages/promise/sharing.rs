//! Who sees it, where it goes, and for what it is asked.

use site_model::address::At;
use site_theme::{Argument, address};

use super::{Line, Telling, line, link};
use crate::pages::Entry;

impl Telling<'_, '_> {
    /// Recipients with their teams, and whether a family has to agree; then who works for the council.
    pub(super) fn recipients(&self) -> Vec<Line> {
        let recipients = self.says.recipients.iter().map(|recipient| {
            let Entry { text, href, .. } = self.drawing.organisation_entry(&recipient.organisation);
            let mut said = text;
            if !recipient.teams.is_empty() {
                let arguments = [
                    ("name", Argument::from(said)),
                    ("teams", recipient.teams.join(", ").into()),
                ];
                said = self.frame.say("promise-recipient-teams", &arguments);
            }
            if recipient.if_you_agree {
                let recipient = [("recipient", Argument::from(said))];
                said = self.frame.say("promise-recipient-if-you-agree", &recipient);
            }
            link(said, href)
        });
        let processors = self.says.processors.iter().map(|processor| {
            let arguments = [
                ("name", Argument::from(&processor.name)),
                ("role", (&processor.role).into()),
            ];
            line(&self.frame.say("promise-processor", &arguments))
        });
        recipients.chain(processors).collect()
    }

    /// Whether it leaves the United Kingdom; each country with what protects it there.
    pub(super) fn transfers(&self) -> Vec<Line> {
        let mut lines = self.plain(&self.says.transfers);
        lines.extend(self.says.transfers_to.iter().map(|transfer| {
            let mut arguments = vec![("to", Argument::from(&transfer.to))];
            let id = match &transfer.safeguard {
                Some(safeguard) => {
                    arguments.push(("safeguard", safeguard.into()));
                    "promise-transfer"
                }
                None => "promise-transfer-unprotected",
            };
            line(&self.frame.say(id, &arguments))
        }));
        lines
    }

    /// The hubs and forms that the notice is about.
    pub(super) fn covers(&self) -> Vec<Line> {
        let (content, own) = (self.drawing.content, self.drawing.own);
        let at = self.drawing.published.at();
        let hubs = self.says.hubs.iter();
        let hubs = hubs
            .filter_map(|hub| content.council.hub(hub))
            .map(|hub| line(&hub.name));
        let forms = self.says.forms.iter().filter_map(|slug| {
            let told = content.forms.get(slug).map(|(_, form)| (at, form));
            let in_own = || Some((At::from(&own.slug), &own.forms.get(slug)?.1));
            let (at, form) = told.or_else(in_own)?;
            let title = [("title", Argument::from(&form.title))];
            let said = self.frame.say("promise-covers-form", &title);
            Some(link(said, address::form(at, slug)))
        });
        hubs.chain(forms).collect()
    }
}
