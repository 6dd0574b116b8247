//! What a family agreed to, partner by partner and purpose by purpose: what it refused is shown too.

use std::collections::BTreeSet;

use record::submission::SentForm;
use serde::Serialize;
use site_model::form::agreements;
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
}

/// The partners that the family was asked about. What it agreed to has the words that it saw; what it was asked
/// and did not agree to, those of the form as it is now.
pub(crate) fn shown(council: &PublishedCouncil, sent: &SentForm) -> Vec<AgreementView> {
    let answered = sent.pages.iter().flat_map(|page| &page.answers);
    let answered: Vec<_> = answered.collect();
    let form = council.forms.get(&sent.form);
    let one = |agreement: &record::submission::Agreement| {
        let is_about =
            |question| agreements::partner(question).as_ref() == Some(&agreement.partner);
        let as_asked = answered.iter().find(|answer| is_about(&answer.question));
        let now = form.and_then(|form| form.questions().find(|question| is_about(&question.id)));
        let agreed: BTreeSet<_> = agreement.purposes.iter().collect();
        let words = as_asked.map_or(&[][..], |answer| answer.words.as_slice());
        let mut purposes: Vec<PurposeView> = agreement
            .purposes
            .iter()
            .enumerate()
            .map(|(place, purpose)| PurposeView {
                label: words
                    .get(place)
                    .cloned()
                    .unwrap_or_else(|| purpose.to_string()),
                agreed: true,
            })
            .collect();
        let choices = now.into_iter().flat_map(|question| &question.choices);
        let refused = choices.filter(|choice| !agreed.contains(&choice.value));
        purposes.extend(refused.map(|choice| PurposeView {
            label: choice.label.clone(),
            agreed: false,
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
