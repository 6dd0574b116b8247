//! The same page confirmed many times at the same moment: how many records and codes come of it.
//!
//! DynamoDB refuses transactions that meet, as it does in AWS: see [`Conflicting`].

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use aws_sdk_dynamodb::types::{AttributeValue, Select};
use aws_smithy_runtime_api::shared::IntoShared as _;
use local::embedded::conflicting::Conflicting;
use local::embedded::connector::InProcess;
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use tokio::task::JoinSet;
use vault::Service;

use crate::Failed;
use crate::answers::{Contact, answers};
use crate::family::{Confirmed, Family};
use crate::hub::{Content, Hub};
use crate::machine::machine;
use crate::recorder::{Recorder, counted};

/// What one submission stores, by table and kind.
const STORED: [(&str, &str); 6] = [
    ("submissions", "submission"),
    ("keys", "key"),
    ("public", "reference"),
    ("public", "confirmation"),
    ("public", "receipt"),
    ("public", "view"),
];

/// Confirms, and prints a table. It fails where there is not one record and one code a round.
pub(crate) async fn confirm_at_once(rounds: usize, at_once: usize) -> Result<(), Failed> {
    let content = Content::read()?;
    let folder = tempfile::tempdir()?;
    let recorder = Recorder::default();
    let dynamodb = DynamoDb::open(&folder.path().join("dynamodb.sqlite"))?;
    let dynamodb = recorder.before(Conflicting::new(dynamodb));
    let kms = Kms::open(&folder.path().join("kms"))?;
    let hub = Hub::start(
        &content,
        Service::InProcess(InProcess::new(dynamodb).into_shared()),
        Service::InProcess(InProcess::new(kms).into_shared()),
    )
    .await?;
    let posts = answers(Contact::PhoneAndEmail);
    let family = Family::of(&hub, &posts);
    let draft = family.fills_in().await?;
    drop(recorder.take());

    let (mut took, mut told, mut doubled) = (Vec::new(), 0, 0);
    for _ in 0..rounds {
        let waiting = hub.waiting(&draft, 1).await?;
        let waiting = waiting.first().ok_or("no form waits")?;
        let began = Instant::now();
        let mut confirming = JoinSet::new();
        for _ in 0..at_once {
            confirming.spawn(Confirmed::of(hub.router(), Family::confirming(waiting)?));
        }
        let answers = confirming.join_all().await;
        took.push(began.elapsed());
        let confirmed: Vec<&Confirmed> =
            answers.iter().filter_map(|one| one.as_ref().ok()).collect();
        told += answers.len() - confirmed.len();
        let different: BTreeSet<&Confirmed> = confirmed.into_iter().collect();
        doubled += usize::from(different.len() != 1);
    }
    took.sort_unstable();

    println!("- {}", machine());
    println!("- {rounds} rounds: the same page confirmed {at_once} times at once");
    println!("- calls of AWS: {}\n", counted(&recorder.take()));
    println!("| | |\n|---|---:|");
    println!("| confirmed | {} |", rounds * at_once - told);
    println!("| told to try again | {told} |");
    println!("| rounds with more than one reference or code | {doubled} |");
    let mut stored_once = true;
    for (table, kind) in STORED {
        let count = stored(&hub, table, kind).await?;
        stored_once &= count == rounds;
        println!("| stored: {kind} | {count} |");
    }
    let at = |part: f64| took[((took.len() - 1) as f64 * part) as usize];
    for (name, part) in [("half", 0.5), ("99 in 100", 0.99), ("all", 1.0)] {
        println!(
            "| {name} of the rounds are over after | {} ms |",
            milliseconds(at(part))
        );
    }
    if doubled > 0 || !stored_once {
        return Err("there is not one record and one code a round".into());
    }
    Ok(())
}

fn milliseconds(took: Duration) -> u128 {
    took.as_millis()
}

/// How many items of a kind there are.
async fn stored(hub: &Hub<'_>, table: &str, kind: &str) -> Result<usize, Failed> {
    let (dynamodb, _) = hub.aws().clients();
    let mut pages = dynamodb
        .scan()
        .table_name(format!("{}-{table}", Hub::names().table_prefix))
        .filter_expression("kind = :kind")
        .expression_attribute_values(":kind", AttributeValue::S(kind.to_owned()))
        .select(Select::Count)
        .into_paginator()
        .send();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        count += usize::try_from(page?.count)?;
    }
    Ok(count)
}
