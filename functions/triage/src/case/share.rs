//! Sharing a referral with a partner that the notice names, for what the family agreed to; and ending that.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use data_encoding::HEXLOWER;
use http_edge::Posted;
use record::CaseItemId;
use record::audit;
use record::permission::Action;
use record::reason::Reason;
use record::share::{EndedFirst, NotShared, Share, WhyEnded};
use record::view::Agreed;
use site_model::Slug;
use site_model::form::date::When;
use site_model::form::{Answers, Choice, FieldError, Question, QuestionKind};
use site_model::published::Permit;
use vault::{Addition, CaseItem, Kept};

use super::{Asked, Case, CaseAddress, CaseItemAddress, ID, again, id_of, keeping};
use crate::address;
use crate::agreements_view;
use crate::asked_page::{Around, AskedPage};
use crate::asking::text;
use crate::desk::Desk;
use crate::done::Done;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;

const WHAT: &str = "share-what";
const UNTIL: &str = "share-until";
const BECAUSE: &str = "share-because";
const END: &str = "share-end";

/// Asks what is to be shared.
pub(crate) async fn ask_to_share(
    RecordAddress((_, family, referral)): CaseAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::Share).await?;
    let agreed = case.can_be_shared().await?;
    let page = case.share_page(&agreed)?;
    let html = case.draw(&page, &Asked::default(), case.around_share()?)?;
    Ok(Html(html).into_response())
}

/// Shares it.
pub(crate) async fn share(
    RecordAddress((council, family, referral)): CaseAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let shared = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::Share).await?;
        case.share(&posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [(BECAUSE, "staff-asked-share-because-label")];
    shared
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

/// Asks why a share ends.
pub(crate) async fn ask_to_end_share(
    RecordAddress((_, family, referral, id)): CaseItemAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::Share).await?;
    let share = case.kept_share(&id)?;
    if share.value.ended.is_some() {
        return Ok(Redirect::to(&case.referral()).into_response());
    }
    let html = case.draw_ended_share(share, &Asked::default())?;
    Ok(Html(html).into_response())
}

