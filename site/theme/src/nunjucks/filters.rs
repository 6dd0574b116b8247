//! The environment of translated templates: the filters, tests and functions they may use.
//!
//! It starts empty, so that no filter of minijinja's with another meaning is in reach. The names
//! that begin with `js_` are written by the translation only.

use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Value};

use super::meaning::{
    add, compare, escape, from_number, includes, is_identical, is_nothing, is_true, length, number,
    shown, text,
};
use super::moj_dates::{date, moj_date};

/// The filters that a template may name; [`environment`] defines each.
pub(super) const FILTERS: [&str; 24] = [
    "safe",
    "escape",
    "e",
    "trim",
    "indent",
    "default",
    "d",
    "length",
    "string",
    "capitalize",
    "upper",
    "lower",
    "replace",
    "join",
    "first",
    "last",
    "select",
    "reject",
    "reverse",
    "dump",
    "urlencode",
    "int",
    "date",
    "mojDate",
];

/// The tests that a template may name after `is`.
pub(super) const TESTS: [&str; 17] = [
    "defined",
    "undefined",
    "null",
    "none",
    "string",
    "number",
    "mapping",
    "iterable",
    "escaped",
    "sameas",
    "truthy",
    "falsy",
    "even",
    "odd",
    "divisibleby",
    "equalto",
    "eq",
];

pub(super) fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(minijinja::UndefinedBehavior::Chainable);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(|out, _, value| {
        let text = shown(value);
        let written = if value.is_safe() {
            out.write_str(&text)
        } else {
            out.write_str(&escape(&text))
        };
        written.map_err(Error::from)
    });
    operators(&mut environment);
    filters(&mut environment);
    tests(&mut environment);
    environment.add_function("range", minijinja::functions::range);
    // Under a name of its own: a GOV.UK template has a variable called `namespace`.
    environment.add_function("js_cell", minijinja::functions::namespace);
    environment
}

/// What the translation writes in place of JavaScript's operators.
fn operators(environment: &mut Environment<'static>) {
    environment.add_filter("js_truthy", |value: &Value| is_true(value));
    environment.add_filter("js_add", |left: &Value, right: &Value| add(left, right));
    environment.add_filter("js_includes", |container: &Value, item: &Value| {
        includes(container, item)
    });
    environment.add_filter("js_concat", |list: &Value, more: &Value| {
        let mut all = items(list);
        if matches!(more.kind(), ValueKind::Seq | ValueKind::Iterable) {
            all.extend(items(more));
        } else {
            all.push(more.clone());
        }
        all
    });
    environment.add_filter("js_join", |list: &Value, between: &Value| {
        let items: Vec<String> = items(list).iter().map(shown).collect();
        items.join(&shown(between))
    });
    environment.add_filter("js_length", |value: &Value| length(value));
    environment.add_filter(
        "js_compare",
        |left: &Value, operator: &str, right: &Value| {
            compare(operator, left, right).ok_or_else(|| {
                Error::new(
                    ErrorKind::InvalidOperation,
                    format!("no comparison `{operator}`"),
                )
            })
        },
    );
    // The text inside what was marked safe.
    environment.add_filter("js_val", |value: &Value| {
        if value.is_safe() {
            Value::from(text(value))
        } else {
            value.get_attr("val").unwrap_or(Value::UNDEFINED)
        }
    });
    environment.add_filter("js_plain", |value: &Value| text(value));
    environment.add_filter("js_items", |value: &Value| match value.kind() {
        ValueKind::Seq | ValueKind::Iterable => value.clone(),
        ValueKind::String => value
            .as_str()
            .unwrap_or_default()
            .chars()
            .map(Value::from)
            .collect(),
        _ => Value::from(Vec::<Value>::new()),
    });
    environment.add_filter("js_entries", |value: &Value| -> Result<Value, Error> {
        Ok(match value.kind() {
            ValueKind::Seq | ValueKind::Iterable => value.clone(),
            ValueKind::Map => value
                .try_iter()?
                .map(|key| Ok(Value::from(vec![key.clone(), value.get_item(&key)?])))
                .collect::<Result<Vec<Value>, Error>>()?
                .into(),
            _ => Value::from(Vec::<Value>::new()),
        })
    });
}

