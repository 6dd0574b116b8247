//! Being reminded of a form before it is deleted: set and taken back on the page with its return code.
//!
//! The address goes into a message that nobody here can read again, and is shown on no page: a page says when the
//! reminder goes out, and how.

use axum::extract::{Path, Request};
use axum::response::Response;
use form_way::draft::expires;
use form_way::{Begun, OpenDraft, Side as _, Stored, see};
use http::StatusCode;
use http_edge::Posted;
use jiff::Timestamp;
use record::message::SafeAddress;
use record::reminder::{Reminder, mark_of, remind_at};
use record::{Draft, DraftCode, ReminderId, ReminderMark};
use site_model::form::validation::{Problem, validate};
use site_model::form::{Answer, Answers, Entered as Questions, FieldError, FormPage};
use site_model::phone_number::is_british_mobile;
use site_model::published::Permit;
use site_model::{MessageChannel, MessageKind};
use site_theme::address;
use site_theme::come_back::{RETURN_CODE, come_back};
use site_theme::form_page::HONEYPOT;
use site_theme::form_place::FormPlace;
use site_theme::form_reminder::{
    BY, CATEGORY, EMAIL, ID, PHONE, ReminderAsked, ReminderView, Reminding, STOP, reminder,
    reminder_questions,
};
use vault::{HandedOut, NewReminder, VaultFault};

use crate::path::OfForm;
use crate::problem::Trouble;
use crate::session_cookie::{is_set, keeping};
use crate::site::{Entered, Site, time_zone};
use crate::throttle::{too_often, waiting};

/// How often a draft is read again that another page of the same browser saved meanwhile.
const ATTEMPTS: u32 = 3;

/// What was posted, and why it was not done. No `Debug`: it holds what a family typed.
#[derive(Default)]
pub(crate) struct NotSet {
    entered: Questions,
    errors: Vec<FieldError>,
    is_too_often: bool,
}

/// What a family wants.
enum Wanted {
    /// To be reminded there, under this mark.
    Set(SafeAddress, ReminderMark),
    /// Not to be reminded.
    Stop,
}

/// A reminder is set, or taken back.
pub(crate) async fn change(
    site: Site,
    Path(OfForm { form }): Path<OfForm>,
    request: Request,
) -> Response {
    if site.form(&form).is_none() {
        return site.problem(Trouble::NotFound, None);
    }
    let posted = match site.read(request).await {
        Ok(posted) => posted,
        Err(page) => return page,
    };
    // What no person filled in makes nobody look up a code.
    let typed = posted.first(RETURN_CODE).filter(|_| !posted.has(HONEYPOT));
    let (site, wait) = match typed {
        Some(typed) => site.entering(&form, typed.trim()).await,
        None => (site, None),
    };
    let Some((place, permit)) = site.form(&form) else {
        return site.problem(Trouble::NotFound, None);
    };
    let answer = site.change_reminder(place, permit, &posted).await;
    match (&site.entered, wait) {
        (Some(Entered::Opens(code)), _) if !is_set(&answer) => keeping(answer, code),
        (_, Some(wait)) => too_often(wait, answer),
        _ => answer,
    }
}

/// What was posted, if it can be done.
fn wanted(
    site: &Site,
    page: &FormPage,
    entered: &Questions,
    posted: &Posted,
) -> Result<Wanted, Vec<FieldError>> {
    if posted.first(STOP).is_some() {
        return Ok(Wanted::Stop);
    }
    let answers = validate(page, entered, &Answers::default(), site.today())?;
    let text = |id: &str| {
        let question = page.questions.iter().find(|one| one.id.as_str() == id)?;
        match answers.get(&question.id)? {
            Answer::Text(text) => Some((question, text.clone())),
            _ => None,
        }
    };
    let set = |to: SafeAddress| {
        let asked = posted.first(ID).and_then(|id| id.parse().ok());
        let mark = asked.and_then(|asked: ReminderId| mark_of(&asked, &to));
        // A page without the id sets its reminder all the same.
        let mark = mark.unwrap_or_else(|| ReminderMark::random(&mut rand::rng()));
        Ok(Wanted::Set(to, mark))
    };
    let by_email = text(BY).is_none_or(|(_, by)| by == MessageChannel::Email.as_str());
    let email = text(EMAIL).filter(|_| by_email);
    match (email, text(PHONE)) {
        (Some((_, email)), _) => set(SafeAddress::Email(email)),
        (None, Some((_, phone))) if is_british_mobile(&phone) => set(SafeAddress::Text(phone)),
        (None, Some((question, _))) => Err(vec![FieldError {
            question: question.id.clone(),
            called: question.called.clone(),
            problem: Problem::NotAMobile,
        }]),
        // A council that reminds of nothing.
        (None, None) => Err(Vec::new()),
    }
}

