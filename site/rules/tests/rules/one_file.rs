//! One file alone is judged as it is among all others.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use site_model::{Content, Diagnostic};
use site_rules::{check, check_file};

use crate::folder::{Folder, TODAY};
use crate::{broken, directory};

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// Judges each file of a content folder alone, and compares it with a check of everything. Returns
/// how many findings there were.
fn each_file_is_judged_as_among_all(folder: &Path) -> usize {
    let (content, _) = Content::load(folder);
    let mut expected: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
    for finding in check(&content, TODAY).iter() {
        let of_file = expected.entry(finding.file.clone()).or_default();
        of_file.push(finding.clone());
    }
    let found = expected.values().map(Vec::len).sum();
    for slug in content.councils.keys() {
        for file in files(&folder.join(slug.as_str())) {
            let alone = check_file(&content, slug, &file, TODAY);
            let alone: Vec<Diagnostic> = alone.iter().cloned().collect();
            assert_eq!(
                alone,
                expected.remove(&file).unwrap_or_default(),
                "{file:?}"
            );
        }
    }
    assert!(expected.is_empty(), "{expected:#?}");
    found
}

#[test]
fn a_file_of_the_shipped_content_is_judged_alone_as_among_all() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    assert!(each_file_is_judged_as_among_all(&content) > 0);
}

#[test]
fn a_file_that_breaks_a_rule_is_judged_alone_as_among_all() {
    let mut found = 0;
    for folder in broken::folders().chain(directory::folders()) {
        found += each_file_is_judged_as_among_all(&folder.path(""));
    }
    assert!(found > 100);
}

/// More text than one processor is handed at a time.
#[test]
fn a_large_council_is_judged_as_a_small_one() {
    let folder = Folder::sound();
    let service = folder.read(crate::folder::SERVICE);
    for number in 0..400 {
        let slips = [
            "[here](/testshire/nowhere/)",
            "The MASH team.",
            "![](images/x.png)",
            "Words.",
        ];
        let slip = slips[number % slips.len()];
        let name = format!("name: Visits {number}");
        let text = service.replace("name: Visits", &name);
        let words = "We visit you and help. ".repeat(50);
        let file = format!("testshire/services/visits-{number}.md");
        folder.write(&file, format!("{text}\n{slip}\n\n{words}\n"));
    }
    assert!(each_file_is_judged_as_among_all(&folder.path("")) > 100);
}

#[test]
fn what_is_no_file_of_a_council_has_no_finding() {
    let folder = Folder::sound();
    let (content, _) = Content::load(&folder.path(""));
    let slug = content.councils.keys().next().expect("a council");
    for file in [
        "",
        "/",
        "nothing.md",
        "testshire/services/nothing.md",
        "../council.yaml",
    ] {
        assert!(
            check_file(&content, slug, Path::new(file), TODAY).is_empty(),
            "{file}"
        );
    }
    let stranger = site_model::Slug::parse("stranger").expect("a slug");
    let council = folder.path("testshire/council.yaml");
    assert!(check_file(&content, &stranger, &council, TODAY).is_empty());
}
