//! What was measured, as a table in Markdown.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::comparison::SamePages;
use crate::measuring::{Contender, Measured, Task};
use crate::watching::Watched;

/// The middle of several runs, and how far they lie apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Half are below.
    pub median: f64,
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
}

impl Spread {
    /// Of these; nothing of none.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let (least, most) = (*values.first()?, *values.last()?);
        let half = values.len() / 2;
        let median = if values.len() % 2 == 1 {
            values[half]
        } else {
            f64::midpoint(values[half - 1], values[half])
        };
        Some(Self {
            median,
            least,
            most,
        })
    }
}

/// The rivals whose pages are the same as ours.
pub type Same = BTreeMap<Contender, SamePages>;

/// The table of one size on one medium. A ratio stands only where the pages are the same.
pub fn table(measured: &Measured, same: &Same) -> String {
    let mut table = String::from(
        "| | ours | Hugo | Eleventy | floor | Hugo ÷ ours | Eleventy ÷ ours | ours ÷ floor |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for task in Task::ALL {
        let time = |of| spread(measured, task, of, |taken| taken.time.as_secs_f64());
        row(&mut table, task.name(), time, seconds, same);
    }
    let peak = |of| {
        let all = Task::ALL
            .iter()
            .filter_map(|task| measured.taken.get(&(*task, of)))
            .flatten();
        Spread::of(all.map(|taken| taken.peak_kib as f64 / 1024.0))
    };
    row(&mut table, "peak memory", peak, megabytes, same);
    table
}

/// The table of edits while `site watch` runs.
pub fn edits_table(watched: &Watched) -> String {
    let mut table = format!(
        "| {} edits while `site watch` runs | median (least to most) |\n|---|--:|\n",
        watched.on_disk.len()
    );
    let seen = [("the page is on disk".to_owned(), &watched.on_disk)];
    let said = watched
        .stages
        .iter()
        .map(|(stage, all)| (format!("it says: {stage}"), all));
    for (name, all) in seen.into_iter().chain(said) {
        if let Some(of) = Spread::of(all.iter().copied()) {
            let _ = writeln!(
                table,
                "| {name} | {:.0} ms ({:.0} to {:.0}) |",
                of.median, of.least, of.most
            );
        }
    }
    if let Some(peak) = watched.peak_kib {
        let _ = writeln!(table, "| peak memory | {} MB |", peak / 1024);
    }
    table
}

fn spread(
    measured: &Measured,
    task: Task,
    of: Contender,
    value: impl Fn(&crate::child::Taken) -> f64,
) -> Option<Spread> {
    Spread::of(measured.taken.get(&(task, of))?.iter().map(value))
}

fn row(
    table: &mut String,
    name: &str,
    of: impl Fn(Contender) -> Option<Spread>,
    shown: impl Fn(Spread) -> String,
    same: &Same,
) {
    let _ = write!(table, "| {name} |");
    for contender in Contender::ALL {
        let cell = of(contender).map_or_else(|| "-".to_owned(), &shown);
        let _ = write!(table, " {cell} |");
    }
    let ours = of(Contender::Ours);
    for rival in [Contender::Hugo, Contender::Eleventy] {
        let is_same = same.contains_key(&rival);
        let ratio = of(rival)
            .zip(ours)
            .filter(|_| is_same)
            .map(|(their, our)| their.median / our.median);
        let _ = write!(table, " {} |", times(ratio));
    }
    let floor = ours
        .zip(of(Contender::Floor))
        .map(|(our, floor)| our.median / floor.median);
    let _ = writeln!(table, " {} |", times(floor));
}

fn times(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}x"))
}

fn seconds(of: Spread) -> String {
    format!("{:.3} s ({:.3} to {:.3})", of.median, of.least, of.most)
}

fn megabytes(of: Spread) -> String {
    format!("{:.0} MB ({:.0} to {:.0})", of.median, of.least, of.most)
}
