//! The family's view is locked at once; a new code is issued after an identity check, and shown once.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Response};
use http::StatusCode;
use http_edge::Posted;
use record::ReceiptCode;
use record::permission::Action;
use record::reason::Reason;
use record::view_change::{HowChecked, IdentityCheck};
use serde::Serialize;
use site_model::form::{Answers, Entered, FieldError, Question, QuestionKind};
use site_theme::QrCode;
use site_theme::frame::Reach;

use super::{ViewAddress, Viewing, again, keeping};
use crate::address;
use crate::answers::{self, FirstView};
use crate::asked_page::{Around, AskedPage};
use crate::asking::{Asking, text};
use crate::desk::Desk;
use crate::done::Done;
use crate::pages::Pages;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;

const HOW: &str = "checked-how";
/// The field for what was checked.
pub(crate) const WHAT: &str = "checked-what";
/// How many decisions the page has seen: sent twice, it issues one code.
const SEEN: &str = "seen";

/// What `staff/new-code.njk` draws. No `Debug`: the code is a secret.
#[derive(Serialize)]
struct NewCodeView {
    reference: String,
    code: String,
    /// The code as a picture, as on the page of a return code.
    picture: Option<QrCode>,
    /// On which day, in words.
    issued: String,
    /// Where the family enters it, as it is typed from paper.
    request: String,
    /// Whom the family phones with a question.
    reach: Reach,
    /// What has to be known by who says the code on the phone.
    first: FirstView,
    back: String,
}

/// Says what locking does, and asks whether to do it.
pub(crate) async fn ask_to_lock(
    RecordAddress((_, family, referral)): ViewAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let viewing = Viewing::open(&desk, (&family, &referral), Action::LockView).await?;
    let around = Around {
        paragraphs: [
            "staff-lock-text",
            "staff-lock-text-again",
            "staff-lock-text-staff",
        ]
        .map(|message| viewing.say(message))
        .to_vec(),
        button: Some(viewing.say("staff-lock-button")),
        is_warned: true,
        ..Around::default()
    };
    let asked = (viewing.say("staff-lock-title"), Vec::new());
    let to = (address::lock(&viewing.referral()), viewing.address());
    let page = AskedPage::new(&desk, &viewing.file, asked, to)?;
    let html = page.draw((&Entered::default(), &[]), around)?;
    Ok(Html(html).into_response())
}

/// Locks it.
pub(crate) async fn lock(
    RecordAddress((_, family, referral)): ViewAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let viewing = Viewing::open(&desk, (&family, &referral), Action::LockView).await?;
    let locked = desk
        .vault
        .lock_view(&family, &referral, &desk.staff.id, desk.now);
    let locked = locked.await;
    locked.map_err(|not_changed| viewing.stopped(not_changed))?;
    Ok(viewing.done(Done::ViewLocked))
}

/// Asks how it was made sure that it is the family who asks for a new code.
pub(crate) async fn ask_to_issue(
    RecordAddress((_, family, referral)): ViewAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let viewing = Viewing::open(&desk, (&family, &referral), Action::IssueCode).await?;
    viewing.opens_a_view()?;
    let html = viewing.draw_check((&Entered::default(), &[]))?;
    Ok(Html(html).into_response())
}

/// Issues it, and shows it: this once.
pub(crate) async fn issue(
    RecordAddress((council, family, referral)): ViewAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let issued = async {
        let desk = desk?;
        let viewing = Viewing::open(&desk, (&family, &referral), Action::IssueCode).await?;
        viewing.issue(&posted).await
    };
    let back = address::family_view(&address::referral(&council, &family, &referral));
    let typed = (WHAT, "staff-check-checked-what-label");
    issued
        .await
        .map_err(|stop| keeping(stop, &posted, typed, &back))
}

