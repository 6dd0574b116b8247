//! Each rule of the directory, broken in every way it knows.

use std::collections::BTreeSet;

use site_model::Severity;
use site_rules::{TABLE, rules};

use crate::folder::{Folder, ORGANISATION, SERVICE, TODAY};
use crate::rule_book::put;

const LOCATION: &str = "testshire/locations/hall.md";
const OTHER_SERVICE: &str = "testshire/services/walks.md";
const TAXONOMY: &str = "testshire/taxonomies/needs.yaml";
const OTHER_TAXONOMY: &str = "testshire/taxonomies/places.yaml";

/// A council with a directory that keeps every rule.
fn sound() -> Folder {
    let folder = Folder::sound();
    folder.write(
        LOCATION,
        "---\nname: Village Hall\nhub: north\naddress: [1 High Street]\ntown: Testham\npostcode: SW1V 1AA\nlatitude: 51.49\nlongitude: -0.13\n---\nThe hall is by the pond.\n",
    );
    folder.write(
        TAXONOMY,
        "name: What you need\ndescription: Help by what it is for.\nterms:\n  - id: baby\n    name: Your baby\n  - id: sleep\n    name: Sleep\n    part_of: baby\n",
    );
    folder.write(
        OTHER_TAXONOMY,
        "name: Where\ndescription: Help by where it is.\nterms:\n  - id: park\n    name: In a park\n",
    );
    put(&folder, WELL, SERVICE);
    folder.write(
        OTHER_SERVICE,
        "---\nname: Walks\nsummary: We walk.\norganisation: visitors\nhubs: [north]\n---\nWe walk.\n",
    );
    folder
}

/// What a service says that keeps every rule.
const WELL: &str = "\
oruk_id: d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610
locations: [hall]
categories: [sleep]
ages: { from: 18 months, to: 1 year }
cost:
  - what: One session
schedules:
  - days: [monday, thursday]
    opens: \"09:30\"
    closes: \"11:00\"
    location: hall
    from: 2026-09-07
    until: 2027-07-19
    every: 2
    except:
      - from: 2026-12-21
        until: 2027-01-03
      - from: 2027-03-29
other_contacts:
  - phone: 020 7946 0000
last_checked: 2025-11-21
";

