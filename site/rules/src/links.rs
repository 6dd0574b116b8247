//! Links that councils write in prose must lead somewhere.

use std::collections::BTreeSet;

use site_model::content::CouncilContent;
use site_model::{Content, Diagnostic, Slug, address};

use crate::checked::Checked;
use crate::prose::ReferenceKind;
use crate::rule::{Check, Example, Rule};

const LEADS_SOMEWHERE: &str = "link-leads-somewhere";

/// A site publishes no files but its own, and no page asks anybody else for one: the security
/// policy would keep a browser from showing it.
const PICTURES: &str = "no-pictures";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: LEADS_SOMEWHERE,
        title: "TITLE",
        source: "WCAG 2.2, 2.4.4",
        read: &[],
        why: "WHY",
        looks: None,
        mend: "MEND",
        example: Example {
            breaks: "",
            keeps: "",
        },
        check: Check::Council(lead_somewhere),
    },
    Rule {
        id: PICTURES,
        title: "TITLE",
        source: "no request leaves the origin",
        read: &[],
        why: "WHY",
        looks: None,
        mend: "MEND",
        example: Example {
            breaks: "",
            keeps: "",
        },
        check: Check::Council(no_pictures),
    },
];

/// Schemes that a link may have: others, `javascript:` first, have no place in a council's prose.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

fn lead_somewhere(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let known: BTreeSet<String> = checked
        .content
        .councils
        .values()
        .flat_map(addresses)
        .collect();
    let mut found = Vec::new();
    for page in checked.pages() {
        let links = page.prose.references.iter();
        for link in links.filter(|r| r.kind == ReferenceKind::Link) {
            let target = &link.target;
            let path = target.split(['#', '?']).next().unwrap_or_default();
            let mend = if target.starts_with('#')
                || SCHEMES.iter().any(|scheme| target.starts_with(scheme))
            {
                continue;
            } else if target.starts_with('/') && !target.starts_with("//") {
                if known.contains(path) || is_unread(path, checked.content) {
                    continue;
                }
                "correct the address: a page of this site ends in `/`, such as `/westminster/services/`"
            } else {
                "write the whole address: `https://…`, or `/…/` for a page of this site"
            };
            found.push(Diagnostic::error(
                LEADS_SOMEWHERE,
                &page.source.file,
                link.position,
                format!("the link to `{target}` leads nowhere"),
                mend,
            ));
        }
    }
    found
}

fn no_pictures(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in checked.pages() {
        let pictures = page.prose.references.iter();
        for picture in pictures.filter(|r| r.kind == ReferenceKind::Picture) {
            found.push(Diagnostic::error(
                PICTURES,
                &page.source.file,
                picture.position,
                "a picture cannot be shown",
                "say in words what it shows",
            ));
        }
    }
    found
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
        address::contact(slug),
        address::accessibility(slug),
        address::cookies(slug),
        address::your_rights(slug),
        address::complaints(slug),
        address::staying_safe(slug),
    ];
    all.extend(council.notices.iter().flat_map(|(notice, versions)| {
        let texts = versions
            .iter()
            .map(|text| address::notice_version(slug, notice, text.front_matter().updated));
        texts.chain([
            address::notice(slug, notice),
            address::notice_versions(slug, notice),
        ])
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
    all.extend(of(
        council.forms.keys().collect(),
        address::before_you_start,
    ));
    all.extend(of(council.pages.keys().collect(), address::page));
    all
}
