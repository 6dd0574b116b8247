//! Findings as GitHub's workflow commands: notes beside the lines of a change.
//!
//! Each is one line, `::error file=…,line=…,col=…,title=…::message`. What would end a line or a property
//! is escaped as GitHub's own toolkit does.

use site_model::Diagnostics;
use site_model::diagnostic::{Diagnostic, Severity};

use super::place::Base;

/// A workflow command for each finding.
pub fn github(diagnostics: &Diagnostics, base: &Base) -> String {
    diagnostics
        .iter()
        .map(|finding| command(finding, base))
        .collect()
}

fn command(finding: &Diagnostic, base: &Base) -> String {
    let level = match finding.severity {
        Severity::Error | Severity::Lapsed => "error",
        Severity::Warning => "warning",
        Severity::Waived => "notice",
    };
    // A waiver says until when and why: there is nothing to mend before.
    let message = match finding.severity {
        Severity::Waived => format!("waived {}", finding.message),
        _ => format!("{}\n{}", finding.message, finding.mend),
    };
    format!(
        "::{level} file={},line={},col={},title={}::{}\n",
        property(&base.name(&finding.file)),
        finding.position.line,
        finding.position.column,
        property(finding.rule),
        data(&message),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use site_model::positions::Position;

    use super::*;

    #[test]
    fn what_would_end_a_line_or_a_property_is_escaped() {
        let finding = Diagnostic::error(
            "a-rule",
            Path::new("content/a,b: 100%.md"),
            Position { line: 3, column: 8 },
            "50% of\r\nit, or: all",
            "mend it",
        );
        let base = Base::of(Path::new("content"));
        assert_eq!(
            command(&finding, &base),
            "::error file=a%2Cb%3A 100%25.md,line=3,col=8,title=a-rule::50%25 of%0D%0Ait, or: all%0Amend it\n"
        );
    }
}
