//! Expressions, parsed with the precedence of Nunjucks.
//!
//! From loosest to tightest: `a if b else c`, `or`, `and`, `not`, `in`, `is`, comparisons, `~`,
//! `+`, `-`, `*`, `/`, `//`, `%`, `**`, sign, and filters.

use super::Refusal;
use super::lexer::TokenKind;
use super::tokens::Tokens;

#[derive(Debug, Clone)]
pub(super) enum Expression {
    Text(String),
    Number(String),
    True,
    False,
    Null,
    Name(String),
    Member(Box<Expression>, String),
    Item(Box<Expression>, Box<Expression>),
    Call {
        callee: Box<Expression>,
        arguments: Vec<Argument>,
        line: usize,
    },
    Filter {
        input: Box<Expression>,
        name: String,
        arguments: Vec<Expression>,
        line: usize,
    },
    Test {
        subject: Box<Expression>,
        name: String,
        arguments: Vec<Expression>,
        line: usize,
    },
    Binary(&'static str, Box<Expression>, Box<Expression>),
    Not(Box<Expression>),
    Negative(Box<Expression>),
    Choice {
        condition: Box<Expression>,
        then: Box<Expression>,
        otherwise: Option<Box<Expression>>,
    },
    List(Vec<Expression>),
    /// `(list.push(item), list)`, the way in which GOV.UK's documentation makes a longer list.
    Longer {
        list: Box<Expression>,
        items: Vec<Expression>,
    },
    Dictionary(Vec<(String, Expression)>),
}

#[derive(Debug, Clone)]
pub(super) struct Argument {
    pub(super) name: Option<String>,
    pub(super) value: Expression,
}

/// Binary operators of one precedence, by level; the loosest first.
const LEVELS: [&[&str]; 9] = [
    &["===", "!==", "==", "!=", "<=", ">=", "<", ">"],
    &["~"],
    &["+"],
    &["-"],
    &["*"],
    &["/"],
    &["//"],
    &["%"],
    &["**"],
];

impl Tokens<'_> {
    pub(super) fn expression(&mut self) -> Result<Expression, Refusal> {
        let then = self.or()?;
        if !self.take_word("if") {
            return Ok(then);
        }
        let condition = Box::new(self.or()?);
        let otherwise = if self.take_word("else") {
            Some(Box::new(self.or()?))
        } else {
            None
        };
        Ok(Expression::Choice {
            condition,
            then: Box::new(then),
            otherwise,
        })
    }

    fn or(&mut self) -> Result<Expression, Refusal> {
        let left = self.and()?;
        // To the right, so that translating `a or b or c` names each of them twice at most.
        if self.take_word("or") {
            Ok(binary("or", left, self.or()?))
        } else {
            Ok(left)
        }
    }

    fn and(&mut self) -> Result<Expression, Refusal> {
        let left = self.not()?;
        if self.take_word("and") {
            Ok(binary("and", left, self.and()?))
        } else {
            Ok(left)
        }
    }

    fn not(&mut self) -> Result<Expression, Refusal> {
        if self.take_word("not") {
            Ok(Expression::Not(Box::new(self.not()?)))
        } else {
            self.within()
        }
    }

    fn within(&mut self) -> Result<Expression, Refusal> {
        let mut left = self.is()?;
        loop {
            if self.take_word("in") {
                left = binary("in", left, self.is()?);
            } else if self.take_word("not") {
                self.expect_word("in")?;
                left = Expression::Not(Box::new(binary("in", left, self.is()?)));
            } else {
                return Ok(left);
            }
        }
    }

    fn is(&mut self) -> Result<Expression, Refusal> {
        let subject = self.operators(0)?;
        if !self.take_word("is") {
            return Ok(subject);
        }
        let negated = self.take_word("not");
        let line = self.line();
        let name = self.expect_name()?;
        let arguments = if self.take_symbol("(") {
            self.positional_arguments()?
        } else {
            Vec::new()
        };
        let test = Expression::Test {
            subject: Box::new(subject),
            name,
            arguments,
            line,
        };
        Ok(if negated {
            Expression::Not(Box::new(test))
        } else {
            test
        })
    }

    fn operators(&mut self, level: usize) -> Result<Expression, Refusal> {
        let Some(operators) = LEVELS.get(level) else {
            return self.sign();
        };
        let mut left = self.operators(level + 1)?;
        while let Some(operator) = operators.iter().find(|operator| self.take_symbol(operator)) {
            left = binary(operator, left, self.operators(level + 1)?);
        }
        Ok(left)
    }

    fn sign(&mut self) -> Result<Expression, Refusal> {
        let value = self.signed()?;
        self.filters(value)
    }

