//! What has ended is removed, and nothing else is.

use aws_smithy_runtime_api::shared::IntoShared as _;
use bytes::Bytes;
use http::{Request, Response};
use jiff::{SignedDuration, Timestamp};
use keeper::{Keeper, Task};
use local::embedded::connector::{InProcess, Service};
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use record::{Draft, DraftCode};
use site_model::Slug;
use site_model::form::Answers;
use site_model::notice::NoticeVersion;
use tempfile::TempDir;
use vault::{Aws, BrowserSecret, Names, SecretKind, Vault};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// A DynamoDB in which a family saves its draft again in the moment before it is removed.
#[derive(Clone)]
struct SavedMeanwhile {
    dynamodb: DynamoDb,
    /// When the draft then ends.
    end: Timestamp,
}

impl Service for SavedMeanwhile {
    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let is_removal = request
            .headers()
            .get("x-amz-target")
            .is_some_and(|target| target == "DynamoDB_20120810.DeleteItem");
        if is_removal {
            let asked: serde_json::Value =
                serde_json::from_slice(request.body()).expect("a request");
            let save = serde_json::json!({
                "TableName": asked["TableName"],
                "Key": asked["Key"],
                "UpdateExpression": "SET expires = :end",
                "ExpressionAttributeValues": {":end": {"N": self.end.as_second().to_string()}},
            });
            let save = Request::post("/")
                .header("x-amz-target", "DynamoDB_20120810.UpdateItem")
                .body(Bytes::from(save.to_string()))
                .expect("a request");
            assert!(self.dynamodb.handle(save).await.status().is_success());
        }
        self.dynamodb.handle(request).await
    }
}

struct Records {
    vault: Vault,
    _folder: TempDir,
}

async fn records(dynamodb: impl FnOnce(DynamoDb) -> vault::Service) -> Records {
    let folder = TempDir::new().expect("a folder");
    let store = DynamoDb::open(&folder.path().join("store.sqlite")).expect("a store");
    let kms = Kms::open(&folder.path().join("kms")).expect("keys");
    let kms = vault::Service::InProcess(InProcess::new(kms).into_shared());
    let aws = Aws::connect(dynamodb(store), kms).await;
    let council = Slug::parse("westminster").expect("a slug");
    let names = Names::on_one_machine(council.as_str());
    vault::provision(&aws, &names).await.expect("provisioned");
    Records {
        vault: Vault::new(council, names, aws),
        _folder: folder,
    }
}

fn form() -> Slug {
    Slug::parse("what-can-we-help-you-with").expect("a slug")
}

async fn draft(records: &Records, end: Timestamp) -> DraftCode {
    let code = DraftCode::random(&mut rand::rng());
    let draft = Draft::begin(
        Answers::default(),
        NoticeVersion::of("a notice"),
        end,
        &mut rand::rng(),
    );
    let form = form();
    let saved = records.vault.save_draft(&code, &form, &draft, None, end);
    saved.await.expect("saved");
    code
}

#[tokio::test]
async fn drafts_and_sessions_past_their_end_are_removed_and_the_others_stay() {
    let records =
        records(|store| vault::Service::InProcess(InProcess::new(store).into_shared())).await;
    let now = Timestamp::now();
    let ended = draft(&records, now - HOUR).await;
    let going_on = draft(&records, now + HOUR).await;
    let session = BrowserSecret::random().expect("random bytes");
    let remember = records
        .vault
        .remember(SecretKind::Session, &session, &"who", now);
    remember.await.expect("remembered");

    let keeper = Keeper::new(records.vault.clone());
    let report = keeper.run(Task::Sweep, now).await.expect("swept");
    assert_eq!(report.removed["public"], 1);
    assert_eq!(report.removed["staff"], 1);

    // Even a clock that went back does not bring them back: they are gone, not hidden.
    let before = now - HOUR - HOUR;
    let form = form();
    assert!(
        records
            .vault
            .load_draft(&ended, &form, before)
            .await
            .expect("read")
            .is_none()
    );
    assert!(
        records
            .vault
            .load_draft(&going_on, &form, before)
            .await
            .expect("read")
            .is_some()
    );

    let again = keeper.run(Task::Sweep, now).await.expect("swept");
    assert_eq!(again.removed(), 0);
}

#[tokio::test]
async fn a_draft_that_a_family_saves_while_the_sweep_runs_stays() {
    let now = Timestamp::now();
    let records = records(|dynamodb| {
        let store = SavedMeanwhile {
            dynamodb,
            end: now + HOUR,
        };
        vault::Service::InProcess(InProcess::new(store).into_shared())
    })
    .await;
    let code = draft(&records, now - HOUR).await;

    let report = Keeper::new(records.vault.clone())
        .run(Task::Sweep, now)
        .await
        .expect("swept");
    assert_eq!(report.removed(), 0);
    assert!(
        records
            .vault
            .load_draft(&code, &form(), now)
            .await
            .expect("read")
            .is_some()
    );
}

#[test]
fn a_schedule_asks_for_a_task_by_name() {
    let read = |json: &str| serde_json::from_str::<Task>(json);
    assert_eq!(read(r#"{"task": "sweep"}"#).expect("a task"), Task::Sweep);
    assert!(read(r#"{"task": "erase-everything"}"#).is_err());
    assert!(read("{}").is_err());
}
