//! Which of day and month comes first, decided for a whole file.

use jiff::civil::Date;

use crate::cell::when::{self, DateOrder, OrderSeen};
use crate::parsed::{DateQuestion, Options};
use crate::table::Head;

/// The order used for a file, and the question to ask when nothing proves it.
#[derive(Debug)]
pub(crate) struct DateReading {
    pub(crate) order: DateOrder,
    pub(crate) question: Option<DateQuestion>,
}

impl DateReading {
    /// Looks through the dates in `column`.
    ///
    /// One date that only one order can read decides; else the caller's word;
    /// else the order in which the dates span less time, with a question.
    pub(crate) fn of(head: &Head<'_>, column: Option<usize>, options: &Options) -> DateReading {
        let mut votes = Votes::default();
        let mut rows = head.rows();
        let mut last = String::new();
        let mut plain = 0_u32;
        while rows.next_row().is_some() {
            let text = rows.get(column);
            if text == last {
                continue;
            }
            text.clone_into(&mut last);
            match when::parse(text, DateOrder::DayFirst).map(|moment| moment.order) {
                Some(OrderSeen::Plain) => plain += 1,
                Some(OrderSeen::Proves(order)) => votes.prove(order),
                Some(OrderSeen::Either) => votes.either(text),
                None => {}
            }
            // Apps write one form; a few plain dates show that this one needs no rule.
            if PLAIN_ENOUGH <= plain && votes.is_empty() {
                break;
            }
        }
        votes.settle(options)
    }
}

/// Dates that need no rule, after which the rest of the file is not looked at.
const PLAIN_ENOUGH: u32 = 20;

/// Both readings of a date in numbers.
const ORDERS: [DateOrder; 2] = [DateOrder::DayFirst, DateOrder::MonthFirst];

#[derive(Debug, Default)]
struct Votes {
    day_first: u32,
    month_first: u32,
    /// The first date that can be read in two ways, as written.
    either: Option<String>,
    /// First and last day of all such dates, with the day first and with the month first.
    spans: [Option<(Date, Date)>; 2],
}

impl Votes {
    fn is_empty(&self) -> bool {
        self.day_first == 0 && self.month_first == 0 && self.either.is_none()
    }

    fn prove(&mut self, order: DateOrder) {
        match order {
            DateOrder::DayFirst => self.day_first += 1,
            DateOrder::MonthFirst => self.month_first += 1,
        }
    }

    fn either(&mut self, text: &str) {
        self.either.get_or_insert_with(|| text.to_owned());
        for (span, order) in self.spans.iter_mut().zip(ORDERS) {
            if let Some(day) = when::parse(text, order).map(|moment| moment.start.date()) {
                let (first, last) = span.unwrap_or((day, day));
                *span = Some((first.min(day), last.max(day)));
            }
        }
    }

    fn settle(self, options: &Options) -> DateReading {
        let proved = match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => Some(DateOrder::DayFirst),
            std::cmp::Ordering::Less => Some(DateOrder::MonthFirst),
            std::cmp::Ordering::Equal => None,
        };
        if let Some(order) = proved.or(options.date_order) {
            return DateReading {
                order,
                question: None,
            };
        }
        let [day_first, month_first] = self
            .spans
            .map(|span| span.map(|(first, last)| first.duration_until(last)));
        let order = if month_first < day_first {
            DateOrder::MonthFirst
        } else {
            DateOrder::DayFirst
        };
        DateReading {
            order,
            question: self.question(order),
        }
    }

    fn question(&self, used: DateOrder) -> Option<DateQuestion> {
        let written = self.either.as_ref()?;
        let date = |order| when::parse(written, order).map(|moment| moment.start.date());
        Some(DateQuestion {
            written: written.clone(),
            day_first: date(DateOrder::DayFirst)?,
            month_first: date(DateOrder::MonthFirst)?,
            used,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(dates: &str, options: &Options) -> (DateOrder, Option<String>) {
        let text = format!("date\n{dates}\n");
        let reading = DateReading::of(&Head::of(&text), Some(0), options);
        (
            reading.order,
            reading.question.map(|question| question.written),
        )
    }

    #[test]
    fn one_telling_date_decides_for_all() {
        let unsaid = Options::default();
        assert_eq!(
            read("3/4/2024\n4/13/2024", &unsaid),
            (DateOrder::MonthFirst, None)
        );
        assert_eq!(
            read("3/4/2024\n13/4/2024", &unsaid),
            (DateOrder::DayFirst, None)
        );
    }

    #[test]
    fn without_one_the_shorter_span_is_used_and_asked() {
        let unsaid = Options::default();
        let found = read("4/1/2024\n4/3/2024\n4/5/2024", &unsaid);
        assert_eq!(found, (DateOrder::MonthFirst, Some("4/1/2024".to_owned())));
    }

    #[test]
    fn the_caller_decides_when_asked() {
        let told = Options {
            date_order: Some(DateOrder::DayFirst),
            ..Options::default()
        };
        assert_eq!(
            read("4/1/2024\n4/3/2024", &told),
            (DateOrder::DayFirst, None)
        );
    }
}
