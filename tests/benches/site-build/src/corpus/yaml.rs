//! YAML as an editor writes it, line by line.

use std::fmt::Display;

/// A text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

/// Names on one line: `[a, b]`.
pub(super) fn list<T: Display>(of: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = of.into_iter().map(|one| one.to_string()).collect();
    format!("[{}]", items.join(", "))
}
