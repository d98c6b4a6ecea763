//! Who may use each route, and what they see.

use recoup_server::{Access, ROUTES};
use serde_json::{Value, json};

use crate::kit::{Kit, Who};

/// A path with its placeholders filled.
fn filled(path: &str) -> String {
    path.replace("{id}", "018f6f2e-0000-7000-8000-00000000abcd")
}

/// A body for methods that read one; what is in it does not matter here.
fn some_body(method: &str) -> Option<Value> {
    matches!(method, "put" | "post").then(|| json!({}))
}

#[tokio::test]
async fn anonymous_is_sent_away_from_every_route_that_is_not_public() {
    let kit = Kit::new();
    kit.person("Ada").await;
    for (method, path, access) in ROUTES.iter().filter(|(_, _, a)| *a != Access::Public) {
        let verb = method.to_uppercase();
        let answer = kit
            .ask(&Who::Anonymous, &verb, &filled(path), some_body(method))
            .await;
        assert_eq!(
            (answer.status, answer.code()),
            (401, "signed_out"),
            "{method} {path} {access:?}"
        );
    }
}

#[tokio::test]
async fn wrong_token_is_sent_away_even_with_a_good_cookie() {
    let kit = Kit::new();
    let (_, Who::Browser(secret)) = kit.person("Ada").await else {
        panic!("a browser")
    };
    for (method, path, _) in ROUTES.iter().filter(|(_, _, a)| *a != Access::Public) {
        let verb = method.to_uppercase();
        let who = Who::Script("not-a-token".to_owned());
        let path = format!("/api/v1{}", filled(path));
        let mut request = crate::kit::request(&who, &verb, &path, some_body(method));
        request
            .headers_mut()
            .insert("cookie", format!("recoup={secret}").parse().unwrap());
        assert_eq!(kit.send(request).await.status, 401, "{method} {path}");
    }
}

#[tokio::test]
async fn token_opens_every_route_but_those_for_browsers() {
    let kit = Kit::new();
    let (_, ada) = kit.person("Ada").await;
    let script = kit.script(&ada).await;
    for (method, path, access) in ROUTES.iter().filter(|(_, path, _)| *path != "/login") {
        let verb = method.to_uppercase();
        let answer = kit
            .ask(&script, &verb, &filled(path), some_body(method))
            .await;
        let is_forbidden = answer.status == 403;
        assert_eq!(
            is_forbidden,
            *access == Access::Browser,
            "{method} {path}: {}",
            answer.body
        );
        assert!(
            answer.status < 500 && (answer.status != 401 || *path == "/setup"),
            "{method} {path}: {}",
            answer.body
        );
    }
}

#[tokio::test]
async fn owner_is_answered_by_every_route_and_nothing_breaks() {
    let kit = Kit::new();
    let (_, ada) = kit.person("Ada").await;
    for (method, path, _) in ROUTES
        .iter()
        .filter(|(m, p, _)| (*m, *p) != ("delete", "/login"))
    {
        let verb = method.to_uppercase();
        let answer = kit.ask(&ada, &verb, &filled(path), some_body(method)).await;
        let is_refused = matches!(answer.status, 403 | 405) || answer.status >= 500;
        assert!(
            !is_refused,
            "{method} {path}: {} {}",
            answer.status, answer.body
        );
        if 400 <= answer.status {
            assert!(
                answer.body["error"]["message"].is_string(),
                "{method} {path}: {}",
                answer.body
            );
        }
    }
}

#[tokio::test]
async fn revoked_token_opens_nothing() {
    let kit = Kit::new();
    let (_, ada) = kit.person("Ada").await;
    let script = kit.script(&ada).await;
    assert_eq!(kit.get(&script, "/me").await.status, 200);
    let tokens = kit.get(&ada, "/tokens").await;
    assert_eq!(tokens.body[0]["label"], "a script");
    assert_eq!(tokens.body[0]["used_at"], crate::kit::NOW);
    let id = tokens.body[0]["id"].as_str().unwrap();
    let path = format!("/tokens/{id}");
    assert_eq!(kit.delete(&ada, &path).await.status, 204);
    assert_eq!(kit.delete(&ada, &path).await.status, 404);
    assert_eq!(kit.get(&script, "/me").await.status, 401);
    assert_eq!(kit.get(&ada, "/tokens").await.body, json!([]));
}

#[tokio::test]
async fn other_person_sees_and_changes_nothing_of_hers() {
    let kit = Kit::new();
    let (_, ada) = kit.person("Ada").await;
    let (_, eve) = kit.person("Eve").await;
    let id = "018f6f2e-0000-7000-8000-000000000001";
    let session = crate::days::session(id, 1);
    let put = kit
        .put(&ada, &format!("/sessions/{id}"), session.clone())
        .await;
    assert_eq!(put.status, 200, "{}", put.body);
    let days = "from=2026-01-01&to=2026-12-31";
    for (method, path) in [
        ("GET", format!("/sessions/{id}")),
        ("DELETE", format!("/sessions/{id}?counter=9&device=eve")),
        ("GET", format!("/activities/{id}")),
        ("DELETE", format!("/activities/{id}?counter=9&device=eve")),
        ("DELETE", format!("/check-ins/{id}?counter=9&device=eve")),
        ("GET", format!("/recovery-logs/{id}")),
        (
            "DELETE",
            format!("/recovery-logs/{id}?counter=9&device=eve"),
        ),
        ("DELETE", format!("/overrides/{id}")),
        ("DELETE", format!("/imports/{id}")),
    ] {
        let answer = kit.ask(&eve, method, &path, None).await;
        assert_eq!(
            (answer.status, answer.code()),
            (404, "not_found"),
            "{method} {path}"
        );
    }
    assert_eq!(
        kit.get(&eve, &format!("/sessions?{days}")).await.body,
        json!([])
    );
    let export = kit.get(&eve, "/export").await;
    assert!(!export.body.to_string().contains(id), "{}", export.body);
    let same = Some(crate::days::session(id, 5));
    let hers = kit.ask(&eve, "PUT", &format!("/sessions/{id}"), same).await;
    assert_eq!(
        hers.status, 200,
        "the same id is another row for another athlete"
    );
    let kept = kit.get(&ada, &format!("/sessions/{id}")).await;
    assert_eq!(kept.body["rev"], session["rev"]);
}
