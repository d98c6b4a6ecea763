//! Builds this crate again when the web app was built again, because a release carries its files.

fn main() {
    // A debug build reads the files from the folder, so that it need not be built again.
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let watched = if is_release {
        "../../web/dist"
    } else {
        "build.rs"
    };
    println!("cargo::rerun-if-changed={watched}");
}
