//! Where a weakness of the site is reported: RFC 9116.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use site_model::Content;

use super::website;

pub(super) const PATH: &str = ".well-known/security.txt";

/// One file for all councils of the host: every contact, until the earliest of their days. `None`
/// when nobody says where to report.
pub(super) fn text(content: &Content) -> Option<String> {
    let councils = || content.councils.values().map(|council| &council.council);
    let said: Vec<_> = councils()
        .filter_map(|council| council.security.as_ref())
        .collect();
    let expires = said.iter().map(|said| said.expires).min()?;
    let contacts: BTreeSet<&str> = said.iter().map(|said| said.contact.as_str()).collect();
    let mut text = String::new();
    for contact in contacts {
        let _ = writeln!(text, "Contact: {contact}");
    }
    // The last day counts.
    let _ = writeln!(text, "Expires: {expires}T23:59:59Z");
    text.push_str("Preferred-Languages: en\n");
    let hosts: BTreeSet<&str> = councils()
        .filter(|council| council.security.is_some())
        .filter_map(website)
        .collect();
    for host in hosts {
        let _ = writeln!(text, "Canonical: {host}/{PATH}");
    }
    Some(text)
}
