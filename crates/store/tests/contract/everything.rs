//! A row of an athlete in every table that has athletes' rows, each with a word that can be found.
use recoup_store::{
    Activity, ApiToken, ComposedSession, Decision, Deletion, EngineState, Enrollment, Evening,
    ExerciseMapping, Experiment, ExperimentToss, Login, OverrideChoice, OwnExercise, PlanChoice,
    PlanShown, Profile, Reading, RecoveryLog, RecoverySettings, SessionPart, SnackLog, Store, Tx,
};
use uuid::Uuid;

use crate::kit::{at, check_in, day, import_batch, imported, session, write};

/// Tables with athletes' rows. A new one must be written here, and must go with the athlete.
pub(crate) const TABLES: usize = 28;

/// Writes a row to each.
pub(crate) fn of(store: &Store, athlete_id: Uuid) {
    write(store, move |tx| {
        who_she_is(tx, athlete_id)?;
        what_she_did(tx, athlete_id)?;
        what_she_felt(tx, athlete_id)?;
        what_files_told(tx, athlete_id)?;
        what_she_was_told(tx, athlete_id)?;
        what_she_chose(tx, athlete_id)
    });
}

fn who_she_is(tx: &mut Tx<'_>, athlete_id: Uuid) -> recoup_store::Result<()> {
    tx.insert_login(&Login {
        athlete_id,
        token_hash: athlete_id.as_bytes().to_vec(),
        created_at: at(0),
        seen_at: at(0),
        user_agent: "secret".to_owned(),
    })?;
    tx.insert_api_token(&ApiToken {
        athlete_id,
        id: Uuid::now_v7(),
        label: "secret".to_owned(),
        token_hash: Uuid::now_v7().as_bytes().to_vec(),
        created_at: at(0),
        used_at: None,
        revoked_at: None,
    })?;
    tx.put_profile(&Profile {
        athlete_id,
        unit: "kg".to_owned(),
        time_zone: "UTC".to_owned(),
        training_days: 21,
        usual_minute: None,
        equipment: String::new(),
        experience: "new".to_owned(),
        health_gate: Some("secret".to_owned()),
        health_gate_at: None,
        demo: false,
        plates: Some("500".to_owned()),
        bar_hundredths: None,
        counter: 1,
        device: "phone".to_owned(),
    })?;
    tx.put_recovery_settings(&RecoverySettings {
        athlete_id,
        props: "secret".to_owned(),
        conditions: String::new(),
        snacks: "{}".to_owned(),
        counter: 1,
        device: "phone".to_owned(),
    })?;
    tx.put_deletion(&Deletion {
        athlete_id,
        asked_at: at(0),
        due_at: at(9),
    })
}

fn what_she_did(tx: &mut Tx<'_>, athlete_id: Uuid) -> recoup_store::Result<()> {
    let mut trained = session(athlete_id, "2026-11-02", 1);
    trained.session.note = Some("secret".to_owned());
    tx.put_session(&trained)?;
    tx.put_session_part(&SessionPart {
        athlete_id,
        session_id: trained.session.id,
        device: "phone".to_owned(),
        day: day("2026-11-02"),
        at: at(0),
        counter: 1,
        body: "secret".to_owned(),
    })?;
    // The same counter with other content: the losing side is a row of its own.
    let mut other = trained;
    "tablet".clone_into(&mut other.session.device);
    "secret".clone_into(&mut other.session.name);
    tx.put_session(&other)?;
    tx.put_recovery_log(&RecoveryLog {
        athlete_id,
        id: Uuid::now_v7(),
        day: day("2026-11-03"),
        started_at: None,
        template: "easy-walk".to_owned(),
        minutes: 20,
        met_milli: 0,
        effort_halves: None,
        soreness: None,
        note: Some("secret".to_owned()),
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    })?;
    tx.put_activity(&Activity {
        athlete_id,
        id: Uuid::now_v7(),
        day: day("2026-11-03"),
        started_at: None,
        kind: "run".to_owned(),
        name: "secret".to_owned(),
        minutes: 30,
        effort_halves: None,
        distance_mm: None,
        mean_hr: None,
        note: Some("secret".to_owned()),
        source: "app".to_owned(),
        import_id: None,
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    })
    .map(drop)
}

