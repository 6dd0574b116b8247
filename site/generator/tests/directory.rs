//! Pages of services, organisations and locations: what a family finds on them.

mod built;
mod copied;
mod council;

use council::Council;
use serde_json::Value;

const EVERYTHING: &str = "\
alert: Closed until 4 January 2027
paused: true
locations: [hall, park]
reach: [phone, outreach]
categories: [sleep, sleep]
who_for: Parents
ages: { pregnancy: true, to: 18 months }
send: { kind: inclusive, note: We have a quiet corner. }
languages: [bn, bfi]
cost:
  - { what: One session, amount: £2.50 }
  - { what: Ask us about ten sessions }
access: [professional-referral, drop-in]
how_to_get_it: Phone 020 7946 0001.
schedules:
  - days: [monday, thursday]
    opens: '10:00'
    closes: '11:30'
    location: hall
    from: 2026-09-07
    except: [{ from: 2026-10-26, until: 2026-10-30, why: Half term }]
  - { days: [friday], in_month: [first], opens: '13:00', location: park }
contact: { phone: 020 7946 0002, url: 'https://example.org/' }
other_contacts: [{ name: Ann Other, email: ann@example.org }]
accessibility: Ask us to meet you at the door.
last_checked: 2026-03-03";

const NEEDS: &str = "\
name: Needs
description: What helps.
terms:
  - { id: baby, name: Your baby, description: All about babies. }
  - { id: sleep, name: Sleep, part_of: baby }
";

fn with_everything() -> Council {
    Council::new()
        .with("taxonomies/needs.yaml", NEEDS)
        .with_location("hall", "hub: north\naccessibility: [lift, step-free]\naccessibility_note: Ring the bell.\ngetting_there: Bus 24.")
        .with_location("park", "latitude: 51.5\nlongitude: -0.1")
        .with_service("play", EVERYTHING)
}

#[test]
fn a_service_says_all_that_is_known_in_the_order_in_which_a_family_asks() {
    let site = with_everything().build();
    let page = site.page("services/play/");
    assert_eq!(
        page.texts(".family-hub-facts dt"),
        [
            "When",
            "Where",
            "How it reaches you",
            "Who it is for",
            "Ages",
            "Cost",
            "How to get it",
            "Contact",
            "Support for SEND",
            "Languages",
            "Accessibility",
            "About the building: hall Centre",
            "Family hub",
            "Helps with",
            "Provided by",
        ]
    );
    for (heading, part) in [
        (
            "When",
            "hall Centre: Mondays and Thursdays, 10am to 11:30am",
        ),
        ("When", "From 7 September 2026"),
        ("When", "Not on 26 to 30 October 2026 (Half term)"),
        ("When", "park Centre: First Friday of the month, from 1pm"),
        ("Where", "1 High Street"),
        ("Where", "SW1V 2AA"),
        ("Where", "Getting there: Bus 24."),
        (
            "How it reaches you",
            "Somebody comes to you. You can use it by phone.",
        ),
        ("Ages", "Pregnancy, and babies up to 18 months"),
        ("Cost", "One session: £2.50"),
        ("Cost", "Ask us about ten sessions"),
        (
            "How to get it",
            "You can just come. You do not need to book. A professional",
        ),
        ("How to get it", "Phone 020 7946 0001"),
        ("Contact", "020 7946 0002"),
        ("Contact", "Ann Other Email: ann@example.org"),
        ("Support for SEND", "We have a quiet corner."),
        (
            "Languages",
            "English, and Bengali and British Sign Language",
        ),
        ("Accessibility", "Ask us to meet you at the door."),
        (
            "About the building: hall Centre",
            "No steps Lift to all floors Ring the bell.",
        ),
        ("Family hub", "North Hub"),
        ("Helps with", "Sleep"),
    ] {
        let said = page.fact(heading).unwrap_or_default();
        assert!(said.contains(part), "{heading}: {said}");
    }
    let banner = page.texts(".govuk-notification-banner").concat();
    assert!(
        banner.contains("not on at the moment") && banner.contains("Closed until 4 January 2027")
    );
    assert!(
        page.text()
            .contains("The council last checked this on 3 March 2026.")
    );
    let links = page.links(".family-hub-facts a");
    for link in [
        "/testbury/locations/hall/",
        "https://www.openstreetmap.org/search?query=SW1V%202AA",
        "https://www.openstreetmap.org/?mlat=51.5&mlon=-0.1#map=17/51.5/-0.1",
        "/testbury/find/hub/north/",
        "/testbury/find/need/sleep/",
        "/testbury/organisations/helpers/",
        "tel:02079460001",
    ] {
        assert!(
            links.iter().any(|found| found == link),
            "{link} in {links:?}"
        );
    }
    let sleep = links.iter().filter(|link| link.ends_with("/sleep/"));
    assert_eq!(sleep.count(), 1, "a need that is named twice is one");
}

