//! The commands with which whoever answers for the audit has it checked: what they say, and how they end.

use std::process::{Command, Output};

use aws_sdk_dynamodb::types::AttributeValue;
use story::{Hub, binary, command, content_of_the_repository};

const COUNCIL: &str = "westminster";

/// How a command ended, and what it wrote.
struct Ended {
    status: i32,
    said: String,
    complained: String,
}

fn run(command: &mut Command) -> Ended {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    Ended {
        status: status.code().unwrap(),
        said: String::from_utf8(stdout).unwrap(),
        complained: String::from_utf8(stderr).unwrap(),
    }
}

/// `cargo run -- check-audit`, over the store of a hub.
fn on_one_machine(store: &Hub) -> Ended {
    let folder = tempfile::TempDir::new().unwrap();
    let (dynamodb, kms) = store.services();
    let mut command = command(&folder.path().join("data"));
    command.args(["--dynamodb-endpoint", dynamodb, "--kms-endpoint", kms]);
    run(command.arg("check-audit"))
}

/// The program for a stack in AWS, which is told in its environment where that is.
fn of_a_stack(store: &Hub) -> Ended {
    let (dynamodb, kms) = store.services();
    let tables = store.table(COUNCIL, "audit");
    let mut command = Command::new(binary("check-audit"));
    command
        .args(["--council", COUNCIL])
        .args(["--tables", tables.strip_suffix("-audit").unwrap()])
        .envs([
            ("AWS_ENDPOINT_URL_DYNAMODB", dynamodb),
            ("AWS_ENDPOINT_URL_KMS", kms),
            ("AWS_ACCESS_KEY_ID", "local"),
            ("AWS_SECRET_ACCESS_KEY", "local"),
        ]);
    run(&mut command)
}

// The store answers while the test waits for the process.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_to_the_audit_is_named_and_ends_the_command_with_a_status_of_its_own() {
    let content = content_of_the_repository();
    let Some(hub) = Hub::start_on_one_machine_with_open_store(content).await else {
        return;
    };
    let receipt = hub.family(COUNCIL).asks_for_help().await;
    let navigator = hub.navigator(COUNCIL).await;
    let referral = navigator.takes(&receipt.reference).await;
    referral.notes("Called, no answer.").await;

    for ended in [on_one_machine(&hub), of_a_stack(&hub)] {
        assert_eq!(ended.status, 0, "{}{}", ended.said, ended.complained);
        assert!(ended.said.contains("are whole"), "{}", ended.said);
    }

    let family = referral.path().split('/').nth(3).unwrap();
    let chain = format!("family#{family}");
    let delete = hub
        .store()
        .delete_item()
        .table_name(hub.table(COUNCIL, "audit"));
    let gone = delete
        .key("pk", AttributeValue::S(chain.clone()))
        .key("sk", AttributeValue::S(format!("{:012}", 2)))
        .send();
    gone.await.unwrap();
    for ended in [on_one_machine(&hub), of_a_stack(&hub)] {
        assert_eq!(ended.status, 1, "{}", ended.said);
        let named = format!("{chain} entry 2 was deleted");
        assert!(ended.said.contains(&named), "{}", ended.said);
        assert!(!ended.said.contains("Called"), "nothing that anybody wrote");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_could_not_be_made_ends_otherwise_than_one_that_found_something() {
    // Someone serves from this folder.
    let Some(hub) = Hub::start_on_one_machine(None).await else {
        return;
    };
    let ended = run(command(hub.data()).arg("check-audit"));
    assert_eq!(ended.status, 2, "{}", ended.said);
    assert!(ended.said.is_empty() && ended.complained.contains("error:"));

    // Nothing answers there.
    let nowhere = "http://127.0.0.1:9";
    let mut command = Command::new(binary("check-audit"));
    command.args(["--council", COUNCIL]).envs([
        ("AWS_ENDPOINT_URL_DYNAMODB", nowhere),
        ("AWS_ENDPOINT_URL_KMS", nowhere),
        ("AWS_ACCESS_KEY_ID", "local"),
        ("AWS_SECRET_ACCESS_KEY", "local"),
    ]);
    let ended = run(&mut command);
    assert_eq!(ended.status, 2, "{}", ended.said);
    assert!(ended.complained.contains("the audit was not checked"));
}
