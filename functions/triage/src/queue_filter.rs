//! Which of all that is open is shown: read from the address, offered as a form, and written into addresses again.
//! A colleague is an id there, and nothing is about a family.

use std::fmt::Write as _;
use std::num::NonZeroU8;

use jiff::Timestamp;
use record::referral::Status;
use record::working_days::WorkingDays;
use record::{Staff, StaffId};
use serde::Serialize;
use site_model::WorkQueue;
use site_model::form::SubmissionKind;
use site_model::published::PublishedCouncil;
use vault::{Filter, Stands, Whose};

use crate::address;
use crate::desk::Desk;

const STATUS: &str = "status";
const HUB: &str = "hub";
const WHO: &str = "who";
const KIND: &str = "kind";
const WAITING: &str = "waiting";

/// What stands for what nobody has taken, and for nobody and oneself.
const NOT_TAKEN: &str = "not-taken";
const NOBODY: &str = "nobody";
const ME: &str = "me";

/// How many working days something has waited at least.
const WAITED: [u8; 4] = [1, 2, 5, 10];

/// What was chosen.
#[derive(Default, Clone, PartialEq, Eq)]
pub(crate) struct Chosen {
    status: Option<Stands>,
    hub: Option<WorkQueue>,
    who: Option<Who>,
    kind: Option<SubmissionKind>,
    waiting: Option<NonZeroU8>,
}

#[derive(Clone, PartialEq, Eq)]
enum Who {
    Nobody,
    Me,
    Colleague(StaffId),
}

/// The form.
#[derive(Serialize)]
pub(crate) struct FilterView {
    action: String,
    selects: Vec<SelectView>,
    /// Where nothing is left out, if something is now.
    clear: Option<String>,
}

#[derive(Serialize)]
struct SelectView {
    name: &'static str,
    label: String,
    items: Vec<ItemView>,
}

#[derive(Serialize)]
struct ItemView {
    value: String,
    text: String,
    selected: bool,
}

impl Chosen {
    /// What an address says, of what is this person's to see.
    pub(crate) fn read(query: &str, queues: &[WorkQueue]) -> Self {
        let mut chosen = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                STATUS => chosen.status = read_status(&value),
                HUB => chosen.hub = queues.iter().find(|hub| hub.as_str() == value).cloned(),
                WHO => chosen.who = Who::read(&value),
                KIND => chosen.kind = SubmissionKind::parse(&value),
                WAITING => {
                    let days = value.parse().ok().filter(|days| WAITED.contains(days));
                    chosen.waiting = days.and_then(NonZeroU8::new);
                }
                _ => {}
            }
        }
        chosen
    }

    /// Whether anything is left out.
    pub(crate) fn narrows(&self) -> bool {
        *self != Self::default()
    }

    /// The same for the records.
    pub(crate) fn filter(
        &self,
        desk: &Desk,
        council: &PublishedCouncil,
        queues: Vec<WorkQueue>,
    ) -> Filter {
        Filter {
            of: self.hub.clone().map_or(queues, |hub| vec![hub]),
            stands: self.status,
            whose: self.who.as_ref().map(|who| match who {
                Who::Nobody => Whose::Nobodys,
                Who::Me => Whose::Of(desk.staff.id.clone()),
                Who::Colleague(id) => Whose::Of(id.clone()),
            }),
            kind: self.kind,
            before: self.waiting.and_then(|days| before(desk, council, days)),
        }
    }

    /// As it stands in an address: `&status=…`, or nothing.
    pub(crate) fn query(&self) -> String {
        let chosen = [
            (STATUS, self.status.map(said_status)),
            (HUB, self.hub.as_ref().map(WorkQueue::as_str)),
            (WHO, self.who.as_ref().map(Who::as_str)),
            (KIND, self.kind.map(SubmissionKind::as_str)),
        ];
        let mut query = String::new();
        for (name, value) in chosen {
            if let Some(value) = value {
                let _ = write!(query, "&{name}={value}");
            }
        }
        if let Some(days) = self.waiting {
            let _ = write!(query, "&{WAITING}={days}");
        }
        query
    }

    /// The form, with what is chosen.
    pub(crate) fn view(
        &self,
        desk: &Desk,
        (queues, team): (&[WorkQueue], &[Staff]),
        clear: String,
    ) -> FilterView {
        let pages = &desk.pages;
        let say = |message: &str| pages.say(message, &[]);
        let select = |name: &'static str, chosen: Option<&str>, items: Vec<(String, String)>| {
            let any = (String::new(), say(&format!("staff-filter-any-{name}")));
            let items = [any].into_iter().chain(items);
            SelectView {
                name,
                label: say(&format!("staff-filter-{name}")),
                items: items
                    .map(|(value, text)| ItemView {
                        selected: chosen == Some(value.as_str()),
                        value,
                        text,
                    })
                    .collect(),
            }
        };
        let statuses = [(NOT_TAKEN.to_owned(), say("staff-filter-not-taken"))]
            .into_iter()
            .chain(Status::OPEN.map(|status| {
                let status = status.as_str();
                (status.to_owned(), say(&format!("staff-status-{status}")))
            }));
        let hubs = queues.iter().map(|queue| {
            let name = pages.queue(&desk.staff.council, queue);
            (queue.as_str().to_owned(), name)
        });
        let colleagues = team.iter().filter(|staff| staff.id != desk.staff.id);
        let who = [
            (NOBODY.to_owned(), say("staff-nobody")),
            (ME.to_owned(), say("staff-you")),
        ]
        .into_iter()
        .chain(colleagues.map(|staff| (staff.id.to_string(), staff.name.clone())));
        let kinds = SubmissionKind::ALL.map(|kind| {
            let kind = kind.as_str();
            (kind.to_owned(), say(&format!("staff-form-kind-{kind}")))
        });
        let waiting = WAITED.map(|days| {
            let counted = [("count", u32::from(days).into())];
            (days.to_string(), pages.say("staff-filter-waited", &counted))
        });
        let waited = self.waiting.map(|days| days.to_string());
        let mut selects = vec![
            select(STATUS, self.status.map(said_status), statuses.collect()),
            select(WHO, self.who.as_ref().map(Who::as_str), who.collect()),
            select(KIND, self.kind.map(SubmissionKind::as_str), kinds.to_vec()),
            select(WAITING, waited.as_deref(), waiting.to_vec()),
        ];
        if queues.len() > 1 {
            let hub = self.hub.as_ref().map(WorkQueue::as_str);
            selects.push(select(HUB, hub, hubs.collect()));
        }
        FilterView {
            action: address::queue(&desk.staff.council),
            selects,
            clear: self.narrows().then_some(clear),
        }
    }
}

