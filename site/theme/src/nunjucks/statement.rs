//! The statements of a template, one per `{% … %}` tag.

use super::Refusal;
use super::expression::Expression;
use super::lexer::{Token, TokenKind};
use super::tokens::Tokens;

#[derive(Debug)]
pub(super) enum Statement {
    Set {
        name: String,
        value: Expression,
    },
    SetBlock {
        name: String,
    },
    EndSet,
    For {
        targets: Vec<String>,
        items: Expression,
    },
    EndFor,
    If(Expression),
    ElseIf(Expression),
    Else,
    EndIf,
    Macro {
        name: String,
        parameters: Vec<(String, Option<Expression>)>,
    },
    EndMacro,
    Call(Expression),
    EndCall,
    Block(String),
    EndBlock,
    Extends(String),
    Include {
        template: String,
        ignore_missing: bool,
    },
    Import {
        template: String,
        alias: String,
    },
    FromImport {
        template: String,
        names: Vec<(String, String)>,
    },
}

impl Statement {
    pub(super) fn parse(tokens: &[Token], line: usize) -> Result<Statement, Refusal> {
        let mut tokens = Tokens::new(tokens, line);
        let keyword = tokens.expect_name()?;
        let statement = match keyword.as_str() {
            "set" => {
                let name = tokens.expect_name()?;
                if tokens.take_symbol("=") {
                    Statement::Set {
                        name,
                        value: tokens.expression()?,
                    }
                } else {
                    Statement::SetBlock { name }
                }
            }
            "for" => {
                let mut targets = vec![tokens.expect_name()?];
                while tokens.take_symbol(",") {
                    targets.push(tokens.expect_name()?);
                }
                tokens.expect_word("in")?;
                Statement::For {
                    targets,
                    items: tokens.expression()?,
                }
            }
            "if" => Statement::If(tokens.expression()?),
            "elif" | "elseif" => Statement::ElseIf(tokens.expression()?),
            "else" => Statement::Else,
            "macro" => Statement::Macro {
                name: tokens.expect_name()?,
                parameters: parameters(&mut tokens)?,
            },
            "call" => match tokens.peek() {
                Some(TokenKind::Symbol("(")) => {
                    return Err(Refusal::at(
                        line,
                        "`call` with parameters is not translated",
                    ));
                }
                _ => Statement::Call(tokens.expression()?),
            },
            "block" => Statement::Block(tokens.expect_name()?),
            "endblock" => {
                // The name may be said again, and means nothing.
                if tokens.peek().is_some() {
                    tokens.expect_name()?;
                }
                Statement::EndBlock
            }
            "extends" => Statement::Extends(template(&mut tokens)?),
            "include" => {
                let template = template(&mut tokens)?;
                let ignore_missing = tokens.take_word("ignore");
                if ignore_missing {
                    tokens.expect_word("missing")?;
                }
                Statement::Include {
                    template,
                    ignore_missing,
                }
            }
            "import" => {
                let template = template(&mut tokens)?;
                tokens.expect_word("as")?;
                Statement::Import {
                    template,
                    alias: tokens.expect_name()?,
                }
            }
            "from" => {
                let template = template(&mut tokens)?;
                tokens.expect_word("import")?;
                let mut names = Vec::new();
                loop {
                    let name = tokens.expect_name()?;
                    let alias = if tokens.take_word("as") {
                        tokens.expect_name()?
                    } else {
                        name.clone()
                    };
                    names.push((name, alias));
                    if !tokens.take_symbol(",") {
                        break;
                    }
                }
                Statement::FromImport { template, names }
            }
            "endset" => Statement::EndSet,
            "endfor" => Statement::EndFor,
            "endif" => Statement::EndIf,
            "endmacro" => Statement::EndMacro,
            "endcall" => Statement::EndCall,
            unknown => {
                return Err(Refusal::at(
                    line,
                    format!("the statement `{unknown}` is not translated"),
                ));
            }
        };
        tokens.expect_end()?;
        Ok(statement)
    }
}

/// A template's name, which must be written out so that every reference can be checked at load.
fn template(tokens: &mut Tokens<'_>) -> Result<String, Refusal> {
    match tokens.peek() {
        Some(TokenKind::Text(name)) => {
            tokens.next();
            Ok(name.clone())
        }
        _ => Err(tokens.unexpected("a template's name in quotes")),
    }
}

fn parameters(tokens: &mut Tokens<'_>) -> Result<Vec<(String, Option<Expression>)>, Refusal> {
    let mut parameters = Vec::new();
    tokens.expect_symbol("(")?;
    while !tokens.take_symbol(")") {
        let name = tokens.expect_name()?;
        let default = if tokens.take_symbol("=") {
            Some(tokens.expression()?)
        } else {
            None
        };
        parameters.push((name, default));
        tokens.separator(")")?;
    }
    Ok(parameters)
}
