//! Sealing and opening, through the crate's own interface and against AWS's Encryption SDK.

mod body;
mod interop;
mod refusals;
mod vector;
