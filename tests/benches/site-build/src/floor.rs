//! The floor: a finished site read file by file and written again.
//!
//! No generator that writes these files can be much faster than a program that does nothing else. It
//! is plain and honest: the standard library's read, folder and write, on as many threads as there are
//! cores, which is how many `site build` uses.

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::thread;

use crate::files::{self, Failed};

/// How many threads work.
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Reads every file below `from` and writes it below `to`, which is not there yet.
pub fn copy(from: &Path, to: &Path) -> Result<usize, Failed> {
    let all = files::below(from)?;
    let folders: BTreeSet<_> = all.iter().filter_map(|file| file.parent()).collect();
    for folder in folders {
        fs::create_dir_all(to.join(folder))?;
    }
    let share = all.len().div_ceil(threads()).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = all
            .chunks(share)
            .map(|files| {
                scope.spawn(move || {
                    files.iter().try_for_each(|file| {
                        let bytes = fs::read(from.join(file))?;
                        fs::write(to.join(file), bytes)
                    })
                })
            })
            .collect();
        for worker in workers {
            worker
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        }
        Ok(all.len())
    })
}
