//! A form that is being entered: what is the staff's own of the way through it.

use axum::response::{Html, IntoResponse as _, Response};
use form_way::draft::expires;
use form_way::{Begun, OpenDraft, Ready, Side, Stored, see};
use http::StatusCode;
use http_edge::Posted;
use jiff::Timestamp;
use jiff::civil::Date;
use record::entered::EnteredByStaff;
use record::permission::Action;
use record::{CheckToken, Draft};
use serde::Serialize;
use site_model::form::agreements::asked_under;
use site_model::published::{Permit, PublishedCouncil};
use site_model::{Form, NoticeVersion, Slug};
use site_theme::ThemeError;
use site_theme::form_check::FormCheckView;
use site_theme::form_place::{FilledBy, FormPlace};
use site_theme::frame::Frame;
use site_theme::problem_page::Trouble as FormTrouble;
use vault::{Confirmation, DraftKey, NotSent, Sender, Sending, SentBy, StoredDraft, VaultFault};

use super::outcome::{HowView, shown};
use crate::desk::Desk;
use crate::pages::SignedIn;
use crate::problem::{Stop, Trouble};

/// What a worker asks for when they send.
#[derive(Clone, Copy, Default)]
pub(super) struct Wishes {
    /// A receipt code to hand over.
    code: bool,
    /// To work on it themselves.
    take: bool,
}

const WANTS_CODE: &str = "wants-code";
const WANTS_TO_TAKE: &str = "wants-to-take";

impl Wishes {
    pub(super) fn read(posted: &Posted) -> Self {
        Self {
            code: posted.has(WANTS_CODE),
            take: posted.has(WANTS_TO_TAKE),
        }
    }
}

/// A form that someone enters, for the time of one request.
pub(super) struct Entering<'a> {
    pub(super) desk: &'a Desk,
    pub(super) council: &'a PublishedCouncil,
    slug: &'a Slug,
    pub(super) real: &'a Form,
    /// The form as it asks under the text that the family was given.
    form: Form,
    /// That text.
    pub(super) under: NoticeVersion,
    /// What is there of it.
    pub(super) stored: Option<StoredDraft>,
    wishes: Wishes,
}

/// What `form-check.njk` draws for staff.
#[derive(Serialize)]
struct CheckOfStaff<'a> {
    entering: Checking,
    #[serde(flatten)]
    view: &'a FormCheckView,
}

#[derive(Serialize)]
struct Checking {
    how: Vec<HowView>,
    change: String,
    /// For who may give the family a code.
    wants_code: Option<Tick>,
    /// For who may work on it.
    wants_to_take: Option<Tick>,
}

/// A box that is not ticked beforehand.
#[derive(Serialize)]
struct Tick {
    name: &'static str,
    checked: bool,
}

impl<'a> Entering<'a> {
    /// The form of this name, if this person may enter it.
    pub(super) async fn open(desk: &'a Desk, form: &str) -> Result<Self, Stop> {
        let council = desk.council()?;
        let found = council.forms.get_key_value(form);
        let Some((slug, real)) = found.filter(|(_, form)| desk.may(Action::EnterForm, &form.queue))
        else {
            // What is no form's name may be a person's.
            return Err(desk.refuse("enter").await);
        };
        let key = DraftKey::Staff(&desk.secret);
        let stored = match desk.vault.load_draft(key, slug, desk.now).await {
            Ok(stored) => stored,
            Err(fault) => return Err(fault.into()),
        };
        let given = match &stored {
            Some(StoredDraft::Open { draft, .. }) => council.permit(&draft.notice_version),
            _ => None,
        };
        let permit = given.or_else(|| council.current_permit(&real.notice));
        let permit = permit.ok_or_else(|| Stop::from(Trouble::NotFound))?;
        Ok(Self {
            desk,
            council,
            slug,
            real,
            form: asked_under(real, permit),
            under: permit.version.clone(),
            stored,
            wishes: Wishes::default(),
        })
    }

    /// With what this person asks for and may have.
    pub(super) fn wishing(self, wishes: Wishes) -> Self {
        let wishes = Wishes {
            code: wishes.code && self.may_give_code(),
            take: wishes.take && self.may_take(),
        };
        Self { wishes, ..self }
    }