fn what_she_felt(tx: &mut Tx<'_>, athlete_id: Uuid) -> recoup_store::Result<()> {
    let mut morning = check_in(athlete_id, "2026-11-04");
    "{\"secret\":2}".clone_into(&mut morning.symptoms);
    morning.note = Some("secret".to_owned());
    tx.put_check_in(&morning)?;
    tx.put_evening(&Evening {
        athlete_id,
        id: Uuid::now_v7(),
        day: day("2026-11-04"),
        at: at(1),
        tiredness: 4,
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    })?;
    tx.put_snack_log(&SnackLog {
        athlete_id,
        id: Uuid::now_v7(),
        day: day("2026-11-04"),
        at: at(1),
        movement: "secret".to_owned(),
        answer: "done".to_owned(),
        minutes: 2,
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    })
    .map(drop)
}

fn what_files_told(tx: &mut Tx<'_>, athlete_id: Uuid) -> recoup_store::Result<()> {
    let batch = import_batch(athlete_id);
    let mapping = ExerciseMapping {
        athlete_id,
        source_name: "secret".to_owned(),
        exercise_id: "back-squat".to_owned(),
    };
    tx.insert_import(&batch, &[imported(&batch, "2026-10-01", 1)], &[mapping])?;
    let reading = Reading {
        athlete_id,
        day: day("2026-11-04"),
        signal: "sleep_s".to_owned(),
        detail: "secret".to_owned(),
        source: "a ring".to_owned(),
        value: 25_000,
        suspect: false,
        import_id: batch.id,
    };
    tx.insert_readings(athlete_id, &[reading]).map(drop)
}

fn what_she_was_told(tx: &mut Tx<'_>, athlete_id: Uuid) -> recoup_store::Result<()> {
    tx.insert_decision(&Decision {
        athlete_id,
        id: Uuid::now_v7(),
        day: day("2026-11-04"),
        at: at(2),
        check_in_id: None,
        engine_version: "1".to_owned(),
        state: "hold".to_owned(),
        body: "{\"used\":[{\"input\":\"symptoms\"}]}".to_owned(),
    })?;
    tx.put_plan_shown(&PlanShown {
        athlete_id,
        day: day("2026-11-04"),
        at: at(2),
        body: "secret".to_owned(),
    })?;
    tx.insert_composed_session(&ComposedSession {
        athlete_id,
        id: Uuid::now_v7(),
        at: at(2),
        occasion: "secret".to_owned(),
        body: "{}".to_owned(),
    })?;
    tx.put_engine_state(&EngineState {
        athlete_id,
        engine: "1".to_owned(),
        log_revision: 1,
        day: day("2026-11-04"),
        body: b"secret".to_vec(),
    })
}

fn what_she_chose(tx: &mut Tx<'_>, athlete_id: Uuid) -> recoup_store::Result<()> {
    tx.put_override(&OverrideChoice {
        athlete_id,
        id: Uuid::now_v7(),
        day: day("2026-11-04"),
        at: at(3),
        from_state: "hold".to_owned(),
        to_state: "push".to_owned(),
        reason: "secret".to_owned(),
        undone: false,
        counter: 1,
        device: "phone".to_owned(),
    })?;
    tx.insert_enrollment(&Enrollment {
        athlete_id,
        id: Uuid::now_v7(),
        program_id: "secret".to_owned(),
        program_text: String::new(),
        started_on: day("2026-11-01"),
        ended_on: None,
        at: at(3),
    })?;
    tx.put_plan_choice(&PlanChoice {
        athlete_id,
        id: Uuid::now_v7(),
        at: at(3),
        kind: "move".to_owned(),
        body: "secret".to_owned(),
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    })?;
    tx.put_own_exercise(&OwnExercise {
        athlete_id,
        id: Uuid::now_v7(),
        name: "secret".to_owned(),
        body: "{}".to_owned(),
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    })?;
    let experiment = Experiment {
        athlete_id,
        id: Uuid::now_v7(),
        started_on: day("2026-11-01"),
        at: at(3),
        measure: "energy".to_owned(),
        template: "secret".to_owned(),
        stopped_on: None,
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    };
    tx.put_experiment(&experiment)?;
    tx.insert_toss(&ExperimentToss {
        athlete_id,
        experiment_id: experiment.id,
        day: day("2026-11-04"),
        at: at(3),
        arm: "rest".to_owned(),
    })
}
