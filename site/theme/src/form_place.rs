//! Where a form is: its addresses and those of its pages, who fills it in, under which text of its notice, and
//! where "Back" leads.

use std::collections::BTreeSet;

use site_model::form::{Answers, Form, FormPage, ListOf, Open};
use site_model::published::{Permit, PublishedCouncil};
use site_model::{NoticeVersion, Slug};

use crate::frame::Frame;
use crate::layout::LanguageLink;
use crate::{Link, address};

/// A form in its council: what every view of it needs.
#[derive(Clone, Copy)]
pub struct FormPlace<'a> {
    /// The council.
    pub council: &'a PublishedCouncil,
    /// The form's slug.
    pub slug: &'a Slug,
    /// The form.
    pub form: &'a Form,
    /// Who fills it in.
    pub filled_by: FilledBy<'a>,
}

/// Who fills a form in: it says where its pages are, and which text of the notice covers it.
#[derive(Clone, Copy)]
pub enum FilledBy<'a> {
    /// A family, on the public site, under the text in force.
    Family,
    /// Staff, for a family that phoned, came in or filled in paper.
    Staff {
        /// The text that the family was given.
        under: &'a NoticeVersion,
        /// Where the public site is, e.g. `https://hub.example`: notices are read there.
        public: &'a str,
    },
}

impl<'a> FormPlace<'a> {
    /// The council's form of this name, for a family to fill in.
    pub fn find(council: &'a PublishedCouncil, slug: &str) -> Option<Self> {
        let (slug, form) = council.forms.get_key_value(slug)?;
        Some(Self {
            council,
            slug,
            form,
            filled_by: FilledBy::Family,
        })
    }

    /// A page of the form in every language in which the form is there; staff have it in their own.
    pub fn languages(&self, frame: &Frame<'_>, address: &str) -> Vec<LanguageLink> {
        if !self.is_public() {
            return Vec::new();
        }
        frame.languages(|there| there.forms.contains(self.slug), address)
    }

    /// What the text of the notice permits under which the form is filled in.
    pub fn permit(&self) -> Option<&'a Permit> {
        match self.filled_by {
            FilledBy::Family => self.council.current_permit(&self.form.notice),
            FilledBy::Staff { under, .. } => self.council.permit(under),
        }
    }

    /// The text of the notice that covers the form.
    pub fn notice(&self) -> Option<Link> {
        let permit = self.permit()?;
        let site = match self.filled_by {
            FilledBy::Family => "",
            FilledBy::Staff { public, .. } => public,
        };
        let notice = self.council.notice_version(permit);
        Some(Link {
            href: format!("{site}{notice}"),
            text: permit.title.clone(),
            current: false,
        })
    }

    /// Whether a family fills it in by itself.
    pub fn is_public(&self) -> bool {
        matches!(self.filled_by, FilledBy::Family)
    }
}

/// A page of a form: one of its own, or one of somebody in a list.
#[derive(Clone, Copy)]
pub struct PagePlace<'a> {
    /// The form.
    pub form: FormPlace<'a>,
    /// The page.
    pub page: &'a FormPage,
    /// Whose it is.
    pub entry: Option<EntryPlace<'a>>,
    /// It is the first page as part of the website, which shows nothing of a draft.
    pub is_static: bool,
}

/// One of a list.
#[derive(Clone, Copy)]
pub struct EntryPlace<'a> {
    /// The page that is the list.
    pub list: &'a FormPage,
    /// The list.
    pub of: &'a ListOf,
    /// The number of the one.
    pub number: u32,
    /// Whether it is not in the list yet.
    pub is_new: bool,
}

/// How a page was come to, and so where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From the page before it, to the next.
    Through,
    /// From "Check your answers", and back there.
    Change,
    /// Somebody is added to a list that is being changed.
    Add,
}

impl Way {
    /// The way of a query.
    pub fn of(query: Option<&str>) -> Self {
        match query {
            Some(address::CHANGE) => Self::Change,
            Some(address::ADD) => Self::Add,
            _ => Self::Through,
        }
    }

    /// The address with the way.
    pub fn to(self, address: String) -> String {
        match self {
            Self::Through => address,
            Self::Change => format!("{address}?{}", address::CHANGE),
            Self::Add => format!("{address}?{}", address::ADD),
        }
    }

