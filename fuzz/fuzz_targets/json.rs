//! Any bytes that look like JSON of an app or a device are read without panic.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if recoup_fuzz::check_any(recoup_fuzz::JSON, bytes) {
        Corpus::Keep
    } else {
        Corpus::Reject
    }
});