impl Site {
    async fn change_reminder(
        &self,
        place: FormPlace<'_>,
        permit: &Permit,
        posted: &Posted,
    ) -> Response {
        let page = reminder_questions(&self.frame(), &self.reminds_by(permit));
        let not_set = NotSet {
            entered: Questions::from_posted(&page, posted.fields()),
            errors: Vec::new(),
            is_too_often: false,
        };
        if posted.has(HONEYPOT) {
            // Most likely a program. If it was a person's own, filling in for them, nothing is lost.
            tracing::warn!("refused: the field that people never see was filled in");
            return self.not_set(place, not_set, StatusCode::OK, posted).await;
        }
        let wanted = match wanted(self, &page, &not_set.entered, posted) {
            Ok(wanted) => wanted,
            Err(errors) => {
                let not_set = NotSet { errors, ..not_set };
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return self.not_set(place, not_set, status, posted).await;
            }
        };
        if let Wanted::Set(to, _) = &wanted {
            match self.count_reminder(to).await {
                Ok(None) => {}
                Ok(Some(wait)) => {
                    let not_set = NotSet {
                        is_too_often: true,
                        ..not_set
                    };
                    let status = StatusCode::TOO_MANY_REQUESTS;
                    return waiting(wait, self.not_set(place, not_set, status, posted).await);
                }
                Err(fault) => return self.reminder_is_away(place, &fault, posted),
            }
        }
        match self.keep_reminder(place, permit, &wanted, posted).await {
            Ok(Some(answer)) => answer,
            Ok(None) => see(&address::form_save(place.council.at(), place.slug)),
            Err(fault) => self.reminder_is_away(place, &fault, posted),
        }
    }

    /// How this council reminds, if it does, and if the form's notice says that it asks how to reach a family.
    fn reminds_by(&self, permit: &Permit) -> Vec<MessageChannel> {
        let mut categories = permit.categories.iter();
        if !categories.any(|category| category.id.as_str() == CATEGORY) {
            return Vec::new();
        }
        self.council().channels(MessageKind::DraftReminder)
    }

