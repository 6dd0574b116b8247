//! What functions called, and how much went through: what the cost of a journey is counted from.

use serde_json::Value;

use super::policy::Ask;
use super::request::Service;

/// One request that was allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Whose: the role's logical id.
    pub role: String,
    /// Such as `dynamodb:TransactWriteItems` or `kms:Decrypt`.
    pub operation: String,
    /// What it was authorised for: one for each item of a transaction, else one.
    pub parts: Vec<Part>,
    /// How large the items are that came back, as DynamoDB counts them.
    pub items_read: Vec<usize>,
}

/// One item of a request, or all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Such as `dynamodb:PutItem`.
    pub action: String,
    /// The table, index or key, under its logical id.
    pub resource: String,
    /// How large the item is that a put writes, as DynamoDB counts it. Of an update or delete the
    /// request does not say: 0.
    pub written: usize,
}

/// The items that a request writes, in its order.
pub(super) fn written(service: Service, body: &[u8], asks: &[Ask]) -> Vec<usize> {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    if service == Service::Kms {
        return vec![0; asks.len()];
    }
    match body.get("TransactItems").and_then(Value::as_array) {
        None => vec![item_size(&body["Item"]); asks.len()],
        Some(items) => items
            .iter()
            .map(|item| item_size(&item["Put"]["Item"]))
            .collect(),
    }
}

/// The items that an answer of DynamoDB brings.
pub(super) fn read(service: Service, answer: &[u8]) -> Vec<usize> {
    let answer: Value = serde_json::from_slice(answer).unwrap_or_default();
    if service == Service::Kms {
        return Vec::new();
    }
    let one = answer.get("Item");
    let several = answer
        .get("Items")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let responses = answer.get("Responses");
    let transaction = responses.and_then(Value::as_array).into_iter().flatten();
    let batch = responses.and_then(Value::as_object).into_iter().flatten();
    let batch = batch
        .filter_map(|(_, of_table)| of_table.as_array())
        .flatten();
    one.into_iter()
        .chain(several)
        .chain(transaction.filter_map(|response| response.get("Item")))
        .chain(batch)
        .map(item_size)
        .collect()
}

/// An item's size. DynamoDB Developer Guide, "DynamoDB item sizes and formats".
fn item_size(item: &Value) -> usize {
    let attributes = item.as_object().into_iter().flatten();
    attributes
        .map(|(name, value)| name.len() + value_size(value))
        .sum()
}

fn value_size(value: &Value) -> usize {
    let Some((kind, value)) = value.as_object().and_then(|value| value.iter().next()) else {
        return 0;
    };
    let each = |size: fn(&str) -> usize| -> usize {
        let texts = value
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str);
        texts.map(size).sum()
    };
    let text = value.as_str().unwrap_or_default();
    match kind.as_str() {
        "S" => text.len(),
        "N" => number_size(text),
        "B" => bytes_size(text),
        "SS" => each(str::len),
        "NS" => each(number_size),
        "BS" => each(bytes_size),
        "L" => {
            3 + value
                .as_array()
                .into_iter()
                .flatten()
                .map(|value| 1 + value_size(value))
                .sum::<usize>()
        }
        "M" => 3 + value.as_object().map_or(0, serde_json::Map::len) + item_size(value),
        _ => 1,
    }
}

/// "Approximately (1 byte per two significant digits) + (1 byte)."
fn number_size(text: &str) -> usize {
    text.chars()
        .filter(char::is_ascii_digit)
        .count()
        .div_ceil(2)
        + 1
}

/// Bytes, from their base64.
fn bytes_size(text: &str) -> usize {
    text.trim_end_matches('=').len() * 3 / 4
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_items_size_is_counted_as_dynamodb_counts_it() {
        let item = json!({
            "pk": { "S": "draft#1" },
            "expires": { "N": "1764000000" },
            "body": { "B": "AAECAw==" },
            "open": { "BOOL": true },
        });
        assert_eq!(item_size(&item), (2 + 7) + (7 + 6) + (4 + 4) + (4 + 1));
    }
}
