//! One request of someone who is signed in: who they are, and whether they may.
//!
//! Every action is authorised on the record, by role, council and queue, before anything is opened.
//! What a person may not know about is a page that does not exist, with the same answer and the
//! same audit entry whether there is such a record or not.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::response::Html;
use http::Method;
use http::request::Parts;
use jiff::{SignedDuration, Timestamp};
use record::audit::Event;
use record::permission::{Action, Asked, AskedShare, Grant, may};
use record::unusual_reading::{LOGGED, THRESHOLDS, Threshold};
use record::warning::Warning;
use record::{CaseItemId, FamilyId, FollowUpId, ReferralId, Staff, StaffId, SubmissionId};
use serde::Serialize;
use site_model::published::PublishedCouncil;
use site_model::{Slug, WorkQueue};
use site_theme::Layout;
use site_theme::frame::Frame;
use vault::{BrowserSecret, Kept, ReferralFile, ShareFile, Vault, VaultFault};

use crate::address;
use crate::navigation;
use crate::next_path::NextPath;
use crate::pages::{Pages, SignedIn};
use crate::problem::{Stop, Trouble};
use crate::session::{self, Found, Key, Session};
use crate::triage::Deployment;

/// How long the records may take for one request, retries and all.
pub(crate) const LONGEST: Duration = Duration::from_secs(20);

/// How long pages of one referral are one look at it.
const ONE_LOOK: SignedDuration = SignedDuration::from_hours(1);

/// Someone at work: extracted from a request, which is refused without a session of the council
/// in its path.
pub(crate) struct Desk {
    pub(crate) staff: Staff,
    /// The records of this person's council, for the time of this request.
    pub(crate) vault: Vault,
    pub(crate) pages: Arc<Pages>,
    pub(crate) deployment: Arc<Deployment>,
    pub(crate) now: Timestamp,
    /// The session's secret: seals what is entered and not sent yet.
    pub(crate) secret: BrowserSecret,
    session: Session,
    /// The page that is asked for, if it is one to come back to.
    page: Option<NextPath>,
    /// Where the request goes.
    path: String,
}

impl FromRequestParts<Arc<Deployment>> for Desk {
    type Rejection = Stop;

    async fn from_request_parts(
        parts: &mut Parts,
        deployment: &Arc<Deployment>,
    ) -> Result<Self, Stop> {
        let council = council_of_path(parts, deployment).await?;
        let next = page_of(parts);
        let Some(desk) = Self::of_session(parts, deployment).await? else {
            return Err(Stop::SignIn(next));
        };
        if desk.staff.council != council {
            return Err(desk.refuse(&format!("council#{council}")).await);
        }
        Ok(desk)
    }
}

/// The council in the path, if it is one of ours.
async fn council_of_path(parts: &mut Parts, deployment: &Deployment) -> Result<Slug, Stop> {
    let params = RawPathParams::from_request_parts(parts, &())
        .await
        .map_err(|_| Stop::from(Trouble::NotFound))?;
    params
        .iter()
        .find(|(name, _)| *name == "council")
        .and_then(|(_, text)| Slug::parse(text).ok())
        .filter(|council| deployment.councils.contains_key(council))
        .ok_or_else(|| Trouble::NotFound.into())
}

/// The page that is asked for; `None` where something is posted.
fn page_of(parts: &Parts) -> Option<NextPath> {
    match parts.method {
        Method::GET => NextPath::of(&parts.uri),
        _ => None,
    }
}

impl Desk {
    /// Whoever is signed in, at whichever council.
    pub(crate) async fn of_session(
        parts: &Parts,
        deployment: &Arc<Deployment>,
    ) -> Result<Option<Self>, Stop> {
        let now = Timestamp::now();
        let Some(key) = Key::read(&parts.headers) else {
            return Ok(None);
        };
        let Some(counter) = deployment.councils.get(&key.council) else {
            return Ok(None);
        };
        let vault = counter.vault.within(LONGEST);
        let session = match session::open(&vault, &key, now).await? {
            Found::Session(session) => *session,
            Found::AccessEnded => return Err(Trouble::AccessEnded.into()),
            Found::Nothing => return Ok(None),
        };
        Ok(Some(Self {
            staff: session.staff.clone(),
            session,
            vault,
            pages: deployment.pages(),
            deployment: Arc::clone(deployment),
            now,
            secret: key.secret,
            page: page_of(parts),
            path: parts.uri.path().to_owned(),
        }))
    }

