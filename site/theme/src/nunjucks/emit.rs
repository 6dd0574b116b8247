//! Writes a template for minijinja, tag by tag, keeping every line where it was.

use super::expression::Expression;
use super::lexer::Chunk;
use super::part::{Part, body, set_anywhere, set_directly, set_within};
use super::scope::{Cell, Scopes};
use super::statement::Statement;
use super::write::{condition, quoted, value};
use super::{Refusal, Translated};

pub(super) fn translate(name: &str, chunks: &[Chunk]) -> Result<Translated, Refusal> {
    let parts = chunks
        .iter()
        .map(Part::parse)
        .collect::<Result<Vec<_>, _>>()?;
    let mut emitter = Emitter {
        name,
        chunks,
        parts: &parts,
        out: String::new(),
        lines: 0,
        scopes: Scopes::default(),
        open: Vec::new(),
        captures: 0,
        references: Vec::new(),
    };
    emitter.run()?;
    Ok(Translated {
        source: emitter.out,
        references: emitter.references,
    })
}

/// A statement that waits for its end.
enum Open {
    If,
    For(Option<Cell>),
    Set,
    Macro,
    Call,
    /// A `call` whose body is captured first: the call as it will be written, and the capture.
    CapturedCall {
        call: String,
        capture: String,
    },
    Block,
}

struct Emitter<'a> {
    name: &'a str,
    chunks: &'a [Chunk],
    parts: &'a [Part<'a>],
    out: String,
    /// Line breaks written so far.
    lines: usize,
    scopes: Scopes,
    open: Vec<(Open, usize)>,
    captures: usize,
    references: Vec<(String, usize)>,
}

