//! Recording that another adult was told what the hub holds about them, or why not.

use axum::extract::Request;
use axum::response::{AppendHeaders, Html, IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http::header::SET_COOKIE;
use http_edge::Posted;
use jiff::civil::Date;
use record::permission::Action;
use record::reason::Reason;
use record::telling::{End, Exception, HowTold, Telling};
use record::{FamilyId, ReferralId};
use serde::Serialize;
use site_model::form::date::When;
use site_model::form::validation::validate;
use site_model::form::{Answers, Entered, FieldError, Question, QuestionKind};
use site_model::published::PublishedCouncil;
use site_model::{Form, Slug};
use site_theme::form_page::{FilledBy, FormPageView, FormPlace, PagePlace, Way, form_page};
use vault::ReferralFile;

use crate::address;
use crate::asking::{Asking, only_page, text};
use crate::desk::Desk;
use crate::done::Done;
use crate::next_path::NextPath;
use crate::pages::{Pages, SignedIn};
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

/// What `form-asked.njk` draws.
#[derive(Serialize)]
struct TellingPage {
    text: String,
    #[serde(flatten)]
    view: FormPageView,
}

/// Asks how it ended.
pub(crate) async fn ask(
    RecordAddress((_, family, referral, number)): TellingAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let nothing = Entered::default();
    let page = page(&desk, (&family, &referral, number), &nothing, &[]).await?;
    Ok(match page {
        Some(html) => Html(html).into_response(),
        None => {
            let to = address::referral(&desk.staff.council, &family, &referral);
            Redirect::to(&to).into_response()
        }
    })
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
    (family, referral, number): (&FamilyId, &ReferralId, usize),
    posted: &Posted,
) -> Result<Response, Stop> {
    desk.authorise_referral(Action::EndTelling, family, referral)
        .await?;
    let council = desk.council()?;
    let asked = asked(&desk.pages, any_form(council)?);
    let (entered, errors) = match read(&asked, posted, desk.pages.today(desk.now)) {
        Ok(end) => {
            let by = &desk.staff.id;
            let ended = (number, &end);
            desk.vault
                .end_telling(family, referral, ended, by, desk.now)
                .await?;
            let told = Done::TellingEnded.tell(referral);
            let told = told.map(|cookie| (SET_COOKIE, cookie));
            let to = address::referral(&council.slug, family, referral);
            return Ok((AppendHeaders(told), Redirect::to(&to)).into_response());
        }
        Err(not_said) => not_said,
    };
    let page = page(desk, (family, referral, number), &entered, &errors).await?;
    let html = page.ok_or_else(|| Stop::from(Trouble::Busy))?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(html)).into_response())
}

/// The page; `None` where it has ended.
async fn page(
    desk: &Desk,
    (family, referral, number): (&FamilyId, &ReferralId, usize),
    entered: &Entered,
    errors: &[FieldError],
) -> Result<Option<String>, Stop> {
    desk.authorise_referral(Action::EndTelling, family, referral)
        .await?;
    let file: ReferralFile = desk
        .vault
        .open_referral(family, referral, &desk.staff.id, desk.now)
        .await?;
    let telling = file.tellings.get(number);
    let telling = telling.ok_or_else(|| Stop::from(Trouble::NotFound))?;
    if telling.ended.is_some() {
        return Ok(None);
    }
    let council = desk.council()?;
    let asked = Form {
        // The title is in the browser's history and on shared screens: the reference alone.
        title: file.submission.reference.to_string(),
        ..asked(&desk.pages, any_form(council)?)
    };
    draw(
        desk,
        council,
        &asked,
        telling,
        (family, referral, number),
        (entered, errors),
    )
    .map(Some)
}

fn draw(
    desk: &Desk,
    council: &PublishedCouncil,
    asked: &Form,
    telling: &Telling,
    (family, referral, number): (&FamilyId, &ReferralId, usize),
    (entered, errors): (&Entered, &[FieldError]),
) -> Result<String, Stop> {
    let permit = council.current_permit(&asked.notice);
    let under = &permit.ok_or_else(|| Stop::from(Trouble::NotFound))?.version;
    let slug = &council.slug;
    let at = PagePlace {
        form: FormPlace {
            council,
            slug,
            form: asked,
            filled_by: FilledBy::Staff {
                under,
                public: &desk.deployment.origins.public,
            },
        },
        page: &asked.pages[0],
        entry: None,
        is_static: true,
    };
    let frame = desk.pages.form_frame(council, &asked.queue);
    let none = Answers::default();
    let mut view = form_page(&frame, at, Way::Through, entered, &none, errors)?;
    view.action = address::telling(slug, family, referral, number);
    view.layout.back = Some(address::referral(slug, family, referral));
    view.about = Some(telling.whom.clone());
    let by = desk.pages.date(council, telling.by);
    let page = TellingPage {
        text: desk.pages.say("staff-tell-text", &[("date", by.into())]),
        view,
    };
    let signed_in = SignedIn::new(&desk.staff);
    Ok(desk.pages.draw_form("form-asked.njk", signed_in, &page)?)
}

/// A form of the council: its one page is drawn in place of that form's own.
fn any_form(council: &PublishedCouncil) -> Result<&Form, Stop> {
    let mut forms = council.forms.values();
    forms.next().ok_or_else(|| Trouble::NotFound.into())
}

fn asked(pages: &Pages, form: &Form) -> Form {
    let asking = Asking {
        pages,
        prefix: "staff-tell",
    };
    let told = || Some((OUTCOME, TOLD));
    let not_needed = || Some((OUTCOME, NOT_NEEDED));
    let how = HowTold::ALL.map(|how| asking.of(HOW, how.as_str()));
    let exceptions = Exception::ALL.map(|one| asking.of(EXCEPTION, one.as_str()));
    let questions = vec![
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
    ];
    only_page(form, pages.say("staff-tell-title", &[]), questions)
}

fn read(asked: &Form, posted: &Posted, today: Date) -> Result<End, (Entered, Vec<FieldError>)> {
    let page = &asked.pages[0];
    let entered = Entered::from_posted(page, posted.fields());
    match validate(page, &entered, &Answers::default(), today) {
        // Validation has seen to it that each is there that is asked.
        Ok(answers) => ended(&answers).ok_or((entered, Vec::new())),
        Err(errors) => Err((entered, errors)),
    }
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
