//! Programs as coaches write them.

use recoup_engine::program::Program;

use crate::page::Fields;

/// Reads the program of a file, if it holds one.
pub(crate) fn read(_fields: &mut Fields<'_, '_>) -> Option<Program> {
    None
}
