//! The files of a feed, read again.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;
use site::oruk::Feed;
use site::oruk::import::Records;
use site_model::content::CouncilContent;

use crate::council::WEBSITE;

/// Every file: its path below the feed's folder, and its bytes.
pub(crate) fn files(council: &CouncilContent) -> BTreeMap<String, Vec<u8>> {
    let feed = Feed::new(council, Some(WEBSITE));
    let folder = format!("{}/oruk/", council.slug);
    let mut all = BTreeMap::new();
    for file in feed.files() {
        let path = feed.path(file);
        let below = path
            .strip_prefix(&folder)
            .expect("below the feed's address");
        let bytes = feed.bytes(file).expect("a file");
        assert!(
            all.insert(below.to_owned(), bytes).is_none(),
            "{path} is there twice"
        );
    }
    all
}

/// The endpoint of a file, and whether it is a list.
pub(crate) fn endpoint(path: &str) -> (&str, bool) {
    match path.split_once('/') {
        None => ("", false),
        Some((endpoint, file)) => (endpoint, file == "index.json"),
    }
}

pub(crate) fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

/// What the single files say.
pub(crate) fn records(files: &BTreeMap<String, Vec<u8>>) -> Records {
    fn of<T: DeserializeOwned>(files: &BTreeMap<String, Vec<u8>>, wanted: &str) -> Vec<T> {
        files
            .iter()
            .filter(|(path, _)| endpoint(path) == (wanted, false))
            .map(|(_, bytes)| serde_json::from_slice(bytes).expect("a record"))
            .collect()
    }
    Records {
        services: of(files, "services"),
        organizations: of(files, "organizations"),
        locations: Vec::new(),
        service_at_locations: of(files, "service_at_locations"),
        taxonomies: of(files, "taxonomies"),
        taxonomy_terms: of(files, "taxonomy_terms"),
    }
}
