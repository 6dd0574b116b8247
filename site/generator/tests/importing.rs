//! `site import` from outside: a table becomes files, and what is there is never lost.

mod copied;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use copied::copy_testbury;
use tempfile::TempDir;

const HEADER: &str = "name,summary,organisation,organisation_summary";

/// A folder with the content of `tests/sites/testbury`, in which `site` is run.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(TempDir::new().expect("a folder"));
        copy_testbury(&folder.path("content"));
        folder
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn read(&self, file: &str) -> String {
        let file = self.path("content/testbury").join(file);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    fn has(&self, file: &str) -> bool {
        self.path("content/testbury").join(file).exists()
    }

    /// Runs `site import` on a table of this text.
    fn import(&self, table: &str, options: &[&str]) -> Output {
        self.import_bytes(table.as_bytes(), options)
    }

    fn import_bytes(&self, table: &[u8], options: &[&str]) -> Output {
        fs::write(self.path("table.csv"), table).expect("it is written");
        self.run(&[&["import", "table.csv", "--council", "testbury"], options].concat())
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_site"))
            .current_dir(self.0.path())
            .args(arguments)
            .args(["--today", "2026-11-21"])
            .output()
            .expect("it starts")
    }

    /// Every file of content with its bytes.
    fn content(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.path("content")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder").flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    found.push((entry.path(), fs::read(entry.path()).expect("a file")));
                }
            }
        }
        found.sort();
        found
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[track_caller]
fn ends(output: &Output, code: i32) -> String {
    assert_eq!(output.status.code(), Some(code), "{}", said(output));
    said(output)
}

