//! One of everything, with servers in this process that write down what they are asked.

use aws_smithy_runtime_api::shared::IntoShared as _;
use bytes::Bytes;
use local::embedded::connector::InProcess;
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use serde_json::Value;
use vault::Service;

use crate::Failed;
use crate::answers::Post;
use crate::family::Family;
use crate::floor::Floor;
use crate::hub::{Content, Hub};
use crate::recorder::{Recorder, counted, transaction};
use crate::table::ROWS;

/// What each row asks of AWS.
pub(crate) struct Recorded {
    /// The transaction of a submission.
    pub(crate) transaction: Bytes,
    /// How many calls each row makes.
    pub(crate) calls: [String; ROWS],
    /// What a submission stores, beside what the floor stores.
    pub(crate) stored: String,
}

impl Recorded {
    pub(crate) async fn of(content: &Content, posts: &[Post]) -> Result<Self, Failed> {
        let folder = tempfile::tempdir()?;
        let recorder = Recorder::default();
        let dynamodb = DynamoDb::open(&folder.path().join("dynamodb.sqlite"))?;
        let kms = Kms::open(&folder.path().join("kms"))?;
        let hub = Hub::start(
            content,
            Service::InProcess(InProcess::new(recorder.before(dynamodb)).into_shared()),
            Service::InProcess(InProcess::new(recorder.before(kms)).into_shared()),
        )
        .await?;
        let family = Family::of(&hub, posts);
        let draft = family.fills_in().await?;
        let waiting = hub.waiting(&draft, 2).await?;
        let [to_send, to_confirm] = waiting.try_into().map_err(|_| "two drafts")?;
        let (to_send, to_confirm) = (hub.ready(to_send)?, Family::confirming(&to_confirm)?);

        recorder.take();
        hub.send(to_send).await?;
        let send = recorder.take();
        family.confirms(to_confirm).await?;
        let confirming = recorder.take();
        family.goes_all_the_way().await?;
        let journey = recorder.take();
        let sent = transaction(&confirming).ok_or("nothing was stored")?;
        Floor::of(sent, hub.aws(), Hub::names())?.submit().await?;
        let floor = recorder.take();
        let by_floor = transaction(&floor).ok_or("the floor stored nothing")?;
        Ok(Self {
            stored: format!("{}; the floor: {}", size(sent)?, size(by_floor)?),
            transaction: sent.clone(),
            calls: [&floor, &send, &confirming, &journey].map(|calls| counted(calls)),
        })
    }
}

/// How large a transaction is.
fn size(transaction: &Bytes) -> Result<String, Failed> {
    let read: Value = serde_json::from_slice(transaction)?;
    let items = read["TransactItems"].as_array().map_or(0, Vec::len);
    Ok(format!(
        "{items} items in a request of {} bytes",
        transaction.len()
    ))
}
