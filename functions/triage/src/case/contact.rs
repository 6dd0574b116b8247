//! Recording a contact with a family: an attempt, or a conversation, and what is to be done next.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Response};
use http_edge::Posted;
use record::contact::{Contact, ContactResult, Way};
use record::note::NoteText;
use record::permission::Action;
use record::reason::Reason;
use record::referral::{Move, Status};
use site_model::form::date::When;
use site_model::form::{Answers, Question, QuestionKind};
use vault::{Addition, CaseItem};

use super::{Asked, Case, CaseAddress, ID, again, boxes, id_of, keeping, task};
use crate::address;
use crate::answers;
use crate::asked_page::{Around, AskedPage};
use crate::asking::text;
use crate::desk::Desk;
use crate::done::Done;
use crate::family_view::family_will_read;
use crate::problem::Stop;
use crate::record_address::RecordAddress;

const WAY: &str = "contact-way";
const WHOM: &str = "contact-whom";
const ON: &str = "contact-on";
const RESULT: &str = "contact-result";
const WORDS: &str = "contact-words";
const NEXT: &str = "contact-next";
const MOVE: &str = "contact-move";
const YES: &str = "yes";
const NO: &str = "no";

/// The longest answer to whom it was with: a name and who they are, not a story.
const LONGEST_WHOM: usize = 200;

/// Where a way that was not named as safe is explained, by the word with which forms ask about it.
const UNSAFE: [(&str, &str, (&str, &str)); 5] = [
    ("phone", "unsafe-phone", (WAY, "phone")),
    ("text", "unsafe-text", (WAY, "text")),
    ("email", "unsafe-email", (WAY, "email")),
    ("letter", "unsafe-letter", (WAY, "letter")),
    ("voicemail", "unsafe-voicemail", (RESULT, "left-message")),
];

/// Asks about a contact.
pub(crate) async fn ask_for_contact(
    RecordAddress((_, family, referral)): CaseAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::RecordContact).await?;
    let page = case.contact_page()?;
    let today = boxes(ON, desk.pages.today(desk.now));
    let asked = Asked {
        entered: page.entered_of(&today),
        ..Asked::default()
    };
    let html = case.draw(&page, &asked, case.around_contact())?;
    Ok(Html(html).into_response())
}

