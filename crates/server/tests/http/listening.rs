//! The server on a real socket: plain, with TLS, twice on one file, and stopped.

use std::{net::SocketAddr, path::Path, sync::Arc};

use recoup_library::Library;
use recoup_server::{Config, Ready, ServeError, TlsFiles, app::App, serve_until};
use recoup_store::Store;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject as _},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::TcpStream,
    sync::oneshot,
    task::JoinHandle,
};
use tokio_rustls::TlsConnector;

struct Running {
    ready: Ready,
    stop: oneshot::Sender<()>,
    server: JoinHandle<Result<(), ServeError>>,
}

fn config(tls: Option<TlsFiles>) -> Config {
    let listen = SocketAddr::from(([127, 0, 0, 1], 0));
    Config {
        listen,
        tls,
        public_url: None,
        proxies: Vec::new(),
        demo: None,
    }
}

fn open(folder: &Path) -> App {
    let store = Store::open(&folder.join("recoup.db").display().to_string()).unwrap();
    App::new(store, Arc::new(Library::embedded()))
}

async fn start(config: Config, app: App) -> Running {
    let (stop, stopped) = oneshot::channel();
    let (tell, told) = oneshot::channel();
    let server = tokio::spawn(async move {
        let ready = |ready: &Ready| tell.send(ready.clone()).unwrap();
        serve_until(&config, app, ready, async { drop(stopped.await) }).await
    });
    Running {
        ready: told.await.unwrap(),
        stop,
        server,
    }
}

fn port(ready: &Ready) -> u16 {
    ready.url.rsplit(':').next().unwrap().parse().unwrap()
}

async fn health(mut stream: impl AsyncRead + AsyncWrite + Unpin) -> String {
    let ask = "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    stream.write_all(ask.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn plain_server_answers_and_stops_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let running = start(config(None), open(folder.path())).await;
    assert!(
        running.ready.url.starts_with("http://localhost:"),
        "{:?}",
        running.ready
    );
    let link = running.ready.setup_link.clone().unwrap();
    assert!(
        link.contains("/setup#token="),
        "the token is after the #, which no server ever sees"
    );
    let stream = TcpStream::connect(("127.0.0.1", port(&running.ready)))
        .await
        .unwrap();
    let answer = health(stream).await;
    assert!(
        answer.starts_with("HTTP/1.1 200 OK") && answer.contains("\"ok\":true"),
        "{answer}"
    );
    running.stop.send(()).unwrap();
    running.server.await.unwrap().unwrap();
}

#[tokio::test]
async fn second_server_on_the_same_file_is_refused_until_the_first_stops() {
    let folder = tempfile::tempdir().unwrap();
    let first = start(config(None), open(folder.path())).await;
    let second = serve_until(&config(None), open(folder.path()), |_| {}, async {}).await;
    let refused = second.unwrap_err().to_string();
    assert!(refused.contains("another server"), "{refused}");
    first.stop.send(()).unwrap();
    first.server.await.unwrap().unwrap();
    let third = serve_until(&config(None), open(folder.path()), |_| {}, async {}).await;
    assert!(third.is_ok());
}

#[tokio::test]
async fn server_with_a_certificate_speaks_tls() {
    let folder = tempfile::tempdir().unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let cert = fixtures.join("localhost-cert.pem");
    let files = TlsFiles {
        cert: cert.clone(),
        key: fixtures.join("localhost-key.pem"),
    };
    let running = start(config(Some(files)), open(folder.path())).await;
    assert!(
        running.ready.url.starts_with("https://"),
        "{:?}",
        running.ready
    );
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_file(cert).unwrap())
        .unwrap();
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let client = ClientConfig::builder_with_provider(ring).with_safe_default_protocol_versions();
    let client = client
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    // A connection that never shakes hands holds up nobody.
    let silent = TcpStream::connect(("127.0.0.1", port(&running.ready)))
        .await
        .unwrap();
    let stream = TcpStream::connect(("127.0.0.1", port(&running.ready)))
        .await
        .unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let stream = TlsConnector::from(Arc::new(client))
        .connect(name, stream)
        .await
        .unwrap();
    let answer = health(stream).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(
        answer.contains("strict-transport-security: max-age="),
        "{answer}"
    );
    drop(silent);
    running.stop.send(()).unwrap();
    running.server.await.unwrap().unwrap();
}

#[tokio::test]
async fn unreadable_certificate_is_refused_before_listening() {
    let folder = tempfile::tempdir().unwrap();
    let files = TlsFiles {
        cert: folder.path().join("none.pem"),
        key: folder.path().join("none.pem"),
    };
    let refused = serve_until(&config(Some(files)), open(folder.path()), |_| {}, async {}).await;
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("none.pem"), "{refused}");
}
