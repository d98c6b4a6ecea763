//! A program joined, a day decided, and the choices a person has.

use jiff::SignedDuration;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::{
    days::{check_in, session, settled},
    kit::{Kit, Who, read, request},
};

const CHECK_IN: &str = "018f6f2e-0000-7000-8000-000000000011";
const OVERRIDE: &str = "018f6f2e-0000-7000-8000-000000000012";
const CHOICE: &str = "018f6f2e-0000-7000-8000-000000000013";

/// A person on her first program since yesterday, a Monday; today is a Tuesday.
async fn joined(kit: &Kit) -> Who {
    let ada = settled(kit).await;
    let today = join(kit, &ada, "2026-05-11").await;
    assert_eq!(today["program"]["day_number"], 2);
    ada
}

async fn join(kit: &Kit, ada: &Who, on: &str) -> Value {
    let body = json!({ "program_id": "strong-in-sixty", "start_on": on });
    let today = kit.post(ada, "/enrollment", body).await;
    assert_eq!(today.status, 200, "{}", today.body);
    today.body
}

async fn on(kit: &Kit, ada: &Who, day: &str) -> Value {
    let today = kit.get(ada, &format!("/today?on={day}")).await;
    assert_eq!(today.status, 200, "{}", today.body);
    today.body
}

#[tokio::test]
async fn day_without_a_program_says_so() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let today = kit.get(&ada, "/today").await.body;
    assert_eq!(
        (&today["day"], &today["basis"]),
        (&json!("2026-05-12"), &json!("no_program"))
    );
    assert!(today["state"].is_null() && today["program"].is_null());
    assert_eq!(
        today["flags"].as_array().map(Vec::len),
        Some(8),
        "the flags of RULINGS 7"
    );
}

#[tokio::test]
async fn day_before_the_settings_asks_for_them() {
    let kit = Kit::new();
    let (_, ada) = kit.person("Ada").await;
    let today = kit.get(&ada, "/today").await;
    assert_eq!((today.status, today.code()), (422, "no_profile"));
}

#[tokio::test]
async fn strength_day_tells_what_to_lift_and_why() {
    let kit = Kit::new();
    let ada = joined(&kit).await;
    let mut sent = check_in(CHECK_IN, 8, 1, "phone");
    sent["day"] = json!("2026-05-13");
    let today = kit
        .put(&ada, &format!("/check-ins/{CHECK_IN}"), sent)
        .await
        .body;
    assert_eq!(today["basis"], "decided", "{today}");
    assert_eq!(
        (&today["checked_in"], &today["state"]),
        (&json!(true), &json!("push"))
    );
    assert_eq!(today["now"]["kind"], "strength");
    let first = &today["now"]["exercises"][0];
    assert!(
        first["sets"].as_u64().unwrap() > 0 && first["name"].is_string(),
        "{first}"
    );
    assert_eq!(today["wave"].as_array().map(Vec::len), Some(7));
    assert!(today["decision_id"].is_string());
}

#[tokio::test]
async fn red_flag_stops_the_plan_and_no_choice_is_harder() {
    let kit = Kit::new();
    let ada = joined(&kit).await;
    let mut sent = check_in(CHECK_IN, 9, 1, "phone");
    sent["flags"] = json!(["rf1"]);
    let today = kit
        .put(&ada, &format!("/check-ins/{CHECK_IN}"), sent)
        .await
        .body;
    assert_eq!(
        (&today["state"], &today["stop"]["flag"]),
        (&json!("stop"), &json!("rf1"))
    );
    assert_eq!(today["stop"]["call"], "112");
    assert_eq!(today["choices"]["harder"], json!([]));
    let harder = json!({ "day": "2026-05-12", "to_state": "push", "reason": "I feel fine",
        "rev": { "counter": 1, "device": "phone" } });
    let refused = kit
        .put(&ada, &format!("/overrides/{OVERRIDE}"), harder)
        .await;
    assert_eq!((refused.status, refused.code()), (422, "not_offered"));
}

