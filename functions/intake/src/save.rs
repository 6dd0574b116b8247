//! "Save and come back later": the code that opens what this browser has begun, shown to who has it.
//!
//! No answer is saved here: each page was, when it was sent. The code is in the cookie already.

use axum::extract::Path;
use axum::response::Response;
use form_way::{Begun, Side as _, see};
use http::header::CONTENT_DISPOSITION;
use http::{HeaderValue, StatusCode};
use site_model::Slug;
use site_model::address::At;
use site_theme::address;
use site_theme::form_save::{FormSaveView, form_save};

use crate::path::OfForm;
use crate::problem::Trouble;
use crate::reminder::NotSet;
use crate::site::Site;

/// A name that says nothing of families.
const AS_A_FILE: HeaderValue = HeaderValue::from_static("attachment; filename=\"code.html\"");

/// The code on a page, to write down or print.
pub(crate) async fn show(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    match site
        .save_page(&form, &NotSet::default(), |at, form| {
            address::form_save(at, form)
        })
        .await
    {
        Ok(view) => site.draw(StatusCode::OK, "form-save.njk", &view),
        Err(page) => page,
    }
}

/// The code as a file to keep.
pub(crate) async fn file(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    match site
        .save_page(&form, &NotSet::default(), |at, form| {
            address::form_save_file(at, form)
        })
        .await
    {
        Ok(view) => {
            let mut file = site.draw(StatusCode::OK, "form-save-file.njk", &view);
            file.headers_mut().insert(CONTENT_DISPOSITION, AS_A_FILE);
            file
        }
        Err(page) => page,
    }
}

impl Site {
    /// What opens the drafts of this browser, with what was posted of a reminder there; or else the page that leads
    /// to where there is one. `asked` is the address that was asked for.
    pub(crate) async fn save_page(
        &self,
        form: &str,
        not_set: &NotSet,
        asked: fn(At<'_>, &Slug) -> String,
    ) -> Result<FormSaveView, Response> {
        let Some((place, permit)) = self.form(form) else {
            return Err(self.problem(Trouble::NotFound, None));
        };
        let away = |fault| {
            self.tell("a draft could not be read", &fault);
            let again = asked(place.council.at(), place.slug);
            self.problem_with(place, Trouble::NotOpened, Some(again))
        };
        let open = match self.begun(place).await {
            Ok(Begun::Open(open)) => open,
            Ok(Begun::Sent(_)) => return Err(see(&place.sent())),
            Ok(Begun::Nothing) => return Err(self.nothing_begun(place)),
            Err(fault) => return Err(away(fault)),
        };
        let opened = self.opened_by(&open.code).await.map_err(away)?;
        // What is printed says one day for all: the first on which one of them goes.
        let ends = opened.forms.iter().map(|(_, open)| open.expires);
        let until = self.on_their_clock(ends.min().unwrap_or(open.expires));
        let reminder = self
            .reminding((place, permit), &open, not_set)
            .map_err(|fault| self.not_drawn(&fault))?;
        let view = form_save(
            &self.frame_of(place),
            place,
            (open.code.code().reveal(), self.begun_forms(&opened)),
            &until,
            place.going_on(&open.draft.answers, &open.draft.saved),
            &self.origin,
        );
        Ok(view.with_reminder(reminder))
    }
}
