//! What the hub writes to the family: a message, and what was agreed to do next.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Response};
use http::StatusCode;
use http_edge::Posted;
use jiff::Timestamp;
use record::MessageId;
use record::message::{NoMessage, SafeAddress, safe_address};
use record::permission::Action;
use record::view::{FamilyView, Part, Words};
use record::view_change::{Refused, Tell, ViewChange};
use site_model::MessageKind;
use site_model::form::{Entered, FieldError, Question, QuestionKind};
use vault::NotChanged;

use super::{LONGEST, ViewAddress, Viewing, again, keeping};
use crate::address;
use crate::asked_page::{Around, AskedPage};
use crate::asking::{Asking, text};
use crate::desk::Desk;
use crate::done::Done;
use crate::problem::Stop;
use crate::record_address::RecordAddress;

const MESSAGE: &str = "message";
/// The id that the page gives its message: sent twice, it is one.
const ID: &str = "message-id";
/// The question whether the family is told of the message, and its one choice.
const TOLD: &str = "told";
const NOBODY: &str = "nobody";
const PLAN: &str = "plan";
/// What the writer has seen: how much was said on both sides, or which plan.
const SEEN: &str = "seen";

/// What is written.
#[derive(Clone, Copy)]
enum Kind {
    Message,
    Plan,
}

/// Why it is not sent, with what was typed.
struct NotSent<'a> {
    entered: &'a Entered,
    errors: &'a [FieldError],
    /// What no question knows by itself: a message.
    refused: Option<&'static str>,
}

/// Asks for a message.
pub(crate) async fn ask_for_message(address: ViewAddress, desk: Desk) -> Result<Response, Stop> {
    ask(Kind::Message, address, desk).await
}

/// Asks for what was agreed to do next.
pub(crate) async fn ask_for_plan(address: ViewAddress, desk: Desk) -> Result<Response, Stop> {
    ask(Kind::Plan, address, desk).await
}

/// Sends a message.
pub(crate) async fn send_message(
    address: ViewAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    write(Kind::Message, address, desk, request).await
}

/// Keeps what was agreed to do next.
pub(crate) async fn save_plan(
    address: ViewAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    write(Kind::Plan, address, desk, request).await
}

async fn ask(
    kind: Kind,
    RecordAddress((_, family, referral)): ViewAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let viewing = Viewing::open(&desk, (&family, &referral), Action::WriteToFamily).await?;
    let view = viewing.view()?;
    let mut entered = Entered::default();
    let mut refused = viewing.refusal(kind, view);
    if let (Kind::Plan, Some(plan)) = (kind, &view.plan) {
        let words = [(PLAN.to_owned(), plan.words.as_str().to_owned())];
        entered = viewing.page(kind)?.entered_of(&words);
        // What stands there can be read even where nobody sees it now.
        refused = None;
    }
    let nothing = NotSent {
        entered: &entered,
        errors: &[],
        refused,
    };
    let id = MessageId::random(&mut rand::rng());
    let html = viewing.draw(kind, view, &id.to_string(), &nothing)?;
    Ok(Html(html).into_response())
}

async fn write(
    kind: Kind,
    RecordAddress((council, family, referral)): ViewAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let written = async {
        let desk = desk?;
        let viewing = Viewing::open(&desk, (&family, &referral), Action::WriteToFamily).await?;
        viewing.write(kind, &posted).await
    };
    let back = address::family_view(&address::referral(&council, &family, &referral));
    let typed = (kind.field(), kind.label());
    written
        .await
        .map_err(|stop| keeping(stop, &posted, typed, &back))
}

impl Kind {
    fn field(self) -> &'static str {
        match self {
            Self::Message => MESSAGE,
            Self::Plan => PLAN,
        }
    }

    fn part(self) -> Part {
        match self {
            Self::Message => Part::Messages,
            Self::Plan => Part::Plan,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Message => "staff-write-message-label",
            Self::Plan => "staff-write-plan-label",
        }
    }
}

