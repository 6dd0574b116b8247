//! Warning colleagues about something in a household, and looking at that again.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http_edge::Posted;
use jiff::civil::Date;
use record::CaseItemId;
use record::permission::Action;
use record::reason::Reason;
use record::warning::{ToldOfWarning, Warning, WarningChanged, WarningStep};
use site_model::form::date::When;
use site_model::form::{Answers, Question, QuestionKind};
use vault::{Addition, CaseItem, Kept};

use super::{Asked, Case, CaseAddress, CaseItemAddress, ID, again, id_of, keeping};
use crate::address;
use crate::asked_page::{Around, AskedPage};
use crate::asking::text;
use crate::desk::Desk;
use crate::done::Done;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;

const TEXT: &str = "warning-text";
const REVIEW: &str = "warning-review";
const TOLD: &str = "warning-told";
const YES: &str = "yes";
const NO: &str = "no";
const BECAUSE: &str = "warning-not-told";
const STANDS: &str = "warning-stands";
const END: &str = "warning-end";
/// When it was to be reviewed when the page was drawn.
const SEEN: &str = "seen";

/// Asks for a warning.
pub(crate) async fn ask_for_warning(
    RecordAddress((_, family, referral)): CaseAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::WarnColleagues).await?;
    let page = case.warning_page()?;
    let html = case.draw(&page, &Asked::default(), case.around_warning())?;
    Ok(Html(html).into_response())
}

/// Adds it.
pub(crate) async fn add_warning(
    RecordAddress((council, family, referral)): CaseAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let added = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::WarnColleagues).await?;
        case.add_warning(&posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [
        (TEXT, "staff-asked-warning-text-label"),
        (BECAUSE, "staff-asked-warning-not-told-label"),
    ];
    added
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

/// Asks whether a warning still stands.
pub(crate) async fn ask_about_warning(
    RecordAddress((_, family, referral, id)): CaseItemAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::WarnColleagues).await?;
    let warning = case.open_warning(&id)?;
    if warning.value.ended.is_some() {
        return Ok(Redirect::to(&case.referral()).into_response());
    }
    let html = case.draw_change_of(warning, &Asked::default())?;
    Ok(Html(html).into_response())
}

