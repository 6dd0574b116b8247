//! The steps that a family can take with what it sent: write, add, withdraw an agreement, withdraw it all.
//!
//! Nothing that was typed is lost: a step that was not taken comes back as it was posted, also when the browser is
//! not trusted any more because some minutes passed.

use axum::extract::{Path, Request};
use axum::response::Response;
use form_way::see;
use form_way::seen_request::agreement_in_words;
use http::StatusCode;
use http_edge::Posted;
use record::view::{Agreed, FamilyView, NotSaid, Said, What, Words};
use record::{ReceiptCode, SaidId};
use serde::Deserialize;
use site_model::Slug;
use site_theme::address;
use site_theme::request_page::{CodeProblem, RECEIPT_CODE};
use site_theme::request_step::{
    AGREEMENT, SAID, Step, StepProblem, Stepping, UNSURE, WORDS, request_step,
};
use vault::{HandedOut, NotFollowed};

use crate::problem::Trouble;
use crate::request::{read_code, steps};
use crate::request_cookie;
use crate::site::Site;
use crate::throttle::{LookedUp, waiting};

/// A step.
#[derive(Deserialize)]
pub(crate) struct OfStep {
    step: String,
}

/// What was posted of a step. No `Debug`: it holds what a family typed.
struct Taken {
    step: Step,
    said: Option<SaidId>,
    words: String,
    chosen: Vec<String>,
    /// The code that was entered again.
    code: Option<String>,
    /// Whether an earlier press may have kept it.
    is_unsure: bool,
}

/// The page of a step.
pub(crate) async fn show(site: Site, Path(OfStep { step }): Path<OfStep>) -> Response {
    let Some(step) = Step::parse(&step) else {
        return site.problem(Trouble::NotFound, None);
    };
    let (code, view) = match site.opened(step.as_str()).await {
        Ok(opened) => opened,
        Err(page) => return page,
    };
    let answer = if steps(&view).contains(&step) {
        site.step(&Taken::nothing(step), Some(&view), None)
    } else {
        see(&address::request_shown(site.council().at()))
    };
    request_cookie::keeping(answer, &code)
}

/// A step was taken.
pub(crate) async fn take(
    site: Site,
    Path(OfStep { step }): Path<OfStep>,
    request: Request,
) -> Response {
    let Some(step) = Step::parse(&step) else {
        return site.problem(Trouble::NotFound, None);
    };
    let posted = match site.read(request).await {
        Ok(posted) => posted,
        Err(page) => return page,
    };
    let taken = Taken::read(step, &posted);
    let (code, view) = match site.opened_again(&taken).await {
        Ok(opened) => opened,
        Err(page) => return page,
    };
    let answer = match taken.what(&view) {
        Err(problem) => site.step(&taken, Some(&view), Some(problem)),
        Ok(what) => site.say(&taken, what, code.code(), &view).await,
    };
    request_cookie::keeping(answer, &code)
}

impl Taken {
    fn nothing(step: Step) -> Self {
        Self {
            step,
            said: None,
            words: String::new(),
            chosen: Vec::new(),
            code: None,
            is_unsure: false,
        }
    }

    fn read(step: Step, posted: &Posted) -> Self {
        let fields = posted.fields().iter();
        Self {
            step,
            said: posted.first(SAID).and_then(|id| id.parse().ok()),
            words: posted.first(WORDS).unwrap_or_default().to_owned(),
            chosen: fields
                .filter(|(name, _)| name == AGREEMENT)
                .map(|(_, value)| value.clone())
                .collect(),
            code: posted
                .first(RECEIPT_CODE)
                .map(|code| code.trim().to_owned()),
            is_unsure: posted.has(UNSURE),
        }
    }

    /// What is true while storage is away.
    fn away(&self) -> StepProblem {
        if self.is_unsure {
            StepProblem::Unsure
        } else {
            StepProblem::Away
        }
    }

    /// What it says, if it says something.
    fn what(&self, view: &FamilyView) -> Result<What, StepProblem> {
        let words = || match Words::parse(&self.words) {
            Some(words) => Ok(words),
            None if self.words.trim().is_empty() => Err(StepProblem::Missing),
            None => Err(StepProblem::TooLong),
        };
        match self.step {
            Step::Message => words().map(What::Message),
            Step::Add => words().map(What::Addition),
            Step::Agreements => {
                let given = view.agreements.iter().map(|one| &one.agreed);
                let chosen = given.filter(|one| self.chosen.contains(&value(one)));
                let chosen: Vec<Agreed> = chosen.cloned().collect();
                if chosen.is_empty() {
                    Err(StepProblem::Missing)
                } else {
                    Ok(What::AgreementsWithdrawn(chosen))
                }
            }
            Step::Withdraw => Ok(What::RequestWithdrawn),
        }
    }
}

/// What is posted for an agreement.
fn value(agreed: &Agreed) -> String {
    format!("{}/{}", agreed.partner, agreed.purpose)
}

fn read(value: &str) -> Option<Agreed> {
    let (partner, purpose) = value.split_once('/')?;
    Some(Agreed {
        partner: Slug::parse(partner).ok()?,
        purpose: Slug::parse(purpose).ok()?,
    })
}

