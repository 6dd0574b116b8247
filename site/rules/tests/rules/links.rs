//! Links, pictures and HTML in a text, broken in every way that the rules know.

use std::collections::BTreeSet;

use site_model::Severity::{self, Error, Warning};
use site_rules::TABLE;

use crate::folder::{COUNCIL, Folder, HOME, NOTICE, SERVICE};

/// A text that breaks a rule.
struct Break {
    rule: &'static str,
    severity: Severity,
    /// What is written under a heading `Your rights` of the home page.
    text: &'static str,
    /// The part of it at which the finding points.
    at: &'static str,
}

const fn breaks(
    rule: &'static str,
    severity: Severity,
    text: &'static str,
    at: &'static str,
) -> Break {
    Break {
        rule,
        severity,
        text,
        at,
    }
}

const BREAKS: &[Break] = &[
    breaks(
        "link-leads-somewhere",
        Error,
        "See [visits](/testshire/service/visits/).",
        "[visits]",
    ),
    breaks(
        "link-leads-somewhere",
        Error,
        "See [visits](services/visits).",
        "[visits]",
    ),
    breaks(
        "link-leads-somewhere",
        Error,
        "See [visits](javascript:alert(1)).",
        "[visits]",
    ),
    breaks(
        "link-leads-somewhere",
        Error,
        "See [visits](//example.org/).",
        "[visits]",
    ),
    breaks(
        "link-leads-somewhere",
        Error,
        "See [visits](<java&#115;cript:alert(1)>).",
        "[visits]",
    ),
    breaks(
        "link-leads-somewhere",
        Error,
        "See [hubs](/othershire/).",
        "[hubs]",
    ),
    breaks(
        "link-leads-somewhere",
        Error,
        "See [changes](/testshire/notices/early-help/2026-01-01/changes/).",
        "[changes]",
    ),
    breaks(
        "link-place-on-page",
        Error,
        "See [them](#rights).",
        "[them]",
    ),
    breaks(
        "link-place-on-page",
        Error,
        "See [them](/testshire/#rights).",
        "[them]",
    ),
    breaks(
        "link-place-on-page",
        Error,
        "See [them](/testshire/notices/early-help/#your-rights).",
        "[them]",
    ),
    breaks("link-words", Error, "See [](/testshire/services/).", "[](/"),
    breaks(
        "link-words",
        Warning,
        "[Click **here**.](/testshire/services/)",
        "[Click",
    ),
    breaks(
        "link-words",
        Warning,
        "Read [more…](/testshire/services/)",
        "[more",
    ),
    breaks(
        "link-secure",
        Warning,
        "See [them](http://example.org/).",
        "[them]",
    ),
    breaks(
        "link-own-site",
        Warning,
        "See [them](https://hubs.testshire.example/testshire/).",
        "[them]",
    ),
    breaks(
        "link-own-site",
        Warning,
        "See <https://hubs.testshire.example>.",
        "<https",
    ),
    breaks("picture-in-words", Error, "![](images/room.png)", "![]"),
    breaks(
        "picture-in-words",
        Error,
        "![room.png](images/room.png)",
        "![room",
    ),
    breaks(
        "picture-in-words",
        Error,
        "![Photo.](images/room.png)",
        "![Photo",
    ),
    breaks(
        "picture-there",
        Error,
        "![A room](images/rooms.png)",
        "![A room",
    ),
    breaks(
        "picture-there",
        Error,
        "![A room](https://example.org/room.png)",
        "![A room",
    ),
    breaks(
        "picture-there",
        Error,
        "![A room](/othershire/images/room.png)",
        "![A room",
    ),
    breaks(
        "picture-there",
        Error,
        "![A room](images/../room.png)",
        "![A room",
    ),
    breaks(
        "html-allowed",
        Warning,
        "Bring your <b>red book</b>.",
        "<b>red",
    ),
    breaks(
        "html-allowed",
        Warning,
        "<div class=x>\n\nHello\n\n</div>",
        "<div",
    ),
    breaks(
        "html-allowed",
        Warning,
        "Words <script>alert(1)</script>",
        "<script",
    ),
    breaks(
        "html-allowed",
        Warning,
        "Words <kbd onclick=alert(1)>Esc</kbd>",
        "<kbd",
    ),
    breaks(
        "html-allowed",
        Warning,
        "Words <span id=main-content>Esc</span>",
        "<span",
    ),
    breaks(
        "html-allowed",
        Warning,
        "<details>\nHello\n</details>",
        "</details>",
    ),
    breaks(
        "markup-as-meant",
        Warning,
        "Times:\n\n| Day | Time |\n|---|\n| Monday | 10am |",
        "| Day",
    ),
    breaks(
        "markup-as-meant",
        Warning,
        "Day | Time\n--- | --- | ---\nMonday | 10am",
        "--- | ---",
    ),
    breaks(
        "markup-as-meant",
        Warning,
        "Every **day**[^1], as said[^two].\n\n[^two]: Said.",
        "[^1]",
    ),
    breaks(
        "text-filled-in",
        Warning,
        "Come in.\n\n- [What happens there, and when.]",
        "[What happens",
    ),
];

