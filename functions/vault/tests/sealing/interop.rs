//! AWS's Encryption SDK for Python opens what we seal, and we open what it seals.
//!
//! The vectors are stored, so that no Python is needed. The scripts in `tests/interop`, at the top of the
//! repository, made them; with FAMILY_HUB_PYTHON, which `tests/run` sets, both ways run with new messages.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::refusals::refuses_each;
use crate::vector::{Vector, path, stored};

fn must_open(vectors: &[Vector]) {
    for vector in vectors {
        let opened = vector
            .open()
            .unwrap_or_else(|reason| panic!("{}: {reason}", vector.name));
        assert_eq!(*opened, vector.value(), "{}", vector.name);
    }
}

#[test]
fn bodies_sealed_by_earlier_versions_open() {
    must_open(&stored("family_hub.json"));
}

#[test]
fn bodies_sealed_by_python_open() {
    must_open(&stored("python.json"));
}

#[test]
fn stored_messages_have_every_shape() {
    for file in ["family_hub.json", "python.json"] {
        let vectors = stored(file);
        let has = |shape: fn(&str) -> bool| vectors.iter().any(|vector| shape(&vector.text));
        assert!(has(|text| text == "\"\""), "{file}: an empty text");
        assert!(has(|text| text.ends_with(' ')), "{file}: padding");
        assert!(has(|text| text.len() > 2_048), "{file}: kilobytes");
        assert!(has(|text| !text.is_ascii()), "{file}: other alphabets");
    }
}

#[test]
fn the_specification_alone_gives_the_stored_messages_byte_for_byte() {
    let Some(python) = python() else { return };
    let file = path("family_hub.json");
    let made = run(&python, "known_answers.py", &[&file]);
    let kept = std::fs::read_to_string(file).expect("the file");
    assert!(made == kept, "another message for the same values");
}

#[test]
fn python_opens_new_bodies_and_new_bodies_of_python_open() {
    let Some(python) = python() else { return };
    let context = stored("family_hub.json").remove(0).context;
    let vectors: Vec<Vector> = [0, 1, 15, 16, 17, 255, 4_095, 4_096, 4_097, 70_000, 380_000]
        .into_iter()
        .map(|length| {
            let value = "ẞ".repeat(length / 3) + &"x".repeat(length % 3);
            Vector::sealed(&format!("{length} bytes"), &context, &value)
        })
        .collect();
    let opened = sdk(&python, "open", &vectors);
    for (vector, opened) in vectors.iter().zip(&opened) {
        assert!(opened.text == vector.text, "{}: another text", vector.name);
    }
    assert_eq!(opened.len(), vectors.len());
    must_open(&sdk(&python, "seal", &vectors));
}

#[test]
#[allow(
    clippy::print_stdout,
    reason = "who reads the tests' output sees how much was tried"
)]
fn python_refuses_new_bodies_that_were_changed_and_we_refuse_what_it_makes_otherwise() {
    let Some(python) = python() else { return };
    let context = stored("family_hub.json").remove(0).context;
    // Two bodies of one record in one place, and one of another record.
    let first = Vector::sealed("one", &context, "yes");
    let mut second = first.clone();
    second.name = "two".to_owned();
    second.seal("no!");
    let vectors = [first, second, Vector::sealed("other", &context, "yes")];
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(&folder, &vectors);
    print!(
        "{}",
        run(&python, "encryption_sdk.py", &["refuse".as_ref(), &file])
    );
    let made = sdk(&python, "otherwise", &vectors);
    assert_eq!(made.len(), stored("refused.json").len());
    refuses_each(&made, "what Python makes otherwise");
}

/// The interpreter with AWS's SDK. Says so when there is none.
#[allow(
    clippy::print_stderr,
    reason = "who reads the tests' output sees what was left out"
)]
fn python() -> Option<PathBuf> {
    let found = std::env::var_os("FAMILY_HUB_PYTHON").map(PathBuf::from);
    if found.is_none() {
        eprintln!(
            "skipped: FAMILY_HUB_PYTHON names no Python with the tests' tools: run tests/run"
        );
    }
    found
}

fn written(folder: &tempfile::TempDir, vectors: &[Vector]) -> PathBuf {
    let file = folder.path().join("vectors.json");
    std::fs::write(&file, serde_json::to_vec(vectors).expect("JSON")).expect("written");
    file
}

/// What a command of `encryption_sdk.py` makes of vectors.
fn sdk(python: &Path, command: &str, vectors: &[Vector]) -> Vec<Vector> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(&folder, vectors);
    let made = run(python, "encryption_sdk.py", &[command.as_ref(), &file]);
    serde_json::from_str(&made).expect("vectors")
}

fn run(python: &Path, script: &str, arguments: &[&Path]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/interop");
    let output = Command::new(python)
        .arg(folder.join(script))
        .args(arguments)
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .expect("runs");
    assert!(
        output.status.success(),
        "{script}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("text")
}
