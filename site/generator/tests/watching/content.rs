//! A copy of content that a command of `site` follows.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::copied::copy_testbury;

/// Longer than anything takes, on a machine that does other things too.
pub(crate) const LONG: Duration = Duration::from_secs(60);

/// The files of a site by their paths.
pub(crate) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A folder with the content of `tests/sites/testbury`.
pub(crate) struct Content(TempDir);

/// A running command that follows it.
pub(crate) struct Running {
    pub(crate) child: Child,
    said: Arc<Mutex<String>>,
}

impl Content {
    pub(crate) fn new() -> Self {
        let content = Self(TempDir::new().expect("a folder"));
        copy_testbury(&content.path("content"));
        content
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    /// A file of Testbury.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path("content/testbury").join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).expect("a file")
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let file = self.file(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, text).expect("written");
    }

    /// Adds a line to the end of a file.
    pub(crate) fn add(&self, name: &str, line: &str) {
        self.write(name, format!("{}\n{line}\n", self.read(name)));
    }

    pub(crate) fn remove(&self, name: &str) {
        let there = self.file(name);
        if there.is_dir() {
            fs::remove_dir_all(there).expect("gone");
        } else {
            fs::remove_file(there).expect("gone");
        }
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.file(from), self.file(to)).expect("renamed");
    }

    pub(crate) fn site(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
        command.current_dir(self.0.path()).args(arguments);
        command
    }

    /// Starts a command, and waits until it has said this. Returns what it has said.
    pub(crate) fn starts(&self, arguments: &[&str], until: &str) -> (Running, String) {
        let mut child = self
            .site(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let said = Arc::new(Mutex::new(String::new()));
        let out: [Option<Box<dyn Read + Send>>; 2] = [
            child.stdout.take().map(|out| Box::new(out) as _),
            child.stderr.take().map(|err| Box::new(err) as _),
        ];
        for lines in out.into_iter().flatten() {
            let said = Arc::clone(&said);
            thread::spawn(move || {
                for line in BufReader::new(lines).lines().map_while(Result::ok) {
                    *said.lock().expect("whole") += &format!("{line}\n");
                }
            });
        }
        let running = Running { child, said };
        let said = running.says(until);
        (running, said)
    }

    /// What `site build` makes of the content as it is.
    pub(crate) fn fresh(&self, theme: &Path) -> Files {
        let fresh = TempDir::new().expect("a folder");
        let out = fresh.path().join("out");
        let output = self
            .site(&["build"])
            .arg("--theme")
            .arg(theme)
            .arg("--out")
            .arg(&out)
            .output()
            .expect("it starts");
        assert!(output.status.success(), "{output:?}");
        files(&out)
    }
}

impl Running {
    /// Waits until it says this. Returns all that it has said since it last was asked.
    pub(crate) fn says(&self, wanted: &str) -> String {
        until(&format!("{wanted:?} said"), || {
            let mut said = self.said.lock().expect("whole");
            said.contains(wanted).then(|| std::mem::take(&mut *said))
        })
    }

    /// What it has said since it last was asked.
    pub(crate) fn said(&self) -> String {
        std::mem::take(&mut *self.said.lock().expect("whole"))
    }

    /// Ends it as Ctrl-C does.
    pub(crate) fn interrupt(&self) {
        let interrupt = format!("kill -INT {}", self.child.id());
        let sent = Command::new("sh").args(["-c", &interrupt]).status();
        assert!(sent.expect("there is a shell").success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if thread::panicking() {
            print!("it said:\n{}", self.said());
        }
    }
}

/// The theme of this project.
pub(crate) fn theme() -> PathBuf {
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
    theme.canonicalize().expect("a theme")
}

/// Asks again and again.
pub(crate) fn until<T>(wanted: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(started.elapsed() < LONG, "never: {wanted}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// All files below a folder, but those that wait beside their places.
pub(crate) fn files(folder: &Path) -> Files {
    fn add(folder: &Path, inside: &Path, files: &mut Files) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, inside) = (entry.path(), inside.join(entry.file_name()));
            if path.is_dir() {
                add(&path, &inside, files);
            } else if inside.extension().is_none_or(|end| end != "new")
                && let Ok(bytes) = fs::read(&path)
            {
                files.insert(inside, bytes);
            }
        }
    }
    let mut all = Files::new();
    add(folder, Path::new(""), &mut all);
    all
}
