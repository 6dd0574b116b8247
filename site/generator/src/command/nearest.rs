//! What somebody who wrote a name that does not exist may have meant.

/// How alike two names are, from 0 to 1, if one may be a slip for the other.
const LIKE: f64 = 0.8;

/// The name most like the written one, if any is like it.
pub(super) fn nearest(written: &str, names: impl Iterator<Item = String>) -> Option<String> {
    let written = written.to_lowercase();
    names
        .map(|name| (strsim::jaro_winkler(&written, &name), name))
        .filter(|(likeness, _)| *likeness > LIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}
