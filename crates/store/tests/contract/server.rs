//! A PostgreSQL of our own, for as long as a test runs.
use std::{
    env, fs,
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

/// A running server; stopped when dropped.
pub(crate) struct Server {
    bin: PathBuf,
    user: Option<(u32, u32)>,
    folder: TempDir,
    running: Child,
}

impl Server {
    /// Starts a server, or says why there is none. Under `CI=true` there must be one.
    pub(crate) fn start() -> Option<Self> {
        let Some(bin) = find_bin() else {
            assert!(
                env::var("CI").as_deref() != Ok("true"),
                "no initdb here: apt-get install postgresql"
            );
            eprintln!(
                "skipped: no initdb in PATH or /usr/lib/postgresql (apt-get install postgresql)"
            );
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let user = unprivileged(folder.path());
        let home = folder.path().join("pg");
        let mut init = command(&bin, "initdb", user);
        init.args([
            "--auth=trust",
            "--username=recoup",
            "--no-sync",
            "--encoding=UTF8",
            "-D",
        ]);
        let made = init.arg(&home).stdout(Stdio::null()).status().unwrap();
        assert!(made.success(), "initdb failed");
        let running = spawn(&bin, user, folder.path());
        let server = Self {
            bin,
            user,
            folder,
            running,
        };
        server.wait_until_ready();
        Some(server)
    }

    /// The address of a new, empty database.
    pub(crate) fn new_database(&self, name: &str) -> String {
        let mut client = postgres::Client::connect(&self.url("postgres"), postgres::NoTls).unwrap();
        client
            .batch_execute(&format!("CREATE DATABASE {name}"))
            .unwrap();
        self.url(name)
    }

    /// A client past the store.
    pub(crate) fn raw(&self, database: &str) -> postgres::Client {
        postgres::Client::connect(&self.url(database), postgres::NoTls).unwrap()
    }

    fn url(&self, database: &str) -> String {
        let socket = self.folder.path().to_str().unwrap().replace('/', "%2F");
        format!("postgres://recoup@{socket}/{database}")
    }

    fn wait_until_ready(&self) {
        let ready = || {
            let mut ask = Command::new(self.bin.join("pg_isready"));
            ask.arg("-q")
                .arg("-h")
                .arg(self.folder.path())
                .status()
                .unwrap()
                .success()
        };
        assert!((0..3_000).any(|_| ready()), "PostgreSQL did not start");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = command(&self.bin, "pg_ctl", self.user);
        stop.args(["stop", "-m", "immediate", "-s", "-D"])
            .arg(self.folder.path().join("pg"));
        if !stop.status().is_ok_and(|stopped| stopped.success()) {
            drop(self.running.kill());
        }
        drop(self.running.wait());
    }
}

/// Listens on a socket in its own folder only, so no port can be taken.
fn spawn(bin: &Path, user: Option<(u32, u32)>, folder: &Path) -> Child {
    let mut run = command(bin, "postgres", user);
    run.arg("-D").arg(folder.join("pg")).arg("-k").arg(folder);
    run.args(["-c", "listen_addresses="]);
    run.stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn command(bin: &Path, name: &str, user: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(bin.join(name));
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid);
    }
    command.current_dir("/").env("LC_ALL", "C.UTF-8");
    command
}

fn find_bin() -> Option<PathBuf> {
    let in_path = env::split_paths(&env::var_os("PATH")?).collect::<Vec<_>>();
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let debian = debian.filter_map(|entry| Some(entry.ok()?.path().join("bin")));
    in_path.into_iter().chain(debian).find_map(|bin| {
        // Some put links to a few of the programs in PATH: the rest lie beside the target.
        let initdb = bin.join("initdb").canonicalize().ok()?;
        Some(initdb.parent()?.to_owned())
    })
}

/// PostgreSQL refuses to run as root: then it runs as its own user, who must own the folder.
fn unprivileged(folder: &Path) -> Option<(u32, u32)> {
    if fs::metadata(folder).unwrap().uid() != 0 {
        return None;
    }
    let id = |flag: &str| {
        let told = Command::new("id")
            .args([flag, "postgres"])
            .output()
            .unwrap();
        String::from_utf8(told.stdout)
            .unwrap()
            .trim()
            .parse()
            .expect("a user named postgres")
    };
    let (uid, gid) = (id("-u"), id("-g"));
    std::os::unix::fs::chown(folder, Some(uid), Some(gid)).unwrap();
    Some((uid, gid))
}
