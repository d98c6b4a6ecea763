//! A run, a class, a hike: kept, changed, counted, taken back, and nobody else's.

use serde_json::{Value, json};

use crate::days::{session, settled};
use crate::kit::Kit;

const ID: &str = "018f6f2e-0000-7000-8000-0000000000a1";
const DAYS: &str = "from=2026-05-01&to=2026-05-31";

fn run(effort: Option<f64>, counter: i64, device: &str) -> Value {
    json!({
        "id": ID, "day": "2026-05-12", "started_at": "2026-05-12T05:00:00Z", "kind": "run",
        "name": "Park loop", "minutes": 60, "effort": effort, "distance_m": 9500.0,
        "rev": { "counter": counter, "device": device }
    })
}

#[tokio::test]
async fn run_is_kept_once_and_can_be_changed_and_taken_back() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let path = format!("/activities/{ID}");
    for _ in 0..2 {
        let kept = kit.put(&ada, &path, run(Some(5.0), 1, "phone")).await;
        assert_eq!((kept.status, &kept.body["load"]), (200, &json!(300.0)));
    }
    let listed = kit.get(&ada, &format!("/activities?{DAYS}")).await;
    assert_eq!(listed.body.as_array().map(Vec::len), Some(1));
    let changed = kit.put(&ada, &path, run(None, 2, "phone")).await;
    assert!(changed.body["load"].is_null(), "{}", changed.body);
    let other = kit.put(&ada, &path, run(Some(9.0), 2, "laptop")).await;
    assert_eq!(
        (other.status, other.code()),
        (409, "conflict"),
        "{}",
        other.body
    );
    let export = kit.get(&ada, "/export").await;
    assert_eq!(export.body["activities"][0]["id"], ID);
    let gone = kit
        .delete(&ada, &format!("{path}?counter=3&device=phone"))
        .await;
    assert_eq!(gone.status, 204, "{}", gone.body);
    assert_eq!(kit.get(&ada, &path).await.status, 404);
    let back = kit.put(&ada, &path, run(Some(5.0), 4, "phone")).await;
    assert_eq!(back.status, 200, "undo writes it once more: {}", back.body);
}

#[tokio::test]
async fn hard_activity_counts_in_the_week_and_easy_minutes_count_as_easy() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let id = "018f6f2e-0000-7000-8000-0000000000b1";
    let lifted = kit
        .put(&ada, &format!("/sessions/{id}"), session(id, 1))
        .await;
    assert_eq!(lifted.status, 200, "{}", lifted.body);
    let week = || kit.get(&ada, "/week?on=2026-05-12");
    assert_eq!(
        week().await.body["load"]["load"].as_f64().map(f64::round),
        Some(420.0)
    );
    let path = format!("/activities/{ID}");
    kit.put(&ada, &path, run(Some(5.0), 1, "phone")).await;
    let with_run = week().await;
    assert_eq!(
        with_run.body["load"]["load"].as_f64().map(f64::round),
        Some(720.0)
    );
    assert_eq!(with_run.body["recovery"]["session_minutes"], 0);
    kit.put(&ada, &path, run(Some(2.0), 2, "phone")).await;
    let easy = week().await;
    assert_eq!(
        easy.body["load"]["load"].as_f64().map(f64::round),
        Some(420.0)
    );
    assert_eq!(easy.body["recovery"]["session_minutes"], 60);
}

#[tokio::test]
async fn what_an_activity_cannot_be_is_named_with_its_limit() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let path = format!("/activities/{ID}");
    for (field, value, limit) in [
        ("minutes", json!(0), "between 1 and 1440 minutes"),
        ("effort", json!(11.0), "between 0 and 20"),
        ("mean_hr", json!(300), "between 20 and 260 beats a minute"),
    ] {
        let mut sent = run(Some(5.0), 1, "phone");
        sent[field] = value;
        let refused = kit.put(&ada, &path, sent).await;
        let message = refused.body["error"]["message"].as_str().unwrap();
        assert_eq!(refused.status, 422, "{message}");
        assert!(
            message.contains(field) && message.contains(limit),
            "{message}"
        );
    }
}

#[tokio::test]
async fn history_holds_all_that_was_done_newest_first() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let id = "018f6f2e-0000-7000-8000-0000000000b1";
    let walk = "018f6f2e-0000-7000-8000-0000000000c1";
    kit.put(&ada, &format!("/sessions/{id}"), session(id, 1))
        .await;
    let log = json!({
        "day": "2026-05-10", "started_at": null, "template": "easy-walk", "minutes": 20, "met": null,
        "effort": 2.0, "note": "by the river", "rev": { "counter": 1, "device": "phone" }
    });
    kit.put(&ada, &format!("/recovery-logs/{walk}"), log).await;
    kit.put(
        &ada,
        &format!("/activities/{ID}"),
        run(Some(5.0), 1, "phone"),
    )
    .await;
    let all = kit.get(&ada, &format!("/history?{DAYS}")).await.body;
    let told: Vec<_> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (&e["kind"], &e["day"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!("activity"), &json!("2026-05-12")),
            (&json!("strength"), &json!("2026-05-11")),
            (&json!("recovery"), &json!("2026-05-10")),
        ]
    );
    assert_eq!(
        (&all[1]["sets"], &all[1]["load"]),
        (&json!(2), &json!(420.0))
    );
    assert_eq!(all[1]["exercises"].as_array().map(Vec::len), Some(1));
    let one = kit.get(&ada, &format!("/recovery-logs/{walk}")).await;
    assert_eq!(one.body["note"], "by the river");
    let elsewhere = kit
        .get(&ada, "/history?from=2026-04-01&to=2026-04-30")
        .await;
    assert_eq!(elsewhere.body, json!([]));
}
