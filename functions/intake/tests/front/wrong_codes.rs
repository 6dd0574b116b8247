//! Codes in the wrong hands: what guessing costs, and that it teaches nothing.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::AttributeValue;
use http::StatusCode;
use http::header::RETRY_AFTER;
use record::ReceiptCode;

use crate::browser::{Browser, Page};
use crate::function::Hub;

const HOME: [u8; 4] = [198, 51, 100, 10];
const ELSEWHERE: [u8; 4] = [203, 0, 113, 5];
const REQUEST: &str = "/westminster/request";

impl Browser {
    /// Types a code into "See my request".
    pub(crate) async fn enters(&mut self, code: &str) -> Page {
        self.post(REQUEST, &[("receipt-code", code)]).await
    }

    /// Fills in a council's form and sends it; gives the receipt code.
    pub(crate) async fn asks_for_help(&mut self, council: &str) -> String {
        let form = format!("/{council}/forms/what-can-we-help-you-with");
        for (page, fields) in [
            (
                "",
                &[
                    ("full-name", "Ada"),
                    ("contact-by", "email"),
                    ("email", "ada@example.org"),
                ][..],
            ),
            ("/safe-contact", &[("interpreter", "no")]),
            ("/help", &[("what-would-help", "A cot"), ("urgent", "no")]),
        ] {
            let saved = self.post(&format!("{form}{page}"), fields).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
        }
        let check = self.get(&format!("{form}/check")).await;
        let token = check.hidden("token").expect("a token").to_owned();
        self.post(&format!("{form}/check"), &[("token", &token)])
            .await;
        let sent = self.get(&format!("{form}/sent")).await;
        let (_, after) = sent.html.split_once("id=\"receipt-code\"").expect("a code");
        let code = after.split(['>', '<']).nth(1).expect("a code");
        assert!(ReceiptCode::read(code).is_some(), "{code}");
        code.trim().to_owned()
    }
}

/// A code that opens nothing; each number's begins otherwise.
fn wrong(number: u8) -> String {
    ReceiptCode::from_bytes([number; 15]).reveal()
}

/// A code that opens nothing and begins as another one does.
fn beginning_like(code: &str, number: u8) -> String {
    let mut wrong = wrong(number);
    wrong.replace_range(..4, &code[..4]);
    wrong
}

/// All of an answer that could teach anything, but for what was typed and the request's number.
fn taught(page: &Page, typed: &str) -> (StatusCode, Vec<(String, String)>, String) {
    let headers = page
        .headers
        .iter()
        .filter(|(name, _)| *name != "x-request-id")
        .map(|(name, value)| (name.to_string(), format!("{value:?}")))
        .collect();
    (page.status, headers, page.html.replace(typed, "CODE"))
}

/// Ends the receipt row of the one submission that a council has, as keeper's date does.
async fn ends_the_receipt(hub: &Hub, council: &str) {
    let table = format!("{council}-public");
    let all = hub.store().scan().table_name(&table).send().await;
    let all = all.expect("a scan").items.unwrap_or_default();
    let is_receipt = |key: &AttributeValue| key.as_s().is_ok_and(|key| key.starts_with("receipt#"));
    let now = hub.now().as_second();
    let is_open = |item: &std::collections::HashMap<String, AttributeValue>| {
        is_receipt(&item["pk"])
            && item.get("expires").is_none_or(|end| {
                end.as_n()
                    .is_ok_and(|end| end.parse().unwrap_or(0_i64) > now)
            })
    };
    let mut row = all
        .into_iter()
        .find(is_open)
        .expect("a receipt that is open");
    row.insert(
        "expires".to_owned(),
        AttributeValue::N((now - 1).to_string()),
    );
    let put = hub.store().put_item().table_name(&table);
    put.set_item(Some(row)).send().await.expect("a put");
}

#[tokio::test]
async fn whatever_a_code_is_that_opens_nothing_the_answer_and_the_calls_are_the_same() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let ended = family.asks_for_help("westminster").await;
    ends_the_receipt(&hub, "westminster").await;
    hub.takes().await;
    let mut family = hub.family();
    let locked = family.asks_for_help("westminster").await;
    let taken = hub.takes().await;
    hub.locks(&taken).await;
    let of_another_council = hub.family().asks_for_help("barking-and-dagenham").await;
    let draft = family.cookies["__Host-form"].clone();

    // What a function asks once in its life is asked.
    hub.family_at(HOME).enters(&wrong(99)).await;

    let mut told = Vec::new();
    for (what, code) in [
        ("unknown", wrong(7)),
        ("ended", ended),
        ("locked", locked),
        ("another council's", of_another_council),
        ("another kind of code", draft),
    ] {
        let mut holder = hub.family_at(HOME);
        hub.calls();
        let page = holder.enters(&code).await;
        assert!(page.says(&code), "what was typed comes back");
        told.push((what, taught(&page, &code), hub.calls()));
    }
    let (_, first, calls) = &told[0];
    assert_eq!(first.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        calls,
        &[
            "DynamoDB_20120810.UpdateItem",
            "DynamoDB_20120810.UpdateItem",
            "DynamoDB_20120810.GetItem"
        ]
    );
    for (what, answer, made) in &told[1..] {
        assert!(answer == first, "{what}: another answer");
        assert_eq!(made, calls, "{what}: other calls");
    }
}

