//! Export, import, export: the same feed, and the same content.

use proptest::prelude::*;
use site::import::incoming::{Entry, Incoming};
use site::oruk::import::leave_out_derived_ids;
use site_model::content::CouncilContent;

use crate::council::{council, document, empty, source};
use crate::parsed::{files, records};

fn imported(council: &CouncilContent) -> Incoming {
    let mut incoming = records(&files(council)).incoming();
    leave_out_derived_ids(&mut incoming, &council.slug);
    incoming
}

/// A council with what was imported.
fn placed(incoming: Incoming) -> CouncilContent {
    fn documents<T>(
        all: std::collections::BTreeMap<site_model::Slug, Entry<T>>,
    ) -> std::collections::BTreeMap<site_model::Slug, site_model::source::Document<T>> {
        let all = all.into_iter();
        all.map(|(slug, entry)| (slug, document(entry.value, &entry.body)))
            .collect()
    }
    CouncilContent {
        services: documents(incoming.services),
        organisations: documents(incoming.organisations),
        locations: documents(incoming.locations),
        taxonomies: incoming
            .taxonomies
            .into_iter()
            .map(|(slug, entry)| (slug, (source(), entry.value)))
            .collect(),
        ..empty()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_feed_that_comes_home_is_the_content_that_it_was_made_of(council in council()) {
        let incoming = imported(&council);
        prop_assert_eq!(&incoming.unplaced, &Vec::new());
        for (slug, document) in &council.services {
            let entry = &incoming.services[slug];
            prop_assert_eq!(&entry.value, &document.front_matter);
            prop_assert_eq!(&entry.body, document.body().trim());
        }
        for (slug, document) in &council.organisations {
            let entry = &incoming.organisations[slug];
            prop_assert_eq!(&entry.value, &document.front_matter);
            prop_assert_eq!(&entry.body, document.body().trim());
        }
        for (slug, entry) in &incoming.locations {
            let document = &council.locations[slug];
            prop_assert_eq!(&entry.value, &document.front_matter);
            prop_assert_eq!(&entry.body, document.body().trim());
        }
        for (slug, (_, taxonomy)) in &council.taxonomies {
            prop_assert_eq!(&incoming.taxonomies[slug].value, taxonomy);
        }
        prop_assert_eq!(incoming.services.len(), council.services.len());
        prop_assert_eq!(incoming.organisations.len(), council.organisations.len());
        prop_assert_eq!(incoming.taxonomies.len(), council.taxonomies.len());
        prop_assert_eq!(files(&placed(incoming)), files(&council));
    }
}
