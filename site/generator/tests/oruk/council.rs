//! Councils with everything that a directory can say.

use std::collections::BTreeMap;
use std::fs;

use jiff::civil::{Date, Time, date};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{self, subsequence};
use site_model::contact::Contact;
use site_model::content::CouncilContent;
use site_model::directory::age::{Age, AgeUnit, Ages};
use site_model::directory::cost::{Cost, CostOption, Pounds};
use site_model::directory::location::{self, Location};
use site_model::directory::organisation::Organisation;
use site_model::directory::oruk_id::OrukId;
use site_model::directory::schedule::{Exception, Schedule, WeekOfMonth, Weekday};
use site_model::directory::service::{self, Reach, SendKind, SendSupport, Service};
use site_model::directory::taxonomy::{Taxonomy, Term};
use site_model::language::Language;
use site_model::source::{Document, Source};
use site_model::{Content, Slug};

pub(crate) const WEBSITE: &str = "https://testbury.example";

const COUNCIL: &str = "\
name: Testbury Council
short_name: Testbury
site_name: Testbury family hubs
strapline: Help for families
hubs:
  - { id: north, name: North hub }
  - { id: south, name: South & west hub }
emergency: [Call 999.]
";

/// A council without a directory.
pub(crate) fn empty() -> CouncilContent {
    let folder = tempfile::tempdir().expect("a folder");
    let council = folder.path().join("testbury");
    fs::create_dir(&council).expect("a folder");
    fs::write(council.join("council.yaml"), COUNCIL).expect("a file");
    let (content, findings) = Content::load(folder.path());
    assert!(findings.is_empty(), "{findings:?}");
    content.councils.into_values().next().expect("a council")
}

pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a short name")
}

/// A file that says this.
pub(crate) fn document<T>(front_matter: T, body: &str) -> Document<T> {
    Document {
        source: source_of(&format!("\n{body}\n")),
        front_matter,
        body_offset: 0,
        body_line_offset: 0,
    }
}

pub(crate) fn source() -> Source {
    source_of("")
}

fn source_of(text: &str) -> Source {
    Source {
        file: "made.md".into(),
        text: text.into(),
        positions: site_model::positions::Positions::default(),
    }
}

/// Any council that the rules accept, with a directory of a few things.
pub(crate) fn council() -> impl Strategy<Value = CouncilContent> {
    let names = |kind: &'static str| {
        btree_set(0..9_u8, 1..4).prop_map(move |numbers| {
            let names = numbers.into_iter().map(|n| slug(&format!("{kind}-{n}")));
            names.collect::<Vec<Slug>>()
        })
    };
    (names("org"), names("place"), names("topic"), names("term"))
        .prop_flat_map(|(organisations, locations, taxonomies, terms)| {
            let with = |names: &[Slug]| names.to_vec();
            (
                all(with(&organisations), || (organisation(), body()).boxed()),
                all(with(&locations), || (location(), body()).boxed()),
                taxonomies_of(taxonomies, with(&terms)),
                vec((service(organisations, &locations, &terms), body()), 0..4),
            )
        })
        .prop_map(|(organisations, locations, taxonomies, services)| {
            let documents =
                |(slug, (value, body)): (Slug, (_, String))| (slug, document(value, &body));
            let located =
                |(slug, (value, body)): (Slug, (_, String))| (slug, document(value, &body));
            CouncilContent {
                organisations: organisations.into_iter().map(documents).collect(),
                locations: locations.into_iter().map(located).collect(),
                taxonomies,
                services: services
                    .into_iter()
                    .enumerate()
                    .map(|(n, (value, body))| {
                        (slug(&format!("service-{n}")), document(value, &body))
                    })
                    .collect(),
                ..empty()
            }
        })
}

fn all<T: std::fmt::Debug + 'static>(
    names: Vec<Slug>,
    one: impl Fn() -> BoxedStrategy<T>,
) -> impl Strategy<Value = Vec<(Slug, T)>> {
    vec(one(), names.len()).prop_map(move |all| names.iter().cloned().zip(all).collect())
}

/// What an editor writes on a line; HTML and entities too, which must come back as they are.
fn line() -> impl Strategy<Value = String> {
    "[A-Za-zé&<][A-Za-zé ,.'&;<>\"\\\\/-]{0,30}[a-z.>]".prop_map(|line| line.replace("; ", ", "))
}

