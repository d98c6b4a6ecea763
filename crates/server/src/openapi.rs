//! The OpenAPI page: made from the handlers, so that it cannot say anything else.

use axum::{Json, Router, routing::get};
use utoipa::{
    OpenApi as _,
    openapi::{
        self, Content, OpenApi, PathItem, Ref, RefOr, Schema,
        path::Operation,
        security::{
            ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
        },
        server::Server,
    },
};

use crate::{
    router::{self, Access},
    state::AppState,
    wire::{Fault, FaultBody},
};

/// What the page says before its routes.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Recoup",
        description = "A strength-training coach that treats recovery as training. Dates are the athlete's local dates, instants are UTC, loads are integer grams. A device's write is a PUT with an id it made itself and a revision: sending it twice changes nothing. Not medical advice.",
        license(name = "MIT OR Apache-2.0")
    ),
    components(schemas(Fault, FaultBody))
)]
struct FrontPage;

/// The page before the routes: its title, where it is, and how to sign in.
pub(crate) fn front_page() -> OpenApi {
    let mut page = FrontPage::openapi();
    page.servers = Some(vec![Server::new("/api/v1")]);
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer);
    let bearer = bearer
        .description(Some("A personal token, made in the app."))
        .build();
    let cookie = ApiKeyValue::with_description("__Host-recoup", "`recoup` on plain HTTP.");
    let schemes = page.components.get_or_insert_default();
    schemes.add_security_scheme("token", SecurityScheme::Http(bearer));
    schemes.add_security_scheme("login", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    page
}

/// The page as printed, with a line for each key.
///
/// # Panics
/// Never: everything in the page can be written as JSON.
pub fn openapi_json() -> String {
    let page = router::page();
    page.to_pretty_json()
        .expect("the page is made of strings and numbers")
}

/// The route that sends the page.
pub(crate) fn route(page: OpenApi) -> Router<AppState> {
    Router::new().route("/openapi.json", get(move || async move { Json(page) }))
}

/// Adds what holds for every route and every body, so that no handler must say it.
pub(crate) fn finish(page: &mut OpenApi) {
    let schemas = page
        .components
        .iter_mut()
        .flat_map(|all| all.schemas.iter_mut());
    for (name, schema) in schemas {
        if name != "Fault" && !name.ends_with("Body") {
            require_all(schema);
        }
    }
    for (path, routes) in &mut page.paths.paths {
        for (method, operation) in operations(routes) {
            operation.operation_id = Some(name_of(method, path));
            operation.security = Some(security_of(method, path));
            operation
                .responses
                .responses
                .values_mut()
                .for_each(describe);
            operation
                .responses
                .responses
                .insert("default".to_owned(), RefOr::T(fault()));
        }
    }
}

/// Marks every key of a body that goes out as required: it is printed even when it is null.
fn require_all(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::T(Schema::Object(object)) => {
            object.required = object.properties.keys().cloned().collect();
        }
        RefOr::T(Schema::AllOf(all)) => all.items.iter_mut().for_each(require_all),
        RefOr::T(Schema::OneOf(one)) => one.items.iter_mut().for_each(require_all),
        RefOr::T(_) | RefOr::Ref(_) => {}
    }
}

/// The routes of a path, by method.
fn operations(routes: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let PathItem {
        get,
        put,
        post,
        delete,
        ..
    } = routes;
    [
        ("get", get),
        ("put", put),
        ("post", post),
        ("delete", delete),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

/// A name that no other route has: `put_check_ins_id`.
fn name_of(method: &str, path: &str) -> String {
    let words = path
        .split(['/', '-', '{', '}'])
        .filter(|word| !word.is_empty());
    words.fold(method.to_owned(), |name, word| format!("{name}_{word}"))
}

/// How one signs in for a route.
fn security_of(method: &str, path: &str) -> Vec<SecurityRequirement> {
    let by = |scheme: &str| SecurityRequirement::new::<_, [String; 0], _>(scheme, []);
    match router::access_of(method, path) {
        Some(Access::Public) => Vec::new(),
        Some(Access::Browser) => vec![by("login")],
        Some(Access::Signed) | None => vec![by("login"), by("token")],
    }
}

/// Says of an answer what the page must say: its kind is told by its body.
fn describe(answer: &mut RefOr<openapi::Response>) {
    match answer {
        RefOr::T(answer) if answer.description.is_empty() => {
            "Done.".clone_into(&mut answer.description);
        }
        RefOr::T(_) | RefOr::Ref(_) => {}
    }
}

fn fault() -> openapi::Response {
    let body = Content::new(Some(Ref::from_schema_name("FaultBody")));
    openapi::ResponseBuilder::new()
        .description("Not done; nothing of it was kept.")
        .content("application/json", body)
        .build()
}