    /// A code opens what was sent: it is handed over only by who may read that, and where a code opens anything.
    fn may_give_code(&self) -> bool {
        self.real.kind.opens_a_view() && self.desk.may(Action::Open, &self.real.queue)
    }

    fn may_take(&self) -> bool {
        self.desk.may(Action::Take, &self.real.queue)
    }

    /// The form, filled in by staff.
    pub(super) fn place(&self) -> FormPlace<'_> {
        self.place_of(&self.form)
    }

    pub(super) fn place_of<'b>(&'b self, form: &'b Form) -> FormPlace<'b> {
        FormPlace {
            council: self.council,
            slug: self.slug,
            form,
            filled_by: FilledBy::Staff {
                under: &self.under,
                public: &self.desk.deployment.origins.public,
            },
        }
    }

    /// The same with what the notice permits.
    pub(super) fn form(&self) -> Result<(FormPlace<'_>, &Permit), Stop> {
        let place = self.place();
        let permit = place
            .permit()
            .ok_or_else(|| Stop::from(Trouble::NotFound))?;
        Ok((place, permit))
    }

    /// Where the form begins, once it is said how it reached the hub.
    pub(super) fn first_page(&self) -> String {
        let place = self.place();
        match self.form.first_page() {
            Some(first) if !self.form.has_parts() => place.address_of(&first.id),
            _ => place.tasks(),
        }
    }

    /// The token of what was sent last, if nothing was begun after it.
    pub(super) fn sent_token(&self) -> Option<&CheckToken> {
        match &self.stored {
            Some(StoredDraft::Sent { token, .. }) => Some(token),
            _ => None,
        }
    }

    pub(super) async fn put(&self, draft: &Draft, over: Option<u64>) -> Result<(), VaultFault> {
        let key = DraftKey::Staff(&self.desk.secret);
        let vault = &self.desk.vault;
        vault
            .save_draft(key, self.slug, draft, over, self.ends())
            .await
    }

    /// When what is entered is gone: with the session, or earlier where the notice promises it.
    fn ends(&self) -> Timestamp {
        let promised = self
            .place()
            .permit()
            .map(|permit| expires(permit, self.desk.now));
        promised.map_or(self.desk.ends(), |promised| promised.min(self.desk.ends()))
    }

    fn page(&self, status: StatusCode, drawn: Result<String, ThemeError>) -> Response {
        match drawn {
            Ok(html) => (status, Html(html)).into_response(),
            Err(fault) => self.not_drawn(&fault),
        }
    }
}