/// Ends it, or has it looked at again.
pub(crate) async fn change_warning(
    RecordAddress((council, family, referral, id)): CaseItemAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let changed = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::WarnColleagues).await?;
        case.change_warning(&id, &posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [(END, "staff-asked-warning-end-label")];
    changed
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

impl Case<'_> {
    async fn add_warning(&self, posted: &Posted) -> Result<Response, Stop> {
        let page = self.warning_page()?;
        let (entered, errors) = match page.read(posted) {
            Ok(answers) => match self.warning(&answers) {
                Some(warning) => {
                    let addition = Addition {
                        id: id_of(posted),
                        items: vec![CaseItem::Warning(warning)],
                        step: None,
                    };
                    self.add(&addition).await?;
                    return Ok(self.done(Done::WarningAdded));
                }
                None => (page.entered(posted), Vec::new()),
            },
            Err(mistaken) => mistaken,
        };
        let asked = Asked {
            entered,
            errors,
            id: posted.first(ID),
            ..Asked::default()
        };
        Ok(again(self.draw(&page, &asked, self.around_warning())?))
    }

    fn warning(&self, answers: &Answers) -> Option<Warning> {
        let told = match text(answers, TOLD)? {
            YES => ToldOfWarning::Told,
            _ => ToldOfWarning::NotTold {
                because: Reason::parse(text(answers, BECAUSE)?)?,
            },
        };
        let by = &self.desk.staff.id;
        Some(Warning {
            referral: self.file.referral.clone(),
            text: Reason::parse(text(answers, TEXT)?)?,
            review: text(answers, REVIEW)?.parse().ok()?,
            assignee: by.clone(),
            told,
            by: by.clone(),
            at: self.desk.now,
            ended: None,
        })
    }

    fn warning_page(&self) -> Result<AskedPage<'_>, Stop> {
        let asking = self.asking();
        let told = [YES, NO].map(|it| asking.of(TOLD, it));
        let questions = vec![
            self.words(TEXT, true, None),
            self.review(None),
            asking.choice(TOLD, None, told),
            self.words(BECAUSE, true, Some((TOLD, NO))),
        ];
        self.page("staff-warning-title", questions, "warning")
    }

    fn review(&self, when: Option<(&'static str, &'static str)>) -> Question {
        Question {
            when: Some(When::Future),
            ..self.asking().question(REVIEW, QuestionKind::Date, when)
        }
    }

    fn around_warning(&self) -> Around {
        Around {
            paragraphs: vec![self.say("staff-warning-text")],
            button: Some(self.say("staff-warning-button")),
            ..Around::default()
        }
    }

    fn open_warning(&self, id: &CaseItemId) -> Result<&Kept<Warning>, Stop> {
        let mut warnings = self.file.warnings.iter();
        let warning = warnings.find(|warning| warning.id == *id);
        warning.ok_or_else(|| Trouble::NotFound.into())
    }

    async fn change_warning(&self, id: &CaseItemId, posted: &Posted) -> Result<Response, Stop> {
        let warning = self.open_warning(id)?;
        let page = self.change_of_warning(id)?;
        // A page that does not say when the review was to be has seen what is there now.
        let seen = posted.first(SEEN).and_then(|seen| seen.parse().ok());
        let seen = seen.unwrap_or(warning.value.review);
        let step = match page.read(posted) {
            Ok(answers) => step(&answers, seen),
            Err((entered, errors)) => {
                let asked = Asked {
                    entered,
                    errors,
                    ..Asked::default()
                };
                return Ok(again(self.draw_change_of(warning, &asked)?));
            }
        };
        let step = step.ok_or_else(|| Stop::from(Trouble::NotRead))?;
        let Desk {
            vault, staff, now, ..
        } = self.desk;
        let changed = vault.change_warning(&self.file.family, (id, &step), &staff.id, *now);
        match changed.await? {
            Ok(()) => Ok(self.done(match step {
                WarningStep::Stands { .. } => Done::WarningKept,
                WarningStep::End { .. } => Done::WarningEnded,
            })),
            Err(WarningChanged) if warning.value.ended.is_some() => {
                Err(Stop::from(Trouble::AlreadyEnded)
                    .told_to(staff)
                    .leading_to("staff-entered-open", self.referral()))
            }
            Err(WarningChanged) => {
                let asked = Asked {
                    entered: page.entered(posted),
                    refused: Some((REVIEW, self.say("staff-warning-changed"))),
                    ..Asked::default()
                };
                Ok(again(self.draw_change_of(warning, &asked)?))
            }
        }
    }

    fn change_of_warning(&self, id: &CaseItemId) -> Result<AskedPage<'_>, Stop> {
        let asking = self.asking();
        let stands = [YES, NO].map(|it| asking.of(STANDS, it));
        let questions = vec![
            asking.choice(STANDS, None, stands),
            self.review(Some((STANDS, YES))),
            self.words(END, true, Some((STANDS, NO))),
        ];
        self.page(
            "staff-warning-change-title",
            questions,
            &format!("warning/{id}"),
        )
    }

    fn draw_change_of(&self, warning: &Kept<Warning>, asked: &Asked<'_>) -> Result<String, Stop> {
        let review = [("date", self.date(warning.value.review)?.into())];
        let around = Around {
            paragraphs: vec![
                self.say("staff-warning-change-text"),
                self.desk.pages.say("staff-warning-review", &review),
            ],
            says: vec![(SEEN, warning.value.review.to_string())],
            now_heading: Some(self.say("staff-warning-change-now")),
            now: Some(warning.value.text.as_str().to_owned()),
            button: Some(self.say("staff-warning-change-button")),
            ..Around::default()
        };
        self.draw(&self.change_of_warning(&warning.id)?, asked, around)
    }
}

/// What was decided of a warning that was to be reviewed on the day that was seen.
fn step(answers: &Answers, seen: Date) -> Option<WarningStep> {
    Some(match text(answers, STANDS)? {
        YES => WarningStep::Stands {
            from: seen,
            review: text(answers, REVIEW)?.parse().ok()?,
        },
        _ => WarningStep::End {
            because: Reason::parse(text(answers, END)?)?,
        },
    })
}
