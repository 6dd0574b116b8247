//! Recording that another adult was told what the hub holds about them, or why not.

use axum::extract::Request;
use axum::response::{AppendHeaders, Html, IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http::header::SET_COOKIE;
use http_edge::Posted;
use record::permission::Action;
use record::reason::Reason;
use record::telling::{End, EndedOtherwise, Exception, HowTold, Telling};
use record::{FamilyId, ReferralId};
use site_model::Slug;
use site_model::form::date::When;
use site_model::form::{Answers, Entered, FieldError, Question, QuestionKind};
use site_model::published::PublishedCouncil;
use vault::ReferralFile;

use crate::address;
use crate::asked_page::{Around, AskedPage};
use crate::asking::{Asking, text};
use crate::desk::Desk;
use crate::done::Done;
use crate::next_path::NextPath;
use crate::pages::Pages;
use crate::problem::{Stop, Trouble, Typed};
use crate::record_address::RecordAddress;

const OUTCOME: &str = "telling";
const TOLD: &str = "told";
const NOT_NEEDED: &str = "not-needed";
const HOW: &str = "told-how";
const ON: &str = "told-on";
const EXCEPTION: &str = "exception";
const BECAUSE: &str = "because";

/// The address of one of a referral's tellings.
type TellingAddress = RecordAddress<(Slug, FamilyId, ReferralId, usize)>;

/// A telling whose end somebody records, for the time of one request.
struct Ending<'a> {
    desk: &'a Desk,
    council: &'a PublishedCouncil,
    file: ReferralFile,
    number: usize,
    telling: Telling,
}

/// Asks how it ended.
pub(crate) async fn ask(
    RecordAddress((_, family, referral, number)): TellingAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let ending = Ending::open(&desk, (&family, &referral, number)).await?;
    if ending.telling.ended.is_some() {
        return Ok(Redirect::to(&ending.referral()).into_response());
    }
    let html = ending.draw(&Entered::default(), &[])?;
    Ok(Html(html).into_response())
}

/// Records how it ended.
pub(crate) async fn end(
    RecordAddress((council, family, referral, number)): TellingAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let ended = match desk {
        Ok(desk) => record(&desk, (&family, &referral, number), &posted).await,
        Err(stop) => Err(stop),
    };
    ended.map_err(|stop| {
        let back = NextPath::parse(&address::referral(&council, &family, &referral));
        match back {
            Some(back) => stop.keeping(typed(&posted), &council, &back),
            None => stop,
        }
    })
}

async fn record(
    desk: &Desk,
    at: (&FamilyId, &ReferralId, usize),
    posted: &Posted,
) -> Result<Response, Stop> {
    let ending = Ending::open(desk, at).await?;
    match ending.read(posted)? {
        Ok(end) => ending.record(&end).await,
        Err(_) if ending.telling.ended.is_some() => Err(ending.already_ended()),
        Err((entered, errors)) => {
            let html = ending.draw(&entered, &errors)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(html)).into_response())
        }
    }
}

impl<'a> Ending<'a> {
    /// The telling of this number, if this person may record how it ended.
    async fn open(
        desk: &'a Desk,
        (family, referral, number): (&FamilyId, &ReferralId, usize),
    ) -> Result<Self, Stop> {
        let file = desk
            .open_referral(Action::EndTelling, family, referral)
            .await?;
        let telling = file.tellings.get(number).cloned();
        Ok(Self {
            desk,
            council: desk.council()?,
            telling: telling.ok_or_else(|| Stop::from(Trouble::NotFound))?,
            number,
            file,
        })
    }

    /// Where its referral is.
    fn referral(&self) -> String {
        address::referral(&self.council.slug, &self.file.family, &self.file.referral)
    }

    fn already_ended(&self) -> Stop {
        Stop::from(Trouble::AlreadyEnded)
            .told_to(&self.desk.staff)
            .leading_to("staff-entered-open", self.referral())
    }

