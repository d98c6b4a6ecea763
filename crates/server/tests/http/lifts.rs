//! What to expect of a lift: hidden until it is earned, cached, and the same without the cache.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};
use recoup_store::EngineState;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::days::profile;
use crate::kit::{Kit, Who, read, request};

/// Repetitions beyond the usual, so that last time is a poor guess of the next.
const WOBBLE: [i64; 11] = [0, 2, 1, 3, 0, 1, 3, 2, 0, 3, 1];

/// Sessions before the kit's today, three a week, that alternate heavy and light.
fn session(idx: i64) -> Value {
    let day = first_day().saturating_add((idx * 7 / 3).days());
    let (load_g, reps) = if idx % 2 == 0 {
        (60_000, 6)
    } else {
        (50_000, 10)
    };
    let set = |nth: i64| {
        let wobble = WOBBLE[usize::try_from((idx * 3 + nth) % 11).unwrap()];
        json!({
            "kind": "working", "load_g": load_g, "unit": "kg", "reps": reps + wobble, "rir": 2.0,
            "duration_s": null, "distance_m": null, "note": "", "suspect": false
        })
    };
    let sets = [set(0), set(1), set(2)];
    let exercise = |id: &str| json!({ "exercise_id": id, "name": "", "sets": sets });
    json!({
        "id": Uuid::from_u128(0x1000 + u128::try_from(idx).unwrap()), "day": day,
        "started_at": format!("{day}T16:00:00Z"), "duration_s": 3600, "name": "All",
        "session_rpe": 7.0, "note": "", "slot": null,
        "exercises": [exercise("leg-press"), exercise("back-squat-barbell")],
        "rev": { "counter": 1, "device": "phone" }
    })
}

fn first_day() -> Date {
    date(2026, 1, 5)
}

async fn put(kit: &Kit, who: &Who, session: &Value) {
    let path = format!("/sessions/{}", session["id"].as_str().unwrap());
    let put = kit.put(who, &path, session.clone()).await;
    assert_eq!(put.status, 200, "{}", put.body);
}

/// A person with so many sessions who is on a program that squats today.
async fn with_sessions(kit: &Kit, n_sessions: i64) -> (Uuid, Who) {
    let (athlete, ada) = kit.person("Ada").await;
    let mut profile = profile();
    profile["training_days"] = json!(["tue", "thu", "sat"]);
    let set = kit.put(&ada, "/profile", profile).await;
    assert_eq!(set.status, 200, "{}", set.body);
    let join = json!({ "program_id": "strong-in-sixty", "start_on": "2026-05-12" });
    let joined = kit.post(&ada, "/enrollment", join).await;
    assert_eq!(joined.status, 200, "{}", joined.body);
    for idx in 0..n_sessions {
        put(kit, &ada, &session(idx)).await;
    }
    (athlete, ada)
}

