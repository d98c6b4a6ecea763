//! Composed recovery sessions over HTTP: asked for, kept as shown, nobody else's.

use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::{
    days::settled,
    kit::{Kit, Who, read, request},
};

async fn compose(kit: &Kit, who: &Who, body: Value) -> crate::kit::Answer {
    let path = "/recovery-sessions/compose";
    kit.post(who, path, body).await
}

fn names(session: &Value) -> Vec<&str> {
    let steps = session["steps"].as_array().expect("steps").iter();
    steps
        .map(|s| s["movement_id"].as_str().expect("an id"))
        .collect()
}

#[tokio::test]
async fn composed_session_opens_again_by_its_id_and_only_for_her() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let (_, eve) = kit.person("Eve").await;
    let asked = json!({ "minutes": 20, "areas": [{ "muscle": "quads", "soreness": 5 }] });
    let made = compose(&kit, &ada, asked).await;
    assert_eq!(made.status, 200, "{}", made.body);
    assert_eq!(made.body["made"], "composed");
    assert_eq!(made.body["purpose"], "less_sore");
    assert!(made.body["minutes"].as_u64().expect("minutes") <= 20);
    for step in made.body["steps"].as_array().expect("steps") {
        assert!(step["reason"].as_str().is_some_and(|r| !r.is_empty()));
        assert!(step["harder"].is_null(), "harder only on days to push");
    }
    let path = format!(
        "/recovery-sessions/{}",
        made.body["id"].as_str().expect("an id")
    );
    let again = kit.get(&ada, &path).await;
    assert_eq!(again.body, made.body);
    assert_eq!(kit.get(&eve, &path).await.status, 404);
}

#[tokio::test]
async fn address_of_composed_session_does_not_say_what_it_is_for() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let made = compose(&kit, &ada, json!({ "occasion": "period_ease" })).await;
    assert_eq!(made.body["purpose"], "period_ease", "{}", made.body);
    let id = made.body["id"].as_str().expect("an id").to_owned();
    assert!(uuid::Uuid::parse_str(&id).is_ok(), "{id}");
    let done = format!("/recovery-logs/{}", uuid::Uuid::from_u128(9));
    let mut log = log(2, 3);
    log["template"] = json!(id);
    kit.put(&ada, &done, log).await;
    let week = kit.get(&ada, "/week").await.body;
    assert_eq!(week["days"][1]["name"], "Period ease", "{week}");
}

#[tokio::test]
async fn composed_session_of_an_earlier_version_still_opens() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let made = compose(&kit, &ada, json!({ "minutes": 15 })).await.body;
    let id = made["id"].as_str().expect("an id");
    let path = format!("/recovery-sessions/period_ease.{id}");
    let shown = kit.get(&ada, &path).await;
    assert_eq!((shown.status, &shown.body["id"]), (200, &json!(id)));
}

#[tokio::test]
async fn roller_left_at_home_is_said_to_be_missing() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let asked = json!({
        "minutes": 20, "props": ["wall", "chair", "mat"],
        "areas": [{ "muscle": "quads", "soreness": 5 }], "conditions": ["reflux"],
    });
    let made = compose(&kit, &ada, asked).await;
    assert!(!names(&made.body).contains(&"roll-quads"), "{}", made.body);
    let left_out = made.body["left_out"].as_array().expect("a list");
    let roll = left_out.iter().find(|l| l["movement_id"] == "roll-quads");
    assert_eq!(roll.expect("told")["why"], "needs a foam roller");
}

#[tokio::test]
async fn code_that_is_not_known_is_named_with_those_that_are() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let made = compose(&kit, &ada, json!({ "place": "moon" })).await;
    assert_eq!(made.status, 422);
    assert!(made.body.to_string().contains("home, gym, outside, desk"));
}

#[tokio::test]
async fn library_session_opens_by_the_same_route() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let path = "/recovery-sessions/day-after-legs";
    let shown = kit.get(&ada, path).await;
    assert_eq!(
        (shown.status, &shown.body["made"]),
        (200, &json!("written"))
    );
    let dose = &shown.body["steps"][3]["dose"];
    assert_eq!((&dose["rounds"], &dose["amount"]), (&json!(5), &json!(10)));
}

fn settings(on: bool, counter: u32) -> Value {
    json!({
        "props": ["wall", "chair", "path"], "conditions": ["reflux"],
        "snacks": {
            "on": on, "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
            "awake": { "from": 0, "to": 1440 }, "quiet": [], "do_not_disturb_until": null,
            "most": 6, "muted": [],
        },
        "rev": { "counter": counter, "device": "phone" },
    })
}

const SNACK: &str = "/snacks/018f6f2e-0000-7000-8000-000000000021";

#[tokio::test]
async fn snacks_are_off_until_turned_on_and_count_when_done() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let off = kit.get(&ada, "/snacks/today").await;
    assert_eq!((off.status, &off.body["none_code"]), (200, &json!("off")));
    let kept = kit.put(&ada, "/recovery-settings", settings(true, 1)).await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    let on = kit.get(&ada, "/snacks/today").await.body;
    let next = &on["next"];
    assert_eq!(
        next["session"]["steps"].as_array().map(Vec::len),
        Some(1),
        "{on}"
    );
    let answer = json!({
        "day": on["day"], "at": next["due"], "movement_id": next["movement_id"],
        "answer": "done", "minutes": 2, "rev": { "counter": 1, "device": "phone" },
    });
    let after = kit.put(&ada, SNACK, answer.clone()).await;
    assert_eq!(
        (after.status, &after.body["done_minutes"]),
        (200, &json!(2)),
        "{}",
        after.body
    );
    let again = kit.put(&ada, SNACK, answer).await;
    assert_eq!(again.body["done_minutes"], 2, "sent twice counts once");
}

