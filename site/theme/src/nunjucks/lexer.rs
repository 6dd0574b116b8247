//! Cuts a Nunjucks template into text, comments and tags, and the inside of a tag into tokens.
//!
//! Strings are read here, so that a `%}` inside one does not end its tag.

use super::Refusal;

/// A piece of a template between two tag boundaries.
#[derive(Debug)]
pub(super) struct Chunk {
    pub(super) piece: Piece,
    /// `{%-`: white space before the tag goes.
    pub(super) trims_before: bool,
    /// `-%}`: white space after the tag goes.
    pub(super) trims_after: bool,
    pub(super) first_line: usize,
    pub(super) last_line: usize,
}

#[derive(Debug)]
pub(super) enum Piece {
    Text(String),
    Comment,
    /// `{{ … }}`
    Output(Vec<Token>),
    /// `{% … %}`
    Statement(Vec<Token>),
    /// The inside of `{% raw %}` or `{% verbatim %}`.
    Raw(String),
}

#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) line: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    Name(String),
    Text(String),
    Number(String),
    Symbol(&'static str),
}

/// Longest first, so that `===` is not read as `==` and `=`.
const SYMBOLS: [&str; 31] = [
    "===", "!==", "==", "!=", "<=", ">=", "//", "**", "+", "-", "*", "/", "%", "~", "<", ">", "=",
    "(", ")", "[", "]", "{", "}", ",", ":", ".", "|", ";", "!", "&", "?",
];

pub(super) fn chunks(source: &str) -> Result<Vec<Chunk>, Refusal> {
    Lexer {
        source,
        at: 0,
        line: 1,
    }
    .run()
}

struct Lexer<'s> {
    source: &'s str,
    at: usize,
    line: usize,
}

impl<'s> Lexer<'s> {
    fn run(mut self) -> Result<Vec<Chunk>, Refusal> {
        let mut chunks = Vec::new();
        while self.at < self.source.len() {
            let first_line = self.line;
            let chunk = match self.next_opening() {
                Some(0) => self.tag()?,
                opening => {
                    let text = self.take(opening.unwrap_or(self.rest().len())).to_owned();
                    self.chunk(Piece::Text(text), false, false, first_line)
                }
            };
            chunks.push(chunk);
        }
        Ok(chunks)
    }

    /// How far the next `{{`, `{%` or `{#` is.
    fn next_opening(&self) -> Option<usize> {
        let rest = self.rest();
        rest.match_indices('{')
            .map(|(at, _)| at)
            .find(|&at| rest[at + 1..].starts_with(['{', '%', '#']))
    }

    fn tag(&mut self) -> Result<Chunk, Refusal> {
        let first_line = self.line;
        let opening = self.take(2);
        let trims_before = self.take_if("-");
        let (closing, is_output) = match opening {
            "{#" => return self.comment(trims_before, first_line),
            "{{" => ("}}", true),
            _ => ("%}", false),
        };
        let (tokens, trims_after) = self.tokens(closing, first_line)?;
        if is_output {
            return Ok(self.chunk(Piece::Output(tokens), trims_before, trims_after, first_line));
        }
        match tokens.as_slice() {
            [
                Token {
                    kind: TokenKind::Name(name),
                    ..
                },
            ] if name == "raw" || name == "verbatim" => {
                let end = format!("end{name}");
                self.raw(&end, trims_before, trims_after, first_line)
            }
            _ => Ok(self.chunk(
                Piece::Statement(tokens),
                trims_before,
                trims_after,
                first_line,
            )),
        }
    }

    fn comment(&mut self, trims_before: bool, first_line: usize) -> Result<Chunk, Refusal> {
        let Some(length) = self.rest().find("#}") else {
            return Err(Refusal::at(
                first_line,
                "this comment is never closed with `#}`",
            ));
        };
        let trims_after = self.take(length).ends_with('-');
        self.take(2);
        Ok(self.chunk(Piece::Comment, trims_before, trims_after, first_line))
    }

