//! Signing in, staying signed in, signing out.

use crate::hub::{BARKING, Hub, WESTMINSTER};

#[tokio::test]
async fn someone_who_is_not_signed_in_chooses_their_council_and_comes_to_where_they_wanted() {
    let hub = Hub::start().await;
    let mut browser = hub.browser();
    let wanted = browser.get("/westminster/queue?show=mine").await;
    assert_eq!(wanted.status, 303);
    assert_eq!(wanted.leads_to(), "/?next=/westminster/queue?show=mine");
    let narrowed = "/westminster/queue?show=open&status=contacting";
    let narrowed = hub.browser().get(narrowed).await;
    assert_eq!(
        narrowed.leads_to(),
        "/?next=/westminster/queue?show=open%26status=contacting"
    );

    let start = browser.get(wanted.leads_to()).await;
    assert_eq!(start.status, 200);
    assert!(start.has("Westminster City Council"));
    let begin = start.address("/westminster/sign-in");
    assert_eq!(
        begin,
        "/westminster/sign-in?next=/westminster/queue?show=mine"
    );
    assert_eq!(
        start.address("/barking-and-dagenham/sign-in"),
        "/barking-and-dagenham/sign-in"
    );

    let back = browser.comes_back_from_provider(&begin, "asha").await;
    let signed_in = browser.get(&back).await;
    assert_eq!(signed_in.status, 303, "{}", signed_in.html);
    assert_eq!(signed_in.leads_to(), "/westminster/queue?show=mine");
    assert_eq!(browser.cookies.keys().collect::<Vec<_>>(), ["__Host-staff"]);

    let queue = browser.get(signed_in.leads_to()).await;
    assert_eq!(queue.status, 200);
    assert!(queue.has("Signed in as Asha &lt;Sample&gt;"));
    assert_eq!(browser.get("/").await.leads_to(), "/westminster/queue");
}

#[tokio::test]
async fn an_answer_that_was_not_asked_for_signs_nobody_in() {
    let hub = Hub::start().await;

    let mut tampered = hub.browser();
    let back = tampered
        .comes_back_from_provider("/westminster/sign-in", "asha")
        .await;
    let (before, _) = back.split_once("state=").expect("a state");
    let page = tampered.get(&format!("{before}state=another")).await;
    assert_eq!(page.status, 400);
    assert!(!tampered.cookies.contains_key("__Host-staff"));
    let honest = tampered.get(&back).await;
    assert_eq!(honest.status, 400, "one answer is taken, whatever it was");

    let mut victim = hub.browser();
    let attackers = hub
        .browser()
        .comes_back_from_provider("/westminster/sign-in", "ben")
        .await;
    assert_eq!(victim.get(&attackers).await.status, 400);

    let mut other_issuer = hub.browser();
    let back = other_issuer
        .comes_back_from_provider("/westminster/sign-in", "asha")
        .await;
    let (before, _) = back.split_once("&iss=").expect("an issuer");
    let page = other_issuer
        .get(&format!("{before}&iss=http%3A%2F%2Fevil.example"))
        .await;
    assert_eq!(page.status, 400);

    let mut refused = hub.browser();
    let back = refused
        .comes_back_from_provider("/westminster/sign-in", "")
        .await;
    assert_eq!(refused.get(&back).await.status, 403);
}

#[tokio::test]
async fn an_answer_signs_in_once() {
    let hub = Hub::start().await;
    let mut browser = hub.browser();
    let back = browser
        .comes_back_from_provider("/westminster/sign-in", "asha")
        .await;
    let cookies = browser.cookies.clone();
    assert_eq!(browser.get(&back).await.status, 303);

    let mut again = hub.browser();
    again.cookies = cookies;
    assert_eq!(again.get(&back).await.status, 400);
    assert!(!again.cookies.contains_key("__Host-staff"));
}

#[tokio::test]
async fn a_code_of_one_council_is_nothing_at_another() {
    let hub = Hub::start().await;
    let mut browser = hub.browser();
    let back = browser
        .comes_back_from_provider("/westminster/sign-in", "asha")
        .await;
    let page = browser.get(&back.replace(WESTMINSTER, BARKING)).await;
    assert_eq!(page.status, 400);
}

#[tokio::test]
async fn without_a_role_and_a_hub_nobody_gets_in_and_the_page_says_why() {
    let hub = Hub::start().await;
    let mut browser = hub.browser();
    let page = browser.sign_in(WESTMINSTER, "nobody").await;
    assert_eq!(page.status, 403);
    assert!(page.has("You have no role here yet"));
    assert!(!browser.cookies.contains_key("__Host-staff"));
}

#[tokio::test]
async fn an_information_governance_officer_signs_in_without_a_hub() {
    let hub = Hub::start().await;
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    let page = officer.get("/westminster/queue").await;
    assert_eq!(page.status, 200);
    assert!(page.has("Nothing new is waiting."));
}

#[tokio::test]
async fn a_provider_with_a_new_key_is_asked_for_it() {
    let hub = Hub::start().await;
    hub.signed_in(WESTMINSTER, "asha").await;
    hub.providers_restart();
    hub.signed_in(WESTMINSTER, "ben").await;
}

#[tokio::test]
async fn when_the_provider_is_away_the_page_says_so() {
    let hub = Hub::start().await;
    hub.providers_break();
    let page = hub.browser().get("/westminster/sign-in").await;
    assert_eq!(page.status, 502);
    assert!(page.has("sign-in does not work right now"));
}

#[tokio::test]
async fn after_signing_out_the_old_cookie_opens_nothing() {
    let hub = Hub::start().await;
    let mut browser = hub.signed_in(WESTMINSTER, "asha").await;
    let stolen = browser.cookies.clone();
    let out = browser.post("/westminster/sign-out", &[]).await;
    assert_eq!(out.leads_to(), "/?signed-out");
    assert!(browser.cookies.is_empty());
    assert!(browser.get(out.leads_to()).await.has("You are signed out."));

    let mut thief = hub.browser();
    thief.cookies = stolen;
    assert_eq!(thief.get("/westminster/queue").await.status, 303);
}
