//! Fuzzes `statement_fuzz::answer`; what is checked stands there.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    statement_fuzz::answer(input);
});
