//! Early warning over HTTP: what is told, and how an easier week begins and ends.

use serde_json::{Value, json};

use crate::{
    days::{check_in, settled},
    kit::{Kit, Who},
};

const OVERRIDE: &str = "018f6f2e-0000-7000-8000-000000000032";

/// A person on her program, ill five days before Wednesday the 13th, with short nights since and a
/// knee that hurts on three mornings: three points, and a notice.
async fn warned(kit: &Kit) -> Who {
    let ada = settled(kit).await;
    let body = json!({ "program_id": "strong-in-sixty", "start_on": "2026-05-04" });
    let joined = kit.post(&ada, "/enrollment", body).await;
    assert_eq!(joined.status, 200, "{}", joined.body);
    for (at, day) in (8..=13).enumerate() {
        let id = format!("018f6f2e-0000-7000-8000-0000000001{at:02}");
        let mut sent = check_in(&id, 7, 1, "phone");
        sent["day"] = json!(format!("2026-05-{day:02}"));
        if day == 8 {
            sent["illness"] = json!("cold");
        }
        if (8..=10).contains(&day) {
            (sent["sleep_minutes"], sent["sleep_band"]) = (json!(330), json!(null));
        }
        if (10..13).contains(&day) {
            sent["pains"] = json!([{ "site": "knee", "level": 3, "kind": "ache", "during": null, "since": null }]);
        }
        let path = format!("/check-ins/{id}");
        let kept = kit.put(&ada, &path, sent).await;
        assert_eq!(kept.status, 200, "{}", kept.body);
    }
    ada
}

async fn told(kit: &Kit, who: &Who, on: &str) -> Value {
    let path = format!("/warning?on={on}");
    let told = kit.get(who, &path).await;
    assert_eq!(told.status, 200, "{}", told.body);
    told.body
}

/// A day on which an easier week may begin in this way, and what is told of it.
async fn day_with(kit: &Kit, who: &Who, may_ease: &str) -> (String, Value) {
    let mut found = None;
    for day in 11..=14 {
        let day = format!("2026-05-{day}");
        let told = told(kit, who, &day).await;
        if found.is_none() && told["may_ease"] == may_ease {
            found = Some((day, told));
        }
    }
    found.unwrap()
}

/// Six days after a day of May.
fn last_of(day: &str) -> String {
    let first: jiff::civil::Date = day.parse().unwrap();
    first.saturating_add(jiff::ToSpan::days(6)).to_string()
}

#[tokio::test]
async fn signs_say_what_was_seen_and_when_they_clear() {
    let kit = Kit::new();
    let ada = warned(&kit).await;
    let told = told(&kit, &ada, "2026-05-13").await;
    assert_eq!(
        (&told["points"], &told["of"]),
        (&json!(3), &json!(14)),
        "{told}"
    );
    assert_eq!(told["level"], "hold");
    let signs = told["signs"].as_array().unwrap();
    assert_eq!(signs.len(), 8, "every marker is named");
    let counts: Vec<&Value> = signs.iter().filter(|s| s["standing"] == "counts").collect();
    assert_eq!(counts.len(), 2, "{told}");
    assert_eq!(
        counts[0]["clears"],
        "Clears on Fri 15 May if nothing new is told"
    );
    assert_eq!(counts[1]["seen"], "Ill within the last 7 days.");
    let missing = signs.iter().filter(|s| s["standing"] == "missing");
    assert!(missing.clone().count() > 0);
    for sign in missing {
        assert!(
            sign["seen"].as_str().is_some_and(|s| s.contains("eft out")),
            "{sign}"
        );
    }
    let notice = &told["notices"][0];
    assert_eq!(
        (&notice["kind"], &notice["title"]),
        (&json!("pain"), &json!("Knee: it keeps coming back"))
    );
    assert!(
        told["is_not"][0]
            .as_str()
            .is_some_and(|s| s.contains("not a diagnosis"))
    );
}

#[tokio::test]
async fn row_on_today_shows_from_the_line_that_holds() {
    let kit = Kit::new();
    let ada = warned(&kit).await;
    let today = kit.get(&ada, "/today?on=2026-05-13").await.body;
    assert_eq!(
        today["warning"]["title"], "Early warning: 3 of 14 points",
        "{today}"
    );
    let early = kit.get(&ada, "/today?on=2026-05-08").await.body;
    assert!(early["warning"].is_null(), "{}", early["warning"]);
}

#[tokio::test]
async fn easier_week_is_previewed_begun_and_taken_back() {
    let kit = Kit::new();
    let ada = warned(&kit).await;
    let (day, before) = day_with(&kit, &ada, "override").await;
    let sessions = before["easier_week"].as_array().unwrap();
    assert!(!sessions.is_empty(), "{before}");
    for session in sessions {
        let sets = |key: &str| session[key].as_u64().unwrap();
        assert!(sets("eased_sets") < sets("sets"), "{session}");
    }
    let choice =
        json!({ "day": day, "to_state": "ease", "rev": { "counter": 1, "device": "phone" } });
    let path = format!("/overrides/{OVERRIDE}");
    let chosen = kit.put(&ada, &path, choice).await;
    assert_eq!(
        (chosen.status, &chosen.body["state"]),
        (200, &json!("ease")),
        "{}",
        chosen.body
    );
    let begun = told(&kit, &ada, &day).await;
    assert_eq!(
        (&begun["eased_until"], &begun["may_ease"]),
        (&json!(last_of(&day)), &json!("no"))
    );
    // A day ahead is told Ease by itself, whether or not she checks in.
    let ahead = sessions.last().unwrap()["day"].as_str().unwrap();
    let path_ahead = format!("/today?on={ahead}");
    let later = kit.get(&ada, &path_ahead).await.body;
    assert_eq!(later["state"], "ease", "{}", later["sentence"]);
    assert_eq!(kit.delete(&ada, &path).await.status, 200);
    assert!(told(&kit, &ada, &day).await["eased_until"].is_null());
}

#[tokio::test]
async fn easy_day_begins_the_easier_week_through_the_plan() {
    let kit = Kit::new();
    let ada = warned(&kit).await;
    let (day, _) = day_with(&kit, &ada, "plan_choice").await;
    let path = format!("/plan-choices/{OVERRIDE}");
    let choice = json!({ "kind": "ease", "from": day, "rev": { "counter": 1, "device": "phone" } });
    let kept = kit.put(&ada, &path, choice).await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    assert_eq!(told(&kit, &ada, &day).await["eased_until"], last_of(&day));
}

#[tokio::test]
async fn nobody_reads_anothers_early_warning() {
    let kit = Kit::new();
    warned(&kit).await;
    let (_, eve) = kit.person("Eve").await;
    let told = kit.get(&eve, "/warning?on=2026-05-13").await;
    assert_eq!((told.status, told.code()), (422, "no_profile"));
    let anonymous = kit.get(&Who::Anonymous, "/warning").await;
    assert_eq!(anonymous.status, 401);
}
