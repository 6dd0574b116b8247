//! A form, page by page.
//!
//! A page with errors answers 422: it is no success, and logs, monitors and programs should see
//! that; browsers show it like any other page.

use axum::extract::{Path, RawQuery, Request};
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use record::DraftCode;
use site_model::form::validation::validate;
use site_model::form::{Answer, Answers, Entered, FieldError, FormPage};
use site_model::published::Permit;
use site_theme::address;
use site_theme::alert::{Alert, Happening};
use site_theme::form_page::{FormPlace, HONEYPOT, form_page};
use vault::VaultFault;

use crate::draft::{Begun, OpenDraft};
use crate::problem::Trouble;
use crate::session_cookie::keeping;
use crate::site::{Site, see};

/// How often saving is tried when another tab saves at the same moment.
const ATTEMPTS: usize = 4;

/// A page of a form in its council.
#[derive(Clone, Copy)]
struct Place<'a> {
    site: &'a Site,
    form: FormPlace<'a>,
    permit: &'a Permit,
    page: &'a FormPage,
    /// Whether it is shown for a change, after which checking goes on.
    is_change: bool,
}

/// The form's address without a page: its first page is a static one.
pub(crate) async fn start(site: Site, Path((_, form)): Path<(String, String)>) -> Response {
    match site.form(&form) {
        Some((form, _)) => see(&address::form(&form.council.slug, form.slug)),
        None => site.problem(Trouble::NotFound, None),
    }
}

/// The address of what is told before a form, without its last slash: that page is a static one.
pub(crate) async fn before_you_start(
    site: Site,
    Path((_, form)): Path<(String, String)>,
) -> Response {
    match site.form(&form) {
        Some((form, _)) => see(&address::before_you_start(&form.council.slug, form.slug)),
        None => site.problem(Trouble::NotFound, None),
    }
}

