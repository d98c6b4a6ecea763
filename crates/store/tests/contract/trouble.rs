//! What goes wrong costs one error that says what to do, and nothing else.
use std::{
    sync::mpsc::{Sender, channel},
    time::Duration,
};

use recoup_store::{Error, Reply, Settings, Store, Written};

use crate::{
    kit::{account, athlete, check_in, day, on_file, on_file_with, raw, read, session, write},
    server::Server,
};

#[test]
fn full_disk_loses_nothing_acknowledged() {
    let small = Settings {
        max_pages: Some(80),
        ..Settings::USUAL
    };
    let place = on_file_with(&small);
    let athlete_id = athlete(&place.store);
    let mut kept = 0;
    let error = loop {
        let sent = session(athlete_id, "2026-11-02", 40);
        match place.store.write(move |tx| tx.put_session(&sent)).wait() {
            Ok(written) => kept += usize::from(written == Written::New),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, Error::Full), "{error:?}");
    assert!(error.to_string().contains("free some space"));
    let on = day("2026-11-02");
    let count = |store: &Store| {
        read(store, move |tx| {
            tx.list_sessions_with_sets(athlete_id, on, on)
        })
        .len()
    };
    assert_eq!(count(&place.store), kept);
    drop(place.store);
    let roomy = Store::open(place.path.to_str().unwrap()).unwrap();
    let sent = session(athlete_id, "2026-11-02", 40);
    write(&roomy, move |tx| tx.put_session(&sent));
    assert_eq!(count(&roomy), kept + 1);
}

#[test]
fn locked_database_says_so_and_recovers() {
    let hasty = Settings {
        lock_wait: Duration::from_millis(20),
        ..Settings::USUAL
    };
    let place = on_file_with(&hasty);
    let other = raw(&place.path);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = place.store.write(|tx| tx.delete_setup_links()).wait();
    assert!(matches!(refused, Err(Error::Locked)), "{refused:?}");
    assert!(read(&place.store, |tx| tx.list_accounts()).is_empty());
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(write(&place.store, |tx| tx.delete_setup_links()), 0);
}

#[test]
fn panic_costs_one_error() {
    let place = on_file();
    let broken: Reply<()> = place.store.write(|tx| {
        tx.insert_account(&account("half"))?;
        panic!("on purpose")
    });
    assert!(matches!(broken.wait(), Err(Error::Panicked)));
    let broken: Reply<()> = place.store.read(|_| panic!("on purpose"));
    assert!(matches!(broken.wait(), Err(Error::Panicked)));
    assert!(read(&place.store, |tx| tx.list_accounts()).is_empty());
    athlete(&place.store);
    assert_eq!(read(&place.store, |tx| tx.list_accounts()).len(), 1);
}

/// Keeps the writer waiting, so that all that is sent meanwhile shares the next commit.
fn hold_writer(store: &Store) -> (Sender<()>, Reply<()>) {
    let (release, held) = channel();
    let (begun, begins) = channel();
    let held = std::sync::Mutex::new(held);
    let reply = store.write(move |_| {
        begun.send(()).unwrap();
        held.lock().unwrap().recv().unwrap();
        Ok(())
    });
    begins.recv().unwrap();
    (release, reply)
}

#[test]
fn one_failure_in_a_group_costs_the_others_nothing() {
    let place = on_file();
    let (release, first) = hold_writer(&place.store);
    let insert = |nth: usize| {
        let person = account(&format!("athlete {nth}"));
        place.store.write(move |tx| {
            tx.insert_account(&person)?;
            match nth {
                3 => panic!("on purpose"),
                5 => tx.insert_account(&person),
                _ => Ok(()),
            }
        })
    };
    let replies: Vec<_> = (0..10).map(insert).collect();
    release.send(()).unwrap();
    first.wait().unwrap();
    let outcomes: Vec<bool> = replies
        .into_iter()
        .map(|reply| reply.wait().is_ok())
        .collect();
    assert_eq!(outcomes.iter().filter(|ok| !**ok).count(), 2);
    assert!(!outcomes[3] && !outcomes[5]);
    assert_eq!(read(&place.store, |tx| tx.list_accounts()).len(), 8);
}

#[test]
fn full_queue_is_busy_at_once() {
    let place = on_file();
    let (release, first) = hold_writer(&place.store);
    let replies: Vec<_> = (0..1_030)
        .map(|_| place.store.write(|tx| tx.delete_setup_links()))
        .collect();
    release.send(()).unwrap();
    first.wait().unwrap();
    let busy = replies.into_iter().filter_map(|reply| reply.wait().err());
    assert_eq!(busy.filter(|error| matches!(error, Error::Busy)).count(), 6);
}

#[test]
fn a_swallowed_failure_still_rolls_back() {
    let place = on_file();
    swallowed_failure_rolls_back(&place.store);
}

