//! A file of `taxonomies/`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use site_model::directory::taxonomy::Taxonomy;

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| {
    fuzz::yaml::<Taxonomy>(bytes, |council, slug, read| {
        council.taxonomies.insert(slug, read);
    });
});
