//! The template's tables are the ones that the vault makes on one machine.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_dynamodb::types::{KeySchemaElement, KeyType};
use deployed::template::{IndexDefinition, REGION};
use local::embedded::connector::InProcess;
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use vault::{Aws, Names, Service, Table};

use crate::stack;

/// Partition and sort of a key.
fn key(schema: &[KeySchemaElement]) -> (String, Option<String>) {
    let named = |kind: &KeyType| {
        let part = schema.iter().find(|part| part.key_type() == kind)?;
        Some(part.attribute_name().to_owned())
    };
    (
        named(&KeyType::Hash).expect("a partition"),
        named(&KeyType::Range),
    )
}

#[tokio::test]
async fn the_templates_tables_are_those_that_the_vault_makes() {
    let Some(stack) = stack() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let dynamodb =
        InProcess::new(DynamoDb::open(&folder.path().join("db")).expect("an embedded DynamoDB"));
    let kms = InProcess::new(Kms::open(&folder.path().join("kms")).expect("an embedded KMS"));
    let in_process = Service::InProcess;
    let aws = Aws::connect(
        in_process(aws_sdk_dynamodb::config::SharedHttpClient::new(
            dynamodb.clone(),
        )),
        in_process(aws_sdk_dynamodb::config::SharedHttpClient::new(kms)),
    );
    let names = Names {
        table_prefix: "family-hub-testbury".to_owned(),
        ..Names::on_one_machine("testbury")
    };
    vault::provision(&aws.await, &names).await.expect("tables");
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("eu-west-2"))
        .credentials_provider(Credentials::new("local", "local", None, None, "test"))
        .http_client(dynamodb);
    let client = Client::from_conf(config.build());

    let in_template = stack.tables().expect("tables");
    let in_template: BTreeMap<&str, _> = in_template
        .values()
        .map(|table| (table.name.as_str(), table))
        .collect();
    assert_eq!(in_template.len(), Table::ALL.len());
    for table in Table::ALL {
        let name = format!("family-hub-testbury-{}", table.as_str());
        let described = client
            .describe_table()
            .table_name(&name)
            .send()
            .await
            .expect("a table");
        let described = described.table.expect("a description");
        let lives = client
            .describe_time_to_live()
            .table_name(&name)
            .send()
            .await
            .expect("an answer");
        let own = in_template[name.as_str()];

        let keys = (own.partition.clone(), own.sort.clone());
        assert_eq!(keys, key(described.key_schema()), "{name}");
        let lives = lives
            .time_to_live_description
            .and_then(|lives| lives.attribute_name);
        assert_eq!(own.time_to_live, lives, "{name}");
        let indexes = described.global_secondary_indexes().iter().map(|index| {
            let (partition, sort) = key(index.key_schema());
            let mut projected = index
                .projection()
                .expect("a projection")
                .non_key_attributes()
                .to_vec();
            projected.sort_unstable();
            let definition = IndexDefinition {
                partition,
                sort,
                projected,
            };
            (index.index_name().expect("a name").to_owned(), definition)
        });
        assert_eq!(own.indexes, indexes.collect(), "{name}");
        assert_eq!(own.billing, "PAY_PER_REQUEST", "{name}");
    }
}

#[test]
fn backups_are_as_long_as_notices_promise_and_no_longer() {
    let Some(stack) = stack() else { return };
    for (id, table) in stack.tables().expect("tables") {
        let days = match id.as_str() {
            "SubmissionsTable" | "FamiliesTable" | "AuditTable" => Some(35),
            "KeysTable" => Some(7),
            _ => None,
        };
        assert_eq!(table.point_in_time_recovery, days, "{id}");
        assert!(table.deletion_protection, "{id}");
        assert_eq!(table.regions, [REGION], "{id}");
    }
}
