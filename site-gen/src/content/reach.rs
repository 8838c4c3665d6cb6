//! Which texts are a telephone number or a web address, so that a link can be made of them, or the origin of a site.

/// The fewest and the most digits of a telephone number; the most is that of ITU-T E.164.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// Whether a text is the code of an official site: ten letters or digits, mostly digits alone.
pub(super) fn is_site_code(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a text is a telephone number: digits, with spaces, hyphens and parentheses between them, and a plus at most in
/// front of the first digit.
pub(super) fn is_phone(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, ' ' | '-' | '(' | ')');
    let number = text.trim_start_matches(is_mark);
    let number = number.strip_prefix('+').unwrap_or(number);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    number.chars().all(|c| c.is_ascii_digit() || is_mark(c)) && PHONE_DIGITS.contains(&digits)
}

/// Whether a text is a full address of the web as browsers show it: `http://` or `https://`, a host, and nothing that
/// could make it look like another one: no user name, no password, no letters outside ASCII, no backslash.
pub(super) fn is_web_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let is_plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    rest.chars().all(is_plain) && host.split('.').all(is_label) && port.parse::<u16>().is_ok()
}

/// Whether a text is the origin of a site: a full address of the web that ends with the host or its port.
pub(super) fn is_origin(text: &str) -> bool {
    let host = text.split_once("://").map_or("", |(_, host)| host);
    is_web_address(text) && !host.contains(['/', '?', '#'])
}

/// Whether a name may be part of an address: small letters, digits and hyphens.
pub(super) fn is_address(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether a text has the form of the tag of a language (RFC 5646): two to eight letters, then parts of one to eight letters
/// or digits behind hyphens.
pub(super) fn is_language_tag(text: &str) -> bool {
    let (language, parts) = text.split_once('-').map_or((text, None), |(language, parts)| (language, Some(parts)));
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_language = (2..=8).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_language && parts.is_none_or(|parts| parts.split('-').all(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_languages_are_letters_and_parts() {
        for tag in ["zh", "zh-Hans", "zh-Hant-TW", "en", "sgn-BE-FR", "de-CH-1996", "ja"] {
            assert!(is_language_tag(tag), "{tag}");
        }
        for other in ["", "z", "zh_CN", "zh-", "-zh", "zh--Hans", "中文", "chinese simplified", "zh-simplified1", "e1"]
        {
            assert!(!is_language_tag(other), "{other}");
        }
    }

    #[test]
    fn telephone_numbers_are_known_by_their_signs() {
        for number in ["12333", "0751-12333", "(0751) 888 8888", "+86 751 8888888", "(+86) 751-8888888"] {
            assert!(is_phone(number), "{number}");
        }
        for other in ["", "12", "-", "12333转1", "12333x1", "1+2333", "１２３３３", "1234567890123456", "12333\n"]
        {
            assert!(!is_phone(other), "{other}");
        }
    }

    #[test]
    fn only_full_addresses_without_a_disguise_are_web_addresses() {
        for address in
            ["https://city.example/", "http://127.0.0.1:9/", "https://a-b.example", "https://city.example/@a?b=c:d#e"]
        {
            assert!(is_web_address(address), "{address}");
        }
        let others = [
            "",
            "city.example",
            "/2019/",
            "//city.example/",
            "javascript:alert(1)",
            "HTTPS//city.example/",
            "ftp://city.example/",
            "https://",
            "https:///a",
            "https://city..example/",
            "https://user@city.example/",
            "https://user:word@city.example/",
            "https://city.example:port/",
            "https://city.example:/",
            "https://city.example\\@other.example/",
            "https://cіty.example/",
            "https://city.example/年",
            "https://city.example/a b",
            "https://city.example/\u{7}",
            "https://city.example/\u{202e}",
            "https://city.example/\"><script>",
        ];
        for other in others {
            assert!(!is_web_address(other), "{other}");
        }
    }

    #[test]
    fn an_origin_is_an_address_without_a_path() {
        for origin in ["https://city.example", "http://127.0.0.1:9", "https://www.a-b.example:8443"] {
            assert!(is_origin(origin), "{origin}");
        }
        for other in [
            "",
            "*",
            "https://",
            "https://*.city.example",
            "https://city.example/",
            "https://city.example?a",
            "city.example",
        ] {
            assert!(!is_origin(other), "{other}");
        }
    }
}