impl Viewing<'_> {
    fn opens_a_view(&self) -> Result<(), Stop> {
        if self.file.submission.sent.kind.opens_a_view() {
            return Ok(());
        }
        Err(Stop::from(Trouble::NoView).leading_to("staff-entered-open", self.referral()))
    }

    async fn issue(&self, posted: &Posted) -> Result<Response, Stop> {
        self.opens_a_view()?;
        let page = self.check_page()?;
        let check = match page.read(posted) {
            Ok(answers) => checked(&answers),
            Err((entered, errors)) => return self.draw_check((&entered, &errors)).map(again),
        };
        let Some(check) = check else {
            let entered = page.entered(posted);
            return self.draw_check((&entered, &[])).map(again);
        };
        // A page that was sent twice, or one that a colleague was faster than: another code would end the first.
        if posted.first(SEEN) != Some(&self.seen()) {
            return Err(Stop::from(Trouble::ViewChanged)
                .told_to(&self.desk.staff)
                .leading_to("staff-view-back", self.address()));
        }
        let Self { desk, file, .. } = self;
        let (vault, by) = (&desk.vault, &desk.staff.id);
        let check = (&check, file.decisions.len());
        let issued = vault.reissue_code(&file.family, &file.referral, check, by, desk.now);
        let code = issued.await;
        let code = code.map_err(|not_changed| self.stopped(not_changed))?;
        self.draw_code(&code)
    }

    /// It is in no address and no later page: the answer to the post is the only one that has it.
    fn draw_code(&self, code: &ReceiptCode) -> Result<Response, Stop> {
        let desk = self.desk;
        let pages = &desk.pages;
        let (code, frame) = (
            code.reveal(),
            desk.form_frame(self.council, &self.file.queue),
        );
        let view = NewCodeView {
            reference: self.file.submission.reference.to_string(),
            picture: QrCode::of(&code),
            code,
            issued: pages.date(self.council, pages.today(desk.now)),
            reach: frame.reach().clone(),
            first: answers::before_contact(pages, self.council, &self.file.submission.sent),
            request: format!(
                "{}{}",
                desk.deployment.origins.public,
                site_theme::address::request(&self.council.slug)
            ),
            back: self.address(),
        };
        let layout = desk
            .pages
            .layout_within(self.council, self.say("staff-new-code-title"));
        let html = desk.draw("staff/new-code.njk", layout, &view)?;
        Ok((StatusCode::CREATED, html).into_response())
    }

    fn check_page(&self) -> Result<AskedPage<'_>, Stop> {
        let asked = (self.say("staff-check-title"), questions(&self.desk.pages));
        let to = (address::new_code(&self.referral()), self.address());
        AskedPage::new(self.desk, &self.file, asked, to)
    }

    fn draw_check(&self, entered: (&Entered, &[FieldError])) -> Result<String, Stop> {
        let around = Around {
            paragraphs: ["staff-check-text", "staff-check-text-once"]
                .map(|message| self.say(message))
                .to_vec(),
            warning: Some(self.say("staff-check-warning")),
            says: vec![(SEEN, self.seen())],
            button: Some(self.say("staff-check-button")),
            ..Around::default()
        };
        self.check_page()?.draw(entered, around)
    }

    fn seen(&self) -> String {
        self.file.decisions.len().to_string()
    }
}

/// How it was made sure who gets a code.
pub(crate) fn questions(pages: &Pages) -> Vec<Question> {
    let asking = Asking {
        pages,
        prefix: "staff-check",
    };
    vec![
        asking.choice(
            HOW,
            None,
            HowChecked::ALL.map(|how| asking.of(HOW, how.as_str())),
        ),
        Question {
            max_length: Some(Reason::LONGEST),
            ..asking.question(WHAT, QuestionKind::Textarea, None)
        },
    ]
}

/// What was answered to that.
pub(crate) fn checked(answers: &Answers) -> Option<IdentityCheck> {
    Some(IdentityCheck {
        how: HowChecked::parse(text(answers, HOW)?)?,
        what: Reason::parse(text(answers, WHAT)?)?,
    })
}
