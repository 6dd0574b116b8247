//! What a check of the audit found, in words. The binary `check-audit` checks a council's stack from the computer of
//! whoever answers for it; on one machine, `cargo run -- check-audit` does.
//!
//! It depends on `vault`, which reads and checks. It opens nothing: the tables' plain attributes and sealed bytes are
//! what the chains pin.
//!
//! ```
//! let checked = vault::AuditChecked { chains: 2, entries: 9, unchained: 1, broken: Vec::new() };
//! assert_eq!(check_audit::in_words(&checked), "2 chains with 9 entries are whole; 1 entry stands in no chain");
//! ```

use std::process::ExitCode;

use vault::AuditChecked;

/// How a command ends that could not check: nothing is known of the audit.
pub const NOT_CHECKED: u8 = 2;

/// How a command ends that has checked: with 0 where everything is whole, with 1 where something is broken.
pub fn ends<'a>(checked: impl IntoIterator<Item = &'a AuditChecked>) -> ExitCode {
    let mut checked = checked.into_iter();
    match checked.all(|checked| checked.broken.is_empty()) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// What was found: one line, and one more for each broken chain, which names its first broken entry.
pub fn in_words(checked: &AuditChecked) -> String {
    let count = |number: u64, one: &str, many: &str| match number {
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    };
    let chains = count(checked.chains, "chain", "chains");
    let entries = count(checked.entries, "entry", "entries");
    let unchained = match checked.unchained {
        1 => "1 entry stands in no chain".to_owned(),
        number => format!("{number} entries stand in no chain"),
    };
    if checked.broken.is_empty() {
        let are = if checked.chains == 1 { "is" } else { "are" };
        return format!("{chains} with {entries} {are} whole; {unchained}");
    }
    let broken = u64::try_from(checked.broken.len()).unwrap_or(u64::MAX);
    let mut lines = vec![format!(
        "{broken} of {chains} with {entries} {}; {unchained}",
        if broken == 1 {
            "is broken"
        } else {
            "are broken"
        }
    )];
    lines.extend(checked.broken.iter().map(|broken| format!("  {broken}")));
    lines.join("\n")
}
