//! "See my request": a receipt code opens what its holder sent, and what came after.
//!
//! The code is posted, and kept in a cookie of its own for some minutes: it is in no address and no history, and
//! going back after leaving shows nothing. One that opens nothing comes back in its field, so that it can be
//! corrected: no page is stored.

use axum::extract::Request;
use axum::response::Response;
use form_way::{see, seen_request};
use http::StatusCode;
use jiff::SignedDuration;
use record::view::FamilyView;
use record::{ReceiptCode, Received};
use site_model::WorkQueue;
use site_theme::address;
use site_theme::frame::Frame;
use site_theme::request_page::{CodeProblem, RECEIPT_CODE, request_page};
use site_theme::request_received::request_received;
use site_theme::request_shown::request_shown;
use site_theme::request_step::Step;
use vault::{HandedOut, OpenReceipt, VaultFault};

use crate::problem::Trouble;
use crate::request_cookie;
use crate::site::{Site, time_zone};
use crate::throttle::{LookedUp, waiting};

/// For how long after the family said something the page says that it worked.
const JUST_NOW: SignedDuration = SignedDuration::from_mins(1);

/// The page that asks for a code.
pub(crate) async fn ask(site: Site) -> Response {
    site.ask_for_code(None, "")
}

/// A code was entered.
pub(crate) async fn open(site: Site, request: Request) -> Response {
    let posted = match site.read(request).await {
        Ok(posted) => posted,
        Err(page) => return page,
    };
    let entered = posted.first(RECEIPT_CODE).unwrap_or_default().trim();
    let code = match read_code(entered) {
        Ok(code) => code,
        Err(problem) => return site.ask_for_code(Some(problem), entered),
    };
    let first_group = code.first_group();
    match site
        .look_up(&first_group, site.opened_by_entered(code))
        .await
    {
        Ok(LookedUp::Opened((code, _))) => {
            let shown = see(&address::request_shown(site.council().at()));
            request_cookie::keeping(shown, &code)
        }
        Ok(LookedUp::Nothing) => site.ask_for_code(Some(CodeProblem::OpensNothing), entered),
        Ok(LookedUp::NotYet(wait)) => {
            let problem = CodeProblem::TooOften {
                minutes: wait.minutes(),
            };
            waiting(wait, site.ask_for_code(Some(problem), entered))
        }
        Err(fault) => {
            site.tell("a family's view could not be opened", &fault);
            let again = address::request_lookup(site.council().at());
            site.problem_with_entered(Trouble::NotShown, again, (RECEIPT_CODE, entered))
        }
    }
}

/// What the code in the cookie opens.
pub(crate) async fn show(site: Site) -> Response {
    match site.receipt("shown").await {
        Ok((code, OpenReceipt::View(view))) => request_cookie::keeping(site.shown(&view), &code),
        Ok((code, OpenReceipt::Received(received))) => {
            request_cookie::keeping(site.received(&received), &code)
        }
        Err(page) => page,
    }
}

/// "Hide my request" was pressed.
pub(crate) async fn stop(site: Site) -> Response {
    site.closed()
}

/// Reads what was entered as a code.
pub(crate) fn read_code(entered: &str) -> Result<ReceiptCode, CodeProblem> {
    if entered.is_empty() {
        return Err(CodeProblem::Missing);
    }
    ReceiptCode::read(entered).ok_or(CodeProblem::NotACode)
}

impl Site {
    /// The view that the code in the cookie opens, with the code, for a part of the request; or else the page to
    /// go to.
    pub(crate) async fn opened(
        &self,
        part: &str,
    ) -> Result<(HandedOut<ReceiptCode>, FamilyView), Response> {
        match self.receipt(part).await? {
            (code, OpenReceipt::View(view)) => Ok((code, *view)),
            // It has no parts.
            (code, OpenReceipt::Received(_)) => {
                let shown = see(&address::request_shown(self.council().at()));
                Err(request_cookie::keeping(shown, &code))
            }
        }
    }

    /// The same for whatever a receipt code opens.
    async fn receipt(&self, part: &str) -> Result<(HandedOut<ReceiptCode>, OpenReceipt), Response> {
        match self.opened_by_cookie().await {
            Ok(Some(opened)) => Ok(opened),
            // No cookie of ours; or locked meanwhile.
            Ok(None) => Err(self.closed()),
            Err(fault) => {
                let again = address::request_part(self.council().at(), part);
                Err(self.request_not_shown(&fault, again))
            }
        }
    }

