//! The cookie of a login.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::Error;

/// Browsers keep a cookie this long at most. The login itself ends earlier when it is not used.
const LASTS_S: u32 = 400 * 24 * 60 * 60;

/// Which cookie a login lives in.
///
/// Over HTTPS its `__Host-` name makes the browser promise that no other host and no plain HTTP can set it.
/// Browsers refuse that name without HTTPS, so on loopback it has a plain one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// Over HTTPS.
    Https,
    /// Over plain HTTP on loopback.
    Loopback,
}

impl Cookie {
    /// The secret in a request's cookies.
    pub(crate) fn read(self, headers: &HeaderMap) -> Option<&str> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == self.name())
            .map(|(_, secret)| secret)
    }

    /// The header that gives a browser its secret.
    pub(crate) fn give(self, secret: &str) -> Result<HeaderValue, Error> {
        let line = format!(
            "{}={secret}; Max-Age={LASTS_S}; {}",
            self.name(),
            self.marks()
        );
        HeaderValue::try_from(line).map_err(Error::internal)
    }

    /// The header that takes it away.
    pub(crate) fn take(self) -> Result<HeaderValue, Error> {
        let line = format!("{}=; Max-Age=0; {}", self.name(), self.marks());
        HeaderValue::try_from(line).map_err(Error::internal)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Https => "__Host-recoup",
            Self::Loopback => "recoup",
        }
    }

    fn marks(self) -> &'static str {
        match self {
            Self::Https => "Path=/; HttpOnly; SameSite=Lax; Secure",
            Self::Loopback => "Path=/; HttpOnly; SameSite=Lax",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(line: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_static(line))])
    }

    #[test]
    fn cookie_is_found_among_others() {
        let headers = sent("theme=dark; __Host-recoup=abc; recoup=def");
        assert_eq!(Cookie::Https.read(&headers), Some("abc"));
        assert_eq!(Cookie::Loopback.read(&headers), Some("def"));
    }

    #[test]
    fn plain_cookie_is_not_taken_over_https() {
        assert_eq!(Cookie::Https.read(&sent("recoup=abc")), None);
    }

    #[test]
    fn flags_fit_the_transport() {
        let given = |cookie: Cookie| cookie.give("s").unwrap().to_str().unwrap().to_owned();
        insta::assert_snapshot!(given(Cookie::Https), @"__Host-recoup=s; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax; Secure");
        insta::assert_snapshot!(given(Cookie::Loopback), @"recoup=s; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax");
    }
}
