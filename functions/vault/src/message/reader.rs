//! Reads a message's big-endian fields, and never past its end.

use super::DoesNotOpen;

pub(super) struct Reader<'a> {
    message: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(message: &'a [u8]) -> Self {
        Self {
            message,
            rest: message,
        }
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], DoesNotOpen> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(DoesNotOpen)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<&'a [u8; N], DoesNotOpen> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(DoesNotOpen)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn u32(&mut self) -> Result<u32, DoesNotOpen> {
        self.array().copied().map(u32::from_be_bytes)
    }

    /// The next bytes must be these.
    pub(super) fn expect(&mut self, bytes: &[u8]) -> Result<(), DoesNotOpen> {
        if self.take(bytes.len())? == bytes {
            Ok(())
        } else {
            Err(DoesNotOpen)
        }
    }

    /// The next bytes must be these, after their length in two bytes.
    pub(super) fn expect_counted(&mut self, bytes: &[u8]) -> Result<(), DoesNotOpen> {
        let length = u16::try_from(bytes.len()).map_err(|_| DoesNotOpen)?;
        self.expect(&length.to_be_bytes())?;
        self.expect(bytes)
    }

    /// All that was read so far.
    pub(super) fn consumed(&self) -> &'a [u8] {
        &self.message[..self.message.len() - self.rest.len()]
    }

    /// Nothing may follow.
    pub(super) fn finish(self) -> Result<(), DoesNotOpen> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(DoesNotOpen)
        }
    }
}
