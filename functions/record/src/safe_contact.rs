//! Where a message may go: only where the family itself said that it is safe.
//!
//! A form asks it in one of two ways: `contact-by`, whose hint is "select every way that is safe for you", with
//! `phone-safety` for what is safe on the telephone; or `safe-ways` for all of it. What is not said to be safe
//! is not. Where the family wrote something to heed ("my partner reads my email"), no software can read it: a
//! person decides, and no message is made by itself.

use site_model::Slug;
use site_model::form::answers::Answered;
use site_model::form::{Answer, QuestionKind};
use site_model::phone_number::is_british_mobile;

use crate::message::SafeAddress;
use crate::submission::AnsweredPage;

/// Questions whose choice `email` says that email is safe.
const EMAIL_IS_SAFE: [&str; 2] = ["contact-by", "safe-ways"];

/// Questions whose choice `text` says that a text message is safe.
const TEXT_IS_SAFE: [&str; 2] = ["phone-safety", "safe-ways"];

/// The category under which a form asks what is safe.
const SAFE_CONTACT: &str = "safe-contact";

/// Whether a question asks which ways of contact are safe: what is not chosen there is not.
pub fn asks_what_is_safe(question: &Slug, data: &Slug) -> bool {
    data.as_str() == SAFE_CONTACT || EMAIL_IS_SAFE.contains(&question.as_str())
}

/// The addresses that these answers say are safe, the one to prefer first. None, where there is something to
/// heed that only a person can read.
pub fn safe_addresses(pages: &[AnsweredPage]) -> Vec<SafeAddress> {
    if has_to_be_heeded(pages) {
        return Vec::new();
    }
    let answers: Vec<&Answered> = of_who_filled_it_in(pages).collect();
    let email = said(&answers, &EMAIL_IS_SAFE, "email")
        .then(|| address(&answers, QuestionKind::Email))
        .flatten()
        .map(SafeAddress::Email);
    let text = said(&answers, &TEXT_IS_SAFE, "text")
        .then(|| address(&answers, QuestionKind::Phone))
        .flatten()
        // A text to another number does not arrive.
        .filter(|phone| is_british_mobile(phone))
        .map(SafeAddress::Text);
    email.into_iter().chain(text).collect()
}

/// Whether there is something to heed that only a person can read.
pub fn has_to_be_heeded(pages: &[AnsweredPage]) -> bool {
    of_who_filled_it_in(pages).any(is_to_heed)
}

/// What is said of one in a list is not said of who filled in the form.
fn of_who_filled_it_in(pages: &[AnsweredPage]) -> impl Iterator<Item = &Answered> {
    let own = pages.iter().filter(|page| page.one_of.is_none());
    own.flat_map(|page| &page.answers)
}

/// Whether it is something in the family's own words about how to contact it safely.
fn is_to_heed(answered: &Answered) -> bool {
    answered.data.as_str() == SAFE_CONTACT
        && !answered.kind.has_choices()
        && matches!(&answered.answer, Answer::Text(text) if !text.trim().is_empty())
}

fn said(answers: &[&Answered], questions: &[&str], choice: &str) -> bool {
    answers.iter().any(|answered| {
        questions.contains(&answered.question.as_str())
            && matches!(&answered.answer, Answer::Choices(chosen) if chosen.iter().any(|one| one == choice))
    })
}

