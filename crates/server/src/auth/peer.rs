//! Which address a request comes from.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, connect_info::Connected},
    http::{HeaderMap, request::Parts},
    serve::IncomingStream,
};

use crate::{
    bind::Transport,
    serve::{PlainListener, TlsListener},
    state::AppState,
};

/// The other end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

impl Connected<IncomingStream<'_, PlainListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, PlainListener>) -> Self {
        Self(*stream.remote_addr())
    }
}

impl Connected<IncomingStream<'_, TlsListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, TlsListener>) -> Self {
        Self(*stream.remote_addr())
    }
}

/// The address a request comes from: the peer's, or what a declared proxy says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ClientAddress(pub(crate) IpAddr);

impl FromRequestParts<AppState> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<Peer>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.0.ip());
        Ok(Self(client_address(
            peer,
            &parts.headers,
            state.transport(),
        )))
    }
}

/// Walks `X-Forwarded-For` from its near end over the proxies we believe, to the first address that is none.
fn client_address(peer: IpAddr, headers: &HeaderMap, transport: &Transport) -> IpAddr {
    let Transport::Proxy { proxies, .. } = transport else {
        return peer;
    };
    let is_believed = |address: &IpAddr| address.is_loopback() || proxies.contains(address);
    let lines = headers.get_all("x-forwarded-for").iter().rev();
    let hops = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.rsplit(','));
    let mut client = peer.to_canonical();
    for hop in hops {
        if !is_believed(&client) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(address) => client = address.to_canonical(),
            Err(_) => break,
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(peer: &str, forwarded: &str, transport: &Transport) -> String {
        let forwarded = [(
            "x-forwarded-for".parse().unwrap(),
            forwarded.parse().unwrap(),
        )];
        client_address(
            peer.parse().unwrap(),
            &HeaderMap::from_iter(forwarded),
            transport,
        )
        .to_string()
    }

    fn proxy(proxies: &[&str]) -> Transport {
        let proxies = proxies
            .iter()
            .map(|address| address.parse().unwrap())
            .collect();
        Transport::Proxy {
            authority: "recoup.example".to_owned(),
            proxies,
        }
    }

    #[test]
    fn header_is_ignored_without_a_declared_proxy() {
        assert_eq!(
            address("127.0.0.1", "203.0.113.9", &Transport::Loopback),
            "127.0.0.1"
        );
    }

    #[test]
    fn header_is_ignored_from_anyone_else() {
        assert_eq!(
            address("198.51.100.1", "203.0.113.9", &proxy(&["10.0.0.2"])),
            "198.51.100.1"
        );
    }

    #[test]
    fn nearest_hop_that_is_no_proxy_counts() {
        let told = "1.1.1.1, 203.0.113.9, 10.0.0.2";
        assert_eq!(
            address("127.0.0.1", told, &proxy(&["10.0.0.2"])),
            "203.0.113.9"
        );
    }

    #[test]
    fn garbage_in_the_header_leaves_the_proxy() {
        assert_eq!(
            address("127.0.0.1", "not an address", &proxy(&[])),
            "127.0.0.1"
        );
    }
}
