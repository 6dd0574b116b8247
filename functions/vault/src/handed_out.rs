//! Proof that a code in a cookie is one that we handed out: only such a code is looked up.
//!
//! A code that a person types is counted before it is looked up. One in a cookie comes with every page, and counting
//! each would cost four calls more; counting none would let a guesser send guesses as cookies, as fast as the firewall
//! allows. So a cookie carries a keyed hash of its code, which only we can make: we make it when we make the code, or
//! when a code that was typed, and counted, opened something. A guess has none and is as no cookie at all: nobody looks
//! it up, and no call is made for it. A browser whose draft has ended, or whose view was locked meanwhile, shows a
//! proof that still holds: it costs a family nothing to come back too late.
//!
//! The key is the one that tries are hashed with: of one `GenerateMac` in a function's life, the same for every
//! function of a council, stored nowhere. A proof is kept nowhere either, and opens nothing without its code.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use data_encoding::HEXLOWER;
use record::{DraftCode, ReceiptCode};
use zeroize::Zeroizing;

use crate::derived_key::derive;
use crate::fault::VaultFault;
use crate::store::Vault;

/// A code that is kept in a cookie.
pub trait CookieCode {
    /// What kind of code it is: a proof of one kind proves nothing of another.
    const KIND: &'static str;

    /// What it is made of.
    fn secret(&self) -> &[u8];
}

impl CookieCode for DraftCode {
    const KIND: &'static str = "draft";

    fn secret(&self) -> &[u8] {
        self.secret()
    }
}

impl CookieCode for ReceiptCode {
    const KIND: &'static str = "receipt";

    fn secret(&self) -> &[u8] {
        self.secret()
    }
}

/// A code with the proof that we handed it out. No `Debug`: the code is a secret.
#[derive(Clone)]
pub struct HandedOut<C> {
    code: C,
    proof: String,
}

impl<C> HandedOut<C> {
    /// The code.
    pub fn code(&self) -> &C {
        &self.code
    }

    /// What its cookie carries besides: 32 hexadecimal digits.
    pub fn proof(&self) -> &str {
        &self.proof
    }
}

impl Vault {
    /// Hands a code out: one that was just made, or that opened something when it was typed.
    ///
    /// # Errors
    ///
    /// When the key of the proofs cannot be had, which is asked for once in the life of a function.
    pub async fn hand_out<C: CookieCode>(&self, code: C) -> Result<HandedOut<C>, VaultFault> {
        let key = self.tries_key().await?;
        let secret = Zeroizing::new(HEXLOWER.encode(code.secret()));
        let purpose = Zeroizing::new(format!("cookie/{}/{}", C::KIND, *secret));
        let hash = derive(key.expose(), &purpose);
        Ok(HandedOut {
            code,
            proof: HEXLOWER.encode(&hash[..16]),
        })
    }

    /// The code of a cookie, if we handed it out with this proof.
    ///
    /// # Errors
    ///
    /// As [`Vault::hand_out`]. Then nobody knows, and nothing may be looked up: a fault opens no gate.
    pub async fn was_handed_out<C: CookieCode>(
        &self,
        code: C,
        proof: &str,
    ) -> Result<Option<HandedOut<C>>, VaultFault> {
        let ours = self.hand_out(code).await?;
        let is_ours = verify_slices_are_equal(ours.proof.as_bytes(), proof.as_bytes()).is_ok();
        Ok(is_ours.then_some(ours))
    }
}
