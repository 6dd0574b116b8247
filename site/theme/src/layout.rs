//! What `layout.njk` needs to know about a page.

use serde::Serialize;

/// A page's frame; templates see it as `layout`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Layout {
    /// The page's own title, as in its heading. The site's name is added.
    pub title: String,
    /// What a browser's tab and history say instead, on a page that holds what a family typed, sent or keeps to
    /// come back: see [`Layout::private`].
    pub tab: Option<String>,
    /// When the browser forgets what the page is part of, where it does.
    pub forgets: Option<Forgets>,
    /// The page shows errors: its title begins with "Error:", which a screen reader says first.
    pub has_errors: bool,
    /// Shows "Exit this page", for pages that someone may need to leave quickly.
    pub exit_this_page: bool,
    /// Where "Back" leads, on pages that have it.
    pub back: Option<String>,
    /// The page in each language that it is there in; none, where that is one.
    pub languages: Vec<LanguageLink>,
    /// The site the page is in.
    pub site: Site,
}

/// When a browser forgets what opens a page, if nothing of it is opened meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Forgets {
    /// When, in words.
    pub at: String,
    /// In how many seconds.
    pub seconds: u32,
    /// What begins the time again when it is asked for: a picture of nothing, which scripts ask for. `None` where
    /// the time cannot begin again.
    pub stay: Option<String>,
    /// Where the page goes by itself then, where nobody types on it.
    pub closes: Option<String>,
}

impl Layout {
    /// The same where nobody types: where the page goes by itself when its time has ended.
    #[must_use]
    pub fn closing_at(mut self, address: String) -> Self {
        if let Some(forgets) = &mut self.forgets {
            forgets.closes = Some(address);
        }
        self
    }

    /// A page that holds what a family typed, sent or keeps to come back: it can be left at once, and its title in
    /// tabs and histories is `tab` alone, which names neither site nor form nor what either is about. It still
    /// says which page this is (WCAG 2.4.2).
    #[must_use]
    pub fn private(self, tab: impl Into<String>) -> Self {
        Self {
            exit_this_page: true,
            tab: Some(tab.into()),
            ..self
        }
    }

    /// The same under the page's own heading, which says nothing either.
    #[must_use]
    pub fn private_as_titled(self) -> Self {
        let tab = self.title.clone();
        self.private(tab)
    }
}

/// A council's site, or the staff's, in the frame of every page of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Site {
    /// The council's name, in the header and at the foot.
    pub council: String,
    /// What stands in the header in place of the name.
    pub logo: Option<String>,
    /// What the site calls itself, e.g. `Westminster family hubs`.
    pub name: String,
    /// The address of its first page.
    pub home: String,
    /// Where "Exit this page" leads.
    pub exit: String,
    /// The address of the council's style sheet: [`BrandStylesheet::path`](crate::BrandStylesheet::path).
    pub stylesheet: Option<String>,
    /// What a browser may colour its own frame with, `#rrggbb`.
    pub theme_colour: Option<String>,
    /// Nobody replies here: a banner says so on every page.
    pub is_demonstration: bool,
    /// Links beside the site's name.
    pub navigation: Vec<Link>,
    /// Links at the foot of every page.
    pub footer: Vec<Link>,
    /// Where to say that something is wrong with a page.
    pub feedback: Option<String>,
    /// The address of the web application manifest.
    pub manifest: Option<String>,
    /// The address of the feed of changed notices.
    pub feed: Option<String>,
    /// Where it is told in another language than the council's own.
    pub translation: Option<Translation>,
}

/// How far a site's texts in another language can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Translation {
    /// A machine wrote them, and no person has checked them yet.
    pub is_draft: bool,
    /// Some are in English still.
    pub is_incomplete: bool,
}

/// A page in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageLink {
    /// The language's name in itself.
    pub text: String,
    /// Where the page is in it.
    pub href: String,
    /// The language tag (BCP 47).
    pub tag: &'static str,
    /// How it is written: `ltr` or `rtl`.
    pub direction: &'static str,
    /// It is the page's own.
    pub current: bool,
}

/// A link with its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// It leads to the page it is on.
    pub current: bool,
}
