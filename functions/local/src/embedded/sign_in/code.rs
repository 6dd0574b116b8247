//! Authorisation codes: each opens one sign-in, once, within a minute.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use aws_lc_rs::error::Unspecified;
use aws_lc_rs::rand;
use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;

use super::SampleStaff;

/// RFC 6749, section 4.1.2: short-lived, ten minutes at most. A browser follows at once.
const LIFE: Duration = Duration::from_secs(60);

/// What a code stands for, and all that it is bound to.
#[derive(Clone)]
pub(super) struct Grant {
    pub(super) person: SampleStaff,
    pub(super) client_id: String,
    pub(super) redirect_uri: String,
    pub(super) challenge: String,
    pub(super) nonce: Option<String>,
    pub(super) chosen_at: Timestamp,
}

/// Codes that were given out and not yet redeemed.
#[derive(Default)]
pub(super) struct Codes {
    given: HashMap<String, (Instant, Grant)>,
}

impl Codes {
    pub(super) fn issue(&mut self, grant: Grant, now: Instant) -> Result<String, Unspecified> {
        self.given
            .retain(|_, (given, _)| now.duration_since(*given) < LIFE);
        let mut random = [0; 32];
        rand::fill(&mut random)?;
        let code = BASE64URL_NOPAD.encode(&random);
        self.given.insert(code.clone(), (now, grant));
        Ok(code)
    }

    /// The grant behind `code`. A code is spent by being shown, whatever comes of it.
    pub(super) fn redeem(&mut self, code: &str, now: Instant) -> Option<Grant> {
        let (given, grant) = self.given.remove(code)?;
        (now.duration_since(given) < LIFE).then_some(grant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant() -> Grant {
        Grant {
            person: SampleStaff {
                council: "westminster".to_owned(),
                sub: "sample-1".to_owned(),
                name: "Sam Sample".to_owned(),
                groups: Vec::new(),
            },
            client_id: "family-hub".to_owned(),
            redirect_uri: "http://127.0.0.1:8081/signed-in".to_owned(),
            challenge: String::new(),
            nonce: None,
            chosen_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_code_lives_less_than_a_minute() {
        let (mut codes, start) = (Codes::default(), Instant::now());
        let prompt = codes.issue(grant(), start).expect("random bytes");
        let late = codes.issue(grant(), start).expect("random bytes");

        assert!(
            codes
                .redeem(&prompt, start + LIFE - Duration::from_millis(1))
                .is_some()
        );
        assert!(codes.redeem(&late, start + LIFE).is_none());
    }

    #[test]
    fn a_code_is_spent_by_its_first_use() {
        let (mut codes, now) = (Codes::default(), Instant::now());
        let code = codes.issue(grant(), now).expect("random bytes");

        assert!(codes.redeem(&code, now).is_some());
        assert!(codes.redeem(&code, now).is_none());
    }

    #[test]
    fn codes_nobody_redeemed_do_not_pile_up() {
        let (mut codes, start) = (Codes::default(), Instant::now());
        codes.issue(grant(), start).expect("random bytes");
        codes.issue(grant(), start + LIFE).expect("random bytes");

        assert_eq!(codes.given.len(), 1);
    }
}
