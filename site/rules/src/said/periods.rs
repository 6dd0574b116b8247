//! How long a text says that something is kept, against the retention rules of the front matter.

use std::ops::Range;

use site_model::path;
use site_model::retention::{Period, RetentionEvent, Unit};
use site_model::{Diagnostic, Severity};

use super::numbers::{number_at, ordinal};
use super::sentence::Sentence;
use super::{HELD, HOLDING, KEEPING, found, speaks_of_keeping};
use crate::checked::{Checked, NoticeInForce};
use crate::rule::{Check, Example, Rule};

const PERIOD_ID: &str = "notice-text-period";
const UNSAID_ID: &str = "notice-text-period-unsaid";

pub(super) const PERIOD: Rule = Rule {
    id: PERIOD_ID,
    title: "A period of keeping in the text is one of the retention rules.",
    source: "UK GDPR Articles 5(1)(a), 5(1)(e) and 13(2)(a)",
    read: &[
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/the-right-to-be-informed/what-privacy-information-should-we-provide/",
    ],
    why: "Records go when the front matter says so. A family that read another period in the text was promised something else.",
    looks: Some(
        "A number in digits or words before days, weeks, months or years, `for a year`, and an age after `until` or `before a birthday` (`until the child is 25`), in a sentence that says keep, retain, delete, erase, destroy or anonymise in any form, or hold or store beside data, information, details, records, files, forms, notes, an address, copies, photos, `it`, `them` or `this`; or `until` beside process in any form, data, information, details or records. Also `indefinitely`, `forever` and `for ever` where something of these is held. A year is 12 months, a week 7 days. Passed over: ages (`at 2 years`, `under 5 years`, `2 years ago`), how often something is (`every 6 weeks`), the time for an answer (`within one month`, `by two months`, `a further two months` in a sentence about a request, a reply or a complaint), and what stands in quotation marks.",
    ),
    mend: "say the period of a retention rule, or correct `retention:` in a new text",
    example: Example {
        breaks: "    period: 3 years\n---\nWe delete it five years after our last contact with you.",
        keeps: "    period: 3 years\n---\nWe delete it 3 years after our last contact with you.",
    },
    check: Check::Council(period),
};

pub(super) const UNSAID: Rule = Rule {
    id: UNSAID_ID,
    title: "The text says each period for which something is kept.",
    source: "UK GDPR Articles 12(1) and 13(2)(a)",
    read: &[],
    why: "The text explains what a table cannot: what the period is counted from and what goes then.",
    looks: Some(
        "Each `period:` of the retention rules is looked for in the text as for `notice-text-period`. A warning: the table above the text says the period too.",
    ),
    mend: "say in the text how long this is kept, and what the time is counted from",
    example: Example {
        breaks: "    period: 3 years\n---\nWe keep it as long as the law needs.",
        keeps: "    period: 3 years\n---\nWe keep it for 3 years after our last contact with you.",
    },
    check: Check::Council(unsaid),
};

/// What is used until a day, where the sentence does not speak of keeping: a family also uses a hub
/// until a child is 19.
const USED: [&str; 8] = [
    "process",
    "processes",
    "processed",
    "processing",
    "data",
    "information",
    "details",
    "records",
];

/// A length of time in a sentence.
struct Said {
    length: Length,
    words: Range<usize>,
}

/// Days and months are never the same length; a week is 7 days, a year 12 months.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Days(u32),
    Months(u32),
}

fn period(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let rules = &notice.says.retention;
        let declared: Vec<Period> = rules.iter().filter_map(|rule| rule.period).collect();
        for sentence in notice.said.with_one_of(speaking_of_time()) {
            if let Some(words) = without_end(sentence) {
                let written = sentence.written(&words);
                findings.push(found(
                    PERIOD_ID,
                    &notice,
                    sentence,
                    &words,
                    format!("the text says `{written}`, and every retention rule has an end"),
                    "say the period of a retention rule",
                ));
            }
            for said in periods_of_keeping(sentence) {
                if declared.iter().any(|period| length(*period) == said.length) {
                    continue;
                }
                let written = sentence.written(&said.words);
                let mend = match &list(&declared)[..] {
                    "" => "add a retention rule with this period to `retention:`".to_owned(),
                    periods => {
                        format!("say a period of `retention:` ({periods}), or correct the rule")
                    }
                };
                findings.push(found(
                    PERIOD_ID,
                    &notice,
                    sentence,
                    &said.words,
                    format!("the text says `{written}`, and no retention rule does"),
                    mend,
                ));
            }
        }
    }
    findings
}

/// One of them stands in each sentence that says how long something is kept.
fn speaking_of_time() -> impl Iterator<Item = &'static &'static str> {
    KEEPING.iter().chain(&HOLDING).chain(&["until", "till"])
}

/// Words that say that something is kept without an end.
fn without_end(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let words = sentence.find(&["indefinitely", "forever", "for ever"])?;
    let is_kept = sentence.says(&["keep", "keeps", "kept", "keeping"])
        || sentence.says(&["retain", "retains", "retained", "retaining"])
        || sentence.says(&HOLDING);
    (is_kept && sentence.says(&HELD) && !sentence.denies()).then_some(words)
}

