//! A worker searches for a family that is on the phone or at the door. What is typed travels in a body, never in an
//! address, and is recorded nowhere: only by what was searched, and how much it found.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use http_edge::Posted;
use record::StaffId;
use record::audit::Event;
use record::matching::{Search, SearchedBy};
use record::permission::Action;
use serde::Serialize;
use site_model::form::date::When;
use site_model::form::validation::validate;
use site_model::form::{Answers, Entered, FieldError, FormPage, Question, QuestionKind};
use site_model::published::PublishedCouncil;
use site_model::{Slug, WorkQueue};
use site_theme::form_page::{AskedFields, asked_fields};
use vault::{Found, FoundForm, MOST_FOUND, Subject};

use crate::address;
use crate::asking::{Asking, page, slug, text};
use crate::case::keeping;
use crate::desk::Desk;
use crate::pages::Moment;
use crate::problem::Stop;
use crate::record_address::RecordAddress;
use crate::referral_view::StatusTag;
use crate::take::REFERENCE as TAKEN_REFERENCE;

const BY: &str = "search-by";
const REFERENCE: &str = "search-reference";
const PHONE: &str = "search-phone";
const EMAIL: &str = "search-email";
const SURNAME: &str = "search-surname";
const BORN: &str = "search-born";

/// What `staff/search.njk` draws. No `Debug`: it holds what was typed.
#[derive(Serialize)]
struct SearchView {
    #[serde(flatten)]
    asked: AskedFields,
    action: String,
    /// `None` where nothing was searched for.
    found: Option<FoundView>,
    /// The field of "Take" that holds the row's reference.
    reference_field: &'static str,
}

#[derive(Serialize)]
struct FoundView {
    caption: String,
    rows: Vec<RowView>,
    /// Other hubs of the council that know a family that matches, and their phones.
    elsewhere: Vec<String>,
    has_more: Option<String>,
    /// What to try, where nothing was found.
    empty: Vec<String>,
}

#[derive(Serialize)]
struct RowView {
    reference: String,
    kind: String,
    status: StatusTag,
    assigned: String,
    hub: String,
    received: Moment,
    /// The referral to open.
    open: Option<String>,
    /// Where "Take" is posted to.
    take: Option<String>,
}

