//! One story that calls every method, told to both databases in the same words.
use std::fs;

use jiff::civil::Date;
use recoup_store::{
    ARCHIVE, Activity, ApiToken, ComposedSession, Decision, Deletion, EngineState, Enrollment,
    Error, Evening, ExerciseMapping, Experiment, ExperimentToss, ImportBatch, Imported, Login,
    OverrideChoice, OwnExercise, PerformedSession, PlanChoice, PlanShown, Profile, Reading,
    RecoveryLog, RecoverySettings, SessionPart, SetupLink, SnackLog, Store, Written,
};
use uuid::Uuid;

use crate::{
    kit::{
        account, at, athlete, check_in, day, import_batch, imported, on_file, read, session, write,
    },
    server::Server,
};

const FROM: Date = jiff::civil::date(2026, 11, 1);
const TO: Date = jiff::civil::date(2026, 11, 30);

#[test]
fn story_holds_on_sqlite() {
    tell(&on_file().store);
}

#[test]
fn story_holds_on_postgres() {
    if let Some(server) = Server::start() {
        tell(&Store::open(&server.new_database("story")).unwrap());
    }
}

fn tell(store: &Store) {
    accounts_come_and_go(store);
    abandoned_work_leaves_nothing(store);
    logins_are_found_by_token(store);
    tokens_are_revoked(store);
    setup_links_work_once(store);
    profiles_keep_the_newest(store);
    sessions_come_back_with_sets(store);
    a_session_two_devices_changed_is_kept_twice(store);
    parts_of_a_session_are_kept_by_device(store);
    recovery_is_kept(store);
    activities_are_kept(store);
    imported_activities_go_unless_edited(store);
    deletions_wait_until_they_are_due(store);
    nothing_of_hers_is_left_in_any_table(store);
    parts_can_be_deleted_alone(store);
    readings_told_by_hand_replace_each_other(store);
    composed_sessions_stay_as_shown(store);
    recovery_settings_keep_the_newest(store);
    snacks_are_answered(store);
    own_exercises_outlive_being_taken_away(store);
    newest_evening_of_a_day_counts(store);
    coins_of_an_experiment_are_thrown_once(store);
    newest_check_in_of_a_day_counts(store);
    what_was_told_is_kept(store);
    engine_state_is_replaced_and_touches_nothing(store);
    choices_against_a_decision_are_kept(store);
    programs_are_joined_and_left(store);
    choices_about_the_plan_hold(store);
    imports_are_applied_once(store);
    imports_are_undone_except_what_was_edited(store);
    readings_are_kept_once_and_go_with_their_import(store);
    names_are_mapped(store);
    a_tie_is_asked_about_once(store);
    every_change_raises_the_log_revision(store);
    every_statement_is_understood(store);
    one_athlete_never_sees_another(store);
    everything_goes_into_an_archive_and_back(store);
}

fn accounts_come_and_go(store: &Store) {
    let ada = account("Ada");
    let id = ada.athlete_id;
    write(store, {
        let ada = ada.clone();
        move |tx| tx.insert_account(&ada)
    });
    assert_eq!(
        read(store, move |tx| tx.find_account(id)),
        Some(ada.clone())
    );
    assert!(
        store
            .write(move |tx| tx.insert_account(&ada))
            .wait()
            .is_err()
    );
    write(store, move |tx| {
        tx.update_account(id, "Ada L.", Some("$argon2id$"))
    });
    let all = read(store, |tx| tx.list_accounts());
    let found = all
        .into_iter()
        .find(|account| account.athlete_id == id)
        .unwrap();
    assert_eq!(
        (&*found.name, found.password_hash.as_deref()),
        ("Ada L.", Some("$argon2id$"))
    );
    write(store, move |tx| tx.delete_account(id));
    assert_eq!(read(store, move |tx| tx.find_account(id)), None);
    let again = store.write(move |tx| tx.delete_account(id)).wait();
    assert!(matches!(
        again,
        Err(Error::WrongCount {
            table: "account",
            found: 0,
            ..
        })
    ));
}

fn abandoned_work_leaves_nothing(store: &Store) {
    let half = account("half");
    let id = half.athlete_id;
    let refused = store.write(move |tx| {
        tx.insert_account(&half)?;
        tx.abandon();
        Ok("refused by the caller's rules")
    });
    assert_eq!(refused.wait().unwrap(), "refused by the caller's rules");
    assert_eq!(read(store, move |tx| tx.find_account(id)), None);
}

fn logins_are_found_by_token(store: &Store) {
    let athlete_id = athlete(store);
    let login = |byte: u8| Login {
        athlete_id,
        token_hash: vec![byte; 32],
        created_at: at(0),
        seen_at: at(i64::from(byte)),
        user_agent: "Firefox".to_owned(),
    };
    let (one, two) = (login(1), login(2));
    write(store, {
        let both = [one.clone(), two.clone()];
        move |tx| both.iter().try_for_each(|l| tx.insert_login(l))
    });
    assert_eq!(read(store, |tx| tx.find_login(&[1; 32])), Some(one.clone()));
    assert_eq!(
        read(store, move |tx| tx.list_logins(athlete_id)),
        [two, one]
    );
    write(store, |tx| tx.update_login_seen(&[1; 32], at(9)));
    assert_eq!(
        read(store, |tx| tx.find_login(&[1; 32])).unwrap().seen_at,
        at(9)
    );
    assert!(write(store, move |tx| tx.delete_login(athlete_id, &[1; 32])));
    assert!(!write(store, move |tx| tx.delete_login(athlete_id, &[1; 32])));
    assert_eq!(write(store, move |tx| tx.delete_logins(athlete_id)), 1);
    assert_eq!(read(store, |tx| tx.find_login(&[2; 32])), None);
}

