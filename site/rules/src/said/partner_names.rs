//! Names of organisations in the text, against the recipients of the front matter.

use std::ops::Range;

use site_model::Diagnostic;

use super::names::{Name, is_telling, names_of, nearly_same};
use super::sentence::Sentence;
use super::{SHARING, found};
use crate::checked::{Checked, NoticeInForce};
use crate::rule::{Check, Example, Rule};

const NEARLY_ID: &str = "notice-text-partner-name";
const NOT_A_RECIPIENT_ID: &str = "notice-text-not-a-recipient";

pub(super) const NEARLY_A_NAME: Rule = Rule {
    id: NEARLY_ID,
    title: "A recipient has in the text the name that it has in the directory.",
    source: "UK GDPR Articles 5(1)(a), 12(1) and 13(1)(e)",
    read: &[],
    why: "`Safer Families` may be another charity than `Safe Families`. A family agrees to one of them.",
    looks: Some(
        "For each recipient's `name:` and `also_known_as:` of two or more words: words of a sentence that begin with a capital letter and are the same but for one letter of a word of four or more letters, or two letters of a word of eight or more, or but for `and`, `&`, `the`, `of` and `for`. At least one word is the same. Names that content declares anywhere (organisations, hubs, services, the council) are right, whatever they resemble. What stands in quotation marks is passed over.",
    ),
    mend: "write the name as the directory does, or add the other name to the organisation's `also_known_as:`",
    example: Example {
        breaks: "We share it with Safer Families.",
        keeps: "We share it with Safe Families.",
    },
    check: Check::Council(nearly_a_name),
};

pub(super) const NOT_A_RECIPIENT: Rule = Rule {
    id: NOT_A_RECIPIENT_ID,
    title: "Whoever the text names as shown the data is a recipient.",
    source: "UK GDPR Articles 5(1)(a) and 13(1)(e)",
    read: &[],
    why: "Staff cannot share with somebody who is no recipient: the text promises what will not happen, or the front matter hides what does.",
    looks: Some(
        "A `name:` or `also_known_as:` of two or more words of an organisation of the directory that is no recipient of this notice, with any capitals, in a sentence that says share, disclose or recipients in any form or `sees`, under such a heading, or in a list that such a line announces. Passed over: the controller, a hub, a processor of that name, a sentence that says `not`, `never` or `nobody`, and what stands in quotation marks.",
    ),
    mend: "add the organisation to `recipients:`, or do not name it where the text says who is told",
    example: Example {
        breaks: "recipients: [{ organisation: visitors }]\n---\nWe share it with Toy Library.",
        keeps: "recipients: [{ organisation: visitors }, { organisation: toy-library }]\n---\nWe share it with Toy Library.",
    },
    check: Check::Council(not_a_recipient),
};

fn nearly_a_name(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let wanted = recipients(checked, &notice);
        // A name that is nearly right has one right word at least.
        let right = wanted.iter().flat_map(|(name, _)| &name.telling);
        let right: Vec<&str> = right.map(String::as_str).collect();
        for sentence in notice.said.with_one_of(&right) {
            // The numbers of the words that tell names apart.
            let telling: Vec<usize> = (0..sentence.words.len())
                .filter(|at| is_telling(sentence.plain(*at)))
                .collect();
            for (words, name) in near_names(sentence, &telling, &wanted) {
                let written: Vec<String> = words
                    .clone()
                    .map(|at| sentence.plain(at).to_owned())
                    .collect();
                let directory = checked.index.names();
                if is_inside_a_name(sentence, &words, &wanted)
                    || directory.declares(checked.council, &written)
                {
                    continue;
                }
                let written = sentence.written(&words);
                findings.push(found(
                    NEARLY_ID,
                    &notice,
                    sentence,
                    &words,
                    format!("the text says `{written}`; the recipient is called `{name}`"),
                    "write the name as the directory does, or add the other name to the organisation's `also_known_as:`",
                ));
            }
        }
    }
    findings
}

