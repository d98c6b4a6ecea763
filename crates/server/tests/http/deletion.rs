//! Deleting: parts and everything, with the count afterwards, and a way back for seven days.

use jiff::SignedDuration;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::days::{check_in, session, settled};
use crate::kit::{Kit, NOW, read, request};

const ID: &str = "018f6f2e-0000-7000-8000-0000000000d1";

fn everything(name: &str, now: bool) -> Value {
    json!({ "what": "everything", "name": name, "now": now })
}

#[tokio::test]
async fn everything_is_gone_at_once_and_the_answer_proves_it() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let (_, eve) = kit.person("Eve").await;
    let path = format!("/sessions/{ID}");
    kit.put(&ada, &path, session(ID, 1)).await;
    kit.put(&eve, &path, session(ID, 1)).await;
    let before = kit.get(&ada, "/deletion").await.body;
    assert!(
        before["due_at"].is_null() && before["tables"].as_array().unwrap().len() > 3,
        "{before}"
    );
    let wrong = kit.post(&ada, "/deletion", everything("Eve", true)).await;
    assert_eq!((wrong.status, wrong.code()), (422, "invalid"));
    let done = kit
        .post(&ada, "/deletion", everything("ada ", true))
        .await
        .body;
    assert_eq!(done["deleted_at"], NOW);
    let left = done["left"].as_array().unwrap();
    assert!(
        left.len() > 20 && left.iter().all(|t| t["rows"] == 0),
        "{done}"
    );
    assert!(done["rows"].as_u64().unwrap() > 4, "{done}");
    assert!(done["beyond"].to_string().contains("Backups"), "{done}");
    assert_eq!(kit.get(&ada, "/me").await.status, 401);
    assert_eq!(kit.get(&eve, &path).await.status, 200);
}

#[tokio::test]
async fn deletion_waits_seven_days_and_can_be_undone() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let asked = kit
        .post(&ada, "/deletion", everything("Ada", false))
        .await
        .body;
    assert!(asked["deleted_at"].is_null(), "{asked}");
    assert_eq!(asked["due_at"], "2026-05-19T06:00:00Z");
    assert_eq!(kit.get(&ada, "/me").await.status, 200);
    let kept = kit.delete(&ada, "/deletion").await;
    assert!(
        kept.status == 200 && kept.body["due_at"].is_null(),
        "{}",
        kept.body
    );
    assert_eq!(kit.delete(&ada, "/deletion").await.status, 404);
    kit.post(&ada, "/deletion", everything("Ada", false)).await;
    let later = kit.later(SignedDuration::from_hours(24));
    let still = later
        .oneshot(request(&ada, "GET", "/api/v1/deletion", None))
        .await
        .unwrap();
    assert_eq!(read(still).await.body["due_at"], "2026-05-19T06:00:00Z");
    let now = crate::kit::now();
    let due = |hours| {
        let at = now.checked_add(SignedDuration::from_hours(hours)).unwrap();
        kit.store
            .write(move |tx| Ok(recoup_server::app::delete_due(tx, at).unwrap()))
    };
    assert_eq!(due(7 * 24 - 1).await.unwrap(), 0);
    assert_eq!(due(7 * 24).await.unwrap(), 1);
    assert_eq!(kit.get(&ada, "/me").await.status, 401);
}

#[tokio::test]
async fn cycle_goes_alone_and_the_log_stays() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let mut morning = check_in(ID, 6, 1, "phone");
    morning["symptoms"] = json!({ "cramps": 2 });
    morning["note"] = json!("slept badly");
    let path = format!("/check-ins/{ID}");
    assert_eq!(kit.put(&ada, &path, morning).await.status, 200);
    let page = json!({
        "flags": [], "periods_missed": 1, "hormonal_contraception": true,
        "around_menopause": false, "bones_cleared": true
    });
    assert_eq!(kit.put(&ada, "/health-page", page).await.status, 200);
    assert_eq!(kit.get(&ada, "/deletion").await.body["cycle"], 2);
    let cycle = Some(json!({ "what": "cycle" }));
    let done = kit.ask(&ada, "POST", "/deletion", cycle).await.body;
    assert!(done["rows"].as_u64().unwrap() >= 2, "{done}");
    assert_eq!(kit.get(&ada, "/deletion").await.body["cycle"], 0);
    let export = kit.get(&ada, "/export").await.body;
    assert!(!export.to_string().contains("cramps"), "{export}");
    assert_eq!(export["check_ins"][0]["prs"], 6);
    assert_eq!(export["check_ins"][0]["note"], "slept badly");
    let page = kit.get(&ada, "/health-page").await.body;
    assert!(
        page.to_string().contains("\"bones_cleared\":true"),
        "{page}"
    );
    let notes = Some(json!({ "what": "notes_and_body_map" }));
    kit.ask(&ada, "POST", "/deletion", notes).await;
    let export = kit.get(&ada, "/export").await.body;
    assert!(!export.to_string().contains("slept badly"), "{export}");
}

#[tokio::test]
async fn notes_go_from_a_session_under_way_and_its_sets_stay() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let part = json!({
        "v": 2, "note": "knee felt odd", "effort": 7,
        "lifts": [{ "note": "left side weak", "rows": [{ "reps": 5, "done_at": 1 }] }]
    });
    let path = format!("/session-parts/{ID}");
    let sent =
        json!({ "day": "2026-05-12", "body": part, "rev": { "counter": 4, "device": "phone" } });
    assert!(kit.put(&ada, &path, sent).await.status < 300);
    let notes = Some(json!({ "what": "notes_and_body_map" }));
    let done = kit.ask(&ada, "POST", "/deletion", notes.clone()).await.body;
    assert_eq!(done["rows"], 1, "{done}");
    let parts = kit.get(&ada, "/session-parts?on=2026-05-12").await.body;
    let body = &parts[0]["body"];
    assert_eq!(
        (&body["note"], &body["lifts"][0]["note"]),
        (&json!(""), &json!(""))
    );
    assert_eq!(
        (&body["effort"], &body["lifts"][0]["rows"][0]["reps"]),
        (&json!(7), &json!(5))
    );
    assert_eq!(
        kit.ask(&ada, "POST", "/deletion", notes).await.body["rows"],
        0
    );
}