fn tokens_are_revoked(store: &Store) {
    let athlete_id = athlete(store);
    let id = Uuid::now_v7();
    let token = ApiToken {
        athlete_id,
        id,
        label: "laptop".to_owned(),
        token_hash: vec![3; 32],
        created_at: at(0),
        used_at: None,
        revoked_at: None,
    };
    write(store, {
        let token = token.clone();
        move |tx| tx.insert_api_token(&token)
    });
    write(store, move |tx| {
        tx.update_api_token_used(athlete_id, id, at(4))
    });
    let used = ApiToken {
        used_at: Some(at(4)),
        ..token
    };
    assert_eq!(read(store, |tx| tx.find_api_token(&[3; 32])), Some(used));
    write(store, move |tx| {
        tx.update_api_token_revoked(athlete_id, id, at(5))
    });
    assert_eq!(read(store, |tx| tx.find_api_token(&[3; 32])), None);
    let listed = read(store, move |tx| tx.list_api_tokens(athlete_id));
    assert_eq!(listed[0].revoked_at, Some(at(5)));
    assert!(
        store
            .write(move |tx| tx.update_api_token_revoked(athlete_id, id, at(6)))
            .wait()
            .is_err()
    );
}

fn setup_links_work_once(store: &Store) {
    let link = SetupLink {
        token_hash: vec![4; 32],
        created_at: at(0),
        used_at: None,
    };
    write(store, move |tx| tx.insert_setup_link(&link));
    assert_eq!(
        read(store, |tx| tx.find_setup_link(&[4; 32]))
            .unwrap()
            .used_at,
        None
    );
    assert!(write(store, |tx| tx.update_setup_link_used(&[4; 32], at(1))));
    assert!(!write(store, |tx| tx.update_setup_link_used(&[4; 32], at(2))));
    assert_eq!(
        read(store, |tx| tx.find_setup_link(&[4; 32]))
            .unwrap()
            .used_at,
        Some(at(1))
    );
    assert_eq!(write(store, |tx| tx.delete_setup_links()), 1);
}

fn profiles_keep_the_newest(store: &Store) {
    let athlete_id = athlete(store);
    let first = Profile {
        athlete_id,
        unit: "kg".to_owned(),
        time_zone: "Europe/Berlin".to_owned(),
        training_days: 0b001_0101,
        usual_minute: Some(1_080),
        equipment: "gym".to_owned(),
        experience: "years".to_owned(),
        health_gate: None,
        health_gate_at: None,
        demo: true,
        plates: None,
        bar_hundredths: None,
        counter: 1,
        device: "phone".to_owned(),
    };
    let second = Profile {
        plates: Some("2000,500".to_owned()),
        bar_hundredths: Some(1_500),
        unit: "lb".to_owned(),
        usual_minute: None,
        health_gate: Some("none".to_owned()),
        health_gate_at: Some(at(3)),
        counter: 2,
        ..first.clone()
    };
    let put = |profile: &Profile| {
        write(store, {
            let sent = profile.clone();
            move |tx| tx.put_profile(&sent)
        })
    };
    assert_eq!(put(&first), Written::New);
    assert_eq!(put(&first), Written::Same);
    assert_eq!(put(&second), Written::Replaced);
    assert_eq!(put(&first), Written::Older);
    assert_eq!(
        read(store, move |tx| tx.find_profile(athlete_id)),
        Some(second)
    );
}

fn sessions_come_back_with_sets(store: &Store) {
    let athlete_id = athlete(store);
    let monday = session(athlete_id, "2026-11-02", 3);
    let mut undated = session(athlete_id, "2026-11-04", 70);
    undated.session.started_at = None;
    let later_that_day = session(athlete_id, "2026-11-04", 0);
    let outside = session(athlete_id, "2026-12-01", 1);
    let all = [
        later_that_day.clone(),
        undated.clone(),
        outside,
        monday.clone(),
    ];
    write(store, {
        let all = all.clone();
        move |tx| all.iter().try_for_each(|s| tx.put_session(s).map(drop))
    });
    let listed = read(store, move |tx| {
        tx.list_sessions_with_sets(athlete_id, FROM, TO)
    });
    assert_eq!(listed, [monday.clone(), undated, later_that_day]);
    let bare = read(store, move |tx| tx.list_sessions(athlete_id, FROM, TO));
    assert_eq!(bare.len(), 3);
    let mut edited = monday.clone();
    edited.session.counter = 2;
    edited.sets.truncate(2);
    edited.sets[1].reps = None;
    assert_eq!(put_session(store, &edited), Written::Replaced);
    assert_eq!(put_session(store, &monday), Written::Older);
    let id = edited.session.id;
    assert_eq!(
        read(store, move |tx| tx.find_session(athlete_id, id)),
        Some(edited.clone())
    );
    edited.session.counter = 3;
    edited.session.deleted = true;
    assert_eq!(put_session(store, &edited), Written::Replaced);
    assert_eq!(
        read(store, move |tx| tx
            .list_sessions_with_sets(athlete_id, FROM, TO))
        .len(),
        2
    );
    edited.sets[1].idx = 7;
    let misplaced = store.write(move |tx| tx.put_session(&edited)).wait();
    assert!(matches!(misplaced, Err(Error::Misplaced { idx: 1 })));
}

fn put_session(store: &Store, sent: &recoup_store::PerformedSession) -> Written {
    let sent = sent.clone();
    write(store, move |tx| tx.put_session(&sent))
}

