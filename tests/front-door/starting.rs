//! What whoever starts it is told when it cannot start: one clear line.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

use story::{Hub, command};
use tempfile::TempDir;

fn start(data: &Path, change: impl FnOnce(&mut Command)) -> Output {
    let mut command = command(data);
    change(&mut command);
    command.output().unwrap()
}

fn one_line(output: &Output) -> String {
    assert!(!output.status.success());
    let error = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(error.lines().count(), 1, "{error}");
    error
}

#[test]
fn a_busy_port_is_named_with_the_flag_that_changes_it() {
    let folder = TempDir::new().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let error = one_line(&start(&folder.path().join("data"), |command| {
        command.args(["--public", &address]);
    }));
    assert!(
        error.contains(&address) && error.contains("--public"),
        "{error}"
    );
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("holiday.txt"), "mine").unwrap();
    let error = one_line(&start(folder.path(), |command| {
        command.arg("--fresh");
    }));
    assert!(error.contains("--data"), "{error}");
    assert!(folder.path().join("holiday.txt").exists());
}

#[test]
fn a_missing_npm_is_named() {
    let folder = TempDir::new().unwrap();
    let theme = folder.path().join("theme");
    std::fs::create_dir(&theme).unwrap();
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(
            Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../site/theme")).join(file),
            theme.join(file),
        )
        .unwrap();
    }
    let error = one_line(&start(&folder.path().join("data"), |command| {
        command.arg("--theme").arg(&theme).env("PATH", "/nowhere");
    }));
    assert!(error.contains("npm"), "{error}");
}

#[tokio::test]
async fn a_second_process_on_the_same_data_is_refused() {
    let Some(hub) = Hub::start_on_one_machine(None).await else {
        return;
    };
    let error = one_line(&start(&hub.data().join("data"), |_| {}));
    assert!(error.contains("already"), "{error}");
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "").unwrap();
    let error = one_line(&start(&file.join("data"), |_| {}));
    assert!(error.contains("a-file/data"), "{error}");
}
