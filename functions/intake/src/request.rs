//! "See what you sent": a receipt code opens what its holder sent.
//!
//! The code is posted and answered on the same page: it is in no address, no history and no cookie.
//! One that opens nothing comes back in its field, so that it can be corrected: no page is stored.

use axum::extract::Request;
use axum::response::Response;
use http::StatusCode;
use record::ReceiptCode;
use record::view::FamilyView;
use site_theme::address;
use site_theme::form_page::notice_sent_under;
use site_theme::request_page::{
    CodeProblem, RECEIPT_CODE, SentAnswer, SentPage, SentRequest, request_page, request_shown,
};

use crate::problem::Trouble;
use crate::site::{Site, time_zone};
use crate::throttle::{LookedUp, waiting};

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
    if !posted.has(RECEIPT_CODE) {
        return site.ask_for_code(Some(CodeProblem::Missing), "");
    }
    let entered = posted.first(RECEIPT_CODE).unwrap_or_default().trim();
    let Some(code) = ReceiptCode::read(entered) else {
        return site.ask_for_code(Some(CodeProblem::NotACode), entered);
    };
    let opened = site.vault.open_view(&code, site.now);
    match site.look_up(&code.first_group(), opened).await {
        Ok(LookedUp::Opened(view)) => site.shown(view),
        Ok(LookedUp::Nothing) => site.ask_for_code(Some(CodeProblem::OpensNothing), entered),
        Ok(LookedUp::NotYet(wait)) => {
            let problem = CodeProblem::TooOften {
                minutes: wait.minutes(),
            };
            waiting(wait, site.ask_for_code(Some(problem), entered))
        }
        Err(fault) => {
            site.tell("a family's view could not be opened", &fault);
            let again = address::request(site.council().at());
            site.problem(Trouble::NotShown, Some(again))
        }
    }
}

impl Site {
    fn ask_for_code(&self, problem: Option<CodeProblem>, entered: &str) -> Response {
        let status = match problem {
            Some(CodeProblem::TooOften { .. }) => StatusCode::TOO_MANY_REQUESTS,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
            None => StatusCode::OK,
        };
        let view = request_page(&self.frame(), problem, entered.to_owned());
        self.draw(status, "request.njk", &view)
    }

    fn shown(&self, sent: FamilyView) -> Response {
        let council = self.council();
        let frame = self.frame();
        let view = SentRequest {
            form: sent.form_title,
            reference: sent.reference.to_string(),
            sent: frame.moment(&sent.received.to_zoned(time_zone())),
            pages: sent
                .pages
                .into_iter()
                .map(|page| SentPage {
                    title: page.title,
                    answers: page
                        .answers
                        .into_iter()
                        .map(|answered| SentAnswer::new(&frame, answered))
                        .collect(),
                })
                .collect(),
            // The text that was shown then, not the one in force.
            notice: notice_sent_under(&frame, council, &sent.notice_version),
        };
        let view = request_shown(&frame, view);
        self.draw(StatusCode::OK, "request.njk", &view)
    }
}