/// What was typed, and what is the matter with it.
#[derive(Default)]
struct Asked {
    entered: Entered,
    errors: Vec<FieldError>,
    /// What no question knows by itself: the question, and a message.
    refused: Option<(Slug, &'static str)>,
}

/// Asks what to search for.
pub(crate) async fn ask(_: RecordAddress<Slug>, desk: Desk) -> Result<Response, Stop> {
    may_search(&desk).await?;
    draw(&desk, &Asked::default(), None)
}

/// Searches.
pub(crate) async fn search(
    RecordAddress(council): RecordAddress<Slug>,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let searched = async {
        let desk = desk?;
        may_search(&desk).await?;
        match read(&desk, &posted) {
            Ok((search, asked)) => {
                let found = find(&desk, &search).await?;
                draw(&desk, &asked, Some(found))
            }
            Err(asked) => draw(&desk, &asked, None),
        }
    };
    let fields = [
        (REFERENCE, "staff-asked-search-reference-label"),
        (PHONE, "staff-asked-search-phone-label"),
        (EMAIL, "staff-asked-search-email-label"),
        (SURNAME, "staff-asked-search-surname-label"),
    ];
    let back = address::search(&council);
    searched
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

async fn may_search(desk: &Desk) -> Result<(), Stop> {
    match desk.queues(Action::SearchFamilies).is_empty() {
        true => Err(desk.refuse("search").await),
        false => Ok(()),
    }
}

fn questions(desk: &Desk) -> FormPage {
    let asking = Asking {
        pages: &desk.pages,
        prefix: "staff-asked",
    };
    let asked = |id, kind, by: SearchedBy| asking.question(id, kind, Some((BY, by.as_str())));
    let choices = SearchedBy::ALL.map(|by| asking.of(BY, by.as_str()));
    let hinted = |message: &str, question| Question {
        hint: Some(desk.pages.say(message, &[])),
        ..question
    };
    let questions = vec![
        asking.choice(BY, None, choices),
        hinted(
            "staff-search-reference-hint",
            asked(REFERENCE, QuestionKind::Text, SearchedBy::Reference),
        ),
        asked(PHONE, QuestionKind::Phone, SearchedBy::Phone),
        asked(EMAIL, QuestionKind::Email, SearchedBy::Email),
        hinted(
            "staff-search-surname-hint",
            asked(SURNAME, QuestionKind::Name, SearchedBy::Surname),
        ),
        Question {
            when: Some(When::Past),
            ..asked(BORN, QuestionKind::Date, SearchedBy::Surname)
        },
    ];
    page(desk.pages.say("staff-search-title", &[]), questions)
}

/// What is searched for, or what is the matter with what was typed.
fn read(desk: &Desk, posted: &Posted) -> Result<(Search, Asked), Asked> {
    let page = questions(desk);
    let entered = Entered::from_posted(&page, posted.fields());
    let today = desk.pages.today(desk.now);
    let answers = match validate(&page, &entered, &Answers::default(), today) {
        Ok(answers) => answers,
        Err(errors) => {
            return Err(Asked {
                entered,
                errors,
                refused: None,
            });
        }
    };
    let asked = Asked {
        entered,
        ..Asked::default()
    };
    match search_of(&answers) {
        Ok(search) => Ok((search, asked)),
        Err((question, message)) => Err(Asked {
            refused: Some((slug(question), message)),
            ..asked
        }),
    }
}

/// Validation has seen to it that each is there that is asked.
fn search_of(answers: &Answers) -> Result<Search, (&'static str, &'static str)> {
    let words = |question| text(answers, question).unwrap_or_default().to_owned();
    let by = text(answers, BY).and_then(SearchedBy::parse);
    let search = match by {
        None | Some(SearchedBy::Reference) => {
            let reference = words(REFERENCE).parse();
            let reference = reference.map_err(|_| (REFERENCE, "staff-audit-error-reference"))?;
            return Ok(Search::Reference(reference));
        }
        Some(SearchedBy::Phone) => Search::Phone(words(PHONE)),
        Some(SearchedBy::Email) => Search::Email(words(EMAIL)),
        Some(SearchedBy::Surname) => {
            let born = words(BORN).parse();
            let born = born.map_err(|_| (SURNAME, "staff-search-error-surname"))?;
            Search::Surname(words(SURNAME), born)
        }
    };
    // A name of nothing but signs.
    match search.terms().is_empty() {
        true => Err((SURNAME, "staff-search-error-surname")),
        false => Ok(search),
    }
}

async fn find(desk: &Desk, search: &Search) -> Result<FoundView, Stop> {
    let council = desk.council()?;
    let hubs = council.council.hubs.iter();
    let queues: Vec<_> = hubs.map(|hub| WorkQueue::Hub(hub.id.clone())).collect();
    let found = desk.vault.search(search, &queues).await?;
    let by = search.by().as_str();
    let subject = format!("search#{by}-{}", found.forms.len());
    desk.record(Event::FamiliesSearched, &subject).await?;
    desk.notice_unusual_reading().await?;
    shown(desk, council, (by, found)).await
}

/// What this person may be told of it. That there is a complaint is told to nobody who may not open it.
async fn shown(
    desk: &Desk,
    council: &PublishedCouncil,
    (by, found): (&str, Found),
) -> Result<FoundView, Stop> {
    let (ours, others): (Vec<_>, Vec<_>) = found
        .forms
        .into_iter()
        .partition(|form| desk.could_open(&form.queue, form.assignee.as_ref()));
    let others: BTreeSet<Slug> = others
        .iter()
        .filter_map(|form| form.queue.hub().cloned())
        .collect();
    let names = names(desk, &ours).await?;
    let rows: Vec<_> = ours
        .iter()
        .map(|form| row(desk, council, form, &names))
        .collect();
    let elsewhere: Vec<_> = others.iter().map(|hub| at(desk, council, hub)).collect();
    let say = |message: &str| desk.pages.say(message, &[]);
    let empty = match rows.is_empty() && elsewhere.is_empty() {
        true => say(&format!("staff-search-empty-{by}")),
        false => String::new(),
    };
    Ok(FoundView {
        caption: desk
            .pages
            .say("staff-search-caption", &[("count", rows.len().into())]),
        elsewhere,
        has_more: found.has_more.then(|| {
            let most = [("most", MOST_FOUND.into())];
            desk.pages.say("staff-search-more", &most)
        }),
        empty: empty.lines().map(str::to_owned).collect(),
        rows,
    })
}

/// That another hub knows a family that matches, and how to ask it.
fn at(desk: &Desk, council: &PublishedCouncil, hub: &Slug) -> String {
    let name = desk
        .pages
        .queue(&council.slug, &WorkQueue::Hub(hub.clone()));
    let known = council.council.hub(hub);
    match known.and_then(|hub| hub.contact.phone.as_ref()) {
        Some(phone) => {
            let told = [("hub", name.into()), ("phone", phone.to_string().into())];
            desk.pages.say("staff-search-elsewhere-phone", &told)
        }
        None => desk
            .pages
            .say("staff-search-elsewhere", &[("hub", name.into())]),
    }
}

fn row(
    desk: &Desk,
    council: &PublishedCouncil,
    form: &FoundForm,
    names: &BTreeMap<StaffId, String>,
) -> RowView {
    let pages = &desk.pages;
    let slug = &council.slug;
    let assigned = match &form.assignee {
        None => pages.say("staff-nobody", &[]),
        Some(id) if *id == desk.staff.id => pages.say("staff-you", &[]),
        Some(id) => match names.get(id) {
            Some(name) => name.clone(),
            None => pages.say("staff-colleague", &[]),
        },
    };
    let (open, take) = match &form.subject {
        Subject::Referral(family, referral) => {
            (Some(address::referral(slug, family, referral)), None)
        }
        Subject::Submission(id) if desk.may(Action::Take, &form.queue) => {
            (None, Some(address::take(slug, id)))
        }
        Subject::Submission(_) | Subject::FollowUp(..) => (None, None),
    };
    RowView {
        reference: form.reference.to_string(),
        kind: pages.say(&format!("staff-form-kind-{}", form.kind.as_str()), &[]),
        status: StatusTag::of(pages, form.status),
        assigned,
        hub: pages.queue(slug, &form.queue),
        received: pages.moment(council, form.received),
        open,
        take,
    }
}

/// The names of those who work on these.
async fn names(desk: &Desk, forms: &[FoundForm]) -> Result<BTreeMap<StaffId, String>, Stop> {
    let ids: BTreeSet<_> = forms.iter().filter_map(|it| it.assignee.clone()).collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let users = desk.vault.users(&ids).await?.into_iter();
    Ok(users.map(|user| (user.id, user.name)).collect())
}

fn draw(desk: &Desk, asked: &Asked, found: Option<FoundView>) -> Result<Response, Stop> {
    let council = desk.council()?;
    let frame = desk.pages.frame(council);
    let refused = asked.refused.as_ref();
    let refused = refused.map(|(question, message)| (question, desk.pages.say(message, &[])));
    let view = SearchView {
        asked: asked_fields(
            &frame,
            &questions(desk),
            (&asked.entered, &asked.errors),
            refused
                .as_ref()
                .map(|(question, words)| (*question, words.as_str())),
        )?,
        action: address::search(&council.slug),
        found,
        reference_field: TAKEN_REFERENCE,
    };
    let title = desk.pages.say("staff-search-title", &[]);
    let mut layout = desk.pages.layout_within(council, title);
    layout.has_errors = !view.asked.errors.is_empty();
    let status = match layout.has_errors {
        true => StatusCode::UNPROCESSABLE_ENTITY,
        false => StatusCode::OK,
    };
    Ok((status, desk.draw("staff/search.njk", layout, &view)?).into_response())
}
