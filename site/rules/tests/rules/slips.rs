//! Slips of an editor's hand: each is told once, where it is, in words that mend it.

use site_model::Content;
use site_model::published_texts::PublishedText;

use crate::folder::{COUNCIL, FORM, Folder, HOME, NOTICE, ORGANISATION, PRIVACY, SERVICE, TODAY};

/// One slip.
struct Slip {
    file: &'static str,
    /// What is replaced.
    from: &'static str,
    /// By what.
    to: &'static str,
    /// The text at which the finding points.
    at: &'static str,
    /// A part of what is said to be wrong.
    message: &'static str,
    /// A part of how it is mended.
    mend: &'static str,
}

const SLIPS: &[Slip] = &[
    Slip {
        file: NOTICE,
        from: "updated: 2026-01-01",
        to: "updated: 1 January 2026",
        at: "1 January",
        message: "`1 January 2026` is no date",
        mend: "write the date as `2026-01-01`",
    },
    Slip {
        file: NOTICE,
        from: "updated: 2026-01-01",
        to: "updated: soon",
        at: "soon",
        message: "`soon` is no date",
        mend: "such as `2026-11-21`",
    },
    Slip {
        file: NOTICE,
        from: "from: last-change\n    period: 7 days",
        to: "until: the end of 2027",
        at: "the end of 2027",
        message: "is no date",
        mend: "such as `2026-11-21`",
    },
    Slip {
        file: NOTICE,
        from: "title: Early help",
        to: "title: Hub: privacy",
        at: ": privacy",
        message: "contains a colon",
        mend: "write `title: \"Hub: privacy\"`",
    },
    Slip {
        file: NOTICE,
        from: "    label: Your name",
        to: "     label: Your name",
        at: ": Your name",
        message: "belongs to nothing above it",
        mend: "check the indent",
    },
    Slip {
        file: NOTICE,
        from: "  - id: name",
        to: "   - id: name",
        at: "label: Your name",
        message: "belongs to nothing above it",
        mend: "check the indent",
    },
    Slip {
        file: NOTICE,
        from: "    label: Your name",
        to: "\tlabel: Your name",
        at: "name\n\tlabel",
        message: "a tab",
        mend: "use spaces",
    },
    Slip {
        file: NOTICE,
        from: "summary: What we keep.",
        to: "sumary: What we keep.",
        at: "sumary",
        message: "there is no `sumary:` here",
        mend: "did you mean `summary`?",
    },
    Slip {
        file: NOTICE,
        from: "7 days\n    then: delete",
        to: "7 days\n    then: deleted",
        at: "deleted",
        message: "`deleted` is not a value",
        mend: "did you mean `delete`?",
    },
    Slip {
        file: FORM,
        from: "type: textarea",
        to: "type: picture",
        at: "picture",
        message: "`picture` is not a value",
        mend: "write one of: name, text,",
    },
    Slip {
        file: FORM,
        from: "hub: north\n",
        to: "",
        at: "title: Ask us",
        message: "`hub:` is missing",
        mend: "add a line `hub: …`",
    },
    Slip {
        file: FORM,
        from: "kind: self-referral",
        to: "kind: complaint",
        at: "title: Ask us",
        message: "a form of the kind `complaint` belongs to no hub",
        mend: "remove `hub:`",
    },
    Slip {
        file: SERVICE,
        from: "summary: We visit you.\n",
        to: "",
        at: "hubs: [north]",
        message: "`summary:` is missing",
        mend: "add a line `summary: …` next to `hubs:`",
    },
    Slip {
        file: NOTICE,
        from: "summary: What",
        to: "title: Again\nsummary: What",
        at: "title: Again",
        message: "`title:` stands here a second time",
        mend: "keep one",
    },
    Slip {
        file: SERVICE,
        from: "hubs: [north]",
        to: "hubs: north",
        at: "north",
        message: "a list is needed",
        mend: "`[one, another]`",
    },
    Slip {
        file: SERVICE,
        from: "hubs: [north]",
        to: "hubs: [north",
        at: "[north",
        message: "a bracket is not closed",
        mend: "`]`",
    },
    Slip {
        file: NOTICE,
        from: "title: Early help",
        to: "title: \"Early help",
        at: "summary: What",
        message: "quotation mark opened above is never closed",
        mend: "close",
    },
    Slip {
        file: NOTICE,
        from: "title: Early help",
        to: "title:Early help",
        at: ": What we keep",
        message: "the line above has no space after its colon",
        mend: "`name: value`",
    },
    Slip {
        file: NOTICE,
        from: "title: Early help",
        to: "title: *Early* help",
        at: "*Early*",
        message: "cannot start with `*`",
        mend: "quotes",
    },
    Slip {
        file: NOTICE,
        from: "title: Early help",
        to: "title: @home",
        at: "@home",
        message: "cannot start with",
        mend: "quotes",
    },
    Slip {
        file: NOTICE,
        from: "title: Early help",
        to: "title: #1 help",
        at: ": #1 help",
        message: "the value is missing",
        mend: "a comment",
    },
    Slip {
        file: NOTICE,
        from: "title: Early help",
        to: "title: [Early, help]",
        at: "[Early",
        message: "a single text is needed",
        mend: "on one line",
    },
    Slip {
        file: NOTICE,
        from: "controller:\n  name: Testshire Council\n  phone: 020 7946 0000\n",
        to: "controller: Testshire Council\n",
        at: "Testshire Council\n",
        message: "this has parts",
        mend: "on a line of its own",
    },
    Slip {
        file: FORM,
        from: "required: true",
        to: "required: always",
        at: "always",
        message: "neither true nor false",
        mend: "`true`",
    },
    Slip {
        file: FORM,
        from: "        show_when: { question",
        to: "        max_length: long\n        show_when: { question",
        at: "long",
        message: "no whole number",
        mend: "digits",
    },
    Slip {
        file: NOTICE,
        from: "- id: early-help",
        to: "- id: Early help",
        at: "Early help\n    label",
        message: "no short name",
        mend: "lower-case letters",
    },
    Slip {
        file: NOTICE,
        from: "period: 7 days",
        to: "period: a week",
        at: "a week",
        message: "is no period",
        mend: "write `7 days`",
    },
    Slip {
        file: NOTICE,
        from: "period: 7 days",
        to: "period: as long as needed",
        at: "as long",
        message: "is no period",
        mend: "such as `3 years`",
    },
    Slip {
        file: NOTICE,
        from: "organisation: visitors",
        to: "organisation: visitor",
        at: "visitor\n",
        message: "the recipient `visitor` is not in the directory",
        mend: "did you mean `visitors`? Else correct the name, or add",
    },
    Slip {
        file: NOTICE,
        from: "purposes: [early-help]",
        to: "purposes: [earl-help]",
        at: "earl-help",
        message: "no purpose `earl-help`",
        mend: "did you mean `early-help`?",
    },
    Slip {
        file: SERVICE,
        from: "[north]",
        to: "[south]",
        at: "south",
        message: "there is no hub `south`",
        mend: "the only hub is `north`",
    },
    Slip {
        file: SERVICE,
        from: "organisation: visitors",
        to: "organisation: vistors",
        at: "vistors",
        message: "there is no organisation `vistors`",
        mend: "did you mean `visitors`?",
    },
    Slip {
        file: NOTICE,
        from: "  - ask\n",
        to: "  - ask\n  - asks\n",
        at: "asks",
        message: "there is no form `asks`",
        mend: "did you mean `ask`?",
    },
    Slip {
        file: FORM,
        from: "data: name",
        to: "data: names",
        at: "names",
        message: "`names` is not a category",
        mend: "did you mean `name`?",
    },
    Slip {
        file: NOTICE,
        from: "review_by: 2027-11-01",
        to: "review_by: 2026-11-01",
        at: "2026-11-01",
        message: "was to be looked at again by 2026-11-01",
        mend: "look at the notice, and write the day of the next look",
    },
    Slip {
        file: NOTICE,
        from: "You have [rights over your information](/testshire/your-rights/). ",
        to: "",
        at: "We help you early",
        message: "does not explain the right to",
        mend: "link to `/testshire/your-rights/`",
    },
    Slip {
        file: NOTICE,
        from: "0000\n---\n",
        to: "0000\n",
        at: "---\n",
        message: "the second `---` is missing",
        mend: "after the last line of the YAML",
    },
    Slip {
        file: NOTICE,
        from: "0000\n---\n",
        to: "0000\n----\n",
        at: "----",
        message: "not exactly `---`",
        mend: "three hyphens",
    },
    Slip {
        file: HOME,
        from: "---\ntitle: Home",
        to: "title: Home",
        at: "title: Home",
        message: "has no front matter",
        mend: "start the file with a line `---`",
    },
    Slip {
        file: COUNCIL,
        from: "short_name",
        to: "short-name",
        at: "short-name",
        message: "there is no `short-name:` here",
        mend: "did you mean `short_name`?",
    },
    Slip {
        file: COUNCIL,
        from: "hubs:",
        to: "colours: { brand: \"red}body{display:none\" }\nhubs:",
        at: "\"red}body",
        message: "is no colour",
        mend: "six hexadecimal digits",
    },
];

