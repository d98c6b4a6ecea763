//! The web app's files, as `web/dist` has them.
//!
//! In a release they are part of the binary; in a debug build they are read from the folder, so that the web can be built again without building this.
//! Each text file has a `.br` and a `.gz` beside it, made when the web was built, and is sent as one of them.

use std::path::{Component, Path};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use rust_embed::EmbeddedFile;

use crate::Error;

/// The build, in the binary. `build.rs` sees to it that a new build is noticed.
#[cfg(not(debug_assertions))]
#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Built;

#[cfg(not(debug_assertions))]
fn find(name: &str) -> Option<EmbeddedFile> {
    Built::get(name)
}

#[cfg(debug_assertions)]
fn find(name: &str) -> Option<EmbeddedFile> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/dist"));
    rust_embed::utils::read_file_from_fs(&folder.join(name)).ok()
}

/// The page every address of the app begins with.
const SHELL: &str = "index.html";
/// Where the build puts files that have their hash in their name.
const HASHED: &str = "assets/";
/// A file with its hash in its name never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Everything else is asked about each time, and mostly answered with 304.
const ASK_AGAIN: &str = "no-cache";

/// Answers what is not the API: a file, or the app's page.
pub(crate) async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path == "api" || path.starts_with("api/") {
        return Error::NotFound { what: "route" }.into_response();
    }
    if !matches!(method, Method::GET | Method::HEAD) {
        return Error::MethodNotAllowed.into_response();
    }
    answer(path, &headers, &find)
}

