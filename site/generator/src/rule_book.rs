//! The rule book: every rule on a page of its own, and a list of them by chapter.
//!
//! Its pages link to each other and to their styles by relative addresses, so that the folder can be
//! opened from a disk as well as published under any address. It needs no script.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use site_rules::{Chapter, Rule, TABLE};
use site_theme::{Argument, Assets, Layout, Site, Sources, Theme, ThemeError};

use crate::build::{BuildError, LANGUAGE};
use crate::explanation::{may_be_waived, waiver_of};
use crate::linked_assets::LinkedAssets;

/// The list's file.
const INDEX: &str = "index.html";

/// Its own styles, which no page of a site uses.
pub(crate) const STYLES: &str = "rule-book.css";

/// The styles and the icon that its pages use.
const ASSETS: [&str; 5] = [
    "family-hub.css",
    "govuk-frontend.css",
    "icon.svg",
    "public.css",
    STYLES,
];

/// The file of a rule's page.
pub fn page_of(rule: &Rule) -> String {
    format!("{}.html", rule.id)
}

/// Every file of the rule book, by its path in the folder. [`site_theme::install_packages`] comes
/// before it.
pub fn rule_book(theme_dir: &Path) -> Result<BTreeMap<String, Vec<u8>>, BuildError> {
    let sources = Sources::read(theme_dir)?;
    let published = Assets::read(theme_dir)?;
    let theme = Theme::new(&sources)?;
    let assets = LinkedAssets::of(&sources, &published, &ASSETS)?;
    let mut files = assets.files();
    let book = Book {
        theme: &theme,
        assets: assets.seen_from(0),
    };
    files.insert(INDEX.to_owned(), book.index()?);
    for chapter in TABLE {
        for rule in chapter.rules {
            files.insert(page_of(rule), book.page(chapter, rule)?);
        }
    }
    let missing = theme.words().missing();
    if missing.is_empty() {
        Ok(files)
    } else {
        Err(BuildError::Words(missing.into_iter().collect()))
    }
}

struct Book<'a> {
    theme: &'a Theme,
    /// The address of each asset, from a page.
    assets: BTreeMap<&'static str, String>,
}

/// What every page of the book shows around its own.
#[derive(Serialize)]
struct Around<'a, V> {
    layout: Layout,
    /// In place of those of a site, which start at its root.
    assets: &'a BTreeMap<&'static str, String>,
    description: String,
    #[serde(flatten)]
    page: V,
}

#[derive(Serialize)]
struct IndexPage {
    chapters: Vec<ChapterEntry>,
}

#[derive(Serialize)]
struct ChapterEntry {
    id: &'static str,
    title: &'static str,
    rules: Vec<RuleEntry>,
}

#[derive(Serialize)]
struct RuleEntry {
    href: String,
    id: &'static str,
    title: Vec<Words>,
    source: &'static str,
}

#[derive(Serialize)]
struct RulePage {
    breadcrumbs: Vec<Crumb>,
    chapter: &'static str,
    id: &'static str,
    title: Vec<Words>,
    source: &'static str,
    read: Vec<Reading>,
    why: Vec<Words>,
    looks: Option<Vec<Words>>,
    mend: Vec<Words>,
    breaks: &'static str,
    keeps: &'static str,
    /// How a waiver of it is written, where it can be waived.
    waiver: Option<String>,
}

#[derive(Serialize)]
struct Crumb {
    text: String,
    href: String,
}

/// Where a law or standard can be read.
#[derive(Serialize)]
struct Reading {
    href: &'static str,
    text: &'static str,
}

/// A run of words, or what stands in a file as it is.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Words {
    text: String,
    is_code: bool,
}

impl Book<'_> {
    fn index(&self) -> Result<Vec<u8>, ThemeError> {
        let chapters = TABLE.iter().map(|chapter| ChapterEntry {
            id: chapter.id,
            title: chapter.title,
            rules: chapter
                .rules
                .iter()
                .map(|rule| RuleEntry {
                    href: page_of(rule),
                    id: rule.id,
                    title: words(rule.title),
                    source: rule.source,
                })
                .collect(),
        });
        let title = self.say("rule-book-title", &[]);
        let description = self.say("rule-book-text", &[]);
        let page = IndexPage {
            chapters: chapters.collect(),
        };
        self.draw("rules/index.njk", title, description, page)
    }

    fn page(&self, chapter: &Chapter, rule: &Rule) -> Result<Vec<u8>, ThemeError> {
        let page = RulePage {
            breadcrumbs: vec![
                Crumb {
                    text: self.say("rule-book-title", &[]),
                    href: INDEX.to_owned(),
                },
                Crumb {
                    text: chapter.title.to_owned(),
                    href: format!("{INDEX}#{}", chapter.id),
                },
            ],
            chapter: chapter.title,
            id: rule.id,
            title: words(rule.title),
            source: rule.source,
            read: rule
                .read
                .iter()
                .map(|address| Reading {
                    href: address,
                    text: address.trim_start_matches("https://"),
                })
                .collect(),
            why: words(rule.why),
            looks: rule.looks.map(words),
            mend: words(&sentence(rule.mend)),
            breaks: rule.example.breaks,
            keeps: rule.example.keeps,
            waiver: may_be_waived(rule).then(|| waiver_of(rule)),
        };
        let title = self.say("rule-book-rule-title", &[("rule", rule.id.into())]);
        let description = self.say("rule-book-rule-text", &[("rule", rule.id.into())]);
        self.draw("rules/rule.njk", title, description, page)
    }

    fn draw<V: Serialize>(
        &self,
        template: &str,
        title: String,
        description: String,
        page: V,
    ) -> Result<Vec<u8>, ThemeError> {
        let name = self.say("rule-book-title", &[]);
        let view = Around {
            layout: Layout {
                title,
                site: Site {
                    council: self.say("rule-book-project", &[]),
                    name,
                    home: INDEX.to_owned(),
                    ..Site::default()
                },
                ..Layout::default()
            },
            assets: &self.assets,
            description,
            page,
        };
        Ok(self.theme.render(template, LANGUAGE, &view)?.into_bytes())
    }

    fn say(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        self.theme.words().say(LANGUAGE, id, arguments)
    }
}

/// A mend, which stands as a part of a line in findings, on its own.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    let end = if text.ends_with(['.', '?', '!']) {
        ""
    } else {
        "."
    };
    first
        .into_iter()
        .flatten()
        .chain(letters)
        .collect::<String>()
        + end
}

/// Words in which `` `these` `` stand in a file as they are.
fn words(text: &str) -> Vec<Words> {
    text.split('`')
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| Words {
            text: part.to_owned(),
            is_code: index % 2 == 1,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_line_becomes_a_sentence() {
        assert_eq!(sentence("add `a:`, or `b:`"), "Add `a:`, or `b:`.");
        assert_eq!(sentence("Done."), "Done.");
        assert_eq!(sentence("`a` goes"), "`a` goes.");
    }

    #[test]
    fn what_stands_between_backticks_is_code() {
        let part = |text: &str, is_code| Words {
            text: text.to_owned(),
            is_code,
        };
        assert_eq!(
            words("`a:` is <b>, or `c`"),
            [
                part("a:", true),
                part(" is <b>, or ", false),
                part("c", true)
            ]
        );
        assert_eq!(words("plain"), [part("plain", false)]);
    }
}
