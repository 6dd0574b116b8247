//! What comes of a referral: asked, shown with what will happen and what the family will see, and only then done.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http_edge::Posted;
use record::outcome::{Decided, Named, Outcome, OutcomeKind};
use record::permission::Action;
use record::reason::Reason;
use record::referral::Status;
use site_model::form::{Answers, Choice, Question, QuestionKind};
use site_model::published::PublishedCouncil;
use site_model::{Slug, WorkQueue};
use vault::{Addition, CaseItem};

use super::partners::{May, Partner, partners};
use super::{Asked, Case, CaseAddress, ID, again, id_of, keeping};
use crate::address;
use crate::asked_page::{Around, AskedPage};
use crate::asking::text;
use crate::desk::Desk;
use crate::done::Done;
use crate::family_view::Preview;
use crate::familys::Familys;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;
use crate::referral_view::say_status;

const OUTCOME: &str = "outcome";
const PARTNER: &str = "outcome-partner";
const SERVICE: &str = "outcome-service";
const BECAUSE: &str = "outcome-because";
/// Where the referral stood when the page was drawn.
const FROM: &str = "from";
/// That what will happen was shown.
const SHOWN: &str = "shown";
/// That the answers are to be changed once more.
const CHANGE: &str = "change";

/// A referral whose outcome somebody decides, for the time of one request.
struct Deciding<'a> {
    case: Case<'a>,
    council: &'a PublishedCouncil,
    familys: Familys,
    partners: Vec<Partner>,
}

/// Asks what comes of it.
pub(crate) async fn ask_for_outcome(
    RecordAddress((_, family, referral)): CaseAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::Move).await?;
    let deciding = Deciding::of(case).await?;
    if !deciding.is_open() {
        return Ok(Redirect::to(&deciding.case.referral()).into_response());
    }
    Ok(Html(deciding.draw(&Asked::default())?).into_response())
}

