//! Links that councils write in prose must lead somewhere.

use std::collections::BTreeSet;

use site_model::content::CouncilContent;
use site_model::diagnostic::Diagnostic;
use site_model::positions::Position;
use site_model::source::Document;
use site_model::{Content, Diagnostics, Slug};
use site_theme::address;

use crate::markdown::{self, Reference};

const RULE: &str = "link-leads-somewhere";

/// A site publishes no files but its own, and no page asks anybody else for one: the security
/// policy would keep a browser from showing it.
const PICTURES: &str = "no-pictures";

/// Schemes that a link may have: others, `javascript:` first, have no place in a council's prose.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// Finds links that lead nowhere, in all prose.
pub(crate) fn check(content: &Content) -> Diagnostics {
    let known: BTreeSet<String> = content.councils.values().flat_map(addresses).collect();
    let mut found = Vec::new();
    for council in content.councils.values() {
        for notice in council.notices.values().flatten() {
            check_prose(&notice.document, content, &known, &mut found);
        }
        for document in council.services.values() {
            check_prose(document, content, &known, &mut found);
        }
        for document in council.organisations.values() {
            check_prose(document, content, &known, &mut found);
        }
        for document in council.pages.values() {
            check_prose(document, content, &known, &mut found);
        }
    }
    found.into_iter().collect()
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
        ["forms", form] => unread.forms.contains(form),
        [page] => unread.pages.contains(page),
        _ => false,
    }
}

fn check_prose<T>(
    document: &Document<T>,
    content: &Content,
    known: &BTreeSet<String>,
    found: &mut Vec<Diagnostic>,
) {
    let mut tell = |rule, start, message: String, mend: &str| {
        let before = &document.body[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        found.push(Diagnostic::error(
            rule,
            &document.source.file,
            Position {
                line: document.body_line_offset + before.matches('\n').count() + 1,
                column: before[line_start..].chars().count() + 1,
            },
            message,
            mend,
        ));
    };
    for (reference, range) in markdown::references(&document.body) {
        let Reference::Link(target) = reference else {
            let message = "a picture cannot be shown".to_owned();
            tell(PICTURES, range.start, message, "say in words what it shows");
            continue;
        };
        let path = target.split(['#', '?']).next().unwrap_or_default();
        let mend = if target.starts_with('#')
            || SCHEMES.iter().any(|scheme| target.starts_with(scheme))
        {
            continue;
        } else if target.starts_with('/') && !target.starts_with("//") {
            if known.contains(path) || is_unread(path, content) {
                continue;
            }
            "correct the address: a page of this site ends in `/`, such as `/westminster/services/`"
        } else {
            "write the whole address: `https://…`, or `/…/` for a page of this site"
        };
        let message = format!("the link to `{target}` leads nowhere");
        tell(RULE, range.start, message, mend);
    }
}

/// The addresses of a council's pages.
fn addresses(council: &CouncilContent) -> Vec<String> {
    let slug = &council.slug;
    let mut all = vec![
        "/".to_owned(),
        address::home(slug),
        address::notices(slug),
        address::services(slug),
        address::organisations(slug),
        address::forms(slug),
        address::request(slug),
    ];
    all.extend(council.notices.iter().flat_map(|(notice, versions)| {
        let texts = versions
            .iter()
            .map(|text| address::notice_version(slug, notice, text.front_matter().updated));
        texts.chain([address::notice(slug, notice)])
    }));
    let of = |names: Vec<&Slug>, to: fn(&Slug, &Slug) -> String| -> Vec<String> {
        names.into_iter().map(|name| to(slug, name)).collect()
    };
    all.extend(of(council.services.keys().collect(), address::service));
    all.extend(of(
        council.organisations.keys().collect(),
        address::organisation,
    ));
    all.extend(of(council.forms.keys().collect(), address::form));
    all.extend(of(council.pages.keys().collect(), address::page));
    all
}
