//! A form's addresses on the public site.

use axum::extract::{Path, RawQuery, Request};
use axum::response::Response;
use form_way::page::Named;
use form_way::{before, check, confirm, ended, list, page, see, tasks};
use site_model::Slug;
use site_model::address::At;
use site_theme::address;
use site_theme::come_back::{RETURN_CODE, ReturnProblem};
use site_theme::form_page::HONEYPOT;
use site_theme::request_page::CodeProblem;
use vault::Wait;

use crate::path::{OfEntry, OfEntryPage, OfForm, OfPage};
use crate::problem::Trouble;
use crate::return_code::{NotOpened, OpenedByCode};
use crate::session_cookie::{is_set, keeping};
use crate::site::{Entered, Site};
use crate::throttle::too_often;

/// The form's address without a page: its first page is a static one.
pub(crate) async fn start(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    site.to_static(&form, |at, form| address::form(at, form))
}

/// The address of what is told before a form, without its last slash: that page is a static one.
pub(crate) async fn before_you_start(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    site.to_static(&form, |at, form| address::before_you_start(at, form))
}

/// The address of a form on paper, without its last slash.
pub(crate) async fn paper(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    site.to_static(&form, |at, form| address::form_paper(at, form))
}

/// A page as it was answered before.
pub(crate) async fn show(
    site: Site,
    Path(OfPage { form, page }): Path<OfPage>,
    RawQuery(query): RawQuery,
) -> Response {
    site.show(&form, Named::Page(&page), query).await
}

/// A page of one in a list, as it was answered before.
pub(crate) async fn show_entry(
    site: Site,
    Path(OfEntryPage {
        form,
        list,
        number,
        page,
    }): Path<OfEntryPage>,
    RawQuery(query): RawQuery,
) -> Response {
    let named = Named::Entry(&list, &number, &page);
    site.show(&form, named, query).await
}

/// The first page's answers, from the static page.
pub(crate) async fn post_first(
    site: Site,
    Path(OfForm { form }): Path<OfForm>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    site.post(&form, Named::First, query, request).await
}

/// A page's answers.
pub(crate) async fn post(
    site: Site,
    Path(OfPage { form, page }): Path<OfPage>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    site.post(&form, Named::Page(&page), query, request).await
}

/// The answers of a page of one in a list.
pub(crate) async fn post_entry(
    site: Site,
    Path(OfEntryPage {
        form,
        list,
        number,
        page,
    }): Path<OfEntryPage>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    let named = Named::Entry(&list, &number, &page);
    site.post(&form, named, query, request).await
}

/// Asks before one is removed from a list.
pub(crate) async fn ask_to_remove(
    site: Site,
    Path(OfEntry { form, list, number }): Path<OfEntry>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(form) = site.form(&form) else {
        return site.problem(Trouble::NotFound, None);
    };
    let asked = list::ask_to_remove(&site, form, (&list, &number), query.as_deref()).await;
    asked.unwrap_or_else(|| site.problem(Trouble::NotFound, None))
}

/// Removes one from a list, if that is what was meant.
pub(crate) async fn remove(
    site: Site,
    Path(OfEntry { form, list, number }): Path<OfEntry>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    let Some(form) = site.form(&form) else {
        return site.problem(Trouble::NotFound, None);
    };
    let posted = match site.read(request).await {
        Ok(posted) => posted,
        Err(page) => return page,
    };
    let entry = (&*list, &*number);
    let removed = list::remove(&site, form, entry, query.as_deref(), &posted).await;
    removed.unwrap_or_else(|| site.problem(Trouble::NotFound, None))
}

/// The parts of a long form.
pub(crate) async fn tasks(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    let shown = match site.form(&form) {
        Some((form, _)) => tasks::show(&site, form).await,
        None => None,
    };
    shown.unwrap_or_else(|| site.problem(Trouble::NotFound, None))
}

/// What is told before a page, on a page of its own.
pub(crate) async fn before(site: Site, Path(OfPage { form, page }): Path<OfPage>) -> Response {
    let shown = match site.form(&form) {
        Some((form, _)) => before::show(&site, form, &page).await,
        None => None,
    };
    shown.unwrap_or_else(|| site.problem(Trouble::NotFound, None))
}