impl Side for Entering<'_> {
    /// The secret of the session: there is one.
    type Key = ();

    fn now(&self) -> Timestamp {
        self.desk.now
    }

    fn today(&self) -> Date {
        self.desk.pages.today(self.desk.now)
    }

    fn frame_of<'b>(&'b self, place: FormPlace<'b>) -> Frame<'b> {
        self.desk.form_frame(place.council, &place.form.queue)
    }

    fn draw(&self, status: StatusCode, template: &str, view: &impl Serialize) -> Response {
        let signed_in = SignedIn::new(&self.desk.staff);
        self.page(status, self.desk.pages.draw_form(template, signed_in, view))
    }

    fn draw_check(&self, status: StatusCode, view: &FormCheckView, draft: &Draft) -> Response {
        let tick = |name, checked| Tick { name, checked };
        let view = CheckOfStaff {
            entering: Checking {
                how: draft
                    .how
                    .as_ref()
                    .map(|how| shown(&self.desk.pages, self.council, how))
                    .unwrap_or_default(),
                change: self.place().start(),
                wants_code: self
                    .may_give_code()
                    .then(|| tick(WANTS_CODE, self.wishes.code)),
                wants_to_take: self
                    .may_take()
                    .then(|| tick(WANTS_TO_TAKE, self.wishes.take)),
            },
            view,
        };
        self.draw(status, "form-check.njk", &view)
    }

    fn not_drawn(&self, fault: &ThemeError) -> Response {
        tracing::error!(%fault, "a page cannot be drawn");
        Stop::from(Trouble::Broken).into_response()
    }

    fn problem_with(
        &self,
        _: FormPlace<'_>,
        trouble: FormTrouble,
        again: Option<String>,
    ) -> Response {
        let stop = Stop::from(match trouble {
            FormTrouble::NotOpened
            | FormTrouble::NotShown
            | FormTrouble::NotKept
            | FormTrouble::NotReminded => Trouble::Away,
            FormTrouble::NoLongerHere => Trouble::EntryGone,
            FormTrouble::OtherAnswers => Trouble::EntrySent,
            _ => Trouble::NotFound,
        });
        let stop = stop.told_to(&self.desk.staff);
        let again = again.unwrap_or_else(|| self.place().start());
        stop.leading_to("staff-enter-again", again).into_response()
    }

    fn problem_with_chosen(
        &self,
        place: FormPlace<'_>,
        trouble: FormTrouble,
        again: String,
        _: (&str, &str),
    ) -> Response {
        self.problem_with(place, trouble, Some(again))
    }

    fn tell(&self, doing: &'static str, fault: &VaultFault) {
        tracing::error!(council = %self.council.slug, %fault, "{doing}");
    }

    async fn begun(&self, _: FormPlace<'_>) -> Result<Begun<()>, VaultFault> {
        let key = DraftKey::Staff(&self.desk.secret);
        let loaded = self.desk.vault.load_draft(key, self.slug, self.desk.now);
        Ok(match loaded.await? {
            // Without how it reached the hub it was begun again, and that is asked first.
            Some(StoredDraft::Open {
                draft,
                rev,
                expires,
            }) if draft.how.is_some() => Begun::Open(OpenDraft {
                code: (),
                draft,
                rev,
                expires,
            }),
            Some(StoredDraft::Sent { token, .. }) => Begun::Sent(token),
            _ => Begun::Nothing,
        })
    }

    async fn begin(&self, _: FormPlace<'_>) -> Result<Option<form_way::Place<()>>, VaultFault> {
        Ok(None)
    }

    async fn keep(
        &self,
        _: FormPlace<'_>,
        _: &Permit,
        Stored { over, draft, .. }: Stored<'_, ()>,
    ) -> Result<(), VaultFault> {
        self.put(draft, over).await
    }

    fn keeping(&self, answer: Response, (): &()) -> Response {
        answer
    }

    async fn confirmation(&self, token: &CheckToken) -> Result<Option<Confirmation>, VaultFault> {
        let vault = &self.desk.vault;
        vault
            .confirmation(SentBy::Staff, token, self.desk.now)
            .await
    }

    fn confirmed(&self, place: FormPlace<'_>, _: &Confirmation) -> Response {
        see(&place.sent())
    }

    async fn send(
        &self,
        place: FormPlace<'_>,
        _: &Permit,
        mut ready: Ready<'_, ()>,
    ) -> Result<Response, NotSent> {
        let by = &self.desk.staff.id;
        ready.sent.entered = ready.draft.how.as_deref().map(|how| EnteredByStaff {
            by: by.clone(),
            how: how.clone(),
        });
        let sender = Sender::Staff {
            session: &self.desk.secret,
            by,
            gives_code: self.wishes.code,
        };
        let sending = Sending {
            token: &ready.draft.token,
            draft: (sender, ready.rev),
            sent: &ready.sent,
            // The worker tells it what becomes of it.
            confirm_by: &[],
            now: self.desk.now,
            confirmation_expires: self.desk.ends(),
            sent_page_expires: self.desk.ends(),
        };
        let confirmation = self.desk.vault.send(&sending).await?;
        if let Some(submission) = confirmation.submission.filter(|_| self.wishes.take) {
            let taken = self.desk.vault.take(&submission, by, self.desk.now);
            // It was sent: where it could not be taken, it waits in the queue, and the page says so.
            if let Err(fault) = taken.await {
                self.tell("what was entered could not be taken", &fault);
            }
        }
        Ok(see(&place.sent()))
    }
}
