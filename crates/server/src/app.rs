//! What the phone's API and the command line both do, once.
//!
//! Every function here is a unit of work on an open transaction: it reads the athlete's log, asks
//! the engine, keeps what must be kept, and returns the wire value that both outlets show. The API
//! awaits it, the command line waits for it; neither knows a rule.
//!
//! Of work that is refused nothing is kept.
//!
//! ```no_run
//! # use std::sync::Arc;
//! # use recoup_server::app::{self, App, Who};
//! # fn demo(store: recoup_store::Store, library: recoup_library::Library, who: Who) -> Result<(), app::Error> {
//! let app = App::new(store, Arc::new(library));
//! let today = app.write_wait(who, move |tx, desk| app::today(tx, desk, None))?;
//! println!("{}: {}", today.word, today.sentence);
//! # Ok(())
//! # }
//! ```

mod account;
mod activity;
mod agreement;
mod archive;
mod body_mass;
mod bout;
mod check_in;
mod composing;
mod deletion;
mod demo;
mod error;
mod evening;
mod experiment;
mod export;
mod figure;
mod forecast;
mod health;
mod history;
mod if_then;
mod import;
mod in_session;
mod leave;
mod library;
mod lift;
mod locale;
mod log;
mod offers;
mod own_exercise;
mod placeholders;
mod plan;
mod prescription;
mod program;
mod progress;
mod reading;
mod recovery;
mod recovery_settings;
mod replay;
mod rules;
mod session;
mod session_part;
mod snack;
mod speech;
mod table;
mod telling;
mod today;
mod warning;
mod week;

use std::sync::Arc;

use jiff::Timestamp;
use recoup_library::{Language, Library};
use recoup_store::{Reply, Store, Tx};
use uuid::Uuid;

use own_exercise::Own;

pub use account::{find_owner, make_token, me, open_account, put_profile, rename};
pub use activity::{delete_activity, find_activity, list_activities, put_activity};
pub use archive::{Archive, archive, archive_page, is_archive, put_archive};
pub use body_mass::{body_mass, delete_body_mass, put_body_mass};
pub use check_in::{delete_check_in, list_check_ins, put_check_in};
pub use composing::{compose_session, find_recovery_session};
pub use deletion::{beyond_deletion, delete, delete_due, deletion, undo_deletion};
pub use demo::seed_demo;
pub use error::{Error, Result, Versions};
pub use evening::{delete_evening, evening, put_evening};
pub use experiment::{experiments, put_experiment, stop_experiment, toss_coin};
pub use export::export;
pub use figure::list_figures;
pub use health::{health_gate, health_page, put_clearance, put_health_answers, put_health_page};
pub use history::history;
pub use if_then::if_thens;
pub use import::{
    Content, ImportFile, ReadFile, columns_of, delete_import, import, list_imports, preview_import,
    read_file, time_zone,
};
pub use leave::{Leaving, export_as, watch_workout};
pub use library::{list_exercises, list_movements, list_recovery_sessions, show_recovery_session};
pub use lift::{list_lifts, show_lift};
pub use own_exercise::{delete_own_exercise, list_own_exercises, put_own_exercise};
pub use plan::{delete_plan_choice, preview_move, put_override, put_plan_choice, undo_override};
pub use program::{
    enroll, leave_program, list_programs, preview_program, program_flaws, show_program,
};
pub use progress::{progress, report};
pub use recovery_settings::{put_recovery_settings, recovery_settings};
pub use replay::replay;
pub use rules::{recovery_times, rules};
pub use session::{
    delete_recovery_log, delete_session, find_recovery_log, find_session, list_sessions,
    log_session, put_recovery_log, put_session,
};
pub use session_part::{list_session_parts, put_session_part};
pub use snack::{put_snack, snacks_today};
pub use speech::flag_cards;
pub use table::table_page;
pub use today::today;
pub use warning::early_warning;
pub use week::{week, week_as_of};

/// The store and the library: all that a unit of work needs beside who asks.
#[derive(Clone)]
pub struct App {
    store: Store,
    library: Arc<Library>,
}

/// Who asks, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    /// The athlete whose log it is.
    pub athlete: Uuid,
    /// The instant that counts as now.
    pub now: Timestamp,
    /// The language of the answer.
    pub language: Language,
}

