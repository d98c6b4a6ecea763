//! Files that are being read, and how far: for whoever sent them.
//!
//! Kept in memory only, for as long as the reading takes. Where several servers share the
//! requests, another one knows nothing of it, and the page shows no time left.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use crate::wire::ReadingProgress;

/// Whose file, and the id that its sender chose.
type Key = (Uuid, Uuid);

/// Every reading under way.
#[derive(Clone, Default)]
pub(crate) struct UnderWay(Arc<Mutex<BTreeMap<Key, Arc<Far>>>>);

struct Far {
    done: AtomicU64,
    total: u64,
}

/// One reading; forgotten when it is dropped.
pub(crate) struct Reading {
    all: UnderWay,
    key: Key,
    far: Arc<Far>,
}

impl UnderWay {
    /// Begins to tell of a reading of `total` bytes.
    pub(crate) fn begin(&self, athlete: Uuid, id: Uuid, total: u64) -> Reading {
        let done = AtomicU64::new(0);
        let far = Arc::new(Far { done, total });
        let key = (athlete, id);
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.insert(key, Arc::clone(&far));
        drop(open);
        Reading {
            all: self.clone(),
            key,
            far,
        }
    }

    /// How far a reading is; 0 of 0 when there is none of this athlete and id.
    pub(crate) fn find(&self, athlete: Uuid, id: Uuid) -> ReadingProgress {
        let open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let far = open.get(&(athlete, id));
        far.map_or(ReadingProgress { done: 0, total: 0 }, |far| {
            ReadingProgress {
                done: far.done.load(Ordering::Relaxed).min(far.total),
                total: far.total,
            }
        })
    }
}

impl Reading {
    pub(crate) fn tell(&self, done: u64) {
        self.far.done.store(done, Ordering::Relaxed);
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let mut open = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_is_told_to_its_own_athlete_while_it_lasts() {
        let (ada, eve, id) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        let all = UnderWay::default();
        let reading = all.begin(ada, id, 200);
        reading.tell(50);
        assert_eq!(
            all.find(ada, id),
            ReadingProgress {
                done: 50,
                total: 200
            }
        );
        let none = ReadingProgress { done: 0, total: 0 };
        assert_eq!(all.find(eve, id), none);
        drop(reading);
        assert_eq!(all.find(ada, id), none);
    }
}