/// Where the form ends before it is sent.
pub(crate) async fn ended(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    match site.form(&form) {
        Some((form, _)) => ended::show(&site, form).await,
        None => site.problem(Trouble::NotFound, None),
    }
}

/// "Check your answers".
pub(crate) async fn check(site: Site, Path(OfForm { form }): Path<OfForm>) -> Response {
    match site.form(&form) {
        Some(form) => check::show(&site, form).await,
        None => site.problem(Trouble::NotFound, None),
    }
}

/// "Send" was pressed.
pub(crate) async fn confirm(
    site: Site,
    Path(OfForm { form }): Path<OfForm>,
    request: Request,
) -> Response {
    let Some(form) = site.form(&form) else {
        return site.problem(Trouble::NotFound, None);
    };
    match site.read(request).await {
        Ok(posted) => confirm::confirm(&site, form, &posted).await,
        Err(page) => page,
    }
}

impl Site {
    fn to_static(&self, form: &str, at: impl Fn(At<'_>, &Slug) -> String) -> Response {
        match self.form(form) {
            Some((form, _)) => see(&at(form.council.at(), form.slug)),
            None => self.problem(Trouble::NotFound, None),
        }
    }

    async fn show(&self, form: &str, named: Named<'_>, query: Option<String>) -> Response {
        let shown = match self.form(form) {
            Some(form) => page::show(self, form, named, query.as_deref()).await,
            None => None,
        };
        shown.unwrap_or_else(|| self.problem(Trouble::NotFound, None))
    }

    async fn post(
        self,
        form: &str,
        named: Named<'_>,
        query: Option<String>,
        request: Request,
    ) -> Response {
        if self.form(form).is_none() {
            return self.problem(Trouble::NotFound, None);
        }
        let posted = match self.read(request).await {
            Ok(posted) => posted,
            Err(page) => return page,
        };
        // What no person filled in makes nobody look up a code.
        let typed = posted.first(RETURN_CODE).filter(|_| !posted.has(HONEYPOT));
        let (site, wait) = match typed {
            Some(typed) => self.entering(form, typed.trim()).await,
            None => (self, None),
        };
        let answer = match site.form(form) {
            Some(form) => page::post(&site, form, named, query.as_deref(), &posted).await,
            None => None,
        };
        let answer = answer.unwrap_or_else(|| site.problem(Trouble::NotFound, None));
        match (&site.entered, wait) {
            // Whatever else is the matter with the page: its code need not be entered again.
            (Some(Entered::Opens(code)), _) if !is_set(&answer) => keeping(answer, code),
            (_, Some(wait)) => too_often(wait, answer),
            _ => answer,
        }
    }

    /// The same with the code that was entered on a page of a form which the browser had forgotten; how long to
    /// wait, where too many wrong ones came before it.
    pub(crate) async fn entering(mut self, form: &str, typed: &str) -> (Self, Option<Wait>) {
        let opens_it = |opened: &OpenedByCode<'_>| {
            let mut forms = opened.forms.iter();
            forms.any(|(place, _)| place.slug.as_str() == form)
        };
        let refused = |problem| Entered::Refused(problem, typed.to_owned());
        let (entered, wait) = match self.enter(typed).await {
            Ok((code, opened)) if opens_it(&opened) => (Entered::Opens(code), None),
            // Who has the code may know, as on the page for codes; what was typed stays where it is.
            Ok((_, opened)) if opened.forms.is_empty() && opened.has_sent => {
                (refused(ReturnProblem::OfSent), None)
            }
            // An invitation's too, which begins one.
            Ok(_) => (refused(ReturnProblem::OfAnotherForm), None),
            Err(NotOpened::Code(problem)) => (refused(problem.into()), None),
            Err(NotOpened::NotYet(wait)) => {
                let minutes = wait.minutes();
                let problem = CodeProblem::TooOften { minutes };
                (refused(problem.into()), Some(wait))
            }
            // Nothing is saved under a code that was not counted: the page comes back with all that was typed.
            Err(NotOpened::Away(fault)) => (Entered::Away(fault, typed.to_owned()), None),
        };
        self.entered = Some(entered);
        (self, wait)
    }
}
