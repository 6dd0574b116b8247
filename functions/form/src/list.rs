//! A list that builds up: the question whether anybody is to be added, and removing one after asking.

use axum::response::Response;
use http::StatusCode;
use http_edge::Posted;
use site_model::form::{Answer, Answers, Entries};
use site_model::published::Permit;
use site_theme::form_list::{FIELD, ListPlace, ListProblem, NO, YES, form_list, form_remove};
use site_theme::form_place::{FormPlace, Way};
use site_theme::problem_page::Trouble;
use vault::VaultFault;

use crate::draft::{Begun, OpenDraft, Saving, save};
use crate::page::{ATTEMPTS, next_page};
use crate::side::{Side, see};

/// What is asked of a list: where, and what was chosen there, for when it has to be asked once more.
struct Asked<'a> {
    address: String,
    chosen: Option<&'a str>,
}

/// Asks before one is removed; `None` where the form has no such list.
pub async fn ask_to_remove<S: Side>(
    site: &S,
    (form, _): (FormPlace<'_>, &Permit),
    (list, number): (&str, &str),
    query: Option<&str>,
) -> Option<Response> {
    let list = ListPlace::find(form, form.form.page(list)?)?;
    let number = number.parse().ok()?;
    let way = Way::of(query);
    let asked = Asked::to_remove(list, number, way, None);
    Some(match open_list(site, list, &asked).await {
        Ok(OpenDraft { draft, .. }) => {
            let entries = draft.answers.entries(&list.page.id);
            draw_remove(site, StatusCode::OK, list, way, &entries, number, false)
        }
        Err(page) => page,
    })
}

/// Removes one, if that is what was meant; `None` where the form has no such list.
pub async fn remove<S: Side>(
    site: &S,
    (form, permit): (FormPlace<'_>, &Permit),
    (list, number): (&str, &str),
    query: Option<&str>,
    posted: &Posted,
) -> Option<Response> {
    let list = ListPlace::find(form, form.form.page(list)?)?;
    let number = number.parse().ok()?;
    let way = Way::of(query);
    let asked = Asked::to_remove(list, number, way, posted.first(FIELD));
    let is_meant = match posted.first(FIELD) {
        Some(YES) => true,
        Some(NO) => false,
        _ => {
            return Some(match open_list(site, list, &asked).await {
                Ok(OpenDraft { draft, .. }) => {
                    let entries = draft.answers.entries(&list.page.id);
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    draw_remove(site, status, list, way, &entries, number, true)
                }
                Err(page) => page,
            });
        }
    };
    let edit = |entries: &mut Entries| {
        if is_meant {
            entries.remove(number);
        }
    };
    Some(match edit_list(site, list, permit, &asked, &edit).await {
        Ok(_) => see(&list.address(way)),
        Err(page) => page,
    })
}

impl<'a> Asked<'a> {
    fn to_remove(list: ListPlace<'_>, number: u32, way: Way, chosen: Option<&'a str>) -> Self {
        Self {
            address: way.to(list.form.removing(&list.page.id, number)),
            chosen,
        }
    }
}

/// The draft that a list is part of, or the page that leads to where there is one.
async fn open_list<S: Side>(
    site: &S,
    list: ListPlace<'_>,
    asked: &Asked<'_>,
) -> Result<OpenDraft<S::Key>, Response> {
    let form = list.form;
    match site.begun(form).await {
        Ok(Begun::Open(open)) => Ok(open),
        Ok(Begun::Sent(_)) => Err(see(&form.sent())),
        Ok(Begun::Nothing) => {
            let start = form.start();
            Err(site.problem_with(form, Trouble::NoLongerHere, Some(start)))
        }
        Err(fault) => Err(list_is_away(site, list, asked, &fault)),
    }
}

/// The list cannot be shown without the draft: what was chosen is on the button.
fn list_is_away<S: Side>(
    site: &S,
    list: ListPlace<'_>,
    asked: &Asked<'_>,
    fault: &VaultFault,
) -> Response {
    site.tell("a draft could not be read or saved", fault);
    let (form, again) = (list.form, asked.address.clone());
    match asked.chosen {
        Some(chosen) => site.problem_with_chosen(form, Trouble::NotOpened, again, (FIELD, chosen)),
        None => site.problem_with(form, Trouble::NotOpened, Some(again)),
    }
}

/// Changes a list in the draft; over what another tab saved meanwhile, too.
async fn edit_list<S: Side>(
    site: &S,
    list: ListPlace<'_>,
    permit: &Permit,
    asked: &Asked<'_>,
    edit: &(dyn Fn(&mut Entries) + Sync),
) -> Result<Answers, Response> {
    for _ in 0..ATTEMPTS {
        let OpenDraft {
            code, draft, rev, ..
        } = open_list(site, list, asked).await?;
        let mut entries = draft.answers.entries(&list.page.id).into_owned();
        edit(&mut entries);
        let mut answers = draft.answers.clone();
        answers.set(list.page.id.clone(), Some(Answer::Entries(entries)));
        let saving = Saving {
            place: list.form,
            permit,
            page: &list.page.id,
            code: &code,
            draft: Some(&draft),
            over: Some(rev),
        };
        match save(site, saving, answers).await {
            Ok(draft) => return Ok(draft.answers),
            Err(VaultFault::Changed) => {}
            Err(fault) => return Err(list_is_away(site, list, asked, &fault)),
        }
    }
    Err(list_is_away(site, list, asked, &VaultFault::Changed))
}

/// The answer to whether anybody is to be added.
pub(crate) async fn post_list<S: Side>(
    site: &S,
    list: ListPlace<'_>,
    permit: &Permit,
    way: Way,
    posted: &Posted,
) -> Response {
    let asked = Asked {
        address: list.address(way),
        chosen: posted.first(FIELD),
    };
    let open = match open_list(site, list, &asked).await {
        Ok(open) => open,
        Err(page) => return page,
    };
    let entries = open.draft.answers.entries(&list.page.id);
    let is_full = entries.all().len() >= list.of.most;
    let wants_another = match posted.first(FIELD) {
        _ if is_full => false,
        Some(YES) => true,
        Some(NO) => false,
        _ => return refuse_list(site, list, way, &entries, ListProblem::NotChosen),
    };
    if wants_another && let Some(add) = list.address_to_add(&entries, way) {
        return see(&add);
    }
    if list.of.required && entries.all().is_empty() {
        return refuse_list(site, list, way, &entries, ListProblem::Needed);
    }
    let is_open = |answers| list.of.first_incomplete_page(answers).is_some();
    if entries.all().iter().any(|entry| is_open(&entry.answers)) {
        return refuse_list(site, list, way, &entries, ListProblem::Unfinished);
    }
    let finish = |entries: &mut Entries| entries.finish(true);
    match edit_list(site, list, permit, &asked, &finish).await {
        Ok(answers) => see(&match way {
            Way::Through => next_page(list.form, list.page, &answers),
            Way::Change | Way::Add => list.form.check(),
        }),
        Err(page) => page,
    }
}

fn refuse_list<S: Side>(
    site: &S,
    list: ListPlace<'_>,
    way: Way,
    entries: &Entries,
    problem: ListProblem,
) -> Response {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    draw_list(site, status, list, way, entries, Some(problem))
}

/// Draws what stands in a list.
pub(crate) fn draw_list<S: Side>(
    site: &S,
    status: StatusCode,
    list: ListPlace<'_>,
    way: Way,
    entries: &Entries,
    problem: Option<ListProblem>,
) -> Response {
    let frame = site.frame_of(list.form);
    let view = form_list(&frame, list, way, entries, problem);
    site.draw(status, "form-list.njk", &view)
}

fn draw_remove<S: Side>(
    site: &S,
    status: StatusCode,
    list: ListPlace<'_>,
    way: Way,
    entries: &Entries,
    number: u32,
    is_unanswered: bool,
) -> Response {
    let Some(entry) = entries.get(number) else {
        // It was removed already, in another tab.
        return see(&list.address(way));
    };
    let frame = site.frame_of(list.form);
    let name = list.name_of(&frame, entries, entry);
    let view = form_remove(&frame, list, way, (number, &name), is_unanswered);
    site.draw(status, "form-remove.njk", &view)
}
