//! How soon an edit is on disk while `site watch` runs.
//!
//! A service's file is written, and its page is read every millisecond until the new sentence is on it;
//! then the file is written back.
//! What follows from an edit later (lists, feed, search) is taken from the lines that `site watch`
//! prints: `lists: 12 pages, 31 ms after the event`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crate::corpus::{self, Corpus, TODAY};
use crate::files::{self, Failed};
use crate::measuring::Ours;

/// How many edits are made.
pub const EDITS: usize = 20;

/// How often the page is looked at.
const POLL: Duration = Duration::from_millis(1);

/// No line for so long: nothing more follows from an edit.
const QUIET: Duration = Duration::from_secs(10);

/// An editor looks at the page before the next edit.
const BETWEEN: Duration = Duration::from_secs(1);

/// How the line begins after which nothing more follows from an edit.
const DONE: &str = "in step, ";

/// What edits took.
#[derive(Debug, Default)]
pub struct Watched {
    /// From the write of the file to the page on disk, in milliseconds.
    pub on_disk: Vec<f64>,
    /// By stage, what `site watch` said, in milliseconds.
    pub stages: BTreeMap<String, Vec<f64>>,
    /// The most memory that it had in use, in KiB; where the system tells.
    pub peak_kib: Option<u64>,
}

/// A running `site watch`, which ends with this.
struct Running {
    child: Child,
    lines: Receiver<String>,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts `site watch`, makes [`EDITS`] edits of services, each of another, and ends it.
pub fn watch(
    ours: &Ours,
    corpus: &Corpus,
    content: &Path,
    out: &Path,
    limit: Duration,
) -> Result<Watched, Failed> {
    let mut running = Running::start(ours, content, out)?;
    running.wait_for_first_build(limit)?;
    let mut watched = Watched::default();
    for count in 0..EDITS {
        let service = &corpus.services[count * corpus.services.len() / EDITS];
        let body = corpus::edited_body(service, 1_000 + count);
        let text = service.markdown(&body, &corpus.organisations, &corpus.locations);
        let page = out.join(corpus::service_page(service));
        let sentence = corpus::edited_sentence(1_000 + count);

        thread::sleep(BETWEEN);
        let file = content.join(corpus::service_file(service));
        let unedited = files::read(&file)?;
        files::write(&file, text.as_bytes())?;
        let start = Instant::now();
        while !fs::read_to_string(&page).is_ok_and(|html| html.contains(&sentence)) {
            if start.elapsed() > limit {
                return Err(format!("{}: the edit never came", page.display()).into());
            }
            thread::sleep(POLL);
        }
        watched.on_disk.push(milliseconds(start.elapsed()));
        running.hear_stages(&mut watched.stages);
        // What is built next is what everybody else builds.
        files::write(&file, &unedited)?;
        running.hear_stages(&mut BTreeMap::new());
    }
    watched.peak_kib = running.peak_kib();
    Ok(watched)
}

impl Running {
    fn start(ours: &Ours, content: &Path, out: &Path) -> Result<Self, Failed> {
        let mut child = Command::new(&ours.binary)
            .arg("watch")
            .arg("--content")
            .arg(content)
            .arg("--out")
            .arg(out)
            .arg("--today")
            .arg(TODAY.to_string())
            .current_dir(&ours.project)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let printed = child.stdout.take().ok_or("`site watch` prints nowhere")?;
        let (heard, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(printed).lines().map_while(Result::ok) {
                if heard.send(line).is_err() {
                    return;
                }
            }
        });
        Ok(Self { child, lines })
    }

    fn wait_for_first_build(&self, limit: Duration) -> Result<(), Failed> {
        loop {
            let line = self
                .lines
                .recv_timeout(limit)
                .map_err(|_| "`site watch` never built")?;
            if line.contains(" deleted) in ") {
                return Ok(());
            }
        }
    }

    /// Hears what follows from an edit, up to the last of it.
    fn hear_stages(&mut self, stages: &mut BTreeMap<String, Vec<f64>>) {
        while let Ok(line) = self.lines.recv_timeout(QUIET) {
            if let Some((stage, after)) = stage(&line) {
                stages.entry(stage.to_owned()).or_default().push(after);
            }
            if line.starts_with(DONE) {
                return;
            }
        }
    }

    fn peak_kib(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix(" kB")?.parse().ok()
    }
}

/// The stage that a line tells of, and after how many milliseconds.
fn stage(line: &str) -> Option<(&str, f64)> {
    let (stage, rest) = line.split_once(": ")?;
    let (_, after) = rest
        .strip_suffix(" ms after the event")?
        .rsplit_once(", ")?;
    Some((stage, after.parse().ok()?))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[cfg(test)]
mod tests {
    use super::stage;

    #[test]
    fn a_line_of_a_stage_is_read_and_no_other() {
        assert_eq!(
            stage("lists: 12 pages, 31 ms after the event"),
            Some(("lists", 31.0))
        );
        assert_eq!(
            stage("dist: 99 files (99 changed, 0 deleted) in 357 ms; 0 errors"),
            None
        );
    }
}
