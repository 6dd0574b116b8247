//! What a thousand submissions cost, by AWS's list prices and what is really called for one.

use std::time::Duration;

use deployed::iam::{Call, Part};
use story::{Help, Hub, Receipt};

const COUNCIL: &str = "westminster";

/// What a family's browser asks the bucket for on its way: the form's first page, two stylesheets, a
/// script and an icon.
const STATIC_REQUESTS: f64 = 5.0;
/// What goes out to the browser for one request, in GB.
const PAGE: f64 = 12e3 / 1e9;
/// What Lambda bills for one request, in seconds: two or three round trips to DynamoDB and KMS, and
/// some milliseconds of work.
const BILLED: f64 = 0.04;
/// As in the template, in GB.
const MEMORY: f64 = 0.5;
/// A line of API Gateway's own log, in bytes.
const ACCESS_LINE: f64 = 260.0;

/// US dollars for a million, London, without free allowances and without tax: AWS's list prices of
/// 2025. Read them again before you plan with them.
mod price {
    pub(super) const API_GATEWAY: f64 = 1.16;
    pub(super) const LAMBDA: f64 = 0.20;
    pub(super) const LAMBDA_GB_SECONDS: f64 = 16.6667;
    pub(super) const KMS: f64 = 3.0;
    pub(super) const DYNAMODB_WRITES: f64 = 0.7423;
    pub(super) const DYNAMODB_READS: f64 = 0.1485;
    pub(super) const LOG_GB: f64 = 598_500.0;
    pub(super) const WAF: f64 = 0.60;
    pub(super) const CLOUDFRONT: f64 = 1.20;
    pub(super) const CLOUDFRONT_GB: f64 = 85_000.0;
}

/// US dollars for a thousand submissions, all that taking and keeping them needs.
const TARGET: f64 = 0.05;

fn kilobytes(bytes: usize, unit: usize) -> f64 {
    bytes.div_ceil(unit * 1024).max(1) as f64
}

/// Messages to families: what they are told is another thing than what is kept.
const OUTBOX: &str = "OutboxTable";

fn is_of_message(part: &Part) -> bool {
    part.resource == OUTBOX
}

/// Write request units of those parts: one for each kilobyte, two in a transaction; an index row is one more.
/// DynamoDB Developer Guide, "DynamoDB on-demand capacity mode".
fn writes(call: &Call, counts: fn(&Part) -> bool) -> f64 {
    let each = match call.operation.as_str() {
        "dynamodb:TransactWriteItems" => 2.0,
        "dynamodb:PutItem" | "dynamodb:UpdateItem" | "dynamodb:DeleteItem" => 1.0,
        _ => return 0.0,
    };
    let of = |part: &Part| {
        let index = match part.resource.as_str() {
            "SubmissionsTable" | OUTBOX => 1.0,
            _ => 0.0,
        };
        each * kilobytes(part.written, 1) + index
    };
    call.parts.iter().filter(|part| counts(part)).map(of).sum()
}

/// Read request units: one for each four kilobytes, read consistently.
fn reads(call: &Call) -> f64 {
    match call.operation.as_str() {
        "dynamodb:GetItem" => kilobytes(call.items_read.iter().sum(), 4),
        _ => 0.0,
    }
}

