//! The files of a council in parts, and the parts on all processors.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::checked::File;

/// About how much text one part has, in bytes: enough that handing it out costs nothing beside it,
/// and little enough that its prose is not much to keep.
const PART: usize = 128 * 1024;

/// These files in parts of about the same work, in order.
pub(crate) fn in_parts<'f, 'a>(files: &'f [File<'a>]) -> Vec<&'f [File<'a>]> {
    let mut parts = Vec::new();
    let (mut start, mut length) = (0, 0);
    for (index, file) in files.iter().enumerate() {
        length += file.length();
        if length >= PART {
            parts.push(&files[start..=index]);
            (start, length) = (index + 1, 0);
        }
    }
    parts.extend(Some(&files[start..]).filter(|rest| !rest.is_empty()));
    parts
}

/// What `work` makes of each part, in the order of the parts. Each processor takes the next part that
/// nobody has.
pub(crate) fn in_parallel<P: Sync, T: Send>(parts: &[P], work: impl Fn(&P) -> T + Sync) -> Vec<T> {
    let workers = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(parts.len());
    if workers < 2 {
        return parts.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(parts.len()));
    let take = || {
        while let index = next.fetch_add(1, Ordering::Relaxed)
            && let Some(part) = parts.get(index)
        {
            let made = work(part);
            done.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push((index, made));
        }
    };
    thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(take);
        }
        take();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_stands_in_the_order_of_its_parts() {
        let parts: Vec<usize> = (0..1000).collect();
        assert_eq!(
            in_parallel(&parts, |part| part * 2),
            (0..2000).step_by(2).collect::<Vec<_>>()
        );
        assert_eq!(in_parallel(&[] as &[usize], |part| *part), []);
    }
}
