//! The product as a process of its own, as `cargo run` starts it.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command};

use crate::family::Family;
use crate::staff::StaffMember;

/// A running process.
pub struct Process {
    child: Child,
    stdout: BufReader<ChildStdout>,
    output: String,
    public: String,
    staff: String,
}

/// A program of this workspace, built beside the tests.
pub fn binary(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().unwrap().parent().unwrap();
    let path = folder.join(name);
    assert!(
        path.exists(),
        "{} is not built: test the whole workspace",
        path.display()
    );
    path
}

/// The product as a command, on any free ports.
pub fn command(data: &Path) -> Command {
    let mut command = Command::new(binary("local"));
    command
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .envs([
            ("FAMILY_HUB_PUBLIC", "127.0.0.1:0"),
            ("FAMILY_HUB_STAFF", "127.0.0.1:0"),
            ("FAMILY_HUB_SIGN_IN", "127.0.0.1:0"),
        ])
        .arg("--data")
        .arg(data);
    command
}

impl Process {
    /// Starts it and waits until it says what runs where. Its standard output has to be piped.
    pub fn start(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut output = String::new();
        let mut address = |name: &str| loop {
            let mut line = String::new();
            assert_ne!(
                stdout.read_line(&mut line).unwrap(),
                0,
                "it stopped: {output}"
            );
            output.push_str(&line);
            if let Some(url) = line.trim().strip_prefix(name) {
                return url
                    .split_whitespace()
                    .next()
                    .unwrap()
                    .trim_end_matches('/')
                    .to_owned();
            }
        };
        let public = address("public");
        let staff = address("staff");
        Self {
            child,
            stdout,
            output,
            public,
            staff,
        }
    }

    /// A family with a browser of its own.
    pub fn family(&self, council: &str) -> Family {
        Family::new(&self.public, council)
    }

    /// A Family Navigator, signed in.
    pub async fn navigator(&self, council: &str) -> StaffMember {
        self.signed_in(council, "family-navigator").await
    }

    /// A triage worker, signed in.
    pub async fn triage_worker(&self, council: &str) -> StaffMember {
        self.signed_in(council, "triage-worker").await
    }

    async fn signed_in(&self, council: &str, role: &str) -> StaffMember {
        let person = format!("sample-{council}-{role}");
        StaffMember::sign_in(&self.staff, council, &person).await
    }

    /// Stops it as Ctrl-C does, and gives what it wrote to standard output.
    pub fn stop(&mut self) -> String {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-INT", &id]).status().unwrap();
        assert!(self.child.wait().unwrap().success());
        self.stdout.read_to_string(&mut self.output).unwrap();
        self.output.clone()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
