//! What a page of the staff queue asks of DynamoDB, among few referrals and among many.
//!
//! One submission and one referral are made as families and staff make them; the rest are copies of their items
//! under other ids, times, statuses and colleagues, loaded in batches.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};
use aws_smithy_runtime_api::shared::IntoShared as _;
use jiff::{SignedDuration, Timestamp};
use local::embedded::connector::InProcess;
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use record::referral::Status;
use record::{FamilyId, ReferralId, StaffId, SubmissionId};
use site_model::WorkQueue;
use vault::{Queue, Service, Subject};

use crate::Failed;
use crate::answers::{Contact, answers};
use crate::family::Family;
use crate::hub::{Content, Hub};
use crate::machine::machine;
use crate::recorder::{Call, Recorder};

/// What a page among many may cost, as a multiple of the first among few.
const TARGET: f64 = 1.2;

/// Which page is looked at beside the first.
const LATER: usize = 100;

/// How many colleagues share the work.
const COLLEAGUES: usize = 10;

/// Of so many one is not taken yet.
const ONE_NEW_IN: usize = 3;

/// What `BatchWriteItem` takes at once.
const BATCH: usize = 25;

type Attributes = HashMap<String, AttributeValue>;

/// What one page asked for and got.
#[derive(Clone, Copy)]
struct Cost {
    requests: usize,
    items: usize,
    bytes: usize,
}

impl Cost {
    fn of(calls: &[Call]) -> Result<Self, Failed> {
        let mut cost = Self {
            requests: calls.len(),
            items: 0,
            bytes: 0,
        };
        for call in calls {
            let answer: serde_json::Value = serde_json::from_slice(&call.answer)?;
            let scanned = answer["ScannedCount"].as_u64().unwrap_or_default();
            cost.items += usize::try_from(scanned)?;
            cost.bytes += call.body.len() + call.answer.len();
        }
        Ok(cost)
    }

    /// The largest ratio to `few`.
    #[expect(clippy::cast_precision_loss, reason = "thousands")]
    fn over(self, few: Self) -> f64 {
        let ratio = |many: usize, few: usize| many as f64 / few.max(1) as f64;
        ratio(self.requests, few.requests)
            .max(ratio(self.items, few.items))
            .max(ratio(self.bytes, few.bytes))
    }
}

