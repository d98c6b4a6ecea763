//! How long the library takes to read at start, and to find a name.

use criterion::{Criterion, criterion_group, criterion_main};
use recoup_library::{Library, read_program};

fn read(criterion: &mut Criterion) {
    let library = Library::embedded();
    criterion.bench_function("lay one file over the library", |bencher| {
        let text = &library.program("two-days").expect("one of ours").text;
        bencher.iter(|| read_program("mine.toml", text));
    });
    criterion.bench_function("read all embedded texts", |bencher| {
        bencher.iter(Library::read_embedded);
    });
    criterion.bench_function("know a name", |bencher| {
        bencher.iter(|| library.match_exercise("Bench Press (Barbell)"));
    });
    criterion.bench_function("guess a name", |bencher| {
        bencher.iter(|| library.match_exercise("Incline Benhc Presss"));
    });
}

criterion_group!(benches, read);
criterion_main!(benches);
