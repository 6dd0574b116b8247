use proptest::prelude::*;
use serde_json::json;

use super::*;

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a moment")
}

pub(crate) fn words(text: &str) -> Words {
    Words::parse(text).expect("words")
}

/// As views were stored before families could say more.
fn older() -> serde_json::Value {
    json!({
        "reference": Reference::random(&mut rand::rng()),
        "form_title": "What can we help you with?",
        "received": "2026-11-21T09:00:00Z",
        "notice": "notice",
        "notice_version": NoticeVersion::of("text"),
        "pages": [],
    })
}

pub(crate) fn view() -> FamilyView {
    let mut view: FamilyView = serde_json::from_value(older()).expect("it is read");
    let slug = |text| Slug::parse(text).expect("a slug");
    view.queue = Some(WorkQueue::Hub(slug("bessborough")));
    view.agreements = agreed_to(&[Agreement {
        partner: slug("charity"),
        purposes: vec![slug("support"), slug("events")],
    }]);
    view
}

fn said(id: u64, what: What) -> Said {
    Said {
        id: format!("{id:032x}").parse().expect("an id"),
        at: at(i64::try_from(id).expect("small")),
        what,
    }
}

#[test]
fn a_view_that_is_older_than_follow_ups_is_read_and_takes_none() {
    let mut older: FamilyView = serde_json::from_value(older()).expect("it is read");
    let refused = older.say(said(1, What::Message(words("Hello"))));
    assert!(refused.err() == Some(NotSaid::TakesNone));
}

#[test]
fn what_a_page_says_twice_is_said_once_and_other_words_are_refused() {
    let mut view = view();
    let hello = || said(1, What::Message(words("Hello")));
    assert!(matches!(view.say(hello()), Ok(Some(_))));
    assert!(matches!(view.say(hello()), Ok(None)));
    let other = view.say(said(1, What::Message(words("Goodbye"))));
    assert!(other.err() == Some(NotSaid::OtherWords));
    assert_eq!(view.said.len(), 1);
}

#[test]
fn an_agreement_is_withdrawn_once_and_the_others_stand() {
    let mut view = view();
    let first = view.agreements[0].agreed.clone();
    let withdrawal = What::AgreementsWithdrawn(vec![first.clone()]);
    let follow_up = view
        .say(said(1, withdrawal.clone()))
        .expect("said")
        .expect("new");
    assert!(follow_up.said.what == withdrawal);
    assert_eq!(view.agreements[0].withdrawn, Some(at(1)));
    assert_eq!(view.standing().count(), 1);
    assert!(matches!(view.say(said(1, withdrawal.clone())), Ok(None)));
    // The same page, come back, with another one ticked besides: that was not withdrawn yet.
    let second = view.agreements[1].agreed.clone();
    let more = What::AgreementsWithdrawn(vec![first.clone(), second]);
    assert!(view.say(said(1, more)).err() == Some(NotSaid::OtherWords));
    assert_eq!(view.standing().count(), 1);
    let again = view.say(said(2, withdrawal));
    assert!(again.err() == Some(NotSaid::NothingStands));
    assert_eq!(view.agreements[0].withdrawn, Some(at(1)));
}

#[test]
fn a_request_is_withdrawn_once() {
    let mut view = view();
    assert!(matches!(
        view.say(said(1, What::RequestWithdrawn)),
        Ok(Some(_))
    ));
    let again = view.say(said(2, What::RequestWithdrawn));
    assert!(again.err() == Some(NotSaid::NothingStands));
    assert_eq!(view.request_withdrawn(), Some(at(1)));
}

#[test]
fn who_may_say_nothing_more_may_still_withdraw() {
    let mut view = view();
    for id in 0..50 {
        assert!(view.say(said(id, What::Message(words("Hello")))).is_ok());
    }
    let full = view.say(said(50, What::Addition(words("More"))));
    assert!(full.err() == Some(NotSaid::Full));
    assert!(view.say(said(51, What::RequestWithdrawn)).is_ok());
}

#[test]
fn words_end_where_they_end_and_signs_of_control_and_spaces_are_none() {
    assert!(Words::parse(" \u{0} \r\n\u{7} ").is_none());
    assert_eq!(words("a\r\nb\u{1b}\n\u{0} ").as_str(), "a\nb");
}

proptest! {
    /// An item of DynamoDB holds 400 kB; what was sent and the hub's messages need their part.
    #[test]
    fn whatever_a_family_says_in_whatever_script_fits_into_the_view(
        texts in prop::collection::vec(prop::sample::select(vec!["a", "আ", "ع", "😀"]), 60),
    ) {
        let mut view = view();
        for (id, sign) in (0..).zip(texts) {
            let _ = view.say(said(id, What::Message(words(&sign.repeat(Words::LONGEST)))));
        }
        let bytes = serde_json::to_vec(&view.said).expect("it is written").len();
        prop_assert!(view.said.len() >= 10);
        prop_assert!(bytes < 100_000);
    }

    #[test]
    fn words_are_kept_as_they_were_written_but_for_the_space_around_them(text in "\\PC{1,2000}") {
        match Words::parse(&text) {
            Some(kept) => prop_assert_eq!(kept.as_str(), text.trim()),
            None => prop_assert!(text.trim().is_empty()),
        }
    }
}
