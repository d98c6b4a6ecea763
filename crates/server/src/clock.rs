//! Where the server takes the time from.

use jiff::Timestamp;

/// The time, as a value that is passed in.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Always this instant, for tests and for the demo.
    Fixed(Timestamp),
}

impl Clock {
    /// The instant now.
    pub fn now(self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Fixed(at) => at,
        }
    }
}
