//! What stops a request, and the page that says so honestly.
//!
//! A handler returns a [`Stop`]; it becomes a page in one place ([`draw`]), so that a page that
//! does not exist looks the same whatever the reason.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use http_edge::{NotRead, RequestId};
use record::{Reference, Staff};
use serde::Serialize;
use site_model::Slug;
use site_theme::ThemeError;
use vault::VaultFault;

use crate::address;
use crate::next_path::NextPath;
use crate::pages::SignedIn;
use crate::triage::Deployment;

/// What went wrong. Its Fluent messages are `staff-trouble-<name>-title` and `…-text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No such page, or none for this person.
    NotFound,
    /// A POST that did not come from our own pages.
    Forbidden,
    /// Signed in, but without a role or a hub of the council.
    NoPost,
    /// A sign-in that is not known here: too old, used, or begun in another browser.
    SignInLost,
    /// The provider signed nobody in.
    SignInRefused,
    /// The provider does not answer, or its answer does not hold.
    SignInAway,
    /// The session has ended.
    SessionEnded,
    /// A hub manager has ended this person's access.
    AccessEnded,
    /// What was posted needs a sign-in of just now.
    SignInAnew,
    /// What was posted is about a colleague's referral, and the reason to work on it has not been said.
    SayWhy,
    /// A colleague was faster.
    AlreadyTaken,
    /// A colleague has recorded how a telling ended.
    AlreadyEnded,
    /// There is no view of the family's that could be changed.
    NoView,
    /// Something was decided about the family's view since the page was drawn.
    ViewChanged,
    /// Somebody decided meanwhile whether two records are one family's, or they were not compared just now.
    PairChanged,
    /// The family agrees to nothing that is not shared already.
    NothingToShare,
    /// The page has invited the family already, and its code was shown.
    AlreadyInvited,
    /// What the family was invited to send has joined its record.
    InvitationAnswered,
    /// A message is not sent again: the family's view was locked since.
    ViewLocked,
    /// Colleagues change the same record so often that this change found no gap.
    Busy,
    /// What was entered of a form is not here any more.
    EntryGone,
    /// The form was sent before, with other answers.
    EntrySent,
    /// DynamoDB or KMS is away.
    Away,
    /// They went away while a change was on its way: whether it was made shows only later.
    Unsure,
    /// A stored item is not as it was written.
    Tampered,
    /// The body was not what a form of ours posts.
    NotRead,
    /// More than any form of ours asks for.
    TooLarge,
    /// Anything else of ours.
    Broken,
}

