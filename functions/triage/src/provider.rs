//! A council's identity provider: its configuration and keys, and what it says about a person.
//!
//! Sources: OpenID Connect Core 1.0, section 3.1 (code flow); RFC 7636 (PKCE); RFC 9700 (security
//! best practice for OAuth 2.0).

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata,
    CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::url::{Host, Url};
use openidconnect::{
    AdditionalClaims, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, Client,
    ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IdTokenClaims, IdTokenFields, IssuerUrl, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError,
    StandardErrorResponse, StandardTokenResponse, TokenResponse as _,
};
use serde::{Deserialize, Serialize};

use crate::http_client::HttpClient;
use crate::triage::TriageError;

/// How a council's own provider knows this software.
#[derive(Clone)]
pub struct SignInSettings {
    /// The issuer, exactly as its ID tokens name it: https, or http on this machine.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// What we prove ourselves with when we redeem a code.
    pub client_secret: String,
}

/// How long a provider's configuration and keys are believed: so that a key it has withdrawn is
/// withdrawn here too.
const FRESH: Duration = Duration::from_secs(60 * 60);

/// How long ago a provider may have asked somebody for their password, at a sign-in that begins a shift.
const SHIFT: Duration = Duration::from_secs(8 * 60 * 60);

/// How far a provider's clock may be from ours.
const SKEW: SignedDuration = SignedDuration::from_secs(60);

/// Asymmetric only, whatever a configuration offers: with HMAC, whoever has our secret is anyone.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
];

/// The claim that carries roles and hubs.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Groups {
    #[serde(default)]
    groups: Vec<String>,
}
impl AdditionalClaims for Groups {}

type Tokens = StandardTokenResponse<
    IdTokenFields<
        Groups,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type Configured = Client<
    Groups,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A council's provider, with its configuration as it was last read.
pub(crate) struct Provider {
    issuer: IssuerUrl,
    client_id: ClientId,
    client_secret: ClientSecret,
    redirect: RedirectUrl,
    http: HttpClient,
    known: RwLock<Option<(Instant, Arc<CoreProviderMetadata>)>>,
}

/// What we remember while someone is at the provider. No `Debug`: it is secret.
#[derive(Serialize, Deserialize)]
pub(crate) struct Attempt {
    state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    /// No earlier than this the provider has to have asked the person who they are.
    asked_since: Timestamp,
}

/// How surely the provider has to know who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    /// It may remember them.
    Once,
    /// It asks them anew.
    Again,
}

/// A person, as the provider names them.
pub(crate) struct Person {
    pub(crate) subject: String,
    pub(crate) name: Option<String>,
    pub(crate) groups: Vec<String>,
    /// When the provider asked them who they are.
    pub(crate) asked: Timestamp,
}

/// Why nobody was signed in. Nothing of it is a person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotSignedIn {
    /// The provider does not answer, or not as the protocol says.
    #[error("the provider is away")]
    Away,
    /// The provider refused the code.
    #[error("the provider refused the code")]
    CodeRefused,
    /// The answer has no ID token.
    #[error("no ID token")]
    NoToken,
    /// The ID token's signature does not hold.
    #[error("the ID token's signature")]
    Signature,
    /// The ID token is not about this sign-in: issuer, audience, nonce or time.
    #[error("the ID token's claims: {0}")]
    Claims(&'static str),
}

impl Provider {
    /// The provider of a council whose people come back to `redirect`. Nothing is asked yet.
    pub(crate) fn new(
        settings: SignInSettings,
        redirect: String,
        http: HttpClient,
    ) -> Result<Self, TriageError> {
        let refuse = || TriageError::Issuer(settings.issuer.clone());
        let url = Url::parse(&settings.issuer).map_err(|_| refuse())?;
        if !is_safe(&url) {
            return Err(refuse());
        }
        Ok(Self {
            issuer: IssuerUrl::new(settings.issuer.clone()).map_err(|_| refuse())?,
            client_id: ClientId::new(settings.client_id),
            client_secret: ClientSecret::new(settings.client_secret),
            redirect: RedirectUrl::new(redirect.clone())
                .map_err(|_| TriageError::Origin(redirect))?,
            http,
            known: RwLock::default(),
        })
    }

    /// Begins a sign-in: where the person is sent, and what is remembered until they come back.
    pub(crate) async fn begin(
        &self,
        asks: Asks,
        now: Timestamp,
    ) -> Result<(Url, Attempt), NotSignedIn> {
        let client = self.client(&*self.configuration().await?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        // Whoever asks how old it may be is told how old it is (OpenID Connect Core, section 3.1.2.1).
        let max_age = match asks {
            Asks::Once => SHIFT,
            Asks::Again => Duration::ZERO,
        };
        let asked = client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge)
            .set_max_age(max_age);
        let asked = match asks {
            Asks::Once => asked,
            Asks::Again => asked.add_prompt(CoreAuthPrompt::Login),
        };
        let (address, state, nonce) = asked.url();
        let age = SignedDuration::try_from(max_age).unwrap_or(SignedDuration::ZERO);
        let attempt = Attempt {
            state,
            nonce,
            verifier,
            asked_since: now
                .checked_sub(age)
                .and_then(|since| since.checked_sub(SKEW))
                .unwrap_or(now),
        };
        Ok((address, attempt))
    }

