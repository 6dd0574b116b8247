//! A page that asks for agreement to sharing: partner by partner and purpose by purpose, as the notice
//! lists them, with what the notice says of a family that does not agree.
//!
//! Nothing is ticked beforehand and nothing has to be: an agreement that is bundled or presumed is none
//! (UK GDPR Articles 4(11) and 7(2) to (4)). Content only says where the page stands; what it asks is made
//! of the notice, so that a partner cannot be asked for that the notice does not name.

use super::{Choice, Form, Question, QuestionKind};
use crate::content::CouncilContent;
use crate::notice::FrontMatter;
use crate::published::Permit;
use crate::slug::Slug;

/// How the id of a question begins that asks what a partner may be told; the partner's own follows.
const AGREE: &str = "agree-";

/// The id of the question that asks what a partner may be told; `None` for a partner of too long a name.
pub fn question_id(partner: &Slug) -> Option<Slug> {
    Slug::parse(&format!("{AGREE}{partner}")).ok()
}

/// The partner that a question asks about, if it is one of these.
pub fn partner(question: &Slug) -> Option<Slug> {
    let partner = question.as_str().strip_prefix(AGREE)?;
    Slug::parse(partner).ok()
}

/// A form of `council`, which is `own` or a translation of it, with its questions on agreement as the
/// notice in force has them.
pub fn with_agreements(form: &Form, council: &CouncilContent, own: &CouncilContent) -> Form {
    let mut form = form.clone();
    let Some(in_force) = own.current_notice(&form.notice) else {
        return form;
    };
    let told = council.current_notice(&form.notice);
    let told = told.filter(|told| told.version == in_force.version);
    let notice = told.unwrap_or(in_force);
    let notice = notice.front_matter();
    for page in &mut form.pages {
        let Some(category) = &page.agreements else {
            continue;
        };
        page.introduction.extend(notice.if_you_refuse.clone());
        page.questions = questions(notice, category, council);
    }
    form
}

/// The form as it asks under a text of the notice that need not be the one in force, such as that of a form on
/// paper: only for what both name. A partner that only the older one names is told nothing any more.
pub fn asked_under(form: &Form, permit: &Permit) -> Form {
    let mut form = form.clone();
    let pages = form.pages.iter_mut();
    for page in pages.filter(|page| page.agreements.is_some()) {
        page.questions.retain_mut(|question| {
            let partner = partner(&question.id);
            let named = permit
                .recipients
                .iter()
                .find(|to| to.if_you_agree && Some(&to.organisation) == partner.as_ref());
            question
                .choices
                .retain(|choice| named.is_some_and(|to| to.purposes.contains(&choice.value)));
            !question.choices.is_empty()
        });
    }
    form
}

fn questions(notice: &FrontMatter, category: &Slug, council: &CouncilContent) -> Vec<Question> {
    let asked = notice.recipients.iter().filter(|to| to.if_you_agree);
    asked
        .filter_map(|to| {
            let organisation = council.organisations.get(&to.organisation);
            let name = organisation.map_or(to.organisation.as_str(), |known| {
                known.front_matter.name.as_str()
            });
            let purposes = notice
                .purposes
                .iter()
                .filter(|purpose| to.purposes.contains(&purpose.id));
            Some(Question {
                id: question_id(&to.organisation)?,
                kind: QuestionKind::Checkboxes,
                label: match to.teams.as_slice() {
                    [] => name.to_owned(),
                    teams => format!("{name} ({})", teams.join(", ")),
                },
                hint: None,
                called: name.to_owned(),
                required: false,
                data: category.clone(),
                choices: purposes
                    .map(|purpose| Choice {
                        value: purpose.id.clone(),
                        label: purpose.label.clone(),
                        hint: None,
                        ends: Vec::new(),
                    })
                    .collect(),
                choices_of: None,
                when: None,
                between: None,
                max_length: None,
                show_when: None,
            })
        })
        .filter(|question: &Question| !question.choices.is_empty())
        .collect()
}
