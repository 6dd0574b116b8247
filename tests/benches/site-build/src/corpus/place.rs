//! Organisations and locations.

use super::sentences::paragraph;
use super::yaml::{list, quoted};
use super::{HUBS, phone};
use crate::dice::Dice;

const NAMES: [&str; 14] = [
    "Acorn", "Bluebell", "Clover", "Daisy", "Elm", "Foxglove", "Hazel", "Ivy", "Juniper", "Maple",
    "Oak", "Poppy", "Rowan", "Willow",
];

const KINDS: [&str; 5] = [
    "Trust",
    "Partnership",
    "Play Project",
    "Families Group",
    "Friends",
];

const BUILDINGS: [&str; 5] = [
    "Children's Centre",
    "Community Hall",
    "Library",
    "Village Hall",
    "Play House",
];

const STREETS: [&str; 6] = [
    "High Street",
    "Mill Lane",
    "Station Road",
    "Church Walk",
    "Park View",
    "Bridge Street",
];

const TOWNS: [&str; 4] = ["Northmoor", "Easterby", "Westham", "Southley"];

const HAS: [&str; 9] = [
    "step-free",
    "lift",
    "accessible-toilet",
    "changing-places",
    "baby-change",
    "pram-space",
    "hearing-loop",
    "quiet-room",
    "blue-badge-parking",
];

/// Who provides services.
pub struct Organisation {
    /// Its file's name.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its file.
    pub markdown: String,
}

impl Organisation {
    /// The `number`th.
    pub fn new(number: usize) -> Self {
        let mut dice = Dice::for_the(number, "organisation");
        let slug = format!("partner-{number:04}");
        let name = format!("{} {} {}", dice.one(&NAMES), dice.one(&KINDS), number + 1);
        let markdown = format!(
            "---\nname: {}\nsummary: {}\ncontact:\n  phone: {}\n  email: hello@{slug}.example.org\n  url: https://{slug}.example.org/\n---\n\n{}\n\n{}\n",
            quoted(&name),
            quoted(&format!("{name} helps families in {}.", dice.one(&TOWNS))),
            quoted(&phone(number)),
            paragraph(&mut dice, 5),
            paragraph(&mut dice, 4),
        );
        Self {
            slug,
            name,
            markdown,
        }
    }
}

/// Where services are.
pub struct Location {
    /// Its file's name.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Building and street.
    pub address: Vec<String>,
    /// Town.
    pub town: String,
    /// Postcode.
    pub postcode: String,
    /// Degrees north and east.
    pub at: (f64, f64),
    /// What the building has: words of content, in the order in which they are shown.
    pub has: Vec<&'static str>,
    /// How to get there.
    pub getting_there: String,
    /// Its hub.
    pub hub: usize,
    /// Its file.
    pub markdown: String,
}

impl Location {
    /// The `number`th.
    pub fn new(number: usize) -> Self {
        let mut dice = Dice::for_the(number, "location");
        let name = format!(
            "{} {} {}",
            dice.one(&NAMES),
            dice.one(&BUILDINGS),
            number + 1
        );
        let mut location = Self {
            slug: format!("place-{number:04}"),
            name,
            address: vec![format!("{} {}", 1 + dice.below(180), dice.one(&STREETS))],
            town: dice.one(&TOWNS).to_owned(),
            // The Crown dependencies' and forces' areas apart, ZZ is nobody's: no address is anyone's.
            postcode: format!(
                "ZZ{} {}{}{}",
                1 + dice.below(99),
                dice.below(10),
                char::from(b"ABDEFGHJLN"[dice.below(10)]),
                char::from(b"PQRSTUWXYZ"[dice.below(10)])
            ),
            at: (
                54.0 + (number % 500) as f64 / 1000.0,
                -1.0 - (number % 400) as f64 / 500.0,
            ),
            has: {
                let count = 3 + dice.below(5);
                dice.some(count, HAS.len())
                    .into_iter()
                    .map(|one| HAS[one])
                    .collect()
            },
            getting_there: format!("Bus {} stops outside.", 1 + dice.below(99)),
            hub: number % HUBS.len(),
            markdown: String::new(),
        };
        location.markdown = format!(
            "---\nname: {}\nhub: {}\naddress: {}\ntown: {}\npostcode: {}\nlatitude: {}\nlongitude: {}\naccessibility: {}\ngetting_there: {}\n---\n\n{}\n",
            quoted(&location.name),
            HUBS[location.hub].0,
            list(location.address.iter().map(|line| quoted(line))),
            location.town,
            location.postcode,
            location.at.0,
            location.at.1,
            list(&location.has),
            quoted(&location.getting_there),
            paragraph(&mut dice, 3),
        );
        location
    }
}
