//! Every page of the public site: its address, its template and what the template shows.
//!
//! What is shown is decided in the modules below; how it looks, in `site/theme/templates`.

mod directory;
mod forms;
mod home;
pub(crate) mod machine_readable;
mod notices;
mod own;
mod promise;
mod public_body;

use serde::Serialize;
use serde_json::Value;
use site_model::Content;
use site_model::content::CouncilContent;
use site_model::published::PublishedCouncil;
use site_theme::frame::{Frame, Reach, Section};
use site_theme::problem_page::{Trouble, problem_page};
use site_theme::{Argument, Bundle, Layout, Theme, ThemeError, address};

use crate::build::LANGUAGE;
use crate::markdown::{self, Prose, Setting};

/// One page, ready to be rendered.
pub(crate) struct Page {
    address: String,
    template: &'static str,
    view: Value,
}

impl Page {
    /// The page at `address`; a folder's page is its `index.html`.
    pub(crate) fn new<V: Serialize>(
        address: String,
        template: &'static str,
        view: &V,
    ) -> Result<Self, ThemeError> {
        match serde_json::to_value(view) {
            Ok(view) => Ok(Self {
                address,
                template,
                view,
            }),
            Err(error) => Err(ThemeError::Package(format!("{template}: {error}"))),
        }
    }

    /// The file it is written to, and its bytes.
    pub(crate) fn render(&self, theme: &Theme) -> Result<(String, Vec<u8>), ThemeError> {
        let html = theme.render(self.template, LANGUAGE, &self.view)?;
        let path = self.address.trim_start_matches('/');
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        Ok((file, html.into_bytes()))
    }
}

/// What every page of content shows around its own.
#[derive(Serialize)]
struct Around<V> {
    layout: Layout,
    reach: Reach,
    /// One sentence for search engines.
    description: String,
    breadcrumbs: Vec<Crumb>,
    #[serde(flatten)]
    page: V,
}

/// A link of the way to a page.
#[derive(Serialize)]
struct Crumb {
    text: String,
    href: String,
}

/// An entry of a list, with a sentence.
#[derive(Serialize)]
struct Entry {
    text: String,
    href: String,
    summary: String,
    /// Who provides it.
    by: Option<String>,
}

/// A council, as its pages are drawn.
struct Drawing<'a> {
    content: &'a CouncilContent,
    published: &'a PublishedCouncil,
    bundle: &'a Bundle,
    theme: &'a Theme,
}

impl<'a> Drawing<'a> {
    /// A text of the council's own.
    fn prose(&self, markdown: &str) -> Prose {
        let say =
            |id: &str, given: &[(&str, Argument)]| self.theme.words().say(LANGUAGE, id, given);
        let setting = Setting {
            council: self.content,
            say: &say,
        };
        markdown::render(markdown, setting)
    }

    fn frame(&self, section: Section) -> Frame<'a> {
        let footer = self
            .bundle
            .footers
            .get(&self.content.slug)
            .map_or(&[][..], Vec::as_slice);
        Frame::new(self.theme, LANGUAGE, self.published, footer, section)
    }

    /// A page with its frame and the way to it.
    fn page<V: Serialize>(
        &self,
        address: String,
        template: &'static str,
        (section, title, description): (Section, &str, &str),
        way: &[(&str, String)],
        page: V,
    ) -> Result<Page, ThemeError> {
        self.page_with(
            address,
            template,
            (section, title, description),
            way,
            page,
            false,
        )
    }

    /// The same with "Exit this page", for what someone may need to leave quickly.
    fn sensitive_page<V: Serialize>(
        &self,
        address: String,
        template: &'static str,
        naming: (Section, &str, &str),
        way: &[(&str, String)],
        page: V,
    ) -> Result<Page, ThemeError> {
        self.page_with(address, template, naming, way, page, true)
    }

    fn page_with<V: Serialize>(
        &self,
        address: String,
        template: &'static str,
        (section, title, description): (Section, &str, &str),
        way: &[(&str, String)],
        page: V,
        exit_this_page: bool,
    ) -> Result<Page, ThemeError> {
        let frame = self.frame(section);
        let home = Crumb {
            text: frame.say("breadcrumb-home", &[]),
            href: address::home(&self.content.slug),
        };
        let way = way.iter().map(|(id, href)| Crumb {
            text: frame.say(id, &[]),
            href: href.clone(),
        });
        let breadcrumbs = match section {
            Section::Home => Vec::new(),
            _ => [home].into_iter().chain(way).collect(),
        };
        let view = Around {
            layout: Layout {
                exit_this_page,
                ..frame.layout(title)
            },
            reach: frame.reach().clone(),
            description: description.to_owned(),
            breadcrumbs,
            page,
        };
        Page::new(address, template, &view)
    }

    fn not_found(&self) -> Result<Page, ThemeError> {
        let view = problem_page(&self.frame(Section::Elsewhere), Trouble::NotFound, None);
        Page::new(
            format!("/{}/404.html", self.content.slug),
            "form-problem.njk",
            &view,
        )
    }
}

/// Every page of every council, and the list of councils.
pub(crate) fn all_pages(
    content: &Content,
    bundle: &Bundle,
    theme: &Theme,
) -> Result<Vec<Page>, ThemeError> {
    let mut pages = vec![
        home::councils(content, theme)?,
        home::nowhere(content, theme)?,
    ];
    for (slug, council) in &content.councils {
        let Some(published) = bundle.content.councils.get(slug) else {
            continue;
        };
        let drawing = Drawing {
            content: council,
            published,
            bundle,
            theme,
        };
        pages.extend(drawing.home()?);
        pages.extend(drawing.notices()?);
        pages.extend(drawing.directory()?);
        pages.extend(drawing.forms()?);
        pages.extend(drawing.own_pages()?);
        pages.extend(drawing.public_body()?);
        pages.extend(drawing.notice_feed()?);
        pages.push(drawing.not_found()?);
    }
    Ok(pages)
}
