//! The static first page was filled in where a draft of the same form is open already: of the same family, or of one
//! that sat at the same computer before it. Nobody but them can tell, so they are asked, and shown nothing of it.

use axum::response::Response;
use http::StatusCode;
use http_edge::Posted;
use jiff::SignedDuration;
use record::Draft;
use site_model::form::Answers;
use site_theme::form_unfinished::{Choice, form_unfinished};
use vault::VaultFault;

use super::Place;
use crate::side::{self, Side};

/// For how long after its beginning the same first page once more is a second press of the same button.
const PRESSED_TWICE: SignedDuration = SignedDuration::from_mins(10);

/// What becomes of a page's answers.
pub(super) enum Meeting {
    /// They go into the draft that there is, or a new one.
    GoesOn,
    /// The same, where the static page was filled in over a draft that its family knows of.
    Amends,
    /// They begin a form of its own, under a new code.
    BeginsAnew,
    /// It is asked which of these.
    Asks {
        /// Whether it was asked before, and nothing chosen.
        is_unanswered: bool,
    },
    /// They are put aside: the draft goes on here.
    GoesBack(String),
}

impl<S: Side> Place<'_, S> {
    /// What becomes of valid answers beside a draft. `choice` is there once it was asked.
    pub(super) fn meeting(
        &self,
        choice: Option<Option<Choice>>,
        draft: Option<&Draft>,
        answers: &Answers,
    ) -> Meeting {
        let is_blank = self.at.is_static && self.form().is_public();
        let Some(draft) = draft.filter(|_| is_blank) else {
            return Meeting::GoesOn;
        };
        match choice {
            None if self.is_pressed_twice(draft, answers) => Meeting::GoesOn,
            None => Meeting::Asks {
                is_unanswered: false,
            },
            Some(None) => Meeting::Asks {
                is_unanswered: true,
            },
            Some(Some(Choice::GoBack)) => {
                Meeting::GoesBack(self.form().going_on(&draft.answers, &draft.saved))
            }
            Some(Some(Choice::Amend)) => Meeting::Amends,
            Some(Some(Choice::BeginAnew)) => Meeting::BeginsAnew,
        }
    }

    /// Whether the draft holds nothing but these answers, given a moment ago. Later, or with another page filled in,
    /// two families may have given the same.
    fn is_pressed_twice(&self, draft: &Draft, answers: &Answers) -> bool {
        let page = self.at.page;
        let mut questions = page.questions.iter();
        draft.saved.iter().all(|saved| *saved == page.id)
            && questions.all(|asked| draft.answers.get(&asked.id) == answers.get(&asked.id))
            && self.site.now().duration_since(draft.started) < PRESSED_TWICE
    }

    /// Where a draft begins.
    pub(super) async fn begin(
        &self,
        is_anew: bool,
    ) -> Result<Option<side::Place<S::Key>>, VaultFault> {
        if is_anew {
            self.site.begin_anew().await
        } else {
            self.site.begin(self.form()).await
        }
    }

    /// Asks, with all that was typed.
    pub(super) fn unfinished(&self, posted: &Posted, is_unanswered: bool) -> Response {
        let status = if is_unanswered {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::CONFLICT
        };
        let frame = self.site.frame_of(self.form());
        let action = self.at.address(self.way);
        let view = form_unfinished(&frame, self.form(), action, posted.fields(), is_unanswered);
        self.site.draw(status, "form-unfinished.njk", &view)
    }
}
