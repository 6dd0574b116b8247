//! "Check your answers": what would be sent, under the notice text in force.

use axum::response::Response;
use http::StatusCode;
use site_model::published::Permit;
use site_theme::alert::{Alert, Happening};
use site_theme::form_check::form_check;
use site_theme::form_place::{FormPlace, Way};
use site_theme::problem_page::Trouble;
use vault::VaultFault;

use crate::draft::{Begun, OpenDraft, renew};
use crate::side::{Side, see};

/// The page as it is reached from the form's last page.
pub async fn show<S: Side>(site: &S, (form, permit): (FormPlace<'_>, &Permit)) -> Response {
    match site.begun(form).await {
        Ok(Begun::Open(open)) => check(site, form, permit, open, StatusCode::OK, None).await,
        Ok(Begun::Sent(_)) => see(&form.sent()),
        Ok(Begun::Nothing) => site.nothing_begun(form),
        Err(fault) => check_is_away(site, form, &fault),
    }
}

/// Draws the page, or leads to what is still to be answered.
pub(crate) async fn check<S: Side>(
    site: &S,
    form: FormPlace<'_>,
    permit: &Permit,
    open: OpenDraft<S::Key>,
    status: StatusCode,
    happening: Option<Happening>,
) -> Response {
    let OpenDraft {
        code, draft, rev, ..
    } = open;
    if let Some(open) = form.form.first_open(&draft.answers) {
        return see(&form.address_of_open(open, Way::Change));
    }
    // What is stored is the text that was shown: this page shows the one in force.
    let draft = if draft.notice_version == permit.version {
        draft
    } else {
        let had_agreed = form
            .form
            .agreement_pages()
            .find(|page| draft.saved.contains(&page.id));
        match renew(site, form, permit, &code, (&draft, rev)).await {
            Ok(_) if had_agreed.is_some() => {
                let anew = had_agreed.map(|page| form.address_of(&page.id));
                return see(&Way::Change.to(anew.unwrap_or_default()));
            }
            Ok(draft) => draft,
            // Another tab did it, or changed the answers: ask again what they are.
            Err(VaultFault::Changed) => return see(&form.check()),
            Err(fault) => return check_is_away(site, form, &fault),
        }
    };
    let frame = site.frame_of(form);
    let mut view = form_check(&frame, form, &draft.answers, draft.token.reveal());
    view.alert = happening.map(|happening| Alert::new(&frame, happening, form.start()));
    view.layout.has_errors = view.alert.is_some();
    site.draw_check(status, &view, &draft)
}

/// The draft is kept but out of reach.
pub(crate) fn check_is_away<S: Side>(
    site: &S,
    form: FormPlace<'_>,
    fault: &VaultFault,
) -> Response {
    site.tell("a draft could not be read", fault);
    site.problem_with(form, Trouble::NotOpened, Some(form.check()))
}
