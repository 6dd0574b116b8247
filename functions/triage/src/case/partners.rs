//! Which partners may support a family: only those that the notice names under which it sent the form, and only as
//! far as the family agreed.

use record::outcome::Named;
use record::submission::SentForm;
use record::view::Agreed;
use site_model::Slug;
use site_model::notice::Recipient;
use site_model::published::PublishedCouncil;

/// A partner that the notice names.
pub(super) struct Partner {
    pub(super) named: Named,
    pub(super) may: May,
}

/// Whether it may support the family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum May {
    /// The notice asks for no agreement, or the family agreed.
    Yes,
    /// The family did not agree.
    NotAgreed,
    /// The family agreed and withdrew all of it: on the last of these days, in words.
    Withdrawn(String),
}

/// Each of them. `withdrawn` says when the family withdrew something.
pub(super) fn partners(
    council: &PublishedCouncil,
    sent: &SentForm,
    withdrawn: impl Fn(&Agreed) -> Option<String>,
) -> Vec<Partner> {
    let permit = council.permit(&sent.notice_version);
    let recipients = permit.into_iter().flat_map(|permit| &permit.recipients);
    recipients
        .map(|recipient| Partner {
            named: Named {
                id: recipient.organisation.clone(),
                name: name(council, &recipient.organisation),
            },
            may: may(recipient, sent, &withdrawn),
        })
        .collect()
}

fn name(council: &PublishedCouncil, organisation: &Slug) -> String {
    let name = council.organisations.get(organisation).cloned();
    name.unwrap_or_else(|| organisation.to_string())
}

fn may(
    recipient: &Recipient,
    sent: &SentForm,
    withdrawn: impl Fn(&Agreed) -> Option<String>,
) -> May {
    if !recipient.if_you_agree {
        return May::Yes;
    }
    let agreements = sent.agreements.iter();
    let about = agreements.filter(|agreement| agreement.partner == recipient.organisation);
    let agreed = about.flat_map(|agreement| {
        agreement.purposes.iter().map(|purpose| Agreed {
            partner: agreement.partner.clone(),
            purpose: purpose.clone(),
        })
    });
    let mut may = May::NotAgreed;
    for one in agreed {
        match withdrawn(&one) {
            None => return May::Yes,
            Some(on) => may = May::Withdrawn(on),
        }
    }
    may
}
