//! The directory as schema.org sees it, in JSON-LD: for search engines and assistants.
//!
//! Types and properties are those of npm `schema-dts` 2.1.0, which is made of schema.org's own; the test of
//! pages holds every one against that list. What is not known is left out.

mod times;

use serde_json::{Map, Value, json};
use site_model::Slug;
use site_model::contact::Contact;
use site_model::directory::age::{Age, AgeUnit, Ages};
use site_model::directory::cost::Cost;
use site_model::directory::location::Location;
use site_model::directory::organisation::Organisation;
use site_model::directory::service::{Reach, Service};
use site_theme::address;
use site_theme::frame::Section;

use super::super::Drawing;
use super::super::machine_readable::website;
use super::service::needs;
use super::wording;
use times::{event_schedule, hours, is_weekly};

const CONTEXT: &str = "https://schema.org";

/// A service as a script's text.
pub(super) fn service(drawing: &Drawing<'_>, slug: &Slug, service: &Service) -> String {
    let council = &drawing.content.slug;
    let mut said = thing("Service", &service.name);
    said.insert("@context".into(), CONTEXT.into());
    said.insert("description".into(), service.summary.as_str().into());
    said.insert(
        "url".into(),
        absolute(drawing, &address::service(council, slug)).into(),
    );
    let mut provider = thing(
        "Organization",
        drawing.organisation_name(&service.organisation),
    );
    let at = address::organisation(council, &service.organisation);
    provider.insert("url".into(), absolute(drawing, &at).into());
    said.insert("provider".into(), provider.into());
    let needs = needs(drawing.directory(), service).into_iter();
    some(
        &mut said,
        "serviceType",
        needs.map(|need| need.text.as_str().into()).collect(),
    );
    put(&mut said, "audience", audience(service));
    some(&mut said, "offers", offers(service.cost.as_ref()));
    some(&mut said, "availableChannel", channels(drawing, service));
    let (weekly, other): (Vec<_>, Vec<_>) =
        service.schedules.iter().partition(|one| is_weekly(one));
    some(
        &mut said,
        "hoursAvailable",
        weekly.into_iter().flat_map(hours).collect(),
    );
    // What comes every second week or once a month has no opening hours, but is an event.
    let events = other.into_iter().filter_map(event_schedule);
    let events = events.map(|schedule| {
        let mut event = thing("Event", &service.name);
        event.insert("eventSchedule".into(), schedule);
        event.into()
    });
    some(&mut said, "subjectOf", events.collect());
    script(said)
}

/// An organisation as a script's text.
pub(super) fn organisation(
    drawing: &Drawing<'_>,
    slug: &Slug,
    organisation: &Organisation,
) -> String {
    let own = address::organisation(&drawing.content.slug, slug);
    let contact = &organisation.contact;
    let mut said = thing("Organization", &organisation.name);
    said.insert("@context".into(), CONTEXT.into());
    said.insert("description".into(), organisation.summary.as_str().into());
    said.insert("url".into(), absolute(drawing, &own).into());
    let names = organisation.also_known_as.iter();
    some(
        &mut said,
        "alternateName",
        names.map(|name| name.as_str().into()).collect(),
    );
    put(&mut said, "sameAs", contact.url.as_deref().map(Value::from));
    put(
        &mut said,
        "telephone",
        contact.phone.as_deref().map(Value::from),
    );
    put(
        &mut said,
        "email",
        contact.email.as_deref().map(Value::from),
    );
    let address = (!contact.address.is_empty()).then(|| contact.address.join(", ").into());
    put(&mut said, "address", address);
    script(said)
}

/// A location as a script's text.
pub(super) fn location(drawing: &Drawing<'_>, slug: &Slug, location: &Location) -> String {
    let mut said = place(drawing, slug, location);
    said.insert("@context".into(), CONTEXT.into());
    if let (Some(latitude), Some(longitude)) = (location.latitude, location.longitude) {
        let at = json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
        said.insert("geo".into(), at);
    }
    let frame = drawing.frame(Section::Services);
    let has = location.accessibility.iter().map(|access| {
        let mut feature = thing(
            "LocationFeatureSpecification",
            &frame.say(wording::building(*access), &[]),
        );
        feature.insert("value".into(), true.into());
        feature.into()
    });
    some(&mut said, "amenityFeature", has.collect());
    script(said)
}

fn place(drawing: &Drawing<'_>, slug: &Slug, location: &Location) -> Map<String, Value> {
    let mut said = thing("Place", &location.name);
    let own = address::location(&drawing.content.slug, slug);
    said.insert("url".into(), absolute(drawing, &own).into());
    let mut address = Map::new();
    address.insert("@type".into(), "PostalAddress".into());
    address.insert("streetAddress".into(), location.address.join(", ").into());
    address.insert("addressLocality".into(), location.town.as_str().into());
    put(
        &mut address,
        "addressRegion",
        location.county.as_deref().map(Value::from),
    );
    address.insert("postalCode".into(), location.postcode.as_str().into());
    address.insert("addressCountry".into(), "GB".into());
    said.insert("address".into(), address.into());
    said
}

