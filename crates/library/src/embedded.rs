//! The texts that come with the program.

/// Declares the embedded texts by their path within `library/`.
macro_rules! texts {
    ($($path:literal),+ $(,)?) => {
        /// Each text with its path within `library/`.
        pub(crate) const TEXTS: &[(&str, &str)] =
            &[$(($path, include_str!(concat!("../../../library/", $path)))),+];
    };
}

texts![
    "exercises/legs.toml",
    "exercises/push.toml",
    "exercises/pull.toml",
    "exercises/whole-body.toml",
    "movements/modalities.toml",
    "movements/mobility.toml",
    "movements/stretching.toml",
    "movements/yoga.toml",
    "movements/walking-and-cycling.toml",
    "movements/light-contractions.toml",
    "movements/rolling.toml",
    "movements/massage-breathing-warmth.toml",
    "movements/snacks.toml",
    "figures/mobility.toml",
    "figures/stretching.toml",
    "figures/yoga.toml",
    "figures/walking-and-cycling.toml",
    "figures/light-contractions.toml",
    "figures/rolling.toml",
    "figures/massage-breathing-warmth.toml",
    "figures/snacks.toml",
    "recovery-sessions/sessions.toml",
    "programs/strong-in-sixty.toml",
    "programs/strong-in-sixty-home.toml",
    "programs/two-days.toml",
    "programs/four-days-upper-lower.toml",
    "programs/return-after-break.toml",
    "evidence/facts.toml",
    "evidence/sources.toml",
    "words/en.toml",
    "words/de.toml",
];
