//! Why somebody opens a referral that a colleague works on: asked before anything of it is shown.

use axum::extract::Request;
use axum::response::{IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http_edge::Posted;
use record::opening::{Opening, WhyOpened};
use record::permission::Action;
use record::reason::Reason;
use record::{FamilyId, ReferralId};
use serde::Serialize;
use site_model::Slug;
use site_theme::form_page::SummaryError;

use crate::address;
use crate::desk::Desk;
use crate::next_path::NextPath;
use crate::problem::{Stop, Typed};
use crate::record_address::RecordAddress;
use crate::referral_page::ReferralAddress;

const WHY: &str = "why";
const WORDS: &str = "words";

/// What was entered, as it was typed. No `Debug`: it may be about a family.
#[derive(Default)]
struct Entered {
    why: Option<WhyOpened>,
    words: String,
}

/// What is the matter with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EntryError {
    NoReason,
    NoWords,
    TooLong,
}

impl EntryError {
    fn message_and_field(self) -> (&'static str, &'static str) {
        match self {
            Self::NoReason => ("staff-why-error-none", WHY),
            Self::NoWords => ("staff-why-error-words", WORDS),
            Self::TooLong => ("staff-why-error-long", WORDS),
        }
    }
}

/// What `staff/why.njk` draws.
#[derive(Serialize)]
struct WhyView {
    reference: String,
    /// Who works on it.
    colleague: Option<String>,
    action: String,
    fields: Fields,
    choices: Vec<Choice>,
    words: String,
    longest: usize,
    errors: Vec<SummaryError>,
    why_error: Option<String>,
    words_error: Option<String>,
}

#[derive(Serialize)]
struct Fields {
    why: &'static str,
    words: &'static str,
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    text: String,
    checked: bool,
}

/// Asks why.
pub(crate) async fn ask(
    RecordAddress((_, family, referral)): ReferralAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    if !desk
        .has_to_say_why(Action::Open, &family, &referral)
        .await?
    {
        return Ok(to_referral(&desk, &family, &referral));
    }
    draw(&desk, (&family, &referral), &Entered::default(), None).await
}

/// Keeps why, and opens it.
pub(crate) async fn say(
    RecordAddress((council, family, referral)): ReferralAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let entered = Entered::read(&Posted::read(request).await?);
    let said = async {
        let desk = desk?;
        if !desk
            .has_to_say_why(Action::Open, &family, &referral)
            .await?
        {
            return Ok(to_referral(&desk, &family, &referral));
        }
        let (why, words) = match entered.check() {
            Ok(checked) => checked,
            Err(error) => {
                let page = draw(&desk, (&family, &referral), &entered, Some(error)).await?;
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
            }
        };
        let opening = Opening {
            referral: referral.clone(),
            why,
            words,
            by: desk.staff.id.clone(),
            at: desk.now,
        };
        desk.vault.keep_opening(&family, &opening).await?;
        desk.remember_why(&referral).await?;
        Ok(to_referral(&desk, &family, &referral))
    };
    let back = address::why(&address::referral(&council, &family, &referral));
    said.await
        .map_err(|stop| keeping(stop, &entered, &council, &back))
}

impl Entered {
    fn read(posted: &Posted) -> Self {
        Self {
            why: posted.first(WHY).and_then(WhyOpened::parse),
            words: posted.first(WORDS).unwrap_or_default().to_owned(),
        }
    }

    fn check(&self) -> Result<(WhyOpened, Option<Reason>), EntryError> {
        let why = self.why.ok_or(EntryError::NoReason)?;
        match (self.words.trim().is_empty(), Reason::parse(&self.words)) {
            (true, _) if why == WhyOpened::Other => Err(EntryError::NoWords),
            (false, None) => Err(EntryError::TooLong),
            (_, words) => Ok((why, words)),
        }
    }
}

fn to_referral(desk: &Desk, family: &FamilyId, referral: &ReferralId) -> Response {
    Redirect::to(&address::referral(&desk.staff.council, family, referral)).into_response()
}

async fn draw(
    desk: &Desk,
    (family, referral): (&FamilyId, &ReferralId),
    entered: &Entered,
    error: Option<EntryError>,
) -> Result<Response, Stop> {
    let pages = &desk.pages;
    let whose = desk.vault.whose_referral(family, referral).await?;
    let colleagues: Vec<_> = whose.assignee.into_iter().collect();
    let colleague = desk.vault.users(&colleagues).await?.pop();
    let address = address::referral(&desk.staff.council, family, referral);
    let error = error.map(|error| {
        let (message, field) = error.message_and_field();
        (pages.say(message, &[]), field)
    });
    let of = |wanted: &str| {
        let error = error.as_ref().filter(|(_, field)| *field == wanted);
        error.map(|(text, _)| text.clone())
    };
    let view = WhyView {
        reference: whose.reference.to_string(),
        colleague: colleague.map(|user| user.name),
        action: address::why(&address),
        fields: Fields {
            why: WHY,
            words: WORDS,
        },
        choices: WhyOpened::ALL
            .map(|why| Choice {
                value: why.as_str(),
                text: pages.say(&format!("staff-why-{}", why.as_str()), &[]),
                checked: entered.why == Some(why),
            })
            .into(),
        words: entered.words.clone(),
        longest: Reason::LONGEST,
        why_error: of(WHY),
        words_error: of(WORDS),
        errors: error
            .iter()
            .map(|(text, field)| SummaryError {
                text: text.clone(),
                href: format!("#{field}"),
            })
            .collect(),
    };
    let title = pages.say(
        "staff-why-title",
        &[("reference", view.reference.clone().into())],
    );
    let mut layout = pages.layout_within(desk.council()?, title);
    layout.has_errors = !view.errors.is_empty();
    layout.back = Some(address::queue(&desk.staff.council));
    Ok(desk.draw("staff/why.njk", layout, &view)?.into_response())
}

fn keeping(stop: Stop, entered: &Entered, council: &Slug, back: &str) -> Stop {
    let typed = match entered.words.trim() {
        "" => Vec::new(),
        _ => vec![Typed {
            label: "staff-why-words",
            text: entered.words.clone(),
        }],
    };
    match NextPath::parse(back) {
        Some(back) => stop.keeping(typed, council, &back),
        None => stop,
    }
}
