//! Any bytes that look like this format are read without panic.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if recoup_fuzz::check(recoup_import::Format::AlphaProgression, bytes) {
        Corpus::Keep
    } else {
        Corpus::Reject
    }
});
