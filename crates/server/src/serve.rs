//! Listening, and stopping in good order.

use std::{
    fs::File,
    io::{self, BufReader},
    net::SocketAddr,
    sync::Arc,
    time::Duration,
};

use axum::{
    extract::connect_info::Connected,
    serve::{IncomingStream, Listener},
};
use jiff::Timestamp;
use recoup_store::{SetupLink, Store};
use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime,
    sync::mpsc,
    time,
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

use crate::{
    app::App,
    auth::{Effort, Peer, Secret},
    bind::{self, BindError, Config, TlsFiles, Transport},
    clock::Clock,
    router::router,
    state::{AppState, Terms},
};

/// How long a client may take to shake hands.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long open requests may take once the server was told to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);
/// Connections that shook hands and wait to be served.
const WAITING: usize = 64;

/// Why the server does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// It may not listen there.
    #[error(transparent)]
    Bind(#[from] BindError),
    /// It cannot listen there.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, io::Error),
    /// The certificate or its key cannot be used.
    #[error("cannot use the certificate {0:?}: {1}")]
    Certificate(TlsFiles, String),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] recoup_store::Error),
    /// The system refused.
    #[error("the server stopped: {0}")]
    System(#[from] io::Error),
    /// The system gave no random bytes.
    #[error("the system gives no random bytes for the setup link")]
    Random,
}

/// What to print once the server listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Where to open the app.
    pub url: String,
    /// The one-time link of the first run; `None` once there is an account. For the terminal only, never for a log.
    pub setup_link: Option<String>,
}

/// Serves until Ctrl-C or SIGTERM, then finishes what is open and returns.
///
/// `ready` is called once, when connections are taken.
/// The store is claimed for as long: a second server on the same file is refused, commands beside it are not.
/// Blocks; brings its own runtime.
///
/// # Errors
/// When the address may not or cannot be listened on, the certificate cannot be used, or another server has the file.
pub fn serve(config: &Config, app: App, ready: impl FnOnce(&Ready)) -> Result<(), ServeError> {
    let runtime = runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve_until(config, app, ready, wait_for_signal()))
}

/// [`serve`] in a runtime that is there, until `stop` is done.
///
/// # Errors
/// As [`serve`].
pub async fn serve_until(
    config: &Config,
    app: App,
    ready: impl FnOnce(&Ready),
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let transport = bind::transport(config)?;
    let _claim = app.store().claim_server()?;
    let tls = match &transport {
        Transport::Tls(files) => Some(acceptor(files)?),
        Transport::Loopback | Transport::Proxy { .. } => None,
    };
    let listener = TcpListener::bind(config.listen).await;
    let listener = listener.map_err(|cause| ServeError::Listen(config.listen, cause))?;
    let url = url_of(&transport, listener.local_addr()?);
    let setup_link = match config.demo {
        Some(_) => None,
        None => open_setup(app.store(), Clock::System.now()).await?,
    };
    let setup_link = setup_link.map(|token| format!("{url}/setup#token={token}"));
    let terms = Terms {
        transport,
        demo: config.demo,
        clock: Clock::System,
        effort: Effort::USUAL,
    };
    let state = AppState::new(app, terms);
    ready(&Ready { url, setup_link });
    let _due = DueDeletions::start(&state);
    match tls {
        Some(acceptor) => accept(TlsListener::new(listener, acceptor)?, state, stop).await,
        None => accept(PlainListener(listener), state, stop).await,
    }
}

/// How often deletions that are due are looked for. Choice: an hour is little beside seven days.
const LOOK_FOR_DUE: time::Duration = time::Duration::from_hours(1);

/// Does deletions that are due, now and every hour, until it is dropped.
struct DueDeletions(tokio::task::JoinHandle<()>);

impl DueDeletions {
    fn start(state: &AppState) -> Self {
        let state = state.clone();
        Self(tokio::spawn(async move {
            let mut every = time::interval(LOOK_FOR_DUE);
            loop {
                every.tick().await;
                if let Err(error) = do_due_deletions(&state).await {
                    tracing::warn!(%error, "deletions that are due could not be done");
                }
            }
        }))
    }
}

