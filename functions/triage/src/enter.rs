//! Entering a form for a family that phoned, came in or filled in paper.
//!
//! A worker chooses a form of one of their hubs, or one for information governance, says how it reached them ([`how`]), and then goes the same
//! way through the form as a family ([`form_way`]). What is entered is a draft of that worker's session until it
//! is sent: nobody else opens it, and it ends with the session ([`entering`]).

mod begin;
mod entering;
mod how;
mod outcome;

use axum::extract::{RawQuery, Request};
use axum::response::{IntoResponse as _, Response};
use form_way::page::Named;
use form_way::{
    check as checking, confirm as confirming, ended as ending, list, page, tasks as parts,
};
use http_edge::Posted;
use record::permission::Action;
use serde::Serialize;
use site_model::Slug;

use crate::address;
use crate::desk::Desk;
use crate::next_path::NextPath;
use crate::problem::{Stop, Trouble, Typed};
use crate::record_address::RecordAddress;
use entering::{Entering, Wishes};
pub(crate) use outcome::{HowView, sent, shown};

/// The council and the form in an address.
pub(crate) type FormAddress = RecordAddress<(Slug, String)>;

/// What `staff/enter.njk` draws.
#[derive(Serialize)]
struct ChooseView {
    forms: Vec<FormChoice>,
}

#[derive(Serialize)]
struct FormChoice {
    title: String,
    summary: String,
    queue: String,
    href: String,
}

/// Which form: those of this person's hubs, and those that lead to information governance.
pub(crate) async fn choose(desk: Desk) -> Result<Response, Stop> {
    if desk.queues(Action::EnterForm).is_empty() {
        return Err(desk.refuse("enter").await);
    }
    let council = desk.council()?;
    let forms = council.forms.iter();
    let view = ChooseView {
        forms: forms
            .filter(|(_, form)| desk.may(Action::EnterForm, &form.queue))
            .map(|(slug, form)| FormChoice {
                title: form.title.clone(),
                summary: form.summary.clone(),
                queue: desk.pages.queue(&council.slug, &form.queue),
                href: site_theme::address::enter(&council.slug, slug),
            })
            .collect(),
    };
    let title = desk.pages.say("staff-enter-title", &[]);
    let mut layout = desk.pages.layout_within(council, title);
    layout.back = Some(address::queue(&council.slug));
    Ok(desk.draw("staff/enter.njk", layout, &view)?.into_response())
}

/// How the form reached the hub: asked before it.
pub(crate) async fn ask_how(
    RecordAddress((_, form)): FormAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let entering = Entering::open(&desk, &form).await?;
    entering.ask_how()
}

/// How it reached the hub was said: the form begins, or goes on.
pub(crate) async fn begin(
    RecordAddress((council, form)): FormAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let desk = at_desk(desk, &posted, &council)?;
    let begun = match Entering::open(&desk, &form).await {
        Ok(entering) => entering.begin(&posted).await,
        Err(stop) => Err(stop),
    };
    begun.map_err(|stop| keeping(stop, &posted, &council))
}

/// A page of the form.
pub(crate) async fn show(
    RecordAddress((_, form, page)): RecordAddress<(Slug, String, String)>,
    RawQuery(query): RawQuery,
    desk: Desk,
) -> Result<Response, Stop> {
    show_page(&desk, &form, Named::Page(&page), query).await
}

/// A page of one in a list.
pub(crate) async fn show_entry(
    RecordAddress((_, form, list, number, page)): RecordAddress<(
        Slug,
        String,
        String,
        String,
        String,
    )>,
    RawQuery(query): RawQuery,
    desk: Desk,
) -> Result<Response, Stop> {
    let named = Named::Entry(&list, &number, &page);
    show_page(&desk, &form, named, query).await
}

async fn show_page(
    desk: &Desk,
    form: &str,
    named: Named<'_>,
    query: Option<String>,
) -> Result<Response, Stop> {
    let entering = Entering::open(desk, form).await?;
    let shown = page::show(&entering, entering.form()?, named, query.as_deref()).await;
    shown.ok_or_else(|| Trouble::NotFound.into())
}

/// The answers of a page.
pub(crate) async fn post(
    RecordAddress((council, form, page)): RecordAddress<(Slug, String, String)>,
    RawQuery(query): RawQuery,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let desk = at_desk(desk, &posted, &council)?;
    post_page(&desk, &form, Named::Page(&page), query, &posted).await
}

