//! Where a file of the Open Referral UK feed is asked for: without the end of its name.
//!
//! In production a function of CloudFront does this (`SiteAddress` in infra/template.yaml).

/// The file that answers an address (without a leading slash), if it is one of the feed: a list is its
/// folder's index, one thing is a file.
pub fn file(address: &str) -> Option<String> {
    let address = address.strip_suffix('/').unwrap_or(address);
    let mut parts = address.split('/');
    let is_feed = !address.ends_with(".json")
        && parts.next().is_some_and(|council| !council.is_empty())
        && parts.next().is_some_and(|folder| folder == "oruk");
    match (is_feed, parts.next(), parts.next(), parts.next()) {
        (true, Some(_), Some(_), None) => Some(format!("{address}.json")),
        (true, _, None, None) => Some(format!("{address}/index.json")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_feed_is_its_file() {
        for (address, expected) in [
            ("a/oruk", "a/oruk/index.json"),
            ("a/oruk/", "a/oruk/index.json"),
            ("a/oruk/services", "a/oruk/services/index.json"),
            ("a/oruk/services/", "a/oruk/services/index.json"),
            ("a/oruk/services/1-2", "a/oruk/services/1-2.json"),
            ("a/oruk/services/1-2/", "a/oruk/services/1-2.json"),
        ] {
            assert_eq!(file(address).as_deref(), Some(expected), "{address}");
        }
        for other in [
            "",
            "a",
            "oruk",
            "/oruk",
            "a/notices",
            "a/services/oruk",
            "a/oruk/services/1/2",
        ] {
            assert_eq!(file(other), None, "{other}");
        }
    }
}