fn list(periods: &[Period]) -> String {
    let mut named: Vec<String> = Vec::new();
    for period in periods {
        let period = period.to_string();
        if !named.contains(&period) {
            named.push(period);
        }
    }
    named.join(", ")
}

fn unsaid(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let mut known: Vec<Length> = notice
            .said
            .with_one_of(speaking_of_time())
            .flat_map(periods_of_keeping)
            .map(|said| said.length)
            .collect();
        for (index, rule) in notice.says.retention.iter().enumerate() {
            let Some(period) = rule.period.filter(|p| !known.contains(&length(*p))) else {
                continue;
            };
            // Several rules with one period are told once.
            known.push(length(period));
            findings.push(unsaid_period(&notice, index, period, rule.from));
        }
    }
    findings
}

fn unsaid_period(
    notice: &NoticeInForce<'_>,
    index: usize,
    period: Period,
    from: Option<RetentionEvent>,
) -> Diagnostic {
    let counted = match from {
        Some(RetentionEvent::Birth) => "until a child is that old",
        Some(RetentionEvent::LastContact) => "after the last contact",
        Some(RetentionEvent::LastChange) => "after the last change",
        None => "and what the time is counted from",
    };
    Diagnostic {
        severity: Severity::Warning,
        ..notice.source.error(
            UNSAID_ID,
            path!["retention", index, "period"],
            format!("the text never says that something is kept for {period}"),
            format!("say in the text what is kept for {period} {counted}"),
        )
    }
}

fn length(period: Period) -> Length {
    let count = u32::from(period.count);
    match period.unit {
        Unit::Day => Length::Days(count),
        Unit::Month => Length::Months(count),
        Unit::Year => Length::Months(count * 12),
    }
}

/// The lengths of time for which a sentence says that something is kept.
fn periods_of_keeping(sentence: &Sentence<'_>) -> Vec<Said> {
    let until = sentence.find(&["until", "till"]).map(|words| words.end);
    let is_used_until = until.is_some() && sentence.says(&USED);
    if !is_used_until && !speaks_of_keeping(sentence) {
        return Vec::new();
    }
    let answers = sentence.says(&[
        "ask",
        "request",
        "requests",
        "answer",
        "reply",
        "respond",
        "response",
        "acknowledge",
        "complain",
        "complaint",
        "complaints",
    ]);
    let mut periods = Vec::new();
    // An age lends its kind to the next one: `at 8 months and 2 years`.
    let mut last_age_ends = None;
    let mut at = 0;
    while at < sentence.words.len() {
        let Some((length, end)) = length_at(sentence, at, until) else {
            at += 1;
            continue;
        };
        let before = at
            .checked_sub(1)
            .map_or("", |before| sentence.plain(before));
        let joins = matches!(before, "and" | "or" | "to") && last_age_ends == at.checked_sub(1);
        let is_age = joins
            || matches!(
                before,
                "at" | "age" | "aged" | "under" | "over" | "of" | "from"
            ) && until.is_none_or(|until| until > at)
            || matches!(sentence.plain(end), "ago")
            || matches!(sentence.plain(end), "old" | "olds")
                && until.is_none_or(|until| until > at);
        let is_frequency = matches!(before, "every" | "each");
        let is_time_to_answer = answers && matches!(before, "within" | "by" | "further");
        if is_age {
            last_age_ends = Some(end);
        } else if !is_frequency && !is_time_to_answer {
            periods.push(Said {
                length,
                words: at..end,
            });
        }
        at = end;
    }
    periods
}

/// The length of time at this word, and where it ends.
fn length_at(sentence: &Sentence<'_>, at: usize, until: Option<usize>) -> Option<(Length, usize)> {
    let before = at
        .checked_sub(1)
        .map_or("", |before| sentence.plain(before));
    if let Some(age) = ordinal(sentence.plain(at))
        && sentence.plain(at + 1) == "birthday"
    {
        return Some((Length::Months(u32::from(age) * 12), at + 2));
    }
    if matches!(sentence.plain(at), "a") && matches!(before, "for" | "after") {
        return Some((times(1, sentence.plain(at + 1))?, at + 2));
    }
    let (number, words) = number_at(sentence, at)?;
    let end = at + words;
    if let Some(length) = times(number, sentence.plain(end)) {
        return Some((length, end + 1));
    }
    // An age without its unit: `until the child is 25`, `until they reach the age of 25`.
    let is_age = until.is_some_and(|until| until <= at)
        && number < 130
        && matches!(
            before,
            "is" | "are"
                | "turn"
                | "turns"
                | "reach"
                | "reaches"
                | "become"
                | "becomes"
                | "of"
                | "age"
        );
    // A number goes on in `25%` or `25 children`: then it is no age.
    let ends = end == sentence.words.len()
        || matches!(
            sentence.plain(end),
            "or" | "and" | "then" | "unless" | "if" | "for" | "we"
        );
    (is_age && ends).then(|| (Length::Months(u32::from(number) * 12), end))
}

fn times(count: u16, unit: &str) -> Option<Length> {
    let count = u32::from(count);
    Some(match unit {
        "day" | "days" => Length::Days(count),
        "week" | "weeks" => Length::Days(count * 7),
        "month" | "months" => Length::Months(count),
        "year" | "years" => Length::Months(count * 12),
        _ => return None,
    })
}
