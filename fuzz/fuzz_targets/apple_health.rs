//! Any bytes that look like an Apple Health export are read without panic.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use recoup_import::Format;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if recoup_fuzz::check_any(&[Format::AppleHealth], bytes) {
        Corpus::Keep
    } else {
        Corpus::Reject
    }
});
