//! Whether a family that is known is found again, and a stranger is not: on a generated population, by kind of
//! error. `cargo test -p record --test known_families -- --nocapture` prints the tables.

#![expect(
    clippy::print_stdout,
    reason = "the tables are what whoever answers for it reads"
)]

mod errors;
mod index;
mod population;

use record::matching::{HASH_BITS, Kept, MOST_OFFERED, Way};

use crate::errors::{Error, Retold};
use crate::index::Index;
use crate::population::{Population, Rng};

/// Of how many families.
const FAMILIES: usize = 20_000;
/// How many are looked up with each kind of error.
const EACH: usize = 1_000;

#[test]
fn a_known_family_is_found_again_whatever_was_written_otherwise() {
    let mut rng = Rng::new(2_026);
    let population = Population::of(FAMILIES, &mut rng);
    let index = Index::of(&population);

    println!("ways: how it is kept, what the index leaks ({HASH_BITS} bits of each hash)");
    for kept in Kept::ALL {
        println!("  {:14} {}", kept.as_str(), kept.leaks());
    }
    let mut all = Tally::default();
    println!("kind of error, recall, candidates offered (mean), right one first");
    for error in Error::ALL {
        let mut tally = Tally::default();
        let mut looked = 0;
        while looked < EACH {
            let number = rng.below(FAMILIES);
            // A kind of error that cannot happen to a family is not counted for it.
            let Some(Retold(sent)) = error.happens_to(&population.families[number], &mut rng)
            else {
                continue;
            };
            looked += 1;
            tally.add(number, &index.looked_up(&sent));
        }
        tally.print(error.as_str());
        assert!(tally.most <= MOST_OFFERED);
        if error.has_to_be_found() {
            assert!(
                tally.recall() >= 0.95,
                "{}: {}",
                error.as_str(),
                tally.recall()
            );
            all.merge(&tally);
        }
    }
    all.print("all but the last two");
    assert!(all.recall() >= 0.95);

    let strangers = Population::of(EACH, &mut rng);
    let mut offered = 0;
    for family in &strangers.families {
        let found = index.looked_up(&family.sent());
        assert!(found.len() <= MOST_OFFERED);
        offered += found.len();
    }
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let mean = offered as f64 / EACH as f64;
    println!("a family that is not known: {mean:.2} candidates offered (mean)");
    assert!(mean < 1.0, "strangers are offered {mean}");
}

#[test]
fn every_way_finds_somebody_whom_no_other_would() {
    // Else it would be kept for nothing.
    let mut rng = Rng::new(7);
    let population = Population::of(3_000, &mut rng);
    let index = Index::of(&population);
    for way in Way::ALL.into_iter().filter(|way| *way != Way::Surname) {
        let alone = Error::ALL.into_iter().any(|error| {
            (0..3_000).any(|number| {
                let retold = error.happens_to(&population.families[number], &mut rng);
                retold.is_some_and(|Retold(sent)| index.agrees_only_by(&sent, number, way))
            })
        });
        assert!(alone, "{}", way.as_str());
    }
}

/// What became of look-ups.
#[derive(Default)]
struct Tally {
    looked: usize,
    found: usize,
    first: usize,
    offered: usize,
    most: usize,
}

impl Tally {
    fn add(&mut self, right: usize, offered: &[usize]) {
        self.looked += 1;
        self.found += usize::from(offered.contains(&right));
        self.first += usize::from(offered.first() == Some(&right));
        self.offered += offered.len();
        self.most = self.most.max(offered.len());
    }

    fn merge(&mut self, other: &Self) {
        self.looked += other.looked;
        self.found += other.found;
        self.first += other.first;
        self.offered += other.offered;
        self.most = self.most.max(other.most);
    }

    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn of(&self, count: usize) -> f64 {
        count as f64 / self.looked as f64
    }

    fn recall(&self) -> f64 {
        self.of(self.found)
    }

    fn print(&self, kind: &str) {
        println!(
            "  {kind:44} {:5.1} %  {:.2}  {:5.1} %",
            100.0 * self.recall(),
            self.of(self.offered),
            100.0 * self.of(self.first),
        );
    }
}
