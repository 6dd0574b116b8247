//! "Check your answers": what would be sent, under the notice text in force.

use axum::extract::Path;
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use site_model::published::Permit;
use site_theme::address;
use site_theme::alert::{Alert, Happening};
use site_theme::form_check::form_check;
use site_theme::form_page::{FormPlace, Way};
use vault::VaultFault;

use crate::draft::{Begun, OpenDraft};
use crate::path::OfForm;
use crate::problem::Trouble;
use crate::site::{Site, see};

/// The page as it is reached from the form's last page.
pub(crate) async fn show(
    site: Site,
    Path(OfForm { form }): Path<OfForm>,
    headers: HeaderMap,
) -> Response {
    let Some((form, permit)) = site.form(&form) else {
        return site.problem(Trouble::NotFound, None);
    };
    match site.begun(&headers, form).await {
        Ok(Begun::Open(open)) => site.check(form, permit, open, StatusCode::OK, None).await,
        Ok(Begun::Sent(_)) => see(&address::form_sent(form.council.at(), form.slug)),
        Ok(Begun::Nothing(_)) => see(&address::form(form.council.at(), form.slug)),
        Err(fault) => site.check_is_away(form, &fault),
    }
}

impl Site {
    /// Draws the page, or leads to what is still to be answered.
    pub(crate) async fn check(
        &self,
        form: FormPlace<'_>,
        permit: &Permit,
        open: OpenDraft,
        status: StatusCode,
        happening: Option<Happening>,
    ) -> Response {
        let OpenDraft { code, draft, rev } = open;
        let (council, slug) = (form.council.at(), form.slug);
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
            match self.renew(form, permit, &code, (&draft, rev)).await {
                Ok(_) if had_agreed.is_some() => {
                    let anew = had_agreed.map(|page| form.address_of(&page.id));
                    return see(&Way::Change.to(anew.unwrap_or_default()));
                }
                Ok(draft) => draft,
                // Another tab did it, or changed the answers: ask again what they are.
                Err(VaultFault::Changed) => return see(&address::form_check(council, slug)),
                Err(fault) => return self.check_is_away(form, &fault),
            }
        };
        let frame = self.frame_of(form);
        let mut view = form_check(&frame, form, &draft.answers, draft.token.reveal());
        view.alert =
            happening.map(|happening| Alert::new(&frame, happening, address::form(council, slug)));
        view.layout.has_errors = view.alert.is_some();
        self.draw(status, "form-check.njk", &view)
    }

    /// The draft is kept but out of reach.
    pub(crate) fn check_is_away(&self, form: FormPlace<'_>, fault: &VaultFault) -> Response {
        self.tell("a draft could not be read", fault);
        let again = address::form_check(form.council.at(), form.slug);
        self.problem_with(form, Trouble::NotSent, Some(again))
    }
}
