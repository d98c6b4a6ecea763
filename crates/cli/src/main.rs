//! The `recoup` command.

mod args;
mod out;
mod shorthand;
mod show;

fn main() {}