    async fn record(&self, end: &End) -> Result<Response, Stop> {
        let Desk { vault, now, .. } = self.desk;
        let (family, referral) = (&self.file.family, &self.file.referral);
        let by = &self.desk.staff.id;
        let ended = vault.end_telling(family, referral, (self.number, end), by, *now);
        match ended.await? {
            Ok(()) => {
                let told = Done::TellingEnded.tell(referral);
                let told = told.map(|cookie| (SET_COOKIE, cookie));
                let to = self.referral();
                Ok((AppendHeaders(told), Redirect::to(&to)).into_response())
            }
            Err(EndedOtherwise) => Err(self.already_ended()),
        }
    }

    /// What was posted. Nobody was told what the hub did not have yet.
    fn read(&self, posted: &Posted) -> Result<Result<End, (Entered, Vec<FieldError>)>, Stop> {
        let pages = &self.desk.pages;
        let page = self.page()?;
        let answers = match page.read(posted) {
            Ok(answers) => answers,
            Err(mistaken) => return Ok(Err(mistaken)),
        };
        let reached = pages.reached(&self.file.submission.sent);
        Ok(match ended(&answers) {
            Some(End::Told { on, .. }) if on < reached => {
                let today = pages.today(self.desk.now);
                let error = asking(pages).not_between(ON, reached, today);
                Err((page.entered(posted), vec![error]))
            }
            Some(end) => Ok(end),
            // Validation has seen to it that each is there that is asked.
            None => Err((page.entered(posted), Vec::new())),
        })
    }

    fn draw(&self, entered: &Entered, errors: &[FieldError]) -> Result<String, Stop> {
        let pages = &self.desk.pages;
        let by = pages.date(self.council, self.telling.by);
        let around = Around {
            paragraphs: vec![pages.say("staff-tell-text", &[("date", by.into())])],
            about: Some(self.telling.whom.clone()),
            ..Around::default()
        };
        self.page()?.draw((entered, errors), around)
    }

    fn page(&self) -> Result<AskedPage<'_>, Stop> {
        let (family, referral) = (&self.file.family, &self.file.referral);
        let action = address::telling(&self.council.slug, family, referral, self.number);
        let pages = &self.desk.pages;
        let title = pages.say("staff-tell-title", &[]);
        let asked = (title, questions(pages));
        AskedPage::new(self.desk, &self.file, asked, (action, self.referral()))
    }
}

fn asking(pages: &Pages) -> Asking<'_> {
    Asking {
        pages,
        prefix: "staff-tell",
    }
}

/// The questions about one of a referral's tellings.
fn questions(pages: &Pages) -> Vec<Question> {
    let asking = asking(pages);
    let told = || Some((OUTCOME, TOLD));
    let not_needed = || Some((OUTCOME, NOT_NEEDED));
    let how = HowTold::ALL.map(|how| asking.of(HOW, how.as_str()));
    let exceptions = Exception::ALL.map(|one| asking.of(EXCEPTION, one.as_str()));
    vec![
        asking.choice(
            OUTCOME,
            None,
            [TOLD, NOT_NEEDED].map(|it| asking.of(OUTCOME, it)),
        ),
        asking.choice(HOW, told(), how),
        Question {
            when: Some(When::Past),
            ..asking.question(ON, QuestionKind::Date, told())
        },
        asking.choice(EXCEPTION, not_needed(), exceptions),
        Question {
            max_length: Some(Reason::LONGEST),
            ..asking.question(BECAUSE, QuestionKind::Textarea, not_needed())
        },
    ]
}

fn ended(answers: &Answers) -> Option<End> {
    let chosen = text(answers, OUTCOME)?;
    if chosen == TOLD {
        let how = text(answers, HOW)?;
        return Some(End::Told {
            how: HowTold::ALL.into_iter().find(|it| it.as_str() == how)?,
            on: text(answers, ON)?.parse().ok()?,
        });
    }
    let exception = text(answers, EXCEPTION)?;
    let mut exceptions = Exception::ALL.into_iter();
    Some(End::NotNeeded {
        exception: exceptions.find(|it| it.as_str() == exception)?,
        because: Reason::parse(text(answers, BECAUSE)?)?,
    })
}

fn typed(posted: &Posted) -> Vec<Typed> {
    let because = posted.first(BECAUSE).unwrap_or_default();
    let typed = (!because.trim().is_empty()).then(|| Typed {
        label: "staff-tell-because-label",
        text: because.to_owned(),
    });
    typed.into_iter().collect()
}
