//! A person's own experiment over HTTP: agreed to, tossed once a day, stopped; and her if-then plans.

use serde_json::{Value, json};

use crate::{
    days::{check_in, session, settled},
    kit::{Answer, Kit, Who},
};

const EXPERIMENT: &str = "018f6f2e-0000-7000-8000-000000000041";
const SECOND: &str = "018f6f2e-0000-7000-8000-000000000042";
const SESSION: &str = "018f6f2e-0000-7000-8000-000000000043";
const CHECK_IN: &str = "018f6f2e-0000-7000-8000-000000000044";
const PLAN: &str = "018f6f2e-0000-7000-8000-000000000045";

/// A person on the morning after a hard session, with a check-in and nothing wrong.
async fn morning_after(kit: &Kit) -> Who {
    let ada = settled(kit).await;
    let path = format!("/sessions/{SESSION}");
    let logged = kit.put(&ada, &path, session(SESSION, 1)).await;
    assert_eq!(logged.status, 200, "{}", logged.body);
    let sent = check_in(CHECK_IN, 7, 1, "phone");
    let path = format!("/check-ins/{CHECK_IN}");
    let kept = kit.put(&ada, &path, sent).await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    ada
}

async fn agree(kit: &Kit, who: &Who, id: &str, measure: &str, template: &str) -> Answer {
    let body = json!({ "id": id, "measure": measure, "template": template,
        "rev": { "counter": 1, "device": "phone" } });
    kit.put(who, &format!("/experiments/{id}"), body).await
}

/// The first recovery session that is offered.
async fn offered(kit: &Kit, who: &Who) -> Vec<String> {
    let all = kit.get(who, "/experiments").await.body;
    let templates = all["templates"].as_array().unwrap();
    let id = |t: &Value| t["id"].as_str().unwrap().to_owned();
    templates.iter().map(id).collect()
}

#[tokio::test]
async fn coin_falls_once_a_day_and_shows_no_result() {
    let kit = Kit::new();
    let ada = morning_after(&kit).await;
    let template = offered(&kit, &ada).await.remove(0);
    let begun = agree(&kit, &ada, EXPERIMENT, "soreness", &template).await;
    assert_eq!(begun.status, 200, "{}", begun.body);
    let card = &begun.body["current"];
    assert_eq!(
        (&card["may_toss"], &card["pairs"], &card["next_look"]),
        (&json!(true), &json!(0), &json!(12)),
        "{card}"
    );
    let path = format!("/experiments/{EXPERIMENT}/coin");
    let first = kit.ask(&ada, "POST", &path, None).await;
    assert_eq!(first.status, 200, "{}", first.body);
    let second = kit.ask(&ada, "POST", &path, None).await.body;
    assert_eq!(first.body["current"]["today"], second["current"]["today"]);
    assert_eq!(second["current"]["coins"], 1, "a second throw is none");
    let told = &second["current"];
    assert!(
        told["finding"].is_null() && told["range"].is_null(),
        "{told}"
    );
}

#[tokio::test]
async fn what_was_agreed_stays_and_one_runs_at_a_time() {
    let kit = Kit::new();
    let ada = morning_after(&kit).await;
    let template = offered(&kit, &ada).await.remove(0);
    agree(&kit, &ada, EXPERIMENT, "soreness", &template).await;
    let same = agree(&kit, &ada, EXPERIMENT, "soreness", &template).await;
    assert_eq!(same.status, 200, "sent twice is once");
    let changed = agree(&kit, &ada, EXPERIMENT, "energy", &template).await;
    assert_eq!((changed.status, changed.code()), (422, "invalid"));
    assert!(
        changed
            .body
            .to_string()
            .contains("fixed before the first coin")
    );
    let second = agree(&kit, &ada, SECOND, "energy", &template).await;
    assert!(
        second.body.to_string().contains("one at a time"),
        "{}",
        second.body
    );
    let unknown = agree(&kit, &ada, SECOND, "luck", &template).await;
    assert_eq!(unknown.status, 422);
    let path = format!("/experiments/{EXPERIMENT}?counter=2&device=phone");
    let stopped = kit.delete(&ada, &path).await.body;
    assert!(stopped["current"].is_null());
    assert_eq!(stopped["past"][0]["stopped_on"], "2026-05-12");
    let coin = format!("/experiments/{EXPERIMENT}/coin");
    assert_eq!(kit.ask(&ada, "POST", &coin, None).await.status, 422);
}

