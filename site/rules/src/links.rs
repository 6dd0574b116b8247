//! Links that councils write in prose: they lead somewhere, safely, and say where.

mod addresses;
mod meant_address;

use site_model::{Content, Diagnostic, Severity, address};

use crate::checked::{Checked, Page};
use crate::prose::{Reference, ReferenceKind, TAKEN_IDS};
use crate::rule::{Check, Example, Rule};
use addresses::there;
use meant_address::meant_address;

pub(crate) use addresses::{PageText, addresses};

const LEADS_SOMEWHERE: &str = "link-leads-somewhere";
const FRAGMENT: &str = "link-place-on-page";
const WORDS: &str = "link-words";
const SECURE: &str = "link-secure";
const OWN_SITE: &str = "link-own-site";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: LEADS_SOMEWHERE,
        title: "A link leads somewhere.",
        source: "GOV.UK Service Manual, “Writing for user interfaces”; UK GDPR Article 12(1), easily \
                 accessible, where the link is a notice's",
        read: &["https://www.gov.uk/service-manual/design/writing-for-user-interfaces"],
        why: "A family that follows a link to a page that is not there may not come back. Another \
              council's pages are on a site of their own: a short address does not lead to them.",
        looks: None,
        mend: "Write the whole address, `https://…`, or for a page of your own site its address from \
               `/`: with the council's name first and `/` at the end.",
        example: Example {
            breaks: "[our services](services)",
            keeps: "[our services](/westminster/services/)",
        },
        check: Check::Council(lead_somewhere),
    },
    Rule {
        id: FRAGMENT,
        title: "A link to a place on a page finds it.",
        source: "WCAG 2.2, 2.4.4 (link purpose) and 2.4.1 (bypass blocks)",
        read: &["https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context"],
        why: "A link to a heading that was renamed stays where it is, or shows the top of the page: the \
              reader does not find what the link promised.",
        looks: Some(
            "What stands after `#`, against the headings of the text that the link leads to. Pages \
             that are not drawn from a text (lists, contact, complaints) are not judged here.",
        ),
        mend: "Write after `#` the heading in small letters, with hyphens between its words.",
        example: Example {
            breaks: "[your rights](#rights)\n\n## Your rights",
            keeps: "[your rights](#your-rights)\n\n## Your rights",
        },
        check: Check::Council(places_are_found),
    },
    Rule {
        id: WORDS,
        title: "A link says where it leads.",
        source: "WCAG 2.2, 2.4.4 (link purpose, in context)",
        read: &["https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context"],
        why: "Screen readers list a page's links: ten times “here” tells nobody which to choose. A link \
              without words cannot be found at all.",
        looks: Some(
            "The words of each link, whole: none at all is an error; “here”, “click here”, “more”, \
             “read more”, “this”, “link” and the like are a warning.",
        ),
        mend: "Let the link be the name of what it leads to.",
        example: Example {
            breaks: "To see what you sent, [click here](/westminster/request/).",
            keeps: "You can [see what you sent](/westminster/request/).",
        },
        check: Check::Council(say_where),
    },
    Rule {
        id: SECURE,
        title: "A link leads to the secure address.",
        source: "NCSC, “Using TLS to protect data”; UK GDPR Article 32",
        read: &["https://www.ncsc.gov.uk/guidance/using-tls-to-protect-data"],
        why: "Whoever runs the network, at a café or at home, sees which page of an `http://` site a \
              family opens, and can change it.",
        looks: None,
        mend: "Write `https://`, and open the link once to see that it works. A site that has no \
               `https://` is waived until it has.",
        example: Example {
            breaks: "[Family Lives](http://www.familylives.org.uk/)",
            keeps: "[Family Lives](https://www.familylives.org.uk/)",
        },
        check: Check::Council(are_secure),
    },
    Rule {
        id: OWN_SITE,
        title: "A link to a page of the site itself is short.",
        source: "One text is checked, tried out and published: its links have to work in each place",
        read: &[],
        why: "A whole address of your own site is not checked, and leads from a copy that you try out \
              to the site that families see.",
        looks: None,
        mend: "Write the address from `/` on.",
        example: Example {
            breaks: "[services](https://hubs.westminster.example/westminster/services/)",
            keeps: "[services](/westminster/services/)",
        },
        check: Check::Council(own_pages_are_short),
    },
];

/// Schemes that a link may have: others, `javascript:` first, have no place in a council's prose.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// Words that are no name of a place. Compared whole, in small letters.
const SAY_NOTHING: [&str; 17] = [
    "click",
    "click here",
    "click this link",
    "details",
    "find out more",
    "follow this link",
    "go",
    "here",
    "info",
    "learn more",
    "link",
    "more",
    "more information",
    "read more",
    "see here",
    "this",
    "this link",
];

/// The links of every page that can still be edited.
fn each_link(
    checked: &Checked<'_>,
    judge: impl Fn(&Page<'_>, &Reference) -> Option<Diagnostic>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in checked.pages() {
        let links = page.prose.references.iter();
        let links = links.filter(|reference| reference.kind == ReferenceKind::Link);
        found.extend(links.filter_map(|link| judge(&page, link)));
    }
    found
}

fn error(
    rule: &'static str,
    page: &Page<'_>,
    link: &Reference,
    message: String,
    mend: &str,
) -> Diagnostic {
    Diagnostic::error(rule, &page.source.file, link.position, message, mend)
}

fn warning(diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        ..diagnostic
    }
}

