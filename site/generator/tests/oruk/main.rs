//! The Open Referral UK feed: valid to its published schemas, whole in itself, and the same again after
//! it was imported.
//!
//! The schemas stand in a folder beside the repository and are no part of it; where they are absent,
//! what needs them is skipped, and says so.

#![expect(clippy::print_stdout, reason = "what is skipped is said")]

mod council;
mod from_others;
mod parsed;
mod round_trip;
mod schemas;
mod valid;
mod whole;