    /// What the page with the return code says of reminders; nothing, where none can be set.
    pub(crate) fn reminding(
        &self,
        (place, permit): (FormPlace<'_>, &Permit),
        open: &OpenDraft<HandedOut<DraftCode>>,
        not_set: &NotSet,
    ) -> Result<Option<ReminderView>, site_theme::ThemeError> {
        let frame = self.frame_of(place);
        let draw = |reminding, at: Timestamp| {
            let day = frame.date(self.on_their_clock(at).date());
            reminder(&frame, place, reminding, &day).map(Some)
        };
        let set = open.draft.reminder.as_ref();
        if let Some(set) = set.filter(|set| set.at > self.now) {
            return draw(Reminding::Set(set.by), set.at);
        }
        let channels = self.reminds_by(permit);
        let at = remind_at(expires(permit, self.now), &time_zone());
        if channels.is_empty() || at <= self.now {
            return Ok(None);
        }
        let page = reminder_questions(&frame, &channels);
        let asked = ReminderAsked {
            page: &page,
            id: ReminderId::random(&mut rand::rng()).to_string(),
            entered: &not_set.entered,
            errors: &not_set.errors,
            is_too_often: not_set.is_too_often,
        };
        draw(Reminding::Offered(&asked), at)
    }

    /// Saves the draft with the reminder, or without. The page that leads elsewhere, where there is no draft.
    async fn keep_reminder(
        &self,
        place: FormPlace<'_>,
        permit: &Permit,
        wanted: &Wanted,
        posted: &Posted,
    ) -> Result<Option<Response>, VaultFault> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            let open = match self.begun(place).await? {
                Begun::Open(open) => open,
                Begun::Sent(_) => return Ok(Some(see(&place.sent()))),
                Begun::Nothing => return Ok(Some(self.code_for_reminder(place, posted))),
            };
            let kept = match wanted {
                Wanted::Set(to, mark) => {
                    let wanted = (to.clone(), mark.clone());
                    self.set_reminder(place, permit, open, wanted).await
                }
                Wanted::Stop => self.stop_reminder(place, permit, open).await,
            };
            match kept {
                // Another tab saved a page: what it saved stays.
                Err(VaultFault::Changed) if attempt < ATTEMPTS => {}
                kept => return kept.map(|()| None),
            }
        }
    }

    async fn set_reminder(
        &self,
        place: FormPlace<'_>,
        permit: &Permit,
        open: OpenDraft<HandedOut<DraftCode>>,
        (to, mark): (SafeAddress, ReminderMark),
    ) -> Result<(), VaultFault> {
        let ends = expires(permit, self.now);
        let reminder = Reminder {
            mark,
            by: to.channel(),
            at: remind_at(ends, &time_zone()),
        };
        let is_set = open.draft.reminder.as_ref();
        let is_set = is_set.is_some_and(|set| set.mark == reminder.mark);
        if is_set || reminder.at <= self.now {
            return Ok(());
        }
        let draft = Draft {
            reminder: Some(Box::new(reminder.clone())),
            ..open.draft
        };
        let language = self.council().language.as_ref();
        let new = NewReminder {
            draft: &draft,
            reminder: &reminder,
            over: open.rev,
            ends,
            to,
            language: language.map(|told| told.language),
            now: self.now,
        };
        self.vault
            .set_reminder(open.code.code(), place.slug, new)
            .await
    }

    async fn stop_reminder(
        &self,
        place: FormPlace<'_>,
        permit: &Permit,
        open: OpenDraft<HandedOut<DraftCode>>,
    ) -> Result<(), VaultFault> {
        let draft = Draft {
            reminder: None,
            ..open.draft
        };
        let stored = Stored {
            code: &open.code,
            over: Some(open.rev),
            draft: &draft,
        };
        self.keep(place, permit, stored).await
    }

    /// The page with the return code again, with what was posted and what is the matter with it.
    async fn not_set(
        &self,
        place: FormPlace<'_>,
        not_set: NotSet,
        status: StatusCode,
        posted: &Posted,
    ) -> Response {
        if let Ok(Begun::Nothing) = self.begun(place).await {
            return self.code_for_reminder(place, posted);
        }
        match self
            .save_page(place.slug.as_str(), &not_set, |at, form| {
                address::form_save(at, form)
            })
            .await
        {
            Ok(view) => self.draw(status, "form-save.njk", &view),
            Err(page) => page,
        }
    }

    /// The browser has forgotten the form: its code is asked for, and posted with what was typed.
    fn code_for_reminder(&self, place: FormPlace<'_>, posted: &Posted) -> Response {
        let Some(ask) = self.ask_for_code() else {
            return self.nothing_begun(place);
        };
        let frame = self.frame_of(place);
        let action = address::form_save(place.council.at(), place.slug);
        let typed = typed(posted);
        let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let view = come_back(&frame, ask).of_reminder(&frame, action, typed.collect());
        self.draw(StatusCode::GONE, "return.njk", &view)
    }

    /// Whether it was done is not known. Trying again posts the same once more: it is one reminder at most.
    fn reminder_is_away(
        &self,
        place: FormPlace<'_>,
        fault: &VaultFault,
        posted: &Posted,
    ) -> Response {
        self.tell(
            "whether a reminder was set or taken back is not known",
            fault,
        );
        let again = address::form_save(place.council.at(), place.slug);
        let code = posted.first(RETURN_CODE).map(|code| (RETURN_CODE, code));
        let typed: Vec<(&str, &str)> = typed(posted).chain(code).collect();
        self.problem_with_posted(place, Trouble::NotReminded, again, &typed)
    }
}

/// What was typed and chosen of a reminder.
fn typed(posted: &Posted) -> impl Iterator<Item = (&'static str, &str)> {
    let names = [BY, EMAIL, PHONE, ID, STOP];
    let fields = names.into_iter();
    fields.filter_map(|name| Some((name, posted.first(name)?)))
}
