//! The command from outside: what is packed, what is refused, and what is written then.
#![allow(
    clippy::unwrap_used,
    reason = "a test fails where what it needs is not there"
)]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::Cursor;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use jiff::civil::{Date, date};
use package::{FUNCTIONS, Unfit, check_program};
use site_model::Slug;
use site_theme::{Bundle, Theme};
use tempfile::TempDir;
use zip::ZipArchive;

/// The day of the shipped texts that are in force.
const TODAY: Date = date(2026, 11, 22);

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A copy of the shipped content and programs that stand in for the functions: packaging looks at
/// a program from outside only, and the functions' own are large in a debug build.
struct Case {
    folder: TempDir,
    programs: PathBuf,
}

impl Case {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        copy(
            &Path::new(REPOSITORY).join("content"),
            &folder.path().join("content"),
        );
        let programs = folder.path().join("programs");
        fs::create_dir(&programs).unwrap();
        for function in FUNCTIONS {
            fs::copy(small_program(), programs.join(function.name)).unwrap();
        }
        Self { folder, programs }
    }

    /// Westminster as a council that answers for its content.
    fn of_a_real_council() -> Self {
        let case = Self::new();
        case.edit(
            "westminster/council.yaml",
            "demonstration: true",
            "demonstration: false",
        );
        case.record_texts();
        case
    }

    /// Puts the texts of its notices on record as they are now.
    fn record_texts(&self) {
        let record = self.path("content/westminster/notices/published.yaml");
        if record.exists() {
            fs::remove_file(record).unwrap();
        }
        let council = Slug::parse("westminster").unwrap();
        site::publish(&self.path("content"), Some(&council), TODAY).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn edit(&self, file: &str, old: &str, new: &str) {
        let file = self.path("content").join(file);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(old), "{} has no {old}", file.display());
        fs::write(file, text.replacen(old, new, 1)).unwrap();
    }

    fn package(&self, council: &str, out: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_package"))
            .current_dir(REPOSITORY)
            .arg(council)
            .arg("--content")
            .arg(self.path("content"))
            .arg("--out")
            .arg(self.path(out))
            .arg("--binaries")
            .arg(&self.programs)
            .args(["--today", &TODAY.to_string()])
            .output()
            .unwrap()
    }

    fn packed(&self, out: &str) -> String {
        let output = self.package("westminster", out);
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    }

    /// Why it was refused; and nothing was written.
    fn refused(&self, council: &str) -> String {
        let output = self.package(council, "out");
        assert_eq!(output.status.code(), Some(1));
        assert!(!self.path("out").exists(), "something was written");
        text(&output.stdout) + &text(&output.stderr)
    }

    fn archive(&self, name: &str) -> ZipArchive<Cursor<Vec<u8>>> {
        ZipArchive::new(Cursor::new(fs::read(self.path("out").join(name)).unwrap())).unwrap()
    }
}

/// A program that every system since 2021 can run.
fn small_program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| compiled("small", "fn main() {}"))
}

fn compiled(name: &str, source: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let program = folder.join(name);
    let file = folder.join(format!("{name}.rs"));
    fs::write(&file, source).unwrap();
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let done = Command::new(compiler)
        .args([
            "--edition=2024",
            "-Cstrip=symbols",
            "--crate-name",
            name,
            "-o",
        ])
        .args([&program, &file])
        .status()
        .unwrap();
    assert!(done.success());
    program
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = PathBuf::from(path.file_name().unwrap());
        if path.is_dir() {
            let below = files(&path).into_iter();
            all.extend(below.map(|(file, bytes)| (name.join(file), bytes)));
        } else {
            all.insert(name, fs::read(path).unwrap());
        }
    }
    all
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_demonstration_is_refused_with_what_to_do() {
    let said = Case::new().refused("westminster");
    assert!(
        said.contains("westminster/council.yaml says `demonstration: true`"),
        "{said}"
    );
    assert!(said.contains("remove that line"), "{said}");
}

#[test]
fn content_with_errors_is_refused_with_file_and_line() {
    let case = Case::of_a_real_council();
    case.edit("westminster/council.yaml", "short_name:", "shrt_name:");
    let said = case.refused("westminster");
    assert!(said.contains("westminster/council.yaml:"), "{said}");
    assert!(said.contains("nothing was written: 1 error"), "{said}");
}

