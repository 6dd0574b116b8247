//! What does not open: everything that was changed, and everything of another shape, whoever made it.

use std::collections::BTreeMap;

use vault::{SealingContext, SealingError};

use crate::vector::{Vector, stored};

/// Where a message's encrypted data keys begin: after version, suite, message id and an empty context.
const DATA_KEYS: usize = 1 + 2 + 32 + 2;

/// How many of each kind of change were refused.
#[derive(Default)]
struct Refused(BTreeMap<&'static str, usize>);

impl Refused {
    fn message(&mut self, what: &'static str, vector: &Vector, message: &[u8]) {
        let opened = vector.open_instead(message).map(drop);
        assert_eq!(
            opened,
            Err(SealingError::DoesNotOpen),
            "{}: {what}",
            vector.name
        );
        *self.0.entry(what).or_default() += 1;
    }

    fn vector(&mut self, what: &'static str, vector: &Vector) {
        self.message(what, vector, &vector.message());
    }

    #[allow(
        clippy::print_stdout,
        reason = "who reads the tests' output sees how much was tried"
    )]
    fn print(&self, who: &str) {
        let counts: Vec<String> = self
            .0
            .iter()
            .map(|(what, count)| format!("{} {what}", with_commas(*count)))
            .collect();
        println!("Family Hub refused {} in {who}", counts.join(", "));
    }
}

#[test]
fn no_message_opens_that_was_changed_anywhere_in_any_way() {
    for (file, who) in [
        ("family_hub.json", "its own stored messages"),
        ("python.json", "Python's stored messages"),
    ] {
        let vectors = stored(file);
        let mut refused = Refused::default();
        for vector in &vectors {
            assert!(vector.open().is_ok(), "{}", vector.name);
            changed(&mut refused, vector);
            elsewhere(&mut refused, vector);
            for other in &vectors {
                if other.name != vector.name {
                    let swapped = with_data_key_of(&vector.message(), &other.message());
                    refused.message("swapped data keys", vector, &swapped);
                }
            }
        }
        refused.print(who);
    }
}

#[test]
fn the_data_key_of_another_message_of_the_same_record_and_place_does_not_open() {
    let context = stored("family_hub.json").remove(0).context;
    let first = Vector::sealed("first", &context, "yes");
    let mut second = first.clone();
    second.seal("no!");
    assert!(second.open().is_ok());
    let swapped = with_data_key_of(&first.message(), &second.message());
    assert_eq!(swapped.len(), first.message().len());
    Refused::default().message("swapped data keys", &first, &swapped);
    let itself = with_data_key_of(&first.message(), &first.message());
    assert!(first.open_instead(&itself).is_ok());
}

#[test]
fn what_python_makes_in_another_shape_suite_version_or_context_does_not_open() {
    refuses_each(&stored("refused.json"), "what Python made otherwise");
}

pub(crate) fn refuses_each(vectors: &[Vector], who: &str) {
    let mut refused = Refused::default();
    for vector in vectors {
        refused.vector("messages", vector);
    }
    refused.print(who);
}

fn changed(refused: &mut Refused, vector: &Vector) {
    let message = vector.message();
    for place in 0..message.len() {
        for bit in 0..8 {
            let mut flipped = message.clone();
            flipped[place] ^= 1 << bit;
            refused.message("flipped bits", vector, &flipped);
        }
        let mut replaced = message.clone();
        replaced[place] = !replaced[place];
        refused.message("flipped bytes", vector, &replaced);
        refused.message("truncations", vector, &message[..place]);
    }
    for more in [b"\0".as_slice(), b" ", &message] {
        refused.message("trailing bytes", vector, &[&message, more].concat());
    }
    for suite in [[0x05, 0x78], [0x01, 0x78], [0x00, 0x14]] {
        for version in [1, 2] {
            let header = [version, suite[0], suite[1]];
            let other = [&header, &message[header.len()..]].concat();
            refused.message("other suites", vector, &other);
        }
    }
}

fn elsewhere(refused: &mut Refused, vector: &Vector) {
    for pair in vector.context.keys() {
        let mut moved = vector.clone();
        let value = moved.context[pair].clone();
        let other = if pair == "body-version" {
            value
                .parse::<u64>()
                .expect("a number")
                .wrapping_add(1)
                .to_string()
        } else {
            value + "x"
        };
        moved.context.insert(pair.clone(), other);
        refused.vector("changed pairs", &moved);
    }
    let SealingContext { kind, sort, .. } = vector.place();
    let (kind, sort) = (kind.to_owned(), sort.to_owned());
    if kind != sort {
        let mut exchanged = vector.clone();
        exchanged.context.insert("kind".to_owned(), sort);
        exchanged.context.insert("sort".to_owned(), kind);
        refused.vector("exchanged pairs", &exchanged);
    }
}

/// The message with its one encrypted data key replaced by another message's.
fn with_data_key_of(message: &[u8], other: &[u8]) -> Vec<u8> {
    [
        &message[..DATA_KEYS],
        &other[DATA_KEYS..data_keys_end(other)],
        &message[data_keys_end(message)..],
    ]
    .concat()
}

/// Where the one encrypted data key ends: two bytes of count, then three counted fields.
fn data_keys_end(message: &[u8]) -> usize {
    (0..3).fold(DATA_KEYS + 2, |at, _| {
        at + 2 + usize::from(u16::from_be_bytes([message[at], message[at + 1]]))
    })
}

fn with_commas(count: usize) -> String {
    if count < 1_000 {
        return count.to_string();
    }
    format!("{},{:03}", with_commas(count / 1_000), count % 1_000)
}
