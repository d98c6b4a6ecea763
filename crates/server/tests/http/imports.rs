//! What a file tells beside sets, and the answers a table needs.

use serde_json::json;

use crate::days::{send_file, settled};
use crate::kit::Kit;

const DAYS: &str = "from=2026-05-01&to=2026-05-31";

/// Two bouts of a band: a run and a strength workout without sets.
const BOUTS: &str = "Cycle start time,Workout start time,Workout end time,Cycle timezone,Activity name,Duration (min),Average HR (bpm),Distance (meters)
2026-05-04 22:50:00,2026-05-05 17:00:00,2026-05-05 17:46:00,UTCZ,Running,46,142,7150.5
2026-05-05 22:50:00,2026-05-06 17:00:00,2026-05-06 18:00:00,UTCZ,Weightlifting,60,110,
";

#[tokio::test]
async fn a_run_of_a_file_is_kept_as_activity_and_goes_with_it() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let preview = send_file(&kit, &ada, "/imports/preview", BOUTS, &[]).await;
    assert_eq!(preview.status, 200, "{}", preview.body);
    let told = |key: &str| preview.body[key].clone();
    assert_eq!(
        [
            told("other_activities"),
            told("new_activities"),
            told("strength_without_sets")
        ],
        [json!(1), json!(1), json!(1)]
    );
    let done = send_file(&kit, &ada, "/imports", BOUTS, &[]).await;
    assert_eq!(done.body["activities"], 1, "{}", done.body);
    let kept = kit.get(&ada, &format!("/activities?{DAYS}")).await;
    assert_eq!(kept.body[0]["kind"], "run", "{}", kept.body);
    assert_eq!(
        (&kept.body[0]["minutes"], &kept.body[0]["imported"]),
        (&json!(46), &json!(true))
    );
    let again = send_file(&kit, &ada, "/imports", BOUTS, &[]).await;
    assert_eq!(again.body["activities"], 0);
    let id = done.body["id"].as_str().unwrap();
    kit.delete(&ada, &format!("/imports/{id}")).await;
    let kept = kit.get(&ada, &format!("/activities?{DAYS}")).await;
    assert_eq!(kept.body, json!([]));
}

/// A journey of three days from the day after tomorrow.
const JOURNEY: &str = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260513\r\nDTEND;VALUE=DATE:20260516\r\nSUMMARY:Doctor\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[tokio::test]
async fn taken_days_of_a_calendar_stay_free_of_strength() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let join = json!({ "program_id": "strong-in-sixty", "start_on": "2026-05-12" });
    let joined = kit.post(&ada, "/enrollment", join).await;
    assert_eq!(joined.status, 200, "{}", joined.body);
    let strength = async || {
        let week = kit.get(&ada, "/week?of=2026-05-12").await;
        let days = week.body["days"].as_array().unwrap().clone();
        let hard = days.iter().filter(|day| day["kind"] == "strength");
        hard.map(|day| day["day"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let before = strength().await;
    let taken = ["2026-05-13", "2026-05-14", "2026-05-15"];
    assert!(
        before.iter().any(|day| taken.contains(&day.as_str())),
        "{before:?}"
    );
    let preview = send_file(&kit, &ada, "/imports/preview", JOURNEY, &[]).await;
    assert_eq!(preview.body["new_busy_days"], 3, "{}", preview.body);
    let done = send_file(&kit, &ada, "/imports", JOURNEY, &[]).await;
    assert_eq!(done.body["busy_days"], 3, "{}", done.body);
    let after = strength().await;
    assert!(
        !after.iter().any(|day| taken.contains(&day.as_str())),
        "{after:?}"
    );
    let id = done.body["id"].as_str().unwrap();
    kit.delete(&ada, &format!("/imports/{id}")).await;
    assert_eq!(strength().await, before);
}

/// A table whose headers say nothing and whose values are too few to guess by.
const UNKNOWN: &str = "a,b,c,d\n2026-05-04,x,Squat,5\n2026-05-06,y,Squat,6\n";

#[tokio::test]
async fn columns_that_nothing_tells_are_asked_for() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let odd = "q,w,z\nalpha,beta,gamma\ndelta,eta,theta\n";
    let asked = send_file(&kit, &ada, "/imports/preview", odd, &[]).await;
    assert_eq!(asked.status, 200, "{}", asked.body);
    assert_eq!(asked.body["asks_columns"], true);
    assert_eq!(
        asked.body["columns"][0]["samples"],
        json!(["alpha", "delta"])
    );
    let refused = send_file(&kit, &ada, "/imports", odd, &[]).await;
    assert_eq!((refused.status, refused.code()), (422, "columns_asked"));

    let columns = r#"{"a":"date","c":"exercise","d":"reps","b":"ignore"}"#;
    let told = send_file(
        &kit,
        &ada,
        "/imports/preview",
        UNKNOWN,
        &[("columns", columns)],
    )
    .await;
    assert_eq!(told.status, 200, "{}", told.body);
    assert_eq!(
        (&told.body["sets"], &told.body["asks_columns"]),
        (&json!(2), &json!(false))
    );
    assert_eq!(told.body["columns"][1]["holds"], "ignore");
    let done = send_file(&kit, &ada, "/imports", UNKNOWN, &[("columns", columns)]).await;
    assert_eq!(done.body["sets"], 2, "{}", done.body);
    let wrong = [("columns", r#"{"a":"horoscope"}"#)];
    let wrong = send_file(&kit, &ada, "/imports/preview", UNKNOWN, &wrong).await;
    assert_eq!(
        (wrong.status, &wrong.body["error"]["field"]),
        (422, &json!("columns"))
    );
}
