//! Filling in a form: what is accepted, what is asked, and what comes back.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use site_model::form::{
    Answer, Answers, Choice, Entered, FieldError, Form, FormPage, Problem, Question, QuestionKind,
    ShowWhen, SubmissionKind, validation::validate,
};
use site_model::{Slug, WorkQueue};

const TODAY: Date = date(2026, 11, 22);

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

fn question(id: &str, kind: QuestionKind) -> Question {
    Question {
        id: slug(id),
        kind,
        label: format!("Label of {id}"),
        hint: None,
        called: format!("your {id}"),
        required: true,
        data: slug("data"),
        choices: Vec::new(),
        choices_of: None,
        when: None,
        between: None,
        max_length: None,
        show_when: None,
    }
}

fn choosing(id: &str, kind: QuestionKind, choices: &[&str]) -> Question {
    Question {
        choices: choices
            .iter()
            .map(|value| Choice {
                value: slug(value),
                label: format!("Label of {value}"),
                hint: None,
                ends: Vec::new(),
            })
            .collect(),
        ..question(id, kind)
    }
}

fn when(question: Question, other: &str, is: &str) -> Question {
    Question {
        show_when: Some(ShowWhen {
            question: slug(other),
            is: vec![slug(is)],
        }),
        ..question
    }
}

fn optional(question: Question) -> Question {
    Question {
        required: false,
        ..question
    }
}

fn page(id: &str, questions: Vec<Question>) -> FormPage {
    FormPage {
        id: slug(id),
        title: id.to_owned(),
        before: Vec::new(),
        introduction: Vec::new(),
        emergency: false,
        part: None,
        list: None,
        agreements: None,
        questions,
    }
}

fn form(pages: Vec<FormPage>) -> Form {
    Form {
        title: "Ask".to_owned(),
        summary: "Ask.".to_owned(),
        kind: SubmissionKind::SelfReferral,
        notice: slug("notice"),
        queue: WorkQueue::Hub(slug("hub")),
        introduction: Vec::new(),
        pages,
        what_happens_next: Vec::new(),
        waivers: Vec::new(),
    }
}

/// Posts `fields` to `page` after `before` was answered.
fn post(
    page: &FormPage,
    before: &Answers,
    fields: &[(&str, &str)],
) -> Result<Answers, Vec<FieldError>> {
    let posted: Vec<(String, String)> = fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    validate(page, &Entered::from_posted(page, &posted), before, TODAY)
}

fn accepted(result: Result<Answers, Vec<FieldError>>) -> Answers {
    match result {
        Ok(answers) => answers,
        Err(errors) => panic!("refused: {errors:?}"),
    }
}

fn problem(question: Question, value: &str) -> Option<Problem> {
    let id = question.id.to_string();
    match post(
        &page("p", vec![question]),
        &Answers::default(),
        &[(id.as_str(), value)],
    ) {
        Ok(_) => None,
        Err(errors) => errors.first().map(|error| error.problem),
    }
}

fn text_of(answers: &Answers, id: &str) -> Option<String> {
    match answers.get(&slug(id)) {
        Some(Answer::Text(text)) => Some(text.clone()),
        Some(Answer::Choices(values)) => Some(values.join(",")),
        Some(Answer::Entries(_)) | None => None,
    }
}

const WRITTEN: [QuestionKind; 6] = [
    QuestionKind::Name,
    QuestionKind::Text,
    QuestionKind::Textarea,
    QuestionKind::Email,
    QuestionKind::Phone,
    QuestionKind::Address,
];

proptest! {
    #[test]
    fn whatever_is_written_comes_back_unchanged_or_is_told(
        kind in prop::sample::select(&WRITTEN[..]),
        written in prop_oneof![
            any::<String>(),
            prop::collection::vec(any::<char>(), 0..300).prop_map(|chars| chars.into_iter().collect()),
            "[a-z' -]{0,20}\r\n[\\PC]{0,20}",
            "[+0-9 ]{8,16}",
            "[a-z.]{1,8}@[a-z]{1,8}\\.(org|uk)",
        ],
    ) {
        let question = optional(question("q", kind));
        let result = post(&page("p", vec![question]), &Answers::default(), &[("q", &written)]);
        let expected = written.replace("\r\n", "\n").trim().to_owned();
        match result {
            Ok(answers) => prop_assert_eq!(text_of(&answers, "q").unwrap_or_default(), expected),
            Err(errors) => {
                prop_assert_eq!(errors.len(), 1);
                prop_assert!(!expected.is_empty(), "an empty answer to an optional question is none");
            }
        }
    }

    #[test]
    fn whatever_is_written_stays_in_its_field_beside_the_error(written in any::<String>()) {
        let question = question("q", QuestionKind::Email);
        let page = page("p", vec![question.clone()]);
        let posted = [("q".to_owned(), written.clone())];
        let entered = Entered::from_posted(&page, &posted);
        prop_assert_eq!(entered.value(&question), written.replace("\r\n", "\n"));
    }

    #[test]
    fn a_choice_is_one_of_the_choices_or_is_told(written in prop_oneof![any::<String>(), Just("a".to_owned())]) {
        for kind in [QuestionKind::Radios, QuestionKind::Select, QuestionKind::Checkboxes] {
            let page = page("p", vec![optional(choosing("q", kind, &["a", "b"]))]);
            match post(&page, &Answers::default(), &[("q", &written)]) {
                Ok(answers) => prop_assert_eq!(text_of(&answers, "q").unwrap_or_default(), written.clone()),
                Err(errors) => prop_assert_eq!(errors[0].problem, Problem::NotAChoice),
            }
        }
    }

    #[test]
    fn what_was_answered_fills_the_page_again(written in "[\\PC&&[^ ]]{1,50}") {
        let question = question("q", QuestionKind::Text);
        let page = page("p", vec![question.clone()]);
        let answers = accepted(post(&page, &Answers::default(), &[("q", &written)]));
        let entered = Entered::from_answers(&page, &answers);
        prop_assert_eq!(entered.value(&question), written.trim());
        prop_assert!(validate(&page, &entered, &Answers::default(), TODAY).is_ok_and(|again| again == answers));
    }
}