fn lead_somewhere(checked: &Checked<'_>) -> Vec<Diagnostic> {
    each_link(checked, |page, link| {
        let target = &link.target;
        let path = path_of(target);
        let has_scheme = SCHEMES.iter().any(|scheme| target.starts_with(scheme));
        if target.starts_with('#') || has_scheme {
            return None;
        }
        let mend = if is_of_the_site(target) {
            if there(checked.council, path).is_some() || is_unread(path, checked.content) {
                return None;
            }
            let council = path.split('/').nth(1).unwrap_or_default();
            let is_another = council != checked.council.slug.as_str()
                && checked.content.councils.contains_key(council);
            if is_another {
                "another council has a site of its own: write the whole address, `https://…`"
                    .to_owned()
            } else {
                corrected(target, checked)
            }
        } else {
            corrected(target, checked)
        };
        let message = format!("the link to `{target}` leads nowhere");
        Some(error(LEADS_SOMEWHERE, page, link, message, &mend))
    })
}

/// How a link that leads nowhere is mended.
fn corrected(target: &str, checked: &Checked<'_>) -> String {
    let council = &checked.council.slug;
    let path = path_of(target);
    let rest = &target[path.len()..];
    if there(checked.council, &format!("{path}/")).is_some() {
        return format!("write `{path}/{rest}`: a page's address ends in `/`");
    }
    let meant = checked.index.meant(path, || {
        let known: Vec<&str> = checked
            .index
            .addresses()
            .iter()
            .map(String::as_str)
            .collect();
        meant_address(path, council.as_str(), &known).map(str::to_owned)
    });
    match meant {
        Some(address) => format!("did you mean `{address}{rest}`?"),
        None => format!(
            "a page's address begins with the council's name, such as `{}`; to another site, write \
             the whole address, `https://…`",
            address::services(council)
        ),
    }
}

fn places_are_found(checked: &Checked<'_>) -> Vec<Diagnostic> {
    each_link(checked, |page, link| {
        let (_, fragment) = link.target.split_once('#')?;
        let path = path_of(&link.target);
        let of_another;
        let ids = if path.is_empty() {
            &page.prose.heading_ids
        } else if is_of_the_site(&link.target) {
            of_another = checked.index.headings(&there(checked.council, path)?.text?);
            &*of_another
        } else {
            return None;
        };
        let is_there = ids.contains(fragment) || TAKEN_IDS.contains(&fragment);
        (!is_there).then(|| {
            let message = format!("the page has no heading for `#{fragment}`");
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let mend = match nearest(fragment, &ids) {
                Some(id) => format!("did you mean `#{id}`?"),
                None => "write after `#` the heading, with hyphens between its words".to_owned(),
            };
            error(FRAGMENT, page, link, message, &mend)
        })
    })
}

/// The id that shares the most words with what was written.
fn nearest<'a>(wanted: &str, ids: &[&'a str]) -> Option<&'a str> {
    let words: Vec<&str> = wanted.split('-').collect();
    let shared = |id: &str| id.split('-').filter(|word| words.contains(word)).count();
    let best = ids.iter().copied().max_by_key(|id| shared(id))?;
    (shared(best) > 0).then_some(best)
}

fn say_where(checked: &Checked<'_>) -> Vec<Diagnostic> {
    each_link(checked, |page, link| {
        let words = link.text.to_lowercase();
        let words = words.trim_matches(|c: char| !c.is_alphanumeric());
        if words.is_empty() {
            let message = format!("the link to `{}` has no words", link.target);
            return Some(error(WORDS, page, link, message, "name what it leads to"));
        }
        SAY_NOTHING.contains(&words).then(|| {
            let message = format!(
                "the link “{}” does not say where it leads",
                link.text.trim()
            );
            warning(error(WORDS, page, link, message, "name what it leads to"))
        })
    })
}

fn are_secure(checked: &Checked<'_>) -> Vec<Diagnostic> {
    each_link(checked, |page, link| {
        link.target.starts_with("http://").then(|| {
            let message = format!("anybody between can read what `{}` sends", link.target);
            warning(error(SECURE, page, link, message, "write `https://`"))
        })
    })
}

fn own_pages_are_short(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let Some(website) = &checked.council.council.website else {
        return Vec::new();
    };
    let website = website.trim_end_matches('/');
    each_link(checked, |page, link| {
        let rest = link.target.strip_prefix(website)?;
        let is_own = rest.is_empty() || rest.starts_with(['/', '#', '?']);
        is_own.then(|| {
            let short = if rest.starts_with('/') { rest } else { "/" };
            let message = "the link leads to this site by its whole address".to_owned();
            let mend = format!("write `{short}`");
            warning(error(OWN_SITE, page, link, message, &mend))
        })
    })
}

/// An address without its query and its place on the page.
fn path_of(target: &str) -> &str {
    target.split(['#', '?']).next().unwrap_or_default()
}

/// Whether an address is one of the site itself, from its root.
fn is_of_the_site(target: &str) -> bool {
    target.starts_with('/') && !target.starts_with("//")
}

/// Whether the page at `path` is there in content and could not be read: that is told already.
fn is_unread(path: &str, content: &Content) -> bool {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let (council, page) = match parts[..] {
        [council, ..] if content.unread.contains(council) => return true,
        [council, ref page @ ..] => (council, page),
        [] => return false,
    };
    let Some(unread) = content.councils.get(council).map(|c| &c.unread) else {
        return false;
    };
    match *page {
        ["notices", notice, ..] => unread.notices.contains(notice),
        ["services", service] => unread.services.contains(service),
        ["organisations", organisation] => unread.organisations.contains(organisation),
        ["locations", location] => unread.locations.contains(location),
        ["forms", form, ..] => unread.forms.contains(form),
        [page] => unread.pages.contains(page),
        _ => false,
    }
}
