//! Signing out: the session is forgotten, not only the cookie.

use axum::response::{IntoResponse as _, Redirect, Response};
use http::HeaderMap;
use http::header::SET_COOKIE;
use record::audit::Event;
use vault::SecretKind;

use crate::address;
use crate::desk::Desk;
use crate::problem::{Stop, Trouble};
use crate::session::{Key, STAFF};
use crate::start_page::SIGNED_OUT;

pub(crate) async fn end(headers: HeaderMap, desk: Result<Desk, Stop>) -> Result<Response, Stop> {
    match desk {
        Ok(desk) => {
            if let Some(key) = Key::read(&headers) {
                desk.vault.forget(SecretKind::Session, &key.secret).await?;
            }
            desk.record(Event::SignedOut, "session").await?;
        }
        // The session has ended already.
        Err(Stop::SignIn(_)) => {}
        Err(problem) => return Err(problem),
    }
    let cookie = STAFF.clear().ok_or_else(|| Stop::from(Trouble::Broken))?;
    Ok((
        [(SET_COOKIE, cookie)],
        Redirect::to(&format!("{}?{SIGNED_OUT}", address::START)),
    )
        .into_response())
}
