//! A file of `services/`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use site_model::directory::service::Service;

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| {
    fuzz::document::<Service>(bytes, |council, slug, document| {
        council.services.insert(slug, document);
    });
});
