//! Names that must lead somewhere, and ways to reach someone.

use jiff::civil::Date;

use crate::content::CouncilContent;
use crate::diagnostic::Diagnostic;
use crate::path;

pub(super) const KNOWN: &str = "reference-known";
pub(super) const COUNCIL_CONTACT: &str = "hub-contact";
pub(super) const GENERAL_NOTICE: &str = "general-privacy-notice";

/// The page that holds a council's general privacy notice.
const GENERAL_PRIVACY_NOTICE: &str = "privacy";

pub(super) fn known(council: &CouncilContent, _: Date) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for document in council.services.values() {
        let service = &document.front_matter;
        if !council.organisations.contains_key(&service.organisation)
            && !council.unread.organisations.contains(&service.organisation)
        {
            found.push(document.source.error(
                KNOWN,
                path!["organisation"],
                format!("there is no organisation `{}`", service.organisation),
                format!(
                    "add `organisations/{}.md`, or correct the name",
                    service.organisation
                ),
            ));
        }
        for (index, hub) in service.hubs.iter().enumerate() {
            if council.council.hub(hub).is_none() {
                found.push(document.source.error(
                    KNOWN,
                    path!["hubs", index],
                    format!("there is no hub `{hub}`"),
                    "name a hub of `council.yaml`",
                ));
            }
        }
    }
    for notice in council
        .notices
        .values()
        .filter_map(|versions| versions.last())
    {
        let says = notice.front_matter();
        let source = &notice.document.source;
        for (index, hub) in says.hubs.iter().enumerate() {
            if council.council.hub(hub).is_none() {
                found.push(source.error(
                    KNOWN,
                    path!["hubs", index],
                    format!("there is no hub `{hub}`"),
                    "name a hub of `council.yaml`",
                ));
            }
        }
        for (index, form) in says.forms.iter().enumerate() {
            if !council.forms.contains_key(form) && !council.unread.forms.contains(form) {
                found.push(source.error(
                    KNOWN,
                    path!["forms", index],
                    format!("there is no form `{form}`"),
                    format!("add `forms/{form}.yaml`, or remove it here"),
                ));
            }
        }
    }
    if !has_page(council, "home") {
        found.push(council.source.error(
            KNOWN,
            path![],
            "the council has no home page",
            "add `pages/home.md`",
        ));
    }
    found
}

fn has_page(council: &CouncilContent, page: &str) -> bool {
    council.pages.contains_key(page) || council.unread.pages.contains(page)
}

pub(super) fn council_contact(council: &CouncilContent, _: Date) -> Vec<Diagnostic> {
    council
        .council
        .hubs
        .iter()
        .enumerate()
        .filter(|(_, hub)| !hub.contact.reaches_someone() && !council.council.contact.reaches_someone())
        .map(|(index, _)| {
            council.source.error(
                COUNCIL_CONTACT,
                path!["hubs", index],
                "neither this hub nor the council can be reached: a family whose form fails has nowhere to turn",
                "add `contact:` with a `phone:`, `email:`, `url:` or `address:`",
            )
        })
        .collect()
}

pub(super) fn general_privacy_notice(council: &CouncilContent, _: Date) -> Vec<Diagnostic> {
    if has_page(council, GENERAL_PRIVACY_NOTICE) {
        return Vec::new();
    }
    vec![council.source.error(
        GENERAL_NOTICE,
        path![],
        "the council has no general privacy notice",
        "add `pages/privacy.md`",
    )]
}
