//! What was acknowledged is there, whatever happened to the one who wrote it.
use std::{
    collections::BTreeMap,
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
};

use recoup_store::{PerformedSession, Store};
use uuid::Uuid;

use crate::kit::{account, athlete, day, on_file, read, session, write};

const CHILD: &str = "RECOUP_STORE_CHILD";
const ATHLETE: &str = "RECOUP_STORE_ATHLETE";
const KILLS: usize = 25;
const N_SETS: usize = 3;

/// Not a test of its own: what the killed program does, when the variable tells it to.
#[test]
fn child_writes_until_killed() {
    let (Ok(path), Ok(athlete)) = (env::var(CHILD), env::var(ATHLETE)) else {
        return;
    };
    let store = Store::open(&path).unwrap();
    let athlete_id: Uuid = athlete.parse().unwrap();
    let write_on = || {
        loop {
            let sent = session(athlete_id, "2026-11-02", N_SETS);
            let id = sent.session.id;
            write(&store, move |tx| tx.put_session(&sent));
            println!("kept {id}");
        }
    };
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(write_on);
        }
    });
}

#[test]
fn nothing_acknowledged_is_lost_to_kill_9() {
    let place = on_file();
    let athlete_id = athlete(&place.store);
    let path = place.path.clone();
    drop(place.store);
    let mut acknowledged = Vec::new();
    for kill in 0..KILLS {
        acknowledged.extend(write_then_kill(&path, athlete_id, 1 + 3 * kill));
        let kept = kept_sessions(&path, athlete_id);
        let lost = acknowledged
            .iter()
            .filter(|id| !kept.contains_key(id))
            .count();
        assert_eq!(
            lost,
            0,
            "of {} acknowledged, after kill {kill}",
            acknowledged.len()
        );
        let torn = kept
            .values()
            .filter(|kept| kept.sets.len() != N_SETS)
            .count();
        assert_eq!(
            torn, 0,
            "sessions without all their sets, after kill {kill}"
        );
    }
    assert!(
        acknowledged.len() > KILLS * 30,
        "{} acknowledged",
        acknowledged.len()
    );
}

/// Kills the child once it has acknowledged `enough`; returns all it acknowledged.
fn write_then_kill(path: &Path, athlete_id: Uuid, enough: usize) -> Vec<Uuid> {
    let mut child = spawn_child(path, athlete_id);
    let mut lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let mut told = Vec::new();
    let kept = |line: String| {
        line.strip_prefix("kept ")
            .and_then(|id| Uuid::parse_str(id).ok())
    };
    while told.len() < enough {
        told.extend(lines.next().map(kept).expect("the child writes on"));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    told.extend(lines.filter_map(kept));
    told
}

fn spawn_child(path: &Path, athlete_id: Uuid) -> Child {
    Command::new(env::current_exe().unwrap())
        .args([
            "durability::child_writes_until_killed",
            "--exact",
            "--nocapture",
        ])
        .env(CHILD, path)
        .env(ATHLETE, athlete_id.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn kept_sessions(path: &Path, athlete_id: Uuid) -> BTreeMap<Uuid, PerformedSession> {
    let store = Store::open(path.to_str().unwrap()).unwrap();
    let on = day("2026-11-02");
    let all = read(&store, move |tx| {
        tx.list_sessions_with_sets(athlete_id, on, on)
    });
    all.into_iter()
        .map(|kept| (kept.session.id, kept))
        .collect()
}

#[test]
fn dropping_the_store_finishes_what_was_sent() {
    let place = on_file();
    let people: Vec<_> = (0..300)
        .map(|nth| account(&format!("athlete {nth}")))
        .collect();
    for person in people.clone() {
        drop(place.store.write(move |tx| tx.insert_account(&person)));
    }
    drop(place.store);
    let again = Store::open(place.path.to_str().unwrap()).unwrap();
    assert_eq!(read(&again, |tx| tx.list_accounts()).len(), people.len());
}
