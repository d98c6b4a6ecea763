//! Rule R53: one if-then plan for a slot, and one for what may come between.

/// "If it is Monday 18:00, then I drive to the gym from work."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IfThen {
    /// When it holds, in her words.
    pub if_: String,
    /// What she does then, in her words.
    pub then: String,
}

/// The plans for one weekly slot.
///
/// One plan and one for a barrier. Source: R53 (BEL13: SMD 0.31, more with barrier plans).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plans {
    /// Where and when.
    pub plan: Option<IfThen>,
    /// What she does when something comes between.
    pub barrier: Option<IfThen>,
}

/// An if-then plan has a part that is empty or too long to be kept in mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("both parts of an if-then plan need 1 to {max} characters, found {found}")]
pub struct TooMany {
    /// Characters found in the part that does not fit.
    pub found: usize,
    /// The most a part may have.
    pub max: usize,
}

/// Most characters of a part. Choice: a sentence that fits a phone's width three times.
const MOST_CHARACTERS: usize = 120;

impl IfThen {
    /// A plan from her own words, trimmed.
    ///
    /// # Errors
    /// [`TooMany`] where a part is empty or longer than 120 characters.
    pub fn try_new(if_: &str, then: &str) -> Result<Self, TooMany> {
        for part in [if_.trim(), then.trim()] {
            let found = part.chars().count();
            if found == 0 || MOST_CHARACTERS < found {
                return Err(TooMany {
                    found,
                    max: MOST_CHARACTERS,
                });
            }
        }
        Ok(Self {
            if_: if_.trim().to_owned(),
            then: then.trim().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_parts_need_words() {
        let plan = IfThen::try_new(" it is Monday 18:00 ", "I drive to the gym");
        assert_eq!(plan.map(|p| p.if_), Ok("it is Monday 18:00".to_owned()));
        assert_eq!(IfThen::try_new("x", "  ").map_err(|e| e.found), Err(0));
        let long = "a".repeat(121);
        assert_eq!(IfThen::try_new(&long, "y").map_err(|e| e.found), Err(121));
        assert!(IfThen::try_new(&"a".repeat(120), "y").is_ok());
    }
}
