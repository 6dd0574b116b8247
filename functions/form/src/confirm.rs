//! Confirming: the one moment at which a form is sent.
//!
//! The check page's token says what was confirmed. Confirming again, from a stale page or without
//! the cookie, leads to the confirmation of the first time; a page whose answers have changed since
//! is shown again with those there are now.

use axum::response::Response;
use http::StatusCode;
use http_edge::Posted;
use record::CheckToken;
use site_model::published::Permit;
use site_theme::alert::Happening;
use site_theme::form_place::{FormPlace, Way};
use site_theme::problem_page::Trouble;
use vault::NotSent;

use crate::check::{check, check_is_away};
use crate::draft::{Begun, OpenDraft};
use crate::sent_form::sent_form;
use crate::side::{Ready, Side, see};

/// The field with the token.
pub const TOKEN: &str = "token";

/// "Send" was pressed.
pub async fn confirm<S: Side>(
    site: &S,
    (form, permit): (FormPlace<'_>, &Permit),
    posted: &Posted,
) -> Response {
    let Some(token) = posted.first(TOKEN).and_then(CheckToken::read) else {
        // Not from a check page of ours: the page shows what there is to confirm.
        return see(&form.check());
    };
    match site.begun(form).await {
        Ok(Begun::Open(open)) if open.draft.token == token => send(site, form, permit, open).await,
        Ok(Begun::Sent(sent)) if sent == token => see(&form.sent()),
        Ok(other) => stale(site, form, permit, &token, other).await,
        Err(fault) => check_is_away(site, form, &fault),
    }
}

/// Sends what the page showed.
async fn send<S: Side>(
    site: &S,
    form: FormPlace<'_>,
    permit: &Permit,
    open: OpenDraft<S::Key>,
) -> Response {
    let answers = &open.draft.answers;
    if let Some(missing) = form.form.first_open(answers) {
        // The form was changed since the page was shown.
        return see(&form.address_of_open(missing, Way::Change));
    }
    if open.draft.notice_version != permit.version {
        // The page showed another text of the notice than the one that is in force by now.
        let (status, why) = (StatusCode::CONFLICT, Happening::DraftChanged);
        return check(site, form, permit, open, status, Some(why)).await;
    }
    let own = site.own(form);
    let sent = sent_form(
        (form, &site.frame_of(form)),
        (own, &site.own_frame(own)),
        &open.draft,
        site.now(),
    );
    let ready = Ready {
        draft: &open.draft,
        key: &open.code,
        rev: open.rev,
        sent,
    };
    match site.send(form, permit, ready).await {
        Ok(answer) => answer,
        Err(NotSent::OtherAnswers) => other_answers(site, form),
        Err(NotSent::DraftChanged) => match site.begun(form).await {
            Ok(now) => stale(site, form, permit, &open.draft.token, now).await,
            Err(fault) => check_is_away(site, form, &fault),
        },
        Err(NotSent::Fault(fault)) => {
            site.tell("a form could not be sent", &fault);
            let status = StatusCode::SERVICE_UNAVAILABLE;
            check(site, form, permit, open, status, Some(Happening::NotSent)).await
        }
        Err(NotSent::Unknown(fault)) => {
            site.tell("whether a form was sent is not known", &fault);
            let status = StatusCode::SERVICE_UNAVAILABLE;
            check(site, form, permit, open, status, Some(Happening::Unsure)).await
        }
    }
}

/// A token that is not the draft's: of a form that was sent, or of answers that have changed.
async fn stale<S: Side>(
    site: &S,
    form: FormPlace<'_>,
    permit: &Permit,
    token: &CheckToken,
    begun: Begun<S::Key>,
) -> Response {
    match site.confirmation(token).await {
        Ok(Some(confirmation)) => return site.confirmed(form, &confirmation),
        Ok(None) => {}
        Err(fault) => return check_is_away(site, form, &fault),
    }
    match begun {
        Begun::Open(open) => {
            let status = StatusCode::CONFLICT;
            check(
                site,
                form,
                permit,
                open,
                status,
                Some(Happening::DraftChanged),
            )
            .await
        }
        Begun::Sent(_) => other_answers(site, form),
        Begun::Nothing => {
            let start = form.start();
            site.problem_with(form, Trouble::NoLongerHere, Some(start))
        }
    }
}

fn other_answers<S: Side>(site: &S, form: FormPlace<'_>) -> Response {
    site.problem_with(form, Trouble::OtherAnswers, None)
}
