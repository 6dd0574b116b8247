//! Where someone wanted to go before they had to sign in: a page of ours, and nothing else
//! (against open redirects; OWASP, "Unvalidated Redirects and Forwards").

use http::Uri;
use http::uri::PathAndQuery;
use serde::{Deserialize, Serialize};
use site_model::Slug;

/// Longer than any address of ours.
const LONGEST: usize = 200;

/// A path of a council's staff pages: the council's slug, then slugs and opaque ids; and perhaps how a list was
/// narrowed, in slugs too. No dot, no backslash, no empty part: so nothing in it can lead to another origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct NextPath(String);

/// Not a path of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a path of ours")]
pub(crate) struct NotOurs;

impl NextPath {
    /// Reads a path, with or without a query.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (path, query) = match text.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (text, None),
        };
        let mut parts = path.strip_prefix('/')?.split('/');
        let is_slug = |part: &str| Slug::parse(part).is_ok();
        let is_choice = |choice: &str| {
            let choice = choice.split_once('=');
            choice.is_some_and(|(name, value)| is_slug(name) && is_slug(value))
        };
        let good = text.len() <= LONGEST
            && parts.all(is_slug)
            && query.is_none_or(|query| query.split('&').all(is_choice));
        good.then(|| Self(text.to_owned()))
    }

    /// The page that is asked for. A query that is no list of choices is left out.
    pub(crate) fn of(asked: &Uri) -> Option<Self> {
        let whole = asked.path_and_query().map(PathAndQuery::as_str);
        whole
            .and_then(Self::parse)
            .or_else(|| Self::parse(asked.path()))
    }

    /// It, as a value within another query.
    pub(crate) fn in_query(&self) -> String {
        // Nothing else in it means anything there.
        self.0.replace('&', "%26")
    }

    /// Which page it is, however narrowed.
    pub(crate) fn path(&self) -> &str {
        self.0.split('?').next().unwrap_or_default()
    }

    /// Whether it is a page of this council.
    pub(crate) fn is_of(&self, council: &Slug) -> bool {
        self.path().split('/').nth(1) == Some(council.as_str())
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
    use openidconnect::url::{Position, Url};
    use proptest::prelude::*;

    use super::*;

    const ORIGIN: &str = "https://staff.hub.example";

    fn joined(path: &NextPath) -> Url {
        Url::parse(ORIGIN)
            .and_then(|origin| origin.join(&path.0))
            .expect("an address")
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_stays_on_our_origin(text in "[/\\\\a-z0-9.:@%?#=&\\-\\t\\n ]{0,40}") {
            if let Some(path) = NextPath::parse(&text) {
                let address = joined(&path);
                prop_assert_eq!(address.origin().ascii_serialization(), ORIGIN);
                prop_assert_eq!(address.path(), path.path());
                prop_assert_eq!(address[Position::BeforePath..].to_owned(), text);
            }
        }

        #[test]
        fn in_another_query_it_is_one_value(text in "/[a-z]{1,5}/[a-z]{1,5}[?][a-z]=[a-z](&[a-z]=[0-9a-z]){0,3}") {
            let path = NextPath::parse(&text).expect("a path of ours");
            let query = format!("next={}&anew=yes", path.in_query());
            let read: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
            prop_assert_eq!(read.len(), 2);
            prop_assert_eq!(&read[0].1, &text);
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
            "/westminster/queue?show=open&status=contacting",
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
            "/westminster/queue?show",
            "/westminster/queue?show=open?x=y",
            "/westminster/queue?",
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
