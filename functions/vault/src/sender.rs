//! Who sends a form: a family, or a worker for one.

use record::{DraftCode, StaffId};

use crate::drafts::DraftKey;
use crate::sessions::BrowserSecret;

/// Who sends a form, by what opens its draft.
#[derive(Clone, Copy)]
pub enum Sender<'a> {
    /// A family, with the code in its cookie.
    Family(&'a DraftCode),
    /// A worker, for a family.
    Staff {
        /// Of the worker's session.
        session: &'a BrowserSecret,
        /// Who it is.
        by: &'a StaffId,
        /// The family is given a receipt code.
        gives_code: bool,
    },
}

/// From which side a form was sent: where its confirmation is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentBy {
    /// By a family.
    Family,
    /// By a worker: the public side cannot reach it.
    Staff,
}

impl<'a> Sender<'a> {
    pub(crate) fn draft_key(self) -> DraftKey<'a> {
        match self {
            Self::Family(code) => DraftKey::Family(code),
            Self::Staff { session, .. } => DraftKey::Staff(session),
        }
    }

    pub(crate) fn side(self) -> SentBy {
        match self {
            Self::Family(_) => SentBy::Family,
            Self::Staff { .. } => SentBy::Staff,
        }
    }
}
