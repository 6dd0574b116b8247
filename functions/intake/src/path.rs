//! What an address names beside the council and its language, which [`Site`](crate::site::Site) reads.

use serde::Deserialize;

/// A form.
#[derive(Deserialize)]
pub(crate) struct OfForm {
    pub(crate) form: String,
}

/// A page of a form.
#[derive(Deserialize)]
pub(crate) struct OfPage {
    pub(crate) form: String,
    pub(crate) page: String,
}

/// One in a list of a form.
#[derive(Deserialize)]
pub(crate) struct OfEntry {
    pub(crate) form: String,
    pub(crate) list: String,
    pub(crate) number: String,
}

/// A page of one in a list of a form.
#[derive(Deserialize)]
pub(crate) struct OfEntryPage {
    pub(crate) form: String,
    pub(crate) list: String,
    pub(crate) number: String,
    pub(crate) page: String,
}
