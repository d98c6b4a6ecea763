//! Whole files in, whole answers out: fixtures of every format, real logs, damage.

mod damage;
mod expected;
mod fitbod;
mod fitnotes;
mod headers;
mod health;
mod hevy;
mod hostile;
mod kit;
mod layouts;
mod made;
mod plain;
mod round_trip;
mod strong;
mod tongues;
