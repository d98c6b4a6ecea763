//! Where the athlete's database is, and who she is on this machine.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use recoup_library::Library;
use recoup_server::app::{self, App, Desk, Who};
use recoup_server::wire;
use recoup_store::{Store, Tx};
use uuid::Uuid;

use crate::args::Everywhere;
use crate::out::Out;

/// The name of the database in its folder.
pub(crate) const FILE: &str = "recoup.sqlite3";
/// The device that the command line writes as; one for a machine would need a place to keep it.
/// Choice: a fixed id, so that an edit from the shell is one device's next revision.
const DEVICE: &str = "cli";

/// The open database, the content, and the athlete.
pub(crate) struct Home {
    pub(crate) app: App,
    pub(crate) out: Out,
    athlete: Uuid,
}

impl Home {
    /// Opens the database; on the first use it opens an account with usual settings and says so.
    pub(crate) fn open(options: &Everywhere, out: Out) -> Result<Self> {
        let place = place(options)?;
        let store = Store::open(&place)?;
        let library = Arc::new(library(options)?);
        let app = App::new(store, library);
        let owner = app.store().read(app::find_owner).wait()?;
        let home = Self {
            athlete: owner.unwrap_or_default(),
            app,
            out,
        };
        if owner.is_some() {
            Ok(home)
        } else {
            home.first_use(&place)
        }
    }

    fn first_use(mut self, place: &str) -> Result<Self> {
        let now = Timestamp::now();
        let nobody = Who::new(Uuid::nil(), now);
        self.athlete = self
            .app
            .write_wait(nobody, move |tx, _| app::open_account(tx, "Me", now))?;
        let zone = jiff::tz::TimeZone::system();
        let profile = wire::Profile {
            unit: wire::Unit::Kg,
            time_zone: zone.iana_name().unwrap_or("UTC").to_owned(),
            training_days: vec![wire::Weekday::Mon, wire::Weekday::Wed, wire::Weekday::Fri],
            usual_time: "18:00".to_owned(),
            equipment: vec![],
            plates: None,
            bar: None,
            experience: wire::Experience::Regular,
            rev: rev(1),
        };
        let shown = format!(
            "A new log at {place}: kg, Mon Wed Fri, {}. Change it with `recoup profile`.\n",
            profile.time_zone
        );
        self.write(move |tx, desk| app::put_profile(tx, desk, &profile))?;
        self.out.say(&shown)?;
        Ok(self)
    }

    /// Runs a unit of work that only reads.
    pub(crate) fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>, &Desk<'_>) -> app::Result<T> + Send + 'static,
    ) -> Result<T> {
        Ok(self.app.read_wait(self.who(), work)?)
    }

    /// Runs a unit of work that may write.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        work: impl FnMut(&mut Tx<'_>, &Desk<'_>) -> app::Result<T> + Send + 'static,
    ) -> Result<T> {
        Ok(self.app.write_wait(self.who(), work)?)
    }

    /// Who asks, and when.
    pub(crate) fn who(&self) -> Who {
        Who::new(self.athlete, Timestamp::now())
    }

    /// The day that was asked for, else today where the athlete is.
    pub(crate) fn day(&self, on: Option<Date>) -> Result<Date> {
        match on {
            Some(day) => Ok(day),
            None => Ok(self.read(app::me)?.today),
        }
    }
}

/// The revision of a write from the command line.
pub(crate) fn rev(counter: i64) -> wire::Rev {
    wire::Rev {
        counter,
        device: DEVICE.to_owned(),
    }
}

/// The path of the database, or the address of PostgreSQL.
pub(crate) fn place(options: &Everywhere) -> Result<String> {
    if let Some(address) = &options.database {
        return Ok(address.clone());
    }
    let folder = folder(options)?;
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot make the data folder {}", folder.display()))?;
    folder
        .join(FILE)
        .into_os_string()
        .into_string()
        .map_err(|path| {
            anyhow::anyhow!(
                "the data folder {} is not plain text",
                Path::new(&path).display()
            )
        })
}

/// The folder of the database: as told, else where the system keeps a user's data.
pub(crate) fn folder(options: &Everywhere) -> Result<PathBuf> {
    if let Some(folder) = &options.data_dir {
        return Ok(folder.clone());
    }
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    let base = set("XDG_DATA_HOME").or_else(|| Some(set("HOME")?.join(".local/share")));
    let base = base.or_else(|| set("LOCALAPPDATA"));
    match base {
        Some(base) => Ok(base.join("recoup")),
        None => bail!("no HOME to keep the data in; say where with --data-dir"),
    }
}

/// The content: what is built in, with a keeper's folder over it.
pub(crate) fn library(options: &Everywhere) -> Result<Library> {
    let Some(folder) = &options.library else {
        return Ok(Library::embedded());
    };
    Library::from_folder(folder)
        .with_context(|| format!("the library in {} cannot be used", folder.display()))
}
