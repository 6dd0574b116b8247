//! The address that was probably meant, where a link leads nowhere.

use crate::likeness::ALIKE;

/// The address of `known` whose end is most like that of `written`: `family-lives`,
/// `/organisations/family-lives/` and `../organisations/family-lives.md` mean
/// `/westminster/organisations/family-lives/`. More parts in common go before likeness, and of those
/// alike the shortest address is meant.
pub(super) fn meant_address<'a>(
    written: &str,
    council: &str,
    known: &[&'a str],
) -> Option<&'a str> {
    // The address of another site, or of another kind.
    if written.contains(':') || written.starts_with("//") {
        return None;
    }
    let lower = written.to_lowercase();
    let path = lower.strip_suffix(".md").unwrap_or(&lower);
    let mut written = parts(path);
    if written.first() == Some(&council) {
        written.remove(0);
    }
    (0..written.len()).find_map(|from| {
        let end = &written[from..];
        known
            .iter()
            .copied()
            .filter_map(|address| Some((likeness(end, &parts(address))?, address)))
            .filter(|(likeness, _)| *likeness > ALIKE)
            .min_by(|(a, one), (b, other)| b.total_cmp(a).then(one.len().cmp(&other.len())))
            .map(|(_, address)| address)
    })
}

/// The names in an address, without those that stand for folders themselves.
fn parts(address: &str) -> Vec<&str> {
    let parts = address.split('/');
    parts
        .filter(|part| !["", ".", ".."].contains(part))
        .collect()
}

/// How like the last parts of an address are to `end`: as the least like of them. An address begins
/// with the council's name, which is not compared.
fn likeness(end: &[&str], address: &[&str]) -> Option<f64> {
    let (_, rest) = address.split_first()?;
    let last = rest.get(rest.len().checked_sub(end.len())?..)?;
    let pairs = end.iter().zip(last);
    pairs
        .map(|(one, other)| strsim::jaro_winkler(one, other))
        .min_by(f64::total_cmp)
}