impl Emitter<'_> {
    fn run(&mut self) -> Result<(), Refusal> {
        self.scopes.open_closed([]);
        for part in self.parts {
            if let Part::Statement(Statement::Macro { name, .. }) = part {
                self.scopes.declare_callable(name);
            }
        }
        self.hide_the_page();
        for (at, (part, chunk)) in self.parts.iter().zip(self.chunks).enumerate() {
            match part {
                Part::Text(text) => self.text(text),
                Part::Raw(text) => {
                    self.tag(chunk, &["{% raw %}", "{% endraw %}"], Some(text));
                }
                Part::Comment => self.tag(chunk, &["{# #}"], None),
                Part::Output(expression) => {
                    let written = format!("{{{{ {} }}}}", value(expression, &self.scopes)?);
                    self.tag(chunk, &[&written], None);
                }
                Part::Statement(statement) => {
                    let tags = self.statement(statement, at, chunk.first_line)?;
                    self.tag(
                        chunk,
                        &tags.iter().map(String::as_str).collect::<Vec<_>>(),
                        None,
                    );
                }
            }
        }
        match self.open.last() {
            None => Ok(()),
            Some((_, line)) => Err(Refusal::at(*line, "this statement is never ended")),
        }
    }

    /// A component knows its parameters and nothing of the page around it. In minijinja a macro
    /// sees the page's variables, so the names that a component sets only sometimes start unset.
    fn hide_the_page(&mut self) {
        let is_component = ["govuk/components/", "moj/components/"]
            .iter()
            .any(|folder| self.name.starts_with(folder));
        if !(is_component && self.name.ends_with("/template.njk")) {
            return;
        }
        for name in set_anywhere(self.parts) {
            self.out
                .push_str(&format!("{{% set {name} = undefined %}}"));
        }
    }

    /// The tags that stand for one statement.
    fn statement(
        &mut self,
        statement: &Statement,
        at: usize,
        line: usize,
    ) -> Result<Vec<String>, Refusal> {
        Ok(match statement {
            Statement::Set { name, value: given } => {
                let given = value(given, &self.scopes)?;
                vec![block(format!("set {} = {given}", self.scopes.set(name)))]
            }
            Statement::SetBlock { name } => {
                self.open.push((Open::Set, line));
                vec![block(format!("set {} | js_plain", self.scopes.set(name)))]
            }
            Statement::EndSet => {
                self.end(line, "endset", |open| matches!(open, Open::Set))?;
                vec![block("endset")]
            }
            Statement::If(test) => {
                self.open.push((Open::If, line));
                vec![block(format!("if {}", condition(test, &self.scopes)?))]
            }
            Statement::ElseIf(test) => {
                vec![block(format!("elif {}", condition(test, &self.scopes)?))]
            }
            Statement::Else => vec![block("else")],
            Statement::EndIf => {
                self.end(line, "endif", |open| matches!(open, Open::If))?;
                vec![block("endif")]
            }
            Statement::For { targets, items } => self.open_for(targets, items, at, line)?,
            Statement::EndFor => {
                let ended = self.end(line, "endfor", |open| matches!(open, Open::For(_)))?;
                self.scopes.close();
                let mut tags = vec![block("endfor")];
                if let Open::For(Some(cell)) = ended {
                    tags.extend(
                        cell.outlasting
                            .iter()
                            .map(|name| block(format!("set {name} = {}.{name}", cell.name))),
                    );
                }
                tags
            }
            Statement::Macro { name, parameters } => self.open_macro(name, parameters, line)?,
            Statement::EndMacro => {
                self.end(line, "endmacro", |open| matches!(open, Open::Macro))?;
                self.scopes.close();
                vec![block("endmacro")]
            }
            Statement::Call(call) => self.open_call(call, at, line)?,
            Statement::EndCall => {
                match self.end(line, "endcall", |open| {
                    matches!(open, Open::Call | Open::CapturedCall { .. })
                })? {
                    Open::CapturedCall { call, capture } => vec![
                        block("endset"),
                        block(format!("call {call}")),
                        format!("{{{{ {capture} }}}}"),
                        block("endcall"),
                    ],
                    _ => vec![block("endcall")],
                }
            }
            Statement::Block(name) => {
                self.open.push((Open::Block, line));
                self.scopes.open_closed([]);
                vec![block(format!("block {name}"))]
            }
            Statement::EndBlock => {
                self.end(line, "endblock", |open| matches!(open, Open::Block))?;
                self.scopes.close();
                vec![block("endblock")]
            }
            Statement::Extends(template) => vec![block(format!(
                "extends {}",
                self.reference(template, line)?
            ))],
            Statement::Include {
                template,
                ignore_missing,
            } => {
                let template = if *ignore_missing {
                    format!(
                        "{} ignore missing",
                        quoted(&full_name(self.name, template, line)?)
                    )
                } else {
                    self.reference(template, line)?
                };
                let carried: Vec<String> = self
                    .scopes
                    .carried()
                    .iter()
                    .map(|(name, place)| format!("{name} = {place}"))
                    .collect();
                vec![
                    block(format!("with {}", carried.join(", "))),
                    block(format!("include {template}")),
                    block("endwith"),
                ]
            }
            Statement::Import { template, alias } => {
                self.scopes.declare_module(alias);
                vec![block(format!(
                    "import {} as {alias}",
                    self.reference(template, line)?
                ))]
            }
            Statement::FromImport { template, names } => {
                let template = self.reference(template, line)?;
                let mut imports = Vec::new();
                for (name, alias) in names {
                    self.scopes.declare_callable(alias);
                    self.scopes.set(alias);
                    imports.push(format!("{name} as {alias}"));
                }
                vec![block(format!(
                    "from {template} import {}",
                    imports.join(", ")
                ))]
            }
        })
    }

    fn open_for(
        &mut self,
        targets: &[String],
        items: &Expression,
        at: usize,
        line: usize,
    ) -> Result<Vec<String>, Refusal> {
        let filter = if targets.len() == 1 {
            "js_items"
        } else {
            "js_entries"
        };
        let items = format!("{}|{filter}", value(items, &self.scopes)?);
        let inside = body(self.parts, at);
        let cell = self
            .scopes
            .open_loop(targets, &set_within(inside), &set_directly(inside));
        let mut tags = Vec::new();
        if let Some(cell) = &cell {
            let start: Vec<String> = cell
                .names
                .iter()
                .map(|name| format!("{name}={name}"))
                .collect();
            tags.push(block(format!(
                "set {} = js_cell({})",
                cell.name,
                start.join(", ")
            )));
        }
        tags.push(block(format!("for {} in {items}", targets.join(", "))));
        self.open.push((Open::For(cell), line));
        Ok(tags)
    }

    fn open_macro(
        &mut self,
        name: &str,
        parameters: &[(String, Option<Expression>)],
        line: usize,
    ) -> Result<Vec<String>, Refusal> {
        let mut has_default = false;
        let mut written = Vec::new();
        for (parameter, default) in parameters {
            has_default |= default.is_some();
            written.push(match default {
                Some(default) => format!("{parameter}={}", value(default, &self.scopes)?),
                // minijinja wants a default for all that follow one.
                None if has_default => format!("{parameter}=undefined"),
                None => parameter.clone(),
            });
        }
        written.push("caller=undefined".to_owned());
        self.scopes
            .open_closed(parameters.iter().map(|(parameter, _)| parameter.clone()));
        self.open.push((Open::Macro, line));
        Ok(vec![block(format!("macro {name}({})", written.join(", ")))])
    }

    fn open_call(
        &mut self,
        call: &Expression,
        at: usize,
        line: usize,
    ) -> Result<Vec<String>, Refusal> {
        let call = value(call, &self.scopes)?;
        let has_block = body(self.parts, at)
            .iter()
            .any(|part| matches!(part, Part::Statement(Statement::Block(_))));
        if !has_block {
            self.open.push((Open::Call, line));
            return Ok(vec![block(format!("call {call}"))]);
        }
        self.captures += 1;
        let capture = format!("captured_{}", self.captures);
        let start = block(format!("set {capture}"));
        self.open.push((Open::CapturedCall { call, capture }, line));
        Ok(vec![start])
    }

    fn end(
        &mut self,
        line: usize,
        word: &str,
        fits: impl Fn(&Open) -> bool,
    ) -> Result<Open, Refusal> {
        match self.open.pop() {
            Some((open, _)) if fits(&open) => Ok(open),
            _ => Err(Refusal::at(
                line,
                format!("`{word}` ends nothing that was opened last"),
            )),
        }
    }

    /// The full name of a template that this one needs, quoted.
    fn reference(&mut self, template: &str, line: usize) -> Result<String, Refusal> {
        let name = full_name(self.name, template, line)?;
        let written = quoted(&name);
        self.references.push((name, line));
        Ok(written)
    }

    fn text(&mut self, text: &str) {
        self.lines += text.matches('\n').count();
        self.out.push_str(text);
    }

    /// Writes tags in place of one, with the white space control and the lines of the original.
    fn tag(&mut self, chunk: &Chunk, tags: &[&str], between: Option<&str>) {
        let last = tags.len().saturating_sub(1);
        for (at, tag) in tags.iter().enumerate() {
            let (mut start, mut end) = (tag[..2].to_owned(), tag[tag.len() - 2..].to_owned());
            if at == 0 && chunk.trims_before {
                start.push('-');
            }
            if at == last && chunk.trims_after {
                end.insert(0, '-');
            }
            let inside = &tag[2..tag.len() - 2];
            self.text(&start);
            self.text(inside);
            if at == last {
                // Line breaks of the original that the translation dropped.
                let missing = (chunk.last_line - 1).saturating_sub(self.lines);
                self.text(&"\n".repeat(missing));
            }
            self.text(&end);
            if let (0, Some(between)) = (at, between) {
                self.text(between);
            }
        }
    }
}

/// A statement with its delimiters.
fn block(statement: impl AsRef<str>) -> String {
    format!("{{% {} %}}", statement.as_ref())
}

/// `./` and `../` are relative to the template that says them; all else is a full name.
fn full_name(from: &str, to: &str, line: usize) -> Result<String, Refusal> {
    if !to.starts_with("./") && !to.starts_with("../") {
        return Ok(to.to_owned());
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in to.split('/') {
        match step {
            "." => {}
            ".." => {
                if folders.pop().is_none() {
                    return Err(Refusal::at(
                        line,
                        format!("`{to}` leads outside the templates"),
                    ));
                }
            }
            step => folders.push(step),
        }
    }
    Ok(folders.join("/"))
}