fn filters(environment: &mut Environment<'static>) {
    environment.add_filter("safe", |value: &Value| {
        Value::from_safe_string(shown(value))
    });
    for name in ["escape", "e"] {
        environment.add_filter(name, |value: &Value| {
            if value.is_safe() {
                value.clone()
            } else {
                Value::from_safe_string(escape(&shown(value)))
            }
        });
    }
    for name in ["default", "d"] {
        environment.add_filter(
            name,
            |value: &Value, default: &Value, also_for_false: Option<&Value>| {
                let keep = if also_for_false.is_some_and(is_true) {
                    is_true(value)
                } else {
                    !value.is_undefined()
                };
                if keep { value.clone() } else { default.clone() }
            },
        );
    }
    environment.add_filter("trim", |value: &Value| {
        on_text(value, |text| text.trim().to_owned())
    });
    environment.add_filter("upper", |value: &Value| {
        on_text(value, |text| text.to_uppercase())
    });
    environment.add_filter("lower", |value: &Value| {
        on_text(value, |text| text.to_lowercase())
    });
    environment.add_filter("string", |value: &Value| on_text(value, str::to_owned));
    environment.add_filter("capitalize", |value: &Value| {
        on_text(value, |text| {
            let mut characters = text.chars();
            characters.next().map_or(String::new(), |first| {
                first
                    .to_uppercase()
                    .chain(characters.flat_map(char::to_lowercase))
                    .collect()
            })
        })
    });
    environment.add_filter(
        "indent",
        |value: &Value, width: Option<usize>, first_too: Option<&Value>| {
            let space = " ".repeat(width.unwrap_or(4));
            let start = if first_too.is_some_and(is_true) {
                space.as_str()
            } else {
                ""
            };
            on_text(value, |text| {
                if text.is_empty() {
                    String::new()
                } else {
                    start.to_owned() + &text.replace('\n', &format!("\n{space}"))
                }
            })
        },
    );
    environment.add_filter("replace", |value: &Value, old: &Value, new: &Value| {
        on_text(value, |text| text.replace(&shown(old), &shown(new)))
    });
    environment.add_filter("length", |value: &Value| match value.kind() {
        ValueKind::Undefined | ValueKind::None | ValueKind::Bool => Value::from(0),
        ValueKind::Map => Value::from(value.len().unwrap_or(0)),
        _ => length(value),
    });
    environment.add_filter(
        "join",
        |value: &Value, separator: Option<&str>| -> Result<String, Error> {
            Ok(items(value)
                .iter()
                .map(shown)
                .collect::<Vec<_>>()
                .join(separator.unwrap_or_default()))
        },
    );
    environment.add_filter("first", |value: &Value| {
        items(value).first().cloned().unwrap_or(Value::UNDEFINED)
    });
    environment.add_filter("last", |value: &Value| {
        items(value).last().cloned().unwrap_or(Value::UNDEFINED)
    });
    environment.add_filter("reverse", |value: &Value| match value.as_str() {
        Some(text) => Value::from(text.chars().rev().collect::<String>()),
        None => items(value).into_iter().rev().collect(),
    });
    environment.add_filter(
        "select",
        |value: &Value, test: Option<&str>, with: Option<&Value>| keep(value, test, with, true),
    );
    environment.add_filter(
        "reject",
        |value: &Value, test: Option<&str>, with: Option<&Value>| keep(value, test, with, false),
    );
    environment.add_filter("dump", |value: &Value| {
        serde_json::to_string(value).map_err(|error| {
            Error::new(ErrorKind::BadSerialization, "cannot be written as JSON").with_source(error)
        })
    });
    environment.add_filter("urlencode", |value: &Value| percent_encoded(&shown(value)));
    environment.add_filter("int", |value: &Value| {
        number(value).map_or(Value::UNDEFINED, |number| from_number(number.trunc()))
    });
    environment.add_filter("date", date);
    environment.add_filter("mojDate", moj_date);
}

fn tests(environment: &mut Environment<'static>) {
    environment.add_test("defined", |value: &Value| !value.is_undefined());
    environment.add_test("undefined", |value: &Value| value.is_undefined());
    environment.add_test("null", |value: &Value| value.is_none());
    environment.add_test("none", |value: &Value| value.is_none());
    // What was marked safe is an object to Nunjucks, not a text.
    environment.add_test("string", |value: &Value| {
        value.kind() == ValueKind::String && !value.is_safe()
    });
    environment.add_test("number", |value: &Value| value.kind() == ValueKind::Number);
    environment.add_test("mapping", |value: &Value| {
        value.kind() == ValueKind::Map || value.is_safe()
    });
    environment.add_test("iterable", |value: &Value| {
        matches!(
            value.kind(),
            ValueKind::Seq | ValueKind::Iterable | ValueKind::String
        )
    });
    environment.add_test("escaped", |value: &Value| value.is_safe());
    environment.add_test("sameas", |value: &Value, other: &Value| {
        is_identical(value, other)
    });
    for name in ["equalto", "eq"] {
        environment.add_test(name, |value: &Value, other: &Value| {
            is_identical(value, other)
        });
    }
    environment.add_test("truthy", |value: &Value| is_true(value));
    environment.add_test("falsy", |value: &Value| !is_true(value));
    environment.add_test("even", |value: &Value| remainder(value, 2.0) == Some(0.0));
    environment.add_test("odd", |value: &Value| remainder(value, 2.0) == Some(1.0));
    environment.add_test("divisibleby", |value: &Value, other: f64| {
        remainder(value, other) == Some(0.0)
    });
}

fn remainder(value: &Value, by: f64) -> Option<f64> {
    number(value).map(|number| number.rem_euclid(by))
}

/// A filter of text keeps what is marked safe safe.
fn on_text(value: &Value, change: impl Fn(&str) -> String) -> Value {
    let changed = change(&shown(value));
    if value.is_safe() {
        Value::from_safe_string(changed)
    } else {
        Value::from(changed)
    }
}

fn items(value: &Value) -> Vec<Value> {
    match value.kind() {
        ValueKind::Seq | ValueKind::Iterable => {
            value.try_iter().map(Iterator::collect).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

fn keep(
    list: &Value,
    test: Option<&str>,
    with: Option<&Value>,
    wanted: bool,
) -> Result<Vec<Value>, Error> {
    let other = with.unwrap_or(&Value::UNDEFINED);
    let passes: &dyn Fn(&Value) -> bool = match test {
        None | Some("truthy") => &is_true,
        Some("falsy") => &|value| !is_true(value),
        Some("defined") => &|value| !value.is_undefined(),
        Some("null" | "none") => &is_nothing,
        Some("eq" | "equalto" | "sameas") => &|value| is_identical(value, other),
        Some(other) => {
            return Err(Error::new(
                ErrorKind::UnknownTest,
                format!("cannot select by `{other}`"),
            ));
        }
    };
    Ok(items(list)
        .into_iter()
        .filter(|item| passes(item) == wanted)
        .collect())
}

/// As `encodeURIComponent` does: RFC 3986's unreserved characters and `!'()*` stay.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~!'()*".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
