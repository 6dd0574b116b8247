//! Whether two sites have the same pages: only then may their times be compared.
//!
//! Of each page the title, the text of `<main>` and the addresses of its links have to be equal. Space
//! between words counts as one space wherever it stands, and so does the edge of an element: how
//! templates indent is nobody's business.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::thread;

use scraper::{ElementRef, Html, Node, Selector};

use crate::files::{self, Failed};
use crate::floor;
use crate::search_index;

/// How many differences are told one by one.
const TOLD: usize = 5;

/// What a reader has of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The title.
    pub title: String,
    /// The words of `<main>`.
    pub text: String,
    /// Where its links lead, in order.
    pub links: Vec<String>,
}

impl Page {
    /// Reads a page's HTML; nothing, if it has no title or no `<main>`.
    pub fn read(html: &str) -> Option<Self> {
        let document = Html::parse_document(html);
        let select = |tag| {
            let selector = Selector::parse(tag).ok()?;
            document.select(&selector).next()
        };
        let main = select("main")?;
        Some(Self {
            title: words(select("title")?),
            text: words(main),
            links: main
                .descendent_elements()
                .filter(|element| element.value().name() == "a")
                .filter_map(|element| element.attr("href").map(str::to_owned))
                .collect(),
        })
    }
}

/// The words below an element, one space between them.
fn words(element: ElementRef<'_>) -> String {
    let mut words: Vec<&str> = Vec::new();
    for node in element.descendants() {
        if let Node::Text(text) = node.value() {
            words.extend(text.split_whitespace());
        }
    }
    words.join(" ")
}

/// That a rival made the same pages: what a ratio needs, and nobody else can make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SamePages {
    count: usize,
}

impl SamePages {
    /// How many pages were compared.
    pub fn count(self) -> usize {
        self.count
    }
}

/// Why no ratio is printed.
#[derive(Debug, PartialEq, Eq)]
pub struct Different {
    /// How many pages differ.
    pub pages: usize,
    /// Of how many.
    pub of: usize,
    /// The first of them: page, what differs, and how.
    pub first: Vec<String>,
}

impl fmt::Display for Different {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} of {} pages differ, so no ratio is printed:",
            self.pages, self.of
        )?;
        self.first.iter().try_for_each(|one| writeln!(f, "- {one}"))
    }
}

impl std::error::Error for Different {}

/// Compares the `pages` of two sites, each a path below both folders.
pub fn compare(ours: &Path, theirs: &Path, pages: &[PathBuf]) -> Result<SamePages, Different> {
    let share = pages.len().div_ceil(floor::threads()).max(1);
    let found: Vec<String> = thread::scope(|scope| {
        let workers: Vec<_> = pages
            .chunks(share)
            .map(|pages| {
                scope.spawn(move || {
                    let different = pages
                        .iter()
                        .filter_map(|page| difference(ours, theirs, page));
                    different.collect::<Vec<_>>()
                })
            })
            .collect();
        let found = workers.into_iter().flat_map(|worker| {
            worker
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        found.collect()
    });
    if found.is_empty() && !pages.is_empty() {
        return Ok(SamePages { count: pages.len() });
    }
    Err(Different {
        pages: found.len(),
        of: pages.len(),
        first: found.into_iter().take(TOLD).collect(),
    })
}

/// How a page differs, if it does.
fn difference(ours: &Path, theirs: &Path, page: &Path) -> Option<String> {
    let read = |site: &Path| -> Result<Page, Failed> {
        let html = String::from_utf8(files::read(&site.join(page))?)?;
        Page::read(&html).ok_or_else(|| {
            format!("{} has no title or no <main>", site.join(page).display()).into()
        })
    };
    let (our, their) = match (read(ours), read(theirs)) {
        (Ok(our), Ok(their)) => (our, their),
        (Err(error), _) | (_, Err(error)) => return Some(error.to_string()),
    };
    let page = page.display();
    if our.title != their.title {
        return Some(format!(
            "{page}: title `{}`, theirs `{}`",
            our.title, their.title
        ));
    }
    if our.text != their.text {
        let (our, their) = first_difference(our.text.split(' '), their.text.split(' '));
        return Some(format!("{page}: text `{our}`, theirs `{their}`"));
    }
    if our.links != their.links {
        let links = |page: &Page| page.links.clone();
        let (our, their) = (links(&our), links(&their));
        let (our, their) = first_difference(
            our.iter().map(String::as_str),
            their.iter().map(String::as_str),
        );
        return Some(format!("{page}: links `{our}`, theirs `{their}`"));
    }
    None
}

/// Some words from where two sequences part.
fn first_difference<'a>(
    ours: impl Iterator<Item = &'a str> + Clone,
    theirs: impl Iterator<Item = &'a str> + Clone,
) -> (String, String) {
    let same = ours
        .clone()
        .zip(theirs.clone())
        .take_while(|(a, b)| a == b)
        .count();
    let some = |words: Vec<&str>| words.join(" ");
    (
        some(ours.skip(same).take(8).collect()),
        some(theirs.skip(same).take(8).collect()),
    )
}

/// Files of ours that no rival makes, counted by kind. `pages` are those that were compared.
pub fn only_ours(
    site: &Path,
    pages: &[PathBuf],
    council: &str,
) -> Result<BTreeMap<&'static str, usize>, Failed> {
    let mut kinds = BTreeMap::new();
    for file in files::below(site)? {
        if pages.binary_search(&file).is_err()
            && let Some(kind) = kind(&file, council)
        {
            *kinds.entry(kind).or_default() += 1;
        }
    }
    Ok(kinds)
}

/// What kind of file it is; nothing for what rivals have too.
fn kind(file: &Path, council: &str) -> Option<&'static str> {
    let path = file.to_string_lossy();
    if search_index::is_index(file, council) {
        return Some("search");
    }
    if path.starts_with("assets/") {
        return None;
    }
    let inner = path
        .strip_prefix(council)
        .map_or(&*path, |inner| inner.trim_start_matches('/'));
    let is_page = inner.ends_with(".html");
    Some(match inner.split('/').next() {
        Some("search") => "search",
        Some("find") => "lists and filters",
        Some("notices") if is_page && inner != "notices/index.html" => "versions of notices",
        Some("organisations" | "locations") if is_page => "organisations and locations",
        Some("services" | "notices") if is_page => "lists and filters",
        _ if is_page => "other pages",
        _ => "feeds and other files for programs",
    })
}