#[tokio::test]
async fn a_wrong_return_code_costs_the_same_and_teaches_as_little() {
    let hub = Hub::start().await;
    hub.at_the_start_of_an_hour();
    let receipt = hub.family().asks_for_help("westminster").await;
    let mut elsewhere = hub.family();
    let form = "/barking-and-dagenham/forms/what-can-we-help-you-with";
    let you = [
        ("full-name", "Ada"),
        ("contact-by", "email"),
        ("email", "ada@example.org"),
    ];
    elsewhere.post(form, &you).await;
    let of_another_council = elsewhere.cookies["__Host-form"].clone();

    let returns = |code: String, at| {
        let mut holder = hub.family_at(at);
        async move {
            let fields = [("return_code", code.as_str())];
            holder.post("/westminster/return", &fields).await
        }
    };
    returns(wrong(99), ELSEWHERE).await;
    let mut told = Vec::new();
    for code in [wrong(7), receipt, of_another_council] {
        hub.calls();
        let page = returns(code.clone(), HOME).await;
        told.push((taught(&page, &code), hub.calls()));
    }
    assert_eq!(told[0].0.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.iter().all(|one| *one == told[0]));
    // Both kinds of code are counted together.
    for number in 1..=7 {
        hub.family_at(HOME).enters(&wrong(number)).await;
    }
    let page = returns(wrong(50), HOME).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(page.headers[RETRY_AFTER], "60");
    assert!(page.says(&wrong(50)) && page.says("Too many wrong codes were entered"));
    assert!(page.headers.get("set-cookie").is_none());
}

