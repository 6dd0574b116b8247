//! Processor time of this process: all its threads, user and system.

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;

use crate::Failed;

/// What each of `all` costs when one after the other is run, in microseconds.
pub(crate) async fn of_each<T>(
    all: Vec<T>,
    run: impl AsyncFn(T) -> Result<(), Failed>,
) -> Result<f64, Failed> {
    let count = all.len() as f64;
    let before = used()?;
    for one in all {
        run(one).await?;
    }
    Ok((used()? - before) / count)
}

/// In microseconds, since the process began.
fn used() -> Result<f64, Failed> {
    let usage = getrusage(UsageWho::RUSAGE_SELF)?;
    let micros = |time: TimeVal| time.tv_sec() as f64 * 1e6 + time.tv_usec() as f64;
    Ok(micros(usage.user_time()) + micros(usage.system_time()))
}
