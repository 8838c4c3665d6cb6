//! What stands above the text: number, letterhead, title, issuers, fields of a web page, addressees.

use std::collections::VecDeque;

use super::{Outline, warnings};
use crate::import::label;
use crate::import::number;
use crate::import::numerals::{day, spaces};
use crate::import::raw::Reason;
use crate::import::run::Run;

/// What the last word of a title may be.
const KINDS: [&str; 22] = [
    "通知", "意见", "办法", "规定", "公告", "通告", "决定", "细则", "方案", "条例", "批复", "答复", "报告", "指南",
    "要点", "公示", "复函", "的函", "规程", "规则", "制度", "通报",
];
/// What the last word of an issuer's name may be.
const BODIES: [&str; 17] = [
    "局",
    "厅",
    "委员会",
    "部",
    "办公室",
    "中心",
    "院",
    "政府",
    "协会",
    "署",
    "学会",
    "总局",
    "委",
    "校",
    "组",
    "集团",
    "公司",
];
/// What a notice is addressed to.
const ADDRESSEES: [&str; 18] = [
    "各", "单位", "机构", "局", "部门", "院", "校", "人员", "政府", "企业", "县", "区", "市", "委", "公司", "学会",
    "协会", "同志",
];
/// The longest line that may be part of a title, in characters.
const TITLE_LINE: usize = 60;
/// No header has more lines.
const HEADER_LINES: usize = 24;

/// Fields as pages of governments label them, and the keys of notice.toml they become.
const FIELDS: [(&str, &str); 22] = [
    ("索引号", "index"),
    ("主题分类", "category"),
    ("分类", "category"),
    ("体裁分类", "category"),
    ("发布机构", "issuer"),
    ("发文机关", "issuer"),
    ("发文机构", "issuer"),
    ("发文单位", "issuer"),
    ("成文日期", "made"),
    ("生成日期", "made"),
    ("发文日期", "made"),
    ("发布日期", "published"),
    ("发布时间", "published"),
    ("公开日期", "published"),
    ("文号", "number"),
    ("发文字号", "number"),
    ("文件编号", "number"),
    ("名称", "title"),
    ("标题", "title"),
    ("效力状态", "status"),
    ("有效性", "status"),
    ("时效性", "status"),
];

/// Reads the header and gives what follows it.
pub(super) fn header(lines: Vec<Run>, outline: &mut Outline) -> Vec<Run> {
    let mut header = Header { lines: lines.into(), outline, whole_title: false, done: false };
    for _ in 0..HEADER_LINES {
        if !header.next() || header.done {
            break;
        }
    }
    if header.outline.title.is_empty() {
        header.outline.warnings.push(warnings::no_title());
    }
    header.lines.into()
}

struct Header<'a> {
    lines: VecDeque<Run>,
    outline: &'a mut Outline,
    /// Whether the title has come to its last word.
    whole_title: bool,
    /// Whether the addressees have been read: nothing of the header follows them.
    done: bool,
}

