//! What a family can do, and whom it can turn to.

use site_model::contact::Contact;
use site_model::notice::{Obligation, Right};
use site_theme::{Argument, address, phone_links};

use super::keeping::period;
use super::{Line, Row, Telling, line, link};

/// The Information Commissioner's form for complaints.
const COMMISSIONER: &str = "https://ico.org.uk/make-a-complaint/";

/// The Information Commissioner's helpline.
const COMMISSIONER_PHONE: &str = "0303 123 1113";

impl Telling<'_, '_> {
    /// Whether a family has to give its data, and what happens if it does not.
    pub(super) fn refusing(&self) -> Row {
        let obligation = self.says.obligation.map(|obligation| {
            line(&self.say(match obligation {
                Obligation::None => "promise-obligation-none",
                Obligation::Statutory => "promise-obligation-statutory",
                Obligation::Contractual => "promise-obligation-contractual",
            }))
        });
        let lines: Vec<Line> = obligation
            .into_iter()
            .chain(self.plain(&self.says.if_you_refuse))
            .collect();
        let missing = match (self.says.obligation, &self.says.if_you_refuse) {
            (Some(_), Some(_)) => None,
            (None, Some(_)) => Some("promise-missing-obligation"),
            (_, None) => Some("promise-missing-refuse"),
        };
        Row {
            missing: missing.map(|id| self.say(id)),
            ..self.row("refuse", lines)
        }
    }

    /// The rights, and where it is said how to use them.
    pub(super) fn rights(&self) -> Vec<Line> {
        let rights = self.says.rights.iter();
        let mut lines: Vec<Line> = rights
            .map(|right| line(&self.say(right_id(*right))))
            .collect();
        if !lines.is_empty() {
            let page = address::your_rights(&self.drawing.content.slug);
            lines.insert(0, link(self.say("promise-rights-how"), page));
        }
        lines
    }

    /// The council first, by its electronic route before any other (Data Protection Act 2018,
    /// section 164A(2)); then the Information Commissioner.
    pub(super) fn complaining(&self) -> Row {
        let to = self.says.complaints.as_ref();
        let mut row = self.row("complaints", self.contact(to));
        // A name alone reaches nobody.
        let is_reachable = to.is_some_and(Contact::reaches_someone);
        row.missing = (!is_reachable).then(|| self.say("promise-missing-complaints"));
        if let Some(within) = self.says.complaints_acknowledged_within {
            let period = [("period", Argument::from(period(self.frame, within)))];
            row.lines
                .push(line(&self.frame.say("promise-acknowledged", &period)));
        }
        // A number that is broken over two lines is dialled wrongly.
        let unbroken = COMMISSIONER_PHONE.replace(' ', "\u{a0}");
        let phone = [("phone", Argument::from(unbroken))];
        row.lines.extend([
            link(self.say("promise-commissioner"), COMMISSIONER),
            link(
                self.frame.say("promise-commissioner-phone", &phone),
                phone_links::href(COMMISSIONER_PHONE),
            ),
        ]);
        row
    }

    /// A name, then the ways to reach it, electronic ones first.
    pub(super) fn contact(&self, contact: Option<&Contact>) -> Vec<Line> {
        let Some(contact) = contact else {
            return Vec::new();
        };
        let mut lines = self.plain(&contact.name);
        let website = || self.say("contact-website");
        lines.extend(contact.url.iter().map(|url| link(website(), url)));
        let email = contact.email.iter();
        lines.extend(email.map(|email| link(email.clone(), format!("mailto:{email}"))));
        let phone = contact.phone.iter();
        lines.extend(phone.map(|phone| link(phone.clone(), phone_links::href(phone))));
        if !contact.address.is_empty() {
            lines.push(line(&contact.address.join(", ")));
        }
        lines
    }
}

fn right_id(right: Right) -> &'static str {
    match right {
        Right::WithdrawAgreement => "right-withdraw-agreement",
        Right::Access => "right-access",
        Right::Rectification => "right-rectification",
        Right::Erasure => "right-erasure",
        Right::Restriction => "right-restriction",
        Right::Portability => "right-portability",
        Right::Objection => "right-objection",
        Right::AutomatedDecisions => "right-automated-decisions",
    }
}