#[test]
fn a_council_that_is_not_there_is_refused_by_name() {
    assert!(
        Case::new()
            .refused("testbury")
            .contains("has no council `testbury`")
    );
}

#[test]
fn a_text_that_is_not_on_record_as_published_is_refused() {
    let case = Case::of_a_real_council();
    let record = case.path("content/westminster/notices/published.yaml");
    fs::remove_file(record).unwrap();
    let said = case.refused("westminster");
    assert!(
        said.contains("warning[published-text-unrecorded]"),
        "{said}"
    );
    assert!(said.contains("run `site publish`"), "{said}");
}

#[test]
fn an_error_of_another_council_does_not_stop_this_one() {
    let case = Case::of_a_real_council();
    case.edit(
        "barking-and-dagenham/council.yaml",
        "short_name:",
        "shrt_name:",
    );
    case.packed("out");
}

#[test]
fn a_link_to_another_councils_pages_is_refused_for_they_are_not_there() {
    let case = Case::of_a_real_council();
    let page = case.path("content/westminster/pages/home.md");
    let longer = fs::read_to_string(&page).unwrap() + "\n[There](/barking-and-dagenham/).\n";
    fs::write(page, longer).unwrap();
    let said = case.refused("westminster");
    assert!(
        said.contains("`/barking-and-dagenham/` leads nowhere"),
        "{said}"
    );
}

#[test]
fn a_waiver_that_ended_warns_and_does_not_stop_a_correction() {
    let case = Case::of_a_real_council();
    let until = "until: 2027-";
    let council = case.path("content/westminster");
    let mut edited = 0;
    for (file, bytes) in files(&council) {
        let all = text(&bytes);
        if all.contains(until) {
            fs::write(council.join(file), all.replace(until, "until: 2026-")).unwrap();
            edited += 1;
        }
    }
    assert!(edited > 0, "the content has waivers");
    case.record_texts();
    let said = case.packed("out");
    assert!(said.contains("waiver ended["), "{said}");
}

#[test]
fn an_archive_holds_the_program_and_then_the_bundle_and_keeper_no_bundle() {
    let case = Case::of_a_real_council();
    case.packed("out");
    let program = ("bootstrap".to_owned(), Some(0o100_755));
    let bundle = ("bundle.json".to_owned(), Some(0o100_644));
    for (name, expected) in [
        ("intake.zip", vec![program.clone(), bundle.clone()]),
        ("triage.zip", vec![program.clone(), bundle]),
        ("keeper.zip", vec![program]),
    ] {
        let mut archive = case.archive(name);
        let entries: Vec<_> = (0..archive.len())
            .map(|index| {
                let entry = archive.by_index(index).unwrap();
                (entry.name().unwrap().into_owned(), entry.unix_mode())
            })
            .collect();
        assert_eq!(entries, expected, "{name}");

        let mut bootstrap = Vec::new();
        archive
            .by_name("bootstrap")
            .unwrap()
            .read_to_end(&mut bootstrap)
            .unwrap();
        assert!(bootstrap == fs::read(small_program()).unwrap(), "{name}");
    }
}

#[test]
fn the_bundle_in_an_archive_is_of_this_council_alone_and_draws_pages() {
    let case = Case::of_a_real_council();
    case.packed("out");
    for name in ["intake.zip", "triage.zip"] {
        let mut archive = case.archive(name);
        let bundle: Bundle =
            serde_json::from_reader(archive.by_name("bundle.json").unwrap()).unwrap();
        let councils: Vec<&Slug> = bundle.content.councils.keys().collect();
        assert_eq!(councils, [&Slug::parse("westminster").unwrap()]);
        Theme::new(&bundle.theme).unwrap();
    }
}

#[test]
fn the_site_is_this_councils_with_its_assets_and_a_root() {
    let case = Case::of_a_real_council();
    case.packed("out");
    let site = case.path("out/site");
    let mut names: Vec<String> = fs::read_dir(&site)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let beside_councils = [
        ".well-known",
        "404.html",
        "assets",
        "index.html",
        "robots.txt",
        "schemas",
        "sitemap.xml",
        "westminster",
    ];
    assert_eq!(names, beside_councils);
    let home = fs::read_to_string(site.join("westminster/index.html")).unwrap();
    assert!(
        !home.contains("not a real council service"),
        "the banner is gone"
    );
    let root = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(root.contains("/westminster/") && !root.contains("Barking"));
}

