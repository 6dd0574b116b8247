//! Styles for pages that are opened from a disk as well as published: each page links to them by a
//! relative address.

use std::collections::BTreeMap;

use site_theme::{Assets, Sources, ThemeError};

/// Styles and pictures by their plain names.
pub(crate) struct LinkedAssets(BTreeMap<&'static str, Linked>);

struct Linked {
    /// Where it lies in the folder, e.g. `assets/public-ab12cd34.css`.
    path: String,
    bytes: Vec<u8>,
}

impl LinkedAssets {
    /// Those of `published` with these names.
    pub(crate) fn of(
        sources: &Sources,
        published: &Assets,
        names: &[&'static str],
    ) -> Result<Self, ThemeError> {
        let linked = |name: &'static str| {
            let path = sources.assets.paths.get(name)?.trim_start_matches('/');
            let bytes = published.0.get(path.strip_prefix("assets/")?)?;
            let linked = Linked {
                path: path.to_owned(),
                bytes: bytes.clone(),
            };
            Some((name, linked))
        };
        names
            .iter()
            .map(|name| {
                linked(name)
                    .ok_or_else(|| ThemeError::Package(format!("there is no `{name}` to publish")))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The files to write, by their paths in the folder.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let all = self.0.values();
        all.map(|linked| (linked.path.clone(), linked.bytes.clone()))
            .collect()
    }

    /// The address of each from a page so many folders down.
    pub(crate) fn seen_from(&self, depth: usize) -> BTreeMap<&'static str, String> {
        let up = "../".repeat(depth);
        let all = self.0.iter();
        all.map(|(name, linked)| (*name, format!("{up}{}", linked.path)))
            .collect()
    }
}