impl Site {
    /// The view, by the cookie or by the code that was entered on the step's own page.
    async fn opened_again(
        &self,
        taken: &Taken,
    ) -> Result<(HandedOut<ReceiptCode>, FamilyView), Response> {
        let again = |problem| self.step(taken, None, Some(StepProblem::Code(problem)));
        let away = |fault| {
            self.tell("a family's view could not be opened", &fault);
            self.step(taken, None, Some(taken.away()))
        };
        let entered = taken.code.as_deref().filter(|code| !code.is_empty());
        let cookie = match entered {
            Some(_) => None,
            None => self.request_code().await.map_err(away)?,
        };
        if let Some(code) = cookie {
            return match self.vault.open_view(code.code(), self.now).await {
                Ok(Some(view)) => Ok((code, view)),
                Ok(None) => Err(self.opens_nothing(taken)),
                Err(fault) => Err(away(fault)),
            };
        }
        let code = match &taken.code {
            Some(entered) => read_code(entered).map_err(again)?,
            None if taken.step.has_words() => return Err(again(CodeProblem::Missing)),
            None => return Err(self.closed()),
        };
        let first_group = code.first_group();
        match self.look_up(&first_group, self.opened_view(code)).await {
            Ok(LookedUp::Opened(opened)) => Ok(opened),
            Ok(LookedUp::Nothing) => Err(again(CodeProblem::OpensNothing)),
            Ok(LookedUp::NotYet(wait)) => {
                let minutes = wait.minutes();
                Err(waiting(wait, again(CodeProblem::TooOften { minutes })))
            }
            Err(fault) => Err(away(fault)),
        }
    }

    /// What opened it a moment ago opens nothing any more. The page asks for the code as it does when the minutes of
    /// its cookie have passed, or where one was entered says of it what it says of every wrong one, with all that was
    /// typed: that it was locked is said to nobody.
    fn opens_nothing(&self, taken: &Taken) -> Response {
        if !taken.step.has_words() {
            return self.closed();
        }
        let is_entered = taken.code.as_ref().is_some_and(|code| !code.is_empty());
        let problem = if is_entered {
            CodeProblem::OpensNothing
        } else {
            CodeProblem::Missing
        };
        request_cookie::clearing(self.step(taken, None, Some(StepProblem::Code(problem))))
    }

    async fn say(
        &self,
        taken: &Taken,
        what: What,
        code: &ReceiptCode,
        view: &FamilyView,
    ) -> Response {
        let said = Said {
            id: taken.said.clone().unwrap_or_else(new_id),
            at: self.now,
            what,
        };
        let problem = match self.vault.follow_up(code, &said, self.now).await {
            Ok(()) => return see(&address::request_shown(self.council().at())),
            Err(NotFollowed::OpensNothing) => return self.opens_nothing(taken),
            Err(NotFollowed::NotSaid(NotSaid::OtherWords)) => {
                // Another id: pressed again, it is said too.
                let taken = Taken {
                    words: taken.words.clone(),
                    chosen: taken.chosen.clone(),
                    ..Taken::nothing(taken.step)
                };
                return self.step(&taken, Some(view), Some(StepProblem::SaidBefore));
            }
            Err(NotFollowed::NotSaid(NotSaid::Full | NotSaid::TakesNone)) => StepProblem::Full,
            Err(NotFollowed::NotSaid(NotSaid::NothingStands)) => StepProblem::NothingStands,
            Err(NotFollowed::Fault(fault)) => {
                self.tell("a follow-up was not kept", &fault);
                taken.away()
            }
            Err(NotFollowed::Unknown(fault)) => {
                self.tell("whether a follow-up was kept is not known", &fault);
                StepProblem::Unsure
            }
        };
        self.step(taken, Some(view), Some(problem))
    }

    /// Draws a step, with what its request says of the notice and of agreements where it could be opened.
    fn step(
        &self,
        taken: &Taken,
        view: Option<&FamilyView>,
        problem: Option<StepProblem>,
    ) -> Response {
        let council = self.council();
        let frame = view.map_or_else(|| self.frame(), |view| self.frame_of_request(view));
        // Where it could not be opened, what was chosen stays chosen.
        let agreements = match view {
            Some(view) => view.standing().cloned().collect(),
            None => taken
                .chosen
                .iter()
                .filter_map(|one| read(one))
                .collect::<Vec<_>>(),
        };
        let agreements = agreements
            .iter()
            .map(|one| (value(one), agreement_in_words(&frame, council, view, one)));
        let permit = view.and_then(|view| council.permit(&view.notice_version));
        let refused = permit.and_then(|permit| permit.if_you_refuse.clone());
        let stepping = Stepping {
            said: taken.said.clone().unwrap_or_else(new_id).to_string(),
            words: taken.words.clone(),
            agreements: agreements.collect(),
            chosen: taken.chosen.clone(),
            notice: refused
                .filter(|_| taken.step == Step::Agreements)
                .into_iter()
                .collect(),
            longest: Words::LONGEST,
            // Once it has opened something, the browser keeps it.
            code: taken.code.clone().filter(|_| view.is_none()),
            is_unsure: taken.is_unsure,
        };
        let status = match problem {
            None => StatusCode::OK,
            Some(StepProblem::Code(CodeProblem::TooOften { .. })) => StatusCode::TOO_MANY_REQUESTS,
            Some(StepProblem::Away | StepProblem::Unsure) => StatusCode::SERVICE_UNAVAILABLE,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let page = request_step(&frame, taken.step, &stepping, problem);
        self.draw(status, "request-step.njk", &page)
    }
}

fn new_id() -> SaidId {
    SaidId::random(&mut rand::rng())
}
