//! Services: everything that a service can say.

use std::fmt::Write as _;

use jiff::civil::{Date, Time, date, time};

use super::place::{Location, Organisation};
use super::sentences::{paragraph, points};
use super::yaml::{list, quoted};
use super::{NEEDS, phone};
use crate::dice::Dice;

const ACTIVITIES: [&str; 20] = [
    "Baby massage",
    "Stay and play",
    "Story time",
    "Toddler group",
    "Messy play",
    "Music and movement",
    "Cooking together",
    "Dads' group",
    "First aid for parents",
    "Sleep help",
    "Feeding help",
    "Forest play",
    "Homework club",
    "Young parents",
    "Talking and words",
    "Healthy teeth",
    "Money advice",
    "Baby weigh-in",
    "Crafts",
    "Parent course",
];

const WHO_FOR: [&str; 6] = [
    "Families with babies",
    "Families with small children",
    "All families in the area",
    "Parents who are new here",
    "Children and their parents or carers",
    "Mums, dads and grandparents",
];

const HOW: [&str; 3] = [
    "Just come. You do not have to book.",
    "Phone or email us to book a place.",
    "Ask your health visitor or doctor to book for you.",
];

/// How it is got, as content says it: in step with [`HOW`].
const ACCESS: [&str; 3] = ["drop-in", "self-referral", "professional-referral"];

const LANGUAGES: [&str; 8] = ["ar", "bn", "pl", "ro", "so", "ur", "pt", "bfi"];

/// Days of the week, as content says them.
pub const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Days on which nothing is on: from, until and why.
const BREAKS: [(Date, Date, &str); 3] = [
    (date(2026, 12, 21), date(2027, 1, 3), "Christmas holidays"),
    (date(2027, 2, 15), date(2027, 2, 19), "Half term"),
    (date(2027, 3, 26), date(2027, 4, 9), "Easter holidays"),
];

/// A break in which every day of a month would come.
const SUMMER: (Date, Date, &str) = (date(2027, 7, 23), date(2027, 8, 31), "Summer holidays");

/// When a service is on.
pub struct Schedule {
    /// Days of the week.
    pub days: Vec<&'static str>,
    /// When it begins.
    pub opens: Time,
    /// When it ends.
    pub closes: Time,
    /// Which of its days in a month, where it is monthly.
    pub in_month: Option<&'static str>,
    /// When it is not on.
    pub except: Vec<(Date, Date, &'static str)>,
    /// What to know of it.
    pub note: Option<&'static str>,
}

/// What it costs.
pub enum Cost {
    /// Nothing.
    Free,
    /// For each session, and for each brother or sister, in pence.
    Pence(usize, usize),
}

/// A service.
pub struct Service {
    /// Its file's name.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// Number of the organisation that provides it.
    pub organisation: usize,
    /// Number of its location.
    pub location: usize,
    /// Numbers of its terms in [`NEEDS`].
    pub needs: Vec<usize>,
    /// Who it is for, in words.
    pub who_for: &'static str,
    /// From and up to which age in years.
    pub ages: (usize, usize),
    /// Whether it is also for people who are pregnant.
    pub pregnancy: bool,
    /// Whether it is made for all children, and what it has for some.
    pub send: Option<&'static str>,
    /// Codes of languages.
    pub languages: Vec<&'static str>,
    /// What it costs.
    pub cost: Cost,
    /// How to get it: its word in content, and a sentence.
    pub access: (&'static str, &'static str),
    /// When it is on.
    pub schedules: Vec<Schedule>,
    /// Its number.
    pub phone: String,
    /// Its email address.
    pub email: String,
    /// When it was last checked.
    pub last_checked: Date,
    /// Its text: Markdown.
    pub body: String,
}

impl Service {
    /// The `number`th.
    pub fn new(number: usize, organisations: &[Organisation], locations: &[Location]) -> Self {
        let mut dice = Dice::for_the(number, "service");
        let organisation = number % organisations.len();
        let location = number % locations.len();
        let access = dice.below(HOW.len());
        let name = format!("{} {}", dice.one(&ACTIVITIES), number + 1);
        let youngest = dice.below(8);
        let needs = 1 + dice.below(3);
        let languages = dice.below(3);
        let checked = i32::try_from(dice.below(140)).unwrap_or_default();
        let schedules = 1 + dice.below(2);
        Self {
            slug: format!("service-{number:05}"),
            summary: format!("{name} is for families near {}.", locations[location].town),
            organisation,
            location,
            needs: dice.some(needs, NEEDS.len()),
            who_for: dice.one(&WHO_FOR),
            ages: (youngest, youngest + 1 + dice.below(8)),
            pregnancy: dice.happens(10),
            send: dice
                .happens(40)
                .then_some("A quiet corner, and staff who know Makaton signs."),
            languages: dice
                .some(languages, LANGUAGES.len())
                .into_iter()
                .map(|one| LANGUAGES[one])
                .collect(),
            cost: if dice.happens(60) {
                Cost::Free
            } else {
                Cost::Pence(100 + 50 * dice.below(8), 50 + 50 * dice.below(2))
            },
            access: (ACCESS[access], HOW[access]),
            schedules: (0..schedules).map(|_| Schedule::new(&mut dice)).collect(),
            phone: phone(number),
            email: format!("service{number}@example.org"),
            last_checked: date(2026, 7, 1).saturating_add(jiff::Span::new().days(checked)),
            body: format!(
                "{}\n\n{}\n\n## What happens\n\n{}\n\n{}\n## Before you come\n\n{}\n",
                paragraph(&mut dice, 5),
                paragraph(&mut dice, 4),
                paragraph(&mut dice, 4),
                points(&mut dice, 4),
                paragraph(&mut dice, 4),
            ),
            name,
        }
    }

