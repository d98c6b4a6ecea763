//! A choice of weekdays.

use jiff::civil::Weekday;

/// Some of the seven weekdays, in no order but Monday first when listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Monday, Wednesday and Friday: the rhythm of *Strong in Sixty*.
    pub const MON_WED_FRI: Self = Self::NONE
        .with(Weekday::Monday)
        .with(Weekday::Wednesday)
        .with(Weekday::Friday);

    /// No day at all.
    pub const NONE: Self = Self(0);

    /// The same days and one more.
    #[must_use]
    pub const fn with(self, day: Weekday) -> Self {
        Self(self.0 | Self::bit(day))
    }

    /// Whether a weekday is among them.
    pub const fn contains(self, day: Weekday) -> bool {
        self.0 & Self::bit(day) != 0
    }

    /// How many days, 0 to 7.
    pub const fn len(self) -> u8 {
        // A byte has eight bits, so the count fits.
        self.0.count_ones().to_le_bytes()[0]
    }

    /// Whether there is no day.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        Weekday::Monday
            .cycle_forward()
            .take(DAYS_PER_WEEK)
            .filter(move |day| self.contains(*day))
    }

    const fn bit(day: Weekday) -> u8 {
        1 << day.to_monday_zero_offset()
    }
}

/// Days in a week. Source: definition.
const DAYS_PER_WEEK: usize = 7;

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        days.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_listed_from_monday() {
        let days: Weekdays = [Weekday::Sunday, Weekday::Tuesday, Weekday::Sunday]
            .into_iter()
            .collect();
        assert_eq!(days.len(), 2);
        assert_eq!(
            days.iter().collect::<Vec<_>>(),
            [Weekday::Tuesday, Weekday::Sunday]
        );
    }

    #[test]
    fn no_days_hold_nothing() {
        assert!(Weekdays::NONE.is_empty());
        assert!(!Weekdays::NONE.contains(Weekday::Monday));
        assert_eq!(Weekdays::MON_WED_FRI.len(), 3);
    }
}
