//! The proper names that a family may know.

use rustc_hash::FxHashSet;
use site_model::content::CouncilContent;

use super::words::spaced;

/// What a council, its hubs and its directory are called.
pub(crate) struct KnownNames {
    /// Their words: proper names even where a sentence begins with them.
    pub(super) words: FxHashSet<String>,
    /// The names of several words, but services', in which an abbreviation can stand.
    pub(super) with_letters: Vec<String>,
}

impl KnownNames {
    /// Reads the names.
    pub(crate) fn of(council: &CouncilContent) -> Self {
        let own = [&council.council.name, &council.council.short_name];
        let hubs = council.council.hubs.iter().map(|hub| &hub.name);
        let organisations = council.organisations.values().flat_map(|document| {
            let says = &document.front_matter;
            [&says.name].into_iter().chain(&says.also_known_as)
        });
        let services = council.services.values().map(|d| &d.front_matter.name);
        let names = own.into_iter().chain(hubs).chain(organisations);
        let mut words = FxHashSet::default();
        let all = names.clone().chain(services);
        for word in all.flat_map(|name| spaced(name)) {
            // Names have most of their words in common.
            if word.starts_with(char::is_uppercase) && !words.contains(word) {
                words.insert(word.to_owned());
            }
        }
        let with_letters = names.filter(|name| name.contains(' ') && has_letters(name));
        Self {
            words,
            with_letters: with_letters.cloned().collect(),
        }
    }
}

/// Whether part of an abbreviation can stand in a name: two capitals together, or one at its end.
fn has_letters(name: &str) -> bool {
    name.ends_with(char::is_uppercase) || super::abbreviations::may_have_one(name)
}