    /// What the code in the cookie opens, if we handed it out.
    async fn opened_by_cookie(
        &self,
    ) -> Result<Option<(HandedOut<ReceiptCode>, OpenReceipt)>, VaultFault> {
        let Some(code) = self.request_code().await? else {
            return Ok(None);
        };
        self.opened_receipt(code).await
    }

    /// What a code that was entered opens; the browser may keep it then.
    async fn opened_by_entered(
        &self,
        code: ReceiptCode,
    ) -> Result<Option<(HandedOut<ReceiptCode>, OpenReceipt)>, VaultFault> {
        let code = self.vault.hand_out(code).await?;
        self.opened_receipt(code).await
    }

    async fn opened_receipt(
        &self,
        code: HandedOut<ReceiptCode>,
    ) -> Result<Option<(HandedOut<ReceiptCode>, OpenReceipt)>, VaultFault> {
        let opened = self.vault.open_receipt(code.code(), self.now).await?;
        Ok(opened.map(|opened| (code, opened)))
    }

    /// The view that such a code opens.
    pub(crate) async fn opened_view(
        &self,
        code: ReceiptCode,
    ) -> Result<Option<(HandedOut<ReceiptCode>, FamilyView)>, VaultFault> {
        let code = self.vault.hand_out(code).await?;
        let view = self.vault.open_view(code.code(), self.now).await?;
        Ok(view.map(|view| (code, view)))
    }

    /// Nothing is shown any more: the code has to be entered.
    pub(crate) fn closed(&self) -> Response {
        let ask = see(&address::request_lookup(self.council().at()));
        request_cookie::clearing(ask)
    }

    /// Whoever works on a request is the one to reach.
    pub(crate) fn frame_of_request(&self, view: &FamilyView) -> Frame<'_> {
        self.frame_of_queue(view.queue.as_ref())
    }

    fn frame_of_queue(&self, queue: Option<&WorkQueue>) -> Frame<'_> {
        let frame = match queue {
            Some(queue) => self.frame().for_queue(self.council(), queue),
            None => self.frame(),
        };
        let stay = address::request_part(self.council().at(), "stay");
        let forgets = self.forgets(&frame, request_cookie::KEPT, stay);
        frame.forgetting(forgets)
    }

    fn request_not_shown(&self, fault: &VaultFault, again: String) -> Response {
        self.tell("a family's view could not be opened", fault);
        self.problem(Trouble::NotShown, Some(again))
    }

    fn ask_for_code(&self, problem: Option<CodeProblem>, entered: &str) -> Response {
        let status = match problem {
            Some(CodeProblem::TooOften { .. }) => StatusCode::TOO_MANY_REQUESTS,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
            None => StatusCode::OK,
        };
        let mut view = request_page(&self.frame(), problem, entered.to_owned());
        let at = address::request(self.council().at());
        view.layout.languages = self.frame().languages(|_| true, &at);
        self.draw(status, "request.njk", &view)
    }

    fn received(&self, received: &Received) -> Response {
        let frame = self.frame_of_queue(Some(&received.queue));
        let at = frame.moment(&received.received.to_zoned(time_zone()));
        let page = request_received(&frame, at, received.reference.to_string());
        self.draw(StatusCode::OK, "request-received.njk", &page)
    }

    fn shown(&self, view: &FamilyView) -> Response {
        let frame = self.frame_of_request(view);
        let seen = seen_request(&frame, self.council(), view, &time_zone());
        let just_now = view.said.last().filter(|said| {
            let since = self.now.duration_since(said.at);
            !since.is_negative() && since < JUST_NOW
        });
        let done = just_now.map(|said| {
            let kind = said.what.kind().as_str();
            frame.say(&format!("request-done-{kind}"), &[])
        });
        let page = request_shown(&frame, seen, &steps(view), done);
        self.draw(StatusCode::OK, "request-shown.njk", &page)
    }
}

/// What a family can do with what it sent.
pub(crate) fn steps(view: &FamilyView) -> Vec<Step> {
    let can = |step: &Step| {
        view.queue.is_some()
            && match step {
                Step::Message | Step::Add => true,
                Step::Agreements => view.standing().next().is_some(),
                Step::Withdraw => view.request_withdrawn().is_none(),
            }
    };
    Step::ALL.into_iter().filter(can).collect()
}
