//! The page about health, a clearance and what follows it, and how the rules have gone.

use jiff::SignedDuration;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::{
    days::{check_in, session, settled},
    kit::{Kit, Who, read, request},
};

const CHECK_IN: &str = "018f6f2e-0000-7000-8000-000000000021";
const OVERRIDE: &str = "018f6f2e-0000-7000-8000-000000000023";
const SESSION: &str = "018f6f2e-0000-7000-8000-000000000024";

/// A person whose program begins today, a Tuesday, with strength.
async fn begun(kit: &Kit) -> Who {
    let ada = settled(kit).await;
    let mut profile = crate::days::profile();
    profile["training_days"] = json!(["tue", "thu", "sat"]);
    profile["rev"]["counter"] = json!(2);
    kit.put(&ada, "/profile", profile).await;
    let body = json!({ "program_id": "strong-in-sixty", "start_on": "2026-05-12" });
    let today = kit.post(&ada, "/enrollment", body).await;
    assert_eq!(today.body["planned"]["kind"], "strength", "{}", today.body);
    ada
}

async fn say(kit: &Kit, ada: &Who, change: impl FnOnce(&mut Value)) -> Value {
    let mut sent = check_in(CHECK_IN, 8, 1, "phone");
    change(&mut sent);
    let path = format!("/check-ins/{CHECK_IN}");
    kit.put(ada, &path, sent).await.body
}

#[tokio::test]
async fn clearance_lifts_a_stop_by_one_easy_and_one_held_session() {
    let kit = Kit::new();
    let ada = begun(&kit).await;
    let stopped = say(&kit, &ada, |c| c["flags"] = json!(["rf1"])).await;
    assert_eq!(stopped["state"], "stop");
    assert_eq!(stopped["reopen"], json!(["flags", "clearance"]));
    let clear = |on: &str, confirmed: bool| json!({ "on": on, "confirmed": confirmed });
    for refused in [clear("2026-05-12", false), clear("2026-05-13", true)] {
        let answer = kit.put(&ada, "/clearance", refused).await;
        assert_eq!((answer.status, answer.code()), (422, "invalid"));
    }
    let before = kit.put(&ada, "/clearance", clear("2026-05-11", true)).await;
    assert_eq!(before.body["state"], "stop", "cleared before it was told");
    let cleared = kit.put(&ada, "/clearance", clear("2026-05-12", true)).await;
    assert_eq!(
        cleared.body["state"], "swap",
        "{}",
        cleared.body["sentence"]
    );
    for days in 2..6 {
        let later = kit.later(SignedDuration::from_hours(24 * days));
        let today = read(
            later
                .oneshot(request(&ada, "GET", "/api/v1/today", None))
                .await
                .unwrap(),
        );
        let today = today.await.body;
        if today["planned"]["kind"] == "strength" {
            assert_eq!(today["state"], "hold", "{}", today["sentence"]);
            return;
        }
    }
    panic!("no strength within a week");
}

#[tokio::test]
async fn flag_of_the_health_page_limits_until_it_is_taken_back() {
    let kit = Kit::new();
    let ada = begun(&kit).await;
    assert_eq!(say(&kit, &ada, |_| ()).await["state"], "push");
    let page = kit
        .put(&ada, "/health-page", json!({ "flags": ["rf12"] }))
        .await
        .body;
    assert_eq!(page["told"]["flags"], json!(["rf12"]));
    let held = kit.get(&ada, "/today").await.body;
    assert_eq!(
        (&held["state"], &held["choices"]["harder"]),
        (&json!("hold"), &json!([]))
    );
    let other = json!({ "flags": ["rf1"] });
    let refused = kit.put(&ada, "/health-page", other).await;
    assert_eq!((refused.status, refused.code()), (422, "invalid"));
    kit.put(&ada, "/health-page", json!({})).await;
    let today = kit.get(&ada, "/today").await.body;
    assert_eq!(today["state"], "push");
}

#[tokio::test]
async fn blood_pressure_waits_for_a_professional() {
    let kit = Kit::new();
    let ada = begun(&kit).await;
    let told = json!({ "flags": ["rf13"] });
    kit.put(&ada, "/health-page", told).await;
    let open = say(&kit, &ada, |_| ()).await;
    assert_eq!(
        (&open["state"], &open["reopen"]),
        (&json!("get_checked"), &json!(["clearance"]))
    );
    let clear = json!({ "on": "2026-05-12", "confirmed": true });
    let cleared = kit.put(&ada, "/clearance", clear).await.body;
    assert_eq!(cleared["state"], "push");
    let page = kit.get(&ada, "/health-page").await.body;
    assert_eq!(page["cleared_on"], "2026-05-12");
}

#[tokio::test]
async fn answers_to_the_first_questions_leave_the_page_as_it_is() {
    let kit = Kit::new();
    let ada = begun(&kit).await;
    let gate = kit.get(&ada, "/health-gate").await.body;
    let told = json!({ "flags": ["rf11"], "periods_missed": 2 });
    kit.put(&ada, "/health-page", told).await;
    let me = kit.get(&ada, "/me").await.body;
    assert_eq!(
        me["health_answered"], false,
        "a page is no answer to the questions"
    );
    let ids = gate["questions"].as_array().unwrap().iter();
    let answers: Value = ids
        .map(|q| (q["id"].as_str().unwrap().to_owned(), json!(false)))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let body = json!({ "answers": answers, "life_stage": null, "postpartum_weeks": null });
    let me = kit.put(&ada, "/health-gate", body).await;
    assert_eq!(me.body["health_answered"], true, "{}", me.body);
    let page = kit.get(&ada, "/health-page").await.body;
    assert_eq!(page["told"]["flags"], json!(["rf11"]));
    let export = kit.get(&ada, "/export").await.body;
    assert_eq!(export["health_answers"]["page"]["periods_missed"], 2);
}

