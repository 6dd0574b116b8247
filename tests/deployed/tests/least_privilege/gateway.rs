//! The gateway, between the real SDK and the embedded servers.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_dynamodb::error::ProvideErrorMetadata as _;
use aws_sdk_dynamodb::types::{AttributeValue, Put, Select, TransactWriteItem};
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::DataKeySpec;
use bytes::Bytes;
use deployed::iam::{Authority, Call, IamGateway, Part, Seen, Upstreams};
use deployed::template::{Given, Template};
use http::{Request, Response};
use local::embedded::connector::{Service, serve};
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;

/// A small template: one function, two tables, one key.
fn template(key_arn: &str) -> deployed::template::Stack {
    let table = |name: &str| {
        json!({ "Type": "AWS::DynamoDB::Table", "Properties": {
            "TableName": { "Fn::Sub": format!("${{Prefix}}-{name}") },
            "KeySchema": [{ "AttributeName": "pk", "KeyType": "HASH" }],
        } })
    };
    let arn = |id: &str| json!({ "Fn::GetAtt": [id, "Arn"] });
    let statements = json!([
        { "Sid": "Read", "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": arn("Open") },
        {
            "Sid": "Ends", "Effect": "Allow", "Action": "dynamodb:Scan", "Resource": arn("Open"),
            "Condition": {
                "ForAllValues:StringEquals": { "dynamodb:Attributes": ["pk", "expires"] },
                "StringEquals": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
            },
        },
        {
            "Sid": "Add", "Effect": "Allow", "Action": "dynamodb:PutItem", "Resource": arn("Open"),
            "Condition": { "StringEquals": { "dynamodb:EnclosingOperation": "TransactWriteItems" } },
        },
        {
            "Sid": "Keys", "Effect": "Allow", "Action": "kms:GenerateDataKey", "Resource": arn("Key"),
            "Condition": { "StringEquals": { "kms:EncryptionContext:purpose": "submission" } },
        },
        { "Sid": "Needless", "Effect": "Allow", "Action": "dynamodb:Query", "Resource": arn("Open") },
    ]);
    let template = json!({
        "Parameters": { "Prefix": { "Type": "String" } },
        "Resources": {
            "Open": table("open"),
            "Closed": table("closed"),
            "Key": { "Type": "AWS::KMS::Key", "Properties": { "KeyPolicy": { "Statement": {
                "Effect": "Allow", "Action": "kms:*", "Resource": "*",
                "Principal": { "AWS": { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" } },
            } } } },
            "FunctionRole": { "Type": "AWS::IAM::Role", "Properties": {
                "RoleName": "hub-function",
                "Policies": [{ "PolicyName": "own", "PolicyDocument": { "Statement": statements } }],
            } },
        },
    });
    let given = Given::default()
        .parameter("Prefix", "hub")
        .key("Key", key_arn);
    Template::from_json(template).stack(given)
}

struct Servers {
    folder: TempDir,
    gateway: IamGateway,
    key: String,
}

async fn listen(service: impl Service) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(serve(listener, service));
    address
}

fn client(address: &str, access_key: &str) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("eu-west-2"))
        .retry_config(RetryConfig::disabled())
        .endpoint_url(address)
        .credentials_provider(Credentials::new(access_key, "any", None, None, "test"));
    Client::from_conf(config.build())
}

fn kms_client(address: &str, access_key: &str) -> aws_sdk_kms::Client {
    let config = aws_sdk_kms::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("eu-west-2"))
        .retry_config(RetryConfig::disabled())
        .endpoint_url(address)
        .credentials_provider(Credentials::new(access_key, "any", None, None, "test"));
    aws_sdk_kms::Client::from_conf(config.build())
}

impl Servers {
    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let dynamodb = DynamoDb::open(&folder.path().join("db")).expect("an embedded DynamoDB");
        let kms = Kms::open(&folder.path().join("kms")).expect("an embedded KMS");
        let upstreams = Upstreams {
            dynamodb: listen(dynamodb).await,
            kms: listen(kms).await,
        };
        let made = kms_client(&upstreams.kms, "anyone")
            .create_key()
            .send()
            .await
            .expect("a key");
        let key = made.key_metadata.and_then(|key| key.arn).expect("its ARN");
        for table in ["hub-open", "hub-closed"] {
            let request = json!({
                "TableName": table,
                "BillingMode": "PAY_PER_REQUEST",
                "AttributeDefinitions": [{ "AttributeName": "pk", "AttributeType": "S" }],
                "KeySchema": [{ "AttributeName": "pk", "KeyType": "HASH" }],
            });
            let (status, _, _) = post(&upstreams.dynamodb, "anyone", "CreateTable", &request).await;
            assert_eq!(status, 200);
        }
        let authority = Authority::of(&template(&key)).expect("policies");
        let gateway = IamGateway::start(upstreams, authority, Some(&folder.path().join("ledger")))
            .await
            .expect("a gateway");
        Self {
            folder,
            gateway,
            key,
        }
    }

    fn client(&self) -> Client {
        client(
            self.gateway.dynamodb(),
            &self.gateway.access_key("FunctionRole"),
        )
    }
}

