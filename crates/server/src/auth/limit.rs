//! How often somebody may try a secret.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
};

use governor::{
    DefaultKeyedRateLimiter, NotUntil, Quota,
    clock::{Clock as _, DefaultClock, QuantaInstant},
};
use uuid::Uuid;

use crate::Error;

/// Tries from one address at once. Choice: a person mistypes a few times.
const ADDRESS_BURST: NonZeroU32 = NonZeroU32::new(5).expect("5 is not 0");
/// Tries a minute from one address after that.
const ADDRESS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(3).expect("3 is not 0");
/// Tries for one account at once, from all addresses.
const ACCOUNT_BURST: NonZeroU32 = NonZeroU32::new(30).expect("30 is not 0");
/// Tries a minute for one account after that. Choice: more than one address may, so that one address cannot lock her out.
const ACCOUNT_PER_MINUTE: NonZeroU32 = NonZeroU32::new(10).expect("10 is not 0");
/// Addresses remembered before those that are at rest are forgotten.
const REMEMBERED: usize = 10_000;

/// Limits on signing in, by address and by account. Kept in memory: a restart forgets them.
pub(crate) struct SignInLimits {
    by_address: DefaultKeyedRateLimiter<IpAddr>,
    by_account: DefaultKeyedRateLimiter<Uuid>,
}

impl SignInLimits {
    /// Limits nobody has used yet.
    pub(crate) fn new() -> Self {
        let quota = |burst, each| Quota::per_minute(each).allow_burst(burst);
        Self {
            by_address: DefaultKeyedRateLimiter::keyed(quota(ADDRESS_BURST, ADDRESS_PER_MINUTE)),
            by_account: DefaultKeyedRateLimiter::keyed(quota(ACCOUNT_BURST, ACCOUNT_PER_MINUTE)),
        }
    }

    /// Counts a try from an address; an error when there were too many.
    pub(crate) fn try_from_address(&self, address: IpAddr) -> Result<(), Error> {
        if REMEMBERED < self.by_address.len() {
            self.by_address.retain_recent();
        }
        self.by_address
            .check_key(&network_of(address))
            .map_err(|refused| wait(&refused))
    }

    /// Counts a try for an account; an error when there were too many.
    pub(crate) fn try_for_account(&self, account: Uuid) -> Result<(), Error> {
        self.by_account
            .check_key(&account)
            .map_err(|refused| wait(&refused))
    }
}

/// The address, or the network an IPv6 address is in: one household has a /64 to try from.
fn network_of(address: IpAddr) -> IpAddr {
    const HOUSEHOLD: u128 = !0 << 64;
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & HOUSEHOLD)),
    }
}

fn wait(refused: &NotUntil<QuantaInstant>) -> Error {
    let left = refused.wait_time_from(DefaultClock::default().now());
    Error::TooManyTries {
        retry_after_s: left.as_secs() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixth_try_from_an_address_waits() {
        let limits = SignInLimits::new();
        let address = "203.0.113.7".parse().unwrap();
        for _ in 0..5 {
            assert!(limits.try_from_address(address).is_ok());
        }
        let refused = limits.try_from_address(address).unwrap_err();
        let Error::TooManyTries { retry_after_s } = refused else {
            panic!("{refused}")
        };
        assert!((1..=20).contains(&retry_after_s), "{retry_after_s}");
        assert!(
            limits
                .try_from_address("203.0.113.8".parse().unwrap())
                .is_ok()
        );
    }

    #[test]
    fn household_shares_its_tries() {
        let one = network_of("2001:db8:1:2:aaaa::1".parse().unwrap());
        assert_eq!(one, network_of("2001:db8:1:2:bbbb::2".parse().unwrap()));
        assert_ne!(one, network_of("2001:db8:1:3::1".parse().unwrap()));
        let mapped = network_of("::ffff:203.0.113.7".parse().unwrap());
        assert_eq!(mapped, "203.0.113.7".parse::<IpAddr>().unwrap());
    }

    #[test]
    fn account_is_limited_from_all_addresses_together() {
        let limits = SignInLimits::new();
        let tries = (0..40)
            .filter(|_| limits.try_for_account(Uuid::nil()).is_ok())
            .count();
        assert_eq!(tries, 30);
    }
}