/// Words with one space between them.
fn words() -> impl Strategy<Value = String> {
    "[A-Z][a-z:]{1,8}( [a-z]{1,8}){0,3}"
}

fn body() -> impl Strategy<Value = String> {
    vec(line(), 0..3).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

fn oruk_id() -> impl Strategy<Value = Option<OrukId>> {
    option::of(
        any::<u128>().prop_map(|bits| {
            OrukId::parse(&uuid::Uuid::from_u128(bits).to_string()).expect("a UUID")
        }),
    )
}

fn day() -> impl Strategy<Value = Date> {
    (0..2_000_i64).prop_map(|days| date(2024, 1, 1).saturating_add(jiff::Span::new().days(days)))
}

fn contact() -> impl Strategy<Value = Contact> {
    (
        option::of(line()),
        option::of("0[1-9][0-9]{9}"),
        option::of("[a-z]{1,8}@[a-z]{1,8}\\.example"),
        vec(line(), 0..3),
        option::of("https://[a-z]{1,8}\\.example/[a-zé%|#\\[\\]?=&]{0,6}"),
    )
        .prop_map(|(name, phone, email, address, url)| Contact {
            name,
            phone,
            email,
            address,
            url,
        })
}

fn organisation() -> impl Strategy<Value = Organisation> {
    (line(), oruk_id(), vec(words(), 0..3), line(), contact()).prop_map(
        |(name, oruk_id, also_known_as, summary, contact)| Organisation {
            name,
            oruk_id,
            also_known_as,
            summary,
            contact,
            waivers: Vec::new(),
        },
    )
}

fn location() -> impl Strategy<Value = Location> {
    (
        (
            line(),
            oruk_id(),
            option::of(sample::select(vec!["north", "south"])),
        ),
        (
            vec(line(), 1..4),
            "[A-Z][a-z]{1,8}",
            option::of("[A-Z][a-z]{9}shire"),
        ),
        option::of((-90_000_000..=90_000_000_i32, -180_000_000..=180_000_000_i32)),
        subsequence(location::Access::ALL.to_vec(), 0..=9),
        (option::of(line()), option::of(line())),
    )
        .prop_map(
            |(who, (address, town, county), degrees, accessibility, notes)| Location {
                name: who.0,
                oruk_id: who.1,
                hub: who.2.map(slug),
                address,
                town,
                county,
                postcode: "TE1 1ST".to_owned(),
                latitude: degrees.map(|(north, _)| f64::from(north) / 1e6),
                longitude: degrees.map(|(_, east)| f64::from(east) / 1e6),
                accessibility,
                accessibility_note: notes.0,
                getting_there: notes.1,
                waivers: Vec::new(),
            },
        )
}

type Taxonomies = BTreeMap<Slug, (Source, Taxonomy)>;

/// The terms stand in any of the taxonomies; each may be part of the one before it.
fn taxonomies_of(names: Vec<Slug>, terms: Vec<Slug>) -> impl Strategy<Value = Taxonomies> {
    let count = names.len();
    let term = (
        0..count,
        line(),
        option::of(line()),
        any::<bool>(),
        oruk_id(),
    );
    (
        vec((line(), line(), oruk_id()), count),
        vec(term, terms.len()),
    )
        .prop_map(move |(says, of_terms)| {
            let mut all: Vec<Taxonomy> = says
                .into_iter()
                .map(|(name, description, oruk_id)| Taxonomy {
                    name,
                    description,
                    oruk_id,
                    terms: Vec::new(),
                    waivers: Vec::new(),
                })
                .collect();
            for (id, (of, name, description, is_part, oruk_id)) in terms.iter().zip(of_terms) {
                let part_of = all[of].terms.last().filter(|_| is_part);
                let part_of = part_of.map(|term: &Term| term.id.clone());
                all[of].terms.push(Term {
                    id: id.clone(),
                    name,
                    description,
                    part_of,
                    oruk_id,
                });
            }
            let all = all.into_iter().map(|taxonomy| (source(), taxonomy));
            names.iter().cloned().zip(all).collect()
        })
}

fn service(
    organisations: Vec<Slug>,
    locations: &[Slug],
    terms: &[Slug],
) -> impl Strategy<Value = Service> + use<> {
    let places = subsequence(locations.to_vec(), 0..=locations.len()).prop_shuffle();
    let said = (line(), line(), sample::select(organisations), oruk_id());
    let now = (option::of(line()), any::<bool>(), option::of(day()));
    let found = (
        subsequence(vec![slug("north"), slug("south")], 0..=2),
        subsequence(Reach::ALL.to_vec(), 0..=3),
        subsequence(service::Access::ALL.to_vec(), 0..=3),
        subsequence(terms.to_vec(), 0..=terms.len()),
    );
    let who = (
        option::of(line()),
        ages(),
        option::of((
            sample::select(vec![SendKind::Specialist, SendKind::Inclusive]),
            option::of(line()),
        )),
        subsequence(vec!["ar", "bfi", "bn", "en", "pl"], 0..=5).prop_shuffle(),
    );
    let how = (option::of(cost()), option::of(line()), option::of(line()));
    let reached = (contact(), vec(contact(), 0..3));
    (places, said, now, found, who, how, reached).prop_flat_map(
        |(locations, said, now, found, who, how, reached)| {
            vec(schedule(locations.clone()), 0..4).prop_map(move |schedules| {
                let (name, summary, organisation, oruk_id) = said.clone();
                Service {
                    name,
                    summary,
                    organisation,
                    oruk_id,
                    alert: now.0.clone(),
                    paused: now.1,
                    last_checked: now.2,
                    hubs: found.0.clone(),
                    locations: locations.clone(),
                    reach: found.1.clone(),
                    access: found.2.clone(),
                    categories: found.3.clone(),
                    who_for: who.0.clone(),
                    ages: who.1,
                    send: who.2.clone().map(|(kind, note)| SendSupport { kind, note }),
                    languages: who
                        .3
                        .iter()
                        .filter_map(|code| Language::parse(code))
                        .collect(),
                    cost: how.0.clone(),
                    how_to_get_it: how.1.clone(),
                    accessibility: how.2.clone(),
                    schedules,
                    contact: reached.0.clone(),
                    other_contacts: reached.1.clone(),
                    waivers: Vec::new(),
                }
            })
        },
    )
}

fn ages() -> impl Strategy<Value = Ages> {
    let unit = sample::select(vec![AgeUnit::Month, AgeUnit::Year]);
    let age = (0..=120_u16, unit).prop_map(|(count, unit)| Age { count, unit });
    (any::<bool>(), option::of(age.clone()), option::of(age)).prop_map(|(pregnancy, from, to)| {
        Ages {
            pregnancy,
            from,
            to,
        }
    })
}

fn cost() -> impl Strategy<Value = Cost> {
    let amount = option::of((0..99_999_999_u32).prop_map(|pence| Pounds { pence }));
    let option = (line(), amount).prop_map(|(what, amount)| CostOption { what, amount });
    prop_oneof![Just(Cost::Free), vec(option, 1..4).prop_map(Cost::Options),]
}

fn schedule(locations: Vec<Slug>) -> impl Strategy<Value = Schedule> {
    let weeks = vec![
        WeekOfMonth::First,
        WeekOfMonth::Second,
        WeekOfMonth::Third,
        WeekOfMonth::Fourth,
        WeekOfMonth::Last,
    ];
    let time = || {
        option::of(
            (0..24_i8, 0..60_i8).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0)),
        )
    };
    let exception = (day(), option::of(day()), option::of(words()))
        .prop_map(|(from, until, why)| Exception { from, until, why });
    let location = match locations.is_empty() {
        true => Just(None).boxed(),
        false => option::of(sample::select(locations)).boxed(),
    };
    (
        (
            subsequence(Weekday::ALL.to_vec(), 1..=7).prop_shuffle(),
            time(),
            time(),
        ),
        location,
        (option::of(day()), option::of(day()), option::of(1..9_u8)),
        subsequence(weeks, 0..=3).prop_shuffle(),
        (vec(exception, 0..3), option::of(line())),
    )
        .prop_map(|(days, location, span, in_month, notes)| Schedule {
            days: days.0,
            opens: days.1,
            closes: days.2,
            location,
            from: span.0,
            until: span.1,
            every: span.2,
            in_month,
            except: notes.0,
            note: notes.1,
        })
}
