//! A family's view in words: what its code shows it, and what staff see before they switch something on.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use record::view::{Agreed, FamilyView, Part, Said, What};
use site_model::form::agreements;
use site_model::published::PublishedCouncil;
use site_theme::form_place::notice_sent_under;
use site_theme::frame::Frame;
use site_theme::request_shown::{
    SeenMessage, SeenPartner, SeenPlan, SeenPurpose, SeenRequest, SeenSaid, SentAnswer, SentPage,
};

/// What somebody sees of a view, at the clocks of `zone`.
pub fn seen_request(
    frame: &Frame<'_>,
    council: &PublishedCouncil,
    view: &FamilyView,
    zone: &TimeZone,
) -> SeenRequest {
    let moment = |at: Timestamp| frame.moment(&at.to_zoned(zone.clone()));
    let shown = |part| view.shown.has(part);
    let pages = view.pages.iter().cloned();
    SeenRequest {
        form: view.form_title.clone(),
        reference: view.reference.to_string(),
        sent: moment(view.received),
        withdrawn: view.request_withdrawn().map(moment),
        status: view
            .status
            .filter(|_| shown(Part::Status))
            .map(|status| frame.say(&format!("request-status-{}", status.as_str()), &[])),
        messages: shown(Part::Messages).then(|| {
            let messages = view.messages.iter();
            messages
                .map(|message| SeenMessage {
                    text: message.text.as_str().to_owned(),
                    at: moment(message.at),
                    from: message.from.clone().filter(|_| shown(Part::Names)),
                })
                .collect()
        }),
        plan: shown(Part::Plan).then(|| SeenPlan {
            words: view
                .plan
                .as_ref()
                .map(|plan| plan.words.as_str().to_owned()),
        }),
        sharing: shown(Part::Sharing).then(|| sharing(council, view, moment)),
        said: view
            .said
            .iter()
            .rev()
            .map(|said| seen_said(frame, council, view, said, moment))
            .collect(),
        pages: pages
            .map(|page| SentPage {
                title: page.title,
                answers: page
                    .answers
                    .into_iter()
                    .map(|answered| SentAnswer::new(frame, answered))
                    .collect(),
            })
            .collect(),
        // The text that was shown then, not the one in force.
        notice: notice_sent_under(frame, council, &view.notice_version),
    }
}

fn sharing(
    council: &PublishedCouncil,
    view: &FamilyView,
    moment: impl Fn(Timestamp) -> String,
) -> Vec<SeenPartner> {
    let mut partners: Vec<SeenPartner> = Vec::new();
    for one in &view.agreements {
        let (name, label) = partner_and_purpose(council, Some(view), &one.agreed);
        let purpose = SeenPurpose {
            label,
            withdrawn: one.withdrawn.map(&moment),
        };
        match partners.last_mut() {
            Some(last) if last.name == name => last.purposes.push(purpose),
            _ => partners.push(SeenPartner {
                name,
                purposes: vec![purpose],
            }),
        }
    }
    partners
}

fn seen_said(
    frame: &Frame<'_>,
    council: &PublishedCouncil,
    view: &FamilyView,
    said: &Said,
    moment: impl Fn(Timestamp) -> String,
) -> SeenSaid {
    let withdrawn = match &said.what {
        What::AgreementsWithdrawn(which) => which.as_slice(),
        _ => &[],
    };
    SeenSaid {
        title: frame.say(&format!("request-said-{}", said.what.kind().as_str()), &[]),
        at: moment(said.at),
        text: said.what.words().map(|words| words.as_str().to_owned()),
        withdrawn: withdrawn
            .iter()
            .map(|agreed| agreement_in_words(frame, council, Some(view), agreed))
            .collect(),
    }
}

/// An agreement in one line: the partner, and the purpose.
pub fn agreement_in_words(
    frame: &Frame<'_>,
    council: &PublishedCouncil,
    view: Option<&FamilyView>,
    agreed: &Agreed,
) -> String {
    let (partner, purpose) = partner_and_purpose(council, view, agreed);
    let named = [("partner", partner.into()), ("purpose", purpose.into())];
    frame.say("request-agreement", &named)
}

/// The partner's name, and the purpose in the words that were shown when it was agreed to; where those are not
/// known, in the words of the form as it is now.
pub fn partner_and_purpose(
    council: &PublishedCouncil,
    view: Option<&FamilyView>,
    agreed: &Agreed,
) -> (String, String) {
    let name = council.organisations.get(&agreed.partner);
    let name = name.cloned().unwrap_or_else(|| agreed.partner.to_string());
    let is_about = |question| agreements::partner(question).as_ref() == Some(&agreed.partner);
    let shown = view.and_then(|view| {
        let mut answered = view.pages.iter().flat_map(|page| &page.answers);
        let as_asked = answered.find(|answer| is_about(&answer.question))?;
        let agreements = view.agreements.iter().map(|one| &one.agreed);
        let mut of_partner = agreements.filter(|one| one.partner == agreed.partner);
        // They were kept in the order of the answer.
        let place = of_partner.position(|one| one == agreed)?;
        as_asked.words.get(place).cloned()
    });
    let purpose = shown.or_else(|| {
        let mut questions = council.forms.values().flat_map(site_model::Form::questions);
        let question = questions.find(|question| is_about(&question.id))?;
        let choice = question.choice(agreed.purpose.as_str())?;
        Some(choice.label.clone())
    });
    (name, purpose.unwrap_or_else(|| agreed.purpose.to_string()))
}