    /// Whether this page is asked for, or posted to.
    pub(crate) fn is_at(&self, address: &str) -> bool {
        self.path == address
    }

    /// When the session ends at the latest.
    pub(crate) fn ends(&self) -> Timestamp {
        self.session.ends_at_last()
    }

    /// Goes on only if the provider asked just now who it is: for what nobody is to do from a screen that somebody
    /// left unlocked.
    pub(crate) fn was_asked_just_now(&self) -> Result<(), Stop> {
        if self.session.was_asked_just_now(self.now) {
            return Ok(());
        }
        let sign_in = address::sign_in_anew(&self.staff.council, self.page.as_ref());
        Err(match &self.page {
            Some(_) => Stop::Leads(sign_in),
            None => Stop::from(Trouble::SignInAnew)
                .told_to(&self.staff)
                .leading_to("staff-sign-in-again", sign_in),
        })
    }

    /// Remembers for an hour that this person said why they open a colleague's referral.
    pub(crate) async fn remember_why(&self, referral: &ReferralId) -> Result<(), Stop> {
        let session = self.session.clone().saying_why(referral, self.now);
        let key = Key {
            council: self.staff.council.clone(),
            secret: self.secret.clone(),
        };
        match session::save(&self.vault, &key, &session).await? {
            true => Ok(()),
            false => Err(Trouble::SessionEnded.into()),
        }
    }

    /// The content of this person's council.
    pub(crate) fn council(&self) -> Result<&PublishedCouncil, Stop> {
        self.pages
            .council(&self.staff.council)
            .ok_or_else(|| Trouble::NotFound.into())
    }

    /// Whether this person may do something to what is in a queue.
    pub(crate) fn may(&self, action: Action, queue: &WorkQueue) -> bool {
        may(&self.staff, action, &self.staff.council, queue)
    }

    /// Whether this person may do something to a record of this queue, without saying why.
    pub(crate) fn may_do_to(
        &self,
        action: Action,
        queue: &WorkQueue,
        assignee: Option<&StaffId>,
    ) -> bool {
        let asked = Asked {
            council: &self.staff.council,
            queue,
            assignee,
        };
        asked.grant(&self.staff, action) == Grant::Yes
    }

    /// Whether this person may open a record of this queue, whatever they have to say first.
    pub(crate) fn could_open(&self, queue: &WorkQueue, assignee: Option<&StaffId>) -> bool {
        let asked = Asked {
            council: &self.staff.council,
            queue,
            assignee,
        };
        asked.grant(&self.staff, Action::Open) != Grant::No
    }

    /// The queues in which this person may do something.
    pub(crate) fn queues(&self, action: Action) -> Vec<WorkQueue> {
        let queues = self.staff.queues();
        queues.filter(|queue| self.may(action, queue)).collect()
    }

    /// Goes on only if this person may do this to a submission.
    pub(crate) async fn authorise_submission(
        &self,
        action: Action,
        id: &SubmissionId,
    ) -> Result<(), Stop> {
        let queue = self.vault.queue_of_submission(id).await;
        let subject = format!("submission#{id}");
        match self
            .grant(action, queue.map(|queue| (queue, None)), &subject)
            .await?
        {
            Grant::Yes => Ok(()),
            Grant::WithReason | Grant::No => Err(self.refuse(&subject).await),
        }
    }

    /// Goes on only if this person may do this to a referral.
    pub(crate) async fn authorise_referral(
        &self,
        action: Action,
        family: &FamilyId,
        referral: &ReferralId,
    ) -> Result<(), Stop> {
        let subject = format!("referral#{referral}");
        let whose = self.whose(family, referral).await;
        match self.grant(action, whose, &subject).await? {
            Grant::Yes => Ok(()),
            Grant::WithReason if self.session.said_why(referral, self.now) => Ok(()),
            Grant::WithReason => Err(self.say_why(family, referral)),
            Grant::No => Err(self.refuse(&subject).await),
        }
    }

