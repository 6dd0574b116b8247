//! AWS KMS on one machine.
//!
//! It speaks the real protocol and keeps the real promises that sealing rests on: key material
//! never leaves it, a ciphertext opens only under its own encryption context, and rotation keeps
//! every earlier version, so that nothing sealed before is lost. Its state is sealed under a root
//! key in a file of its own, readable by its owner only; without it there is nothing to open.
//!
//! It has no policies, grants or throttling: whoever reaches it may use every key.
//!
//! - `secret`: 256 bits of key material, and what can be done with them
//! - `keys`: keys, their versions and aliases
//! - `state`: the sealed file
//! - `protocol`: operations, their requests and answers
//! - `fault`: the errors KMS answers with

mod fault;
mod keys;
mod protocol;
mod secret;
mod state;

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode, header};
use jiff::Timestamp;

use self::fault::Fault;
use self::keys::KeyRing;
use self::state::StateFile;
use super::connector::Service;

pub use self::state::KmsError;

/// KMS's name in the `X-Amz-Target` header.
const TARGET: &str = "TrentService.";

/// An embedded KMS; a clone is another handle on the same one.
#[derive(Clone)]
pub struct Kms {
    held: Arc<Held>,
}

struct Held {
    ring: RwLock<KeyRing>,
    state: StateFile,
}

impl Kms {
    /// Opens the keys kept in `folder`, or creates it with a new root key and no keys.
    ///
    /// # Errors
    ///
    /// When the folder cannot be used, or when there are keys but not the root key that opens
    /// them: it never replaces a root key, since that would make everything sealed unreadable.
    pub fn open(folder: &Path) -> Result<Kms, KmsError> {
        let (state, mut ring) = StateFile::open(folder)?;
        if ring.rotate_what_is_due(Timestamp::now())? {
            state.save(&ring)?;
        }
        Ok(Kms {
            held: Arc::new(Held {
                ring: RwLock::new(ring),
                state,
            }),
        })
    }

    fn read<T>(&self, look: impl FnOnce(&KeyRing) -> Result<T, Fault>) -> Result<T, Fault> {
        look(
            &self
                .held
                .ring
                .read()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }

    /// Makes a change that is on disk before anybody sees it.
    fn change<T>(&self, make: impl FnOnce(&mut KeyRing) -> Result<T, Fault>) -> Result<T, Fault> {
        let mut ring = self
            .held
            .ring
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let mut changed = ring.clone();
        let made = make(&mut changed)?;
        self.held
            .state
            .save(&changed)
            .map_err(|fault| Fault::Internal(fault.to_string()))?;
        *ring = changed;
        Ok(made)
    }
}

impl Service for Kms {
    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let kms = self.clone();
        // A change waits for the disk.
        let answered = tokio::task::spawn_blocking(move || {
            let operation = request
                .headers()
                .get("x-amz-target")
                .and_then(|target| target.to_str().ok())
                .and_then(|target| target.strip_prefix(TARGET))
                .unwrap_or_default();
            protocol::run(&kms, operation, request.body())
        });
        let answered = answered
            .await
            .unwrap_or_else(|fault| Err(Fault::Internal(fault.to_string())));
        let (status, body) = match answered {
            Ok(json) => (StatusCode::OK, json),
            Err(fault) => (fault.status(), fault.to_json()),
        };
        let mut response = Response::new(Bytes::from(body));
        *response.status_mut() = status;
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/x-amz-json-1.1"),
        );
        response
    }
}
