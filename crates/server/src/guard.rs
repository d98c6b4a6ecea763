//! Refuses what another site makes a browser send.
//!
//! The login cookie is `SameSite=Lax`, which already keeps it from most of that; this looks at what the browser says of the sender.
//! `Sec-Fetch-Site` is believed where it is sent, `Origin` where it is not.
//! A request with neither does not come from a browser of this decade; it may pass, because a JSON body needs a permission that we never give, but a form body must name its origin.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, Uri, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{Error, bind::Transport, state::AppState};

/// Lets a request through, or refuses it with 403.
pub(crate) async fn guard(State(state): State<AppState>, request: Request, next: Next) -> Response {
    match check(&request, state.transport()) {
        Ok(()) => next.run(request).await,
        Err(refused) => refused.into_response(),
    }
}

fn check(request: &Request, transport: &Transport) -> Result<(), Error> {
    let (headers, method) = (request.headers(), request.method());
    let host = host_of(headers, request.uri());
    if *transport == Transport::Loopback && !host.as_ref().is_none_or(is_this_machine) {
        return Err(Error::Forbidden(
            "the host is not this machine: serve it to others with --tls-cert or --public-url",
        ));
    }
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    if is_from_elsewhere(headers, host.as_ref(), transport) {
        return Err(Error::Forbidden("the request comes from another site"));
    }
    Ok(())
}

/// The host of the request: of the line itself in HTTP/2, of the header in HTTP/1.
fn host_of(headers: &HeaderMap, uri: &Uri) -> Option<Authority> {
    let told = || headers.get(header::HOST)?.to_str().ok()?.parse().ok();
    uri.authority().cloned().or_else(told)
}

/// Whether a host names this machine. Another name that leads here is how a page elsewhere would reach in.
fn is_this_machine(host: &Authority) -> bool {
    let name = host.host().trim_start_matches('[').trim_end_matches(']');
    match name.parse::<std::net::IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    }
}

fn is_from_elsewhere(headers: &HeaderMap, host: Option<&Authority>, transport: &Transport) -> bool {
    let told = |name| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    match (told("sec-fetch-site"), told("origin")) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => !is_ours(origin, host, transport),
        (None, None) => !headers.contains_key(header::AUTHORIZATION) && is_form(headers),
    }
}

fn is_ours(origin: &str, host: Option<&Authority>, transport: &Transport) -> bool {
    let scheme = if transport.is_https() {
        "https://"
    } else {
        "http://"
    };
    let Some(from) = origin.strip_prefix(scheme) else {
        return false;
    };
    let is_host = host.is_some_and(|host| host.as_str().eq_ignore_ascii_case(from));
    match transport {
        Transport::Proxy { authority, .. } => authority.eq_ignore_ascii_case(from),
        Transport::Loopback | Transport::Tls(_) => is_host,
    }
}

/// Whether the body is of a kind a form elsewhere could send without asking.
fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| {
        let kind = kind.trim_start().to_ascii_lowercase();
        [
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "text/plain",
        ]
        .iter()
        .any(|form| kind.starts_with(form))
    })
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn passes(transport: &Transport, headers: &[(&str, &str)]) -> bool {
        let request = Request::put("/api/v1/profile").header("host", "localhost:7878");
        let add = |request: axum::http::request::Builder, (name, value): &(&str, &str)| {
            request.header(*name, *value)
        };
        let request = headers
            .iter()
            .fold(request, add)
            .body(Body::empty())
            .unwrap();
        check(&request, transport).is_ok()
    }

    #[test]
    fn browser_says_where_it_comes_from() {
        let from = |site| passes(&Transport::Loopback, &[("sec-fetch-site", site)]);
        assert!(from("same-origin") && from("none"));
        assert!(!from("cross-site") && !from("same-site") && !from("anything"));
    }

    #[test]
    fn old_browser_is_judged_by_its_origin() {
        let from = |origin| passes(&Transport::Loopback, &[("origin", origin)]);
        assert!(from("http://localhost:7878"));
        let others = [
            "http://localhost:1",
            "https://localhost:7878",
            "http://evil.example",
            "null",
        ];
        assert!(others.iter().all(|origin| !from(origin)));
    }

    #[test]
    fn origin_behind_a_proxy_is_the_public_one() {
        let authority = "recoup.example".to_owned();
        let proxy = Transport::Proxy {
            authority,
            proxies: Vec::new(),
        };
        assert!(passes(&proxy, &[("origin", "https://recoup.example")]));
        assert!(!passes(&proxy, &[("origin", "https://localhost:7878")]));
    }

    #[test]
    fn form_without_an_origin_needs_a_token() {
        let form = ("content-type", "multipart/form-data; boundary=x");
        assert!(!passes(&Transport::Loopback, &[form]));
        assert!(passes(
            &Transport::Loopback,
            &[form, ("authorization", "Bearer x")]
        ));
        assert!(passes(
            &Transport::Loopback,
            &[("content-type", "application/json")]
        ));
    }

    #[test]
    fn foreign_name_for_this_machine_is_refused() {
        let host = |host: &str| {
            let request = Request::get("/")
                .header("host", host)
                .body(Body::empty())
                .unwrap();
            check(&request, &Transport::Loopback).is_ok()
        };
        assert!(host("localhost:7878") && host("127.0.0.1") && host("[::1]:80"));
        assert!(!host("evil.example:7878") && !host("192.168.1.5"));
    }
}
