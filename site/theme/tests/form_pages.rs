//! What a family sees while it fills in, checks and sends a form: the views of the intake function
//! through their templates.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use jiff::civil::date;
use serde::Serialize;
use serde_json::json;
use site_model::contact::Contact;
use site_model::form::answers::Answered;
use site_model::form::{Answer, Answers, Entered, FormPage, QuestionKind, ShowWhen, validation};
use site_model::message::LONGEST_WHEN;
use site_model::published::PublishedCouncil;
use site_model::translation::InLanguage;
use site_model::{Language, Slug};
use site_theme::form_check::form_check;
use site_theme::form_page::form_page;
use site_theme::form_place::{FormPlace, PagePlace, Way};
use site_theme::form_sent::form_sent;
use site_theme::frame::{Frame, Section};
use site_theme::problem_page::{Trouble, problem_page};
use site_theme::request_page::{CodeProblem, request_page};
use site_theme::request_shown::{
    SeenMessage, SeenPartner, SeenPlan, SeenPurpose, SeenRequest, SeenSaid, SentAnswer, SentPage,
    request_shown,
};
use site_theme::request_step::{Step, StepProblem, Stepping, request_step};
use site_theme::{Sources, Theme, install_packages};

fn theme() -> &'static Theme {
    static THEME: OnceLock<Theme> = OnceLock::new();
    THEME.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        install_packages(folder).expect("npm installs the packages");
        Theme::new(&Sources::read(folder).expect("the theme is there")).expect("it compiles")
    })
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

fn council() -> PublishedCouncil {
    let question = |id: &str, kind: &str, called: &str, more: serde_json::Value| {
        let mut question = json!({
            "id": id, "type": kind, "label": format!("What is {called}?"), "called": called,
            "data": "name", "required": true
        });
        let fields = question.as_object_mut().expect("an object");
        fields.extend(more.as_object().expect("an object").clone());
        question
    };
    let choices = json!([
        { "value": "phone", "label": "By phone" },
        { "value": "email", "label": "By email", "hint": "We write within a day" }
    ]);
    serde_json::from_value(json!({
        "slug": "testbury",
        "council": {
            "name": "Testbury Council", "short_name": "Testbury", "demonstration": true,
            "site_name": "Testbury family hubs", "strapline": "Help",
            "hubs": [{ "id": "north", "name": "North Hub", "contact": { "phone": "020 7946 0000" } }],
            "emergency": ["Call 999 & wait.", "Do not use this form."]
        },
        "forms": { "ask": {
            "title": "Ask us", "summary": "Ask.", "kind": "self-referral", "notice": "hub",
            "hub": "north", "what_happens_next": ["We phone you."],
            "pages": [
                { "id": "you", "title": "About you", "emergency": true, "questions": [
                    question("full-name", "name", "your full name", json!({})),
                    question("contact", "checkboxes", "how to contact you", json!({ "choices": choices })),
                    question("phone", "phone", "your phone number", json!({ "show_when": { "question": "contact", "is": "phone" } })),
                    question("child", "name", "your child’s name", json!({ "required": false }))
                ] },
                { "id": "needs", "title": "What is your need?", "questions": [
                    question("need", "textarea", "your need", json!({ "label": "What is your need?", "max_length": 50 }))
                ] }
            ]
        } },
        "notices": { "hub": [{
            "notice": "hub", "version": "0".repeat(64), "title": "Hub notice", "updated": "2026-01-31",
            "categories": [], "recipients": [], "retention": []
        }] },
        "services": {}, "organisations": {}
    }))
    .expect("a council")
}

fn frame(council: &PublishedCouncil) -> Frame<'_> {
    Frame::new(theme(), council, &[], Section::Help)
}

fn render<V: Serialize>(template: &str, view: &V) -> String {
    theme().render(template, "en-GB", view).expect("it renders")
}

fn posted(page: &FormPage, fields: &[(&str, &str)]) -> Entered {
    let fields: Vec<(String, String)> = fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    Entered::from_posted(page, &fields)
}