async fn post(
    address: &str,
    access_key: &str,
    operation: &str,
    body: &Value,
) -> (u16, Option<Vec<u8>>, Vec<u8>) {
    let signature = format!(
        "AWS4-HMAC-SHA256 Credential={access_key}/20261121/eu-west-2/dynamodb/aws4_request, Signature=0"
    );
    let answer = reqwest::Client::new()
        .post(address)
        .header("authorization", signature)
        .header("x-amz-target", format!("DynamoDB_20120810.{operation}"))
        .body(body.to_string())
        .send()
        .await
        .expect("an answer");
    let content_type = answer
        .headers()
        .get("content-type")
        .map(|value| value.as_bytes().to_vec());
    (
        answer.status().as_u16(),
        content_type,
        answer.bytes().await.expect("a body").to_vec(),
    )
}

fn put(table: &str, id: &str) -> TransactWriteItem {
    let put = Put::builder()
        .table_name(table)
        .item("pk", AttributeValue::S(id.to_owned()))
        .item("body", AttributeValue::S("sealed".to_owned()));
    TransactWriteItem::builder()
        .put(put.build().expect("a put"))
        .build()
}

/// Answers with what it was sent, in a way that no DynamoDB would.
#[derive(Clone)]
struct Echo;

impl Service for Echo {
    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let header = |name: &str| request.headers()[name].as_bytes().to_vec();
        let sent = [
            header("authorization"),
            header("x-amz-target"),
            request.body().to_vec(),
        ];
        let answer = Response::builder()
            .status(429)
            .header("content-type", "\u{ff} odd");
        answer.body(sent.join(&0xff).into()).expect("an answer")
    }
}

#[tokio::test]
async fn what_is_allowed_passes_byte_for_byte() {
    let upstreams = Upstreams {
        dynamodb: listen(Echo).await,
        kms: listen(Echo).await,
    };
    let authority =
        Authority::of(&template("arn:aws:kms:eu-west-2:000000000000:key/1")).expect("policies");
    let gateway = IamGateway::start(upstreams.clone(), authority, None)
        .await
        .expect("a gateway");
    let role = gateway.access_key("FunctionRole");
    let get = json!({ "TableName": "hub-open", "Key": { "pk": { "S": "\u{2028} draft#1" } } });
    let direct = post(&upstreams.dynamodb, &role, "GetItem", &get).await;
    let through = post(gateway.dynamodb(), &role, "GetItem", &get).await;
    assert_eq!(direct, through);
    assert!(through.2.ends_with(get.to_string().as_bytes()));
}

#[tokio::test]
async fn what_was_called_is_counted() {
    let servers = Servers::start().await;
    let client = servers.client();
    let write = client
        .transact_write_items()
        .transact_items(put("hub-open", "draft#1"));
    write.send().await.expect("a transaction");
    let get = client.get_item().table_name("hub-open");
    let get = get.key("pk", AttributeValue::S("draft#1".to_owned()));
    get.send().await.expect("a read");

    let size = "pk".len() + "draft#1".len() + "body".len() + "sealed".len();
    let call = |operation: &str, action: &str, written, items_read| Call {
        role: "FunctionRole".to_owned(),
        operation: operation.to_owned(),
        parts: vec![Part {
            action: action.to_owned(),
            resource: "Open".to_owned(),
            written,
        }],
        items_read,
    };
    let expected = [
        call(
            "dynamodb:TransactWriteItems",
            "dynamodb:PutItem",
            size,
            vec![],
        ),
        call("dynamodb:GetItem", "dynamodb:GetItem", 0, vec![size]),
    ];
    assert_eq!(servers.gateway.calls(), expected);
}

#[tokio::test]
async fn what_is_not_allowed_is_denied_in_awss_words() {
    let servers = Servers::start().await;
    let get = servers.client().get_item().table_name("hub-closed");
    let error = get
        .key("pk", AttributeValue::S("family#1".to_owned()))
        .send()
        .await
        .expect_err("the table is closed");
    assert_eq!(error.code(), Some("AccessDeniedException"));
    assert_eq!(
        error.message(),
        Some(
            "User: arn:aws:sts::000000000000:assumed-role/hub-function/function is not authorized to \
             perform: dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-2:000000000000:table/hub-closed \
             because no identity-based policy allows the dynamodb:GetItem action"
        )
    );
    let stranger = client(servers.gateway.dynamodb(), "AKIASOMEBODY");
    let error = stranger
        .list_tables()
        .send()
        .await
        .expect_err("nobody knows the key");
    assert_eq!(error.code(), Some("UnrecognizedClientException"));
    // No role is allowed what is not understood, whatever its policies say.
    let error = servers
        .client()
        .list_tables()
        .send()
        .await
        .expect_err("not understood");
    assert_eq!(error.code(), Some("AccessDeniedException"));
}

