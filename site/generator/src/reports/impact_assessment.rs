//! The inputs of a data protection impact assessment: UK GDPR Article 35(7), in the steps of the
//! Information Commissioner's sample template.
//!
//! What content answers is filled in. What it cannot answer is a prompt: whom to consult, how likely
//! a risk is, who signs.

use serde::Serialize;
use site_model::content::CouncilContent;
use site_theme::Argument;

use super::cell::Cell;
use super::measures::measures;
use super::questions::{Asked, not_asked, questions};
use super::risks::{Risk, risks};
use super::said::Said;
use super::spreadsheet::csv_file;
use super::voice::Voice;

/// A council's assessment: a part for each notice.
pub(super) struct Assessment {
    pub(super) notices: Vec<Assessed>,
}

/// The processing that one notice describes.
#[derive(Serialize)]
pub(super) struct Assessed {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) file: String,
    pub(super) version: String,
    pub(super) steps: Vec<Step>,
    pub(super) questions: Vec<Asked>,
    pub(super) risks: Vec<Risk>,
}

/// A step of the template, or a part of one.
#[derive(Serialize)]
pub(super) struct Step {
    pub(super) heading: String,
    pub(super) rows: Vec<Row>,
}

/// A question of the template, and what content answers.
#[derive(Serialize)]
pub(super) struct Row {
    pub(super) question: String,
    pub(super) answer: Cell,
}

/// A question's message, and what answers it.
type Question = (&'static str, fn(&Said<'_>) -> Cell);

/// The steps before the risks, and their questions. Those to which content has no answer are
/// prompts.
const STEPS: [(&str, &[Question]); 7] = [
    (
        "report-step-need",
        &[
            ("report-ask-aim", |said| said.purposes()),
            ("report-ask-why-assess", |said| {
                let special = said.says.has_special_categories();
                let lines = special.then(|| said.voice.say("report-answer-special"));
                Cell::of(lines).and_ask(said.voice.say("report-prompt-why-assess"))
            }),
            ("report-ask-innovative", |said| {
                Cell::line(said.voice.say("report-answer-innovative"))
            }),
            ("report-ask-automated", |said| said.automated_decisions()),
        ],
    ),
    (
        "report-step-nature",
        &[
            ("report-ask-collected", |said| {
                Cell::of(said.forms().iter().map(|form| {
                    let arguments = [
                        ("form", Argument::from(&form.title)),
                        ("count", form.questions().count().into()),
                    ];
                    said.voice.with("report-answer-form", &arguments)
                }))
                .and_ask(said.voice.say("report-prompt-collected"))
            }),
            ("report-ask-source", |said| said.sources()),
            ("report-ask-who-sees", |said| said.recipients(None)),
            ("report-ask-processors", |said| said.processors()),
            ("report-ask-stored", |said| measures(said)),
            ("report-ask-deleted", |said| said.retention()),
        ],
    ),
    (
        "report-step-scope",
        &[
            ("report-ask-categories", |said| said.categories()),
            ("report-ask-people", |said| said.people()),
            ("report-ask-how-much", |said| {
                let asked = questions(said);
                let required = asked.iter().filter(|question| question.is_required).count();
                let arguments = [
                    ("count", Argument::from(asked.len())),
                    ("required", required.into()),
                ];
                Cell::line(said.voice.with("report-answer-how-much", &arguments))
            }),
            ("report-ask-how-many", |said| {
                Cell::for_a_person(said.voice.say("report-prompt-how-many"))
            }),
            ("report-ask-where", |said| {
                said.hubs().and_ask(said.voice.say("report-prompt-where"))
            }),
            ("report-ask-transfers", |said| said.transfers()),
        ],
    ),
    (
        "report-step-context",
        &[
            ("report-ask-relationship", |said| said.controller()),
            ("report-ask-control", |said| said.obligation()),
            ("report-ask-expect", |said| {
                Cell::for_a_person(said.voice.say("report-prompt-expect"))
            }),
            ("report-ask-concerns", |said| {
                Cell::for_a_person(said.voice.say("report-prompt-concerns"))
            }),
        ],
    ),
    (
        "report-step-purposes",
        &[
            ("report-ask-purposes", |said| said.purposes()),
            ("report-ask-benefits", |said| {
                Cell::for_a_person(said.voice.say("report-prompt-benefits"))
            }),
        ],
    ),
    (
        "report-step-consultation",
        &[
            ("report-ask-views", |said| {
                Cell::for_a_person(said.voice.say("report-prompt-views"))
            }),
            ("report-ask-officer", |said| said.officer()),
        ],
    ),
    (
        "report-step-necessity",
        &[
            ("report-ask-basis", |said| said.basis(None)),
            ("report-ask-conditions", |said| said.conditions()),
            ("report-ask-schedule-1", |said| said.schedule_1()),
            ("report-ask-necessary", |said| {
                Cell::for_a_person(said.voice.say("report-prompt-necessary"))
            }),
            ("report-ask-minimisation", |said| {
                let unasked = not_asked(said);
                if unasked.is_empty() {
                    Cell::line(said.voice.say("report-answer-all-asked"))
                } else {
                    Cell::of(unasked).and_ask(said.voice.say("report-prompt-minimisation"))
                }
            }),
            ("report-ask-told", |said| said.dates()),
            ("report-ask-rights", |said| said.rights()),
            ("report-ask-complaints", |said| said.complaints()),
        ],
    ),
];