/// A page of the form itself.
fn at<'a>(form: FormPlace<'a>, page: &'a FormPage) -> PagePlace<'a> {
    PagePlace {
        form,
        page,
        entry: None,
        is_static: form
            .form
            .first_page()
            .is_some_and(|first| first.id == page.id),
    }
}

/// Page `index` of the form after these fields were posted.
fn page_after_posting(index: usize, fields: &[(&str, &str)]) -> String {
    let council = council();
    let place = FormPlace::find(&council, "ask").expect("the form");
    let page = &place.form.pages[index];
    let entered = posted(page, fields);
    let errors = validation::validate(
        page,
        &entered,
        &Answers::default(),
        jiff::civil::date(2026, 11, 22),
    )
    .err()
    .unwrap_or_default();
    let answers = Answers::default();
    let view = form_page(
        &frame(&council),
        at(place, page),
        Way::Through,
        &entered,
        &answers,
        &errors,
    );
    render("form-page.njk", &view.expect("it is drawn"))
}

fn between<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
    let (_, after) = html
        .split_once(start)
        .unwrap_or_else(|| panic!("no {start} in {html}"));
    after.split_once(end).map_or(after, |(inside, _)| inside)
}

#[test]
fn every_error_is_said_twice_and_its_link_leads_to_its_field() {
    let html = page_after_posting(0, &[("contact", "phone"), ("phone", "12")]);
    assert!(html.contains("<title>Error: Step 1 of "), "{html}");
    let summary = between(&html, "govuk-error-summary__list", "</ul>");
    let links: Vec<&str> = summary
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(id, _)| id))
        .collect();
    assert_eq!(links, ["full-name", "phone"]);
    for id in links {
        assert!(html.contains(&format!(" id=\"{id}\"")), "no field {id}");
        assert!(
            html.contains(&format!("id=\"{id}-error\"")),
            "no message at {id}"
        );
    }
    assert_eq!(html.matches("Enter your full name").count(), 2);
}

#[test]
fn what_was_typed_and_chosen_comes_back() {
    let html = page_after_posting(
        0,
        &[
            ("contact", "phone"),
            ("contact", "email"),
            ("phone", "12"),
            ("child", "Ana \"A\""),
        ],
    );
    assert!(html.contains("value=\"12\""));
    assert!(html.contains("value=\"Ana &quot;A&quot;\""));
    assert_eq!(html.matches(" checked").count(), 2);
    let long = "x".repeat(60);
    let html = page_after_posting(1, &[("need", &long)]);
    assert!(html.contains(&format!(">{long}</textarea>")));
}

#[test]
fn what_was_typed_is_never_markup() {
    let hostile = "</textarea><script>alert(1)</script>";
    let html = page_after_posting(1, &[("need", &hostile.repeat(3))]);
    assert!(!html.contains("<script>alert"), "{html}");
    let html = page_after_posting(
        0,
        &[("full-name", ""), ("phone", "\"><b>"), ("contact", "phone")],
    );
    assert!(!html.contains("<b>"), "{html}");
}

#[test]
fn a_question_that_a_choice_reveals_stands_inside_that_choice() {
    let html = page_after_posting(0, &[]);
    let revealed = between(&html, "id=\"conditional-contact\"", "By email");
    assert!(revealed.contains("name=\"phone\""), "{revealed}");
    assert_eq!(html.matches("name=\"phone\"").count(), 1);
}

#[test]
fn browsers_offer_a_familys_own_details_only_where_they_are_asked_for() {
    let html = page_after_posting(0, &[]);
    let field = |id: &str| between(&html, &format!(" id=\"{id}\""), ">").to_owned();
    assert!(field("full-name").contains("autocomplete=\"name\""));
    assert!(field("child").contains("autocomplete=\"off\""));
    assert!(field("phone").contains("type=\"tel\""));
    assert!(field("phone").contains("autocomplete=\"tel\""));
    assert!(html.contains("What is your child’s name? (optional)"));
}

