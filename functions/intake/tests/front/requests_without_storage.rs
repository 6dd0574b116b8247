//! "See what you sent" while storage is away.

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
    assert!(!page.says(&code));
}
