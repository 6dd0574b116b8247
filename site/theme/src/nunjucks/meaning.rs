//! What JavaScript means by truth, text, sameness and order.

use std::cmp::Ordering;

use minijinja::Value;
use minijinja::value::ValueKind;

/// Everything is true but `undefined`, `null`, `false`, zero and the empty text. An empty list is
/// true; so is an empty text that was marked safe, because Nunjucks makes it an object.
pub(super) fn is_true(value: &Value) -> bool {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => false,
        ValueKind::Bool | ValueKind::Number => value.is_true(),
        ValueKind::String => value.is_safe() || value.as_str() != Some(""),
        _ => true,
    }
}

/// `undefined` or `null`.
pub(super) fn is_nothing(value: &Value) -> bool {
    value.is_undefined() || value.is_none()
}

/// `String(value)`.
pub(super) fn text(value: &Value) -> String {
    match value.kind() {
        ValueKind::Undefined => "undefined".to_owned(),
        ValueKind::None => "null".to_owned(),
        ValueKind::Bool => value.is_true().to_string(),
        ValueKind::Number => number_text(value),
        ValueKind::Seq | ValueKind::Iterable => match value.try_iter() {
            Ok(items) => items.map(|item| shown(&item)).collect::<Vec<_>>().join(","),
            Err(_) => value.to_string(),
        },
        ValueKind::Map => "[object Object]".to_owned(),
        _ => value.to_string(),
    }
}

/// What `{{ value }}` shows: nothing for `undefined` and `null`.
pub(super) fn shown(value: &Value) -> String {
    if is_nothing(value) {
        String::new()
    } else {
        text(value)
    }
}

/// A number has no trailing `.0`.
fn number_text(value: &Value) -> String {
    let written = value.to_string();
    written
        .strip_suffix(".0")
        .map_or(written.clone(), str::to_owned)
}

/// `a + b`: the texts joined where one is a text or a list, else a sum. `undefined` is no number.
pub(super) fn add(left: &Value, right: &Value) -> Value {
    let counts = |value: &Value| {
        use ValueKind::{Bool, None, Number, Undefined};
        matches!(value.kind(), Number | Bool | None | Undefined)
    };
    if counts(left) && counts(right) {
        let (left, right) = (number(left), number(right));
        return from_number(left.unwrap_or(f64::NAN) + right.unwrap_or(f64::NAN));
    }
    Value::from(text(left) + &text(right))
}

/// A whole number stays one, so that it can be an index.
pub(super) fn from_number(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        let whole = number as i64;
        Value::from(whole)
    } else {
        Value::from(number)
    }
}

/// `Number(value)`, where it is not `NaN`.
pub(super) fn number(value: &Value) -> Option<f64> {
    match value.kind() {
        ValueKind::Bool => Some(f64::from(u8::from(value.is_true()))),
        ValueKind::None => Some(0.0),
        ValueKind::Number => f64::try_from(value.clone()).ok(),
        ValueKind::String => {
            let trimmed = value.as_str().unwrap_or_default().trim().to_owned();
            if trimmed.is_empty() {
                Some(0.0)
            } else {
                trimmed.parse().ok()
            }
        }
        _ => None,
    }
}

/// `a === b`.
pub(super) fn is_identical(left: &Value, right: &Value) -> bool {
    if left.kind() != right.kind() {
        return false;
    }
    match left.kind() {
        ValueKind::Undefined | ValueKind::None => true,
        ValueKind::String => left.as_str() == right.as_str(),
        ValueKind::Bool | ValueKind::Number => left == right,
        // The very same list or dictionary, not one like it.
        _ => minijinja::tests::is_sameas(left, right),
    }
}

/// `a == b`.
fn is_equal(left: &Value, right: &Value) -> bool {
    if left.kind() == right.kind() {
        return is_identical(left, right);
    }
    if is_nothing(left) || is_nothing(right) {
        return is_nothing(left) && is_nothing(right);
    }
    match (number(left), number(right)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

/// The comparison that `operator` names, or `None` for one that JavaScript does not have.
pub(super) fn compare(operator: &str, left: &Value, right: &Value) -> Option<bool> {
    let order = || match (left.as_str(), right.as_str()) {
        (Some(a), Some(b)) => Some(a.cmp(b)),
        _ => number(left)?.partial_cmp(&number(right)?),
    };
    // `undefined` is neither less nor more than anything.
    let ordered = |fits: fn(Ordering) -> bool| order().is_some_and(fits);
    Some(match operator {
        "===" => is_identical(left, right),
        "!==" => !is_identical(left, right),
        "==" => is_equal(left, right),
        "!=" => !is_equal(left, right),
        "<" => ordered(Ordering::is_lt),
        "<=" => ordered(Ordering::is_le),
        ">" => ordered(Ordering::is_gt),
        ">=" => ordered(Ordering::is_ge),
        _ => return None,
    })
}

/// `item in container`: an item of a list, a part of a text, a key of a dictionary.
pub(super) fn includes(container: &Value, item: &Value) -> bool {
    match container.kind() {
        ValueKind::Seq | ValueKind::Iterable => container
            .try_iter()
            .is_ok_and(|mut items| items.any(|found| is_identical(&found, item))),
        ValueKind::String => container
            .as_str()
            .is_some_and(|whole| whole.contains(&shown(item))),
        ValueKind::Map => container
            .get_item(item)
            .is_ok_and(|found| !found.is_undefined()),
        _ => false,
    }
}

/// `value.length`: of a text in UTF-16 units, of a list in items; else a member of that name.
pub(super) fn length(value: &Value) -> Value {
    match value.kind() {
        ValueKind::String => Value::from(value.as_str().unwrap_or_default().encode_utf16().count()),
        ValueKind::Seq | ValueKind::Iterable => value.len().map_or(Value::UNDEFINED, Value::from),
        _ => value.get_attr("length").unwrap_or(Value::UNDEFINED),
    }
}

/// The five characters that mean something in HTML, and the backslash, as Nunjucks escapes them.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' => escaped.push_str("&#92;"),
            other => escaped.push(other),
        }
    }
    escaped
}
