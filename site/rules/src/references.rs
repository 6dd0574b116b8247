//! Names that must lead somewhere.

use crate::checked::Checked;
use crate::laws::WCAG;
use crate::likeness;
use crate::rule::{Check, Example, Rule};
use site_model::Slug;
use site_model::content::CouncilContent;
use site_model::diagnostic::Diagnostic;
use site_model::path;

pub(crate) const KNOWN: &str = "reference-known";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[Rule {
    id: KNOWN,
    title: "What content names is there: organisations, hubs, forms and a home page.",
    source: "WCAG 2.2, 2.4.4 Link Purpose; a name on a page becomes a link",
    read: &[WCAG],
    why: "A service of an organisation that is not in the directory cannot say whom to ask. A notice \
              that covers a hub or form that does not exist promises something about nothing.",
    looks: None,
    mend: "Correct the name, or add the file that it names.",
    example: Example {
        breaks: "organisation: strangers\n",
        keeps: "organisation: visitors\n",
    },
    check: Check::Council(known),
}];

pub(crate) fn known(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let council = checked.council;
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
                likeness::mend(
                    &service.organisation,
                    council.organisations.keys(),
                    "organisation",
                    &format!(
                        "correct the name, or add `organisations/{}.md`",
                        service.organisation
                    ),
                ),
            ));
        }
        for (index, hub) in service.hubs.iter().enumerate() {
            if council.council.hub(hub).is_none() {
                found.push(document.source.error(
                    KNOWN,
                    path!["hubs", index],
                    format!("there is no hub `{hub}`"),
                    unknown_hub(council, hub),
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
                    unknown_hub(council, hub),
                ));
            }
        }
        for (index, form) in says.forms.iter().enumerate() {
            if !council.forms.contains_key(form) && !council.unread.forms.contains(form) {
                found.push(source.error(
                    KNOWN,
                    path!["forms", index],
                    format!("there is no form `{form}`"),
                    likeness::mend(
                        form,
                        council.forms.keys(),
                        "form",
                        &format!("correct the name, remove it here, or add `forms/{form}.yaml`"),
                    ),
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

/// How the name of a hub that is not there is mended.
pub(crate) fn unknown_hub(council: &CouncilContent, written: &Slug) -> String {
    let hubs = council.council.hubs.iter().map(|hub| &hub.id);
    likeness::mend(written, hubs, "hub", "name a hub of `council.yaml`")
}

fn has_page(council: &CouncilContent, page: &str) -> bool {
    council.pages.contains_key(page) || council.unread.pages.contains(page)
}
