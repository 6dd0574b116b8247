//! Staff enter a form for a family that phoned, came in or filled in paper.

use record::audit::Event;

use crate::browser::{Browser, Page, between};
use crate::hub::{BARKING, Hub, WESTMINSTER};

pub(crate) const FORM: &str = "/westminster/enter/about-my-family";

/// What has to be answered of the longer form, and two people with what one family agreed to.
const ANSWERS: [(&str, &[(&str, &str)]); 9] = [
    ("you", &[("full-name", "Zebra Finch")]),
    ("contact", &[("phone", "020 7946 0000")]),
    (
        "household/0/who",
        &[
            ("is_new", "yes"),
            ("member-name", "Adult Finch"),
            ("relation", "partner"),
        ],
    ),
    ("household/0/birth", &[]),
    (
        "household/1/who",
        &[
            ("is_new", "yes"),
            ("member-name", "Child Finch"),
            ("relation", "child"),
        ],
    ),
    (
        "household/1/birth",
        &[
            ("member-born-day", "27"),
            ("member-born-month", "3"),
            ("member-born-year", "2021"),
        ],
    ),
    ("household", &[("answer", "no")]),
    ("needs", &[("what-would-help", "A larger cot.")]),
    ("safe-contact", &[("safe-ways", "text")]),
];

/// On the phone, from a sister, the notice read out.
const PHONED: [(&str, &str); 5] = [
    ("channel", "phone"),
    ("said-by", "another"),
    ("said-by-name", "Sister Finch"),
    ("said-by-relation", "her big sister"),
    ("notice-given", "read-out"),
];

/// On a paper form: when it was filled in and reached the hub, and which notice is on it.
pub(crate) fn on_paper<'a>(
    filled_in: [&'a str; 3],
    reached: [&'a str; 3],
    notice: &'a str,
) -> [(&'a str, &'a str); 10] {
    [
        ("channel", "paper"),
        ("filled-in-day", filled_in[0]),
        ("filled-in-month", filled_in[1]),
        ("filled-in-year", filled_in[2]),
        ("reached-day", reached[0]),
        ("reached-month", reached[1]),
        ("reached-year", reached[2]),
        ("paper-notice", notice),
        ("said-by", "themselves"),
        ("notice-given", "handed-over"),
    ]
}

fn hidden(page: &Page, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    between(&page.html, &start, "\"").to_owned()
}

/// Enters the form up to its check page, for a family that phoned.
pub(crate) async fn enters(browser: &mut Browser) -> Page {
    enters_as(browser, &PHONED).await
}

/// Enters the form up to its check page, having said how it reached the hub.
pub(crate) async fn enters_as(browser: &mut Browser, how: &[(&str, &str)]) -> Page {
    let begun = browser.post(FORM, how).await;
    assert_eq!(begun.leads_to(), format!("{FORM}/tasks"), "{}", begun.html);
    for (page, answers) in ANSWERS {
        let answered = browser.post(&format!("{FORM}/{page}"), answers).await;
        assert_eq!(answered.status, 303, "{page}: {}", answered.html);
        assert!(answered.leads_to().starts_with(FORM), "{page}");
    }
    let asked = browser.get(&format!("{FORM}/agreements")).await;
    assert!(!asked.has(" checked"), "nothing is ticked beforehand");
    let version = hidden(&asked, "notice_version");
    let partner = between(&asked.html, "name=\"agree-", "\"").to_owned();
    let purpose = between(
        &asked.html,
        &format!("name=\"agree-{partner}\" type=\"checkbox\" value=\""),
        "\"",
    );
    let agrees = [
        ("notice_version", version.as_str()),
        (&format!("agree-{partner}"), purpose),
    ];
    let agreed = browser.post(&format!("{FORM}/agreements"), &agrees).await;
    assert_eq!(agreed.status, 303, "{}", agreed.html);
    let check = browser.get(&format!("{FORM}/check")).await;
    assert_eq!(check.status, 200, "{}", check.html);
    check
}

pub(crate) async fn sends(browser: &mut Browser, check: &Page, wishes: &[(&str, &str)]) -> Page {
    sends_of(FORM, browser, check, wishes).await
}

pub(crate) async fn sends_of(
    form: &str,
    browser: &mut Browser,
    check: &Page,
    wishes: &[(&str, &str)],
) -> Page {
    let at = format!("{form}/check");
    let token = hidden(check, "token");
    let mut form = vec![("token", token.as_str())];
    form.extend(wishes);
    let sent = browser.post(&at, &form).await;
    assert_eq!(sent.status, 303, "{}", sent.html);
    browser.get(sent.leads_to()).await
}

/// Who did what, from the audit.
pub(crate) async fn events(hub: &Hub, council: &str, event: Event) -> Vec<Option<String>> {
    let answer = hub
        .dynamodb
        .scan()
        .table_name(format!("{council}-audit"))
        .send()
        .await
        .expect("a scan");
    let text = |item: &std::collections::HashMap<String, _>, name: &str| {
        let value: Option<&aws_sdk_dynamodb::types::AttributeValue> = item.get(name);
        value.and_then(|value| value.as_s().ok()).cloned()
    };
    let items = answer.items().iter();
    items
        .filter(|item| text(item, "event").as_deref() == Some(event.as_str()))
        .map(|item| text(item, "by"))
        .collect()
}

#[tokio::test]
async fn a_navigator_enters_a_form_for_a_family_that_phoned_and_works_on_it() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let queue = asha.get("/westminster/queue").await;
    let choose = asha.get(&queue.address("/westminster/enter")).await;
    assert!(choose.has("About my family"));
    let how = asha.get(&choose.address(FORM)).await;
    assert_eq!(how.status, 200);
    assert!(!how.has(" checked"), "nothing is chosen beforehand");

    let check = enters(&mut asha).await;
    for shown in [
        "Sister Finch (her big sister)",
        "I read it out",
        "Zebra Finch",
        "Adult Finch",
        "27 March 2021",
    ] {
        assert!(check.has(shown), "{shown}");
    }
    let wishes = [("wants-code", "yes"), ("wants-to-take", "yes")];
    let sent = sends(&mut asha, &check, &wishes).await;
    assert_eq!(sent.status, 200, "{}", sent.html);
    assert!(sent.has("FH-") && sent.has("id=\"receipt-code\""));
    assert!(sent.title().contains("You have taken what you entered"));

    let by = events(&hub, WESTMINSTER, Event::SubmissionEntered).await;
    assert!(matches!(by.as_slice(), [Some(_)]), "{by:?}");
    let referral = asha.get(&sent.address("/westminster/families/")).await;
    for shown in [
        "Sister Finch (her big sister)",
        "On the phone",
        "I read it out",
        "Asha &lt;Sample&gt;",
        "A larger cot.",
        "Child Finch",
    ] {
        assert!(referral.has(shown), "{shown}");
    }
}

