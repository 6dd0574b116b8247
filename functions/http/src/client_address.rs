//! Who asks, as far as it can be counted: the address of a connection.
//!
//! It is said by whoever stands at the edge and knows: on AWS the function that was shown CloudFront's secret, from
//! the header that CloudFront sets; on one machine the socket. Where nobody said it, nobody is counted by it.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::middleware::Next;
use axum::response::Response;

/// An address, of which nothing is printed, logged or stored as it is. One subscriber has at least 2^64 addresses of
/// IPv6, so that of these only the network counts (RFC 6177).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(IpAddr);

impl ClientAddress {
    /// The other end of a connection.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        })
    }

    /// Reads `CloudFront-Viewer-Address`: address, colon, port, with brackets around an address of IPv6 or without
    /// (Amazon CloudFront, "Add CloudFront request headers").
    pub fn read(header: &str) -> Option<Self> {
        let (address, _port) = header.rsplit_once(':')?;
        let address = address.trim_start_matches('[').trim_end_matches(']');
        address.parse().ok().map(Self::of)
    }

    /// What is counted: the same bytes for the same address.
    pub fn bytes(&self) -> Vec<u8> {
        match self.0 {
            IpAddr::V4(address) => address.octets().to_vec(),
            IpAddr::V6(address) => address.octets().to_vec(),
        }
    }
}

/// Says the address of the socket's other end, where no edge stands before this process.
pub async fn of_the_socket(mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    if let Some(address) = peer.map(|ConnectInfo(peer)| ClientAddress::of(peer.ip())) {
        request.extensions_mut().insert(address);
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str) -> Option<Vec<u8>> {
        ClientAddress::read(header).map(|address| address.bytes())
    }

    #[test]
    fn an_address_is_read_with_any_port() {
        assert_eq!(read("198.51.100.10:46532"), Some(vec![198, 51, 100, 10]));
        assert_eq!(read("198.51.100.10:1"), read("198.51.100.10:46532"));
        assert_eq!(read("::ffff:198.51.100.10:1"), read("198.51.100.10:2"));
    }

    #[test]
    fn of_ipv6_the_network_counts() {
        let one = read("2001:db8:1:2:3:4:5:6:443");
        assert_eq!(one, read("[2001:db8:1:2::9]:80"));
        assert_ne!(one, read("2001:db8:1:3:3:4:5:6:443"));
        assert!(one.is_some());
    }

    #[test]
    fn what_is_no_address_is_nobodys() {
        for junk in [
            "",
            ":",
            "198.51.100.10",
            "hub.example:443",
            "1.2.3.4, 5.6.7.8:1",
        ] {
            assert_eq!(read(junk), None, "{junk}");
        }
    }
}