fn a_session_two_devices_changed_is_kept_twice(store: &Store) {
    let athlete_id = athlete(store);
    let phone = session(athlete_id, "2026-11-02", 2);
    let mut tablet = phone.clone();
    "tablet".clone_into(&mut tablet.session.device);
    assert_eq!(put_session(store, &phone), Written::New);
    // The same words from another device are no disagreement.
    assert_eq!(put_session(store, &tablet), Written::Same);
    tablet.sets[0].reps = Some(8);
    assert_eq!(put_session(store, &tablet), Written::Contested);
    assert_eq!(put_session(store, &phone), Written::Contested);
    // Both may ask again, and each is shown what the other wrote.
    assert_eq!(put_session(store, &tablet), Written::Contested);
    let id = phone.session.id;
    let other = |device: &'static str| {
        read(store, move |tx| {
            tx.find_other_session(athlete_id, id, device)
        })
    };
    assert_eq!(other("phone"), Some(tablet.clone()));
    assert_eq!(other("tablet"), Some(phone.clone()));
    assert_eq!(
        read(store, move |tx| tx.find_session(athlete_id, id)),
        Some(tablet)
    );
    let asked = read(store, move |tx| tx.list_conflicts(athlete_id));
    assert_eq!(asked.len(), 1);
    let body: serde_json::Value = serde_json::from_str(&asked[0].body).unwrap();
    assert_eq!(
        (&body["device"], &body["sets"][0]["reps"]),
        (&"phone".into(), &5.into())
    );
}

fn parts_of_a_session_are_kept_by_device(store: &Store) {
    let athlete_id = athlete(store);
    let on = day("2026-11-02");
    let phone = SessionPart {
        athlete_id,
        session_id: Uuid::now_v7(),
        device: "phone".to_owned(),
        day: on,
        at: at(1),
        counter: 2,
        body: "{\"lifts\":[]}".to_owned(),
    };
    let put = |part: &SessionPart| {
        let part = part.clone();
        write(store, move |tx| tx.put_session_part(&part))
    };
    let tablet = SessionPart {
        device: "tablet".to_owned(),
        counter: 1,
        ..phone.clone()
    };
    let older = SessionPart {
        counter: 1,
        body: "{}".to_owned(),
        ..phone.clone()
    };
    assert_eq!([&phone, &tablet, &older].map(put), [true, true, false]);
    let list = || read(store, move |tx| tx.list_session_parts(athlete_id, on));
    assert_eq!(list(), [phone, tablet]);
    let forget = |before: Date| write(store, move |tx| tx.delete_session_parts(athlete_id, before));
    assert_eq!((forget(on), forget(TO), list()), (0, 2, Vec::new()));
}

fn recovery_is_kept(store: &Store) {
    let athlete_id = athlete(store);
    let walk = RecoveryLog {
        athlete_id,
        id: Uuid::now_v7(),
        day: day("2026-11-03"),
        started_at: None,
        template: "walk-20".to_owned(),
        minutes: 20,
        met_milli: 2_800,
        effort_halves: Some(4),
        soreness: Some(3),
        note: None,
        counter: 1,
        device: "cli".to_owned(),
        deleted: false,
    };
    let id = walk.id;
    write(store, {
        let walk = walk.clone();
        move |tx| tx.put_recovery_log(&walk)
    });
    assert_eq!(
        read(store, move |tx| tx.list_recovery_logs(athlete_id, FROM, TO)),
        std::slice::from_ref(&walk)
    );
    let other = read(store, move |tx| {
        tx.find_other_recovery_log(athlete_id, id, "phone")
    });
    assert_eq!(other.as_ref(), Some(&walk));
    let undone = RecoveryLog {
        counter: 2,
        deleted: true,
        ..walk
    };
    write(store, {
        let undone = undone.clone();
        move |tx| tx.put_recovery_log(&undone)
    });
    assert!(read(store, move |tx| tx.list_recovery_logs(athlete_id, FROM, TO)).is_empty());
    assert_eq!(
        read(store, move |tx| tx.find_recovery_log(athlete_id, id)),
        Some(undone)
    );
}

fn activities_are_kept(store: &Store) {
    let athlete_id = athlete(store);
    let run = Activity {
        athlete_id,
        id: Uuid::now_v7(),
        day: day("2026-11-04"),
        started_at: Some(at(7)),
        kind: "run".to_owned(),
        name: "Park loop".to_owned(),
        minutes: 40,
        effort_halves: Some(12),
        distance_mm: Some(7_200_000),
        mean_hr: None,
        note: None,
        source: "app".to_owned(),
        import_id: None,
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    };
    let id = run.id;
    let sent = run.clone();
    write(store, move |tx| tx.put_activity(&sent));
    assert_eq!(
        read(store, move |tx| tx.list_activities(athlete_id, FROM, TO)),
        std::slice::from_ref(&run)
    );
    let other = read(store, move |tx| {
        tx.find_other_activity(athlete_id, id, "tablet")
    });
    assert_eq!(other.as_ref(), Some(&run));
    let gone = Activity {
        counter: 2,
        deleted: true,
        ..run
    };
    let sent = gone.clone();
    write(store, move |tx| tx.put_activity(&sent));
    assert!(read(store, move |tx| tx.list_activities(athlete_id, FROM, TO)).is_empty());
    assert_eq!(
        read(store, move |tx| tx.find_activity(athlete_id, id)),
        Some(gone)
    );
}

fn imported_activities_go_unless_edited(store: &Store) {
    let athlete_id = athlete(store);
    let import = Uuid::from_u128(7);
    let run = move |n: u128| Activity {
        athlete_id,
        id: Uuid::from_u128(n),
        day: day("2026-11-04"),
        started_at: None,
        kind: "run".to_owned(),
        name: String::new(),
        minutes: 40,
        effort_halves: None,
        distance_mm: None,
        mean_hr: Some(140),
        note: None,
        source: "import".to_owned(),
        import_id: Some(import),
        counter: 0,
        device: String::new(),
        deleted: false,
    };
    let keep = || {
        write(store, move |tx| {
            tx.insert_activities(athlete_id, &[run(1), run(2)])
        })
    };
    assert_eq!((keep(), keep()), (2, 0));
    let edited = Activity {
        counter: 1,
        minutes: 45,
        ..run(2)
    };
    write(store, move |tx| tx.put_activity(&edited));
    assert_eq!(keep(), 0);
    let undo =
        move |tx: &mut recoup_store::Tx<'_>| tx.delete_imported_activities(athlete_id, import);
    assert_eq!(write(store, undo), 1);
    let left = read(store, move |tx| tx.list_activities(athlete_id, FROM, TO));
    assert_eq!((left.len(), left[0].minutes), (1, 45));
}