/// Loads `few` and then `many`, and prints a table. It fails where a page among many costs more than [`TARGET`] times
/// the first among few.
pub(crate) async fn look_at_pages(few: usize, many: usize) -> Result<(), Failed> {
    let content = Content::read()?;
    println!("- {}", machine());
    println!("- {COLLEAGUES} colleagues; one in {ONE_NEW_IN} is not taken yet");
    println!("- bytes: of requests and answers, without headers\n");
    println!("| queue | of | page | requests | items | bytes | ratio |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    let first = first_pages(&content, few).await?;
    let first: Vec<Cost> = first.into_iter().map(|(_, cost)| cost).collect();
    let mut worst: f64 = 1.0;
    for (index, cost) in first_pages(&content, many).await? {
        worst = worst.max(cost.over(first[index]));
    }
    println!("\nHeld to at most {TARGET} times the first page among {few}: {worst:.2} times.");
    if worst > TARGET {
        return Err("a page costs more among many".into());
    }
    Ok(())
}

/// Each queue's first page, and its hundredth where there is one, by the place of the queue.
async fn first_pages(content: &Content, count: usize) -> Result<Vec<(usize, Cost)>, Failed> {
    let folder = tempfile::tempdir()?;
    let recorder = Recorder::default();
    let dynamodb = DynamoDb::open(&folder.path().join("dynamodb.sqlite"))?;
    let kms = Kms::open(&folder.path().join("kms"))?;
    let hub = Hub::start(
        content,
        Service::InProcess(InProcess::new(recorder.before(dynamodb)).into_shared()),
        Service::InProcess(InProcess::new(kms).into_shared()),
    )
    .await?;
    let of = load(&hub, count).await?;
    let queues = [
        (
            "New",
            Queue::New {
                of: vec![of.clone()],
            },
        ),
        (
            "Mine",
            Queue::Mine {
                assignee: colleague(0),
            },
        ),
        ("All open", Queue::AllOpen { of: vec![of] }),
    ];
    let mut costs = Vec::new();
    for (index, (name, queue)) in queues.iter().enumerate() {
        let mut after = None;
        for page in 1..=LATER {
            drop(recorder.take());
            let shown = hub.vault().queue(queue, after.as_deref()).await?;
            if page == 1 || page == LATER {
                let cost = Cost::of(&recorder.take())?;
                let few = costs.iter().find(|(of, _)| *of == index);
                let ratio = few.map_or(1.0, |(_, few): &(usize, Cost)| cost.over(*few));
                println!(
                    "| {name} | {count} | {page} | {} | {} | {} | {ratio:.2} |",
                    cost.requests, cost.items, cost.bytes
                );
                costs.push((index, cost));
            }
            after = shown.next;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(costs)
}

fn colleague(number: usize) -> StaffId {
    StaffId::of("https://sign-in.example", &number.to_string())
}

/// So many submissions and referrals of one work queue.
async fn load(hub: &Hub<'_>, count: usize) -> Result<WorkQueue, Failed> {
    let posts = answers(Contact::Phone);
    let draft = Family::of(hub, &posts).fills_in().await?;
    for waiting in hub.waiting(&draft, 2).await? {
        hub.send(hub.ready(waiting)?).await?;
    }
    let every = hub.queues()?;
    let new = hub.vault().queue(&Queue::New { of: every }, None).await?;
    let [taken, left] = new.rows.as_slice() else {
        return Err("two submissions wait".into());
    };
    let (Subject::Submission(submission), Subject::Submission(waits)) =
        (&taken.subject, &left.subject)
    else {
        return Err("they are submissions".into());
    };
    let now = Timestamp::now();
    let (family, referral) = hub.vault().take(submission, &colleague(0), now).await?;
    let waiting = hub
        .item("submissions", &format!("submission#{waits}"), None)
        .await?;
    let of_family = format!("family#{family}");
    let sort = format!("referral#{referral}");
    let open = hub.item("families", &of_family, Some(&sort)).await?;

    let (mut submissions, mut referrals) = (Vec::new(), Vec::new());
    for index in 0..count {
        let received = now - SignedDuration::from_mins(i64::try_from(index)?);
        if index % ONE_NEW_IN == 0 {
            submissions.push(another_submission(&waiting, received));
        } else {
            referrals.push(another_referral(&open, received, index)?);
        }
    }
    write(hub, "submissions", submissions).await?;
    write(hub, "families", referrals).await?;
    Ok(taken.queue.clone())
}

fn another_submission(like: &Attributes, received: Timestamp) -> Attributes {
    let id = SubmissionId::random(&mut rand::rng());
    let mut item = at(like, received, &id.to_string());
    set(&mut item, "pk", format!("submission#{id}"));
    item
}

fn another_referral(
    like: &Attributes,
    received: Timestamp,
    index: usize,
) -> Result<Attributes, Failed> {
    let family = FamilyId::random(&mut rand::rng());
    let id = ReferralId::random(&mut rand::rng());
    let status = Status::OPEN[index / ONE_NEW_IN % Status::OPEN.len()].as_str();
    let by = colleague(index % COLLEAGUES);
    let mut item = at(like, received, &id.to_string());
    set(&mut item, "pk", format!("family#{family}"));
    set(&mut item, "sk", format!("referral#{id}"));
    set(&mut item, "status", status.to_owned());
    set(&mut item, "assignee", by.as_str().to_owned());
    let council = text(like, "council")?.to_owned();
    set(
        &mut item,
        "assignee_status",
        format!("{council}#{}#{status}", by.as_str()),
    );
    for partition in ["hub_status", "hub_kind_status"] {
        let (of, _) = text(like, partition)?.rsplit_once('#').ok_or("a status")?;
        set(&mut item, partition, format!("{of}#{status}"));
    }
    Ok(item)
}

/// The same, sent at another moment. Moments sort as text: with nine digits of a second, always.
fn at(like: &Attributes, received: Timestamp, id: &str) -> Attributes {
    let mut item = like.clone();
    set(&mut item, "received", format!("{received:.9}"));
    set(&mut item, "due_id", format!("{received:.9}#{id}"));
    item
}

fn set(item: &mut Attributes, name: &str, value: String) {
    item.insert(name.to_owned(), AttributeValue::S(value));
}

fn text<'a>(item: &'a Attributes, name: &str) -> Result<&'a str, Failed> {
    let value = item.get(name).and_then(|value| value.as_s().ok());
    Ok(value.ok_or_else(|| format!("an item has no {name}"))?)
}

async fn write(hub: &Hub<'_>, table: &str, items: Vec<Attributes>) -> Result<(), Failed> {
    let (dynamodb, _) = hub.aws().clients();
    let table = Hub::table(table);
    for batch in items.chunks(BATCH) {
        let puts = batch.iter().map(|item| {
            let put = PutRequest::builder().set_item(Some(item.clone())).build()?;
            Ok(WriteRequest::builder().put_request(put).build())
        });
        let puts = puts.collect::<Result<Vec<_>, Failed>>()?;
        let written = dynamodb
            .batch_write_item()
            .request_items(&table, puts)
            .send();
        if written
            .await?
            .unprocessed_items
            .is_some_and(|left| !left.is_empty())
        {
            return Err("not all was loaded".into());
        }
    }
    Ok(())
}
