//! Services, organisations and locations from A to Z.

use serde::Serialize;
use site_model::address::{self, AToZ};
use site_theme::frame::Section;
use site_theme::{Argument, Link};

use super::super::{Drawing, Page, Result};
use super::index::{letter_name, link};
use super::listing::{Counted, ENTRIES};
use crate::markdown::Say;

/// From how many letters on a page begins with links to them.
const MANY_LETTERS: usize = 4;

#[derive(Serialize)]
struct AToZPage {
    /// Search, on the list of services.
    search: Option<Link>,
    /// Ways to find a service.
    ways: Vec<Link>,
    /// Letters of this page.
    letters: Vec<Link>,
    /// Letters with pages of their own.
    pages: Vec<Counted>,
    groups: Vec<Group>,
    /// The other lists of the directory.
    others: Vec<Link>,
    /// What is said where there is nothing.
    nothing: Option<String>,
}

/// What stands under a letter.
#[derive(Serialize)]
struct Group {
    id: String,
    heading: String,
    entries: String,
}

impl Drawing<'_> {
    pub(super) fn a_to_z(&self, list: AToZ) -> Result<Page> {
        let council = &self.content.slug;
        let index = self.directory();
        let frame = self.frame(Section::Services);
        let say: Say<'_> = &|id: &str, given: &[(&str, Argument)]| frame.say(id, given);
        let (letters, count) = match list {
            AToZ::Services => (index.services.letters(), index.services.all().len()),
            AToZ::Organisations => (
                index.organisations.letters(),
                index.organisations.all().len(),
            ),
            AToZ::Locations => (index.locations.letters(), index.locations.all().len()),
        };
        let id = |letter: &str| format!("letter-{letter}");
        let is_long = count > ENTRIES;
        let (mut groups, mut pages) = (Vec::new(), Vec::new());
        for (letter, places) in &letters {
            let name = letter_name(say, letter);
            if is_long {
                let href = address::letter(council, list, letter);
                pages.push(Counted::new(say, &name, places.len(), href));
            } else {
                groups.push(Group {
                    id: id(letter),
                    heading: name,
                    entries: self.entries(list, places)?,
                });
            }
        }
        let anchors = groups
            .iter()
            .map(|group| link(group.heading.clone(), format!("#{}", group.id)));
        let others = AToZ::ALL.into_iter().filter(|other| *other != list);
        let view = AToZPage {
            search: (list == AToZ::Services && count > 0).then(|| self.search_link(say)),
            ways: match list {
                AToZ::Services if count > 0 => {
                    let all = link(say("directory-all-ways", &[]), address::find(council));
                    self.ways(say).into_iter().chain([all]).collect()
                }
                _ => Vec::new(),
            },
            letters: anchors.filter(|_| letters.len() >= MANY_LETTERS).collect(),
            pages,
            groups,
            others: others
                .filter(|other| self.is_there(*other))
                .map(|other| link(say(names(other).all, &[]), other.of(council)))
                .collect(),
            nothing: (count == 0).then(|| say("directory-nothing", &[])),
        };
        let way = [("breadcrumb-services", address::services(council))];
        self.page(
            list.of(council),
            "find-a-to-z.njk",
            (
                Section::Services,
                &say(names(list).title, &[]),
                &say(names(list).summary, &[]),
            ),
            if list == AToZ::Services { &[] } else { &way },
            view,
        )
    }

    /// Whether a list has anything.
    pub(super) fn is_there(&self, list: AToZ) -> bool {
        match list {
            AToZ::Services => !self.content.services.is_empty(),
            AToZ::Organisations => !self.content.organisations.is_empty(),
            AToZ::Locations => !self.content.locations.is_empty(),
        }
    }
}

/// The messages of a list.
struct Names {
    title: &'static str,
    summary: &'static str,
    all: &'static str,
}

fn names(list: AToZ) -> Names {
    match list {
        AToZ::Services => Names {
            title: "services-title",
            summary: "services-summary",
            all: "home-services-link",
        },
        AToZ::Organisations => Names {
            title: "organisations-title",
            summary: "organisations-summary",
            all: "services-organisations-link",
        },
        AToZ::Locations => Names {
            title: "directory-locations-title",
            summary: "directory-locations-summary",
            all: "directory-locations-link",
        },
    }
}