/// Neither a second finding about what the slip made unreadable, nor words for programmers.
#[test]
fn each_slip_is_told_once_where_it_is_and_how_to_mend_it() {
    let mut wrong = Vec::new();
    for slip in SLIPS {
        let folder = Folder::sound();
        folder.replace(slip.file, slip.from, slip.to);
        let place = format!("{}:{}:", slip.file, folder.place(slip.file, slip.at));
        let told: Vec<String> = folder
            .diagnostics(TODAY)
            .iter()
            .map(ToString::to_string)
            .collect();
        let sound = match &told[..] {
            [one] => [&place, slip.message, slip.mend]
                .iter()
                .all(|part| one.contains(*part)),
            _ => false,
        };
        if !sound {
            wrong.push(format!("{:?} at {place}\n{}", slip.to, told.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What refers to an unreadable file refers to something that is there.
#[test]
fn a_file_that_cannot_be_read_is_not_called_missing() {
    for file in [COUNCIL, NOTICE, FORM, SERVICE, ORGANISATION, HOME, PRIVACY] {
        let folder = Folder::sound();
        let broken = folder.read(file).replacen(": ", ": [", 1);
        folder.write(file, broken);
        let errors = folder.errors();
        assert_eq!(errors.len(), 1, "{errors:#?}");
        assert!(
            errors[0].starts_with(file) && errors[0].ends_with(" yaml"),
            "{errors:#?}"
        );
    }
}

#[test]
fn an_older_text_is_not_held_to_the_rules_in_place_of_one_that_cannot_be_read() {
    let folder = Folder::sound();
    let newer = folder
        .read(NOTICE)
        .replace("updated: 2026-01-01", "updated: 1 June 2026");
    folder.write("testshire/notices/early-help/2026-06-01.md", newer);
    folder.replace(NOTICE, "6(1)(e)", "6(1)(z)");
    folder.replace(NOTICE, "  - ask\n", "  - beg\n");
    let errors = folder.errors();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert!(errors[0].contains("2026-06-01.md"), "{errors:#?}");
}

#[test]
fn a_form_of_an_unknown_notice_is_told_the_only_one_there_is() {
    let folder = Folder::sound();
    folder.replace(FORM, "notice: early-help", "notice: bright-start");
    let mends = mends(&folder, "form-covered-by-its-notice");
    assert!(
        matches!(&mends[..], [one] if one.contains("the only notice is `early-help`")),
        "{mends:#?}"
    );
}

#[test]
fn a_published_text_is_mended_in_a_new_one() {
    let folder = Folder::sound();
    folder.replace(NOTICE, "review_by: 2027-11-01", "review_by: 2026-11-01");
    let (content, _) = Content::load(&folder.path(""));
    let texts = content.councils.values().flat_map(|c| c.notices.values());
    let record: String = texts
        .flatten()
        .map(|text| PublishedText::of(text).to_string())
        .collect();
    folder.write("testshire/notices/published.yaml", record);
    let review = mends(&folder, "notice-review");
    assert!(
        matches!(&review[..], [one] if one.contains("in a new text")),
        "{review:#?}"
    );

    folder.replace(NOTICE, "review_by: 2026-11-01", "review_by: 2027-11-01");
    let changed = mends(&folder, "published-text-changed");
    assert!(
        matches!(&changed[..], [one] if one.starts_with("put the published words back")
            && one.contains("then write the new ones in a copy named after the day")),
        "{changed:#?}"
    );
}

/// How what a rule finds is mended.
fn mends(folder: &Folder, rule: &str) -> Vec<String> {
    let found = folder.diagnostics(TODAY);
    let of_rule = found.iter().filter(|found| found.rule == rule);
    of_rule.map(|found| found.mend.clone()).collect()
}

#[test]
fn spaces_after_the_hyphens_of_front_matter_are_no_slip() {
    let folder = Folder::sound();
    folder.replace(NOTICE, "0000\n---\n", "0000\n---  \n");
    assert_eq!(folder.errors(), [""; 0]);
}
