//! What every answer carries, and what is refused at the door.

use axum::body::Body;
use recoup_server::Transport;
use serde_json::json;

use crate::kit::{Kit, Who, request};

#[tokio::test]
async fn every_answer_tells_the_browser_what_to_refuse() {
    let kit = Kit::new();
    for path in [
        "/",
        "/api/v1/health",
        "/api/v1/me",
        "/api/v1/nothing",
        "/assets/none.js",
    ] {
        let answer = kit.send(request(&Who::Anonymous, "GET", path, None)).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"),
            "{path}"
        );
        assert!(!policy.contains("unsafe"), "{path}");
        let told = [
            "x-content-type-options",
            "referrer-policy",
            "x-frame-options",
        ];
        let told = told.map(|name| answer.header(name));
        assert_eq!(told, ["nosniff", "no-referrer", "DENY"], "{path}");
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
        assert!(
            answer.headers.get("strict-transport-security").is_none(),
            "{path}"
        );
    }
}

#[tokio::test]
async fn api_answers_are_never_kept() {
    let kit = Kit::new();
    let (_, ada) = kit.person("Ada").await;
    for path in ["/health", "/me", "/export", "/nothing"] {
        let answer = kit.get(&ada, path).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn unknown_route_and_method_are_told_in_json() {
    let kit = Kit::new();
    let unknown = kit.get(&Who::Anonymous, "/nothing").await;
    insta::assert_snapshot!(format!("{} {}", unknown.status, unknown.body), @r#"404 {"error":{"code":"not_found","message":"no such route"}}"#);
    let method = kit.delete(&Who::Anonymous, "/health").await;
    insta::assert_snapshot!(format!("{} {}", method.status, method.body), @r#"405 {"error":{"code":"method_not_allowed","message":"this route does not know the method"}}"#);
    let outside = kit
        .send(request(&Who::Anonymous, "GET", "/api/v2/me", None))
        .await;
    assert_eq!((outside.status, outside.code()), (404, "not_found"));
}

#[tokio::test]
async fn write_from_another_site_is_refused_even_with_her_cookie() {
    let kit = Kit::new();
    let (_, ada) = kit.person("Ada").await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let mut write = request(&ada, "PUT", "/api/v1/profile", Some(crate::days::profile()));
        write.headers_mut().remove("sec-fetch-site");
        write.headers_mut().insert(name, value.parse().unwrap());
        let refused = kit.send(write).await;
        assert_eq!(
            (refused.status, refused.code()),
            (403, "forbidden"),
            "{name}: {value}"
        );
    }
    let me = kit.get(&ada, "/me").await;
    assert!(me.body["profile"].is_null());
}

#[tokio::test]
async fn body_must_be_json_and_readable() {
    let kit = Kit::new();
    let (_, ada) = kit.person("Ada").await;
    let send = async |kind: &str, body: &'static str| {
        let mut write = request(&ada, "PUT", "/api/v1/profile", None);
        write
            .headers_mut()
            .insert("content-type", kind.parse().unwrap());
        *write.body_mut() = Body::from(body);
        let answer = kit.send(write).await;
        (answer.status, answer.code().to_owned())
    };
    assert_eq!(
        send("text/plain", "{}").await,
        (415, "unsupported_media".to_owned())
    );
    assert_eq!(
        send("application/json", "{ not json").await,
        (400, "malformed".to_owned())
    );
    assert_eq!(
        send("application/json", "{\"unit\": \"stone\"}").await,
        (422, "invalid".to_owned())
    );
}

#[tokio::test]
async fn body_over_a_mebibyte_is_refused_and_an_import_is_not() {
    let kit = Kit::new();
    let (_, ada) = kit.person("Ada").await;
    let large = "x".repeat((1 << 20) + 1);
    let write = kit.post(&ada, "/tokens", json!({ "label": large })).await;
    assert_eq!((write.status, write.code()), (413, "too_large"));
    let form = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{large}\r\n--x--\r\n"
    );
    let mut import = request(&ada, "POST", "/api/v1/imports/preview", None);
    import.headers_mut().insert(
        "content-type",
        "multipart/form-data; boundary=x".parse().unwrap(),
    );
    *import.body_mut() = Body::from(form);
    assert_ne!(kit.send(import).await.status, 413);
}

#[tokio::test]
async fn text_log_over_its_limit_is_refused() {
    let kit = Kit::new();
    let ada = crate::days::settled(&kit).await;
    let mut form =
        b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
            .to_vec();
    form.resize(form.len() + (64 << 20) + 1, b'x');
    form.extend_from_slice(b"\r\n--x--\r\n");
    let mut import = request(&ada, "POST", "/api/v1/imports", None);
    import.headers_mut().insert(
        "content-type",
        "multipart/form-data; boundary=x".parse().unwrap(),
    );
    *import.body_mut() = Body::from(form);
    let refused = kit.send(import).await;
    assert_eq!(
        (refused.status, refused.code()),
        (413, "too_large"),
        "{}",
        refused.body
    );
}

#[tokio::test]
async fn foreign_host_name_on_loopback_is_refused() {
    let kit = Kit::new();
    let mut rebound = request(&Who::Anonymous, "GET", "/api/v1/setup", None);
    rebound
        .headers_mut()
        .insert("host", "evil.example:7878".parse().unwrap());
    assert_eq!(kit.send(rebound).await.status, 403);
    let proxy = Transport::Proxy {
        authority: "recoup.example".to_owned(),
        proxies: Vec::new(),
    };
    let mut passed = request(&Who::Anonymous, "GET", "/api/v1/setup", None);
    passed
        .headers_mut()
        .insert("host", "recoup.example".parse().unwrap());
    assert_eq!(Kit::with(proxy).send(passed).await.status, 200);
}

#[tokio::test]
async fn long_answers_are_squeezed_and_short_ones_are_not() {
    let kit = Kit::new();
    let ask = async |path: &str| {
        let mut ask = request(&Who::Anonymous, "GET", path, None);
        ask.headers_mut()
            .insert("accept-encoding", "br, gzip".parse().unwrap());
        kit.send(ask).await.header("content-encoding").to_owned()
    };
    assert_eq!(ask("/api/v1/openapi.json").await, "br");
    assert_eq!(ask("/api/v1/setup").await, "");
}
