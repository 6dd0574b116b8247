//! The queues: what waits, for whom, and since when. Nothing a family wrote is here.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;
use record::StaffId;
use record::permission::Action;
use record::referral::Status;
use serde::Serialize;
use site_model::Slug;
use site_model::published::PublishedCouncil;
use site_theme::Link;
use vault::{Queue, Row, Subject};

use crate::address;
use crate::assign::{ROW, referral_row, submission_row};
use crate::desk::Desk;
use crate::failed_messages::Failed;
use crate::pages::Moment;
use crate::problem::Stop;
use crate::promise::{self, PromiseView};
use crate::queue_filter::{Chosen, FilterView};
use crate::referral_view::StatusTag;
use crate::saved_views;
use crate::take::REFERENCE;
use crate::team::team;
use crate::waiting::Waiting;

/// How far a queue is counted.
const MOST: usize = 100;

/// Which queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Show {
    New,
    Mine,
    Open,
}

impl Show {
    const ALL: [Self; 3] = [Self::New, Self::Mine, Self::Open];

    /// As it stands in an address, and in a Fluent message's id.
    fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Mine => "mine",
            Self::Open => "open",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.as_str() == text)
    }

    /// Where it is.
    pub(crate) fn address(self, council: &Slug) -> String {
        format!("{}?show={}", address::queue(council), self.as_str())
    }
}

/// What `staff/queue.njk` draws.
#[derive(Serialize)]
struct QueueView {
    /// Where a form is entered for a family, for who may.
    enter: Option<String>,
    /// Messages that could not be sent, if there are any.
    failed: Option<Failed>,
    tabs: Vec<Link>,
    caption: String,
    /// How many on this page are follow-ups, in words.
    follow_ups: Option<String>,
    columns: Columns,
    rows: Vec<RowView>,
    /// The field of "Take" that holds the row's reference.
    reference_field: &'static str,
    empty: String,
    /// Which of what is open is shown.
    filter: Option<FilterView>,
    /// The lists that this person gave a name.
    views: Vec<Link>,
    /// Where this list gets one, or where they are removed.
    name_view: Option<String>,
    manage_views: Option<String>,
    /// How many there are, in words.
    count: Option<String>,
    /// Where what is ticked is given to a colleague.
    assign: Option<String>,
    row_field: &'static str,
    /// The same list as a file.
    export: Option<String>,
    /// Back to the first page of the queue.
    first: Option<String>,
    next: Option<String>,
}

/// The columns that some queues do without: where each row would say the same.
#[derive(Serialize)]
struct Columns {
    status: bool,
    assigned: bool,
    hub: bool,
    kind: bool,
}

#[derive(Serialize)]
struct RowView {
    received: Moment,
    reference: String,
    status: StatusTag,
    assigned: String,
    waiting: String,
    /// Where the hub's promise to be in contact stands, while nobody has been.
    promise: Option<PromiseView>,
    hub: String,
    kind: String,
    /// The referral to open.
    open: Option<String>,
    /// The value of its tick.
    row: Option<String>,
    /// Where "Take" is posted to.
    take: Option<String>,
    /// What the family said of it since, in words that nobody wrote.
    follow_up: Option<String>,
    /// Where that is opened.
    open_follow_up: Option<String>,
}

