//! A form's addresses on the public site, and what is the public site's own of the way through it: the draft is
//! sealed under the code in the browser's cookie, and the confirmation is the family's to keep.

use axum::extract::{Path, RawQuery, Request};
use axum::response::Response;
use form_way::draft::expires;
use form_way::page::Named;
use form_way::{
    Begun, OpenDraft, Place, Ready, Side, Stored, before, check, confirm, ended, list, page, see,
    tasks,
};
use http::StatusCode;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, Zoned};
use record::{CheckToken, Draft, DraftCode};
use serde::Serialize;
use site_model::address::At;
use site_model::published::Permit;
use site_model::{MessageKind, Slug};
use site_theme::come_back::{AskForCode, RETURN_CODE};
use site_theme::form_check::FormCheckView;
use site_theme::form_page::HONEYPOT;
use site_theme::form_place::FormPlace;
use site_theme::frame::Frame;
use site_theme::request_page::CodeProblem;
use site_theme::{ThemeError, address};
use vault::{
    Confirmation, HandedOut, NotSent, Sender, Sending, SentBy, StoredDraft, VaultFault, Wait,
};

use crate::path::{OfEntry, OfEntryPage, OfForm, OfPage};
use crate::problem::Trouble;
use crate::return_code::{NotOpened, OpenedByCode};
use crate::session_cookie::{is_set, keeping};
use crate::site::{Entered, Site, time_zone};
use crate::throttle::waiting;

/// How long the confirmation can be shown again from the cookie: long enough to print it, short
/// enough for a shared computer.
const SENT_PAGE: SignedDuration = SignedDuration::from_hours(1);

/// No person reads "check your answers" so soon after the first page was saved. The draft itself says when that was,
/// sealed: a page carries no time, the static first one could not, and one in a page could be made up.
const QUICK: SignedDuration = SignedDuration::from_secs(2);

/// The form's address without a page: its first page is a static one.
pub(crate) async fn start(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    site.to_static(&form, |at, form| address::form(at, form))
}

/// The address of what is told before a form, without its last slash: that page is a static one.
pub(crate) async fn before_you_start(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    site.to_static(&form, |at, form| address::before_you_start(at, form))
}

/// The address of a form on paper, without its last slash.
pub(crate) async fn paper(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    site.to_static(&form, |at, form| address::form_paper(at, form))
}

/// A page as it was answered before.
pub(crate) async fn show(
    site: Site,
    Path(OfPage { form, page }): Path<OfPage>,
    RawQuery(query): RawQuery,
) -> Response {
    site.show(&form, Named::Page(&page), query).await
}

/// A page of one in a list, as it was answered before.
pub(crate) async fn show_entry(
    site: Site,
    Path(OfEntryPage {
        form,
        list,
        number,
        page,
    }): Path<OfEntryPage>,
    RawQuery(query): RawQuery,
) -> Response {
    let named = Named::Entry(&list, &number, &page);
    site.show(&form, named, query).await
}

/// The first page's answers, from the static page.
pub(crate) async fn post_first(
    site: Site,
    Path(OfForm { form }): Path<OfForm>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    site.post(&form, Named::First, query, request).await
}

/// A page's answers.
pub(crate) async fn post(
    site: Site,
    Path(OfPage { form, page }): Path<OfPage>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    site.post(&form, Named::Page(&page), query, request).await
}

/// The answers of a page of one in a list.
pub(crate) async fn post_entry(
    site: Site,
    Path(OfEntryPage {
        form,
        list,
        number,
        page,
    }): Path<OfEntryPage>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    let named = Named::Entry(&list, &number, &page);
    site.post(&form, named, query, request).await
}

/// Asks before one is removed from a list.
pub(crate) async fn ask_to_remove(
    site: Site,
    Path(OfEntry { form, list, number }): Path<OfEntry>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(form) = site.form(&form) else {
        return site.problem(Trouble::NotFound, None);
    };
    let asked = list::ask_to_remove(&site, form, (&list, &number), query.as_deref()).await;
    asked.unwrap_or_else(|| site.problem(Trouble::NotFound, None))
}

/// Removes one from a list, if that is what was meant.
pub(crate) async fn remove(
    site: Site,
    Path(OfEntry { form, list, number }): Path<OfEntry>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    let Some(form) = site.form(&form) else {
        return site.problem(Trouble::NotFound, None);
    };
    let posted = match site.read(request).await {
        Ok(posted) => posted,
        Err(page) => return page,
    };
    let entry = (&*list, &*number);
    let removed = list::remove(&site, form, entry, query.as_deref(), &posted).await;
    removed.unwrap_or_else(|| site.problem(Trouble::NotFound, None))
}

/// The parts of a long form.
pub(crate) async fn tasks(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    let shown = match site.form(&form) {
        Some((form, _)) => tasks::show(&site, form).await,
        None => None,
    };
    shown.unwrap_or_else(|| site.problem(Trouble::NotFound, None))
}

