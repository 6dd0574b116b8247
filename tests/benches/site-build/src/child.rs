//! A program that is measured: how long it ran and how much memory it had at its peak.
//!
//! A process that starts another counts towards the other's peak until that runs its own program
//! (Linux carries the larger peak over), and a bench that holds a corpus is large. So each measured
//! program is started by a small process of its own: this program again, as [`Watcher`].

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde::{Deserialize, Serialize};

use crate::files::{self, Failed};

/// What a run took.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Taken {
    /// From its start to its end.
    pub time: Duration,
    /// The most memory that it had in use (resident set), in KiB.
    pub peak_kib: u64,
}

/// A program, how it is told what to do, and where.
#[derive(Debug, Clone)]
pub struct Program {
    /// The program's file.
    pub file: PathBuf,
    /// What it is told.
    pub arguments: Vec<String>,
    /// The folder it runs in.
    pub folder: PathBuf,
}

/// What a finished run left.
pub struct Run {
    /// What it took.
    pub taken: Taken,
    /// What it printed.
    pub printed: String,
}

impl Program {
    /// Runs it to its end; one that fails, or takes longer than `limit`, is an error that says what it
    /// printed.
    pub fn run(&self, limit: Duration) -> Result<Run, Failed> {
        let told = tempfile_name();
        let watcher = Command::new(std::env::current_exe()?)
            .arg("watch-child")
            .arg("--limit")
            .arg(limit.as_secs().to_string())
            .arg("--told")
            .arg(&told)
            .arg("--")
            .arg(&self.file)
            .args(&self.arguments)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .output()?;
        let printed = String::from_utf8_lossy(&watcher.stdout).into_owned();
        if !watcher.status.success() {
            let errors = String::from_utf8_lossy(&watcher.stderr);
            return Err(format!(
                "{} {} failed:\n{printed}{errors}",
                self.file.display(),
                self.arguments.join(" ")
            )
            .into());
        }
        let taken = serde_json::from_slice(&files::read(&told)?)?;
        std::fs::remove_file(&told)?;
        Ok(Run { taken, printed })
    }
}

/// A file that no other run has.
fn tempfile_name() -> PathBuf {
    std::env::temp_dir().join(format!("site-build-bench-{}.json", std::process::id()))
}

/// The small process between the bench and what it measures.
pub struct Watcher<'a> {
    /// When the program is ended.
    pub limit: Duration,
    /// Where it is written what the run took.
    pub told: &'a Path,
    /// The program, and what it is told.
    pub command: &'a [String],
}

impl Watcher<'_> {
    /// Runs the program to its end.
    pub fn watch(&self) -> Result<ExitCode, Failed> {
        let (program, arguments) = self.command.split_first().ok_or("no program is named")?;
        let start = Instant::now();
        let mut child = Command::new(program).args(arguments).spawn()?;
        let id = Pid::from_raw(i32::try_from(child.id())?);
        let (ended, end) = mpsc::channel::<()>();
        let limit = self.limit;
        let guard = thread::spawn(move || {
            let is_late = end.recv_timeout(limit) == Err(mpsc::RecvTimeoutError::Timeout);
            is_late && kill(id, Signal::SIGKILL).is_ok()
        });
        let status = child.wait()?;
        let time = start.elapsed();
        drop(ended);
        if guard.join().unwrap_or(false) {
            return Err(io::Error::new(
                io::ErrorKind::TimedOut,
                format!("ended after {} s", limit.as_secs()),
            )
            .into());
        }
        if !status.success() {
            return Ok(ExitCode::FAILURE);
        }
        let peak = getrusage(UsageWho::RUSAGE_CHILDREN)?.max_rss();
        let taken = Taken {
            time,
            peak_kib: u64::try_from(peak)?,
        };
        files::write(self.told, serde_json::to_string(&taken)?.as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}
