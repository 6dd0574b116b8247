use super::*;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// Longer than anything takes, on a machine that does other things too.
const LONG: Duration = Duration::from_secs(10);

struct Edited {
    folder: TempDir,
    watch: Watch,
}

impl Edited {
    fn listening() -> Self {
        Self::new(Watch::start)
    }

    fn looking() -> Self {
        Self::new(|folders| {
            let mut watch = Watch::without_events(folders);
            watch.slower = Some(Slower::Full);
            watch
        })
    }

    fn new(start: impl FnOnce(&[PathBuf]) -> Watch) -> Self {
        let folder = TempDir::new().expect("a folder");
        for file in ["content/a/one.md", "content/a/two.md", "content/b/one.md"] {
            write(&folder.path().join(file), "one");
        }
        let watch = start(&[folder.path().join("content"), folder.path().join("theme")]);
        Self { folder, watch }
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn write(&self, file: &str, text: &str) {
        write(&self.path(file), text);
    }

    /// Waits until each of these was told, or something that holds it.
    fn hears_of(&mut self, files: &[&str]) {
        let mut silent: Vec<PathBuf> = files.iter().map(|file| self.path(file)).collect();
        let until = Instant::now() + LONG;
        while !silent.is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            match self.watch.next(left) {
                Next::Changed(changes) => {
                    silent.retain(|file| !changes.paths.iter().any(|told| file.starts_with(told)));
                }
                other => panic!("{other:?}: nobody told of {silent:?}"),
            }
        }
    }

    /// Hears what is still to be told, until it is quiet for so long.
    fn hears_out(&mut self, quiet_for: Duration) {
        let until = Instant::now() + LONG;
        while !matches!(self.watch.next(quiet_for), Next::Quiet) {
            assert!(Instant::now() < until, "it is never quiet");
        }
    }

    fn hears_nothing(&mut self, for_so_long: Duration) {
        match self.watch.next(for_so_long) {
            Next::Quiet => {}
            other => panic!("{other:?}"),
        }
    }
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(file, text).expect("written");
}

#[test]
fn a_save_is_told_in_a_moment_and_once() {
    let mut edited = Edited::listening();
    let file = edited.path("content/a/one.md");
    for text in ["first", "second", "third"] {
        let saved = Instant::now();
        // As editors do: emptied, written in two parts.
        fs::write(&file, "").expect("emptied");
        fs::write(&file, &text[..2]).expect("half");
        fs::write(&file, text).expect("whole");
        match edited.watch.next(LONG) {
            Next::Changed(changes) => assert_eq!(changes.paths, [file.as_path()]),
            other => panic!("{other:?}"),
        }
        assert!(
            saved.elapsed() < Duration::from_millis(500),
            "{:?}",
            saved.elapsed()
        );
        edited.hears_nothing(Duration::from_millis(60));
    }
}

#[test]
fn reading_and_what_editors_leave_beside_files_is_no_edit() {
    let mut edited = Edited::listening();
    for _ in 0..50 {
        fs::read(edited.path("content/a/one.md")).expect("read");
    }
    edited.write("content/a/.one.md.swp", "one");
    edited.write("content/a/one.md~", "one");
    edited.write("beside/one.md", "one");
    edited.hears_nothing(Duration::from_millis(2_500));
}

#[test]
fn a_file_renamed_over_another_and_one_moved_in_are_told() {
    let mut edited = Edited::listening();
    edited.write("content/a/.one.md.new", "new");
    fs::rename(
        edited.path("content/a/.one.md.new"),
        edited.path("content/a/one.md"),
    )
    .expect("moved");
    edited.hears_of(&["content/a/one.md"]);
    edited.write("elsewhere/c/deep/one.md", "one");
    fs::rename(edited.path("elsewhere/c"), edited.path("content/c")).expect("moved");
    edited.hears_of(&["content/c/deep/one.md"]);
    edited.write("content/c/deep/one.md", "two");
    edited.hears_of(&["content/c/deep/one.md"]);
    fs::rename(edited.path("content/c"), edited.path("content/d")).expect("moved");
    edited.hears_of(&["content/c/deep/one.md", "content/d/deep/one.md"]);
    edited.write("content/d/deep/one.md", "three");
    edited.hears_of(&["content/d/deep/one.md"]);
}

