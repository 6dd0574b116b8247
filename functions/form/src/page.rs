//! A form, page by page.
//!
//! A page with errors answers 422: it is no success, and logs, monitors and programs should see
//! that; browsers show it like any other page.

mod answers;
mod coming_back;
mod unfinished;

use axum::response::Response;
use http::StatusCode;
use http_edge::Posted;
use site_model::form::validation::validate;
use site_model::form::{Answers, Entered, FieldError, FormPage};
use site_model::published::Permit;
use site_theme::ThemeError;
use site_theme::alert::{Alert, Happening};
use site_theme::form_list::ListPlace;
use site_theme::form_page::{FormPageView, HONEYPOT, IS_NEW, NOTICE_VERSION, form_page};
use site_theme::form_place::{EntryPlace, FormPlace, PagePlace, Way};
use site_theme::form_unfinished::{CHOICE, Choice};
use site_theme::problem_page::Trouble;
use vault::VaultFault;

use crate::draft::{Begun, OpenDraft, Saving, save};
use crate::list::{draw_list, post_list};
use crate::side::{self, Side, see};
use unfinished::Meeting;

/// How often saving is tried when another tab saves at the same moment.
pub(crate) const ATTEMPTS: usize = 4;

/// A page of a form in its council.
struct Place<'a, S> {
    site: &'a S,
    at: PagePlace<'a>,
    permit: &'a Permit,
    way: Way,
}

