//! Reads many files on every core, as if one after the other.

use std::num::NonZero;
use std::thread;

/// Fewer files than this are read sooner than a thread starts.
const FEW: usize = 64;

/// What `read` makes of each, in their order.
pub(super) fn each<I: Sync, O: Send>(all: &[I], read: impl Fn(&I) -> O + Sync) -> Vec<O> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    if cores == 1 || all.len() < FEW {
        return all.iter().map(read).collect();
    }
    thread::scope(|scope| {
        let read = &read;
        let readers: Vec<_> = all
            .chunks(all.len().div_ceil(cores))
            .map(|share| scope.spawn(move || share.iter().map(read).collect::<Vec<O>>()))
            .collect();
        readers
            .into_iter()
            .flat_map(|reader| {
                reader
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_of_each_stands_in_their_order() {
        for count in [0, 1, FEW - 1, FEW, FEW + 1, 1_000] {
            let all: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = all.iter().map(|one| one * 2).collect();
            assert_eq!(each(&all, |one| one * 2), doubled);
        }
    }
}