impl Trouble {
    fn name_and_status(self) -> (&'static str, StatusCode) {
        match self {
            Self::NotFound => ("not-found", StatusCode::NOT_FOUND),
            Self::Forbidden => ("forbidden", StatusCode::FORBIDDEN),
            Self::NoPost => ("no-post", StatusCode::FORBIDDEN),
            Self::SignInLost => ("sign-in-lost", StatusCode::BAD_REQUEST),
            Self::SignInRefused => ("sign-in-refused", StatusCode::FORBIDDEN),
            Self::SignInAway => ("sign-in-away", StatusCode::BAD_GATEWAY),
            Self::SessionEnded => ("session-ended", StatusCode::UNAUTHORIZED),
            Self::AccessEnded => ("access-ended", StatusCode::FORBIDDEN),
            Self::SignInAnew => ("sign-in-anew", StatusCode::UNAUTHORIZED),
            Self::SayWhy => ("say-why", StatusCode::FORBIDDEN),
            Self::AlreadyTaken => ("already-taken", StatusCode::CONFLICT),
            Self::AlreadyEnded => ("already-ended", StatusCode::CONFLICT),
            Self::NoView => ("no-view", StatusCode::CONFLICT),
            Self::ViewChanged => ("view-changed", StatusCode::CONFLICT),
            Self::PairChanged => ("pair-changed", StatusCode::CONFLICT),
            Self::NothingToShare => ("nothing-to-share", StatusCode::CONFLICT),
            Self::AlreadyInvited => ("already-invited", StatusCode::CONFLICT),
            Self::InvitationAnswered => ("invitation-answered", StatusCode::CONFLICT),
            Self::ViewLocked => ("view-locked", StatusCode::CONFLICT),
            Self::Busy => ("busy", StatusCode::CONFLICT),
            Self::EntryGone => ("entry-gone", StatusCode::GONE),
            Self::EntrySent => ("entry-sent", StatusCode::CONFLICT),
            Self::Away => ("away", StatusCode::SERVICE_UNAVAILABLE),
            Self::Unsure => ("unsure", StatusCode::SERVICE_UNAVAILABLE),
            Self::Tampered => ("tampered", StatusCode::INTERNAL_SERVER_ERROR),
            Self::NotRead => ("not-read", StatusCode::BAD_REQUEST),
            Self::TooLarge => ("too-large", StatusCode::PAYLOAD_TOO_LARGE),
            Self::Broken => ("broken", StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}

/// A trouble, with what must not be lost. No `Debug`: it may hold what was typed.
#[derive(Clone)]
pub(crate) struct Problem {
    trouble: Trouble,
    /// What it is about, where its words name it.
    reference: Option<Reference>,
    typed: Vec<Typed>,
    way_on: Option<WayOn>,
    /// Who can sign out on its page.
    signed_in: Option<SignedIn>,
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        Self {
            trouble,
            reference: None,
            typed: Vec::new(),
            way_on: None,
            signed_in: None,
        }
    }
}

/// What was typed and not saved: shown for copying.
#[derive(Clone, Serialize)]
pub(crate) struct Typed {
    /// The Fluent message that names the field.
    pub(crate) label: &'static str,
    pub(crate) text: String,
}

/// Where a person can go from here.
#[derive(Clone, Serialize)]
struct WayOn {
    /// The Fluent message that says where it leads.
    label: &'static str,
    href: String,
}

impl WayOn {
    /// To the referrals of a council, or to where a council is chosen.
    fn home(council: Option<&Slug>) -> Self {
        match council {
            Some(council) => Self {
                label: "staff-back-to-queue",
                href: address::queue(council),
            },
            None => Self {
                label: "staff-go-to-start",
                href: address::START.to_owned(),
            },
        }
    }
}

/// What stops a request.
pub(crate) enum Stop {
    /// Nobody is signed in: they may, and then go on.
    SignIn(Option<NextPath>),
    /// Another page comes first.
    Leads(String),
    /// A page that says what is the matter.
    Problem(Box<Problem>),
}

impl Stop {
    /// Whether there is no such record for this person.
    pub(crate) fn is_not_found(&self) -> bool {
        matches!(self, Self::Problem(problem) if matches!(problem.trouble, Trouble::NotFound))
    }

    /// Where the person may try again, or go instead.
    #[must_use]
    pub(crate) fn leading_to(self, label: &'static str, href: String) -> Self {
        match self {
            Self::Problem(mut problem) => {
                problem.way_on = Some(WayOn { label, href });
                Self::Problem(problem)
            }
            elsewhere @ (Self::SignIn(_) | Self::Leads(_)) => elsewhere,
        }
    }

    /// With what it is about.
    #[must_use]
    pub(crate) fn about(self, reference: Option<Reference>) -> Self {
        match self {
            Self::Problem(problem) => Self::from(Problem {
                reference,
                ..*problem
            }),
            elsewhere @ (Self::SignIn(_) | Self::Leads(_)) => elsewhere,
        }
    }

    /// On a page on which this person can sign out.
    #[must_use]
    pub(crate) fn told_to(self, staff: &Staff) -> Self {
        match self {
            Self::Problem(problem) => Self::from(Problem {
                signed_in: Some(SignedIn::new(staff)),
                ..*problem
            }),
            elsewhere @ (Self::SignIn(_) | Self::Leads(_)) => elsewhere,
        }
    }

    /// With what was typed. Someone who posted is not sent away from it to sign in: they are told
    /// that the session has ended, with their words to copy.
    #[must_use]
    pub(crate) fn keeping(self, typed: Vec<Typed>, council: &Slug, back: &NextPath) -> Self {
        match self {
            Self::SignIn(_) => Self::from(Problem {
                typed,
                way_on: Some(WayOn {
                    label: "staff-sign-in-again",
                    href: address::sign_in(council, Some(back)),
                }),
                ..Problem::from(Trouble::SessionEnded)
            }),
            Self::Problem(problem) => Self::from(Problem { typed, ..*problem }),
            leads @ Self::Leads(_) => leads,
        }
    }
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::from(Problem::from(trouble))
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<VaultFault> for Stop {
    /// A fault names an operation, a code and AWS's request id: nothing about a person.
    fn from(fault: VaultFault) -> Self {
        let trouble = match fault {
            VaultFault::NotFound => Trouble::NotFound,
            VaultFault::Changed => Trouble::Busy,
            VaultFault::Tampered { .. } => Trouble::Tampered,
            VaultFault::Away { .. } => Trouble::Away,
            VaultFault::OfAnotherShape { .. }
            | VaultFault::Sealing(_)
            | VaultFault::NoRandomBytes => Trouble::Broken,
        };
        match trouble {
            Trouble::NotFound => {}
            Trouble::Busy => tracing::warn!(%fault, "not done"),
            _ => tracing::error!(%fault, "not done"),
        }
        Self::from(trouble)
    }
}

impl From<ThemeError> for Stop {
    fn from(error: ThemeError) -> Self {
        tracing::error!(%error, "a page cannot be drawn");
        Self::from(Trouble::Broken)
    }
}

impl From<NotRead> for Stop {
    fn from(not_read: NotRead) -> Self {
        Self::from(match not_read {
            NotRead::TooLarge => Trouble::TooLarge,
            NotRead::NotAForm | NotRead::BrokeOff => Trouble::NotRead,
        })
    }
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn(next) => Redirect::to(&address::start(next.as_ref())).into_response(),
            Self::Leads(to) => Redirect::to(&to).into_response(),
            Self::Problem(problem) => {
                let (_, status) = problem.trouble.name_and_status();
                let mut response = status.into_response();
                response.extensions_mut().insert(*problem);
                response
            }
        }
    }
}

/// Middleware: a problem becomes its page.
pub(crate) async fn draw(
    State(deployment): State<Arc<Deployment>>,
    request: Request,
    next: Next,
) -> Response {
    let about = About::of(&request);
    let mut response = next.run(request).await;
    match response.extensions_mut().remove::<Problem>() {
        Some(problem) => page(&deployment, &about, &problem),
        None => response,
    }
}

/// The page for who may not post.
pub(crate) fn forbidden(deployment: &Deployment, request: &Request) -> Response {
    page(deployment, &About::of(request), &Trouble::Forbidden.into())
}

/// What a problem's page says about the request: the council in its address, and its id.
struct About {
    council: Option<Slug>,
    id: Option<RequestId>,
}

impl About {
    fn of(request: &Request) -> Self {
        let first = request.uri().path().split('/').nth(1).unwrap_or_default();
        Self {
            council: Slug::parse(first).ok(),
            id: request.extensions().get().cloned(),
        }
    }
}

#[derive(Serialize)]
struct ProblemView<'a> {
    paragraphs: Vec<String>,
    typed: &'a [Typed],
    way_on: Option<&'a WayOn>,
    request_id: Option<&'a str>,
}

