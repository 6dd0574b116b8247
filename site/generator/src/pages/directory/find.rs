//! Finding a service without JavaScript: the ways to find one, the values of each, and their lists.

use serde::Serialize;
use site_model::address::{self, AToZ};
use site_theme::frame::Section;
use site_theme::{Argument, Link};

use super::super::{Drawing, Page, Result};
use super::facets::{Value, Values};
use super::index::{facet_name, link};
use super::listing::{Counted, Listing, Narrower, Pagination, on_page, pages, titled};
use crate::markdown::Say;

/// How many values of a facet stand on the page of all ways.
const FIRST_VALUES: usize = 12;

#[derive(Serialize)]
struct FindPage {
    search: Link,
    ways: Vec<Way>,
    a_to_z: Link,
    /// What is said where there is nothing.
    nothing: Option<String>,
}

/// A way to find a service.
#[derive(Serialize)]
struct Way {
    heading: String,
    values: Vec<Counted>,
    /// Where all its values are, if these are only some.
    all: Option<Link>,
}

#[derive(Serialize)]
struct FacetPage {
    groups: Vec<ValueGroup>,
}

/// Values under a heading, where there are several lists of them.
#[derive(Serialize)]
struct ValueGroup {
    heading: Option<String>,
    values: Vec<ShownValue>,
}

#[derive(Serialize)]
struct ShownValue {
    #[serde(flatten)]
    counted: Counted,
    description: Option<String>,
    /// Values that are part of it.
    narrower: Vec<Counted>,
}

#[derive(Serialize)]
struct ListPage<'v> {
    /// What belongs to the list.
    about: Option<&'v str>,
    count: String,
    narrower: &'v [Narrower],
    /// The entries, as HTML.
    entries: String,
    pagination: Option<Pagination>,
    also: Option<&'v Counted>,
}