fn deletions_wait_until_they_are_due(store: &Store) {
    let athlete_id = athlete(store);
    let wish = Deletion {
        athlete_id,
        asked_at: at(0),
        due_at: at(7),
    };
    let sent = wish.clone();
    write(store, move |tx| tx.put_deletion(&sent));
    assert_eq!(
        read(store, move |tx| tx.find_deletion(athlete_id)),
        Some(wish.clone())
    );
    assert!(read(store, move |tx| tx.list_due_deletions(at(6))).is_empty());
    assert_eq!(read(store, move |tx| tx.list_due_deletions(at(7))), [wish]);
    assert!(write(store, move |tx| tx.delete_deletion(athlete_id)));
    assert!(!write(store, move |tx| tx.delete_deletion(athlete_id)));
}

fn readings_told_by_hand_replace_each_other(store: &Store) {
    let athlete_id = athlete(store);
    let told = |value| Reading {
        athlete_id,
        day: day("2026-11-05"),
        signal: "body_mass_g".to_owned(),
        detail: String::new(),
        source: "you".to_owned(),
        value,
        suspect: false,
        import_id: Uuid::nil(),
    };
    let sent = [told(70_000), told(70_500)];
    write(store, move |tx| {
        sent.iter().try_for_each(|r| tx.put_reading(r))
    });
    let kept = read(store, move |tx| tx.list_readings(athlete_id, FROM, TO));
    assert_eq!(kept, [told(70_500)]);
}

/// A row in every table there is, and after the deletion none, by the database's own catalog.
fn nothing_of_hers_is_left_in_any_table(store: &Store) {
    let (ada, eve) = (athlete(store), athlete(store));
    for id in [ada, eve] {
        crate::everything::of(store, id);
    }
    let before = read(store, move |tx| tx.list_table_counts(ada));
    let empty: Vec<_> = before.iter().filter(|t| t.rows == 0).collect();
    assert!(empty.is_empty(), "nothing was written to {empty:?}");
    assert_eq!(before.len(), crate::everything::TABLES, "{before:?}");
    let of_eve = read(store, move |tx| tx.list_table_counts(eve));
    write(store, move |tx| tx.delete_account(ada));
    let after = read(store, move |tx| tx.list_table_counts(ada));
    assert_eq!(after.len(), before.len());
    assert!(after.iter().all(|t| t.rows == 0), "{after:?}");
    assert_eq!(read(store, move |tx| tx.list_table_counts(eve)), of_eve);
    let scrubbed = store.scrub().wait().unwrap();
    assert_eq!(scrubbed.is_rewritten, store.path().is_some());
}

fn parts_can_be_deleted_alone(store: &Store) {
    let id = athlete(store);
    crate::everything::of(store, id);
    let changed = write(store, move |tx| tx.delete_symptoms(id, "{}"));
    assert_eq!(changed, 2, "the check-in and the decision that used it");
    let left = read(store, move |tx| tx.list_check_ins(id, FROM, TO));
    assert_eq!((&*left[0].symptoms, left[0].counter), ("{}", 2));
    assert_eq!(left[0].note.as_deref(), Some("secret"));
    let gone = write(store, move |tx| {
        tx.delete_notes_and_body_map(id, "{}", "[]", |body| body.replace("secret", ""))
    });
    assert_eq!(
        gone, 8,
        "two sessions, their sets, recovery, activity, check-in, a session under way"
    );
    let under_way = crate::kit::day("2026-11-02");
    let parts = read(store, move |tx| tx.list_session_parts(id, under_way));
    assert_eq!((&*parts[0].body, parts[0].counter), ("", 2));
    let left = read(store, move |tx| tx.list_check_ins(id, FROM, TO));
    assert_eq!((&*left[0].sore_muscles, &*left[0].pains), ("{}", "[]"));
    assert_eq!((left[0].note.as_deref(), left[0].prs), (None, Some(7)));
    let sessions = read(store, move |tx| tx.list_sessions_with_sets(id, FROM, TO));
    assert_eq!(sessions[0].session.note, None);
    assert_eq!(sessions[0].sets[0].note, None);
}

fn composed_sessions_stay_as_shown(store: &Store) {
    let athlete_id = athlete(store);
    let composed = ComposedSession {
        athlete_id,
        id: Uuid::now_v7(),
        at: at(0),
        occasion: "less_sore".to_owned(),
        body: r#"{"steps":[]}"#.to_owned(),
    };
    let id = composed.id;
    let again = ComposedSession {
        body: "{}".to_owned(),
        ..composed.clone()
    };
    for row in [composed.clone(), again] {
        write(store, move |tx| tx.insert_composed_session(&row));
    }
    assert_eq!(
        read(store, move |tx| tx.find_composed_session(athlete_id, id)),
        Some(composed.clone())
    );
    let since = move |from| read(store, move |tx| tx.list_composed_sessions(athlete_id, from));
    assert_eq!(since(at(0)), [composed]);
    assert_eq!(since(at(1)), []);
}

fn recovery_settings_keep_the_newest(store: &Store) {
    let athlete_id = athlete(store);
    let settings = RecoverySettings {
        athlete_id,
        props: "mat,roller".to_owned(),
        conditions: "reflux".to_owned(),
        snacks: "{}".to_owned(),
        counter: 1,
        device: "phone".to_owned(),
    };
    let newer = RecoverySettings {
        props: "mat".to_owned(),
        counter: 2,
        ..settings.clone()
    };
    for row in [settings.clone(), newer.clone()] {
        write(store, move |tx| tx.put_recovery_settings(&row));
    }
    let late = write(store, move |tx| tx.put_recovery_settings(&settings));
    assert_eq!(late, Written::Older);
    assert_eq!(
        read(store, move |tx| tx.find_recovery_settings(athlete_id)),
        Some(newer)
    );
}