    /// Its file, with this text.
    pub fn markdown(
        &self,
        body: &str,
        organisations: &[Organisation],
        locations: &[Location],
    ) -> String {
        let location = &locations[self.location];
        let mut yaml = format!(
            "name: {}\nsummary: {}\norganisation: {}\nhubs: [{}]\nlocations: [{}]\ncategories: {}\nwho_for: {}\nages:\n  from: {}\n  to: {} years\n",
            quoted(&self.name),
            quoted(&self.summary),
            organisations[self.organisation].slug,
            super::HUBS[location.hub].0,
            location.slug,
            list(self.needs.iter().map(|one| NEEDS[*one].0)),
            self.who_for,
            age(self.ages.0),
            self.ages.1,
        );
        if self.pregnancy {
            yaml.push_str("  pregnancy: true\n");
        }
        if let Some(note) = self.send {
            let _ = write!(yaml, "send:\n  kind: inclusive\n  note: {}\n", quoted(note));
        }
        if !self.languages.is_empty() {
            let _ = writeln!(yaml, "languages: {}", list(&self.languages));
        }
        match self.cost {
            Cost::Free => yaml.push_str("cost: free\n"),
            Cost::Pence(session, sibling) => {
                let _ = write!(
                    yaml,
                    "cost:\n  - what: One session\n    amount: {}\n  - what: Each brother or sister\n    amount: {}\n",
                    pounds(session),
                    pounds(sibling)
                );
            }
        }
        let _ = write!(
            yaml,
            "access: [{}]\nhow_to_get_it: {}\nschedules:\n",
            self.access.0,
            quoted(self.access.1)
        );
        for schedule in &self.schedules {
            schedule.write(&mut yaml);
        }
        let _ = write!(
            yaml,
            "contact:\n  phone: {}\n  email: {}\nlast_checked: {}\n",
            quoted(&self.phone),
            self.email,
            self.last_checked
        );
        format!("---\n{yaml}---\n\n{body}")
    }
}

impl Schedule {
    fn new(dice: &mut Dice) -> Self {
        let days = 1 + dice.below(2);
        let opens = 9 + i8::try_from(dice.below(6)).unwrap_or_default();
        let breaks = 1 + dice.below(2);
        let is_monthly = dice.happens(15);
        // What is on in the week is not on in some holidays; each of them has all these days.
        let except: Vec<_> = match is_monthly {
            true => vec![SUMMER],
            false => dice
                .some(breaks, BREAKS.len())
                .into_iter()
                .map(|one| BREAKS[one])
                .collect(),
        };
        Self {
            days: dice
                .some(days, 5)
                .into_iter()
                .map(|day| DAYS[day])
                .collect(),
            opens: time(opens, if dice.happens(50) { 30 } else { 0 }, 0, 0),
            closes: time(opens + 2, 0, 0, 0),
            in_month: is_monthly.then(|| dice.one(&["first", "second", "third", "last"])),
            except,
            note: dice.happens(30).then_some("In term time"),
        }
    }

    fn write(&self, yaml: &mut String) {
        let _ = write!(
            yaml,
            "  - days: {}\n    opens: \"{}\"\n    closes: \"{}\"\n",
            list(&self.days),
            self.opens.strftime("%H:%M"),
            self.closes.strftime("%H:%M"),
        );
        if let Some(week) = self.in_month {
            let _ = writeln!(yaml, "    in_month: [{week}]");
        }
        yaml.push_str("    except:\n");
        for (from, until, why) in &self.except {
            let _ = write!(
                yaml,
                "      - from: {from}\n        until: {until}\n        why: {why}\n"
            );
        }
        if let Some(note) = self.note {
            let _ = writeln!(yaml, "    note: {note}");
        }
    }
}

/// An age as content writes it.
fn age(years: usize) -> String {
    match years {
        0 => "0 months".to_owned(),
        1 => "1 year".to_owned(),
        _ => format!("{years} years"),
    }
}

/// An amount as content writes it: `£2`, `£2.50`.
pub fn pounds(pence: usize) -> String {
    match pence % 100 {
        0 => format!("£{}", pence / 100),
        rest => format!("£{}.{rest:02}", pence / 100),
    }
}
