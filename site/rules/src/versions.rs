//! Texts that families were shown stay as they were.
//!
//! Reading the files compares them with the record, so no waiver covers these rules: it would have to
//! stand in the very text that may not be edited.

use site_model::published_texts::{CHANGED, GONE, UNRECORDED};

use crate::rule::{Check, Example, Rule};

/// A record has to be kept of what was done with personal data, and shown.
const ACCOUNTABILITY: &str = "https://www.legislation.gov.uk/eur/2016/679/article/5";
/// What a family is told, it is told before.
const INFORMATION: &str = "https://www.legislation.gov.uk/eur/2016/679/article/13";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: CHANGED,
        title: "A text that families were shown keeps its words.",
        source: "UK GDPR Articles 5(1)(a), 5(2) and 13(3)",
        read: &[ACCOUNTABILITY, INFORMATION],
        why: "A family decides on the words it is shown, and what it sent is kept under them. If those \
              words change in place, nobody can show later what the family was told, and a new purpose \
              could reach back to data that was given for another.",
        looks: None,
        mend: "put the published words back (version control has them), then write the new ones in a \
               copy named after the day it is published, with that day in its `updated`",
        example: Example {
            breaks: "# notices/early-help/2026-01-01.md, published with other words\n\
                     updated: 2026-01-01",
            keeps: "# notices/early-help/2026-03-01.md, a new file; the old one stays as it was\n\
                    updated: 2026-03-01",
        },
        check: Check::WhileReading,
    },
    Rule {
        id: GONE,
        title: "A text that families were shown stays.",
        source: "UK GDPR Articles 5(1)(a) and 5(2)",
        read: &[ACCOUNTABILITY],
        why: "What a family sent names the text it was shown, and the periods after which its data goes \
              are those of that text. Without it, neither the family nor the council can look it up.",
        looks: None,
        mend: "put the file back as it was; to replace a notice, add a newer text beside it",
        example: Example {
            breaks: "# notices/published.yaml, but notices/early-help/2026-01-01.md was deleted\n\
                     - notice: \"early-help\"\n\
                     \x20 updated: 2026-01-01",
            keeps: "# notices/published.yaml, and notices/early-help/2026-01-01.md is still there\n\
                    - notice: \"early-help\"\n\
                    \x20 updated: 2026-01-01",
        },
        check: Check::WhileReading,
    },
    Rule {
        id: UNRECORDED,
        title: "A text that goes out is recorded as published.",
        source: "UK GDPR Articles 5(1)(a) and 5(2)",
        read: &[ACCOUNTABILITY],
        why: "Only a recorded text is watched: a change to another one goes unnoticed. While a text is \
              being written that is as it should be, so this is a warning; a deployment shows it to \
              families, so packaging one refuses it.",
        looks: None,
        mend: "when the text is final, run `site publish` and keep `notices/published.yaml` with the content",
        example: Example {
            breaks: "# notices/early-help/2026-03-01.md is there, and notices/published.yaml has no such entry",
            keeps: "# notices/published.yaml, as `site publish` writes it\n\
                    - notice: \"early-help\"\n\
                    \x20 updated: 2026-03-01\n\
                    \x20 sha256: \"5f0c…\"",
        },
        check: Check::WhileReading,
    },
];
