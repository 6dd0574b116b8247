//! The search page of a built site, and the index that it names.

mod built;
mod copied;

use std::fs;
use std::path::Path;

use built::built;
use copied::copy_testbury;
use jiff::civil::{Date, date};
use scraper::{Html, Selector};
use site::Built;

const TODAY: Date = date(2026, 11, 21);
const PAGE: &str = "testbury/search/index.html";

/// Testbury's site after `edit` of its folder.
fn testbury(edit: impl FnOnce(&Path)) -> Built {
    let folder = tempfile::tempdir().expect("a folder");
    copy_testbury(folder.path());
    edit(&folder.path().join("testbury"));
    built(folder.path(), TODAY)
}

fn page(built: &Built) -> Html {
    Html::parse_document(std::str::from_utf8(&built.pages[PAGE]).expect("UTF-8"))
}

fn attribute<'p>(page: &'p Html, selector: &str, name: &str) -> &'p str {
    let selector = Selector::parse(selector).expect("a selector");
    let found = page.select(&selector).next().expect("an element");
    found.attr(name).expect("an attribute")
}

/// The index that the page names.
fn index(built: &Built) -> (String, serde_json::Value) {
    let address = attribute(&page(built), "[data-search]", "data-index").to_owned();
    let module = built
        .pages
        .get(address.trim_start_matches('/'))
        .expect("it is published");
    let json = std::str::from_utf8(module)
        .expect("UTF-8")
        .strip_prefix("export default ");
    let value = serde_json::from_str(json.expect("a module")).expect("JSON");
    (address, value)
}

#[test]
fn the_page_names_an_index_of_services_and_notices_that_is_kept_for_ever() {
    let (address, index) = index(&testbury(|_| ()));
    assert!(address.starts_with("/assets/search-testbury-"), "{address}");
    assert_eq!(index["services"], 1);
    let names: Vec<&str> = index["names"]
        .as_str()
        .expect("names")
        .split('\n')
        .collect();
    assert_eq!(names.len(), 2);
    assert_eq!(names[1], "North Hub privacy notice");
}

#[test]
fn the_index_has_another_name_as_soon_as_it_says_something_else() {
    let before = index(&testbury(|_| ())).0;
    assert_eq!(before, index(&testbury(|_| ())).0);
    let after = testbury(|folder| {
        let file = folder.join("services/talking.md");
        let text = fs::read_to_string(&file).expect("a file");
        fs::write(&file, format!("{text}\nSomething about gardens.\n")).expect("written");
    });
    let (address, index) = index(&after);
    assert_ne!(address, before);
    let terms = index["terms"].as_str().expect("terms");
    assert!(
        terms.split('\n').any(|line| line.ends_with("garden")),
        "{terms}"
    );
}

#[test]
fn what_a_service_belongs_to_finds_it_and_narrows_results() {
    let built = testbury(|folder| {
        fs::create_dir(folder.join("locations")).expect("a folder");
        fs::create_dir(folder.join("taxonomies")).expect("a folder");
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("written");
        write(
            "locations/mill.md",
            "---\nname: The Mill\nhub: north\naddress: [1 Wharf Lane]\ntown: Testbury\npostcode: TE1 2ST\n---\n",
        );
        write(
            "taxonomies/needs.yaml",
            "name: Needs\ndescription: What families need.\nterms:\n  - { id: calm, name: Calm }\n  \
             - { id: sleep, name: Sleep, part_of: calm }\n",
        );
        write(
            "services/night.md",
            "---\nname: Night owls\nsummary: Help at night.\norganisation: helpers\nlocations: [mill]\n\
             categories: [sleep]\nlanguages: [bn]\ncost: free\n---\n",
        );
    });
    let (_, index) = index(&built);
    // Of two services from A to Z it is the first.
    assert_eq!(index["filters"]["need"]["calm"], "!");
    assert_eq!(index["filters"]["language"]["bn"], "!");
    assert_eq!(index["filters"]["cost"]["free"], "!");
    // Both are at the hub: one says so, the other is at a location of it.
    assert_eq!(index["filters"]["hub"]["north"], "!!");
    let terms = index["terms"].as_str().expect("terms");
    // The postcode in one word follows its first half, with which it begins.
    for end in ["engali", "e1\n32st", "harf"] {
        assert!(terms.contains(end), "{end}: {terms}");
    }
    let page = page(&built);
    let options = Selector::parse("#search-need option").expect("a selector");
    let options: Vec<String> = page
        .select(&options)
        .map(|option| option.text().collect())
        .collect();
    assert_eq!(options, ["All needs", "Calm", "\u{a0}\u{a0}Sleep"]);
}

#[test]
fn the_box_can_send_nothing_and_is_hidden_without_script() {
    let built = testbury(|_| ());
    let page = page(&built);
    let none = |selector: &str| {
        let selector = Selector::parse(selector).expect("a selector");
        assert_eq!(page.select(&selector).count(), 0);
    };
    none("main form");
    none("main [name]");
    assert_eq!(attribute(&page, "[data-search]", "hidden"), "");
    assert_eq!(attribute(&page, "#search-text", "autocomplete"), "off");
    assert_eq!(attribute(&page, "#search-text", "spellcheck"), "false");
    let links = Selector::parse("main ul a").expect("a selector");
    let links: Vec<&str> = page
        .select(&links)
        .filter_map(|link| link.attr("href"))
        .collect();
    for address in [
        "/testbury/services/",
        "/testbury/notices/",
        "/testbury/contact/",
    ] {
        assert!(links.contains(&address), "{links:?}");
    }
}

#[test]
fn only_the_search_page_loads_what_searches() {
    let built = testbury(|_| ());
    let loads = |path: &str| {
        let html = String::from_utf8_lossy(&built.pages[path]).into_owned();
        html.contains("/assets/search")
    };
    assert!(loads(PAGE));
    assert!(!loads("testbury/services/index.html"));
    assert!(!loads("testbury/index.html"));
}
