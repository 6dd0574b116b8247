//! What is the public site's own of the way through a form: the draft is sealed under the code in the browser's
//! cookie, and the confirmation is the family's to keep.

use axum::response::Response;
use form_way::draft::expires;
use form_way::{Begun, OpenDraft, Place, Ready, Side, Stored, see};
use http::StatusCode;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, Zoned};
use record::{CheckToken, Draft, DraftCode};
use serde::Serialize;
use site_model::MessageKind;
use site_model::published::Permit;
use site_theme::ThemeError;
use site_theme::come_back::AskForCode;
use site_theme::form_check::FormCheckView;
use site_theme::form_place::FormPlace;
use site_theme::frame::Frame;
use vault::{
    Confirmation, HandedOut, NotSent, Sender, Sending, SentBy, StoredDraft, VaultFault, Wait,
};

use crate::problem::Trouble;
use crate::session_cookie::keeping;
use crate::site::{Entered, Site, time_zone};

/// How long the confirmation can be shown again from the cookie: long enough to print it, short
/// enough for a shared computer.
pub(crate) const SENT_PAGE: SignedDuration = SignedDuration::from_hours(1);

/// No person reads "check your answers" so soon after the first page was saved. The draft itself says when that was,
/// sealed: a page carries no time, the static first one could not, and one in a page could be made up.
const QUICK: SignedDuration = SignedDuration::from_secs(2);

impl Side for Site {
    type Key = HandedOut<DraftCode>;

    fn now(&self) -> Timestamp {
        self.now
    }

    fn today(&self) -> Date {
        self.today()
    }

    fn own<'a>(&'a self, place: FormPlace<'a>) -> FormPlace<'a> {
        self.own(place)
    }

    fn frame_of<'a>(&'a self, place: FormPlace<'a>) -> Frame<'a> {
        self.frame_of(place)
    }

    fn own_frame<'a>(&'a self, own: FormPlace<'a>) -> Frame<'a> {
        self.own_frame().unwrap_or_else(|| self.frame_of(own))
    }

    fn draw(&self, status: StatusCode, template: &str, view: &impl Serialize) -> Response {
        self.draw(status, template, view)
    }

    fn draw_check(&self, status: StatusCode, view: &FormCheckView, _: &Draft) -> Response {
        self.draw(status, "form-check.njk", view)
    }

    fn not_drawn(&self, fault: &ThemeError) -> Response {
        self.not_drawn(fault)
    }

    fn problem_with(
        &self,
        place: FormPlace<'_>,
        trouble: Trouble,
        again: Option<String>,
    ) -> Response {
        self.problem_with(place, trouble, again)
    }

    fn problem_with_chosen(
        &self,
        place: FormPlace<'_>,
        trouble: Trouble,
        again: String,
        chosen: (&str, &str),
    ) -> Response {
        self.problem_with_chosen(place, trouble, again, chosen)
    }

    fn tell(&self, doing: &'static str, fault: &VaultFault) {
        self.tell(doing, fault);
    }

    async fn begun(&self, place: FormPlace<'_>) -> Result<Begun<Self::Key>, VaultFault> {
        let Some(code) = self.code().await? else {
            return Ok(Begun::Nothing);
        };
        let loaded = self.vault.load_draft(code.code(), place.slug, self.now);
        let loaded = loaded.await;
        Ok(match self.readable(loaded)? {
            None => Begun::Nothing,
            Some(StoredDraft::Open {
                draft,
                rev,
                expires,
            }) => Begun::Open(OpenDraft {
                code,
                draft,
                rev,
                expires,
            }),
            Some(StoredDraft::Sent { token, .. }) => Begun::Sent(token),
        })
    }

    async fn begin(&self, place: FormPlace<'_>) -> Result<Option<Place<Self::Key>>, VaultFault> {
        let Some(code) = self.code().await? else {
            return self.begin_anew().await;
        };
        // A code under which nothing is open any more is of who sat here before, perhaps, and knows it still.
        if self.opened_by(&code).await?.forms.is_empty() {
            return self.begin_anew().await;
        }
        // The browser keeps the code that it has: drafts of other forms are under it too.
        let over = self.vault.draft_rev(code.code(), place.slug).await?;
        Ok(Some(Place { code, over }))
    }

    async fn begin_anew(&self) -> Result<Option<Place<Self::Key>>, VaultFault> {
        let code = DraftCode::random(&mut rand::rng());
        let code = self.vault.hand_out(code).await?;
        Ok(Some(Place { code, over: None }))
    }

    fn nothing_begun(&self, place: FormPlace<'_>) -> Response {
        // Not the blank first page: who was away for hours would think that all of it was lost.
        self.problem_with(place, Trouble::NoLongerHere, Some(place.start()))
    }

    async fn may_begin(&self) -> Result<Option<Wait>, VaultFault> {
        self.count_begun().await
    }

    async fn keep(
        &self,
        place: FormPlace<'_>,
        permit: &Permit,
        Stored { code, over, draft }: Stored<'_, Self::Key>,
    ) -> Result<(), VaultFault> {
        let expires = expires(permit, self.now);
        let draft = draft.clone().ending(expires, self.now, &time_zone());
        let saved = self
            .vault
            .save_draft(code.code(), place.slug, &draft, over, expires);
        saved.await
    }

    fn kept_until(&self, expires: Timestamp) -> Option<Zoned> {
        Some(self.on_their_clock(expires))
    }

    fn ask_for_code(&self) -> Option<AskForCode> {
        let (problem, entered) = match &self.entered {
            Some(Entered::Refused(problem, entered)) => (Some(*problem), entered.clone()),
            Some(Entered::Away(_, entered)) => (None, entered.clone()),
            Some(Entered::Opens(_)) | None => (None, String::new()),
        };
        Some(AskForCode::new(&self.frame(), problem, entered))
    }

    fn has_untried_code(&self) -> bool {
        matches!(self.entered, Some(Entered::Away(..)))
    }

    fn keeping(&self, answer: Response, code: &Self::Key) -> Response {
        keeping(answer, code)
    }

    async fn confirmation(&self, token: &CheckToken) -> Result<Option<Confirmation>, VaultFault> {
        let confirmed = self.vault.confirmation(SentBy::Family, token, self.now);
        confirmed.await
    }

    fn confirmed(&self, place: FormPlace<'_>, confirmation: &Confirmation) -> Response {
        self.confirmation_page(place, confirmation)
    }

    async fn send(
        &self,
        place: FormPlace<'_>,
        permit: &Permit,
        ready: Ready<'_, Self::Key>,
    ) -> Result<Response, NotSent> {
        let confirm_by = self.council().channels(MessageKind::Confirmation);
        let sending = Sending {
            token: &ready.draft.token,
            draft: (Sender::Family(ready.key.code()), ready.rev),
            sent: &ready.sent,
            confirm_by: &confirm_by,
            now: self.now,
            // A stale page can be confirmed again for as long as its draft could have lived.
            confirmation_expires: expires(permit, self.now),
            sent_page_expires: self.now.saturating_add(SENT_PAGE).unwrap_or(self.now),
        };
        self.vault.send(&sending).await?;
        if self.now.duration_since(ready.draft.started) < QUICK {
            // Perhaps a program: for operators to count, and no reason to refuse anybody.
            tracing::info!(council = %self.vault.council(), "quick: sent as soon as it was begun");
        }
        Ok(see(&place.sent()))
    }
}
