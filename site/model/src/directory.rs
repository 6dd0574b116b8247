//! The directory: what help there is, who gives it, where, when and for whom.
//!
//! Services and the organisations that provide them, the locations where they are, and the taxonomies
//! that sort them. The directory is also published as an Open Referral UK 3.0 feed; a field that came
//! from such a feed and has no other use here is not kept.

pub mod age;
pub mod cost;
pub mod location;
pub mod organisation;
pub mod oruk_id;
pub mod schedule;
pub mod service;
pub mod taxonomy;