#[test]
fn the_field_for_programs_is_not_for_people() {
    let html = page_after_posting(0, &[]);
    let hidden = between(
        &html,
        "<div class=\"govuk-visually-hidden\" aria-hidden=\"true\">",
        "</div>",
    );
    let field = between(hidden, "<input", ">");
    for attribute in [
        "name=\"website\"",
        "tabindex=\"-1\"",
        "autocomplete=\"off\"",
    ] {
        assert!(field.contains(attribute), "{field}");
    }
}

#[test]
fn a_first_page_says_what_to_do_in_danger_who_reads_it_and_where_the_notice_is() {
    let council = council();
    let place = FormPlace::find(&council, "ask").expect("the form");
    let (entered, answers) = (Entered::default(), Answers::default());
    let page = &place.form.pages[0];
    let view = form_page(
        &frame(&council),
        at(place, page),
        Way::Through,
        &entered,
        &answers,
        &[],
    );
    let html = render("form-page.njk", &view.expect("it is drawn"));
    assert!(html.contains("In danger? Call 999"));
    assert!(html.contains("Call 999 &amp; wait."));
    assert!(html.contains("nobody will reply"));
    assert!(html.contains("href=\"/testbury/notices/hub/2026-01-31/\""));
    assert!(html.contains("action=\"/testbury/forms/ask\""));
    assert!(html.contains("govuk-exit-this-page"));
    assert!(
        html.contains("href=\"/testbury/forms/ask/before-you-start/\" class=\"govuk-back-link\"")
    );
}

#[test]
fn a_page_that_comes_back_starts_with_what_has_to_be_done() {
    let html = page_after_posting(0, &[("full-name", "")]);
    let main = between(&html, "<main", "</main>");
    for said_before in ["Call 999", "nobody will reply", "Hub notice"] {
        assert!(!main.contains(said_before), "{said_before}");
    }
}

#[test]
fn a_page_that_is_changed_starts_with_its_questions() {
    let council = council();
    let place = FormPlace::find(&council, "ask").expect("the form");
    let (entered, answers) = (Entered::default(), Answers::default());
    let first = &place.form.pages[0];
    let view = form_page(
        &frame(&council),
        at(place, first),
        Way::Change,
        &entered,
        &answers,
        &[],
    )
    .expect("it is drawn");
    let html = render("form-page.njk", &view);
    assert!(!between(&html, "<main", "</main>").contains("Call 999"));
    assert!(html.contains("action=\"/testbury/forms/ask?change\""));
    assert!(html.contains("href=\"/testbury/forms/ask/check\" class=\"govuk-back-link\""));
    for question in &first.questions {
        let group = format!(" id=\"{}_question\"", question.id);
        assert_eq!(html.matches(&group).count(), 1, "{group} in {html}");
    }
}

#[test]
fn what_is_written_from_right_to_left_is_shown_so() {
    let html = page_after_posting(0, &[]);
    for id in ["full-name", "phone", "child"] {
        let field = between(&html, &format!(" id=\"{id}\""), ">").to_owned();
        assert!(field.contains("dir=\"auto\""), "{field}");
    }
    let html = page_after_posting(1, &[]);
    assert!(between(&html, "<textarea", ">").contains("dir=\"auto\""));
}

#[test]
fn a_message_begins_with_the_question_as_a_sentence_does() {
    let html = page_after_posting(1, &[("need", &"x".repeat(60))]);
    assert!(
        html.contains("Your need must be 50 characters or fewer"),
        "{html}"
    );
}

#[test]
fn a_council_that_nobody_can_phone_still_has_its_form() {
    let mut council = council();
    council.council.hubs[0].contact = Contact::default();
    let view = problem_page(&frame(&council), Trouble::NoLongerHere, None);
    let html = render("form-problem.njk", &view);
    let main = between(&html, "<main", "</main>");
    let form = "href=\"/testbury/forms/ask/before-you-start/\"";
    assert!(main.contains(form), "{main}");
    assert!(main.contains("href=\"/testbury/request/\""), "{main}");
}

