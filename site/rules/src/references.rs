//! Names that must lead somewhere.

use crate::checked::{Checked, NoticeInForce};
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
    title: "What content names is there: organisations, hubs, locations, categories, forms and a home page.",
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
    for (_, document) in checked.services() {
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
        for (index, location) in service.locations.iter().enumerate() {
            if !council.locations.contains_key(location)
                && !council.unread.locations.contains(location)
            {
                found.push(document.source.error(
                    KNOWN,
                    path!["locations", index],
                    format!("there is no location `{location}`"),
                    likeness::mend(
                        location,
                        council.locations.keys(),
                        "location",
                        &format!("correct the name, or add `locations/{location}.md`"),
                    ),
                ));
            }
        }
        for (index, category) in service.categories.iter().enumerate() {
            let terms = checked.index.terms();
            // A taxonomy that could not be read may have it.
            if !terms.contains(category) && council.unread.taxonomies.is_empty() {
                found.push(document.source.error(
                    KNOWN,
                    path!["categories", index],
                    format!("there is no category `{category}`"),
                    likeness::mend(
                        category,
                        terms.ids(),
                        "category",
                        "correct the name, or add the term to a file of `taxonomies/`",
                    ),
                ));
            }
        }
    }
    for (_, document) in checked.locations() {
        if let Some(hub) = &document.front_matter.hub
            && council.council.hub(hub).is_none()
        {
            found.push(document.source.error(
                KNOWN,
                path!["hub"],
                format!("there is no hub `{hub}`"),
                unknown_hub(council, hub),
            ));
        }
    }
    for NoticeInForce { says, source, .. } in checked.notices() {
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
    if checked.council_file().is_some() && !has_page(council, "home") {
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
