//! Lists that build up in a form, and what is still open in one.

use proptest::prelude::*;
use site_model::Slug;
use site_model::form::{Answer, Answers, Entries, Form, Open};

const FORM: &str = r#"{
  "title": "About my family", "summary": "Tell us.", "kind": "family-details",
  "notice": "notice", "hub": "hub", "what_happens_next": [],
  "pages": [
    { "id": "you", "title": "You", "questions": [
      { "id": "name", "type": "name", "label": "Name", "called": "your name", "required": true, "data": "name" } ] },
    { "id": "household", "title": "Household", "list": {
      "one": "person", "many": "people", "most": 3, "named_by": "member", "pages": [
        { "id": "who", "title": "Who", "questions": [
          { "id": "member", "type": "name", "label": "Name", "called": "their name", "required": true, "data": "name" } ] },
        { "id": "school", "title": "School", "questions": [
          { "id": "at-school", "type": "radios", "label": "At school?", "called": "school", "data": "name",
            "choices": [ { "value": "yes", "label": "Yes" }, { "value": "no", "label": "No" } ] },
          { "id": "which", "type": "text", "label": "Which?", "called": "which", "required": true, "data": "name",
            "show_when": { "question": "at-school", "is": ["yes"] } } ] } ] } },
    { "id": "end", "title": "End", "questions": [
      { "id": "note", "type": "text", "label": "Note", "called": "a note", "required": true, "data": "name" } ] }
  ] }"#;

fn form() -> Form {
    serde_json::from_str(FORM).expect("a form")
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

fn said(pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (question, answer) in pairs {
        answers.set(slug(question), Some(Answer::Text((*answer).to_owned())));
    }
    answers
}

/// Answers with these people in the household.
fn with(mut answers: Answers, entries: &Entries) -> Answers {
    answers.set(slug("household"), Some(Answer::Entries(entries.clone())));
    answers
}

fn place(open: Option<Open<'_>>) -> String {
    match open {
        None => "nothing".to_owned(),
        Some(Open::Page(page)) => page.id.to_string(),
        Some(Open::Entry { list, number, page }) => format!("{}/{number}/{}", list.id, page.id),
    }
}

#[test]
fn a_form_goes_on_where_something_is_open_in_the_list_too() {
    let form = form();
    let mut entries = Entries::default();
    let open = |answers: &Answers| place(form.first_open(answers));
    assert_eq!(open(&Answers::default()), "you");
    assert_eq!(open(&said(&[("name", "Rosa")])), "household");
    assert!(entries.keep(0, said(&[("member", "Teo"), ("at-school", "yes")])));
    entries.finish(true);
    assert_eq!(
        open(&with(said(&[("name", "Rosa")]), &entries)),
        "household/0/school"
    );
    assert!(entries.keep(
        0,
        said(&[("member", "Teo"), ("at-school", "yes"), ("which", "Hill")])
    ));
    assert_eq!(open(&with(said(&[("name", "Rosa")]), &entries)), "end");
    let all = with(said(&[("name", "Rosa"), ("note", "No")]), &entries);
    assert_eq!(open(&all), "nothing");
    // Who adds another is asked again whether that is all.
    assert!(entries.keep(1, said(&[("member", "Ida")])));
    assert_eq!(open(&with(all, &entries)), "household");
}

#[test]
fn a_number_is_nobody_elses_after_a_removal() {
    let mut entries = Entries::default();
    for (number, name) in [(0, "Teo"), (1, "Ida")] {
        assert_eq!(entries.next(), number);
        assert!(entries.keep(number, said(&[("member", name)])));
    }
    assert!(entries.remove(1));
    assert!(!entries.remove(1));
    assert!(!entries.keep(1, said(&[("member", "Ghost")])));
    assert!(!entries.keep(7, said(&[("member", "Ghost")])));
    assert_eq!(entries.next(), 2);
    assert_eq!(entries.all().len(), 1);
}

#[test]
fn what_is_sent_of_one_is_what_is_asked_of_one() {
    let form = form();
    let list = form.pages[1].list.as_ref().expect("a list");
    let answers = said(&[("member", "Teo"), ("at-school", "no"), ("which", "Hill")]);
    let sent: Vec<String> = answers
        .answered_of(list.asked(&answers))
        .iter()
        .map(|answered| format!("{}: {}", answered.label, answered.words.join("/")))
        .collect();
    assert_eq!(sent, ["Name: Teo", "At school?: No"]);
}

proptest! {
    /// What stands in a list is stored and read as it was.
    #[test]
    fn a_list_is_stored_as_it_was_typed(names in prop::collection::vec("\\PC{1,40}", 0..5)) {
        let mut entries = Entries::default();
        for name in &names {
            let number = entries.next();
            prop_assert!(entries.keep(number, said(&[("member", name)])));
        }
        let answers = with(said(&[("name", "Rosa")]), &entries);
        let stored = serde_json::to_string(&answers).expect("it is written");
        let read: Answers = serde_json::from_str(&stored).expect("it is read");
        prop_assert!(read == answers);
    }
}
