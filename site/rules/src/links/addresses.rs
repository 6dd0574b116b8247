//! What stands at each address of a council's site.

use std::path::Path;

use site_model::address::{self, Facet};
use site_model::content::CouncilContent;
use site_model::source::Document;
use site_model::{Notice, Slug};

/// What stands at an address.
pub(super) struct There<'a> {
    /// The text that it is drawn from, if it is drawn from one.
    pub(super) text: Option<PageText<'a>>,
}

/// The text of a page.
pub(crate) struct PageText<'a> {
    pub(crate) file: &'a Path,
    pub(crate) body: &'a str,
}

impl<'a> There<'a> {
    const WITHOUT_TEXT: Self = Self { text: None };

    fn page<T>(document: &'a Document<T>) -> Self {
        let file = &document.source.file;
        let body = document.body();
        Self {
            text: Some(PageText { file, body }),
        }
    }
}

/// The addresses of a council's pages that are there whatever it writes.
fn always(council: &Slug) -> [String; 17] {
    [
        "/".to_owned(),
        address::home(council),
        address::notices(council),
        address::notices_feed(council),
        address::services(council),
        address::organisations(council),
        address::forms(council),
        address::request(council),
        address::come_back(council),
        address::contact(council),
        address::accessibility(council),
        address::cookies(council),
        address::your_rights(council),
        address::complaints(council),
        address::staying_safe(council),
        address::find(council),
        address::search(council),
    ]
}

/// What stands at the path of an address, looked up by its parts.
pub(super) fn there<'a>(council: &'a CouncilContent, path: &str) -> Option<There<'a>> {
    let slug = &council.slug;
    let within = path
        .strip_prefix('/')
        .and_then(|path| path.strip_prefix(slug.as_str()))
        .and_then(|path| path.strip_prefix('/'));
    let of_content = within.and_then(|path| of_content(council, path));
    let translated = || {
        let (language, path) = within?.split_once('/')?;
        let mut told = council.translations.iter();
        let (_, told) = told.find(|(known, _)| known.code() == language)?;
        of_translation(told, path)
    };
    of_content.or_else(translated).or_else(|| {
        always(slug)
            .contains(&path.to_owned())
            .then_some(There::WITHOUT_TEXT)
    })
}

/// What a translation puts at an address below its language.
fn of_translation<'a>(told: &'a CouncilContent, path: &str) -> Option<There<'a>> {
    match path {
        "forms/" | "request/" | "return/" => Some(There::WITHOUT_TEXT),
        "notices/" => (!told.notices.is_empty()).then_some(There::WITHOUT_TEXT),
        _ => of_content(told, path),
    }
}

/// What content puts at an address within a council's site.
fn of_content<'a>(council: &'a CouncilContent, path: &str) -> Option<There<'a>> {
    if let Some(name) = path.strip_prefix("images/") {
        return council
            .images
            .contains_key(name)
            .then_some(There::WITHOUT_TEXT);
    }
    if path.is_empty() {
        return council.pages.get("home").map(There::page);
    }
    let parts: Vec<&str> = path.strip_suffix('/')?.split('/').collect();
    match parts[..] {
        [page] if page != "home" => council.pages.get(page).map(There::page),
        ["services", service] => council.services.get(service).map(There::page),
        ["organisations", organisation] => council.organisations.get(organisation).map(There::page),
        ["locations", location] => council.locations.get(location).map(There::page),
        ["forms", form] | ["forms", form, "before-you-start"] => council
            .forms
            .contains_key(form)
            .then_some(There::WITHOUT_TEXT),
        ["notices", notice, ref text @ ..] => of_notice(council.notices.get(notice)?, text),
        ["find", facet] => {
            let mut facets = Facet::ALL.into_iter();
            facets
                .any(|known| known.as_str() == facet)
                .then_some(There::WITHOUT_TEXT)
        }
        ["find", "need", term] => {
            let taxonomies = council.taxonomies.values();
            let mut terms = taxonomies.flat_map(|(_, taxonomy)| &taxonomy.terms);
            terms
                .any(|known| known.id == *term)
                .then_some(There::WITHOUT_TEXT)
        }
        ["find", "hub", hub] => {
            let mut hubs = council.council.hubs.iter();
            hubs.any(|known| known.id == *hub)
                .then_some(There::WITHOUT_TEXT)
        }
        _ => None,
    }
}

/// What stands at an address below a notice's.
fn of_notice<'a>(texts: &'a [Notice], parts: &[&str]) -> Option<There<'a>> {
    let text_of = |day: &str| {
        texts
            .iter()
            .position(|text| text.front_matter().updated.to_string() == day)
    };
    match *parts {
        [] => Some(
            texts
                .last()
                .map_or(There::WITHOUT_TEXT, |text| There::page(&text.document)),
        ),
        ["versions"] => Some(There::WITHOUT_TEXT),
        [day] => Some(There::page(&texts[text_of(day)?].document)),
        // The first text changed nothing.
        [day, "changes"] => text_of(day)
            .filter(|index| *index > 0)
            .map(|_| There::WITHOUT_TEXT),
        _ => None,
    }
}

/// The addresses of all pages of a council, in order: what a slip may have meant.
pub(crate) fn addresses(council: &CouncilContent) -> Vec<String> {
    let slug = &council.slug;
    let mut all: Vec<String> = always(slug).into();
    for (notice, texts) in &council.notices {
        all.push(address::notice(slug, notice));
        all.push(address::notice_versions(slug, notice));
        for (index, text) in texts.iter().enumerate() {
            let updated = text.front_matter().updated;
            all.push(address::notice_version(slug, notice, updated));
            if index > 0 {
                all.push(address::notice_changes(slug, notice, updated));
            }
        }
    }
    all.extend(
        council
            .services
            .keys()
            .map(|name| address::service(slug, name)),
    );
    all.extend(
        council
            .organisations
            .keys()
            .map(|name| address::organisation(slug, name)),
    );
    all.extend(
        council
            .locations
            .keys()
            .map(|name| address::location(slug, name)),
    );
    let pages = council.pages.keys().filter(|name| name.as_str() != "home");
    all.extend(pages.map(|name| address::page(slug, name)));
    for name in council.forms.keys() {
        all.push(address::form(slug, name));
        all.push(address::before_you_start(slug, name));
    }
    all.extend(council.images.keys().map(|name| address::image(slug, name)));
    all.sort_unstable();
    all.dedup();
    all
}
