//! Before a form is entered: how it reached the hub, with which its draft begins.

use axum::response::{IntoResponse as _, Redirect, Response};
use form_way::Side as _;
use http::StatusCode;
use http_edge::Posted;
use record::Draft;
use record::entered::HowGiven;
use serde::Serialize;
use site_model::NoticeVersion;
use site_model::form::{Answers, Entered, FieldError};
use site_theme::form_page::{FormPageView, form_page};
use site_theme::form_place::{PagePlace, Way};
use vault::StoredDraft;

use super::entering::Entering;
use super::how;
use crate::problem::Stop;

/// What `form-asked.njk` draws.
#[derive(Serialize)]
struct HowPage {
    text: String,
    #[serde(flatten)]
    view: FormPageView,
    /// The name of the button that begins again, where something is entered already.
    again: Option<&'static str>,
}

impl Entering<'_> {
    /// The page that asks how the form reached the hub, as it was answered before.
    pub(super) fn ask_how(&self) -> Result<Response, Stop> {
        let entered = self.how_entered();
        self.draw_how(StatusCode::OK, &entered, &[])
    }

    pub(super) async fn begin(&self, posted: &Posted) -> Result<Response, Stop> {
        if posted.has(how::AGAIN) {
            self.discard().await?;
            return Ok(Redirect::to(&self.place().start()).into_response());
        }
        let asked = how::Asked::new(&self.desk.pages, self.council, self.real);
        match asked.read(posted, self.today()) {
            Ok((how, under)) => {
                self.save_how(how, under).await?;
                Ok(Redirect::to(&self.first_page()).into_response())
            }
            Err((entered, errors)) => {
                self.draw_how(StatusCode::UNPROCESSABLE_ENTITY, &entered, &errors)
            }
        }
    }

    /// What was said before of how it reached the hub.
    fn how_entered(&self) -> Entered {
        let asked = how::Asked::new(&self.desk.pages, self.council, self.real);
        match &self.stored {
            Some(StoredDraft::Open { draft, .. }) => draft
                .how
                .as_ref()
                .map(|how| asked.entered(how, &draft.notice_version))
                .unwrap_or_default(),
            _ => Entered::default(),
        }
    }

    fn draw_how(
        &self,
        status: StatusCode,
        entered: &Entered,
        errors: &[FieldError],
    ) -> Result<Response, Stop> {
        let asked = how::Asked::new(&self.desk.pages, self.council, self.real);
        let at = PagePlace {
            form: self.place_of(&asked.form),
            page: asked.page(),
            entry: None,
            is_static: true,
        };
        let frame = self.frame_of(at.form);
        let none = Answers::default();
        let mut view = form_page(&frame, at, Way::Through, entered, &none, errors)?;
        view.layout.back = Some(crate::address::enter(&self.council.slug));
        let page = HowPage {
            text: self.desk.pages.say("staff-enter-how-text", &[]),
            view,
            again: matches!(self.stored, Some(StoredDraft::Open { .. })).then_some(how::AGAIN),
        };
        Ok(self.draw(status, "form-asked.njk", &page))
    }

    /// Keeps what was said of how it reached the hub: the draft begins, or goes on.
    async fn save_how(&self, how: HowGiven, under: NoticeVersion) -> Result<(), Stop> {
        let (draft, over) = self.with_how(how, under);
        self.put(&draft, over).await?;
        Ok(())
    }

    fn with_how(&self, how: HowGiven, under: NoticeVersion) -> (Draft, Option<u64>) {
        let mut rng = rand::rng();
        let (draft, over) = match &self.stored {
            Some(StoredDraft::Open { draft, rev, .. }) => {
                let mut kept = draft.clone();
                if draft.notice_version != under {
                    // An agreement to one text of a notice is none to another.
                    for page in self.real.agreement_pages() {
                        kept = kept.asked_anew(page);
                    }
                }
                let answers = kept.answers.clone();
                (kept.with(answers, under, &mut rng), Some(*rev))
            }
            // The next family's takes the place of the one before.
            Some(StoredDraft::Sent { rev, .. }) => (self.nothing_yet(under), Some(*rev)),
            None => (self.nothing_yet(under), None),
        };
        (draft.given(how, &mut rng), over)
    }

    fn nothing_yet(&self, under: NoticeVersion) -> Draft {
        let (nothing, now) = (Answers::default(), self.desk.now);
        Draft::begin(nothing, under, now, &mut rand::rng())
    }

    /// Begins again with nothing.
    async fn discard(&self) -> Result<(), Stop> {
        let Some(StoredDraft::Open { rev, .. }) = &self.stored else {
            return Ok(());
        };
        let nothing = self.nothing_yet(self.under.clone());
        self.put(&nothing, Some(*rev)).await?;
        Ok(())
    }
}
