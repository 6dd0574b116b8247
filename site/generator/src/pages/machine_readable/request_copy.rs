//! The JSON Schema of the copy that a family downloads of its request: the copy names its address.

use site_theme::address;
use site_theme::request_shown::COPY_SCHEMA;

/// The file: path without a leading slash, and bytes.
pub(super) fn file() -> (String, Vec<u8>) {
    let path = address::REQUEST_COPY_SCHEMA.trim_start_matches('/');
    (path.to_owned(), COPY_SCHEMA.into())
}
