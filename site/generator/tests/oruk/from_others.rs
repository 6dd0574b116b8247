//! Feeds of others: what they say is placed, and what content has no place for is told.

use serde_json::{Value, json};
use site::import::incoming::{Incoming, Kind};
use site::oruk::import::Records;
use site::oruk::wire::{Page, Service};
use site_model::directory::cost::Cost;
use site_model::directory::schedule::WeekOfMonth;
use site_model::directory::service::Reach;

/// As feeds of other councils are: ids that are no UUIDs, numbers in quotes, nulls, HTML, zones.
fn service() -> Value {
    json!({
        "id": "1001",
        "name": "Stay &amp; Play",
        "description": "<p>Come and play. All welcome!</p><ul><li>Toys</li></ul>",
        "status": "Active",
        "url": "www.a.example",
        "email": "play@a.example",
        "minimum_age": "0",
        "maximum_age": 4.5,
        "assured_date": "2026-03-01T00:00:00Z",
        "accreditations": "Ofsted",
        "service_areas": [{ "id": 1, "name": "Anytown" }],
        "funding": [{ "id": "f", "source": "A fund" }],
        "languages": [{ "name": "Polish" }, { "code": "en-GB" }, { "name": "Klingonese" }],
        "organization": { "id": 7, "name": "A Charity", "description": null, "website": "https://a.example" },
        "cost_options": [
            { "option": "Adult", "amount": "2.5", "currency": "GBP" },
            { "option": "Child", "amount": 3, "currency": "EUR" },
        ],
        "phones": [{ "number": "020 7946 0000" }, { "number": "ask at the desk" }],
        "contacts": [{ "name": "Sam", "title": "Manager", "phones": null }],
        "schedules": [
            { "freq": "MONTHLY", "byday": "1MO,3MO", "opens_at": "09:30Z", "closes_at": "11:00:00" },
            { "freq": "MONTHLY", "bymonthday": "5", "description": "On the 5th" },
        ],
        "service_at_locations": [
            { "id": "s1", "location": { "id": "l1", "location_type": "virtual", "name": "Online" } },
            {
                "id": "s2",
                "location": {
                    "id": "l2",
                    "location_type": "physical",
                    "name": "Town Hall",
                    "external_identifier": "10092008082",
                    "latitude": "51.5",
                    "longitude": -0.1,
                    "addresses": [{
                        "address_1": "1 High Street", "city": "Anytown", "state_province": "Kent",
                        "postal_code": "TE1 1ST", "country": "GB", "address_type": "physical",
                    }],
                    "accessibility": [{ "description": "Ramp" }],
                },
            },
        ],
        "attributes": [{
            "taxonomy_term": { "id": "t2", "name": "Play", "description": "", "taxonomy": "Needs", "parent_id": "t9" },
        }],
        "somewhere_else": { "unknown": [1, 2] },
    })
}

fn imported(services: &[Value]) -> Incoming {
    let page = json!({ "total_items": services.len(), "content": services });
    let page: Page<Vec<Service<'static>>> = serde_json::from_value(page).expect("a page");
    let records = Records {
        services: page.contents,
        ..Records::default()
    };
    records.incoming()
}

