use std::fs;

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Serialize;
use serde::de::DeserializeOwned;
use site_model::Slug;
use site_model::contact::Contact;
use site_model::directory::age::{Age, AgeUnit, Ages};
use site_model::directory::cost::{Cost, CostOption, Pounds};
use site_model::directory::location::{self, Location};
use site_model::directory::organisation::Organisation;
use site_model::directory::oruk_id::OrukId;
use site_model::directory::schedule::{Exception, Schedule, WeekOfMonth, Weekday};
use site_model::directory::service::{Access, Reach, SendKind, SendSupport, Service};
use site_model::directory::taxonomy::{Taxonomy, Term};
use site_model::language::Language;
use site_model::source::Source;
use site_model::waiver::Waiver;

use super::*;

fn written<T: Serialize>(value: &T, body: &str) -> String {
    markdown(&Node::of(value).expect("content"), body)
}

/// What the reader of content makes of it.
fn read<T: DeserializeOwned>(text: &str, body: &str) -> Result<T, TestCaseError> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("one.md");
    fs::write(&file, text).expect("it is written");
    let document = Source::markdown::<T>(&file)
        .map_err(|finding| TestCaseError::fail(format!("{finding}\n{text}")))?;
    prop_assert_eq!(body_of(document.body()), body_of(body), "{}", text);
    Ok(document.front_matter)
}

/// Words as people write them, and as somebody does who wants them read as something else.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z][a-z ]{0,20}",
        "\\PC{0,20}",
        "(?s).{0,20}",
        "[-?:,\\[\\]{}#&*!|>'\"%@`~ \n\t.0-9a-z]{0,12}",
        "[0-9+.eEx_:-]{1,10}",
        select(vec![
            "*x: &y",
            "---",
            "...",
            "- a",
            "a: b",
            "a #b",
            "# a",
            "null",
            "No",
            "~",
            "1e3",
            "0x1F",
            ".inf",
            "2026-11-21",
            "09:30",
            "020 7946 0000",
            "<script>alert(1)</script>",
            "line\nline",
            "a\n---\nb",
            " a",
            "a ",
            "\n",
            "\n\na\n\n",
            "a\n b\n",
            "|",
            ">",
            "%YAML 1.2",
            "!!str a",
            "\u{feff}a",
            "\u{202e}a",
            "\u{85}",
            "a\u{2028}b",
            "{a: b}",
            "[a, b]",
            "'",
            "\"",
            "\\",
            "a:",
            "😀",
            "=",
            "<<",
        ])
        .prop_map(str::to_owned),
    ]
    // What nobody can see is left out: see below.
    .prop_map(|words| seen(&words))
}

fn slug() -> impl Strategy<Value = Slug> {
    prop_oneof![
        "[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,3}",
        select(vec!["no", "on", "null", "1e3", "0x1f", "12", "true"]).prop_map(str::to_owned)
    ]
    .prop_filter_map("a slug", |text| Slug::parse(&text).ok())
}

fn day() -> impl Strategy<Value = jiff::civil::Date> {
    (1900i16..2100, 1i8..13, 1i8..29).prop_map(|(y, m, d)| jiff::civil::date(y, m, d))
}

fn oruk_id() -> impl Strategy<Value = OrukId> {
    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
        .prop_filter_map("an id", |text| OrukId::parse(&text))
}

prop_compose! {
    fn contact()(
        name in of(words()), phone in of(words()), email in of(words()),
        address in vec(words(), 0..3), url in of(words()),
    ) -> Contact {
        Contact { name, phone, email, address, url }
    }
}

prop_compose! {
    fn waiver()(rule in words(), reason in words(), owner in words(), until in day()) -> Waiver {
        Waiver { rule, reason, owner, until }
    }
}

prop_compose! {
    fn schedule()(
        days in vec(select(Weekday::ALL.to_vec()), 0..4),
        (opens, closes) in (of((0i8..24, 0i8..60)), of((0i8..24, 0i8..60))),
        location in of(slug()), from in of(day()), until in of(day()), every in of(1u8..9),
        in_month in vec(select(vec![
            WeekOfMonth::First, WeekOfMonth::Second, WeekOfMonth::Third, WeekOfMonth::Fourth,
            WeekOfMonth::Last,
        ]), 0..3),
        except in vec((day(), of(day()), of(words())), 0..3),
        note in of(words()),
    ) -> Schedule {
        let clock = |(hour, minute)| jiff::civil::time(hour, minute, 0, 0);
        Schedule {
            days, opens: opens.map(clock), closes: closes.map(clock), location, from, until, every,
            in_month, note,
            except: except.into_iter().map(|(from, until, why)| Exception { from, until, why }).collect(),
        }
    }
}

fn age() -> impl Strategy<Value = Age> {
    (0u16..=120, select(vec![AgeUnit::Month, AgeUnit::Year]))
        .prop_map(|(count, unit)| Age { count, unit })
}

fn cost() -> impl Strategy<Value = Cost> {
    let option = (words(), of(0u32..99_999_999)).prop_map(|(what, pence)| CostOption {
        what,
        amount: pence.map(|pence| Pounds { pence }),
    });
    prop_oneof![Just(Cost::Free), vec(option, 0..3).prop_map(Cost::Options)]
}