#[test]
fn a_folder_that_is_deleted_and_made_again_is_watched_again_the_watched_one_too() {
    let mut edited = Edited::listening();
    for deleted in ["content/a", "content", "content"] {
        fs::remove_dir_all(edited.path(deleted)).expect("gone");
        edited.hears_of(&["content/a/one.md"]);
        edited.write("content/a/one.md", "again");
        edited.hears_of(&["content/a/one.md"]);
        let saved = Instant::now();
        edited.write("content/a/one.md", "and edited");
        edited.hears_of(&["content/a/one.md"]);
        assert!(
            saved.elapsed() < NOW_AND_THEN,
            "it was listened to, not looked for"
        );
    }
}

#[test]
fn a_watched_folder_that_another_took_the_place_of_is_watched() {
    let mut edited = Edited::listening();
    edited.write("other/a/one.md", "other");
    fs::rename(edited.path("content"), edited.path("old")).expect("moved");
    fs::rename(edited.path("other"), edited.path("content")).expect("moved");
    edited.hears_of(&["content/a/one.md", "content/a/two.md", "content/b/one.md"]);
    // Two moves: on a busy machine the second may be told by itself.
    edited.hears_out(Duration::from_millis(400));
    edited.write("old/a/one.md", "edited");
    edited.hears_nothing(Duration::from_millis(400));
    edited.write("content/a/one.md", "edited");
    edited.hears_of(&["content/a/one.md"]);
}

#[test]
fn a_watched_folder_that_comes_later_is_watched_from_then_on() {
    let mut edited = Edited::listening();
    edited.write("theme/deep/page.njk", "one");
    edited.hears_of(&["theme/deep/page.njk"]);
    edited.write("theme/deep/page.njk", "two");
    edited.hears_of(&["theme/deep/page.njk"]);
}

#[test]
fn thousands_of_new_folders_at_once_are_all_told() {
    let mut edited = Edited::listening();
    let files: Vec<String> = (0..1_000)
        .map(|number| format!("content/a/{}/{number}/{number}.md", number % 50))
        .collect();
    for file in &files {
        edited.write(file, "one");
    }
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    edited.hears_of(&names);
    // Each of them is listened to, or found.
    for file in files.iter().step_by(100) {
        edited.write(file, "two!");
    }
    let names: Vec<&str> = names.into_iter().step_by(100).collect();
    edited.hears_of(&names);
}

#[test]
fn where_no_events_come_edits_are_found_all_the_same() {
    let mut edited = Edited::looking();
    assert!(
        edited
            .watch
            .slower()
            .expect("it is told")
            .to_string()
            .contains("max_user_watches")
    );
    assert_eq!(edited.watch.slower(), None, "once");
    edited.write("content/a/one.md", "edited");
    edited.write("content/c/new.md", "new");
    fs::remove_file(edited.path("content/a/two.md")).expect("gone");
    edited.hears_of(&["content/a/one.md", "content/a/two.md", "content/c/new.md"]);
    edited.hears_nothing(Duration::from_millis(1_200));
}

#[test]
fn when_the_system_refuses_more_folders_nothing_is_lost() {
    let mut edited = Edited::listening();
    edited.watch.sender.send(Message::Full).expect("sent");
    edited.write("content/c/new.md", "new");
    edited.hears_of(&["content/c/new.md"]);
    assert_eq!(edited.watch.slower(), Some(Slower::Full));
    edited.write("content/c/new.md", "edited");
    edited.hears_of(&["content/c/new.md"]);
}

#[test]
fn when_events_were_lost_what_they_would_have_told_is_found_at_once() {
    let mut edited = Edited::new(Watch::without_events);
    edited.write("content/a/one.md", "edited");
    edited.watch.look_at = Instant::now() + LONG * 2;
    edited.watch.sender.send(Message::Lost).expect("sent");
    edited.hears_of(&["content/a/one.md"]);
}

#[test]
fn waiting_ends_when_it_is_ended_from_elsewhere() {
    let mut edited = Edited::listening();
    let end = edited.watch.end();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(50));
        drop(end);
    });
    assert!(matches!(edited.watch.next(LONG), Next::Ended));
}