#[tokio::test]
async fn what_was_entered_waits_in_the_queue_and_the_family_gets_a_code_only_if_it_asks() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let check = enters(&mut asha).await;
    let sent = sends(&mut asha, &check, &[]).await;
    assert!(!sent.has("id=\"receipt-code\""));
    assert!(sent.title().contains("The form is in the queue"));
    let receipts = hub.dynamodb.scan().table_name("westminster-public");
    let receipts = receipts.send().await.expect("a scan");
    let keys = receipts
        .items()
        .iter()
        .filter_map(|item| item["pk"].as_s().ok());
    let keys: Vec<&String> = keys.collect();
    assert!(
        matches!(keys.as_slice(), [only] if only.starts_with("reference#")),
        "{keys:?}"
    );

    // Pressed twice, it is one.
    let token = hidden(&check, "token");
    let again = asha
        .post(&format!("{FORM}/check"), &[("token", &token)])
        .await;
    assert_eq!(again.leads_to(), format!("{FORM}/sent"));
    assert_eq!(
        events(&hub, WESTMINSTER, Event::SubmissionEntered)
            .await
            .len(),
        1
    );

    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let queue = ben.get("/westminster/queue").await;
    let taken = ben
        .post(&queue.address("/westminster/submissions/"), &[])
        .await;
    assert_eq!(taken.status, 303, "{}", taken.html);

    // The next family's form takes its place.
    assert!(!asha.get(FORM).await.has("Sister Finch"));
    let next = enters(&mut asha).await;
    assert_ne!(hidden(&next, "token"), token);
}

