//! A file of `pages/`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use site_model::page::Page;

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| {
    fuzz::document::<Page>(bytes, |council, slug, document| {
        council.pages.insert(slug, document);
    });
});
