//! `site watch` through its command line: whatever editors do, the site ends as a fresh build has it.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::content::{Content, Files, LONG, Running, files, theme, until};
use crate::copied::{copy, copy_testbury};

/// A service of the council, but for its name.
const SERVICE: &str = "summary: Someone to talk to.\norganisation: helpers\nhubs: [north]\nwho_for: Parents\n---\n\nWe listen.\n";

/// The smallest picture.
const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x89, 0x99, 0x3d, 0x1d, 0, 0,
    0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// Content, and a `site watch` that follows it.
struct Watched {
    content: Content,
    theme: PathBuf,
    watch: Running,
}

impl Watched {
    fn new() -> Self {
        Self::with(Content::new(), theme())
    }

    fn with(content: Content, theme: PathBuf) -> Self {
        let name = theme.to_str().expect("UTF-8");
        let (watch, _) = content.starts(&["watch", "--theme", name], "dist: ");
        Self {
            content,
            theme,
            watch,
        }
    }

    fn out(&self) -> Files {
        files(&self.content.path("dist"))
    }

    /// Waits until the output is, byte for byte, what a fresh build makes.
    fn is_in_step(&self) {
        let fresh = self.content.fresh(&self.theme);
        let started = Instant::now();
        while self.out() != fresh {
            if started.elapsed() > LONG {
                let out = self.out();
                let differ = |path: &&PathBuf| out.get(*path) != fresh.get(*path);
                let paths: Vec<&PathBuf> = fresh.keys().chain(out.keys()).filter(differ).collect();
                panic!("never in step: {paths:?}");
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn service(&self, name: &str) {
        let text = format!("---\nname: {name}\n{SERVICE}");
        self.content.write(&format!("services/{name}.md"), text);
    }
}

#[test]
fn an_edit_is_in_the_output_at_once_and_is_told_stage_by_stage() {
    let watched = Watched::new();
    watched
        .content
        .add("services/talking.md", "Words that are new.");
    let said = watched.watch.says("after the event");
    let line = said
        .lines()
        .find(|line| line.starts_with("edited: "))
        .expect(&said);
    let (_, took) = line.split_once(", ").expect("a time");
    let took: u64 = took
        .trim_end_matches(" ms after the event")
        .parse()
        .expect(line);
    assert!(took < 5_000, "{line}");
    watched.is_in_step();
    let page = &watched.out()[Path::new("testbury/services/talking/index.html")];
    assert!(String::from_utf8_lossy(page).contains("Words that are new."));
}

#[test]
fn files_and_folders_are_renamed_deleted_and_put_back() {
    let watched = Watched::new();
    let content = &watched.content;
    watched.service("walking");
    watched.is_in_step();
    content.rename("services/walking.md", "services/strolling.md");
    watched.is_in_step();
    assert!(
        !watched
            .out()
            .contains_key(Path::new("testbury/services/walking/index.html"))
    );
    content.remove("services/strolling.md");
    watched.is_in_step();

    // A folder: deleted and made again, moved away and back.
    let kept = content.path("kept");
    copy(&content.file("services"), &kept);
    content.remove("services");
    watched.is_in_step();
    copy(&kept, &content.file("services"));
    watched.service("running");
    watched.is_in_step();
    fs::rename(content.file("services"), content.path("away")).expect("moved");
    watched.is_in_step();
    fs::rename(content.path("away"), content.file("services")).expect("moved");
    watched.is_in_step();
    content.add("services/running.md", "And run.");
    watched.is_in_step();
    assert!(!watched.watch.said().contains("error"));
}

#[test]
fn a_council_and_all_content_are_deleted_and_put_back() {
    let content = Content::new();
    copy(&content.file(""), &content.path("content/otherbury"));
    for file in [
        "pages/home.md",
        "forms/ask.yaml",
        "notices/hub/2026-01-31.md",
    ] {
        let file = content.path("content/otherbury").join(file);
        let text = fs::read_to_string(&file).expect("a file");
        fs::write(file, text.replace("/testbury/", "/otherbury/")).expect("written");
    }
    let watched = Watched::with(content, theme());
    let content = &watched.content;
    assert!(
        watched
            .out()
            .contains_key(Path::new("otherbury/index.html"))
    );

    // A council that goes takes its pages along.
    content.remove("");
    watched.is_in_step();
    assert!(!watched.out().contains_key(Path::new("testbury/index.html")));
    copy_testbury(&content.path("content"));
    watched.is_in_step();
    content.add("pages/home.md", "New words.");
    watched.is_in_step();

    // That all content goes is no edit: the last good site stays.
    watched.watch.said();
    let good = watched.out();
    fs::rename(content.path("content"), content.path("elsewhere")).expect("moved");
    watched.watch.says("the last good site stays");
    assert!(watched.out() == good);
    fs::rename(content.path("elsewhere"), content.path("content")).expect("moved");
    watched.watch.says("the content is right again");
    content.add("pages/home.md", "More new words.");
    watched.is_in_step();
}

#[test]
fn a_save_in_steps_is_no_error() {
    let watched = Watched::new();
    let file = watched.content.file("services/talking.md");
    let text = watched.content.read("services/talking.md") + "And talk.\n";
    // Emptied, half, whole; then written beside and renamed over; then moved away and written anew.
    fs::write(&file, "").expect("emptied");
    thread::sleep(Duration::from_millis(20));
    fs::write(&file, &text[..text.len() / 2]).expect("half");
    thread::sleep(Duration::from_millis(20));
    fs::write(&file, &text).expect("whole");
    watched.is_in_step();
    let beside = file.with_extension("md~");
    fs::write(&beside, text.clone() + "Twice.\n").expect("beside");
    fs::rename(&beside, &file).expect("renamed");
    watched.is_in_step();
    fs::rename(&file, &beside).expect("kept");
    thread::sleep(Duration::from_millis(20));
    fs::write(&file, text + "Three times.\n").expect("anew");
    watched.is_in_step();
    let said = watched.watch.said();
    assert!(!said.contains("error"), "{said}");
}

#[test]
fn an_error_is_told_where_it_is_and_leaves_every_file_as_it_was() {
    let watched = Watched::new();
    let good = watched.out();
    watched
        .content
        .add("pages/privacy.md", "Good words that wait.");
    watched.is_in_step();
    assert!(watched.out() != good);
    let good = watched.out();
    watched.watch.said();

    let text = watched.content.read("services/talking.md");
    watched
        .content
        .write("services/talking.md", text.replace("helpers", "nobody"));
    let said = watched.watch.says("the last good site stays: 1 error");
    assert!(
        said.contains("content/testbury/services/talking.md:4:"),
        "{said}"
    );
    assert!(said.contains("help: "), "{said}");
    // Another file, right in itself, waits for the mend.
    watched
        .content
        .add("pages/home.md", "Words beside an error.");
    watched.watch.says("the last good site stays: 1 error");
    assert!(watched.out() == good);

    watched.content.write("services/talking.md", text);
    watched.watch.says("the content is right again");
    watched.is_in_step();
    let page = &watched.out()[Path::new("testbury/index.html")];
    assert!(String::from_utf8_lossy(page).contains("Words beside an error."));
}

#[test]
fn content_that_is_wrong_from_the_start_is_built_once_it_is_mended() {
    let content = Content::new();
    let text = content.read("services/talking.md");
    content.write("services/talking.md", text.replace("helpers", "nobody"));
    let name = theme();
    let arguments = ["watch", "--theme", name.to_str().expect("UTF-8")];
    let (watch, _) = content.starts(&arguments, "the last good site stays");
    content.write("services/talking.md", text);
    watch.says("the content is right again");
    let watched = Watched {
        content,
        theme: name,
        watch,
    };
    watched.is_in_step();
}

#[test]
fn thousands_of_files_at_once_as_a_checkout_has_them() {
    let watched = Watched::new();
    let picture = |number: usize| format!("images/picture-{number}.png");
    for number in 0..5_000 {
        watched.content.write(&picture(number), PICTURE);
        if number % 100 == 0 {
            watched.service(&format!("service-{number}"));
        }
    }
    watched.is_in_step();
    // Another branch: a part goes, a part changes, in between the site is asked for.
    for number in 0..5_000 {
        match number % 3 {
            0 => watched.content.remove(&picture(number)),
            1 => watched
                .content
                .write(&picture(number), [PICTURE, b"more"].concat()),
            _ => {}
        }
        if number % 200 == 0 {
            watched
                .content
                .remove(&format!("services/service-{number}.md"));
        }
    }
    watched.is_in_step();
    assert!(!watched.watch.said().contains("error"));
}

#[cfg(unix)]
#[test]
fn an_edit_of_the_theme_is_followed_and_a_broken_one_is_told() {
    let content = Content::new();
    let copied = content.path("theme");
    for folder in ["templates", "locales", "assets"] {
        copy(&theme().join(folder), &copied.join(folder));
    }
    for file in ["package.json", "package-lock.json"] {
        fs::copy(theme().join(file), copied.join(file)).expect("copied");
    }
    let packages = theme().join("node_modules");
    std::os::unix::fs::symlink(packages, copied.join("node_modules")).expect("a link");
    let watched = Watched::with(content, copied.clone());

    let styles = copied.join("assets/public.css");
    let before = fs::read_to_string(&styles).expect("styles");
    fs::write(
        &styles,
        format!("{before}\n.new-class {{ color: #000; }}\n"),
    )
    .expect("written");
    watched.is_in_step();

    let template = copied.join("templates/public.njk");
    let good = fs::read_to_string(&template).expect("a template");
    let site = watched.out();
    fs::write(&template, format!("{good}{{% endif %}}")).expect("written");
    watched.watch.says("the last good site stays");
    assert!(watched.out() == site);
    fs::write(&template, good).expect("written");
    watched.watch.says("the content is right again");
    watched.is_in_step();
}

#[test]
fn edits_while_a_build_runs_are_followed_those_of_two_editors_too() {
    let watched = Watched::new();
    let content = &watched.content;
    for number in 0..20 {
        watched.service(&format!("service-{number}"));
    }
    thread::scope(|scope| {
        let edits = |name: &'static str, pause: u64| {
            move || {
                for time in 0..100 {
                    content.add(name, &format!("Edit {time}."));
                    thread::sleep(Duration::from_millis(pause));
                }
            }
        };
        scope.spawn(edits("pages/home.md", 7));
        scope.spawn(edits("services/service-3.md", 11));
        scope.spawn(|| {
            for time in 0..30 {
                content.rename("services/service-5.md", "services/service-50.md");
                content.add("services/service-7.md", &format!("Edit {time}."));
                content.rename("services/service-50.md", "services/service-5.md");
            }
        });
    });
    watched.is_in_step();
}

#[test]
fn it_ends_at_once_in_the_middle_of_a_build_and_no_file_is_half_written() {
    let mut watched = Watched::new();
    let before = watched.out();
    let line = "Words. ".repeat(2_000);
    let text = watched.content.read("pages/home.md") + &line;
    for number in 0..100 {
        let page = format!("---\ntitle: Page {number}\nsummary: A page.\n---\n\n{line}\n");
        watched
            .content
            .write(&format!("pages/page-{number}.md"), page);
    }
    watched.content.write("pages/home.md", text);
    // While it is being followed, at some moment.
    thread::sleep(Duration::from_millis(120));
    let asked = Instant::now();
    watched.watch.interrupt();
    until("it has ended", || {
        watched.watch.child.try_wait().expect("a child")
    });
    assert!(
        asked.elapsed() < Duration::from_secs(2),
        "{:?}",
        asked.elapsed()
    );
    let after = watched.content.fresh(&watched.theme);
    for (path, bytes) in watched.out() {
        let is_whole = before.get(&path) == Some(&bytes) || after.get(&path) == Some(&bytes);
        assert!(is_whole, "{} is half written", path.display());
    }
    // What it left is taken up by the next.
    let name = watched.theme.to_str().expect("UTF-8").to_owned();
    (watched.watch, _) = watched
        .content
        .starts(&["watch", "--theme", &name], "dist: ");
    watched.is_in_step();
}