pub(crate) async fn show(desk: Desk, request: Request) -> Result<Response, Stop> {
    let queues = desk.queues(Action::SeeQueue);
    if queues.is_empty() {
        return Err(desk.refuse("queue").await);
    }
    let query = request.uri().query().unwrap_or_default();
    let asked = |wanted: &str| {
        form_urlencoded::parse(query.as_bytes())
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.into_owned())
    };
    let show = asked("show")
        .and_then(|text| Show::parse(&text))
        .unwrap_or(Show::New);
    let after = asked("after").filter(|text| is_cursor(text));

    let columns = Columns {
        status: show != Show::New,
        assigned: show == Show::Open,
        hub: queues.len() > 1,
        kind: show == Show::Open,
    };
    let council = desk.council()?;
    let chosen = match show {
        Show::Open => Chosen::read(query, &queues),
        Show::New | Show::Mine => Chosen::default(),
    };
    let filter = match show {
        Show::Open => {
            let team = team(&desk, &queues).await?;
            let clear = show.address(&council.slug);
            Some(chosen.view(&desk, (&queues, &team), clear))
        }
        Show::New | Show::Mine => None,
    };
    let queue = match show {
        Show::New => Queue::New { of: queues },
        Show::Mine => Queue::Mine {
            assignee: desk.staff.id.clone(),
        },
        Show::Open => Queue::Open(chosen.filter(&desk, council, queues)),
    };
    let mut page = desk.vault.queue(&queue, after.as_deref()).await?;
    // One's own referrals of a hub that one has left are not one's own to see any more.
    page.rows
        .retain(|row| desk.may(Action::SeeQueue, &row.queue));
    let names = names(&desk, &page.rows).await?;
    let count = desk.vault.count(&queue, MOST).await?;

    let address = format!("{}{}", show.address(&council.slug), chosen.query());
    let say = |part: &str| {
        desk.pages
            .say(&format!("staff-queue-{}{part}", show.as_str()), &[])
    };
    let may_enter = !desk.queues(Action::EnterForm).is_empty();
    let rows: Vec<RowView> = page
        .rows
        .iter()
        .map(|row| draw_row(&desk, council, row, &names))
        .collect();
    let may_assign = rows.iter().any(|row| row.row.is_some());
    let may_export = show == Show::Open && !desk.queues(Action::ExportQueue).is_empty();
    let views_at = address::saved_views(&council.slug);
    let views = match show {
        Show::Open => saved_views::links(&desk, &chosen.query()).await?,
        Show::New | Show::Mine => Vec::new(),
    };
    let view = QueueView {
        failed: Failed::of(&desk).await?,
        enter: may_enter.then(|| address::enter(&council.slug)),
        tabs: Show::ALL
            .into_iter()
            .map(|tab| Link {
                text: desk
                    .pages
                    .say(&format!("staff-queue-{}", tab.as_str()), &[]),
                href: tab.address(&council.slug),
                current: tab == show,
            })
            .collect(),
        caption: say("-caption"),
        follow_ups: say_follow_ups(&desk, &page.rows),
        columns,
        reference_field: REFERENCE,
        rows,
        filter,
        name_view: chosen
            .narrows()
            .then(|| format!("{views_at}?{}", chosen.query().trim_start_matches('&'))),
        manage_views: (!views.is_empty()).then_some(views_at),
        views,
        count: (count.counted > 0).then(|| {
            let counted = [("count", count.counted.into())];
            let message = match count.has_more {
                true => "staff-queue-more-than",
                false => "staff-queue-count",
            };
            desk.pages.say(message, &counted)
        }),
        assign: may_assign.then(|| address::assign(&council.slug)),
        row_field: ROW,
        export: may_export.then(|| {
            format!(
                "{}?{}",
                address::export(&council.slug),
                chosen.query().trim_start_matches('&')
            )
        }),
        empty: match chosen.narrows() {
            true => desk.pages.say("staff-queue-filtered-empty", &[]),
            false => say("-empty"),
        },
        first: after.map(|_| address.clone()),
        next: page.next.map(|cursor| {
            let after: String = form_urlencoded::byte_serialize(cursor.as_bytes()).collect();
            format!("{address}&after={after}")
        }),
    };
    let title = desk
        .pages
        .say("staff-queue-title", &[("queue", say("").into())]);
    let layout = desk.pages.layout_within(council, title);
    Ok(desk.draw("staff/queue.njk", layout, &view)?.into_response())
}

/// What stands for a row that this person may give to a colleague.
fn tick(desk: &Desk, row: &Row) -> Option<String> {
    let by = row.assignee.as_ref();
    if !desk.may_do_to(Action::Assign, &row.queue, by) {
        return None;
    }
    match &row.subject {
        Subject::Submission(id) => Some(submission_row(id)),
        Subject::Referral(family, referral) => Some(referral_row(family, referral, by)),
        Subject::FollowUp(..) => None,
    }
}