#[test]
fn a_page_named_like_its_site_has_one_title() {
    let council = council();
    let mut view = problem_page(&frame(&council), Trouble::NotFound, None);
    view.layout.title = "Testbury family hubs".to_owned();
    let html = render("form-problem.njk", &view);
    assert_eq!(
        between(&html, "<title>", "</title>"),
        "Testbury family hubs"
    );
}

#[test]
fn a_later_page_goes_back_and_its_only_question_is_its_heading() {
    let html = page_after_posting(1, &[]);
    assert!(html.contains("action=\"/testbury/forms/ask/needs\""));
    assert!(html.contains("href=\"/testbury/forms/ask/you\" class=\"govuk-back-link\""));
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(html.contains("You can enter up to 50 characters"), "{html}");
    assert!(html.contains("%{count} characters left"), "{html}");
}

#[test]
fn answers_are_checked_with_a_way_to_change_each_and_sent_with_the_token() {
    let council = council();
    let place = FormPlace::find(&council, "ask").expect("the form");
    let mut answers = Answers::default();
    answers.set(slug("full-name"), Some(Answer::Text("Ana <b>".to_owned())));
    answers.set(
        slug("contact"),
        Some(Answer::Choices(vec!["email".to_owned()])),
    );
    answers.set(slug("need"), Some(Answer::Text("one\ntwo".to_owned())));
    let html = render(
        "form-check.njk",
        &form_check(&frame(&council), place, &answers, "t0ken".to_owned()),
    );
    assert!(html.contains("Ana &lt;b&gt;"));
    assert!(html.contains("By email"));
    assert!(!html.contains("your phone number"), "it was not asked");
    assert!(html.contains("Not answered"), "{html}");
    assert!(html.contains("href=\"/testbury/forms/ask/you?change#full-name_question\""));
    assert!(html.contains("href=\"/testbury/forms/ask/needs?change#need_question\""));
    assert!(html.contains("<input type=\"hidden\" name=\"token\" value=\"t0ken\">"));
    assert!(html.contains("action=\"/testbury/forms/ask/check\""));
}

#[test]
fn what_is_no_longer_asked_is_not_checked() {
    let mut council = council();
    let form = council.forms.values_mut().next().expect("the form");
    // "need" hangs on "phone-at", and that on "contact": which was answered anew.
    let mut at = form.pages[0].questions[1].clone();
    let needs = &mut form.pages[1].questions;
    (at.id, at.label) = (slug("phone-at"), "When may we phone?".to_owned());
    let when = |question, is| {
        Some(ShowWhen {
            question: slug(question),
            is: vec![slug(is)],
        })
    };
    at.show_when = when("contact", "phone");
    needs[0].show_when = when("phone-at", "email");
    needs.insert(0, at);
    let place = FormPlace::find(&council, "ask").expect("the form");
    let mut answers = Answers::default();
    for question in ["contact", "phone-at"] {
        answers.set(
            slug(question),
            Some(Answer::Choices(vec!["email".to_owned()])),
        );
    }
    let html = render(
        "form-check.njk",
        &form_check(&frame(&council), place, &answers, String::new()),
    );
    for label in ["When may we phone?", "What is your need?"] {
        assert!(!html.contains(label), "{label} is in {html}");
    }
}

#[test]
fn the_confirmation_has_the_reference_the_code_and_what_happens_next() {
    let council = council();
    let place = FormPlace::find(&council, "ask").expect("the form");
    let permit = council.current_permit(&place.form.notice);
    let version = permit.expect("a notice").version.clone();
    let sent = |version, code: Option<&str>| {
        let view = form_sent(
            &frame(&council),
            place,
            version,
            "FH-7K3M-92QX".to_owned(),
            code.map(str::to_owned),
            "https://hub.example",
            None,
        );
        render("form-sent.njk", &view)
    };
    let sent_under = |version| sent(version, Some("AAAA-BBBB"));
    let html = sent_under(Some(&version));
    let without_code = sent(Some(&version), None);
    assert!(without_code.contains("FH-7K3M-92QX"));
    assert!(
        !without_code.contains("receipt code") && !without_code.contains("/testbury/request\">")
    );
    let notice = "href=\"/testbury/notices/hub/2026-01-31/\"";
    assert!(html.contains(notice));
    assert!(!sent_under(None).contains(notice));
    for part in [
        "FH-7K3M-92QX",
        "AAAA-BBBB",
        "We phone you.",
        "020 7946 0000",
        "nobody will reply",
        ">https://hub.example/testbury/request/</a>",
    ] {
        assert!(html.contains(part), "no {part}");
    }
}

