use data_encoding::BASE64URL_NOPAD;
use local::embedded::sign_in::{Client, SampleStaff, SignIn};
use openidconnect::core::{
    CoreClient, CoreIdTokenVerifier, CoreProviderMetadata, CoreResponseType, CoreTokenResponse,
};
use openidconnect::{
    AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, TokenResponse,
};
use tokio::net::TcpListener;

const RETURN_TO: &str = "http://127.0.0.1:8081/westminster/signed-in";
const SECRET: &str = "a secret: with & = % + signs";

type Configured = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

fn person(council: &str, sub: &str, name: &str, groups: &[&str]) -> SampleStaff {
    SampleStaff {
        council: council.to_owned(),
        sub: sub.to_owned(),
        name: name.to_owned(),
        groups: groups.iter().map(|group| (*group).to_owned()).collect(),
    }
}

fn registered(council: &str, id: &str) -> Client {
    Client {
        council: council.to_owned(),
        id: id.to_owned(),
        secret: SECRET.to_owned(),
        redirect_uris: vec![RETURN_TO.to_owned(), format!("{RETURN_TO}/other")],
    }
}

/// A provider on a loopback socket, with two councils; the address it is at.
async fn provider() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let clients = vec![
        registered("westminster", "family-hub"),
        registered("westminster", "another-application"),
        registered("barking-and-dagenham", "family-hub"),
    ];
    let staff = vec![
        person(
            "westminster",
            "w-1",
            "Asha <Sample>",
            &["family-navigator", "hub:bessborough"],
        ),
        person("westminster", "w-2", "Ben Sample", &["hub-manager"]),
        person(
            "barking-and-dagenham",
            "b-1",
            "Cai Sample",
            &["triage-worker"],
        ),
    ];
    let sign_in = SignIn::new(&base, clients, staff).expect("a signing key");
    tokio::spawn(async move { axum::serve(listener, sign_in.router()).await });
    base
}

fn browser() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client")
}

async fn fetch(request: HttpRequest) -> Result<HttpResponse, reqwest::Error> {
    let answer = browser().execute(request.try_into()?).await?;
    let mut response = HttpResponse::new(Vec::new());
    *response.status_mut() = answer.status();
    *response.headers_mut() = answer.headers().clone();
    *response.body_mut() = answer.bytes().await?.to_vec();
    Ok(response)
}

async fn client_of(base: &str, council: &str, id: &str, secret: &str) -> Configured {
    let issuer = IssuerUrl::new(format!("{base}/{council}")).expect("an address");
    let metadata = CoreProviderMetadata::discover_async(issuer, &fetch)
        .await
        .expect("the configuration");
    CoreClient::from_provider_metadata(
        metadata,
        ClientId::new(id.to_owned()),
        Some(ClientSecret::new(secret.to_owned())),
    )
    .set_redirect_uri(RedirectUrl::new(RETURN_TO.to_owned()).expect("an address"))
}

/// A sign-in under way: what the client keeps while the person is at the provider.
struct Attempt {
    address: reqwest::Url,
    state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
}

fn begin(client: &Configured) -> Attempt {
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (address, state, nonce) = client
        .authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            CsrfToken::new_random,
            Nonce::new_random,
        )
        .set_pkce_challenge(challenge)
        .url();
    Attempt {
        address,
        state,
        nonce,
        verifier,
    }
}

/// Presses a button on the page at `address`; the answer that the application gets.
async fn press(address: &reqwest::Url, form: &[(&str, &str)]) -> Vec<(String, String)> {
    let answer = browser()
        .post(address.clone())
        .form(form)
        .send()
        .await
        .expect("an answer");
    returned(&answer)
}

fn returned(answer: &reqwest::Response) -> Vec<(String, String)> {
    assert_eq!(answer.status(), 303);
    let location = answer.headers()["location"].to_str().expect("text");
    assert!(location.starts_with(RETURN_TO), "{location}");
    let url = reqwest::Url::parse(location).expect("an address");
    url.query_pairs().into_owned().collect()
}