    fn raw(
        &mut self,
        end: &str,
        before: bool,
        after: bool,
        first_line: usize,
    ) -> Result<Chunk, Refusal> {
        let rest = self.rest();
        let found = rest.match_indices("{%").find_map(|(at, _)| {
            let inside = &rest[at + 2..];
            let close = inside.find("%}")?;
            (inside[..close].trim_matches('-').trim() == end).then_some((at, at + 2 + close + 2))
        });
        let Some((length, past_end)) = found else {
            return Err(Refusal::at(
                first_line,
                format!("no `{{% {end} %}}` follows"),
            ));
        };
        let mut text = &rest[..length];
        if after {
            text = text.trim_start();
        }
        let piece = Piece::Raw(text.to_owned());
        let trims_after = self.take(past_end).ends_with("-%}");
        Ok(self.chunk(piece, before, trims_after, first_line))
    }

    /// The tokens up to `closing`, and whether a `-` stands before it.
    fn tokens(&mut self, closing: &str, first_line: usize) -> Result<(Vec<Token>, bool), Refusal> {
        let mut tokens = Vec::new();
        // A `}}` that closes two dictionaries does not close the tag.
        let mut depth = 0usize;
        loop {
            let blank = self.rest().len() - self.rest().trim_start().len();
            self.take(blank);
            if depth == 0 {
                if self.rest().starts_with('-') && self.rest()[1..].starts_with(closing) {
                    self.take(1 + closing.len());
                    return Ok((tokens, true));
                }
                if self.take_if(closing) {
                    return Ok((tokens, false));
                }
            }
            let line = self.line;
            let kind = match self.rest().chars().next() {
                None => {
                    return Err(Refusal::at(
                        first_line,
                        format!("this tag is never closed with `{closing}`"),
                    ));
                }
                Some(quote @ ('"' | '\'')) => self.text(quote)?,
                Some('0'..='9') => {
                    TokenKind::Number(self.take_while(|c| c.is_ascii_digit() || c == '.'))
                }
                Some(c) if c.is_ascii_alphabetic() || c == '_' => {
                    TokenKind::Name(self.take_while(|c| c.is_ascii_alphanumeric() || c == '_'))
                }
                Some(other) => {
                    let Some(symbol) = SYMBOLS.into_iter().find(|symbol| self.take_if(symbol))
                    else {
                        return Err(Refusal::at(
                            line,
                            format!("`{other}` has no meaning in a tag"),
                        ));
                    };
                    match symbol {
                        "{" | "[" | "(" => depth += 1,
                        "}" | "]" | ")" => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    TokenKind::Symbol(symbol)
                }
            };
            tokens.push(Token { kind, line });
        }
    }

    /// A quoted string with the escapes of Nunjucks: `\n`, `\t`, `\r`; any other character is itself.
    fn text(&mut self, quote: char) -> Result<TokenKind, Refusal> {
        let line = self.line;
        self.take(1);
        let mut text = String::new();
        let mut length = 0;
        let mut characters = self.rest().chars();
        while let Some(character) = characters.next() {
            length += character.len_utf8();
            match character {
                '\\' => {
                    let Some(escaped) = characters.next() else {
                        break;
                    };
                    length += escaped.len_utf8();
                    text.push(match escaped {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        other => other,
                    });
                }
                end if end == quote => {
                    self.take(length);
                    return Ok(TokenKind::Text(text));
                }
                other => text.push(other),
            }
        }
        Err(Refusal::at(
            line,
            format!("this string is never closed with `{quote}`"),
        ))
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let rest = self.rest();
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.take(length).to_owned()
    }

    fn take_if(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.take(expected.len());
        }
        found
    }

    fn take(&mut self, length: usize) -> &'s str {
        let taken = &self.rest()[..length];
        self.at += length;
        self.line += taken.matches('\n').count();
        taken
    }

    fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    fn chunk(
        &self,
        piece: Piece,
        trims_before: bool,
        trims_after: bool,
        first_line: usize,
    ) -> Chunk {
        Chunk {
            piece,
            trims_before,
            trims_after,
            first_line,
            last_line: self.line,
        }
    }
}
