//! What a YAML error says to an editor: what is wrong, and how to mend it, in plain words.
//!
//! The parser speaks of scalars, mappings and variants. An editor sees a line of text, so every
//! kind of error that a slip can cause is told here in terms of that line.

use serde_saphyr::Error;
use serde_saphyr::budget::BudgetBreach;

use crate::positions::Position;

/// What is wrong, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// What is wrong.
    pub(crate) message: String,
    /// How to mend it.
    pub(crate) mend: String,
}

/// The error of a value that was read as text and is not what it should be. A type's own
/// `Deserialize` uses it, so that its mend reaches the editor too.
pub(crate) fn rejected<E: serde::de::Error>(message: &str, mend: &str) -> E {
    E::custom(format!("{message}{MEND}{mend}"))
}

/// Stands between message and mend, because a serde error is a single text.
const MEND: char = '\n';

/// Parts of the scanner's messages, and what they mean.
const SYNTAX: [(&str, &str, &str); 14] = [
    (
        "mapping keys are not allowed",
        "a name cannot stand here",
        INDENT,
    ),
    (
        "did not find expected '-' indicator",
        "this line belongs to nothing above it",
        INDENT,
    ),
    (
        "did not find expected key",
        "this line belongs to nothing above it",
        INDENT,
    ),
    (
        "indentation in multiline quoted",
        "the quotation mark opened above is never closed",
        "close the text with the same quotation mark, or leave both out",
    ),
    (
        "unclosed quote",
        "the quotation mark opened here is never closed",
        "close the text with the same quotation mark, or leave both out",
    ),
    (
        "trailing content after",
        "something stands after the closing quotation mark",
        "put the whole text between the quotation marks; inside '…' write '' for an apostrophe",
    ),
    (
        "illegal placement of ':'",
        "a bracket opened above is never closed",
        "close the list with `]`, or the braces with `}`",
    ),
    (
        "bracket",
        "a bracket is not closed, or closes what was not opened",
        "close each `[` with `]` and each `{` with `}`; put text that contains brackets in quotes",
    ),
    (
        "flow sequence",
        "the list is not closed",
        "separate its entries with commas and close it with `]`",
    ),
    (
        "flow mapping",
        "the braces are not closed",
        "separate what is in them with commas and close them with `}`",
    ),
    (
        "tab",
        "a tab stands where only spaces may",
        "use spaces instead of the tab",
    ),
    (
        "unknown anchor",
        "a text cannot start with `*`",
        "put the text in quotes",
    ),
    (
        "unexpected character",
        "a text cannot start with this character",
        "put the text in quotes",
    ),
    (
        "simple key expected ':'",
        "the line has no colon",
        "write `name: value`, with a space after the colon",
    ),
];

const INDENT: &str = "check the indent: names that belong together start in the same column";
const MAPPING: &str =
    "write each part on a line of its own below: two more spaces, then `name: value`";

/// The lines at which an error points.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    line: &'a str,
    above: &'a str,
    /// Column in `line`, from 1.
    column: usize,
}

impl<'a> Place<'a> {
    /// The place at `position` of `yaml`.
    pub(crate) fn of(yaml: &'a str, position: Position) -> Self {
        let line = |number: Option<usize>| number.and_then(|n| yaml.lines().nth(n));
        Self {
            line: line(position.line.checked_sub(1)).unwrap_or_default(),
            above: line(position.line.checked_sub(2)).unwrap_or_default(),
            column: position.column,
        }
    }
}

