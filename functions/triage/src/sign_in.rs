//! Signing in with the council's own provider, and coming back from it.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderValue};
use http_edge::SessionCookie;
use jiff::{SignedDuration, Timestamp};
use record::audit::Event;
use record::{Staff, StaffId};
use serde::{Deserialize, Serialize};
use site_model::Slug;
use tokio::time::timeout;
use vault::{BrowserSecret, SecretKind, Vault};

use crate::address;
use crate::desk::LONGEST;
use crate::groups;
use crate::next_path::NextPath;
use crate::problem::{Stop, Trouble};
use crate::provider::{Asks, Attempt, NotSignedIn, Person};
use crate::record_address::RecordAddress;
use crate::session::{Key, STAFF, Session};
use crate::triage::{Counter, Deployment};

/// The cookie of someone who is at the provider.
const SIGN_IN: SessionCookie = SessionCookie("sign-in");

/// How long one may be at the provider: time for a password and a second factor.
const AT_PROVIDER: SignedDuration = SignedDuration::from_mins(10);

/// How long a provider may take for one request, with all that it is asked: with what the records may
/// take it stays below API Gateway's 30 seconds.
const PROVIDER_LONGEST: Duration = Duration::from_secs(6);

/// Longer than any name that a page should hold.
const LONGEST_NAME: usize = 100;

/// In the address of a sign-in at which the provider has to ask anew who it is.
pub(crate) const AGAIN: &str = "again";

/// What is remembered while someone is at the provider.
#[derive(Serialize, Deserialize)]
struct Begun {
    attempt: Attempt,
    next: Option<NextPath>,
}

/// Sends a person to their council's provider.
pub(crate) async fn begin(
    State(deployment): State<Arc<Deployment>>,
    RecordAddress(council): RecordAddress<Slug>,
    request: Request,
) -> Result<Response, Stop> {
    let counter = counter(&deployment, &council)?;
    let next = query(&request, "next")
        .and_then(|text| NextPath::parse(&text))
        .filter(|next| next.is_of(&council));
    let vault = counter.vault.within(LONGEST);
    let asks = match query(&request, AGAIN) {
        Some(_) => Asks::Again,
        None => Asks::Once,
    };
    let (provider, attempt) = in_time(counter.provider.begin(asks, Timestamp::now()))
        .await
        .map_err(|fault| away(fault, &council))?;

    let secret = BrowserSecret::random()?;
    let begun = Begun { attempt, next };
    let ends = later(Timestamp::now(), AT_PROVIDER);
    vault
        .remember(SecretKind::SignIn, &secret, &begun, ends)
        .await?;
    let cookie = cookie(SIGN_IN.set(&secret.reveal()))?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to(provider.as_str())).into_response())
}

/// Takes a person back from their council's provider.
pub(crate) async fn finish(
    State(deployment): State<Arc<Deployment>>,
    RecordAddress(council): RecordAddress<Slug>,
    request: Request,
) -> Result<Response, Stop> {
    let counter = counter(&deployment, &council)?;
    let again =
        |stop: Stop| stop.leading_to("staff-sign-in-again", address::sign_in(&council, None));
    let vault = counter.vault.within(LONGEST);
    let begun = begun(&vault, request.headers()).await.map_err(again)?;
    let code =
        answer(&request, counter, &begun.attempt).map_err(|trouble| again(trouble.into()))?;
    let person = in_time(counter.provider.redeem(code, begun.attempt))
        .await
        .map_err(|fault| away(fault, &council))?;
    let asked = person.asked;
    let staff = staff(&deployment, counter.provider.issuer(), &council, person)
        .map_err(|trouble| again(trouble.into()))?;
    let home = address::home(&staff);

    let key = Key {
        council: council.clone(),
        secret: BrowserSecret::random()?,
    };
    start_session(&vault, request.headers(), &key, (staff, asked)).await?;
    let next = begun.next.map_or(home, String::from);
    Ok((
        AppendHeaders([
            (SET_COOKIE, cookie(SIGN_IN.clear())?),
            (SET_COOKIE, cookie(STAFF.set(&key.reveal()))?),
        ]),
        Redirect::to(&next),
    )
        .into_response())
}

/// What a provider answers, if it does in time.
async fn in_time<T>(asked: impl Future<Output = Result<T, NotSignedIn>>) -> Result<T, NotSignedIn> {
    let answered = timeout(PROVIDER_LONGEST, asked).await;
    answered.unwrap_or(Err(NotSignedIn::Away))
}

