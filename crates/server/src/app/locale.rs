//! Words, numbers and dates as the language of the one who asks writes them.

use jiff::civil::{Date, Weekday};
use recoup_engine::unit::{Load, MassUnit};
use recoup_library::Language;

use super::Desk;
use super::speech::Value;

impl Desk<'_> {
    /// Words of the catalogue with values put in; the key itself where the catalogue has none.
    pub(super) fn say(&self, key: &str, values: &[Value]) -> String {
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let said = self.library.say(self.language, key, &values);
        said.unwrap_or_else(|_| key.to_owned())
    }

    /// Words that a count decides: those of `{key}_one` for one, where the catalogue has them.
    pub(super) fn say_of(&self, n: f64, key: &str, values: &[Value]) -> String {
        let one = format!("{key}_one");
        let is_one = (n - 1.0).abs() < 0.5 && self.library.words().has(&one);
        self.say(if is_one { &one } else { key }, values)
    }

    /// A number with so many decimals.
    pub(super) fn number(&self, x: f64, decimals: usize) -> String {
        self.marked(&format!("{x:.decimals$}"))
    }

    /// One decimal with its sign; no sign where nothing is left of it.
    pub(super) fn signed(&self, x: f64) -> String {
        let text = self.number(x.abs(), 1);
        match x {
            _ if text == self.number(0.0, 1) => text,
            x if x < 0.0 => format!("\u{2212}{text}"),
            _ => format!("+{text}"),
        }
    }

    /// At most one decimal.
    pub(super) fn trimmed(&self, x: f64) -> String {
        self.marked(&format!("{}", (x * 10.0).round() / 10.0))
    }

    /// A load with its unit.
    pub(super) fn load(&self, load: Load, unit: MassUnit) -> String {
        let text = self.marked(&load.to_text(unit));
        format!("{text}\u{202f}{}", unit.code())
    }

    fn marked(&self, number: &str) -> String {
        number.replace('.', &self.say("number.mark", &[]))
    }

    /// The name of a day of the week.
    pub(super) fn weekday(&self, day: Date) -> String {
        self.say(&format!("weekday.{}", code(day.weekday())), &[])
    }

    /// A day as "Monday 2 March".
    pub(super) fn long_date(&self, day: Date) -> String {
        self.date("long", self.weekday(day), "month", day)
    }

    /// A day as "Mon 2 Mar".
    pub(super) fn short_date(&self, day: Date) -> String {
        let weekday = self.say(&format!("weekday_short.{}", code(day.weekday())), &[]);
        self.date("short", weekday, "month_short", day)
    }

    /// A day as "2 March".
    pub(super) fn date_of_year(&self, day: Date) -> String {
        self.date("of_year", String::new(), "month", day)
    }

    fn date(&self, form: &str, weekday: String, months: &str, day: Date) -> String {
        let month = self.say(&format!("{months}.{}", day.month()), &[]);
        let values = [
            ("weekday", weekday),
            ("day", day.day().to_string()),
            ("month", month),
        ];
        self.say(&format!("date.{form}"), &values)
    }

    /// A name as it stands inside a sentence: English writes it small, German as it is.
    pub(super) fn within(&self, name: &str) -> String {
        match self.language {
            Language::English => name.to_lowercase(),
            Language::German => name.to_owned(),
        }
    }
}

/// How a day of the week is written in keys and in JSON.
pub(super) const fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn numbers_and_dates_are_written_as_each_language_writes_them() {
        let library = recoup_library::Library::embedded();
        let told = |language| {
            let desk = Desk {
                language,
                ..Desk::of_nobody(&library)
            };
            let day = date(2026, 3, 3);
            let load = Load::from_mass(62.5, MassUnit::Kilogram).unwrap();
            [
                desk.number(2.25, 1),
                desk.signed(-1.26),
                desk.signed(0.04),
                desk.trimmed(3.0),
                desk.load(load, MassUnit::Kilogram),
                desk.long_date(day),
                desk.short_date(day),
                desk.date_of_year(day),
                desk.within("Back Squat"),
            ]
            .join("; ")
        };
        assert_eq!(
            told(Language::English),
            "2.2; \u{2212}1.3; 0.0; 3; 62.5\u{202f}kg; Tuesday 3 March; Tue 3 Mar; 3 March; back squat"
        );
        assert_eq!(
            told(Language::German),
            "2,2; \u{2212}1,3; 0,0; 3; 62,5\u{202f}kg; Dienstag, 3. März; Di., 3. März; 3. März; Back Squat"
        );
    }
}
