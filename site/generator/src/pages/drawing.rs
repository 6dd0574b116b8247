//! A council, as its pages are drawn, and a page on its way to be one.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::Serialize;
use sha2::{Digest, Sha256};
use site_model::content::CouncilContent;
use site_model::published::PublishedCouncil;
use site_model::translation::OWN;
use site_theme::frame::{Frame, Reach, Section};
use site_theme::problem_page::{Trouble, problem_page};
use site_theme::{
    Argument, LanguageLink, Layout, Shell, Theme, ThemeError, Untranslated, View, address,
};

use super::directory::Index;
use super::indentation::without_indentation;
use super::{Crumb, Result};
use crate::markdown::{self, Prose, Remembered, Setting};
use crate::oruk::Feed;

/// One page, ready to be rendered.
pub(crate) struct Page {
    address: String,
    /// Where the same page is too.
    also_at: Option<String>,
    template: &'static str,
    framed: Option<Framed>,
    view: View,
    language: &'static str,
    untranslated: Option<Arc<Untranslated>>,
}

/// What a page of content shows around its own.
struct Framed {
    shell: Arc<Shell>,
    title: String,
    /// One sentence for search engines.
    description: String,
}

impl Page {
    /// The page at `address`, whose view has its frame too; a folder's page is its `index.html`.
    pub(crate) fn new<V: Serialize>(address: String, template: &'static str, view: &V) -> Self {
        Self {
            address,
            also_at: None,
            template,
            framed: None,
            view: View::new(view),
            language: OWN,
            untranslated: None,
        }
    }

    /// A page whose frame is its own.
    fn whole<V: Serialize>(
        address: String,
        template: &'static str,
        around: Around<'_>,
        description: &str,
        page: V,
    ) -> Self {
        let view = Whole {
            around,
            description,
            page,
        };
        Self::new(address, template, &view)
    }

    /// The same page as one of `drawing`'s, in its language.
    pub(super) fn told_by(self, drawing: &Drawing<'_>) -> Self {
        Self {
            language: drawing.published.language_tag(),
            untranslated: drawing.untranslated.clone(),
            ..self
        }
    }

    /// The same page at another address too.
    pub(super) fn also_at(self, address: String) -> Self {
        Self {
            also_at: Some(address),
            ..self
        }
    }

    /// The files it is written to: paths without a leading slash.
    pub(crate) fn files(&self) -> impl Iterator<Item = String> {
        let addresses = [Some(&self.address), self.also_at.as_ref()];
        addresses.into_iter().flatten().map(|address| {
            let path = address.trim_start_matches('/');
            if path.is_empty() || path.ends_with('/') {
                format!("{path}index.html")
            } else {
                path.to_owned()
            }
        })
    }

    /// Its bytes.
    pub(crate) fn render(&self, theme: &Theme) -> Result<Vec<u8>> {
        let html = match &self.framed {
            Some(framed) => framed.shell.page(
                theme,
                self.template,
                &framed.title,
                &framed.description,
                &self.view,
            ),
            None => theme.render(self.template, self.language, &self.view),
        };
        let html = html.map(|html| match &self.untranslated {
            Some(untranslated) => untranslated.marked(&html),
            None => html,
        });
        html.map(|html| without_indentation(&html).into_bytes())
    }

    /// A digest of all that it shows but the frame: pages of one theme and council with the same
    /// digest have the same bytes.
    pub(crate) fn digest(&self) -> Result<[u8; 32]> {
        let framed = self
            .framed
            .as_ref()
            .map(|framed| (framed.shell.digest(), &framed.title, &framed.description));
        let told = (self.language, self.untranslated.as_deref());
        let shown = serde_json::to_vec(&(self.template, told, framed, &self.view))
            .map_err(|error| ThemeError::Package(format!("{}: {error}", self.template)))?;
        Ok(Sha256::digest(shown).into())
    }
}

/// What stands around a page.
#[derive(Serialize)]
struct Around<'a> {
    layout: Layout,
    reach: &'a Reach,
    breadcrumbs: Vec<Crumb>,
}

/// A page with its frame.
#[derive(Serialize)]
struct Whole<'a, V> {
    #[serde(flatten)]
    around: Around<'a>,
    description: &'a str,
    #[serde(flatten)]
    page: V,
}

/// Frames that were drawn: by section, the way to the page, and whether someone may need to leave it
/// quickly.
type Shells = BTreeMap<(Section, Vec<(String, String)>), Arc<Shell>>;

