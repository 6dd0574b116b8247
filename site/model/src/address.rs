//! Where each public page is: one function per kind of page.
//!
//! The generator writes to these addresses, the functions serve at them, and both link to them.
//! Static pages are folders (`…/`); what a function answers has no slash at its end, so that an
//! edge or a local server can tell them apart by the address alone.

use std::fmt;

use jiff::civil::Date;

use crate::language::Language;
use crate::slug::Slug;

/// Where a council's pages are: its own, or those of one of its translations below them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At<'a> {
    /// The council.
    pub council: &'a Slug,
    /// The language of a translation.
    pub language: Option<Language>,
}

impl<'a> From<&'a Slug> for At<'a> {
    fn from(council: &'a Slug) -> Self {
        Self {
            council,
            language: None,
        }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.council)?;
        match self.language {
            Some(language) => write!(f, "/{language}"),
            None => Ok(()),
        }
    }
}

/// A council's home page.
pub fn home<'a>(council: impl Into<At<'a>>) -> String {
    let council = council.into();
    format!("/{council}/")
}

/// A page of the council's own.
pub fn page<'a>(council: impl Into<At<'a>>, page: &Slug) -> String {
    let council = council.into();
    format!("/{council}/{page}/")
}

/// The list of privacy notices.
pub fn notices<'a>(council: impl Into<At<'a>>) -> String {
    let council = council.into();
    format!("/{council}/notices/")
}

/// The text of a notice that is in force.
pub fn notice<'a>(council: impl Into<At<'a>>, notice: &Slug) -> String {
    let council = council.into();
    format!("/{council}/notices/{notice}/")
}

/// One text of a notice, for ever.
pub fn notice_version<'a>(council: impl Into<At<'a>>, notice: &Slug, updated: Date) -> String {
    let council = council.into();
    format!("/{council}/notices/{notice}/{updated}/")
}

/// Every text of a notice with its date.
pub fn notice_versions(council: &Slug, notice: &Slug) -> String {
    format!("/{council}/notices/{notice}/versions/")
}

/// What one text of a notice changed in the text before it.
pub fn notice_changes(council: &Slug, notice: &Slug, updated: Date) -> String {
    format!("/{council}/notices/{notice}/{updated}/changes/")
}

/// The feed of changed notices (Atom).
pub fn notices_feed(council: &Slug) -> String {
    format!("/{council}/notices/feed.xml")
}

/// A picture of the council's own.
pub fn image(council: &Slug, name: &str) -> String {
    format!("/{council}/images/{name}")
}

/// How to reach the hubs and the council.
pub fn contact(council: &Slug) -> String {
    format!("/{council}/contact/")
}

/// The accessibility statement.
pub fn accessibility(council: &Slug) -> String {
    format!("/{council}/accessibility/")
}

/// Which cookies there are.
pub fn cookies(council: &Slug) -> String {
    format!("/{council}/cookies/")
}

/// The rights over personal data.
pub fn your_rights(council: &Slug) -> String {
    format!("/{council}/your-rights/")
}

/// How to complain.
pub fn complaints(council: &Slug) -> String {
    format!("/{council}/complaints/")
}

/// How to use the site so that somebody else does not see it.
pub fn staying_safe(council: &Slug) -> String {
    format!("/{council}/staying-safe-online/")
}

/// What is told before a form begins: an interruption page.
pub fn before_you_start<'a>(council: impl Into<At<'a>>, form: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/before-you-start/")
}

/// The web application manifest.
pub fn manifest(council: &Slug) -> String {
    format!("/{council}/site.webmanifest")
}

/// The list of services.
pub fn services(council: &Slug) -> String {
    format!("/{council}/services/")
}

/// One service.
pub fn service(council: &Slug, service: &Slug) -> String {
    format!("/{council}/services/{service}/")
}

/// The list of organisations.
pub fn organisations(council: &Slug) -> String {
    format!("/{council}/organisations/")
}

/// One organisation.
pub fn organisation(council: &Slug, organisation: &Slug) -> String {
    format!("/{council}/organisations/{organisation}/")
}