impl Header<'_> {
    /// Takes the next line, if it is part of the header.
    fn next(&mut self) -> bool {
        let Some(line) = self.lines.pop_front() else { return false };
        let chars = line.chars();
        if label::at(&chars).is_some() {
            return self.not_header(line);
        }
        self.field(&line, &chars)
            || self.number(&line, &chars)
            || self.date_below_title(&line, &chars)
            || self.letterhead(&line)
            || self.issuers(&line)
            || self.title(&line, &chars)
            || self.addressee(&line, &chars)
            || self.not_header(line)
    }

    fn not_header(&mut self, line: Run) -> bool {
        self.lines.push_front(line);
        false
    }

    fn field(&mut self, line: &Run, chars: &[char]) -> bool {
        let Some(colon) = chars.iter().take(12).position(|c| matches!(c, '：' | ':')) else { return false };
        let name: String = chars[..colon].iter().filter(|c| !c.is_whitespace()).collect();
        let Some((_, key)) = FIELDS.iter().find(|(label, _)| *label == name) else { return false };
        let (label, mut value) = line.split_at(colon + 1);
        if value.is_empty() {
            // In a table the value has a cell of its own.
            let is_value = |next: &Run| !next.text().contains(['：', ':']);
            value = match self.lines.front() {
                Some(next) if is_value(next) => self.lines.pop_front().unwrap_or_default(),
                _ => value,
            };
        }
        self.outline.drop(&label, Reason::Label);
        self.value(key, value.trimmed());
        true
    }

    fn value(&mut self, key: &'static str, value: Run) {
        let date = day(&value.chars()).filter(|(_, len)| *len == value.len()).and_then(|(day, _)| day.date());
        match (key, date) {
            _ if value.is_empty() => {}
            ("made", Some(date)) if self.outline.made.is_none() => {
                self.outline.made = Some(date);
                self.outline.drop(&value, Reason::Date);
            }
            ("published", Some(date)) if self.outline.published.is_none() => {
                self.outline.published = Some(date);
                self.outline.drop(&value, Reason::Date);
            }
            ("number", _) if self.outline.number.is_none() => self.outline.number = Some(value),
            ("issuer", _) if self.outline.issuers.is_empty() => self.outline.issuers.push(value),
            ("index" | "category" | "status", _) if !self.outline.fields.iter().any(|(known, _)| *known == key) => {
                self.outline.fields.push((key, value));
            }
            // Said twice, or a title that follows in full: it is kept as text.
            _ => self.outline.lead.push(super::Block::paragraph(value)),
        }
    }

    /// A document number on a line of its own, or beside the title.
    fn number(&mut self, line: &Run, chars: &[char]) -> bool {
        let Some(found) = number::find(chars, 0).filter(|_| self.outline.number.is_none()) else { return false };
        let (start, end) = (found.range.start, found.range.end);
        let quoted = chars[..start].iter().any(|c| matches!(c, '《' | '（' | '(' | '，' | '。' | '：'));
        let inside =
            chars[..start].iter().filter(|c| !c.is_whitespace()).count() > 1 && !chars[start - 1].is_whitespace();
        let bracket = start == 1 && matches!(chars[0], '（' | '(');
        if (quoted && !bracket) || inside {
            return false;
        }
        let number = line.slice(start..end);
        if !found.paired {
            self.outline.warnings.push(warnings::brackets(&number));
        }
        self.outline.number = Some(number);
        let (before, mut behind) = (line.slice(0..start), line.slice(end..line.len()));
        if bracket {
            self.outline.drop(&before, Reason::Label);
            let close = behind.slice(0..1);
            self.outline.drop(&close, Reason::Label);
            behind = behind.slice(1..behind.len());
        }
        for rest in [behind, if bracket { Run::default() } else { before }] {
            if !rest.is_empty() {
                self.lines.push_front(rest.trimmed());
            }
        }
        true
    }

    /// （2019年5月6日） below the title.
    fn date_below_title(&mut self, line: &Run, chars: &[char]) -> bool {
        if self.outline.title.is_empty() || self.outline.made.is_some() || !matches!(chars.first(), Some('（' | '(')) {
            return false;
        }
        let start = 1 + spaces(&chars[1..]);
        let Some((day, len)) = day(&chars[start..]) else { return false };
        let rest: String = chars[start + len..].iter().filter(|c| !c.is_whitespace()).collect();
        let Some(date) = day.date().filter(|_| rest == "）" || rest == ")") else { return false };
        self.outline.made = Some(date);
        self.outline.drop(line, Reason::Date);
        true
    }

    /// 示例市人力资源和社会保障局文件
    fn letterhead(&mut self, line: &Run) -> bool {
        let text = line.text();
        let Some(name) = text.strip_suffix("文件").map(str::trim_end) else { return false };
        if name.is_empty() && !self.outline.issuers.is_empty() {
            self.outline.drop(line, Reason::Label);
            return true;
        }
        if !self.outline.title.is_empty() || !is_body(name) {
            return false;
        }
        let (name, label) = line.split_at(name.chars().count());
        self.outline.drop(&label, Reason::Label);
        self.outline.issuers.push(name);
        true
    }

    /// Several bodies above or below the title.
    fn issuers(&mut self, line: &Run) -> bool {
        let text = line.text();
        let all = text.split_whitespace().all(is_body);
        let title_follows =
            self.lines.iter().take(6).any(|next| ends_title(&next.text()) || next.text().starts_with("关于"));
        let place = if self.outline.title.is_empty() { title_follows } else { self.whole_title };
        if !all || !place || text.ends_with(['：', ':']) {
            return false;
        }
        self.outline.issuers.extend(line.words());
        true
    }

    fn title(&mut self, line: &Run, chars: &[char]) -> bool {
        if self.whole_title {
            let bracketed = matches!(chars.first(), Some('（' | '(')) && matches!(chars.last(), Some('）' | ')'));
            if bracketed && chars.len() <= 12 && self.outline.addressee.is_none() {
                self.outline.title.push(line.clone());
            }
            return bracketed && chars.len() <= 12 && self.outline.addressee.is_none();
        }
        let end = title_end(chars).unwrap_or(chars.len());
        let (title, rest) = line.split_at(end);
        let text = title.text();
        if title.len() > TITLE_LINE || text.contains(['。', '；']) || text.trim_end().ends_with(['：', ':']) {
            return false;
        }
        self.whole_title = ends_title(&text);
        if !self.whole_title && !self.comes_to_an_end() {
            return false;
        }
        self.outline.title.push(title.trimmed());
        if !rest.is_empty() {
            self.lines.push_front(rest.trimmed());
        }
        true
    }

    /// Whether one of the next lines has the last word of a title.
    fn comes_to_an_end(&self) -> bool {
        let next = self.lines.iter().take(3).map(Run::text);
        next.take_while(|line| !line.contains(['。', '；'])).any(|line| {
            let chars: Vec<char> = line.chars().collect();
            ends_title(&line) || title_end(&chars).is_some()
        })
    }

    fn addressee(&mut self, line: &Run, chars: &[char]) -> bool {
        let colon = chars.iter().position(|c| matches!(c, '：' | ':'));
        let Some(colon) = colon.filter(|_| self.outline.addressee.is_none() && !self.outline.title.is_empty()) else {
            return false;
        };
        let name: String = chars[..colon].iter().collect();
        let addressed = ADDRESSEES.iter().any(|word| name.contains(word)) && !name.contains(['。', '；', '《']);
        if !addressed || name.ends_with("如下") || colon > 200 {
            return false;
        }
        let (name, rest) = line.split_at(colon);
        let (colon, rest) = rest.split_at(1);
        self.outline.drop(&colon, Reason::Label);
        self.outline.addressee = Some(name.trimmed());
        if !rest.is_empty() {
            self.lines.push_front(rest.trimmed());
        }
        self.done = true;
        true
    }
}

