//! The information governance officer asks who did and saw what. No case is opened for the answer.

use std::collections::BTreeMap;

use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use record::audit::{Entry, Event};
use record::permission::Action;
use record::{FamilyId, Reference, StaffId};
use serde::Serialize;
use site_theme::form_page::SummaryError;
use vault::AuditSearch;

use crate::address;
use crate::desk::Desk;
use crate::pages::Moment;
use crate::problem::Stop;

const WHO: &str = "who";
const FROM: &str = "from";
const TO: &str = "to";
const REFERENCE: &str = "reference";
const AFTER: &str = "after";

/// How many entries of one family's chain are shown.
const OF_A_FAMILY: u16 = 500;

/// How many days a search covers that names none.
const DAYS: i64 = 7;

/// Longer than any cursor of ours.
const LONGEST_CURSOR: usize = 200;

/// What `staff/audit.njk` draws.
#[derive(Serialize)]
struct AuditView {
    fields: Fields,
    people: Vec<PersonView>,
    asked: Asked,
    errors: Vec<SummaryError>,
    field_errors: BTreeMap<&'static str, String>,
    /// `None` where nothing was searched for, because something is the matter.
    found: Option<FoundView>,
}

#[derive(Serialize)]
struct Fields {
    who: &'static str,
    from: &'static str,
    to: &'static str,
    reference: &'static str,
}

#[derive(Serialize)]
struct PersonView {
    value: String,
    text: String,
    selected: bool,
}

#[derive(Serialize)]
struct FoundView {
    caption: String,
    rows: Vec<RowView>,
    older: Option<String>,
}

#[derive(Serialize)]
struct RowView {
    at: Moment,
    who: String,
    what: String,
    about: String,
}

/// What was asked, as it was typed.
#[derive(Clone, Default, Serialize)]
struct Asked {
    who: String,
    from: String,
    to: String,
    reference: String,
    #[serde(skip)]
    after: Option<String>,
}

/// What is searched for.
enum Search {
    ByTime(AuditSearch),
    OfFamily(FamilyId),
}

/// What is the matter: a field and its message.
type Mistake = (&'static str, &'static str);

pub(crate) async fn show(desk: Desk, request: Request) -> Result<Response, Stop> {
    if desk.queues(Action::SearchAudit).is_empty() {
        return Err(desk.refuse("audit").await);
    }
    let mut people: Vec<_> = desk.vault.all_users().await?;
    people.sort_by_key(|user| user.staff.name.to_lowercase());
    let names: BTreeMap<StaffId, String> = people
        .into_iter()
        .map(|user| (user.staff.id, user.staff.name))
        .collect();

    let asked = Asked::read(request.uri().query().unwrap_or_default(), &desk);
    let (found, mistakes) = match asked.search(&desk, &names).await? {
        Ok(search) => {
            // Who watches is watched too.
            desk.record(Event::AuditSearched, "audit").await?;
            (
                Some(find(&desk, &search, &asked, &names).await?),
                Vec::new(),
            )
        }
        Err(mistakes) => (None, mistakes),
    };
    let pages = &desk.pages;
    let view = AuditView {
        fields: Fields {
            who: WHO,
            from: FROM,
            to: TO,
            reference: REFERENCE,
        },
        people: names
            .iter()
            .map(|(id, name)| PersonView {
                value: id.to_string(),
                text: name.clone(),
                selected: asked.who == id.as_str(),
            })
            .collect(),
        errors: mistakes
            .iter()
            .map(|(field, message)| SummaryError {
                text: pages.say(message, &[]),
                href: format!("#{field}"),
            })
            .collect(),
        field_errors: mistakes
            .iter()
            .map(|(field, message)| (*field, pages.say(message, &[])))
            .collect(),
        asked,
        found,
    };
    let title = pages.say("staff-audit-title", &[]);
    let mut layout = pages.layout_within(desk.council()?, title);
    layout.has_errors = !view.errors.is_empty();
    let status = match view.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, desk.draw("staff/audit.njk", layout, &view)?).into_response())
}

