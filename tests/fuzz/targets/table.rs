//! A directory as a table (CSV), as `site import` reads it.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| fuzz::import(&fuzz::written("fuzzed.csv", bytes)));
