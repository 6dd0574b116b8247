//! A file of `forms/`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use site_model::form::Form;

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| {
    fuzz::yaml::<Form>(bytes, |council, slug, read| {
        council.forms.insert(slug, read);
    });
});
