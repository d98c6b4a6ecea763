//! The day in the language that the one who asks would like.

use serde_json::{Value, json};

use crate::days::{check_in, settled};
use crate::kit::{Answer, Kit, Who, request};

const TODAY: &str = "/api/v1/today?on=2026-05-12";

async fn told(kit: &Kit, who: &Who, path: &str, language: &str) -> Value {
    let mut asked = request(who, "GET", path, None);
    let language = language.parse().unwrap();
    asked.headers_mut().insert("accept-language", language);
    let Answer { status, body, .. } = kit.send(asked).await;
    assert_eq!(status, 200, "{body}");
    body
}

#[tokio::test]
async fn a_day_is_told_in_the_language_that_was_asked_for() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let joined = json!({ "program_id": "strong-in-sixty", "start_on": "2026-05-11" });
    let joined = kit.post(&ada, "/enrollment", joined).await;
    assert_eq!(joined.status, 200);
    let id = "0192f0c1-2b3a-7000-8000-0000000000a1";
    let put = kit
        .put(
            &ada,
            &format!("/check-ins/{id}"),
            check_in(id, 2, 1, "phone"),
        )
        .await;
    assert_eq!(put.status, 200);

    let german = told(&kit, &ada, TODAY, "de-AT,de;q=0.9,en;q=0.5").await;
    let english = told(&kit, &ada, TODAY, "en-GB").await;
    let unknown = told(&kit, &ada, TODAY, "fr").await;
    assert_eq!(german["state"], english["state"]);
    for spoken in ["/sentence", "/reasons/0/text", "/used/0/label"] {
        let (german, english) = (german.pointer(spoken), english.pointer(spoken));
        assert!(german.is_some_and(Value::is_string), "{spoken}: {german:?}");
        assert_ne!(german, english, "{spoken}");
        assert_eq!(english, unknown.pointer(spoken), "{spoken}");
    }
    let week = told(&kit, &ada, "/api/v1/week?of=2026-05-12", "de").await;
    let days = week["days"].as_array().unwrap();
    let detail = days.iter().find_map(|day| {
        let detail = day["detail"].as_str()?;
        detail.contains("Sätze").then_some(detail)
    });
    assert!(detail.is_some(), "{week}");
}
