//! Front-door tests: what people do, over HTTP, against the whole product.

#![allow(
    clippy::unwrap_used,
    reason = "a step that cannot be taken ends its test"
)]

mod confirming_twice;
mod content_edits;
mod council_boundary;
mod editors_commands;
mod family_to_navigator;
mod mistakes_in_forms;
mod restart;
mod secrecy;
mod starting;
mod stored_items;
