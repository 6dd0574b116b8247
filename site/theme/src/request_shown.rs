//! What a receipt code opens: what its holder sent and said since, and what the hub shows of its side. Staff see
//! the same before they switch something on.

use serde::Serialize;
use site_model::form::answers::Answered;

use crate::form_check::in_words;
use crate::frame::{Frame, Reach};
use crate::request_step::Step;
use crate::{Layout, Link, address};

/// The JSON Schema of the copy for other programs, as it is published at
/// [`REQUEST_COPY_SCHEMA`](crate::address::REQUEST_COPY_SCHEMA).
pub const COPY_SCHEMA: &str = include_str!("../schemas/request-copy-1.json");

/// What `request-shown.njk` draws. No `Debug`: it holds what a family sent.
#[derive(Clone, Serialize)]
pub struct RequestShownView {
    /// What stands around it.
    pub layout: Layout,
    /// What the family has done just now, to be told that it worked.
    pub done: Option<String>,
    /// What it can do.
    pub steps: Vec<Link>,
    /// The copies of it.
    pub copies: Vec<Link>,
    /// Where "Hide my request" is posted to.
    pub stop: String,
    /// Whom to reach.
    pub reach: Reach,
    /// What the code opened.
    pub seen: SeenRequest,
}

/// A request as its family sees it: `request-seen.njk`. What is switched off is `None`, and no word hints at it.
#[derive(Clone, Serialize)]
pub struct SeenRequest {
    /// The form's title when it was sent.
    pub form: String,
    /// Its reference.
    pub reference: String,
    /// When it was sent, in words of the council's time zone.
    pub sent: String,
    /// When the family withdrew it.
    pub withdrawn: Option<String>,
    /// Where it stands, in plain words.
    pub status: Option<String>,
    /// What the hub wrote.
    pub messages: Option<Vec<SeenMessage>>,
    /// What was agreed to do next.
    pub plan: Option<SeenPlan>,
    /// Whom it is shared with, and what for.
    pub sharing: Option<Vec<SeenPartner>>,
    /// What the family said since.
    pub said: Vec<SeenSaid>,
    /// The pages of the form as they were shown, with what was answered.
    pub pages: Vec<SentPage>,
    /// The text of the notice under which it was sent, for ever.
    pub notice: Option<Link>,
}

/// A message of the hub.
#[derive(Clone, Serialize)]
pub struct SeenMessage {
    /// The words.
    pub text: String,
    /// When.
    pub at: String,
    /// Who, where that is switched on.
    pub from: Option<String>,
}

/// What was agreed to do next.
#[derive(Clone, Serialize)]
pub struct SeenPlan {
    /// The words; `None` where nothing is written down yet.
    pub words: Option<String>,
}

/// A partner that may be told, or might until the family withdrew.
#[derive(Clone, Serialize)]
pub struct SeenPartner {
    /// Its name.
    pub name: String,
    /// What for.
    pub purposes: Vec<SeenPurpose>,
}

/// One agreement.
#[derive(Clone, Serialize)]
pub struct SeenPurpose {
    /// The purpose in the words of the notice.
    pub label: String,
    /// When it was withdrawn.
    pub withdrawn: Option<String>,
}

/// What the family said after it sent the form.
#[derive(Clone, Serialize)]
pub struct SeenSaid {
    /// What it was.
    pub title: String,
    /// When.
    pub at: String,
    /// What was written.
    pub text: Option<String>,
    /// What was withdrawn, one line each.
    pub withdrawn: Vec<String>,
}

/// One page of a form that was sent, or one of a list.
#[derive(Clone, Serialize)]
pub struct SentPage {
    /// Its heading.
    pub title: String,
    /// The questions as they were asked, with the answers in words.
    pub answers: Vec<SentAnswer>,
}

/// One question and its answer.
#[derive(Clone, Serialize)]
pub struct SentAnswer {
    /// The question as it was asked.
    pub label: String,
    /// The answer, one line each.
    pub words: Vec<String>,
}

impl SentAnswer {
    /// A question and its answer, in the language of the page.
    pub fn new(frame: &Frame<'_>, answered: Answered) -> Self {
        Self {
            words: in_words(frame, &answered),
            label: answered.label,
        }
    }
}

/// Draws the page, with the steps that the family can take and what it has done just now.
pub fn request_shown(
    frame: &Frame<'_>,
    seen: SeenRequest,
    steps: &[Step],
    done: Option<String>,
) -> RequestShownView {
    let at = frame.council().at();
    let title = frame.say("request-shown-title", &[]);
    let mut layout = frame.layout(title).private_as_titled();
    layout.languages = frame.languages(|_| true, &address::request_shown(at));
    let layout = layout.closing_at(address::request_lookup(at));
    let link = |id: &str, part: &str| Link {
        text: frame.say(id, &[]),
        href: address::request_part(at, part),
        current: false,
    };
    let has_messages = seen.messages.as_ref().is_some_and(|all| !all.is_empty());
    RequestShownView {
        layout,
        done,
        steps: steps
            .iter()
            .map(|step| match step {
                Step::Message if has_messages => link("request-answer-title", step.as_str()),
                _ => link(&step.message("title"), step.as_str()),
            })
            .collect(),
        copies: vec![
            link("request-copy-html", "copy.html"),
            link("request-copy-json", "copy.json"),
        ],
        stop: address::request_part(at, "stop"),
        reach: frame.reach().clone(),
        seen,
    }
}