    /// Whether this person may do this to a referral only once they have said why. Who may not at all is refused.
    pub(crate) async fn has_to_say_why(
        &self,
        action: Action,
        family: &FamilyId,
        referral: &ReferralId,
    ) -> Result<bool, Stop> {
        let subject = format!("referral#{referral}");
        let whose = self.whose(family, referral).await;
        match self.grant(action, whose, &subject).await? {
            Grant::Yes => Ok(false),
            Grant::WithReason => Ok(!self.session.said_why(referral, self.now)),
            Grant::No => Err(self.refuse(&subject).await),
        }
    }

    async fn whose(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
    ) -> Result<(WorkQueue, Option<StaffId>), VaultFault> {
        let whose = self.vault.whose_referral(family, referral).await?;
        Ok((whose.queue, whose.assignee))
    }

    fn say_why(&self, family: &FamilyId, referral: &ReferralId) -> Stop {
        let why = address::why(&address::referral(&self.staff.council, family, referral));
        match &self.page {
            Some(_) => Stop::Leads(why),
            None => Stop::from(Trouble::SayWhy)
                .told_to(&self.staff)
                .leading_to("staff-say-why", why),
        }
    }

    /// Opens a referral, if this person may do `action` to it. What is opened in one session within an hour is one
    /// look, and recorded once.
    pub(crate) async fn open_referral(
        &self,
        action: Action,
        family: &FamilyId,
        referral: &ReferralId,
    ) -> Result<ReferralFile, Stop> {
        self.authorise_referral(action, family, referral).await?;
        let since = self.look_since();
        let by = &self.staff.id;
        let opened = self
            .vault
            .open_referral(family, referral, by, since, self.now);
        let opened = opened.await?;
        if opened.is_new_look {
            self.notice_unusual_reading().await?;
        }
        Ok(opened)
    }

    /// Whether this person sees what is shared with their organisation.
    pub(crate) fn sees_what_is_shared(&self) -> bool {
        self.staff.partner.as_ref().is_some_and(|partner| {
            let asked = AskedShare {
                council: &self.staff.council,
                partner,
                stands: true,
            };
            asked.grant(&self.staff, Action::OpenShared) == Grant::Yes
        })
    }

    /// The organisation that this person works for, if what is shared with it is theirs to see.
    pub(crate) async fn partner(&self) -> Result<&Slug, Stop> {
        let partner = self.staff.partner.as_ref();
        match partner.filter(|_| self.sees_what_is_shared()) {
            Some(partner) => Ok(partner),
            None => Err(self.refuse("shared").await),
        }
    }

    /// Opens what is shared with this person's organisation. What was ended, is over, is shared with another or was
    /// withdrawn by the family is a page that does not exist.
    pub(crate) async fn open_share(
        &self,
        family: &FamilyId,
        share: &CaseItemId,
    ) -> Result<ShareFile, Stop> {
        let subject = format!("share#{share}");
        let today = self.pages.today(self.now);
        let (partner, until) = match self.vault.whose_share(family, share).await {
            Ok(whose) => whose,
            Err(VaultFault::NotFound) => return Err(self.refuse(&subject).await),
            Err(fault) => return Err(fault.into()),
        };
        let asked = AskedShare {
            council: &self.staff.council,
            partner: &partner,
            stands: today <= until,
        };
        if asked.grant(&self.staff, Action::OpenShared) != Grant::Yes {
            return Err(self.refuse(&subject).await);
        }
        let by = &self.staff.id;
        let opened = self.vault.open_share(
            (family, share),
            (&partner, today),
            by,
            (self.look_since(), self.now),
        );
        let opened = match opened.await {
            Err(VaultFault::NotFound) => return Err(self.refuse(&subject).await),
            opened => opened?,
        };
        if opened.is_new_look {
            self.notice_unusual_reading().await?;
        }
        Ok(opened)
    }

