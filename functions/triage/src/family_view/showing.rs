//! A part of the hub's side is switched on, after somebody was asked whether that is safe, and off at once.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Response};
use http_edge::Posted;
use jiff::civil::Date;
use record::permission::Action;
use record::reason::Reason;
use record::view::Part;
use record::view_change::{Asked, ViewChange};
use site_model::form::date::When;
use site_model::form::{Answers, Entered, FieldError, Question, QuestionKind};

use super::{PartAddress, Viewing, again, keeping};
use crate::address;
use crate::asked_page::{Around, AskedPage};
use crate::asking::{Asking, text};
use crate::desk::Desk;
use crate::done::Done;
use crate::problem::Stop;
use crate::record_address::RecordAddress;

const SAFE: &str = "asked-safe";
const YES: &str = "yes";
const NO: &str = "no";
const WHO: &str = "asked-who";
const ON: &str = "asked-on";
/// The longest answer to who was asked: a name and how, not a story.
const LONGEST_WHO: usize = 200;

/// Shows what would be seen, and asks whether that is safe.
pub(crate) async fn ask_to_show(
    RecordAddress((_, family, referral, part)): PartAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let viewing = Viewing::open(&desk, (&family, &referral), Action::SwitchView).await?;
    let html = viewing.draw_question(part, (&Entered::default(), &[]), None)?;
    Ok(Html(html).into_response())
}

/// Switches a part on.
pub(crate) async fn show_part(
    RecordAddress((council, family, referral, part)): PartAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let shown = async {
        let desk = desk?;
        let viewing = Viewing::open(&desk, (&family, &referral), Action::SwitchView).await?;
        viewing.show_part(part, &posted).await
    };
    let back = address::family_view(&address::referral(&council, &family, &referral));
    let typed = (WHO, "staff-show-asked-who-label");
    shown
        .await
        .map_err(|stop| keeping(stop, &posted, typed, &back))
}

/// Switches a part off, at once and without a question.
pub(crate) async fn hide(
    RecordAddress((_, family, referral, part)): PartAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let viewing = Viewing::open(&desk, (&family, &referral), Action::SwitchView).await?;
    let off = ViewChange::Off(part);
    viewing.change(&off).await?;
    Ok(viewing.done(Done::PartHidden))
}

impl Viewing<'_> {
    async fn show_part(&self, part: Part, posted: &Posted) -> Result<Response, Stop> {
        let page = self.question_page(part)?;
        let answers = match page.read(posted) {
            Ok(answers) => answers,
            Err((entered, errors)) => {
                let html = self.draw_question(part, (&entered, &errors), None)?;
                return Ok(again(html));
            }
        };
        let Some(asked) = asked(&answers) else {
            let refused = self.say("staff-show-not-asked");
            let entered = page.entered(posted);
            let html = self.draw_question(part, (&entered, &[]), Some((SAFE, refused)))?;
            return Ok(again(html));
        };
        self.change(&ViewChange::On(part, asked)).await?;
        Ok(self.done(Done::PartShown))
    }

    pub(super) async fn change(&self, change: &ViewChange) -> Result<(), Stop> {
        let Self { desk, file, .. } = self;
        let (vault, by) = (&desk.vault, &desk.staff.id);
        let changed = vault.change_view(&file.family, &file.referral, change, &[], by, desk.now);
        changed
            .await
            .map_err(|not_changed| self.stopped(not_changed))
    }

    fn question_page(&self, part: Part) -> Result<AskedPage<'_>, Stop> {
        let title = self.say(&format!("staff-show-{}-title", part.as_str()));
        let asking = Asking {
            pages: &self.desk.pages,
            prefix: "staff-show",
        };
        let action = address::show_part(&self.referral(), part);
        let asked = (title, questions(&asking));
        AskedPage::new(self.desk, &self.file, asked, (action, self.address()))
    }

    fn draw_question(
        &self,
        part: Part,
        entered: (&Entered, &[FieldError]),
        refused: Option<(&str, String)>,
    ) -> Result<String, Stop> {
        let around = Around {
            paragraphs: vec![self.say(&format!("staff-show-{}-text", part.as_str()))],
            warning: Some(self.say("staff-show-warning")),
            preview: Some(self.preview_with(part)?),
            button: Some(self.say("staff-show-button")),
            ..Around::default()
        };
        self.question_page(part)?
            .draw_refused(entered, refused, around)
    }
}

fn questions(asking: &Asking<'_>) -> Vec<Question> {
    let yes = || Some((SAFE, YES));
    vec![
        asking.choice(SAFE, None, [YES, NO].map(|it| asking.of(SAFE, it))),
        Question {
            max_length: Some(LONGEST_WHO),
            ..asking.question(WHO, QuestionKind::Text, yes())
        },
        Question {
            when: Some(When::Past),
            ..asking.question(ON, QuestionKind::Date, yes())
        },
    ]
}

/// Who was asked and when; nothing where nobody was.
fn asked(answers: &Answers) -> Option<Asked> {
    if text(answers, SAFE)? != YES {
        return None;
    }
    let on: Date = text(answers, ON)?.parse().ok()?;
    Some(Asked {
        who: Reason::parse(text(answers, WHO)?)?,
        on,
    })
}