    /// The way of the list itself.
    pub fn of_list(self) -> Self {
        match self {
            Self::Add => Self::Change,
            other => other,
        }
    }
}

impl<'a> FormPlace<'a> {
    /// How far a page is, in words that tell nothing of the form.
    pub(crate) fn step(&self, frame: &Frame<'_>, page: &FormPage) -> String {
        let pages = &self.form.pages;
        let index = pages.iter().position(|other| other.id == page.id);
        let step = index.map_or(1, |index| index + 1);
        frame.say(
            "form-tab-step",
            &[("step", step.into()), ("steps", pages.len().into())],
        )
    }

    /// Where it begins: its first page, or for staff what is asked of them before it.
    pub fn start(&self) -> String {
        match self.filled_by {
            FilledBy::Family => address::form(self.council.at(), self.slug),
            FilledBy::Staff { .. } => address::enter(&self.council.slug, self.slug),
        }
    }

    /// Where "Back" leads from its first page.
    fn before_it(&self) -> String {
        match self.filled_by {
            FilledBy::Family => address::before_you_start(self.council.at(), self.slug),
            FilledBy::Staff { .. } => self.start(),
        }
    }

    /// Where its answers are checked and sent.
    pub fn check(&self) -> String {
        self.below(address::form_check(self.council.at(), self.slug))
    }

    /// The list of its parts.
    pub fn tasks(&self) -> String {
        self.below(address::form_tasks(self.council.at(), self.slug))
    }

    /// Where it ends before it is sent, because of a choice that was made.
    pub fn ended(&self) -> String {
        self.below(address::form_ended(self.council.at(), self.slug))
    }

    /// What is told before a page, on a page of its own.
    pub fn before_page(&self, page: &Slug) -> String {
        address::form_before(self.council.at(), self.slug, page)
    }

    /// The way into a page: what is told before it comes first. Staff are told nothing: they ask.
    pub fn way_into(&self, page: &FormPage) -> String {
        if self.is_told_before(page) {
            self.before_page(&page.id)
        } else {
            self.address_of(&page.id)
        }
    }

    /// Whether something is told before a page.
    fn is_told_before(&self, page: &FormPage) -> bool {
        self.is_public() && !page.before.is_empty()
    }

    /// How a family comes back to it later. What staff enter ends with their session.
    pub fn save(&self) -> Option<String> {
        let at = self.council.at();
        self.is_public().then(|| address::form_save(at, self.slug))
    }

    /// Where whoever comes back to it goes on: the list of its parts, or the first page that was not
    /// answered, or checking the answers.
    pub fn going_on(&self, answers: &Answers, saved: &BTreeSet<Slug>) -> String {
        let form = self.form;
        if form.ended(answers).is_some() {
            return self.ended();
        }
        if form.has_parts() {
            return self.tasks();
        }
        let is_open = |page: &&FormPage| {
            let is_done = saved.contains(&page.id) && form.is_page_done(page, answers);
            form.is_page_asked(page, answers) && !is_done
        };
        let open = form.pages.iter().find(is_open);
        open.map_or_else(|| self.check(), |page| self.way_into(page))
    }

    /// Its confirmation.
    pub fn sent(&self) -> String {
        self.below(address::form_sent(self.council.at(), self.slug))
    }

    /// Where one is removed from a list.
    pub fn removing(&self, list: &Slug, number: u32) -> String {
        self.below(address::form_entry_remove(
            self.council.at(),
            self.slug,
            list,
            number,
        ))
    }

    /// The address of a page of this form.
    pub fn address_of(&self, page: &Slug) -> String {
        self.below(address::form_page(self.council.at(), self.slug, page))
    }

    /// The address of a page of one in a list.
    pub fn address_of_entry(&self, list: &Slug, number: u32, page: &Slug) -> String {
        let (council, form) = (self.council.at(), self.slug);
        self.below(address::form_entry_page(council, form, list, number, page))
    }

    /// The same address on the side of whoever fills it in.
    fn below(&self, public: String) -> String {
        let (council, form) = (&self.council.slug, self.slug);
        match self.filled_by {
            FilledBy::Family => public,
            FilledBy::Staff { .. } => public.replacen(
                &address::form_start(council, form),
                &address::enter(council, form),
                1,
            ),
        }
    }

