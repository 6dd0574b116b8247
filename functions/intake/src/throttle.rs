//! Codes in the wrong hands: a wrong one costs time, by the address that it comes from and by how it begins.
//!
//! Whatever a code is that opens nothing (mistyped, ended, locked, another council's, another kind of code), the same
//! calls are made for it and the same page comes back. A right code costs nothing, however many are entered.

use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use http::header::RETRY_AFTER;
use http_edge::ClientAddress;
use record::message::SafeAddress;
use vault::tries::{
    FORMS_BEGUN_AT_AN_ADDRESS, REMINDERS_OF_AN_ADDRESS, REMINDERS_TO_A_DESTINATION,
    WRONG_CODES_OF_AN_ADDRESS, WRONG_CODES_THAT_BEGIN_ALIKE,
};
use vault::{Counted, Tried, VaultFault, Wait};

use crate::site::Site;

/// What came of looking up a code.
pub(crate) enum LookedUp<T> {
    /// What it opens.
    Opened(T),
    /// It opens nothing.
    Nothing,
    /// Nobody looked: too many wrong ones came before it.
    NotYet(Wait),
}

impl Site {
    /// Looks up what a code with this first group opens, if it is not too soon after wrong ones.
    ///
    /// Where the address is not known, only codes that begin alike are counted: one counter for everybody whose
    /// address is unknown would let any one of them shut out all others.
    pub(crate) async fn look_up<T>(
        &self,
        first_group: &str,
        lookup: impl Future<Output = Result<Option<T>, VaultFault>>,
    ) -> Result<LookedUp<T>, VaultFault> {
        let address = self.address.as_ref().map(ClientAddress::bytes);
        let of_address = address.as_deref().map(|of| Counted {
            pace: &WRONG_CODES_OF_AN_ADDRESS,
            of,
        });
        let begins_alike = Counted {
            pace: &WRONG_CODES_THAT_BEGIN_ALIKE,
            of: first_group.as_bytes(),
        };
        let counted: Vec<_> = of_address.into_iter().chain([begins_alike]).collect();
        let tried = match self.vault.count_try(&counted, self.now).await? {
            Tried::Now(tried) => tried,
            Tried::NotYet(wait) => {
                self.tell_of(wait);
                return Ok(LookedUp::NotYet(wait));
            }
        };
        let opened = lookup.await;
        if let Ok(None) = opened {
            return Ok(LookedUp::Nothing);
        }
        // A right code costs nothing, nor does one of which nobody knows yet whether it is.
        if let Err(fault) = self.vault.give_back(tried).await {
            // Who has the right code sees what it opens; at worst a later slip of theirs counts as one more.
            self.tell("a right code could not be given its try back", &fault);
        }
        Ok(opened?.map_or(LookedUp::Nothing, LookedUp::Opened))
    }

    /// Counts a form that is begun; how long to wait, where too many were begun at the same address.
    pub(crate) async fn count_begun(&self) -> Result<Option<Wait>, VaultFault> {
        let address = self.address.as_ref().map(ClientAddress::bytes);
        let counted = address.as_deref().map(|of| Counted {
            pace: &FORMS_BEGUN_AT_AN_ADDRESS,
            of,
        });
        self.count(counted.as_slice()).await
    }

    /// Counts a reminder that is asked for; how long to wait, where too many were at the same address of the internet,
    /// or for the same email address or telephone.
    pub(crate) async fn count_reminder(
        &self,
        to: &SafeAddress,
    ) -> Result<Option<Wait>, VaultFault> {
        let address = self.address.as_ref().map(ClientAddress::bytes);
        let of_address = address.as_deref().map(|of| Counted {
            pace: &REMINDERS_OF_AN_ADDRESS,
            of,
        });
        let destination = to.destination();
        let to_destination = Counted {
            pace: &REMINDERS_TO_A_DESTINATION,
            of: destination.as_bytes(),
        };
        let counted: Vec<_> = of_address.into_iter().chain([to_destination]).collect();
        self.count(&counted).await
    }

    async fn count(&self, counted: &[Counted<'_>]) -> Result<Option<Wait>, VaultFault> {
        if counted.is_empty() {
            return Ok(None);
        }
        Ok(match self.vault.count_try(counted, self.now).await? {
            Tried::Now(_) => None,
            Tried::NotYet(wait) => {
                self.tell_of(wait);
                Some(wait)
            }
        })
    }

    /// What operators count: which limit, never whose try.
    fn tell_of(&self, wait: Wait) {
        tracing::warn!(council = %self.vault.council(), limit = wait.pace, "refused: too often");
    }
}

/// The page, with when to come back.
pub(crate) fn waiting(wait: Wait, page: Response) -> Response {
    ([(RETRY_AFTER, wait.seconds().to_string())], page).into_response()
}

/// A page that asks for a code which nobody looked up, since too many wrong ones came before it.
pub(crate) fn too_often(wait: Wait, mut page: Response) -> Response {
    if page.status() != StatusCode::GONE {
        return page;
    }
    *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    waiting(wait, page)
}