#[test]
fn a_service_of_which_little_is_known_says_no_more() {
    let site = Council::new().build();
    let page = site.page("services/talking/");
    assert_eq!(
        page.texts(".family-hub-facts dt"),
        ["Who it is for", "Family hub", "Provided by"]
    );
    assert!(
        page.text()
            .contains("Nobody has said when this was last checked.")
    );
    assert!(page.texts(".govuk-notification-banner").is_empty());
}

#[test]
fn times_at_one_place_do_not_name_it_and_an_unknown_place_is_everywhere() {
    let one = Council::new()
        .with_location("hall", "")
        .with_service(
            "play",
            "locations: [hall]\nschedules: [{ days: [monday], location: hall }]",
        )
        .build();
    assert_eq!(
        one.page("services/play/").fact("When").as_deref(),
        Some("Mondays")
    );
}

#[test]
fn a_location_says_what_is_on_day_by_day_from_morning_on() {
    let site = with_everything()
        .with_service(
            "early",
            "locations: [hall]\nschedules: [{ days: [monday], opens: '08:00' }, { days: [monday], note: Ask first }]",
        )
        .with_service("never", "locations: [hall]")
        .build();
    let page = site.page("locations/hall/");
    let text = page.text();
    let mut from = 0;
    for part in [
        "hall Centre",
        "1 High Street",
        "Getting there: Bus 24.",
        "No steps",
        "Ring the bell.",
        "A house.",
        "North Hub",
        "What is on here",
        "Mondays",
        "From 8am: early",
        "10am to 11:30am: play Not on now",
        "early Ask first.",
        "Thursdays",
        "play",
        "Ask when it is on",
        "never",
    ] {
        let at = text[from..].find(part);
        from += at.unwrap_or_else(|| panic!("{part} is not in {}", &text[from..])) + part.len();
    }
    assert!(!text.contains("Fridays"), "that is at the park");
    let park = site.page("locations/park/").text();
    assert!(
        park.contains("Fridays From 1pm: play Not on now First Friday of the month."),
        "{park}"
    );
    assert!(
        site.page("locations/")
            .entries()
            .contains(&"/testbury/locations/park/".to_owned())
    );
}

#[test]
fn an_organisation_shows_how_to_reach_it_what_it_provides_and_who_may_tell_it_something() {
    let site = with_everything()
        .with(
            "organisations/helpers.md",
            "---\nname: The Helpers\nalso_known_as: [Helpers]\nsummary: They help.\ncontact: { phone: 020 7946 0003 }\n---\n\nA charity.\n",
        )
        .build();
    let page = site.page("organisations/helpers/");
    assert_eq!(
        page.entries(),
        [
            "/testbury/services/play/",
            "/testbury/services/talking/",
            "/testbury/notices/hub/"
        ]
    );
    assert!(page.text().contains("Phone: 020 7946 0003"));
    assert!(
        !page.text().contains("Provided by"),
        "the page itself says whose they are"
    );
    assert!(
        page.text()
            .contains("Pregnancy, and babies up to 18 months. Mondays, Thursdays and Fridays.")
    );
}

#[test]
fn other_services_of_an_organisation_are_the_next_from_a_to_z() {
    let mut council = Council::new();
    for name in ["aa", "bb", "cc", "dd", "ee", "ff", "gg"] {
        council = council.with_service(name, "");
    }
    let site = council.build();
    let others = |page: &str| {
        site.page(page)
            .links("main .govuk-grid-column-one-third li a")
    };
    let of = |names: &[&str]| -> Vec<String> {
        names
            .iter()
            .map(|name| format!("/testbury/services/{name}/"))
            .collect()
    };
    assert_eq!(others("services/bb/"), of(&["cc", "dd", "ee", "ff", "gg"]));
    assert_eq!(
        others("services/ff/"),
        of(&["gg", "talking", "aa", "bb", "cc"])
    );
    let all = site
        .page("services/bb/")
        .texts("main .govuk-grid-column-one-third p");
    assert_eq!(all, ["All services from The Helpers"]);
}

/// What a type of schema.org may have, of what is used here: npm `schema-dts` 2.1.0, whose types are
/// made of schema.org's own vocabulary.
const SCHEMA: [(&str, &[&str]); 14] = [
    (
        "Service",
        &[
            "name",
            "description",
            "url",
            "provider",
            "serviceType",
            "audience",
            "offers",
            "availableChannel",
            "hoursAvailable",
            "subjectOf",
        ],
    ),
    (
        "Organization",
        &[
            "name",
            "description",
            "url",
            "alternateName",
            "sameAs",
            "telephone",
            "email",
            "address",
        ],
    ),
    (
        "Place",
        &["name", "url", "address", "geo", "amenityFeature"],
    ),
    (
        "PostalAddress",
        &[
            "streetAddress",
            "addressLocality",
            "addressRegion",
            "postalCode",
            "addressCountry",
        ],
    ),
    ("GeoCoordinates", &["latitude", "longitude"]),
    ("LocationFeatureSpecification", &["name", "value"]),
    ("PeopleAudience", &["audienceType", "suggestedAge"]),
    ("QuantitativeValue", &["minValue", "maxValue", "unitCode"]),
    ("Offer", &["name", "price", "priceCurrency"]),
    (
        "ServiceChannel",
        &[
            "serviceLocation",
            "servicePhone",
            "serviceUrl",
            "availableLanguage",
        ],
    ),
    ("ContactPoint", &["telephone"]),
    (
        "OpeningHoursSpecification",
        &["dayOfWeek", "opens", "closes", "validFrom", "validThrough"],
    ),
    ("Event", &["name", "eventSchedule"]),
    (
        "Schedule",
        &[
            "scheduleTimezone",
            "byDay",
            "byMonthWeek",
            "repeatFrequency",
            "startDate",
            "endDate",
            "startTime",
            "endTime",
            "exceptDate",
        ],
    ),
];

