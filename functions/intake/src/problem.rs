//! Honest pages for when something cannot be done, each with its status.

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http_edge::{NotRead, RequestId};
use site_model::translation::OWN;
use site_theme::Theme;
use site_theme::form_place::FormPlace;
use site_theme::frame::Frame;
pub(crate) use site_theme::problem_page::Trouble;
use site_theme::problem_page::{ProblemPageView, problem_page};
use vault::VaultFault;

use crate::router::Intake;
use crate::site::Site;

impl Site {
    /// The page that says what is wrong. `again` is where trying again can help.
    pub(crate) fn problem(&self, trouble: Trouble, again: Option<String>) -> Response {
        self.problem_in(&self.frame(), status(trouble), trouble, again)
    }

    /// The same in a form, whose hub is the one to reach.
    pub(crate) fn problem_with(
        &self,
        place: FormPlace<'_>,
        trouble: Trouble,
        again: Option<String>,
    ) -> Response {
        self.problem_in(&self.frame_of(place), status(trouble), trouble, again)
    }

    /// The same, where trying again is to post once more what was chosen.
    pub(crate) fn problem_with_chosen(
        &self,
        place: FormPlace<'_>,
        trouble: Trouble,
        again: String,
        (field, value): (&str, &str),
    ) -> Response {
        let view = problem_page(&self.frame_of(place), trouble, Some(again));
        self.draw_problem(status(trouble), trouble, view.posting(field, value))
    }

    /// The same for all that was posted.
    pub(crate) fn problem_with_posted(
        &self,
        place: FormPlace<'_>,
        trouble: Trouble,
        again: String,
        posted: &[(&str, &str)],
    ) -> Response {
        let view = problem_page(&self.frame_of(place), trouble, Some(again));
        let view = posted
            .iter()
            .fold(view, |view, (field, value)| view.posting(field, value));
        self.draw_problem(status(trouble), trouble, view)
    }

    /// The same where no form is named.
    pub(crate) fn problem_with_entered(
        &self,
        trouble: Trouble,
        again: String,
        (field, value): (&str, &str),
    ) -> Response {
        let view = problem_page(&self.frame(), trouble, Some(again));
        self.draw_problem(status(trouble), trouble, view.posting(field, value))
    }

    /// The page for a body that was not read.
    pub(crate) fn not_read(&self, not_read: NotRead) -> Response {
        let trouble = match not_read {
            NotRead::TooLarge => Trouble::TooLarge,
            NotRead::NotAForm | NotRead::BrokeOff => Trouble::Unreadable,
        };
        tracing::warn!(why = ?not_read, "refused: a body that no page of ours posts");
        self.problem_in(&self.frame(), not_read.status(), trouble, None)
    }

    fn problem_in(
        &self,
        frame: &Frame<'_>,
        status: StatusCode,
        trouble: Trouble,
        again: Option<String>,
    ) -> Response {
        self.draw_problem(status, trouble, problem_page(frame, trouble, again))
    }

    fn draw_problem(
        &self,
        status: StatusCode,
        trouble: Trouble,
        mut view: ProblemPageView,
    ) -> Response {
        // It may hold what was chosen or entered, and lies between pages that do.
        view.layout = view.layout.private_as_titled();
        // Who is lost or late needs no number; who phones about a fault does.
        if !matches!(trouble, Trouble::NotFound | Trouble::NoLongerHere) {
            view.request_id = Some(self.request_id.to_string());
        }
        self.draw(status, "form-problem.njk", &view)
    }

    /// Tells operators of a fault. It holds no datum of a person: see [`VaultFault`].
    pub(crate) fn tell(&self, doing: &'static str, fault: &VaultFault) {
        tracing::error!(council = %self.vault.council(), %fault, "{doing}");
    }
}

fn status(trouble: Trouble) -> StatusCode {
    match trouble {
        Trouble::NotShown | Trouble::NotOpened | Trouble::NotKept | Trouble::NotReminded => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        Trouble::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Trouble::NoLongerHere => StatusCode::GONE,
        Trouble::Unreadable => StatusCode::BAD_REQUEST,
        Trouble::OtherAnswers => StatusCode::CONFLICT,
        Trouble::Forbidden => StatusCode::FORBIDDEN,
        Trouble::NotFound => StatusCode::NOT_FOUND,
        Trouble::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Trouble::Broken => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The problem in plain text: where there is no council to draw a page for, or no page to be drawn.
pub(crate) fn in_words(theme: &Theme, trouble: Trouble) -> Response {
    let said = |part| {
        let id = format!("trouble-{}-{part}", trouble.name());
        theme.words().say(OWN, &id, &[])
    };
    let text = format!("{}\n\n{}\n", said("title"), said("text"));
    (status(trouble), text).into_response()
}

/// No route leads there.
pub(crate) async fn not_found(
    State(intake): State<Intake>,
    id: RequestId,
    request: Request,
) -> Response {
    at_edge(&intake, &request, id, Trouble::NotFound)
}

/// A route leads there, but not for what the client wants to do.
pub(crate) async fn method_not_allowed(
    State(intake): State<Intake>,
    id: RequestId,
    request: Request,
) -> Response {
    let mut response = at_edge(&intake, &request, id, Trouble::NotFound);
    *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    response
}

/// The request did not come from our own pages.
pub(crate) fn forbidden(intake: &Intake, request: &Request) -> Response {
    let id = request.extensions().get().cloned();
    let id = id.unwrap_or_else(RequestId::random);
    at_edge(intake, request, id, Trouble::Forbidden)
}

/// Outside of a handler: the council is the first part of the address, if it is one.
fn at_edge(intake: &Intake, request: &Request, id: RequestId, trouble: Trouble) -> Response {
    let mut parts = request.uri().path().split('/').skip(1);
    let council = parts.next().unwrap_or_default();
    let told = Site::find(intake, council, parts.next(), id.clone());
    match told.or_else(|| Site::find(intake, council, None, id.clone())) {
        Some(site) => site.problem(trouble, None),
        None => of_no_council(intake, id, trouble),
    }
}

/// The address names no council. Where there is only one, as in production, its page says so.
pub(crate) fn of_no_council(intake: &Intake, id: RequestId, trouble: Trouble) -> Response {
    let mut councils = intake.councils();
    let only = councils.next().filter(|_| councils.next().is_none());
    match only.and_then(|council| Site::find(intake, council.as_str(), None, id)) {
        Some(site) => site.problem(trouble, None),
        None => in_words(intake.serving().theme(), trouble),
    }
}
