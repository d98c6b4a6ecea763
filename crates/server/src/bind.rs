//! Where the server may listen, and what it must have for it.
//!
//! Plain HTTP stays on loopback: a password sent over a network in the clear is read by whoever listens, browsers drop `Secure` cookies there, and offline mode needs a secure context.
//! Anything else needs a certificate of its own, or a proxy in front that has one and says its address.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use axum::http::Uri;
use uuid::Uuid;

/// Where to listen and how it is reached, as a keeper says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The address to listen on.
    pub listen: SocketAddr,
    /// A certificate of our own.
    pub tls: Option<TlsFiles>,
    /// How a proxy in front is reached: `https://` and a host, nothing after it.
    pub public_url: Option<String>,
    /// The proxies whose `X-Forwarded-For` is believed, beside loopback; used only with `public_url`.
    pub proxies: Vec<IpAddr>,
    /// The demo athlete of a throw-away file, whom everybody may be without signing in.
    pub demo: Option<Uuid>,
}

/// A certificate chain and its key, in PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFiles {
    /// The chain, own certificate first.
    pub cert: PathBuf,
    /// The private key.
    pub key: PathBuf,
}

/// How requests reach the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Transport {
    /// Plain HTTP from this machine only.
    Loopback,
    /// TLS that ends here.
    Tls(TlsFiles),
    /// TLS that ends at a proxy.
    Proxy {
        /// The host and port people type, without `https://`.
        authority: String,
        /// Whose `X-Forwarded-For` is believed, beside loopback.
        proxies: Vec<IpAddr>,
    },
}

/// Why the server does not listen there.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BindError {
    /// Plain HTTP would leave this machine.
    #[error(
        "{0} can be reached from other machines, and plain HTTP is for this one only: \
         give --tls-cert and --tls-key, or put a proxy with HTTPS in front and give --public-url https://its-name, \
         or listen on 127.0.0.1"
    )]
    PlainHttp(SocketAddr),
    /// The public address is not one.
    #[error(
        "--public-url is {0}, it must be https:// and a host, nothing after it, such as https://recoup.example.org"
    )]
    PublicUrl(String),
}

/// How requests reach a server with this configuration.
///
/// # Errors
/// When plain HTTP would leave this machine, or the public address is not `https://` and a host.
pub fn transport(config: &Config) -> Result<Transport, BindError> {
    match (&config.tls, &config.public_url) {
        (Some(files), _) => Ok(Transport::Tls(files.clone())),
        (None, Some(url)) => Ok(Transport::Proxy {
            authority: authority_of(url)?,
            proxies: config.proxies.clone(),
        }),
        (None, None) if config.listen.ip().is_loopback() => Ok(Transport::Loopback),
        (None, None) => Err(BindError::PlainHttp(config.listen)),
    }
}

impl Transport {
    /// Whether the browser speaks HTTPS.
    pub fn is_https(&self) -> bool {
        match self {
            Self::Loopback => false,
            Self::Tls(_) | Self::Proxy { .. } => true,
        }
    }
}

/// The host and port of an `https://` address that has nothing after it.
fn authority_of(url: &str) -> Result<String, BindError> {
    let refused = || BindError::PublicUrl(url.to_owned());
    let uri: Uri = url.parse().map_err(|_| refused())?;
    let authority = uri.authority().ok_or_else(refused)?;
    let is_bare = matches!(uri.path(), "" | "/") && uri.query().is_none();
    let has_user = authority.as_str().contains('@');
    if uri.scheme_str() != Some("https") || !is_bare || has_user {
        return Err(refused());
    }
    Ok(authority.as_str().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(listen: &str) -> Config {
        Config {
            listen: listen.parse().unwrap(),
            tls: None,
            public_url: None,
            proxies: Vec::new(),
            demo: None,
        }
    }

    #[test]
    fn plain_http_stays_on_loopback() {
        for listen in ["127.0.0.1:7878", "127.9.9.9:1", "[::1]:7878"] {
            assert_eq!(
                transport(&config(listen)),
                Ok(Transport::Loopback),
                "{listen}"
            );
        }
        for listen in ["0.0.0.0:7878", "192.168.1.5:80", "[::]:7878"] {
            let refused = transport(&config(listen)).unwrap_err();
            assert!(refused.to_string().contains("--tls-cert"), "{refused}");
        }
    }

    #[test]
    fn certificate_opens_every_address() {
        let files = TlsFiles {
            cert: "c.pem".into(),
            key: "k.pem".into(),
        };
        let config = Config {
            tls: Some(files.clone()),
            ..config("0.0.0.0:443")
        };
        assert_eq!(transport(&config), Ok(Transport::Tls(files)));
    }

    #[test]
    fn declared_proxy_opens_every_address() {
        let config = Config {
            public_url: Some("https://Recoup.Example.org/".into()),
            ..config("0.0.0.0:80")
        };
        let reached = transport(&config).unwrap();
        assert!(reached.is_https());
        let authority = "recoup.example.org".to_owned();
        assert_eq!(
            reached,
            Transport::Proxy {
                authority,
                proxies: Vec::new()
            }
        );
    }

    #[test]
    fn public_address_is_https_and_host_only() {
        for url in [
            "http://a.example",
            "https://a.example/recoup",
            "https://a@b.example",
            "a.example",
            "",
        ] {
            let config = Config {
                public_url: Some(url.into()),
                ..config("0.0.0.0:80")
            };
            assert_eq!(
                transport(&config),
                Err(BindError::PublicUrl(url.to_owned()))
            );
        }
    }
}
