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
        for (slug, name) in all_names(council, kind) {
            first.entry(as_read(name)).or_insert_with(|| slug.clone());
        }
        Self(first)
    }

    /// Who has this name first.
    pub(crate) fn first(&self, name: &str) -> Option<&Slug> {
        self.0.get(&as_read(name))
    }
}

/// Who of one kind has this name first: for one name alone, without reading the others.
pub(crate) fn first_of_name<'a>(
    council: &'a CouncilContent,
    kind: Named,
    name: &str,
) -> Option<&'a Slug> {
    let wanted = as_read(name);
    let mut all = all_names(council, kind);
    let first = all.find(|(_, name)| match name.is_ascii() {
        true => name.trim().eq_ignore_ascii_case(&wanted),
        false => as_read(name) == wanted,
    });
    first.map(|(slug, _)| slug)
}

/// The names of one kind, in the order of the directory.
fn all_names(
    council: &CouncilContent,
    kind: Named,
) -> Box<dyn Iterator<Item = (&Slug, &str)> + '_> {
    match kind {
        Named::Service => Box::new(
            council
                .services
                .iter()
                .map(|(slug, d)| (slug, d.front_matter.name.as_str())),
        ),
        Named::Location => Box::new(
            council
                .locations
                .iter()
                .map(|(slug, d)| (slug, d.front_matter.name.as_str())),
        ),
        Named::Organisation => Box::new(
            council
                .organisations
                .iter()
                .map(|(slug, d)| (slug, d.front_matter.name.as_str())),
        ),
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
            let Some(first) = checked.index.first_of_name(kind, name) else {
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

/// Something with an id: its file, and which of a taxonomy's terms it is.
pub(crate) type WithId<'a> = (&'a Path, Option<usize>);

impl SameIds {
    /// Reads the ids of a council's directory.
    pub(crate) fn of(council: &CouncilContent) -> Self {
        let mut first = HashMap::new();
        for (id, (file, term)) in all_ids(council) {
            let entry = first.entry(id.clone());
            entry.or_insert_with(|| (file.to_owned(), term));
        }
        Self(first)
    }

    /// What has this id first.
    pub(crate) fn first(&self, id: &OrukId) -> Option<WithId<'_>> {
        let (file, term) = self.0.get(id)?;
        Some((file, *term))
    }
}

/// What has this id first: for one id alone, without reading the others.
pub(crate) fn first_of_id<'a>(council: &'a CouncilContent, id: &OrukId) -> Option<WithId<'a>> {
    let mut all = all_ids(council);
    all.find(|(other, _)| *other == id).map(|(_, first)| first)
}

/// The ids of a directory in its order, and what has them.
fn all_ids(council: &CouncilContent) -> impl Iterator<Item = (&OrukId, WithId<'_>)> {
    let services = council.services.values();
    let services = services.map(|d| (&d.front_matter.oruk_id, (&d.source, None)));
    let organisations = council.organisations.values();
    let organisations = organisations.map(|d| (&d.front_matter.oruk_id, (&d.source, None)));
    let locations = council.locations.values();
    let locations = locations.map(|d| (&d.front_matter.oruk_id, (&d.source, None)));
    let taxonomies = council.taxonomies.values().flat_map(|(source, taxonomy)| {
        let terms = taxonomy.terms.iter().enumerate();
        let terms = terms.map(move |(index, term)| (&term.oruk_id, (source, Some(index))));
        [(&taxonomy.oruk_id, (source, None))]
            .into_iter()
            .chain(terms)
    });
    services
        .chain(organisations)
        .chain(locations)
        .chain(taxonomies)
        .filter_map(|(id, (source, term))| Some((id.as_ref()?, (source.file.as_path(), term))))
}

fn oruk_ids(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut judge = |id: &Option<OrukId>, source: &Source, term: Option<usize>| {
        let Some(id) = id else { return };
        let Some((first, first_term)) = checked.index.first_of_id(id) else {
            return;
        };
        if first == source.file && first_term == term {
            return;
        }
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
