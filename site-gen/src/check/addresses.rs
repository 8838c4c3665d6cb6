//! Addresses outside the site: readers can reach them, and they are not the site's own.

use crate::content::host::{host, is_local};
use crate::content::{LinkUse, SiteData};
use crate::diag::{Code, Sink, Words, words};

/// Checks a link that leads out of the site; gives whether it does.
pub(super) fn check(link: &LinkUse, site: &SiteData, sink: &mut Sink) -> bool {
    let target = link.target.as_str();
    let Some((scheme, rest)) = target.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
        return double_slash(link, sink);
    };
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => web(link, rest, site, sink),
        "mailto" | "tel" => contact(link, rest, sink),
        "file" => machine(link, sink),
        letter if letter.len() == 1 => machine(link, sink),
        _ => say(link, Code("link-kind"), unknown(scheme), kinds(), sink),
    }
    true
}

/// Whether what stands before a colon is the kind of an address, and no part of a path.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// A server of an office's network, `//server/` or `\\server\`.
fn double_slash(link: &LinkUse, sink: &mut Sink) -> bool {
    let is_server = link.target.starts_with("//") || link.target.starts_with('\\');
    if is_server {
        machine(link, sink);
    }
    is_server
}

fn web(link: &LinkUse, rest: &str, site: &SiteData, sink: &mut Sink) {
    let authority = rest.trim_start_matches('/').split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = host(authority);
    if let Some(own) = own_path(rest, site) {
        own_address(link, &own, sink);
    } else if is_local(&host) {
        machine(link, sink);
    } else if !rest.starts_with("//") || rest.starts_with("///") || !is_plain_host(authority) {
        say(link, Code("link-kind"), words("this is no full address of the web", "这不是完整的网址"), kinds(), sink);
    }
}

/// Whether an authority is a host that looks like what it is: no user name, and no letters that only look like others.
fn is_plain_host(authority: &str) -> bool {
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':' | '[' | ']');
    authority.contains('.')
        && !authority.contains("..")
        && !authority.starts_with('.')
        && authority.chars().all(is_host)
}

/// What stands behind the site's own address; none for another. The site may be linked with or without `s`.
fn own_path(rest: &str, site: &SiteData) -> Option<String> {
    let (_, own) = site.base_url.split_once(':')?;
    let (begin, behind) = (rest.get(..own.len() - 1)?, rest.get(own.len() - 1..)?);
    let is_own = begin.eq_ignore_ascii_case(own.trim_end_matches('/'))
        && (behind.is_empty() || behind.starts_with(['/', '?', '#']));
    is_own.then(|| {
        let path = behind.trim_start_matches('/').trim_end_matches("index.html");
        let language = site.languages.iter().find_map(|language| path.strip_prefix(language.id.as_str()));
        let inner = language
            .filter(|inner| inner.is_empty() || inner.starts_with('/'))
            .map_or(path, |inner| inner.trim_start_matches('/'));
        format!("/{inner}")
    })
}

fn own_address(link: &LinkUse, path: &str, sink: &mut Sink) {
    say(
        link,
        Code("own-address"),
        words("this is an address of the site itself", "这是本站自己的网址"),
        words(
            format!("write `{path}`, without site and language, so that it is checked and works in every language"),
            format!("请写作“{path}”，不写网站和语言，这样才能核对，并适用于每种语言"),
        ),
        sink,
    );
}

fn machine(link: &LinkUse, sink: &mut Sink) {
    say(
        link,
        Code("machine-link"),
        words(
            "readers cannot reach this address: it is on one machine or network",
            "读者打不开此地址：它在本机或内部网络上",
        ),
        words(
            "link to a public address; a file goes into the folder `static` and is linked as `/static/name.pdf`",
            "请链接到公开的网址；文件请放进static文件夹，链接写作/static/名称.pdf",
        ),
        sink,
    );
}

fn contact(link: &LinkUse, rest: &str, sink: &mut Sink) {
    let address = rest.split('?').next().unwrap_or_default();
    let is_mail = link.target.starts_with("mailto:") && address.split('@').filter(|part| !part.is_empty()).count() == 2;
    let is_phone = link.target.starts_with("tel:") && address.bytes().any(|byte| byte.is_ascii_digit());
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic());
    if !((is_mail || is_phone) && is_plain) {
        say(
            link,
            Code("link-kind"),
            words("this is no address of mail and no telephone number", "这不是邮箱地址，也不是电话号码"),
            words(
                "write `<name@city.example>`, or `tel:` and digits",
                "邮箱请写作<name@city.example>，电话请写作tel:加数字",
            ),
            sink,
        );
    }
}

fn unknown(scheme: &str) -> Words {
    words(format!("links cannot begin with `{scheme}:`"), format!("链接不能以“{scheme}:”开头"))
}

fn kinds() -> Words {
    words(
        "write a page as `/glossary/`, an address outside in full, `https://city.example/`, mail as `mailto:name@city.example`",
        "站内页面写作/glossary/，站外网址写全，如https://city.example/，邮箱写作mailto:name@city.example",
    )
}

fn say(link: &LinkUse, code: Code, message: Words, help: Words, sink: &mut Sink) {
    sink.error(code, link.span, message, help);
}
