//! Fuzzes facts as JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| site_fuzz::facts(input));
