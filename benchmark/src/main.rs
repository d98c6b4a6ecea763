//! The open forecasting benchmark.

fn main() {}
