//! Two devices, the real server, and an end of either at any moment: what was acknowledged is
//! there, once; what two devices wrote without knowing of each other is kept twice until chosen.
//!
//! The devices do what the phone does (`web/src/kept/outbox.ts`): a write waits in an outbox until
//! it was answered, a later write to the same thing takes its place, the oldest is sent first.

#![expect(
    clippy::unwrap_used,
    reason = "in a test, a broken step should stop it there"
)]

#[expect(dead_code, reason = "the store's own tests use more of it")]
#[path = "../../store/tests/contract/server.rs"]
mod server;

use std::{
    collections::BTreeMap,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use recoup_store::Store;
use serde_json::{Value, json};
use uuid::Uuid;

const DEVICES: [&str; 2] = ["phone", "tablet"];
const SESSIONS: usize = 2;
const CASES: u32 = 24;
const DAY: &str = "2026-05-11";

/// What happens to a request on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is answered, and the answer is heard.
    Answered,
    /// It is done, and the answer is lost.
    Unheard,
    /// The server is killed while it has it.
    Killed,
    /// It never arrives.
    Lost,
}

/// One thing that happens.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// A device changes a session as it knows it.
    Change {
        device: usize,
        session: usize,
        reps: u32,
    },
    /// A device takes a session back.
    TakeBack { device: usize, session: usize },
    /// A device sends the oldest of what waits.
    Send { device: usize, fate: Fate },
    /// A device looks at what the server has.
    Look { device: usize, session: usize },
}

fn step() -> impl Strategy<Value = Step> {
    let device = || 0..DEVICES.len();
    let session = || 0..SESSIONS;
    let fate = prop_oneof![
        8 => Just(Fate::Answered),
        4 => Just(Fate::Unheard),
        3 => Just(Fate::Lost),
        1 => Just(Fate::Killed),
    ];
    prop_oneof![
        4 => (device(), session(), 1..30_u32).prop_map(|(device, session, reps)| Step::Change { device, session, reps }),
        1 => (device(), session()).prop_map(|(device, session)| Step::TakeBack { device, session }),
        6 => (device(), fate).prop_map(|(device, fate)| Step::Send { device, fate }),
        2 => (device(), session()).prop_map(|(device, session)| Step::Look { device, session }),
    ]
}

/// A version of a session as a device wrote it: repetitions, or taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Version {
    session: usize,
    counter: i64,
    device: usize,
    reps: Option<u32>,
}

#[derive(Default)]
struct Device {
    outbox: Vec<Version>,
    /// The counter of each session as it last heard or wrote it.
    known: BTreeMap<usize, i64>,
}

impl Device {
    fn put(&mut self, version: Version) {
        self.known.insert(version.session, version.counter);
        self.outbox
            .retain(|waiting| waiting.session != version.session);
        self.outbox.push(version);
    }

    fn next(&self, session: usize) -> i64 {
        self.known.get(&session).copied().unwrap_or_default() + 1
    }
}

#[test]
fn nothing_acknowledged_is_lost_or_doubled_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    live(folder.path(), None);
}

#[test]
fn nothing_acknowledged_is_lost_or_doubled_on_postgres() {
    if let Some(postgres) = server::Server::start() {
        let folder = tempfile::tempdir().unwrap();
        live(folder.path(), Some(postgres.new_database("sync")));
    }
}

fn live(folder: &Path, database: Option<String>) {
    let mut world = World::open(folder, database);
    // The same cases each time: a failure is one to repeat, not one to wait for.
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config = Config {
        cases: CASES,
        failure_persistence: None,
        max_shrink_iters: 64,
        ..Config::default()
    };
    let world = std::cell::RefCell::new(&mut world);
    let lives = prop::collection::vec(step(), 8..24);
    TestRunner::new_with_rng(config, rng)
        .run(&lives, |steps| world.borrow_mut().play(&steps))
        .unwrap();
}

/// The server, however often it is started again.
struct World {
    folder: std::path::PathBuf,
    database: Option<String>,
    port: u16,
    token: String,
    running: Child,
}

