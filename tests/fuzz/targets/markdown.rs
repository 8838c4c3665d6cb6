//! Fuzzes documents in Markdown.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| site_fuzz::markdown(input));
