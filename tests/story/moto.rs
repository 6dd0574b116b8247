//! moto: somebody else's AWS, in Python, whose DynamoDB and KMS share no line with ours.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;

/// What moto's server writes before the address at which it listens.
const LISTENS_AT: &str = "Running on ";

/// A running moto; it forgets everything when it stops.
pub struct Moto {
    child: Child,
    address: String,
}

/// The Python interpreter with the tests' tools. Says so when there is none.
#[allow(
    clippy::print_stderr,
    reason = "who reads the tests' output sees what was left out"
)]
pub fn python() -> Option<PathBuf> {
    let found = std::env::var_os("FAMILY_HUB_PYTHON").map(PathBuf::from);
    if found.is_none() {
        eprintln!(
            "skipped: FAMILY_HUB_PYTHON names no Python with the tests' tools: run tests/run"
        );
    }
    found
}

impl Moto {
    /// Starts it on a free port. `None` where there is no Python for it.
    pub fn start() -> Option<Self> {
        let mut child = Command::new(python()?)
            .args(["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stderr.take().unwrap());
        let (listening, address) = mpsc::channel();
        // It writes a line for each request, and waits when nobody reads them.
        std::thread::spawn(move || {
            let mut before = String::new();
            for line in said.lines().map_while(Result::ok) {
                if let Some((_, address)) = line.split_once(LISTENS_AT) {
                    let _ = listening.send(Ok(address.trim().to_owned()));
                }
                if before.len() < 10_000 {
                    before.push_str(&line);
                    before.push('\n');
                }
            }
            let _ = listening.send(Err(before));
        });
        let address = match address.recv().unwrap() {
            Ok(address) => address,
            Err(said) => panic!("moto stopped:\n{said}"),
        };
        Some(Self { child, address })
    }

    /// Where its services are, all of them at one address.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