/// A page as it was answered before.
pub(crate) async fn show(
    site: Site,
    Path((_, form, page)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    match Place::find(&site, &form, Some(&page), query.as_deref()) {
        Some(place) => place.show(&headers).await,
        None => site.problem(Trouble::NotFound, None),
    }
}

/// The first page's answers, from the static page.
pub(crate) async fn post_first(
    site: Site,
    Path((_, form)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    request: Request,
) -> Response {
    match Place::find(&site, &form, None, query.as_deref()) {
        Some(place) => place.post(&headers, request).await,
        None => site.problem(Trouble::NotFound, None),
    }
}

/// A page's answers.
pub(crate) async fn post(
    site: Site,
    Path((_, form, page)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    request: Request,
) -> Response {
    match Place::find(&site, &form, Some(&page), query.as_deref()) {
        Some(place) => place.post(&headers, request).await,
        None => site.problem(Trouble::NotFound, None),
    }
}

impl<'a> Place<'a> {
    /// The page of this name, or the first.
    fn find(site: &'a Site, form: &str, page: Option<&str>, query: Option<&str>) -> Option<Self> {
        let (form, permit) = site.form(form)?;
        let page = match page {
            Some(id) => form.form.page(id)?,
            None => form.form.first_page()?,
        };
        Some(Self {
            site,
            form,
            permit,
            page,
            is_change: query == Some(address::CHANGE),
        })
    }

    async fn show(self, headers: &HeaderMap) -> Response {
        let answers = match self.site.begun(headers, self.form).await {
            Ok(Begun::Open(open)) => open.draft.answers,
            Ok(Begun::Nothing(_) | Begun::Sent(_)) => {
                return see(&address::form(&self.form.council.slug, self.form.slug));
            }
            Err(fault) => {
                self.site.tell("a draft could not be read", &fault);
                let again = Some(self.address_of(self.page));
                return self.site.problem_with(self.form, Trouble::NotSent, again);
            }
        };
        // What is asked here may depend on an earlier page: that one comes first.
        match self.form.form.first_incomplete_page(&answers) {
            Some(earlier) if self.index_of(earlier) < self.index_of(self.page) => {
                see(&self.address_of(earlier))
            }
            _ => {
                let entered = Entered::from_answers(self.page, &answers);
                self.draw(StatusCode::OK, &entered, &answers, &[], None)
            }
        }
    }

    async fn post(self, headers: &HeaderMap, request: Request) -> Response {
        let posted = match self.site.read(request).await {
            Ok(posted) => posted,
            Err(page) => return page,
        };
        let entered = Entered::from_posted(self.page, posted.fields());
        if posted.has(HONEYPOT) {
            // Most likely a program. If it was a person's own, filling in for them, nothing is lost.
            tracing::info!("the field that people never see was filled in");
            return self.draw(
                StatusCode::OK,
                &entered,
                &self.as_posted(&entered),
                &[],
                None,
            );
        }
        for attempt in 0..ATTEMPTS {
            let begun = match self.site.begun(headers, self.form).await {
                Ok(begun) => begun,
                Err(fault) => return self.not_kept(&entered, &fault),
            };
            let (code, over) = match begun {
                Begun::Open(OpenDraft { code, draft, rev }) => (code, Some((draft, rev))),
                _ if !self.is_first() => return self.draft_gone(&entered),
                // What has the code's place on the second attempt is a draft that ended.
                Begun::Nothing(Some(code)) if attempt == 0 => (code, None),
                Begun::Nothing(_) | Begun::Sent(_) => (DraftCode::random(&mut rand::rng()), None),
            };
            let over = over.as_ref().map(|(draft, rev)| (draft, *rev));
            let before = over.map_or_else(Answers::default, |(draft, _)| draft.answers.clone());
            let answers = match validate(self.page, &entered, &before) {
                Ok(answers) => answers,
                Err(errors) => {
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    return self.draw(status, &entered, &before, &errors, None);
                }
            };
            let saved = self
                .site
                .save(self.form, self.permit, &code, over, answers)
                .await;
            match saved {
                Ok(draft) => return keeping(see(&self.next(&draft.answers)), &code),
                // Another tab saved meanwhile: this page's answers go on top of that.
                Err(VaultFault::Changed) => {}
                Err(fault) => return self.not_kept(&entered, &fault),
            }
        }
        self.not_kept(&entered, &VaultFault::Changed)
    }

    /// Where a page that was saved leads to.
    fn next(&self, answers: &Answers) -> String {
        let (council, slug, form) = (&self.form.council.slug, self.form.slug, self.form.form);
        let check = || address::form_check(council, slug);
        if self.is_change {
            // A change may ask something new.
            return form
                .first_incomplete_page(answers)
                .map_or_else(check, |open| {
                    address::form_page_change(council, slug, &open.id)
                });
        }
        let asked: Vec<_> = form.asked(answers).map(|question| &question.id).collect();
        form.pages
            .iter()
            .skip(self.index_of(self.page) + 1)
            .find(|page| {
                let mut questions = page.questions.iter();
                questions.any(|question| asked.contains(&&question.id))
            })
            .map_or_else(check, |page| address::form_page(council, slug, &page.id))
    }

    /// The page comes back filled in, because storage is away.
    fn not_kept(&self, entered: &Entered, fault: &VaultFault) -> Response {
        self.site.tell("a draft could not be saved", fault);
        self.come_back(StatusCode::SERVICE_UNAVAILABLE, entered, Happening::NotKept)
    }

    /// The page comes back filled in, because those before it are gone.
    fn draft_gone(&self, entered: &Entered) -> Response {
        self.come_back(StatusCode::GONE, entered, Happening::DraftGone)
    }

    fn come_back(&self, status: StatusCode, entered: &Entered, happening: Happening) -> Response {
        let form = address::form(&self.form.council.slug, self.form.slug);
        let alert = Alert::new(&self.site.frame_of(self.form), happening, form);
        self.draw(status, entered, &self.as_posted(entered), &[], Some(alert))
    }

    fn draw(
        &self,
        status: StatusCode,
        entered: &Entered,
        answers: &Answers,
        errors: &[FieldError],
        alert: Option<Alert>,
    ) -> Response {
        let frame = self.site.frame_of(self.form);
        let drawn = form_page(&frame, self.form, self.page, entered, answers, errors);
        let mut view = match drawn {
            Ok(view) => view,
            Err(fault) => return self.site.not_drawn(&fault),
        };
        if self.is_change {
            view = view.for_a_change(self.form);
        }
        if let Some(alert) = alert {
            view = view.with_alert(alert);
        }
        self.site.draw(status, "form-page.njk", &view)
    }

    /// Answers under which everything that was posted is asked: for showing it again when the
    /// answers of the other pages are out of reach.
    fn as_posted(&self, entered: &Entered) -> Answers {
        let mut answers = Answers::default();
        for question in &self.page.questions {
            let Some(condition) = &question.show_when else {
                continue;
            };
            if entered.value(question).is_empty() {
                continue;
            }
            let mut choices = match answers.get(&condition.question) {
                Some(Answer::Choices(choices)) => choices.clone(),
                _ => Vec::new(),
            };
            choices.push(condition.is.to_string());
            answers.set(condition.question.clone(), Some(Answer::Choices(choices)));
        }
        answers
    }

    fn is_first(&self) -> bool {
        self.index_of(self.page) == 0
    }

    fn index_of(&self, page: &FormPage) -> usize {
        let mut pages = self.form.form.pages.iter();
        pages.position(|other| other.id == page.id).unwrap_or(0)
    }

    fn address_of(&self, page: &FormPage) -> String {
        let (council, form) = (&self.form.council.slug, self.form.slug);
        if self.is_change {
            address::form_page_change(council, form, &page.id)
        } else {
            address::form_page(council, form, &page.id)
        }
    }
}
