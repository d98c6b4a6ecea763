//! Exercises of her own: added, logged, matched, changed, taken away, and nobody else's.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    days::{send_file, settled},
    kit::{Answer, Kit, Who},
};

const ID: &str = "018f6f2e-0000-7000-8000-0000000000a1";

fn carry(name: &str, counter: u32) -> Value {
    json!({
        "id": ID, "name": name,
        "facts": {
            "direct": ["forearms"], "indirect": ["traps"], "pattern": "carry",
            "equipment": ["kettlebell"], "loading": "external", "measure": "time",
            "per_side": true,
        },
        "rev": { "counter": counter, "device": "phone" },
    })
}

async fn put(kit: &Kit, who: &Who, body: Value) -> Answer {
    let path = format!("/exercises/{ID}");
    kit.put(who, &path, body).await
}

async fn cards(kit: &Kit, who: &Who) -> Vec<Value> {
    let all = kit.get(who, "/library/exercises").await.body;
    let own = all.as_array().expect("cards").iter();
    own.filter(|c| c["own"] == true).cloned().collect()
}

/// A session with one set of an exercise.
async fn log(kit: &Kit, who: &Who, exercise: &str) -> Answer {
    let id = Uuid::from_u128(1);
    let set = json!({
        "kind": "working", "load_g": 24_000, "unit": "kg", "reps": 10, "rir": null,
        "duration_s": 40, "distance_m": null, "note": "", "suspect": false,
    });
    let session = json!({
        "id": id, "day": "2026-05-11", "started_at": null, "duration_s": 1800, "name": "Grip",
        "session_rpe": null, "note": "", "slot": null,
        "exercises": [{ "exercise_id": exercise, "name": "", "sets": [set] }],
        "rev": { "counter": 1, "device": "phone" },
    });
    let path = format!("/sessions/{id}");
    kit.put(who, &path, session).await
}

/// A log with two names that are near her own exercise, and one that is far from it.
const GRIP: &str = "Date,Workout Name,Exercise Name,Set Order,Weight,Weight Unit,Reps,RPE,Distance,Distance Unit,Seconds,Notes,Workout Notes
2026-05-04 18:00:00,Grip,Suitcase stand,1,24,kg,0,,,,40,,
2026-05-04 18:00:00,Grip,suitcase stands,1,24,kg,0,,,,40,,
2026-05-04 18:00:00,Grip,Zercher yoke,1,24,kg,0,,,,40,,
";

#[tokio::test]
async fn names_of_an_imported_log_are_matched_with_her_own_exercise() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let kept = put(&kit, &ada, carry("Suitcase stand", 1)).await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    let preview = send_file(&kit, &ada, "/imports/preview", GRIP, &[]).await;
    assert_eq!(preview.status, 200, "{}", preview.body);
    let of = |name: &str| {
        let names = preview.body["names"].as_array().expect("names");
        let found = names.iter().find(|told| told["source"] == name);
        found.expect("the name").clone()
    };
    let card = cards(&kit, &ada).await.remove(0);
    assert_eq!(of("Suitcase stand")["exercise_id"], card["id"]);
    let near = of("suitcase stands");
    assert!(
        near["exercise_id"] == card["id"] || near["guess"]["exercise_id"] == card["id"],
        "{near}"
    );
    assert_eq!(of("Zercher yoke")["exercise_id"], Value::Null);

    let done = send_file(&kit, &ada, "/imports", GRIP, &[]).await;
    assert_eq!(done.body["sets"], 3, "{}", done.body);
    let days = "/sessions?from=2026-05-01&to=2026-05-31";
    let sessions = kit.get(&ada, days).await.body;
    let logged = sessions[0]["exercises"].as_array().expect("exercises");
    let hers = logged.iter().filter(|one| one["exercise_id"] == card["id"]);
    assert!(0 < hers.count(), "{sessions}");
}

