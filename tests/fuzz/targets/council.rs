//! `council.yaml`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use site_model::Council;

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| {
    fuzz::yaml::<Council>(bytes, |content, _, (source, council)| {
        (content.source, content.council) = (source, council);
    });
});