#[test]
fn a_code_that_opens_nothing_comes_back_and_what_another_opens_is_shown() {
    let council = council();
    let frame = frame(&council);
    let html = render(
        "request.njk",
        &request_page(
            &frame,
            Some(CodeProblem::OpensNothing),
            "abcd \"1".to_owned(),
        ),
    );
    assert!(html.contains("<title>Error: "));
    assert!(html.contains("href=\"#receipt-code\""));
    assert!(html.contains("and that you sent the form to Testbury Council"));
    let field = between(&html, "<input class=\"govuk-input", ">");
    assert!(field.contains("value=\"abcd &quot;1\"") && field.contains("autocomplete=\"off\""));

    let answered = Answered {
        question: slug("need"),
        kind: QuestionKind::Textarea,
        data: slug("name"),
        label: "What is your need?".to_owned(),
        words: vec!["A <i>nap</i>".to_owned()],
        answer: Answer::Text("A <i>nap</i>".to_owned()),
    };
    let seen = |is_on: bool| SeenRequest {
        form: "Ask us".to_owned(),
        reference: "FH-7K3M-92QX".to_owned(),
        sent: frame.date(jiff::civil::date(2026, 11, 1)),
        withdrawn: None,
        status: is_on.then(|| "We are trying to contact you.".to_owned()),
        messages: is_on.then(|| {
            vec![SeenMessage {
                text: "Come <on> Monday".to_owned(),
                at: "2 November 2026".to_owned(),
                from: Some("Nadia".to_owned()),
            }]
        }),
        plan: is_on.then_some(SeenPlan { words: None }),
        sharing: is_on.then(|| {
            let purpose = SeenPurpose {
                label: "To help".to_owned(),
                withdrawn: Some("3 November 2026".to_owned()),
            };
            vec![SeenPartner {
                name: "Family Lives".to_owned(),
                purposes: vec![purpose],
            }]
        }),
        said: vec![SeenSaid {
            title: "Your message".to_owned(),
            at: "2 November 2026".to_owned(),
            text: Some("We <move>".to_owned()),
            withdrawn: Vec::new(),
        }],
        pages: vec![SentPage {
            title: "Your need".to_owned(),
            answers: vec![SentAnswer::new(&frame, answered.clone())],
        }],
        notice: None,
    };
    let draw = |is_on| {
        let page = request_shown(&frame, seen(is_on), &Step::ALL, None);
        render("request-shown.njk", &page)
    };
    let (off, on) = (draw(false), draw(true));
    assert!(off.contains("A &lt;i&gt;nap&lt;/i&gt;") && off.contains("We &lt;move&gt;"));
    assert!(off.contains("1 November 2026"));
    assert!(on.contains("Nadia, 2 November 2026") && on.contains("Come &lt;on&gt; Monday"));
    assert!(on.contains("Nothing is written here yet."));
    assert!(on.contains("You withdrew this on 3 November 2026"));
    for hint in [
        "Messages",
        "Monday",
        "agreed",
        "share",
        "Family Lives",
        "contact you",
    ] {
        assert!(!off.contains(hint), "{hint}");
    }
    assert!(!on.contains('⟦') && !off.contains('⟦'), "words are missing");
}

