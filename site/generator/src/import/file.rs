//! A file of a directory: its front matter and its text, written and read again.

use super::node::Node;
use super::yaml::yaml;

/// The text of `services/<slug>.md` and its like.
pub(super) fn markdown(front_matter: &Node, body: &str) -> String {
    let front_matter = yaml(front_matter);
    match body_of(body) {
        body if body.is_empty() => format!("---\n{front_matter}---\n"),
        body => format!("---\n{front_matter}---\n\n{body}\n"),
    }
}

/// A body without the empty lines around it, and with line ends as they are read.
pub(super) fn body_of(body: &str) -> String {
    let body = seen(&body.replace("\r\n", "\n").replace('\r', "\n"));
    body.trim_matches('\n').to_owned()
}

/// A text without what nobody can see and content refuses: control characters, and the two that show
/// what follows them backwards.
pub(super) fn seen(text: &str) -> String {
    let is_unseen = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202d}' | '\u{202e}')
    };
    text.chars().filter(|c| !is_unseen(*c)).collect()
}

#[cfg(test)]
mod tests;
