//! The confirmation: reference, receipt code, and what happens next.

use axum::extract::Path;
use axum::response::Response;
use form_way::{Begun, Side as _, see};
use http::StatusCode;
use record::ReceiptCode;
use site_theme::form_place::FormPlace;
use site_theme::form_sent::form_sent;
use site_theme::{Forgets, address};
use vault::Confirmation;

use crate::path::OfForm;
use crate::problem::Trouble;
use crate::side::SENT_PAGE;
use crate::site::Site;

/// The page after sending, for as long as the browser may show it again.
pub(crate) async fn show(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    let Some((form, _)) = site.form(&form) else {
        return site.problem(Trouble::NotFound, None);
    };
    let (council, slug) = (form.council.at(), form.slug);
    let confirmation = match site.begun(form).await {
        Ok(Begun::Sent(token)) => site.confirmation(&token).await,
        Ok(Begun::Open(_)) => return see(&address::form_check(council, slug)),
        Ok(Begun::Nothing) => Ok(None),
        Err(fault) => Err(fault),
    };
    match confirmation {
        Ok(Some(confirmation)) => site.confirmation_page(form, &confirmation),
        // Not the form's start: who sent it an hour ago must not think that it was lost.
        Ok(None) => {
            let start = address::form(council, slug);
            site.problem_with(form, Trouble::NoLongerHere, Some(start))
        }
        Err(fault) => {
            // It was sent: the page that says "not sent" would be wrong here.
            site.tell("a confirmation could not be read", &fault);
            site.problem_with(
                form,
                Trouble::NotShown,
                Some(address::form_sent(council, slug)),
            )
        }
    }
}

impl Site {
    /// Until when this browser can show a confirmation. No page that is opened meanwhile makes it longer.
    fn shows_until(&self, confirmation: &Confirmation) -> Option<Forgets> {
        let until = confirmation.received.saturating_add(SENT_PAGE).ok()?;
        let seconds = u32::try_from(until.duration_since(self.now).as_secs()).ok()?;
        Some(Forgets {
            at: self.frame().moment(&self.on_their_clock(until)),
            seconds,
            stay: None,
            closes: None,
        })
    }

    /// Draws what the family keeps.
    pub(crate) fn confirmation_page(
        &self,
        form: FormPlace<'_>,
        confirmation: &Confirmation,
    ) -> Response {
        let view = form_sent(
            &self.frame_of(form),
            form,
            confirmation.notice_version.as_ref(),
            confirmation.reference.to_string(),
            confirmation.code.as_ref().map(ReceiptCode::reveal),
            &self.origin,
            self.shows_until(confirmation),
        );
        self.draw(StatusCode::OK, "form-sent.njk", &view)
    }
}