/// What every unit of work has at hand.
#[derive(Clone, Copy)]
pub struct Desk<'l> {
    /// Content: movements, sessions, programs, words; exercises are asked of the desk itself.
    pub library: &'l Library,
    /// The exercises of her own beside the library's; `None` while she has none.
    own: Option<&'l Own>,
    /// The athlete whose log it is.
    pub athlete: Uuid,
    /// The instant that counts as now.
    pub now: Timestamp,
    /// The language of the answer.
    pub language: Language,
}

impl App {
    /// The application over an open store.
    pub const fn new(store: Store, library: Arc<Library>) -> Self {
        Self { store, library }
    }

    /// The store, for what is no athlete's: accounts, logins, backups.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The content.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Runs a unit of work that only reads.
    ///
    /// # Errors
    /// What the work refused, or why the store could not do it.
    pub async fn read<T, F>(&self, who: Who, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Desk<'_>) -> Result<T> + Send + 'static,
    {
        merge(self.send_read(who, work).await)
    }

    /// Runs a unit of work that may write; all of it is kept, or nothing.
    ///
    /// # Errors
    /// What the work refused, or why the store could not do it.
    pub async fn write<T, F>(&self, who: Who, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>, &Desk<'_>) -> Result<T> + Send + 'static,
    {
        merge(self.send_write(who, work).await)
    }

    /// [`App::read`] for the command line: waits for the answer.
    ///
    /// # Errors
    /// As [`App::read`].
    pub fn read_wait<T, F>(&self, who: Who, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Desk<'_>) -> Result<T> + Send + 'static,
    {
        merge(self.send_read(who, work).wait())
    }

    /// [`App::write`] for the command line: waits for the answer.
    ///
    /// # Errors
    /// As [`App::write`].
    pub fn write_wait<T, F>(&self, who: Who, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>, &Desk<'_>) -> Result<T> + Send + 'static,
    {
        merge(self.send_write(who, work).wait())
    }

    fn send_read<T, F>(&self, who: Who, work: F) -> Reply<Result<T>>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Desk<'_>) -> Result<T> + Send + 'static,
    {
        let library = Arc::clone(&self.library);
        self.store.read(move |tx| {
            split(tx, |tx| {
                let own = Own::read(tx, who.athlete, &library)?;
                work(tx, &who.desk(&library, own.as_ref()))
            })
        })
    }

    fn send_write<T, F>(&self, who: Who, mut work: F) -> Reply<Result<T>>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>, &Desk<'_>) -> Result<T> + Send + 'static,
    {
        let library = Arc::clone(&self.library);
        self.store.write(move |tx| {
            split(tx, |tx| {
                let own = Own::read(tx, who.athlete, &library)?;
                work(tx, &who.desk(&library, own.as_ref()))
            })
        })
    }
}

impl Who {
    /// One who is answered in English.
    pub const fn new(athlete: Uuid, now: Timestamp) -> Self {
        Self {
            athlete,
            now,
            language: Language::English,
        }
    }

    const fn desk<'l>(self, library: &'l Library, own: Option<&'l Own>) -> Desk<'l> {
        Desk {
            library,
            own,
            athlete: self.athlete,
            now: self.now,
            language: self.language,
        }
    }
}

#[cfg(test)]
impl<'l> Desk<'l> {
    /// A desk at which nobody sits.
    pub(crate) const fn of_nobody(library: &'l Library) -> Self {
        Self {
            library,
            own: None,
            athlete: Uuid::nil(),
            now: Timestamp::UNIX_EPOCH,
            language: Language::English,
        }
    }
}

/// Hands a store's own error back to the store, which may run the work again, and keeps nothing of
/// work that was refused.
fn split<T>(
    tx: &mut Tx<'_>,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> recoup_store::Result<Result<T>> {
    match work(tx) {
        Ok(value) => Ok(Ok(value)),
        Err(Error::Store(error)) => Err(error),
        // Both versions were kept; what is told is that the person must choose.
        Err(contested @ Error::Contested { .. }) => Ok(Err(contested)),
        Err(refused) => {
            tx.abandon();
            Ok(Err(refused))
        }
    }
}

fn merge<T>(reply: recoup_store::Result<Result<T>>) -> Result<T> {
    reply.map_err(Error::Store)?
}