fn value(answer: &[(String, String)], name: &str) -> Option<String> {
    answer
        .iter()
        .find(|(found, _)| found == name)
        .map(|(_, value)| value.clone())
}

/// A code for Asha.
async fn code(attempt: &Attempt) -> AuthorizationCode {
    let answer = press(&attempt.address, &[("person", "w-1")]).await;
    assert_eq!(
        value(&answer, "state").as_ref(),
        Some(attempt.state.secret())
    );
    AuthorizationCode::new(value(&answer, "code").expect("a code"))
}

async fn redeem(
    client: &Configured,
    code: AuthorizationCode,
    verifier: PkceCodeVerifier,
) -> Result<CoreTokenResponse, String> {
    let request = client.exchange_code(code).expect("a token endpoint");
    let answer = request
        .set_pkce_verifier(verifier)
        .request_async(&fetch)
        .await;
    answer.map_err(|refused| match refused {
        openidconnect::RequestTokenError::ServerResponse(answer) => {
            answer.error().as_ref().to_owned()
        }
        other => panic!("{other:?}"),
    })
}

#[tokio::test]
async fn a_person_is_chosen_and_the_client_learns_who() {
    let base = provider().await;
    let client = client_of(&base, "westminster", "family-hub", SECRET).await;
    let attempt = begin(&client);
    let code = code(&attempt).await;
    let tokens = redeem(&client, code, attempt.verifier)
        .await
        .expect("tokens");

    let token = tokens.id_token().expect("an ID token");
    let verifier: CoreIdTokenVerifier<'_> = client.id_token_verifier();
    let claims = token.claims(&verifier, &attempt.nonce).expect("genuine");
    assert_eq!(claims.subject().as_str(), "w-1");
    assert_eq!(claims.issuer().as_str(), format!("{base}/westminster"));
    assert!(claims.auth_time().is_some());
    let name = claims
        .name()
        .and_then(|name| name.get(None))
        .expect("a name");
    assert_eq!(name.as_str(), "Asha <Sample>");

    let text = token.to_string();
    let payload = text.split('.').nth(1).expect("a payload");
    let payload = BASE64URL_NOPAD.decode(payload.as_bytes()).expect("base64");
    let payload: serde_json::Value = serde_json::from_slice(&payload).expect("JSON");
    assert_eq!(
        payload["groups"],
        serde_json::json!(["family-navigator", "hub:bessborough"])
    );
    assert_eq!(payload.get("email"), None);
}

#[tokio::test]
async fn a_spent_code_is_refused() {
    let base = provider().await;
    let client = client_of(&base, "westminster", "family-hub", SECRET).await;
    let attempt = begin(&client);
    let code = code(&attempt).await;
    let again = PkceCodeVerifier::new(attempt.verifier.secret().clone());

    redeem(&client, code.clone(), attempt.verifier)
        .await
        .expect("tokens");
    assert_eq!(
        redeem(&client, code, again).await.err().as_deref(),
        Some("invalid_grant")
    );
}

#[tokio::test]
async fn a_wrong_verifier_is_refused_and_spends_the_code() {
    let base = provider().await;
    let client = client_of(&base, "westminster", "family-hub", SECRET).await;
    let attempt = begin(&client);
    let code = code(&attempt).await;
    let wrong = begin(&client).verifier;

    let refused = redeem(&client, code.clone(), wrong).await;
    assert_eq!(refused.err().as_deref(), Some("invalid_grant"));
    let refused = redeem(&client, code, attempt.verifier).await;
    assert_eq!(refused.err().as_deref(), Some("invalid_grant"));
}

#[tokio::test]
async fn a_code_is_for_the_client_the_council_and_the_address_it_was_given_to() {
    let base = provider().await;
    let client = client_of(&base, "westminster", "family-hub", SECRET).await;
    let elsewhere = RedirectUrl::new(format!("{RETURN_TO}/other")).expect("an address");
    let thieves = [
        client_of(&base, "westminster", "another-application", SECRET).await,
        client_of(&base, "barking-and-dagenham", "family-hub", SECRET).await,
        client_of(&base, "westminster", "family-hub", SECRET)
            .await
            .set_redirect_uri(elsewhere),
    ];
    for thief in &thieves {
        let attempt = begin(&client);
        let code = code(&attempt).await;
        let refused = redeem(thief, code, attempt.verifier).await;
        assert_eq!(refused.err().as_deref(), Some("invalid_grant"));
    }
}

