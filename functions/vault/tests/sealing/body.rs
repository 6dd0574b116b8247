//! What a sealed body promises.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vault::{DataKey, SealingContext, SealingError, open, seal};

const PLACE: SealingContext<'_> = SealingContext {
    table: "submissions",
    partition: "submission#9f2c41d0",
    sort: "answers",
    kind: "answers",
    council: "westminster",
    body_version: 1,
};

fn key() -> DataKey {
    DataKey::from([7; 32])
}

fn sealed(value: &str) -> Vec<u8> {
    seal(&key(), "key-41d0", &PLACE, value).expect("seals")
}

fn opens(body: &[u8]) -> bool {
    match open::<String>(&key(), "key-41d0", &PLACE, body) {
        Ok(_) => true,
        Err(reason) => {
            assert_eq!(
                reason,
                SealingError::DoesNotOpen,
                "every failure looks the same"
            );
            false
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_anywhere_opens_to_itself(
        text in any::<String>(),
        partition in any::<String>(),
        sort in any::<String>(),
        body_version: u64,
        key: [u8; 32],
    ) {
        let place = SealingContext { partition: &partition, sort: &sort, body_version, ..PLACE };
        let key = DataKey::from(key);
        let body = seal(&key, "key-41d0", &place, &text).expect("seals");
        let opened = open::<String>(&key, "key-41d0", &place, &body).expect("opens");
        prop_assert_eq!(opened.into_inner(), text);
    }

    #[test]
    fn bytes_that_nobody_sealed_do_not_open(bytes in any::<Vec<u8>>(), kept in 0_usize..400) {
        prop_assert!(!opens(&bytes));
        let body = sealed("canary");
        let kept = &body[..kept.min(body.len())];
        let spliced = [kept, &bytes].concat();
        prop_assert_eq!(opens(&spliced), spliced == body);
    }
}

#[test]
fn a_body_with_any_bit_changed_does_not_open() {
    let body = sealed("We need a larger cot.");
    assert!(opens(&body));
    for position in 0..body.len() {
        for bit in 0..8 {
            let mut changed = body.clone();
            changed[position] ^= 1 << bit;
            assert!(!opens(&changed), "bit {bit} of byte {position}");
        }
    }
}

#[test]
fn a_body_cut_anywhere_or_lengthened_does_not_open() {
    let body = sealed("We need a larger cot.");
    for length in 0..body.len() {
        assert!(!opens(&body[..length]), "cut to {length} bytes");
    }
    assert!(!opens(&[body.as_slice(), b" "].concat()));
    assert!(!opens(&[body.as_slice(), body.as_slice()].concat()));
}

#[test]
fn a_body_opens_in_its_own_place_only() {
    let body = sealed("We need a larger cot.");
    let elsewhere = [
        SealingContext {
            table: "families",
            ..PLACE
        },
        SealingContext {
            partition: "submission#00000000",
            ..PLACE
        },
        SealingContext {
            sort: "answer",
            ..PLACE
        },
        SealingContext {
            kind: "view",
            ..PLACE
        },
        SealingContext {
            council: "barking-and-dagenham",
            ..PLACE
        },
        SealingContext {
            body_version: 2,
            ..PLACE
        },
        // The same letters, cut differently between two pairs.
        SealingContext {
            partition: "submission#9f2c41d0a",
            sort: "nswers",
            ..PLACE
        },
        SealingContext {
            table: PLACE.kind,
            kind: PLACE.table,
            ..PLACE
        },
    ];
    for place in elsewhere {
        let found = open::<String>(&key(), "key-41d0", &place, &body);
        assert!(
            matches!(found, Err(SealingError::DoesNotOpen)),
            "opened in {place:?}"
        );
    }
}

#[test]
fn a_body_opens_under_its_own_key_and_that_keys_name_only() {
    let body = sealed("We need a larger cot.");
    let mut near = [7; 32];
    near[31] = 6;
    for (key, name) in [
        (near, "key-41d0"),
        ([7; 32], "key-41d1"),
        ([7; 32], "key-41d"),
        ([7; 32], ""),
    ] {
        let found = open::<String>(&DataKey::from(key), name, &PLACE, &body);
        assert!(
            matches!(found, Err(SealingError::DoesNotOpen)),
            "opened under {name}"
        );
    }
}

#[test]
fn the_same_value_is_never_sealed_to_the_same_bytes() {
    assert_ne!(sealed("yes"), sealed("yes"));
}

#[test]
fn a_body_shows_nothing_of_its_value_or_place() {
    let body = sealed("CANARY");
    for word in [
        "CANARY",
        "submissions",
        "9f2c41d0",
        "westminster",
        "answers",
    ] {
        assert!(
            !body
                .windows(word.len())
                .any(|window| window == word.as_bytes()),
            "{word}"
        );
    }
}

#[test]
fn values_of_near_lengths_have_bodies_of_one_length() {
    let lengths: Vec<usize> = (993..=1_022)
        .map(|length| sealed(&"x".repeat(length)).len())
        .collect();
    assert!(
        lengths.iter().all(|length| *length == lengths[0]),
        "{lengths:?}"
    );
    assert_ne!(sealed(&"x".repeat(1_023)).len(), lengths[0]);
}

#[test]
fn a_value_of_another_shape_is_told_from_a_body_that_does_not_open() {
    let found = open::<u32>(&key(), "key-41d0", &PLACE, &sealed("We need a larger cot."));
    assert!(matches!(found, Err(SealingError::OfAnotherShape)));
}

#[test]
fn what_cannot_be_sealed_is_refused() {
    let too_long = "x".repeat(400 * 1024);
    assert_eq!(
        seal(&key(), "key-41d0", &PLACE, &too_long),
        Err(SealingError::TooLong)
    );

    let long_place = "x".repeat(70_000);
    let place = SealingContext {
        partition: &long_place,
        ..PLACE
    };
    assert_eq!(
        seal(&key(), "key-41d0", &place, ""),
        Err(SealingError::TooLong)
    );
    assert_eq!(
        seal(&key(), &long_place, &PLACE, ""),
        Err(SealingError::TooLong)
    );
    assert!(matches!(
        open::<String>(&key(), &long_place, &PLACE, &sealed("")),
        Err(SealingError::DoesNotOpen)
    ));

    let keyed_by_lists = BTreeMap::from([(vec![1], "one")]);
    assert_eq!(
        seal(&key(), "key-41d0", &PLACE, &keyed_by_lists),
        Err(SealingError::NotJson)
    );
}
