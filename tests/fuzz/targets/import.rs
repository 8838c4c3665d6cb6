//! Fuzzes the import of notices.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| site_fuzz::import(input));