#[tokio::test]
async fn what_is_wrong_comes_back_with_all_that_was_entered() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let nothing = asha.post(FORM, &[]).await;
    assert_eq!(nothing.status, 422);
    for error in [
        "Select how the family told you",
        "Select who told you",
        "Select how you gave them the privacy notice",
    ] {
        assert!(nothing.has(error), "{error}");
    }
    let half = [
        ("channel", "paper"),
        ("said-by", "another"),
        ("said-by-name", "Sister Finch"),
    ];
    let half = asha.post(FORM, &half).await;
    assert_eq!(half.status, 422);
    assert!(half.has("Sister Finch"));
    assert!(half.has("Enter the day the paper form was filled in"));
    assert!(half.has("Enter the day the paper form reached the hub"));
    assert!(half.has("Enter who they are to the person"));

    assert_eq!(asha.post(FORM, &PHONED).await.status, 303);
    let wrong = asha
        .post(&format!("{FORM}/you"), &[("full-name", "")])
        .await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.has("Enter your full name") && wrong.has("Asha &lt;Sample&gt;"));
    assert!(
        asha.get(FORM).await.has("Sister Finch"),
        "back to what was said"
    );
    assert_eq!(asha.post(FORM, &[("again", "yes")]).await.status, 303);
    assert!(!asha.get(FORM).await.has("Sister Finch"));
    assert_eq!(asha.get(&format!("{FORM}/you")).await.leads_to(), FORM);
}

#[tokio::test]
async fn a_form_on_paper_keeps_its_day_and_the_notice_that_was_printed_on_it() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let form = "/westminster/enter/what-can-we-help-you-with";
    let paper = on_paper(["21", "11", "2026"], ["22", "11", "2026"], "2026-11-21");
    let first = asha.post(form, &paper).await;
    let first = first.leads_to().to_owned();
    let fields = [
        ("full-name", "Zebra Finch"),
        ("contact-by", "phone"),
        ("phone", "020 7946 0000"),
    ];
    assert_eq!(asha.post(&first, &fields).await.status, 303);
    let safe = asha
        .post(&format!("{form}/safe-contact"), &[("interpreter", "no")])
        .await;
    assert_eq!(safe.status, 303, "{}", safe.html);
    let help = [("what-would-help", "A cot."), ("urgent", "no")];
    assert_eq!(asha.post(&format!("{form}/help"), &help).await.status, 303);
    let check = asha.get(&format!("{form}/check")).await;
    let notice = "http://127.0.0.1:8080/westminster/notices/bessborough-family-hub/2026-11-21/";
    let days = "filled in on 21 November 2026, which reached the hub on 22 November 2026";
    assert!(check.has(notice) && check.has(days));
    let token = hidden(&check, "token");
    let wishes = [("token", token.as_str()), ("wants-to-take", "yes")];
    let sent = asha.post(&format!("{form}/check"), &wishes).await;
    let sent = asha.get(sent.leads_to()).await;
    let referral = asha.get(&sent.address("/westminster/families/")).await;
    assert!(referral.has(notice) && referral.has(days));
}

#[tokio::test]
async fn no_notice_is_on_paper_before_its_day_and_no_paper_arrives_before_it_is_filled_in() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let today = ["22", "11", "2026"];
    for (paper, error) in [
        (
            on_paper(["1", "3", "2025"], today, "2026-11-21"),
            "The day the paper form was filled in must be between 21 November 2026 and ",
        ),
        (
            on_paper(["21", "11", "2026"], today, "2026-11-22"),
            "Select a privacy notice that was published by 21 November 2026",
        ),
        (
            on_paper(today, ["21", "11", "2026"], "2026-11-22"),
            "The day the paper form reached the hub must be between 22 November 2026 and ",
        ),
    ] {
        let refused = asha.post(FORM, &paper).await;
        assert_eq!(refused.status, 422, "{error}");
        assert!(refused.has(error), "{error}");
        assert!(refused.has("value=\"2026\""), "with what was entered");
    }
    assert!(!asha.get(FORM).await.has(" checked"), "nothing was begun");
}

#[tokio::test]
async fn what_is_entered_ends_with_the_session_and_is_nobody_elses() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    enters(&mut asha).await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    assert_eq!(ben.get(&format!("{FORM}/check")).await.leads_to(), FORM);

    assert_eq!(asha.post("/westminster/sign-out", &[]).await.status, 303);
    let late = [("full-name", "Typed too late")];
    let late = asha.post(&format!("{FORM}/you"), &late).await;
    assert_eq!(late.status, 401);
    assert!(late.has("Typed too late"), "to be copied");
    asha.sign_in(WESTMINSTER, "asha").await;
    assert_eq!(asha.get(&format!("{FORM}/check")).await.leads_to(), FORM);
}

