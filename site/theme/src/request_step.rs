//! The short pages on which a family says more about what it sent, or withdraws something.

use serde::Serialize;

use crate::form_field::{Control, Field, Item};
use crate::form_page::SummaryError;
use crate::frame::{Frame, Reach};
use crate::request_page::{CodeProblem, RECEIPT_CODE};
use crate::{Layout, address};

/// The field with the id under which a page says something once.
pub const SAID: &str = "said";
/// The field that says that it may be kept already.
pub const UNSURE: &str = "unsure";
/// The field with what a family writes.
pub const WORDS: &str = "words";
/// The field with the agreements that it withdraws.
pub const AGREEMENT: &str = "agreement";

/// The part of the page that says whom to reach.
const REACH: &str = "reach";

/// What a family can do with what it sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Write to the hub.
    Message,
    /// Add something to what was sent.
    Add,
    /// Withdraw agreements.
    Agreements,
    /// Withdraw the whole request.
    Withdraw,
}

impl Step {
    /// Every step, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Message, Self::Add, Self::Agreements, Self::Withdraw];

    /// The last part of its address, and part of its messages' ids.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Add => "add",
            Self::Agreements => "agreements",
            Self::Withdraw => "withdraw",
        }
    }

    /// The step with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == text)
    }

    /// Whether something is written on it.
    pub fn has_words(self) -> bool {
        matches!(self, Self::Message | Self::Add)
    }

    /// The id of one of its messages.
    pub fn message(self, what: &str) -> String {
        format!("request-{}-{what}", self.as_str())
    }
}

/// Why a step was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepProblem {
    /// Nothing was written, or chosen.
    Missing,
    /// More was written than is taken.
    TooLong,
    /// The page has said something else already: pressed again, it says this too.
    SaidBefore,
    /// Nothing more is kept.
    Full,
    /// It was withdrawn already.
    NothingStands,
    /// Storage or keys are away: it was not kept.
    Away,
    /// They went away while it was on its way: it may be kept. Pressed again, it is kept once.
    Unsure,
    /// The browser is not trusted with the request any more: its code has to be entered again.
    Code(CodeProblem),
}

/// What a step was drawn from, and comes back with. No `Debug`: it holds what a family typed.
#[derive(Clone, Default)]
pub struct Stepping {
    /// The id under which the page says something once.
    pub said: String,
    /// What was written.
    pub words: String,
    /// The agreements that stand: a value, and the partner with the purpose.
    pub agreements: Vec<(String, String)>,
    /// Those that were chosen.
    pub chosen: Vec<String>,
    /// What happens, in the notice's words.
    pub notice: Vec<String>,
    /// The longest text, in characters.
    pub longest: usize,
    /// The code that was entered again, and opened nothing yet.
    pub code: Option<String>,
    /// Whether it may be kept already.
    pub is_unsure: bool,
}

/// What `request-step.njk` draws. No `Debug`: it holds what a family typed.
#[derive(Clone, Serialize)]
pub struct RequestStepView {
    /// What stands around it.
    pub layout: Layout,
    /// What it means, one paragraph each.
    pub paragraphs: Vec<String>,
    /// Where it is posted to.
    pub action: String,
    /// The id under which the page says something once.
    pub said: String,
    /// Whether it may be kept already: the page says so when it is posted again, so that it never says of that
    /// that nothing was sent.
    pub is_unsure: bool,
    /// The field that takes the code again.
    pub code: Option<Field>,
    /// What is written or chosen.
    pub field: Option<Field>,
    /// What the button says.
    pub button: String,
    /// The button ends something.
    pub ends: bool,
    /// What is wrong.
    pub errors: Vec<SummaryError>,
    /// Whom to reach instead.
    pub reach: Reach,
}