#[tokio::test]
async fn a_client_with_a_wrong_secret_is_refused_and_spends_nothing() {
    let base = provider().await;
    let client = client_of(&base, "westminster", "family-hub", SECRET).await;
    let impostor = client_of(&base, "westminster", "family-hub", "guessed").await;
    let attempt = begin(&client);
    let code = code(&attempt).await;
    let verifier = PkceCodeVerifier::new(attempt.verifier.secret().clone());

    let refused = redeem(&impostor, code.clone(), verifier).await;
    assert_eq!(refused.err().as_deref(), Some("invalid_client"));
    redeem(&client, code, attempt.verifier)
        .await
        .expect("the code is still good");
}

#[tokio::test]
async fn a_secret_may_also_come_in_the_form() {
    let base = provider().await;
    let client = client_of(&base, "westminster", "family-hub", SECRET)
        .await
        .set_auth_type(openidconnect::AuthType::RequestBody);
    let attempt = begin(&client);
    let code = code(&attempt).await;
    redeem(&client, code, attempt.verifier)
        .await
        .expect("tokens");
}

#[tokio::test]
async fn nobody_is_sent_to_an_address_the_client_did_not_register() {
    let base = provider().await;
    let client = client_of(&base, "westminster", "family-hub", SECRET).await;
    for wrong in [
        "http://127.0.0.1:8081/westminster/signed-in/",
        "https://evil.example/",
    ] {
        let address = RedirectUrl::new(wrong.to_owned()).expect("an address");
        let attempt = begin(&client.clone().set_redirect_uri(address));

        let shown = browser()
            .get(attempt.address.clone())
            .send()
            .await
            .expect("an answer");
        assert_eq!(shown.status(), 400);
        let pressed = browser()
            .post(attempt.address)
            .form(&[("person", "w-1")])
            .send()
            .await
            .expect("an answer");
        assert_eq!(pressed.status(), 400);
        assert!(pressed.headers().get("location").is_none());
    }
}

#[tokio::test]
async fn a_sign_in_without_pkce_is_refused() {
    let base = provider().await;
    let client = client_of(&base, "westminster", "family-hub", SECRET).await;
    let (address, _, _) = client
        .authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            CsrfToken::new_random,
            Nonce::new_random,
        )
        .url();
    let answer = browser().get(address).send().await.expect("an answer");
    assert_eq!(
        value(&returned(&answer), "error").as_deref(),
        Some("invalid_request")
    );
}

#[tokio::test]
async fn only_the_councils_own_people_are_offered_and_accepted() {
    let base = provider().await;
    let client = client_of(&base, "westminster", "family-hub", SECRET).await;
    let attempt = begin(&client);

    let page = browser()
        .get(attempt.address.clone())
        .send()
        .await
        .expect("a page");
    assert_eq!(page.status(), 200);
    let page = page.text().await.expect("text");
    assert!(page.contains("Ben Sample") && !page.contains("Cai Sample"));
    assert!(page.contains("Asha &lt;Sample&gt;"), "names are escaped");
    assert!(page.contains("family navigator, Bessborough"), "in words");

    for form in [[("person", "b-1")].as_slice(), &[]] {
        let answer = press(&attempt.address, form).await;
        assert_eq!(value(&answer, "error").as_deref(), Some("access_denied"));
        assert_eq!(value(&answer, "code"), None);
    }
}

#[tokio::test]
async fn an_unknown_council_has_no_issuer() {
    let base = provider().await;
    let address = format!("{base}/nowhere/.well-known/openid-configuration");
    let answer = browser().get(address).send().await.expect("an answer");
    assert_eq!(answer.status(), 404);
}
