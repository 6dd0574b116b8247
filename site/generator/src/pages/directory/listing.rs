//! Lists of services, organisations and locations, cut into pages that a phone loads at once.

use serde::Serialize;
use site_model::address::{self, AToZ, Facet};

use crate::markdown::Say;

/// How many entries a page lists at most.
pub(super) const ENTRIES: usize = 100;

/// A list that has an address of its own.
pub(super) struct Listing {
    /// What its entries are.
    pub(super) list: AToZ,
    /// Where its first page is.
    pub(super) address: String,
    /// Its heading.
    pub(super) title: String,
    /// What belongs to it.
    pub(super) description: Option<String>,
    /// The facet below which it stands; else it is a letter.
    pub(super) facet: Option<Facet>,
    /// The places of its entries.
    pub(super) places: Vec<usize>,
    /// Shorter lists of what is in it.
    pub(super) narrower: Vec<Narrower>,
    /// Another list that may fit.
    pub(super) also: Option<Counted>,
}

/// Shorter lists, by one facet.
#[derive(Clone, Serialize)]
pub(super) struct Narrower {
    /// The facet.
    pub(super) heading: String,
    /// Its values.
    pub(super) values: Vec<Counted>,
}

/// A link to a list with how many entries that has.
#[derive(Clone, Serialize)]
pub(super) struct Counted {
    /// The name and the count: `Sleep (12)`.
    pub(super) text: String,
    /// Where the list is.
    pub(super) href: String,
}

impl Counted {
    /// A link to a list of `count` entries.
    pub(super) fn new(say: Say<'_>, name: &str, count: usize, href: String) -> Self {
        let given = [("name", name.into()), ("count", count.into())];
        Self {
            text: say("directory-counted", &given),
            href,
        }
    }
}

/// On how many pages so many entries stand.
pub(super) fn pages(entries: usize) -> usize {
    entries.div_ceil(ENTRIES).max(1)
}

/// Of entries in a row, those that stand on a page, counted from 1.
pub(super) fn on_page<T>(entries: &[T], page: usize) -> &[T] {
    entries.chunks(ENTRIES).nth(page - 1).unwrap_or_default()
}

/// The way between the pages of a list, as the pagination component of GOV.UK Frontend takes it.
#[derive(Serialize)]
pub(super) struct Pagination {
    previous: Option<Step>,
    next: Option<Step>,
    items: Vec<Item>,
    label: String,
}

#[derive(Serialize)]
struct Step {
    href: String,
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    number: Option<usize>,
    href: Option<String>,
    current: bool,
    ellipsis: bool,
    visually_hidden_text: Option<String>,
}

impl Pagination {
    /// The way from `page` of a list of so many pages; `None` where there is one.
    pub(super) fn new(say: Say<'_>, address: &str, page: usize, pages: usize) -> Option<Self> {
        if pages < 2 {
            return None;
        }
        let to = |page, id| Step {
            href: address::page_of_list(address, page),
            text: say(id, &[]),
        };
        let mut items: Vec<Item> = Vec::new();
        let mut before = 0;
        // The first, the last, and those beside where one is.
        let near = |number: &usize| *number == 1 || *number == pages || number.abs_diff(page) <= 1;
        for number in (1..=pages).filter(near) {
            if number > before + 1 {
                items.push(Item {
                    number: None,
                    href: None,
                    current: false,
                    ellipsis: true,
                    visually_hidden_text: None,
                });
            }
            items.push(Item {
                number: Some(number),
                href: Some(address::page_of_list(address, number)),
                current: number == page,
                ellipsis: false,
                visually_hidden_text: Some(say("directory-page", &[("page", number.into())])),
            });
            before = number;
        }
        Some(Self {
            previous: (page > 1).then(|| to(page - 1, "directory-previous")),
            next: (page < pages).then(|| to(page + 1, "directory-next")),
            items,
            label: say("directory-pages", &[]),
        })
    }
}

/// A heading for a page of a list: further pages say which they are.
pub(super) fn titled(say: Say<'_>, title: &str, page: usize, pages: usize) -> String {
    if page < 2 {
        return title.to_owned();
    }
    let given = [
        ("title", title.into()),
        ("page", page.into()),
        ("pages", pages.into()),
    ];
    say("directory-page-title", &given)
}

#[cfg(test)]
mod tests {
    use site_theme::Argument;

    use super::*;

    #[test]
    fn every_entry_stands_on_one_page_and_none_is_too_long() {
        for count in [0, 1, 99, 100, 101, 1000, 1001] {
            let entries: Vec<usize> = (0..count).collect();
            let all: Vec<&[usize]> = (1..=pages(count))
                .map(|page| on_page(&entries, page))
                .collect();
            assert!(all.iter().all(|page| page.len() <= ENTRIES), "{count}");
            assert_eq!(all.concat(), entries);
        }
    }

    #[test]
    fn the_way_between_pages_shows_the_first_the_last_and_those_near() {
        let say = |id: &str, _: &[(&str, Argument)]| id.to_owned();
        let numbers = |page, pages| -> Vec<Option<usize>> {
            let way = Pagination::new(&say, "/a/", page, pages).expect("several pages");
            way.items.iter().map(|item| item.number).collect()
        };
        assert!(Pagination::new(&say, "/a/", 1, 1).is_none());
        assert_eq!(numbers(1, 2), [Some(1), Some(2)]);
        assert_eq!(
            numbers(5, 9),
            [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]
        );
        let way = Pagination::new(&say, "/a/", 2, 3).expect("several pages");
        assert_eq!(way.previous.map(|step| step.href).as_deref(), Some("/a/"));
        assert_eq!(way.next.map(|step| step.href).as_deref(), Some("/a/3/"));
    }
}
