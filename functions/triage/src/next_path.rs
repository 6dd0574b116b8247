//! Where someone wanted to go before they had to sign in: a page of ours, and nothing else
//! (against open redirects; OWASP, "Unvalidated Redirects and Forwards").

use serde::{Deserialize, Serialize};
use site_model::Slug;

/// Longer than any address of ours.
const LONGEST: usize = 200;

/// A path of a council's staff pages: the council's slug, then slugs and opaque ids. No query, no
/// dot, no backslash, no empty part: so nothing in it can lead to another origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct NextPath(String);

/// Not a path of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a path of ours")]
pub(crate) struct NotOurs;

impl NextPath {
    /// Reads a path.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let parts = text.strip_prefix('/')?;
        let good = text.len() <= LONGEST && parts.split('/').all(|part| Slug::parse(part).is_ok());
        good.then(|| Self(text.to_owned()))
    }

    /// The path.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a page of this council.
    pub(crate) fn is_of(&self, council: &Slug) -> bool {
        self.0.split('/').nth(1) == Some(council.as_str())
    }
}

impl TryFrom<String> for NextPath {
    type Error = NotOurs;
    fn try_from(text: String) -> Result<Self, NotOurs> {
        Self::parse(&text).ok_or(NotOurs)
    }
}

impl From<NextPath> for String {
    fn from(path: NextPath) -> Self {
        path.0
    }
}

#[cfg(test)]
mod tests {
    use openidconnect::url::Url;
    use proptest::prelude::*;

    use super::*;

    const ORIGIN: &str = "https://staff.hub.example";

    fn joined(path: &NextPath) -> Url {
        Url::parse(ORIGIN)
            .and_then(|origin| origin.join(path.as_str()))
            .expect("an address")
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_stays_on_our_origin(text in "[/\\\\a-z0-9.:@%?#\\-\\t\\n ]{0,40}") {
            if let Some(path) = NextPath::parse(&text) {
                let address = joined(&path);
                prop_assert_eq!(address.origin().ascii_serialization(), ORIGIN);
                prop_assert_eq!(address.path(), text.as_str());
            }
        }

        #[test]
        fn any_text_is_accepted_or_refused(text in ".*") {
            let _ = NextPath::parse(&text);
        }
    }

    #[test]
    fn pages_of_ours_are_accepted_for_their_own_council() {
        let westminster = Slug::parse("westminster").expect("a slug");
        let other = Slug::parse("barking-and-dagenham").expect("a slug");
        for text in [
            "/westminster/queue",
            "/westminster/families/0123456789abcdef0123456789abcdef/referrals/0123456789abcdef0123456789abcdef",
        ] {
            let path = NextPath::parse(text).expect("a path of ours");
            assert!(path.is_of(&westminster) && !path.is_of(&other));
        }
    }

    #[test]
    fn what_a_browser_could_read_as_another_site_is_refused() {
        for text in [
            "",
            "/",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example/westminster/queue",
            "/westminster//evil",
            "/westminster/../evil",
            "/westminster/queue?next=//evil",
            "/westminster/queue#x",
            "/westminster/%2f%2fevil",
            "/\t/evil.example",
            " /westminster/queue",
            "westminster/queue",
        ] {
            assert_eq!(NextPath::parse(text), None, "{text}");
        }
    }
}