#[test]
fn what_a_feed_of_others_says_is_placed() {
    let incoming = imported(&[service()]);
    let (slug, entry) = incoming.services.first_key_value().expect("a service");
    let says = &entry.value;
    assert_eq!(slug.as_str(), "stay-play");
    assert_eq!(says.name, "Stay & Play");
    assert_eq!(says.summary, "Come and play.");
    assert_eq!(entry.body, "Come and play. All welcome!\n\n- Toys");
    assert_eq!(says.oruk_id, None);
    assert_eq!(says.organisation.as_str(), "a-charity");
    assert_eq!(says.reach, [Reach::Online]);
    assert_eq!(says.locations[0].as_str(), "town-hall");
    assert_eq!(says.categories[0].as_str(), "play");
    assert_eq!(
        says.ages.from.map(|age| age.to_string()).as_deref(),
        Some("0 years")
    );
    assert_eq!(
        says.ages.to.map(|age| age.to_string()).as_deref(),
        Some("54 months")
    );
    assert_eq!(
        says.languages
            .iter()
            .map(|one| one.code())
            .collect::<Vec<_>>(),
        ["pl"]
    );
    assert_eq!(says.contact.name.as_deref(), Some("Sam, Manager"));
    assert_eq!(says.contact.phone.as_deref(), Some("020 7946 0000"));
    assert_eq!(says.contact.email.as_deref(), Some("play@a.example"));
    let Some(Cost::Options(prices)) = &says.cost else {
        panic!("prices");
    };
    assert_eq!(prices.len(), 1);
    let [schedule] = says.schedules.as_slice() else {
        panic!("one schedule");
    };
    assert_eq!(schedule.in_month, [WeekOfMonth::First, WeekOfMonth::Third]);
    assert_eq!(
        schedule.opens.map(|time| time.to_string()).as_deref(),
        Some("09:30:00")
    );

    let organisation = &incoming.organisations[&says.organisation].value;
    assert_eq!(organisation.summary, "A Charity");
    assert_eq!(
        organisation.contact.url.as_deref(),
        Some("https://a.example")
    );
    let location = &incoming.locations[&says.locations[0]].value;
    assert_eq!(location.county.as_deref(), Some("Kent"));
    assert_eq!(location.latitude, Some(51.5));
    assert_eq!(location.accessibility_note.as_deref(), Some("Ramp"));
    let (_, taxonomy) = incoming.taxonomies.first_key_value().expect("a taxonomy");
    assert_eq!(taxonomy.value.name, "Needs");
}

#[test]
fn what_content_has_no_place_for_is_told() {
    let incoming = imported(&[service()]);
    let told: Vec<(Kind, &str, &str)> = incoming
        .unplaced
        .iter()
        .map(|one| (one.kind, one.field.as_str(), one.value.as_str()))
        .collect();
    for expected in [
        (Kind::Taxonomy, "parent_id", "t9"),
        (Kind::Location, "external_identifier", "10092008082"),
        (Kind::Service, "accreditations", "Ofsted"),
        (Kind::Service, "service_areas", "Anytown"),
        (Kind::Service, "funding", "A fund"),
        (Kind::Service, "url", "www.a.example"),
        (Kind::Service, "phones", "ask at the desk"),
        (Kind::Service, "languages", "Klingonese"),
        (Kind::Service, "cost_options", "Child EUR 3"),
        (
            Kind::Service,
            "schedules.bymonthday",
            "MONTHLY 5 On the 5th",
        ),
    ] {
        assert!(told.contains(&expected), "{expected:?} is not in {told:?}");
    }
    assert_eq!(told.len(), 10, "{told:?}");
}

#[test]
fn a_service_that_has_ended_or_that_nobody_provides_is_told_and_left_out() {
    let changed = |field: &str, value: Value| {
        let mut service = service();
        service[field] = value;
        imported(&[service])
    };
    for (field, value, told) in [
        ("status", json!("inactive"), "status"),
        ("status", json!("Defunct"), "status"),
        ("organization", Value::Null, "organization_id"),
    ] {
        let incoming = changed(field, value);
        assert!(incoming.services.is_empty());
        let fields: Vec<&str> = incoming
            .unplaced
            .iter()
            .map(|one| one.field.as_str())
            .collect();
        assert!(fields.contains(&told), "{fields:?}");
    }
    let paused = changed("status", json!("temporarily closed"));
    assert!(paused.services.values().all(|entry| entry.value.paused));
}

#[test]
fn of_two_records_with_one_id_the_one_that_says_more_counts_and_pages_add_up() {
    let short = json!({ "id": "1001", "name": "Stay", "status": "active" });
    let other = json!({
        "name": "Stay & Play", "status": "active",
        "organization": { "id": 7, "name": "A Charity", "description": "They help. Much." },
    });
    let incoming = imported(&[short, service(), other]);
    let slugs: Vec<&str> = incoming.services.keys().map(|slug| slug.as_str()).collect();
    assert_eq!(slugs, ["stay-play", "stay-play-2"]);
    let (_, organisation) = incoming
        .organisations
        .first_key_value()
        .expect("an organisation");
    assert_eq!(incoming.organisations.len(), 1);
    // One record has the description, the other the website.
    assert_eq!(organisation.value.summary, "They help.");
    assert_eq!(
        organisation.value.contact.url.as_deref(),
        Some("https://a.example")
    );
}