#[tokio::test]
async fn no_coin_says_why() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let template = offered(&kit, &ada).await.remove(0);
    let begun = agree(&kit, &ada, EXPERIMENT, "prs", &template).await.body;
    assert_eq!(begun["current"]["may_toss"], false);
    assert_eq!(
        begun["current"]["sentence"],
        "The next coin falls on the day after a strength session."
    );
}

#[tokio::test]
async fn another_persons_experiment_is_absent() {
    let kit = Kit::new();
    let ada = morning_after(&kit).await;
    let template = offered(&kit, &ada).await.remove(0);
    agree(&kit, &ada, EXPERIMENT, "soreness", &template).await;
    let (_, eve) = kit.person("Eve").await;
    kit.put(&eve, "/profile", crate::days::profile()).await;
    let coin = format!("/experiments/{EXPERIMENT}/coin");
    assert_eq!(kit.ask(&eve, "POST", &coin, None).await.status, 404);
    let hers = kit.get(&eve, "/experiments").await.body;
    assert!(hers["current"].is_null());
}

#[tokio::test]
async fn choices_leave_out_what_her_stage_of_life_bars() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let before = offered(&kit, &ada).await;
    let gate = kit.get(&ada, "/health-gate").await.body;
    let questions = gate["questions"].as_array().unwrap().iter();
    let answers: serde_json::Map<String, Value> = questions
        .map(|q| (q["id"].as_str().unwrap().to_owned(), json!(false)))
        .collect();
    let body = json!({ "answers": answers, "life_stage": "pregnant", "postpartum_weeks": null });
    let told = kit.put(&ada, "/health-gate", body).await;
    assert_eq!(told.status, 200, "{}", told.body);
    let after = offered(&kit, &ada).await;
    let gone: Vec<&String> = before.iter().filter(|id| !after.contains(id)).collect();
    assert!(after.len() < before.len(), "{before:?}");
    let refused = agree(&kit, &ada, EXPERIMENT, "soreness", gone[0]).await;
    assert_eq!((refused.status, refused.code()), (422, "invalid"));
}

#[tokio::test]
async fn if_then_plans_are_kept_by_day_and_taken_back() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let plan = |part: &str, then: &str, counter: i64| {
        json!({ "kind": "if_then", "slot": "mon", "part": part, "if": "it is Monday, 18:00",
            "then": then, "rev": { "counter": counter, "device": "phone" } })
    };
    let path = format!("/plan-choices/{PLAN}");
    let kept = kit
        .put(&ada, &path, plan("plan", "I go to the gym", 1))
        .await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    let told = kit.get(&ada, "/if-then").await.body;
    let slots = told["slots"].as_array().unwrap();
    let days: Vec<&str> = slots.iter().map(|s| s["slot"].as_str().unwrap()).collect();
    assert_eq!(days, ["mon", "wed", "fri"]);
    assert_eq!(slots[0]["plan"]["then"], "I go to the gym");
    assert!(slots[0]["barrier"].is_null() && slots[1]["plan"].is_null());
    let long = kit
        .put(&ada, &path, plan("plan", &"a".repeat(121), 2))
        .await;
    assert_eq!((long.status, long.code()), (422, "invalid"));
    assert!(long.body.to_string().contains("120"), "{}", long.body);
    assert_eq!(kit.delete(&ada, &path).await.status, 200);
    let gone = kit.get(&ada, "/if-then").await.body;
    assert!(gone["slots"][0]["plan"].is_null());
}
