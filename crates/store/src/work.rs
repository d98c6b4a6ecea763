//! Threads that own a connection each and do what the queue says, first come, first served.
//!
//! No async runtime has ever touched these threads, so the blocking drivers are at home on
//! them. Nobody who sends work is ever made to wait for room in the queue: a full queue, or
//! one so slow that the sender has surely gone, is answered with [`Error::Busy`].
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, Sender};
use tokio::sync::oneshot;

use crate::{
    error::{Error, Result},
    tx::Tx,
};

/// Units of work that may wait for a worker. Choice: at 1 ms each, a second of waiting.
const QUEUE: usize = 1_024;
/// Work that waited longer is refused. Choice: a browser or a person gives up about then.
const PATIENCE: Duration = Duration::from_secs(10);

/// The answer to a unit of work: `.await` it in the server, `.wait()` for it elsewhere.
///
/// A write is done even if its reply is dropped; a read whose reply is dropped is skipped.
#[derive(Debug)]
#[must_use = "a reply not waited for says nothing about whether the work was kept"]
pub struct Reply<T>(oneshot::Receiver<Result<T>>);

impl<T> Reply<T> {
    /// Blocks until the work is done. For the CLI and tests; inside async code, `.await`.
    ///
    /// # Errors
    /// What the work answered, or why it was not done.
    ///
    /// # Panics
    /// On a thread that runs async code.
    pub fn wait(self) -> Result<T> {
        self.0.blocking_recv().unwrap_or(Err(Error::Closed))
    }
}

impl<T: Send + 'static> IntoFuture for Reply<T> {
    type Output = Result<T>;
    type IntoFuture = Pin<Box<dyn Future<Output = Result<T>> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async { self.0.await.unwrap_or(Err(Error::Closed)) })
    }
}

/// Does `work` on a thread of its own. For what is rare and long: a backup, a check-up.
pub(crate) fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Reply<T> {
    let (answer, reply) = oneshot::channel();
    let run = move || drop(answer.send(work()));
    // A thread that cannot start drops the sender: the reply then says `Closed`.
    drop(
        thread::Builder::new()
            .name("store-aside".to_owned())
            .spawn(run),
    );
    Reply(reply)
}

/// Whether a unit of work may change anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Read,
    Write,
}

/// A unit of work on its way.
pub(crate) struct Order {
    pub(crate) mode: Mode,
    pub(crate) job: Box<dyn Job>,
    sent: Instant,
}

/// A closure over a transaction, and the one who waits for it.
pub(crate) trait Job: Send {
    /// Does the work; may be called again after the transaction was lost. An error, also a
    /// panic, means: roll back.
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<()>;
    /// Whether anyone still waits.
    fn is_awaited(&self) -> bool;
    /// Tells the outcome, after the commit.
    fn answer(self: Box<Self>, outcome: Result<()>);
}

struct Work<F, T> {
    run: F,
    kept: Option<T>,
    reply: oneshot::Sender<Result<T>>,
}

impl<T: Send, F: FnMut(&mut Tx<'_>) -> Result<T> + Send> Job for Work<F, T> {
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        let run = &mut self.run;
        self.kept = None;
        let done = catch_unwind(AssertUnwindSafe(|| run(tx))).unwrap_or(Err(Error::Panicked))?;
        tx.failure()?;
        self.kept = Some(done);
        Ok(())
    }

    fn is_awaited(&self) -> bool {
        !self.reply.is_closed()
    }

    fn answer(self: Box<Self>, outcome: Result<()>) {
        let Self { kept, reply, .. } = *self;
        let told = outcome.and_then(|()| kept.ok_or(Error::Closed));
        // Nobody may be waiting any more; the work is done all the same.
        drop(reply.send(told));
    }
}

impl Order {
    /// The order itself if it is still worth doing; otherwise it has been answered.
    pub(crate) fn still_wanted(self) -> Option<Self> {
        if self.sent.elapsed() > PATIENCE {
            self.job.answer(Err(Error::Busy));
            return None;
        }
        (self.mode == Mode::Write || self.job.is_awaited()).then_some(self)
    }
}

/// Some threads behind one queue. Dropping it finishes the queue, then the threads.
pub(crate) struct Crew {
    queue: Option<Sender<Order>>,
    threads: Vec<JoinHandle<()>>,
}

impl Crew {
    /// Starts `n` threads; each runs what `hire` returns until the queue ends.
    pub(crate) fn start<W>(name: &str, n: usize, hire: impl Fn() -> W) -> Result<Self>
    where
        W: FnOnce(Receiver<Order>) + Send + 'static,
    {
        let (queue, orders) = crossbeam_channel::bounded(QUEUE);
        let mut threads = Vec::new();
        for nth in 0..n {
            let (work, orders) = (hire(), orders.clone());
            let thread = thread::Builder::new().name(format!("store-{name}-{nth}"));
            let doing = Error::file("start a thread for", name.as_ref());
            threads.push(thread.spawn(move || work(orders)).map_err(doing)?);
        }
        Ok(Self {
            queue: Some(queue),
            threads,
        })
    }

    /// Puts work in the queue and returns at once.
    pub(crate) fn send<T, F>(&self, mode: Mode, work: F) -> Reply<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Work {
            run: work,
            kept: None,
            reply,
        });
        let order = Order {
            mode,
            job,
            sent: Instant::now(),
        };
        if let Some(Err(refused)) = self.queue.as_ref().map(|queue| queue.try_send(order)) {
            refused.into_inner().job.answer(Err(Error::Busy));
        }
        Reply(answer)
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        self.queue = None;
        for thread in self.threads.drain(..) {
            // The last handle may be dropped by a closure on one of our own threads.
            if thread.thread().id() != thread::current().id() {
                drop(thread.join());
            }
        }
    }
}