/// The answers of a page of one in a list.
pub(crate) async fn post_entry(
    RecordAddress((council, form, list, number, page)): RecordAddress<(
        Slug,
        String,
        String,
        String,
        String,
    )>,
    RawQuery(query): RawQuery,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let desk = at_desk(desk, &posted, &council)?;
    let named = Named::Entry(&list, &number, &page);
    post_page(&desk, &form, named, query, &posted).await
}

async fn post_page(
    desk: &Desk,
    form: &str,
    named: Named<'_>,
    query: Option<String>,
    posted: &Posted,
) -> Result<Response, Stop> {
    let opened = Entering::open(desk, form).await;
    let entering = opened.map_err(|stop| keeping(stop, posted, &desk.staff.council))?;
    let answer = page::post(&entering, entering.form()?, named, query.as_deref(), posted).await;
    answer.ok_or_else(|| Trouble::NotFound.into())
}

/// Asks before one is removed from a list.
pub(crate) async fn ask_to_remove(
    RecordAddress((_, form, list, number)): RecordAddress<(Slug, String, String, String)>,
    RawQuery(query): RawQuery,
    desk: Desk,
) -> Result<Response, Stop> {
    let entering = Entering::open(&desk, &form).await?;
    let entry = (&*list, &*number);
    let asked = list::ask_to_remove(&entering, entering.form()?, entry, query.as_deref()).await;
    asked.ok_or_else(|| Trouble::NotFound.into())
}

/// Removes one from a list.
pub(crate) async fn remove(
    RecordAddress((council, form, list, number)): RecordAddress<(Slug, String, String, String)>,
    RawQuery(query): RawQuery,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let desk = at_desk(desk, &posted, &council)?;
    let entering = Entering::open(&desk, &form).await?;
    let entry = (&*list, &*number);
    let form = entering.form()?;
    let removed = list::remove(&entering, form, entry, query.as_deref(), &posted).await;
    removed.ok_or_else(|| Trouble::NotFound.into())
}

/// The parts of a long form.
pub(crate) async fn tasks(
    RecordAddress((_, form)): FormAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let entering = Entering::open(&desk, &form).await?;
    let shown = parts::show(&entering, entering.form()?.0).await;
    shown.ok_or_else(|| Trouble::NotFound.into())
}

/// Where the form ends before it is sent.
pub(crate) async fn ended(
    RecordAddress((_, form)): FormAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let entering = Entering::open(&desk, &form).await?;
    Ok(ending::show(&entering, entering.form()?.0).await)
}

/// What was entered, to be checked.
pub(crate) async fn check(
    RecordAddress((_, form)): FormAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let entering = Entering::open(&desk, &form).await?;
    Ok(checking::show(&entering, entering.form()?).await)
}

/// "Send" was pressed.
pub(crate) async fn confirm(
    RecordAddress((council, form)): FormAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let desk = at_desk(desk, &posted, &council)?;
    let entering = Entering::open(&desk, &form).await?;
    let entering = entering.wishing(Wishes::read(&posted));
    Ok(confirming::confirm(&entering, entering.form()?, &posted).await)
}

/// Whoever posted; where their session has ended, the page that says so keeps what was typed.
fn at_desk(desk: Result<Desk, Stop>, posted: &Posted, council: &Slug) -> Result<Desk, Stop> {
    desk.map_err(|stop| keeping(stop, posted, council))
}

/// What stopped it, with what was typed.
fn keeping(stop: Stop, posted: &Posted, council: &Slug) -> Stop {
    let ours = |name: &str| {
        name == confirming::TOKEN
            || name == site_theme::form_page::HONEYPOT
            || name == site_theme::form_page::IS_NEW
            || name == site_theme::form_page::NOTICE_VERSION
    };
    let typed = posted
        .fields()
        .iter()
        .filter(|(name, value)| !ours(name) && !value.trim().is_empty());
    let text: Vec<&str> = typed.map(|(_, value)| value.as_str()).collect();
    let typed = (!text.is_empty()).then(|| Typed {
        label: "staff-enter-typed",
        text: text.join("\n"),
    });
    match NextPath::parse(&address::enter(council)) {
        Some(back) => stop.keeping(typed.into_iter().collect(), council, &back),
        None => stop,
    }
}