/// Whether a text is the name of a body, such as 示例市教育局.
pub(super) fn is_body(name: &str) -> bool {
    let name = name.trim();
    let plain = !name.contains(['。', '，', '；', '：', ':', '、', '《', '（', '(']) && !name.starts_with("关于");
    plain && (3..=30).contains(&name.chars().count()) && BODIES.iter().any(|body| name.ends_with(body))
}

/// Whether a title ends here.
pub(super) fn ends_title(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['》', '”', '"']);
    let bare = match (text.rfind(['（', '(']), text.ends_with(['）', ')'])) {
        (Some(at), true) if text[at..].chars().count() <= 12 => &text[..at],
        _ => text,
    };
    KINDS.iter().any(|kind| bare.trim_end().ends_with(kind))
}

/// Where a title ends in a line that goes on behind it.
fn title_end(chars: &[char]) -> Option<usize> {
    let stop = chars.iter().position(|c| matches!(c, '。' | '；' | '：' | ':')).unwrap_or(chars.len());
    (4..stop.min(TITLE_LINE + 1)).find(|end| {
        let text: String = chars[..*end].iter().collect();
        let follows = &chars[*end..];
        let begins_anew = follows.first().is_some_and(|c| c.is_whitespace() || *c == '各');
        begins_anew && KINDS.iter().any(|kind| text.ends_with(kind)) && !follows.iter().all(|c| c.is_whitespace())
    })
}