impl Drop for DueDeletions {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn do_due_deletions(state: &AppState) -> Result<(), crate::app::Error> {
    let now = state.clock.now();
    let who = crate::app::Who::new(uuid::Uuid::nil(), now);
    let done = state
        .app
        .write(who, move |tx, _| crate::app::delete_due(tx, now));
    if 0 < done.await? {
        state
            .store()
            .scrub()
            .await
            .map_err(crate::app::Error::Store)?;
    }
    Ok(())
}

/// Answers what a listener brings, until told to stop.
async fn accept<L>(
    listener: L,
    state: AppState,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError>
where
    L: Listener<Addr = SocketAddr>,
    Peer: for<'a> Connected<IncomingStream<'a, L>>,
{
    let service = router(state).into_make_service_with_connect_info::<Peer>();
    let (stopping, mut stopped) = mpsc::channel::<()>(1);
    let told = async move {
        stop.await;
        tracing::info!("stopping: finishing what is open");
        drop(stopping);
    };
    let server = axum::serve(listener, service).with_graceful_shutdown(told);
    let grace = async {
        stopped.recv().await;
        time::sleep(LAST_REQUESTS).await;
    };
    tokio::select! {
        done = server.into_future() => done?,
        () = grace => tracing::warn!("stopped with requests still open"),
    }
    Ok(())
}

/// Where to open the app: by a name on loopback, because browsers treat it as secure.
fn url_of(transport: &Transport, at: SocketAddr) -> String {
    match transport {
        Transport::Loopback => format!("http://localhost:{}", at.port()),
        Transport::Tls(_) => format!("https://{at}"),
        Transport::Proxy { authority, .. } => format!("https://{authority}"),
    }
}

/// A new one-time token for the first run, in place of older ones; `None` once somebody has a password.
///
/// # Errors
/// When the store refuses, or the system gives no random bytes.
pub async fn open_setup(store: &Store, now: Timestamp) -> Result<Option<String>, ServeError> {
    let secret = Secret::draw().map_err(|_| ServeError::Random)?;
    let link = SetupLink {
        token_hash: secret.hash,
        created_at: now,
        used_at: None,
    };
    let written = store.write(move |tx| {
        if tx
            .list_accounts()?
            .iter()
            .any(|account| account.password_hash.is_some())
        {
            return Ok(false);
        }
        tx.delete_setup_links()?;
        tx.insert_setup_link(&link)?;
        Ok(true)
    });
    Ok(written.await?.then_some(secret.text))
}

async fn wait_for_signal() {
    let interrupt = async { drop(tokio::signal::ctrl_c().await) };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                () = interrupt => {}
                _ = terminate.recv() => {}
            },
            Err(_) => interrupt.await,
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}

/// Sends small answers at once instead of waiting for more.
fn send_at_once(stream: &TcpStream) {
    // A connection that does not take the option still works, only later.
    drop(stream.set_nodelay(true));
}

fn acceptor(files: &TlsFiles) -> Result<TlsAcceptor, ServeError> {
    let refused = |cause: String| ServeError::Certificate(files.clone(), cause);
    let open = |path| {
        File::open(path)
            .map(BufReader::new)
            .map_err(|e| refused(e.to_string()))
    };
    let chain = CertificateDer::pem_reader_iter(open(&files.cert)?).collect::<Result<Vec<_>, _>>();
    let chain = chain.map_err(|e| refused(e.to_string()))?;
    let key = PrivateKeyDer::from_pem_reader(open(&files.key)?);
    let key = key.map_err(|e| refused(e.to_string()))?;
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(ring)
        .with_safe_default_protocol_versions()
        .map_err(|e| refused(e.to_string()))?;
    let config = config.with_no_client_auth().with_single_cert(chain, key);
    let mut config = config.map_err(|e| refused(e.to_string()))?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Connections in the clear, from this machine or from a proxy.
pub struct PlainListener(TcpListener);

impl Listener for PlainListener {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, from) = Listener::accept(&mut self.0).await;
        send_at_once(&stream);
        (stream, from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// Connections that have shaken hands. A slow handshake holds up nobody else.
pub struct TlsListener {
    shaken: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
    at: SocketAddr,
}

impl TlsListener {
    fn new(tcp: TcpListener, acceptor: TlsAcceptor) -> io::Result<Self> {
        let at = tcp.local_addr()?;
        let (sender, shaken) = mpsc::channel(WAITING);
        tokio::spawn(shake_hands(tcp, acceptor, sender));
        Ok(Self { shaken, at })
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.shaken.recv().await {
            Some(connection) => connection,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.at)
    }
}

/// Takes connections and shakes hands with each on its own, until nobody wants them any more.
async fn shake_hands(
    mut tcp: TcpListener,
    acceptor: TlsAcceptor,
    shaken: mpsc::Sender<(TlsStream<TcpStream>, SocketAddr)>,
) {
    loop {
        let ((stream, from), ready) = tokio::select! {
            connection = Listener::accept(&mut tcp) => (connection, shaken.clone()),
            () = shaken.closed() => return,
        };
        let acceptor = acceptor.clone();
        tokio::spawn(async move {
            send_at_once(&stream);
            if let Ok(Ok(stream)) = time::timeout(HANDSHAKE, acceptor.accept(stream)).await {
                // Nobody takes it any more when the server stops.
                drop(ready.send((stream, from)).await);
            }
        });
    }
}
