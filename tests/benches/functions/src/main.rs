//! What a submission costs the public function, beside a floor; and what a page of the queue costs the staff one.
//!
//! ```sh
//! cargo run --release -p functions-bench
//! cargo run --release -p functions-bench -- --contact phone --rounds 20
//! cargo run --release -p functions-bench -- at-once --rounds 1000 --times 50
//! cargo run --release -p functions-bench -- queue --few 1000 --many 100000
//! ```
//!
//! # What is measured of a submission
//!
//! Processor time of this process, user and system, of one submission with some 4 kB of answers. The intake
//! function's router, the vault and the AWS SDK's clients are here, as on Lambda: in the same runtime, with the
//! same levels of logs. DynamoDB and KMS are the embedded ones, over HTTP in a process of their own, so that
//! their work is not counted. There is no TLS: what that costs is missing for all alike.
//!
//! - the floor ([`floor`]): `GenerateDataKey`, sealing and `TransactWriteItems`, with as many items, of the same
//!   sizes, as a submission that was recorded ([`recorder`]) has;
//! - `vault.send`: what sends a form, once its answers are known;
//! - the confirming request, through the router, on a draft that was there before. This is what is held to
//!   [`TARGET`]: it is all that a family waits for when it presses "Send";
//! - the whole journey: four posts, and the four pages to which they lead.
//!
//! All take turns, in blocks, so that a busy moment of the machine is everybody's. The ratio of a round is
//! that of its blocks; shown are the median, the least and the most.
//!
//! # Where it stands
//!
//! The target is missed. What lies above the floor is calls, not sealing: a keyed hash in KMS for each way to
//! contact the family, and the draft, which has to be read before it can be sent. Most of what a call costs is
//! the SDK's own work, whatever it carries.

#![expect(clippy::print_stdout, reason = "a command line prints")]

mod answers;
mod at_once;
mod cpu;
mod family;
mod floor;
mod hub;
mod machine;
mod queue;
mod recorded;
mod recorder;
mod servers;
mod table;

use std::error::Error;
use std::io::sink;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::answers::{Contact, answers};
use crate::cpu::of_each;
use crate::family::Family;
use crate::floor::Floor;
use crate::hub::{Content, Hub};
use crate::machine::machine;
use crate::recorded::Recorded;
use crate::servers::Servers;
use crate::table::Table;

/// Why a bench could not go on.
type Failed = Box<dyn Error>;

/// What a submission may cost, as a multiple of the floor.
const TARGET: f64 = 1.25;

/// The row that is held to it.
const CONFIRMING: usize = 2;

/// What the functions log on Lambda.
const LEVELS: &str = "warn,lambda=info,http_edge=info,intake=info,vault=info";

/// Measures the processor time of a submission, beside a floor that seals and stores as much.
#[derive(Parser)]
struct Options {
    #[command(subcommand)]
    command: Option<Inner>,
    /// How often everything takes its turn
    #[arg(long, default_value_t = 10)]
    rounds: usize,
    /// How many submissions a turn has
    #[arg(long, default_value_t = 50)]
    block: usize,
    /// How the family can be contacted: each way is a keyed hash and a row of an index
    #[arg(long, value_enum, default_value_t = Contact::PhoneAndEmail)]
    contact: Contact,
}

#[derive(Subcommand)]
enum Inner {
    /// Confirm the same page many times at once, and count what comes of it
    AtOnce {
        /// How often
        #[arg(long, default_value_t = 1000)]
        rounds: usize,
        /// How many times at once
        #[arg(long, default_value_t = 50)]
        times: usize,
    },
    /// Look at pages of the staff queue among few referrals and among many
    Queue {
        /// How many are few
        #[arg(long, default_value_t = 1_000)]
        few: usize,
        /// How many are many
        #[arg(long, default_value_t = 100_000)]
        many: usize,
    },
    /// Be DynamoDB and KMS until standard input ends
    #[command(hide = true)]
    Serve,
}

fn main() -> Result<ExitCode, Failed> {
    let options = Options::parse();
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_env_filter(EnvFilter::new(LEVELS))
        .with_writer(sink)
        .init();
    // As `lambda::run` has it.
    let runtime = tokio::runtime::Runtime::new()?;
    match options.command {
        Some(Inner::Serve) => runtime.block_on(servers::serve_until_left())?,
        Some(Inner::AtOnce { rounds, times }) => {
            runtime.block_on(at_once::confirm_at_once(rounds, times))?;
        }
        Some(Inner::Queue { few, many }) => {
            runtime.block_on(queue::look_at_pages(few, many))?;
        }
        None => runtime.block_on(measure(&options))?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn measure(options: &Options) -> Result<(), Failed> {
    if cfg!(debug_assertions) {
        println!("This is a debug build: its figures mean nothing.\n");
    }
    let content = Content::read()?;
    let posts = answers(options.contact);
    let recorded = Recorded::of(&content, &posts).await?;
    println!("- {}", machine());
    let written: usize = posts.iter().map(|post| post.body.len()).sum();
    println!("- answers: {written} bytes as they are posted");
    println!("- what is stored: {}", recorded.stored);
    println!("- {} rounds of {} each\n", options.rounds, options.block);

    let servers = Servers::start()?;
    let hub = Hub::start(&content, servers.dynamodb.clone(), servers.kms.clone()).await?;
    let floor = Floor::of(&recorded.transaction, hub.aws(), Hub::names())?;
    let family = Family::of(&hub, &posts);
    let draft = family.fills_in().await?;

    let mut table = Table::default();
    for round in 0..=options.rounds {
        let nobody = || vec![(); options.block];
        let floor = of_each(nobody(), async |()| floor.submit().await).await?;

        let waiting = hub.waiting(&draft, options.block).await?;
        let ready = waiting.into_iter().map(|one| hub.ready(one));
        let ready = ready.collect::<Result<_, _>>()?;
        let sent = of_each(ready, async |one| hub.send(one).await).await?;

        let waiting = hub.waiting(&draft, options.block).await?;
        let confirming = waiting.iter().map(Family::confirming);
        let confirming = confirming.collect::<Result<_, _>>()?;
        let confirmed = of_each(confirming, async |one| family.confirms(one).await).await?;

        let journey = of_each(nobody(), async |()| family.goes_all_the_way().await).await?;
        // The first round warms up.
        if round > 0 {
            table.add([floor, sent, confirmed, journey]);
        }
    }
    let names = [
        "the floor",
        "`vault.send`",
        "the confirming request",
        "the whole journey",
    ];
    table.print(names, &recorded.calls);
    let held = table.ratio(CONFIRMING);
    println!(
        "\nHeld to at most {TARGET} times the floor: {}, {:.2} times.",
        names[CONFIRMING], held.median
    );
    Ok(())
}