/// Drafts a council's assessment from the texts of its notices that are in force.
pub(super) fn draft(voice: &Voice<'_>, council: &CouncilContent) -> Assessment {
    let notices = Said::all(voice, council);
    Assessment {
        notices: notices.iter().map(assessed).collect(),
    }
}

fn assessed(said: &Said<'_>) -> Assessed {
    let steps = STEPS.iter().map(|(heading, asked)| Step {
        heading: said.voice.say(heading),
        rows: asked
            .iter()
            .map(|(question, answer)| Row {
                question: said.voice.say(question),
                answer: answer(said),
            })
            .collect(),
    });
    Assessed {
        slug: said.notice.slug.to_string(),
        title: said.says.title.clone(),
        file: said.file(),
        version: said.notice.version.to_string(),
        steps: steps.collect(),
        questions: questions(said),
        risks: risks(said),
    }
}

/// The assessment as a spreadsheet opens it: a row for each question, of the template and of the
/// forms, and each risk; each row says of which day the draft is.
pub(super) fn csv(voice: &Voice<'_>, assessment: &Assessment) -> Result<Vec<u8>, csv::Error> {
    let headings = [
        "report-column-draft",
        "report-column-notice",
        "report-column-file",
        "report-column-version",
        "report-column-step",
        "report-column-question",
        "report-column-answer",
        "report-column-person",
    ]
    .map(|id| voice.say(id));
    let today = [("date", voice.date(voice.today()).into())];
    let status = voice.with("report-draft-of", &today);
    let mut rows = Vec::new();
    for notice in &assessment.notices {
        let mut row = |step: &str, question: &str, answer: Cell, person: Option<String>| {
            let named = [
                &*status,
                &notice.title,
                &notice.file,
                &notice.version,
                step,
                question,
            ];
            let mut cells: Vec<Cell> = named.into_iter().map(Cell::line).collect();
            cells.extend([answer, Cell::of(person)]);
            rows.push(cells);
        };
        for step in &notice.steps {
            for asked in &step.rows {
                let mut answer = asked.answer.clone();
                let person = answer.prompt.take();
                row(&step.heading, &asked.question, answer, person);
            }
        }
        let step = voice.say("report-step-questions");
        for asked in &notice.questions {
            let answer = Cell::of(asked.in_words(voice));
            row(
                &step,
                &format!("{}: {}", asked.form, asked.question),
                answer,
                None,
            );
        }
        let step = voice.say("report-step-risks");
        for risk in &notice.risks {
            let score = voice.say("report-prompt-score");
            row(&step, &risk.risk, Cell::line(&*risk.because), Some(score));
        }
        for (step, question, prompt) in [
            (
                "report-step-measures",
                "report-ask-measures",
                "report-prompt-measures",
            ),
            (
                "report-step-sign-off",
                "report-ask-sign-off",
                "report-prompt-sign-off",
            ),
        ] {
            let prompt = Some(voice.say(prompt));
            row(
                &voice.say(step),
                &voice.say(question),
                Cell::default(),
                prompt,
            );
        }
    }
    csv_file(headings.iter().map(String::as_str), rows)
}
