//! PostgreSQL: some threads with a connection each.
//!
//! Reads see one snapshot; writes are serializable, so that a closure may look before it
//! writes and be right, as with SQLite's single writer. A lost race is run again.
use std::{collections::HashMap, time::Duration};

use crossbeam_channel::Receiver;
use postgres::{Client, Config, IsolationLevel};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::{
    error::{Error, Result},
    tx::{Prepared, Tx},
    work::{Crew, Job, Mode, Order},
};

/// Bounds on what one statement may take. Choice: a question
/// as long as a person would wait, a closure that hangs a little longer.
const SETTINGS: &str = "SET statement_timeout = '30s'; \
    SET idle_in_transaction_session_timeout = '60s';";

/// How often a taken key is thought to be a lost race. Choice: one is enough, two are safe.
const DOUBTS: u32 = 2;

/// Where the database server is, and who we are there.
#[derive(Clone)]
pub(crate) struct Address {
    config: Config,
    tls: MakeRustlsConnect,
    lock_wait: Duration,
}

impl Address {
    /// Reads a `postgres://` address.
    pub(crate) fn parse(url: &str, lock_wait: Duration) -> Result<Self> {
        let config: Config = url.parse().map_err(|_| Error::Database {
            code: "address".to_owned(),
            message: "the address is not of the form postgres://user@host/database".to_owned(),
        })?;
        let roots = rustls::RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        };
        let ring = rustls::crypto::ring::default_provider();
        let tls = rustls::ClientConfig::builder_with_provider(ring.into())
            .with_safe_default_protocol_versions()
            .map_err(|_| Error::Unreachable)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self {
            config,
            tls: MakeRustlsConnect::new(tls),
            lock_wait,
        })
    }

    /// A connection. Never call it, or drop what it returns, on a thread that runs async code.
    pub(crate) fn connect(&self) -> Result<Client> {
        let mut client = self.config.connect(self.tls.clone())?;
        let lock_wait_ms = self.lock_wait.as_millis();
        client.batch_execute(&format!("{SETTINGS} SET lock_timeout = {lock_wait_ms};"))?;
        Ok(client)
    }

    /// The threads that read and write.
    pub(crate) fn crew(&self, n: usize) -> Result<Crew> {
        Crew::start("postgres", n, || {
            let address = self.clone();
            move |orders| work_all(&address, &orders)
        })
    }
}

struct Link {
    client: Client,
    prepared: Prepared,
}

fn work_all(address: &Address, orders: &Receiver<Order>) {
    let mut link = None;
    for Order { mut job, mode, .. } in orders.iter().filter_map(Order::still_wanted) {
        let mut doubts = 0;
        let outcome = crate::store::retry(|| match work(&mut link, address, mode, &mut *job) {
            // Two that looked for a key, missed it and added it at once: PostgreSQL tells the
            // second that the key is taken, not that it lost a race. Run again, it finds it.
            Err(Error::Taken { .. }) if doubts < DOUBTS => {
                doubts += 1;
                Err(Error::Contended)
            }
            done => done,
        });
        job.answer(outcome);
    }
}

/// Runs the job once, on a connection that is alive as far as we can tell before.
fn work(kept: &mut Option<Link>, address: &Address, mode: Mode, job: &mut dyn Job) -> Result<()> {
    let (link, reused) = match kept.take() {
        Some(ready) if !ready.client.is_closed() => (kept.insert(ready), true),
        Some(_) | None => (kept.insert(connect(address)?), false),
    };
    let transaction = link.client.build_transaction();
    let begun = match mode {
        Mode::Read => transaction
            .isolation_level(IsolationLevel::RepeatableRead)
            .read_only(true)
            .start(),
        Mode::Write => transaction
            .isolation_level(IsolationLevel::Serializable)
            .start(),
    };
    let begun = begun.map_err(|error| match Error::from(error) {
        // The server was restarted since: nothing had begun, so go again with a new one.
        Error::Unreachable if reused => Error::Contended,
        other => other,
    });
    let mut tx = Tx::on_postgres(begun?, &mut link.prepared);
    job.run(&mut tx)?;
    tx.commit()
}

fn connect(address: &Address) -> Result<Link> {
    Ok(Link {
        client: address.connect()?,
        prepared: HashMap::new(),
    })
}
