//! Each function may do what it does, and nothing else: the evaluation of policies, the gateway that
//! enforces them, and what the deployment's template grants. And what stands before the functions
//! lets nobody see another's page.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod distributions;
mod evaluation;
mod firewall;
mod gateway;
mod granted;
mod tables;
mod used;

use std::sync::OnceLock;

use deployed::template::{Given, Stack, Template};

/// A council's stack of the repository's template; `None` without Python.
fn stack() -> Option<Stack> {
    // Translating takes Python some seconds: once for all tests.
    static TEMPLATE: OnceLock<Option<Template>> = OnceLock::new();
    let translate = || Template::of_the_repository().expect("the template is translated");
    let template = TEMPLATE.get_or_init(translate).as_ref()?;
    let secret = serde_json::json!({
        "origin_verify": "one", "origin_verify_also": "other", "sign_in_client_secret": "secret",
        "notify_api_key": "key", "notify_receipt_token": "token",
    });
    let given = Given::default()
        .parameter("Council", "testbury")
        .parameter("PublicHost", "hub.example")
        .parameter("StaffHost", "staff.hub.example")
        .parameter("CertificateArn", "certificate")
        .parameter("WebAclArn", "web-acl")
        .parameter("SignInIssuer", "https://sign-in.example")
        .parameter("SignInClientId", "family-hub")
        .parameter("SecretsVersion", "00000000-0000-0000-0000-000000000000")
        .secret("family-hub/testbury", secret);
    Some(template.stack(given))
}
