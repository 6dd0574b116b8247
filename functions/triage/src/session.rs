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
use record::{ReferralId, Staff};
use serde::{Deserialize, Serialize};
use site_model::Slug;
use vault::{BrowserSecret, SecretKind, Vault, VaultFault};

/// The cookie of someone who is signed in.
pub(crate) const STAFF: SessionCookie = SessionCookie("staff");

const IDLE: SignedDuration = SignedDuration::from_mins(15);
const LONGEST: SignedDuration = SignedDuration::from_hours(8);
/// How exact "last seen" is: one write a minute at most.
const EXACT: SignedDuration = SignedDuration::from_mins(1);

/// How long a reason to open a colleague's referral holds.
const REASON: SignedDuration = SignedDuration::from_hours(1);
/// How many are remembered: more than anybody opens in an hour for good reasons.
const REASONS: usize = 50;
/// How long ago the provider may have asked who it is, for what nobody is to do from an unlocked screen.
const JUST_NOW: SignedDuration = SignedDuration::from_mins(10);

/// What the vault remembers of someone who is signed in.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Session {
    pub(crate) staff: Staff,
    /// The revision of the colleague's row that said so.
    access: u64,
    created: Timestamp,
    last_seen: Timestamp,
    /// When the provider asked them who they are.
    asked: Timestamp,
    /// The colleagues' referrals that they said why they open, and when.
    reasons: Vec<(ReferralId, Timestamp)>,
}

/// What is behind a cookie.
pub(crate) enum Found {
    /// Nothing, or something that has ended.
    Nothing,
    /// Someone whose access was ended since.
    AccessEnded,
    /// Someone at work.
    Session(Box<Session>),
}

impl Session {
    /// A session that begins.
    pub(crate) fn begin(staff: Staff, access: u64, asked: Timestamp, now: Timestamp) -> Self {
        Self {
            staff,
            access,
            created: now,
            last_seen: now,
            asked,
            reasons: Vec::new(),
        }
    }

    /// Whether the provider asked just now who it is.
    pub(crate) fn was_asked_just_now(&self, now: Timestamp) -> bool {
        now.duration_since(self.asked) < JUST_NOW
    }

    /// Whether they said within the last hour why they open a colleague's referral.
    pub(crate) fn said_why(&self, referral: &ReferralId, now: Timestamp) -> bool {
        let mut reasons = self.reasons.iter();
        reasons.any(|(of, at)| of == referral && now.duration_since(*at) < REASON)
    }

    /// The session in which they said why.
    pub(crate) fn saying_why(mut self, referral: &ReferralId, now: Timestamp) -> Self {
        self.reasons
            .retain(|(of, at)| of != referral && now.duration_since(*at) < REASON);
        self.reasons.push((referral.clone(), now));
        let too_many = self.reasons.len().saturating_sub(REASONS);
        self.reasons.drain(..too_many);
        self
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

/// What a key opens in its council's vault, marked as seen. What was changed about the person since counts from now
/// on.
pub(crate) async fn open(vault: &Vault, key: &Key, now: Timestamp) -> Result<Found, VaultFault> {
    let kind = SecretKind::Session;
    let session = match vault.recall::<Session>(kind, &key.secret, now).await {
        Ok(Some(session)) => session.into_inner(),
        Ok(None) => return Ok(Found::Nothing),
        // A session is not worth more than signing in again.
        Err(fault @ (VaultFault::Tampered { .. } | VaultFault::OfAnotherShape { .. })) => {
            tracing::error!(%fault, "a session does not open");
            return Ok(Found::Nothing);
        }
        Err(fault) => return Err(fault),
    };
    if !session.is_alive(now) || session.staff.council != *vault.council() {
        return Ok(Found::Nothing);
    }
    let (session, is_changed) = match vault.user_rev(&session.staff.id).await? {
        Some(rev) if rev == session.access => (session, false),
        _ => match vault.user(&session.staff.id).await? {
            Some(known) if known.user.has_access() => {
                let (staff, access) = (known.user.staff, known.rev);
                let changed = Session {
                    staff,
                    access,
                    ..session
                };
                (changed, true)
            }
            _ => {
                vault.forget(kind, &key.secret).await?;
                return Ok(Found::AccessEnded);
            }
        },
    };
    let session = match session.seen(now) {
        Some(seen) => seen,
        None if is_changed => session,
        None => return Ok(Found::Session(Box::new(session))),
    };
    Ok(match save(vault, key, &session).await? {
        true => Found::Session(Box::new(session)),
        false => Found::Nothing,
    })
}

/// Keeps what changed about a session; `false` when it was ended meanwhile, in another window.
pub(crate) async fn save(vault: &Vault, key: &Key, session: &Session) -> Result<bool, VaultFault> {
    let saved = vault.remember_again(SecretKind::Session, &key.secret, session, session.ends());
    saved.await
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
            partner: None,
        };
        Session::begin(staff, 1, at(0), at(0))
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
    fn a_reason_holds_for_an_hour_and_for_its_referral_alone() {
        let (one, another) = (
            ReferralId::random(&mut rand::rng()),
            ReferralId::random(&mut rand::rng()),
        );
        let session = session().saying_why(&one, at(0));
        assert!(session.said_why(&one, at(59)) && !session.said_why(&one, at(60)));
        assert!(!session.said_why(&another, at(1)));
        let mut many = session;
        for _ in 0..2 * REASONS {
            many = many.saying_why(&ReferralId::random(&mut rand::rng()), at(1));
        }
        assert_eq!(many.reasons.len(), REASONS);
    }

    #[test]
    fn who_was_asked_ten_minutes_ago_is_asked_again_for_what_needs_it() {
        assert!(session().was_asked_just_now(at(9)));
        assert!(!session().was_asked_just_now(at(10)));
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
