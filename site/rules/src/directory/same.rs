//! What stands twice in a directory.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use site_model::content::CouncilContent;
use site_model::directory::oruk_id::OrukId;
use site_model::source::Source;
use site_model::{Diagnostic, Severity, Slug, path};

use super::OPEN_REFERRAL_UK;
use crate::checked::Checked;
use crate::rule::{Check, Example, Rule};

pub(super) const NAMES: Rule = Rule {
    id: "directory-names",
    title: "Two services, two locations or two organisations have two names.",
    source: "WCAG 2.2, 2.4.4 (link purpose): in lists and in search a name is the link",
    read: &["https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context"],
    why: "A family cannot tell two entries of one name apart, and may wait at the wrong door. Mostly \
          one of them is an old copy.",
    looks: None,
    mend: "Say in each name what tells them apart, such as the place; or remove the copy.",
    example: Example {
        breaks: "# services/play.md and services/stay-and-play.md\nname: Stay and play\n",
        keeps: "# services/play.md; services/stay-and-play.md has the name alone\nname: Stay and play at the hall\n",
    },
    check: Check::Council(names),
};

pub(super) const ORUK_IDS: Rule = Rule {
    id: "directory-oruk-id",
    title: "An id of Open Referral UK is one thing's alone.",
    source: "Open Referral UK: an `id` is unique",
    read: &[OPEN_REFERRAL_UK],
    why: "Other sites tell services apart by these ids. Of two with one id they show one, and a family \
          never hears of the other.",
    looks: None,
    mend: "Remove `oruk_id:` from the copy: it is given an id of its own.",
    example: Example {
        breaks: "# services/play.md, and services/walk.md has the same\noruk_id: d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610\n",
        keeps: "# services/play.md, and services/walk.md has another\noruk_id: d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610\n",
    },
    check: Check::Council(oruk_ids),
};

/// What has a name that a family looks for.
#[derive(Clone, Copy)]
pub(crate) enum Named {
    Service,
    Location,
    Organisation,
}

impl Named {
    const ALL: [Self; 3] = [Self::Service, Self::Location, Self::Organisation];

    fn folder(self) -> &'static str {
        match self {
            Self::Service => "services",
            Self::Location => "locations",
            Self::Organisation => "organisations",
        }
    }
}

/// Who of one kind has each name first, whatever its capitals.
pub(crate) struct SameNames(HashMap<String, Slug>);

impl SameNames {
    /// Reads the names of one kind.
    pub(crate) fn of(council: &CouncilContent, kind: Named) -> Self {
        let mut first = HashMap::new();
        let mut add = |slug: &Slug, name: &str| {
            first.entry(as_read(name)).or_insert_with(|| slug.clone());
        };
        match kind {
            Named::Service => {
                council
                    .services
                    .iter()
                    .for_each(|(slug, d)| add(slug, &d.front_matter.name));
            }
            Named::Location => {
                council
                    .locations
                    .iter()
                    .for_each(|(slug, d)| add(slug, &d.front_matter.name));
            }
            Named::Organisation => {
                council
                    .organisations
                    .iter()
                    .for_each(|(slug, d)| add(slug, &d.front_matter.name));
            }
        }
        Self(first)
    }

    /// Who has this name first.
    fn first(&self, name: &str) -> Option<&Slug> {
        self.0.get(&as_read(name))
    }
}

/// A name as nobody tells it from another.
fn as_read(name: &str) -> String {
    name.trim().to_lowercase()
}

fn names(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for kind in Named::ALL {
        let mut judge = |slug: &Slug, name: &str, source: &Source| {
            let Some(first) = checked.index.same_names(kind).first(name) else {
                return;
            };
            if first != slug {
                found.push(Diagnostic {
                    severity: Severity::Warning,
                    ..source.error(
                        NAMES.id,
                        path!["name"],
                        format!("`{}/{first}.md` has this name too", kind.folder()),
                        "say in each name what tells them apart, or remove the copy",
                    )
                });
            }
        };
        match kind {
            Named::Service => checked
                .services()
                .for_each(|(slug, d)| judge(slug, &d.front_matter.name, &d.source)),
            Named::Location => checked
                .locations()
                .for_each(|(slug, d)| judge(slug, &d.front_matter.name, &d.source)),
            Named::Organisation => checked
                .organisations()
                .for_each(|(slug, d)| judge(slug, &d.front_matter.name, &d.source)),
        }
    }
    found
}

/// What has each id first: its file, and which of a taxonomy's terms it is.
pub(crate) struct SameIds(HashMap<OrukId, (PathBuf, Option<usize>)>);

impl SameIds {
    /// Reads the ids of a council's directory.
    pub(crate) fn of(council: &CouncilContent) -> Self {
        let mut first = HashMap::new();
        let mut add = |id: &Option<OrukId>, source: &Source, term: Option<usize>| {
            if let Some(id) = id {
                first
                    .entry(id.clone())
                    .or_insert_with(|| (source.file.clone(), term));
            }
        };
        for document in council.services.values() {
            add(&document.front_matter.oruk_id, &document.source, None);
        }
        for document in council.organisations.values() {
            add(&document.front_matter.oruk_id, &document.source, None);
        }
        for document in council.locations.values() {
            add(&document.front_matter.oruk_id, &document.source, None);
        }
        for (source, taxonomy) in council.taxonomies.values() {
            add(&taxonomy.oruk_id, source, None);
            for (index, term) in taxonomy.terms.iter().enumerate() {
                add(&term.oruk_id, source, Some(index));
            }
        }
        Self(first)
    }

    /// The file that has this id first, unless it is this one, or this term of it.
    fn other(&self, id: &OrukId, source: &Source, term: Option<usize>) -> Option<&Path> {
        let (first, first_term) = self.0.get(id)?;
        (*first != source.file || *first_term != term).then_some(first)
    }
}

fn oruk_ids(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut judge = |id: &Option<OrukId>, source: &Source, term: Option<usize>| {
        let Some(id) = id else { return };
        let Some(first) = checked.index.same_ids().other(id, source, term) else {
            return;
        };
        let at = match term {
            Some(index) => path!["terms", index, "oruk_id"],
            None => path!["oruk_id"],
        };
        let name = first.file_name().unwrap_or_default().display();
        found.push(source.error(
            ORUK_IDS.id,
            at,
            format!("`{id}` is the id of something in `{name}` already"),
            "remove it here: an id is given by itself",
        ));
    };
    for (_, document) in checked.services() {
        judge(&document.front_matter.oruk_id, &document.source, None);
    }
    for (_, document) in checked.organisations() {
        judge(&document.front_matter.oruk_id, &document.source, None);
    }
    for (_, document) in checked.locations() {
        judge(&document.front_matter.oruk_id, &document.source, None);
    }
    for (_, source, taxonomy) in checked.taxonomies() {
        judge(&taxonomy.oruk_id, source, None);
        for (index, term) in taxonomy.terms.iter().enumerate() {
            judge(&term.oruk_id, source, Some(index));
        }
    }
    found
}