/// Draws a step, after a problem if there was one.
pub fn request_step(
    frame: &Frame<'_>,
    step: Step,
    stepping: &Stepping,
    problem: Option<StepProblem>,
) -> RequestStepView {
    let at = frame.council().at();
    let layout = frame.layout(frame.say(&step.message("title"), &[]));
    let mut layout = match step {
        // Its heading names the hub.
        Step::Message => layout.private(frame.say("request-message-label", &[])),
        Step::Add | Step::Agreements | Step::Withdraw => layout.private_as_titled(),
    };
    layout.has_errors = problem.is_some();
    layout.back = Some(address::request_shown(at));
    let action = address::request_part(at, step.as_str());
    layout.languages = frame.languages(|_| true, &action);
    let text = frame.say(&step.message("text"), &[]);
    let text = text.lines().map(str::to_owned);
    let error = problem.map(|problem| error(frame, step, stepping, problem));
    let at_field = |id: &str| {
        let error = error
            .as_ref()
            .filter(|error| error.href == format!("#{id}"));
        error.map(|error| error.text.clone())
    };
    let field = if step.has_words() {
        let label = frame.say(&step.message("label"), &[]);
        Some(Field {
            control: Control::CharacterCount,
            value: stepping.words.clone(),
            longest: stepping.longest,
            error: at_field(WORDS),
            ..plain_field(WORDS, label)
        })
    } else if step == Step::Agreements {
        let agreements = stepping.agreements.iter();
        Some(Field {
            control: Control::Checkboxes,
            items: agreements
                .map(|(value, text)| Item {
                    value: value.clone(),
                    text: text.clone(),
                    hint: None,
                    checked: stepping.chosen.contains(value),
                    selected: false,
                    conditional: None,
                })
                .collect(),
            error: at_field(AGREEMENT),
            ..plain_field(AGREEMENT, frame.say("request-agreements-label", &[]))
        })
    } else {
        None
    };
    let is_asked = matches!(problem, Some(StepProblem::Code(_))) || stepping.code.is_some();
    let code = is_asked.then(|| Field {
        value: stepping.code.clone().unwrap_or_default(),
        hint: Some(frame.say("request-code-hint", &[])),
        error: at_field(RECEIPT_CODE),
        spellcheck: false,
        autocomplete: Some("off"),
        ..plain_field(RECEIPT_CODE, frame.say("request-code-label", &[]))
    });
    RequestStepView {
        paragraphs: text.chain(stepping.notice.iter().cloned()).collect(),
        action,
        said: stepping.said.clone(),
        is_unsure: stepping.is_unsure || problem == Some(StepProblem::Unsure),
        code,
        field,
        button: frame.say(&step.message("button"), &[]),
        ends: matches!(step, Step::Agreements | Step::Withdraw),
        errors: error.into_iter().collect(),
        reach: frame.reach().clone(),
        layout,
    }
}

fn error(frame: &Frame<'_>, step: Step, stepping: &Stepping, problem: StepProblem) -> SummaryError {
    let of_field = match step {
        Step::Agreements => AGREEMENT,
        Step::Withdraw => REACH,
        Step::Message | Step::Add => WORDS,
    };
    let (to, text) = match problem {
        StepProblem::Missing => (of_field, frame.say(&step.message("missing"), &[])),
        StepProblem::TooLong => {
            let longest = ("longest", stepping.longest.to_string().into());
            (of_field, frame.say(&step.message("too-long"), &[longest]))
        }
        StepProblem::SaidBefore => (of_field, frame.say("request-said-before", &[])),
        // No field mends it: the page says whom to reach.
        StepProblem::Full => (REACH, frame.say("request-full", &[])),
        StepProblem::NothingStands => (REACH, frame.say("request-nothing-stands", &[])),
        StepProblem::Away => (REACH, frame.say("request-away", &[])),
        StepProblem::Unsure => (REACH, frame.say("request-unsure", &[])),
        StepProblem::Code(CodeProblem::Missing) => {
            (RECEIPT_CODE, frame.say("request-code-again", &[]))
        }
        StepProblem::Code(problem) => (RECEIPT_CODE, problem.error(frame).text),
    };
    SummaryError {
        href: format!("#{to}"),
        text,
    }
}

fn plain_field(id: &str, label: String) -> Field {
    Field {
        id: id.to_owned(),
        group: format!("{id}-question"),
        control: Control::Input,
        label,
        hint: None,
        optional: false,
        value: String::new(),
        items: Vec::new(),
        boxes: Vec::new(),
        error: None,
        longest: 0,
        input_type: "text",
        autocomplete: None,
        spellcheck: true,
        is_number: false,
        width: None,
    }
}
