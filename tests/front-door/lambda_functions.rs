//! The functions' real programs answer, byte for byte, as one machine does.

mod both;
mod requests;

use bytes::Bytes;
use deployed::InvocationError;
use deployed::api_gateway::{HttpApi, event};
use http::{HeaderValue, Request};
use serde_json::{Value, json};
use story::Help;

use self::both::{Both, COUNCIL, Side, assert_same_text};
use self::requests::{FORM, by_strangers, by_the_public, get, post};

/// What a family and a navigator type: words that stand nowhere else.
fn canaries() -> Help {
    Help {
        name: "Zyxwana Canaryowska".to_owned(),
        email: "zyxwana.canary@example.org".to_owned(),
        words: "canaryneed of a cot, żeby".to_owned(),
        urgent_why: "canaryreason tomorrow".to_owned(),
        ..Help::default()
    }
}

#[tokio::test]
async fn every_request_is_answered_as_on_one_machine() {
    let Some(both) = Both::start().await else {
        return;
    };
    let public = by_the_public().into_iter();
    let staff = by_strangers(both.hub.staff(COUNCIL)).into_iter();
    let all = public
        .map(|asked| (Side::Public, asked))
        .chain(staff.map(|asked| (Side::Staff, asked)));
    let mut others = Vec::new();
    for (side, (status, request)) in all {
        let got = both.alike(side, &request).await.status;
        if got != status {
            let (method, uri) = (request.method(), request.uri());
            others.push(format!("{method} {uri}: {got}, not {status}"));
        }
    }
    assert_eq!(others, Vec::<String>::new());
    let logs = [
        both.functions.intake.stop().await,
        both.functions.triage.stop().await,
    ];
    are_fit_to_keep(&logs.concat(), &both.ids(), &["canary", "%FF", "__Host-"]);
}

#[tokio::test]
async fn the_journey_of_one_draft_is_the_same_on_both() {
    let Some(both) = Both::start().await else {
        return;
    };
    let help = canaries();
    let family = both.hub.family(COUNCIL);
    let check = family.fills_in(&help).await;
    let draft = family.cookies();
    let ask = async |request| {
        let request = with(request, "cookie", &draft);
        both.alike(Side::Public, &request).await
    };
    for page in ["", "/you", "/safe-contact", "/help"] {
        ask(get(&format!("{FORM}{page}"))).await;
    }
    let check_page = || get(&format!("{FORM}/check"));
    let shown = ask(check_page()).await;
    assert!(shown.body.contains(&help.words), "what was typed is shown");
    let among_others = ask(with(check_page(), "cookie", "another=one")).await;
    assert!(among_others.body == shown.body, "among other cookies too");

    // Sent by one machine, and confirmed again by the function: the same reference and code.
    let token = check.attribute("input[name=token]", "value").unwrap();
    let confirm = post(&format!("{FORM}/check"), &format!("token={token}"));
    assert_eq!(ask(confirm).await.status, 303);
    let receipt = ask(get(&format!("{FORM}/sent"))).await;
    let (reference, code) = (up_to(&receipt.body, "FH-", '<'), code_in(&receipt.body));
    let enter = post("/westminster/request", &format!("receipt-code={code}"));
    let entered = both.alike(Side::Public, &enter).await;
    assert_eq!(entered.status, 303);
    let looks = entered.sent_back("__Host-request");
    let request = with(get("/westminster/request/shown"), "cookie", &looks);
    let seen = both.alike(Side::Public, &request).await;
    assert!(seen.body.contains(&help.words), "the code opens it");

    // A navigator who signed in on one machine works by the function.
    let navigator = both.hub.navigator(COUNCIL).await;
    let session = navigator.cookies();
    let signed_in = |request| {
        let request = with(request, "cookie", &session);
        with(request, "origin", both.hub.staff(COUNCIL))
    };
    let queue = |show: &str| signed_in(get(&format!("/{COUNCIL}/queue?show={show}")));
    for show in ["mine", "open"] {
        both.alike(Side::Staff, &queue(show)).await;
    }
    let new = both.alike(Side::Staff, &queue("new")).await;
    assert!(new.body.contains(&reference));
    let take = up_to(&new.body, "/westminster/submissions/", '"');
    let taken = both.lambda(Side::Staff, &signed_in(post(&take, ""))).await;
    assert_eq!(taken.status, 303);
    let referral = taken.header("location").unwrap().to_owned();
    let note = signed_in(post(&referral, "note=canarynote+she+phoned"));
    assert_eq!(both.lambda(Side::Staff, &note).await.status, 303);

    // Every opening is in the history, and gives the next note an id.
    let open = signed_in(get(&referral));
    let page = both.lambda(Side::Staff, &open).await.body;
    let again = both.one_machine(Side::Staff, &open).await.body;
    assert_same_text(
        &of_any_opening(&page),
        &of_any_opening(&again),
        "a referral",
    );
    for told in [&help.name, "canarynote she phoned", &reference] {
        assert!(page.contains(told), "{told}");
    }

    let logs = [
        both.functions.intake.stop().await,
        both.functions.triage.stop().await,
    ];
    let compact = code.replace('-', "");
    let mut of_draft = draft.split("; ");
    let of_form = of_draft.find(|cookie| cookie.starts_with("__Host-form="));
    let (draft, session) = (secret(of_form.unwrap(), '='), secret(&session, '.'));
    let typed = [
        "anary", "Zyxwana", "żeby", &code, &compact, draft, session, &token, &referral, &take,
    ];
    are_fit_to_keep(&logs.concat(), &both.ids(), &typed);
}

