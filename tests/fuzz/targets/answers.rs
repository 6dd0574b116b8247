//! A posted body as the answers of every page of every form.

#![no_main]

use http_edge::Posted;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| {
    if let Ok(posted) = Posted::parse(bytes) {
        fuzz::answered(posted.fields());
    }
});
