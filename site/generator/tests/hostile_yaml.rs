//! YAML that is meant to hang, to fill memory or to fall over, and values that no field holds.
#![cfg(unix)]
#![expect(clippy::print_stdout, reason = "which case was the last")]

mod copied;
mod hostile;

use hostile::Hostile;

/// Front matter of a page that is sound but for what is added to it.
fn page(added: &str) -> String {
    format!("---\ntitle: A page\nsummary: A page.\n{added}\n---\n\nA text.\n")
}

/// A chain of anchors, each of which repeats the one before nine times.
fn laughs() -> String {
    let mut bomb = "l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for level in 1..12 {
        let before = format!("*l{}, ", level - 1).repeat(9);
        bomb += &format!("l{level}: &l{level} [{before}]\n");
    }
    bomb
}

#[test]
fn yaml_that_grows_is_told_and_not_followed() {
    let council = Hostile::new();
    council.builds();
    let many = |one: &str| one.repeat(100_000 / one.len() * 6);
    let anchors: String = (0..70_000).map(|n| format!("- &a{n} 1\n")).collect();
    let aliases = format!("a: &a 1\nb: [{}]", "*a, ".repeat(100_000));
    let merges = format!("a: &a {{b: 1}}\n{}", "c:\n  <<: *a\n".repeat(40_000));
    let merged = format!("a: &a {{b: 1}}\nc:\n{}", "  <<: *a\n".repeat(50_000));
    for (what, yaml) in [
        ("a billion laughs", laughs()),
        ("an anchor in itself", "waivers: &a [*a]".to_owned()),
        ("anchors", format!("waivers:\n{anchors}")),
        ("aliases", aliases),
        ("merges", merges),
        ("a merge many times", merged),
        ("a merge of itself", "a: &a\n  <<: *a\n".to_owned()),
        ("brackets", format!("waivers: {}", "[".repeat(100_000))),
        (
            "closed brackets",
            format!("waivers: {}{}", "[".repeat(100_000), "]".repeat(100_000)),
        ),
        ("braces", format!("waivers: {}", many("{a: "))),
        ("hyphens", format!("waivers:\n  {}1", many("- "))),
        (
            "names in lines",
            (0..1_000)
                .map(|n| format!("{}a:\n", " ".repeat(n)))
                .collect(),
        ),
        ("questions", many("? ")),
        ("closing brackets", "]".repeat(100_000)),
        ("a long name", many("ab") + ": 1"),
        ("a long quote", format!("a: \"{}", many("ab"))),
        (
            "many names",
            (0..100_000).map(|n| format!("n{n}: 1\n")).collect(),
        ),
        (
            "many values",
            format!("waivers: [{}]", "1,".repeat(250_000)),
        ),
        ("tags", many("!a ")),
        ("commas", format!("waivers: [{}]", ",".repeat(500_000))),
        ("colons", ":".repeat(500_000)),
        ("blank lines", "\n \n".repeat(200_000) + "x"),
        ("comments", "# a\n".repeat(200_000) + "x"),
    ] {
        let file = council.put("pages/privacy.md", page(&yaml));
        println!("{what}");
        council.is_refused("pages/privacy.md", "error[yaml]");
        council.put("forms/bomb.yaml", &yaml);
        council.is_refused("forms/bomb.yaml", "error[yaml]");
        for file in [file, council.council("forms/bomb.yaml")] {
            std::fs::remove_file(file).expect("it goes");
        }
        hostile_home(&council);
    }
}

/// The page that is left out again is a sound one.
fn hostile_home(council: &Hostile) {
    council.put("pages/privacy.md", page(""));
}

#[test]
fn a_record_of_published_texts_that_grows_is_told() {
    let council = Hostile::new();
    council.builds();
    for bomb in [laughs(), "[".repeat(100_000), "- &a [*a]\n".to_owned()] {
        council.put("notices/published.yaml", bomb);
        council.is_refused("notices/published.yaml", "error[yaml]");
    }
}

#[test]
fn a_value_that_its_field_does_not_hold_is_told_where_it_stands() {
    let council = Hostile::new();
    council.builds();
    let form = |value: &str| {
        format!("title: A form\nsummary: A form.\nnotice: hub\nhub: {value}\npages: []\n")
    };
    let location = |value: &str| {
        format!(
            "---\nname: A hall\naddress: [Hall Road]\ntown: Testbury\npostcode: TE1 1ST\nlatitude: {value}\nlongitude: 0\n---\n"
        )
    };
    for value in [
        "99999999999999999999999999999999",
        "-1e999",
        "[1]",
        "{a: 1}",
        "!!binary gIGC",
        "!!python/object/apply:os.system [ls]",
        "\"a\\0b\"",
        "\"a\\u202eb\"",
        "\"a\\x07b\"",
    ] {
        council.put("forms/odd.yaml", form(value));
        council.is_refused("forms/odd.yaml", "error[");
    }
    std::fs::remove_file(council.council("forms/odd.yaml")).expect("it goes");
    for value in [
        "1e999",
        ".inf",
        "-.inf",
        ".nan",
        "1e308",
        "1000",
        "north",
        "0x10",
        "!!float nan",
    ] {
        council.put("locations/hall.md", location(value));
        council.is_refused("locations/hall.md", "error[");
    }
}

#[test]
fn yaml_that_is_two_or_none_is_told() {
    let council = Hostile::new();
    council.builds();
    for (yaml, words) in [
        ("title: A\ntitle: B\n", "a second time"),
        ("title: A\n\tsummary: B\n", ""),
        ("title: A\nsummary: B\n...\ntitle: C\n", ""),
        ("title: A\nsummary: B\n--- \ntitle: C\n", ""),
        ("", ""),
        ("~", ""),
        ("- a\n- b\n", ""),
        ("a", ""),
        ("%YAML 9.9\n---\ntitle: A\n", ""),
        ("title: &a\nsummary: *b\n", ""),
    ] {
        council.put("forms/odd.yaml", yaml);
        council.is_refused("forms/odd.yaml", words);
    }
}
