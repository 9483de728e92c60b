//! Fuzzes `documents_fuzz::picture`; what is checked stands there. A panic of the library that reads pictures
//! is caught by ours and is no crash, so the fuzzer's own hook, which ends at every panic, is taken out.
#![no_main]

use std::sync::Once;

static QUIET: Once = Once::new();

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    documents_fuzz::picture(input);
});