async fn get(kit: &Kit, who: &Who, path: &str) -> Value {
    let answer = kit.get(who, path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    answer.body
}

async fn state(kit: &Kit, athlete: Uuid) -> EngineState {
    let found = kit.store.read(move |tx| tx.find_engine_state(athlete));
    found.await.unwrap().unwrap()
}

fn expected(today: &Value, exercise: &str) -> Value {
    let exercises = today["now"]["exercises"].as_array().unwrap();
    let found = exercises.iter().find(|e| e["exercise_id"] == exercise);
    found.map_or(Value::Null, |found| found["expected"].clone())
}

#[tokio::test]
async fn a_forecast_is_hidden_until_ten_sessions_have_earned_it() {
    let kit = Kit::new();
    let (_, ada) = with_sessions(&kit, 8).await;
    let today = get(&kit, &ada, "/today").await;
    let squat = expected(&today, "back-squat-barbell");
    assert_eq!(squat["learning"], true, "{today}");
    assert_eq!(squat["reps"], Value::Null);
    assert!(
        squat["text"]
            .as_str()
            .unwrap()
            .starts_with("Still learning: ")
    );
    let lift = get(&kit, &ada, "/lifts/back-squat-barbell").await;
    assert_eq!(
        (&lift["coming"], &lift["landings"]),
        (&Value::Null, &json!([]))
    );
    assert!(
        lift["learning"]
            .as_str()
            .unwrap()
            .contains("of 10 sessions")
    );
}

#[tokio::test]
async fn an_earned_forecast_is_shown_with_its_range_and_score() {
    let kit = Kit::new();
    let (_, ada) = with_sessions(&kit, 50).await;
    let squat = expected(&get(&kit, &ada, "/today").await, "back-squat-barbell");
    assert_eq!(squat["learning"], false, "{squat}");
    let reps = &squat["reps"];
    let [low, middle, high] = ["low", "middle", "high"].map(|key| reps[key].as_u64().unwrap());
    assert!(low <= middle && middle <= high);
    let text = squat["text"].as_str().unwrap();
    assert!(text.starts_with(&format!("About {middle} reps")), "{text}");
    assert!(
        squat["comparison"]
            .as_str()
            .unwrap()
            .contains("same as last time")
    );
    let lift = get(&kit, &ada, "/lifts/back-squat-barbell").await;
    let coming = &lift["coming"];
    let level = |key: &str| coming[key].as_i64().unwrap();
    let levels = ["low_g", "lower_g", "middle_g", "upper_g", "high_g"].map(level);
    assert!(levels.is_sorted(), "{levels:?}");
    assert_eq!(coming["day"], "2026-05-12");
    assert_eq!(lift["landings"].as_array().unwrap().len(), 12);
    let all = lift["comparisons"].as_array().unwrap();
    assert!(
        all.iter()
            .any(|s| s["kind"] == "best" && s["shown"] == true)
    );
}

#[tokio::test]
async fn emptying_the_cache_changes_nothing() {
    let kit = Kit::new();
    let (athlete, ada) = with_sessions(&kit, 30).await;
    let paths = ["/today", "/lifts", "/lifts/leg-press"];
    let mut before = vec![];
    for path in paths {
        before.push(get(&kit, &ada, path).await);
    }
    let kept = state(&kit, athlete).await;
    for engine in ["another engine", &kept.engine] {
        let spoiled = EngineState {
            engine: engine.to_owned(),
            body: vec![1, 2, 3],
            ..kept.clone()
        };
        let spoil = kit.store.write(move |tx| tx.put_engine_state(&spoiled));
        spoil.await.unwrap();
        for (path, before) in paths.iter().zip(&before) {
            assert_eq!(&get(&kit, &ada, path).await, before, "{path}");
        }
        assert_eq!(state(&kit, athlete).await, kept);
    }
}

#[tokio::test]
async fn stepping_on_and_replaying_give_the_same_bits() {
    let kit = Kit::new();
    let (athlete, ada) = with_sessions(&kit, 20).await;
    get(&kit, &ada, "/lifts").await;
    for idx in 20..30 {
        put(&kit, &ada, &session(idx)).await;
        get(&kit, &ada, "/lifts").await;
    }
    let stepped = state(&kit, athlete).await.body;
    let other = Kit::new();
    let (replayed, eve) = with_sessions(&other, 30).await;
    get(&other, &eve, "/lifts").await;
    assert_eq!(stepped, state(&other, replayed).await.body);
}

#[tokio::test]
async fn a_corrected_set_is_replayed() {
    let kit = Kit::new();
    let (athlete, ada) = with_sessions(&kit, 20).await;
    get(&kit, &ada, "/lifts").await;
    let before = state(&kit, athlete).await;
    let mut corrected = session(4);
    corrected["rev"]["counter"] = json!(2);
    corrected["exercises"][0]["sets"][0]["reps"] = json!(9);
    put(&kit, &ada, &corrected).await;
    get(&kit, &ada, "/lifts").await;
    let after = state(&kit, athlete).await;
    assert_ne!(before.body, after.body);
    assert!(before.log_revision < after.log_revision);
}

#[tokio::test]
async fn a_look_back_leaves_the_state_of_today_alone() {
    let kit = Kit::new();
    let (athlete, ada) = with_sessions(&kit, 30).await;
    get(&kit, &ada, "/today").await;
    let kept = state(&kit, athlete).await;
    get(&kit, &ada, "/today?on=2026-03-03").await;
    let after = state(&kit, athlete).await;
    assert_eq!((kept.day, kept.body), (after.day, after.body));
}

#[tokio::test]
async fn todays_session_does_not_change_what_was_expected_of_it() {
    let kit = Kit::new();
    let (_, ada) = with_sessions(&kit, 30).await;
    let before = expected(&get(&kit, &ada, "/today").await, "back-squat-barbell");
    let mut today = session(40);
    today["day"] = json!("2026-05-12");
    today["started_at"] = json!("2026-05-12T05:00:00Z");
    put(&kit, &ada, &today).await;
    let told = get(&kit, &ada, "/today").await;
    let after = told["planned"]["exercises"].as_array().unwrap();
    let after = after
        .iter()
        .find(|e| e["exercise_id"] == "back-squat-barbell");
    assert_eq!(
        after.unwrap()["expected"]["comparison"],
        before["comparison"]
    );
}

#[tokio::test]
async fn another_person_has_no_such_lift() {
    let kit = Kit::new();
    let (_, ada) = with_sessions(&kit, 6).await;
    let (_, eve) = kit.person("Eve").await;
    kit.put(&eve, "/profile", profile()).await;
    assert_eq!(get(&kit, &eve, "/lifts").await["lifts"], json!([]));
    let hers = kit.get(&eve, "/lifts/leg-press").await;
    assert_eq!((hers.status, hers.code()), (404, "not_found"));
    assert_eq!(
        get(&kit, &ada, "/lifts/leg-press").await["name"],
        "Leg press"
    );
    let after = kit.later(SignedDuration::from_hours(24));
    let path = "/api/v1/lifts/leg-press";
    let tomorrow = tower::ServiceExt::oneshot(after, request(&ada, "GET", path, None));
    assert_eq!(read(tomorrow.await.unwrap()).await.status, 200);
}