/// Each recipient's names of several words, as they are read and as they are written.
fn recipients<'a>(checked: &'a Checked<'_>, notice: &NoticeInForce<'a>) -> Vec<(Name, &'a str)> {
    let organisations = notice
        .says
        .recipients
        .iter()
        .filter_map(|recipient| checked.council.organisations.get(&recipient.organisation));
    organisations
        .flat_map(|document| names_of(&document.front_matter))
        .map(|name| (Name::read(name), name))
        .filter(|(name, _)| name.telling.len() > 1)
        .collect()
}

fn near_names<'n>(
    sentence: &Sentence<'_>,
    telling: &[usize],
    wanted: &[(Name, &'n str)],
) -> Vec<(Range<usize>, &'n str)> {
    let mut found = Vec::new();
    for first in 0..telling.len() {
        let is_capital = sentence.words[telling[first]]
            .written
            .starts_with(char::is_uppercase);
        if !is_capital {
            continue;
        }
        let near = wanted.iter().find_map(|(name, written)| {
            let window = telling.get(first..first + name.telling.len())?;
            let words = window[0]..window[window.len() - 1] + 1;
            let said: Vec<&str> = window.iter().map(|at| sentence.plain(*at)).collect();
            let is_same = words
                .clone()
                .map(|at| sentence.plain(at))
                .eq(name.words.iter().map(String::as_str));
            (!is_same && nearly_same(&said, &name.telling)).then_some((words, *written))
        });
        found.extend(near);
    }
    found
}

/// Whether the words are part of a longer, right name: `Havering Mind` of `Mind Havering Mind`.
fn is_inside_a_name(
    sentence: &Sentence<'_>,
    words: &Range<usize>,
    wanted: &[(Name, &str)],
) -> bool {
    wanted.iter().any(|(name, _)| {
        let length = name.words.len();
        let earliest = words.end.saturating_sub(length);
        (earliest..=words.start).any(|start| {
            (0..length).all(|offset| sentence.plain(start + offset) == name.words[offset])
        })
    })
}

fn not_a_recipient(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let known = known_names(checked, &notice);
        for sentence in notice.said.near_one_of(&SHARING) {
            if !sentence.stands_under(&SHARING) || sentence.denies() {
                continue;
            }
            for (organisation, written, name, words) in checked.index.names().in_sentence(sentence)
            {
                let mut recipients = notice.says.recipients.iter();
                if recipients.any(|recipient| recipient.organisation == *organisation)
                    // A stranger's name inside a known one is the known one: `Testshire Council`,
                    // `services`.
                    || known.iter().any(|known| contains(known, &name.words))
                {
                    continue;
                }
                findings.push(found(
                    NOT_A_RECIPIENT_ID,
                    &notice,
                    sentence,
                    &words,
                    format!("the text says that `{written}` is told, and it is no recipient"),
                    "add the organisation to `recipients:`, or do not name it where the text says who is told",
                ));
            }
        }
    }
    findings
}

/// The names, in plain words, of all whom a text may name: recipients, and who is no partner.
fn known_names(checked: &Checked<'_>, notice: &NoticeInForce<'_>) -> Vec<Vec<String>> {
    let council = checked.council;
    let says = notice.says;
    let controller = says.controller.as_ref().and_then(|c| c.name.as_deref());
    let hubs = council.council.hubs.iter().map(|hub| hub.name.as_str());
    let recipients = says
        .recipients
        .iter()
        .filter_map(|recipient| council.organisations.get(&recipient.organisation))
        .flat_map(|document| names_of(&document.front_matter));
    controller
        .into_iter()
        .chain(hubs)
        .chain(
            says.processors
                .iter()
                .map(|processor| processor.name.as_str()),
        )
        .chain([council.council.name.as_str()])
        .chain(recipients)
        .map(|name| Name::read(name).words)
        .collect()
}

fn contains(words: &[String], part: &[String]) -> bool {
    words
        .windows(part.len().max(1))
        .any(|window| window == part)
}
