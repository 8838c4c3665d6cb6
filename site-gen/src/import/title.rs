//! What titles of official documents look like.

/// What the last word of a title may be.
const KINDS: [&str; 22] = [
    "通知", "意见", "办法", "规定", "公告", "通告", "决定", "细则", "方案", "条例", "批复", "答复", "报告", "指南",
    "要点", "公示", "复函", "的函", "规程", "规则", "制度", "通报",
];
/// What the first word of a title may be, where the name of the office stands above it.
const BEGINNINGS: [&str; 4] = ["关于", "转发", "印发", "批转"];
/// The longest line that may be part of a title, in characters.
pub(super) const TITLE_LINE: usize = 60;

/// Whether a title ends here.
pub(super) fn ends_title(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['》', '”', '"']);
    let bare = match (text.rfind(['（', '(']), text.ends_with(['）', ')'])) {
        (Some(at), true) if text[at..].chars().count() <= 12 => &text[..at],
        _ => text,
    };
    KINDS.iter().any(|kind| bare.trim_end().ends_with(kind))
}

/// Whether a line is the first of a title, or the second one below the name of an office.
pub(super) fn begins_title(text: &str) -> bool {
    BEGINNINGS.iter().any(|word| text.trim_start().starts_with(word))
}

/// Whether a line is a whole title, or the last one of a title.
pub(super) fn is_title_line(text: &str) -> bool {
    let text = text.trim();
    ends_title(text) && text.chars().count() <= TITLE_LINE && !text.contains(['。', '；', '：', ':'])
}

/// Where a title ends in a line that goes on behind it.
pub(super) fn title_end(chars: &[char]) -> Option<usize> {
    let stop = chars.iter().position(|c| matches!(c, '。' | '；' | '：' | ':')).unwrap_or(chars.len());
    (4..stop.min(TITLE_LINE + 1)).find(|end| {
        let text: String = chars[..*end].iter().collect();
        let follows = &chars[*end..];
        let begins_anew = follows.first().is_some_and(|c| c.is_whitespace() || *c == '各');
        begins_anew && KINDS.iter().any(|kind| text.ends_with(kind)) && !follows.iter().all(|c| c.is_whitespace())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_known_by_their_last_word() {
        for line in ["关于学习的通知", "学习办法（试行）", "转发《关于学习的通知》"] {
            assert!(is_title_line(line), "{line}");
        }
        for line in ["学习新规来了", "现将有关事项通知如下：", "已印发通知。请执行办法"] {
            assert!(!is_title_line(line), "{line}");
        }
        assert!(begins_title("关于学习的通知") && !begins_title("青禾市关于学习的通知"));
    }
}
