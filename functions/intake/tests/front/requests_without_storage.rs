//! "See my request" while storage is away.

use http::StatusCode;

use crate::browser::Browser;
use crate::function::without_storage;

const REQUEST: &str = "/westminster/request";

#[tokio::test]
async fn the_page_asks_for_a_code() {
    let page = Browser::at(&without_storage().await).get(REQUEST).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("name=\"receipt-code\""));
}

#[tokio::test]
async fn a_code_that_cannot_be_one_comes_back_to_be_corrected() {
    let mut browser = Browser::at(&without_storage().await);
    let page = browser
        .post(REQUEST, &[("receipt-code", "ABCD-1234")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Receipt code must be 24 letters and numbers"));
    assert!(page.says("value=\"ABCD-1234\""));
    let page = browser.post(REQUEST, &[("receipt-code", "  ")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Enter your receipt code"));
}

#[tokio::test]
async fn a_code_that_cannot_be_looked_up_is_told_honestly() {
    let code = record::ReceiptCode::from_bytes([7; 15]).reveal();
    let mut browser = Browser::at(&without_storage().await);
    let page = browser.post(REQUEST, &[("receipt-code", &code)]).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.says("we cannot show what you sent right now"));
    // Nobody types it once more: trying again posts it.
    assert!(page.says(&format!("name=\"receipt-code\" value=\"{code}\"")));
    assert!(page.says(&format!("action=\"{REQUEST}\"")));
}

#[tokio::test]
async fn a_code_that_was_entered_again_comes_back_with_what_was_written() {
    let code = record::ReceiptCode::from_bytes([7; 15]).reveal();
    let mut browser = Browser::at(&without_storage().await);
    let said = "00112233445566778899aabbccddeeff";
    let written = [
        ("said", said),
        ("words", "A letter"),
        ("receipt-code", &code),
    ];
    let page = browser.post("/westminster/request/add", &written).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.says("A letter") && page.says(&format!("value=\"{code}\"")));
}

#[tokio::test]
async fn what_was_written_or_chosen_comes_back_when_it_could_not_be_sent() {
    let code = record::ReceiptCode::from_bytes([7; 15]).reveal();
    let mut browser = Browser::at(&without_storage().await);
    let cookie = format!("{code}.a-proof-of-ours");
    browser.cookies.insert("__Host-request".to_owned(), cookie);
    let said = "00112233445566778899aabbccddeeff";
    let written = [("said", said), ("words", "We move & the cot is old")];
    let page = browser.post("/westminster/request/message", &written).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.says("We move &amp; the cot is old") && page.says(said));
    assert!(page.says("so this was not sent") && page.says("href=\"tel:"));
    let chosen = [("said", said), ("agreement", "family-lives/early-help")];
    let page = browser
        .post("/westminster/request/agreements", &chosen)
        .await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(
        page.says("value=\"family-lives/early-help\" checked"),
        "{}",
        page.html
    );
    assert!(page.says("Family Lives: "));
}