#[test]
fn a_required_question_left_empty_is_told_in_the_word_of_its_kind() {
    for blank in ["", "  \r\n\t "] {
        assert_eq!(
            problem(question("q", QuestionKind::Name), blank),
            Some(Problem::Missing)
        );
    }
    assert_eq!(
        problem(choosing("q", QuestionKind::Radios, &["a", "b"]), ""),
        Some(Problem::NotChosen)
    );
    assert_eq!(
        problem(choosing("q", QuestionKind::Checkboxes, &["a"]), "z"),
        Some(Problem::NotAChoice)
    );
    let untouched = post(
        &page("p", vec![choosing("q", QuestionKind::Checkboxes, &["a"])]),
        &Answers::default(),
        &[],
    );
    assert!(untouched.is_err_and(|errors| errors[0].problem == Problem::NotChosen));
}

#[test]
fn an_answer_is_as_long_as_allowed_and_not_a_letter_longer() {
    let short = || Question {
        max_length: Some(3),
        ..question("q", QuestionKind::Textarea)
    };
    // Letters are counted, not bytes: nobody's script makes their answer shorter.
    assert_eq!(problem(short(), "日本語"), None);
    assert_eq!(
        problem(short(), "日本語!"),
        Some(Problem::TooLong { longest: 3 })
    );
}

#[test]
fn no_form_allows_more_than_the_software_does() {
    let endless = Question {
        max_length: Some(usize::MAX),
        ..question("q", QuestionKind::Textarea)
    };
    assert!(matches!(
        problem(endless, &"a".repeat(5000)),
        Some(Problem::TooLong { .. })
    ));
}

#[test]
fn an_answer_has_the_lines_that_its_field_has() {
    for kind in [QuestionKind::Name, QuestionKind::Text] {
        let told = problem(question("q", kind), "Ana\nBen");
        assert_eq!(told, Some(Problem::Unreadable), "{kind:?}");
    }
    for kind in [QuestionKind::Textarea, QuestionKind::Address] {
        assert_eq!(problem(question("q", kind), "1 High Street\r\nTown"), None);
    }
    for kind in WRITTEN {
        for sign in ["\0", "\r", "\u{1b}"] {
            let told = problem(question("q", kind), &format!("a{sign}b"));
            assert_eq!(told, Some(Problem::Unreadable), "{kind:?} {sign:?}");
        }
    }
}

#[test]
fn every_mistake_of_a_page_is_told_at_once_in_the_order_of_its_questions() {
    let page = page(
        "p",
        vec![
            question("name", QuestionKind::Name),
            question("email", QuestionKind::Email),
            question("phone", QuestionKind::Phone),
        ],
    );
    let Err(errors) = post(
        &page,
        &Answers::default(),
        &[("email", "nobody"), ("phone", "12")],
    ) else {
        panic!("accepted");
    };
    let told: Vec<(&str, Problem)> = errors
        .iter()
        .map(|error| (error.called.as_str(), error.problem))
        .collect();
    assert_eq!(
        told,
        [
            ("your name", Problem::Missing),
            ("your email", Problem::NotAnEmail),
            ("your phone", Problem::NotAPhone),
        ]
    );
}

#[test]
fn what_a_page_does_not_ask_is_not_taken() {
    let page = page("p", vec![question("name", QuestionKind::Name)]);
    let answers = accepted(post(
        &page,
        &Answers::default(),
        &[("name", "Ana"), ("role", "admin")],
    ));
    assert_eq!(text_of(&answers, "role"), None);
}

#[test]
fn the_same_choice_taken_twice_counts_once() {
    let page = page(
        "p",
        vec![choosing("q", QuestionKind::Checkboxes, &["a", "b"])],
    );
    let answers = accepted(post(
        &page,
        &Answers::default(),
        &[("q", "b"), ("q", "a"), ("q", "b")],
    ));
    assert_eq!(text_of(&answers, "q").as_deref(), Some("b,a"));
}