impl Drawing<'_> {
    /// Links to the ways to find a service.
    pub(super) fn ways(&self, say: Say<'_>) -> Vec<Link> {
        let facets = self.directory().facets.iter();
        facets
            .map(|values| {
                let href = address::facet(&self.content.slug, values.facet);
                link(say(facet_name(values.facet), &[]), href)
            })
            .collect()
    }

    /// The way to search.
    pub(super) fn search_link(&self, say: Say<'_>) -> Link {
        let href = address::search(&self.content.slug);
        link(say("directory-search", &[]), href)
    }

    pub(super) fn find(&self) -> Result<Page> {
        let council = &self.content.slug;
        let frame = self.frame(Section::Services);
        let say: Say<'_> = &|id: &str, given: &[(&str, Argument)]| frame.say(id, given);
        let facets = self.directory().facets.iter();
        let view = FindPage {
            search: self.search_link(say),
            ways: facets.map(|facet| self.way(say, facet)).collect(),
            a_to_z: link(say("directory-a-to-z", &[]), address::services(council)),
            nothing: (!self.is_there(AToZ::Services)).then(|| say("directory-nothing", &[])),
        };
        self.page(
            address::find(council),
            "find.njk",
            (
                Section::Services,
                &say("directory-find-title", &[]),
                &say("directory-find-summary", &[]),
            ),
            &[("breadcrumb-services", address::services(council))],
            view,
        )
    }

    fn way(&self, say: Say<'_>, facet: &Values) -> Way {
        let broadest = facet.values.iter().filter(|value| value.level == 0);
        let values: Vec<&Value> = broadest.take(FIRST_VALUES).collect();
        let href = address::facet(&self.content.slug, facet.facet);
        Way {
            heading: say(facet_name(facet.facet), &[]),
            all: (values.len() < facet.values.len())
                .then(|| link(say(&format!("{}.all", facet_name(facet.facet)), &[]), href)),
            values: values
                .iter()
                .map(|value| self.counted(say, facet, value))
                .collect(),
        }
    }

    fn counted(&self, say: Say<'_>, facet: &Values, value: &Value) -> Counted {
        let href = address::services_by(&self.content.slug, facet.facet, &value.word);
        Counted::new(say, &value.name, value.services.len(), href)
    }

    /// The values of one facet.
    pub(super) fn facet(&self, facet: &Values) -> Result<Page> {
        let council = &self.content.slug;
        let frame = self.frame(Section::Services);
        let say: Say<'_> = &|id: &str, given: &[(&str, Argument)]| frame.say(id, given);
        let mut groups: Vec<ValueGroup> = Vec::new();
        for value in &facet.values {
            let counted = self.counted(say, facet, value);
            if groups
                .last()
                .is_none_or(|group| group.heading != value.group)
            {
                groups.push(ValueGroup {
                    heading: value.group.clone(),
                    values: Vec::new(),
                });
            }
            let Some(group) = groups.last_mut() else {
                continue;
            };
            match group.values.last_mut() {
                Some(broader) if value.level > 0 => broader.narrower.push(counted),
                _ => group.values.push(ShownValue {
                    counted,
                    description: value.description.clone(),
                    narrower: Vec::new(),
                }),
            }
        }
        let title = say(&format!("{}.title", facet_name(facet.facet)), &[]);
        self.page(
            address::facet(council, facet.facet),
            "find-facet.njk",
            (Section::Services, &title, &title),
            &self.way_to_find(),
            FacetPage { groups },
        )
    }

    /// One page of a list, counted from 1.
    pub(super) fn list(&self, listing: &Listing, page: usize) -> Result<Page> {
        let council = &self.content.slug;
        let frame = self.frame(Section::Services);
        let say: Say<'_> = &|id: &str, given: &[(&str, Argument)]| frame.say(id, given);
        let count = listing.places.len();
        let all = pages(count);
        let is_first = page == 1;
        let view = ListPage {
            about: listing.description.as_deref().filter(|_| is_first),
            count: say(
                &format!("directory-{}-count", listing.list.as_str()),
                &[("count", count.into())],
            ),
            narrower: if is_first { &listing.narrower } else { &[] },
            entries: self.entries(listing.list, on_page(&listing.places, page))?,
            pagination: Pagination::new(say, &listing.address, page, all),
            also: listing.also.as_ref(),
        };
        let mut way: Vec<(&str, String)> = match (listing.facet, listing.list) {
            (Some(facet), _) => {
                let facet_page = (facet_name(facet), address::facet(council, facet));
                self.way_to_find().into_iter().chain([facet_page]).collect()
            }
            (None, AToZ::Services) => self.way_to_find()[..1].to_vec(),
            (None, AToZ::Organisations) => {
                vec![("breadcrumb-organisations", address::organisations(council))]
            }
            (None, AToZ::Locations) => {
                vec![(
                    "directory-breadcrumb-locations",
                    address::locations(council),
                )]
            }
        };
        if listing.list != AToZ::Services {
            way.insert(0, ("breadcrumb-services", address::services(council)));
        }
        self.page(
            address::page_of_list(&listing.address, page),
            "find-list.njk",
            (
                Section::Services,
                &titled(say, &listing.title, page, all),
                listing.description.as_deref().unwrap_or(&listing.title),
            ),
            &way,
            view,
        )
    }

    fn way_to_find(&self) -> [(&'static str, String); 2] {
        let council = &self.content.slug;
        [
            ("breadcrumb-services", address::services(council)),
            ("directory-breadcrumb-find", address::find(council)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use site_model::address::Facet;

    use super::*;

    #[test]
    fn no_word_of_an_address_is_taken_for_another_or_for_a_page() {
        let mut words: Vec<&str> = Facet::ALL.map(Facet::as_str).to_vec();
        words.extend(AToZ::ALL.map(AToZ::as_str));
        assert!(
            words.iter().all(|word| word.parse::<usize>().is_err()),
            "{words:?}"
        );
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }
}
