//! The parts of a long form, and how far each is (GOV.UK Design System, Complete multiple tasks).

use std::collections::BTreeSet;

use jiff::Zoned;
use serde::Serialize;
use site_model::Slug;
use site_model::form::{Answers, FormPage};

use crate::form_place::FormPlace;
use crate::frame::{Frame, Reach};
use crate::{Layout, address};

/// What `form-tasks.njk` draws.
#[derive(Clone, Serialize)]
pub struct FormTasksView {
    /// What stands around it.
    pub layout: Layout,
    /// The form's title.
    pub form: String,
    /// How many parts are done, in words.
    pub count: String,
    /// The parts.
    pub parts: Vec<Task>,
    /// Where the answers are checked; `None` while something that is needed is missing.
    pub check: Option<String>,
    /// How to come back to it later.
    pub save: Option<String>,
    /// Until when it is kept, in words.
    pub kept: Option<String>,
    /// Whom to reach instead.
    pub reach: Reach,
}

/// A part of a form.
#[derive(Clone, Serialize)]
pub struct Task {
    /// Its name.
    pub name: String,
    /// Where it is filled in.
    pub href: String,
    /// How far it is.
    pub status: Status,
}

/// How far a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Every page of it was answered.
    Completed,
    /// Some of its pages were.
    Begun,
    /// None of them was.
    NotBegun,
}

/// Draws the parts. `saved` are the pages that were answered, with an answer or with none; `kept` says until
/// when all of it is kept, where somebody may come back to it.
pub fn form_tasks(
    frame: &Frame<'_>,
    place: FormPlace<'_>,
    answers: &Answers,
    saved: &BTreeSet<Slug>,
    kept: Option<&Zoned>,
) -> FormTasksView {
    let FormPlace { council, form, .. } = place;
    let open = form.first_open(answers);
    let parts: Vec<Task> = parts(place)
        .into_iter()
        .filter_map(|(name, pages)| {
            let asked: Vec<&FormPage> = pages
                .into_iter()
                .filter(|page| form.is_page_asked(page, answers))
                .collect();
            // What is asked in a part may depend on another.
            let last = asked.last()?;
            let is_done =
                |page: &FormPage| saved.contains(&page.id) && form.is_page_done(page, answers);
            let status = match asked.iter().filter(|page| is_done(page)).count() {
                done if done == asked.len() => Status::Completed,
                0 if !asked.iter().any(|page| saved.contains(&page.id)) => Status::NotBegun,
                _ => Status::Begun,
            };
            let next = match status {
                Status::Completed => asked.first(),
                _ => asked.iter().find(|page| !is_done(page)),
            };
            Some(Task {
                name: name.to_owned(),
                href: place.way_into(next.unwrap_or(last)),
                status,
            })
        })
        .collect();
    let done = parts
        .iter()
        .filter(|part| part.status == Status::Completed)
        .count();
    let mut layout = frame.layout(&form.title);
    if place.is_public() {
        layout = layout.private(frame.say("form-tab-tasks", &[]));
    }
    layout.back = (!place.is_public()).then(|| place.start());
    layout.languages = place.languages(frame, &place.tasks());
    let layout = layout.closing_at(address::come_back(place.council.at()));
    FormTasksView {
        layout,
        form: form.title.clone(),
        count: frame.say(
            "form-tasks-count",
            &[("done", done.into()), ("all", parts.len().into())],
        ),
        check: open.is_none().then(|| place.check()),
        parts,
        save: place.save(),
        kept: kept.map(|kept| frame.moment(kept)),
        reach: frame
            .clone()
            .for_queue(council, &form.queue)
            .reach()
            .clone(),
    }
}

/// The parts of a form with their pages, in order.
fn parts<'a>(place: FormPlace<'a>) -> Vec<(&'a str, Vec<&'a FormPage>)> {
    let mut parts: Vec<(&str, Vec<&FormPage>)> = Vec::new();
    for page in &place.form.pages {
        let name = page.part.as_deref().unwrap_or(&page.title);
        match parts.last_mut() {
            Some((last, pages)) if *last == name => pages.push(page),
            _ => parts.push((name, vec![page])),
        }
    }
    parts
}