/// Which page of a form an address names.
#[derive(Clone, Copy)]
pub enum Named<'a> {
    /// The first, which is part of the public website and shows nothing of a draft.
    First,
    /// A page of the form.
    Page(&'a str),
    /// The page of one in a list: the list, the number, the page.
    Entry(&'a str, &'a str, &'a str),
}

impl<S> Clone for Place<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Place<'_, S> {}

/// Shows a page as it was answered before; `None` where the form has no such page.
pub async fn show<S: Side>(
    site: &S,
    form: (FormPlace<'_>, &Permit),
    named: Named<'_>,
    query: Option<&str>,
) -> Option<Response> {
    let place = Place::find(site, form, named, query)?;
    Some(place.show().await)
}

/// Takes a page's answers; `None` where the form has no such page.
pub async fn post<S: Side>(
    site: &S,
    form: (FormPlace<'_>, &Permit),
    named: Named<'_>,
    query: Option<&str>,
    posted: &Posted,
) -> Option<Response> {
    let place = Place::find(site, form, named, query)?;
    Some(place.post(posted).await)
}

impl<'a, S: Side> Place<'a, S> {
    /// The page that is named.
    fn find(
        site: &'a S,
        (form, permit): (FormPlace<'a>, &'a Permit),
        named: Named<'_>,
        query: Option<&str>,
    ) -> Option<Self> {
        let (page, entry) = match named {
            Named::First => (form.form.first_page()?, None),
            Named::Page(id) => (form.form.page(id)?, None),
            Named::Entry(list, number, id) => {
                let list = form.form.page(list)?;
                let of = list.list.as_ref()?;
                let entry = EntryPlace {
                    list,
                    of,
                    number: number.parse().ok()?,
                    is_new: false,
                };
                (of.page(id)?, Some(entry))
            }
        };
        Some(Self {
            site,
            at: PagePlace {
                form,
                page,
                entry,
                is_static: matches!(named, Named::First),
            },
            permit,
            way: Way::of(query),
        })
    }

    fn form(&self) -> FormPlace<'a> {
        self.at.form
    }

    /// The page as a list, if it is one.
    fn list(&self) -> Option<ListPlace<'a>> {
        ListPlace::find(self.at.form, self.at.page)
    }

    /// The list of the one that this page is of, which is not there any more.
    fn back_to_list(&self) -> Response {
        let form = self.form();
        match self.at.entry {
            Some(entry) => see(&self.way.of_list().to(form.address_of(&entry.list.id))),
            None => see(&form.start()),
        }
    }

    async fn show(self) -> Response {
        let form = self.form();
        let answers = match self.site.begun(form).await {
            Ok(Begun::Open(open)) => open.draft.answers,
            Ok(Begun::Nothing) => return self.site.nothing_begun(form),
            // Whoever goes back, perhaps because no answer came, must not fill it in once more.
            Ok(Begun::Sent(_)) => return see(&form.sent()),
            Err(fault) => {
                self.site.tell("a draft could not be read", &fault);
                let again = Some(self.at.address(self.way));
                return self.site.problem_with(form, Trouble::NotOpened, again);
            }
        };
        // What is asked here may depend on an earlier page: that one comes first. Parts are filled in in
        // any order.
        let here = self.at.entry.map_or(self.at.page, |entry| entry.list);
        match form.form.first_open(&answers) {
            Some(open) if !form.form.has_parts() && self.is_before(open.page(), here) => {
                return see(&form.address_of_open(open, self.way.of_list()));
            }
            _ => {}
        }
        if let Some(list) = self.list() {
            let entries = answers.entries(&self.at.page.id);
            return draw_list(self.site, StatusCode::OK, list, self.way, &entries, None);
        }
        let Some(beside) = self.beside(&answers) else {
            return self.back_to_list();
        };
        let entered = Entered::from_answers(self.at.page, &beside);
        let given = self.given(&beside);
        self.marked(&answers)
            .draw(StatusCode::OK, &entered, &given, &[], None)
    }

    async fn post(mut self, posted: &Posted) -> Response {
        if let Some(list) = self.list() {
            return post_list(self.site, list, self.permit, self.way, posted).await;
        }
        let entered = Entered::from_posted(self.at.page, posted.fields());
        if posted.has(HONEYPOT) {
            // Most likely a program. If it was a person's own, filling in for them, nothing is lost.
            tracing::warn!("refused: the field that people never see was filled in");
            return self.draw(
                StatusCode::OK,
                &entered,
                &self.as_posted(&entered),
                &[],
                None,
            );
        }
        let shown = posted.first(NOTICE_VERSION);
        if self.at.page.agreements.is_some() && shown != Some(self.permit.shown().as_str()) {
            return self.notice_changed();
        }
        if let Some(entry) = &mut self.at.entry {
            entry.is_new = posted.has(IS_NEW);
        }
        let choice = posted.first(CHOICE).map(Choice::parse);
        let (mut is_anew, mut is_counted) = (false, false);
        for _ in 0..ATTEMPTS {
            let begun = match self.site.begun(self.form()).await {
                Ok(_) if is_anew => Begun::Nothing,
                Ok(begun) => begun,
                Err(fault) => return self.not_kept(&entered, &fault),
            };
            let (kept_at, draft) = match begun {
                Begun::Open(OpenDraft {
                    code, draft, rev, ..
                }) => {
                    let over = Some(rev);
                    (Some(side::Place { code, over }), Some(draft))
                }
                // In another tab, perhaps: no code brings it back, and what was sent is there.
                Begun::Sent(_) if !self.at.is_first() => {
                    return self.come_back(StatusCode::GONE, &entered, Happening::FormSent);
                }
                _ if !self.at.is_first() => return self.draft_gone(&entered),
                Begun::Nothing | Begun::Sent(_) => (None, None),
            };
            let draft = draft.as_ref();
            let before = draft.map_or_else(Answers::default, |draft| draft.answers.clone());
            let place = self.numbered(&before, &entered);
            let Some(mut beside) = place.beside(&before) else {
                return place.back_to_list();
            };
            let given = place.given(&beside);
            let validated = validate(place.at.page, &entered, &given, place.site.today());
            let answers = match validated {
                Ok(answers) => answers,
                Err(errors) => {
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    return place.draw(status, &entered, &given, &errors, None);
                }
            };
            let answers = match place.meeting(choice, draft, &answers) {
                Meeting::GoesOn => answers,
                Meeting::Amends => place.kept_of(&entered, &beside, answers),
                Meeting::BeginsAnew => {
                    is_anew = true;
                    continue;
                }
                Meeting::Asks { is_unanswered } => return place.unfinished(posted, is_unanswered),
                Meeting::GoesBack(to) => return see(&to),
            };
            if draft.is_none() && !is_counted {
                match self.site.may_begin().await {
                    Ok(None) => is_counted = true,
                    Ok(Some(wait)) => return self.too_many_begun(&entered, wait),
                    Err(fault) => return self.not_kept(&entered, &fault),
                }
            }
            let kept_at = match kept_at {
                Some(kept_at) => kept_at,
                None => match place.begin(is_anew).await {
                    Ok(Some(kept_at)) => kept_at,
                    Ok(None) => return self.draft_gone(&entered),
                    Err(fault) => return self.not_kept(&entered, &fault),
                },
            };
            let side::Place { code, over } = kept_at;
            for question in &place.at.page.questions {
                let answer = answers.get(&question.id).cloned();
                beside.set(question.id.clone(), answer);
            }
            let Some(answers) = place.with(&before, beside) else {
                return place.back_to_list();
            };
            let saved = Saving {
                place: self.form(),
                permit: self.permit,
                page: &self.at.entry.map_or(self.at.page, |entry| entry.list).id,
                code: &code,
                draft,
                over,
            };
            match save(self.site, saved, answers).await {
                Ok(draft) => {
                    let next = see(&place.next(&draft.answers));
                    return self.site.keeping(next, &code);
                }
                // Another tab saved meanwhile: this page's answers go on top of that.
                Err(VaultFault::Changed) => {}
                Err(fault) => return self.not_kept(&entered, &fault),
            }
        }
        self.not_kept(&entered, &VaultFault::Changed)
    }

    /// Where a page that was saved leads to.
    fn next(&self, answers: &Answers) -> String {
        let form = self.form();
        let ended = form.form.ended(answers);
        if ended.is_some_and(|(page, _)| page.id == self.at.page.id) {
            return form.ended();
        }
        if self.way == Way::Change {
            // A change may ask something new.
            return form.form.first_open(answers).map_or_else(
                || form.check(),
                |open| form.address_of_open(open, Way::Change),
            );
        }
        let Some(entry) = self.at.entry else {
            return next_page(form, self.at.page, answers);
        };
        let beside = self.beside(answers).unwrap_or_default();
        let asked: Vec<_> = entry.of.asked(&beside).collect();
        let mut pages = entry.of.pages.iter();
        // All pages up to this one.
        pages.find(|page| page.id == self.at.page.id);
        let next = pages.find(|page| page.questions.iter().any(|q| asked.contains(&q)));
        match next {
            Some(page) => {
                let next = form.address_of_entry(&entry.list.id, entry.number, &page.id);
                self.way.to(next)
            }
            None => self.way.of_list().to(form.address_of(&entry.list.id)),
        }
    }

    fn draw(
        &self,
        status: StatusCode,
        entered: &Entered,
        answers: &Answers,
        errors: &[FieldError],
        alert: Option<Alert>,
    ) -> Response {
        let mut view = match self.drawn(entered, answers, errors) {
            Ok(view) => view,
            Err(fault) => return self.site.not_drawn(&fault),
        };
        if let Some(alert) = alert {
            view = view.with_alert(alert);
        }
        self.site.draw(status, "form-page.njk", &view)
    }

    fn drawn(
        &self,
        entered: &Entered,
        answers: &Answers,
        errors: &[FieldError],
    ) -> Result<FormPageView, ThemeError> {
        let frame = self.site.frame_of(self.form());
        form_page(&frame, self.at, self.way, entered, answers, errors)
    }

    /// Whether a page of the form comes before another.
    fn is_before(&self, page: &FormPage, other: &FormPage) -> bool {
        let pages = &self.form().form.pages;
        let index = |page: &FormPage| pages.iter().position(|one| one.id == page.id);
        index(page) < index(other)
    }
}

/// The page after one that was saved: the next that is asked, or what comes after all of them. The
/// parts of a long form end in the list of its parts.
pub(crate) fn next_page(form: FormPlace<'_>, page: &FormPage, answers: &Answers) -> String {
    let mut pages = form.form.pages.iter();
    // All pages up to this one.
    pages.find(|other| other.id == page.id);
    let next = pages.find(|page| form.form.is_page_asked(page, answers));
    match next {
        Some(next) if next.part == page.part => form.way_into(next),
        _ if form.form.has_parts() => form.tasks(),
        Some(next) => form.way_into(next),
        None => form.check(),
    }
}
