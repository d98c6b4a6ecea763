//! What a person writes in a day: sent once, sent twice, from two devices, and taken back.

use axum::body::Body;
use serde_json::{Value, json};

use crate::kit::{Answer, Kit, Who, request};

const DAYS: &str = "from=2026-01-01&to=2026-12-31";

/// A squat session as a phone sends it.
pub(crate) fn session(id: &str, counter: i64) -> Value {
    let set = json!({
        "kind": "working", "load_g": 100_000, "unit": "kg", "reps": 5, "rir": 2.0,
        "duration_s": null, "distance_m": null, "note": "", "suspect": false
    });
    json!({
        "id": id, "day": "2026-05-11", "started_at": "2026-05-11T16:00:00Z", "duration_s": 3600,
        "name": "Lower", "session_rpe": 7.0, "note": "", "planned": null,
        "exercises": [{ "exercise_id": "back-squat", "name": "Squat", "sets": [set.clone(), set] }],
        "rev": { "counter": counter, "device": "phone" }
    })
}

pub(crate) fn check_in(id: &str, prs: u8, counter: i64, device: &str) -> Value {
    json!({
        "id": id, "day": "2026-05-12", "at": "2026-05-12T05:50:00Z", "prs": prs,
        "soreness": 4, "sleep": 4, "energy": 4, "mood": 4, "sleep_minutes": null, "sleep_band": "7_plus",
        "sore_muscles": {}, "pains": [], "illness": null, "flags": [], "symptoms": {},
        "minutes_available": null, "copied": false, "note": "",
        "rev": { "counter": counter, "device": device }
    })
}

pub(crate) fn profile() -> Value {
    json!({
        "unit": "kg", "time_zone": "Europe/Bratislava", "training_days": ["mon", "wed", "fri"],
        "usual_time": "18:00", "equipment": ["barbell", "rack", "bench"], "experience": "regular",
        "rev": { "counter": 1, "device": "phone" }
    })
}

/// A person who told about herself.
pub(crate) async fn settled(kit: &Kit) -> Who {
    let (_, ada) = kit.person("Ada").await;
    let put = kit.put(&ada, "/profile", profile()).await;
    assert_eq!(put.status, 200, "{}", put.body);
    ada
}

/// Sends a file as a form does.
pub(crate) async fn send_file(
    kit: &Kit,
    who: &Who,
    path: &str,
    file: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let part = |name: &str, value: &str| {
        format!("--x\r\nContent-Disposition: form-data; name={name}\r\n\r\n{value}\r\n")
    };
    let answers = fields
        .iter()
        .map(|(name, value)| part(&format!("\"{name}\""), value));
    let file = part("\"file\"; filename=\"strong.csv\"", file);
    let form = answers
        .chain([file, "--x--\r\n".to_owned()])
        .collect::<String>();
    let mut request = request(who, "POST", &format!("/api/v1{path}"), None);
    request.headers_mut().insert(
        "content-type",
        "multipart/form-data; boundary=x".parse().unwrap(),
    );
    *request.body_mut() = Body::from(form);
    kit.send(request).await
}

const STRONG: &str = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-04-01 18:00:00,Lower,1h,Squat (Barbell),1,100,5,0,0,,,8
2026-04-01 18:00:00,Lower,1h,Squat (Barbell),2,100,5,0,0,,,8
2026-04-03 18:00:00,Upper,1h,Bench Press (Barbell),1,60,8,0,0,,,
";

#[tokio::test]
async fn session_sent_twice_is_kept_once() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let id = "018f6f2e-0000-7000-8000-000000000001";
    for _ in 0..2 {
        let put = kit
            .put(&ada, &format!("/sessions/{id}"), session(id, 1))
            .await;
        assert_eq!(put.status, 200, "{}", put.body);
        assert_eq!(
            put.body["exercises"][0]["sets"].as_array().map(Vec::len),
            Some(2)
        );
    }
    let kept = kit.get(&ada, &format!("/sessions?{DAYS}")).await;
    assert_eq!(kept.body.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn session_taken_back_is_gone() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let id = "018f6f2e-0000-7000-8000-000000000001";
    let path = format!("/sessions/{id}");
    kit.put(&ada, &path, session(id, 1)).await;
    let delete = kit
        .delete(&ada, &format!("{path}?counter=2&device=phone"))
        .await;
    assert_eq!(delete.status, 204, "{}", delete.body);
    assert_eq!(kit.get(&ada, &path).await.status, 404);
}

