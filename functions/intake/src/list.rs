//! A list that builds up: the question whether anybody is to be added, and removing one after asking.

use axum::extract::{Path, RawQuery, Request};
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use http_edge::Posted;
use site_model::form::{Answer, Answers, Entries};
use site_model::published::Permit;
use site_theme::address;
use site_theme::form_list::{FIELD, ListPlace, ListProblem, NO, YES, form_list, form_remove};
use site_theme::form_page::Way;
use vault::VaultFault;

use crate::draft::{Begun, OpenDraft, Saving};
use crate::page::ATTEMPTS;
use crate::path::OfEntry;
use crate::problem::Trouble;
use crate::site::{Site, see};

/// Asks before one is removed.
pub(crate) async fn ask_to_remove(
    site: Site,
    Path(OfEntry { form, list, number }): Path<OfEntry>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let (Some((list, _)), Ok(number)) = (site.list(&form, &list), number.parse()) else {
        return site.problem(Trouble::NotFound, None);
    };
    let way = Way::of(query.as_deref());
    match site.open_list(list, &headers).await {
        Ok(OpenDraft { draft, .. }) => {
            let entries = draft.answers.entries(&list.page.id);
            site.draw_remove(StatusCode::OK, list, way, &entries, number, false)
        }
        Err(page) => page,
    }
}

/// Removes one, if that is what was meant.
pub(crate) async fn remove(
    site: Site,
    Path(OfEntry { form, list, number }): Path<OfEntry>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let (Some((list, permit)), Ok(number)) = (site.list(&form, &list), number.parse()) else {
        return site.problem(Trouble::NotFound, None);
    };
    let posted = match site.read(request).await {
        Ok(posted) => posted,
        Err(page) => return page,
    };
    let way = Way::of(query.as_deref());
    let is_meant = match posted.first(FIELD) {
        Some(YES) => true,
        Some(NO) => false,
        _ => {
            return match site.open_list(list, &headers).await {
                Ok(OpenDraft { draft, .. }) => {
                    let entries = draft.answers.entries(&list.page.id);
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    site.draw_remove(status, list, way, &entries, number, true)
                }
                Err(page) => page,
            };
        }
    };
    let edit = |entries: &mut Entries| {
        if is_meant {
            entries.remove(number);
        }
    };
    match site.edit_list(list, permit, &headers, &edit).await {
        Ok(_) => see(&list.address(way)),
        Err(page) => page,
    }
}

impl Site {
    /// The list of this name in a form.
    fn list(&self, form: &str, list: &str) -> Option<(ListPlace<'_>, &Permit)> {
        let (form, permit) = self.form(form)?;
        Some((ListPlace::find(form, form.form.page(list)?)?, permit))
    }

    /// The draft that a list is part of, or the page that leads to where there is one.
    async fn open_list(
        &self,
        list: ListPlace<'_>,
        headers: &HeaderMap,
    ) -> Result<OpenDraft, Response> {
        let form = list.form;
        match self.begun(headers, form).await {
            Ok(Begun::Open(open)) => Ok(open),
            Ok(Begun::Sent(_)) => Err(see(&address::form_sent(form.council.at(), form.slug))),
            Ok(Begun::Nothing(_)) => {
                let start = address::form(form.council.at(), form.slug);
                Err(self.problem_with(form, Trouble::NoLongerHere, Some(start)))
            }
            Err(fault) => Err(self.list_is_away(list, &fault)),
        }
    }

    fn list_is_away(&self, list: ListPlace<'_>, fault: &VaultFault) -> Response {
        self.tell("a draft could not be read or saved", fault);
        let again = Some(list.address(Way::Through));
        self.problem_with(list.form, Trouble::NotSent, again)
    }

    /// Changes a list in the draft; over what another tab saved meanwhile, too.
    async fn edit_list(
        &self,
        list: ListPlace<'_>,
        permit: &Permit,
        headers: &HeaderMap,
        edit: &(dyn Fn(&mut Entries) + Sync),
    ) -> Result<Answers, Response> {
        for _ in 0..ATTEMPTS {
            let OpenDraft { code, draft, rev } = self.open_list(list, headers).await?;
            let mut entries = draft.answers.entries(&list.page.id).into_owned();
            edit(&mut entries);
            let mut answers = draft.answers.clone();
            answers.set(list.page.id.clone(), Some(Answer::Entries(entries)));
            let saving = Saving {
                place: list.form,
                permit,
                page: &list.page.id,
                code: &code,
                over: Some((&draft, rev)),
            };
            match self.save(saving, answers).await {
                Ok(draft) => return Ok(draft.answers),
                Err(VaultFault::Changed) => {}
                Err(fault) => return Err(self.list_is_away(list, &fault)),
            }
        }
        Err(self.list_is_away(list, &VaultFault::Changed))
    }

    /// The answer to whether anybody is to be added.
    pub(crate) async fn post_list(
        &self,
        list: ListPlace<'_>,
        permit: &Permit,
        way: Way,
        headers: &HeaderMap,
        posted: &Posted,
    ) -> Response {
        let open = match self.open_list(list, headers).await {
            Ok(open) => open,
            Err(page) => return page,
        };
        let entries = open.draft.answers.entries(&list.page.id);
        let is_full = entries.all().len() >= list.of.most;
        let wants_another = match posted.first(FIELD) {
            _ if is_full => false,
            Some(YES) => true,
            Some(NO) => false,
            _ => return self.refuse_list(list, way, &entries, ListProblem::NotChosen),
        };
        if wants_another && let Some(add) = list.address_to_add(&entries, way) {
            return see(&add);
        }
        if list.of.required && entries.all().is_empty() {
            return self.refuse_list(list, way, &entries, ListProblem::Needed);
        }
        let is_open = |answers| list.of.first_incomplete_page(answers).is_some();
        if entries.all().iter().any(|entry| is_open(&entry.answers)) {
            return self.refuse_list(list, way, &entries, ListProblem::Unfinished);
        }
        let finish = |entries: &mut Entries| entries.finish(true);
        match self.edit_list(list, permit, headers, &finish).await {
            Ok(answers) => see(&match way {
                Way::Through => self.next_page(list.form, list.page, &answers),
                Way::Change | Way::Add => {
                    address::form_check(list.form.council.at(), list.form.slug)
                }
            }),
            Err(page) => page,
        }
    }

    fn refuse_list(
        &self,
        list: ListPlace<'_>,
        way: Way,
        entries: &Entries,
        problem: ListProblem,
    ) -> Response {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        self.draw_list(status, list, way, entries, Some(problem))
    }

    /// Draws what stands in a list.
    pub(crate) fn draw_list(
        &self,
        status: StatusCode,
        list: ListPlace<'_>,
        way: Way,
        entries: &Entries,
        problem: Option<ListProblem>,
    ) -> Response {
        let frame = self.frame_of(list.form);
        let view = form_list(&frame, list, way, entries, problem);
        self.draw(status, "form-list.njk", &view)
    }

    fn draw_remove(
        &self,
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
        let frame = self.frame_of(list.form);
        let name = list.name_of(&frame, entries, entry);
        let view = form_remove(&frame, list, way, (number, &name), is_unanswered);
        self.draw(status, "form-remove.njk", &view)
    }
}
