//! The last word on what a text may bring onto a page: an allow list of everything that we draw.
//!
//! What comes before draws nothing else; this holds even where that is mistaken.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

/// Every tag of a drawn text.
pub(super) const TAGS: [&str; 37] = [
    "a",
    "abbr",
    "bdi",
    "blockquote",
    "br",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Attributes that any of them may have. Neither a class nor an id is ever an editor's own.
const ATTRIBUTES: [&str; 4] = ["class", "id", "lang", "dir"];

/// Attributes of one tag.
const ATTRIBUTES_OF: [(&str, &[&str]); 7] = [
    ("a", &["href", "rel", "aria-label"]),
    ("abbr", &["title"]),
    ("div", &["role", "tabindex", "aria-label"]),
    ("img", &["src", "alt", "width", "height", "loading"]),
    ("ol", &["start"]),
    ("section", &["aria-labelledby"]),
    ("th", &["scope"]),
];

/// Where a link may lead, beside the site itself.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    let of: HashMap<&str, HashSet<&str>> = ATTRIBUTES_OF
        .map(|(tag, attributes)| (tag, attributes.iter().copied().collect()))
        .into();
    cleaner
        .tags(TAGS.into())
        .generic_attributes(ATTRIBUTES.into())
        .tag_attributes(of)
        .url_schemes(SCHEMES.into())
        .url_relative(UrlRelative::PassThrough)
        .clean_content_tags(["script", "style"].into())
        .link_rel(None);
    cleaner
});

/// What is left of `html`; every tag that was opened is closed.
pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}
