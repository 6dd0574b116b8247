//! A file of `locations/`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use site_model::directory::location::Location;

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| {
    fuzz::document::<Location>(bytes, |council, slug, document| {
        council.locations.insert(slug, document);
    });
});