/// How many on a page are follow-ups: they wait among what is new, and are not to be overlooked.
fn say_follow_ups(desk: &Desk, rows: &[Row]) -> Option<String> {
    let is_follow_up = |row: &&Row| matches!(row.subject, Subject::FollowUp(..));
    let count = u32::try_from(rows.iter().filter(is_follow_up).count()).ok()?;
    let of = u32::try_from(rows.len()).ok()?;
    let counted = [("count", count.into()), ("of", of.into())];
    (count > 0).then(|| desk.pages.say("staff-queue-follow-ups", &counted))
}

fn draw_row(
    desk: &Desk,
    council: &PublishedCouncil,
    row: &Row,
    names: &BTreeMap<StaffId, String>,
) -> RowView {
    let pages = &desk.pages;
    let slug = &council.slug;
    let (waiting, count) = Waiting::between(row.received, desk.now).message();
    let assigned = match &row.assignee {
        None => pages.say("staff-nobody", &[]),
        Some(id) if *id == desk.staff.id => pages.say("staff-you", &[]),
        Some(id) => names
            .get(id)
            .cloned()
            .unwrap_or_else(|| pages.say("staff-colleague", &[])),
    };
    RowView {
        received: pages.moment(council, row.received),
        reference: row.reference.to_string(),
        status: StatusTag::of(pages, row.status),
        assigned,
        waiting: pages.say(waiting, &[("count", count.into())]),
        promise: match row.subject {
            Subject::Submission(_) | Subject::Referral(..) if row.status == Status::New => {
                promise::of(desk, council, &row.queue, row.received)
            }
            _ => None,
        },
        hub: pages.queue(slug, &row.queue),
        kind: row.kind.map_or_else(String::new, |kind| {
            pages.say(&format!("staff-form-kind-{}", kind.as_str()), &[])
        }),
        row: tick(desk, row),
        open: match &row.subject {
            Subject::Referral(family, referral) if desk.may(Action::Open, &row.queue) => {
                Some(address::referral(slug, family, referral))
            }
            _ => None,
        },
        take: match &row.subject {
            Subject::Submission(id) if desk.may(Action::Take, &row.queue) => {
                Some(address::take(slug, id))
            }
            _ => None,
        },
        follow_up: match &row.subject {
            Subject::FollowUp(_, kind) => {
                let message = format!("staff-follow-up-{}", kind.as_str());
                let reference = row.reference.to_string();
                Some(pages.say(&message, &[("reference", reference.into())]))
            }
            _ => None,
        },
        open_follow_up: match &row.subject {
            Subject::FollowUp(id, _) if desk.may(Action::TakeFollowUp, &row.queue) => {
                Some(address::open_follow_up(slug, id))
            }
            _ => None,
        },
    }
}

/// The names of those who work on these rows.
async fn names(desk: &Desk, rows: &[Row]) -> Result<BTreeMap<StaffId, String>, Stop> {
    let ids: BTreeSet<StaffId> = rows
        .iter()
        .filter_map(|row| row.assignee.clone())
        .filter(|id| *id != desk.staff.id)
        .collect();
    let ids: Vec<StaffId> = ids.into_iter().collect();
    let users = desk.vault.users(&ids).await?;
    Ok(users.into_iter().map(|user| (user.id, user.name)).collect())
}

/// A place in a queue, as a page before this one named it: a time and an id.
fn is_cursor(text: &str) -> bool {
    text.split_once('#').is_some_and(|(received, id)| {
        received.parse::<Timestamp>().is_ok() && id.parse::<record::RowId>().is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_time_and_an_id_are_a_place_in_a_queue() {
        assert!(is_cursor(
            "2026-11-21T19:05:00.5Z#0123456789abcdef0123456789abcdef"
        ));
        for other in [
            "",
            "#",
            "2026-11-21T19:05:00Z#",
            "x#0123456789abcdef0123456789abcdef",
        ] {
            assert!(!is_cursor(other), "{other}");
        }
    }

    #[test]
    fn a_queue_is_known_by_its_name_only() {
        for show in Show::ALL {
            assert_eq!(Show::parse(show.as_str()), Some(show));
        }
        assert_eq!(Show::parse("everything"), None);
    }
}
