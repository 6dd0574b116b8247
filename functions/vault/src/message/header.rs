//! The message's header (data-format/message-header.md, "Header Body Version 2.0" and "Header Authentication").

use aws_lc_rs::aead::{Aad, LessSafeKey};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::error::Unspecified;

use super::encrypted_data_key::EncryptedDataKey;
use super::reader::Reader;
use super::suite::{self, COMMITMENT_LENGTH, MESSAGE_ID_LENGTH, TAG_LENGTH};
use super::{CannotSeal, DoesNotOpen, EncryptionContext};

const VERSION: [u8; 1] = [2];
/// The required encryption context is not stored, so the stored one has length 0.
const EMPTY_CONTEXT: [u8; 2] = [0, 0];
const FRAMED: [u8; 1] = [2];

pub(super) struct Header {
    pub(super) message_id: [u8; MESSAGE_ID_LENGTH],
    pub(super) encrypted_data_key: EncryptedDataKey,
    /// At least as long as the one frame.
    pub(super) frame_length: u32,
    pub(super) commitment: [u8; COMMITMENT_LENGTH],
}

impl Header {
    pub(super) fn write(&self, key_name: &str, out: &mut Vec<u8>) -> Result<(), CannotSeal> {
        out.extend(VERSION);
        out.extend(suite::ID);
        out.extend(self.message_id);
        out.extend(EMPTY_CONTEXT);
        self.encrypted_data_key.write(key_name, out)?;
        out.extend(FRAMED);
        out.extend(self.frame_length.to_be_bytes());
        out.extend(self.commitment);
        Ok(())
    }

    pub(super) fn read(reader: &mut Reader<'_>, key_name: &str) -> Result<Self, DoesNotOpen> {
        reader.expect(&VERSION)?;
        reader.expect(&suite::ID)?;
        let message_id = *reader.array()?;
        reader.expect(&EMPTY_CONTEXT)?;
        let encrypted_data_key = EncryptedDataKey::read(reader, key_name)?;
        reader.expect(&FRAMED)?;
        let frame_length = reader.u32()?;
        let commitment = *reader.array()?;
        Ok(Self {
            message_id,
            encrypted_data_key,
            frame_length,
            commitment,
        })
    }
}

/// The header's tag, which also covers the required encryption context (client-apis/encrypt.md, "Authentication Tag").
pub(super) fn tag(
    key: &LessSafeKey,
    header: &[u8],
    context: &EncryptionContext,
) -> Result<[u8; TAG_LENGTH], Unspecified> {
    let authenticated = [header, context.as_bytes()].concat();
    let tag = key.seal_in_place_separate_tag(suite::nonce(0), Aad::from(authenticated), &mut [])?;
    tag.as_ref().try_into().map_err(|_| Unspecified)
}

/// In constant time.
pub(super) fn verify_tag(
    key: &LessSafeKey,
    header: &[u8],
    context: &EncryptionContext,
    found: &[u8; TAG_LENGTH],
) -> Result<(), DoesNotOpen> {
    Ok(verify_slices_are_equal(&tag(key, header, context)?, found)?)
}
