//! When a service is on, as a cell says it:
//!
//! ```text
//! Monday and Thursday 10:00-11:30; first Friday 14:00-15:00, from 2026-09-07,
//! not 2026-10-26..2026-10-30 (Half term)
//! ```
//!
//! `;` separates schedules. Each has days, then times, then parts after commas: `from` and `until` a day,
//! `every 2 weeks`, `not` a day or several with a reason in brackets, `at` a location of the service, and
//! a `note`. What stands in brackets may contain any sign but brackets that are not closed.

use jiff::civil::{Date, Time};
use site_model::Slug;
use site_model::directory::schedule::{Exception, Schedule, WeekOfMonth, Weekday};

/// What cannot be read, and what to write.
type Told = (String, &'static str);

const DAYS: &str =
    "start with days, such as `Monday and Thursday`, `Monday to Friday` or `first Friday`";
const TIMES: &str = "write times of the 24-hour clock, such as `10:00-11:30`";
const DAY: &str = "write the day as `2026-09-07`";
const PARTS: &str = "after a comma write `from`, `until` or `not` with a day, `every 2 weeks`, `at` a location or `note`";
const WEEKS: &str = "write `every 2 weeks`";
const BRACKETS: &str = "close each bracket";

/// Words that say nothing of their own among days.
const FILLERS: [&str; 6] = ["and", "&", "of", "the", "month", "each"];

/// Reads the schedules of a cell; `place` finds a location of the service by name.
pub(super) fn read(
    cell: &str,
    place: &dyn Fn(&str) -> Option<Slug>,
) -> Result<Vec<Schedule>, Told> {
    split(cell, ';')?
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| schedule(text, place))
        .collect()
}

fn schedule(text: &str, place: &dyn Fn(&str) -> Option<Slug>) -> Result<Schedule, Told> {
    let mut schedule = Schedule {
        days: Vec::new(),
        opens: None,
        closes: None,
        location: None,
        from: None,
        until: None,
        every: None,
        in_month: Vec::new(),
        except: Vec::new(),
        note: None,
    };
    let parts = split(text, ',')?;
    let is_part = |part: &str| {
        let word = first_word(part);
        ["from", "until", "every", "not", "at", "note"].contains(&word.as_str())
            && !part.to_lowercase().starts_with("every day")
    };
    // `Monday, Wednesday and Friday 10:00-11:00`: the days have commas too.
    let head = parts
        .iter()
        .position(|part| is_part(part))
        .unwrap_or(parts.len());
    days_and_times(&parts[..head].join(" "), &mut schedule)?;
    for part in &parts[head..] {
        read_part(part, &mut schedule, place)?;
    }
    Ok(schedule)
}

/// Text between separators that stand in no brackets.
fn split(text: &str, separator: char) -> Result<Vec<&str>, Told> {
    let mut depth = 0_usize;
    let mut start = 0;
    let mut parts = Vec::new();
    for (index, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.checked_sub(1).ok_or_else(|| {
                    (
                        format!("`{text}` closes a bracket that is not open"),
                        BRACKETS,
                    )
                })?;
            }
            c if c == separator && depth == 0 => {
                parts.push(text[start..index].trim());
                start = index + 1;
            }
            _ => {}
        }
    }
    if depth > 0 {
        return Err((
            format!("`{text}` has a bracket that is not closed"),
            BRACKETS,
        ));
    }
    parts.push(text[start..].trim());
    Ok(parts)
}

fn first_word(text: &str) -> String {
    let word = text.split([' ', ':', '(']).next().unwrap_or_default();
    word.to_lowercase()
}

/// `first and third Friday 10:00-11:30`.
fn days_and_times(text: &str, schedule: &mut Schedule) -> Result<(), Told> {
    let text = text.replace(['\u{2013}', '\u{2014}'], "-");
    let times = time_begins(&text);
    let (days, times) = text.split_at(times);
    read_days(days, schedule)?;
    if schedule.days.is_empty() {
        return Err((format!("`{}` names no day of the week", text.trim()), DAYS));
    }
    (schedule.opens, schedule.closes) = read_times(times)?;
    Ok(())
}

/// Where the first word begins that is a time or a dash before one.
fn time_begins(text: &str) -> usize {
    let words = text.split(' ').scan(0, |at, word| {
        let begins = *at;
        *at += word.len() + 1;
        Some((begins, word))
    });
    let mut begins = words.filter(|(_, word)| {
        let digits = word.trim_start_matches('-');
        digits.starts_with(|c: char| c.is_ascii_digit()) && ordinal(word).is_none()
    });
    begins.next().map_or(text.len(), |(at, _)| at)
}