fn holds_to_the_vocabulary(value: &Value) {
    match value {
        Value::Array(all) => all.iter().for_each(holds_to_the_vocabulary),
        Value::Object(said) => {
            let kind = said["@type"].as_str().expect("a type");
            let known = SCHEMA.iter().find(|(name, _)| *name == kind);
            let (_, known) = known.unwrap_or_else(|| panic!("{kind}"));
            for (name, value) in said.iter().filter(|(name, _)| !name.starts_with('@')) {
                assert!(known.contains(&name.as_str()), "{kind} has no {name}");
                holds_to_the_vocabulary(value);
            }
        }
        _ => {}
    }
}

#[test]
fn what_programs_read_says_the_same_in_words_of_schema_org() {
    let site = with_everything().build();
    for address in [
        "services/play/",
        "services/talking/",
        "locations/hall/",
        "locations/park/",
        "organisations/helpers/",
    ] {
        let said = site
            .page(address)
            .json_ld()
            .unwrap_or_else(|| panic!("{address}"));
        assert_eq!(said["@context"], "https://schema.org");
        holds_to_the_vocabulary(&said);
    }
    let said = site.page("services/play/").json_ld().expect("JSON-LD");
    assert_eq!(said["@type"], "Service");
    assert_eq!(said["url"], "/testbury/services/play/");
    assert_eq!(said["provider"]["name"], "The Helpers");
    assert_eq!(said["audience"]["suggestedAge"]["maxValue"], 18);
    assert_eq!(said["audience"]["suggestedAge"]["unitCode"], "MON");
    assert_eq!(said["offers"][0]["price"], "2.50");
    assert_eq!(said["serviceType"], "Sleep");
    let hours = &said["hoursAvailable"];
    assert_eq!(hours[0]["dayOfWeek"][1], "https://schema.org/Thursday");
    assert_eq!(hours[0]["opens"], "10:00");
    assert_eq!(hours[0]["validFrom"], "2026-09-07");
    assert_eq!(hours[1]["closes"], "00:00", "closed at half term");
    assert_eq!(hours[1]["validThrough"], "2026-10-30");
    let monthly = &said["subjectOf"]["eventSchedule"];
    assert_eq!(monthly["repeatFrequency"], "P1M");
    assert_eq!(monthly["byMonthWeek"], 1);
    assert_eq!(monthly["startTime"], "13:00");
    let channels = said["availableChannel"].as_array().expect("several");
    assert_eq!(
        channels[0]["serviceLocation"]["address"]["postalCode"],
        "SW1V 2AA"
    );
    assert_eq!(
        channels[0]["availableLanguage"],
        serde_json::json!(["en", "bn", "bfi"])
    );
    assert_eq!(channels[2]["servicePhone"]["telephone"], "020 7946 0002");
    let place = site.page("locations/park/").json_ld().expect("JSON-LD");
    assert_eq!(place["geo"]["latitude"], 51.5);
    let hall = site.page("locations/hall/").json_ld().expect("JSON-LD");
    assert_eq!(hall["amenityFeature"][0]["value"], true);
}

#[test]
fn no_text_of_content_ends_the_script_it_stands_in() {
    let hostile = "</script><script>alert(1)</script><!-- &amp;";
    let site = Council::new()
        .with_service("play", &format!("who_for: \"{hostile}\""))
        .build();
    let page = site.page("services/play/");
    assert_eq!(page.source.matches("<script").count(), 3);
    let said = page.json_ld().expect("JSON-LD");
    assert_eq!(said["audience"]["audienceType"], hostile);
}

#[test]
fn a_weekly_time_without_an_end_is_no_opening_hour_and_the_last_of_a_month_has_no_word() {
    let site = Council::new()
        .with_service(
            "play",
            "schedules: [{ days: [monday], opens: '10:00' }, { days: [friday], in_month: [last] }, { days: [friday], every: 2, from: 2026-09-04, except: [{ from: 2026-10-30 }] }]",
        )
        .build();
    let said = site.page("services/play/").json_ld().expect("JSON-LD");
    assert!(said.get("hoursAvailable").is_none());
    let schedule = &said["subjectOf"]["eventSchedule"];
    assert_eq!(schedule["repeatFrequency"], "P2W");
    assert_eq!(schedule["exceptDate"], "2026-10-30");
}