fn swallowed_failure_rolls_back(store: &Store) {
    let twice = account("twice");
    let (id, other) = (twice.athlete_id, account("other"));
    let swallowed = store.write(move |tx| {
        tx.insert_account(&twice)?;
        drop(tx.insert_account(&twice));
        drop(tx.insert_account(&other));
        Ok(())
    });
    assert!(matches!(swallowed.wait(), Err(Error::Taken { .. })));
    assert_eq!(read(store, move |tx| tx.find_account(id)), None);
}

#[test]
fn reading_cannot_write() {
    let place = on_file();
    let sneaky = place.store.read(|tx| tx.insert_account(&account("sneaky")));
    assert!(sneaky.wait().is_err());
}

#[test]
fn a_row_that_breaks_our_rules_is_named() {
    let place = on_file();
    let athlete_id = athlete(&place.store);
    let sent = session(athlete_id, "2026-11-02", 1);
    let id = sent.session.id;
    write(&place.store, move |tx| tx.put_session(&sent));
    raw(&place.path)
        .execute("UPDATE training_session SET day = 'someday'", ())
        .unwrap();
    let found = place
        .store
        .read(move |tx| tx.find_session(athlete_id, id))
        .wait();
    let expected = (Some("training_session"), Some("day"), Some(id));
    let told = match found {
        Err(Error::Inconsistent { table, column, id }) => (Some(table), Some(column), id),
        Ok(_) | Err(_) => (None, None, None),
    };
    assert_eq!(told, expected);
}

#[test]
fn errors_carry_no_health_words() {
    errors_carry_no_values(&on_file().store);
}

fn errors_carry_no_values(store: &Store) {
    let athlete_id = athlete(store);
    let mut sent = session(athlete_id, "2026-11-02", 1);
    "stone".clone_into(&mut sent.sets[0].load_unit);
    sent.sets[0].note = Some("my knee hurts".to_owned());
    let refused = store
        .write(move |tx| tx.put_session(&sent))
        .wait()
        .unwrap_err();
    assert!(matches!(refused, Error::Refused { .. }), "{refused:?}");
    let mut orphan = check_in(uuid::Uuid::now_v7(), "2026-11-02");
    orphan.note = Some("my knee hurts".to_owned());
    let unknown = store
        .write(move |tx| tx.put_check_in(&orphan))
        .wait()
        .unwrap_err();
    for told in [refused, unknown] {
        let all = format!("{told} {told:?}");
        assert!(!all.contains("knee") && !all.contains("stone"), "{all}");
    }
}

#[test]
fn replies_can_be_awaited() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let names = runtime.block_on(async {
        // Opened and dropped inside async code, as the server does.
        let place = on_file();
        place
            .store
            .write(|tx| tx.insert_account(&account("Ada")))
            .await?;
        place.store.read(|tx| tx.list_accounts()).await
    });
    assert_eq!(names.unwrap()[0].name, "Ada");
}

#[test]
fn postgres_trouble_costs_one_error() {
    let Some(server) = Server::start() else {
        return;
    };
    let url = server.new_database("trouble");
    let store = Store::open(&url).unwrap();
    swallowed_failure_rolls_back(&store);
    errors_carry_no_values(&store);
    let broken: Reply<()> = store.write(|_| panic!("on purpose"));
    assert!(matches!(broken.wait(), Err(Error::Panicked)));
    assert!(
        store
            .read(|tx| tx.insert_account(&account("sneaky")))
            .wait()
            .is_err()
    );
    // A connection that was cut while idle costs nothing.
    let cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
        WHERE datname = 'trouble' AND pid <> pg_backend_pid()";
    server.raw("trouble").execute(cut, &[]).unwrap();
    athlete(&store);
    assert_eq!(store.engine_name(), "PostgreSQL");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(async {
        let second = Store::open(&url).unwrap();
        assert!(
            !second
                .read(|tx| tx.list_accounts())
                .await
                .unwrap()
                .is_empty()
        );
    });
    many_writers_agree(&store);
}

#[test]
fn many_writers_agree_on_sqlite() {
    many_writers_agree(&on_file().store);
}

/// Forty versions of one row sent at once: the highest counter stays, whoever came when.
fn many_writers_agree(store: &Store) {
    let first = check_in(athlete(store), "2026-11-02");
    let version = |counter: i64| {
        let mut sent = first.clone();
        (sent.counter, sent.prs) = (counter, Some(counter % 11));
        store.write(move |tx| tx.put_check_in(&sent))
    };
    let replies: Vec<_> = (1..=40).map(version).collect();
    for reply in replies {
        reply.wait().unwrap();
    }
    let (athlete_id, id) = (first.athlete_id, first.id);
    let kept = read(store, move |tx| tx.find_check_in(athlete_id, id)).unwrap();
    assert_eq!((kept.counter, kept.prs), (40, Some(7)));
}
