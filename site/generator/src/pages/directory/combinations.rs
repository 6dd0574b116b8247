//! Two wishes at once, as static pages: a need, and an age or a hub.
//!
//! Pages for every pair would be thousands that nobody reads. So there is one only where the need's
//! own list is long and the pair makes it shorter, and at most [`MOST_PAGES`] of them a council, the
//! longest lists first.

use std::collections::BTreeMap;

use site_model::address::Facet;

use super::ages;
use super::facets::Values;
use super::listing::pages;

/// A list that has no more entries is read to its end.
const SHORT: usize = 10;

/// How many pages combinations take at most, further pages of their lists counted.
pub(super) const MOST_PAGES: usize = 200;

/// Services that have a need's value and a second facet's.
pub(super) struct Combination {
    /// Which value of the need.
    pub(super) need: usize,
    /// Which facet narrows it: its place among all facets.
    pub(super) facet: usize,
    /// Which of its values.
    pub(super) value: usize,
    /// The services of both, from A to Z.
    pub(super) services: Vec<usize>,
}

/// The combinations that get a page, in the order of needs, facets and values. `count` is how many
/// services there are.
pub(super) fn of(facets: &[Values], count: usize) -> Vec<Combination> {
    let Some(needs) = facets.iter().find(|facet| facet.facet == Facet::Need) else {
        return Vec::new();
    };
    // What narrows, by service.
    let mut narrowing: Vec<Vec<(usize, usize)>> = vec![Vec::new(); count];
    for (at, facet) in facets.iter().enumerate() {
        if !matches!(facet.facet, Facet::Age | Facet::Hub) {
            continue;
        }
        let values = facet.values.iter().enumerate();
        for (value, found) in values.filter(|(_, value)| value.word != ages::ANY) {
            for service in &found.services {
                narrowing[*service].push((at, value));
            }
        }
    }
    let mut all = Vec::new();
    let needs = needs.values.iter().enumerate();
    for (need, found) in needs.filter(|(_, need)| need.services.len() > SHORT) {
        let mut narrower: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for service in &found.services {
            for by in &narrowing[*service] {
                narrower.entry(*by).or_default().push(*service);
            }
        }
        narrower.retain(|_, services| services.len() < found.services.len());
        all.extend(
            narrower
                .into_iter()
                .map(|((facet, value), services)| Combination {
                    need,
                    facet,
                    value,
                    services,
                }),
        );
    }
    let in_order = |one: &Combination| (one.need, one.facet, one.value);
    all.sort_by_key(|one| (std::cmp::Reverse(one.services.len()), in_order(one)));
    let mut taken = 0;
    all.retain(|one| {
        let more = pages(one.services.len());
        let fits = taken + more <= MOST_PAGES;
        if fits {
            taken += more;
        }
        fits
    });
    all.sort_by_key(in_order);
    all
}

#[cfg(test)]
mod tests {
    use super::super::facets::Value;
    use super::*;

    fn value(word: &str, services: Vec<usize>) -> Value {
        Value {
            word: word.to_owned(),
            name: word.to_owned(),
            title: word.to_owned(),
            description: None,
            group: None,
            level: 0,
            services,
        }
    }

    fn facets(needs: Vec<Value>, ages: Vec<Value>) -> Vec<Values> {
        vec![
            Values {
                facet: Facet::Need,
                values: needs,
            },
            Values {
                facet: Facet::Age,
                values: ages,
            },
        ]
    }

    #[test]
    fn a_page_is_there_only_where_it_makes_a_long_list_shorter() {
        let all = facets(
            vec![value("long", (0..12).collect()), value("short", vec![0, 1])],
            vec![
                value("some", vec![1, 2, 20]),
                value("all", (0..30).collect()),
                value("none", vec![25]),
                value(ages::ANY, vec![3]),
            ],
        );
        let found: Vec<_> = of(&all, 30)
            .into_iter()
            .map(|one| (one.need, one.facet, one.value, one.services))
            .collect();
        assert_eq!(found, [(0, 1, 0, vec![1, 2])]);
    }

    #[test]
    fn however_much_there_is_the_pages_are_counted_and_the_longest_lists_come_first() {
        let needs = (0..300)
            .map(|_| value("need", (0..400).collect()))
            .collect();
        let ages = vec![value("few", vec![7]), value("many", (0..350).collect())];
        let found = of(&facets(needs, ages), 400);
        let taken: usize = found.iter().map(|one| pages(one.services.len())).sum();
        assert_eq!(taken, MOST_PAGES);
        assert!(found.iter().all(|one| one.value == 1));
        assert_eq!(found.first().map(|one| one.need), Some(0));
    }
}