/// A sound council with a picture and a website, and this text on its home page.
fn folder(text: &str) -> Folder {
    let folder = Folder::sound();
    folder.write("testshire/images/room.png", png(640, 480));
    folder.write(
        "othershire/council.yaml",
        folder.read(COUNCIL).replace("Testshire", "Othershire"),
    );
    for page in ["home", "privacy"] {
        let page = format!("pages/{page}.md");
        let text = folder.read(&format!("testshire/{page}"));
        folder.write(&format!("othershire/{page}"), text);
    }
    folder.replace(HOME, "Welcome.", &format!("# Your rights\n\n{text}"));
    folder
}

/// The beginning of a PNG file.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0]);
    bytes
}

fn of_this_chapter(found: &str) -> bool {
    ["link-", "picture-", "html-", "markup-", "text-", "file-"]
        .iter()
        .any(|prefix| found.contains(&format!(" {prefix}")))
}

#[test]
fn each_break_is_found_once_by_its_rule_at_its_line_and_column() {
    let mut wrong = Vec::new();
    for case in BREAKS {
        let folder = folder(case.text);
        let expected = format!("{HOME}:{} {}", folder.place(HOME, case.at), case.rule);
        let found = [Error, Warning].map(|severity| folder.found(severity));
        let of_severity = usize::from(case.severity == Warning);
        let told: Vec<&String> = found
            .iter()
            .flatten()
            .filter(|f| of_this_chapter(f))
            .collect();
        if told != [&expected] || !found[of_severity].contains(&expected) {
            wrong.push(format!(
                "`{}`: expected {expected}, found {told:#?}",
                case.text
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Of a picture's weight there is no text to show: it has a test of its own below.
#[test]
fn each_example_of_the_rule_book_breaks_its_rule_and_its_mend_keeps_it() {
    let chapters = TABLE
        .iter()
        .filter(|c| ["links", "pictures", "markup"].contains(&c.id));
    let mut seen = 0;
    for rule in chapters.flat_map(|chapter| chapter.rules) {
        if rule.id == "picture-usable" {
            continue;
        }
        seen += 1;
        for (example, broken) in [(rule.example.breaks, true), (rule.example.keeps, false)] {
            let example = example
                .replace("westminster", "testshire")
                .replace("room.jpg", "room.png");
            let folder = Folder::sound();
            folder.write("testshire/images/room.png", png(640, 480));
            folder.replace(HOME, "Welcome.", &example);
            let found = [folder.errors(), folder.found(Warning)].concat();
            let is_found = found
                .iter()
                .any(|finding| finding.ends_with(&format!(" {}", rule.id)));
            assert_eq!(is_found, broken, "{}: {example}", rule.id);
        }
    }
    assert_eq!(seen, 10);
}

#[test]
fn every_rule_of_these_chapters_is_broken_here() {
    let chapters = TABLE
        .iter()
        .filter(|c| ["links", "pictures", "markup"].contains(&c.id));
    let rules: BTreeSet<&str> = chapters.flat_map(|c| c.rules).map(|rule| rule.id).collect();
    let broken = BREAKS
        .iter()
        .map(|case| case.rule)
        .chain(["picture-usable"]);
    assert_eq!(rules, broken.collect());
}

#[test]
fn what_keeps_the_rules_is_not_found() {
    for text in [
        "See [your rights](#your-rights) and [them](/testshire/#your-rights).",
        "See [the top](#main-content).",
        "See [a visit](/testshire/services/visits/) or [the notice](/testshire/notices/early-help/).",
        "See [each text](/testshire/notices/early-help/versions/).",
        "See [this text](/testshire/notices/early-help/2026-01-01/).",
        "See [the list](/testshire/services/?from=home#anywhere).",
        "Write to <dpo@example.org> or [phone us](tel:+442079460000).",
        "See [Othershire](https://othershire.example.org/#more) or <https://example.org/>.",
        "See [here you find help](/testshire/services/).",
        "![A room with a ramp](images/room.png)",
        "[![A room with a ramp](/testshire/images/room.png)](/testshire/services/)",
        "Press <kbd>Esc</kbd>, H<sub>2</sub>O, <abbr title=\"x\">DPO</abbr>, a<br>b",
        "<span lang=\"cy\" dir=\"ltr\">Croeso</span>",
        "<details>\n<summary>What we mean</summary>\n\nWords.\n\n</details>",
        "| Day | Time |\n|---|---|\n| Monday | 10am |\n\nDay | Time\n--- | ---\nMonday | 10am",
        "Each day[^1], \\[^2], `[^3]`, a | b.\n\n    | a | b |\n    [^4]\n\n[^1]: But one.",
        "`<b>` and [one](/testshire/services/)\n\n    <script>",
    ] {
        let folder = folder(text);
        let mut found = folder.errors();
        found.extend(folder.found(Warning));
        found.retain(|finding| of_this_chapter(finding));
        assert_eq!(found, [""; 0], "{text}");
    }
}

#[test]
fn a_link_that_leads_nowhere_is_mended_by_the_address_that_was_meant() {
    for (target, mend) in [
        ("/your-rights", "did you mean `/testshire/your-rights/`?"),
        ("/your-rights/", "did you mean `/testshire/your-rights/`?"),
        (
            "/organisations/visitors/",
            "did you mean `/testshire/organisations/visitors/`?",
        ),
        (
            "visitors",
            "did you mean `/testshire/organisations/visitors/`?",
        ),
        (
            "../services/visits.md#how",
            "did you mean `/testshire/services/visits/#how`?",
        ),
        (
            "/testshire/service/",
            "did you mean `/testshire/services/`?",
        ),
        (
            "/testshire/services",
            "write `/testshire/services/`: a page's address ends in `/`",
        ),
        ("/", ""),
        (
            "/testshire/swimming/",
            "begins with the council's name, such as `/testshire/services/`",
        ),
        (
            "//example.org/services/",
            "begins with the council's name, such as `/testshire/services/`",
        ),
        (
            "/othershire/services/",
            "another council has a site of its own",
        ),
    ] {
        let folder = folder(&format!("See [this]({target})."));
        let told: Vec<String> = folder
            .diagnostics(crate::folder::TODAY)
            .iter()
            .filter(|found| found.rule == "link-leads-somewhere")
            .map(|found| found.mend.clone())
            .collect();
        if mend.is_empty() {
            assert_eq!(told, [""; 0], "{target}");
        } else {
            assert!(
                told.len() == 1 && told[0].contains(mend),
                "{target}: {told:?}"
            );
        }
    }
}

#[test]
fn a_picture_with_capitals_in_its_name_is_told_once_with_the_name_it_can_have() {
    let folder = folder("![A toy](images/Toy.PNG)");
    folder.write("testshire/images/Toy.PNG", png(1, 1));
    let told: Vec<String> = folder
        .diagnostics(crate::folder::TODAY)
        .iter()
        .filter(|found| ["file-name", "picture-there"].contains(&found.rule))
        .map(ToString::to_string)
        .collect();
    assert!(
        matches!(&told[..], [one] if one.contains("rename it to `toy.png`")),
        "{told:#?}"
    );
}

#[test]
fn what_a_newer_text_changed_can_be_linked_to() {
    let folder = folder("See [changes](/testshire/notices/early-help/2026-06-01/changes/).");
    let newer = folder
        .read(NOTICE)
        .replace("updated: 2026-01-01", "updated: 2026-06-01");
    folder.write("testshire/notices/early-help/2026-06-01.md", newer);
    assert!(folder.errors().iter().all(|error| !of_this_chapter(error)));
}

#[test]
fn a_link_to_another_page_is_held_to_the_headings_of_that_page() {
    let folder = folder("[How](/testshire/services/visits/#how-we-visit)");
    assert_eq!(
        folder
            .errors()
            .iter()
            .filter(|e| of_this_chapter(e))
            .count(),
        1
    );
    folder.replace(SERVICE, "We visit.\n", "## How we visit\n");
    assert_eq!(
        folder
            .errors()
            .iter()
            .filter(|e| of_this_chapter(e))
            .count(),
        0
    );
}

#[test]
fn a_picture_is_light_and_of_its_kind() {
    let heavy = [png(1, 1), vec![0; 15_000]].concat();
    let jpeg =
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08\0\x10\0\x20\x03";
    let cases: [(&str, &[u8], Option<&str>); 7] = [
        ("room.png", &png(640, 480), None),
        ("room.jpg", jpeg, None),
        ("room.png", &heavy, Some("16 kB: 15 kB is the most")),
        ("room.jpg", &png(640, 480), Some("no `.jpg` picture")),
        ("room.png", &png(0, 480), Some("no `.png` picture")),
        (
            "room.webp",
            b"<svg onload='alert(1)'/>",
            Some("no `.webp` picture"),
        ),
        ("room.avif", b"", Some("no `.avif` picture")),
    ];
    for (name, bytes, expected) in cases {
        let folder = Folder::sound();
        folder.write(&format!("testshire/images/{name}"), bytes);
        let diagnostics = folder.diagnostics(crate::folder::TODAY);
        let told: Vec<String> = diagnostics
            .iter()
            .filter(|d| d.rule == "picture-usable")
            .map(ToString::to_string)
            .collect();
        match expected {
            None => assert_eq!(told, [""; 0], "{name}"),
            Some(expected) => {
                assert_eq!(told.len(), 1, "{name}: {told:#?}");
                assert!(told[0].contains(expected), "{name}: {told:#?}");
            }
        }
    }
}

#[test]
fn a_file_that_can_hold_script_is_not_published() {
    let folder = folder("![A room](images/plan.svg)");
    folder.write("testshire/images/plan.svg", "<svg/>");
    folder.write("testshire/images/Our room.png", png(1, 1));
    let warnings = folder.found(Warning);
    assert!(
        warnings.contains(&"testshire/images/plan.svg:1:1 file-name".to_owned()),
        "{warnings:#?}"
    );
    let errors = folder.errors();
    assert!(errors.contains(&"testshire/images/Our room.png:1:1 file-name".to_owned()));
    assert!(
        errors.iter().any(|error| error.ends_with("picture-there")),
        "{errors:#?}"
    );
}
