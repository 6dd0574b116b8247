//! Finding a service without JavaScript: whatever there is, a family comes to it by links alone.

mod built;
mod copied;
mod council;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use council::{Council, Site, set};

/// How many entries a page lists at most.
const ENTRIES: usize = 100;

/// How many pages combinations take at most.
const COMBINATIONS: usize = 200;

const NEEDS: &str = "\
name: Needs
description: What helps.
terms:
  - { id: baby, name: Your baby, description: All about babies. }
  - { id: sleep, name: Sleep, part_of: baby }
  - { id: home, name: Your home }
  - { id: nothing, name: Nothing yet }
";

/// A council with many services, of all kinds.
static LARGE: LazyLock<Site> = LazyLock::new(|| {
    let mut council = Council::new()
        .with("taxonomies/needs.yaml", NEEDS)
        .with_location("hall", "hub: north");
    let words = ["apple", "bear", "cloud", "ärzte", "3-wheels"];
    let days = ["monday", "tuesday", "saturday"];
    for number in 0..650_usize {
        let mut lines = format!("schedules: [{{ days: [{}] }}]\n", days[number % 3]);
        if number % 2 == 0 {
            lines += "categories: [sleep]\nlocations: [hall]\n";
        }
        if number % 5 == 0 {
            lines += "languages: [bn, so]\ncost: free\n";
        }
        if number % 7 == 0 {
            lines += "send: { kind: specialist }\n";
        }
        if number % 3 == 0 {
            lines += &format!(
                "ages: {{ from: {} years, to: {} years }}\n",
                number % 15,
                number % 15 + 2
            );
        }
        let slug = format!("s{number}");
        let name = format!("\"{} {number}\"", words[number % 5]);
        let text = format!(
            "---\nname: {name}\nsummary: Words.\norganisation: helpers\nhubs: [north]\n{lines}---\n\nWe listen.\n"
        );
        council = council.with(&format!("services/{slug}.md"), &text);
    }
    council.build()
});

/// The address below the council's.
fn below(link: &str) -> String {
    link.strip_prefix("/testbury/").unwrap_or(link).to_owned()
}

/// All entries of a list, page after page, by the link to the next.
fn listed(site: &Site, first: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut next = Some(first.to_owned());
    while let Some(address) = next {
        let page = site.page(&address);
        all.extend(page.entries());
        next = page
            .links(".govuk-pagination__next a")
            .first()
            .map(|link| below(link));
    }
    all
}

/// A link's words as a name and a count.
fn counted(text: &str) -> Option<(String, usize)> {
    let (name, count) = text.strip_suffix(')')?.rsplit_once(" (")?;
    Some((name.to_owned(), count.replace(',', "").parse().ok()?))
}

/// Every link of a page that says how many entries its list has.
fn counts(site: &Site, address: &str) -> BTreeMap<String, usize> {
    let page = site.page(address);
    let texts = page.texts("main a");
    let links = page.links("main a");
    assert_eq!(texts.len(), links.len());
    let counted = texts.iter().map(|text| counted(text));
    let pairs = counted
        .zip(links)
        .filter_map(|(counted, link)| Some((below(&link), counted?.1)));
    pairs.collect()
}

#[test]
fn every_service_is_reached_from_a_to_z() {
    let mut found = BTreeSet::new();
    for (letter, count) in counts(&LARGE, "services/") {
        let services = listed(&LARGE, &letter);
        assert_eq!(services.len(), count, "{letter}");
        found.extend(services);
    }
    let all = LARGE
        .addresses("services/")
        .into_iter()
        .filter(|address| address != "services/");
    assert_eq!(
        found,
        set(all.map(|address| format!("/testbury/{address}")))
    );
    assert_eq!(found.len(), 651);
}

#[test]
fn a_short_list_is_one_page_with_its_letters() {
    let site = Council::new()
        .with(
            "services/over.md",
            "---\nname: Über uns\nsummary: Words.\norganisation: helpers\nhubs: [north]\n---\n\nWords.\n",
        )
        .with_service("apple", "")
        .build();
    let page = site.page("services/");
    assert_eq!(page.texts("main h2")[1..], ["A", "T", "U"]);
    assert_eq!(page.entries().len(), 3);
    assert!(site.addresses("find/a-to-z/").is_empty());
}

#[test]
fn each_count_is_what_its_list_has_and_no_entry_comes_twice() {
    let mut pages: Vec<String> = LARGE.addresses("find/");
    pages.push("services/".to_owned());
    let mut counts_of = BTreeMap::new();
    for page in pages {
        counts_of.extend(counts(&LARGE, &page));
    }
    assert!(
        counts_of.len() > 25 && counts_of.values().any(|count| *count > ENTRIES),
        "{counts_of:?}"
    );
    for (address, count) in counts_of {
        let services = listed(&LARGE, &address);
        assert_eq!(services.len(), count, "{address}");
        assert_eq!(set(services).len(), count, "{address} has one twice");
        let said = LARGE.page(&address).text();
        let plural = if count == 1 {
            "1 service"
        } else {
            &format!("{count} services")
        };
        assert!(said.contains(plural), "{address}: {said}");
    }
}

#[test]
fn no_page_lists_more_than_a_phone_loads() {
    let mut longest = 0;
    for part in ["services/", "find/", "organisations/", "locations/"] {
        for address in LARGE.addresses(part) {
            let count = LARGE.page(&address).entries().len();
            assert!(count <= ENTRIES, "{address} has {count}");
            longest = longest.max(count);
        }
    }
    assert_eq!(longest, ENTRIES);
}

