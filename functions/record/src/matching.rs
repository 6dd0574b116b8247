//! By what a family might be found again without reading it, and which families to offer a worker as perhaps
//! the same.
//!
//! Each [`Way`] makes a normalised value of what a form says. A keyed hash of it, cut short so that different
//! values collide, is a row of the index. Whoever reads the index learns nothing but what [`Kept::leaks`] says.
//! It only offers: whether two records are one family is decided by a person who has seen both.

pub mod candidates;
pub mod known_by;
mod names;
mod nicknames;
pub mod search;

pub use candidates::{Candidate, MOST_OFFERED, candidates};
pub(crate) use known_by::normal_phone;
pub use known_by::{asked_with, known_by};
pub use search::{Search, SearchedBy};

/// Bits of a kept hash. With 24, one value in some 17 million is another's by chance: so seldom that the
/// candidates of a council are not the hash's, and so often that a row proves nothing of whom it is about.
pub const HASH_BITS: usize = 24;

/// A kind of rows of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kept {
    /// A telephone number.
    Phone,
    /// An email address.
    Email,
    /// A surname, or half of a double one, and a date of birth.
    Surname,
    /// How that surname sounds, and a date of birth.
    SurnameSound,
    /// How a first name in full sounds, and a date of birth.
    FirstName,
}

impl Kept {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Phone,
        Self::Email,
        Self::Surname,
        Self::SurnameSound,
        Self::FirstName,
    ];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Surname => "surname",
            Self::SurnameSound => "surname-sound",
            Self::FirstName => "first-name",
        }
    }

    /// What whoever reads the whole index, and cannot ask KMS, learns of it beyond how many rows there are.
    pub fn leaks(self) -> &'static str {
        match self {
            Self::Phone => "which families gave, almost certainly, the same telephone number",
            Self::Email => "which families gave, almost certainly, the same email address",
            Self::Surname => {
                "which families have, almost certainly, somebody of the same surname born on the same day"
            }
            Self::SurnameSound => {
                "which families may have somebody of a like surname born on the same day"
            }
            Self::FirstName => {
                "which families may have somebody of a like first name born on the same day"
            }
        }
    }
}

/// A way in which two forms can agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// The same telephone number.
    Phone,
    /// The same email address.
    Email,
    /// The same surname, or half of a double one, and date of birth.
    Surname,
    /// A surname that sounds the same, and the same date of birth.
    SurnameSound,
    /// The same first name, however it is shortened, and date of birth.
    FirstName,
    /// The same surname, and a date of birth with day and month swapped.
    SurnameSwapped,
    /// The same first name, and a date of birth with day and month swapped.
    FirstNameSwapped,
}

impl Way {
    /// Every way, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Phone,
        Self::Email,
        Self::Surname,
        Self::SurnameSound,
        Self::FirstName,
        Self::SurnameSwapped,
        Self::FirstNameSwapped,
    ];

    /// In a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Surname => "surname",
            Self::SurnameSound => "surname-sound",
            Self::FirstName => "first-name",
            Self::SurnameSwapped => "surname-swapped",
            Self::FirstNameSwapped => "first-name-swapped",
        }
    }

    /// The rows that it is looked up in: a swapped date is asked for and never kept.
    pub fn kept(self) -> Kept {
        match self {
            Self::Phone => Kept::Phone,
            Self::Email => Kept::Email,
            Self::Surname | Self::SurnameSwapped => Kept::Surname,
            Self::SurnameSound => Kept::SurnameSound,
            Self::FirstName | Self::FirstNameSwapped => Kept::FirstName,
        }
    }

    /// How much it says that two records are one family.
    fn weight(self) -> u32 {
        match self {
            Self::Phone | Self::Email => 4,
            Self::Surname => 3,
            Self::SurnameSound
            | Self::FirstName
            | Self::SurnameSwapped
            | Self::FirstNameSwapped => 2,
        }
    }
}

/// A normalised value and where it is kept: input of a keyed hash, never stored. No `Debug`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term {
    /// The kind of row.
    pub kept: Kept,
    /// The normalised value.
    pub value: String,
}
