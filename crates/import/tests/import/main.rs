//! Whole files in, whole answers out: fixtures of every format, real logs, damage.

mod damage;
mod expected;
mod fitbod;
mod fitnotes;
mod hevy;
mod kit;
mod layouts;
mod plain;
mod round_trip;
mod strong;
