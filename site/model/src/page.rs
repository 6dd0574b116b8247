//! A page of a council's site that is neither notice, service nor form.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::waiver::Waiver;

/// Front matter of `pages/<slug>.md`; the body is the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The heading.
    pub title: String,
    /// One sentence for search engines.
    pub summary: String,
    /// When its text was last changed.
    #[serde(default, with = "crate::day::optional")]
    pub updated: Option<Date>,
    /// Whether a link to it stands in the footer of every page.
    #[serde(default)]
    pub in_footer: bool,
    /// Rules this file breaks knowingly.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}