#[tokio::test]
async fn rules_tell_what_was_followed_and_what_came_of_it() {
    let kit = Kit::new();
    let ada = begun(&kit).await;
    let held = say(&kit, &ada, |c| c["prs"] = json!(4)).await;
    assert_eq!(held["state"], "hold", "{held}");
    let gone = |body: &Value| {
        let rules = body["rules"].as_array().unwrap();
        rules.iter().find(|r| r["rule"] == "R16").unwrap().clone()
    };
    let rules = kit.get(&ada, "/rules").await.body;
    assert_eq!(
        (&gone(&rules)["fired"], &gone(&rules)["as_decided"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(rules["otherwise"], json!([]));
    let harder = json!({ "day": "2026-05-12", "to_state": "push", "reason": "I slept badly but feel strong",
        "rev": { "counter": 1, "device": "phone" } });
    let path = format!("/overrides/{OVERRIDE}");
    assert_eq!(kit.put(&ada, &path, harder).await.status, 200);
    let rules = kit.get(&ada, "/rules").await.body;
    assert_eq!(
        (&gone(&rules)["harder"], &gone(&rules)["as_decided"]),
        (&json!(1), &json!(0))
    );
    let day = &rules["otherwise"][0];
    assert_eq!(
        (&day["decided"], &day["chosen"]),
        (&json!("hold"), &json!("push"))
    );
    assert_eq!(day["reason"], "I slept badly but feel strong");
}

/// What she chose in the morning does not outlast what she tells afterwards: red flags always win.
#[tokio::test]
async fn choice_gives_way_to_a_flag_or_an_illness_told_after_it() {
    let again = |c: &mut Value, counter: u32| c["rev"]["counter"] = json!(counter);
    let cases = [
        (4, "push", json!({ "flags": ["rf1"] }), "stop"),
        (4, "push", json!({ "illness": "fever" }), "rest"),
        (8, "rest", json!({ "flags": ["rf1"] }), "stop"),
    ];
    for (recovered, choice, told, wins) in cases {
        let kit = Kit::new();
        let ada = begun(&kit).await;
        say(&kit, &ada, |c| c["prs"] = json!(recovered)).await;
        let sent = json!({ "day": "2026-05-12", "to_state": choice, "reason": "I feel strong",
            "rev": { "counter": 1, "device": "phone" } });
        let path = format!("/overrides/{OVERRIDE}");
        let chosen = kit.put(&ada, &path, sent).await.body;
        assert_eq!(chosen["state"], choice);
        let ill = say(&kit, &ada, |c| {
            let answers = told.as_object().unwrap().clone();
            c.as_object_mut().unwrap().extend(answers);
            again(c, 2);
        })
        .await;
        assert_eq!(ill["state"], wins, "{ill}");
        assert!(ill["override"].is_null());
        assert_eq!(ill["now"]["exercises"], json!([]));
        let well = say(&kit, &ada, |c| {
            c["prs"] = json!(recovered);
            again(c, 3);
        })
        .await;
        assert_eq!(well["state"], choice, "told by mistake: her choice is back");
    }
}

#[tokio::test]
async fn log_is_walked_day_by_day() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let path = format!("/sessions/{SESSION}");
    let mut squats = session(SESSION, 1);
    squats["exercises"][0]["exercise_id"] = json!("back-squat-barbell");
    kit.put(&ada, &path, squats).await;
    let walked = kit.get(&ada, "/replay").await.body;
    let days = walked["days"].as_array().unwrap();
    assert_eq!(days.len(), 2, "yesterday's session and today");
    assert_eq!(
        (&days[0]["planned"], &days[0]["state"]),
        (&json!("Lower"), &json!("push"))
    );
    assert_eq!(
        walked["states"],
        json!([{ "code": "push", "days": 1, "percent": 100.0 }])
    );
    let long = kit.get(&ada, "/replay?from=2000-01-01").await;
    assert_eq!((long.status, long.code()), (422, "invalid"));
    let times = kit.get(&ada, "/recovery-times").await.body;
    let quads = times
        .as_array()
        .unwrap()
        .iter()
        .find(|t| t["muscle"] == "quads");
    assert_eq!(quads.unwrap()["bouts"], 0);
}

#[tokio::test]
async fn body_mass_is_kept_for_whoever_wants_it_and_withheld_where_it_harms() {
    let kit = Kit::new();
    let ada = crate::days::settled(&kit).await;
    let none = kit.get(&ada, "/body-mass").await.body;
    assert_eq!(none, json!({ "withheld": false, "last": null, "count": 0 }));
    let told = |grams: i64| Some(json!({ "day": "2026-05-12", "grams": grams }));
    let refused = kit.ask(&ada, "PUT", "/body-mass", told(7)).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    kit.ask(&ada, "PUT", "/body-mass", told(70_000)).await;
    let kept = kit.ask(&ada, "PUT", "/body-mass", told(70_500)).await.body;
    assert_eq!(
        (&kept["count"], &kept["last"]["grams"]),
        (&json!(1), &json!(70_500))
    );
    let page = json!({ "flags": ["rf11"] });
    kit.put(&ada, "/health-page", page).await;
    let hidden = kit.get(&ada, "/body-mass").await.body;
    assert_eq!(
        hidden,
        json!({ "withheld": true, "last": null, "count": 1 })
    );
    let gone = kit.delete(&ada, "/body-mass").await.body;
    assert_eq!(gone["count"], 0);
}
