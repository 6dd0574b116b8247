//! `site watch` and `site serve` from outside, while content is edited.
#![expect(clippy::print_stdout, reason = "a test that fails says what it saw")]

mod content;
#[path = "../copied/mod.rs"]
mod copied;
mod followed;
mod served;