#[test]
fn all_services_of_an_organisation_and_of_a_location_are_on_its_pages() {
    let provided = listed(&LARGE, "organisations/helpers/");
    assert_eq!(
        provided
            .iter()
            .filter(|link| link.contains("/services/"))
            .count(),
        651
    );
    assert_eq!(
        provided.last().map(String::as_str),
        Some("/testbury/notices/hub/")
    );
    assert_eq!(listed(&LARGE, "locations/hall/").len(), 325);
    let second = LARGE.page("organisations/helpers/2/");
    assert_eq!(second.texts("h1"), ["The Helpers (page 2 of 7)"]);
    assert_eq!(second.json_ld(), None);
}

#[test]
fn a_broader_need_has_the_services_of_every_narrower_one() {
    let (broader, narrower) = (
        listed(&LARGE, "find/need/baby/"),
        listed(&LARGE, "find/need/sleep/"),
    );
    assert_eq!(narrower.len(), 325);
    assert_eq!(broader, narrower);
    assert_eq!(
        LARGE.page("find/need/baby/").texts("main p.govuk-body-l"),
        ["All about babies."]
    );
    assert!(
        LARGE
            .page("find/need/baby/2/")
            .texts("main p.govuk-body-l")
            .is_empty()
    );
    let page = LARGE.page("find/need/");
    assert!(
        page.text()
            .contains("Your baby (325) All about babies. Sleep (325)"),
        "{}",
        page.text()
    );
}

#[test]
fn combinations_are_what_both_lists_have_and_few() {
    let all = LARGE.addresses("find/need/");
    let combined: Vec<&String> = all
        .iter()
        .filter(|address| address.contains("/age/"))
        .collect();
    assert!(!combined.is_empty() && combined.len() <= COMBINATIONS);
    let narrower = counts(&LARGE, "find/need/sleep/");
    let narrower: Vec<&String> = narrower
        .keys()
        .filter(|link| link.contains("/age/"))
        .collect();
    assert!(narrower.len() > 3, "{narrower:?}");
    for address in narrower {
        let age = address.replace("find/need/sleep/", "find/");
        let both: BTreeSet<String> = set(listed(&LARGE, "find/need/sleep/"))
            .intersection(&set(listed(&LARGE, &age)))
            .cloned()
            .collect();
        assert_eq!(set(listed(&LARGE, address)), both, "{address}");
        assert!(
            counts(&LARGE, &age).contains_key(address),
            "{age} leads to {address}"
        );
    }
    assert!(
        !all.iter().any(|address| address.contains("/hub/")),
        "all of them are at one hub"
    );
}

#[test]
fn what_nothing_has_is_not_shown() {
    let page = LARGE.page("find/");
    assert!(!page.text().contains("Nothing yet") && !page.text().contains("Your home"));
    let small = Council::new().build();
    assert_eq!(small.page("find/").texts("main h2"), ["Family hub"]);
    assert_eq!(
        small.addresses("find/"),
        ["find/", "find/hub/", "find/hub/north/"]
    );
    assert!(small.find("locations/").is_none());
    assert_eq!(small.page("services/").texts("main h2")[0], "Find by");
}

#[test]
fn a_service_without_ages_is_found_under_any_age() {
    let listed_under = |band: &str| listed(&LARGE, &format!("find/age/{band}/"));
    assert!(listed_under("any").contains(&"/testbury/services/talking/".to_owned()));
    assert!(!listed_under("1-to-4").contains(&"/testbury/services/talking/".to_owned()));
    let page = LARGE.page("find/age/1-to-4/");
    assert!(
        page.text()
            .contains("More that may be for you: Any age or not said (434)"),
        "{}",
        page.text()
    );
}

#[test]
fn days_languages_send_and_what_is_free_are_ways_too() {
    for (address, heading, count) in [
        ("find/day/tuesday/", "Services on Tuesdays", 217),
        ("find/language/bn/", "Services in Bengali", 130),
        (
            "find/send/specialist/",
            "Services only for children with SEND and their families",
            93,
        ),
        ("find/cost/free/", "Free services", 130),
        ("find/hub/north/", "Services at North Hub", 651),
    ] {
        assert_eq!(LARGE.page(address).texts("h1"), [heading]);
        assert_eq!(listed(&LARGE, address).len(), count, "{address}");
    }
}

#[test]
fn a_location_of_a_hub_brings_its_services_to_the_hub() {
    let site = Council::new()
        .with_location("hall", "hub: north")
        .with(
            "services/play.md",
            "---\nname: Play\nsummary: Words.\norganisation: helpers\nlocations: [hall]\n---\n\nWords.\n",
        )
        .build();
    assert!(listed(&site, "find/hub/north/").contains(&"/testbury/services/play/".to_owned()));
}

#[test]
fn where_there_is_nothing_it_is_said_whom_to_ask() {
    let empty = Council::new().without("services/talking.md").build();
    for address in ["services/", "find/"] {
        let text = empty.page(address).text();
        assert!(
            text.contains("There is nothing here yet. You can ask us."),
            "{address}: {text}"
        );
        assert!(text.contains("020 7946 0000"), "{address}: {text}");
    }
}

#[test]
fn names_that_are_numbers_or_letters_are_taken_for_nothing_else() {
    let mut council = Council::new().with(
        "taxonomies/needs.yaml",
        "name: Needs\ndescription: d\nterms: [{ id: '2', name: Two }, { id: a, name: A }]\n",
    );
    for number in 0..130 {
        council = council.with_service(&format!("{number}"), "categories: ['2', a]");
    }
    let site = council.with_service("a", "").build();
    assert_eq!(listed(&site, "find/need/2/").len(), 130);
    assert_eq!(site.page("find/need/2/2/").entries().len(), 30);
    assert_eq!(site.page("services/a/").texts("h1"), ["a"]);
    assert_eq!(site.page("services/2/").texts("h1"), ["2"]);
    assert_eq!(listed(&site, "find/a-to-z/other/").len(), 130);
}
