//! The message's body: one final frame (data-format/message-body.md, "Final Frame").

use aws_lc_rs::aead::Aad;
use zeroize::Zeroizing;

use super::header::Header;
use super::reader::Reader;
use super::suite::{self, DerivedKeys, MESSAGE_ID_LENGTH, TAG_LENGTH};
use super::{CannotSeal, DoesNotOpen};

/// What comes before a frame's number when no frame follows it.
const END: [u8; 4] = [0xff; 4];
const SEQUENCE_NUMBER: u32 = 1;
const CONTENT_STRING: &[u8] = b"AWSKMSEncryptionClient Final Frame";

/// Bytes of a frame around its content.
pub(super) const OVERHEAD: usize = END.len() + 4 + suite::IV_LENGTH + 4 + TAG_LENGTH;

/// Takes the text, seals it where it is and appends it to `out`: no copy of it is made.
pub(super) fn write(
    keys: &DerivedKeys,
    message_id: &[u8; MESSAGE_ID_LENGTH],
    mut text: Zeroizing<Vec<u8>>,
    out: &mut Vec<u8>,
) -> Result<(), CannotSeal> {
    let length = u32::try_from(text.len()).map_err(|_| CannotSeal::TooLong)?;
    let tag = keys.key.seal_in_place_separate_tag(
        suite::nonce(SEQUENCE_NUMBER),
        Aad::from(authenticated(message_id, length)),
        &mut text,
    )?;
    out.extend(END);
    out.extend(SEQUENCE_NUMBER.to_be_bytes());
    out.extend(suite::iv(SEQUENCE_NUMBER));
    out.extend(length.to_be_bytes());
    out.extend_from_slice(&text);
    out.extend_from_slice(tag.as_ref());
    Ok(())
}

pub(super) fn read(
    keys: &DerivedKeys,
    header: &Header,
    reader: &mut Reader<'_>,
) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
    reader.expect(&END)?;
    reader.expect(&SEQUENCE_NUMBER.to_be_bytes())?;
    reader.expect(&suite::iv(SEQUENCE_NUMBER))?;
    let length = reader.u32()?;
    if length > header.frame_length {
        return Err(DoesNotOpen);
    }
    let content_length = usize::try_from(length).map_err(|_| DoesNotOpen)?;
    let sealed_length = content_length.checked_add(TAG_LENGTH).ok_or(DoesNotOpen)?;
    let mut text = Zeroizing::new(reader.take(sealed_length)?.to_vec());
    keys.key.open_in_place(
        suite::nonce(SEQUENCE_NUMBER),
        Aad::from(authenticated(&header.message_id, length)),
        &mut text,
    )?;
    text.truncate(content_length);
    Ok(text)
}

/// The specification's "Message Body AAD" (data-format/message-body-aad.md).
fn authenticated(message_id: &[u8; MESSAGE_ID_LENGTH], length: u32) -> Vec<u8> {
    [
        message_id.as_slice(),
        CONTENT_STRING,
        &SEQUENCE_NUMBER.to_be_bytes(),
        &u64::from(length).to_be_bytes(),
    ]
    .concat()
}