#[tokio::test]
async fn muted_snack_does_not_come_again() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    kit.put(&ada, "/recovery-settings", settings(true, 1)).await;
    let on = kit.get(&ada, "/snacks/today").await.body;
    let movement = on["next"]["movement_id"].clone();
    let answer = json!({
        "day": on["day"], "at": on["next"]["due"], "movement_id": movement,
        "answer": "muted", "rev": { "counter": 1, "device": "phone" },
    });
    let after = kit.put(&ada, SNACK, answer).await.body;
    assert_ne!(after["next"]["movement_id"], movement);
    let others = after["others"].as_array().expect("others").iter();
    let mut named = others.map(|o| &o["movement_id"]);
    assert!(!named.any(|id| *id == movement || *id == after["next"]["movement_id"]));
    let kept = kit.get(&ada, "/recovery-settings").await.body;
    assert_eq!(kept["snacks"]["muted"], json!([movement]));
    assert_eq!(kept["rev"]["counter"], 2);
}

#[tokio::test]
async fn library_session_comes_in_the_length_asked_for() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let path = "/recovery-sessions/day-after-legs";
    let whole = kit.get(&ada, path).await.body;
    assert_eq!(whole["lengths"], json!([8, 15, 22]));
    let short = format!("{path}?minutes=8");
    let short = kit.get(&ada, &short).await.body;
    assert!(short["minutes"].as_u64().expect("minutes") <= 8, "{short}");
    let mut all = names(&whole).into_iter();
    let in_order = names(&short)
        .iter()
        .all(|one| all.any(|other| other == *one));
    assert!(in_order && names(&short).len() < names(&whole).len());
}

#[tokio::test]
async fn cold_bath_is_noted_for_six_hours_after_lifting_and_the_week_tells_its_strain() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let id = uuid::Uuid::from_u128(11);
    let set = json!({
        "kind": "working", "load_g": 60_000, "unit": "kg", "reps": 5, "rir": 2.0,
        "duration_s": null, "distance_m": null, "note": "", "suspect": false,
    });
    let session = json!({
        "id": id, "day": "2026-05-12", "started_at": "2026-05-12T04:00:00Z", "duration_s": 3600,
        "name": "Lower", "session_rpe": 7.0, "note": "", "slot": null,
        "exercises": [{ "exercise_id": "back-squat-barbell", "name": "", "sets": [set] }],
        "rev": { "counter": 1, "device": "phone" },
    });
    let path = format!("/sessions/{id}");
    kit.put(&ada, &path, session).await;
    let noted = |today: &Value| {
        let offers = today["offers"].as_array().expect("offers").iter();
        offers.filter(|o| o["kind"] == "cold_bath").count()
    };
    let today = kit.get(&ada, "/today").await.body;
    assert_eq!(noted(&today), 1, "{today}");
    let evening = kit.later(jiff::SignedDuration::from_hours(8));
    let ask = request(&ada, "GET", "/api/v1/today", None);
    let later = read(evening.oneshot(ask).await.expect("an answer")).await;
    assert_eq!(noted(&later.body), 0, "{}", later.body);
    let week = kit.get(&ada, "/week").await.body;
    let load = &week["load"];
    assert!(load["monotony"].as_f64().is_some_and(|m| 0.0 < m), "{week}");
}

/// A log of twenty minutes with what was said afterwards.
fn log(effort: u8, soreness: u8) -> Value {
    json!({
        "day": "2026-05-12", "started_at": null, "template": "easy-walk", "minutes": 20,
        "met": null, "effort": effort, "soreness": soreness, "rev": { "counter": 1, "device": "phone" },
    })
}

#[tokio::test]
async fn session_after_one_that_was_training_is_shorter() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let asked = || json!({ "areas": [{ "muscle": "quads", "soreness": 5 }] });
    let minutes = |made: Value| made["minutes"].as_u64().expect("minutes");
    let before = minutes(compose(&kit, &ada, asked()).await.body);
    let id = uuid::Uuid::from_u128(7);
    let path = format!("/recovery-logs/{id}");
    let kept = kit.put(&ada, &path, log(5, 3)).await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    let after = minutes(compose(&kit, &ada, asked()).await.body);
    assert!(after < before, "{after} after {before}");
    let all = kit.get(&ada, "/export").await.body;
    assert_eq!(all["recovery_logs"][id.to_string()]["soreness"], 3);
}

#[tokio::test]
async fn soreness_past_ten_is_not_kept() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let path = format!("/recovery-logs/{}", uuid::Uuid::from_u128(8));
    let sent = kit.put(&ada, &path, log(2, 11)).await;
    assert_eq!(
        (sent.status, &sent.body["error"]["field"]),
        (422, &json!("soreness"))
    );
}