#[tokio::test]
async fn after_ten_wrong_codes_an_address_waits_ever_longer() {
    let hub = Hub::start().await;
    hub.at_the_start_of_an_hour();
    let mut guesser = hub.family_at(HOME);
    for number in 1..=10 {
        let page = guesser.enters(&wrong(number)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
    }
    for (number, wait, minutes) in [(11, "60", "1 minute"), (12, "120", "2 minutes")] {
        let page = guesser.enters(&wrong(number)).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(page.headers[RETRY_AFTER], wait);
        assert!(page.says(&format!("Wait {minutes} and try again")));
        assert!(page.says(&format!("value=\"{}\"", wrong(number))), "kept");
        assert!(page.says("020 "), "the hub's phone");
        // To ask too early costs nothing more.
        let again = guesser.enters(&wrong(number)).await;
        assert_eq!(again.headers[RETRY_AFTER], wait);
        hub.waits_seconds(wait.parse().expect("seconds"));
        let page = guesser.enters(&wrong(number)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
    }
    // Others elsewhere, and this address a quarter of an hour after it began, wait for nothing.
    let page = hub.family_at(ELSEWHERE).enters(&wrong(50)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    hub.waits_seconds(15 * 60 - 180);
    let page = guesser.enters(&wrong(51)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn guesses_at_the_same_moment_are_counted_one_by_one() {
    let hub = Hub::start().await;
    hub.at_the_start_of_an_hour();
    hub.family_at(HOME).enters(&wrong(99)).await;
    hub.calls();
    let guesses = (1..=40).map(|number| {
        let mut guesser = hub.family_at(HOME);
        tokio::spawn(async move { guesser.enters(&wrong(number)).await.status })
    });
    let mut looked_up = 0;
    for guess in guesses.collect::<Vec<_>>() {
        let status = guess.await.expect("an answer");
        looked_up += usize::from(status == StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert!(looked_up <= 9, "{looked_up} more than the ten");
    let lookups = hub.calls();
    let lookups = lookups.iter().filter(|call| call.ends_with(".GetItem"));
    assert_eq!(lookups.count(), looked_up);
}

#[tokio::test]
async fn a_hubs_wireless_network_stays_usable_for_who_has_a_right_code() {
    let hub = Hub::start().await;
    hub.at_the_start_of_an_hour();
    let code = hub.family().asks_for_help("westminster").await;
    for number in 1..=9 {
        hub.family_at(HOME).enters(&wrong(number)).await;
    }
    for _ in 0..30 {
        let page = hub.family_at(HOME).enters(&code).await;
        assert_eq!(page.leads_to(), "/westminster/request/shown");
    }
}

#[tokio::test]
async fn codes_that_begin_alike_cost_time_from_wherever_they_come() {
    let hub = Hub::start().await;
    hub.at_the_start_of_an_hour();
    let code = hub.family().asks_for_help("westminster").await;
    for number in 1..=5 {
        let mut guesser = hub.family_at([192, 0, 2, number]);
        let page = guesser.enters(&beginning_like(&code, number)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let mut family = hub.family_at(HOME);
    let page = family.enters(&code).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.says("It may not have been you"));
    hub.waits_seconds(60);
    assert_eq!(
        family.enters(&code).await.leads_to(),
        "/westminster/request/shown"
    );
    // Codes that begin otherwise were never held up.
    let page = hub.family_at(ELSEWHERE).enters(&wrong(200)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn sixty_forms_can_be_begun_at_one_address_and_the_next_comes_back_filled_in() {
    const FORM: &str = "/westminster/forms/what-can-we-help-you-with";
    let you = [
        ("full-name", "Ada Lovelace"),
        ("contact-by", "email"),
        ("email", "ada@example.org"),
    ];
    let hub = Hub::start().await;
    hub.at_the_start_of_an_hour();
    for number in 1..=60 {
        let begun = hub.family_at(HOME).post(FORM, &you).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{number}");
    }
    let mut late = hub.family_at(HOME);
    let page = late.post(FORM, &you).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(page.headers[RETRY_AFTER], "30");
    assert!(page.says("Wait a minute before you continue"));
    assert!(page.says("value=\"Ada Lovelace\""), "nothing typed is lost");
    assert!(late.cookies.is_empty(), "nothing was kept");
    // A page with a mistake in it begins nothing.
    let mistaken = late.post(FORM, &[("full-name", "")]).await;
    assert_eq!(mistaken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let elsewhere = hub.family_at(ELSEWHERE).post(FORM, &you).await;
    assert_eq!(elsewhere.status, StatusCode::SEE_OTHER);
    hub.waits_seconds(30);
    assert_eq!(late.post(FORM, &you).await.status, StatusCode::SEE_OTHER);
    // Whoever has begun is not counted again, however often a page is saved.
    for _ in 0..5 {
        assert_eq!(late.post(FORM, &you).await.status, StatusCode::SEE_OTHER);
    }
}

/// Begins a council's form; gives the return code.
async fn begins(family: &mut Browser, council: &str) -> String {
    let you = [
        ("full-name", "Ada"),
        ("contact-by", "email"),
        ("email", "ada@example.org"),
    ];
    let form = format!("/{council}/forms/what-can-we-help-you-with");
    let begun = family.post(&form, &you).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.html);
    family.cookies["__Host-form"].clone()
}

#[tokio::test]
async fn wherever_a_wrong_code_is_entered_it_teaches_nothing() {
    const HELP: &str = "/westminster/forms/what-can-we-help-you-with/help";
    let hub = Hub::start().await;
    let ended = begins(&mut hub.family(), "westminster").await;
    hub.waits_hours(8 * 24);
    hub.at_the_start_of_an_hour();
    let receipt = hub.family().asks_for_help("westminster").await;
    let elsewhere = begins(&mut hub.family(), "barking-and-dagenham").await;
    let codes = [wrong(7), ended, receipt.clone(), elsewhere];
    let said = [("said", "00112233445566778899aabbccddeeff")];
    let words = [("words", "We move.")];
    let help = [("what-would-help", "A cot"), ("urgent", "no")];
    for (address, field, fields, status) in [
        ("/westminster/return", "return_code", vec![], 422),
        (HELP, "return_code", help.to_vec(), 410),
        (
            "/westminster/request/message",
            "receipt-code",
            [said, words].concat(),
            422,
        ),
    ] {
        let mut told = Vec::new();
        for (index, code) in codes.iter().enumerate() {
            if field == "receipt-code" && *code == receipt {
                continue;
            }
            // Each from an address of its own, so that none waits for the others.
            let number = u8::try_from(index).expect("a few codes");
            let mut holder = hub.family_at([192, 0, 2, number]);
            let mut fields = fields.clone();
            fields.push((field, code));
            hub.calls();
            let page = holder.post(address, &fields).await;
            assert_eq!(page.status, status, "{address}: {}", page.html);
            assert!(holder.cookies.is_empty(), "{address}: nothing is kept");
            told.push((taught(&page, code), hub.calls()));
        }
        assert!(told[0].1.len() >= 3, "{address}: {:?}", told[0].1);
        for one in &told[1..] {
            assert!(one.0 == told[0].0, "{address}: another answer");
            assert_eq!(one.1, told[0].1, "{address}: other calls");
        }
    }
}

#[tokio::test]
async fn a_form_whose_browser_forgot_it_makes_a_guesser_wait_too() {
    const HELP: &str = "/westminster/forms/what-can-we-help-you-with/help";
    let hub = Hub::start().await;
    hub.at_the_start_of_an_hour();
    let code = begins(&mut hub.family(), "westminster").await;
    let mut guesser = hub.family_at(HOME);
    for number in 1..=10 {
        let fields = [
            ("what-would-help", "A cot"),
            ("return_code", &wrong(number)),
        ];
        let page = guesser.post(HELP, &fields).await;
        assert_eq!(page.status, StatusCode::GONE, "{number}");
    }
    let fields = [("what-would-help", "A cot"), ("return_code", &code)];
    let page = guesser.post(HELP, &fields).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(page.headers[RETRY_AFTER], "60");
    assert!(
        page.says("A cot") && page.says(&code),
        "nothing typed is lost"
    );
    hub.waits_seconds(60);
    // The page has a mistake in it; its code is right, and is not asked for again.
    let page = guesser.post(HELP, &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("what-would-help", "A cot"), ("urgent", "no")];
    let saved = guesser.post(HELP, &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_code_in_a_cookie_that_we_did_not_set_is_looked_up_by_nobody() {
    const YOU: &str = "/westminster/forms/what-can-we-help-you-with/you";
    let hub = Hub::start().await;
    let receipt = hub.family().asks_for_help("westminster").await;
    let mut family = hub.family();
    let draft = begins(&mut family, "westminster").await;
    let proof = family.cookies["__Host-open"].clone();
    let of_another = {
        let mut other = hub.family();
        begins(&mut other, "westminster").await;
        other.cookies["__Host-open"].clone()
    };
    assert_ne!(proof, of_another);

    for made_up in ["yes", "", &of_another, &proof[1..]] {
        let mut guesser = hub.family_at(HOME);
        for (name, value) in [
            ("__Host-form", draft.clone()),
            ("__Host-open", made_up.to_owned()),
            ("__Host-request", format!("{receipt}.{made_up}")),
        ] {
            guesser.cookies.insert(name.to_owned(), value);
        }
        hub.calls();
        assert!(guesser.get(YOU).await.is_no_longer_here(), "{made_up}");
        let shown = guesser.get("/westminster/request/shown").await;
        assert_eq!(shown.leads_to(), "/westminster/request", "{made_up}");
        let asked = guesser.get("/westminster/return").await;
        assert!(asked.says("name=\"return_code\"") && !asked.says("safe-contact"));
        assert_eq!(hub.calls(), [""; 0], "{made_up}: no call of AWS");
    }
    // The proof of a draft proves nothing of a request: the two are of different kinds.
    let mut swapped = hub.family_at(HOME);
    let code_of_a_draft = format!("{draft}.{proof}");
    swapped
        .cookies
        .insert("__Host-request".to_owned(), code_of_a_draft);
    hub.calls();
    swapped.get("/westminster/request/shown").await;
    assert_eq!(hub.calls(), [""; 0]);

    hub.calls();
    assert_eq!(family.get(YOU).await.status, StatusCode::OK);
    let get = "DynamoDB_20120810.GetItem";
    assert_eq!(hub.calls(), [get], "a right one costs its lookup alone");
}

#[tokio::test]
async fn a_family_that_comes_back_too_late_is_counted_nowhere() {
    const YOU: &str = "/westminster/forms/what-can-we-help-you-with/you";
    let hub = Hub::start().await;
    let mut late = hub.family_at(HOME);
    begins(&mut late, "westminster").await;
    hub.waits_hours(8 * 24);
    hub.at_the_start_of_an_hour();
    for _ in 0..20 {
        let page = late.get(YOU).await;
        assert!(page.is_no_longer_here(), "{}", page.html);
    }
    // What the address has free is still there, and a form can be begun again under the same code.
    for number in 1..=10 {
        let page = hub.family_at(HOME).enters(&wrong(number)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    begins(&mut late, "westminster").await;
    assert_eq!(late.get(YOU).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_counted_tells_nobody_who_tried_or_what() {
    let hub = Hub::start().await;
    hub.family_at(HOME).enters(&wrong(7)).await;
    let rows = hub.store().scan().table_name("westminster-public");
    let rows = rows.send().await.expect("a scan").items.unwrap_or_default();
    assert_eq!(rows.len(), 2, "of the address, and of how the code begins");
    for row in rows {
        let names: BTreeSet<&str> = row.keys().map(String::as_str).collect();
        let plain = ["council", "expires", "kind", "pk", "since", "tries"];
        assert_eq!(names, plain.into());
        let key = row["pk"].as_s().expect("a text");
        let (_, hash) = key.split_once("tries#").expect("a counted try");
        assert_eq!(hash.len(), 32, "a keyed hash");
        let end: i64 = row["expires"]
            .as_n()
            .expect("a number")
            .parse()
            .expect("seconds");
        assert!(
            end - hub.now().as_second() <= 60 * 60,
            "it ends within the hour"
        );
    }
}