/// What a family can be looking for, as one word of a list's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// A term of a taxonomy.
    Need,
    /// A band of ages.
    Age,
    /// A day of the week.
    Day,
    /// A hub.
    Hub,
    /// A language.
    Language,
    /// Special educational needs and disabilities.
    Send,
    /// What it costs.
    Cost,
}

impl Facet {
    /// Each in the order in which it is shown, and in which a combination's address names it.
    pub const ALL: [Self; 7] = [
        Self::Need,
        Self::Age,
        Self::Day,
        Self::Hub,
        Self::Language,
        Self::Send,
        Self::Cost,
    ];

    /// The word in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Age => "age",
            Self::Day => "day",
            Self::Hub => "hub",
            Self::Language => "language",
            Self::Send => "send",
            Self::Cost => "cost",
        }
    }
}

/// The services of one value of a facet, such as `/westminster/find/need/sleep/`.
pub fn services_by(council: &Slug, facet: Facet, value: &str) -> String {
    format!("/{council}/find/{}/{value}/", facet.as_str())
}

/// The values of a facet with how many services each has.
pub fn facet(council: &Slug, facet: Facet) -> String {
    format!("/{council}/find/{}/", facet.as_str())
}

/// The services of one value of a facet that have a value of a second facet too, such as
/// `/westminster/find/need/sleep/age/1-to-4/`.
pub fn services_by_both(
    council: &Slug,
    (facet, value): (Facet, &str),
    (second, narrower): (Facet, &str),
) -> String {
    let first = services_by(council, facet, value);
    format!("{first}{}/{narrower}/", second.as_str())
}

/// A list from A to Z, as one word of the addresses of its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AToZ {
    /// Services.
    Services,
    /// Organisations.
    Organisations,
    /// Locations.
    Locations,
}

impl AToZ {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Services, Self::Organisations, Self::Locations];

    /// The word in addresses: none is a facet's.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Services => "a-to-z",
            Self::Organisations => "organisations",
            Self::Locations => "locations",
        }
    }

    /// The list itself.
    pub fn of(self, council: &Slug) -> String {
        match self {
            Self::Services => services(council),
            Self::Organisations => organisations(council),
            Self::Locations => locations(council),
        }
    }
}

/// One letter of a list from A to Z that is too long for a page. It stands below `find/`, because
/// `services/a/` may be a service.
pub fn letter(council: &Slug, list: AToZ, letter: &str) -> String {
    format!("/{council}/find/{}/{letter}/", list.as_str())
}

/// A page of a list, counted from 1, by the address of the list: `…/sleep/2/`. Below a value, an
/// organisation or a location is nothing else that is called by a number.
pub fn page_of_list(list: &str, page: usize) -> String {
    match page {
        0 | 1 => list.to_owned(),
        _ => format!("{list}{page}/"),
    }
}

/// The list of locations.
pub fn locations(council: &Slug) -> String {
    format!("/{council}/locations/")
}

/// The ways to find a service.
pub fn find(council: &Slug) -> String {
    format!("/{council}/find/")
}

/// Search over services and notices, for browsers with JavaScript.
pub fn search(council: &Slug) -> String {
    format!("/{council}/search/")
}

/// One location.
pub fn location(council: &Slug, location: &Slug) -> String {
    format!("/{council}/locations/{location}/")
}

/// The Open Referral UK feed: its description, and the folder of its lists.
pub fn oruk(council: &Slug) -> String {
    format!("/{council}/oruk/")
}

/// The list of forms.
pub fn forms<'a>(council: impl Into<At<'a>>) -> String {
    let council = council.into();
    format!("/{council}/forms/")
}

/// A form's first page as a static page.
pub fn form<'a>(council: impl Into<At<'a>>, form: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/")
}

/// What a form's page asks for to say that somebody is still there.
pub fn form_stay<'a>(council: impl Into<At<'a>>, form: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/stay")
}

/// Where a form's first page is posted to.
pub fn form_start<'a>(council: impl Into<At<'a>>, form: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}")
}

/// Where staff enter a form for a family, on the staff side; its pages are below.
pub fn enter(council: &Slug, form: &Slug) -> String {
    format!("/{council}/enter/{form}")
}

