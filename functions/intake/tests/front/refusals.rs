//! What is refused before anything is asked of storage or keys, and what that takes of memory.

use std::process::Command;

use axum::body::Body;
use http::header::{CONTENT_TYPE, ORIGIN};
use http::{Method, Request, StatusCode, request};

use crate::browser::Browser;
use crate::function::{self, Hub, without_storage};

const FORM: &str = "/westminster/forms/what-can-we-help-you-with";
const REQUEST: &str = "/westminster/request";
const URLENCODED: &str = "application/x-www-form-urlencoded";

fn post(address: &str, content_type: &str) -> request::Builder {
    Request::post(address)
        .header(CONTENT_TYPE, content_type)
        .header(ORIGIN, function::ORIGIN)
        .header("sec-fetch-site", "same-origin")
}

/// Requests that no person makes, by what is wrong with them, and how each is answered.
fn hostile() -> Vec<(&'static str, request::Builder, Body, StatusCode)> {
    use StatusCode as S;
    let code = record::ReceiptCode::from_bytes([7; 15]).reveal();
    let multipart = "--x\r\ncontent-disposition: form-data; name=\"full-name\"\r\n\r\nAda\r\n--x--";
    let from_elsewhere = Request::post(FORM)
        .header(CONTENT_TYPE, URLENCODED)
        .header("sec-fetch-site", "cross-site");
    let put = Request::builder()
        .method(Method::PUT)
        .uri(FORM)
        .header("sec-fetch-site", "same-origin");
    vec![
        (
            "as files are sent",
            post(FORM, "multipart/form-data; boundary=x"),
            multipart.into(),
            S::UNSUPPORTED_MEDIA_TYPE,
        ),
        (
            "in another charset",
            post(FORM, "application/x-www-form-urlencoded; charset=utf-7"),
            "full-name=Ada".into(),
            S::UNSUPPORTED_MEDIA_TYPE,
        ),
        (
            "larger than any form",
            post(FORM, URLENCODED),
            "a".repeat(64 * 1024 + 1).into(),
            S::PAYLOAD_TOO_LARGE,
        ),
        (
            "much larger than any form",
            post(FORM, URLENCODED),
            "a".repeat(4 << 20).into(),
            S::PAYLOAD_TOO_LARGE,
        ),
        (
            "more fields than any form",
            post(FORM, URLENCODED),
            "a=1&".repeat(1001).into(),
            S::PAYLOAD_TOO_LARGE,
        ),
        (
            "with the field that people never see",
            post(FORM, URLENCODED),
            "full-name=Ada&contact-by=email&email=ada%40example.org&website=https%3A%2F%2Fspam.example"
                .into(),
            S::OK,
        ),
        (
            "with that field beside a return code",
            post(&format!("{FORM}/safe-contact"), URLENCODED),
            format!("return_code={}&website=x", record::DraftCode::from_bytes([7; 15]).reveal()).into(),
            S::OK,
        ),
        (
            "from another site",
            from_elsewhere,
            "full-name=Ada".into(),
            S::FORBIDDEN,
        ),
        (
            "with a method of nobody",
            put,
            Body::empty(),
            S::METHOD_NOT_ALLOWED,
        ),
        (
            "to a form that is not there",
            post("/westminster/forms/admin.php", URLENCODED),
            "a=1".into(),
            S::NOT_FOUND,
        ),
        (
            "a code of another length",
            post(REQUEST, URLENCODED),
            format!("receipt-code={code}X").into(),
            S::UNPROCESSABLE_ENTITY,
        ),
        (
            "a megabyte of code",
            post(REQUEST, URLENCODED),
            format!("receipt-code={}", "7".repeat(60_000)).into(),
            S::UNPROCESSABLE_ENTITY,
        ),
        (
            "something in place of a token",
            post(&format!("{FORM}/check"), URLENCODED),
            "token=%00%00".into(),
            S::SEE_OTHER,
        ),
    ]
}

#[tokio::test]
async fn what_no_person_sends_is_refused_before_storage_or_keys_are_asked() {
    let hub = Hub::start().await;
    hub.calls();
    for (what, request, body, status) in hostile() {
        let page = hub.family_at([198, 51, 100, 10]).ask(request, body).await;
        assert_eq!(page.status, status, "{what}");
        assert_eq!(hub.calls(), Vec::<String>::new(), "{what}");
        assert!(page.headers.get("set-cookie").is_none(), "{what}");
    }
}

#[tokio::test]
async fn who_is_slow_quick_or_filled_in_by_software_is_never_refused() {
    let hub = Hub::start().await;
    let you = [
        ("full-name", "Ada Lovelace"),
        ("contact-by", "email"),
        ("email", "ada@example.org"),
    ];
    // All at once, as autofill does it, and days later, as long as the notice keeps a draft.
    let mut family = hub.family();
    assert_eq!(family.post(FORM, &you).await.status, StatusCode::SEE_OTHER);
    hub.waits_hours(6 * 24);
    let next = format!("{FORM}/safe-contact");
    let page = family.post(&next, &[("interpreter", "no")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    // Software that fills in the field which nobody sees loses nobody anything: the page comes back filled in.
    let filled = [&you[..], &[("website", "Ada")]].concat();
    let page = hub.family().post(FORM, &filled).await;
    assert!(page.says("value=\"Ada Lovelace\"") && !page.says("value=\"Ada\""));
}

/// How much of memory this process has had at most, in kB.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let digits = line.and_then(|line| line.trim().strip_suffix(" kB"));
    digits
        .and_then(|kb| kb.trim().parse().ok())
        .expect("Linux says it")
}

/// Says that this process is for the measuring alone.
const ALONE: &str = "FAMILY_HUB_MEASURES_MEMORY";

#[expect(clippy::print_stdout, reason = "a figure is for people")]
async fn a_thousand_hostile_requests() {
    let intake = without_storage().await;
    let mut browser = Browser::at(&intake);
    for (_, request, body, _) in hostile() {
        browser.ask(request, body).await;
    }
    let before = peak();
    let mut asked = 0;
    while asked < 1000 {
        let all = hostile().into_iter().map(|(_, request, body, _)| {
            let mut browser = Browser::at(&intake);
            tokio::spawn(async move { browser.ask(request, body).await.status })
        });
        for answer in all.collect::<Vec<_>>() {
            answer.await.expect("an answer");
            asked += 1;
        }
    }
    println!(
        "peak {before} kB before, {} kB after {asked} requests",
        peak()
    );
    assert!(peak() - before < 32 * 1024, "{} kB more", peak() - before);
}

/// What is measured is of the whole process: the test runs itself again in one of its own.
#[tokio::test]
#[expect(clippy::print_stdout, reason = "a figure is for people")]
async fn a_thousand_hostile_requests_take_no_memory_with_them() {
    if !cfg!(target_os = "linux") {
        return;
    }
    if std::env::var_os(ALONE).is_some() {
        return a_thousand_hostile_requests().await;
    }
    let program = std::env::current_exe().expect("this program");
    let ran = Command::new(program)
        .env(ALONE, "yes")
        .args(["--exact", "--nocapture"])
        .arg("refusals::a_thousand_hostile_requests_take_no_memory_with_them")
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{said}");
    let peak = said.lines().find(|line| line.contains("peak "));
    println!("{}", peak.expect("it says what it took"));
}
