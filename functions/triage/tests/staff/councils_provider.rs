//! Signing in against an identity provider that others wrote and certified, honest and lying.

use std::path::Path;
use std::process::Stdio;

use http::header::LOCATION;
use reqwest::Client;
use reqwest::redirect::Policy;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::browser::{Browser, Page};
use crate::hub::{Hub, SECRET, STAFF, WESTMINSTER};

/// The provider's process: ended with the test.
struct Provider {
    issuer: String,
    /// Whose output nobody reads any more ends when it says something.
    _said: Lines<BufReader<ChildStdout>>,
    _process: Child,
}

impl Provider {
    async fn start() -> Self {
        let script =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser/identity-provider.mjs");
        let mut process = Command::new("node")
            .arg(script)
            .args([&format!("{STAFF}/{WESTMINSTER}/signed-in"), SECRET])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("Node");
        let mut said = BufReader::new(process.stdout.take().expect("its output")).lines();
        let issuer = said.next_line().await;
        let issuer = issuer.expect("its output").expect(
            "the provider did not start: are its packages there? npm ci --prefix tests/browser",
        );
        Self {
            issuer,
            _said: said,
            _process: process,
        }
    }

    async fn told(&self, what: &str, value: &str) {
        let client = Client::new();
        let told = client.post(format!("{}/{what}", self.issuer));
        let answer = told.body(value.to_owned()).send().await;
        assert!(
            answer.expect("the provider").status().is_success(),
            "{value}"
        );
    }

    /// Somebody signs in: begins here, is asked there, and this is the address that leads back.
    async fn leads_back(&self, browser: &mut Browser, begin: &str, person: &str) -> String {
        self.told("sits-here", person).await;
        let client = Client::builder()
            .redirect(Policy::none())
            .cookie_store(true)
            .build()
            .expect("a client");
        let mut at = browser.get(begin).await.leads_to().to_owned();
        while !at.starts_with(STAFF) {
            let answer = client.get(&at).send().await.expect("the provider");
            let next = answer.headers().get(LOCATION);
            let next = next.unwrap_or_else(|| panic!("{at} leads nowhere: {}", answer.status()));
            let next = next.to_str().expect("text");
            at = match next.strip_prefix('/') {
                Some(path) => format!("{}/{path}", self.issuer),
                None => next.to_owned(),
            };
        }
        at
    }

    async fn sign_in(&self, browser: &mut Browser, person: &str) -> Page {
        let back = self
            .leads_back(browser, "/westminster/sign-in", person)
            .await;
        browser.get(&back).await
    }
}

fn is_signed_in(browser: &Browser) -> bool {
    browser.cookies.contains_key("__Host-staff")
}

#[tokio::test]
async fn whom_the_councils_provider_names_is_signed_in_as_what_it_says() {
    let provider = Provider::start().await;
    let hub = Hub::with_provider(Some(&provider.issuer)).await;
    let mut asha = hub.browser();
    let page = provider.sign_in(&mut asha, "asha").await;
    assert_eq!(page.status, 303, "{}", page.html);
    let queue = asha.get("/westminster/queue").await;
    assert!(queue.has("Signed in as Asha Sample"));

    let mut nobody = hub.browser();
    let page = provider.sign_in(&mut nobody, "nobody").await;
    assert_eq!(page.status, 403);
    assert!(page.has("You have no role here yet"));
}

/// Every lie that a token can tell, each at a sign-in that was begun honestly.
#[tokio::test]
#[allow(clippy::print_stdout)]
async fn no_token_that_lies_signs_anybody_in() {
    let provider = Provider::start().await;
    let hub = Hub::with_provider(Some(&provider.issuer)).await;
    let honest = provider.sign_in(&mut hub.browser(), "asha").await;
    assert_eq!(honest.status, 303);

    let lies = [
        "issuer",
        "audience",
        "two-audiences",
        "nonce",
        "no-nonce",
        "expired",
        "asked-long-ago",
        "not-said-when",
        "another-key",
        "no-signature",
        "shared-secret",
        "changed-person",
        "replayed",
    ];
    for lie in lies {
        provider.told("lies", lie).await;
        let mut browser = hub.browser();
        let page = provider.sign_in(&mut browser, "asha").await;
        assert_eq!(page.status, 502, "{lie}: {}", page.html);
        assert!(page.has("sign-in does not work right now"), "{lie}");
        assert!(!is_signed_in(&browser), "{lie}");
    }
    provider.told("lies", "none").await;
    let honest = provider.sign_in(&mut hub.browser(), "asha").await;
    assert_eq!(honest.status, 303, "it was the lie that was refused");
    println!("{} lies, none believed", lies.len());
}

