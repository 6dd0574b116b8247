//! A council's site, as packaging builds it: what goes into its bucket, and what into its functions.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Zoned;
use site::{Builder, Built};
use site_model::Slug;

/// Councils' sites, each built alone.
pub(crate) type Sites = Arc<BTreeMap<Slug, Built>>;

/// Every council's site, built once for all tests of a process.
pub(crate) async fn built(content: &Path) -> Sites {
    static BUILT: Mutex<BTreeMap<PathBuf, Sites>> = Mutex::new(BTreeMap::new());
    let content = content.to_owned();
    let build = move || {
        let mut all = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
        let sites = all
            .entry(content)
            .or_insert_with_key(|content| build(content));
        Arc::clone(sites)
    };
    tokio::task::spawn_blocking(build).await.unwrap()
}

fn build(content: &Path) -> Sites {
    let theme = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../site/theme"));
    site_theme::install_packages(theme).unwrap();
    let builder = Builder::new(theme).unwrap();
    let today = Zoned::now().date();
    let sites = councils(content).into_iter().map(|council| {
        let built = builder.build_council(content, &council, today);
        let built = built.unwrap_or_else(|error| panic!("{council}: {error}"));
        (council, built)
    });
    Arc::new(sites.collect())
}

fn councils(content: &Path) -> Vec<Slug> {
    let mut councils = Vec::new();
    for folder in fs::read_dir(content).unwrap() {
        let folder = folder.unwrap();
        if folder.path().join("council.yaml").exists() {
            councils.push(Slug::parse(folder.file_name().to_str().unwrap()).unwrap());
        }
    }
    councils
}

/// Builds `content` and unpacks a council's package into `folder`.
pub async fn package(content: &Path, council: &str, folder: &Path) {
    let sites = built(content).await;
    unpack(&sites[council], folder);
}

/// Writes what a function's package holds beside the program.
pub(crate) fn unpack(site: &Built, package: &Path) {
    fs::create_dir_all(package).unwrap();
    let bundle = serde_json::to_vec(&site.bundle).unwrap();
    fs::write(package.join("bundle.json"), bundle).unwrap();
}
