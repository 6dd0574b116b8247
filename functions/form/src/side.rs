//! What the sides differ in that a form is filled in on.

use axum::response::{IntoResponse as _, Redirect, Response};
use http::StatusCode;
use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use record::submission::SentForm;
use record::{CheckToken, Draft};
use serde::Serialize;
use site_model::published::Permit;
use site_theme::ThemeError;
use site_theme::come_back::AskForCode;
use site_theme::form_check::FormCheckView;
use site_theme::form_place::FormPlace;
use site_theme::frame::Frame;
use site_theme::problem_page::Trouble;
use vault::{Confirmation, NotSent, VaultFault, Wait};

use crate::draft::{Begun, Stored};

/// A side that shows a form's pages, for the time of one request.
pub trait Side: Sync {
    /// What opens a draft.
    type Key: Clone + Send + Sync;

    /// The time.
    fn now(&self) -> Timestamp;

    /// The day that it is for families.
    fn today(&self) -> Date;

    /// The form as staff read it, where `place` has it in another language.
    fn own<'a>(&'a self, place: FormPlace<'a>) -> FormPlace<'a> {
        place
    }

    /// What stands around a form's pages.
    fn frame_of<'a>(&'a self, place: FormPlace<'a>) -> Frame<'a>;

    /// The same for the form as staff read it.
    fn own_frame<'a>(&'a self, own: FormPlace<'a>) -> Frame<'a> {
        self.frame_of(own)
    }

    /// Draws a page.
    fn draw(&self, status: StatusCode, template: &str, view: &impl Serialize) -> Response;

    /// Draws what is checked before it is sent.
    fn draw_check(&self, status: StatusCode, view: &FormCheckView, draft: &Draft) -> Response;

    /// The theme has a fault: what is left.
    fn not_drawn(&self, fault: &ThemeError) -> Response;

    /// The page that says what is wrong with a form's. `again` is where trying again can help.
    fn problem_with(
        &self,
        place: FormPlace<'_>,
        trouble: Trouble,
        again: Option<String>,
    ) -> Response;

    /// The same for what was chosen, in a field, on a page that cannot be shown again by itself: `again` is where
    /// it is posted once more.
    fn problem_with_chosen(
        &self,
        place: FormPlace<'_>,
        trouble: Trouble,
        again: String,
        chosen: (&str, &str),
    ) -> Response;

    /// Tells operators of a fault. It holds no datum of a person: see [`VaultFault`].
    fn tell(&self, doing: &'static str, fault: &VaultFault);

    /// What whoever asks has of a form.
    fn begun(
        &self,
        place: FormPlace<'_>,
    ) -> impl Future<Output = Result<Begun<Self::Key>, VaultFault>> + Send;

    /// Where a draft is kept that begins with its first page's answers; `None` where none begins so.
    fn begin(
        &self,
        place: FormPlace<'_>,
    ) -> impl Future<Output = Result<Option<Place<Self::Key>>, VaultFault>> + Send;

    /// Where a draft is kept apart from all that was begun before; `None` where none is.
    fn begin_anew(
        &self,
    ) -> impl Future<Output = Result<Option<Place<Self::Key>>, VaultFault>> + Send {
        async { Ok(None) }
    }

    /// The answer where nothing is begun, or nothing any more.
    fn nothing_begun(&self, place: FormPlace<'_>) -> Response {
        see(&place.start())
    }

    /// Counts a form that is begun, before it is kept; how long to wait, where too many were.
    fn may_begin(&self) -> impl Future<Output = Result<Option<Wait>, VaultFault>> + Send {
        async { Ok(None) }
    }

    /// Keeps a draft over the revision that was read.
    fn keep(
        &self,
        place: FormPlace<'_>,
        permit: &Permit,
        stored: Stored<'_, Self::Key>,
    ) -> impl Future<Output = Result<(), VaultFault>> + Send;

    /// Until when a draft is kept, on the clocks that families read, where somebody can come back to it.
    fn kept_until(&self, _expires: Timestamp) -> Option<Zoned> {
        None
    }

    /// Asks for the code of a form that the browser has forgotten; `None` where there is none.
    fn ask_for_code(&self) -> Option<AskForCode> {
        None
    }

    /// Whether a code was entered that nobody could look up: it may be right, and is kept in its field.
    fn has_untried_code(&self) -> bool {
        false
    }

    /// The answer, with what the browser has to keep to come back to the draft.
    fn keeping(&self, answer: Response, key: &Self::Key) -> Response;

    /// What was confirmed with a token, if it was.
    fn confirmation(
        &self,
        token: &CheckToken,
    ) -> impl Future<Output = Result<Option<Confirmation>, VaultFault>> + Send;

    /// The page of what was sent before.
    fn confirmed(&self, place: FormPlace<'_>, confirmation: &Confirmation) -> Response;

    /// Sends what the page showed: the answer is where that leads.
    fn send(
        &self,
        place: FormPlace<'_>,
        permit: &Permit,
        ready: Ready<'_, Self::Key>,
    ) -> impl Future<Output = Result<Response, NotSent>> + Send;
}

/// Where a draft begins.
pub struct Place<K> {
    /// What opens it.
    pub code: K,
    /// The revision of what stands there already: one that was sent or has ended.
    pub over: Option<u64>,
}

/// What is to be sent.
pub struct Ready<'a, K> {
    /// The draft whose answers were checked, with the token of the check page.
    pub draft: &'a Draft,
    /// What opens the draft.
    pub key: &'a K,
    /// The revision that was read.
    pub rev: u64,
    /// What is sent.
    pub sent: SentForm,
}

/// Leads on to another page, by GET.
pub fn see(address: &str) -> Response {
    Redirect::to(address).into_response()
}
