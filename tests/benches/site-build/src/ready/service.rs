//! A service: what its page shows, in words.

use jiff::civil::{Date, Time};
use serde::Serialize;
use site_model::language::Language;

use super::{Line, Ready, Voice, link};
use crate::corpus::place::Location;
use crate::corpus::service::{Cost, DAYS, Schedule, Service, pounds};
use crate::corpus::{COUNCIL, Corpus, FORM, FORM_TITLE, HUBS, NEEDS};

/// How many other services of the same organisation a page names.
const RELATED: usize = 5;

/// Words of a service's page: what layouts call them, and what our theme does.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("ages", "directory-ages"),
    ("building", "directory-building"),
    ("contact", "service-contact"),
    ("cost", "directory-cost"),
    ("email", "contact-email"),
    ("getting_there", "directory-getting-there"),
    ("help", "service-help-heading"),
    ("how", "service-how"),
    ("hubs", "directory-hubs"),
    ("languages", "directory-languages"),
    ("map", "prose-postcode-map"),
    ("needs", "directory-needs"),
    ("organisation", "service-organisation"),
    ("phone", "contact-phone"),
    ("send", "directory-send"),
    ("when", "directory-when-heading"),
    ("where", "directory-where"),
    ("who_for", "service-who-for"),
];

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    lead: &'a str,
    when: Vec<When>,
    place: Place<'a>,
    who_for: &'a str,
    ages: String,
    cost: Vec<String>,
    access: String,
    how: &'a str,
    phone: Line,
    email: Line,
    send: Option<String>,
    languages: Option<String>,
    hub: Line,
    needs: Vec<Line>,
    organisation: Line,
    start: Line,
    checked: String,
    related_heading: String,
    related: Vec<Line>,
    all: Option<String>,
}

/// When it is on.
#[derive(Serialize)]
struct When {
    text: String,
    more: Vec<String>,
}

/// Where it is.
#[derive(Serialize)]
struct Place<'a> {
    name: &'a str,
    href: String,
    lines: Vec<&'a str>,
    postcode: &'a str,
    map: String,
    has: Vec<String>,
    getting_there: &'a str,
}

pub(super) fn ready(
    service: &Service,
    body: &str,
    corpus: &Corpus,
    voice: Voice<'_>,
) -> Result<Ready, serde_json::Error> {
    let organisation = &corpus.organisations[service.organisation];
    let location = &corpus.locations[service.location];
    let (hub, hub_name, _) = HUBS[location.hub];
    let others = corpus.after_of_the_same_organisation(service);
    let named = |id| voice.with(id, "name", &organisation.name);
    let page = Page {
        kind: "service",
        title: &service.name,
        lead: &service.summary,
        when: service
            .schedules
            .iter()
            .map(|one| when(one, voice))
            .collect(),
        place: place(location, voice),
        who_for: service.who_for,
        ages: ages(service, voice),
        cost: cost(&service.cost, voice),
        access: voice.plain(&format!("directory-access-{}", service.access.0)),
        how: service.access.1,
        phone: link(
            &service.phone,
            format!("tel:{}", service.phone.replace(' ', "")),
        ),
        email: link(&service.email, format!("mailto:{}", service.email)),
        send: service
            .send
            .map(|note| format!("{} {note}", voice.plain("directory-send-inclusive-text"))),
        languages: languages(service, voice),
        hub: link(hub_name, format!("/{COUNCIL}/find/hub/{hub}/")),
        needs: service
            .needs
            .iter()
            .map(|need| {
                link(
                    NEEDS[*need].1,
                    format!("/{COUNCIL}/find/need/{}/", NEEDS[*need].0),
                )
            })
            .collect(),
        organisation: link(
            &organisation.name,
            format!("/{COUNCIL}/organisations/{}/", organisation.slug),
        ),
        start: link(
            FORM_TITLE,
            format!("/{COUNCIL}/forms/{FORM}/before-you-start/"),
        ),
        checked: voice.with(
            "directory-checked",
            "date",
            voice.date(service.last_checked),
        ),
        related_heading: named("service-related-heading"),
        related: others
            .iter()
            .take(RELATED)
            .map(|other| link(&other.name, format!("/{COUNCIL}/services/{}/", other.slug)))
            .collect(),
        all: (others.len() > RELATED).then(|| named("directory-related-all")),
    };
    Ok(Ready {
        file: format!("{COUNCIL}/services/{}.md", service.slug),
        front_matter: serde_json::to_string(&page)?,
        body: body.to_owned(),
    })
}

fn place<'a>(location: &'a Location, voice: Voice<'_>) -> Place<'a> {
    let (north, east) = location.at;
    let lines = location.address.iter().chain([&location.town]);
    Place {
        name: &location.name,
        href: format!("/{COUNCIL}/locations/{}/", location.slug),
        lines: lines.map(String::as_str).collect(),
        postcode: &location.postcode,
        map: format!(
            "https://www.openstreetmap.org/?mlat={north}&mlon={east}#map=17/{north}/{east}"
        ),
        has: location
            .has
            .iter()
            .map(|one| voice.plain(&format!("directory-{one}")))
            .collect(),
        getting_there: &location.getting_there,
    }
}