    /// The issuer, as its ID tokens name it.
    pub(crate) fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// Whether an answer that names an issuer names this one (RFC 9207).
    pub(crate) fn is_issuer(&self, said: Option<&str>) -> bool {
        said.is_none_or(|said| said == self.issuer.as_str())
    }

    /// Redeems a code, and believes the ID token only after every check of OpenID Connect Core,
    /// section 3.1.3.7: signature, issuer, audience, times, nonce.
    pub(crate) async fn redeem(
        &self,
        code: String,
        attempt: Attempt,
    ) -> Result<Person, NotSignedIn> {
        let configuration = self.configuration().await?;
        let client = self.client(&configuration);
        let tokens = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|_| NotSignedIn::Away)?
            .set_pkce_verifier(attempt.verifier)
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                RequestTokenError::ServerResponse(_) => NotSignedIn::CodeRefused,
                _ => NotSignedIn::Away,
            })?;
        let token = tokens.id_token().ok_or(NotSignedIn::NoToken)?;
        let verify = |client: &Configured| {
            let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS);
            token.claims(&verifier, &attempt.nonce).map(person)
        };
        let verified = match verify(&client) {
            // The provider has a new key since we asked.
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => verify(&self.client(&*self.discover().await?)).map_err(NotSignedIn::from),
            verified => verified.map_err(NotSignedIn::from),
        };
        let person = verified?.ok_or(NotSignedIn::Claims("auth_time"))?;
        match person.asked >= attempt.asked_since {
            true => Ok(person),
            false => Err(NotSignedIn::Claims("auth_time")),
        }
    }

    fn client(&self, configuration: &CoreProviderMetadata) -> Configured {
        Client::from_provider_metadata(
            configuration.clone(),
            self.client_id.clone(),
            Some(self.client_secret.clone()),
        )
        .set_redirect_uri(self.redirect.clone())
    }

    async fn configuration(&self) -> Result<Arc<CoreProviderMetadata>, NotSignedIn> {
        let known = self
            .known
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        match known {
            Some((read, configuration)) if read.elapsed() < FRESH => Ok(configuration),
            _ => self.discover().await,
        }
    }

    /// Reads configuration and keys anew.
    async fn discover(&self) -> Result<Arc<CoreProviderMetadata>, NotSignedIn> {
        let read = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http)
            .await
            .map_err(|_| NotSignedIn::Away)?;
        let read = Arc::new(read);
        *self.known.write().unwrap_or_else(PoisonError::into_inner) =
            Some((Instant::now(), Arc::clone(&read)));
        Ok(read)
    }
}

impl Attempt {
    /// Whether an answer belongs to it. The comparison takes the same time for every text.
    pub(crate) fn is_answered_by(&self, state: &str) -> bool {
        self.state == CsrfToken::new(state.to_owned())
    }
}

/// https, or http that does not leave this machine.
fn is_safe(issuer: &Url) -> bool {
    let is_here = match issuer.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    issuer.scheme() == "https" || (issuer.scheme() == "http" && is_here)
}

/// The person; `None` where the provider does not say when it asked them, although it was asked to.
fn person(claims: &IdTokenClaims<Groups, CoreGenderClaim>) -> Option<Person> {
    let asked = claims.auth_time()?.timestamp();
    let name = claims
        .name()
        .and_then(|names| names.get(None))
        .map(|name| name.as_str().to_owned())
        .or_else(|| {
            claims
                .preferred_username()
                .map(|name| name.as_str().to_owned())
        });
    Some(Person {
        subject: claims.subject().as_str().to_owned(),
        name,
        groups: claims.additional_claims().groups.clone(),
        asked: Timestamp::from_second(asked).ok()?,
    })
}

impl From<ClaimsVerificationError> for NotSignedIn {
    /// What the token held is not kept: only which check failed.
    fn from(error: ClaimsVerificationError) -> Self {
        use ClaimsVerificationError as Failed;
        match error {
            Failed::SignatureVerification(_) => Self::Signature,
            Failed::Expired(_) => Self::Claims("time"),
            Failed::InvalidAudience(_) => Self::Claims("audience"),
            Failed::InvalidIssuer(_) => Self::Claims("issuer"),
            Failed::InvalidNonce(_) => Self::Claims("nonce"),
            _ => Self::Claims("other"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_asked_over_tls_or_on_this_machine_only() {
        let safe = |text: &str| is_safe(&Url::parse(text).expect("an address"));
        for good in [
            "https://login.example/westminster",
            "http://127.0.0.1:8082/westminster",
            "http://[::1]:8082/",
            "http://localhost/",
        ] {
            assert!(safe(good), "{good}");
        }
        for bad in [
            "http://login.example/",
            "http://127.0.0.1.example/",
            "http://localhost.example/",
            "ftp://login.example/",
            "http://10.0.0.1/",
        ] {
            assert!(!safe(bad), "{bad}");
        }
    }
}