impl Asked {
    fn read(query: &str, desk: &Desk) -> Self {
        let asked = |wanted: &str| {
            form_urlencoded::parse(query.as_bytes())
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value.trim().to_owned())
        };
        let today = desk.pages.today(desk.now);
        let first = today.checked_sub((DAYS - 1).days()).unwrap_or(today);
        Self {
            who: asked(WHO).unwrap_or_default(),
            from: asked(FROM).unwrap_or_else(|| typed(first)),
            to: asked(TO).unwrap_or_else(|| typed(today)),
            reference: asked(REFERENCE).unwrap_or_default(),
            after: asked(AFTER).filter(|after| after.len() <= LONGEST_CURSOR),
        }
    }

    async fn search(
        &self,
        desk: &Desk,
        names: &BTreeMap<StaffId, String>,
    ) -> Result<Result<Search, Vec<Mistake>>, Stop> {
        if !self.reference.is_empty() {
            let Ok(reference) = self.reference.parse::<Reference>() else {
                return Ok(Err(vec![(REFERENCE, "staff-audit-error-reference")]));
            };
            let found = desk.vault.referral_by_reference(&reference).await?;
            return Ok(match found {
                Some((family, _)) => Ok(Search::OfFamily(family)),
                None => Err(vec![(REFERENCE, "staff-audit-error-nothing")]),
            });
        }
        let mut mistakes = Vec::new();
        let by = match self.who.as_str() {
            "" => None,
            who => {
                let known = StaffId::parse(who).filter(|id| names.contains_key(id));
                if known.is_none() {
                    mistakes.push((WHO, "staff-audit-error-who"));
                }
                known
            }
        };
        let (from, to) = (day(&self.from), day(&self.to));
        if from.is_none() {
            mistakes.push((FROM, "staff-audit-error-from"));
        }
        if to.is_none() {
            mistakes.push((TO, "staff-audit-error-to"));
        }
        let days = from.zip(to);
        if days.is_some_and(|(from, to)| to < from) {
            mistakes.push((TO, "staff-audit-error-order"));
        }
        let stretch = days
            .and_then(|(from, to)| Some((begins(desk, from)?, begins(desk, to.tomorrow().ok()?)?)));
        Ok(match stretch {
            Some((from, to)) if mistakes.is_empty() => {
                Ok(Search::ByTime(AuditSearch { by, from, to }))
            }
            _ => Err(mistakes),
        })
    }

    /// The address of the entries after these.
    fn older(&self, desk: &Desk, after: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair(WHO, &self.who);
        query.append_pair(FROM, &self.from);
        query.append_pair(TO, &self.to);
        query.append_pair(AFTER, after);
        format!("{}?{}", address::audit(&desk.staff.council), query.finish())
    }
}

async fn find(
    desk: &Desk,
    search: &Search,
    asked: &Asked,
    names: &BTreeMap<StaffId, String>,
) -> Result<FoundView, Stop> {
    let (entries, next) = match search {
        Search::ByTime(search) => {
            let page = desk.vault.search_audit(search, asked.after.as_deref());
            let page = page.await?;
            (page.entries, page.next)
        }
        Search::OfFamily(family) => (desk.vault.history(family, OF_A_FAMILY).await?, None),
    };
    let (pages, council) = (&desk.pages, desk.council()?);
    let mut references = BTreeMap::new();
    let mut rows = Vec::new();
    for entry in &entries {
        rows.push(RowView {
            at: pages.moment(council, entry.at),
            who: match &entry.by {
                None => pages.say("staff-audit-family", &[]),
                Some(by) => names
                    .get(by)
                    .cloned()
                    .unwrap_or_else(|| pages.say("staff-audit-someone", &[])),
            },
            what: pages.say(&format!("staff-event-{}", entry.event.as_str()), &[]),
            about: about(desk, entry, names, &mut references).await?,
        });
    }
    Ok(FoundView {
        caption: pages.say("staff-audit-caption", &[("count", rows.len().into())]),
        rows,
        older: next.map(|after| asked.older(desk, &after)),
    })
}