fn ages(service: &Service, voice: Voice<'_>) -> String {
    let (from, to) = service.ages;
    let children = if from > 0 {
        let given = [
            ("from", from.to_string().into()),
            ("to", to.to_string().into()),
        ];
        voice.say("directory-ages-years", &given)
    } else {
        let id = match to {
            ..=2 => "directory-ages-babies",
            3..=12 => "directory-ages-children",
            _ => "directory-ages-young-people",
        };
        voice.with(id, "to", voice.with("directory-years", "count", to))
    };
    if service.pregnancy {
        voice.with("directory-ages-pregnancy-and", "children", children)
    } else {
        capital(&children)
    }
}

fn cost(cost: &Cost, voice: Voice<'_>) -> Vec<String> {
    match cost {
        Cost::Free => vec![voice.plain("directory-free-of-charge")],
        Cost::Pence(session, sibling) => vec![
            format!("One session: {}", pounds(*session)),
            format!("Each brother or sister: {}", pounds(*sibling)),
        ],
    }
}

fn languages(service: &Service, voice: Voice<'_>) -> Option<String> {
    let names = service
        .languages
        .iter()
        .filter_map(|code| Language::parse(code));
    let names = list(
        names.map(|language| language.name().to_owned()).collect(),
        voice,
    )?;
    Some(voice.with("directory-languages-text", "languages", names))
}

fn when(schedule: &Schedule, voice: Voice<'_>) -> When {
    let times = [
        ("opens", clock(schedule.opens, voice).into()),
        ("closes", clock(schedule.closes, voice).into()),
    ];
    let given = [
        ("days", days(schedule, voice).into()),
        ("times", voice.say("directory-times", &times).into()),
    ];
    let except = schedule.except.iter().map(|(from, until, why)| {
        let days = between(*from, *until, voice);
        voice.say(
            "directory-not-on-because",
            &[("days", days.into()), ("why", (*why).into())],
        )
    });
    When {
        text: capital(&voice.say("directory-when", &given)),
        more: schedule
            .note
            .map(str::to_owned)
            .into_iter()
            .chain(except)
            .collect(),
    }
}

fn days(schedule: &Schedule, voice: Voice<'_>) -> String {
    let id = match schedule.in_month {
        Some(_) => "directory-weekday",
        None => "directory-weekdays",
    };
    let days = DAYS
        .iter()
        .enumerate()
        .filter(|(_, day)| schedule.days.contains(day));
    let days = days.map(|(index, _)| {
        let day = voice.with(id, "day", index + 1);
        match schedule.in_month {
            Some(week) => {
                let week = voice.plain(&format!("directory-{week}"));
                voice.say(
                    "directory-nth",
                    &[("weeks", week.into()), ("day", day.into())],
                )
            }
            None => day,
        }
    });
    let days = list(days.collect(), voice).unwrap_or_default();
    match schedule.in_month {
        Some(_) => voice.with("directory-of-the-month", "days", days),
        None => days,
    }
}

/// One thing, or two.
fn list(mut things: Vec<String>, voice: Voice<'_>) -> Option<String> {
    let last = things.pop()?;
    Some(match things.pop() {
        Some(before) => {
            let given = [("before", before.into()), ("last", last.into())];
            voice.say("directory-list-and", &given)
        }
        None => last,
    })
}

fn between(from: Date, until: Date, voice: Voice<'_>) -> String {
    let last = ("last", voice.date(until).into());
    let (day, month) = (i32::from(from.day()), i32::from(from.month()));
    if (from.year(), from.month()) == (until.year(), until.month()) {
        return voice.say("directory-days-of-a-month", &[("first", day.into()), last]);
    }
    let first = if from.year() == until.year() {
        let given = [("day", day.into()), ("month", month.into())];
        voice.say("directory-day-of-the-year", &given)
    } else {
        voice.date(from)
    };
    voice.say("directory-days-from-to", &[("first", first.into()), last])
}

fn clock(time: Time, voice: Voice<'_>) -> String {
    let (hour, minute) = (i32::from(time.hour()), i32::from(time.minute()));
    if (hour, minute) == (12, 0) {
        return voice.plain("directory-midday");
    }
    let half = ("half", if hour < 12 { "am" } else { "pm" }.into());
    let hour = ("hour", ((hour + 11) % 12 + 1).to_string().into());
    match minute {
        0 => voice.say("directory-hour", &[hour, half]),
        _ => {
            let minute = ("minute", format!("{minute:02}").into());
            voice.say("directory-hour-minute", &[hour, half, minute])
        }
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first: String = characters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + characters.as_str()
}
