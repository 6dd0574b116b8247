//! The words of messages: whoever else reads one learns nothing from it.

use std::collections::BTreeSet;

use site_model::diagnostic::Diagnostic;
use site_model::message::{LONGEST_WHEN, MessageWording, REFERENCE, WHEN, placeholders};
use site_model::positions::Step;

use crate::checked::Checked;
use crate::laws::ARTICLE_5;
use crate::rule::{Check, Example, Rule};

const SHAPE: &str = "message-shape";
const NEUTRAL: &str = "message-neutral";

/// What one text message holds; a longer one is sent, and paid, as several.
const ONE_TEXT: usize = 160;

/// What two hold in letters that are not in the alphabet of text messages (GSM 03.38), such as Arabic: 70 go into
/// one, too few to say anything.
const TWO_IN_OTHER_LETTERS: usize = 134;

/// What a subject may have: a lock screen shows no more.
const LONGEST_SUBJECT: usize = 78;

/// What an address in a text begins or ends with.
const ADDRESSES: [&str; 4] = ["://", "www.", ".gov.uk", ".org.uk"];

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: SHAPE,
        title: "A message can be sent as it is worded.",
        source: "GOV.UK Notify: templates, personalisation, and the length of a text message",
        read: &["https://www.notifications.service.gov.uk/using-notify/formatting"],
        why: "A placeholder that nothing fills in stops every message of its kind, and a family hears \
              nothing. A text of more than 160 characters comes in pieces.",
        looks: None,
        mend: "Word `email:` or `text:`, or both. Use `((reference))`, in `appointment-reminder` also \
               `((when))`, and no other placeholder; and none in `draft-reminder`, because what was not sent has \
               no reference. Keep a `subject:` to one line of at most 78 characters and `text:` to 160, with \
               what is filled in.",
        example: Example {
            breaks: "text: Thank you, ((name)). We have what you sent.\n",
            keeps: "text: Thank you. We have what you sent. Your reference is ((reference)).\n",
        },
        check: Check::Council(shape),
    },
    Rule {
        id: NEUTRAL,
        title: "A message names no form, service, hub or partner, and has no link.",
        source: "UK GDPR Article 5(1)(f); the safety of families whose messages somebody else reads",
        read: &[ARTICLE_5],
        why: "A lock screen shows a message to whoever is in the room. It must not say that a family asked \
              for help, or with what. And nobody learns to follow links in such messages.",
        looks: Some(
            "The titles of forms and notices, the names of hubs, services and organisations, and what the \
             site calls itself, with any capitals; `://`, `www.`, `.gov.uk` and `.org.uk`.",
        ),
        mend: "Say what happened and not with what: \"We have what you sent\", and not \"Your request for help \
               has arrived\". Say \"our website\" instead of its address.",
        example: Example {
            breaks: "text: Thank you for writing to North Family Hub. Your reference is ((reference)).\n",
            keeps: "text: Thank you. We have what you sent. Your reference is ((reference)).\n",
        },
        check: Check::Council(neutral),
    },
];

fn shape(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (kind, source, worded) in checked.messages() {
        if worded.texts().next().is_none() {
            found.push(source.error(
                SHAPE,
                &[],
                "words neither an email nor a text",
                "write `email:` with `subject:` and `body:`, or `text:`, or delete the file",
            ));
        }
        for (at, text) in texts(worded) {
            let mut tell = |message: String, mend: &str| {
                found.push(source.error(SHAPE, &at, message, mend));
            };
            let unknown = placeholders(text).find(|name| !kind.placeholders().contains(name));
            if let Some(name) = unknown {
                tell(
                    format!("nothing fills in `(({name}))`"),
                    &match kind.placeholders() {
                        [] => "take it out: in this message nothing is filled in".to_owned(),
                        some => format!("take it out: only {} is filled in", in_brackets(some)),
                    },
                );
            }
            if text.trim().is_empty() {
                tell("says nothing".to_owned(), "write what it says");
            }
            let length = filled_in(text).trim().chars().count();
            let is = |name| at.last() == Some(&Step::Key(name));
            if is("subject") && (text.trim().contains('\n') || length > LONGEST_SUBJECT) {
                tell(
                    "a subject is one line of at most 78 characters".to_owned(),
                    "shorten it",
                );
            }
            let (held, longest) = if text.chars().all(is_latin) {
                ("one text message holds", ONE_TEXT)
            } else {
                (
                    "two text messages in these letters hold",
                    TWO_IN_OTHER_LETTERS,
                )
            };
            if is("text") && length > longest {
                tell(
                    format!("has {length} characters: {held} {longest}"),
                    "shorten it",
                );
            }
        }
    }
    found
}

fn neutral(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut messages = checked.messages().peekable();
    if messages.peek().is_none() {
        return Vec::new();
    }
    let telling = telling_names(checked);
    let mut found = Vec::new();
    for (_, source, worded) in messages {
        for (at, text) in texts(worded) {
            let text = text.to_lowercase();
            let names = telling.iter().filter(|name| text.contains(*name));
            for name in names {
                found.push(source.error(
                    NEUTRAL,
                    &at,
                    format!("names `{name}`: whoever reads it knows whom the family wrote to, or about what"),
                    "say it without the name",
                ));
            }
            if ADDRESSES.iter().any(|address| text.contains(address)) {
                found.push(source.error(NEUTRAL, &at, "has a link", "say \"our website\" instead"));
            }
        }
    }
    found
}

fn in_brackets(placeholders: &[&str]) -> String {
    let all = placeholders.iter().map(|name| format!("`(({name}))`"));
    all.collect::<Vec<String>>().join(" or ")
}

/// A text as long as it can become where it is sent. A reference has one character less than its placeholder.
fn filled_in(text: &str) -> String {
    let placeholder = |name| format!("(({name}))");
    text.replace(&placeholder(REFERENCE), "FH-7K3M-92QX")
        .replace(&placeholder(WHEN), &"9".repeat(LONGEST_WHEN))
}

/// Whether a letter is of the Latin script, or a sign that all use, such as a curly quotation mark: GOV.UK Notify
/// sends that as its plain one.
fn is_latin(letter: char) -> bool {
    letter.is_ascii()
        || ('\u{a0}'..='\u{24f}').contains(&letter)
        || ('\u{2010}'..='\u{2027}').contains(&letter)
}

/// What says with what a family turned to whom, in small letters.
fn telling_names(checked: &Checked<'_>) -> BTreeSet<String> {
    let council = checked.council;
    let forms = council.forms.values().map(|(_, form)| &form.title);
    let notices = council.notices.values().filter_map(|texts| texts.last());
    let notices = notices.map(|notice| &notice.front_matter().title);
    let hubs = council.council.hubs.iter().map(|hub| &hub.name);
    let services = council.services.values().map(|one| &one.front_matter.name);
    let organisations = council.organisations.values();
    // A message comes from the council.
    let organisations = organisations
        .map(|one| &one.front_matter.name)
        .filter(|name| **name != council.council.name);
    forms
        .chain(notices)
        .chain(hubs)
        .chain(services)
        .chain(organisations)
        .chain([&council.council.site_name])
        .map(|name| name.to_lowercase())
        .collect()
}

fn texts(worded: &MessageWording) -> impl Iterator<Item = (Vec<Step<'static>>, &str)> {
    worded
        .texts()
        .map(|(at, text)| (at.iter().map(|name| Step::Key(name)).collect(), text))
}