#[tokio::test]
async fn a_transaction_with_one_item_that_is_not_allowed_is_denied_whole() {
    let servers = Servers::start().await;
    let client = servers.client();
    let write = client
        .transact_write_items()
        .transact_items(put("hub-open", "draft#1"))
        .transact_items(put("hub-closed", "family#1"));
    let error = write.send().await.expect_err("one table is closed");
    assert_eq!(error.code(), Some("AccessDeniedException"));
    let get = client.get_item().table_name("hub-open");
    let got = get
        .key("pk", AttributeValue::S("draft#1".to_owned()))
        .send()
        .await;
    assert_eq!(got.expect("a read").item, None);

    // A put by itself is another thing than a put in a transaction.
    let alone = client.put_item().table_name("hub-open");
    let alone = alone
        .item("pk", AttributeValue::S("draft#1".to_owned()))
        .send()
        .await;
    assert_eq!(
        alone.expect_err("not in a transaction").code(),
        Some("AccessDeniedException")
    );
}

#[tokio::test]
async fn attributes_and_encryption_contexts_are_conditions() {
    let servers = Servers::start().await;
    let client = servers.client();
    let scan = || {
        client
            .scan()
            .table_name("hub-open")
            .expression_attribute_names("#end", "expires")
    };
    let ends = scan()
        .projection_expression("pk, #end")
        .select(Select::SpecificAttributes);
    ends.send().await.expect("key and end may be read");
    let bodies = scan().projection_expression("pk, #end, body").send().await;
    assert_eq!(
        bodies.expect_err("a body").code(),
        Some("AccessDeniedException")
    );
    let hidden = scan()
        .projection_expression("pk, #end")
        .filter_expression("begins_with(body, :a)");
    let hidden = hidden
        .expression_attribute_values(":a", AttributeValue::S("a".to_owned()))
        .send()
        .await;
    assert_eq!(
        hidden.expect_err("a body, filtered by").code(),
        Some("AccessDeniedException")
    );
    let all = client.scan().table_name("hub-open").send().await;
    assert_eq!(
        all.expect_err("whole items").code(),
        Some("AccessDeniedException")
    );

    let kms = kms_client(
        servers.gateway.kms(),
        &servers.gateway.access_key("FunctionRole"),
    );
    let key_for = |purpose: &str| {
        let key = kms
            .generate_data_key()
            .key_id(&servers.key)
            .key_spec(DataKeySpec::Aes256);
        key.encryption_context("purpose", purpose).send()
    };
    let made = key_for("submission").await.expect("a key");
    let other = key_for("family").await.expect_err("another purpose");
    assert_eq!(other.code(), Some("AccessDeniedException"));
    let wrapped = made.ciphertext_blob.expect("a wrapped key").into_inner();
    let open = kms
        .decrypt()
        .key_id(&servers.key)
        .ciphertext_blob(Blob::new(wrapped));
    let open = open
        .encryption_context("purpose", "submission")
        .send()
        .await;
    assert_eq!(
        open.expect_err("no Decrypt").code(),
        Some("AccessDeniedException")
    );
}

#[tokio::test]
async fn what_was_granted_and_never_needed_is_named() {
    let servers = Servers::start().await;
    let client = servers.client();
    let write = || {
        client
            .transact_write_items()
            .transact_items(put("hub-open", "draft#1"))
            .send()
    };
    write().await.expect("a transaction");
    let get = || {
        client
            .get_item()
            .table_name("hub-open")
            .key("pk", AttributeValue::S("a".to_owned()))
            .send()
    };
    get().await.expect("a read");

    let granted = servers.gateway.authority().grants();
    let seen = servers.gateway.seen();
    let unused = deployed::iam::grants::unused(&granted, &seen.uses);
    let unused: Vec<String> = unused.into_iter().map(ToString::to_string).collect();
    assert_eq!(
        unused,
        [
            "FunctionRole (own/Ends): dynamodb:Scan on Open",
            "FunctionRole (own/Keys): kms:GenerateDataKey on Key",
            "FunctionRole (own/Needless): dynamodb:Query on Open",
        ]
    );
    let ledger = Seen::read(&servers.folder.path().join("ledger")).expect("a ledger");
    assert_eq!(ledger, seen);

    let reading = granted
        .iter()
        .find(|grant| grant.action == "dynamodb:GetItem")
        .expect("a grant");
    servers.gateway.without(reading);
    assert_eq!(
        get().await.expect_err("taken away").code(),
        Some("AccessDeniedException")
    );
    write().await.expect("what else it may");
    servers.gateway.restored();
    get().await.expect("given back");
}