/// What this browser began, once: it is forgotten before anything is made of it, so that an
/// answer that is sent twice, or at the same moment by two, signs in once.
async fn begun(vault: &Vault, headers: &HeaderMap) -> Result<Begun, Stop> {
    let lost = || Stop::from(Trouble::SignInLost);
    let secret = SIGN_IN
        .read(headers)
        .and_then(BrowserSecret::read)
        .ok_or_else(lost)?;
    let begun = vault
        .recall::<Begun>(SecretKind::SignIn, &secret, Timestamp::now())
        .await?
        .ok_or_else(lost)?;
    if !vault.forget(SecretKind::SignIn, &secret).await? {
        return Err(lost());
    }
    Ok(begun.into_inner())
}

/// The code in the provider's answer, if it is the answer to what this browser asked
/// (RFC 6749, section 10.12).
fn answer(request: &Request, counter: &Counter, attempt: &Attempt) -> Result<String, Trouble> {
    let is_ours = query(request, "state").is_some_and(|state| attempt.is_answered_by(&state));
    if !is_ours || !counter.provider.is_issuer(query(request, "iss").as_deref()) {
        tracing::warn!("an answer to no sign-in of this browser");
        return Err(Trouble::SignInLost);
    }
    query(request, "code").ok_or(Trouble::SignInRefused)
}

/// The person as a member of staff, if the council gave them a role, and a hub where the role needs one.
fn staff(
    deployment: &Deployment,
    issuer: &str,
    council: &Slug,
    person: Person,
) -> Result<Staff, Trouble> {
    let pages = deployment.pages();
    let content = pages.council(council).ok_or(Trouble::NotFound)?;
    let notices = content.notices.values();
    let recipients = notices.flatten().flat_map(|permit| &permit.recipients);
    let partners = recipients.filter(|to| to.if_you_agree);
    let partners = partners.map(|to| &to.organisation);
    let post = groups::post(&person.groups, &content.council, partners).ok_or(Trouble::NoPost)?;
    let id = StaffId::of(issuer, &person.subject);
    let name: String = person
        .name
        .unwrap_or_default()
        .chars()
        .filter(|character| !character.is_control())
        .take(LONGEST_NAME)
        .collect();
    Ok(Staff {
        name: match name.trim() {
            "" => id.to_string(),
            name => name.to_owned(),
        },
        id,
        council: council.clone(),
        hubs: post.hubs,
        role: post.role,
        partner: post.partner,
    })
}

/// A new session under a new secret (against session fixation); the browser's older one ends.
async fn start_session(
    vault: &Vault,
    headers: &HeaderMap,
    key: &Key,
    (told, asked): (Staff, Timestamp),
) -> Result<(), Stop> {
    let now = Timestamp::now();
    let known = vault.user_signs_in(&told, now).await?;
    if !known.user.has_access() {
        return Err(Trouble::AccessEnded.into());
    }
    let kind = SecretKind::Session;
    if let Some(older) = Key::read(headers).filter(|older| older.council == key.council) {
        vault.forget(kind, &older.secret).await?;
    }
    let staff = known.user.staff;
    let (chain, by) = (key.secret.public_id(), staff.id.clone());
    vault
        .record_in_session(&chain, &by, Event::SignedIn, "session", now)
        .await?;
    let session = Session::begin(staff, known.rev, asked, now);
    vault
        .remember(kind, &key.secret, &session, session.ends())
        .await?;
    Ok(())
}

fn counter<'a>(deployment: &'a Deployment, council: &Slug) -> Result<&'a Counter, Stop> {
    deployment
        .councils
        .get(council)
        .ok_or_else(|| Trouble::NotFound.into())
}

fn away(fault: NotSignedIn, council: &Slug) -> Stop {
    tracing::error!(%fault, %council, "nobody was signed in");
    Stop::from(Trouble::SignInAway)
        .leading_to("staff-sign-in-again", address::sign_in(council, None))
}

fn query(request: &Request, wanted: &str) -> Option<String> {
    form_urlencoded::parse(request.uri().query()?.as_bytes())
        .find(|(name, _)| name == wanted)
        .map(|(_, value)| value.into_owned())
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(now)
}

fn cookie(value: Option<HeaderValue>) -> Result<HeaderValue, Stop> {
    value.ok_or_else(|| Trouble::Broken.into())
}