#[tokio::test]
async fn easier_choice_is_taken_and_taken_back() {
    let kit = Kit::new();
    let ada = joined(&kit).await;
    let today = on(&kit, &ada, "2026-05-13").await;
    let easier = &today["choices"]["easier"][0];
    assert!(easier.is_string(), "{}", today["choices"]);
    let choice = json!({ "day": "2026-05-13", "to_state": easier, "rev": { "counter": 1, "device": "phone" } });
    let path = format!("/overrides/{OVERRIDE}");
    let chosen = kit.put(&ada, &path, choice).await.body;
    assert_eq!(&chosen["state"], easier, "{chosen}");
    assert_eq!(chosen["override"]["id"], OVERRIDE);
    let back = kit.delete(&ada, &path).await.body;
    assert_eq!(back["state"], today["state"]);
    assert!(back["override"].is_null());
}

#[tokio::test]
async fn session_moves_to_a_day_that_fits() {
    let kit = Kit::new();
    let ada = joined(&kit).await;
    let week = kit.get(&ada, "/week").await.body;
    assert_eq!(week["week"], "2026-W20");
    let days = week["days"].as_array().unwrap();
    let held = days.iter().rfind(|d| d["movable"] == true).unwrap();
    assert_eq!(held["kind"], "strength");
    let session = held["session"].as_str().unwrap();
    let path = format!("/plan-choices/preview?session={session}");
    let preview = kit.get(&ada, &path).await.body;
    let free = |d: &&Value| d["fits"] != "locked" && d["day"] != held["day"];
    let to = preview.as_array().unwrap().iter().rfind(free).unwrap()["day"]
        .as_str()
        .unwrap();
    let choice = json!({ "kind": "move", "session": session, "to": to,
        "rev": { "counter": 1, "device": "phone" } });
    let path = format!("/plan-choices/{CHOICE}");
    let moved = kit.put(&ada, &path, choice).await;
    assert_eq!(moved.status, 200, "{}", moved.body);
    assert_eq!(place(&kit, &ada, session, to).await.as_deref(), Some(to));
    assert_eq!(kit.delete(&ada, &path).await.status, 200);
    let back = place(&kit, &ada, session, held["day"].as_str().unwrap()).await;
    assert_eq!(back.as_deref(), held["day"].as_str());
}

#[tokio::test]
async fn calendar_week_is_named_after_most_of_its_days() {
    let kit = Kit::new();
    let ada = joined(&kit).await;
    let named = async |of: &str| {
        let path = format!("/week?of={of}");
        kit.get(&ada, &path).await.body["week_of_program"].clone()
    };
    // Joined on a Tuesday, so every Monday ends a week of the program.
    assert_eq!(named("2026-05-12").await, 1);
    assert_eq!(named("2026-05-18").await, 2);
    assert_eq!(named("2026-05-25").await, 3);
}

/// The day of a session in the week that holds a day.
async fn place(kit: &Kit, ada: &Who, session: &str, of: &str) -> Option<String> {
    let week = kit.get(ada, &format!("/week?of={of}")).await.body;
    let mut days = week["days"].as_array().unwrap().iter();
    days.find(|d| d["session"] == session)?["day"]
        .as_str()
        .map(str::to_owned)
}

#[tokio::test]
async fn program_is_read_before_joining_and_left_after() {
    let kit = Kit::new();
    let ada = joined(&kit).await;
    let cards = kit.get(&ada, "/programs").await.body;
    assert!(
        cards
            .as_array()
            .unwrap()
            .iter()
            .any(|card| card["id"] == "strong-in-sixty")
    );
    let program = kit.get(&ada, "/programs/strong-in-sixty").await.body;
    let weeks = program["weeks"].as_array().unwrap();
    let days: usize = weeks
        .iter()
        .map(|week| week["days"].as_array().unwrap().len())
        .sum();
    assert_eq!((program["days"].as_u64(), days), (Some(60), 60));
    assert_eq!(kit.get(&ada, "/programs/no-such").await.status, 404);
    assert_eq!(kit.delete(&ada, "/enrollment").await.status, 204);
    assert!(kit.get(&ada, "/me").await.body["program"].is_null());
}