impl Viewing<'_> {
    async fn write(&self, kind: Kind, posted: &Posted) -> Result<Response, Stop> {
        let view = self.view()?;
        let page = self.page(kind)?;
        let id = posted.first(ID).unwrap_or_default();
        let is_sent = id
            .parse()
            .is_ok_and(|id: MessageId| view.messages.iter().any(|message| message.id == id));
        // Words that come back after their page's message went out are another message.
        let next = if is_sent {
            MessageId::random(&mut rand::rng()).to_string()
        } else {
            id.to_owned()
        };
        let entered = page.entered(posted);
        let refuse = |errors: &[FieldError], refused| {
            let not_sent = NotSent {
                entered: &entered,
                errors,
                refused,
            };
            self.draw(kind, view, &next, &not_sent).map(again)
        };
        let answers = match page.read(posted) {
            Ok(answers) => answers,
            Err((_, errors)) => return refuse(&errors, None),
        };
        let words = text(&answers, kind.field()).and_then(Words::parse);
        let seen = posted.first(SEEN).unwrap_or_default();
        let (change, done) = match (kind, words) {
            (Kind::Message, None) => return refuse(&[], None),
            (Kind::Message, Some(text)) => {
                // A page without the id sends its message all the same.
                let id = id.parse();
                let id = id.unwrap_or_else(|_| MessageId::random(&mut rand::rng()));
                if !is_sent && seen != seen_of(kind, view) {
                    return refuse(&[], Some("staff-write-said-meanwhile"));
                }
                let from = self.desk.staff.name.clone();
                let tell = tell(&page, &entered);
                let done = match tell {
                    Tell::IfSafe => Done::MessageSent,
                    Tell::Nobody => Done::MessageSentUntold,
                };
                let change = ViewChange::Message {
                    id,
                    text,
                    from,
                    tell,
                };
                (change, done)
            }
            (Kind::Plan, words) => {
                let seen = seen.parse::<Timestamp>().ok();
                (ViewChange::Plan { seen, words }, Done::PlanSaved)
            }
        };
        if let (Kind::Message, Some(refused)) = (kind, self.refusal(kind, view)) {
            return refuse(&[], Some(refused));
        }
        let Self { desk, file, .. } = self;
        let (vault, by) = (&desk.vault, &desk.staff.id);
        let tell_by = desk.council()?.channels(MessageKind::NewMessage);
        let (family, referral) = (&file.family, &file.referral);
        let changed = vault.change_view(family, referral, &change, &tell_by, by, desk.now);
        match changed.await {
            Ok(()) => Ok(self.done(done)),
            Err(NotChanged::Refused(why)) => refuse(&[], Some(refusal_of(why))),
            // The page has the id of its message, and the plan that was seen: sent again, it is written once.
            Err(NotChanged::Unknown(fault)) => {
                tracing::error!(%fault, "whether the family was written to is not known");
                let mut page = refuse(&[], Some("staff-write-unsure"))?;
                *page.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
                Ok(page)
            }
            Err(not_changed) => Err(self.stopped(not_changed)),
        }
    }

    /// Whether the family is told that there is something to read, and how or why not. To where stands in what it
    /// sent.
    fn is_told(&self, tell: Tell) -> Result<String, Stop> {
        let told = self.can_be_told()?;
        Ok(self.say(&match told {
            Ok(_) if tell == Tell::Nobody => "staff-write-not-told-chosen".to_owned(),
            Ok(to) => format!("staff-write-told-by-{}", to.channel().as_str()),
            Err(why) => format!("staff-write-not-told-{}", why.as_str()),
        }))
    }

    /// Where the family can be told that there is something to read.
    fn can_be_told(&self) -> Result<Result<SafeAddress, NoMessage>, Stop> {
        let channels = self.desk.council()?.channels(MessageKind::NewMessage);
        Ok(safe_address(&self.file.submission.sent, &channels))
    }

    /// Why the family would not see what is written now.
    fn refusal(&self, kind: Kind, view: &FamilyView) -> Option<&'static str> {
        if self.is_locked() {
            return Some("staff-write-locked");
        }
        (!view.shown.has(kind.part())).then(|| refusal_of(Refused::NotShown))
    }

    /// The plan as a colleague has written it meanwhile: it has to be read before one's own takes its place.
    fn written_meanwhile(
        &self,
        kind: Kind,
        view: &FamilyView,
        not_sent: &NotSent<'_>,
    ) -> Option<String> {
        let is_changed = not_sent.refused == Some(refusal_of(Refused::Changed));
        let none = || self.say("staff-write-no-plan");
        let words = || {
            view.plan
                .as_ref()
                .map(|plan| plan.words.as_str().to_owned())
        };
        (is_changed && matches!(kind, Kind::Plan)).then(|| words().unwrap_or_else(none))
    }

    fn page(&self, kind: Kind) -> Result<AskedPage<'_>, Stop> {
        let referral = self.referral();
        let (title, action) = match kind {
            Kind::Message => ("staff-write-message-title", address::message(&referral)),
            Kind::Plan => ("staff-write-plan-title", address::plan(&referral)),
        };
        let asking = Asking {
            pages: &self.desk.pages,
            prefix: "staff-write",
        };
        let question = Question {
            max_length: Some(LONGEST),
            // A plan without words is none any more.
            required: matches!(kind, Kind::Message),
            ..asking.question(kind.field(), QuestionKind::Textarea, None)
        };
        let mut questions = vec![question];
        // Nobody need decide against what does not happen.
        if matches!(kind, Kind::Message) && self.can_be_told()?.is_ok() {
            questions.push(Question {
                choices: vec![asking.of(TOLD, NOBODY)],
                required: false,
                ..asking.question(TOLD, QuestionKind::Checkboxes, None)
            });
        }
        let asked = (self.say(title), questions);
        AskedPage::new(self.desk, &self.file, asked, (action, self.address()))
    }

    fn draw(
        &self,
        kind: Kind,
        view: &FamilyView,
        id: &str,
        not_sent: &NotSent<'_>,
    ) -> Result<String, Stop> {
        let name = kind.field();
        let page = self.page(kind)?;
        let mut says = vec![(SEEN, seen_of(kind, view))];
        let mut paragraphs = vec![self.say(&format!("staff-write-{name}-text"))];
        if let Kind::Message = kind {
            says.push((ID, id.to_owned()));
            paragraphs.push(self.is_told(tell(&page, not_sent.entered))?);
        }
        let around = Around {
            paragraphs,
            warning: Some(self.say("staff-write-warning")),
            thread: match kind {
                Kind::Message => self.thread(),
                Kind::Plan => Vec::new(),
            },
            now: self.written_meanwhile(kind, view, not_sent),
            says,
            button: Some(self.say(&format!("staff-write-{name}-button"))),
            ..Around::default()
        };
        let NotSent {
            entered,
            errors,
            refused,
        } = *not_sent;
        let refused = refused.map(|message| (name, self.say(message)));
        page.draw_refused((entered, errors), refused, around)
    }
}

/// Whether the family is to be told of the message.
fn tell(page: &AskedPage<'_>, entered: &Entered) -> Tell {
    if page.is_ticked(entered, TOLD, NOBODY) {
        Tell::Nobody
    } else {
        Tell::IfSafe
    }
}

/// What somebody has seen who writes now: who writes after something else was said has to see that first.
fn seen_of(kind: Kind, view: &FamilyView) -> String {
    match kind {
        Kind::Message => (view.messages.len() + view.said.len()).to_string(),
        Kind::Plan => {
            let since = view.plan.as_ref().map(|plan| plan.since.to_string());
            since.unwrap_or_default()
        }
    }
}

fn refusal_of(refused: Refused) -> &'static str {
    match refused {
        Refused::NotShown => "staff-write-not-shown",
        Refused::Full => "staff-write-full",
        Refused::Changed => "staff-write-changed",
    }
}
