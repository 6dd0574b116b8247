//! The content that is measured: always the same, and sound.

use std::collections::BTreeSet;
use std::fs;

use site_build_bench::corpus::{COUNCIL, Corpus, Size, TODAY, edited_body, edited_sentence};

const SMALL: Size = Size {
    notices: 100,
    services: 200,
};

#[test]
fn content_of_one_size_is_the_same_each_time() {
    assert_eq!(Corpus::new(SMALL).files(), Corpus::new(SMALL).files());
}

#[test]
fn a_size_has_its_number_of_files() {
    let files = Corpus::new(SMALL).files();
    let count = |folder: &str| {
        let start = format!("{COUNCIL}/{folder}/");
        files
            .keys()
            .filter(|file| file.starts_with(&start) && file.ends_with(".md"))
            .count()
    };
    assert_eq!(
        ["notices", "services", "organisations", "locations"].map(count),
        [100, 200, 10, 5]
    );
}

#[test]
fn no_two_pages_have_the_same_text() {
    let corpus = Corpus::new(SMALL);
    let notices = corpus.notices.iter().map(|notice| &notice.body);
    let services = corpus.services.iter().map(|service| &service.body);
    let texts: BTreeSet<_> = notices.chain(services).collect();
    assert_eq!(texts.len(), SMALL.notices + SMALL.services);
}

#[test]
fn a_notice_is_as_long_as_councils_write_them() {
    for notice in Corpus::new(SMALL).notices {
        let length = notice.markdown.len();
        assert!(
            (4_000..7_000).contains(&length),
            "{} has {length} bytes",
            notice.slug
        );
    }
}

/// What is built is what every council has to pass, so that all checks are in what is measured.
#[test]
fn nothing_is_found_in_the_content() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = Corpus::new(SMALL);
    let mut files = corpus.files();
    let edited = corpus.edited();
    let text = edited.markdown(
        &edited_body(edited, 1),
        &corpus.organisations,
        &corpus.locations,
    );
    assert!(text.contains(&edited_sentence(1)));
    files.insert(site_build_bench::corpus::service_file(edited), text);
    for (file, text) in files {
        let file = folder.path().join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    let (_, found) = site::check(folder.path(), None, TODAY);
    let found: Vec<String> = found.iter().map(|one| format!("{one:?}")).collect();
    assert!(
        found.is_empty(),
        "{} found, such as {}",
        found.len(),
        found[0]
    );
}
