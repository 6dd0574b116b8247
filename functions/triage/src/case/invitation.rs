//! Inviting a known family to another form: a code that is shown once, after it was made sure who gets it. What comes
//! with it joins the family's record.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http_edge::Posted;
use record::invitation::{EndedOtherwise, Invitation};
use record::permission::Action;
use record::view_change::IdentityCheck;
use record::{CaseItemId, InvitationCode};
use serde::Serialize;
use site_model::Slug;
use site_model::form::{Answers, Choice, Form, SubmissionKind};
use site_theme::QrCode;
use site_theme::frame::Reach;
use vault::{Inviting, Kept};

use super::{Asked, Case, CaseAddress, CaseItemAddress, ID, again, id_of, keeping};
use crate::address;
use crate::answers::{self, FirstView};
use crate::asked_page::{Around, AskedPage};
use crate::asking::text;
use crate::desk::Desk;
use crate::done::Done;
use crate::family_view::{IDENTITY_WHAT, identity_checked, identity_questions};
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;

const FORM: &str = "invitation-form";

/// What `staff/invitation-code.njk` draws. No `Debug`: the code is a secret.
#[derive(Serialize)]
struct InvitationCodeView {
    form: String,
    code: String,
    /// The code as a picture, as on the page of a return code.
    picture: Option<QrCode>,
    /// The last day on which it begins a form, in words.
    ends: String,
    /// Where the family enters it, as it is typed from paper.
    enter: String,
    /// Whom the family phones with a question.
    reach: Reach,
    /// What has to be known by who says the code on the phone.
    first: FirstView,
    back: String,
}

/// Asks to what the family is invited, and how it was made sure who gets the code.
pub(crate) async fn ask_to_invite(
    RecordAddress((_, family, referral)): CaseAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::Invite).await?;
    let html = case.draw_invite(&Asked::default())?;
    Ok(Html(html).into_response())
}

/// Invites it, and shows the code: this once.
pub(crate) async fn invite(
    RecordAddress((council, family, referral)): CaseAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let invited = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::Invite).await?;
        case.invite(&posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [(IDENTITY_WHAT, "staff-check-checked-what-label")];
    invited
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

/// Says what taking an invitation back does, and asks whether to do it.
pub(crate) async fn ask_to_take_back(
    RecordAddress((_, family, referral, id)): CaseItemAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::Invite).await?;
    let invitation = case.kept_invitation(&id)?;
    if !invitation.value.is_open(desk.now) {
        return Ok(Redirect::to(&case.referral()).into_response());
    }
    let form = case.form_title(&invitation.value.form)?;
    let around = Around {
        paragraphs: vec![
            desk.pages
                .say("staff-invitation-back-text", &[("form", form.into())]),
        ],
        button: Some(case.say("staff-invitation-back-button")),
        is_warned: true,
        ..Around::default()
    };
    let path = format!("invitation/{id}");
    let page = case.page("staff-invitation-back-title", Vec::new(), &path)?;
    let html = case.draw(&page, &Asked::default(), around)?;
    Ok(Html(html).into_response())
}

/// Takes it back.
pub(crate) async fn take_back(
    RecordAddress((_, family, referral, id)): CaseItemAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::Invite).await?;
    case.kept_invitation(&id)?;
    let Desk {
        vault, staff, now, ..
    } = &desk;
    let taken_back = vault.take_invitation_back(&family, &id, &staff.id, *now);
    match taken_back.await? {
        Ok(()) => Ok(case.done(Done::InvitationTakenBack)),
        Err(EndedOtherwise) => Err(Stop::from(Trouble::InvitationAnswered)
            .told_to(staff)
            .leading_to("staff-entered-open", case.referral())),
    }
}

/// The forms to which the family of a referral can be invited: those in which families tell this hub more.
pub(super) fn invited_to<'a>(
    desk: &'a Desk,
    queue: &site_model::WorkQueue,
) -> Result<Vec<(&'a Slug, &'a Form)>, Stop> {
    let forms = desk.council()?.forms.iter();
    let of_hub = forms
        .filter(|(_, form)| form.kind == SubmissionKind::FamilyDetails && form.queue == *queue);
    Ok(of_hub.collect())
}

