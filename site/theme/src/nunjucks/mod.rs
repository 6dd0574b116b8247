//! Nunjucks templates as minijinja templates.
//!
//! GOV.UK Frontend and MoJ Frontend publish their components as Nunjucks, which is Jinja with the
//! meaning of JavaScript. [`translate`] rewrites a template once, when it is loaded, so that minijinja
//! renders it; [`meaning`] and [`filters`] hold what JavaScript means by `+`,
//! `==`, truth and text. Our own templates are written in the same language and go the same way,
//! so an example from the Design System's documentation can be pasted in as it stands.
//!
//! | Nunjucks | becomes |
//! |---|---|
//! | `a + b`, `a ~ b` | `a\|js_add(b)`: the sum of numbers, else the two texts joined |
//! | `a == b`, `a === b`, `a < b` | `a\|js_compare("==", b)` |
//! | `a in b`, `b.includes(a)` | `b\|js_includes(a)` |
//! | `(a.push(b), a)`, `a.concat(b)` | `a\|js_concat([b])`, `a\|js_concat(b)` |
//! | `a.join(b)` | `a\|js_join(b)` |
//! | `a` as a condition | `a\|js_truthy`: an empty list is true |
//! | `a or b` as a value | `a if a\|js_truthy else b` |
//! | `a if b` | `a if b\|js_truthy else ""` |
//! | `a.length`, `a.val` | `a\|js_length`, `a\|js_val` |
//! | `{ text: a }` | `{"text": a}` |
//! | `null`, `elseif` | `none`, `elif` |
//! | `for a in b`, `for k, v in b` | over `b\|js_items`, `b\|js_entries` |
//! | `set` of an outer variable inside `for` | kept in a cell that outlives the loop |
//! | `set` of a new variable inside `for` | kept in a cell from turn to turn, and not after |
//! | `a \| date(b)`, `a \| mojDate(b)` | the same: [`moj_dates`] is what MoJ Frontend's filters mean |
//! | `set x` … `endset` | through `js_plain`: a captured block is not marked safe |
//! | `include` | in a scope of its own |
//! | `macro m(a)` | `macro m(a, caller)`, so that an included template sees `caller` |
//! | `call` around a `block` | the body is captured first, because minijinja allows no block there |
//! | `"./template.njk"` | the template's full name |
//!
//! What is set in the body of a `call` is also seen after it, and `-`, `*`, `/` want numbers; no
//! template depends on either.
//!
//! Anything else is a [`Refusal`] that names the line: nothing passes through unread. Lines stay
//! where they are, so that an error while rendering names the line of the original.

mod emit;
mod expression;
mod filters;
mod lexer;
mod meaning;
mod moj_dates;
mod part;
mod scope;
mod statement;
mod tokens;
mod write;

use minijinja::{Environment, Value};

/// A translated template and what it refers to.
#[derive(Debug)]
pub(crate) struct Translated {
    pub(crate) source: String,
    /// The full names of the templates it extends, includes or imports, with their lines.
    pub(crate) references: Vec<(String, usize)>,
}

/// Why a template cannot be translated.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) line: usize,
    pub(crate) problem: String,
}

impl Refusal {
    fn at(line: usize, problem: impl Into<String>) -> Refusal {
        Refusal {
            line,
            problem: problem.into(),
        }
    }
}

/// Rewrites the Nunjucks template called `name` for minijinja.
pub(crate) fn translate(name: &str, source: &str) -> Result<Translated, Refusal> {
    emit::translate(name, &lexer::chunks(source)?)
}

/// An environment in which translated templates mean what Nunjucks means.
pub(crate) fn environment() -> Environment<'static> {
    filters::environment()
}

/// What `{{ value }}` shows, before escaping.
pub(crate) fn shown(value: &Value) -> String {
    meaning::shown(value)
}

/// A text as `{{ value }}` writes it into a page.
pub(crate) fn escaped(text: &str) -> String {
    meaning::escape(text)
}

#[cfg(test)]
mod tests;
