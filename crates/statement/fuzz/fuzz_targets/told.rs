//! Fuzzes `statement_fuzz::told`; what is checked stands there.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    statement_fuzz::told(input);
});