fn audience(service: &Service) -> Option<Value> {
    let mut said = Map::new();
    said.insert("@type".into(), "PeopleAudience".into());
    put(
        &mut said,
        "audienceType",
        service.who_for.as_deref().map(Value::from),
    );
    put(&mut said, "suggestedAge", suggested_age(service.ages));
    (said.len() > 1).then(|| said.into())
}

/// Ages in years, or in months (UN/CEFACT: `ANN`, `MON`) where one of them is.
fn suggested_age(ages: Ages) -> Option<Value> {
    let both = [ages.from, ages.to];
    let in_months = both.iter().flatten().any(|age| age.unit == AgeUnit::Month);
    let counted = |age: Age| {
        if in_months {
            age.in_months()
        } else {
            age.count
        }
    };
    // Who "is 5" is so until the sixth birthday.
    let oldest = |age: Age| match (in_months, age.unit) {
        (true, AgeUnit::Year) => age.ends_before_month() - 1,
        _ => age.count,
    };
    if both == [None, None] {
        return None;
    }
    let mut said = Map::new();
    said.insert("@type".into(), "QuantitativeValue".into());
    put(
        &mut said,
        "minValue",
        ages.from.map(|age| counted(age).into()),
    );
    put(&mut said, "maxValue", ages.to.map(|age| oldest(age).into()));
    said.insert(
        "unitCode".into(),
        if in_months { "MON" } else { "ANN" }.into(),
    );
    Some(said.into())
}

fn offers(cost: Option<&Cost>) -> Vec<Value> {
    match cost {
        None => Vec::new(),
        Some(Cost::Free) => vec![json!({ "@type": "Offer", "price": 0, "priceCurrency": "GBP" })],
        Some(Cost::Options(options)) => options
            .iter()
            .map(|option| {
                let mut said = thing("Offer", &option.what);
                if let Some(amount) = option.amount {
                    let price = format!("{}.{:02}", amount.pence / 100, amount.pence % 100);
                    said.insert("price".into(), price.into());
                    said.insert("priceCurrency".into(), "GBP".into());
                }
                said.into()
            })
            .collect(),
    }
}

/// The ways in which it reaches a family: each place, and phone and web.
fn channels(drawing: &Drawing<'_>, service: &Service) -> Vec<Value> {
    let languages: Vec<Value> = match service.languages.as_slice() {
        [] => Vec::new(),
        others => {
            let codes = others.iter().map(|language| language.code());
            ["en"].into_iter().chain(codes).map(Value::from).collect()
        }
    };
    let mut channels = Vec::new();
    let mut add = |name: &str, value: Value| {
        let mut said = Map::new();
        said.insert("@type".into(), "ServiceChannel".into());
        said.insert(name.into(), value);
        some(&mut said, "availableLanguage", languages.clone());
        channels.push(said.into());
    };
    for slug in &service.locations {
        if let Some(found) = drawing.content.locations.get(slug) {
            add(
                "serviceLocation",
                place(drawing, slug, &found.front_matter).into(),
            );
        }
    }
    let Contact { phone, url, .. } = &service.contact;
    if let Some(phone) = phone {
        add(
            "servicePhone",
            json!({ "@type": "ContactPoint", "telephone": phone }),
        );
    }
    if let Some(url) = url
        .as_ref()
        .filter(|_| service.reach.contains(&Reach::Online))
    {
        add("serviceUrl", url.as_str().into());
    }
    channels
}

fn thing(kind: &str, name: &str) -> Map<String, Value> {
    let mut said = Map::new();
    said.insert("@type".into(), kind.into());
    said.insert("name".into(), name.into());
    said
}

fn put(said: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        said.insert(name.into(), value);
    }
}

/// One value as it is, several as a list.
fn some(said: &mut Map<String, Value>, name: &str, mut values: Vec<Value>) {
    match values.len() {
        0 => {}
        1 => put(said, name, values.pop()),
        _ => put(said, name, Some(values.into())),
    }
}

/// With the host, where the council says where its site is.
fn absolute(drawing: &Drawing<'_>, address: &str) -> String {
    let host = website(&drawing.content.council).unwrap_or_default();
    format!("{host}{address}")
}

/// JSON that stands in a script: nothing in it ends the script, or begins a comment (HTML, 4.12.1.3).
fn script(said: Map<String, Value>) -> String {
    Value::from(said)
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}