    fn signed(&mut self) -> Result<Expression, Refusal> {
        if self.take_symbol("-") {
            return Ok(Expression::Negative(Box::new(self.signed()?)));
        }
        let value = self.primary()?;
        self.postfix(value)
    }

    fn filters(&mut self, mut input: Expression) -> Result<Expression, Refusal> {
        while self.take_symbol("|") {
            let line = self.line();
            let name = self.expect_name()?;
            let arguments = if self.take_symbol("(") {
                self.positional_arguments()?
            } else {
                Vec::new()
            };
            input = Expression::Filter {
                input: Box::new(input),
                name,
                arguments,
                line,
            };
        }
        Ok(input)
    }

    fn postfix(&mut self, mut value: Expression) -> Result<Expression, Refusal> {
        loop {
            if self.take_symbol(".") {
                value = Expression::Member(Box::new(value), self.expect_name()?);
            } else if self.take_symbol("[") {
                let item = self.expression()?;
                self.expect_symbol("]")?;
                value = Expression::Item(Box::new(value), Box::new(item));
            } else if matches!(self.peek(), Some(TokenKind::Symbol("("))) {
                let line = self.line();
                self.next();
                value = Expression::Call {
                    callee: Box::new(value),
                    arguments: self.arguments()?,
                    line,
                };
            } else {
                return Ok(value);
            }
        }
    }

    fn primary(&mut self) -> Result<Expression, Refusal> {
        let expected = self.unexpected("a value");
        Ok(match self.next() {
            Some(TokenKind::Text(text)) => Expression::Text(text.clone()),
            Some(TokenKind::Number(number)) => Expression::Number(number.clone()),
            Some(TokenKind::Name(name)) => match name.as_str() {
                "true" => Expression::True,
                "false" => Expression::False,
                "null" | "none" => Expression::Null,
                "if" | "else" | "in" | "is" | "and" | "or" | "not" => return Err(expected),
                name => Expression::Name(name.to_owned()),
            },
            Some(TokenKind::Symbol("(")) => {
                let inside = self.expression()?;
                let inside = if self.take_symbol(",") {
                    self.pushed(inside)?
                } else {
                    inside
                };
                self.expect_symbol(")")?;
                inside
            }
            Some(TokenKind::Symbol("[")) => {
                let mut items = Vec::new();
                while !self.take_symbol("]") {
                    items.push(self.expression()?);
                    self.separator("]")?;
                }
                Expression::List(items)
            }
            Some(TokenKind::Symbol("{")) => {
                let mut entries = Vec::new();
                while !self.take_symbol("}") {
                    let key = match self.next() {
                        Some(
                            TokenKind::Name(key) | TokenKind::Text(key) | TokenKind::Number(key),
                        ) => key.clone(),
                        _ => return Err(Refusal::at(self.line(), "expected a dictionary key")),
                    };
                    self.expect_symbol(":")?;
                    entries.push((key, self.expression()?));
                    self.separator("}")?;
                }
                Expression::Dictionary(entries)
            }
            _ => return Err(expected),
        })
    }

    /// What follows the comma of `(list.push(item), list)`; JavaScript's comma means nothing else here.
    fn pushed(&mut self, first: Expression) -> Result<Expression, Refusal> {
        let line = self.line();
        let second = self.expression()?;
        if let Expression::Call {
            callee, arguments, ..
        } = first
            && let (Expression::Member(list, method), Expression::Name(again)) = (*callee, second)
            && matches!(list.as_ref(), Expression::Name(name) if *name == again)
            && method == "push"
        {
            let items = arguments
                .into_iter()
                .map(|argument| argument.value)
                .collect();
            return Ok(Expression::Longer { list, items });
        }
        Err(Refusal::at(
            line,
            "a comma in brackets is only known in `(list.push(item), list)`",
        ))
    }

    fn positional_arguments(&mut self) -> Result<Vec<Expression>, Refusal> {
        let line = self.line();
        self.arguments()?
            .into_iter()
            .map(|argument| match argument.name {
                None => Ok(argument.value),
                Some(name) => Err(Refusal::at(
                    line,
                    format!("filters and tests take no `{name}=`"),
                )),
            })
            .collect()
    }

    /// The arguments after `(`, up to and with `)`.
    fn arguments(&mut self) -> Result<Vec<Argument>, Refusal> {
        let mut arguments = Vec::new();
        while !self.take_symbol(")") {
            let value = self.expression()?;
            arguments.push(match value {
                Expression::Name(name) if self.take_symbol("=") => Argument {
                    name: Some(name),
                    value: self.expression()?,
                },
                value => Argument { name: None, value },
            });
            self.separator(")")?;
        }
        Ok(arguments)
    }
}

fn binary(operator: &'static str, left: Expression, right: Expression) -> Expression {
    Expression::Binary(operator, Box::new(left), Box::new(right))
}
