//! Hosts of addresses, and which of them are one machine or an office's own network.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The host of an address, without port and in small letters.
pub(crate) fn host(authority: &str) -> String {
    let end = match authority.rfind(']') {
        Some(bracket) => bracket + 1,
        None => authority.rfind(':').unwrap_or(authority.len()),
    };
    authority[..end].trim_end_matches('.').to_ascii_lowercase()
}

/// Whether a host is this machine, or one of an office's own network.
pub(crate) fn is_local(host: &str) -> bool {
    if let Some(v6) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return v6.parse::<Ipv6Addr>().is_ok_and(|address| {
            let v4 = address.to_ipv4_mapped().is_some_and(is_local_v4);
            address.is_loopback()
                || address.is_unspecified()
                || address.is_unique_local()
                || address.is_unicast_link_local()
                || v4
        });
    }
    let named =
        host == "localhost" || [".localhost", ".local", ".lan", ".internal"].iter().any(|end| host.ends_with(end));
    named || host.parse::<Ipv4Addr>().is_ok_and(is_local_v4) || is_number(host)
}

fn is_local_v4(address: Ipv4Addr) -> bool {
    address.is_loopback() || address.is_private() || address.is_link_local() || address.is_unspecified()
}

/// Whether a host is one number, or of fewer parts than an address has, which browsers take for an address as well.
fn is_number(host: &str) -> bool {
    !host.is_empty()
        && host.split('.').all(|part| part.parse::<u32>().is_ok() || part.starts_with("0x"))
        && host.parse::<Ipv4Addr>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_one_machine_or_network_are_local() {
        for local in [
            "localhost",
            "printer.local",
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "[::1]",
            "[fd00::1]",
            "[fe80::1]",
            "[::ffff:10.0.0.1]",
            "0.0.0.0",
            "169.254.1.1",
            "2130706433",
            "127.1",
            "0x7f000001",
        ] {
            assert!(is_local(local), "{local}");
        }
        for public in
            ["city.example", "172.32.0.1", "11.0.0.1", "192.169.0.1", "localhost.example", "[2001:db8::1]", "12333.cn"]
        {
            assert!(!is_local(public), "{public}");
        }
        assert_eq!(["A.cn:80", "[::1]:80", "a.cn."].map(host), ["a.cn", "[::1]", "a.cn"]);
    }
}
