//! What an editor sees on every page until the content is right again.
//!
//! It is no part of the theme, whose templates and words may be what is wrong.

use std::fmt::{self, Write as _};

use site_model::diagnostic::{Diagnostic, Severity};

use crate::BuildError;
use crate::watch::Problem;

/// A page is for the first mistakes; `site check` tells all.
const SHOWN: usize = 20;

const HEADING: &str = "The last edit has an error: this is the last good page";

const HEADING_ALONE: &str = "The content has an error, and there is no good page yet";

/// What is wrong, as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// A list of mistakes.
    list: String,
}

impl Shown {
    /// The findings of content, or what else stopped a build.
    pub fn of(problem: &Problem) -> Self {
        match problem {
            Problem::Build(BuildError::Content(found)) => {
                let errors: Vec<&Diagnostic> = found
                    .iter()
                    .filter(|finding| finding.severity == Severity::Error)
                    .collect();
                Self::findings(&errors)
            }
            other => Self::text(other),
        }
    }

    /// What else keeps an edit from being shown.
    pub fn text(problem: impl fmt::Display) -> Self {
        Self {
            list: format!("<li><p>{}</p></li>", Escaped(&problem.to_string())),
        }
    }

    fn findings(errors: &[&Diagnostic]) -> Self {
        let mut list = String::new();
        for finding in errors.iter().take(SHOWN) {
            let position = finding.position;
            // Writing to a string does not fail.
            let _ = write!(
                list,
                "<li><p><code>{}:{}:{}</code></p><p><strong>{}</strong></p><p>{}</p></li>",
                Escaped(&finding.file.to_string_lossy()),
                position.line,
                position.column,
                Escaped(&finding.message),
                Escaped(&finding.mend),
            );
        }
        if errors.len() > SHOWN {
            let _ = write!(
                list,
                "<li><p>And {} more: <code>site check</code> lists them.</p></li>",
                errors.len() - SHOWN,
            );
        }
        Self { list }
    }

    /// Above a page: the last good one, or one that says that there is none.
    pub(super) fn banner(&self, is_good_page: bool) -> String {
        let heading = if is_good_page { HEADING } else { HEADING_ALONE };
        format!(
            "<div class=\"local-problem\" role=\"alert\" tabindex=\"0\">\
             <h2>{heading}</h2><ol>{}</ol></div>",
            self.list
        )
    }
}

/// Text in HTML.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            other => f.write_char(other),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    use site_model::positions::Position;

    fn finding(number: usize) -> Diagnostic {
        Diagnostic::error(
            "a-rule",
            Path::new("content/a/<b>.md"),
            Position {
                line: number,
                column: 7,
            },
            "is <odd>",
            "write & mend",
        )
    }

    #[test]
    fn a_mistake_has_its_place_what_is_wrong_and_how_to_mend_it() {
        let found = [finding(3)].into_iter().collect();
        let banner = Shown::of(&Problem::Build(BuildError::Content(found))).banner(true);
        for part in [
            "<code>content/a/&lt;b&gt;.md:3:7</code>",
            "<strong>is &lt;odd&gt;</strong>",
            "<p>write &amp; mend</p>",
            HEADING,
        ] {
            assert!(banner.contains(part), "{part} is not in {banner}");
        }
        assert!(!banner.contains("more:"));
    }

    #[test]
    fn of_thousands_of_mistakes_a_page_shows_the_first() {
        let found = (1..=5_000).map(finding).collect();
        let banner = Shown::of(&Problem::Build(BuildError::Content(found))).banner(true);
        assert_eq!(banner.matches("<strong>").count(), SHOWN);
        assert!(banner.contains("And 4980 more"));
        assert!(banner.len() < 10_000);
    }
}
