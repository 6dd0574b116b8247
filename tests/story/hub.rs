//! The whole product, started for one test, in one of its two shapes.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use deployed::{Deployed, Stack};

use crate::family::Family;
use crate::one_machine::OneMachine;
use crate::page::Page;
use crate::staff::StaffMember;

/// The product on addresses and in a folder of its own.
pub struct Hub(Shape);

enum Shape {
    /// As `cargo run` starts it.
    OneMachine(Box<OneMachine>),
    /// As production has it.
    Deployed(Deployed),
}

pub(crate) fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Whether stories run on the shape of production.
fn is_deployed() -> bool {
    match std::env::var("FAMILY_HUB_SHAPE").as_deref() {
        Ok("deployed") => true,
        Ok("local") | Err(_) => false,
        Ok(other) => panic!("FAMILY_HUB_SHAPE is local or deployed, not {other}"),
    }
}

/// Says why a test does not run: past the harness's capture, so that what was left out is seen.
fn left_out(why: &str) {
    let _ = writeln!(std::io::stderr(), "not run {why}");
}

/// What the repository ships.
pub fn content_of_the_repository() -> PathBuf {
    root().join("content")
}

impl Hub {
    /// Starts with the shipped content, in the shape that `FAMILY_HUB_SHAPE` names: `local`, as when
    /// it names none, or `deployed`.
    pub async fn start() -> Self {
        if is_deployed() {
            return Self::deployed().await;
        }
        Self::one_machine(OneMachine::start(content_of_the_repository()).await)
    }

    /// The same, with a DynamoDB that the test can reach as well, to do what an intruder would.
    pub async fn start_with_open_store() -> Self {
        if is_deployed() {
            return Self::deployed().await;
        }
        let content = content_of_the_repository();
        Self::one_machine(OneMachine::start_with_open_store(content).await)
    }

    /// Starts what only `local` does: restart on the same data, follow edits of content, hold its
    /// folder. `None`, with a line that says so, where stories run on another shape.
    pub async fn start_on_one_machine(content: Option<PathBuf>) -> Option<Self> {
        if is_deployed() {
            left_out("in the deployed shape: this is about `local` itself");
            return None;
        }
        let content = content.unwrap_or_else(content_of_the_repository);
        Some(Self::one_machine(OneMachine::start(content).await))
    }

    /// The same, with DynamoDB and KMS at addresses.
    pub async fn start_on_one_machine_with_open_store(content: PathBuf) -> Option<Self> {
        if is_deployed() {
            left_out("in the deployed shape: this is about `local` itself");
            return None;
        }
        let one_machine = OneMachine::start_with_open_store(content).await;
        Some(Self::one_machine(one_machine))
    }

    /// Starts what only the shape of production has: roles, a keeper. `None`, with a line that says
    /// so, where stories run on one machine.
    pub async fn start_deployed() -> Option<Self> {
        if !is_deployed() {
            left_out("on one machine: FAMILY_HUB_SHAPE=deployed runs it");
            return None;
        }
        Some(Self::deployed().await)
    }

