//! Lines that are no part of any notice: the trail of links that leads to a page, and bars of buttons. Only what is
//! certain by its words or its links.

/// What begins a trail of links.
const TRAILS: [&str; 7] =
    ["当前位置", "您所在的位置", "您所在位置", "您现在的位置", "您当前的位置", "您的位置", "你的位置"];
/// What a trail begins with where it does not say so.
const HOMES: [&str; 5] = ["首页", "网站首页", "主页", "网站主页", "门户首页"];
/// What stands before the number of those who have seen a page.
const COUNTERS: [&str; 8] = ["浏览次数", "浏览量", "阅读次数", "阅读量", "点击次数", "点击数", "点击量", "访问次数"];
/// Where pages are shared to.
const SHARED_TO: [&str; 13] = [
    "分享到",
    "分享",
    "微信",
    "微博",
    "新浪微博",
    "腾讯微博",
    "QQ空间",
    "QQ好友",
    "QQ",
    "豆瓣",
    "人人网",
    "朋友圈",
    "更多",
];
/// A step of a trail has no more characters, except the last one.
const LONGEST_STEP: usize = 12;

/// The text of a line, piece by piece, each with whether it is a link.
pub(super) type LineShape = Vec<(String, bool)>;

/// Whether a line is certainly no part of a notice.
pub(super) fn is_chrome(shape: &LineShape) -> bool {
    let text: String = shape.iter().flat_map(|(text, _)| text.chars()).filter(|c| !c.is_whitespace()).collect();
    is_trail(&text) || is_trail_of_links(shape) || is_counter(&text) || is_share_bar(shape)
}

/// What stands above links to other posts.
const OTHER_POSTS: [&str; 5] = ["往期推荐", "往期回顾", "往期精彩", "推荐阅读", "延伸阅读"];

/// Whether a line stands above links to other posts.
pub(super) fn leads_to_posts(shape: &LineShape) -> bool {
    let text: String = shape.iter().flat_map(|(text, _)| text.chars()).filter(|c| c.is_alphanumeric()).collect();
    OTHER_POSTS.contains(&text.as_str())
}

/// Whether a line is links and nothing else.
pub(super) fn is_of_links(shape: &LineShape) -> bool {
    let is_number = |text: &str| text.chars().all(|c| !c.is_alphanumeric() || c.is_ascii_digit());
    shape.iter().all(|(text, is_link)| *is_link || is_number(text)) && shape.iter().any(|(_, is_link)| *is_link)
}

fn is_step_sign(c: char) -> bool {
    matches!(c, '>' | '＞' | '»' | '›' | '≫')
}

fn is_trail(text: &str) -> bool {
    let text = text.trim_start_matches(['【', '[', '>', '·']);
    let said = TRAILS.iter().find_map(|trail| text.strip_prefix(trail));
    let steps: Vec<&str> = text.split(is_step_sign).filter(|step| !step.is_empty()).collect();
    let (last, before) = steps.split_last().unwrap_or((&"", &[]));
    let is_short = before.iter().chain([last]).all(|step| step.chars().count() <= LONGEST_STEP);
    match said {
        Some(rest) => rest.starts_with(['：', ':']) || rest.contains(is_step_sign),
        None => before.len() >= 2 && is_short && HOMES.contains(&before[0]),
    }
}

/// Two or more short links with a sign of a step behind each, then the name of the page.
fn is_trail_of_links(shape: &LineShape) -> bool {
    let pieces = shape.iter().filter(|(text, _)| !text.trim().is_empty());
    let (mut links, mut is_stepped, mut is_behind_link) = (0, true, false);
    for (text, is_link) in pieces {
        let text = text.trim();
        let is_sign = !is_link && text.chars().all(|c| is_step_sign(c) || c.is_whitespace());
        match (is_sign, is_link, is_behind_link) {
            (true, _, true) => (is_stepped, is_behind_link) = (true, false),
            (_, true, false) if is_stepped && text.chars().count() <= LONGEST_STEP => {
                (links, is_stepped, is_behind_link) = (links + 1, false, true);
            }
            // The sign and the name of the page in one piece.
            (false, false, true) => return links >= 2 && text.starts_with(is_step_sign),
            (false, _, false) => return links >= 2 && is_stepped,
            _ => return false,
        }
    }
    links >= 2 && is_stepped
}

fn is_counter(text: &str) -> bool {
    let rest = COUNTERS.iter().find_map(|counter| text.trim_start_matches(['【', '[']).strip_prefix(counter));
    rest.is_some_and(|rest| {
        rest.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '：' | ':' | '次' | '【' | '】' | '[' | ']' | '人' | '-'))
    })
}

fn is_share_bar(shape: &LineShape) -> bool {
    let words: Vec<&str> = shape
        .iter()
        .flat_map(|(text, _)| text.split([' ', '\u{a0}', '\n', '：', ':', '|', '、']))
        .filter(|word| !word.trim().is_empty())
        .collect();
    words.first().is_some_and(|first| first.starts_with("分享"))
        && words.iter().all(|word| SHARED_TO.contains(&word.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line written with its links in brackets.
    fn dropped(line: &str) -> bool {
        let pieces = line.split(['[', ']']).enumerate().map(|(at, text)| (text.to_owned(), at % 2 == 1));
        is_chrome(&pieces.collect())
    }

    #[test]
    fn trails_counters_and_share_bars_are_told_by_certain_signs() {
        for line in [
            "当前位置：首页 > 政务公开",
            "您所在的位置: [首页] > [公告]",
            "[首页] > [政务公开] > [通知公告] > 关于开展专业技术人员继续教育学习有关工作的通知",
            "[首页]>>[政务公开]>>正文",
            "首页 > 政务公开 > 正文",
            "浏览次数：128 次",
            "分享到： 微信 微博",
        ] {
            assert!(dropped(line), "{line}");
        }
    }

    #[test]
    fn sentences_with_the_same_signs_stay() {
        for line in [
            "学时>72且公需科目>18的，视为合格",
            "[首页] > 政务公开",
            "当前位置不影响学时",
            "浏览次数计入学时的办法",
            "分享学习经验",
            "登录[平台]后点击[报名]>[缴费]完成",
        ] {
            assert!(!dropped(line), "{line}");
        }
    }
}