impl World {
    fn open(folder: &Path, database: Option<String>) -> Self {
        let mut token = recoup(folder, database.as_deref());
        let made = token
            .args(["--json", "token", "--new", "sync"])
            .output()
            .unwrap();
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        let said: Value = serde_json::from_slice(&made.stdout).unwrap();
        let token = said["token"].as_str().unwrap().to_owned();
        let (port, running) = serve(folder, database.as_deref());
        let (folder, database) = (folder.to_owned(), database);
        Self {
            folder,
            database,
            port,
            token,
            running,
        }
    }

    /// `kill -9`, and a new process on the same database.
    fn restart(&mut self) {
        self.running.kill().unwrap();
        self.running.wait().unwrap();
        (self.port, self.running) = serve(&self.folder, self.database.as_deref());
    }

    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> TcpStream {
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(
            stream,
            "{method} /api/v1{path} HTTP/1.1\r\nHost: localhost:{}\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port, self.token, body.len(),
        )
        .unwrap();
        stream
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> (u16, Value) {
        let mut said = String::new();
        self.send(method, path, body)
            .read_to_string(&mut said)
            .unwrap();
        let (head, body) = said.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, serde_json::from_str(body).unwrap_or_default())
    }

    /// One life of two devices, then all that waits is sent and all that is open is answered.
    fn play(&mut self, steps: &[Step]) -> Result<(), TestCaseError> {
        let ids: Vec<Uuid> = (0..SESSIONS).map(|_| Uuid::now_v7()).collect();
        let mut devices: Vec<Device> = DEVICES.iter().map(|_| Device::default()).collect();
        let mut acknowledged = Vec::new();
        for step in steps {
            match *step {
                Step::Change {
                    device,
                    session,
                    reps,
                } => {
                    let counter = devices[device].next(session);
                    devices[device].put(Version {
                        session,
                        counter,
                        device,
                        reps: Some(reps),
                    });
                }
                Step::TakeBack { device, session } => {
                    // Only what the device knows can be taken back, and only once it was sent.
                    let waits = devices[device].outbox.iter().any(|v| v.session == session);
                    if devices[device].known.contains_key(&session) && !waits {
                        let counter = devices[device].next(session);
                        devices[device].put(Version {
                            session,
                            counter,
                            device,
                            reps: None,
                        });
                    }
                }
                Step::Send { device, fate } => {
                    self.deliver(&ids, &mut devices[device], fate, &mut acknowledged)?;
                }
                Step::Look { device, session } => {
                    let (status, kept) =
                        self.ask("GET", &format!("/sessions/{}", ids[session]), None);
                    if status == 200 && !devices[device].outbox.iter().any(|v| v.session == session)
                    {
                        let counter = kept["rev"]["counter"].as_i64().unwrap();
                        devices[device].known.insert(session, counter);
                    }
                }
            }
        }
        for device in &mut devices {
            while !device.outbox.is_empty() {
                self.deliver(&ids, device, Fate::Answered, &mut acknowledged)?;
            }
        }
        self.check(&ids, &acknowledged)
    }

    /// Sends the oldest waiting write of a device to its fate.
    fn deliver(
        &mut self,
        ids: &[Uuid],
        device: &mut Device,
        fate: Fate,
        acknowledged: &mut Vec<Version>,
    ) -> Result<(), TestCaseError> {
        let Some(version) = device.outbox.first().cloned() else {
            return Ok(());
        };
        let (method, path, body) = request(ids, &version);
        match fate {
            Fate::Lost => {}
            Fate::Killed => {
                let stream = self.send(method, &path, body.as_ref());
                self.restart();
                drop(stream);
            }
            Fate::Unheard => drop(self.ask(method, &path, body.as_ref())),
            Fate::Answered => {
                let (status, said) = self.ask(method, &path, body.as_ref());
                let gone = status == 404 && said["error"]["code"] == "not_found";
                prop_assert!(matches!(status, 200 | 204 | 409) || gone, "{status} {said}");
                device.outbox.remove(0);
                acknowledged.push(version);
            }
        }
        Ok(())
    }

