//! Words and claims that no text of ours may hold.
//!
//! The list is the design's (section 3) and the forbidden claims of the rules. Each hit says what to
//! say instead. Names of exercises and fixed medical terms that only look alike are let through.

/// A forbidden word or claim that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forbidden {
    /// The word or claim.
    pub claim: &'static str,
    /// What to say instead.
    pub instead: &'static str,
}

/// How a claim is looked for.
#[derive(Clone, Copy)]
enum Look {
    /// As whole words.
    Words,
    /// As the beginning of a word.
    Start,
}

const A_LITTLE_LESS_SORE: &str = "say: a little less sore for a short while";
const COMFORT: &str = "say: comfortable, or keeps the habit";
const LESS_TODAY: &str = "say: less to do today";
const SLOW_DOWN: &str = "say: slow down a little";
const PLAIN_VERB: &str = "use a plain verb";
const CHOSEN: &str = "say: chosen, moved or not done";
const STRENGTH: &str = "use words of strength";
const SYMPTOMS: &str = "say: on days when your own symptoms run high";
const RESEARCH: &str = "say: research suggests, with its strength";
const NAMED_SOURCE: &str = "name a source of the evidence list";
const NOTHING: &str = "leave the word out";

/// Every forbidden claim, how to look for it and what to say instead.
const CLAIMS: [(&str, Look, &str); 66] = [
    ("flush", Look::Start, A_LITTLE_LESS_SORE),
    ("toxin", Look::Start, A_LITTLE_LESS_SORE),
    ("lactic", Look::Start, A_LITTLE_LESS_SORE),
    ("lactate", Look::Start, A_LITTLE_LESS_SORE),
    ("detox", Look::Start, A_LITTLE_LESS_SORE),
    ("fascia", Look::Start, A_LITTLE_LESS_SORE),
    ("repair", Look::Start, COMFORT),
    ("heal", Look::Words, COMFORT),
    ("heals", Look::Words, COMFORT),
    ("healing", Look::Words, COMFORT),
    ("regenerat", Look::Start, COMFORT),
    ("accelerat", Look::Start, COMFORT),
    ("prevents injury", Look::Words, LESS_TODAY),
    ("prevent injury", Look::Words, LESS_TODAY),
    ("prevents injuries", Look::Words, LESS_TODAY),
    ("prevent injuries", Look::Words, LESS_TODAY),
    ("injury-proof", Look::Words, LESS_TODAY),
    ("injury risk", Look::Words, LESS_TODAY),
    ("overtrain", Look::Start, SLOW_DOWN),
    ("optimal", Look::Start, PLAIN_VERB),
    ("optimis", Look::Start, PLAIN_VERB),
    ("optimiz", Look::Start, PLAIN_VERB),
    ("sweet spot", Look::Words, PLAIN_VERB),
    ("perfect", Look::Start, PLAIN_VERB),
    ("unlock", Look::Start, PLAIN_VERB),
    ("hack", Look::Words, PLAIN_VERB),
    ("crush", Look::Start, PLAIN_VERB),
    ("smash", Look::Start, PLAIN_VERB),
    ("beast", Look::Start, PLAIN_VERB),
    ("grind", Look::Start, PLAIN_VERB),
    ("no excuses", Look::Words, PLAIN_VERB),
    ("fail", Look::Start, CHOSEN),
    ("missed", Look::Words, CHOSEN),
    ("behind", Look::Words, CHOSEN),
    ("broken", Look::Words, CHOSEN),
    ("streak", Look::Start, CHOSEN),
    ("lazy", Look::Words, CHOSEN),
    ("cheat", Look::Start, CHOSEN),
    ("earn your rest", Look::Words, CHOSEN),
    ("burn", Look::Start, STRENGTH),
    ("shred", Look::Start, STRENGTH),
    ("tone", Look::Words, STRENGTH),
    ("toned", Look::Words, STRENGTH),
    ("toning", Look::Words, STRENGTH),
    ("calorie", Look::Start, STRENGTH),
    ("before and after", Look::Words, STRENGTH),
    ("before/after", Look::Words, STRENGTH),
    ("cycle sync", Look::Start, SYMPTOMS),
    ("train with your phase", Look::Words, SYMPTOMS),
    ("hormones are to blame", Look::Words, SYMPTOMS),
    ("ovulat", Look::Start, SYMPTOMS),
    ("diagnos", Look::Start, RESEARCH),
    ("detect", Look::Start, RESEARCH),
    ("medical grade", Look::Words, RESEARCH),
    ("medical-grade", Look::Words, RESEARCH),
    ("clinically proven", Look::Words, RESEARCH),
    ("science says", Look::Words, RESEARCH),
    ("science-backed", Look::Words, RESEARCH),
    ("proven", Look::Words, NAMED_SOURCE),
    ("2021 study", Look::Words, NAMED_SOURCE),
    ("study from 2021", Look::Words, NAMED_SOURCE),
    ("journal of sports sciences", Look::Words, NAMED_SOURCE),
    ("acute:chronic", Look::Words, NAMED_SOURCE),
    ("just", Look::Words, NOTHING),
    ("simply", Look::Words, NOTHING),
    ("!", Look::Start, NOTHING),
];

/// Medical facts, fixed negations and names of exercises that hold a forbidden word and may stand.
const ALLOWED: [&str; 10] = [
    "hot flush",
    "periods missed",
    "missed periods",
    "not a diagnosis",
    "keine diagnose",
    "broken bone",
    "broken skin",
    "hack squat",
    "range: yes",
    "has not been proven",
];

/// The first forbidden word or claim of a text, if it holds one.
///
/// ```
/// use recoup_library::forbidden_in;
/// assert_eq!(forbidden_in("It flushes toxins.").map(|f| f.claim), Some("flush"));
/// assert_eq!(forbidden_in("Three or more periods missed."), None);
/// ```
pub fn forbidden_in(text: &str) -> Option<Forbidden> {
    let lower = text.to_lowercase();
    let text = ALLOWED
        .iter()
        .fold(lower, |text, allowed| text.replace(allowed, " "));
    let hit = CLAIMS
        .iter()
        .find(|(claim, look, _)| holds(&text, claim, *look));
    hit.map(|(claim, _, instead)| Forbidden { claim, instead })
}

fn holds(text: &str, claim: &str, look: Look) -> bool {
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(claim).any(|(at, _)| {
        let starts = !joins(text[..at].chars().next_back());
        let ends = !joins(text[at + claim.len()..].chars().next());
        match look {
            Look::Words => starts && ends,
            Look::Start => starts || claim == "!",
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_claim_is_found_in_a_sentence() {
        for (claim, _, _) in CLAIMS {
            let found = forbidden_in(&format!("We say {claim} here."));
            assert!(found.is_some(), "{claim}");
        }
    }

    #[test]
    fn words_that_only_look_alike_may_stand() {
        for text in [
            "Healthy people adjust.",
            "Her tonearm and an overhead stone.",
            "A skullcrusher and a hack squat.",
            "Hot flushes disturb sleep.",
            "Leave it out over broken bones.",
        ] {
            assert_eq!(forbidden_in(text), None, "{text}");
        }
    }
}
