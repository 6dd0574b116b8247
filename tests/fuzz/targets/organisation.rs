//! A file of `organisations/`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use site_model::directory::organisation::Organisation;

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| {
    fuzz::document::<Organisation>(bytes, |council, slug, document| {
        council.organisations.insert(slug, document);
    });
});