#[tokio::test]
async fn id_of_path_and_body_must_agree() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let id = "018f6f2e-0000-7000-8000-000000000001";
    let other = id.replace('1', "2");
    let put = kit
        .put(&ada, &format!("/sessions/{other}"), session(id, 1))
        .await;
    assert_eq!(
        (put.status, put.body["error"]["field"].as_str()),
        (422, Some("id"))
    );
}

#[tokio::test]
async fn two_devices_with_the_same_counter_are_a_conflict() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let id = "018f6f2e-0000-7000-8000-000000000002";
    let path = format!("/check-ins/{id}");
    kit.put(&ada, &path, check_in(id, 7, 1, "phone")).await;
    let second = kit.put(&ada, &path, check_in(id, 4, 1, "tablet")).await;
    assert_eq!(
        (second.status, second.code()),
        (409, "conflict"),
        "{}",
        second.body
    );
    let versions = ["sent", "stored"].map(|which| second.body["error"][which]["prs"].clone());
    assert_eq!(versions, [json!(4), json!(7)], "{}", second.body);
    kit.put(&ada, &path, check_in(id, 5, 2, "tablet")).await;
    let older = kit.put(&ada, &path, check_in(id, 9, 1, "phone")).await;
    assert_ne!(
        older.status, 409,
        "an older write is answered, and not kept"
    );
    let kept = kit.get(&ada, &format!("/check-ins?{DAYS}")).await;
    assert_eq!(kept.body[0]["prs"], 5, "{}", kept.body);
}

#[tokio::test]
async fn both_versions_of_a_conflict_are_kept_until_one_is_chosen() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let id = "018f6f2e-0000-7000-8000-000000000003";
    let path = format!("/check-ins/{id}");
    let put = |prs: u8, counter: i64, device: &'static str| {
        kit.put(&ada, &path, check_in(id, prs, counter, device))
    };
    let open = async || {
        let store = kit.store.clone();
        let of_the_only_one = store.read(|tx| {
            let athlete = tx.list_accounts()?[0].athlete_id;
            tx.list_conflicts(athlete)
        });
        of_the_only_one.await.unwrap()
    };
    assert_eq!(put(7, 1, "phone").await.status, 200);
    assert_eq!(put(4, 1, "tablet").await.status, 409);
    let kept = open().await;
    assert_eq!((kept.len(), &*kept[0].device), (1, "phone"));
    // The answer may not have arrived: whoever sends again is shown the other one again.
    for (prs, device, other) in [(4, "tablet", 7), (7, "phone", 4)] {
        let again = put(prs, 1, device).await;
        let stored = &again.body["error"]["stored"]["prs"];
        assert_eq!(
            (again.status, stored),
            (409, &json!(other)),
            "{}",
            again.body
        );
    }
    assert_eq!(open().await.len(), 1);
    assert_eq!(put(7, 2, "phone").await.status, 200);
    assert!(open().await.is_empty(), "she chose");
}

#[tokio::test]
async fn a_session_under_way_is_there_for_her_other_devices_only() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let (_, eve) = kit.person("Eve").await;
    let id = "018f6f2e-0000-7000-8000-000000000004";
    let part = |counter: i64, n: u8| json!({ "day": "2026-05-11", "body": { "done": n }, "rev": { "counter": counter, "device": "phone" } });
    let path = format!("/session-parts/{id}");
    for (counter, n) in [(2, 5), (1, 3)] {
        let put = kit.put(&ada, &path, part(counter, n)).await;
        assert_eq!(put.status, 204, "{}", put.body);
    }
    let list = async |who: &Who| kit.get(who, "/session-parts?on=2026-05-11").await.body;
    let hers = list(&ada).await;
    assert_eq!(
        (&hers[0]["body"]["done"], &hers[0]["finished"]),
        (&json!(5), &json!(false))
    );
    assert_eq!(list(&eve).await, json!([]));
    let put = kit
        .put(&ada, &format!("/sessions/{id}"), session(id, 1))
        .await;
    assert_eq!(put.status, 200, "{}", put.body);
    assert_eq!(list(&ada).await[0]["finished"], true);
}

#[tokio::test]
async fn answer_out_of_its_range_names_the_field() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let id = "018f6f2e-0000-7000-8000-000000000002";
    let put = kit
        .put(
            &ada,
            &format!("/check-ins/{id}"),
            check_in(id, 11, 1, "phone"),
        )
        .await;
    assert_eq!((put.status, put.code()), (422, "invalid"));
    assert_eq!(put.body["error"]["field"], "prs");
    assert_eq!(put.body["error"]["found"], "11");
    let kept = kit.get(&ada, &format!("/check-ins?{DAYS}")).await;
    assert_eq!(kept.body, json!([]));
}