impl Case<'_> {
    fn forms(&self) -> Result<Vec<(&Slug, &Form)>, Stop> {
        let forms = invited_to(self.desk, &self.file.queue)?;
        match forms.is_empty() {
            true => Err(Trouble::NotFound.into()),
            false => Ok(forms),
        }
    }

    fn kept_invitation(&self, id: &CaseItemId) -> Result<&Kept<Invitation>, Stop> {
        let mut invitations = self.file.invitations.iter();
        let invitation = invitations.find(|invitation| invitation.id == *id);
        invitation.ok_or_else(|| Trouble::NotFound.into())
    }

    fn form_title(&self, form: &Slug) -> Result<String, Stop> {
        let known = self.desk.council()?.forms.get(form);
        Ok(known.map_or_else(|| form.to_string(), |form| form.title.clone()))
    }

    async fn invite(&self, posted: &Posted) -> Result<Response, Stop> {
        let page = self.invite_page()?;
        let (entered, errors) = match page.read(posted) {
            Ok(answers) => match self.chosen(&answers)? {
                Some((form, check)) => return self.invited(&id_of(posted), form, &check).await,
                None => (page.entered(posted), Vec::new()),
            },
            Err(mistaken) => mistaken,
        };
        let asked = Asked {
            entered,
            errors,
            id: posted.first(ID),
            ..Asked::default()
        };
        Ok(again(self.draw_invite(&asked)?))
    }

    fn chosen(&self, answers: &Answers) -> Result<Option<(&Slug, IdentityCheck)>, Stop> {
        let forms = self.forms()?;
        let form = match &forms[..] {
            [(only, _)] => Some(*only),
            several => {
                let chosen = text(answers, FORM);
                let mut slugs = several.iter().map(|(slug, _)| *slug);
                slugs.find(|slug| chosen == Some(slug.as_str()))
            }
        };
        Ok(form.zip(identity_checked(answers)))
    }

    async fn invited(
        &self,
        id: &CaseItemId,
        form: &Slug,
        check: &IdentityCheck,
    ) -> Result<Response, Stop> {
        let Self { desk, file } = self;
        let to = (&file.family, &file.referral);
        let inviting = Inviting { id, form, check };
        let invited = desk.vault.invite(to, inviting, &desk.staff.id, desk.now);
        match invited.await? {
            Some(code) => self.draw_invitation(form, &code),
            // A page that was sent twice: another code would be one that nobody hands out.
            None => Err(Stop::from(Trouble::AlreadyInvited)
                .leading_to("staff-entered-open", self.referral())),
        }
    }

    /// It is in no address and no later page: the answer to the post is the only one that has it.
    fn draw_invitation(&self, form: &Slug, code: &InvitationCode) -> Result<Response, Stop> {
        let Self { desk, file } = self;
        let (pages, council) = (&desk.pages, desk.council()?);
        let code = code.reveal();
        let view = InvitationCodeView {
            form: self.form_title(form)?,
            picture: QrCode::of(&code),
            code,
            ends: self.last_day()?,
            enter: format!(
                "{}{}",
                desk.deployment.origins.public,
                site_theme::address::come_back(&council.slug)
            ),
            reach: desk.form_frame(council, &file.queue).reach().clone(),
            first: answers::before_contact(pages, council, &file.submission.sent),
            back: self.referral(),
        };
        let layout = pages.layout_within(council, self.say("staff-invitation-code-title"));
        let html = desk.draw("staff/invitation-code.njk", layout, &view)?;
        Ok((StatusCode::CREATED, html).into_response())
    }

    /// The last whole day on which a code that is given now begins a form.
    fn last_day(&self) -> Result<String, Stop> {
        let pages = &self.desk.pages;
        let ends = pages.today(Invitation::ends(self.desk.now));
        self.date(ends.yesterday().unwrap_or(ends))
    }

    fn invite_page(&self) -> Result<AskedPage<'_>, Stop> {
        let asking = self.asking();
        let forms = self.forms()?;
        let mut questions = Vec::new();
        if forms.len() > 1 {
            let choices = forms.iter().map(|(slug, form)| Choice {
                value: (*slug).clone(),
                label: form.title.clone(),
                hint: None,
                ends: Vec::new(),
            });
            questions.push(asking.choice(FORM, None, choices));
        }
        questions.extend(identity_questions(&self.desk.pages));
        self.page("staff-invite-title", questions, "invitation")
    }

    fn draw_invite(&self, asked: &Asked<'_>) -> Result<String, Stop> {
        let forms = self.forms()?;
        let titles: Vec<&str> = forms.iter().map(|(_, form)| &*form.title).collect();
        let arguments = [("form", titles.join(" / ").into())];
        let ends = [("date", self.last_day()?.into())];
        let pages = &self.desk.pages;
        let around = Around {
            paragraphs: vec![
                pages.say("staff-invite-text", &arguments),
                pages.say("staff-invite-ends", &ends),
                self.say("staff-check-text-once"),
            ],
            warning: Some(self.say("staff-check-warning")),
            button: Some(self.say("staff-invite-button")),
            ..Around::default()
        };
        self.draw(&self.invite_page()?, asked, around)
    }
}