    /// The warnings that stand in a record which this person could open, seen beside another of the same household.
    pub(crate) async fn see_warnings(&self, family: &FamilyId) -> Result<Vec<Kept<Warning>>, Stop> {
        let look = (self.look_since(), self.now);
        let seen = self.vault.see_warnings(family, &self.staff.id, look);
        Ok(seen.await?)
    }

    /// Since when pages of one record are one look at it.
    fn look_since(&self) -> Timestamp {
        let hour_ago = self.now.saturating_sub(ONE_LOOK).unwrap_or(self.now);
        self.session.began().max(hour_ago)
    }

    /// Tells operators, and whoever searches the audit, that this person has just read more records than is usual:
    /// once, when they come past a threshold.
    pub(crate) async fn notice_unusual_reading(&self) -> Result<(), Stop> {
        for threshold in THRESHOLDS {
            let Threshold {
                event,
                usual,
                within,
            } = threshold;
            let since = self.now.saturating_sub(within).unwrap_or(self.now);
            let by = &self.staff.id;
            let often = self.vault.how_often(by, (event, None), since, usual);
            if often.await? <= usual {
                continue;
            }
            // Each threshold tells for itself: who passed one is not free to pass the others.
            let subject = format!("{}#{by}", event.as_str());
            let noticed = (Event::UnusualReading, Some(subject.as_str()));
            if self.vault.how_often(by, noticed, since, 1).await? == 0 {
                tracing::warn!(staff = %by, what = event.as_str(), usual, "{LOGGED}");
                self.record(Event::UnusualReading, &subject).await?;
            }
        }
        Ok(())
    }

    /// Goes on only if this person may take a follow-up of this queue.
    pub(crate) async fn authorise_follow_up(
        &self,
        queue: Result<WorkQueue, VaultFault>,
        id: &FollowUpId,
    ) -> Result<(), Stop> {
        let subject = format!("follow-up#{id}");
        let whose = queue.map(|queue| (queue, None));
        match self.grant(Action::TakeFollowUp, whose, &subject).await? {
            Grant::Yes => Ok(()),
            Grant::WithReason | Grant::No => Err(self.refuse(&subject).await),
        }
    }

    /// What the table says of this person, this action and a record. A record that does not exist is nobody's.
    async fn grant(
        &self,
        action: Action,
        whose: Result<(WorkQueue, Option<StaffId>), VaultFault>,
        subject: &str,
    ) -> Result<Grant, Stop> {
        match whose {
            Ok((queue, assignee)) => {
                let asked = Asked {
                    council: &self.staff.council,
                    queue: &queue,
                    assignee: assignee.as_ref(),
                };
                Ok(asked.grant(&self.staff, action))
            }
            Err(VaultFault::NotFound) => Err(self.refuse(subject).await),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Records in this session's chain that something was refused, and answers that there is no
    /// such page. It is refused all the same when it cannot be recorded.
    pub(crate) async fn refuse(&self, subject: &str) -> Stop {
        match self.record(Event::Refused, subject).await {
            Ok(()) => Trouble::NotFound.into(),
            Err(stop) => stop,
        }
    }

    /// Adds an entry to this session's chain.
    pub(crate) async fn record(&self, event: Event, subject: &str) -> Result<(), Stop> {
        self.vault
            .record_in_session(
                &self.secret.public_id(),
                &self.staff.id,
                event,
                subject,
                self.now,
            )
            .await
            .map_err(Stop::from)
    }

    /// What stands around a form's pages, which staff fill in for a family.
    pub(crate) fn form_frame<'a>(
        &'a self,
        council: &'a PublishedCouncil,
        queue: &WorkQueue,
    ) -> Frame<'a> {
        let mut site = self.pages.layout_within(council, String::new()).site;
        navigation::lead(self, &mut site);
        let frame = self.pages.frame(council).for_queue(council, queue);
        frame.within(site)
    }

    /// Draws a page of this person's.
    pub(crate) fn draw<V: Serialize>(
        &self,
        template: &str,
        mut layout: Layout,
        view: &V,
    ) -> Result<Html<String>, Stop> {
        navigation::lead(self, &mut layout.site);
        let signed_in = SignedIn::new(&self.staff);
        Ok(Html(self.pages.draw(
            template,
            layout,
            Some(signed_in),
            view,
        )?))
    }
}
