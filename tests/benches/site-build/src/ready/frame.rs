//! What stands around every page, from our own theme: the same header, navigation and footer.

use std::collections::BTreeMap;

use serde::Serialize;
use site_model::Content;
use site_model::published::Published;
use site_theme::frame::{Frame, Reach, Section};
use site_theme::{BrandStylesheet, Layout, Sources};

use super::Voice;
use crate::corpus::{COUNCIL, SITE_NAME};

/// The frame of one kind of page.
#[derive(Serialize)]
pub struct Framed {
    layout: Layout,
    reach: Reach,
    breadcrumbs: Vec<Crumb>,
    words: BTreeMap<&'static str, String>,
}

/// A link of the way to a page.
#[derive(Serialize)]
struct Crumb {
    text: String,
    href: String,
}

/// Addresses of styles and scripts.
#[derive(Serialize)]
pub struct AssetLinks {
    styles: Vec<String>,
    icon: String,
    script: String,
}

/// Words of the frame: what layouts call them, and what our theme does.
const WORDS: [(&str, &str); 8] = [
    ("skip", "skip-to-content"),
    ("navigation", "site-navigation"),
    ("menu", "site-menu"),
    ("footer", "footer-heading"),
    ("feedback", "about-feedback"),
    ("feedback_link", "about-feedback-link"),
    ("emergency", "emergency-label"),
    ("home", "breadcrumb-home"),
];

/// Words of a notice's page.
const NOTICE_WORDS: [(&str, &str); 5] = [
    ("text_link", "notice-text-link"),
    ("versions_link", "notice-versions-link"),
    ("promise", "notice-promise-heading"),
    ("contents", "notice-contents-heading"),
    ("text", "notice-text-heading"),
];

/// The frames of notices and services; nothing, if the content has no such council.
pub fn frames(content: &Content, voice: Voice<'_>) -> Option<BTreeMap<&'static str, Framed>> {
    let published = Published::from_content(content);
    let (_, council) = published
        .councils
        .iter()
        .find(|(slug, _)| slug.as_str() == COUNCIL)?;
    let framed = |section, part: &str, list: &str, words: &[(&'static str, &str)]| {
        let frame = Frame::new(voice.0, council, &[], section);
        let mut said: BTreeMap<_, _> = WORDS
            .iter()
            .chain(words)
            .map(|(name, id)| (*name, voice.plain(id)))
            .collect();
        said.insert("feed", voice.with("about-feed-name", "site", SITE_NAME));
        Framed {
            layout: frame.layout(""),
            reach: frame.reach().clone(),
            breadcrumbs: vec![
                Crumb {
                    text: voice.plain("breadcrumb-home"),
                    href: format!("/{COUNCIL}/"),
                },
                Crumb {
                    text: voice.plain(part),
                    href: format!("/{COUNCIL}/{list}/"),
                },
            ],
            words: said,
        }
    };
    Some(
        [
            (
                "notice",
                framed(
                    Section::Notices,
                    "breadcrumb-notices",
                    "notices",
                    &NOTICE_WORDS,
                ),
            ),
            (
                "service",
                framed(
                    Section::Services,
                    "breadcrumb-services",
                    "services",
                    super::service::WORDS,
                ),
            ),
        ]
        .into(),
    )
}

/// The addresses of the files that every page needs.
pub fn assets(content: &Content, sources: &Sources) -> AssetLinks {
    let path = |name: &str| sources.assets.paths.get(name).cloned().unwrap_or_default();
    let council = content
        .councils
        .iter()
        .find(|(slug, _)| slug.as_str() == COUNCIL);
    let brand = council.map(|(_, council)| BrandStylesheet::new(&council.council.colours).path);
    let styles = ["govuk-frontend.css", "family-hub.css"]
        .map(path)
        .into_iter();
    AssetLinks {
        styles: styles.chain(brand).chain([path("public.css")]).collect(),
        icon: path("icon.svg"),
        script: path("start.js"),
    }
}
