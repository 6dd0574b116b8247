//! What was measured, as a table in Markdown.

/// How many rows there are; the first is the floor.
pub(crate) const ROWS: usize = 4;

/// What each row cost, in every round.
#[derive(Default)]
pub(crate) struct Table(Vec<[f64; ROWS]>);

impl Table {
    /// A round: microseconds of each row.
    pub(crate) fn add(&mut self, round: [f64; ROWS]) {
        self.0.push(round);
    }

    /// Prints it, with what each row asks of AWS.
    pub(crate) fn print(&self, names: [&str; ROWS], calls: &[String; ROWS]) {
        println!("| | CPU, µs | to the floor | calls of AWS |");
        println!("|---|---:|---:|---|");
        for (row, (name, calls)) in names.iter().zip(calls).enumerate() {
            let cost = Spread::of(self.0.iter().map(|round| round[row]));
            let ratio = self.ratio(row);
            println!(
                "| {name} | {:.0} [{:.0} to {:.0}] | {:.2} [{:.2} to {:.2}] | {calls} |",
                cost.median, cost.least, cost.most, ratio.median, ratio.least, ratio.most
            );
        }
    }

    /// How a row compares with the floor, round by round.
    pub(crate) fn ratio(&self, row: usize) -> Spread {
        Spread::of(self.0.iter().map(|round| round[row] / round[0]))
    }
}

/// The median, the least and the most.
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) least: f64,
    pub(crate) most: f64,
}

impl Spread {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut all: Vec<f64> = values.collect();
        all.sort_by(f64::total_cmp);
        let at = |place: usize| all.get(place).copied().unwrap_or(f64::NAN);
        let middle = all.len() / 2;
        let below = if all.len().is_multiple_of(2) {
            middle.saturating_sub(1)
        } else {
            middle
        };
        Self {
            median: f64::midpoint(at(below), at(middle)),
            least: at(0),
            most: at(all.len().saturating_sub(1)),
        }
    }
}
