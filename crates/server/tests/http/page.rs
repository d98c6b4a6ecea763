//! The OpenAPI page says what the router does.

use std::{collections::BTreeSet, fs, path::Path};

use recoup_server::{ROUTES, openapi_json};
use serde_json::Value;

fn page() -> Value {
    serde_json::from_str(&openapi_json()).unwrap()
}

/// Every route of the page: method and path.
fn told() -> BTreeSet<(String, String)> {
    let page = page();
    let paths = page["paths"].as_object().unwrap();
    let routes = paths.iter().flat_map(|(path, methods)| {
        methods
            .as_object()
            .unwrap()
            .keys()
            .map(|method| (method.clone(), path.clone()))
    });
    routes.collect()
}

#[test]
fn every_route_is_in_the_page_and_the_table() {
    let listed = ROUTES
        .iter()
        .filter(|(_, path, _)| *path != "/openapi.json");
    let listed: BTreeSet<_> = listed
        .map(|(m, p, _)| ((*m).to_owned(), (*p).to_owned()))
        .collect();
    assert_eq!(told(), listed);
}

#[test]
fn every_route_has_a_name_of_its_own_and_says_how_it_fails() {
    let page = page();
    let mut names = BTreeSet::new();
    for (method, path) in told() {
        let route = &page["paths"][&path][&method];
        assert!(
            names.insert(route["operationId"].to_string()),
            "{method} {path}"
        );
        assert!(route["summary"].is_string(), "{method} {path}");
        assert!(
            route["responses"]["default"]["content"].is_object(),
            "{method} {path}"
        );
    }
}

/// The page merges bodies of the same name without a word, so names are counted where they are written.
#[test]
fn every_body_has_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for folder in ["src/wire", "src/api/v1"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for file in fs::read_dir(folder).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            for name in text.split("ToSchema)]").skip(1).filter_map(name_in) {
                assert!(names.insert(name.to_owned()), "{name} is there twice");
            }
        }
    }
    let page = page();
    for name in page["components"]["schemas"].as_object().unwrap().keys() {
        assert!(
            names.contains(name),
            "{name} is in the page and not in the code"
        );
    }
}

fn name_in(after: &str) -> Option<&str> {
    let line = after
        .lines()
        .find(|line| line.contains("struct ") || line.contains("enum "))?;
    line.split(['{', ' '])
        .skip_while(|word| !matches!(*word, "struct" | "enum"))
        .nth(1)
}

#[test]
fn every_reference_leads_somewhere() {
    let text = openapi_json();
    let page = page();
    let refs = text.split("\"#/components/schemas/").skip(1);
    for name in refs.filter_map(|rest| rest.split('"').next()) {
        assert!(page["components"]["schemas"][name].is_object(), "{name}");
    }
}

#[test]
fn committed_page_is_the_one_the_routes_make() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/develop/openapi.json");
    let kept = fs::read_to_string(path).unwrap();
    assert!(
        kept.trim_end() == openapi_json(),
        "docs/develop/openapi.json is not current: run cargo xtask codegen"
    );
}
