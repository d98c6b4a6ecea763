//! The state's own byte format: fixed-width little-endian numbers behind a version.
//!
//! The engine carries no serializer; a person's state is a cache that can always be rebuilt from
//! the log, so an unknown version is answered by rebuilding, never by guessing.

/// Why saved bytes are no state of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The bytes end before the state does.
    #[error("the saved state is cut short; rebuild it from the log")]
    CutShort,
    /// A length or key is not one this version writes.
    #[error("the saved state holds a value this version never writes; rebuild it from the log")]
    OutOfRange,
    /// Written by another version.
    #[error("the saved state is version {found}, this engine reads {expected}; rebuild it")]
    Version {
        /// Version in the bytes.
        found: u32,
        /// Version this engine writes.
        expected: u32,
    },
    /// Bytes left over.
    #[error("the saved state has bytes left over; rebuild it from the log")]
    LeftOver,
}

/// Collects bytes.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// The bytes collected.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(crate) fn u8(&mut self, value: u8) {
        self.bytes.push(value);
    }

    pub(crate) fn u32(&mut self, value: u32) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    pub(crate) fn u64(&mut self, value: u64) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    pub(crate) fn i64(&mut self, value: i64) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    pub(crate) fn f64(&mut self, value: f64) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    /// Writes a run of bytes with its length.
    pub(crate) fn bytes(&mut self, value: &[u8]) {
        self.len(value.len());
        self.bytes.extend_from_slice(value);
    }

    /// Writes a length; lengths here are bounded far below 2^32.
    pub(crate) fn len(&mut self, value: usize) {
        self.u32(u32::try_from(value).unwrap_or(u32::MAX));
    }

    /// Writes whether there is a value, then the value with `write`.
    pub(crate) fn option<T>(&mut self, value: Option<T>, write: impl Fn(&mut Self, T)) {
        match value {
            None => self.u8(0),
            Some(value) => {
                self.u8(1);
                write(self, value);
            }
        }
    }

    pub(crate) fn f64s(&mut self, values: &[f64]) {
        self.len(values.len());
        for value in values {
            self.f64(*value);
        }
    }
}

/// Hands bytes back in the order they were written.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let (head, rest) = self
            .bytes
            .split_first_chunk::<N>()
            .ok_or(DecodeError::CutShort)?;
        self.bytes = rest;
        Ok(*head)
    }

    pub(crate) fn u8(&mut self) -> Result<u8, DecodeError> {
        Ok(self.take::<1>()?[0])
    }

    pub(crate) fn u32(&mut self) -> Result<u32, DecodeError> {
        Ok(u32::from_le_bytes(self.take()?))
    }

    pub(crate) fn u64(&mut self) -> Result<u64, DecodeError> {
        Ok(u64::from_le_bytes(self.take()?))
    }

    /// A run of bytes, as [`Writer::bytes`] wrote it.
    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], DecodeError> {
        let length = self.len()?;
        let (head, rest) = self
            .bytes
            .split_at_checked(length)
            .ok_or(DecodeError::CutShort)?;
        self.bytes = rest;
        Ok(head)
    }

    pub(crate) fn i64(&mut self) -> Result<i64, DecodeError> {
        Ok(i64::from_le_bytes(self.take()?))
    }

    pub(crate) fn f64(&mut self) -> Result<f64, DecodeError> {
        Ok(f64::from_le_bytes(self.take()?))
    }

    /// A length; never more than the bytes left could hold, so a damaged file cannot exhaust
    /// memory.
    pub(crate) fn len(&mut self) -> Result<usize, DecodeError> {
        let found = usize::try_from(self.u32()?).map_err(|_| DecodeError::OutOfRange)?;
        if self.bytes.len() < found {
            Err(DecodeError::CutShort)
        } else {
            Ok(found)
        }
    }

    /// Reads what [`Writer::option`] wrote.
    pub(crate) fn option<T>(
        &mut self,
        read: impl Fn(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, DecodeError> {
        match self.u8()? {
            0 => Ok(None),
            1 => read(self).map(Some),
            _ => Err(DecodeError::OutOfRange),
        }
    }

    pub(crate) fn f64s(&mut self) -> Result<Vec<f64>, DecodeError> {
        (0..self.len()?).map(|_| self.f64()).collect()
    }

    /// Repetitions, written as a 32-bit number.
    pub(crate) fn reps(&mut self) -> Result<u16, DecodeError> {
        u16::try_from(self.u32()?).map_err(|_| DecodeError::OutOfRange)
    }

    /// Fills `values`, which must be as long as what was written.
    pub(crate) fn fill(&mut self, values: &mut [f64]) -> Result<(), DecodeError> {
        let found = self.f64s()?;
        if found.len() != values.len() {
            return Err(DecodeError::OutOfRange);
        }
        values.copy_from_slice(&found);
        Ok(())
    }

    /// Succeeds when nothing is left.
    pub(crate) fn finish(self) -> Result<(), DecodeError> {
        if self.bytes.is_empty() {
            Ok(())
        } else {
            Err(DecodeError::LeftOver)
        }
    }
}
