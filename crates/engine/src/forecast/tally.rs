//! Counts of repetitions that fade, and their smoothing towards a more general habit.

use super::codec::{DecodeError, Reader, Writer};

/// Most repetitions the choice model gives a chance of their own; longer sets are passed over.
/// Source: benchmark protocol, task B.
pub const MAX_REPS: u16 = 30;

/// [`MAX_REPS`] as a length.
pub(crate) const CHOICES: usize = 30;

/// Candidates are padded to a multiple of the machine's vector width; the padding stays 0.
pub(crate) const LANES: usize = 32;

/// One number for each of 1 to 30 repetitions, at index repetitions - 1; padded with zeros.
pub(crate) type Row = [f64; LANES];

/// Fading counts of how often each number of repetitions was done in some situation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tally {
    /// Faded count for each number of repetitions.
    counts: Row,
    /// Faded count of all.
    total: f64,
}

impl Tally {
    /// A tally of nothing.
    pub(crate) fn new() -> Self {
        Self {
            counts: [0.0; LANES],
            total: 0.0,
        }
    }

    /// Faded number of sets counted.
    pub(crate) fn total(&self) -> f64 {
        self.total
    }

    /// Counts one more set of `reps` after letting the earlier ones fade by `keep`.
    pub(crate) fn step(&mut self, keep: f64, reps: usize) {
        for count in &mut self.counts {
            *count *= keep;
        }
        self.total = self.total * keep + 1.0;
        self.counts[reps - 1] += 1.0;
    }

    /// Chances with `pseudo` imagined sets spread like `general`.
    ///
    /// chance = (count + pseudo * general) / (total + pseudo)
    pub(crate) fn smoothed(&self, general: &Row, pseudo: f64) -> Row {
        let mut chances = [0.0; LANES];
        let scale = 1.0 / (self.total + pseudo);
        for ((chance, count), prior) in chances.iter_mut().zip(&self.counts).zip(general) {
            *chance = (count + pseudo * prior) * scale;
        }
        chances
    }

    /// Writes the tally; zero counts cost two bytes each way, so only the others are written.
    pub(crate) fn write(&self, out: &mut Writer) {
        out.f64(self.total);
        let used = self.counts.iter().filter(|count| 0.0 < **count).count();
        out.len(used);
        for (reps, count) in self
            .counts
            .iter()
            .enumerate()
            .filter(|(_, count)| 0.0 < **count)
        {
            out.u8(u8::try_from(reps).unwrap_or(u8::MAX));
            out.f64(*count);
        }
    }

    /// Reads what [`Tally::write`] wrote.
    pub(crate) fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let mut tally = Self::new();
        tally.total = bytes.f64()?;
        for _ in 0..bytes.len()? {
            let reps = usize::from(bytes.u8()?);
            let count = bytes.f64()?;
            *tally.counts.get_mut(reps).ok_or(DecodeError::OutOfRange)? = count;
        }
        Ok(tally)
    }
}

/// Chances before anything is known: flat, with more weight on the numbers programs use.
pub(crate) fn anyone() -> Row {
    /// Repetition numbers that programs are written in.
    /// Choice: 5, 6, 8, 10, 12, 15 and 20 are the commonest prescriptions.
    const USUAL_REPS: [usize; 7] = [5, 6, 8, 10, 12, 15, 20];
    /// How much likelier a usual number is than another.
    /// Choice: matters only for an athlete's first dozen sets.
    const USUAL_WEIGHT: f64 = 4.0;
    let mut chances = [0.0; LANES];
    chances[..CHOICES].fill(1.0);
    for reps in USUAL_REPS {
        chances[reps - 1] = USUAL_WEIGHT;
    }
    let total: f64 = chances.iter().sum();
    chances.map(|chance| chance / total)
}
