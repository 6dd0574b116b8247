//! A worker's day: what is overdue, what is due today, what comes within a week. Nothing that a person wrote is
//! in it, so it can stand on a screen that others see.

use axum::response::{Html, IntoResponse as _, Response};
use jiff::ToSpan as _;
use jiff::civil::Date;
use record::permission::Action;
use serde::Serialize;
use site_model::Slug;
use site_model::published::PublishedCouncil;
use vault::{Due, DueRow};

use crate::address;
use crate::desk::Desk;
use crate::pages::Pages;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;

/// What `staff/day.njk` draws.
#[derive(Serialize)]
struct DayView {
    today: String,
    sections: Vec<SectionView>,
    has_more: bool,
}

#[derive(Serialize)]
struct SectionView {
    heading: String,
    rows: Vec<RowView>,
    none: String,
}

#[derive(Serialize)]
struct RowView {
    reference: String,
    href: String,
    what: String,
    due: String,
    /// How late it is, in words.
    late: Option<String>,
}

/// The parts of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Overdue,
    Today,
    Soon,
}

impl Section {
    const ALL: [Self; 3] = [Self::Overdue, Self::Today, Self::Soon];

    fn of(due: Date, today: Date) -> Self {
        match due.cmp(&today) {
            std::cmp::Ordering::Less => Self::Overdue,
            std::cmp::Ordering::Equal => Self::Today,
            std::cmp::Ordering::Greater => Self::Soon,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Soon => "soon",
        }
    }
}

/// Shows it.
pub(crate) async fn show(_: RecordAddress<Slug>, desk: Desk) -> Result<Response, Stop> {
    if desk.queues(Action::SeeDay).is_empty() {
        return Err(Trouble::NotFound.into());
    }
    let council = desk.council()?;
    let today = desk.pages.today(desk.now);
    let day = desk
        .vault
        .day_of(&desk.staff.id, today.saturating_add(7.days()))
        .await?;
    let sections = Section::ALL.map(|section| {
        let rows = day.rows.iter();
        let rows = rows.filter(|row| Section::of(row.on, today) == section);
        let say = |part: &str| {
            let message = format!("staff-day-{}-{part}", section.as_str());
            desk.pages.say(&message, &[])
        };
        SectionView {
            heading: say("heading"),
            rows: rows.map(|row| shown(&desk, council, row, today)).collect(),
            none: say("none"),
        }
    });
    let view = DayView {
        today: desk.pages.date(council, today),
        sections: sections.into(),
        has_more: day.has_more,
    };
    let title = desk.pages.say("staff-day-title", &[]);
    let layout = desk.pages.layout_within(council, title);
    let page: Html<String> = desk.draw("staff/day.njk", layout, &view)?;
    Ok(page.into_response())
}

fn shown(desk: &Desk, council: &PublishedCouncil, row: &DueRow, today: Date) -> RowView {
    let say = |message: &str| desk.pages.say(message, &[]);
    let what = match row.what {
        Due::Task(kind) => say(&format!("staff-task-kind-{}", kind.as_str())),
        Due::Appointment(time) => {
            let said = [("time", Pages::time_of_day(time).into())];
            desk.pages.say("staff-day-appointment", &said)
        }
        Due::Telling => say("staff-day-telling"),
        Due::Warning => say("staff-day-warning"),
    };
    let days = (today - row.on).get_days();
    let late = (days > 0).then(|| desk.pages.say("staff-day-late", &[("count", days.into())]));
    RowView {
        reference: row.reference.to_string(),
        href: address::referral(&council.slug, &row.family, &row.referral),
        what,
        due: desk.pages.date(council, row.on),
        late,
    }
}
