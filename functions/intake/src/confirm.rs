//! Confirming: the one moment at which a form is sent.
//!
//! The check page's token says what was confirmed. Confirming again, from a stale page or without
//! the cookie, leads to the confirmation of the first time; a page whose answers have changed since
//! is shown again with those there are now.

use axum::extract::{Path, Request};
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use jiff::SignedDuration;
use record::CheckToken;
use record::matching::match_terms;
use site_model::published::Permit;
use site_theme::address;
use site_theme::alert::Happening;
use site_theme::form_page::{FormPlace, Way};
use vault::{NotSent, Sending};

use crate::draft::{self, Begun, OpenDraft};
use crate::path::OfForm;
use crate::problem::Trouble;
use crate::sent_form::sent_form;
use crate::site::{Site, see};

/// The field with the token.
const TOKEN: &str = "token";

/// How long the confirmation can be shown again from the cookie: long enough to print it, short
/// enough for a shared computer.
const SENT_PAGE: SignedDuration = SignedDuration::from_hours(1);

/// "Send" was pressed.
pub(crate) async fn confirm(
    site: Site,
    Path(OfForm { form }): Path<OfForm>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let Some((form, permit)) = site.form(&form) else {
        return site.problem(Trouble::NotFound, None);
    };
    let posted = match site.read(request).await {
        Ok(posted) => posted,
        Err(page) => return page,
    };
    let Some(token) = posted.first(TOKEN).and_then(CheckToken::read) else {
        // Not from a check page of ours: the page shows what there is to confirm.
        return see(&address::form_check(form.council.at(), form.slug));
    };
    match site.begun(&headers, form).await {
        Ok(Begun::Open(open)) if open.draft.token == token => {
            site.send(form, permit, open, &headers).await
        }
        Ok(Begun::Sent(sent)) if sent == token => {
            see(&address::form_sent(form.council.at(), form.slug))
        }
        Ok(other) => site.stale(form, permit, &token, other).await,
        Err(fault) => site.check_is_away(form, &fault),
    }
}

impl Site {
    /// Sends what the page showed.
    async fn send(
        &self,
        form: FormPlace<'_>,
        permit: &Permit,
        open: OpenDraft,
        headers: &HeaderMap,
    ) -> Response {
        let answers = &open.draft.answers;
        let (council, slug) = (form.council.at(), form.slug);
        if let Some(missing) = form.form.first_open(answers) {
            // The form was changed since the page was shown.
            return see(&form.address_of_open(missing, Way::Change));
        }
        if open.draft.notice_version != permit.version {
            // The page showed another text of the notice than the one that is in force by now.
            let (status, why) = (StatusCode::CONFLICT, Happening::DraftChanged);
            return self.check(form, permit, open, status, Some(why)).await;
        }
        let sent = sent_form(form, self.own(form), &open.draft, self.now);
        let terms = match_terms(form.form, answers);
        let sending = Sending {
            token: &open.draft.token,
            draft: (&open.code, open.rev),
            sent: &sent,
            match_terms: &terms,
            now: self.now,
            // A stale page can be confirmed again for as long as its draft could have lived.
            confirmation_expires: draft::expires(permit, self.now),
            sent_page_expires: self.now.saturating_add(SENT_PAGE).unwrap_or(self.now),
        };
        match self.vault.send(&sending).await {
            Ok(_) => see(&address::form_sent(council, slug)),
            Err(NotSent::OtherAnswers) => self.other_answers(form),
            Err(NotSent::DraftChanged) => match self.begun(headers, form).await {
                Ok(now) => self.stale(form, permit, &open.draft.token, now).await,
                Err(fault) => self.check_is_away(form, &fault),
            },
            Err(NotSent::Fault(fault)) => {
                self.tell("a form could not be sent", &fault);
                let status = StatusCode::SERVICE_UNAVAILABLE;
                self.check(form, permit, open, status, Some(Happening::NotSent))
                    .await
            }
        }
    }

    /// A token that is not the draft's: of a form that was sent, or of answers that have changed.
    async fn stale(
        &self,
        form: FormPlace<'_>,
        permit: &Permit,
        token: &CheckToken,
        begun: Begun,
    ) -> Response {
        let confirmed = self.vault.confirmation(token, self.now);
        match confirmed.await {
            Ok(Some(confirmation)) => return self.confirmation(form, &confirmation),
            Ok(None) => {}
            Err(fault) => return self.check_is_away(form, &fault),
        }
        match begun {
            Begun::Open(open) => {
                let status = StatusCode::CONFLICT;
                self.check(form, permit, open, status, Some(Happening::DraftChanged))
                    .await
            }
            Begun::Sent(_) => self.other_answers(form),
            Begun::Nothing(_) => {
                let start = address::form(form.council.at(), form.slug);
                self.problem_with(form, Trouble::NoLongerHere, Some(start))
            }
        }
    }

    fn other_answers(&self, form: FormPlace<'_>) -> Response {
        self.problem_with(form, Trouble::OtherAnswers, None)
    }
}
