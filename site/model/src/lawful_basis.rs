//! The articles of UK GDPR that can make processing lawful. One table each; what is not in the
//! table does not exist as a basis (a notice that cites 9(1)(g) cites the prohibition, not an
//! exemption from it).

use serde::{Deserialize, Serialize};

use crate::slug::Slug;

/// A lawful basis as a notice states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawfulBasis {
    /// The provision, e.g. `6(1)(e)`. Checked against [`ARTICLE_6_BASES`].
    pub article: String,
    /// The law that gives the task or power, e.g. `Children Act 1989`: UK GDPR Article 6(3).
    #[serde(default)]
    pub law: Vec<String>,
    /// The purposes that rest on it, by id; all, where none is named.
    #[serde(default)]
    pub purposes: Vec<Slug>,
}

/// A condition for special-category data as a notice states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecialCategoryCondition {
    /// The provision, e.g. `9(2)(g)`. Checked against [`ARTICLE_9_CONDITIONS`].
    pub article: String,
    /// For 9(2)(b), (g), (h), (i) and (j): the condition in Schedule 1 of the Data Protection Act
    /// 2018 (its sections 10 and 11), e.g. `paragraph 18 (safeguarding of children)`.
    pub schedule_1: Option<String>,
    /// Where the appropriate policy document can be read: a web address, or whom to ask. Data
    /// Protection Act 2018, Schedule 1, Part 4.
    #[serde(default)]
    pub policy_document: Option<String>,
}

/// A provision and what it means in plain words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Provision {
    /// As cited, e.g. `6(1)(e)`.
    pub article: &'static str,
    /// In a few words.
    pub meaning: &'static str,
    /// Whether it stands on a condition of the Data Protection Act 2018, Schedule 1.
    pub needs_schedule_1: bool,
}

const fn provision(article: &'static str, meaning: &'static str) -> Provision {
    Provision {
        article,
        meaning,
        needs_schedule_1: false,
    }
}

const fn with_schedule_1(article: &'static str, meaning: &'static str) -> Provision {
    Provision {
        article,
        meaning,
        needs_schedule_1: true,
    }
}

/// UK GDPR Article 6(1), as amended by the Data (Use and Access) Act 2025 (which added `ea`).
pub const ARTICLE_6_BASES: [Provision; 7] = [
    provision("6(1)(a)", "consent"),
    provision("6(1)(b)", "a contract"),
    provision("6(1)(c)", "a legal obligation"),
    provision("6(1)(d)", "vital interests"),
    provision("6(1)(e)", "a public task"),
    provision("6(1)(ea)", "a recognised legitimate interest"),
    provision("6(1)(f)", "legitimate interests"),
];

/// UK GDPR Article 9(2); which of them need a Schedule 1 condition: Data Protection Act 2018,
/// section 10(2) and (3).
pub const ARTICLE_9_CONDITIONS: [Provision; 10] = [
    provision("9(2)(a)", "explicit consent"),
    with_schedule_1(
        "9(2)(b)",
        "employment, social security and social protection law",
    ),
    provision("9(2)(c)", "vital interests of someone who cannot consent"),
    provision("9(2)(d)", "a not-for-profit body's own members"),
    provision("9(2)(e)", "made public by the person"),
    provision("9(2)(f)", "legal claims and courts"),
    with_schedule_1("9(2)(g)", "substantial public interest"),
    with_schedule_1("9(2)(h)", "health or social care"),
    with_schedule_1("9(2)(i)", "public health"),
    with_schedule_1("9(2)(j)", "archiving, research and statistics"),
];

/// The basis that `article` cites, if there is one.
pub fn article_6_basis(article: &str) -> Option<&'static Provision> {
    ARTICLE_6_BASES.iter().find(|p| p.article == article)
}

/// The condition that `article` cites, if there is one.
pub fn article_9_condition(article: &str) -> Option<&'static Provision> {
    ARTICLE_9_CONDITIONS.iter().find(|p| p.article == article)
}