/// The one answer of this kind; with two nobody knows which is meant.
fn address(answers: &[&Answered], kind: QuestionKind) -> Option<String> {
    let mut given =
        answers
            .iter()
            .filter_map(|answered| match (&answered.answer, answered.kind == kind) {
                (Answer::Text(text), true) => Some(text.clone()),
                _ => None,
            });
    let first = given.next()?;
    given.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answered(question: &str, kind: QuestionKind, data: &str, answer: Answer) -> Answered {
        let slug = |text| Slug::parse(text).expect("a slug");
        Answered {
            question: slug(question),
            kind,
            data: slug(data),
            label: String::new(),
            words: Vec::new(),
            answer,
        }
    }

    fn choices(question: &str, chosen: &[&str]) -> Answered {
        let chosen = chosen.iter().map(|one| (*one).to_owned()).collect();
        let kind = QuestionKind::Checkboxes;
        answered(question, kind, SAFE_CONTACT, Answer::Choices(chosen))
    }

    fn written(question: &str, kind: QuestionKind, data: &str, text: &str) -> Answered {
        answered(question, kind, data, Answer::Text(text.to_owned()))
    }

    fn reachable() -> Vec<Answered> {
        vec![
            written(
                "email",
                QuestionKind::Email,
                "contact-details",
                "a@example.org",
            ),
            written(
                "phone",
                QuestionKind::Phone,
                "contact-details",
                "07700 900 123",
            ),
        ]
    }

    fn page(answers: Vec<Answered>) -> AnsweredPage {
        AnsweredPage {
            title: String::new(),
            one_of: None,
            answers,
        }
    }

    fn channels(answers: Vec<Answered>) -> Vec<&'static str> {
        let safe = safe_addresses(&[page(answers)]);
        safe.iter().map(|one| one.channel().as_str()).collect()
    }

    const WAYS: [&str; 6] = ["phone", "email", "letter", "voicemail", "text", "say-who"];

    proptest! {
        /// Whatever else is ticked, written or left out, a channel is used only where it was said to be safe.
        #[test]
        fn only_what_was_said_to_be_safe_is_used(
            contact_by in prop::sample::subsequence(&WAYS[..], 0..=6),
            phone_safety in prop::sample::subsequence(&WAYS[..], 0..=6),
            safe_ways in prop::sample::subsequence(&WAYS[..], 0..=6),
            changed in prop::sample::subsequence(&WAYS[..], 0..=6),
            notes in prop::option::of("[a-z ]{0,9}"),
        ) {
            let mut answers = reachable();
            answers.push(choices("contact-by", &contact_by));
            answers.push(choices("phone-safety", &phone_safety));
            answers.push(choices("safe-ways", &safe_ways));
            answers.push(choices("what-changed", &changed));
            let heeds = notes.as_ref().is_some_and(|notes| !notes.trim().is_empty());
            if let Some(notes) = &notes {
                answers.push(written("contact-notes", QuestionKind::Textarea, SAFE_CONTACT, notes));
            }
            let mut expected = Vec::new();
            if !heeds && (contact_by.contains(&"email") || safe_ways.contains(&"email")) {
                expected.push("email");
            }
            if !heeds && (phone_safety.contains(&"text") || safe_ways.contains(&"text")) {
                expected.push("text");
            }
            prop_assert_eq!(channels(answers), expected);
        }
    }

    #[test]
    fn a_way_without_an_address_leads_nowhere() {
        assert!(channels(vec![choices("safe-ways", &["email", "text"])]).is_empty());
    }

    #[test]
    fn no_text_goes_to_a_phone_that_takes_none() {
        for phone in ["020 7946 0000", "+33 1 23 45 67 89"] {
            let phone = written("phone", QuestionKind::Phone, "contact-details", phone);
            assert!(channels(vec![phone, choices("safe-ways", &["text"])]).is_empty());
        }
    }

    #[test]
    fn of_two_addresses_nobody_knows_which_is_meant() {
        let mut answers = reachable();
        answers.extend(reachable());
        answers.push(choices("safe-ways", &["email", "text"]));
        assert!(channels(answers).is_empty());
    }

    #[test]
    fn what_is_said_of_one_in_a_list_counts_for_nobody_else() {
        let mut answers = reachable();
        answers.push(choices("contact-by", &["email"]));
        let listed = AnsweredPage {
            one_of: Some(Slug::parse("children").expect("a slug")),
            ..page(answers)
        };
        assert!(safe_addresses(&[listed]).is_empty());
    }
}