/// Ends it.
pub(crate) async fn end_share(
    RecordAddress((council, family, referral, id)): CaseItemAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let ended = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::Share).await?;
        case.end_share(&id, &posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [(END, "staff-asked-share-end-label")];
    ended
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

/// What is posted for one agreement: of what it is made, never its place in a list that may be another by then.
fn choice(agreed: &Agreed) -> Slug {
    let parts = [agreed.partner.as_str(), "/", agreed.purpose.as_str()];
    let digest = audit::digest(&parts.map(str::as_bytes));
    let name = format!("agreed-{}", HEXLOWER.encode(&digest[..8]));
    Slug::parse(&name).expect("letters, digits and a hyphen are a slug")
}

/// Whether a text of the notice names a partner for a purpose that the family is asked about.
fn names(permit: &Permit, agreed: &Agreed) -> bool {
    permit.recipients.iter().any(|to| {
        to.if_you_agree
            && to.organisation == agreed.partner
            && to.purposes.contains(&agreed.purpose)
    })
}

impl Case<'_> {
    /// What can be shared: what the family agrees to now, if both the text that it was shown and the one in force
    /// name it, and it is not shared already.
    async fn can_be_shared(&self) -> Result<Vec<Agreed>, Stop> {
        let file = &self.file;
        let sent = &file.submission.sent;
        let council = self.desk.council()?;
        let shown = council.permit(&sent.notice_version);
        let in_force = council.current_permit(&sent.notice);
        let Some((shown, in_force)) = shown.zip(in_force) else {
            return Ok(Vec::new());
        };
        let vault = &self.desk.vault;
        let known = (&*file.submission, file.follow_ups.as_slice());
        let agrees = vault.agrees(known, file.view.as_ref(), self.desk.now);
        let mut agreed = agrees.await?;
        let today = self.desk.pages.today(self.desk.now);
        let mut shares = file.shares.iter().map(|share| &share.value);
        agreed.retain(|one| {
            let is_shared = |share: &Share| share.agreed == *one && share.is_open(today);
            names(shown, one) && names(in_force, one) && !shares.clone().any(is_shared)
        });
        // What its own page has just shared is no reason to say that there is nothing.
        if agreed.is_empty() && shares.next().is_none() {
            return Err(self.nothing_to_share());
        }
        Ok(agreed)
    }

    fn nothing_to_share(&self) -> Stop {
        Stop::from(Trouble::NothingToShare)
            .told_to(&self.desk.staff)
            .leading_to("staff-entered-open", self.referral())
    }

    async fn share(&self, posted: &Posted) -> Result<Response, Stop> {
        let id = id_of(posted);
        if self.file.shares.iter().any(|share| share.id == id) {
            return Ok(self.done(Done::ShareBegun));
        }
        let agreed = self.can_be_shared().await?;
        let page = self.share_page(&agreed)?;
        let (entered, errors) = match page.read(posted) {
            Ok(answers) => match self.shared(&answers, &agreed) {
                Ok(share) => {
                    let addition = Addition {
                        id,
                        items: vec![CaseItem::Share(share)],
                        step: None,
                    };
                    self.add(&addition).await?;
                    return Ok(self.done(Done::ShareBegun));
                }
                Err(NotShared::NotAgreed) => return Err(Trouble::NotRead.into()),
                Err(NotShared::NotThen) => (page.entered(posted), vec![self.not_then()]),
            },
            Err(mistaken) => mistaken,
        };
        let asked = Asked {
            entered,
            errors,
            id: posted.first(ID),
            ..Asked::default()
        };
        Ok(again(self.draw(&page, &asked, self.around_share()?)?))
    }

    fn shared(&self, answers: &Answers, agreed: &[Agreed]) -> Result<Share, NotShared> {
        let chosen = text(answers, WHAT);
        let mut agreed_to = agreed.iter();
        let chosen = agreed_to.find(|one| chosen == Some(choice(one).as_str()));
        let chosen = chosen.ok_or(NotShared::NotAgreed)?;
        let until = text(answers, UNTIL).and_then(|until| until.parse().ok());
        let because = text(answers, BECAUSE).and_then(Reason::parse);
        let today = self.desk.pages.today(self.desk.now);
        Share::new(
            (self.file.referral.clone(), chosen.clone()),
            agreed,
            (until.ok_or(NotShared::NotThen)?, today),
            because.ok_or(NotShared::NotAgreed)?,
            (self.desk.staff.id.clone(), self.desk.now),
        )
    }

    fn not_then(&self) -> FieldError {
        let today = self.desk.pages.today(self.desk.now);
        let asking = self.asking();
        asking.not_between(UNTIL, today, Share::latest(today))
    }

    fn share_page(&self, agreed: &[Agreed]) -> Result<AskedPage<'_>, Stop> {
        if agreed.is_empty() {
            return Err(self.nothing_to_share());
        }
        let council = self.desk.council()?;
        let asking = self.asking();
        let choices = agreed.iter().map(|one| Choice {
            value: choice(one),
            label: agreements_view::partner(council, one),
            hint: Some(agreements_view::label(&self.file.submission.sent, one)),
            ends: Vec::new(),
        });
        let until = Question {
            when: Some(When::Future),
            ..asking.question(UNTIL, QuestionKind::Date, None)
        };
        let questions = vec![
            asking.choice(WHAT, None, choices),
            until,
            self.words(BECAUSE, true, None),
        ];
        self.page("staff-share-title", questions, "share")
    }

    fn around_share(&self) -> Result<Around, Stop> {
        let today = self.desk.pages.today(self.desk.now);
        let latest = [("date", self.date(Share::latest(today))?.into())];
        Ok(Around {
            paragraphs: vec![
                self.say("staff-share-text"),
                self.desk.pages.say("staff-share-latest", &latest),
            ],
            button: Some(self.say("staff-share-button")),
            ..Around::default()
        })
    }

    fn kept_share(&self, id: &CaseItemId) -> Result<&Kept<Share>, Stop> {
        let mut shares = self.file.shares.iter();
        let share = shares.find(|share| share.id == *id);
        share.ok_or_else(|| Trouble::NotFound.into())
    }

    async fn end_share(&self, id: &CaseItemId, posted: &Posted) -> Result<Response, Stop> {
        let share = self.kept_share(id)?;
        let page = self.ended_share_page(id)?;
        let because = match page.read(posted) {
            Ok(answers) => text(&answers, END).and_then(Reason::parse),
            Err((entered, errors)) => {
                let asked = Asked {
                    entered,
                    errors,
                    ..Asked::default()
                };
                return Ok(again(self.draw_ended_share(share, &asked)?));
            }
        };
        let because = because.ok_or_else(|| Stop::from(Trouble::NotRead))?;
        let Desk {
            vault, staff, now, ..
        } = self.desk;
        let why = WhyEnded::Decided(because);
        let ended = vault.end_share(&self.file.family, (id, &why), &staff.id, *now);
        match ended.await? {
            Ok(()) => Ok(self.done(Done::ShareEnded)),
            Err(EndedFirst) => Err(Stop::from(Trouble::AlreadyEnded)
                .told_to(staff)
                .leading_to("staff-entered-open", self.referral())),
        }
    }

    fn ended_share_page(&self, id: &CaseItemId) -> Result<AskedPage<'_>, Stop> {
        let questions = vec![self.words(END, true, None)];
        self.page("staff-share-end-title", questions, &format!("share/{id}"))
    }

    fn draw_ended_share(&self, share: &Kept<Share>, asked: &Asked<'_>) -> Result<String, Stop> {
        let council = self.desk.council()?;
        let agreed = &share.value.agreed;
        let arguments = [
            ("partner", agreements_view::partner(council, agreed).into()),
            ("date", self.date(share.value.until)?.into()),
        ];
        let around = Around {
            paragraphs: vec![self.desk.pages.say("staff-share-end-text", &arguments)],
            button: Some(self.say("staff-share-end-button")),
            ..Around::default()
        };
        self.draw(&self.ended_share_page(&share.id)?, asked, around)
    }
}
