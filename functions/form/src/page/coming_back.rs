//! A page that comes back filled in though nothing is wrong with what was typed there.

use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use http::header::RETRY_AFTER;
use site_model::form::{Answers, Entered};
use site_theme::alert::{Alert, Happening};
use vault::{VaultFault, Wait};

use super::Place;
use crate::side::Side;

impl<S: Side> Place<'_, S> {
    /// The page asks again: an agreement is one to the text that was shown.
    pub(super) fn notice_changed(&self) -> Response {
        let frame = self.site.frame_of(self.form());
        let alert = Alert::new(&frame, Happening::NoticeChanged, self.form().start());
        let (entered, answers) = (Entered::default(), Answers::default());
        self.draw(StatusCode::CONFLICT, &entered, &answers, &[], Some(alert))
    }

    /// The page comes back filled in, because storage is away.
    pub(super) fn not_kept(&self, entered: &Entered, fault: &VaultFault) -> Response {
        self.site.tell("a draft could not be saved", fault);
        self.come_back(StatusCode::SERVICE_UNAVAILABLE, entered, Happening::NotKept)
    }

    /// The page comes back filled in, because too many forms were begun where it comes from.
    pub(super) fn too_many_begun(&self, entered: &Entered, wait: Wait) -> Response {
        let status = StatusCode::TOO_MANY_REQUESTS;
        let page = self.come_back(status, entered, Happening::TooManyBegun);
        ([(RETRY_AFTER, wait.seconds().to_string())], page).into_response()
    }

    /// The page comes back filled in, because those before it are gone.
    pub(super) fn draft_gone(&self, entered: &Entered) -> Response {
        let status = StatusCode::GONE;
        let Some(code) = self.site.ask_for_code() else {
            return self.come_back(status, entered, Happening::DraftGone);
        };
        let frame = self.site.frame_of(self.form());
        let alert = Alert::new(&frame, Happening::CodeNeeded, self.form().start());
        match self.drawn(entered, &self.as_posted(entered), &[]) {
            Ok(view) => {
                let view = view.with_alert(alert).asking_for_code(Some(code));
                self.site.draw(status, "form-page.njk", &view)
            }
            Err(fault) => self.site.not_drawn(&fault),
        }
    }

    pub(super) fn come_back(
        &self,
        status: StatusCode,
        entered: &Entered,
        happening: Happening,
    ) -> Response {
        let frame = self.site.frame_of(self.form());
        let mut alert = Alert::new(&frame, happening, self.form().start());
        if happening == Happening::FormSent {
            alert = alert.of_sent(self.form().sent());
        }
        match self.drawn(entered, &self.as_posted(entered), &[]) {
            Ok(view) => {
                let mut view = view.with_alert(alert);
                if self.site.has_untried_code() {
                    view = view.asking_for_code(self.site.ask_for_code());
                }
                self.site.draw(status, "form-page.njk", &view)
            }
            Err(fault) => self.site.not_drawn(&fault),
        }
    }
}