fn answer(
    path: &str,
    headers: &HeaderMap,
    find: &dyn Fn(&str) -> Option<EmbeddedFile>,
) -> Response {
    let is_page = !path.rsplit('/').next().unwrap_or_default().contains('.');
    let name = if is_page { SHELL } else { path };
    let is_inside = |part| matches!(part, Component::Normal(_));
    if !Path::new(name).components().all(is_inside) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match find(name) {
        Some(file) => send(name, &file, headers, find),
        None if is_page => not_built(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn send(
    name: &str,
    plain: &EmbeddedFile,
    headers: &HeaderMap,
    find: &dyn Fn(&str) -> Option<EmbeddedFile>,
) -> Response {
    let tag = tag_of(plain);
    let cache = if name.starts_with(HASHED) {
        FOR_EVER
    } else {
        ASK_AGAIN
    };
    let about = [
        (header::CACHE_CONTROL, HeaderValue::from_static(cache)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
        (header::ETAG, tag.clone()),
    ];
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| is_listed(known, &tag));
    if known {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    let kind = [(
        header::CONTENT_TYPE,
        HeaderValue::from_static(kind_of(name)),
    )];
    match squeezed(name, headers, find) {
        Some((coding, file)) => {
            let coding = [(header::CONTENT_ENCODING, HeaderValue::from_static(coding))];
            (about, kind, coding, Body::from(file.data.into_owned())).into_response()
        }
        None => (about, kind, Body::from(plain.data.clone().into_owned())).into_response(),
    }
}

/// The smallest form the browser takes.
fn squeezed(
    name: &str,
    headers: &HeaderMap,
    find: &dyn Fn(&str) -> Option<EmbeddedFile>,
) -> Option<(&'static str, EmbeddedFile)> {
    let forms = [("br", "br"), ("gzip", "gz")];
    let mut taken = forms
        .into_iter()
        .filter(|(coding, _)| is_taken(headers, coding));
    taken.find_map(|(coding, ending)| Some((coding, find(&format!("{name}.{ending}"))?)))
}

/// Whether `Accept-Encoding` names a coding, and not with a quality of zero.
fn is_taken(headers: &HeaderMap, coding: &str) -> bool {
    let lines = headers.get_all(header::ACCEPT_ENCODING).iter();
    let mut offers = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','));
    offers.any(|offer| {
        let (name, rest) = offer.split_once(';').unwrap_or((offer, ""));
        let quality = rest
            .trim()
            .strip_prefix("q=")
            .and_then(|q| q.trim().parse::<f32>().ok());
        name.trim().eq_ignore_ascii_case(coding) && quality.is_none_or(|q| 0.0 < q)
    })
}

/// A tag for the content: weak, because it is the same for each coding.
fn tag_of(file: &EmbeddedFile) -> HeaderValue {
    let hash = file.metadata.sha256_hash();
    let begin = hash
        .first_chunk()
        .map_or(0, |bytes| u64::from_be_bytes(*bytes));
    HeaderValue::try_from(format!("W/\"{begin:016x}\""))
        .expect("hexadecimal digits fit in a header")
}

fn is_listed(known: &HeaderValue, tag: &HeaderValue) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let tag = bare(tag.to_str().unwrap_or_default());
    let mut known = known.to_str().unwrap_or_default().split(',').map(bare);
    known.any(|known| known == tag || known == "*")
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Says what to do when the web app is not in this build.
fn not_built() -> Response {
    const PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
        <meta name=\"viewport\" content=\"width=device-width\">\n<title>Recoup</title>\n\
        <h1>The web app is not in this build</h1>\n\
        <p>The server and its API work: try <a href=\"/api/v1/health\">/api/v1/health</a>.</p>\n\
        <p>To get the app, run <code>cargo xtask run</code>, or run <code>npm ci</code> and <code>npm run build</code> \
        in the folder <code>web</code> and build the server again.</p>\n</html>\n";
    let about = [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, about, PAGE).into_response()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A build of three files in a folder, read as the real one is in a debug build.
    fn built(folder: &Path) -> impl Fn(&str) -> Option<EmbeddedFile> {
        fs::create_dir_all(folder.join("assets")).unwrap();
        let files = [
            "index.html",
            "sw.js",
            "assets/app-3f2a.js",
            "assets/app-3f2a.js.br",
            "icon.svg.gz",
        ];
        for name in files.into_iter().chain(["icon.svg"]) {
            fs::write(folder.join(name), name).unwrap();
        }
        let folder = folder.to_owned();
        move |name| rust_embed::utils::read_file_from_fs(&folder.join(name)).ok()
    }

    fn asked(path: &str, headers: &[(header::HeaderName, &'static str)]) -> (u16, String) {
        let folder = tempfile::tempdir().unwrap();
        let headers = headers
            .iter()
            .map(|(n, v)| (n.clone(), HeaderValue::from_static(v)));
        let response = answer(path, &headers.collect(), &built(folder.path()));
        let told = |name| {
            response
                .headers()
                .get(name)
                .map_or("-", |v| v.to_str().unwrap())
        };
        let told = [
            header::CACHE_CONTROL,
            header::CONTENT_TYPE,
            header::CONTENT_ENCODING,
        ]
        .map(told);
        (response.status().as_u16(), told.join(" | "))
    }

    #[test]
    fn hashed_files_are_kept_for_ever_and_sent_squeezed() {
        let takes_all = [(header::ACCEPT_ENCODING, "gzip, deflate, br")];
        let (status, told) = asked("assets/app-3f2a.js", &takes_all);
        insta::assert_snapshot!(format!("{status} {told}"), @"200 public, max-age=31536000, immutable | text/javascript; charset=utf-8 | br");
        let (_, told) = asked("icon.svg", &takes_all);
        insta::assert_snapshot!(told, @"no-cache | image/svg+xml | gzip");
    }

    #[test]
    fn coding_the_browser_refuses_is_not_sent() {
        for takes in ["identity", "br;q=0", "gzip"] {
            let (_, told) = asked("assets/app-3f2a.js", &[(header::ACCEPT_ENCODING, takes)]);
            assert!(told.ends_with("| -"), "{takes}: {told}");
        }
    }

    #[test]
    fn page_and_worker_are_asked_about_each_time() {
        for (path, kind) in [
            ("", "text/html"),
            ("sw.js", "text/javascript"),
            ("you/export", "text/html"),
        ] {
            let (status, told) = asked(path, &[]);
            assert_eq!(status, 200, "{path}");
            assert!(
                told.starts_with(&format!("no-cache | {kind}")),
                "{path}: {told}"
            );
        }
    }

    #[test]
    fn missing_file_is_missing_and_no_page() {
        assert_eq!(asked("assets/gone.js", &[]).0, 404);
        assert_eq!(asked("../Cargo.toml", &[]).0, 404);
    }

    #[test]
    fn same_content_is_not_sent_twice() {
        let folder = tempfile::tempdir().unwrap();
        let find = built(folder.path());
        let first = answer("", &HeaderMap::new(), &find);
        let known = [(header::IF_NONE_MATCH, first.headers()[header::ETAG].clone())];
        let second = answer("", &HeaderMap::from_iter(known), &find);
        assert_eq!(second.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(
            second.headers()[header::ETAG],
            first.headers()[header::ETAG]
        );
    }

    #[test]
    fn build_without_the_app_says_what_to_do() {
        let response = answer("today", &HeaderMap::new(), &|_| None);
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    }
}