/// One way to break a rule: the rule, the file, what is replaced by what, and the text at which the
/// finding is to point.
type Break = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const BREAKS: &[Break] = &[
    ("schedule-times", SERVICE, "[monday, thursday]", "[]", "[]"),
    (
        "schedule-times",
        SERVICE,
        "\"11:00\"",
        "\"09:30\"",
        "\"09:30\"\n    location",
    ),
    (
        "schedule-repeats",
        SERVICE,
        "until: 2027-07-19",
        "until: 2026-09-06",
        "2026-09-06",
    ),
    (
        "schedule-repeats",
        SERVICE,
        "every: 2",
        "every: 0",
        "0\n    except",
    ),
    (
        "schedule-repeats",
        SERVICE,
        "every: 2",
        "every: 1",
        "1\n    except",
    ),
    (
        "schedule-repeats",
        SERVICE,
        "    from: 2026-09-07\n",
        "",
        "2\n    except",
    ),
    (
        "schedule-repeats",
        SERVICE,
        "every: 2",
        "every: 2\n    in_month: [first]",
        "[first]",
    ),
    (
        "schedule-exceptions",
        SERVICE,
        "2027-03-29",
        "2027-03-30",
        "2027-03-30",
    ),
    (
        "schedule-exceptions",
        SERVICE,
        "2027-03-29",
        "2026-08-31",
        "2026-08-31",
    ),
    (
        "schedule-exceptions",
        SERVICE,
        "2027-03-29",
        "2027-07-22",
        "2027-07-22",
    ),
    (
        "schedule-exceptions",
        SERVICE,
        "2027-01-03",
        "2026-12-20",
        "2026-12-20",
    ),
    (
        "schedule-location",
        SERVICE,
        "    location: hall",
        "    location: barn",
        "barn",
    ),
    (
        "schedule-ended",
        SERVICE,
        "until: 2027-07-19",
        "until: 2026-11-20",
        "2026-11-20",
    ),
    (
        "service-ages",
        SERVICE,
        "to: 1 year",
        "to: 17 months",
        "17 months",
    ),
    (
        "service-cost",
        SERVICE,
        "\n  - what: One session",
        " []",
        "[]",
    ),
    ("service-cost", SERVICE, "One session", "\" \"", "\" \""),
    (
        "service-reached",
        OTHER_SERVICE,
        "hubs: [north]\n",
        "",
        "Walks",
    ),
    (
        "service-last-checked",
        SERVICE,
        "2025-11-21",
        "2026-11-22",
        "2026-11-22",
    ),
    (
        "service-last-checked",
        SERVICE,
        "2025-11-21",
        "2025-11-20",
        "2025-11-20",
    ),
    ("location-coordinates", LOCATION, "51.49", "48.9", "48.9"),
    (
        "location-coordinates",
        LOCATION,
        "-0.13",
        "51.49",
        "51.49\n---",
    ),
    (
        "location-coordinates",
        LOCATION,
        "latitude: 51.49\n",
        "",
        "-0.13",
    ),
    (
        "location-coordinates",
        LOCATION,
        "longitude: -0.13\n",
        "",
        "51.49",
    ),
    (
        "location-postcode",
        LOCATION,
        "SW1V 1AA",
        "SW1V1AA",
        "SW1V1AA",
    ),
    (
        "taxonomy-terms",
        TAXONOMY,
        "part_of: baby",
        "part_of: babe",
        "babe",
    ),
    (
        "taxonomy-terms",
        TAXONOMY,
        "part_of: baby",
        "part_of: \"sleep\"",
        "\"sleep\"",
    ),
    (
        "taxonomy-terms",
        TAXONOMY,
        "name: Your baby\n",
        "name: Your baby\n    part_of: \"sleep\"\n",
        "\"sleep\"",
    ),
    (
        "taxonomy-terms",
        TAXONOMY,
        "id: sleep",
        "id: baby",
        "baby\n    name: Sleep",
    ),
    (
        "taxonomy-terms",
        OTHER_TAXONOMY,
        "id: park",
        "id: baby",
        "baby",
    ),
    (
        "directory-names",
        OTHER_SERVICE,
        "name: Walks",
        "name: VISITS",
        "VISITS",
    ),
    (
        "directory-oruk-id",
        OTHER_SERVICE,
        "hubs: [north]\n",
        "hubs: [north]\noruk_id: D9D5E0F5-d3ce-4f73-9a2f-4dd0ecc6c610\n",
        "D9D5E0F5",
    ),
    (
        "directory-oruk-id",
        TAXONOMY,
        "    part_of: baby\n",
        "    oruk_id: d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610\n",
        "d9d5e0f5",
    ),
    (
        "reference-known",
        SERVICE,
        "locations: [hall]",
        "locations: [hall, barn]",
        "barn",
    ),
    (
        "reference-known",
        SERVICE,
        "[sleep]",
        "[sleep, walking]",
        "walking",
    ),
    (
        "reference-known",
        LOCATION,
        "hub: north",
        "hub: south",
        "south",
    ),
    (
        "contact-usable",
        SERVICE,
        "020 7946 0000",
        "020 7946 000",
        "020 7946 000",
    ),
];

fn broken((_, file, from, to, _): &Break) -> Folder {
    let folder = sound();
    folder.replace(file, from, to);
    folder
}

/// The council broken in each of these ways.
pub(crate) fn folders() -> impl Iterator<Item = Folder> {
    BREAKS.iter().map(broken)
}

/// Everything that is found, warnings too.
fn found(folder: &Folder) -> Vec<String> {
    [Severity::Error, Severity::Warning]
        .into_iter()
        .flat_map(|severity| folder.found(severity))
        .collect()
}

