//! What a family says otherwise than it said before: two referrals whose records people have linked, question by
//! question. What it answered the same way both times is counted, and not shown again.

use std::collections::BTreeSet;

use axum::response::{IntoResponse as _, Response};
use record::permission::Action;
use record::same_family::{Pair, Verdict};
use record::submission::{AnsweredPage, SentForm};
use record::{FamilyId, ReferralId};
use serde::Serialize;
use site_model::Slug;
use site_model::form::answers::Answered;
use vault::ReferralFile;

use crate::address;
use crate::desk::Desk;
use crate::pages::Moment;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;

/// The address of two referrals.
type BothAddress = RecordAddress<(Slug, FamilyId, ReferralId, FamilyId, ReferralId)>;

/// What `staff/what-changed.njk` draws. No `Debug`: it holds what a family sent.
#[derive(Serialize)]
struct WhatChangedView {
    before: SentView,
    now: SentView,
    changes: Vec<ChangeView>,
    /// How many answers are the same, in words.
    same: String,
    referral: String,
}

#[derive(Serialize)]
struct SentView {
    reference: String,
    received: Moment,
}

/// A question that was answered otherwise; no words where it was not answered.
#[derive(Serialize)]
struct ChangeView {
    /// The page of the form: of one in a list, with its name.
    page: String,
    label: String,
    before: Vec<String>,
    now: Vec<String>,
}

/// Shows it, to who may open both.
pub(crate) async fn show(
    RecordAddress((_, family, referral, other, others)): BothAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let file = desk
        .open_referral(Action::MatchFamilies, &family, &referral)
        .await?;
    let mut linked = file.pairs.iter().filter(|pair| is_linked(pair));
    if !linked.any(|pair| pair.other == other) {
        return Err(Trouble::NotFound.into());
    }
    let of_other = desk
        .open_referral(Action::MatchFamilies, &other, &others)
        .await?;
    let mut both = [&of_other, &file];
    both.sort_by_key(|file| file.submission.sent.received);
    let [before, now] = both;
    let (changes, same) = changes(&before.submission.sent, &now.submission.sent);

    let council = desk.council()?;
    let sent = |file: &ReferralFile| SentView {
        reference: file.submission.reference.to_string(),
        received: desk.pages.moment(council, file.submission.sent.received),
    };
    let here = address::referral(&council.slug, &family, &referral);
    let view = WhatChangedView {
        before: sent(before),
        now: sent(now),
        changes,
        same: desk
            .pages
            .say("staff-changed-same", &[("count", same.into())]),
        referral: here.clone(),
    };
    let reference = file.submission.reference.to_string();
    let title = [("reference", reference.into())];
    let title = desk.pages.say("staff-changed-title", &title);
    let mut layout = desk.pages.layout_within(council, title);
    layout.back = Some(here);
    let page = desk.draw("staff/what-changed.njk", layout, &view)?;
    Ok(page.into_response())
}

fn is_linked(pair: &Pair) -> bool {
    pair.verdict() == Some(Verdict::Linked)
}

/// A question of a form: of one in a list, that one's.
type Key<'a> = (Option<(&'a Slug, &'a str)>, &'a Slug);

fn answers(pages: &[AnsweredPage]) -> impl Iterator<Item = (Key<'_>, &AnsweredPage, &Answered)> {
    pages.iter().flat_map(|page| {
        let of = page.one_of.as_ref().map(|list| (list, &*page.title));
        let answers = page.answers.iter();
        answers.map(move |answered| ((of, &answered.question), page, answered))
    })
}

/// What is answered otherwise, and how much is answered as before: by the questions' names, which outlast their words.
fn changes(before: &SentForm, now: &SentForm) -> (Vec<ChangeView>, usize) {
    compared(before.form == now.form, &before.pages, &now.pages)
}

/// The same of two forms' answers. What one form alone asks has not changed.
fn compared(
    is_one_form: bool,
    before: &[AnsweredPage],
    now: &[AnsweredPage],
) -> (Vec<ChangeView>, usize) {
    let find = |pages, key: &Key<'_>| {
        let mut all = answers(pages);
        all.find(|(asked, ..)| asked == key)
            .map(|(_, _, answered)| answered)
    };
    let mut seen = BTreeSet::new();
    let (mut changes, mut same) = (Vec::new(), 0);
    for (key, page, answered) in answers(now).chain(answers(before)) {
        if !seen.insert(key) {
            continue;
        }
        let [was, is] = [find(before, &key), find(now, &key)];
        match (was, is) {
            (Some(was), Some(is)) if was.answer == is.answer => same += 1,
            (None, _) | (_, None) if !is_one_form => {}
            _ => {
                let words = |one: Option<&Answered>| one.map(|it| it.words.clone());
                changes.push(ChangeView {
                    page: page.title.clone(),
                    label: answered.label.clone(),
                    before: words(was).unwrap_or_default(),
                    now: words(is).unwrap_or_default(),
                });
            }
        }
    }
    (changes, same)
}

#[cfg(test)]
mod tests {
    use site_model::form::{Answer, QuestionKind};

    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).expect("a slug")
    }

    fn page(title: &str, one_of: Option<&str>, answers: &[(&str, &str)]) -> AnsweredPage {
        let answered = |(question, words): &(&str, &str)| Answered {
            question: slug(question),
            kind: QuestionKind::Text,
            data: slug("name"),
            label: format!("{question}?"),
            words: vec![(*words).to_owned()],
            answer: Answer::Text((*words).to_owned()),
        };
        AnsweredPage {
            title: title.to_owned(),
            one_of: one_of.map(slug),
            answers: answers.iter().map(answered).collect(),
        }
    }

    #[test]
    fn what_is_said_otherwise_stands_beside_what_was_said_before() {
        let before = [
            page("You", None, &[("phone", "1"), ("name", "Rosa")]),
            page("Household: Teo", Some("household"), &[("born", "2019")]),
            page("Household: Ana", Some("household"), &[("born", "2021")]),
        ];
        let now = [
            page("You", None, &[("phone", "2"), ("name", "Rosa")]),
            page("Household: Ana", Some("household"), &[("born", "2021")]),
            page("Help", None, &[("urgent", "yes")]),
        ];
        let (changes, same) = compared(true, &before, &now);
        let told: Vec<_> = changes
            .iter()
            .map(|change| (&*change.label, change.before.join(""), change.now.join("")))
            .collect();
        let text = str::to_owned;
        assert_eq!(
            told,
            [
                ("phone?", text("1"), text("2")),
                ("urgent?", text(""), text("yes")),
                ("born?", text("2019"), text("")),
            ]
        );
        assert_eq!(same, 2, "the name, and when Ana was born");

        let (changes, same) = compared(false, &before, &now);
        let labels: Vec<_> = changes.iter().map(|change| &*change.label).collect();
        assert_eq!(
            (labels, same),
            (vec!["phone?"], 2),
            "another form asks more"
        );
    }
}