fn snacks_are_answered(store: &Store) {
    let athlete_id = athlete(store);
    let snack = SnackLog {
        athlete_id,
        id: Uuid::now_v7(),
        day: day("2026-11-03"),
        at: at(0),
        movement: "desk-reset".to_owned(),
        answer: "done".to_owned(),
        minutes: 2,
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    };
    let undone = SnackLog {
        counter: 2,
        deleted: true,
        ..snack.clone()
    };
    let list = || read(store, move |tx| tx.list_snack_logs(athlete_id, FROM, TO));
    let put = |row: SnackLog| write(store, move |tx| tx.put_snack_log(&row));
    assert_eq!(put(snack.clone()), Written::New);
    assert_eq!(list(), [snack]);
    assert_eq!(put(undone), Written::Replaced);
    assert_eq!(list(), []);
}

fn own_exercises_outlive_being_taken_away(store: &Store) {
    let athlete_id = athlete(store);
    let carry = OwnExercise {
        athlete_id,
        id: Uuid::now_v7(),
        name: "Sandbag carry".to_owned(),
        body: "{}".to_owned(),
        counter: 1,
        device: "cli".to_owned(),
        deleted: false,
    };
    let id = carry.id;
    let gone = OwnExercise {
        counter: 2,
        deleted: true,
        ..carry.clone()
    };
    for row in [carry, gone.clone()] {
        write(store, move |tx| tx.put_own_exercise(&row));
    }
    assert_eq!(
        read(store, move |tx| tx.find_own_exercise(athlete_id, id)),
        Some(gone.clone())
    );
    assert_eq!(
        read(store, move |tx| tx.list_own_exercises(athlete_id)),
        [gone]
    );
}

fn newest_evening_of_a_day_counts(store: &Store) {
    let athlete_id = athlete(store);
    let first = Evening {
        athlete_id,
        id: Uuid::now_v7(),
        day: day("2026-11-03"),
        at: at(1),
        tiredness: 6,
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    };
    let second = Evening {
        id: Uuid::now_v7(),
        at: at(2),
        tiredness: 4,
        ..first.clone()
    };
    for evening in [first.clone(), second.clone()] {
        write(store, move |tx| tx.put_evening(&evening));
    }
    let listed = || read(store, move |tx| tx.list_evenings(athlete_id, FROM, TO));
    assert_eq!(listed(), std::slice::from_ref(&second));
    let (id, undone) = (
        second.id,
        Evening {
            counter: 2,
            deleted: true,
            ..second
        },
    );
    write(store, {
        let undone = undone.clone();
        move |tx| tx.put_evening(&undone)
    });
    assert_eq!(listed(), [first]);
    let found = read(store, move |tx| tx.find_evening(athlete_id, id));
    assert_eq!(found, Some(undone));
}

fn coins_of_an_experiment_are_thrown_once(store: &Store) {
    let athlete_id = athlete(store);
    let experiment = Experiment {
        athlete_id,
        id: Uuid::now_v7(),
        started_on: day("2026-11-02"),
        at: at(1),
        measure: "soreness".to_owned(),
        template: "walk-20".to_owned(),
        stopped_on: None,
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    };
    let id = experiment.id;
    let toss = ExperimentToss {
        athlete_id,
        experiment_id: id,
        day: day("2026-11-03"),
        at: at(2),
        arm: "rest".to_owned(),
    };
    write(store, {
        let (experiment, toss) = (experiment.clone(), toss.clone());
        move |tx| {
            tx.put_experiment(&experiment)?;
            tx.insert_toss(&toss)
        }
    });
    let again = store.write({
        let toss = toss.clone();
        move |tx| tx.insert_toss(&toss)
    });
    assert!(again.wait().is_err());
    let tosses = read(store, move |tx| tx.list_tosses(athlete_id, id));
    assert_eq!(tosses, [toss]);
    let all = read(store, move |tx| tx.list_experiments(athlete_id));
    assert_eq!(all, std::slice::from_ref(&experiment));
    let found = read(store, move |tx| tx.find_experiment(athlete_id, id));
    assert_eq!(found, Some(experiment));
}

fn newest_check_in_of_a_day_counts(store: &Store) {
    let athlete_id = athlete(store);
    let tuesday = day("2026-11-03");
    let monday = check_in(athlete_id, "2026-11-02");
    let early = check_in(athlete_id, "2026-11-03");
    let mut late = check_in(athlete_id, "2026-11-03");
    late.at = at(1);
    let all = [late.clone(), early.clone(), monday.clone()];
    write(store, move |tx| {
        all.iter().try_for_each(|c| tx.put_check_in(c).map(drop))
    });
    assert_eq!(
        read(store, move |tx| tx.list_check_ins(athlete_id, FROM, TO)),
        [monday, late.clone()]
    );
    let counts = move |tx: &mut recoup_store::Tx<'_>| tx.find_check_in_of_day(athlete_id, tuesday);
    assert_eq!(read(store, counts), Some(late.clone()));
    late.deleted = true;
    late.counter = 2;
    let id = late.id;
    write(store, {
        let late = late.clone();
        move |tx| tx.put_check_in(&late)
    });
    assert_eq!(read(store, counts), Some(early.clone()));
    assert_eq!(
        read(store, move |tx| tx.find_check_in(athlete_id, id)),
        Some(late.clone())
    );
    let of_day = read(store, move |tx| {
        tx.list_check_ins_of_day(athlete_id, tuesday)
    });
    assert_eq!(of_day, [early, late]);
}