/// What an entry is about, by what can be quoted of it: a reference, a colleague, or its kind.
async fn about(
    desk: &Desk,
    entry: &Entry,
    names: &BTreeMap<StaffId, String>,
    references: &mut BTreeMap<FamilyId, Vec<(String, String)>>,
) -> Result<String, Stop> {
    let (kind, id) = entry
        .subject
        .split_once('#')
        .unwrap_or((&entry.subject, ""));
    if kind == "staff" {
        let name = StaffId::parse(id).and_then(|id| names.get(&id).cloned());
        return Ok(name.unwrap_or_else(|| id.to_owned()));
    }
    if entry.event == Event::UnusualReading {
        // What there was more of than anybody needs.
        return Ok(desk.pages.say(&format!("staff-event-{kind}"), &[]));
    }
    let family = entry.chain.strip_prefix("family#");
    let family: Option<FamilyId> = family.and_then(|id| id.parse().ok());
    let Some(family) = family else {
        return Ok(match kind {
            "session" => desk.pages.say("staff-audit-own-session", &[]),
            "search" => searched(desk, id),
            "audit" => desk.pages.say("staff-audit-audit", &[]),
            "export" => desk
                .pages
                .say("staff-audit-exported", &[("count", id.into())]),
            // An id says nothing to anybody: what kind of thing it was does.
            _ => kind.replace('-', " "),
        });
    };
    let known = match references.get(&family) {
        Some(known) => known,
        None => {
            let referrals = desk.vault.referrals_of(&family).await?.into_iter();
            let known = referrals.map(|it| (it.referral.to_string(), it.reference.to_string()));
            references.entry(family).or_insert(known.collect())
        }
    };
    // Of a referral its own; of what is kept with a family those of the family's record.
    let own = known.iter().find(|(referral, _)| referral == id);
    let all = || known.iter().map(|(_, reference)| reference.as_str());
    Ok(match own {
        Some((_, reference)) => reference.clone(),
        None if known.is_empty() => desk.pages.say("staff-audit-deleted", &[]),
        None => all().collect::<Vec<_>>().join(", "),
    })
}

/// By what somebody searched, and how much it found.
fn searched(desk: &Desk, id: &str) -> String {
    let (by, count) = id.rsplit_once('-').unwrap_or((id, "0"));
    let said = [
        ("by", by.to_owned().into()),
        ("count", count.to_owned().into()),
    ];
    desk.pages.say("staff-audit-searched-by", &said)
}

/// A day as it is typed.
fn typed(day: Date) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}

/// A day that was typed: day, month and year.
fn day(text: &str) -> Option<Date> {
    let mut parts = text
        .split(['/', '-', '.', ' '])
        .filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (2000..=9998).contains(&date.year()).then_some(date)
}

/// When a day begins in London.
fn begins(desk: &Desk, day: Date) -> Option<Timestamp> {
    let zoned = day.to_zoned(desk.pages.time_zone().clone()).ok()?;
    Some(zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_type_it() {
        let day_of = |text: &str| day(text).map(|day| day.to_string());
        for text in ["27/3/2026", "27-03-2026", "27.3.2026", "27 3 2026"] {
            assert_eq!(day_of(text).as_deref(), Some("2026-03-27"), "{text}");
        }
        for text in [
            "",
            "27/3",
            "31/2/2026",
            "2026-03-27",
            "a/b/c",
            "1/1/1",
            "1/1/99999",
        ] {
            assert_eq!(day_of(text), None, "{text}");
        }
        assert_eq!(typed(Date::constant(2026, 3, 27)), "27/3/2026");
    }
}
