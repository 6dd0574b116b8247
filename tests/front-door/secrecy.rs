//! What a family types is readable nowhere: not on disk, not in the output of the process.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Stdio;

use story::{Help, command};

/// Words that stand nowhere else.
fn canaries() -> Help {
    Help {
        name: "Zyxwana Canaryowska".to_owned(),
        email: "zyxwana.canary@example.org".to_owned(),
        words: "canaryneed of a cot".to_owned(),
        urgent_why: "canaryreason tomorrow".to_owned(),
        ..Help::default()
    }
}

const NOTE: &str = "canarynote she phoned";
const MESSAGE: &str = "canarymessage we move on Friday";
const ADDITION: &str = "canaryaddition it is a boy";
const REASON: &str = "canaryclosing moved away";

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push(path);
        }
    }
    all
}

#[tokio::test]
async fn nothing_typed_is_readable_on_disk_or_in_any_output() {
    let folder = tempfile::TempDir::new().unwrap();
    let data = folder.path().join("data");
    let mut command = command(&data);
    command
        // Everything that can be logged is.
        .env("RUST_LOG", "trace")
        .stdout(Stdio::piped())
        .stderr(Stdio::from(
            fs::File::create(folder.path().join("stderr")).unwrap(),
        ));
    let mut process = story::Process::start(command);

    let help = canaries();
    let family = process.family("westminster");
    let receipt = family.sends(&help).await;
    let unfinished = process.family("westminster");
    unfinished.fills_in(&help).await;
    family.sees_request(&receipt.code).await;
    family.says("message", MESSAGE).await;
    let said = family.says("add", ADDITION).await;
    assert!(said.text().contains(MESSAGE) && said.text().contains(ADDITION));
    for copy in ["copy.html", "copy.json"] {
        let path = format!("/westminster/request/{copy}");
        assert!(family.opens_path(&path).await.html.contains(MESSAGE));
    }
    let navigator = process.navigator("westminster").await;
    let referral = navigator.takes(&receipt.reference).await;
    referral.notes(NOTE).await;
    referral.moves("new", "closed", REASON).await;
    let page = referral.page().await;
    assert!(
        page.text().contains(NOTE)
            && page.text().contains(REASON)
            && page.text().contains(&help.name)
    );

    let mut output = process.stop();
    fs::File::open(folder.path().join("stderr"))
        .unwrap()
        .read_to_string(&mut output)
        .unwrap();
    assert!(output.contains("ready"), "the process said what it does");
    assert!(output.contains("answered"), "requests are logged");

    let code = receipt.code.replace('-', "");
    let secrets = [
        &help.name,
        &help.email,
        &help.words,
        &help.urgent_why,
        NOTE,
        MESSAGE,
        ADDITION,
        REASON,
        &receipt.code,
        &code,
    ];
    let mut needles: Vec<String> = secrets.iter().map(|s| (*s).to_owned()).collect();
    needles.extend(["Zyxwana", "canary", "Canary"].map(str::to_owned));
    for needle in &needles {
        assert!(
            !output.contains(needle.as_str()),
            "the output holds {needle:?}"
        );
    }
    let stored = files(&data);
    assert!(
        stored
            .iter()
            .any(|file| file.to_string_lossy().contains("sqlite")),
        "the database is there"
    );
    for file in stored {
        let bytes = fs::read(&file).unwrap();
        for needle in &needles {
            let found = bytes
                .windows(needle.len())
                .any(|window| window == needle.as_bytes());
            assert!(!found, "{} holds {needle:?}", file.display());
        }
    }
}
