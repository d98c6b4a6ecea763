//! The page of the rules is what the code says. Made anew with `UPDATE=1`.

use std::path::Path;

#[test]
fn page_of_rules_is_what_the_code_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/science/rules.md");
    let page = recoup_engine::reason::rules_page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == page,
        "docs/science/rules.md differs from the code: run with UPDATE=1"
    );
}