#[tokio::test]
async fn health_questions_are_asked_and_answered() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let gate = kit.get(&ada, "/health-gate").await.body;
    let questions = gate["questions"].as_array().unwrap();
    assert!(!questions.is_empty() && gate["answered_at"].is_null());
    let spoken = questions
        .iter()
        .all(|q| q["text"].as_str().is_some_and(|t| t.contains(' ')));
    assert!(spoken, "questions are sentences, not keys: {questions:?}");
    let answers: serde_json::Map<_, _> = questions
        .iter()
        .map(|q| (q["id"].as_str().unwrap().to_owned(), json!(false)))
        .collect();
    let me = kit
        .put(&ada, "/health-gate", json!({ "answers": answers }))
        .await;
    assert_eq!(
        (me.status, &me.body["health_answered"]),
        (200, &json!(true)),
        "{}",
        me.body
    );
    let gate = kit.get(&ada, "/health-gate").await.body;
    assert_eq!(
        (&gate["cleared"], &gate["answered_at"]),
        (&json!(true), &json!(crate::kit::NOW))
    );
}

#[tokio::test]
async fn library_speaks_in_words_and_names_its_evidence() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    for path in [
        "/library/exercises",
        "/library/movements",
        "/library/recovery-sessions",
    ] {
        let cards = kit.get(&ada, path).await.body;
        let cards = cards.as_array().unwrap();
        assert!(10 <= cards.len(), "{path}: {}", cards.len());
        for card in cards.iter().filter(|card| card["evidence"].is_object()) {
            assert!(
                card["evidence"]["label"].as_str().unwrap().contains(' '),
                "{card}"
            );
        }
    }
    let cards = kit.get(&ada, "/library/recovery-sessions").await.body;
    let id = cards[0]["id"].as_str().unwrap();
    let session = kit
        .get(&ada, &format!("/library/recovery-sessions/{id}"))
        .await;
    assert_eq!(session.status, 200, "{}", session.body);
    assert!(session.body["steps"][0]["seconds"].as_u64().unwrap() > 0);
}

#[tokio::test]
async fn today_is_her_day_and_not_the_servers() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let router = kit.later(SignedDuration::from_hours(17));
    let late = router
        .oneshot(request(&ada, "GET", "/api/v1/today", None))
        .await
        .unwrap();
    let late = read(late).await.body;
    assert_eq!(
        late["day"], "2026-05-13",
        "23:00 UTC is after midnight in Bratislava"
    );
}

#[tokio::test]
async fn the_sentence_the_button_and_the_plan_say_the_same_minutes_of_recovery() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let start = json!({ "program_id": "strong-in-sixty", "start_on": "2026-05-11" });
    kit.post(&ada, "/enrollment", start).await;
    let mut told = 0;
    for day in 11..25 {
        let path = format!("/today?on=2026-05-{day}");
        let today = kit.get(&ada, &path).await.body;
        if today["now"]["kind"] == "strength" {
            let id = format!("018f6f2e-0000-7000-8000-0000000001{day}");
            let mut done = session(&id, 1);
            done["day"] = today["day"].clone();
            done["slot"] = today["planned"]["session"].clone();
            let put = kit.put(&ada, &format!("/sessions/{id}"), done).await;
            assert_eq!(put.status, 200, "{}", put.body);
        }
        if today["now"]["kind"] != "recovery" {
            continue;
        }
        told += 1;
        let minutes = &today["now"]["recovery"]["minutes"];
        assert_eq!(&today["now"]["minutes"], minutes, "{today}");
        assert_eq!(&today["planned"]["minutes"], minutes, "{today}");
        let sentence = today["sentence"].as_str().unwrap();
        assert!(
            sentence.contains(&format!(", {minutes} minutes.")),
            "{day}: {sentence}, {minutes}"
        );
        let wave = today["wave"].as_array().unwrap();
        let of_day = wave.iter().find(|one| one["day"] == today["day"]).unwrap();
        assert_eq!(&of_day["minutes"], minutes, "{today}");
    }
    assert!(3 <= told, "{told} days of recovery");
}

