//! The tokens of one tag, read from the front.

use super::Refusal;
use super::lexer::{Token, TokenKind};

/// A reader of one tag.
pub(super) struct Tokens<'t> {
    tokens: &'t [Token],
    at: usize,
    /// The line of the tag, for what ends too early.
    line: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(tokens: &'t [Token], line: usize) -> Self {
        Tokens {
            tokens,
            at: 0,
            line,
        }
    }

    pub(super) fn line(&self) -> usize {
        self.tokens
            .get(self.at)
            .or(self.tokens.last())
            .map_or(self.line, |token| token.line)
    }

    pub(super) fn peek(&self) -> Option<&'t TokenKind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    pub(super) fn next(&mut self) -> Option<&'t TokenKind> {
        let token = self.peek();
        self.at += 1;
        token
    }

    pub(super) fn take_symbol(&mut self, symbol: &str) -> bool {
        let found = matches!(self.peek(), Some(TokenKind::Symbol(found)) if *found == symbol);
        self.at += usize::from(found);
        found
    }

    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(TokenKind::Name(found)) if found == word);
        self.at += usize::from(found);
        found
    }

    pub(super) fn expect_symbol(&mut self, symbol: &str) -> Result<(), Refusal> {
        if self.take_symbol(symbol) {
            Ok(())
        } else {
            Err(self.unexpected(&format!("`{symbol}`")))
        }
    }

    pub(super) fn expect_word(&mut self, word: &str) -> Result<(), Refusal> {
        if self.take_word(word) {
            Ok(())
        } else {
            Err(self.unexpected(&format!("`{word}`")))
        }
    }

    pub(super) fn expect_name(&mut self) -> Result<String, Refusal> {
        match self.peek() {
            Some(TokenKind::Name(name)) => {
                self.at += 1;
                Ok(name.clone())
            }
            _ => Err(self.unexpected("a name")),
        }
    }

    pub(super) fn expect_end(&self) -> Result<(), Refusal> {
        if self.peek().is_none() {
            Ok(())
        } else {
            Err(self.unexpected("the end of the tag"))
        }
    }

    pub(super) fn unexpected(&self, expected: &str) -> Refusal {
        let found = match self.peek() {
            None => "the end of the tag".to_owned(),
            Some(TokenKind::Name(name)) => format!("`{name}`"),
            Some(TokenKind::Number(number)) => format!("`{number}`"),
            Some(TokenKind::Symbol(symbol)) => format!("`{symbol}`"),
            Some(TokenKind::Text(text)) => format!("{text:?}"),
        };
        Refusal::at(self.line(), format!("expected {expected}, found {found}"))
    }

    /// A comma, unless `closing` comes next.
    pub(super) fn separator(&mut self, closing: &str) -> Result<(), Refusal> {
        match self.peek() {
            Some(TokenKind::Symbol(symbol)) if *symbol == closing => Ok(()),
            _ => self.expect_symbol(","),
        }
    }
}