/// Two mornings of a band, as its account exports them.
const BAND: &str = "Cycle start time,Cycle end time,Cycle timezone,Recovery score %,\
Resting heart rate (bpm),Heart rate variability (ms),Sleep onset,Wake onset,Asleep duration (min)
2026-11-03 23:10:00,,UTCZ,60,51,62,2026-11-03 23:10:00,2026-11-04 06:40:00,430
2026-11-02 22:50:00,2026-11-03 23:10:00,UTCZ,48,54,48,2026-11-02 22:50:00,2026-11-03 06:10:00,20
";

#[tokio::test]
async fn readings_of_devices_are_kept_once_flagged_and_taken_back() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let new_days = |preview: &Answer| -> i64 {
        let readings = preview.body["readings"].as_array().unwrap();
        readings
            .iter()
            .map(|of| of["new_days"].as_i64().unwrap())
            .sum()
    };
    let preview = send_file(&kit, &ada, "/imports/preview", BAND, &[]).await;
    assert_eq!(preview.body["format"], "whoop", "{}", preview.body);
    assert_eq!(new_days(&preview), 6);
    assert_eq!(
        preview.body["readings"][0]["suspect"], 1,
        "twenty minutes of sleep"
    );
    let done = send_file(&kit, &ada, "/imports", BAND, &[]).await;
    assert_eq!(done.body["readings"], 6, "{}", done.body);
    let again = send_file(&kit, &ada, "/imports", BAND, &[]).await;
    assert_eq!(again.body["readings"], 0);
    let id = done.body["id"].as_str().unwrap();
    kit.delete(&ada, &format!("/imports/{id}")).await;
    let preview = send_file(&kit, &ada, "/imports/preview", BAND, &[]).await;
    assert_eq!(new_days(&preview), 6);
}

#[tokio::test]
async fn file_is_previewed_imported_once_and_taken_back() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let preview = send_file(&kit, &ada, "/imports/preview", STRONG, &[]).await;
    assert_eq!(preview.status, 200, "{}", preview.body);
    assert_eq!(
        (
            preview.body["sessions"].as_i64(),
            preview.body["sets"].as_i64()
        ),
        (Some(2), Some(3))
    );
    let unsaid = send_file(&kit, &ada, "/imports", STRONG, &[]).await;
    assert_eq!(
        (unsaid.status, unsaid.code()),
        (422, "unit_asked"),
        "{}",
        unsaid.body
    );
    let fields = [("unit", "kg"), ("mapping", "{}")];
    let done = send_file(&kit, &ada, "/imports", STRONG, &fields).await;
    assert_eq!(
        (done.status, &done.body["sessions"]),
        (200, &json!(2)),
        "{}",
        done.body
    );
    let again = send_file(&kit, &ada, "/imports", STRONG, &fields).await;
    assert_eq!(
        (again.status, &again.body["sessions"]),
        (200, &json!(0)),
        "{}",
        again.body
    );
    let id = done.body["id"].as_str().unwrap();
    let undone = kit.delete(&ada, &format!("/imports/{id}")).await;
    assert!(undone.body["undone_at"].is_string(), "{}", undone.body);
    assert_eq!(
        kit.get(&ada, &format!("/sessions?{DAYS}")).await.body,
        json!([])
    );
}

#[tokio::test]
async fn what_is_no_log_is_refused_in_words() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    for file in ["", "%PDF-1.7\n%\u{e2}\u{e3}"] {
        let preview = send_file(&kit, &ada, "/imports/preview", file, &[]).await;
        assert_eq!(
            (preview.status, preview.code()),
            (422, "not_importable"),
            "{}",
            preview.body
        );
    }
    let wrong = send_file(&kit, &ada, "/imports", STRONG, &[("unit", "stone")]).await;
    assert_eq!(
        (wrong.status, wrong.body["error"]["field"].as_str()),
        (422, Some("unit"))
    );
}

#[tokio::test]
async fn everything_kept_is_in_the_export() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let id = "018f6f2e-0000-7000-8000-000000000001";
    kit.put(&ada, &format!("/sessions/{id}"), session(id, 1))
        .await;
    let export = kit.get(&ada, "/export").await;
    assert_eq!(export.status, 200, "{}", export.body);
    assert_eq!(export.body["format"], "recoup-export-1");
    assert_eq!(export.body["sessions"][0]["id"], id);
    assert_eq!(export.body["profile"]["time_zone"], "Europe/Bratislava");
    let text = export.body.to_string();
    assert!(
        !text.contains("argon2") && !text.contains("secret"),
        "no secrets in an export"
    );
}