    /// The address of where something is still to be answered.
    pub fn address_of_open(&self, open: Open<'_>, way: Way) -> String {
        match open {
            Open::Page(page) => way.to(self.address_of(&page.id)),
            Open::Entry { list, number, page } => {
                way.to(self.address_of_entry(&list.id, number, &page.id))
            }
        }
    }

    /// Where "Back" leads from a page: what was told before it, or where that leads back to.
    pub fn back_from(&self, page: &FormPage) -> String {
        if self.is_told_before(page) {
            self.before_page(&page.id)
        } else {
            self.before(page)
        }
    }

    /// Where whoever comes from `page` goes back to: the page before it, the list of parts before the
    /// first of a part, what is told before the form before the first of all.
    pub fn before(&self, page: &FormPage) -> String {
        let pages = &self.form.pages;
        let index = pages.iter().position(|other| other.id == page.id);
        match index.and_then(|index| pages.get(index.checked_sub(1)?)) {
            Some(before) if before.part == page.part => self.address_of(&before.id),
            Some(_) => self.tasks(),
            None => self.before_it(),
        }
    }
}

impl PagePlace<'_> {
    /// Where the page is shown and posted to.
    pub fn address(&self, way: Way) -> String {
        let (council, slug) = (self.form.council.at(), self.form.slug);
        way.to(match self.entry {
            Some(entry) => self
                .form
                .address_of_entry(&entry.list.id, entry.number, &self.page.id),
            None if self.is_static => self.form.below(address::form_start(council, slug)),
            None => self.form.address_of(&self.page.id),
        })
    }

    /// Whether it is the form's first, which is a static page too.
    pub fn is_first(&self) -> bool {
        let first = self.form.form.first_page();
        self.entry.is_none() && first.is_some_and(|first| first.id == self.page.id)
    }

    /// Where "Back" leads.
    pub(crate) fn back(&self, way: Way) -> String {
        let Some(entry) = self.entry else {
            return match way {
                Way::Through
                    if self.is_first() && !self.is_static && self.form.form.has_parts() =>
                {
                    self.form.tasks()
                }
                Way::Through => self.form.back_from(self.page),
                Way::Change | Way::Add => self.form.check(),
            };
        };
        if way == Way::Change {
            return self.form.check();
        }
        let pages = &entry.of.pages;
        let index = pages.iter().position(|other| other.id == self.page.id);
        match index.and_then(|index| pages.get(index.checked_sub(1)?)) {
            Some(before) => {
                way.to(self
                    .form
                    .address_of_entry(&entry.list.id, entry.number, &before.id))
            }
            None => way.of_list().to(self.form.address_of(&entry.list.id)),
        }
    }

    /// The form, and how far it is: parts have names of their own.
    pub(crate) fn caption(&self, frame: &Frame<'_>) -> String {
        let form = self.form.form;
        if let Some(part) = &self.entry.map_or(self.page, |entry| entry.list).part {
            return frame.say(
                "form-part",
                &[("form", form.title.as_str().into()), ("part", part.into())],
            );
        }
        let page = self.entry.map_or(self.page, |entry| entry.list);
        let index = form.pages.iter().position(|other| other.id == page.id);
        match index {
            Some(index) if form.pages.len() > 1 => frame.say(
                "form-step",
                &[
                    ("form", form.title.as_str().into()),
                    ("step", (index + 1).into()),
                    ("steps", form.pages.len().into()),
                ],
            ),
            _ => form.title.clone(),
        }
    }
}

/// The text of a notice under which something was sent, for ever at its own address, whichever text
/// is in force by now. `None` for a text that is not published any more.
pub fn notice_sent_under(
    frame: &Frame<'_>,
    council: &PublishedCouncil,
    version: &NoticeVersion,
) -> Option<Link> {
    let permit = council.permit(version)?;
    let named = [
        ("title", permit.title.as_str().into()),
        ("date", frame.date(permit.updated).into()),
    ];
    Some(Link {
        href: council.notice_version(permit),
        text: frame.say("notice-version-named", &named),
        current: false,
    })
}