/// A squat session on a day, of three sets of eight with this load in grams.
fn squats(day: &str, slot: &Value, load_g: i64) -> Value {
    let id = format!("018f6f2e-0000-7000-8000-0000000002{}", &day[8..]);
    let mut done = session(&id, 1);
    done["day"] = json!(day);
    done["started_at"] = json!(format!("{day}T16:00:00Z"));
    done["slot"] = slot.clone();
    let set = json!({
        "kind": "working", "load_g": load_g, "unit": "kg", "reps": 8, "rir": 2.0,
        "duration_s": null, "distance_m": null, "note": "", "suspect": false
    });
    done["exercises"] = json!([{
        "exercise_id": "back-squat-barbell", "name": "", "sets": [set.clone(), set.clone(), set]
    }]);
    done
}

/// What the plan asks of the squat on the next day that has one: load, warm-up, step and bar in grams.
async fn next_squat(kit: &Kit, ada: &Who) -> (i64, Vec<i64>, i64, i64) {
    let mut found = None;
    for day in 12..20 {
        let path = format!("/today?on=2026-05-{day}");
        let today = kit.get(ada, &path).await.body;
        let exercises = today["now"]["exercises"].as_array().unwrap();
        let squat = exercises
            .iter()
            .find(|e| e["exercise_id"] == "back-squat-barbell");
        let Some(squat) = squat else {
            continue;
        };
        let lift = &squat["in_session"]["lift"];
        let grams = |value: &Value| value.as_i64().unwrap();
        let warm = lift["warm_up"].as_array().unwrap();
        let warm = warm.iter().map(|set| grams(&set["load_g"])).collect();
        assert_eq!(squat["load_g"], lift["load_g"], "{squat}");
        found = Some((
            grams(&squat["load_g"]),
            warm,
            grams(&lift["step_g"]),
            grams(&lift["bar_g"]),
        ));
        break;
    }
    found.unwrap()
}

#[tokio::test]
async fn planned_loads_are_made_of_the_plates_she_has() {
    let kit = Kit::new();
    let ada = joined(&kit).await;
    let done = squats("2026-05-11", &Value::Null, 77_500);
    let path = format!("/sessions/{}", done["id"].as_str().unwrap());
    assert_eq!(kit.put(&ada, &path, done).await.status, 200);
    let (load, _, step, bar) = next_squat(&kit, &ada).await;
    assert_eq!((load % 2_500, step, bar), (0, 2_500, 20_000));

    let mut mine = crate::days::profile();
    mine["plates"] = json!([1_000, 500]);
    mine["bar"] = json!(1_500);
    mine["rev"]["counter"] = json!(2);
    let me = kit.put(&ada, "/profile", mine.clone()).await;
    assert_eq!(me.status, 200, "{}", me.body);
    assert_eq!(me.body["profile"]["plates"], json!([1_000, 500]));
    let (fitted, warm, step, bar) = next_squat(&kit, &ada).await;
    assert_eq!((step, bar), (10_000, 15_000));
    assert!(
        fitted <= load && load < fitted + 10_000,
        "{fitted} for {load}"
    );
    for load_g in warm.iter().chain([&fitted]) {
        assert_eq!(load_g % 10_000, 5_000, "15 + 2 × 5 n: {warm:?}, {fitted}");
    }

    let put = async |mine: &Value| {
        let sent = Some(mine.clone());
        kit.ask(&ada, "PUT", "/profile", sent).await.body
    };
    // What an older app leaves out stays; another unit begins anew.
    mine["plates"] = Value::Null;
    mine["bar"] = Value::Null;
    mine["rev"]["counter"] = json!(3);
    let me = put(&mine).await;
    assert_eq!(
        (&me["profile"]["plates"], &me["profile"]["bar"]),
        (&json!([1_000, 500]), &json!(1_500))
    );
    mine["unit"] = json!("lb");
    mine["rev"]["counter"] = json!(4);
    let me = put(&mine).await;
    assert_eq!(
        (&me["profile"]["plates"], &me["profile"]["bar"]),
        (&Value::Null, &Value::Null)
    );
    mine["plates"] = json!([3]);
    mine["rev"]["counter"] = json!(5);
    let bad = kit.put(&ada, "/profile", mine).await;
    assert_eq!((bad.status, bad.code()), (422, "invalid"), "{}", bad.body);
}
