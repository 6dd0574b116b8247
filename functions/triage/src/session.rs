//! Someone who is signed in: for how long, and by which cookie.
//!
//! The session lies in the vault; the browser holds only a secret that finds and opens it. 15
//! minutes without a request end it, 8 hours end it in any case (OWASP session management; a
//! shift), and both are checked here, because DynamoDB removes items when it likes.
//!
//! The cookie is `SameSite=Lax`, not `Strict`: the way back from the council's provider is a
//! navigation that another site began, and so is the redirect to the queue after it; with
//! `Strict` the browser would hold the new cookie back and people would seem not to be signed in.
//! What `Lax` lets through is reading by links from elsewhere; everything that changes something
//! is a POST, which `Lax` does not accompany across sites and which the edge refuses besides.

use http::HeaderMap;
use http_edge::SessionCookie;
use jiff::{SignedDuration, Timestamp};
use record::Staff;
use serde::{Deserialize, Serialize};
use site_model::Slug;
use vault::{BrowserSecret, SecretKind, Vault, VaultFault};

/// The cookie of someone who is signed in.
pub(crate) const STAFF: SessionCookie = SessionCookie("staff");

const IDLE: SignedDuration = SignedDuration::from_mins(15);
const LONGEST: SignedDuration = SignedDuration::from_hours(8);
/// How exact "last seen" is: one write a minute at most.
const EXACT: SignedDuration = SignedDuration::from_mins(1);

/// What the vault remembers of someone who is signed in.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Session {
    pub(crate) staff: Staff,
    created: Timestamp,
    last_seen: Timestamp,
}

impl Session {
    /// A session that begins.
    pub(crate) fn begin(staff: Staff, now: Timestamp) -> Self {
        Self {
            staff,
            created: now,
            last_seen: now,
        }
    }

    /// When it began.
    pub(crate) fn began(&self) -> Timestamp {
        self.created
    }

    /// When it ends if nothing more is asked.
    pub(crate) fn ends(&self) -> Timestamp {
        let idle = self.last_seen.saturating_add(IDLE);
        let longest = self.created.saturating_add(LONGEST);
        // Durations of hours cannot be out of any unit's range, so neither can fail; if one did,
        // the session has ended.
        match (idle, longest) {
            (Ok(idle), Ok(longest)) => idle.min(longest),
            _ => Timestamp::MIN,
        }
    }

    /// When it ends however busy it is.
    pub(crate) fn ends_at_last(&self) -> Timestamp {
        self.created
            .saturating_add(LONGEST)
            .unwrap_or(Timestamp::MIN)
    }

    fn is_alive(&self, now: Timestamp) -> bool {
        now < self.ends()
    }

    /// The session as seen now, when that is worth a write.
    fn seen(&self, now: Timestamp) -> Option<Self> {
        (now.duration_since(self.last_seen) >= EXACT).then(|| Self {
            last_seen: now,
            ..self.clone()
        })
    }
}

/// What the cookie holds: whose vault the session is in, and the secret that opens it there. The
/// council is no claim: in another council's vault the secret finds nothing.
pub(crate) struct Key {
    pub(crate) council: Slug,
    pub(crate) secret: BrowserSecret,
}

impl Key {
    /// From a request's cookies.
    pub(crate) fn read(headers: &HeaderMap) -> Option<Self> {
        let (council, secret) = STAFF.read(headers)?.split_once('.')?;
        Some(Self {
            council: Slug::parse(council).ok()?,
            secret: BrowserSecret::read(secret)?,
        })
    }

    /// As the cookie holds it.
    pub(crate) fn reveal(&self) -> String {
        format!("{}.{}", self.council, self.secret.reveal())
    }
}

/// The session that a key opens in its council's vault, marked as seen.
pub(crate) async fn open(
    vault: &Vault,
    key: &Key,
    now: Timestamp,
) -> Result<Option<Session>, VaultFault> {
    let kind = SecretKind::Session;
    let session = match vault.recall::<Session>(kind, &key.secret, now).await {
        Ok(Some(session)) => session.into_inner(),
        Ok(None) => return Ok(None),
        // A session is not worth more than signing in again.
        Err(fault @ (VaultFault::Tampered { .. } | VaultFault::OfAnotherShape { .. })) => {
            tracing::error!(%fault, "a session does not open");
            return Ok(None);
        }
        Err(fault) => return Err(fault),
    };
    if !session.is_alive(now) || session.staff.council != *vault.council() {
        return Ok(None);
    }
    let is_still_there = match session.seen(now) {
        Some(seen) => {
            vault
                .remember_again(kind, &key.secret, &seen, seen.ends())
                .await?
        }
        None => true,
    };
    // Someone may have signed out, in another window, since it was read.
    Ok(is_still_there.then_some(session))
}

#[cfg(test)]
mod tests {
    use record::StaffId;
    use record::staff::Role;

    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(minutes * 60).expect("a moment")
    }

    fn session() -> Session {
        let staff = Staff {
            id: StaffId::of("issuer", "s1"),
            name: "Asha".to_owned(),
            council: Slug::parse("westminster").expect("a slug"),
            hubs: Vec::new(),
            role: Role::FamilyNavigator,
        };
        Session::begin(staff, at(0))
    }

    #[test]
    fn fifteen_minutes_without_a_request_end_it() {
        assert!(session().is_alive(at(14)));
        assert!(!session().is_alive(at(15)));
        let seen = session().seen(at(14)).expect("worth a write");
        assert!(seen.is_alive(at(28)) && !seen.is_alive(at(29)));
    }

    #[test]
    fn eight_hours_end_it_however_busy_it_is() {
        let mut busy = session();
        for minute in (0..8 * 60).step_by(10) {
            assert!(busy.is_alive(at(minute)), "{minute}");
            busy = busy.seen(at(minute)).unwrap_or(busy);
        }
        assert!(busy.is_alive(at(8 * 60 - 1)));
        assert!(!busy.is_alive(at(8 * 60)));
    }

    #[test]
    fn being_seen_again_within_a_minute_is_not_worth_a_write() {
        assert!(session().seen(at(0)).is_none());
        assert!(session().seen(at(1)).is_some());
    }

    #[test]
    fn a_cookie_reads_back_and_nothing_else_does() {
        let key = Key {
            council: Slug::parse("westminster").expect("a slug"),
            secret: BrowserSecret::random().expect("random bytes"),
        };
        let read = |value: &str| {
            let mut headers = HeaderMap::new();
            let value = format!("__Host-staff={value}");
            headers.insert("cookie", value.parse().expect("a header value"));
            Key::read(&headers)
        };
        let back = read(&key.reveal()).expect("the same key");
        assert_eq!(back.reveal(), key.reveal());
        for wrong in [
            "",
            ".",
            "westminster",
            "westminster.",
            "westminster.00",
            "UPPER.00",
        ] {
            assert!(read(wrong).is_none(), "{wrong}");
        }
    }
}
