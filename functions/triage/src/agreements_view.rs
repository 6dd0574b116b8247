//! What a family agreed to, partner by partner and purpose by purpose: what it refused is shown too.

use std::collections::BTreeSet;

use record::submission::SentForm;
use record::view::Agreed;
use serde::Serialize;
use site_model::Form;
use site_model::form::agreements::{self, asked_under};
use site_model::published::PublishedCouncil;

/// One partner.
#[derive(Serialize)]
pub(crate) struct AgreementView {
    partner: String,
    purposes: Vec<PurposeView>,
}

/// One purpose.
#[derive(Serialize)]
struct PurposeView {
    label: String,
    agreed: bool,
    /// When the family withdrew it.
    withdrawn: Option<String>,
}

/// The partners that the family was asked about. What it agreed to has the words that it saw; what it was asked
/// and did not agree to, those of the form as it is now: without them, it is not shown. It was asked only for what
/// the text of the notice names under which it sent, whatever is asked today. `withdrawn` says when one was.
pub(crate) fn shown(
    council: &PublishedCouncil,
    sent: &SentForm,
    withdrawn: impl Fn(&Agreed) -> Option<String>,
) -> Vec<AgreementView> {
    let answered = sent.pages.iter().flat_map(|page| &page.answers);
    let answered: Vec<_> = answered.collect();
    let permit = council.permit(&sent.notice_version);
    let form = council.forms.get(&sent.form).zip(permit);
    let form = form.map(|(form, permit)| asked_under(form, permit));
    let one = |agreement: &record::submission::Agreement| {
        let is_about =
            |question| agreements::partner(question).as_ref() == Some(&agreement.partner);
        let as_asked = answered.iter().find(|answer| is_about(&answer.question));
        let mut asked = form.iter().flat_map(Form::questions);
        let now = asked.find(|question| is_about(&question.id));
        let agreed: BTreeSet<_> = agreement.purposes.iter().collect();
        let words = as_asked.map_or(&[][..], |answer| answer.words.as_slice());
        let mut purposes: Vec<PurposeView> = agreement
            .purposes
            .iter()
            .enumerate()
            .map(|(place, purpose)| {
                let one = Agreed {
                    partner: agreement.partner.clone(),
                    purpose: purpose.clone(),
                };
                let withdrawn = withdrawn(&one);
                PurposeView {
                    label: words
                        .get(place)
                        .cloned()
                        .unwrap_or_else(|| purpose.to_string()),
                    agreed: withdrawn.is_none(),
                    withdrawn,
                }
            })
            .collect();
        let choices = now.into_iter().flat_map(|question| &question.choices);
        let refused = choices.filter(|choice| !agreed.contains(&choice.value));
        purposes.extend(refused.map(|choice| PurposeView {
            label: choice.label.clone(),
            agreed: false,
            withdrawn: None,
        }));
        AgreementView {
            partner: council
                .organisations
                .get(&agreement.partner)
                .cloned()
                .unwrap_or_else(|| agreement.partner.to_string()),
            purposes,
        }
    };
    sent.agreements.iter().map(one).collect()
}

/// What a partner is called.
pub(crate) fn partner(council: &PublishedCouncil, agreed: &Agreed) -> String {
    let named = council.organisations.get(&agreed.partner).cloned();
    named.unwrap_or_else(|| agreed.partner.to_string())
}

/// What was agreed to, in the words that the family saw.
pub(crate) fn label(sent: &SentForm, agreed: &Agreed) -> String {
    let in_words = || {
        let mut agreements = sent.agreements.iter();
        let agreement = agreements.find(|one| one.partner == agreed.partner)?;
        let mut purposes = agreement.purposes.iter();
        let place = purposes.position(|purpose| *purpose == agreed.purpose)?;
        let mut answered = sent.pages.iter().flat_map(|page| &page.answers);
        let answer = answered.find(|answer| {
            agreements::partner(&answer.question).as_ref() == Some(&agreed.partner)
        })?;
        answer.words.get(place).cloned()
    };
    in_words().unwrap_or_else(|| agreed.purpose.to_string())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jiff::Timestamp;
    use record::submission::Agreement;
    use site_model::form::SubmissionKind;
    use site_model::published::Published;
    use site_model::{Content, Slug};

    use super::*;

    /// Westminster, whose first notice did not name the last purpose of a partner yet; and that partner.
    fn council() -> (PublishedCouncil, Slug) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        let (content, _) = Content::load(&root);
        let mut published = Published::from_content(&content);
        let mut council = published.councils.remove("westminster").expect("there");
        let mut texts = council.notices.values_mut();
        let recipients = texts.next().expect("a notice")[0].recipients.iter_mut();
        let mut asked = recipients.filter(|to| to.if_you_agree);
        let partner = asked.next().expect("a partner");
        assert_eq!(partner.purposes.len(), 3);
        partner.purposes.pop();
        let partner = partner.organisation.clone();
        (council, partner)
    }

    /// How many purposes are shown of a family that agreed to nothing, by partner.
    fn refused(council: &PublishedCouncil, text: usize, partner: &Slug) -> Vec<usize> {
        let form = Slug::parse("about-my-family").expect("a slug");
        let asks = &council.forms[&form];
        let sent = SentForm {
            queue: asks.queue.clone(),
            kind: SubmissionKind::FamilyDetails,
            form,
            form_title: asks.title.clone(),
            notice: asks.notice.clone(),
            notice_version: council.notices[&asks.notice][text].version.clone(),
            language: "en-GB".to_owned(),
            received: Timestamp::UNIX_EPOCH,
            pages: Vec::new(),
            as_shown: None,
            agreements: vec![Agreement {
                partner: partner.clone(),
                purposes: Vec::new(),
            }],
            people: Vec::new(),
            entered: None,
            invitation: None,
        };
        let shown = shown(council, &sent, |_| None).into_iter();
        shown
            .map(|partner| partner.purposes.iter().filter(|one| !one.agreed).count())
            .collect()
    }

    #[test]
    fn a_family_refused_only_what_its_own_notice_asked_for() {
        let (mut council, partner) = council();
        assert_eq!(refused(&council, 0, &partner), [2]);
        assert_eq!(refused(&council, 1, &partner), [3]);

        // What nobody has words for any more is not shown; the partner is.
        council.forms.values_mut().for_each(|form| {
            form.pages.retain(|page| page.agreements.is_none());
        });
        assert_eq!(refused(&council, 1, &partner), [0]);
    }
}
