//! Fuzzes `documents_fuzz::seal`; what is checked stands there.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    documents_fuzz::seal(input);
});
