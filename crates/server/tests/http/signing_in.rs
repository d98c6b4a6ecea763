//! The first run, signing in and out, and how often one may try.

use axum::http::{Request, header};
use jiff::SignedDuration;
use recoup_server::Transport;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::kit::{Answer, Kit, PASSWORD, Who, from, read, request};

fn setup_body(token: &str) -> Value {
    json!({ "token": token, "name": "Ada", "password": PASSWORD })
}

fn secret_in(answer: &Answer) -> String {
    let cookie = answer.header("set-cookie");
    let pair = cookie.split(';').next().unwrap();
    pair.split_once('=').unwrap().1.to_owned()
}

#[tokio::test]
async fn setup_link_works_once() {
    let kit = Kit::new();
    let token = kit.setup_token().await;
    let before = kit.get(&Who::Anonymous, "/setup").await;
    insta::assert_snapshot!(before.body, @r#"{"demo":false,"needed":true}"#);
    let made = kit
        .post(&Who::Anonymous, "/setup", setup_body(&token))
        .await;
    assert_eq!(
        (made.status, &made.body["athlete"]["name"]),
        (200, &json!("Ada")),
        "{}",
        made.body
    );
    let ada = Who::Browser(secret_in(&made));
    assert_eq!(kit.get(&ada, "/me").await.status, 200);
    let again = kit
        .post(&Who::Anonymous, "/setup", setup_body(&token))
        .await;
    assert_eq!((again.status, again.code()), (401, "wrong_secret"));
    let after = kit.get(&Who::Anonymous, "/setup").await;
    insta::assert_snapshot!(after.body, @r#"{"demo":false,"needed":false}"#);
}

#[tokio::test]
async fn newer_link_and_a_day_end_the_older_one() {
    let kit = Kit::new();
    let older = kit.setup_token().await;
    let newer = kit.setup_token().await;
    let refused = kit
        .post(&Who::Anonymous, "/setup", setup_body(&older))
        .await;
    assert_eq!(refused.status, 401);
    let late = request(
        &Who::Anonymous,
        "POST",
        "/api/v1/setup",
        Some(setup_body(&newer)),
    );
    let late = kit
        .later(SignedDuration::from_hours(25))
        .oneshot(late)
        .await
        .unwrap();
    assert_eq!(read(late).await.status, 401);
    let made = kit
        .post(&Who::Anonymous, "/setup", setup_body(&newer))
        .await;
    assert_eq!(made.status, 200, "{}", made.body);
}

#[tokio::test]
async fn setup_names_what_is_wrong_and_keeps_the_link() {
    let kit = Kit::new();
    let token = kit.setup_token().await;
    for (name, password, field) in [("", PASSWORD, "name"), ("Ada", "too short", "password")] {
        let body = json!({ "token": token, "name": name, "password": password });
        let refused = kit.post(&Who::Anonymous, "/setup", body).await;
        assert_eq!(
            (refused.status, refused.body["error"]["field"].as_str()),
            (422, Some(field))
        );
    }
    let made = kit
        .post(&Who::Anonymous, "/setup", setup_body(&token))
        .await;
    assert_eq!(made.status, 200, "{}", made.body);
}

#[tokio::test]
async fn no_link_is_made_once_there_is_an_owner() {
    let kit = Kit::new();
    kit.person("Ada").await;
    let link = recoup_server::open_setup(&kit.store, crate::kit::now())
        .await
        .unwrap();
    assert_eq!(link, None);
}

#[tokio::test]
async fn login_gives_a_cookie_and_logout_takes_it() {
    let kit = Kit::new();
    kit.person("Ada").await;
    let login = kit
        .post(&Who::Anonymous, "/login", json!({ "password": PASSWORD }))
        .await;
    let cookie = login.header("set-cookie").replace(&secret_in(&login), "…");
    insta::assert_snapshot!(cookie, @"recoup=…; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax");
    assert_eq!(login.header("cache-control"), "no-store");
    let ada = Who::Browser(secret_in(&login));
    assert_eq!(kit.get(&ada, "/me").await.status, 200);
    let logout = kit.delete(&ada, "/login").await;
    assert_eq!(logout.status, 204);
    insta::assert_snapshot!(logout.header("set-cookie"), @"recoup=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
    assert_eq!(kit.get(&ada, "/me").await.status, 401);
}

#[tokio::test]
async fn cookie_behind_https_is_a_host_cookie() {
    let proxy = Transport::Proxy {
        authority: "recoup.example".to_owned(),
        proxies: Vec::new(),
    };
    let kit = Kit::with(proxy);
    kit.person("Ada").await;
    let login = kit
        .post(&Who::Anonymous, "/login", json!({ "password": PASSWORD }))
        .await;
    assert_eq!(login.status, 200, "{}", login.body);
    let cookie = login.header("set-cookie");
    assert!(cookie.starts_with("__Host-recoup="), "{cookie}");
    assert!(
        cookie.ends_with("Path=/; HttpOnly; SameSite=Lax; Secure"),
        "{cookie}"
    );
    assert_eq!(
        login.header("strict-transport-security"),
        "max-age=15552000"
    );
}

#[tokio::test]
async fn password_is_never_kept_nor_the_secret() {
    let kit = Kit::new();
    kit.person("Ada").await;
    let login = kit
        .post(&Who::Anonymous, "/login", json!({ "password": PASSWORD }))
        .await;
    let secret = secret_in(&login);
    kit.store
        .backup(&std::path::Path::new(&kit.place()).with_extension("copy"))
        .await
        .unwrap();
    let bytes = std::fs::read(std::path::Path::new(&kit.place()).with_extension("copy")).unwrap();
    let holds = |text: &str| {
        bytes
            .windows(text.len())
            .any(|window| window == text.as_bytes())
    };
    assert!(holds("$argon2id$") && !holds(PASSWORD) && !holds(&secret));
}

#[tokio::test]
async fn sixth_wrong_password_must_wait_and_others_need_not() {
    let kit = Kit::new();
    kit.person("Ada").await;
    let wrong = || Some(json!({ "password": "not the password" }));
    for _ in 0..5 {
        let refused = kit.ask(&Who::Anonymous, "POST", "/login", wrong()).await;
        assert_eq!((refused.status, refused.code()), (401, "wrong_secret"));
    }
    let waits = kit
        .post(&Who::Anonymous, "/login", json!({ "password": PASSWORD }))
        .await;
    assert_eq!((waits.status, waits.code()), (429, "too_many_tries"));
    let wait = waits.body["error"]["retry_after_s"].as_u64().unwrap();
    assert!((1..=20).contains(&wait), "{wait}");
    assert_eq!(waits.header("retry-after"), wait.to_string());
    let mut elsewhere = request(
        &Who::Anonymous,
        "POST",
        "/api/v1/login",
        Some(json!({ "password": PASSWORD })),
    );
    elsewhere.extensions_mut().insert(from("203.0.113.5"));
    assert_eq!(kit.send(elsewhere).await.status, 200);
}

#[tokio::test]
async fn forged_forwarded_address_gives_no_more_tries() {
    let kit = Kit::new();
    kit.person("Ada").await;
    for nth in 0..6 {
        let body = Some(json!({ "password": "not the password" }));
        let mut request = request(&Who::Anonymous, "POST", "/api/v1/login", body);
        let forged = format!("203.0.113.{nth}").parse().unwrap();
        request.headers_mut().insert("x-forwarded-for", forged);
        let expected = if nth < 5 { 401 } else { 429 };
        assert_eq!(kit.send(request).await.status, expected, "try {nth}");
    }
}

#[tokio::test]
async fn login_nobody_used_for_a_season_is_over() {
    let kit = Kit::new();
    let (_, ada) = kit.person("Ada").await;
    let me = |hours| {
        let router = kit.later(SignedDuration::from_hours(hours));
        let request: Request<_> = request(&ada, "GET", "/api/v1/me", None);
        async move { read(router.oneshot(request).await.unwrap()).await.status }
    };
    assert_eq!(me(80 * 24).await, 200, "used, so it lasts on");
    assert_eq!(me(160 * 24).await, 200, "used, so it lasts on");
    assert_eq!(me(251 * 24).await, 401);
}

#[tokio::test]
async fn login_before_the_first_run_says_where_the_link_is() {
    let kit = Kit::new();
    let refused = kit
        .post(&Who::Anonymous, "/login", json!({ "password": PASSWORD }))
        .await;
    assert_eq!(refused.status, 401);
    assert!(refused.headers.get(header::SET_COOKIE).is_none());
    insta::assert_snapshot!(refused.body, @r#"{"error":{"code":"wrong_secret","message":"there is no account yet: open the link in the terminal"}}"#);
}

#[tokio::test]
async fn visitor_of_the_demo_is_its_athlete_without_signing_in() {
    let kit = Kit::new();
    let (maya, _) = kit.person("Maya").await;
    let demo = kit.as_demo(maya);
    let me = request(&Who::Anonymous, "GET", "/api/v1/me", None);
    let me = read(demo.clone().oneshot(me).await.unwrap()).await;
    assert_eq!(
        (me.status, &me.body["athlete"]["name"]),
        (200, &json!("Maya"))
    );
    let mut elsewhere = request(&Who::Anonymous, "DELETE", "/api/v1/enrollment", None);
    let site = "cross-site".parse().unwrap();
    elsewhere.headers_mut().insert("sec-fetch-site", site);
    let refused = read(demo.oneshot(elsewhere).await.unwrap()).await;
    assert_eq!(
        refused.status, 403,
        "another site may not write, not even here"
    );
}
