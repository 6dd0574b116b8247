//! How every page looks: GOV.UK Frontend's own templates, CSS and JavaScript, and our words.
//!
//! The theme is a folder (`site/theme`) that is read while the program runs:
//!
//! - `package.json`, `package-lock.json`: the npm packages `govuk-frontend` and, for staff pages,
//!   `@ministryofjustice/frontend`, which [`install_packages`] installs. Their templates are run as
//!   they are, not imitated; see `nunjucks` for how. The proof is `tests/fixtures.rs`, by GOV.UK's
//!   own examples, and `tests/moj_components.rs`, by what Nunjucks itself renders.
//! - `templates/**/*.njk`: our own templates, in the same language, called by their path:
//!   `layout.njk`. Those of the packages begin with `govuk/` and `moj/`.
//! - `locales/<language>/*.ftl`: every word an interface shows, in Project Fluent.
//! - `assets/`: our own CSS, JavaScript and icon.
//!
//! [`Sources`] is all of that as text, already translated, and travels in the functions' bundle;
//! [`Theme`] renders it; [`Assets`] is what is published under `/assets/`. Callers hand
//! in a [`Layout`] and whatever their template needs.
//!
//! What the generator and the intake function both draw is decided here, from `site-model`: the
//! [`frame`] of a council's pages, their [`address`]es, the pages of a form ([`form_page`] and its
//! neighbours). [`Bundle`] is all that a function needs to draw them.
//!
//! # In a template
//!
//! - `{{ t("message-id", name=value) }}`: the words, in the page's language. A missing id shows as
//!   `⟦message-id⟧` and is in [`Words::missing`].
//! - `{{ linked(text) }}`: a council's text, its telephone numbers as links.
//! - `{{ mapped(text) }}`: a line of a postal address, its postcode as a link to a map.
//! - `{{ assets["govuk-frontend.css"] }}`: a published file's address.
//! - `layout`: the page's [`Layout`], for templates that extend `layout.njk`. They fill its block
//!   `content`, and `beforeContent` for what stands above it.
//! - `language`: the page's language.
//!
//! It is not GOV.UK: no crown, no GDS Transport, the council's colour in its place.
//!
//! # Example
//!
//! ```no_run
//! use site_theme::{Assets, Sources, Theme, install_packages};
//! use std::path::Path;
//!
//! # fn main() -> Result<(), site_theme::ThemeError> {
//! let folder = Path::new("site/theme");
//! install_packages(folder)?;
//! let theme = Theme::new(&Sources::read(folder)?)?;
//! let page = serde_json::json!({ "layout": { "title": "Ask for help" } });
//! let html = theme.render("layout.njk", "en-GB", &page)?;
//! let published = Assets::read(folder)?;
//! # Ok(())
//! # }
//! ```

pub mod alert;
mod assets;
mod brand;
pub mod bundle;
pub mod come_back;
mod error;
pub mod form_before;
pub mod form_check;
pub mod form_ended;
pub mod form_field;
pub mod form_list;
pub mod form_page;
pub mod form_place;
pub mod form_reminder;
pub mod form_save;
pub mod form_sent;
pub mod form_tasks;
pub mod form_unfinished;
pub mod frame;
mod layout;
mod npm;
mod nunjucks;
pub mod phone_links;
pub mod postcode_links;
pub mod problem_page;
mod qr_code;
pub mod request_page;
pub mod request_received;
pub mod request_shown;
pub mod request_step;
mod shell;
mod sources;
mod style_rules;
mod theme;
mod untranslated;
mod words;

pub use assets::{AssetPaths, Assets, published_as};
pub use brand::BrandStylesheet;
pub use bundle::Bundle;
pub use error::ThemeError;
pub use layout::{Forgets, LanguageLink, Layout, Link, Site, Translation};
pub use npm::{Installed, install_packages};
pub use qr_code::QrCode;
pub use shell::{Shell, View, staff_name};
pub use site_model::address;
pub use sources::Sources;
pub use theme::Theme;
pub use untranslated::Untranslated;
pub use words::{Argument, Words};