/// A council, as its pages are drawn.
pub(crate) struct Drawing<'a> {
    pub(super) content: &'a CouncilContent,
    /// The council in its own language, of which `content` may be a translation.
    pub(super) own: &'a CouncilContent,
    pub(super) published: &'a PublishedCouncil,
    pub(super) theme: &'a Theme,
    frames: [OnceLock<Frame<'a>>; Section::ALL.len()],
    pub(super) feed: OnceLock<Feed<'a>>,
    shells: Mutex<Shells>,
    remembered: Option<&'a Remembered>,
    pictures: OnceLock<[u8; 32]>,
    directory: OnceLock<Index<'a>>,
    untranslated: Option<Arc<Untranslated>>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(
        (content, own): (&'a CouncilContent, &'a CouncilContent),
        published: &'a PublishedCouncil,
        theme: &'a Theme,
        remembered: Option<&'a Remembered>,
    ) -> Self {
        Self {
            content,
            own,
            published,
            theme,
            frames: Default::default(),
            feed: OnceLock::new(),
            shells: Mutex::default(),
            remembered,
            pictures: OnceLock::new(),
            directory: OnceLock::new(),
            untranslated: Untranslated::of(theme, published).map(Arc::new),
        }
    }

    /// A text of the council's own.
    pub(super) fn prose(&self, markdown: &str) -> Prose {
        let language = self.published.language_tag();
        let say =
            |id: &str, given: &[(&str, Argument)]| self.theme.words().say(language, id, given);
        let setting = Setting {
            council: self.content,
            say: &say,
        };
        let draw = || markdown::render(markdown, setting);
        match self.remembered {
            Some(remembered) => {
                let pictures = *self
                    .pictures
                    .get_or_init(|| markdown::pictures(self.content));
                remembered.or_draw(markdown, pictures, draw)
            }
            None => draw(),
        }
    }

    /// What the pages of its directory have in common.
    pub(super) fn directory(&self) -> &Index<'a> {
        self.directory.get_or_init(|| Index::new(self))
    }

    /// What stands around the pages of a section.
    pub(super) fn frame(&self, section: Section) -> &Frame<'a> {
        self.frames[section as usize].get_or_init(|| {
            let footer = &self.published.footer;
            Frame::new(self.theme, self.published, footer, section)
        })
    }

    /// A page with its frame and the way to it.
    pub(super) fn page<V: Serialize>(
        &self,
        address: String,
        template: &'static str,
        naming: (Section, &str, &str),
        way: &[(&str, String)],
        page: V,
    ) -> Result<Page> {
        self.page_in(Vec::new(), address, template, naming, way, page)
    }

    /// A page that may be there in several languages.
    pub(super) fn page_in<V: Serialize>(
        &self,
        languages: Vec<LanguageLink>,
        address: String,
        template: &'static str,
        (section, title, description): (Section, &str, &str),
        way: &[(&str, String)],
        page: V,
    ) -> Result<Page> {
        let frame = self.frame(section);
        // A page that is called like the site says so once in its title, and one in several languages leads
        // to each: no other has its frame.
        if title == frame.site_name() || !languages.is_empty() {
            let mut around = self.around(section, title, way);
            around.layout.languages = languages;
            return Ok(Page::whole(address, template, around, description, page));
        }
        Ok(Page {
            address,
            also_at: None,
            template,
            language: OWN,
            untranslated: None,
            framed: Some(Framed {
                shell: self.shell(section, way)?,
                title: title.to_owned(),
                description: description.to_owned(),
            }),
            view: View::new(&page),
        })
    }

    /// A page that stands in for the functions when they are away: "Exit this page" leads at once to where
    /// they would have led.
    pub(super) fn page_without_functions<V: Serialize>(
        &self,
        address: String,
        template: &'static str,
        (section, title, description): (Section, &str, &str),
        page: V,
    ) -> Page {
        let mut around = self.around(section, title, &[]);
        address::ELSEWHERE.clone_into(&mut around.layout.site.exit);
        Page::whole(address, template, around, description, page)
    }

    /// The frame of pages to which this way leads. A way names messages, or says names as they are.
    fn shell(&self, section: Section, way: &[(&str, String)]) -> Result<Arc<Shell>> {
        let named = way
            .iter()
            .map(|(id, href)| ((*id).to_owned(), href.clone()));
        let key = (section, named.collect::<Vec<_>>());
        let mut shells = self.shells.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(shell) = shells.get(&key) {
            return Ok(Arc::clone(shell));
        }
        let around = self.around(section, "", way);
        let shell = Arc::new(Shell::new(
            self.theme,
            self.published.language_tag(),
            &around,
        )?);
        shells.insert(key, Arc::clone(&shell));
        Ok(shell)
    }

    fn around(&self, section: Section, title: &str, way: &[(&str, String)]) -> Around<'_> {
        let frame = self.frame(section);
        let mut layout = Layout {
            // Whoever is looked over the shoulder can leave any page.
            exit_this_page: true,
            ..frame.layout(title)
        };
        if !way.is_empty() {
            // A reader of feeds finds it from the home page and the list of notices; a notice is as heavy as a
            // page may be.
            layout.site.feed = None;
        }
        Around {
            layout,
            reach: frame.reach(),
            breadcrumbs: self.breadcrumbs(section, way),
        }
    }

    fn breadcrumbs(&self, section: Section, way: &[(&str, String)]) -> Vec<Crumb> {
        let frame = self.frame(section);
        let home = Crumb {
            text: frame.say("breadcrumb-home", &[]),
            href: address::home(self.published.at()),
        };
        let way = way.iter().map(|(id, href)| Crumb {
            text: frame.say(id, &[]),
            href: href.clone(),
        });
        match section {
            Section::Home => Vec::new(),
            _ => [home].into_iter().chain(way).collect(),
        }
    }

    pub(super) fn not_found(&self) -> Result<Page> {
        let view = problem_page(self.frame(Section::Elsewhere), Trouble::NotFound, None);
        Ok(Page::new(
            format!("/{}/404.html", self.content.slug),
            "form-problem.njk",
            &view,
        ))
    }
}
