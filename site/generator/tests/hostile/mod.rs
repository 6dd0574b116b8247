//! A council whose folder somebody has put things into, and `site` run on it within limits.

#![allow(dead_code, reason = "each test uses its share")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::copied::copy_testbury;

/// The most memory that a run may ask for, in kilobytes: the program itself, its threads' stacks and the
/// pages of a small council take a third of it.
const MOST_MEMORY: u32 = 450_000;

/// The most time that a run may work, in seconds; on a machine that does other things, too, it lasts
/// longer.
const MOST_WORK: u32 = 4;

/// The longest that a run lasts, which then waits for something that never comes.
const LONGEST: Duration = Duration::from_secs(60);

/// Content in a folder of its own.
pub(crate) struct Hostile(TempDir);

impl Hostile {
    /// The council of `tests/sites/testbury`.
    pub(crate) fn new() -> Self {
        let folder = Self(TempDir::new().expect("a folder"));
        copy_testbury(&folder.path("content"));
        folder
    }

    /// A path in the folder that holds `content` and `dist`.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(path)
    }

    /// A path in the council's folder.
    pub(crate) fn council(&self, path: impl AsRef<Path>) -> PathBuf {
        self.path("content/testbury").join(path)
    }

    /// Writes a file of the council, and the folders it is in.
    pub(crate) fn put(&self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> PathBuf {
        let file = self.council(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, bytes).expect("it is written");
        file
    }

    /// Runs `site`.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new("sh");
        command
            .current_dir(self.0.path())
            // One heap: what others reserve and do not use would count.
            .env("MALLOC_ARENA_MAX", "1")
            .env("RUST_BACKTRACE", "0")
            .arg("-c")
            .arg(format!(
                "ulimit -v {MOST_MEMORY}; ulimit -t {MOST_WORK}; exec \"$0\" \"$@\""
            ))
            .arg(env!("CARGO_BIN_EXE_site"))
            .args(arguments)
            .args(["--today", "2026-11-21"]);
        finished(&mut command)
    }

    /// Checks; what was said. It ended by itself: it neither fell over nor was ended.
    pub(crate) fn check(&self) -> (bool, String) {
        ended(&self.run(&["check"]))
    }

    /// Builds into `dist`; what was said.
    pub(crate) fn build(&self) -> (bool, String) {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
        let theme = theme.to_str().expect("a path");
        ended(&self.run(&["build", "--theme", theme]))
    }

    /// Builds what has to be sound.
    pub(crate) fn builds(&self) {
        let (is_sound, said) = self.build();
        assert!(is_sound, "{said}");
    }

    /// A check and a build refuse the content for this file, with these words, and the site that is
    /// there stays as it is.
    pub(crate) fn is_refused(&self, file: &str, words: &str) {
        let before = files(&self.path("dist"));
        for (is_sound, said) in [self.check(), self.build()] {
            assert!(!is_sound, "{file}: {said}");
            assert!(said.contains(file), "{file} is not named: {said}");
            assert!(said.contains(words), "{file}: no word of {words}: {said}");
        }
        assert!(files(&self.path("dist")) == before, "{file}: dist changed");
    }

    /// A check warns of this file, and a build goes on without it.
    pub(crate) fn is_passed_over(&self, file: &str, words: &str) {
        for (is_sound, said) in [self.check(), self.build()] {
            assert!(is_sound, "{file}: {said}");
            assert!(said.contains(file), "{file} is not named: {said}");
            assert!(said.contains(words), "{file}: no word of {words}: {said}");
        }
    }
}

/// Waits for a command, and ends it when it waits for ever.
pub(crate) fn finished(command: &mut Command) -> Output {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    // Both are read while it runs: it would wait for whoever reads a full pipe.
    let mut said = [
        child.stdout.take().map(reading),
        child.stderr.take().map(reading),
    ];
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("it runs") {
            break status;
        }
        if started.elapsed() > LONGEST {
            child.kill().expect("it ends");
            panic!("it never ends");
        }
        thread::sleep(Duration::from_millis(2));
    };
    let mut read = said
        .iter_mut()
        .map(|reader| reader.take().map(|r| r.join().expect("it is read")));
    Output {
        status,
        stdout: read.next().flatten().unwrap_or_default(),
        stderr: read.next().flatten().unwrap_or_default(),
    }
}

fn reading(mut from: impl std::io::Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).expect("it is read");
        bytes
    })
}

/// Whether it succeeded, and what it said.
fn ended(output: &Output) -> (bool, String) {
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.signal(), None, "it was ended: {said}");
    assert!(!said.contains("panicked"), "{said}");
    let code = output.status.code().expect("a code");
    assert!(code < 2, "it ended with {code}: {said}");
    (code == 0, said)
}

/// Every file and link below a folder, with its bytes or where it leads.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let kind = entry.file_type().expect("a kind");
        if kind.is_dir() {
            all.extend(files(&path));
        } else if kind.is_symlink() {
            let to = fs::read_link(&path).expect("a link");
            all.insert(path, to.into_os_string().into_encoded_bytes());
        } else {
            let bytes = fs::read(&path).expect("a file");
            all.insert(path, bytes);
        }
    }
    all
}
