//! What stands above the text: number, letterhead, title, issuers, fields of a web page, addressees.

use std::collections::VecDeque;

use super::{Outline, page, warnings};
use crate::import::label;
use crate::import::number;
use crate::import::numerals::{day, spaces};
use crate::import::paragraph::{NoticeTable, Paragraph};
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
const HEADER_LINES: usize = 40;

/// Reads the header and gives what follows it.
pub(super) fn header(lines: Vec<Paragraph>, outline: &mut Outline) -> Vec<Paragraph> {
    let mut header =
        Header { lines: lines.into(), outline, whole_title: false, done: false, title_of_page: Vec::new() };
    for _ in 0..HEADER_LINES {
        if !header.next() || header.done {
            break;
        }
    }
    header.title_of_page();
    if header.outline.title.is_empty() {
        header.outline.warnings.push(warnings::no_title());
    }
    header.lines.into()
}

struct Header<'a> {
    lines: VecDeque<Paragraph>,
    outline: &'a mut Outline,
    /// Whether the title has come to its last word.
    whole_title: bool,
    /// Whether the addressees have been read: nothing of the header follows them.
    done: bool,
    /// The title as a field of the page states it, which mostly stands above the text again.
    title_of_page: Vec<Run>,
}

impl Header<'_> {
    /// Takes the next line, if it is part of the header.
    fn next(&mut self) -> bool {
        let line = match self.lines.pop_front() {
            Some(Paragraph::Text(line)) => line,
            Some(Paragraph::Table(table)) => return self.table(table),
            None => return false,
        };
        let chars = line.read_chars();
        if label::at(&chars).is_some() {
            return self.not_header(line);
        }
        self.several_fields(&line)
            || self.field(&line, &chars)
            || self.number(&line, &chars)
            || self.date_below_title(&line, &chars)
            || self.letterhead(&line)
            || self.of_page(&line)
            || self.issuers(&line)
            || self.title(&line, &chars)
            || self.addressee(&line, &chars)
            || self.not_header(line)
    }

    /// A table above the title holds fields of the page; one below it may be of the text.
    fn table(&mut self, table: NoticeTable) -> bool {
        if !self.outline.title.is_empty() && !page::is_of_fields(&table) {
            self.lines.push_front(Paragraph::Table(table));
            return false;
        }
        for line in page::lines_of_table(table).into_iter().rev() {
            self.lines.push_front(Paragraph::Text(line));
        }
        true
    }

    fn not_header(&mut self, line: Run) -> bool {
        self.lines.push_front(line.into());
        false
    }

    /// 来源：市人社局  发布时间：2030-05-20: each field gets a line of its own.
    fn several_fields(&mut self, line: &Run) -> bool {
        let pieces = page::fields_of_line(line);
        if pieces.len() < 2 {
            return false;
        }
        for piece in pieces.into_iter().rev() {
            let bars = |c: &char| c.is_whitespace() || matches!(c, '|' | '｜');
            let behind = piece.read_chars().iter().rev().take_while(|c| bars(c)).count();
            let (field, bar) = piece.split_at(piece.len() - behind);
            self.outline.drop(&bar, Reason::Label);
            self.lines.push_front(field.trimmed().into());
        }
        true
    }

    fn field(&mut self, line: &Run, chars: &[char]) -> bool {
        let Some((colon, key)) = page::field(chars) else { return false };
        let Some(key) = key else {
            self.outline.drop(line, Reason::Chrome);
            // Its value stands on a line of its own, too.
            if colon + 1 == chars.len() && !matches!(chars.last(), Some('：' | ':')) {
                let value = self.lines.pop_front().map(Paragraph::into_text).unwrap_or_default();
                self.outline.drop(&value, Reason::Chrome);
            }
            return true;
        };
        let (label, mut value) = line.split_at(colon + 1);
        if value.is_empty() {
            // In a table the value has a cell of its own.
            let is_value = |next: &Run| !next.reading().contains(['：', ':']);
            value = match self.lines.front() {
                Some(Paragraph::Text(next)) if is_value(next) => {
                    self.lines.pop_front().map(Paragraph::into_text).unwrap_or_default()
                }
                _ => value,
            };
        }
        self.outline.drop(&label, Reason::Label);
        self.value(key, value.trimmed());
        true
    }

    fn value(&mut self, key: &'static str, value: Run) {
        let date = page::day_of_field(&value.read_chars());
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
            ("title", _) if self.title_of_page.is_empty() => self.title_of_page.push(value),
            ("number", _) if self.outline.number.is_none() => self.outline.number = Some(value),
            ("issuer", _) if self.outline.issuers.is_empty() => self.outline.issuers.push(value),
            ("index" | "category" | "status", _) if !self.outline.fields.iter().any(|(known, _)| *known == key) => {
                self.outline.fields.push((key, value));
            }
            // Said twice, or nothing of the kind: it is kept as text.
            _ => self.outline.lead.push(super::Block::paragraph(value)),
        }
    }

    /// The title that a field of the page states: the only one, or the one above the text again.
    fn title_of_page(&mut self) {
        let titles = std::mem::take(&mut self.title_of_page);
        if self.outline.title.is_empty() {
            self.outline.title = titles;
        } else if packed(&titles) == packed(&self.outline.title) {
            titles.iter().for_each(|title| self.outline.drop(title, Reason::Repeated));
        } else {
            let lead = titles.into_iter().map(super::Block::paragraph);
            self.outline.lead.splice(0..0, lead);
        }
    }

    /// A line of the page around the notice: its name, the way to it, a column, a slogan; only above a title.
    fn of_page(&mut self, line: &Run) -> bool {
        let text = line.reading();
        let below: Vec<String> = self.lines.iter().take(6).map(|line| line.reading()).collect();
        if !self.outline.title.is_empty() || text.contains("关于") || text.split_whitespace().all(is_body) {
            return false;
        }
        let is_title = |line: &String| ends_title(line) && line.chars().count() <= TITLE_LINE && !page::is_column(line);
        let title = below.iter().position(is_title);
        let starts = title.is_some_and(|at| below[..=at].iter().any(|line| line.contains("关于")));
        let is_around = title.is_some()
            && (page::is_of_site(&text) || page::is_column(&text) || (starts && !page::may_begin_title(&text)));
        if is_around {
            self.outline.drop(line, Reason::Chrome);
        }
        is_around
    }

    /// The whole title again, in one line or several.
    fn repeats_title(&mut self, line: &Run) -> bool {
        let (wanted, mut said) = (packed(&self.outline.title), packed(std::slice::from_ref(line)));
        let mut more = 0;
        while said.len() < wanted.len()
            && wanted.starts_with(&said)
            && let Some(next) = self.lines.get(more)
        {
            said.push_str(&packed(std::slice::from_ref(&**next)));
            more += 1;
        }
        if said != wanted {
            return false;
        }
        self.outline.drop(line, Reason::Repeated);
        for line in self.lines.drain(..more).collect::<Vec<Paragraph>>() {
            self.outline.drop(&line, Reason::Repeated);
        }
        true
    }

    /// A document number on a line of its own, or beside the title.
    fn number(&mut self, line: &Run, chars: &[char]) -> bool {
        if self.repeats_number(line) {
            return true;
        }
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
                self.lines.push_front(rest.trimmed().into());
            }
        }
        true
    }

    /// The document number again, on a line of its own.
    fn repeats_number(&mut self, line: &Run) -> bool {
        let said = number::in_one_hand(&line.reading());
        let is_same = self.outline.number.as_ref().is_some_and(|known| number::in_one_hand(&known.reading()) == said);
        if is_same {
            self.outline.drop(line, Reason::Repeated);
        }
        is_same
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
        let text = line.reading();
        let Some(name) = text.strip_suffix("文件").map(str::trim_end) else { return false };
        if name.is_empty() && !self.outline.issuers.is_empty() {
            self.outline.drop(line, Reason::Label);
            return true;
        }
        if self.outline.addressee.is_some() || !is_body(name) {
            return false;
        }
        let (name, label) = line.split_at(name.chars().count());
        self.outline.drop(&label, Reason::Label);
        if self.outline.issuers.iter().any(|known| known.reading() == name.reading()) {
            self.outline.drop(&name, Reason::Repeated);
        } else {
            self.outline.issuers.push(name);
        }
        true
    }

    /// Several bodies above or below the title.
    fn issuers(&mut self, line: &Run) -> bool {
        let text = line.reading();
        let all = text.split_whitespace().all(is_body);
        let title_follows =
            self.lines.iter().take(6).any(|next| ends_title(&next.reading()) || next.reading().starts_with("关于"));
        let place = if self.outline.title.is_empty() { title_follows } else { self.whole_title };
        if !all || !place || text.ends_with(['：', ':']) {
            return false;
        }
        for name in line.words() {
            if self.outline.issuers.iter().any(|known| known.reading() == name.reading()) {
                self.outline.drop(&name, Reason::Repeated);
            } else {
                self.outline.issuers.push(name);
            }
        }
        true
    }

    fn title(&mut self, line: &Run, chars: &[char]) -> bool {
        if self.whole_title {
            if self.repeats_title(line) {
                return true;
            }
            let bracketed = matches!(chars.first(), Some('（' | '(')) && matches!(chars.last(), Some('）' | ')'));
            if bracketed && chars.len() <= 12 && self.outline.addressee.is_none() {
                self.outline.title.push(line.clone());
            }
            return bracketed && chars.len() <= 12 && self.outline.addressee.is_none();
        }
        let end = title_end(chars).unwrap_or(chars.len());
        let (title, rest) = line.split_at(end);
        let text = title.reading();
        if title.len() > TITLE_LINE || text.contains(['。', '；']) || text.trim_end().ends_with(['：', ':']) {
            return false;
        }
        self.whole_title = ends_title(&text);
        if !self.whole_title && !self.comes_to_an_end() {
            return false;
        }
        self.outline.title.push(title.trimmed());
        if !rest.is_empty() {
            self.lines.push_front(rest.trimmed().into());
        }
        true
    }

    /// Whether one of the next lines has the last word of a title.
    fn comes_to_an_end(&self) -> bool {
        let next = self.lines.iter().take(3).map(|line| line.reading());
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
            self.lines.push_front(rest.trimmed().into());
        }
        self.done = true;
        true
    }
}

/// The characters of a title, without the white space between its pieces.
fn packed(pieces: &[Run]) -> String {
    pieces.iter().flat_map(Run::glyphs).map(|glyph| glyph.char).filter(|c| !c.is_whitespace()).collect()
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
