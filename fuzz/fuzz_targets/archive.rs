//! Any bytes that look like a ZIP are read without panic.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use recoup_import::Format;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if recoup_fuzz::check_any(&[Format::Archive], bytes) {
        Corpus::Keep
    } else {
        Corpus::Reject
    }
});
