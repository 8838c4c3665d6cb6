//! Lines that belong to a page and not to the notice. Only what is certain is dropped.

use crate::import::numerals::digits;
use crate::import::raw::Reason;

/// Whole lines that only a web page has.
const CHROME: [&str; 16] = [
    "打印本页",
    "打印",
    "关闭窗口",
    "关闭",
    "打印关闭",
    "打印本页关闭窗口",
    "返回顶部",
    "返回首页",
    "返回列表",
    "分享到",
    "分享到：",
    "字体：大中小",
    "字号：大中小",
    "【字体：大中小】",
    "扫一扫在手机打开当前页",
    "收藏本页",
];

/// What lines of posts that ask to follow or to read others begin with; longer lines may say something.
const OF_POSTS: [&str; 8] =
    ["点击上方蓝字", "点击上面蓝字", "点击上方蓝色字", "点击蓝字", "往期推荐", "往期回顾", "往期精彩", "点击阅读原文"];
/// What these lines begin with where they end there, or ask to follow: other lines may say how to reach a platform.
const CODES: [&str; 6] = ["微信扫一扫", "扫一扫", "长按识别二维码", "长按二维码", "扫描二维码", "扫码"];
/// The longest of these lines, in characters.
const LONGEST_OF_POSTS: usize = 20;

/// Why a line is no part of the notice, if it is certain.
pub(super) fn reason(line: &str) -> Option<Reason> {
    let packed: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    if is_page_number(&packed) {
        return Some(Reason::PageNumber);
    }
    let bare: String = packed.iter().filter(|c| !matches!(c, '[' | ']' | '【' | '】' | '|' | '｜')).collect();
    (CHROME.contains(&bare.as_str()) || is_of_post(&bare)).then_some(Reason::Chrome)
}

/// A line that a post has around its text: 点击上方蓝字关注我们.
fn is_of_post(bare: &str) -> bool {
    let bare = bare.trim_matches(['▲', '▼', '↑', '↓', '●', '·', '—', '-', '！', '!', '～', '~']);
    let is_short = bare.chars().count() <= LONGEST_OF_POSTS && !bare.contains(['。', '，', '；']);
    let asks_to_follow = |rest: &str| rest.is_empty() || rest.contains("关注");
    let is_code = CODES.iter().filter_map(|word| bare.strip_prefix(word)).any(asks_to_follow);
    let is_known = OF_POSTS.iter().any(|word| bare.starts_with(word)) || bare == "关注该公众号";
    is_short && (is_known || is_code)
}

/// `- 1 -`, 第1页, 第1页共3页. A number alone may be anything.
fn is_page_number(line: &[char]) -> bool {
    let dash = |c: &char| matches!(c, '-' | '–' | '—' | '―' | '─' | '－' | '﹣' | '·');
    let before = line.iter().take_while(|c| dash(c)).count();
    if let Some((_, len)) = digits(&line[before..], 3)
        && before > 0
    {
        let behind = &line[before + len..];
        return !behind.is_empty() && behind.iter().all(dash);
    }
    let of = |line: &[char], first: char| {
        let (_, len) = digits(line.strip_prefix(&[first])?, 3)?;
        (line.get(1 + len) == Some(&'页')).then_some(2 + len)
    };
    let Some(len) = of(line, '第').or_else(|| of(line, '共')) else { return false };
    let rest: Vec<char> =
        line[len..].iter().copied().filter(|c| !matches!(c, '/' | '／' | '，' | '、' | ',')).collect();
    rest.is_empty() || of(&rest, '共').or_else(|| of(&rest, '第')) == Some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_certain_is_dropped() {
        for line in ["- 1 -", "— 12 —", "第 1 页", "第1页 共3页", "第2页/共3页"] {
            assert_eq!(reason(line), Some(Reason::PageNumber), "{line}");
        }
        for line in ["1", "-1", "第1页说明", "打印本页内容", "一"] {
            assert_eq!(reason(line), None, "{line}");
        }
        for line in ["▲点击上方蓝字关注我们▲", "微信扫一扫", "往期推荐"] {
            assert_eq!(reason(line), Some(Reason::Chrome), "{line}");
        }
        for line in ["微信扫一扫进入学习平台", "微信扫一扫下方二维码，按提示登记。"] {
            assert_eq!(reason(line), None, "{line}");
        }
        assert_eq!(reason("【打印本页】【关闭窗口】"), Some(Reason::Chrome));
    }
}
