//! Expressions as minijinja writes them.

use super::Refusal;
use super::expression::{Argument, Expression};
use super::filters::{FILTERS, TESTS};
use super::scope::Scopes;

/// An expression for its value.
pub(super) fn value(expression: &Expression, scopes: &Scopes) -> Result<String, Refusal> {
    let value = |inner: &Expression| value(inner, scopes);
    Ok(match expression {
        Expression::Text(text) => quoted(text),
        Expression::Number(number) => number.clone(),
        Expression::True => "true".to_owned(),
        Expression::False => "false".to_owned(),
        Expression::Null => "none".to_owned(),
        Expression::Name(name) => scopes.resolve(name),
        Expression::Member(owner, member) => match member.as_str() {
            "length" | "val" => format!("{}|js_{member}", value(owner)?).into_group(),
            _ => format!("{}.{member}", value(owner)?),
        },
        Expression::Item(owner, item) => format!("{}[{}]", value(owner)?, value(item)?),
        Expression::Call {
            callee,
            arguments: given,
            line,
        } => call(callee, given, *line, scopes)?,
        Expression::Filter {
            input,
            name,
            arguments: given,
            line,
        } => {
            known(&FILTERS, name, "filter", *line)?;
            format!("{}|{name}{}", value(input)?, parenthesised(given, scopes)?).into_group()
        }
        Expression::Test {
            subject,
            name,
            arguments: given,
            line,
        } => {
            known(&TESTS, name, "test", *line)?;
            format!(
                "{} is {name}{}",
                value(subject)?,
                parenthesised(given, scopes)?
            )
            .into_group()
        }
        Expression::Binary("or", left, right) => format!(
            "{} if {} else {}",
            value(left)?,
            condition(left, scopes)?,
            value(right)?
        )
        .into_group(),
        Expression::Binary("and", left, right) => format!(
            "{} if {} else {}",
            value(right)?,
            condition(left, scopes)?,
            value(left)?
        )
        .into_group(),
        Expression::Binary("+", left, right) => {
            format!("{}|js_add({})", value(left)?, value(right)?).into_group()
        }
        Expression::Binary("~", left, right) => {
            format!("\"\"|js_add({})|js_add({})", value(left)?, value(right)?).into_group()
        }
        Expression::Binary("in", item, list) => {
            format!("{}|js_includes({})", value(list)?, value(item)?).into_group()
        }
        Expression::Binary(operator @ ("-" | "*" | "/" | "//" | "%" | "**"), left, right) => {
            format!("{} {operator} {}", value(left)?, value(right)?).into_group()
        }
        Expression::Binary(operator, left, right) => format!(
            "{}|js_compare(\"{operator}\", {})",
            value(left)?,
            value(right)?
        )
        .into_group(),
        Expression::Not(inner) => format!("not {}", condition(inner, scopes)?).into_group(),
        Expression::Negative(inner) => format!("-{}", value(inner)?).into_group(),
        Expression::Choice {
            condition: when,
            then,
            otherwise,
        } => {
            let otherwise = otherwise.as_deref().map_or(Ok("\"\"".to_owned()), value)?;
            format!(
                "{} if {} else {otherwise}",
                value(then)?,
                condition(when, scopes)?
            )
            .into_group()
        }
        Expression::Longer { list, items } => {
            let items = items.iter().map(value).collect::<Result<Vec<_>, _>>()?;
            format!("{}|js_concat([{}])", value(list)?, items.join(", ")).into_group()
        }
        Expression::List(items) => format!(
            "[{}]",
            items
                .iter()
                .map(value)
                .collect::<Result<Vec<_>, _>>()?
                .join(", ")
        ),
        Expression::Dictionary(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, entry)| Ok(format!("{}: {}", quoted(key), value(entry)?)))
                .collect::<Result<_, Refusal>>()?;
            format!("{{{}}}", entries.join(", "))
        }
    })
}

/// An expression for whether it is true, as JavaScript sees it.
pub(super) fn condition(expression: &Expression, scopes: &Scopes) -> Result<String, Refusal> {
    Ok(match expression {
        Expression::Binary(operator @ ("and" | "or"), left, right) => format!(
            "{} {operator} {}",
            condition(left, scopes)?,
            condition(right, scopes)?
        )
        .into_group(),
        Expression::Binary("in" | "===" | "!==" | "==" | "!=" | "<=" | ">=" | "<" | ">", ..)
        | Expression::Not(_)
        | Expression::Test { .. }
        | Expression::True
        | Expression::False => value(expression, scopes)?,
        other => format!("{}|js_truthy", value(other, scopes)?).into_group(),
    })
}

/// A call: of a macro, of a function, or of a method that is known.
pub(super) fn call(
    callee: &Expression,
    given: &[Argument],
    line: usize,
    scopes: &Scopes,
) -> Result<String, Refusal> {
    match callee {
        Expression::Name(name) if scopes.is_callable(name) => {
            Ok(format!("{name}({})", arguments(given, scopes)?))
        }
        Expression::Name(name) => Err(Refusal::at(
            line,
            format!(
                "`{name}` is called but is no macro here, not imported, and no function of the theme"
            ),
        )),
        Expression::Member(owner, member) => match (owner.as_ref(), member.as_str(), given) {
            (Expression::Name(module), ..) if scopes.is_module(module) => {
                Ok(format!("{module}.{member}({})", arguments(given, scopes)?))
            }
            (
                owner,
                "includes" | "concat" | "join",
                [
                    Argument {
                        name: None,
                        value: item,
                    },
                ],
            ) => Ok(format!(
                "{}|js_{member}({})",
                value(owner, scopes)?,
                value(item, scopes)?
            )
            .into_group()),
            _ => Err(Refusal::at(
                line,
                format!("the method `{member}` is not translated"),
            )),
        },
        _ => Err(Refusal::at(
            line,
            "only a macro, a function or a method can be called",
        )),
    }
}

fn arguments(arguments: &[Argument], scopes: &Scopes) -> Result<String, Refusal> {
    let arguments: Vec<String> = arguments
        .iter()
        .map(|argument| {
            let given = value(&argument.value, scopes)?;
            Ok(argument
                .name
                .as_ref()
                .map_or(given.clone(), |name| format!("{name}={given}")))
        })
        .collect::<Result<_, Refusal>>()?;
    Ok(arguments.join(", "))
}

fn parenthesised(arguments: &[Expression], scopes: &Scopes) -> Result<String, Refusal> {
    if arguments.is_empty() {
        return Ok(String::new());
    }
    let arguments: Vec<String> = arguments
        .iter()
        .map(|argument| value(argument, scopes))
        .collect::<Result<_, _>>()?;
    Ok(format!("({})", arguments.join(", ")))
}

fn known(names: &[&str], name: &str, kind: &str, line: usize) -> Result<(), Refusal> {
    if names.contains(&name) {
        Ok(())
    } else {
        Err(Refusal::at(line, format!("the {kind} `{name}` is unknown")))
    }
}

/// A string literal; braces and percent signs in it are safe, because minijinja reads strings whole.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '\\' => quoted.push_str("\\\\"),
            '"' => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

trait Group {
    /// In brackets, so that no precedence of minijinja's matters.
    fn into_group(self) -> String;
}

impl Group for String {
    fn into_group(self) -> String {
        format!("({self})")
    }
}