prop_compose! {
    fn service()(
        (name, summary, organisation, oruk_id, alert) in
            (words(), words(), slug(), of(oruk_id()), of(words())),
        (paused, hubs, locations, reach, categories) in (
            any::<bool>(), vec(slug(), 0..30), vec(slug(), 0..3),
            vec(select(Reach::ALL.to_vec()), 0..3), vec(slug(), 0..3),
        ),
        (who_for, pregnancy, from, to, send) in (
            of(words()), any::<bool>(), of(age()), of(age()),
            of((select(vec![SendKind::Specialist, SendKind::Inclusive]), of(words()))),
        ),
        (languages, cost, access, how_to_get_it, schedules) in (
            vec(select(vec!["bn", "no", "so", "bfi"]), 0..3), of(cost()),
            vec(select(Access::ALL.to_vec()), 0..3), of(words()), vec(schedule(), 0..3),
        ),
        (contact, other_contacts, accessibility, last_checked, waivers) in
            (contact(), vec(contact(), 0..2), of(words()), of(day()), vec(waiver(), 0..2)),
    ) -> Service {
        Service {
            name, summary, organisation, oruk_id, alert, paused, hubs, locations, reach, categories, who_for,
            ages: Ages { pregnancy, from, to },
            send: send.map(|(kind, note)| SendSupport { kind, note }),
            languages: languages.into_iter().filter_map(Language::parse).collect(),
            cost, access, how_to_get_it, schedules, contact, other_contacts, accessibility, last_checked,
            waivers,
        }
    }
}

prop_compose! {
    fn location()(
        name in words(), oruk_id in of(oruk_id()), hub in of(slug()), address in vec(words(), 0..3),
        (town, county, postcode) in (words(), of(words()), words()),
        latitude in of(-90.0f64..90.0), longitude in of(-180.0f64..180.0),
        accessibility in vec(select(location::Access::ALL.to_vec()), 0..9),
        (accessibility_note, getting_there) in (of(words()), of(words())),
    ) -> Location {
        Location {
            name, oruk_id, hub, address, town, county, postcode, latitude, longitude, accessibility,
            accessibility_note, getting_there, waivers: Vec::new(),
        }
    }
}

prop_compose! {
    fn taxonomy()(
        name in words(), description in words(), oruk_id in of(oruk_id()),
        terms in vec((slug(), words(), of(words()), of(slug())), 0..4),
    ) -> Taxonomy {
        let terms = terms.into_iter().map(|(id, name, description, part_of)| Term {
            id, name, description, part_of, oruk_id: None,
        });
        Taxonomy { name, description, oruk_id, terms: terms.collect(), waivers: Vec::new() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_service_is_read_as_it_was_written(service in service(), body in words()) {
        let text = written(&service, &body);
        prop_assert_eq!(read::<Service>(&text, &body)?, service, "{}", text);
    }

    #[test]
    fn any_location_is_read_as_it_was_written(location in location(), body in words()) {
        let text = written(&location, &body);
        prop_assert_eq!(read::<Location>(&text, &body)?, location, "{}", text);
    }

    #[test]
    fn any_taxonomy_is_read_as_it_was_written(taxonomy in taxonomy()) {
        let text = written(&taxonomy, "");
        prop_assert_eq!(read::<Taxonomy>(&text, "")?, taxonomy, "{}", text);
    }

    #[test]
    fn any_organisation_is_read_as_it_was_written(
        (name, summary) in (words(), words()), also_known_as in vec(words(), 0..3),
        oruk_id in of(oruk_id()), contact in contact(), body in words(),
    ) {
        let organisation =
            Organisation { name, oruk_id, also_known_as, summary, contact, waivers: Vec::new() };
        let text = written(&organisation, &body);
        prop_assert_eq!(read::<Organisation>(&text, &body)?, organisation, "{}", text);
    }
}

#[test]
fn what_nobody_can_see_is_left_out() {
    let organisation = Organisation {
        name: "A\u{7}\u{202e}b\r\u{85}".to_owned(),
        oruk_id: None,
        also_known_as: Vec::new(),
        summary: "c\td".to_owned(),
        contact: Contact::default(),
        waivers: Vec::new(),
    };
    assert_eq!(
        written(&organisation, "e\u{0}\r\nf\rg"),
        "---\nname: Ab\nsummary: \"c\\td\"\n---\n\ne\nf\ng\n"
    );
}

#[test]
fn a_file_looks_as_if_an_editor_had_written_it() {
    let text = "\
---
name: 'Stay: and play'
summary: Play for you and your child.
organisation: family-lives
hubs: [bessborough]
ages:
  from: 18 months
  to: 5 years
languages: [bn, \"no\"]
cost:
  - what: One session
    amount: £2.50
access: [drop-in]
schedules:
  - days: [monday, thursday]
    opens: \"10:00\"
    closes: \"11:30\"
    except:
      - from: 2026-10-26
        until: 2026-10-30
        why: Half term
contact:
  phone: \"020 7946 0000\"
  address:
    - 1 High Street
    - Testbury
who_for: |-
  Parents.
  Carers.
last_checked: 2026-11-21
---

Come and play.
";
    let service = read::<Service>(text, "Come and play.").expect("content");
    // Quoted as this writer does, and in the order of the fields.
    let expected = text.replace("'Stay: and play'", "\"Stay: and play\"");
    let who_for = "who_for: |-\n  Parents.\n  Carers.\n";
    let expected = expected
        .replace(who_for, "")
        .replace("ages:\n", &format!("{who_for}ages:\n"));
    assert_eq!(written(&service, "Come and play."), expected);
}