/// What is told before a page, on a page of its own.
pub(crate) async fn before(site: Site, Path(OfPage { form, page }): Path<OfPage>) -> Response {
    let shown = match site.form(&form) {
        Some((form, _)) => before::show(&site, form, &page).await,
        None => None,
    };
    shown.unwrap_or_else(|| site.problem(Trouble::NotFound, None))
}

/// Where the form ends before it is sent.
pub(crate) async fn ended(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    match site.form(&form) {
        Some((form, _)) => ended::show(&site, form).await,
        None => site.problem(Trouble::NotFound, None),
    }
}

/// "Check your answers".
pub(crate) async fn check(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    match site.form(&form) {
        Some(form) => check::show(&site, form).await,
        None => site.problem(Trouble::NotFound, None),
    }
}

/// "Send" was pressed.
pub(crate) async fn confirm(
    site: Site,
    Path(OfForm { form }): Path<OfForm>,
    request: Request,
) -> Response {
    let Some(form) = site.form(&form) else {
        return site.problem(Trouble::NotFound, None);
    };
    match site.read(request).await {
        Ok(posted) => confirm::confirm(&site, form, &posted).await,
        Err(page) => page,
    }
}

impl Site {
    fn to_static(&self, form: &str, at: impl Fn(At<'_>, &Slug) -> String) -> Response {
        match self.form(form) {
            Some((form, _)) => see(&at(form.council.at(), form.slug)),
            None => self.problem(Trouble::NotFound, None),
        }
    }

    async fn show(&self, form: &str, named: Named<'_>, query: Option<String>) -> Response {
        let shown = match self.form(form) {
            Some(form) => page::show(self, form, named, query.as_deref()).await,
            None => None,
        };
        shown.unwrap_or_else(|| self.problem(Trouble::NotFound, None))
    }

    async fn post(
        self,
        form: &str,
        named: Named<'_>,
        query: Option<String>,
        request: Request,
    ) -> Response {
        if self.form(form).is_none() {
            return self.problem(Trouble::NotFound, None);
        }
        let posted = match self.read(request).await {
            Ok(posted) => posted,
            Err(page) => return page,
        };
        // What no person filled in makes nobody look up a code.
        let typed = posted.first(RETURN_CODE).filter(|_| !posted.has(HONEYPOT));
        let (site, wait) = match typed {
            Some(typed) => self.entering(form, typed.trim()).await,
            None => (self, None),
        };
        let answer = match site.form(form) {
            Some(form) => page::post(&site, form, named, query.as_deref(), &posted).await,
            None => None,
        };
        let mut answer = answer.unwrap_or_else(|| site.problem(Trouble::NotFound, None));
        match (&site.entered, wait) {
            // Whatever else is the matter with the page: its code need not be entered again.
            (Some(Entered::Opens(code)), _) if !is_set(&answer) => keeping(answer, code),
            (_, Some(wait)) if answer.status() == StatusCode::GONE => {
                *answer.status_mut() = StatusCode::TOO_MANY_REQUESTS;
                waiting(wait, answer)
            }
            _ => answer,
        }
    }

    /// The same with the code that was entered on a page of a form which the browser had forgotten; how long to
    /// wait, where too many wrong ones came before it.
    async fn entering(mut self, form: &str, typed: &str) -> (Self, Option<Wait>) {
        let opens_it = |opened: &OpenedByCode<'_>| {
            let mut forms = opened.forms.iter();
            forms.any(|(place, _)| place.slug.as_str() == form)
        };
        let refused = |problem| Entered::Refused(problem, typed.to_owned());
        let (entered, wait) = match self.enter(typed).await {
            Ok((code, opened)) if opens_it(&opened) => (Entered::Opens(code), None),
            Ok(_) => (refused(CodeProblem::OpensNothing), None),
            Err(NotOpened::Code(problem)) => (refused(problem), None),
            Err(NotOpened::NotYet(wait)) => {
                let minutes = wait.minutes();
                (refused(CodeProblem::TooOften { minutes }), Some(wait))
            }
            // Nothing is saved under a code that was not counted: the page comes back with all that was typed.
            Err(NotOpened::Away(fault)) => (Entered::Away(fault, typed.to_owned()), None),
        };
        self.entered = Some(entered);
        (self, wait)
    }
}

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
        // The browser keeps the code that it has: drafts of other forms are under it too.
        let Some(code) = self.code().await? else {
            let code = DraftCode::random(&mut rand::rng());
            let code = self.vault.hand_out(code).await?;
            return Ok(Some(Place { code, over: None }));
        };
        let over = self.vault.draft_rev(code.code(), place.slug).await?;
        Ok(Some(Place { code, over }))
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
