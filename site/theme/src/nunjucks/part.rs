//! A template as parsed parts, and what can be known of them before any is written.

use std::collections::BTreeSet;

use super::Refusal;
use super::expression::Expression;
use super::lexer::{Chunk, Piece};
use super::statement::Statement;
use super::tokens::Tokens;

pub(super) enum Part<'c> {
    Text(&'c str),
    Raw(&'c str),
    Comment,
    Output(Expression),
    Statement(Statement),
}

impl<'c> Part<'c> {
    pub(super) fn parse(chunk: &'c Chunk) -> Result<Part<'c>, Refusal> {
        Ok(match &chunk.piece {
            Piece::Text(text) => Part::Text(text),
            Piece::Raw(text) => Part::Raw(text),
            Piece::Comment => Part::Comment,
            Piece::Output(tokens) => {
                let mut tokens = Tokens::new(tokens, chunk.first_line);
                let expression = tokens.expression()?;
                tokens.expect_end()?;
                Part::Output(expression)
            }
            Piece::Statement(tokens) => {
                Part::Statement(Statement::parse(tokens, chunk.first_line)?)
            }
        })
    }
}

/// The parts inside the `for` or `call` that opens at `at`.
pub(super) fn body<'p, 'c>(parts: &'p [Part<'c>], at: usize) -> &'p [Part<'c>] {
    let body = &parts[at + 1..];
    let mut depth = 1;
    let length = body.iter().position(|part| {
        match part {
            Part::Statement(Statement::For { .. } | Statement::Call(_)) => depth += 1,
            Part::Statement(Statement::EndFor | Statement::EndCall) => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    &body[..length.unwrap_or(body.len())]
}

/// The names that `parts` set, in macros too.
pub(super) fn set_anywhere(parts: &[Part<'_>]) -> BTreeSet<String> {
    let names = parts.iter().filter_map(|part| match part {
        Part::Statement(Statement::Set { name, .. } | Statement::SetBlock { name }) => {
            Some(name.clone())
        }
        _ => None,
    });
    names.collect()
}

/// The names that `parts` set in the loop they are the body of, and not in a loop or call inside it.
pub(super) fn set_directly(parts: &[Part<'_>]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut depth = 0usize;
    for part in parts {
        match part {
            Part::Statement(
                Statement::For { .. } | Statement::Call(_) | Statement::Macro { .. },
            ) => {
                depth += 1;
            }
            Part::Statement(Statement::EndFor | Statement::EndCall | Statement::EndMacro) => {
                depth = depth.saturating_sub(1);
            }
            Part::Statement(Statement::Set { name, .. } | Statement::SetBlock { name })
                if depth == 0 =>
            {
                names.insert(name.clone());
            }
            _ => {}
        }
    }
    names
}

/// The names that `parts` set, outside macros.
pub(super) fn set_within(parts: &[Part<'_>]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut macros = 0usize;
    for part in parts {
        match part {
            Part::Statement(Statement::Macro { .. }) => macros += 1,
            Part::Statement(Statement::EndMacro) => macros = macros.saturating_sub(1),
            Part::Statement(Statement::Set { name, .. } | Statement::SetBlock { name })
                if macros == 0 =>
            {
                names.insert(name.clone());
            }
            _ => {}
        }
    }
    names
}
