//! Questions about one referral, on a page of their own in the staff's frame.

use http_edge::Posted;
use serde::Serialize;
use site_model::Form;
use site_model::form::validation::validate;
use site_model::form::{Answers, Entered, FieldError, Question};
use site_model::published::PublishedCouncil;
use site_theme::form_page::{FormPageView, SummaryError, form_page};
use site_theme::form_place::{FilledBy, FormPlace, PagePlace, Way};
use vault::ReferralFile;

use crate::answers::{self, FirstView};
use crate::asking::page;
use crate::desk::Desk;
use crate::family_view::{MessageView, Preview};
use crate::pages::SignedIn;
use crate::problem::Stop;
use crate::same_family::Side;

/// The page. Its title is in the browser's history and on shared screens, so that the form that stands around
/// the questions is called by the reference alone.
pub(crate) struct AskedPage<'a> {
    desk: &'a Desk,
    council: &'a PublishedCouncil,
    file: &'a ReferralFile,
    asked: Form,
    action: String,
    back: String,
}

/// What `form-asked.njk` draws besides the questions.
#[derive(Default, Serialize)]
pub(crate) struct Around {
    /// Above the questions.
    pub(crate) paragraphs: Vec<String>,
    /// What is to be done before anything else is read.
    pub(crate) urgent: Option<String>,
    /// What must not be read over.
    pub(crate) warning: Option<String>,
    /// Whom it is about.
    #[serde(skip)]
    pub(crate) about: Option<String>,
    /// What the family sees, where that is what the questions are about.
    pub(crate) preview: Option<Preview>,
    /// What stands there now, where somebody else has written it meanwhile.
    pub(crate) now: Option<String>,
    /// What stands above that, where it is not what a colleague wrote.
    pub(crate) now_heading: Option<String>,
    /// What the family and the hub said to each other so far.
    pub(crate) thread: Vec<MessageView>,
    /// Two records side by side, where the questions are about both.
    pub(crate) sides: Vec<Side>,
    /// What the page says of itself when it is posted: names and values.
    pub(crate) says: Vec<(&'static str, String)>,
    /// The button's words, where they are others than "Continue".
    pub(crate) button: Option<String>,
    /// The words of a second button, which leads back to what was answered.
    pub(crate) change: Option<String>,
    /// Whether what the button does cannot be undone.
    pub(crate) is_warned: bool,
}

#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    page: FormPageView,
    /// Whoever is asked here speaks or writes to the family next, or meets it.
    first: FirstView,
    /// What colleagues are warned of.
    warnings: Vec<String>,
    #[serde(flatten)]
    around: Around,
}

impl<'a> AskedPage<'a> {
    /// A page of these questions, posted to `action`; back leads to `back`.
    pub(crate) fn new(
        desk: &'a Desk,
        file: &'a ReferralFile,
        (title, questions): (String, Vec<Question>),
        (action, back): (String, String),
    ) -> Result<Self, Stop> {
        let sent = &file.submission.sent;
        let asked = Form {
            title: file.submission.reference.to_string(),
            summary: String::new(),
            kind: sent.kind,
            notice: sent.notice.clone(),
            queue: file.queue.clone(),
            introduction: Vec::new(),
            pages: vec![page(title, questions)],
            what_happens_next: Vec::new(),
            waivers: Vec::new(),
        };
        Ok(Self {
            desk,
            council: desk.council()?,
            file,
            asked,
            action,
            back,
        })
    }

    /// What was posted, or what is the matter with it.
    pub(crate) fn read(&self, posted: &Posted) -> Result<Answers, (Entered, Vec<FieldError>)> {
        let page = &self.asked.pages[0];
        let entered = self.entered(posted);
        let today = self.desk.pages.today(self.desk.now);
        validate(page, &entered, &Answers::default(), today).map_err(|errors| (entered, errors))
    }

    /// What was posted, as it was typed.
    pub(crate) fn entered(&self, posted: &Posted) -> Entered {
        Entered::from_posted(&self.asked.pages[0], posted.fields())
    }

    /// What stood there before, as if it was typed.
    pub(crate) fn entered_of(&self, fields: &[(String, String)]) -> Entered {
        Entered::from_posted(&self.asked.pages[0], fields)
    }

    /// Whether a choice of a question was ticked. A question that the page does not ask has none.
    pub(crate) fn is_ticked(&self, entered: &Entered, question: &str, choice: &str) -> bool {
        let mut questions = self.asked.pages[0].questions.iter();
        let question = questions.find(|one| one.id.as_str() == question);
        question.is_some_and(|one| entered.values(one).iter().any(|value| value == choice))
    }

    /// Draws it, with what was entered and what is the matter with it.
    pub(crate) fn draw(
        &self,
        (entered, errors): (&Entered, &[FieldError]),
        around: Around,
    ) -> Result<String, Stop> {
        self.draw_refused((entered, errors), None, around)
    }

    /// The same where something is the matter that no question knows by itself: the question, and words.
    pub(crate) fn draw_refused(
        &self,
        (entered, errors): (&Entered, &[FieldError]),
        refused: Option<(&str, String)>,
        around: Around,
    ) -> Result<String, Stop> {
        let sent = &self.file.submission.sent;
        let at = PagePlace {
            form: FormPlace {
                council: self.council,
                slug: &sent.form,
                form: &self.asked,
                filled_by: FilledBy::Staff {
                    under: &sent.notice_version,
                    public: &self.desk.deployment.origins.public,
                },
            },
            page: &self.asked.pages[0],
            entry: None,
            is_static: true,
        };
        let frame = self.desk.form_frame(self.council, &self.asked.queue);
        let none = Answers::default();
        let mut page = form_page(&frame, at, Way::Through, entered, &none, errors)?;
        page.action.clone_from(&self.action);
        page.layout.back = Some(self.back.clone());
        page.about.clone_from(&around.about);
        // What has to be read first stands between the title and the one question.
        page.question_is_heading = false;
        if let Some((question, text)) = refused {
            page.layout.has_errors = true;
            let field = page
                .fields
                .iter_mut()
                .find(|field| field.id.as_str() == question);
            if let Some(field) = field {
                field.error = Some(text.clone());
            }
            let href = format!("#{question}");
            page.errors.push(SummaryError { href, text });
        }
        let warnings = self.file.warnings.iter();
        let standing = warnings.filter(|warning| warning.value.ended.is_none());
        let first = answers::before_contact(&self.desk.pages, self.council, sent);
        let view = View {
            page,
            first,
            warnings: standing
                .map(|warning| warning.value.text.as_str().to_owned())
                .collect(),
            around,
        };
        let signed_in = SignedIn::new(&self.desk.staff);
        Ok(self
            .desk
            .pages
            .draw_form("form-asked.njk", signed_in, &view)?)
    }
}