/// Records it.
pub(crate) async fn record_contact(
    RecordAddress((council, family, referral)): CaseAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let recorded = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::RecordContact).await?;
        case.record_contact(&posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [
        (WHOM, "staff-asked-contact-whom-label"),
        (WORDS, "staff-asked-contact-words-label"),
        (task::WHAT, "staff-asked-task-what-label"),
        ("unsafe-phone", "staff-asked-unsafe-phone-label"),
        ("unsafe-text", "staff-asked-unsafe-text-label"),
        ("unsafe-email", "staff-asked-unsafe-email-label"),
        ("unsafe-letter", "staff-asked-unsafe-letter-label"),
        ("unsafe-voicemail", "staff-asked-unsafe-voicemail-label"),
    ];
    recorded
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

impl Case<'_> {
    async fn record_contact(&self, posted: &Posted) -> Result<Response, Stop> {
        let page = self.contact_page()?;
        let answers = match page.read(posted) {
            Ok(answers) => answers,
            Err((entered, errors)) => {
                let asked = Asked {
                    entered,
                    errors,
                    id: posted.first(ID),
                    ..Asked::default()
                };
                return Ok(again(self.draw(&page, &asked, self.around_contact())?));
            }
        };
        let Some(contact) = self.contact(&answers) else {
            let asked = Asked {
                entered: page.entered(posted),
                id: posted.first(ID),
                ..Asked::default()
            };
            return Ok(again(self.draw(&page, &asked, self.around_contact())?));
        };
        let mut items = vec![CaseItem::Contact(contact)];
        if text(&answers, NEXT) == Some(YES) {
            items.extend(self.task(&answers).map(CaseItem::Task));
        }
        let moves = text(&answers, MOVE) == Some(YES);
        let step = Move::new(Status::New, Status::Contacting, None);
        let addition = Addition {
            id: id_of(posted),
            items,
            step: step.ok().filter(|_| moves),
        };
        self.add(&addition).await?;
        Ok(self.done(Done::ContactRecorded))
    }

    /// Adds to the case.
    pub(super) async fn add(&self, addition: &Addition) -> Result<(), Stop> {
        let (family, referral) = (&self.file.family, &self.file.referral);
        let Desk {
            vault, staff, now, ..
        } = self.desk;
        let added = vault.add_to_case(family, referral, addition, &staff.id, *now);
        Ok(added.await?)
    }

    /// What was answered; validation has seen to it that each is there that is asked.
    fn contact(&self, answers: &Answers) -> Option<Contact> {
        let way = Way::parse(text(answers, WAY)?)?;
        let result = ContactResult::parse(text(answers, RESULT)?)?;
        let mut unsafe_because = Vec::new();
        for (_, question, (asked, is)) in UNSAFE {
            if text(answers, asked) == Some(is) {
                unsafe_because.extend(text(answers, question));
            }
        }
        Some(Contact {
            referral: self.file.referral.clone(),
            on: text(answers, ON)?.parse().ok()?,
            way,
            whom: text(answers, WHOM)?.to_owned(),
            result,
            words: text(answers, WORDS).and_then(NoteText::parse),
            unsafe_because: Reason::parse(&unsafe_because.join("\n")),
            by: self.desk.staff.id.clone(),
            at: self.desk.now,
        })
    }

    fn contact_page(&self) -> Result<AskedPage<'_>, Stop> {
        self.page("staff-contact-title", self.contact_questions()?, "contact")
    }

    fn contact_questions(&self) -> Result<Vec<Question>, Stop> {
        let asking = self.asking();
        let sent = &self.file.submission.sent;
        let not_safe = answers::not_safe_ways(&self.desk.pages, self.desk.council()?, sent);
        let explained = |parent: &'static str| {
            let explained = UNSAFE.iter().filter(move |(_, _, when)| when.0 == parent);
            let explained = explained.filter(|(way, ..)| not_safe.iter().any(|it| it == way));
            let explained = explained.map(|(_, question, when)| Question {
                // Two of them are kept as one reason.
                max_length: Some(Reason::LONGEST / 2 - 1),
                ..self.words(question, true, Some(*when))
            });
            explained.collect::<Vec<_>>()
        };
        let ways = Way::ALL.map(|way| asking.of(WAY, way.as_str()));
        let results = ContactResult::ALL.map(|result| asking.of(RESULT, result.as_str()));
        let yes_or_no = |question| [YES, NO].map(|it| asking.of(question, it));

        let mut questions = vec![asking.choice(WAY, None, ways)];
        questions.extend(explained(WAY));
        questions.push(Question {
            max_length: Some(LONGEST_WHOM),
            ..asking.question(WHOM, QuestionKind::Text, None)
        });
        questions.push(Question {
            when: Some(When::Past),
            ..asking.question(ON, QuestionKind::Date, None)
        });
        questions.push(asking.choice(RESULT, None, results));
        questions.extend(explained(RESULT));
        questions.push(Question {
            max_length: Some(NoteText::LONGEST),
            ..self.words(WORDS, false, None)
        });
        questions.push(asking.choice(NEXT, None, yes_or_no(NEXT)));
        questions.extend(self.task_questions(Some((NEXT, YES))));
        let may_move = self.desk.may(Action::Move, &self.file.queue);
        if self.file.status == Status::New && may_move {
            let (pages, file) = (&self.desk.pages, &self.file);
            questions.push(Question {
                hint: family_will_read(pages, file, Status::Contacting),
                ..asking.choice(MOVE, None, yes_or_no(MOVE))
            });
        }
        Ok(questions)
    }

    fn around_contact(&self) -> Around {
        Around {
            paragraphs: vec![self.say("staff-contact-text")],
            button: Some(self.say("staff-contact-button")),
            ..Around::default()
        }
    }
}
