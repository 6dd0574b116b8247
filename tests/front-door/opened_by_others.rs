//! What is stored opens without this product: with boto3 and AWS's own Encryption SDK, for who may
//! use the council's KMS key. And what that SDK seals in such a place, the product opens.

use std::path::Path;
use std::process::{Command, Stdio};

use local::embedded::connector::{Service, serve};
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use story::{Help, Process, command, python};
use tempfile::TempDir;
use tokio::net::TcpListener;

const COUNCIL: &str = "westminster";
const NOTE: &str = "Phoned, she asked us to call after six.";
const NOTE_BY_PYTHON: &str = "Phoned again, żeby porozmawiać: call before six.";

#[tokio::test(flavor = "multi_thread")]
async fn python_opens_what_is_stored_and_the_product_opens_what_python_stored() {
    let Some(python) = python() else { return };
    let folder = TempDir::new().unwrap();
    let dynamodb = DynamoDb::open(&folder.path().join("store.sqlite")).unwrap();
    let dynamodb = served(dynamodb).await;
    let kms = served(Kms::open(&folder.path().join("kms")).unwrap()).await;
    let mut local = command(&folder.path().join("data"));
    local
        .args(["--dynamodb-endpoint", &dynamodb])
        .args(["--kms-endpoint", &kms])
        .stdout(Stdio::piped());
    let hub = Process::start(local);
    let stored_items = |arguments: &[&str]| {
        let mut run = Command::new(&python);
        run.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("interop/stored_items.py"))
            .args(arguments)
            .envs([
                ("AWS_ENDPOINT_URL_DYNAMODB", dynamodb.as_str()),
                ("AWS_ENDPOINT_URL_KMS", &kms),
                ("AWS_ACCESS_KEY_ID", "local"),
                ("AWS_SECRET_ACCESS_KEY", "local"),
                ("FAMILY_HUB_TABLE_PREFIX", COUNCIL),
                ("PYTHONIOENCODING", "utf-8"),
                ("PYTHONDONTWRITEBYTECODE", "1"),
            ]);
        told(&mut run)
    };

    let receipt = hub.family(COUNCIL).asks_for_help().await;
    let navigator = hub.navigator(COUNCIL).await;
    let referral = navigator.takes(&receipt.reference).await;
    referral.notes(NOTE).await;

    let opened = stored_items(&["open"]);
    let help = Help::default();
    let holds = |kind: &str, words: &str| {
        let of_kind = |line: &&str| line.starts_with(&format!("{kind} {{"));
        opened
            .lines()
            .filter(of_kind)
            .any(|line| line.contains(words))
    };
    for words in [&receipt.reference, &help.name, &help.email, &help.words] {
        assert!(holds("submission", words), "{words} in {opened}");
    }
    assert!(holds("note", NOTE), "{opened}");
    assert!(holds("referral", "submission") && holds("family", "keys"));
    say(opened.lines().last().unwrap());

    stored_items(&["reseal", "note", NOTE, NOTE_BY_PYTHON]);
    let page = referral.page().await;
    assert!(page.text().contains(NOTE_BY_PYTHON), "{}", page.text());
    assert!(!page.text().contains(NOTE));
}

/// Serves an embedded server over a socket, and says where.
async fn served(server: impl Service) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(listener, server));
    address
}

/// What a command wrote, once it has succeeded.
fn told(run: &mut Command) -> String {
    let output = run.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[allow(
    clippy::print_stdout,
    reason = "who reads the tests' output sees how much was tried"
)]
fn say(line: &str) {
    println!("Python: {line}");
}
