//! A rule that content breaks knowingly, until a date.
//!
//! What only the council can decide (who its data protection officer is, say) is not invented: it
//! is a waiver with a reason and an owner, listed by every `site check` and refused once its date
//! has passed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One waiver, in the front matter of the file that breaks the rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The rule, e.g. `notice-lawful-basis`.
    pub rule: String,
    /// Why it is broken.
    pub reason: String,
    /// Who will mend it.
    pub owner: String,
    /// The last day on which it holds.
    #[serde(with = "crate::day")]
    pub until: Date,
}
