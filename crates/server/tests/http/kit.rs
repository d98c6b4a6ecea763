//! A server in a temp folder, and people who ask it.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Router,
    body::{self, Body},
    extract::ConnectInfo,
    http::{HeaderMap, Request, Response, header},
};
use jiff::{SignedDuration, Timestamp};
use recoup_library::Library;
use recoup_server::{
    AppState, Clock, Effort, Peer, Terms, Transport, app::App, hash_password, open_setup, router,
};
use recoup_store::{Account, Login, Store};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tower::ServiceExt as _;
use uuid::Uuid;

/// Tuesday morning in most of the world.
pub(crate) const NOW: &str = "2026-05-12T06:00:00Z";
pub(crate) const PASSWORD: &str = "correct horse battery";
/// Hashing that tests can wait for.
const QUICK: Effort = Effort {
    memory_kib: 8,
    passes: 1,
};

/// A server over a file of its own.
pub(crate) struct Kit {
    pub(crate) store: Store,
    pub(crate) router: Router,
    folder: TempDir,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

/// Who asks, by the header that proves it.
#[derive(Clone)]
pub(crate) enum Who {
    Anonymous,
    Browser(String),
    Script(String),
}

impl Kit {
    /// A server on loopback with nobody in it.
    pub(crate) fn new() -> Self {
        Self::with(Transport::Loopback)
    }

    pub(crate) fn with(transport: Transport) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("recoup.db").display().to_string()).unwrap();
        let router = router(state(&store, transport, Clock::Fixed(now())));
        Self {
            store,
            router,
            folder,
        }
    }

    /// The same file, served at another time.
    pub(crate) fn later(&self, after: SignedDuration) -> Router {
        let clock = Clock::Fixed(now().checked_add(after).unwrap());
        router(state(&self.store, Transport::Loopback, clock))
    }

    /// The same file, served as the demo of an athlete.
    pub(crate) fn as_demo(&self, athlete: Uuid) -> Router {
        let app = App::new(self.store.clone(), Arc::new(Library::embedded()));
        let terms = Terms {
            transport: Transport::Loopback,
            demo: Some(athlete),
            clock: Clock::Fixed(now()),
            effort: QUICK,
        };
        router(AppState::new(app, terms))
    }

    pub(crate) fn place(&self) -> String {
        self.folder.path().join("recoup.db").display().to_string()
    }

    /// An athlete with a password, signed in with a browser.
    pub(crate) async fn person(&self, name: &str) -> (Uuid, Who) {
        let athlete_id = Uuid::new_v4();
        let account = Account {
            athlete_id,
            name: name.to_owned(),
            password_hash: Some(hash_password(PASSWORD, QUICK).unwrap()),
            created_at: now(),
            log_revision: 0,
        };
        let secret = format!("secret of {name}").replace(' ', "-");
        let login = Login {
            athlete_id,
            token_hash: Sha256::digest(&secret).to_vec(),
            created_at: now(),
            seen_at: now(),
            user_agent: String::new(),
        };
        let write = self.store.write(move |tx| {
            tx.insert_account(&account)?;
            tx.insert_login(&login)
        });
        write.await.unwrap();
        (athlete_id, Who::Browser(secret))
    }

    /// A token for a script, made by a browser.
    pub(crate) async fn script(&self, browser: &Who) -> Who {
        let made = self
            .post(browser, "/tokens", json!({ "label": "a script" }))
            .await;
        assert_eq!(made.status, 201, "{}", made.body);
        Who::Script(made.body["token"].as_str().unwrap().to_owned())
    }

    pub(crate) async fn setup_token(&self) -> String {
        open_setup(&self.store, now()).await.unwrap().unwrap()
    }

    pub(crate) async fn get(&self, who: &Who, path: &str) -> Answer {
        self.ask(who, "GET", path, None).await
    }

    pub(crate) async fn put(&self, who: &Who, path: &str, body: Value) -> Answer {
        self.ask(who, "PUT", path, Some(body)).await
    }

    pub(crate) async fn post(&self, who: &Who, path: &str, body: Value) -> Answer {
        self.ask(who, "POST", path, Some(body)).await
    }

    pub(crate) async fn delete(&self, who: &Who, path: &str) -> Answer {
        self.ask(who, "DELETE", path, None).await
    }

    /// Asks the API.
    pub(crate) async fn ask(
        &self,
        who: &Who,
        method: &str,
        path: &str,
        body: Option<Value>,
    ) -> Answer {
        self.send(request(who, method, &format!("/api/v1{path}"), body))
            .await
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        read(self.router.clone().oneshot(request).await.unwrap()).await
    }
}

fn state(store: &Store, transport: Transport, clock: Clock) -> AppState {
    let app = App::new(store.clone(), Arc::new(Library::embedded()));
    AppState::new(
        app,
        Terms {
            transport,
            demo: None,
            clock,
            effort: QUICK,
        },
    )
}

pub(crate) fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// A request as a browser of today sends it.
pub(crate) fn request(who: &Who, method: &str, path: &str, body: Option<Value>) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    request = request
        .header(header::HOST, "localhost:7878")
        .extension(from("127.0.0.1"));
    request = match who {
        Who::Anonymous => request.header("sec-fetch-site", "same-origin"),
        Who::Browser(secret) => request
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, format!("recoup={secret}")),
        Who::Script(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
    };
    match body {
        Some(body) => request
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string())),
        None => request.body(Body::empty()),
    }
    .unwrap()
}

/// The other end of a connection from an address.
pub(crate) fn from(address: &str) -> ConnectInfo<Peer> {
    ConnectInfo(Peer(SocketAddr::new(address.parse().unwrap(), 50_000)))
}

pub(crate) async fn read(response: Response<Body>) -> Answer {
    let (parts, body) = response.into_parts();
    let bytes = body::to_bytes(body, usize::MAX).await.unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let body = serde_json::from_str(&text).unwrap_or_else(|_| Value::String(text.into_owned()));
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body,
    }
}

impl Answer {
    /// The code of an error; empty when it is none.
    pub(crate) fn code(&self) -> &str {
        self.body["error"]["code"].as_str().unwrap_or_default()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}
