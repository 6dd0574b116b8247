//! What a family meets when something is missing, wrong, or was done in another order.

use reqwest::StatusCode;
use story::{Help, Hub};

#[tokio::test]
async fn what_is_missing_is_said_and_what_was_typed_is_kept() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    let page = family
        .posts(
            &family.form(""),
            &[
                ("full-name", "Ana \"A\" <Kowalska>"),
                ("contact-by", "email"),
                ("email", "ana@"),
            ],
        )
        .await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.errors().len(), 1, "{:?}", page.errors());
    assert_eq!(
        page.attribute(".govuk-error-summary__list a", "href")
            .as_deref(),
        Some("#email")
    );
    assert!(page.all("title").join("").starts_with("Error: "));
    assert_eq!(
        page.attribute("#full-name", "value").as_deref(),
        Some("Ana \"A\" <Kowalska>")
    );
    assert_eq!(page.attribute("#email", "value").as_deref(), Some("ana@"));
    assert!(
        page.attribute("input[name=contact-by][value=email]", "checked")
            .is_some()
    );
    assert!(page.attribute("#email", "aria-describedby").is_some());
}

#[tokio::test]
async fn an_empty_page_lists_every_question_that_needs_an_answer() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    let page = family.posts(&family.form(""), &[]).await;
    assert_eq!(page.errors().len(), 2, "{:?}", page.errors());
    assert!(
        page.errors()[0].starts_with("Enter your full name"),
        "{:?}",
        page.errors()
    );
}

#[tokio::test]
async fn going_back_shows_what_was_answered_and_a_change_reaches_the_check_page() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    family.fills_in(&Help::default()).await;

    let back = family.opens(&family.form("you")).await;
    assert_eq!(
        back.attribute("#full-name", "value").as_deref(),
        Some("Ana Sample-Kowalska")
    );
    let fields = [
        ("full-name", "Ana Nowak"),
        ("contact-by", "email"),
        ("email", "ana@example.org"),
    ];
    family.posts(&family.form("you"), &fields).await;
    let check = family.opens(&family.form("check")).await;
    assert!(check.text().contains("Ana Nowak"));
    assert!(
        check.text().contains(&Help::default().words),
        "other pages keep their answers"
    );
}

#[tokio::test]
async fn a_page_asked_for_out_of_order_leads_to_where_the_form_goes_on() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    let nothing = family.opens(&family.form("check")).await;
    assert_eq!(nothing.status, StatusCode::GONE, "nothing was begun here");
    assert!(nothing.html.contains("/westminster/return/"));

    family
        .posts(
            &family.form(""),
            &[
                ("full-name", "Ana"),
                ("contact-by", "email"),
                ("email", "a@example.org"),
            ],
        )
        .await;
    let next = family.opens(&family.form("check")).await;
    assert!(next.url.contains("/help"), "{}", next.url);
}

#[tokio::test]
async fn what_is_no_page_is_told_so_in_the_councils_own_page() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    for path in [
        "/westminster/nothing/",
        "/westminster/forms/nothing",
        "/nowhere/",
        "/westminster/forms/what-can-we-help-you-with/nothing",
    ] {
        let page = family.opens_path(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(page.all("h1").len(), 1, "{path}");
    }
}

#[tokio::test]
async fn too_much_is_refused_and_anything_else_is_no_fault_of_ours() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    let much = "x".repeat(200_000);
    let page = family
        .posts(&family.form(""), &[("full-name", &much)])
        .await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(page.all("h1").len(), 1);
}

#[tokio::test]
async fn a_post_from_another_site_is_refused() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    let client = reqwest::Client::new();
    let answer = client
        .post(family.form(""))
        .header("origin", "https://elsewhere.example")
        .form(&[("full-name", "Ana")])
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_static_pages_set_no_cookie_and_the_form_sets_the_one_it_declares() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    for path in [
        "/",
        "/westminster/",
        "/westminster/services/",
        "/westminster/forms/what-can-we-help-you-with/",
    ] {
        let page = family.opens_path(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.headers.contains_key("set-cookie"), "{path}");
    }
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let fields = [
        ("full-name", "Ana"),
        ("contact-by", "email"),
        ("email", "a@example.org"),
    ];
    let answer = client
        .post(family.form(""))
        .form(&fields)
        .send()
        .await
        .unwrap();
    let cookies = answer.headers().get_all("set-cookie").iter();
    let mut cookies: Vec<String> = cookies
        .map(|cookie| cookie.to_str().unwrap().to_lowercase())
        .collect();
    cookies.sort();
    let [form, open] = &cookies[..] else {
        panic!("{} cookies", cookies.len());
    };
    for cookie in [form, open] {
        for part in ["secure", "httponly", "samesite=lax", "path=/"] {
            assert!(cookie.contains(part), "{part}");
        }
        assert!(!cookie.contains("expires"));
    }
    // The code is forgotten after four hours, and counts for nothing once the browser was closed.
    assert!(form.starts_with("__host-form=") && form.contains("max-age=14400"));
    assert!(open.starts_with("__host-open=") && !open.contains("max-age"));
    assert!(!answer.headers()["location"].to_str().unwrap().contains('?'));
}