#[tokio::test]
async fn a_thousand_submissions_cost_at_most_five_cents() {
    let Some(hub) = Hub::start_deployed().await else {
        return;
    };
    let stack = hub.stack(COUNCIL);
    let Some(iam) = &stack.iam else { return };
    // What a start calls once is not counted to anybody.
    hub.family(COUNCIL).asks_for_help().await;
    let (before, lines_before) = (iam.calls().len(), stack.intake.log().len());

    let help = Help {
        phone: Some("020 7946 0018".to_owned()),
        ..Help::default()
    };
    let family = hub.family(COUNCIL);
    let check = family.fills_in(&help).await;
    // Nobody fills in a form as quickly as this, and those who seem to are a line in the log.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let receipt = Receipt::read(&family.confirms(&check).await);
    let calls = iam.calls().split_off(before);
    let requests = answered(&stack.intake.log()[lines_before..]);

    let logged = stack.intake.log()[lines_before..]
        .iter()
        .map(|line| line.len() as f64 + 1.0)
        .sum::<f64>();

    // Sealing and storing is counted, and not nothing.
    let sent = calls
        .iter()
        .filter(|c| c.operation == "dynamodb:TransactWriteItems");
    assert_eq!(sent.count(), 1);
    assert_eq!(requests, 8.0);

    let is_kms = |call: &&Call| call.operation.starts_with("kms:");
    // Each message has a key of its own.
    let parts = calls.iter().flat_map(|call| &call.parts);
    let messages = parts.filter(|part| is_of_message(part)).count() as f64;
    assert_eq!(messages, 1.0, "the family is told that it was sent");
    let total = bill(
        "taken and kept",
        &[
            ("API Gateway, requests", requests, price::API_GATEWAY),
            ("Lambda, requests", requests, price::LAMBDA),
            (
                "Lambda, GB-seconds",
                requests * BILLED * MEMORY,
                price::LAMBDA_GB_SECONDS,
            ),
            (
                "KMS, requests",
                calls.iter().filter(is_kms).count() as f64 - messages,
                price::KMS,
            ),
            (
                "DynamoDB, write units",
                calls
                    .iter()
                    .map(|call| writes(call, |part| !is_of_message(part)))
                    .sum(),
                price::DYNAMODB_WRITES,
            ),
            (
                "DynamoDB, read units",
                calls.iter().map(reads).sum(),
                price::DYNAMODB_READS,
            ),
            (
                "CloudWatch Logs, GB",
                (logged + requests * ACCESS_LINE) / 1e9,
                price::LOG_GB,
            ),
        ],
    );
    let before = iam.calls().len();
    hub.outbox_with(COUNCIL, &receipt.reference).await;
    let sent: Vec<Call> = iam.calls().split_off(before);
    let sent: Vec<&Call> = sent
        .iter()
        .filter(|call| call.role != "IntakeRole")
        .collect();
    let told = |call: &Call| writes(call, is_of_message);
    bill(
        "told of it",
        &[
            (
                "KMS, requests",
                messages + sent.iter().copied().filter(is_kms).count() as f64,
                price::KMS,
            ),
            (
                "DynamoDB, write units",
                calls.iter().map(told).sum::<f64>()
                    + sent.iter().map(|call| told(call)).sum::<f64>(),
                price::DYNAMODB_WRITES,
            ),
        ],
    );
    // CloudFront's first 10 million requests and first TB of a month are free, always; WAF's are not.
    let seen = requests + STATIC_REQUESTS;
    bill(
        "at the edge",
        &[
            ("WAF, requests", seen, price::WAF),
            ("CloudFront, requests", seen, price::CLOUDFRONT),
            ("CloudFront, GB out", seen * PAGE, price::CLOUDFRONT_GB),
        ],
    );
    assert!(total <= TARGET, "{total} US dollars for a thousand");
}

/// Prints what one submission needs and what a thousand cost; gives the sum.
#[expect(clippy::print_stdout, reason = "figures are for people")]
fn bill(heading: &str, lines: &[(&str, f64, f64)]) -> f64 {
    println!("{heading:24}{:>14}{:>16}", "for one", "USD for 1,000");
    let mut sum = 0.0;
    for (name, count, price) in lines {
        let cost = count * price / 1e3;
        println!("  {name:22}{count:14.6}{cost:16.4}");
        sum += cost;
    }
    println!("  {:22}{:14}{sum:16.4}", "in all", "");
    sum
}

/// Requests that a function answered.
fn answered(log: &[String]) -> f64 {
    log.iter()
        .filter(|line| line.contains("\"answered\""))
        .count() as f64
}
