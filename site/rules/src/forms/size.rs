//! How much a form can hold: what was sent is one record, and a record has an end.

use site_model::diagnostic::Diagnostic;
use site_model::form::agreements::with_agreements;
use site_model::form::{FormPage, Question, QuestionKind};
use site_model::path;

use crate::checked::Checked;
use crate::rule::{Check, Example, Rule};

/// The most that one submission may take in bytes. DynamoDB takes an item of 400 KiB (Amazon DynamoDB,
/// "Quotas": item size); a sealed body is up to 12 % longer than what it holds, and has a frame around it.
const MOST_BYTES: usize = 300_000;

/// The most that a list may hold.
const MOST_IN_LIST: usize = 50;

/// The longest character in bytes: of UTF-8, and of what JSON escapes in a text.
const BYTES_OF_CHARACTER: usize = 4;

/// An answer is kept twice: as it was shown, and as it is compared.
const TIMES_KEPT: usize = 2;

pub(super) const SIZE: Rule = Rule {
    id: "form-fits-in-a-record",
    title: "What can be written into a form fits into one record.",
    source: "Amazon DynamoDB: an item holds at most 400 KiB; UK GDPR Article 5(1)(c), data minimisation",
    read: &["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html"],
    why: "What a family sends is sealed as one. If everything is filled in as long as it may be, and that \
          is more than a record holds, the form cannot be sent, after all that work.",
    looks: Some(
        "It counts the longest answer to each question, twice and at 4 bytes for a character, each choice \
         by its words, and a list's questions as often as its `most:` says. 300,000 bytes are the limit.",
    ),
    mend: "Write a smaller `most:` (50 at most) or `max_length:`, or ask less.",
    example: Example {
        breaks: "pages:\n  - id: you\n    title: About you\n    questions:\n      - { id: full-name, type: name, label: What is your name?, called: your name, data: name }\n  - id: people\n    title: People\n    list:\n      one: person\n      many: people\n      most: 200\n      named_by: member\n      people: { name: member, born: born }\n      pages:\n        - id: who\n          title: Who\n          questions:\n            - { id: member, type: name, label: Their name, called: their name, required: true, data: name }\n            - { id: born, type: date, label: Their date of birth, called: their date of birth, data: name }\n",
        keeps: "pages:\n  - id: you\n    title: About you\n    questions:\n      - { id: full-name, type: name, label: What is your name?, called: your name, data: name }\n  - id: people\n    title: People\n    list:\n      one: person\n      many: people\n      most: 20\n      named_by: member\n      people: { name: member, born: born }\n      pages:\n        - id: who\n          title: Who\n          questions:\n            - { id: member, type: name, label: Their name, called: their name, required: true, data: name }\n            - { id: born, type: date, label: Their date of birth, called: their date of birth, data: name }\n",
    },
    check: Check::Council(fits_in_a_record),
};

fn fits_in_a_record(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (slug, source, form) in checked.forms() {
        let asked = with_agreements(form, checked.council, checked.council);
        let sizes: Vec<usize> = asked.pages.iter().map(size_of_page).collect();
        for (index, page) in form.pages.iter().enumerate() {
            if let Some(list) = page.list.as_ref().filter(|list| list.most > MOST_IN_LIST) {
                found.push(source.error(
                    SIZE.id,
                    path!["pages", index, "list", "most"],
                    format!("{} are more than a list can hold", list.most),
                    format!("write {MOST_IN_LIST} or fewer"),
                ));
            }
        }
        // What a family saw in its own language is kept beside what staff read.
        let mut told = checked.council.translations.values();
        let times = if told.any(|told| told.forms.contains_key(slug)) {
            2
        } else {
            1
        };
        let total = sizes
            .iter()
            .fold(0_usize, |sum, size| sum.saturating_add(*size))
            .saturating_mul(times);
        if total > MOST_BYTES {
            // What takes most is what an editor should shorten first.
            let largest = (0..sizes.len()).max_by_key(|page| sizes[*page]);
            found.push(source.error(
                SIZE.id,
                path!["pages", largest.unwrap_or_default()],
                format!("the form can hold {total} bytes, and a record takes {MOST_BYTES}: most of them are here"),
                "ask less, or write a smaller `max_length:` or `most:`",
            ));
        }
    }
    found
}

/// The most bytes that the answers of a page take in a record: of a list, as often as it can be filled in.
fn size_of_page(page: &FormPage) -> usize {
    let size = |page: &FormPage| page.questions.iter().map(most_bytes).sum::<usize>();
    let list = page.list.as_ref();
    let of_list = list.map(|list| {
        let one: usize = list.pages.iter().map(size).sum();
        one.saturating_mul(list.most)
    });
    size(page).saturating_add(of_list.unwrap_or_default())
}

/// The most bytes that an answer takes in a record, with its question.
fn most_bytes(question: &Question) -> usize {
    let choices = question
        .choices()
        .iter()
        .map(|choice| choice.label.len() + choice.value.as_str().len());
    let answer = match question.kind {
        QuestionKind::Radios | QuestionKind::Select => choices.max().unwrap_or_default(),
        QuestionKind::Checkboxes => choices.sum(),
        QuestionKind::Name
        | QuestionKind::Text
        | QuestionKind::Textarea
        | QuestionKind::Email
        | QuestionKind::Phone
        | QuestionKind::Address
        | QuestionKind::Postcode
        | QuestionKind::Date
        | QuestionKind::Number => question.longest() * BYTES_OF_CHARACTER * TIMES_KEPT,
    };
    let asked = [
        question.label.as_str(),
        question.id.as_str(),
        question.data.as_str(),
    ];
    answer + asked.map(str::len).iter().sum::<usize>()
}
