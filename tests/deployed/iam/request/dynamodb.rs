//! What an operation of DynamoDB asks of IAM.
//!
//! A transaction asks for each of its items on its own, under the action of the item and with
//! `dynamodb:EnclosingOperation` ("Using IAM with DynamoDB transactions"). `ReturnValues` and
//! `ReturnConsumedCapacity` are in the context only when the request says them: AWS does not promise
//! their defaults, so a policy has to hold either way (`…IfExists`). `Select` is what it comes to,
//! said or not: AWS's own example rests on that ("Allows access to specific attributes").

use serde_json::{Map, Value};

use super::{Unreadable, World, list, object, only, optional, text};
use crate::iam::expression::Expression;
use crate::iam::policy::Ask;

type Parameters = Map<String, Value>;

/// Parameters whose meaning for IAM is known, or that have none. Not among them:
/// `ReturnValuesOnConditionCheckFailure`, which returns items that no condition key speaks of, and
/// what DynamoDB calls legacy.
const KNOWN: &[&str] = &[
    "ConditionExpression",
    "ConsistentRead",
    "ExclusiveStartKey",
    "ExpressionAttributeNames",
    "ExpressionAttributeValues",
    "FilterExpression",
    "IndexName",
    "Item",
    "Key",
    "KeyConditionExpression",
    "Limit",
    "ProjectionExpression",
    "ReturnConsumedCapacity",
    "ReturnItemCollectionMetrics",
    "ReturnValues",
    "ScanIndexForward",
    "Segment",
    "Select",
    "TableName",
    "TotalSegments",
    "UpdateExpression",
];

const EXPRESSIONS: [&str; 5] = [
    "ConditionExpression",
    "FilterExpression",
    "KeyConditionExpression",
    "ProjectionExpression",
    "UpdateExpression",
];

pub(super) fn asks(
    operation: &str,
    parameters: &Parameters,
    world: &World,
) -> Result<Vec<Ask>, Unreadable> {
    match operation {
        "GetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "Query" | "Scan" => {
            Ok(vec![ask(operation, parameters, world)?])
        }
        "TransactWriteItems" | "TransactGetItems" => transaction(operation, parameters, world),
        "BatchGetItem" | "BatchWriteItem" => batch(operation, parameters, world),
        "DescribeTable" => {
            only(parameters, &["TableName"])?;
            Ok(vec![ask(operation, parameters, world)?])
        }
        _ => Err(Unreadable::UnknownOperation(operation.to_owned())),
    }
}

/// What one item, or one range of items, asks.
fn ask(action: &str, parameters: &Parameters, world: &World) -> Result<Ask, Unreadable> {
    only(parameters, KNOWN)?;
    let (table, known) = world.table(text(parameters, "TableName")?);
    let index = optional(parameters, "IndexName")?;
    let mut ask = Ask {
        action: format!("dynamodb:{action}"),
        resource: match index {
            Some(index) => format!("{table}/index/{index}"),
            None => table,
        },
        context: Default::default(),
    };
    let partition = known.and_then(|table| match index {
        None => Some(table.partition.as_str()),
        Some(index) => Some(table.indexes.get(index)?.partition.as_str()),
    });
    for name in ["Key", "Item"] {
        if parameters.contains_key(name) {
            item(object(parameters, name)?, partition, &mut ask);
        }
    }
    let names = parameters
        .get("ExpressionAttributeNames")
        .and_then(Value::as_object);
    for name in EXPRESSIONS {
        let Some(expression) = optional(parameters, name)? else {
            continue;
        };
        let expression = Expression::read(expression, names)?;
        for attribute in expression.attributes()? {
            ask.context.add("dynamodb:Attributes", attribute);
        }
        if let ("KeyConditionExpression", Some(partition)) = (name, partition)
            && let Some(value) = expression.equal_to(partition)?
        {
            let values = object(parameters, "ExpressionAttributeValues")?;
            let value = values.get(value).and_then(scalar);
            let value = value.ok_or(Unreadable::Parameter("ExpressionAttributeValues"))?;
            ask.context.add("dynamodb:LeadingKeys", value);
        }
    }
    for name in ["ReturnValues", "ReturnConsumedCapacity"] {
        if let Some(value) = optional(parameters, name)? {
            ask.context.add(&format!("dynamodb:{name}"), value);
        }
    }
    if matches!(action, "GetItem" | "Query" | "Scan" | "BatchGetItem") {
        let said = optional(parameters, "Select")?;
        let by_default = if parameters.contains_key("ProjectionExpression") {
            "SPECIFIC_ATTRIBUTES"
        } else if index.is_some() {
            "ALL_PROJECTED_ATTRIBUTES"
        } else {
            "ALL_ATTRIBUTES"
        };
        ask.context
            .add("dynamodb:Select", said.unwrap_or(by_default));
    }
    Ok(ask)
}