#[tokio::test]
async fn an_answer_that_is_swapped_changed_or_used_again_signs_nobody_in() {
    let provider = Provider::start().await;
    let hub = Hub::with_provider(Some(&provider.issuer)).await;
    let begin = "/westminster/sign-in";

    // The attacker's own answer, put into the victim's browser, which began a sign-in of its own.
    let (mut attacker, mut victim) = (hub.browser(), hub.browser());
    let attackers = provider.leads_back(&mut attacker, begin, "ben").await;
    let victims = provider.leads_back(&mut victim, begin, "asha").await;
    assert_eq!(victim.get(&attackers).await.status, 400);
    assert!(!is_signed_in(&victim));
    assert_eq!(
        victim.get(&victims).await.status,
        400,
        "one answer is taken"
    );

    // The victim's state with the attacker's code: the code was made for another challenge and nonce.
    let (mut attacker, mut victim) = (hub.browser(), hub.browser());
    let attackers = provider.leads_back(&mut attacker, begin, "ben").await;
    let victims = provider.leads_back(&mut victim, begin, "asha").await;
    let code = |address: &str| {
        let from = address.find("code=").expect("a code");
        address[from..]
            .split('&')
            .next()
            .expect("a code")
            .to_owned()
    };
    let mixed = victims.replace(&code(&victims), &code(&attackers));
    assert_eq!(victim.get(&mixed).await.status, 502);
    assert!(!is_signed_in(&victim));

    let mut asha = hub.browser();
    let back = provider.leads_back(&mut asha, begin, "asha").await;
    let (before, _) = back.split_once("state=").expect("a state");
    assert_eq!(
        asha.get(&format!("{before}state=another")).await.status,
        400
    );
    assert!(!is_signed_in(&asha));

    let mut asha = hub.browser();
    let back = provider.leads_back(&mut asha, begin, "asha").await;
    let cookies = asha.cookies.clone();
    assert_eq!(asha.get(&back).await.status, 303);
    let mut again = hub.browser();
    again.cookies = cookies;
    assert_eq!(again.get(&back).await.status, 400);
    assert!(!is_signed_in(&again));
}

#[tokio::test]
async fn what_needs_a_sign_in_of_just_now_sends_the_manager_to_the_provider_first() {
    let provider = Provider::start().await;
    let hub = Hub::with_provider(Some(&provider.issuer)).await;
    let (mut manager, colleagues) = (hub.browser(), "/westminster/colleagues");
    provider.told("lies", "asked-earlier-today").await;
    assert_eq!(provider.sign_in(&mut manager, "manager").await.status, 303);
    assert_eq!(manager.get("/westminster/queue").await.status, 200);

    let asked = manager.get(colleagues).await;
    assert_eq!(asked.status, 303);
    let begin = asked.leads_to().to_owned();
    assert_eq!(
        begin,
        format!("/westminster/sign-in?next={colleagues}&again")
    );
    // Asked anew, the provider has to have asked: that it did so an hour ago is not believed.
    let back = provider.leads_back(&mut manager, &begin, "manager").await;
    assert!(back.contains("code="));
    assert_eq!(manager.get(&back).await.status, 502);

    provider.told("lies", "none").await;
    let back = provider.leads_back(&mut manager, &begin, "manager").await;
    assert_eq!(manager.get(&back).await.leads_to(), colleagues);
    assert_eq!(manager.get(colleagues).await.status, 200);
}
