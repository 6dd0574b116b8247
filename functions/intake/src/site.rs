//! The council that a request is about: its content, its records, its words. Every handler starts
//! from it.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;
use http_edge::{ClientAddress, Posted, RequestId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use record::{DraftCode, ReceiptCode};
use serde::Serialize;
use site_model::published::{Permit, PublishedCouncil};
use site_theme::come_back::ReturnProblem;
use site_theme::form_place::FormPlace;
use site_theme::frame::Frame;
use site_theme::{Forgets, ThemeError, address};
use vault::{HandedOut, Vault, VaultFault};

use crate::problem;
use crate::request_cookie::receipt_code;
use crate::router::Intake;
use crate::serving::CouncilContent;
use crate::session_cookie::{FORGOTTEN_AFTER, Shown, draft_code};

/// The largest body: several times what the longest page of a form can hold.
const LARGEST_BODY: usize = 64 * 1024;

/// Whose clocks the councils' families read.
pub(crate) fn time_zone() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

/// One council, as it is for the time of one request.
pub(crate) struct Site {
    content: Arc<CouncilContent>,
    pub(crate) vault: Vault,
    /// What its cookies say opens the draft of the browser that asks.
    shown_code: Option<Shown<DraftCode>>,
    /// What its cookie says opens the request that the browser looks at.
    shown_request_code: Option<Shown<ReceiptCode>>,
    /// A return code that was entered on a page of a form.
    pub(crate) entered: Option<Entered>,
    /// Where the request comes from, if whoever stands at the edge knows.
    pub(crate) address: Option<ClientAddress>,
    pub(crate) request_id: RequestId,
    pub(crate) now: Timestamp,
    /// Where families reach it, e.g. `https://hub.example`.
    pub(crate) origin: Arc<str>,
}

/// A return code that was entered on a page of a form whose browser had forgotten it. No `Debug`: it is a secret.
pub(crate) enum Entered {
    /// It opens the form.
    Opens(HandedOut<DraftCode>),
    /// It does not: why, and what was entered.
    Refused(ReturnProblem, String),
    /// Nobody could look: what was entered may be right.
    Away(VaultFault, String),
}

impl Site {
    /// The council of this name in a language, its own where none is named, if it has both content and
    /// records here.
    pub(crate) fn find(
        intake: &Intake,
        council: &str,
        language: Option<&str>,
        request_id: RequestId,
    ) -> Option<Self> {
        Some(Self {
            content: intake.serving().council(council, language)?,
            vault: intake.vault(council)?.within(intake.longest()),
            shown_code: None,
            shown_request_code: None,
            entered: None,
            address: None,
            request_id,
            now: intake.now(),
            origin: intake.origin(),
        })
    }

    /// What opens the drafts of the browser that asks, if it has any: what was entered, or the code of its cookies
    /// where we handed it out.
    pub(crate) async fn code(&self) -> Result<Option<HandedOut<DraftCode>>, VaultFault> {
        match (&self.entered, &self.shown_code) {
            (Some(Entered::Opens(code)), _) => Ok(Some(code.clone())),
            (Some(Entered::Away(fault, _)), _) => Err(fault.clone()),
            (_, Some(Shown { code, proof })) => {
                self.vault.was_handed_out(code.clone(), proof).await
            }
            (_, None) => Ok(None),
        }
    }

    /// What opens the request that the browser looks at, if it looks at one.
    pub(crate) async fn request_code(&self) -> Result<Option<HandedOut<ReceiptCode>>, VaultFault> {
        match &self.shown_request_code {
            Some(Shown { code, proof }) => self.vault.was_handed_out(code.clone(), proof).await,
            None => Ok(None),
        }
    }

    /// The day that it is for families.
    pub(crate) fn today(&self) -> Date {
        self.now.to_zoned(time_zone()).date()
    }

    pub(crate) fn council(&self) -> &PublishedCouncil {
        &self.content.published
    }

    /// A form of this council as its staff read it: in the council's own language.
    pub(crate) fn own<'a>(&'a self, place: FormPlace<'a>) -> FormPlace<'a> {
        let own = self.content.own.as_deref();
        let own = own.and_then(|own| FormPlace::find(&own.published, place.slug.as_str()));
        own.unwrap_or(place)
    }

    /// What says the council's own words, where this is in another language.
    pub(crate) fn own_frame(&self) -> Option<Frame<'_>> {
        self.content.own.as_ref().map(|own| own.frame())
    }

    pub(crate) fn frame(&self) -> Frame<'_> {
        self.content.frame()
    }

    /// The frame of a form's pages: whoever works on what is sent is the one to reach, and the browser forgets the
    /// form some hours from now.
    pub(crate) fn frame_of(&self, place: FormPlace<'_>) -> Frame<'_> {
        let frame = self.frame().for_queue(self.council(), &place.form.queue);
        let stay = address::form_stay(place.council.at(), place.slug);
        let forgets = self.forgets(&frame, FORGOTTEN_AFTER, stay);
        frame.forgetting(forgets)
    }

    /// When the browser forgets what it has now.
    pub(crate) fn forgets(&self, frame: &Frame<'_>, seconds: u32, stay: String) -> Forgets {
        let after = SignedDuration::from_secs(seconds.into());
        let at = self.now.saturating_add(after).unwrap_or(self.now);
        Forgets {
            at: frame.moment(&self.on_their_clock(at)),
            seconds,
            stay: Some(stay),
            closes: None,
        }
    }

    /// Whether the browser shows a code of a form.
    pub(crate) fn has_form(&self) -> bool {
        self.shown_code.is_some()
    }

    /// What its cookie says opens a request, whether we handed it out or not.
    pub(crate) fn shown_request_code(&self) -> Option<&Shown<ReceiptCode>> {
        self.shown_request_code.as_ref()
    }

    /// The form of this name, and what the notice in force permits with it.
    pub(crate) fn form(&self, slug: &str) -> Option<(FormPlace<'_>, &Permit)> {
        let place = FormPlace::find(self.council(), slug)?;
        let permit = self.council().current_permit(&place.form.notice)?;
        Some((place, permit))
    }

    /// What was posted; or else the page that says why it was not read.
    pub(crate) async fn read(&self, request: Request) -> Result<Posted, Response> {
        Posted::read_at_most(LARGEST_BODY, request)
            .await
            .map_err(|not_read| self.not_read(not_read))
    }

    /// Draws a page.
    pub(crate) fn draw(
        &self,
        status: StatusCode,
        template: &str,
        view: &impl Serialize,
    ) -> Response {
        match self.content.render(template, view) {
            Ok(html) => (status, Html(html)).into_response(),
            Err(fault) => self.not_drawn(&fault),
        }
    }

    /// The theme has a fault: what is left is plain text.
    pub(crate) fn not_drawn(&self, fault: &ThemeError) -> Response {
        tracing::error!(%fault, "a page could not be drawn");
        problem::in_words(&self.content.theme, problem::Trouble::Broken)
    }
}

impl FromRequestParts<Intake> for Site {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, intake: &Intake) -> Result<Self, Response> {
        let Ok(id) = RequestId::from_request_parts(parts, intake).await;
        let not_found = || problem::of_no_council(intake, id.clone(), problem::Trouble::NotFound);
        let params = RawPathParams::from_request_parts(parts, intake)
            .await
            .map_err(|_| not_found())?;
        let named = |wanted| {
            let mut params = params.iter();
            params
                .find(|(name, _)| *name == wanted)
                .map(|(_, value)| value)
        };
        let language = named("language");
        named("council")
            .and_then(|council| Self::find(intake, council, language, id.clone()))
            .map(|site| Self {
                shown_code: draft_code(&parts.headers),
                shown_request_code: receipt_code(&parts.headers),
                address: parts.extensions.get().copied(),
                ..site
            })
            .ok_or_else(not_found)
    }
}
