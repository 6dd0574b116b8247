//! A directory as an Open Referral UK feed, as `site import` reads it.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| fuzz::import(&fuzz::written("fuzzed.json", bytes)));
