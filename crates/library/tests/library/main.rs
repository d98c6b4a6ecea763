//! The library from outside: its content, its mistakes, and how it reads real logs.

mod claims;
mod composed;
mod content;
mod doses;
mod figures;
mod keepers_folder;
mod mistakes;
mod names_of_real_logs;
mod programs;
mod snacks;
mod words;