#[test]
fn a_row_becomes_the_file_an_editor_would_write() {
    let folder = Folder::new();
    let table = "\u{feff}name;summary;organisation;organisation_summary;description;hubs;locations;address;town;\
                 postcode;age_from;age_to;pregnancy;send;languages;cost;access;schedules;phone;last_checked\n\
                 Stay and play;Play for you and your child.;Café Zoë;They run a café.;Come and play.;North Hub;\
                 The Hall;1 High Street;Testbury;TE1 1ST;18 months;5 years;yes;inclusive;\"Bengali; no\";\
                 \"One session £2.50; A donation\";Drop in;\"Monday and Thursday 10:00-11:30, at The Hall; first \
                 Friday 14:00-15:00, from 2026-09-07, not 2026-10-26..2026-10-30 (Half term)\";020 7946 0001;\
                 21/11/2026\n";
    let told = ends(&folder.import(table, &[]), 0);
    assert!(
        told.contains("testbury/services/stay-and-play.md: new\n"),
        "{told}"
    );
    assert!(told.contains("3 files: 3 new\n"), "{told}");
    assert_eq!(
        folder.read("services/stay-and-play.md"),
        "---
name: Stay and play
summary: Play for you and your child.
organisation: cafe-zoe
hubs: [north]
locations: [the-hall]
ages:
  pregnancy: true
  from: 18 months
  to: 5 years
send:
  kind: inclusive
languages: [bn, \"no\"]
cost:
  - what: One session
    amount: £2.50
  - what: A donation
access: [drop-in]
schedules:
  - days: [monday, thursday]
    opens: \"10:00\"
    closes: \"11:30\"
    location: the-hall
  - days: [friday]
    opens: \"14:00\"
    closes: \"15:00\"
    from: 2026-09-07
    in_month: [first]
    except:
      - from: 2026-10-26
        until: 2026-10-30
        why: Half term
contact:
  phone: \"020 7946 0001\"
last_checked: 2026-11-21
---

Come and play.
"
    );
    assert_eq!(
        folder.read("organisations/cafe-zoe.md"),
        "---\nname: Café Zoë\nsummary: They run a café.\n---\n"
    );
    assert_eq!(
        folder.read("locations/the-hall.md"),
        "---\nname: The Hall\naddress:\n  - 1 High Street\ntown: Testbury\npostcode: TE1 1ST\n---\n"
    );
    ends(&folder.run(&["check"]), 0);
}

#[test]
fn the_same_table_again_changes_nothing() {
    let folder = Folder::new();
    let table = format!(
        "{HEADER}\nStay,One.,The helpers,\nStay,Two.,THE HELPERS,\nOther,Three.,New,They are new.\n"
    );
    ends(&folder.import(&table, &[]), 0);
    let before = folder.content();
    assert!(folder.has("services/stay.md") && folder.has("services/stay-2.md"));
    let told = ends(&folder.import(&table, &[]), 0);
    assert!(told.contains("3 files: 3 unchanged\n"), "{told}");
    assert_eq!(folder.content(), before);
}

#[test]
fn a_file_that_says_something_else_is_kept_unless_it_is_to_be_replaced() {
    let folder = Folder::new();
    let file = folder.path("content/testbury/services/talking.md");
    let edited = folder.read("services/talking.md").replace(
        "who_for: Parents\n",
        "who_for: Parents # ours\nwaivers:\n  - rule: reading-age\n    reason: It asks.\n    owner: Editor\n    until: 2026-12-01\n",
    );
    fs::write(&file, &edited).expect("it is written");
    let table = "name,summary,organisation,cost,description\nTalking,Someone who listens.,The Helpers,free,We talk.\n";

    let told = ends(&folder.import(table, &[]), 3);
    assert!(
        told.contains("testbury/services/talking.md: kept; differs in: summary, cost, text\n"),
        "{told}"
    );
    assert_eq!(folder.read("services/talking.md"), edited);

    let told = ends(&folder.import(table, &["--replace", "--dry-run"]), 0);
    assert!(
        told.contains("replaced; differed in: summary, cost, text"),
        "{told}"
    );
    assert!(told.contains("this was a dry run"), "{told}");
    assert_eq!(folder.read("services/talking.md"), edited);

    ends(&folder.import(table, &["--replace"]), 0);
    // What the table has no column for stays: hubs, who it is for, the waiver.
    assert_eq!(
        folder.read("services/talking.md"),
        "---
name: Talking
summary: Someone who listens.
organisation: helpers
hubs: [north]
who_for: Parents
cost: free
waivers:
  - rule: reading-age
    reason: It asks.
    owner: Editor
    until: 2026-12-01
---

We talk.
"
    );
}

#[test]
fn a_service_of_the_same_name_by_somebody_else_is_another_service() {
    let folder = Folder::new();
    let talking = folder.read("services/talking.md");
    ends(
        &folder.import(
            &format!("{HEADER}\nTalking,By others.,Others,They are others.\n"),
            &[],
        ),
        0,
    );
    assert_eq!(folder.read("services/talking.md"), talking);
    assert!(
        folder
            .read("services/talking-2.md")
            .contains("organisation: others\n")
    );
}

#[test]
fn hostile_words_stay_words_and_stay_in_the_folder() {
    let folder = Folder::new();
    let before = folder.content();
    let table = format!(
        "{HEADER},description\n\
         *x: &y,\"<script>alert(1)</script>\n# no comment\",../../../etc,{{a: [b}},\"---\nname: Other\n---\n<b>bold</b>\"\n\
         CON,| >,../../../etc,,\n"
    );
    ends(&folder.import(&table, &[]), 0);
    let written = folder.read("services/x-y.md");
    assert!(written.contains("name: \"*x: &y\"\n"), "{written}");
    assert!(
        written.contains("summary: |-\n  <script>alert(1)</script>\n  # no comment\n"),
        "{written}"
    );
    assert!(
        written.ends_with("---\n\n---\nname: Other\n---\n\\<b>bold\\</b>\n"),
        "{written}"
    );
    assert!(folder.has("services/con-2.md") && folder.has("organisations/etc.md"));
    assert_eq!(folder.content().len(), before.len() + 3);
    let checked = said(&folder.run(&["check"]));
    assert!(
        !checked.contains("[yaml]") && !checked.contains("[html-allowed]"),
        "{checked}"
    );
}

#[test]
fn every_cell_that_cannot_be_read_is_told_and_nothing_is_written() {
    let folder = Folder::new();
    let before = folder.content();
    let table = "name,summary,organisation,schedules,cost,phone,languages,locations,age_from\n\
                 One,,The Helpers,Mornings 10:00,2.50 pounds £2.5,0207,Klingonish,,five\n\
                 Two,Two.,Nobody,,,,,The Park,\n";
    let told = ends(&folder.import(table, &[]), 1);
    for line in [
        "table.csv: row 2, column `summary`: is empty",
        "table.csv: row 2, column `schedules`: `mornings` is no day of the week",
        "table.csv: row 2, column `cost`: `2.50 pounds £2.5` cannot be read",
        "table.csv: row 2, column `phone`: `0207` cannot be read",
        "table.csv: row 2, column `languages`: `Klingonish` cannot be read",
        "table.csv: row 2, column `age_from`: `five` cannot be read",
        "table.csv: row 3, column `organisation`: the council has no organisation `Nobody`",
        "table.csv: row 3, column `locations`: the council has no location `The Park`",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    assert_eq!(folder.content(), before);
}

#[test]
fn a_table_with_other_columns_is_told_what_they_may_be() {
    let folder = Folder::new();
    let told = ends(&folder.import("name,sumary,name\n", &[]), 1);
    assert!(
        told.contains(
            "column `sumary`: is no column of a directory\n  mend: did you mean `summary`?"
        ),
        "{told}"
    );
    assert!(
        told.contains("column `name`: stands in the first row twice"),
        "{told}"
    );
    assert!(
        told.contains("column `organisation`: is missing in the first row"),
        "{told}"
    );
}

#[test]
fn a_table_in_another_encoding_is_refused_with_what_to_do() {
    let folder = Folder::new();
    let told = ends(
        &folder.import_bytes(b"name,summary\nCaf\xe9,One.\n", &[]),
        1,
    );
    assert!(
        told.contains("table.csv: line 2 is not UTF-8 text"),
        "{told}"
    );
    assert!(told.contains("save it as `CSV UTF-8`"), "{told}");
}

#[test]
fn what_the_council_does_not_have_is_listed_with_its_reason() {
    let folder = Folder::new();
    let table = "name,summary,organisation,hubs,categories\nStay,One.,The Helpers,North Hub; South Hub,Sleep\n";
    let told = ends(&folder.import(table, &[]), 3);
    assert!(
        told.contains("2 values without a place in content:"),
        "{told}"
    );
    assert!(
        told.contains(
            "service `Stay`  hubs        South Hub  the council's `council.yaml` has no such hub"
        ),
        "{told}"
    );
    assert!(
        told.contains(
            "service `Stay`  categories  Sleep      no taxonomy of the council has this category"
        ),
        "{told}"
    );
    assert!(folder.read("services/stay.md").contains("hubs: [north]\n"));
}

#[test]
fn files_that_would_break_a_rule_are_written_only_on_purpose() {
    let folder = Folder::new();
    let before = folder.content();
    let table = "name,summary,organisation,email\nStay,One.,The Helpers,not@an@address\n";
    let told = ends(&folder.import(table, &[]), 1);
    assert!(
        told.contains("services/stay.md:6:10: error[contact-usable]"),
        "{told}"
    );
    assert!(
        told.contains("nothing was written: the files would have errors (1 error"),
        "{told}"
    );
    assert_eq!(folder.content(), before);
    ends(&folder.import(table, &["--with-errors"]), 0);
    assert!(folder.has("services/stay.md"));
}

#[test]
fn a_file_that_cannot_be_read_is_never_overwritten() {
    let folder = Folder::new();
    let file = folder.path("content/testbury/services/stay.md");
    fs::write(&file, "---\nname: [Stay\n---\n").expect("it is written");
    let told = ends(
        &folder.import(
            &format!("{HEADER}\nStay,One.,The Helpers,\n"),
            &["--replace"],
        ),
        3,
    );
    assert!(
        told.contains("testbury/services/stay.md: kept; it cannot be read"),
        "{told}"
    );
    assert_eq!(folder.read("services/stay.md"), "---\nname: [Stay\n---\n");
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_is_not_written_to() {
    let folder = Folder::new();
    let away = folder.path("away");
    fs::create_dir(&away).expect("a folder");
    std::os::unix::fs::symlink(&away, folder.path("content/testbury/locations")).expect("a link");
    let table = "name,summary,organisation,locations,address,town,postcode\n\
                 Stay,One.,The Helpers,The Hall,1 High Street,Testbury,TE1 1ST\n";
    let told = ends(&folder.import(table, &[]), 1);
    assert!(told.contains("is no folder of its own"), "{told}");
    assert_eq!(fs::read_dir(&away).expect("a folder").count(), 0);
    assert!(!folder.has("services/stay.md"), "{told}");
}

#[test]
fn a_council_that_is_not_there_is_not_invented() {
    let folder = Folder::new();
    fs::write(folder.path("table.csv"), format!("{HEADER}\n")).expect("it is written");
    let output = folder.run(&["import", "table.csv", "--council", "testbery"]);
    let told = ends(&output, 1);
    assert!(
        told.contains("there is no council `testbery` in `content`: did you mean `testbury`?"),
        "{told}"
    );
    assert!(!folder.path("content/testbery").exists());
}

#[test]
fn what_is_neither_a_feed_nor_a_table_is_refused() {
    let folder = Folder::new();
    for (what, told) in [
        ("content/testbury/council.yaml", "is neither a folder nor"),
        ("nothing.csv", "nothing.csv: "),
    ] {
        let output = folder.run(&["import", what, "--council", "testbury"]);
        assert!(ends(&output, 1).contains(told), "{}", said(&output));
    }
}

#[test]
fn the_help_names_every_column_and_what_the_exit_codes_mean() {
    let output = Folder::new().run(&["import", "--help"]);
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    for column in site::import::table::COLUMNS {
        assert!(
            help.contains(&format!(" {} ", column.name)),
            "{}",
            column.name
        );
    }
    assert!(help.contains("Exit code: 0"), "{help}");
}