#[test]
fn a_directory_that_keeps_every_rule_has_no_finding() {
    let found: Vec<String> = sound()
        .diagnostics(TODAY)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn each_break_is_found_by_its_rule_at_its_file_line_and_column() {
    for case in BREAKS {
        let (rule, file, _, _, at) = case;
        let folder = broken(case);
        let expected = format!("{file}:{} {rule}", folder.place(file, at));
        let found = found(&folder);
        assert!(
            found.contains(&expected),
            "{case:?}: expected {expected}, found {found:#?}"
        );
    }
}

#[test]
fn every_rule_of_the_directory_is_broken_here() {
    let chapter = TABLE
        .iter()
        .find(|chapter| chapter.id == "directory")
        .expect("the chapter");
    let rules: BTreeSet<&str> = chapter.rules.iter().map(|rule| rule.id).collect();
    let broken: BTreeSet<&str> = BREAKS.iter().map(|(rule, ..)| *rule).collect();
    assert!(broken.is_superset(&rules), "{rules:?}");
}

/// The file whose front matter a rule's example stands in. Examples of the others need two files.
const EXAMPLES: [(&str, &str); 12] = [
    ("schedule-times", SERVICE),
    ("schedule-repeats", SERVICE),
    ("schedule-exceptions", SERVICE),
    ("schedule-location", SERVICE),
    ("schedule-ended", SERVICE),
    ("service-ages", SERVICE),
    ("service-cost", SERVICE),
    ("service-reached", OTHER_SERVICE),
    ("service-last-checked", SERVICE),
    ("location-coordinates", LOCATION),
    ("location-postcode", LOCATION),
    ("taxonomy-terms", TAXONOMY),
];

#[test]
fn each_example_breaks_its_rule_and_its_mend_keeps_it() {
    for (id, file) in EXAMPLES {
        let rule = rules().find(|rule| rule.id == id).expect("a rule");
        let breaks = sound();
        put(&breaks, rule.example.breaks, file);
        let told = found(&breaks);
        let is_told = |told: &String| told.starts_with(file) && told.ends_with(&format!(" {id}"));
        assert!(told.iter().any(is_told), "{id} breaks: {told:#?}");
        let keeps = sound();
        put(&keeps, rule.example.keeps, file);
        assert_eq!(found(&keeps), [""; 0], "{id} keeps");
    }
}

#[test]
fn names_of_different_kinds_may_be_the_same() {
    let folder = sound();
    folder.replace(LOCATION, "name: Village Hall", "name: Walks");
    folder.replace(ORGANISATION, "name: Visitors", "name: Walks");
    assert_eq!(found(&folder), [""; 0]);
}

#[test]
fn a_taxonomy_that_cannot_be_read_may_have_the_category() {
    let folder = sound();
    folder.write(TAXONOMY, "name: [");
    let told = found(&folder);
    assert!(
        !told.iter().any(|told| told.ends_with("reference-known")),
        "{told:#?}"
    );
}

#[test]
fn the_words_about_a_location_are_judged_as_those_about_a_service() {
    let folder = sound();
    folder.replace(
        LOCATION,
        "The hall is by the pond.",
        "The hall has a [ramp](/testshire/ramps/). Ask the MASH team.",
    );
    let told = found(&folder);
    for rule in ["link-leads-somewhere", "reading-abbreviation"] {
        assert!(
            told.iter()
                .any(|told| told.starts_with(LOCATION) && told.ends_with(rule)),
            "{told:#?}"
        );
    }
}

#[test]
fn a_link_to_a_location_leads_somewhere() {
    let folder = sound();
    folder.replace(
        OTHER_SERVICE,
        "---\nWe walk.\n",
        "---\nWe walk from the [hall](/testshire/locations/hall/).\n",
    );
    assert_eq!(found(&folder), [""; 0]);
}
