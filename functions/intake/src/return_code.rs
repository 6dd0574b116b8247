//! Coming back to a form: a return code opens every form that was begun under it.
//!
//! The code is posted, and kept in the form's cookie from then on: it is in no address and no history. One
//! that opens nothing comes back in its field, so that it can be corrected: no page is stored.
//!
//! The code of an invitation is entered here too. What it begins is under another code, which whoever handed out the
//! invitation has never seen.

use axum::extract::Request;
use axum::response::Response;
use form_way::{OpenDraft, Side as _, Stored, see};
use futures_util::future::join_all;
use http::StatusCode;
use jiff::Timestamp;
use record::{Draft, DraftCode, InvitationCode};
use site_model::form::{Answers, FormPage};
use site_theme::address;
use site_theme::come_back::{AskForCode, BegunForm, ComeBackView, RETURN_CODE, come_back};
use site_theme::form_place::FormPlace;
use site_theme::request_page::CodeProblem;
use vault::{HandedOut, Invited, StoredDraft, VaultFault, Wait};

use crate::problem::Trouble;
use crate::session_cookie::keeping;
use crate::site::{Site, time_zone};
use crate::throttle::{LookedUp, waiting};

/// What a return code opens.
pub(crate) struct OpenedByCode<'a> {
    /// Forms that are not sent.
    pub(crate) forms: Vec<(FormPlace<'a>, OpenDraft<HandedOut<DraftCode>>)>,
    /// Whether a form was sent under it, not long ago.
    pub(crate) has_sent: bool,
    /// The form that its holder is invited to fill in.
    invited: Option<Invited>,
}

/// Why a code that was entered opens no form.
pub(crate) enum NotOpened {
    /// It is the code.
    Code(CodeProblem),
    /// Nobody looked: too many wrong ones came before it.
    NotYet(Wait),
    /// Storage is away: it may be right.
    Away(VaultFault),
}

/// The page that asks for a code; in a browser that has forms open, with these.
pub(crate) async fn ask(site: Site) -> Response {
    let opened = match site.code().await {
        Ok(Some(code)) => site.opened_by(&code).await,
        Ok(None) => return site.ask_for_return_code(StatusCode::OK, None, ""),
        Err(fault) => Err(fault),
    };
    match opened {
        Ok(opened) => site.open_forms(&opened),
        Err(fault) => site.not_opened(&fault),
    }
}

/// A code was entered.
pub(crate) async fn open(site: Site, request: Request) -> Response {
    let posted = match site.read(request).await {
        Ok(posted) => posted,
        Err(page) => return page,
    };
    let entered = posted.first(RETURN_CODE).unwrap_or_default().trim();
    match site.enter(entered).await {
        Ok((
            _,
            OpenedByCode {
                invited: Some(invited),
                ..
            },
        )) => site.begin_invited(invited, entered).await,
        Ok((code, opened)) => match &opened.forms[..] {
            [] => {
                let frame = site.frame();
                let asked = AskForCode::new(&frame, None, String::new());
                let view = come_back(&frame, asked).of_sent(&frame);
                site.draw(StatusCode::OK, "return.njk", &view)
            }
            [(place, only)] => {
                let go_on = place.going_on(&only.draft.answers, &only.draft.saved);
                keeping(see(&go_on), &code)
            }
            _ => {
                let all = address::come_back_lookup(site.council().at());
                keeping(see(&all), &code)
            }
        },
        Err(NotOpened::Code(problem)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            site.ask_for_return_code(status, Some(problem), entered)
        }
        Err(NotOpened::NotYet(wait)) => site.not_yet(wait, entered),
        Err(NotOpened::Away(fault)) => site.not_looked_up(&fault, entered),
    }
}

impl Site {
    /// What was typed as a return code, and what it opens. Every code that a person enters comes through
    /// here.
    pub(crate) async fn enter(
        &self,
        typed: &str,
    ) -> Result<(HandedOut<DraftCode>, OpenedByCode<'_>), NotOpened> {
        if typed.is_empty() {
            return Err(NotOpened::Code(CodeProblem::Missing));
        }
        let codes = DraftCode::read(typed).zip(InvitationCode::read(typed));
        let (code, of_invitation) = codes.ok_or(NotOpened::Code(CodeProblem::NotACode))?;
        let first_group = code.first_group();
        let opened = async {
            // It is the browser's to keep if it opens something, and forgotten if not.
            let code = self.vault.hand_out(code).await?;
            let mut opened = self.opened_by(&code).await?;
            let invited = self.vault.open_invitation(&of_invitation, self.now).await;
            opened.invited = self.readable(invited)?;
            let opens_any = opened.has_sent || !opened.forms.is_empty() || opened.invited.is_some();
            Ok(opens_any.then_some((code, opened)))
        };
        match self.look_up(&first_group, opened).await {
            Ok(LookedUp::Opened(opened)) => Ok(opened),
            Ok(LookedUp::Nothing) => Err(NotOpened::Code(CodeProblem::OpensNothing)),
            Ok(LookedUp::NotYet(wait)) => Err(NotOpened::NotYet(wait)),
            Err(fault) => Err(NotOpened::Away(fault)),
        }
    }