fn what_was_told_is_kept(store: &Store) {
    let athlete_id = athlete(store);
    let tuesday = day("2026-11-03");
    let told = |micros: i64, state: &str| Decision {
        athlete_id,
        id: Uuid::now_v7(),
        day: tuesday,
        at: at(micros),
        check_in_id: (micros == 0).then(Uuid::now_v7),
        engine_version: "0.1.0".to_owned(),
        state: state.to_owned(),
        body: r#"{"reasons":["Ω"]}"#.to_owned(),
    };
    let (first, last) = (told(0, "push"), told(1, "hold"));
    let id = first.id;
    write(store, {
        let both = [last.clone(), first.clone()];
        move |tx| both.iter().try_for_each(|d| tx.insert_decision(d))
    });
    assert_eq!(
        read(store, move |tx| tx.find_decision(athlete_id, id)),
        Some(first.clone())
    );
    assert_eq!(
        read(store, move |tx| tx
            .find_decision_of_day(athlete_id, tuesday)),
        Some(last.clone())
    );
    assert_eq!(
        read(store, move |tx| tx.list_decisions(athlete_id, FROM, TO)),
        [first, last]
    );
    let shown = |body: &str| PlanShown {
        athlete_id,
        day: tuesday,
        at: at(2),
        body: body.to_owned(),
    };
    let (old, new) = (shown("{}"), shown("[]"));
    write(store, {
        let new = new.clone();
        move |tx| {
            tx.put_plan_shown(&old)?;
            tx.put_plan_shown(&new)
        }
    });
    assert_eq!(
        read(store, move |tx| tx.find_plan_shown(athlete_id, tuesday)),
        Some(new.clone())
    );
    assert_eq!(
        read(store, move |tx| tx.list_plans_shown(athlete_id, FROM, TO)),
        [new]
    );
}

fn engine_state_is_replaced_and_touches_nothing(store: &Store) {
    let athlete_id = athlete(store);
    let state = |body: &[u8]| EngineState {
        athlete_id,
        engine: "engine 1".to_owned(),
        log_revision: 7,
        day: day("2026-11-03"),
        body: body.to_vec(),
    };
    let find = || read(store, move |tx| tx.find_engine_state(athlete_id));
    assert_eq!(find(), None);
    let before = read(store, move |tx| tx.log_revision(athlete_id));
    let (old, new) = (state(&[0, 255]), state(&[]));
    write(store, move |tx| {
        tx.put_engine_state(&old)?;
        tx.put_engine_state(&new)
    });
    assert_eq!(find(), Some(state(&[])));
    assert_eq!(read(store, move |tx| tx.log_revision(athlete_id)), before);
    write(store, move |tx| tx.delete_account(athlete_id));
    assert_eq!(find(), None);
}

fn choices_against_a_decision_are_kept(store: &Store) {
    let athlete_id = athlete(store);
    let choice = OverrideChoice {
        athlete_id,
        id: Uuid::now_v7(),
        day: day("2026-11-03"),
        at: at(0),
        from_state: "push".to_owned(),
        to_state: "rest".to_owned(),
        reason: String::new(),
        undone: false,
        counter: 1,
        device: "phone".to_owned(),
    };
    let id = choice.id;
    write(store, {
        let choice = choice.clone();
        move |tx| tx.put_override(&choice)
    });
    let undone = OverrideChoice {
        undone: true,
        counter: 2,
        ..choice
    };
    write(store, {
        let undone = undone.clone();
        move |tx| tx.put_override(&undone)
    });
    assert_eq!(
        read(store, move |tx| tx.find_override(athlete_id, id)),
        Some(undone.clone())
    );
    assert_eq!(
        read(store, move |tx| tx.list_overrides(athlete_id, FROM, TO)),
        [undone]
    );
}

fn programs_are_joined_and_left(store: &Store) {
    let athlete_id = athlete(store);
    let joined = |on: &str| Enrollment {
        athlete_id,
        id: Uuid::now_v7(),
        program_id: "strong-in-sixty".to_owned(),
        program_text: "[program]\nname = \"Strong in Sixty\"\n".to_owned(),
        started_on: day(on),
        ended_on: None,
        at: at(0),
    };
    let (first, second) = (joined("2026-09-01"), joined("2026-11-02"));
    let id = first.id;
    write(store, {
        let both = [second.clone(), first.clone()];
        move |tx| both.iter().try_for_each(|e| tx.insert_enrollment(e))
    });
    let on = |text: &str| {
        let on = day(text);
        read(store, move |tx| tx.find_enrollment_on(athlete_id, on))
    };
    assert_eq!(on("2026-11-02"), Some(second.clone()));
    assert_eq!(on("2026-11-01"), Some(first.clone()));
    assert_eq!(on("2026-08-31"), None);
    write(store, move |tx| {
        tx.update_enrollment_ended(athlete_id, id, day("2026-10-30"))
    });
    assert_eq!(on("2026-11-01"), None);
    let ended = Enrollment {
        ended_on: Some(day("2026-10-30")),
        ..first
    };
    assert_eq!(on("2026-10-30"), Some(ended.clone()));
    assert_eq!(
        read(store, move |tx| tx.list_enrollments(athlete_id)),
        [ended, second]
    );
}

fn choices_about_the_plan_hold(store: &Store) {
    let athlete_id = athlete(store);
    let choice = PlanChoice {
        athlete_id,
        id: Uuid::now_v7(),
        at: at(0),
        kind: "move".to_owned(),
        body: r#"{"from":"2026-11-02","to":"2026-11-03"}"#.to_owned(),
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    };
    let id = choice.id;
    write(store, {
        let choice = choice.clone();
        move |tx| tx.put_plan_choice(&choice)
    });
    assert_eq!(
        read(store, move |tx| tx.list_plan_choices(athlete_id)),
        std::slice::from_ref(&choice)
    );
    let undone = PlanChoice {
        deleted: true,
        counter: 2,
        ..choice
    };
    write(store, {
        let undone = undone.clone();
        move |tx| tx.put_plan_choice(&undone)
    });
    assert!(read(store, move |tx| tx.list_plan_choices(athlete_id)).is_empty());
    assert_eq!(
        read(store, move |tx| tx.find_plan_choice(athlete_id, id)),
        Some(undone)
    );
}