fn read_days(text: &str, schedule: &mut Schedule) -> Result<(), Told> {
    let spaced = text.to_lowercase().replace('-', " to ");
    let mut range = false;
    let mut words = spaced.split([' ', ',']).filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        if let Some(day) = weekday(word) {
            if range {
                let first = schedule.days.last().copied();
                let first =
                    first.ok_or_else(|| (format!("`{}` has no first day", text.trim()), DAYS))?;
                schedule.days.extend(between(first, day));
            } else {
                schedule.days.push(day);
            }
            range = false;
        } else if word == "to" {
            range = true;
        } else if let Some(week) = ordinal(word) {
            schedule.in_month.push(week);
        } else if word == "daily" || (word == "every" && words.clone().next() == Some("day")) {
            schedule.days.extend(Weekday::ALL);
            if word == "every" {
                words.next();
            }
        } else if !FILLERS.contains(&word) {
            return Err((format!("`{word}` is no day of the week"), DAYS));
        }
    }
    match range {
        true => Err((format!("`{}` has no last day", text.trim()), DAYS)),
        false => Ok(()),
    }
}

/// The days after `first`, up to and with `last`; round the end of the week if it has to be.
fn between(first: Weekday, last: Weekday) -> Vec<Weekday> {
    let mut after = Weekday::ALL.iter().copied().cycle();
    after.by_ref().find(|day| *day == first);
    let mut days = Vec::new();
    for day in after.take(Weekday::ALL.len()) {
        days.push(day);
        if day == last {
            break;
        }
    }
    days
}

/// `Monday`, `Mondays`, `Mon`.
fn weekday(word: &str) -> Option<Weekday> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    Weekday::ALL.into_iter().find(|day| {
        let name = day.as_str();
        singular == name || (word.len() >= 3 && word.len() <= 5 && name.starts_with(word))
    })
}

fn ordinal(word: &str) -> Option<WeekOfMonth> {
    Some(match word.to_lowercase().as_str() {
        "first" | "1st" => WeekOfMonth::First,
        "second" | "2nd" => WeekOfMonth::Second,
        "third" | "3rd" => WeekOfMonth::Third,
        "fourth" | "4th" => WeekOfMonth::Fourth,
        "last" => WeekOfMonth::Last,
        _ => return None,
    })
}

/// `10:00-11:30`, `10:00 to 11:30`, `10:00`, `-11:30`.
fn read_times(text: &str) -> Result<(Option<Time>, Option<Time>), Told> {
    let text = text.trim();
    let compact = text.replace("to", "-").replace(' ', "");
    let (opens, closes) = compact.split_once('-').unwrap_or((&compact, ""));
    let time = |part: &str| match part {
        "" => Ok(None),
        part => match Time::strptime("%H:%M", part) {
            Ok(time) => Ok(Some(time)),
            Err(_) => Err((format!("`{text}` are no times of day"), TIMES)),
        },
    };
    Ok((time(opens)?, time(closes)?))
}

fn read_part(
    part: &str,
    schedule: &mut Schedule,
    place: &dyn Fn(&str) -> Option<Slug>,
) -> Result<(), Told> {
    let word = first_word(part);
    let rest = part.get(word.len()..).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', ':']).trim();
    match word.as_str() {
        "from" => schedule.from = Some(day(rest)?),
        "until" => schedule.until = Some(day(rest)?),
        "every" => schedule.every = Some(weeks(rest)?),
        "not" => schedule.except.push(exception(rest)?),
        "at" => {
            let name = without_brackets(rest);
            let found = place(name);
            schedule.location = Some(found.ok_or_else(|| {
                (
                    format!("`{name}` is no location of this service"),
                    "name one that stands in `locations`",
                )
            })?);
        }
        "note" => schedule.note = Some(without_brackets(rest).to_owned()),
        _ => return Err((format!("`{part}` is not known here"), PARTS)),
    }
    Ok(())
}

/// `2026-09-07`, or as spreadsheets in this country write it.
pub(super) fn read_day(text: &str) -> Option<Date> {
    let iso = text.parse().ok();
    iso.or_else(|| Date::strptime("%d/%m/%Y", text).ok())
}

fn day(text: &str) -> Result<Date, Told> {
    read_day(text).ok_or_else(|| (format!("`{text}` is no day"), DAY))
}

/// `2 weeks`, `other week`.
fn weeks(text: &str) -> Result<u8, Told> {
    let text = text.to_lowercase();
    let count = text.strip_suffix('s').unwrap_or(&text).strip_suffix("week");
    match count.map(str::trim) {
        Some("other" | "second") => Ok(2),
        Some("") => Ok(1),
        Some(digits) => digits
            .parse()
            .map_err(|_| (format!("`every {text}` is no number of weeks"), WEEKS)),
        None => Err((format!("`every {text}` is no number of weeks"), WEEKS)),
    }
}

/// `2026-10-26..2026-10-30 (Half term)`.
fn exception(text: &str) -> Result<Exception, Told> {
    let (days, why) = match text.split_once('(') {
        Some((days, _)) => (days.trim(), Some(without_brackets(&text[days.len()..]))),
        None => (text, None),
    };
    let (from, until) = match days.split_once("..").or_else(|| days.split_once(" to ")) {
        Some((from, until)) => (from, Some(day(until.trim())?)),
        None => (days, None),
    };
    Ok(Exception {
        from: day(from.trim())?,
        until,
        why: why.filter(|why| !why.is_empty()).map(str::to_owned),
    })
}

/// The text in the outermost brackets, or the text.
fn without_brackets(text: &str) -> &str {
    let inside = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    inside.unwrap_or(text).trim()
}

#[cfg(test)]
mod tests;
