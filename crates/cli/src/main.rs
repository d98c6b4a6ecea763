//! The `recoup` command.

mod shorthand;

fn main() {}
