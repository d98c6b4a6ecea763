//! Migrations, backups, restoring, and who may serve a file.
use std::{fs, path::Path};

use recoup_store::{Error, Store};

use crate::kit::{OnFile, athlete, on_file, raw, read};

fn open(path: &Path) -> recoup_store::Result<Store> {
    Store::open(path.to_str().unwrap())
}

fn n_accounts(store: &Store) -> usize {
    read(store, |tx| tx.list_accounts()).len()
}

#[test]
fn changed_migration_is_refused() {
    let OnFile {
        store,
        path,
        folder: _folder,
    } = on_file();
    drop(store);
    raw(&path)
        .execute("UPDATE schema_migration SET sha256 = 'other'", ())
        .unwrap();
    assert!(matches!(
        open(&path),
        Err(Error::ChangedMigration { id: 1 })
    ));
}

#[test]
fn newer_schema_is_refused() {
    let OnFile {
        store,
        path,
        folder: _folder,
    } = on_file();
    drop(store);
    raw(&path)
        .execute("INSERT INTO schema_migration VALUES (999, 'x')", ())
        .unwrap();
    assert!(matches!(
        open(&path),
        Err(Error::NewerSchema {
            found: 999,
            known: 12
        })
    ));
}

#[test]
fn backup_is_taken_before_a_migration() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("recoup.db");
    raw(&path)
        .execute_batch("CREATE TABLE mine (x); INSERT INTO mine VALUES (1)")
        .unwrap();
    drop(open(&path).unwrap());
    let copy = folder.path().join("recoup.db.before-migration-1");
    let held: i64 = raw(&copy)
        .query_row("SELECT x FROM mine", (), |row| row.get(0))
        .unwrap();
    assert_eq!(held, 1);
    drop(open(&path).unwrap());
    assert!(
        !folder
            .path()
            .join("recoup.db.before-migration-1-2")
            .exists()
    );
}

#[test]
fn empty_file_needs_no_backup() {
    let place = on_file();
    let names = fs::read_dir(place.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let copies = names.filter(|name| name.to_string_lossy().contains("before"));
    assert_eq!(copies.count(), 0);
}

#[test]
fn backup_comes_back() {
    let place = on_file();
    athlete(&place.store);
    let copy = place.folder.path().join("copy.db");
    place.store.backup(&copy).wait().unwrap();
    assert!(matches!(
        place.store.backup(&copy).wait(),
        Err(Error::File { .. })
    ));
    athlete(&place.store);
    drop(place.store);
    let kept = Store::restore(&copy, place.path.to_str().unwrap())
        .unwrap()
        .unwrap();
    assert_eq!(n_accounts(&open(&place.path).unwrap()), 1);
    assert_eq!(n_accounts(&open(&kept).unwrap()), 2);
}

#[cfg(unix)]
#[test]
fn backup_to_a_name_that_is_no_text_is_refused() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let place = on_file();
    let copy = place.folder.path().join(OsStr::from_bytes(b"copy\xff.db"));
    assert!(matches!(
        place.store.backup(&copy).wait(),
        Err(Error::File { .. })
    ));
    assert!(!copy.exists());
}

#[test]
fn backup_is_restored_to_a_new_place() {
    let place = on_file();
    athlete(&place.store);
    let (copy, fresh) = (
        place.folder.path().join("copy.db"),
        place.folder.path().join("new.db"),
    );
    place.store.backup(&copy).wait().unwrap();
    assert_eq!(
        Store::restore(&copy, fresh.to_str().unwrap()).unwrap(),
        None
    );
    assert_eq!(n_accounts(&open(&fresh).unwrap()), 1);
}

#[test]
fn restore_refuses_what_is_not_ours() {
    let place = on_file();
    athlete(&place.store);
    let to = place.path.to_str().unwrap();
    let (junk, alien) = (
        place.folder.path().join("junk"),
        place.folder.path().join("alien.db"),
    );
    fs::write(
        &junk,
        "%PDF-1.7 and so on, long enough to be mistaken for nothing",
    )
    .unwrap();
    raw(&alien).execute_batch("CREATE TABLE mine (x)").unwrap();
    assert!(matches!(Store::restore(&junk, to), Err(Error::Corrupt)));
    assert!(matches!(Store::restore(&alien, to), Err(Error::Corrupt)));
    assert!(Store::restore(&place.folder.path().join("absent"), to).is_err());
    assert!(matches!(
        Store::restore(&alien, "postgres://nobody@nowhere/x"),
        Err(Error::NotAFile)
    ));
    assert_eq!(n_accounts(&place.store), 1);
}

#[test]
fn second_server_is_refused_and_commands_are_not() {
    let place = on_file();
    let claim = place.store.claim_server().unwrap();
    let beside = open(&place.path).unwrap();
    assert!(matches!(
        beside.claim_server(),
        Err(Error::ServerRunning { .. })
    ));
    athlete(&beside);
    assert_eq!(n_accounts(&place.store), 1);
    let copy = place.folder.path().join("copy.db");
    beside.backup(&copy).wait().unwrap();
    let restored = Store::restore(&copy, place.path.to_str().unwrap());
    assert!(matches!(restored, Err(Error::ServerRunning { .. })));
    drop(claim);
    assert!(beside.claim_server().is_ok());
}

#[test]
fn places_that_cannot_be_opened_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let junk = folder.path().join("notes.pdf");
    fs::write(
        &junk,
        "%PDF-1.7 and so on, long enough to be mistaken for nothing",
    )
    .unwrap();
    assert!(matches!(open(&junk), Err(Error::Corrupt)));
    let absent = folder.path().join("absent/recoup.db");
    assert!(matches!(open(&absent), Err(Error::CannotOpen { .. })));
    let nowhere = Store::open("postgres://recoup@%2Fnowhere/x");
    assert!(matches!(nowhere, Err(Error::Unreachable)));
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let place = on_file();
    let copy = place.folder.path().join("copy.db");
    place.store.backup(&copy).wait().unwrap();
    for file in [&place.path, &copy] {
        assert_eq!(
            fs::metadata(file).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}

#[test]
fn nothing_of_hers_is_left_in_the_file_or_its_log() {
    let OnFile {
        store,
        path,
        folder,
    } = on_file();
    let id = crate::kit::athlete(&store);
    crate::everything::of(&store, id);
    let holds_it = |name: &std::path::Path| {
        let bytes = std::fs::read(name).unwrap_or_default();
        bytes.windows(6).any(|w| w == b"secret")
    };
    let files = || {
        let all = std::fs::read_dir(folder.path()).unwrap();
        let all = all.map(|f| f.unwrap().path());
        all.filter(|f| holds_it(f)).collect::<Vec<_>>()
    };
    assert!(!files().is_empty(), "the word is there to be found");
    crate::kit::write(&store, move |tx| tx.delete_account(id));
    let scrubbed = store.scrub().wait().unwrap();
    assert_eq!(files(), Vec::<std::path::PathBuf>::new());
    assert!(scrubbed.is_rewritten && scrubbed.copies.is_empty());
    let copy = path.with_file_name("recoup.db.before-migration-9");
    std::fs::write(&copy, b"an older secret").unwrap();
    let told = store.scrub().wait().unwrap();
    assert_eq!(told.copies, [copy.canonicalize().unwrap()]);
}