/// A key or an item: its attributes, and the value of its partition.
fn item(item: &Parameters, partition: Option<&str>, ask: &mut Ask) {
    for (name, value) in item {
        ask.context.add("dynamodb:Attributes", name);
        if partition == Some(name)
            && let Some(value) = scalar(value)
        {
            ask.context.add("dynamodb:LeadingKeys", value);
        }
    }
}

/// The value of a key's attribute: text, number or base64.
fn scalar(value: &Value) -> Option<String> {
    let (_, value) = value.as_object()?.iter().next()?;
    value.as_str().map(str::to_owned)
}

fn transaction(
    operation: &str,
    parameters: &Parameters,
    world: &World,
) -> Result<Vec<Ask>, Unreadable> {
    const BESIDE: [&str; 4] = [
        "TransactItems",
        "ClientRequestToken",
        "ReturnConsumedCapacity",
        "ReturnItemCollectionMetrics",
    ];
    only(parameters, &BESIDE)?;
    let capacity = optional(parameters, "ReturnConsumedCapacity")?;
    let mut asks = Vec::new();
    for item in list(parameters, "TransactItems")? {
        let item = item
            .as_object()
            .ok_or(Unreadable::Parameter("TransactItems"))?;
        for (kind, item) in item {
            let action = match (operation, kind.as_str()) {
                ("TransactWriteItems", "Put") => "PutItem",
                ("TransactWriteItems", "Update") => "UpdateItem",
                ("TransactWriteItems", "Delete") => "DeleteItem",
                ("TransactWriteItems", "ConditionCheck") => "ConditionCheckItem",
                ("TransactGetItems", "Get") => "GetItem",
                _ => return Err(Unreadable::UnknownParameter(kind.clone())),
            };
            let item = item
                .as_object()
                .ok_or(Unreadable::Parameter("TransactItems"))?;
            let mut ask = ask(action, item, world)?;
            ask.context.add("dynamodb:EnclosingOperation", operation);
            if let Some(capacity) = capacity {
                ask.context.add("dynamodb:ReturnConsumedCapacity", capacity);
            }
            asks.push(ask);
        }
    }
    Ok(asks)
}

/// A batch asks once for each of its tables, for all of the table's items together.
fn batch(operation: &str, parameters: &Parameters, world: &World) -> Result<Vec<Ask>, Unreadable> {
    const BESIDE: [&str; 3] = [
        "RequestItems",
        "ReturnConsumedCapacity",
        "ReturnItemCollectionMetrics",
    ];
    const BAD: Unreadable = Unreadable::Parameter("RequestItems");
    only(parameters, &BESIDE)?;
    let mut asks = Vec::new();
    for (table, of_table) in object(parameters, "RequestItems")? {
        let mut shared = of_table.as_object().cloned().unwrap_or_default();
        let items: Vec<&Value> = match of_table {
            // BatchGetItem: `Keys` and how to read them.
            Value::Object(reads) => {
                shared.remove("Keys");
                list(reads, "Keys")?.iter().collect()
            }
            // BatchWriteItem: puts and deletes.
            Value::Array(writes) => writes
                .iter()
                .map(written)
                .collect::<Option<_>>()
                .ok_or(BAD)?,
            _ => return Err(BAD),
        };
        shared.insert("TableName".to_owned(), table.as_str().into());
        if let Some(capacity) = parameters.get("ReturnConsumedCapacity") {
            shared.insert("ReturnConsumedCapacity".to_owned(), capacity.clone());
        }
        let mut ask = ask(operation, &shared, world)?;
        let partition = world.table(table).1.map(|table| table.partition.as_str());
        for one in items {
            item(one.as_object().ok_or(BAD)?, partition, &mut ask);
        }
        asks.push(ask);
    }
    Ok(asks)
}

fn written(write: &Value) -> Option<&Value> {
    let put = write.pointer("/PutRequest/Item");
    put.or_else(|| write.pointer("/DeleteRequest/Key"))
}
