//! Who works in a manager's hubs, and what they may do: listed, changed, ended, given back.
//!
//! The list shows only colleagues whom the manager decides about. Every page asks for a sign-in of just now.

use axum::extract::Request;
use axum::response::{IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http_edge::Posted;
use record::audit::Event;
use record::permission::Action;
use record::staff::Role;
use record::user::NotChanged;
use record::{StaffId, User};
use serde::Serialize;
use site_model::Slug;
use site_theme::form_page::SummaryError;
use vault::{KnownUser, VaultFault};

use crate::address;
use crate::desk::Desk;
use crate::pages::Moment;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;

const ROLE: &str = "role";
const HUB: &str = "hub";
const DO: &str = "do";
const CHANGE: &str = "change";
const END: &str = "end";
const RESTORE: &str = "restore";

/// The roles that a manager gives.
const ROLES: [Role; 3] = [Role::TriageWorker, Role::FamilyNavigator, Role::HubManager];

/// What `staff/colleagues.njk` draws.
#[derive(Serialize)]
struct ListView {
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct RowView {
    name: String,
    role: String,
    hubs: String,
    signed_in: Moment,
    state: Option<String>,
    /// Where it is changed; nobody changes their own.
    change: Option<String>,
}

/// What `staff/colleague.njk` draws.
#[derive(Serialize)]
struct ColleagueView {
    name: String,
    action: String,
    fields: Fields,
    roles: Vec<ChoiceView>,
    hubs: Vec<ChoiceView>,
    /// Hubs that another manager decides about.
    other_hubs: Option<String>,
    has_access: bool,
    /// Where their list is handed over.
    hand_over: String,
    is_changed: bool,
    errors: Vec<SummaryError>,
    role_error: Option<String>,
    hub_error: Option<String>,
}

#[derive(Serialize)]
struct Fields {
    role: &'static str,
    hub: &'static str,
    #[serde(rename = "do")]
    what: &'static str,
    change: &'static str,
    end: &'static str,
    restore: &'static str,
}

#[derive(Serialize)]
struct ChoiceView {
    value: String,
    text: String,
    checked: bool,
}

/// What was chosen.
struct Chosen {
    role: Option<Role>,
    hubs: Vec<Slug>,
}

/// What is the matter with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EntryError {
    NoRole,
    NoHub,
    /// A role that would count in a hub of another manager's.
    NotTheirHub,
    /// A colleague was faster.
    ChangedMeanwhile,
}

impl EntryError {
    fn message_and_field(self) -> (&'static str, &'static str) {
        match self {
            Self::NoRole => ("staff-colleague-error-role", ROLE),
            Self::NoHub => ("staff-colleague-error-hub", HUB),
            Self::NotTheirHub => ("staff-colleague-error-other-hub", ROLE),
            Self::ChangedMeanwhile => ("staff-colleague-error-changed", ROLE),
        }
    }
}

/// Everybody of the manager's hubs.
pub(crate) async fn list(desk: Desk) -> Result<Response, Stop> {
    manages(&desk).await?;
    let mut users = desk.vault.all_users().await?;
    users.retain(|user| user.is_under(&desk.staff) || user.staff.id == desk.staff.id);
    users.sort_by(|a, b| {
        a.staff
            .name
            .to_lowercase()
            .cmp(&b.staff.name.to_lowercase())
    });
    let (pages, council) = (&desk.pages, desk.council()?);
    let rows = users.iter().map(|user| RowView {
        name: user.staff.name.clone(),
        role: role_name(&desk, user.staff.role),
        hubs: hub_names(&desk, user.staff.hubs.iter()),
        signed_in: pages.moment(council, user.signed_in),
        state: match (user.has_access(), user.is_changed()) {
            (false, _) => Some(pages.say("staff-colleague-ended", &[])),
            (true, true) => Some(pages.say("staff-colleague-changed", &[])),
            (true, false) => None,
        },
        change: (user.staff.id != desk.staff.id)
            .then(|| address::colleague(&desk.staff.council, &user.staff.id)),
    });
    let view = ListView {
        rows: rows.collect(),
    };
    let layout = pages.layout_within(council, pages.say("staff-colleagues-title", &[]));
    Ok(desk
        .draw("staff/colleagues.njk", layout, &view)?
        .into_response())
}

/// One of them.
pub(crate) async fn show(
    RecordAddress((_, id)): RecordAddress<(Slug, String)>,
    desk: Desk,
) -> Result<Response, Stop> {
    let known = colleague(&desk, &id).await?;
    draw(&desk, &known, &Chosen::of(&known.user), None)
}

/// Changes what one of them may do.
pub(crate) async fn save(
    RecordAddress((council, id)): RecordAddress<(Slug, String)>,
    desk: Desk,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let mut known = colleague(&desk, &id).await?;
    let chosen = Chosen::read(&posted);
    let (changed, event) = match posted.first(DO) {
        Some(CHANGE) => (chosen.change(&mut known.user, &desk), Event::PostChanged),
        Some(END) => (
            known.user.end(&desk.staff, desk.now).map_err(Into::into),
            Event::AccessEnded,
        ),
        Some(RESTORE) => (
            known.user.restore(&desk.staff).map_err(Into::into),
            Event::AccessRestored,
        ),
        _ => return Err(Trouble::NotFound.into()),
    };
    if let Err(error) = changed {
        return again(&desk, &known, &chosen, error);
    }
    let session = desk.secret.public_id();
    let by = (session.as_str(), &desk.staff.id);
    match desk.vault.change_user(&known, event, by, desk.now).await {
        Ok(()) => Ok(Redirect::to(&address::colleagues(&council)).into_response()),
        Err(VaultFault::Changed) => {
            let known = colleague(&desk, &id).await?;
            again(&desk, &known, &chosen, EntryError::ChangedMeanwhile)
        }
        Err(fault) => Err(fault.into()),
    }
}

/// Goes on only for who manages a hub, and was asked just now who they are.
async fn manages(desk: &Desk) -> Result<(), Stop> {
    if desk.queues(Action::ManageStaff).is_empty() {
        return Err(desk.refuse("colleagues").await);
    }
    desk.was_asked_just_now()
}

/// A colleague about whom this manager decides; anybody else is nobody.
async fn colleague(desk: &Desk, id: &str) -> Result<KnownUser, Stop> {
    manages(desk).await?;
    let known = match StaffId::parse(id) {
        Some(id) => desk.vault.user(&id).await?,
        None => None,
    };
    match known {
        Some(known) if known.user.is_under(&desk.staff) && known.user.staff.id != desk.staff.id => {
            Ok(known)
        }
        _ => Err(desk.refuse("colleague").await),
    }
}

impl Chosen {
    fn of(user: &User) -> Self {
        Self {
            role: Some(user.staff.role),
            hubs: user.staff.hubs.clone(),
        }
    }

    fn read(posted: &Posted) -> Self {
        let hubs = posted.fields().iter().filter(|(name, _)| name == HUB);
        Self {
            role: posted
                .first(ROLE)
                .and_then(Role::parse)
                .filter(|role| ROLES.contains(role)),
            hubs: hubs.filter_map(|(_, id)| Slug::parse(id).ok()).collect(),
        }
    }

    fn change(&self, user: &mut User, desk: &Desk) -> Result<(), EntryError> {
        let role = self.role.ok_or(EntryError::NoRole)?;
        Ok(user.change(role, &self.hubs, &desk.staff)?)
    }
}

impl From<NotChanged> for EntryError {
    fn from(not_changed: NotChanged) -> Self {
        match not_changed {
            NotChanged::NoHub => Self::NoHub,
            NotChanged::NotTheirHub => Self::NotTheirHub,
            // The page was not theirs to open: somebody moved the colleague meanwhile.
            NotChanged::Oneself | NotChanged::NotTheirs => Self::ChangedMeanwhile,
        }
    }
}

fn again(
    desk: &Desk,
    known: &KnownUser,
    chosen: &Chosen,
    error: EntryError,
) -> Result<Response, Stop> {
    let page = draw(desk, known, chosen, Some(error))?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn draw(
    desk: &Desk,
    known: &KnownUser,
    chosen: &Chosen,
    error: Option<EntryError>,
) -> Result<Response, Stop> {
    let (pages, council, user) = (&desk.pages, desk.council()?, &known.user);
    let error = error.map(|error| {
        let (message, field) = error.message_and_field();
        (pages.say(message, &[]), field)
    });
    let of = |wanted: &str| {
        let error = error.as_ref().filter(|(_, field)| *field == wanted);
        error.map(|(text, _)| text.clone())
    };
    let others: Vec<&Slug> = {
        let hubs = user.staff.hubs.iter();
        hubs.filter(|hub| !desk.staff.hubs.contains(hub)).collect()
    };
    let view = ColleagueView {
        name: user.staff.name.clone(),
        action: address::colleague(&council.slug, &user.staff.id),
        fields: Fields {
            role: ROLE,
            hub: HUB,
            what: DO,
            change: CHANGE,
            end: END,
            restore: RESTORE,
        },
        roles: ROLES
            .map(|role| ChoiceView {
                value: role.as_str().to_owned(),
                text: role_name(desk, role),
                checked: chosen.role == Some(role),
            })
            .into(),
        hubs: desk
            .staff
            .hubs
            .iter()
            .map(|hub| ChoiceView {
                value: hub.to_string(),
                text: hub_names(desk, [hub].into_iter()),
                checked: chosen.hubs.contains(hub),
            })
            .collect(),
        other_hubs: (!others.is_empty()).then(|| hub_names(desk, others.into_iter())),
        has_access: user.has_access(),
        hand_over: address::hand_over(&council.slug, &user.staff.id),
        is_changed: user.is_changed(),
        errors: error
            .iter()
            .map(|(text, field)| SummaryError {
                text: text.clone(),
                href: format!("#{field}"),
            })
            .collect(),
        role_error: of(ROLE),
        hub_error: of(HUB),
    };
    let title = pages.say(
        match user.has_access() {
            true => "staff-colleague-title",
            false => "staff-colleague-restore",
        },
        &[],
    );
    let mut layout = pages.layout_within(council, title);
    layout.has_errors = !view.errors.is_empty();
    layout.back = Some(address::colleagues(&council.slug));
    Ok(desk
        .draw("staff/colleague.njk", layout, &view)?
        .into_response())
}

/// What somebody does, in words.
pub(crate) fn role_name(desk: &Desk, role: Role) -> String {
    desk.pages
        .say(&format!("staff-role-{}", role.as_str()), &[])
}

fn hub_names<'a>(desk: &Desk, hubs: impl Iterator<Item = &'a Slug>) -> String {
    let names = hubs.map(|hub| {
        let queue = site_model::WorkQueue::Hub(hub.clone());
        desk.pages.queue(&desk.staff.council, &queue)
    });
    names.collect::<Vec<_>>().join(", ")
}
