//! What is published under `/assets/`: nothing of GOV.UK's brand, nothing from elsewhere, and no more
//! than a slow connection carries.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use site_theme::{Assets, install_packages};

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Text by published name.
fn published() -> BTreeMap<String, String> {
    install_packages(folder()).expect("the packages can be installed");
    let assets = Assets::read(folder()).expect("the assets can be read").0;
    assets
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8(bytes).expect("all are text")))
        .collect()
}

#[test]
fn nothing_that_is_published_has_gov_uks_font_crest_or_crown() {
    for (name, text) in published() {
        for branding in [
            "GDS Transport",
            "@font-face",
            "crest",
            "crown",
            "Crown",
            "nationalarchives",
        ] {
            assert!(!text.contains(branding), "{name} has {branding}");
        }
    }
}

#[test]
fn no_style_sheet_asks_for_a_file() {
    for (name, text) in published() {
        if name.ends_with(".css") {
            assert!(
                !text.contains("url(") && !text.contains("@import"),
                "{name}"
            );
        }
    }
}

#[test]
fn our_own_style_sheets_know_no_left_and_right() {
    for (name, text) in published() {
        let is_own = ["family-hub-", "public-", "staff-"]
            .iter()
            .any(|start| name.starts_with(start));
        if !(is_own && name.ends_with(".css")) {
            continue;
        }
        for side in ["-left:", "-right:", " left:", " right:", "text-align: left"] {
            assert!(!text.contains(side), "{name} has `{side}`");
        }
    }
}

#[test]
fn every_component_of_moj_frontend_that_a_page_shows_has_its_style() {
    let css = published()
        .into_iter()
        .find(|(name, _)| name.starts_with("moj-frontend-"))
        .expect("its style sheet is published")
        .1;
    let mut shown = Vec::new();
    let mut folders = vec![folder().join("templates")];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("a template");
            let is_staffs = path.components().any(|part| part.as_os_str() == "staff");
            for after in text.split("moj/components/").skip(1) {
                assert!(is_staffs, "{}: only staff pages are MoJ's", path.display());
                let component = after.split('/').next().unwrap_or_default();
                shown.push(format!(".moj-{component}"));
            }
        }
    }
    assert!(shown.len() >= 3, "{shown:?}");
    for class in shown {
        assert!(css.contains(&class), "no style for {class}");
    }
    // Their colours are the council's, so the package's own do not come with them.
    assert!(!css.contains(":root"));
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect()
}
