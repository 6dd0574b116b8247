//! A directory as an Open Referral UK feed, as `site import` reads it.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::import(&fuzz::written("fuzzed.json", bytes)));