/// Shows what will happen, and then does it.
pub(crate) async fn decide_outcome(
    RecordAddress((council, family, referral)): CaseAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let decided = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::Move).await?;
        Deciding::of(case).await?.decide(&posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [(BECAUSE, "staff-asked-outcome-because-label")];
    decided
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

impl<'a> Deciding<'a> {
    async fn of(case: Case<'a>) -> Result<Self, Stop> {
        let desk = case.desk;
        let council = desk.council()?;
        let familys = Familys::of(desk, &case.file).await?;
        let partners = partners(council, &case.file.submission.sent, |agreed| {
            familys.withdrawn((&desk.pages, council), agreed)
        });
        Ok(Self {
            case,
            council,
            familys,
            partners,
        })
    }

    /// Whether anything can come of it yet: an outcome is a hub's, and an end is undone first.
    fn is_open(&self) -> bool {
        has_outcome(&self.case.file.queue) && !self.case.file.status.is_end()
    }

    async fn decide(&self, posted: &Posted) -> Result<Response, Stop> {
        let case = &self.case;
        let id = id_of(posted);
        if case.file.outcomes.iter().any(|outcome| outcome.id == id) {
            return Ok(case.done(Done::OutcomeDecided));
        }
        if !self.is_open() {
            let staff = &case.desk.staff;
            return Err(Stop::from(Trouble::AlreadyEnded)
                .told_to(staff)
                .leading_to("staff-entered-open", case.referral()));
        }
        let page = self.page()?;
        let answers = match page.read(posted) {
            Ok(answers) => answers,
            Err((entered, errors)) => {
                let asked = Asked {
                    entered,
                    errors,
                    id: posted.first(ID),
                    ..Asked::default()
                };
                return Ok(again(self.draw(&asked)?));
            }
        };
        let asked = Asked {
            entered: page.entered(posted),
            id: posted.first(ID),
            ..Asked::default()
        };
        let outcome = self.outcome(&answers);
        let outcome = outcome.ok_or_else(|| Stop::from(Trouble::NotRead))?;
        if posted.first(CHANGE).is_some() {
            return Ok(again(self.draw(&asked)?));
        }
        // What was shown would not be what happens.
        let from = posted.first(FROM).and_then(Status::parse);
        if from.is_some_and(|from| from != case.file.status) {
            let refused = Some((OUTCOME, case.say("staff-outcome-changed")));
            let asked = Asked { refused, ..asked };
            return Ok(again(self.draw(&asked)?));
        }
        // Nothing is done that was not shown: the page comes back with what will happen.
        if posted.first(SHOWN).is_none() {
            return Ok(again(self.draw_what_happens(&outcome, &asked)?));
        }
        let step = outcome.step().map_err(|_| Stop::from(Trouble::NotRead))?;
        let items = vec![CaseItem::Outcome(outcome)];
        case.add(&Addition { id, items, step }).await?;
        Ok(case.done(Done::OutcomeDecided))
    }

    /// What was answered; validation has seen to it that each is there that is asked.
    fn outcome(&self, answers: &Answers) -> Option<Outcome> {
        let Desk { staff, now, .. } = self.case.desk;
        let decided = match OutcomeKind::parse(text(answers, OUTCOME)?)? {
            OutcomeKind::HubSupport => Decided::HubSupport,
            OutcomeKind::Partner => {
                let id = text(answers, PARTNER)?;
                let mut partners = self.possible();
                let partner = partners.find(|partner| partner.named.id.as_str() == id)?;
                Decided::Partner(partner.named.clone())
            }
            OutcomeKind::TargetedEarlyHelp => Decided::TargetedEarlyHelp,
            OutcomeKind::SocialCare => Decided::SocialCare,
            OutcomeKind::Signposted => {
                let id = Slug::parse(text(answers, SERVICE)?).ok()?;
                let name = self.council.services.get(&id)?.clone();
                Decided::Signposted(Named { id, name })
            }
            OutcomeKind::NoFurtherAction => Decided::NoFurtherAction,
        };
        Some(Outcome {
            referral: self.case.file.referral.clone(),
            from: self.case.file.status,
            decided,
            because: Reason::parse(text(answers, BECAUSE)?)?,
            by: staff.id.clone(),
            at: *now,
        })
    }

    fn possible(&self) -> impl Iterator<Item = &Partner> {
        let partners = self.partners.iter();
        partners.filter(|partner| partner.may == May::Yes)
    }

    /// The outcomes that can follow from where the referral stands.
    fn kinds(&self) -> impl Iterator<Item = OutcomeKind> {
        let has_partner = self.possible().next().is_some();
        let has_service = !self.council.services.is_empty();
        OutcomeKind::ALL.into_iter().filter(move |kind| {
            kind.follows_from(self.case.file.status)
                && match kind {
                    OutcomeKind::Partner => has_partner,
                    OutcomeKind::Signposted => has_service,
                    _ => true,
                }
        })
    }

    fn page(&self) -> Result<AskedPage<'_>, Stop> {
        let asking = self.case.asking();
        let kinds = self.kinds().map(|kind| Choice {
            hint: Some(
                self.case
                    .say(&format!("staff-outcome-hint-{}", kind.as_str())),
            ),
            ..asking.of(OUTCOME, kind.as_str())
        });
        let mut questions = vec![asking.choice(OUTCOME, None, kinds)];
        let when = |kind: OutcomeKind| Some((OUTCOME, kind.as_str()));
        for kind in self.kinds() {
            match kind {
                OutcomeKind::Partner => {
                    let partners = self.possible().map(|partner| &partner.named);
                    let partners = partners.map(|partner| named(&partner.id, &partner.name));
                    questions.push(asking.choice(PARTNER, when(kind), partners));
                }
                OutcomeKind::Signposted => {
                    let services = self.council.services.iter();
                    let services = services.map(|(id, name)| named(id, name));
                    questions.push(Question {
                        kind: QuestionKind::Select,
                        ..asking.choice(SERVICE, when(kind), services)
                    });
                }
                _ => {}
            }
        }
        questions.push(self.case.words(BECAUSE, true, None));
        self.case.page("staff-outcome-title", questions, "outcome")
    }

    fn draw(&self, asked: &Asked<'_>) -> Result<String, Stop> {
        let around = Around {
            paragraphs: self.why_not(),
            says: vec![(FROM, self.case.file.status.as_str().to_owned())],
            ..Around::default()
        };
        self.case.draw(&self.page()?, asked, around)
    }

    /// Which outcomes are not offered, and why.
    fn why_not(&self) -> Vec<String> {
        let case = &self.case;
        let mut why_not = vec![case.say("staff-outcome-text")];
        if !OutcomeKind::HubSupport.follows_from(case.file.status) {
            why_not.push(case.say("staff-outcome-not-yet"));
            return why_not;
        }
        if self.partners.is_empty() {
            why_not.push(case.say("staff-outcome-no-partners"));
        }
        why_not.extend(self.partners.iter().filter_map(|partner| {
            let name = ("partner", partner.named.name.as_str().into());
            let pages = &case.desk.pages;
            match &partner.may {
                May::Yes => None,
                May::NotAgreed => Some(pages.say("staff-outcome-not-agreed", &[name])),
                May::Withdrawn(on) => {
                    let said = [name, ("withdrawn", on.as_str().into())];
                    Some(pages.say("staff-outcome-withdrawn", &said))
                }
            }
        }));
        why_not
    }

    /// What will happen, for whoever confirms it.
    fn draw_what_happens(&self, outcome: &Outcome, asked: &Asked<'_>) -> Result<String, Stop> {
        let case = &self.case;
        let pages = &case.desk.pages;
        let kind = outcome.decided.kind();
        let to = kind.to();
        let preview = Preview::moved(case.desk, self.council, (&case.file, &self.familys), to);
        let named = outcome.decided.named();
        let named = named.map_or("", |named| named.name.as_str());
        let will = format!("staff-outcome-will-{}", kind.as_str());
        let status = say_status(pages, to);
        let mut paragraphs = vec![
            pages.say(&will, &[("name", named.into())]),
            pages.say("staff-outcome-status", &[("status", status.into())]),
        ];
        if to.is_end() {
            paragraphs.push(case.say("staff-outcome-end"));
            paragraphs.extend(case.still_stands()?);
        }
        if preview.is_none() {
            paragraphs.push(case.say("staff-outcome-unseen"));
        }
        let around = Around {
            paragraphs,
            urgent: (kind == OutcomeKind::SocialCare).then(|| self.phone_first()),
            now_heading: Some(case.say("staff-why-legend")),
            now: Some(outcome.because.as_str().to_owned()),
            preview,
            says: self.said(outcome),
            button: Some(case.say(match to.is_end() {
                true => "staff-outcome-confirm-end",
                false => "staff-outcome-confirm",
            })),
            change: Some(case.say("staff-outcome-change")),
            ..Around::default()
        };
        let page = case.page("staff-outcome-check-title", Vec::new(), "outcome")?;
        let asked = Asked {
            id: asked.id,
            ..Asked::default()
        };
        case.draw(&page, &asked, around)
    }

    /// Nobody waits for a form when a child may not be safe.
    fn phone_first(&self) -> String {
        let social_care = &self.council.council.social_care;
        let pages = &self.case.desk.pages;
        match &social_care.phone {
            Some(phone) => {
                let name = social_care.name.as_deref().unwrap_or_default();
                let known = match name {
                    "" => "staff-outcome-phone",
                    _ => "staff-outcome-phone-named",
                };
                let said = [("phone", phone.as_str().into()), ("name", name.into())];
                pages.say(known, &said)
            }
            None => pages.say("staff-outcome-phone-unknown", &[]),
        }
    }

    /// The answers, as the page that shows what will happen says them again.
    fn said(&self, outcome: &Outcome) -> Vec<(&'static str, String)> {
        let mut said = vec![
            (FROM, outcome.from.as_str().to_owned()),
            (SHOWN, "yes".to_owned()),
            (OUTCOME, outcome.decided.kind().as_str().to_owned()),
            (BECAUSE, outcome.because.as_str().to_owned()),
        ];
        match &outcome.decided {
            Decided::Partner(named) => said.push((PARTNER, named.id.to_string())),
            Decided::Signposted(named) => said.push((SERVICE, named.id.to_string())),
            _ => {}
        }
        said
    }
}

/// Whether a queue's work has such outcomes: a hub's has, a complaint has not.
pub(crate) fn has_outcome(queue: &WorkQueue) -> bool {
    matches!(queue, WorkQueue::Hub(_))
}

fn named(id: &Slug, name: &str) -> Choice {
    Choice {
        value: id.clone(),
        label: name.to_owned(),
        hint: None,
        ends: Vec::new(),
    }
}
