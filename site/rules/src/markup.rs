//! HTML between Markdown: a short list of tags is drawn, and what is not is told.

use site_model::{Diagnostic, Severity};

use crate::checked::Checked;
use crate::rule::{Check, Example, Rule};

const ALLOWED: &str = "html-allowed";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[Rule {
    id: ALLOWED,
    title: "HTML in a text is of the short list that is drawn.",
    source: "WCAG 2.2, 1.3.1 and 4.1.2; OWASP, Cross Site Scripting Prevention (HTML sanitization)",
    read: &[
        "https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html",
    ],
    why: "A tag that is not drawn is left out of the page, its words are not: the page may not look as \
          you meant. Ids, classes, styles and scripts are never taken from a text, so that no text \
          can harm who reads it.",
    looks: None,
    mend: "Say it in Markdown: `**bold**`, `*italic*`, a list, a table. Of HTML there are `<abbr title>`, \
           `<bdi>`, `<br>`, `<details>` with `<summary>`, `<kbd>`, `<span lang>`, `<sub>` and `<sup>`.",
    example: Example {
        breaks: "<b style=\"color:red\">Bring your red book.</b>",
        keeps: "**Bring your red book.**",
    },
    check: Check::Council(allowed),
}];

fn allowed(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in checked.pages() {
        for (what, position) in &page.prose.removed {
            found.push(Diagnostic {
                severity: Severity::Warning,
                ..Diagnostic::error(
                    ALLOWED,
                    &page.source.file,
                    *position,
                    format!("{what} is not drawn"),
                    "say it in Markdown, or leave it out",
                )
            });
        }
    }
    found
}
