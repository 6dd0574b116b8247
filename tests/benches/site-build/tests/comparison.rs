//! No ratio without the same pages.

use std::fs;
use std::path::{Path, PathBuf};

use site_build_bench::child::Taken;
use site_build_bench::comparison::{Page, compare, only_ours};
use site_build_bench::measuring::{Contender, Measured, Task};
use site_build_bench::table::{Same, table};

const OURS: &str = "<!DOCTYPE html><title>Play - Hubs</title><nav><a href=/>Home</a></nav>\
    <main><h1>Play</h1><ul><li>Sand</li><li><a href=\"/water/\">Water</a></li></ul></main>";

/// The same page as another program writes it: other spaces, other classes, another frame.
const THEIRS: &str = "<title>\n Play - Hubs</title>\n<main class=\"wide\">\n  <h1 id=play> Play </h1>\n\
    <ul>\n<li>Sand</li>\n <li><a class=x href=\"/water/\">\nWater\n</a></li>\n</ul></main><footer>Foot</footer>";

/// Two sites of ten pages each, one page of the second as given.
fn compared(tampered: &str) -> Result<usize, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let pages: Vec<PathBuf> = (0..10)
        .map(|page| format!("services/{page}/index.html").into())
        .collect();
    let (ours, theirs) = (folder.path().join("ours"), folder.path().join("theirs"));
    for (number, page) in pages.iter().enumerate() {
        write(&ours.join(page), OURS);
        write(
            &theirs.join(page),
            if number == 7 { tampered } else { THEIRS },
        );
    }
    let same = compare(&ours, &theirs, &pages);
    same.map(|same| same.count())
        .map_err(|different| different.to_string())
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, text).expect("a file");
}

#[test]
fn pages_with_the_same_title_words_and_links_are_the_same() {
    assert_eq!(compared(THEIRS), Ok(10));
}

#[test]
fn one_other_word_title_or_link_on_one_page_is_refused_and_told() {
    for (from, to, told) in [
        ("Sand", "Mud", "text `Sand Water`, theirs `Mud Water`"),
        ("<li>Sand</li>", "", "text `Sand Water`, theirs `Water`"),
        ("Play - Hubs", "Play", "title `Play - Hubs`, theirs `Play`"),
        ("/water/", "/mud/", "links `/water/`, theirs `/mud/`"),
        ("<main", "<div", "has no title or no <main>"),
    ] {
        let refused = compared(&THEIRS.replace(from, to)).expect_err("it differs");
        assert!(refused.contains("1 of 10 pages differ"), "{refused}");
        assert!(refused.contains(told), "`{told}` is not in {refused}");
        assert!(refused.contains("services/7/index.html"), "{refused}");
    }
}

#[test]
fn a_page_that_nobody_wrote_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = PathBuf::from("services/0/index.html");
    write(&folder.path().join("ours").join(&page), OURS);
    let refused = compare(
        &folder.path().join("ours"),
        &folder.path().join("theirs"),
        &[page],
    );
    assert_eq!(refused.expect_err("it is missing").pages, 1);
}

#[test]
fn no_pages_prove_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(compare(folder.path(), folder.path(), &[]).is_err());
}

#[test]
fn words_of_neighbours_do_not_run_together() {
    let page = Page::read(OURS).expect("a page");
    assert_eq!(page.text, "Play Sand Water");
    assert_eq!(page.links, ["/water/"]);
}

#[test]
fn a_table_has_no_ratio_to_a_rival_that_made_other_pages() {
    let run = |milliseconds| Taken {
        time: std::time::Duration::from_millis(milliseconds),
        peak_kib: 1024,
    };
    let measured = Measured {
        taken: [
            (
                (Task::Full, Contender::Ours),
                vec![run(100), run(300), run(200)],
            ),
            ((Task::Full, Contender::Hugo), vec![run(2000)]),
            ((Task::Full, Contender::Floor), vec![run(100), run(300)]),
        ]
        .into(),
        ..Measured::default()
    };
    let row = |same: &Same| {
        let table = table(&measured, same);
        let row = table
            .lines()
            .find(|line| line.starts_with("| full"))
            .expect("a row");
        row.to_owned()
    };
    assert_eq!(
        row(&Same::new()),
        "| full build | 0.200 s (0.100 to 0.300) | 2.000 s (2.000 to 2.000) | - | 0.200 s (0.100 to 0.300) | - | - | 1.00x |"
    );
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder.path().join("a.html"), OURS);
    let proof = compare(folder.path(), folder.path(), &["a.html".into()]).expect("the same page");
    let row = row(&[(Contender::Hugo, proof)].into());
    assert!(row.contains("| 10.00x | - | 1.00x |"), "{row}");
}

#[test]
fn files_that_only_we_have_are_counted_by_kind() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path();
    for file in [
        "assets/a.css",
        "town/index.html",
        "town/services/index.html",
        "town/services/play/index.html",
        "town/notices/hub/index.html",
        "town/notices/hub/2026-01-01/index.html",
        "town/notices/hub/versions/index.html",
        "town/notices/feed.xml",
        "town/organisations/a/index.html",
        "town/search/index.html",
        "town/find/need/sleep/index.html",
        "assets/search-town-1a2b3c4d.js",
    ] {
        write(&site.join(file), OURS);
    }
    let compared = [
        "town/notices/hub/index.html",
        "town/services/play/index.html",
    ]
    .map(PathBuf::from);
    let only = only_ours(site, &compared, "town").expect("a folder");
    assert_eq!(
        only.into_iter().collect::<Vec<_>>(),
        [
            ("feeds and other files for programs", 1),
            ("lists and filters", 2),
            ("organisations and locations", 1),
            ("other pages", 1),
            ("search", 2),
            ("versions of notices", 2),
        ]
    );
}