#[tokio::test]
async fn nobody_enters_a_form_for_another_council_or_hub_or_without_the_role() {
    let hub = Hub::start().await;
    for (council, person) in [
        (BARKING, "cai"),
        (WESTMINSTER, "second"),
        (WESTMINSTER, "officer"),
    ] {
        let mut browser = hub.signed_in(council, person).await;
        for path in [
            FORM.to_owned(),
            format!("{FORM}/you"),
            format!("{FORM}/check"),
        ] {
            assert_eq!(browser.get(&path).await.status, 404, "{person} {path}");
            assert_eq!(
                browser.post(&path, &PHONED).await.status,
                404,
                "{person} {path}"
            );
        }
        let refused = events(&hub, council, Event::Refused).await;
        assert!(refused.len() >= 6, "{person}: {}", refused.len());
    }
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    assert_eq!(
        asha.get("/westminster/enter/no-such-form").await.status,
        404
    );
}

const COMPLAIN: &str = "/westminster/enter/complain";

/// What has to be answered of a complaint.
const COMPLAINT: [(&str, &[(&str, &str)]); 5] = [
    ("about", &[("about", "information")]),
    (
        "what-happened",
        &[("what-happened", "A letter went astray.")],
    ),
    ("put-right", &[]),
    (
        "you",
        &[
            ("full-name", "Zebra Finch"),
            ("contact-by", "phone"),
            ("phone", "020 7946 0000"),
        ],
    ),
    ("safe-contact", &[]),
];

/// Enters a complaint up to its check page.
async fn enters_a_complaint(browser: &mut Browser) -> Page {
    let begun = browser.post(COMPLAIN, &PHONED).await;
    assert_eq!(begun.status, 303, "{}", begun.html);
    for (page, answers) in COMPLAINT {
        let answered = browser.post(&format!("{COMPLAIN}/{page}"), answers).await;
        assert_eq!(answered.status, 303, "{page}: {}", answered.html);
    }
    let check = browser.get(&format!("{COMPLAIN}/check")).await;
    assert_eq!(check.status, 200, "{}", check.html);
    check
}

#[tokio::test]
async fn a_hub_worker_enters_a_complaint_and_neither_takes_it_nor_gets_what_opens_it() {
    let hub = Hub::start().await;
    for person in ["asha", "ben", "manager"] {
        let mut worker = hub.signed_in(WESTMINSTER, person).await;
        let check = enters_a_complaint(&mut worker).await;
        for wish in ["wants-code", "wants-to-take"] {
            assert!(!check.has(wish), "{person} is asked for {wish}");
        }
        let token = hidden(&check, "token");
        let by_hand = [
            ("token", token.as_str()),
            ("wants-code", "yes"),
            ("wants-to-take", "yes"),
        ];
        let sent = worker.post(&format!("{COMPLAIN}/check"), &by_hand).await;
        let sent = worker.get(sent.leads_to()).await;
        assert!(
            sent.title().contains("The form is in the queue"),
            "{person}"
        );
        for offered in ["id=\"receipt-code\"", "/families/", "/submissions/"] {
            assert!(!sent.has(offered), "{person}: {offered}");
        }
    }
    let taken = events(&hub, WESTMINSTER, Event::SubmissionTaken).await;
    assert!(taken.is_empty(), "{taken:?}");
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    let queue = officer.get("/westminster/queue").await;
    assert_eq!(queue.html.matches("/westminster/submissions/").count(), 3);

    // Whose work it is enters it, takes it and gives the code.
    let check = enters_a_complaint(&mut officer).await;
    assert!(check.has("wants-code") && check.has("wants-to-take"));
    let token = hidden(&check, "token");
    let wishes = [
        ("token", token.as_str()),
        ("wants-code", "yes"),
        ("wants-to-take", "yes"),
    ];
    let sent = officer.post(&format!("{COMPLAIN}/check"), &wishes).await;
    let sent = officer.get(sent.leads_to()).await;
    assert!(sent.has("id=\"receipt-code\""));
    let referral = officer.get(&sent.address("/westminster/families/")).await;
    assert!(referral.has("A letter went astray."));
}
