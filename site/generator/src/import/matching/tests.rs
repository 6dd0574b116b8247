use super::*;

const ID: &str = "11111111-1111-4111-8111-111111111111";
const OTHER_ID: &str = "22222222-2222-4222-8222-222222222222";

/// Short name, id, name and what tells it apart.
type Said = (
    &'static str,
    Option<&'static str>,
    &'static str,
    &'static str,
);

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

fn found_as(found: &[Said], known: &[Said], unread: &[&str]) -> Vec<String> {
    let read = |all: &[Said]| -> Vec<(Slug, Option<OrukId>, String, String)> {
        all.iter()
            .map(|(short, id, name, apart)| {
                (
                    slug(short),
                    id.and_then(OrukId::parse),
                    folded(name),
                    (*apart).to_owned(),
                )
            })
            .collect()
    };
    let (found, known) = (read(found), read(known));
    fn things(all: &[(Slug, Option<OrukId>, String, String)]) -> impl Iterator<Item = Thing<'_>> {
        all.iter().map(|(slug, id, name, apart)| Thing {
            slug,
            id: id.as_ref(),
            names: vec![name.clone()],
            apart: apart.clone(),
        })
    }
    let unread = unread.iter().map(|name| slug(name)).collect();
    let ids = Ids::of(&slug("testbury"));
    let pairs = matched(Kind::Service, things(&found), things(&known), &unread, &ids);
    found
        .iter()
        .map(|(slug, ..)| pairs[slug].to_string())
        .collect()
}

#[test]
fn an_id_says_more_than_a_short_name_and_that_more_than_a_name() {
    let known = [
        ("a", Some(ID), "One", ""),
        ("b", None, "Two", ""),
        ("c", None, "Three", ""),
    ];
    assert_eq!(
        found_as(
            &[
                ("b", Some(ID), "Two", ""),
                ("c", None, "Two", ""),
                ("x", None, "  TWO ", "")
            ],
            &known,
            &[]
        ),
        ["a", "c", "b"]
    );
}

#[test]
fn the_id_that_the_councils_own_feed_gives_is_an_id_of_the_thing() {
    let derived = Ids::of(&slug("testbury")).of_file(Kind::Service, &slug("a"));
    let derived: &'static str = derived.expect("an id").as_str().to_owned().leak();
    assert_eq!(
        found_as(
            &[("x", Some(derived), "Other", "")],
            &[("a", None, "One", "")],
            &[]
        ),
        ["a"]
    );
}

#[test]
fn what_another_id_or_another_place_tells_apart_is_something_new() {
    let known = [("a", Some(ID), "One", "here")];
    assert_eq!(
        found_as(&[("a", Some(OTHER_ID), "One", "here")], &known, &[]),
        ["a-2"]
    );
    assert_eq!(
        found_as(&[("a", None, "One", "there")], &known, &[]),
        ["a-2"]
    );
    assert_eq!(
        found_as(
            &[("a", Some(OTHER_ID), "One", "here")],
            &[("a", None, "One", "here")],
            &[]
        ),
        ["a"]
    );
}

#[test]
fn each_known_thing_is_found_once() {
    let known = [("a", None, "One", ""), ("b", None, "One", "")];
    let found = [
        ("x", None, "One", ""),
        ("y", None, "One", ""),
        ("z", None, "One", ""),
    ];
    assert_eq!(found_as(&found, &known, &[]), ["a", "b", "z"]);
}

#[test]
fn a_file_that_cannot_be_read_is_taken_for_what_has_its_name() {
    assert_eq!(found_as(&[("a", None, "One", "")], &[], &["a"]), ["a"]);
}
