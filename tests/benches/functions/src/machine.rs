//! What was measured on: a figure without its machine says nothing.

use std::fs;
use std::thread::available_parallelism;

/// A line of it.
pub(crate) fn machine() -> String {
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let mut names = processor
        .lines()
        .filter_map(|line| line.strip_prefix("model name"));
    let name = names.next().unwrap_or("unknown processor");
    let cores = available_parallelism().map_or(1, usize::from);
    format!(
        "machine: {cores} cores ({})",
        name.trim_matches([' ', '\t', ':'])
    )
}