/// One page: how to be reached, and then the number or the address for it.
fn reachable() -> FormPage {
    page(
        "you",
        vec![
            choosing("by", QuestionKind::Checkboxes, &["phone", "email"]),
            when(question("phone", QuestionKind::Phone), "by", "phone"),
            when(question("email", QuestionKind::Email), "by", "email"),
        ],
    )
}

#[test]
fn a_question_under_a_condition_is_required_only_while_the_condition_holds() {
    let page = reachable();
    let none = Answers::default();
    let Err(errors) = post(&page, &none, &[("by", "phone")]) else {
        panic!("accepted");
    };
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].question, slug("phone"));
    assert!(post(&page, &none, &[("by", "email"), ("email", "a@example.org")]).is_ok());
    assert!(
        post(
            &page,
            &none,
            &[("by", "phone"), ("by", "email"), ("phone", "020 7946 0000")]
        )
        .is_err()
    );
}

#[test]
fn an_answer_whose_condition_no_longer_holds_is_dropped() {
    let page = reachable();
    let both = accepted(post(
        &page,
        &Answers::default(),
        &[
            ("by", "phone"),
            ("by", "email"),
            ("phone", "020 7946 0000"),
            ("email", "a@example.org"),
        ],
    ));
    let one = accepted(post(
        &page,
        &both,
        &[
            ("by", "email"),
            ("phone", "020 7946 0000"),
            ("email", "a@example.org"),
        ],
    ));
    assert_eq!(text_of(&one, "phone"), None);
    assert_eq!(text_of(&one, "email").as_deref(), Some("a@example.org"));
}

#[test]
fn a_condition_on_a_question_no_longer_asked_does_not_hold() {
    // "soon" asks "danger", and that asks "who": three pages, the first answered anew.
    let form = form(vec![
        page(
            "one",
            vec![choosing("soon", QuestionKind::Radios, &["yes", "no"])],
        ),
        page(
            "two",
            vec![when(
                choosing("danger", QuestionKind::Radios, &["yes", "no"]),
                "soon",
                "yes",
            )],
        ),
        page(
            "three",
            vec![when(question("who", QuestionKind::Text), "danger", "yes")],
        ),
    ]);
    let mut answers = Answers::default();
    for (page, field) in form
        .pages
        .iter()
        .zip([("soon", "yes"), ("danger", "yes"), ("who", "Ben")])
    {
        answers = accepted(post(page, &answers, &[field]));
    }
    assert_eq!(form.first_open(&answers), None);
    answers = accepted(post(&form.pages[0], &answers, &[("soon", "no")]));
    let kept: Vec<Slug> = answers
        .answered(&form)
        .into_iter()
        .map(|a| a.question)
        .collect();
    assert_eq!(kept, [slug("soon")]);
    assert_eq!(form.first_open(&answers), None);
}

#[test]
fn the_first_page_with_an_open_required_question_is_where_a_form_goes_on() {
    let form = form(vec![
        page("one", vec![optional(question("note", QuestionKind::Text))]),
        page("two", vec![question("name", QuestionKind::Name)]),
        page("three", vec![question("why", QuestionKind::Textarea)]),
    ]);
    let at = |answers: &Answers| {
        form.first_open(answers)
            .map(|open| open.page().id.to_string())
    };
    let mut answers = Answers::default();
    assert_eq!(at(&answers).as_deref(), Some("two"));
    answers.set(slug("name"), Some(Answer::Text("Ana".to_owned())));
    assert_eq!(at(&answers).as_deref(), Some("three"));
    answers.set(slug("why"), Some(Answer::Text("because".to_owned())));
    assert_eq!(at(&answers), None);
}

#[test]
fn a_sent_form_is_kept_in_the_words_that_were_shown() {
    let form = form(vec![page(
        "p",
        vec![
            choosing("by", QuestionKind::Checkboxes, &["phone", "email"]),
            question("address", QuestionKind::Address),
        ],
    )]);
    let answers = accepted(post(
        &form.pages[0],
        &Answers::default(),
        &[("by", "email"), ("address", "1 High Street\r\nLondon")],
    ));
    let words: Vec<(String, Vec<String>)> = answers
        .answered(&form)
        .into_iter()
        .map(|answered| (answered.label, answered.words))
        .collect();
    assert_eq!(
        words,
        [
            ("Label of by".to_owned(), vec!["Label of email".to_owned()]),
            (
                "Label of address".to_owned(),
                vec!["1 High Street".to_owned(), "London".to_owned()]
            ),
        ]
    );
}

#[test]
fn answers_are_stored_and_read_back_alike() {
    let mut answers = Answers::default();
    answers.set(slug("a"), Some(Answer::Text("ä\n\"".to_owned())));
    answers.set(slug("b"), Some(Answer::Choices(vec!["x".to_owned()])));
    let stored = serde_json::to_string(&answers).expect("JSON");
    assert!(serde_json::from_str::<Answers>(&stored).is_ok_and(|read| read == answers));
}