/// Any page of a form with the answers of its draft: shown by GET, posted to by POST.
pub fn form_page<'a>(council: impl Into<At<'a>>, form: &Slug, page: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/{page}")
}

/// The query of a page that is shown for a change, after which checking goes on.
pub const CHANGE: &str = "change";

/// A page of a form whose answers are changed from "Check your answers".
pub fn form_page_change<'a>(council: impl Into<At<'a>>, form: &Slug, page: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/{page}?{CHANGE}")
}

/// The query of a page of somebody who is added to a list that is being changed.
pub const ADD: &str = "add";

/// A page of one in a list that builds up.
pub fn form_entry_page<'a>(
    council: impl Into<At<'a>>,
    form: &Slug,
    list: &Slug,
    number: u32,
    page: &Slug,
) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/{list}/{number}/{page}")
}

/// Where one is removed from a list, after a question: no page of its own has this id.
pub fn form_entry_remove<'a>(
    council: impl Into<At<'a>>,
    form: &Slug,
    list: &Slug,
    number: u32,
) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/{list}/{number}/remove")
}

/// A form on paper, as a static page.
pub fn form_paper<'a>(council: impl Into<At<'a>>, form: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/paper/")
}

/// The parts of a long form, and how far each is.
pub fn form_tasks<'a>(council: impl Into<At<'a>>, form: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/tasks")
}

/// What is told before a page of a form, on a page of its own.
pub fn form_before<'a>(council: impl Into<At<'a>>, form: &Slug, page: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/{page}/before")
}

/// How to come back to a form that was begun: its code.
pub fn form_save<'a>(council: impl Into<At<'a>>, form: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/save")
}

/// The same as a file to keep.
pub fn form_save_file<'a>(council: impl Into<At<'a>>, form: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/save/file")
}

/// Check your answers: shown by GET, confirmed by POST.
pub fn form_check<'a>(council: impl Into<At<'a>>, form: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/check")
}

/// Where a form ends before it is sent, because of a choice that was made.
pub fn form_ended<'a>(council: impl Into<At<'a>>, form: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/ended")
}

/// The confirmation.
pub fn form_sent<'a>(council: impl Into<At<'a>>, form: &Slug) -> String {
    let council = council.into();
    format!("/{council}/forms/{form}/sent")
}

/// "See my request" as a static page.
pub fn request<'a>(council: impl Into<At<'a>>) -> String {
    let council = council.into();
    format!("/{council}/request/")
}

/// Where a receipt code is posted to.
pub fn request_lookup<'a>(council: impl Into<At<'a>>) -> String {
    let council = council.into();
    format!("/{council}/request")
}

/// What a receipt code opened, for as long as the browser may show it.
pub fn request_shown<'a>(council: impl Into<At<'a>>) -> String {
    request_part(council, "shown")
}

/// A page of what a receipt code opened: a step of the family's, a copy, the end of looking at it.
pub fn request_part<'a>(council: impl Into<At<'a>>, part: &str) -> String {
    let council = council.into();
    format!("/{council}/request/{part}")
}

/// The JSON Schema of the copy that a family downloads of what it sent.
pub const REQUEST_COPY_SCHEMA: &str = "/schemas/request-copy-1.json";

/// Where a family comes back to a form that it has begun, as a static page.
pub fn come_back<'a>(council: impl Into<At<'a>>) -> String {
    let council = council.into();
    format!("/{council}/return/")
}

/// Where a return code is posted to; and the forms that this browser has open.
pub fn come_back_lookup<'a>(council: impl Into<At<'a>>) -> String {
    let council = council.into();
    format!("/{council}/return")
}

/// Where "Exit this page" leads: the browser forgets what it has of a family, and goes on to
/// [`ELSEWHERE`].
pub fn exit<'a>(council: impl Into<At<'a>>) -> String {
    let council = council.into();
    format!("/{council}/exit")
}

/// What is in front of everybody after "Exit this page": a site that anybody may have open.
pub const ELSEWHERE: &str = "https://www.bbc.co.uk/weather";

/// The stylesheet with the council's colours.
pub fn colours(council: &Slug) -> String {
    format!("/{council}/colours.css")
}
