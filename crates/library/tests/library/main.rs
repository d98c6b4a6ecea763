//! The library from outside: its content, its mistakes, and how it reads real logs.

mod names_of_real_logs;