    /// What a code opens of this council's forms.
    pub(crate) async fn opened_by(
        &self,
        code: &HandedOut<DraftCode>,
    ) -> Result<OpenedByCode<'_>, VaultFault> {
        let forms = self.council().forms.keys();
        let places = forms.filter_map(|slug| FormPlace::find(self.council(), slug.as_str()));
        let loaded = places.map(|place| async move {
            let loaded = self.vault.load_draft(code.code(), place.slug, self.now);
            let loaded = loaded.await;
            (place, loaded)
        });
        let mut opened = OpenedByCode {
            forms: Vec::new(),
            has_sent: false,
            invited: None,
        };
        for (place, loaded) in join_all(loaded).await {
            match self.readable(loaded)? {
                None => {}
                Some(StoredDraft::Sent { .. }) => opened.has_sent = true,
                Some(StoredDraft::Open {
                    draft,
                    rev,
                    expires,
                }) => opened.forms.push((
                    place,
                    OpenDraft {
                        code: code.clone(),
                        draft,
                        rev,
                        expires,
                    },
                )),
            }
        }
        Ok(opened)
    }

    /// Begins the form that the holder of a code is invited to, under a code of its own.
    async fn begin_invited(
        &self,
        Invited { invitation, form }: Invited,
        entered: &str,
    ) -> Response {
        let Some((place, permit)) = self.form(form.as_str()) else {
            // Its council has taken the form away since.
            return self.problem(Trouble::NotFound, None);
        };
        let begun = async {
            if let Some(wait) = self.count_begun().await? {
                return Ok(Err(wait));
            }
            let code = DraftCode::random(&mut rand::rng());
            let code = self.vault.hand_out(code).await?;
            let (nothing, version) = (Answers::default(), permit.version.clone());
            let draft = Draft::begin(nothing, version, self.now, &mut rand::rng());
            let draft = draft.invited(invitation);
            let stored = Stored {
                code: &code,
                over: None,
                draft: &draft,
            };
            match self.keep(place, permit, stored).await {
                // Its code is random: what lies there is this draft, and the answer that said so was lost.
                Ok(()) | Err(VaultFault::Changed) => {}
                Err(fault) => return Err(fault),
            }
            Ok(Ok((code, place.going_on(&draft.answers, &draft.saved))))
        };
        match begun.await {
            Ok(Ok((code, go_on))) => keeping(see(&go_on), &code),
            Ok(Err(wait)) => self.not_yet(wait, entered),
            Err(fault) => self.not_looked_up(&fault, entered),
        }
    }

    fn not_yet(&self, wait: Wait, entered: &str) -> Response {
        let status = StatusCode::TOO_MANY_REQUESTS;
        let minutes = wait.minutes();
        let problem = Some(CodeProblem::TooOften { minutes });
        waiting(wait, self.ask_for_return_code(status, problem, entered))
    }

    fn not_looked_up(&self, fault: &VaultFault, entered: &str) -> Response {
        self.tell("a family's drafts could not be read", fault);
        let again = address::come_back_lookup(self.council().at());
        self.problem_with_entered(Trouble::NotOpened, again, (RETURN_CODE, entered))
    }

    /// A draft that nobody can open again is as gone as one that ended: the family must not be stuck with it.
    pub(crate) fn readable<T>(
        &self,
        loaded: Result<Option<T>, VaultFault>,
    ) -> Result<Option<T>, VaultFault> {
        match loaded {
            Err(fault @ (VaultFault::Tampered { .. } | VaultFault::OfAnotherShape { .. })) => {
                self.tell("a draft did not open", &fault);
                Ok(None)
            }
            other => other,
        }
    }

    /// The forms that a code opens, as a family reads of them.
    pub(crate) fn begun_forms(&self, opened: &OpenedByCode<'_>) -> Vec<BegunForm> {
        let frame = self.frame();
        let one = |(place, open): &(FormPlace<'_>, OpenDraft<HandedOut<DraftCode>>)| {
            let (form, draft) = (place.form, &open.draft);
            let is_asked = |page: &&FormPage| form.is_page_asked(page, &draft.answers);
            let asked: Vec<&FormPage> = form.pages.iter().filter(is_asked).collect();
            let is_done = |page: &&&FormPage| {
                draft.saved.contains(&page.id) && form.is_page_done(page, &draft.answers)
            };
            let done = asked.iter().filter(is_done).count();
            let go_on = place.going_on(&draft.answers, &draft.saved);
            let kept = self.on_their_clock(open.expires);
            BegunForm::new(&frame, *place, go_on, (done, asked.len()), &kept)
        };
        opened.forms.iter().map(one).collect()
    }

    /// A moment on the clocks that families read.
    pub(crate) fn on_their_clock(&self, moment: Timestamp) -> jiff::Zoned {
        moment.to_zoned(time_zone())
    }

    fn open_forms(&self, opened: &OpenedByCode<'_>) -> Response {
        let save = opened.forms.first().and_then(|(place, _)| place.save());
        let Some(save) = save else {
            return self.ask_for_return_code(StatusCode::OK, None, "");
        };
        let frame = self.frame();
        let asked = AskForCode::new(&frame, None, String::new());
        let view = come_back(&frame, asked).with_forms(&frame, self.begun_forms(opened), save);
        self.draw_return(StatusCode::OK, &view)
    }

    fn ask_for_return_code(
        &self,
        status: StatusCode,
        problem: Option<CodeProblem>,
        entered: &str,
    ) -> Response {
        let frame = self.frame();
        let asked = AskForCode::new(&frame, problem.map(Into::into), entered.to_owned());
        self.draw_return(status, &come_back(&frame, asked))
    }

    fn draw_return(&self, status: StatusCode, view: &ComeBackView) -> Response {
        self.draw(status, "return.njk", view)
    }

    fn not_opened(&self, fault: &VaultFault) -> Response {
        self.tell("a family's drafts could not be read", fault);
        // The page that asks for a code would not show what is open in this browser.
        let again = address::come_back_lookup(self.council().at());
        self.problem(Trouble::NotOpened, Some(again))
    }
}
