//! The function under test, with the content that ships.

use std::path::Path;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

use aws_smithy_runtime_api::shared::IntoShared as _;
use axum::body::Bytes;
use http::Request;
use http_edge::ClientAddress;
use intake::Intake;
use jiff::Timestamp;
use local::embedded::connector::{self, InProcess};
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use serde_json::{Value, json};
use site_model::{Content, Slug};
use site_theme::{Bundle, Sources, install_packages};
use tempfile::TempDir;
use vault::{Aws, Names, Service, Table, Vault, provision};

use crate::browser::Browser;
use crate::lost_answers::LosesAnswers;
use crate::told_calls::{Calls, TellsCalls};

/// Where the browser believes to be.
pub(crate) const ORIGIN: &str = "https://hub.example";

/// The shipped content and theme.
pub(crate) static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (content, _) = Content::load(&root.join("content"));
    let theme = root.join("site/theme");
    install_packages(&theme).expect("the packages can be installed");
    Bundle::new(
        &content,
        Sources::read(&theme).expect("the theme can be read"),
    )
});

pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

/// Storage and keys are away: nothing listens where they should be.
pub(crate) async fn without_storage() -> Intake {
    let nowhere = || Service::At("http://127.0.0.1:9".to_owned());
    let aws = Aws::connect(nowhere(), nowhere()).await;
    let council = slug("westminster");
    let vault = Vault::new(council, Names::on_one_machine("westminster"), aws);
    Intake::new(vec![vault], &BUNDLE, ORIGIN).expect("the bundle can be served")
}

/// Both councils, with the servers of one machine inside this process.
pub(crate) struct Hub {
    pub(crate) intake: Intake,
    vaults: Vec<Vault>,
    seconds: Arc<AtomicI64>,
    losing: Arc<AtomicUsize>,
    calls: Calls,
    aws: Aws,
    dynamodb: DynamoDb,
    _folder: TempDir,
}

impl Hub {
    pub(crate) async fn start() -> Self {
        Self::start_with(|dynamodb| dynamodb).await
    }

    /// With something in front of DynamoDB.
    pub(crate) async fn start_with<S: connector::Service>(
        in_front: impl FnOnce(TellsCalls<LosesAnswers>) -> S,
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let dynamodb = DynamoDb::open(&folder.path().join("dynamodb.sqlite")).expect("a database");
        let kms = Kms::open(&folder.path().join("kms")).expect("keys");
        let losing = Arc::new(AtomicUsize::new(0));
        let calls: Calls = Arc::new(Mutex::default());
        let store = TellsCalls {
            service: LosesAnswers {
                dynamodb: dynamodb.clone(),
                losing: Arc::clone(&losing),
            },
            calls: Arc::clone(&calls),
        };
        let kms = TellsCalls {
            service: kms,
            calls: Arc::clone(&calls),
        };
        let aws = Aws::connect(
            Service::InProcess(InProcess::new(in_front(store)).into_shared()),
            Service::InProcess(InProcess::new(kms).into_shared()),
        )
        .await;
        let mut vaults = Vec::new();
        for council in ["westminster", "barking-and-dagenham"] {
            let names = Names::on_one_machine(council);
            provision(&aws, &names).await.expect("tables and keys");
            vaults.push(Vault::new(slug(council), names, aws.clone()));
        }
        let seconds = Arc::new(AtomicI64::new(Timestamp::now().as_second()));
        let told = Arc::clone(&seconds);
        let now = move || {
            Timestamp::from_second(told.load(Ordering::Relaxed)).expect("a moment in range")
        };
        let intake =
            Intake::new(vaults.clone(), &BUNDLE, ORIGIN).expect("the bundle can be served");
        Self {
            intake: intake.with_clock(now),
            vaults,
            seconds,
            losing,
            calls,
            aws,
            dynamodb,
            _folder: folder,
        }
    }

    /// A browser of its own.
    pub(crate) fn family(&self) -> Browser {
        Browser::at(&self.intake)
    }

    /// What DynamoDB answers to writes is lost from now on, though it carries them out.
    pub(crate) fn loses_answers(&self) {
        self.losing.store(usize::MAX, Ordering::Relaxed);
    }

    /// They are heard again.
    pub(crate) fn hears_answers(&self) {
        self.losing.store(0, Ordering::Relaxed);
    }

    /// The same, of the next write only.
    pub(crate) fn loses_one_answer(&self) {
        self.losing.store(1, Ordering::Relaxed);
    }

    /// The calls of AWS's services since this was asked last, in order.
    pub(crate) fn calls(&self) -> Vec<String> {
        std::mem::take(&mut self.calls.lock().expect("a lock"))
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::from_second(self.seconds.load(Ordering::Relaxed)).expect("a moment in range")
    }

    /// Goes on to the next full hour, where what is counted begins anew.
    pub(crate) fn at_the_start_of_an_hour(&self) {
        let now = self.seconds.load(Ordering::Relaxed);
        self.waits_seconds(3600 - now.rem_euclid(3600));
    }

    /// The store itself, for a test that does what keeper or staff would.
    pub(crate) fn store(&self) -> &aws_sdk_dynamodb::Client {
        self.aws.clients().0
    }

    pub(crate) fn waits_seconds(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    /// A browser of somebody at this address.
    pub(crate) fn family_at(&self, address: [u8; 4]) -> Browser {
        let mut browser = self.family();
        browser.address = Some(ClientAddress::of(address.into()));
        browser
    }

    /// How many items of a kind are stored.
    pub(crate) async fn stored(&self, kind: &str) -> usize {
        let mut count = 0;
        for table in Table::ALL {
            let items = all_items(&self.dynamodb, &format!("westminster-{}", table.as_str())).await;
            count += items
                .iter()
                .filter(|item| item["kind"]["S"] == kind)
                .count();
        }
        count
    }

    pub(crate) fn waits_hours(&self, hours: i64) {
        self.seconds.fetch_add(hours * 3600, Ordering::Relaxed);
    }

    /// A council's records, as its staff reach them.
    pub(crate) fn vault(&self, council: &str) -> &Vault {
        let mut vaults = self.vaults.iter();
        let vault = vaults.find(|vault| *vault.council() == *council);
        vault.expect("a council")
    }

    /// Keeper removes what has ended in a council: how many items that is.
    pub(crate) async fn sweeps(&self, council: &str) -> u64 {
        let swept = self.vault(council).sweep(self.now()).await;
        let swept = swept.expect("storage is there");
        swept.iter().map(|(_, swept)| swept.removed).sum()
    }

    pub(crate) fn serves(&self, council: &Slug) -> bool {
        self.intake.councils().any(|served| served == council)
    }
}

/// Everything in a table.
pub(crate) async fn all_items(dynamodb: &DynamoDb, table: &str) -> Vec<Value> {
    let body = json!({ "TableName": table, "ConsistentRead": true }).to_string();
    let scan = Request::post("/")
        .header("x-amz-target", "DynamoDB_20120810.Scan")
        .body(Bytes::from(body))
        .expect("a request");
    let answer = connector::Service::handle(dynamodb, scan).await;
    let answer: Value = serde_json::from_slice(answer.body()).expect("JSON");
    assert!(answer["LastEvaluatedKey"].is_null(), "one page is all");
    answer["Items"].as_array().expect("items").clone()
}
