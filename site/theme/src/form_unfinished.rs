//! A form of this kind is open in this browser already, and its first page was filled in anew: which of them goes on.
//!
//! Whoever reads it may not be who began the other one, so that nothing of it is told but that it is there.

use serde::Serialize;

use crate::Layout;
use crate::form_page::{HONEYPOT, SummaryError};
use crate::form_place::FormPlace;
use crate::frame::Frame;

/// The field with what was chosen; empty beside the choices, so that it is there when none was. No question has an
/// underscore.
pub const CHOICE: &str = "unfinished_form";

/// What becomes of the form that was begun before, and of what was typed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A new form begins with what was typed; the other one stays as it is, under its own code.
    BeginAnew,
    /// The other one goes on as it is.
    GoBack,
    /// The other one goes on, with what was typed.
    Amend,
}

impl Choice {
    /// All of them, as they are asked: what mixes nobody's answers comes first.
    pub const ALL: [Self; 3] = [Self::BeginAnew, Self::GoBack, Self::Amend];

    /// What is posted for it, and the name that its messages carry.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BeginAnew => "new",
            Self::GoBack => "before",
            Self::Amend => "both",
        }
    }

    /// What was posted, if it is a choice.
    pub fn parse(posted: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == posted)
    }
}

/// What `form-unfinished.njk` draws. No `Debug`: it holds what a family typed.
#[derive(Clone, Serialize)]
pub struct FormUnfinishedView {
    /// What stands around it.
    pub layout: Layout,
    /// The form's title.
    pub form: String,
    /// Where the choice is posted to.
    pub action: String,
    /// What was typed: names and values.
    pub typed: Vec<(String, String)>,
    /// The name of the field.
    pub field: &'static str,
    /// What can be chosen.
    pub choices: Vec<ChoiceView>,
    /// That nothing was chosen.
    pub errors: Vec<SummaryError>,
}

/// A choice, as GOV.UK's radios take it.
#[derive(Clone, Serialize)]
pub struct ChoiceView {
    value: &'static str,
    text: String,
    hint: Hint,
}

#[derive(Clone, Serialize)]
struct Hint {
    text: String,
}

/// Asks which form goes on, with all that was posted to `action`.
pub fn form_unfinished(
    frame: &Frame<'_>,
    place: FormPlace<'_>,
    action: String,
    posted: &[(String, String)],
    is_unanswered: bool,
) -> FormUnfinishedView {
    let title = frame.say("form-unfinished-title", &[]);
    let mut layout = frame.layout(title).private_as_titled();
    layout.has_errors = is_unanswered;
    let choices = Choice::ALL.map(|choice| {
        let name = choice.as_str();
        ChoiceView {
            value: name,
            text: frame.say(&format!("form-unfinished-{name}"), &[]),
            hint: Hint {
                text: frame.say(&format!("form-unfinished-{name}-hint"), &[]),
            },
        }
    });
    let typed = posted.iter();
    let typed = typed.filter(|(name, _)| name != CHOICE && name != HONEYPOT);
    let error = is_unanswered.then(|| SummaryError {
        href: format!("#{CHOICE}"),
        text: frame.say("form-unfinished-error", &[]),
    });
    FormUnfinishedView {
        layout,
        form: place.form.title.clone(),
        action,
        typed: typed.cloned().collect(),
        field: CHOICE,
        choices: choices.into(),
        errors: error.into_iter().collect(),
    }
}