#[test]
fn the_template_is_told_the_hash_that_the_pages_need() {
    let case = Case::of_a_real_council();
    case.packed("out");
    let told: serde_json::Value =
        serde_json::from_slice(&fs::read(case.path("out/parameters.json")).unwrap()).unwrap();
    assert_eq!(told["Parameters"]["Council"], "westminster");
    let mut archive = case.archive("intake.zip");
    let bundle: Bundle = serde_json::from_reader(archive.by_name("bundle.json").unwrap()).unwrap();
    let hash = told["Parameters"]["ScriptHash"].as_str().unwrap();
    assert_eq!(hash, bundle.theme.assets.script_hash);
    assert!(hash.starts_with("'sha256-"), "{hash}");
    assert_eq!(told["Tags"]["ContentVersion"].as_str().unwrap().len(), 64);
}

#[test]
fn the_same_twice_gives_the_same_bytes_and_an_edit_gives_another_version() {
    let case = Case::of_a_real_council();
    case.packed("out");
    case.packed("again");
    let (one, other) = (files(&case.path("out")), files(&case.path("again")));
    assert!(one.keys().eq(other.keys()));
    for (file, bytes) in &one {
        assert!(*bytes == other[file], "{}", file.display());
    }

    case.edit(
        "westminster/council.yaml",
        "early and in one place",
        "early",
    );
    case.packed("out");
    let edited = files(&case.path("out"));
    let version = Path::new("parameters.json");
    assert_ne!(one[version], edited[version]);
    assert_eq!(
        one[Path::new("keeper.zip")],
        edited[Path::new("keeper.zip")]
    );
}

#[test]
fn sizes_and_digests_are_printed_as_sha256sum_shows_them() {
    let case = Case::of_a_real_council();
    let said = case.packed("out");
    for function in FUNCTIONS {
        let name = format!("{}.zip", function.name);
        let sum = Command::new("sha256sum")
            .arg(case.path("out").join(&name))
            .output()
            .unwrap();
        let sum = text(&sum.stdout);
        let digest = sum.split_whitespace().next().unwrap();
        let line = said.lines().find(|line| line.starts_with(&name)).unwrap();
        assert!(line.ends_with(digest), "{line}");
    }
}

#[test]
fn a_program_that_needs_a_newer_glibc_is_refused() {
    // glibc has it since 2.36.
    let newer = compiled(
        "newer",
        "unsafe extern \"C\" { fn arc4random() -> u32; }\n\
         fn main() { println!(\"{}\", unsafe { arc4random() }) }",
    );
    let case = Case::of_a_real_council();
    fs::copy(newer, case.programs.join("triage")).unwrap();
    let said = case.refused("westminster");
    assert!(
        said.contains("triage needs GLIBC_2.36 (for arc4random)"),
        "{said}"
    );
}

#[test]
fn what_is_no_program_is_refused() {
    let case = Case::of_a_real_council();
    fs::write(case.programs.join("keeper"), "#!/bin/sh\n").unwrap();
    assert!(
        case.refused("westminster")
            .contains("objdump cannot read it")
    );
    fs::remove_file(case.programs.join("keeper")).unwrap();
    assert!(case.refused("westminster").contains("keeper"));
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let case = Case::of_a_real_council();
    fs::create_dir(case.path("out")).unwrap();
    fs::write(case.path("out/thesis.txt"), "all of it").unwrap();
    assert!(!case.package("westminster", "out").status.success());
    assert_eq!(files(&case.path("out")).len(), 1);
}

#[test]
fn the_functions_themselves_run_on_amazon_linux_2023() {
    let folder = Path::new(env!("CARGO_BIN_EXE_package")).parent().unwrap();
    for function in FUNCTIONS {
        let program = folder.join(function.name);
        assert!(
            program.exists(),
            "{} is not built: test the whole workspace",
            program.display()
        );
        let checked: Result<(), Unfit> = check_program(&program);
        checked.unwrap_or_else(|unfit| panic!("{unfit}"));
    }
}