#[tokio::test]
async fn own_exercise_stands_in_her_library_and_in_nobody_elses() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let (_, eve) = kit.person("Eve").await;
    let kept = put(&kit, &ada, carry("Suitcase hold", 1)).await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    assert_eq!(
        put(&kit, &ada, carry("Suitcase hold", 1)).await.body,
        kept.body
    );
    let hers = cards(&kit, &ada).await;
    assert_eq!((hers.len(), &hers[0]["id"]), (1, &json!(ID)));
    assert_eq!(hers[0]["per_side"], true);
    assert!(cards(&kit, &eve).await.is_empty());
    let others = kit.get(&eve, "/exercises").await;
    assert_eq!((others.status, others.body), (200, json!([])));
}

#[tokio::test]
async fn sets_logged_under_its_name_before_are_its_sets() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    log(&kit, &ada, "Suitcase hold").await;
    put(&kit, &ada, carry("Suitcase hold", 1)).await;
    let lifts = kit.get(&ada, "/lifts").await.body;
    let ids = lifts["lifts"].as_array().expect("lifts").iter();
    let ids: Vec<_> = ids.map(|l| (&l["exercise_id"], &l["name"])).collect();
    assert_eq!(ids, [(&json!(ID), &json!("Suitcase hold"))], "{lifts}");
}

#[tokio::test]
async fn exercise_taken_away_keeps_its_name_in_the_log() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    put(&kit, &ada, carry("Suitcase hold", 1)).await;
    put(&kit, &ada, carry("Suitcase stand", 2)).await;
    let logged = log(&kit, &ada, ID).await;
    assert_eq!(logged.body["exercises"][0]["name"], "Suitcase stand");
    let path = format!("/exercises/{ID}?counter=3&device=phone");
    assert_eq!(kit.delete(&ada, &path).await.status, 204);
    assert!(cards(&kit, &ada).await.is_empty());
    let path = format!("/sessions/{}", Uuid::from_u128(1));
    let shown = kit.get(&ada, &path).await.body;
    assert_eq!(shown["exercises"][0]["name"], "Suitcase stand");
}

#[tokio::test]
async fn what_is_wrong_is_named_with_its_limit() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let refused = async |field: &str, body: Value| {
        let sent = put(&kit, &ada, body).await;
        assert_eq!(sent.status, 422, "{}", sent.body);
        assert_eq!(sent.body["error"]["field"], field, "{}", sent.body);
    };
    refused("name", carry("  ", 1)).await;
    refused("name", carry("Deadlift (Barbell)", 1)).await;
    let mut none = carry("Suitcase hold", 1);
    none["facts"]["direct"] = json!([]);
    refused("direct", none).await;
    let mut twice = carry("Suitcase hold", 1);
    twice["facts"]["indirect"] = json!(["forearms"]);
    refused("indirect", twice).await;
    let mut strange = carry("Suitcase hold", 1);
    strange["facts"]["pattern"] = json!("dance");
    refused("pattern", strange).await;
}

#[tokio::test]
async fn own_exercise_stands_in_for_another_in_the_plan() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let join = json!({ "program_id": "strong-in-sixty", "start_on": "2026-05-11" });
    kit.post(&ada, "/enrollment", join).await;
    put(&kit, &ada, carry("Suitcase hold", 1)).await;
    let week = "/week?of=2026-05-13";
    let choice = json!({
        "kind": "substitute", "exercise": "back-squat-barbell", "with": ID,
        "rev": { "counter": 1, "device": "phone" },
    });
    let path = format!("/plan-choices/{}", Uuid::from_u128(3));
    let chosen = kit.put(&ada, &path, choice).await;
    assert!(chosen.status < 300, "{}", chosen.body);
    assert_eq!(kit.get(&ada, week).await.status, 200);
    let today = kit.get(&ada, "/today?on=2026-05-13").await;
    assert!(today.body.to_string().contains("Suitcase hold"));
}
