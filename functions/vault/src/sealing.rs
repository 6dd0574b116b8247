//! Sealing values into bodies and opening them again.
//!
//! A body is a JSON text, padded so that its length says little, in one AWS Encryption SDK message bound to the
//! place where it lives. Texts are wiped from memory once they are read or sealed; the values that come out of
//! them are the caller's.

use std::io::{self, Write};
use std::ops::Deref;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use crate::data_key::DataKey;
use crate::message::{self, CannotSeal, EncryptionContext};
use crate::padding::{PAD, padded_length};

/// Where a body lives: checked exactly when it is opened, so that a swapped, moved or edited item does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealingContext<'a> {
    /// The table's logical name, such as `submissions`: not its name in one deployment, so that a restored or
    /// renamed table still opens.
    pub table: &'a str,
    /// The item's partition key.
    pub partition: &'a str,
    /// The item's sort key.
    pub sort: &'a str,
    /// What the item is.
    pub kind: &'a str,
    /// The council whose item it is.
    pub council: &'a str,
    /// Counts up with every new body of the item, so that an old body put back under a new count does not open.
    pub body_version: u64,
}

impl SealingContext<'_> {
    fn required(&self) -> Result<EncryptionContext, CannotSeal> {
        EncryptionContext::of([
            ("table", self.table),
            ("partition", self.partition),
            ("sort", self.sort),
            ("kind", self.kind),
            ("council", self.council),
            ("body-version", &self.body_version.to_string()),
        ])
    }
}

/// Seals `value` under `key`, bound to `context`; `key_name` is the id of the key, and is written into the body.
///
/// # Errors
/// [`SealingError::NotJson`], [`SealingError::TooLong`] or [`SealingError::Unavailable`].
pub fn seal<T: Serialize + ?Sized>(
    key: &DataKey,
    key_name: &str,
    context: &SealingContext<'_>,
    value: &T,
) -> Result<Vec<u8>, SealingError> {
    Ok(message::seal(
        key,
        key_name,
        &context.required()?,
        padded_json(value)?,
    )?)
}

/// Opens a body that [`seal`] made with the same key, key name and context.
///
/// # Errors
/// [`SealingError::DoesNotOpen`] or [`SealingError::OfAnotherShape`].
pub fn open<T: DeserializeOwned>(
    key: &DataKey,
    key_name: &str,
    context: &SealingContext<'_>,
    body: &[u8],
) -> Result<Opened<T>, SealingError> {
    let context = context.required().map_err(|_| SealingError::DoesNotOpen)?;
    let text =
        message::open(key, key_name, &context, body).map_err(|_| SealingError::DoesNotOpen)?;
    // serde_json's error quotes what it could not read: it must not leave this function.
    serde_json::from_slice(&text)
        .map(Opened)
        .map_err(|_| SealingError::OfAnotherShape)
}

/// A value that was sealed. It can be neither printed nor serialised by accident, only used on purpose.
///
/// ```compile_fail
/// fn prints<T: std::fmt::Debug>() {}
/// prints::<vault::Opened<String>>();
/// ```
///
/// ```compile_fail
/// fn serialises<T: serde::Serialize>() {}
/// serialises::<vault::Opened<String>>();
/// ```
pub struct Opened<T>(T);

impl<T> Opened<T> {
    /// The value itself, now without the protection.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Opened<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Why a value was not sealed or a body not opened. It holds nothing of either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealingError {
    /// The value has no JSON form.
    #[error("the value has no JSON form")]
    NotJson,
    /// A body has at most 400 KiB; a key's name and the values of a context at most 64 KiB together.
    #[error("the value, its key's name or its context is too long to seal")]
    TooLong,
    /// No random bytes, or a fault of the cryptographic library.
    #[error("the cryptographic library is unavailable")]
    Unavailable,
    /// Wrong key, wrong place, or not what was sealed: which of them is not said, on purpose.
    #[error("the body does not open")]
    DoesNotOpen,
    /// The body opens, but does not hold what was asked for: a version of the software that does not know it.
    #[error("the body opens but has another shape")]
    OfAnotherShape,
}

impl From<CannotSeal> for SealingError {
    fn from(reason: CannotSeal) -> Self {
        match reason {
            CannotSeal::TooLong => Self::TooLong,
            CannotSeal::NoRandomBytes | CannotSeal::Refused => Self::Unavailable,
        }
    }
}

/// The value as JSON, padded with spaces.
///
/// Written twice, the first time only to be measured: a buffer that grew would leave copies of the text behind
/// that nobody wipes.
fn padded_json<T: Serialize + ?Sized>(value: &T) -> Result<Zeroizing<Vec<u8>>, SealingError> {
    let mut measure = Measure(0);
    serde_json::to_writer(&mut measure, value).map_err(|_| SealingError::NotJson)?;
    let mut text = Zeroizing::new(Vec::with_capacity(padded_length(measure.0)));
    serde_json::to_writer(&mut *text, value).map_err(|_| SealingError::NotJson)?;
    let length = padded_length(text.len());
    text.resize(length, PAD);
    Ok(text)
}

/// Counts what is written to it.
struct Measure(usize);

impl Write for Measure {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