impl Who {
    fn read(text: &str) -> Option<Self> {
        match text {
            NOBODY => Some(Self::Nobody),
            ME => Some(Self::Me),
            id => StaffId::parse(id).map(Self::Colleague),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Nobody => NOBODY,
            Self::Me => ME,
            Self::Colleague(id) => id.as_str(),
        }
    }
}

fn read_status(text: &str) -> Option<Stands> {
    if text == NOT_TAKEN {
        return Some(Stands::NotTaken);
    }
    let status = Status::parse(text).filter(|status| Status::OPEN.contains(status));
    status.map(Stands::Taken)
}

fn said_status(stands: Stands) -> &'static str {
    match stands {
        Stands::NotTaken => NOT_TAKEN,
        Stands::Taken(status) => status.as_str(),
    }
}

/// The moment before which whoever has waited so many working days sent it: the end of the day that is so many ago.
fn before(desk: &Desk, council: &PublishedCouncil, days: NonZeroU8) -> Option<Timestamp> {
    let working = WorkingDays::new(council.council.closed_on.iter().copied());
    let last = working.nth_before(desk.pages.today(desk.now), days);
    let after = last.tomorrow().ok()?;
    let london = desk.pages.time_zone().clone();
    Some(after.to_zoned(london).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_stands_in_an_address_and_is_read_there() {
        let hub = WorkQueue::parse("bessborough").expect("a queue");
        let queues = [hub];
        let id = StaffId::of("https://sign-in.example", "1");
        for query in [
            String::new(),
            "&status=not-taken".to_owned(),
            "&status=contacting&hub=bessborough&who=me&kind=change&waiting=5".to_owned(),
            format!("&who={}", id.as_str()),
            "&who=nobody".to_owned(),
        ] {
            let chosen = Chosen::read(&query, &queues);
            assert_eq!(chosen.query(), query);
            assert_eq!(chosen.narrows(), !query.is_empty());
        }
    }

    #[test]
    fn what_nobody_can_choose_leaves_nothing_out() {
        for query in [
            "status=closed",
            "hub=another-hub",
            "who=<script>",
            "kind=secret",
            "waiting=3",
            "waiting=-1",
        ] {
            assert!(!Chosen::read(query, &[]).narrows(), "{query}");
        }
    }
}
