//! The address under which a site is published: that of a folder which readers can reach.

use super::host::{host, is_local};
use super::reach::is_web_address;
use crate::diag::{Words, words};

/// What is wrong with an address under which a site is to be published, and what to write instead; none where nothing is.
pub fn base_url_fault(url: &str) -> Option<(Words, Words)> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some((authority, path)) = rest.filter(|rest| !rest.contains(['?', '#'])).and_then(|rest| rest.split_once('/'))
    else {
        return Some(no_folder());
    };
    let segments: Vec<&str> = path.split('/').collect();
    let (last, inner) = segments.split_last()?;
    match () {
        () if !last.is_empty() || authority.is_empty() => Some(no_folder()),
        () if authority.contains('@') => Some(user()),
        () if !is_web_address(url) || !has_whole_escapes(path) => Some(signs()),
        () if !authority.trim_end_matches('.').contains('.') || is_local(&host(authority)) => Some(machine()),
        () if inner.iter().any(|segment| is_no_segment(segment)) => Some(segment()),
        () => None,
    }
}

/// Whether a part of a path is none, or leads elsewhere than it says.
fn is_no_segment(segment: &str) -> bool {
    let plain = segment.to_ascii_lowercase().replace("%2e", ".");
    matches!(plain.as_str(), "" | "." | "..")
}

fn has_whole_escapes(path: &str) -> bool {
    let is_hex = |behind: &str| behind.as_bytes().get(..2).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
    path.split('%').skip(1).all(is_hex)
}

fn no_folder() -> (Words, Words) {
    (
        words("`base_url` is not the address of a folder", "“base_url”不是一个文件夹的网址"),
        words("write it with https:// and a slash at the end", "应以“https://”开头，以斜杠结尾"),
    )
}

fn user() -> (Words, Words) {
    (
        words("`base_url` has a user name, which everybody would see", "“base_url”里有用户名，所有人都会看到"),
        words("leave out what stands before the `@`, and the `@`", "请删去“@”和它前面的内容"),
    )
}

fn signs() -> (Words, Words) {
    (
        words("`base_url` has signs that no address can have", "“base_url”里有网址不能用的字符"),
        words(
            "copy it from the browser's address bar; other letters than ASCII are written `%E5%B9%B4`",
            "请从浏览器地址栏复制；中文等字符要写成%E5%B9%B4的形式",
        ),
    )
}

fn machine() -> (Words, Words) {
    (
        words(
            "readers cannot reach `base_url`: it is on one machine or network",
            "读者打不开“base_url”：它在本机或内部网络上",
        ),
        words(
            "write the public address of the site; `site-gen serve` shows it on this machine without one",
            "请写网站公开的网址；在本机查看请用site-gen serve，不需要改网址",
        ),
    )
}

fn segment() -> (Words, Words) {
    (
        words("the path of `base_url` has `//`, `.` or `..`", "“base_url”的路径里有“//”“.”或“..”"),
        words(
            "write the path as it is: `https://city.example/learn/`",
            "请写实际的路径，如https://city.example/learn/",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::base_url_fault;

    #[test]
    fn a_site_is_published_in_a_folder_that_readers_can_reach() {
        for url in [
            "https://city.example/",
            "http://city.example:8080/learn/2030/",
            "https://city.example/%E5%B9%B4/",
            "https://xn--fiq228c.example/a.b/",
        ] {
            assert_eq!(base_url_fault(url), None, "{url}");
        }
        for url in [
            "city.example/",
            "https://city.example",
            "https://city.example/a",
            "https://city.example/?a/",
            "https:///a/",
            "https://user@city.example/",
            "https://user:word@city.example/",
            "https://city.example//a/",
            "https://city.example//",
            "https://city.example/./a/",
            "https://city.example/a/../",
            "https://city.example/%2E%2e/",
            "https://city/",
            "https://city./",
            "http://localhost:8000/",
            "http://127.0.0.1/",
            "http://192.168.0.1/a/",
            "https://desk.local/",
            "https://city.example/年/",
            "https://城.example/",
            "https://city.example/a%2/",
            "https://city.example/a b/",
        ] {
            assert!(base_url_fault(url).is_some(), "{url}");
        }
    }
}
