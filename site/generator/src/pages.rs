//! Every page of the public site: its address, its template and what the template shows.
//!
//! What is shown is decided in the modules below; how it looks, in `site/theme/templates`. A council's
//! pages are told as [`Part`]s, each of which draws its files when it is asked to, so that thousands
//! are drawn on every core and none is kept longer than it takes to write it.

mod directory;
mod drawing;
mod feed;
mod forms;
mod home;
mod indentation;
pub(crate) mod machine_readable;
mod notices;
mod own;
mod paper;
mod part;
mod promise;
mod public_body;
mod translation;

use serde::Serialize;
use site_model::Content;
use site_theme::{Bundle, Theme, ThemeError};

use crate::markdown::Remembered;

pub(crate) use drawing::{Drawing, Page};
pub use part::Stage;
pub(crate) use part::{Drawn, Part, Subject};

/// A link of the way to a page.
#[derive(Clone, PartialEq, Eq, Serialize)]
struct Crumb {
    text: String,
    href: String,
}

/// An entry of a list, with a sentence.
#[derive(Clone, Serialize)]
struct Entry {
    text: String,
    href: String,
    summary: String,
    /// Who provides it.
    by: Option<String>,
}

/// Every council in each of its languages, ready to be drawn; with texts that were drawn before, where they are remembered.
pub(crate) fn drawings<'a>(
    content: &'a Content,
    bundle: &'a Bundle,
    theme: &'a Theme,
    remembered: Option<&'a Remembered>,
) -> Vec<Drawing<'a>> {
    let mut drawings = Vec::new();
    for (slug, council) in &content.councils {
        let Some(published) = bundle.content.councils.get(slug) else {
            continue;
        };
        let told = council.translations.iter();
        let told =
            told.filter_map(|(language, told)| Some((told, published.translations.get(language)?)));
        for (content, published) in [(council, published)].into_iter().chain(told) {
            let content = (content, council);
            drawings.push(Drawing::new(content, published, theme, remembered));
        }
    }
    drawings
}

/// Everything that is drawn of every council, and the list of councils.
pub(crate) fn parts<'d, 'a>(
    content: &'d Content,
    theme: &'d Theme,
    drawings: &'d [Drawing<'a>],
) -> Vec<Part<'d>> {
    let mut parts = vec![
        Part::page(Stage::Lists, move || home::councils(content, theme)),
        Part::page(Stage::Lists, move || home::nowhere(content, theme)),
    ];
    let (own, told): (Vec<_>, Vec<_>) = drawings
        .iter()
        .partition(|drawing| drawing.published.language.is_none());
    for drawing in told {
        parts.push(Part::pages(Stage::Lists, || drawing.translation()));
    }
    for drawing in own {
        parts.push(Part::maybe(Stage::Lists, || drawing.home()));
        parts.extend(drawing.notices());
        parts.extend(drawing.directory_parts());
        parts.extend(drawing.feed_parts());
        parts.extend(drawing.search_parts());
        parts.push(Part::pages(Stage::Lists, || drawing.forms()));
        parts.push(Part::pages(Stage::Lists, || drawing.papers()));
        parts.push(Part::pages(Stage::Lists, || drawing.own_pages()));
        parts.push(Part::pages(Stage::Lists, || drawing.public_body()));
        parts.push(Part::maybe(Stage::Feed, || drawing.notice_feed()));
        parts.push(Part::page(Stage::Lists, || drawing.not_found()));
    }
    parts
}

/// What can go wrong while a part is drawn.
pub(crate) type Result<T> = std::result::Result<T, ThemeError>;