const NOTHING: Imported = Imported {
    sessions: 0,
    sets: 0,
};

/// A file of two sessions, as `insert_import` takes it.
fn two_sessions(athlete_id: Uuid) -> (ImportBatch, [PerformedSession; 2], [ExerciseMapping; 1]) {
    let batch = import_batch(athlete_id);
    let sessions = [
        imported(&batch, "2026-11-02", 3),
        imported(&batch, "2026-11-04", 2),
    ];
    let source_name = "Squat (Barbell)".to_owned();
    let mapping = ExerciseMapping {
        athlete_id,
        source_name,
        exercise_id: "squat".to_owned(),
    };
    (batch, sessions, [mapping])
}

fn imports_are_applied_once(store: &Store) {
    let athlete_id = athlete(store);
    let (batch, sessions, mappings) = two_sessions(athlete_id);
    let apply = || {
        let (batch, sessions, mappings) = (batch.clone(), sessions.clone(), mappings.clone());
        write(store, move |tx| {
            tx.insert_import(&batch, &sessions, &mappings)
        })
    };
    assert_eq!(
        apply(),
        Imported {
            sessions: 2,
            sets: 5
        }
    );
    assert_eq!(apply(), NOTHING);
    let id = batch.id;
    assert_eq!(
        read(store, move |tx| tx.find_import(athlete_id, id)),
        Some(batch.clone())
    );
    let of_file = read(store, move |tx| {
        tx.find_import_of_file(athlete_id, &[7; 32])
    });
    assert_eq!(of_file, Some(batch.clone()));
    assert_eq!(
        read(store, move |tx| tx.list_exercise_mappings(athlete_id)),
        mappings
    );
    let all = read(store, move |tx| {
        tx.list_sessions_with_sets(athlete_id, FROM, TO)
    });
    assert_eq!(all, sessions);
    let mut alien = sessions.clone();
    alien[1].session.import_id = None;
    let refused = store
        .write(move |tx| tx.insert_import(&batch, &alien, &[]))
        .wait();
    assert!(matches!(refused, Err(Error::Misplaced { idx: 1 })));
}

fn imports_are_undone_except_what_was_edited(store: &Store) {
    let athlete_id = athlete(store);
    let (batch, sessions, mappings) = two_sessions(athlete_id);
    let id = batch.id;
    let mut edited = sessions[1].clone();
    edited.session.counter = 1;
    edited.sets[0].reps = Some(6);
    let apply = move || {
        let (batch, sessions, mappings) = (batch.clone(), sessions.clone(), mappings.clone());
        write(store, move |tx| {
            tx.insert_import(&batch, &sessions, &mappings)
        })
    };
    apply();
    put_session(store, &edited);
    assert_eq!(
        write(store, move |tx| tx.delete_import(athlete_id, id, at(9))),
        1
    );
    let left = read(store, move |tx| {
        tx.list_sessions_with_sets(athlete_id, FROM, TO)
    });
    assert_eq!(left, [edited]);
    let listed = read(store, move |tx| tx.list_imports(athlete_id));
    assert_eq!(listed[0].undone_at, Some(at(9)));
    assert!(
        store
            .write(move |tx| tx.delete_import(athlete_id, id, at(9)))
            .wait()
            .is_err()
    );
    assert_eq!(
        apply(),
        Imported {
            sessions: 1,
            sets: 3
        }
    );
}

fn readings_are_kept_once_and_go_with_their_import(store: &Store) {
    let athlete_id = athlete(store);
    let reading = |signal: &str, date: &str, import: u128| Reading {
        athlete_id,
        day: day(date),
        signal: signal.to_owned(),
        detail: String::new(),
        source: "whoop".to_owned(),
        value: 51_000,
        suspect: false,
        import_id: Uuid::from_u128(import),
    };
    let first = [
        reading("resting_hr_mbpm", "2026-11-02", 1),
        reading("rmssd_us", "2026-11-02", 1),
    ];
    let again = [
        reading("rmssd_us", "2026-11-02", 2),
        reading("rmssd_us", "2026-11-03", 2),
    ];
    for (sent, new) in [(first.clone(), 2), (first.clone(), 0), (again.clone(), 1)] {
        assert_eq!(
            write(store, move |tx| tx.insert_readings(athlete_id, &sent)),
            new
        );
    }
    let all = move || read(store, move |tx| tx.list_readings(athlete_id, FROM, TO));
    assert_eq!(
        all(),
        [first[0].clone(), first[1].clone(), again[1].clone()]
    );
    let of_one = read(store, move |tx| {
        tx.list_readings_of(athlete_id, "rmssd_us", FROM, TO)
    });
    assert_eq!(of_one, [first[1].clone(), again[1].clone()]);
    let import = Uuid::from_u128(2);
    assert_eq!(
        write(store, move |tx| tx
            .delete_imported_readings(athlete_id, import)),
        1
    );
    assert_eq!(
        write(store, move |tx| tx.delete_readings(athlete_id, "rmssd_us")),
        1
    );
    assert_eq!(all(), [first[0].clone()]);
}

fn names_are_mapped(store: &Store) {
    let athlete_id = athlete(store);
    let mapping = |exercise: &str| ExerciseMapping {
        athlete_id,
        source_name: "Kniebeuge".to_owned(),
        exercise_id: exercise.to_owned(),
    };
    for meaning in ["front_squat", "squat"] {
        let sent = mapping(meaning);
        write(store, move |tx| tx.put_exercise_mapping(&sent));
    }
    assert_eq!(
        read(store, move |tx| tx.list_exercise_mappings(athlete_id)),
        [mapping("squat")]
    );
    assert!(write(store, move |tx| tx
        .delete_exercise_mapping(athlete_id, "Kniebeuge")));
    assert!(!write(store, move |tx| tx
        .delete_exercise_mapping(athlete_id, "Kniebeuge")));
}