#[tokio::test]
async fn an_event_that_is_not_of_api_gateway_fails_and_the_next_one_is_answered() {
    let Some(both) = Both::start().await else {
        return;
    };
    let good = event(&get(FORM));
    let mut without_context = good.clone();
    without_context
        .as_object_mut()
        .unwrap()
        .remove("requestContext");
    let changed = |pointer: &str, value: Value| {
        let mut event = good.clone();
        *event.pointer_mut(pointer).unwrap() = value;
        event
    };
    let mut not_base64 = event(&post(FORM, "canary=1"));
    not_base64["body"] = json!("canary not base64 %%");
    for malformed in [
        json!(null),
        json!({}),
        json!([]),
        json!("canary"),
        json!({ "task": "canary" }),
        without_context,
        changed("/requestContext/http/method", json!("canary canary")),
        changed("/headers", json!({ "a b": "canary" })),
        not_base64,
    ] {
        for function in [&both.functions.intake, &both.functions.triage] {
            let answer = function.invoke(malformed.to_string()).await;
            assert!(
                matches!(answer, Err(InvocationError::Function(_))),
                "{malformed}: {answer:?}"
            );
        }
    }
    both.alike(Side::Public, &get(FORM)).await;
    both.alike(Side::Staff, &get(&format!("/{COUNCIL}/queue")))
        .await;
    for function in [&both.functions.intake, &both.functions.triage] {
        assert_eq!(function.cold_starts().len(), 1, "one process answered all");
        for line in function.stop().await {
            assert!(!line.contains("canary"), "{line}");
        }
    }
}

#[tokio::test]
async fn a_query_that_no_browser_would_send_is_answered_all_the_same() {
    let Some(both) = Both::start().await else {
        return;
    };
    for query in ["<", "\"", "a b", "canary\u{0}", "#", "ż", "%", "&&="] {
        for (function, path) in [
            (&both.functions.intake, "/westminster/forms/nothing"),
            (&both.functions.triage, "/nothing"),
        ] {
            let mut asked = event(&get(path));
            asked["rawQueryString"] = json!(query);
            let answer = function.invoke(asked.to_string()).await.unwrap();
            let answer: Value = serde_json::from_slice(&answer).unwrap();
            assert_eq!(answer["statusCode"], 403, "without the secret: {query:?}");
        }
    }
}

#[tokio::test]
async fn only_cloudfront_is_answered() {
    let Some(both) = Both::start().await else {
        return;
    };
    for (function, path) in [
        (&both.functions.intake, FORM),
        (&both.functions.triage, "/"),
    ] {
        let api = HttpApi::new(function.clone());
        for verify in [
            None,
            Some(""),
            Some("another secret, as long as the right one"),
        ] {
            let mut request = get(path);
            if let Some(verify) = verify {
                let verify = HeaderValue::from_static(verify);
                request.headers_mut().insert("x-origin-verify", verify);
            }
            let refused = api.answer(&request).await;
            assert_eq!(refused.status(), 403, "{path} {verify:?}");
            assert!(refused.body().is_empty());
        }
    }
}

#[tokio::test]
async fn keeper_does_what_its_schedule_asks_for_and_nothing_else() {
    let Some(both) = Both::start().await else {
        return;
    };
    let swept = both.functions.keeper.invoke(r#"{"task":"sweep"}"#).await;
    assert!(swept.is_ok(), "{swept:?}");
    for other in ["{}", r#"{"task":"sleep"}"#, "null"] {
        let answer = both.functions.keeper.invoke(other).await;
        assert!(
            matches!(answer, Err(InvocationError::Function(_))),
            "{other}: {answer:?}"
        );
    }
    are_fit_to_keep(&both.functions.keeper.stop().await, &[], &[]);
}

/// Each line is JSON with a level and a message; each answer's request id is there; nothing of a
/// person is.
fn are_fit_to_keep(log: &[String], ids: &[String], personal: &[&str]) {
    for line in log {
        let json: Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        for name in ["timestamp", "level", "message"] {
            assert!(json[name].is_string(), "{name} in {line}");
        }
        for datum in personal {
            assert!(!line.contains(datum), "{datum} in {line}");
        }
    }
    for id in ids {
        let answered = log.iter().filter(|line| line.contains(id.as_str()));
        assert!(
            answered
                .clone()
                .any(|line| line.contains(r#""message":"answered""#)),
            "{id} was answered, and the log does not say so"
        );
        for line in answered {
            assert!(line.contains("requestId"), "the invocation in {line}");
        }
    }
}

fn with(mut request: Request<Bytes>, name: &'static str, value: &str) -> Request<Bytes> {
    let value = HeaderValue::from_str(value).unwrap();
    request.headers_mut().append(name, value);
    request
}

/// What comes last in a cookie.
fn secret(cookie: &str, after: char) -> &str {
    let (_, secret) = cookie.rsplit_once(after).unwrap();
    assert!(secret.len() > 20);
    secret
}

/// A referral's page without what each opening of it makes its own.
fn of_any_opening(page: &str) -> String {
    let (page, _history) = page.split_once(">Opened</h3>").unwrap();
    let name = r#"name="note-id" value=""#;
    let (before, id) = page.split_once(name).unwrap();
    let (id, after) = id.split_once('"').unwrap();
    assert_eq!(id.len(), 32);
    format!("{before}{name}{after}")
}

/// The text from the first `start` on, up to `end`.
fn up_to(text: &str, start: &str, end: char) -> String {
    let found = &text[text.find(start).unwrap()..];
    found.split(end).next().unwrap().trim().to_owned()
}

/// The receipt code on a confirmation page.
fn code_in(page: &str) -> String {
    let (_, rest) = page.split_once("id=\"receipt-code\"").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    rest.split('<').next().unwrap().trim().to_owned()
}