/// Says what `error` means, which points at `place`.
pub(crate) fn explain(error: &Error, place: Place<'_>) -> Told {
    let line = place.line;
    let told = |message: String, mend: String| Told { message, mend };
    match error {
        Error::WithSnippet { error, .. } | Error::AliasError { error, .. } => explain(error, place),
        Error::Message { msg, .. } => match msg.split_once(MEND) {
            Some((message, mend)) => told(message.to_owned(), mend.to_owned()),
            None => told(msg.clone(), LISTED.to_owned()),
        },
        Error::SerdeUnknownField {
            field, expected, ..
        } => told(
            format!("there is no `{field}:` here"),
            did_you_mean(field, expected),
        ),
        Error::SerdeUnknownVariant {
            variant, expected, ..
        } => told(
            format!("`{variant}` is not a value that can stand here"),
            did_you_mean(variant, expected),
        ),
        // The parser points at the last name of the block that lacks it.
        Error::SerdeMissingField { field, .. } => told(
            format!("`{field}:` is missing"),
            match name(line) {
                Some(name) => format!("add a line `{field}: …` next to `{name}:`, in its column"),
                None => format!("add a line `{field}: …`"),
            },
        ),
        Error::DuplicateMappingKey { key, .. } => told(
            format!(
                "`{}:` stands here a second time",
                key.as_deref().unwrap_or("the name")
            ),
            "keep one of the two".to_owned(),
        ),
        Error::NullIntoString { .. } => told(
            "the value is missing".to_owned(),
            if line.contains('#') {
                "put the value in quotes: what follows ` #` is a comment".to_owned()
            } else {
                "write it after the colon".to_owned()
            },
        ),
        Error::Unexpected { expected, .. } if expected.contains("sequence") => told(
            "a list is needed here".to_owned(),
            "write `[one, another]`, or each entry on a line of its own that starts with `- `"
                .to_owned(),
        ),
        Error::Unexpected { expected, .. } if expected.contains("mapping") => {
            if lacks_space(line) {
                return no_space("no space stands after the colon");
            }
            told(
                "this has parts, each with a name".to_owned(),
                MAPPING.to_owned(),
            )
        }
        Error::Unexpected { .. } => told(
            "a single text is needed here".to_owned(),
            "write it after the colon, on one line".to_owned(),
        ),
        Error::InvalidBooleanStrict { .. } | Error::InvalidScalar { ty: "boolean", .. } => told(
            "this is neither true nor false".to_owned(),
            "write `true` or `false`".to_owned(),
        ),
        Error::InvalidScalar { .. } => told(
            "this is no whole number".to_owned(),
            "write it in digits".to_owned(),
        ),
        Error::Budget { breach, .. } => too_much(breach),
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => told(
            "what `*` repeats grows too long".to_owned(),
            "write it out where it is needed, without `&` and `*`".to_owned(),
        ),
        Error::MultipleDocuments { .. } => told(
            "a line `---` divides the file in two".to_owned(),
            "remove that line".to_owned(),
        ),
        Error::UnknownAnchor { .. } => syntax("unknown anchor", place),
        Error::ExternalMessage { msg, .. } => syntax(msg, place),
        other => {
            let text = other.to_string();
            // The place is told beside it.
            let message = text.split(" at line ").next().unwrap_or(&text);
            told(message.to_owned(), LISTED.to_owned())
        }
    }
}

const LISTED: &str = "correct it; content/README.md lists names and values";

fn syntax(scanner: &str, place: Place<'_>) -> Told {
    if scanner.contains("mapping values are not allowed") {
        return second_colon(place);
    }
    let known = SYNTAX.iter().find(|(part, ..)| scanner.contains(part));
    match known {
        Some((_, message, mend)) => Told {
            message: (*message).to_owned(),
            mend: (*mend).to_owned(),
        },
        None => Told {
            message: format!("the YAML cannot be read from here: {scanner}"),
            mend: format!(
                "{INDENT}; put text in quotes that contains a colon or starts with a sign"
            ),
        },
    }
}

/// A file that would take more time or memory than its size earns.
fn too_much(breach: &BudgetBreach) -> Told {
    let (message, mend) = match breach {
        BudgetBreach::Depth { .. } => (
            "lists and names stand too deep inside each other",
            "nothing in content needs more than a few levels: take out the surplus brackets or indents",
        ),
        BudgetBreach::Documents { .. } => {
            ("a line `---` divides the file in two", "remove that line")
        }
        BudgetBreach::Events { .. }
        | BudgetBreach::Nodes { .. }
        | BudgetBreach::ScalarBytes { .. } => (
            "the file holds more names and values than content ever needs",
            "split it, or remove what does not belong here",
        ),
        _ => (
            "the file repeats too much with `&`, `*` or `<<`",
            "write it out where it is needed, without them",
        ),
    };
    Told {
        message: message.to_owned(),
        mend: mend.to_owned(),
    }
}

/// A colon where no name may end: in a text, or after a wrong indent.
fn second_colon(
    Place {
        line,
        above,
        column,
    }: Place<'_>,
) -> Told {
    if lacks_space(above) {
        return no_space("the line above has no space after its colon");
    }
    let before: String = line.chars().take(column.saturating_sub(1)).collect();
    match before.split_once(": ") {
        Some((name, _)) => {
            let text = line[name.len() + 1..].trim();
            let quoted = if text.contains('"') {
                format!("'{}'", text.replace('\'', "''"))
            } else {
                format!("\"{text}\"")
            };
            Told {
                message: "the text contains a colon, so it needs quotes".to_owned(),
                mend: format!("write `{}: {quoted}`", name.trim()),
            }
        }
        None => Told {
            message: "this line belongs to nothing above it".to_owned(),
            mend: INDENT.to_owned(),
        },
    }
}

/// Whether the line is `name:value`.
fn lacks_space(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        !name.trim().contains(' ') && !value.is_empty() && !value.starts_with(' ')
    })
}

fn no_space(message: &str) -> Told {
    Told {
        message: message.to_owned(),
        mend: "write `name: value`, with a space after the colon".to_owned(),
    }
}

/// The name before the colon of a line.
fn name(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(':')?;
    Some(name.trim_start_matches([' ', '-']).trim_end())
}

fn did_you_mean(written: &str, expected: &[&str]) -> String {
    let nearest = expected
        .iter()
        .map(|name| (strsim::jaro_winkler(&written.to_lowercase(), name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let all = expected.join(", ");
    match nearest {
        Some((_, name)) => format!("did you mean `{name}`? It is one of: {all}"),
        None => format!("write one of: {all}"),
    }
}