fn page(deployment: &Deployment, about: &About, problem: &Problem) -> Response {
    let (name, status) = problem.trouble.name_and_status();
    let pages = deployment.pages();
    let council = about.council.as_ref().and_then(|slug| pages.council(slug));
    let reference = problem.reference.as_ref().map_or_else(
        || pages.say("staff-this-referral", &[]),
        Reference::to_string,
    );
    let said = |part: &str| {
        let message = format!("staff-trouble-{name}-{part}");
        pages.say(&message, &[("reference", reference.clone().into())])
    };
    let title = said("title");
    let home = WayOn::home(council.map(|council| &council.slug));
    let way_on = match problem.trouble {
        // The same whoever asks and whatever is there.
        Trouble::NotFound | Trouble::Forbidden => problem.way_on.as_ref().or(Some(&home)),
        _ => problem.way_on.as_ref(),
    };
    let layout = pages.layout(council, title.clone());
    let view = ProblemView {
        paragraphs: said("text").lines().map(str::to_owned).collect(),
        typed: &problem.typed,
        way_on,
        request_id: about.id.as_ref().map(RequestId::as_str),
    };
    match pages.draw(
        "staff/problem.njk",
        layout,
        problem.signed_in.clone(),
        &view,
    ) {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a problem's page cannot be drawn");
            (status, title).into_response()
        }
    }
}
