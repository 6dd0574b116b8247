//! Where a council's site is published.

use site_model::diagnostic::Diagnostic;
use site_model::path;

use crate::checked::Checked;
use crate::laws::{HTTPS, SECURITY_TXT};
use crate::rule::{Check, Example, Rule};

pub(super) const WEBSITE: Rule = Rule {
    id: "council-website",
    title: "A council's website is a secure address without a path.",
    source: "Sitemaps, feeds and security.txt (RFC 9116) hold whole addresses; what families send is encrypted on the way",
    read: &[HTTPS, SECURITY_TXT],
    why: "The sitemap, the feed of changed notices and security.txt repeat this address in front of \
          each page's own. With a path in it, or with a slip, all of them lead nowhere.",
    looks: None,
    mend: "Write `website:` as `https://` and the host name in small letters, and nothing after it.",
    example: Example {
        breaks: "website: http://hubs.testshire.example/families\n",
        keeps: "website: https://hubs.testshire.example\n",
    },
    check: Check::Council(website),
};

fn website(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let Some(council) = checked.council_file() else {
        return Vec::new();
    };
    council
        .council
        .website
        .iter()
        .filter(|website| !is_secure_host(website))
        .map(|website| {
            council.source.error(
                WEBSITE.id,
                path!["website"],
                format!("`{website}` is not a secure address without a path"),
                "write `https://` and the host name in small letters, such as `https://hubs.example.gov.uk`",
            )
        })
        .collect()
}

/// Whether this is `https://` and a host name of at least two parts.
fn is_secure_host(website: &str) -> bool {
    let part = |part: &str| {
        (1..=63).contains(&part.len())
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    website
        .strip_prefix("https://")
        .is_some_and(|host| host.contains('.') && host.len() <= 253 && host.split('.').all(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_https_and_a_host_name() {
        for good in [
            "https://hubs.example.gov.uk",
            "https://a-b.example",
            "https://xn--bcher-kva.example",
        ] {
            assert!(is_secure_host(good), "{good}");
        }
        for bad in [
            "http://hubs.example",
            "https://hubs.example/",
            "https://hubs.example/families",
            "https://hubs.example:8443",
            "https://user@hubs.example",
            "https://Hubs.example",
            "https://hubs",
            "https://hubs..example",
            "https://-hubs.example",
            "https://",
            "hubs.example",
        ] {
            assert!(!is_secure_host(bad), "{bad}");
        }
    }
}