    /// Every acknowledged version is what the server shows, or is kept beside it to be chosen, or
    /// gave way to a higher counter; and each session is there once.
    fn check(&self, ids: &[Uuid], acknowledged: &[Version]) -> Result<(), TestCaseError> {
        let path = format!("/sessions?from={DAY}&to={DAY}");
        let (_, listed) = self.ask("GET", &path, None);
        for id in ids {
            let n = listed
                .as_array()
                .unwrap()
                .iter()
                .filter(|one| one["id"] == id.to_string())
                .count();
            prop_assert!(n <= 1, "session {id} is listed {n} times");
        }
        let place = self
            .database
            .clone()
            .unwrap_or_else(|| self.folder.join("recoup.sqlite3").display().to_string());
        let store = Store::open(&place).unwrap();
        let (athlete, open) = store
            .read(|tx| {
                let athlete = tx.list_accounts()?[0].athlete_id;
                Ok((athlete, tx.list_conflicts(athlete)?))
            })
            .wait()
            .unwrap();
        for version in acknowledged {
            let id = ids[version.session];
            let kept = store
                .read(move |tx| tx.find_session(athlete, id))
                .wait()
                .unwrap();
            let Some(kept) = kept else {
                // Taking back what never arrived leaves nothing behind.
                prop_assert!(version.reps.is_none(), "{version:?} is not there");
                continue;
            };
            let same = |deleted: bool, reps: Option<i64>| match version.reps {
                Some(sent) => !deleted && reps == Some(i64::from(sent)),
                None => deleted,
            };
            let shown = same(
                kept.session.deleted,
                kept.sets.first().and_then(|set| set.reps),
            );
            let beside = open
                .iter()
                .filter(|one| one.row_id == id && one.counter == version.counter)
                .any(|one| {
                    let body: Value = serde_json::from_str(&one.body).unwrap();
                    same(body["deleted"] == 1, body["sets"][0]["reps"].as_i64())
                });
            let gave_way = version.counter < kept.session.counter;
            prop_assert!(
                shown || beside || gave_way,
                "{version:?} is lost: {kept:?}, beside it {open:?}"
            );
        }
        Ok(())
    }
}

impl Drop for World {
    fn drop(&mut self) {
        drop(self.running.kill());
        drop(self.running.wait());
    }
}

fn request(ids: &[Uuid], version: &Version) -> (&'static str, String, Option<Value>) {
    let id = ids[version.session];
    let device = DEVICES[version.device];
    let counter = version.counter;
    let Some(reps) = version.reps else {
        return (
            "DELETE",
            format!("/sessions/{id}?counter={counter}&device={device}"),
            None,
        );
    };
    let set = json!({
        "kind": "working", "load_g": 100_000, "unit": "kg", "reps": reps, "rir": 2.0,
        "duration_s": null, "distance_m": null, "note": "", "suspect": false
    });
    let body = json!({
        "id": id, "day": DAY, "started_at": null, "duration_s": 3_600, "name": "Lower", "session_rpe": 7.0,
        "note": "", "slot": null, "rev": { "counter": counter, "device": device },
        "exercises": [{ "exercise_id": "back-squat-barbell", "name": "Squat", "sets": [set] }]
    });
    ("PUT", format!("/sessions/{id}"), Some(body))
}

fn recoup(folder: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recoup"));
    command.arg("--data-dir").arg(folder);
    if let Some(database) = database {
        command.args(["--database", database]);
    }
    command
}

/// Starts the server on a free port and waits until it listens.
fn serve(folder: &Path, database: Option<&str>) -> (u16, Child) {
    let probe = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = probe.local_addr().unwrap().port();
    drop(probe);
    let mut running = recoup(folder, database)
        .args(["serve", "--bind", &format!("127.0.0.1:{port}")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(running.try_wait().unwrap().is_none(), "the server ended");
        thread::sleep(Duration::from_millis(20));
    }
    (port, running)
}