#[test]
fn every_step_with_a_request_says_what_is_the_matter_and_keeps_what_was_typed() {
    let council = council();
    let frame = frame(&council);
    let problems = [
        StepProblem::Missing,
        StepProblem::TooLong,
        StepProblem::SaidBefore,
        StepProblem::Full,
        StepProblem::NothingStands,
        StepProblem::Away,
        StepProblem::Unsure,
        StepProblem::Code(CodeProblem::Missing),
        StepProblem::Code(CodeProblem::NotACode),
        StepProblem::Code(CodeProblem::OpensNothing),
    ];
    let stepping = Stepping {
        said: "0123".to_owned(),
        words: "We <move>".to_owned(),
        agreements: vec![("a/b".to_owned(), "Family Lives: to help".to_owned())],
        chosen: vec!["a/b".to_owned()],
        notice: vec!["You do not have to agree.".to_owned()],
        longest: 2000,
        ..Stepping::default()
    };
    for step in Step::ALL {
        assert_eq!(Step::parse(step.as_str()), Some(step));
        let plain = render(
            "request-step.njk",
            &request_step(&frame, step, &stepping, None),
        );
        assert!(!plain.contains('⟦') && !plain.contains("govuk-error-summary"));
        // What has no field cannot be left empty or be too long.
        let fits = |problem: &StepProblem| match problem {
            StepProblem::Missing => step != Step::Withdraw,
            StepProblem::TooLong => step.has_words(),
            _ => true,
        };
        for problem in problems.into_iter().filter(fits) {
            let page = request_step(&frame, step, &stepping, Some(problem));
            let html = render("request-step.njk", &page);
            assert!(!html.contains('⟦'), "{step:?} {problem:?}");
            assert!(html.contains("<title>Error: ") && html.contains("020 7946 0000"));
            let to = between(&html, "govuk-error-summary__list\">", "</li>");
            let to = between(to, "href=\"#", "\"").to_owned();
            assert!(
                html.contains(&format!("id=\"{to}\"")),
                "{step:?} {problem:?} leads to {to}"
            );
            assert_eq!(html.contains("We &lt;move&gt;"), step.has_words());
            assert_eq!(html.contains(" checked"), step == Step::Agreements);
        }
    }
}

#[test]
fn every_trouble_says_what_happened_and_whom_to_phone() {
    let council = council();
    for trouble in Trouble::ALL {
        let again = Some("/testbury/forms/ask/check".to_owned());
        let html = render(
            "form-problem.njk",
            &problem_page(&frame(&council), trouble, again),
        );
        assert!(
            !html.contains('⟦'),
            "words are missing for {}",
            trouble.name()
        );
        assert!(html.contains("020 7946 0000"));
        assert!(html.contains("href=\"/testbury/forms/ask/check\""));
    }
}

#[test]
fn a_moment_reads_as_people_say_it() {
    let council = council();
    let frame = frame(&council);
    for (text, said) in [
        (
            "2026-11-21T00:05[Europe/London]",
            "21 November 2026 at 12:05am",
        ),
        (
            "2026-11-21T12:00[Europe/London]",
            "21 November 2026 at 12:00pm",
        ),
        (
            "2026-02-01T19:30[Europe/London]",
            "1 February 2026 at 7:30pm",
        ),
    ] {
        assert_eq!(frame.moment(&text.parse().expect("a moment")), said);
    }
}

/// What is filled into a message is no longer than editors are told.
#[test]
fn no_moment_is_longer_in_any_language_than_a_message_has_room_for() {
    let in_language = |code: &str| {
        Some(InLanguage {
            language: Language::parse(code)?,
            checked: None,
            untranslated: BTreeSet::new(),
            named_in_english: BTreeSet::new(),
        })
    };
    for code in ["en-GB", "ar", "bn"] {
        let council = PublishedCouncil {
            language: in_language(code),
            ..council()
        };
        for month in 1..=12 {
            let moment = date(2026, month, 28).at(22, 45, 0, 0);
            let moment = moment.in_tz("Europe/London").expect("London");
            let said = frame(&council).moment(&moment);
            let length = said.chars().count();
            assert!(length <= LONGEST_WHEN, "{code}: {said} has {length}");
        }
    }
}