    /// Has a council's keeper do what its schedule asks for; gives its report.
    pub async fn keeper_sweeps(&self, council: &str) -> serde_json::Value {
        let keeper = &self.stack(council).keeper;
        let report = keeper.invoke(r#"{"task":"sweep"}"#).await.unwrap();
        serde_json::from_slice(&report).unwrap()
    }

    /// What the page shows of messages that would have gone out, once it has `text`: on one machine keeper sends
    /// by itself, deployed it is asked as its schedule asks.
    pub async fn outbox_with(&self, council: &str, text: &str) -> Page {
        for _ in 0..100 {
            self.keeper_sends(council).await;
            let outbox = Page::read(reqwest::get(self.outbox()).await.unwrap()).await;
            if outbox.html.contains(text) {
                return outbox;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no message with {text:?}");
    }

    /// Has a council's keeper send what is due, where it does not do so by itself.
    pub async fn keeper_sends(&self, council: &str) {
        if let Shape::Deployed(deployed) = &self.0 {
            let keeper = &deployed.stacks[council].keeper;
            keeper.invoke(r#"{"task":"send"}"#).await.unwrap();
        }
    }

    /// Where the messages are shown that would have gone out.
    pub fn outbox(&self) -> &str {
        match &self.0 {
            Shape::OneMachine(one) => &one.machine.outbox,
            Shape::Deployed(deployed) => &deployed.outbox,
        }
    }

    async fn deployed() -> Self {
        let deployed = Deployed::start(&content_of_the_repository()).await;
        Self(Shape::Deployed(deployed))
    }

    fn one_machine(one_machine: OneMachine) -> Self {
        Self(Shape::OneMachine(Box::new(one_machine)))
    }

    /// A council's stack in the deployed shape.
    pub fn stack(&self, council: &str) -> &Stack {
        match &self.0 {
            Shape::OneMachine(_) => panic!("one machine has no stacks"),
            Shape::Deployed(deployed) => &deployed.stacks[council],
        }
    }

    /// Stops one machine, and starts it again on the same data.
    pub async fn restart(self) -> Self {
        match self.0 {
            Shape::OneMachine(one) => Self::one_machine(one.restart().await),
            Shape::Deployed(_) => panic!("a stack has no restart"),
        }
    }

    /// Where a council's public site is.
    pub fn public(&self, council: &str) -> &str {
        match &self.0 {
            Shape::OneMachine(one) => &one.machine.public,
            Shape::Deployed(deployed) => &deployed.stacks[council].public,
        }
    }

    /// Where a council's staff side is.
    pub fn staff(&self, council: &str) -> &str {
        match &self.0 {
            Shape::OneMachine(one) => &one.machine.staff,
            Shape::Deployed(deployed) => &deployed.stacks[council].staff,
        }
    }

    /// The folder that holds everything that is stored.
    pub fn data(&self) -> &Path {
        match &self.0 {
            Shape::OneMachine(one) => one.folder.path(),
            Shape::Deployed(deployed) => deployed.data(),
        }
    }

    /// The store of [`Hub::start_with_open_store`].
    pub fn store(&self) -> aws_sdk_dynamodb::Client {
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static("eu-west-2"))
            .credentials_provider(Credentials::new("local", "local", None, None, "test"))
            .endpoint_url(match &self.0 {
                Shape::OneMachine(one) => &one.store.as_ref().unwrap().dynamodb,
                Shape::Deployed(deployed) => &deployed.dynamodb,
            })
            .build();
        aws_sdk_dynamodb::Client::from_conf(config)
    }

    /// The KMS beside the store of [`Hub::start_with_open_store`], with every right.
    pub fn kms(&self) -> aws_sdk_kms::Client {
        let config = aws_sdk_kms::config::Builder::new()
            .behavior_version(aws_sdk_kms::config::BehaviorVersion::latest())
            .region(aws_sdk_kms::config::Region::from_static("eu-west-2"))
            .credentials_provider(aws_sdk_kms::config::Credentials::new(
                "local", "local", None, None, "test",
            ))
            .endpoint_url(match &self.0 {
                Shape::OneMachine(one) => &one.store.as_ref().unwrap().kms,
                Shape::Deployed(deployed) => &deployed.kms,
            })
            .build();
        aws_sdk_kms::Client::from_conf(config)
    }

    /// Whatever a council's functions are given beside their code: every secret is among it, one that is added
    /// tomorrow too. On one machine nothing is given: what there is lies in its folder.
    pub fn secrets(&self, council: &str) -> Vec<String> {
        let Shape::Deployed(deployed) = &self.0 else {
            return Vec::new();
        };
        let stack = &deployed.stacks[council];
        let functions = [&stack.intake, &stack.triage, &stack.keeper];
        let given = functions.map(|function| function.given().values().cloned());
        given.into_iter().flatten().collect()
    }

    /// The addresses of DynamoDB and KMS of [`Hub::start_on_one_machine_with_open_store`].
    pub fn services(&self) -> (&str, &str) {
        let Shape::OneMachine(one) = &self.0 else {
            panic!("services are at addresses of one machine")
        };
        let store = one.store.as_ref().unwrap();
        (&store.dynamodb, &store.kms)
    }

    /// The issuer of a council's sign-in on one machine.
    pub fn issuer(&self, council: &str) -> String {
        match &self.0 {
            Shape::OneMachine(one) => format!("{}/{council}", one.machine.sign_in),
            Shape::Deployed(_) => panic!("one machine"),
        }
    }

    /// The name of a council's table in the store.
    pub fn table(&self, council: &str, table: &str) -> String {
        match &self.0 {
            Shape::OneMachine(_) => format!("{council}-{table}"),
            Shape::Deployed(_) => format!("{}-{table}", Deployed::table_prefix(council)),
        }
    }

    /// A family with a browser of its own.
    pub fn family(&self, council: &str) -> Family {
        Family::new(self.public(council), council)
    }

    /// A Family Navigator of a council, signed in.
    pub async fn navigator(&self, council: &str) -> StaffMember {
        self.member(council, "family-navigator").await
    }

    /// Someone with this role, signed in.
    pub async fn member(&self, council: &str, role: &str) -> StaffMember {
        let person = format!("sample-{council}-{role}");
        StaffMember::sign_in(self.staff(council), council, &person).await
    }
}