fn a_tie_is_asked_about_once(store: &Store) {
    let athlete_id = athlete(store);
    let phone = check_in(athlete_id, "2026-11-05");
    let mut tablet = phone.clone();
    "tablet".clone_into(&mut tablet.device);
    tablet.prs = Some(2);
    let put = |sent: &recoup_store::CheckIn| {
        write(store, {
            let sent = sent.clone();
            move |tx| tx.put_check_in(&sent)
        })
    };
    // The outcome is the same whichever arrives first.
    assert_eq!(put(&tablet), Written::New);
    assert_eq!(put(&phone), Written::Contested);
    assert_eq!(put(&phone), Written::Contested);
    let id = phone.id;
    assert_eq!(
        read(store, move |tx| tx.find_check_in(athlete_id, id)),
        Some(tablet.clone())
    );
    let asked = read(store, move |tx| tx.list_conflicts(athlete_id));
    assert_eq!(
        (asked.len(), &*asked[0].device, &*asked[0].kind),
        (1, "phone", "check_in")
    );
    assert_eq!(put(&tablet), Written::Contested);
    let other = read(store, move |tx| {
        tx.find_other_check_in(athlete_id, id, "tablet")
    });
    assert_eq!(other, Some(phone.clone()));
    let chosen = recoup_store::CheckIn {
        counter: 2,
        ..phone.clone()
    };
    assert_eq!(put(&chosen), Written::Replaced);
    write(store, move |tx| {
        tx.update_conflict_answered(athlete_id, "check_in", id, at(8))
    });
    assert_eq!(put(&phone), Written::Older);
    assert!(read(store, move |tx| tx.list_conflicts(athlete_id)).is_empty());
    let again =
        store.write(move |tx| tx.update_conflict_answered(athlete_id, "check_in", id, at(8)));
    assert!(again.wait().is_err());
}

fn every_change_raises_the_log_revision(store: &Store) {
    let athlete_id = athlete(store);
    let now = || read(store, move |tx| tx.log_revision(athlete_id));
    let sent = check_in(athlete_id, "2026-11-05");
    let before = now();
    write(store, {
        let sent = sent.clone();
        move |tx| tx.put_check_in(&sent)
    });
    let after = now();
    assert!(before < after);
    write(store, move |tx| tx.put_check_in(&sent));
    assert_eq!(now(), after);
    assert_eq!(read(store, |tx| tx.log_revision(Uuid::nil())), 0);
}

fn every_statement_is_understood(store: &Store) {
    let found = store.check_up().wait().unwrap();
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    assert!(found.statements > 100 && found.bytes > 0, "{found:?}");
}

fn one_athlete_never_sees_another(store: &Store) {
    let (ada, eve) = (athlete(store), athlete(store));
    let own = session(ada, "2026-11-02", 2);
    let id = own.session.id;
    put_session(store, &own);
    assert_eq!(read(store, move |tx| tx.find_session(eve, id)), None);
    let mut forged = session(eve, "2026-11-02", 1);
    forged.session.id = id;
    forged.sets[0].session_id = id;
    assert_eq!(put_session(store, &forged), Written::New);
    assert_eq!(read(store, move |tx| tx.find_session(ada, id)), Some(own));
    write(store, move |tx| tx.delete_account(eve));
    assert_eq!(read(store, move |tx| tx.find_session(eve, id)), None);
}

/// Told last: by now every table has a row of somebody.
fn everything_goes_into_an_archive_and_back(store: &Store) {
    let told = |athlete| {
        read(store, move |tx| {
            let tables = ARCHIVE.iter();
            tables
                .map(|table| tx.list_archive_rows(athlete, table))
                .collect::<recoup_store::Result<Vec<_>>>()
        })
    };
    let mut n_rows = vec![0; ARCHIVE.len()];
    for found in read(store, |tx| tx.list_accounts()) {
        let archive = told(found.athlete_id);
        for (n, rows) in n_rows.iter_mut().zip(&archive) {
            *n += rows.len();
        }
        for (table, row) in ARCHIVE
            .iter()
            .zip(&archive)
            .flat_map(|(t, rows)| rows.iter().map(move |row| (t, row)))
        {
            assert!(
                table
                    .columns
                    .iter()
                    .zip(row)
                    .all(|(column, cell)| cell.fits(column))
            );
        }
        let fresh = athlete(store);
        assert!(!read(store, move |tx| tx.has_log(fresh)));
        let sent = archive.clone();
        write(store, move |tx| tx.replace_with_archive(fresh, &sent));
        assert_eq!(told(fresh), archive);
        write(store, move |tx| tx.delete_account(fresh));
    }
    for (table, n) in ARCHIVE.iter().zip(n_rows) {
        assert!(0 < n, "the story keeps nothing in {}", table.name);
    }
}

#[test]
fn story_calls_every_method() {
    let told: String = include_str!("story.rs").split_whitespace().collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let sources = files
        .filter(|path| path.is_file())
        .map(|path| fs::read_to_string(path).unwrap());
    let methods: Vec<String> = sources.flat_map(|text| methods_of_tx(&text)).collect();
    assert!(methods.len() > 50, "only {} methods found", methods.len());
    for method in methods {
        assert!(
            told.contains(&format!("tx.{method}(")),
            "the story does not call {method}"
        );
    }
}

/// The names of the public methods in each `impl Tx<'_>` of a source text.
fn methods_of_tx(text: &str) -> Vec<String> {
    let rooms = text
        .split("\nimpl Tx<'_> {")
        .skip(1)
        .filter_map(|rest| rest.split("\n}\n").next());
    let lines = rooms
        .flat_map(str::lines)
        .filter_map(|line| line.strip_prefix("    pub fn "));
    lines
        .filter_map(|line| line.split('(').next())
        .map(str::to_owned)
        .collect()
}
