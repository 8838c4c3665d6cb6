//! Numbers as texts write them: Arabic, full-width, Han numerals, words, fractions.

use std::borrow::Cow;
use std::sync::LazyLock;

use checker_rules::{Amount, half_width, is_numeral, numerals_at, value_of};

use super::{DOCUMENT_SIGNS, Lexis, MayBeOneOf, begins_with_bracket, ends_in_bracket, run};

/// What stands between numbers in a row, which share what is behind the last.
pub const BETWEEN: [&str; 9] = ["、", ",", "，", "和", "及", "以及", "and", ", and", "or"];

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberInText {
    /// Its value; of a percentage, the number before the sign.
    pub amount: Amount,
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last byte.
    pub end: usize,
    /// Whether it counts something. `一` in `统一`, `第三条` and the number of a document do not.
    pub counts: bool,
}

impl Lexis {
    /// Every number of a text, in order. No part of a number that cannot be an amount is one.
    pub fn numbers(self, text: &str) -> Vec<NumberInText> {
        let (mut found, mut at) = (Vec::new(), 0);
        let (letters, bytes) = (self.first_letters(), text.as_bytes());
        while let Some(byte) = bytes.get(at) {
            // Nearly all of a text is passed over here.
            let length = match byte {
                b'0'..=b'9' => {
                    if let Some(parts) = dotted_day(text, at) {
                        at = parts[2].end;
                        found.extend(parts);
                        continue;
                    }
                    0
                }
                byte if is_of_words(char::from(*byte)) => {
                    let length = bytes[at..].iter().position(|byte| !is_of_words(char::from(*byte)));
                    let length = length.unwrap_or(bytes.len() - at);
                    if letters & letter(char::from(*byte)) == 0 { length } else { 0 }
                }
                byte if byte.is_ascii() => 1,
                _ => {
                    let c = text[at..].chars().next().unwrap_or_default();
                    if NUMERALS.has(c) || half_width(c).is_ascii_digit() { 0 } else { c.len_utf8() }
                }
            };
            if length > 0 {
                at += length;
                continue;
            }
            let (number, length) = self.number_at(text, at);
            at = number.map_or(at + length, |number| number.end);
            found.extend(number);
        }
        found
    }

    /// The number at a place where one may stand, and how much is passed over where none does.
    fn number_at(self, text: &str, at: usize) -> (Option<NumberInText>, usize) {
        let rest = &text[at..];
        let c = rest.chars().next().unwrap_or_default();
        let (number, length) = if half_width(c).is_ascii_digit() {
            (self.in_digits(text, at), run(rest, is_of_digits))
        } else if is_of_words(c) {
            (self.in_words(text, at), run(rest, is_of_words))
        } else {
            match numerals_at(rest) {
                0 => (None, 0),
                length => (self.in_numerals(text, at), length),
            }
        };
        (number, length.max(c.len_utf8()))
    }

    /// The letters that number words begin with, each a bit.
    fn first_letters(self) -> u32 {
        let words = [self.latin.ones, self.latin.tens, self.latin.articles].into_iter().flatten();
        words.filter_map(|word| word.chars().next()).fold(0, |letters, first| letters | letter(first))
    }

    /// Whether a text begins with what a numeral counts, and not only with a part of its name.
    pub fn begins_with_longer_measure(self, text: &str, word: &str) -> bool {
        self.han.measures.iter().any(|measure| measure.len() > word.len() && text.starts_with(measure))
    }

    /// A text without what may stand between a number and what it counts.
    pub fn uncounted(self, text: &str) -> &str {
        text.strip_prefix(self.han.counters).unwrap_or(text)
    }

    /// Whether a text leads to the number of a clause of the notice.
    pub fn leads_to_clause(self, text: &str) -> bool {
        self.han.cites.iter().chain(self.latin.ordinals).any(|before| text.ends_with(before))
    }

    /// Whether a text has words that lead to the number of a clause.
    pub fn may_lead_to_clause(self, text: &str) -> bool {
        self.han.cites.iter().chain(self.latin.ordinals).any(|before| text.contains(before))
    }

    /// Whether a number of a text is written in digits and belongs to no document's number.
    pub fn is_figure(self, text: &str, number: &NumberInText) -> bool {
        let in_digits = text[number.start..].starts_with(|c| half_width(c).is_ascii_digit());
        in_digits && !is_of_document(text, number.start, number.end)
    }

    fn in_digits(self, text: &str, start: usize) -> Option<NumberInText> {
        let (amount, end) = digits(text, start)?;
        if let Some((amount, end)) = self.fraction(text, start, (amount, end)) {
            return Some(NumberInText { amount: amount?, start, end, counts: true });
        }
        let (amount, end) = self.multiplied(text, (amount, end));
        // As any larger number in digits.
        if amount > Amount::LARGEST {
            return None;
        }
        let before = &text[..start];
        let ordinal = self.is_ordinal(before) || self.latin.ordinals.iter().any(|word| before.ends_with(word));
        let counts = !ordinal && !is_of_document(text, start, end) && self.era(before).is_none();
        Some(NumberInText { amount, start, end, counts })
    }

    /// An amount in digits with what multiplies it, as in `3万` and `2 million`, and where it ends.
    fn multiplied(self, text: &str, (amount, end): (Amount, usize)) -> (Amount, usize) {
        let behind = &text[end..];
        let han = MULTIPLES.iter().find_map(|(sign, times)| Some((behind.strip_prefix(*sign)?, *times)));
        let word = || {
            let rest = behind.strip_prefix(' ')?;
            let word = &rest[..run(rest, |c| c.is_ascii_alphabetic())];
            let times = self.latin.multiples.iter().find(|(known, _)| *known == word).map(|(_, times)| *times)?;
            Some((&rest[word.len()..], times))
        };
        match han.or_else(word) {
            Some((rest, times)) => (amount.scaled(times, 1), text.len() - rest.len()),
            None => (amount, end),
        }
    }

    fn in_numerals(self, text: &str, start: usize) -> Option<NumberInText> {
        let (amount, end) = numerals(text, start)?;
        if let Some((amount, end)) = self.fraction(text, start, (amount, end)) {
            return Some(NumberInText { amount: amount?, start, end, counts: true });
        }
        let (before, behind) = (&text[..start], text[end..].trim_start());
        let is_counted = |behind: &str| self.han.measures.iter().any(|measure| behind.starts_with(measure));
        let is_word = matches!(&text[start..end], "一" | "两" | "兩")
            || self.han.words.iter().any(|word| text[start..].starts_with(word));
        let counted = is_counted(behind) || is_counted(self.uncounted(behind));
        let counts = counted && !is_word && !self.is_ordinal(before) && self.era(before).is_none();
        Some(NumberInText { amount, start, end, counts })
    }

    /// The value of a fraction whose lower part stands at a place, as `三分之二`, and where it ends; no value where it is no
    /// amount.
    fn fraction(self, text: &str, start: usize, (below, end): (Amount, usize)) -> Option<(Option<Amount>, usize)> {
        let above = text[end..].strip_prefix(self.han.fraction)?;
        let above_starts = text.len() - above.len();
        let (above, above_ends) = digits(text, above_starts).or_else(|| numerals(text, above_starts))?;
        let is_percentage = &text[start..end] == "百";
        Some((if is_percentage { Some(above) } else { ratio(above, below) }, above_ends))
    }

    fn in_words(self, text: &str, start: usize) -> Option<NumberInText> {
        let rest = &text[start..];
        if text[..start].ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let length = run(rest, is_of_words);
        let (word, end) = (&rest[..length], start + length);
        let is_article = self.latin.articles.iter().any(|article| article.eq_ignore_ascii_case(word));
        let value = if is_article { Amount::whole(1) } else { self.word_value(word)? };
        let behind = text[end..].trim_start();
        if let Some(after) = self.latin.and_half.iter().find_map(|words| behind.strip_prefix(words)) {
            let amount = value + ratio(Amount::whole(1), Amount::whole(2))?;
            return Some(NumberInText { amount, start, end: text.len() - after.len(), counts: true });
        }
        let word = &behind[..run(behind, |c| c.is_ascii_alphabetic())];
        let singular = word.strip_suffix(['s', 'S']).unwrap_or(word);
        let part = self.latin.parts.iter().find(|(part, _)| part.eq_ignore_ascii_case(singular));
        // `a third of them`, but not `a third party`.
        let part = part.filter(|_| !is_article || behind[word.len()..].trim_start().starts_with(self.latin.of));
        if let Some((_, below)) = part {
            let end = text.len() - behind.len() + word.len();
            return Some(NumberInText { amount: ratio(value, Amount::whole(*below))?, start, end, counts: true });
        }
        if is_article {
            return None;
        }
        let begins_with = |noun: &&str| behind.get(..noun.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(noun));
        let before = text[..start].trim_end();
        let is_bound = self.latin.bounds.iter().any(|word| before.ends_with(word));
        let counted = is_bound || self.latin.nouns.iter().any(begins_with);
        Some(NumberInText { amount: value, start, end, counts: counted && value > Amount::whole(1) })
    }

    /// The value of a number word such as `eighteen` or `seventy-two`.
    fn word_value(self, word: &str) -> Option<Amount> {
        let place = |words: &[&str], word: &str| words.iter().position(|known| known.eq_ignore_ascii_case(word));
        let tens = |word: &str| place(self.latin.tens, word).map(|at| (at + 2) * 10);
        let value = match word.split_once('-') {
            Some((ten, one)) => tens(ten)? + place(self.latin.ones, one).filter(|one| (1..10).contains(one))?,
            None => place(self.latin.ones, word).or_else(|| tens(word))?,
        };
        u32::try_from(value).ok().map(Amount::whole)
    }

    fn is_ordinal(self, before: &str) -> bool {
        self.han.ordinals.iter().any(|word| before.ends_with(word))
    }

    /// The year before the first of the era whose name ends a text; none where no such name does.
    pub(super) fn era(self, before: &str) -> Option<u16> {
        let era = self.han.eras.iter().find(|(name, _)| before.trim_end().ends_with(name));
        era.map(|(_, year_before)| *year_before)
    }
}

/// The characters that numerals are made of.
static NUMERALS: LazyLock<MayBeOneOf> =
    LazyLock::new(|| MayBeOneOf::new(('\u{4e00}'..='\u{9fff}').filter(|c| is_numeral(*c)).chain(['○', '◯', '〇'])));

/// What multiplies a number in front of it.
const MULTIPLES: [(char, u64); 4] = [('万', 10_000), ('萬', 10_000), ('亿', 100_000_000), ('億', 100_000_000)];

/// Whether a number belongs to a document's: the year in its brackets, or what stands before `号`.
fn is_of_document(text: &str, start: usize, end: usize) -> bool {
    let in_brackets = ends_in_bracket(&text[..start]) && begins_with_bracket(&text[end..]);
    in_brackets || text[end..].trim_start().starts_with(DOCUMENT_SIGNS)
}

/// The three numbers of a day that is written with points, as `2019.6.30` and `30.6.2019`, at a place.
fn dotted_day(text: &str, start: usize) -> Option<[NumberInText; 3]> {
    if text[..start].ends_with(is_of_digits) {
        return None;
    }
    let rest = &text[start..];
    let written = &rest[..run(rest, |c| c.is_ascii_digit() || c == '.')];
    let mut at = start;
    let parts = written.trim_end_matches('.').split('.').map(|part| {
        let number = NumberInText { amount: part.parse().ok()?, start: at, end: at + part.len(), counts: false };
        at = number.end + 1;
        Some(number)
    });
    let parts: [NumberInText; 3] = parts.collect::<Option<Vec<_>>>()?.try_into().ok()?;
    let lengths = parts.map(|part| part.end - part.start);
    let is_day = |year: usize, day: usize| lengths[year] == 4 && lengths[1] < 3 && lengths[day] < 3;
    (is_day(0, 2) || is_day(2, 0)).then_some(parts)
}

/// Whether a character belongs to a number in digits, or stands behind it.
fn is_of_digits(c: char) -> bool {
    half_width(c).is_ascii_digit() || matches!(half_width(c), '.' | ',')
}

/// A letter as a bit, whatever its case; other signs share one.
fn letter(c: char) -> u32 {
    match c.to_ascii_lowercase() {
        c @ 'a'..='z' => 1 << (u32::from(c) - u32::from('a')),
        _ => 1 << 26,
    }
}

fn is_of_words(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '-'
}

/// The amount in digits at a place, and where it ends.
fn digits(text: &str, start: usize) -> Option<(Amount, usize)> {
    let rest = &text[start..];
    if !rest.starts_with(|c| half_width(c).is_ascii_digit()) {
        return None;
    }
    let written = rest[..run(rest, is_of_digits)].trim_end_matches(['.', ',', '．']);
    let is_plain = written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let plain: Cow<'_, str> =
        if is_plain { written.into() } else { written.chars().map(half_width).filter(|c| *c != ',').collect() };
    Some((plain.parse().ok()?, start + written.len()))
}

/// The amount in Han numerals at a place, and where it ends.
fn numerals(text: &str, start: usize) -> Option<(Amount, usize)> {
    let end = start + numerals_at(&text[start..]);
    value_of(&text[start..end]).map(|amount| (amount, end))
}

fn ratio(above: Amount, below: Amount) -> Option<Amount> {
    format!("{above}/{below}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexis::lexicon;

    /// Each number with its text; those that count nothing in brackets.
    fn read(tag: &str, text: &str) -> Vec<String> {
        let show = |number: NumberInText| {
            let shown = format!("{}={}", &text[number.start..number.end], number.amount);
            if number.counts { shown } else { format!("({shown})") }
        };
        Lexis::new(lexicon(tag), &[]).numbers(text).into_iter().map(show).collect()
    }

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for (text, expected) in [
            ("不少于１８学时", &["１８=18"][..]),
            ("at least 1.5% of 18.", &["1.5=1.5", "18=18"]),
            ("1,200 hours", &["1,200=1200"]),
            ("180 or 118 or 1.18", &["180=180", "118=118", "1.18=1.18"]),
            ("七十二学时，一百零五天", &["七十二=72", "一百零五=105"]),
            ("三分之二", &["三分之二=2/3"]),
            ("3分之2", &["3分之2=2/3"]),
            ("百分之一点五", &["百分之一点五=1.5"]),
            ("二〇一九年六月三十日", &["二〇一九=2019", "六=6", "三十=30"]),
            ("二○一九年", &["二○一九=2019"]),
            ("贰拾学时", &["贰拾=20"]),
            ("two thirds of ninety hours", &["two thirds=2/3", "ninety=90"]),
            ("a third of 90, by a third party", &["a third=1/3", "90=90"]),
            ("Seventy-two class hours", &["Seventy-two=72"]),
            ("one and a half per cent", &["one and a half=1.5"]),
            ("by 2019.6.30.", &["(2019=2019)", "(6=6)", "(30=30)"]),
            ("1.2.3.4", &[]),
            ("七十三个学时", &["七十三=73"]),
            ("编号20190625，100000学时，1.23456倍", &[]),
        ] {
            for tag in ["zh-Hans", "en"] {
                assert_eq!(read(tag, text), expected, "{text}");
            }
        }
    }

    #[test]
    fn what_counts_nothing_is_told_apart() {
        for (text, expected) in [
            ("统一登记", &["(一=1)"][..]),
            ("第三条", &["(三=3)"]),
            ("第3条", &["(3=3)"]),
            ("see clause 3", &["(3=3)"]),
            ("粤人社规〔2018〕11号", &["(2018=2018)", "(11=11)"]),
            ("one year, someone, tense", &["(one=1)"]),
            ("eighteen people", &["(eighteen=18)"]),
            ("参加三次", &["(参=3)", "三=3"]),
            ("○○市", &[]),
        ] {
            assert_eq!(read("zh-Hans", text), expected, "{text}");
        }
    }

    #[test]
    fn each_language_counts_in_its_own_words() {
        for (tag, text, expected) in [
            ("zh-Hant", "七十二學時，十二天，三個月", &["七十二=72", "十二=12", "三=3"][..]),
            ("zh-Hant", "雲人社〔2030〕5號", &["(2030=2030)", "(5=5)"]),
            ("zh-Hant", "民國119年", &["(119=119)"]),
            ("ja", "七十二時間、十八単位、三か月", &["七十二=72", "十八=18", "三=3"]),
            ("ja", "3分の2、三分の二、十分", &["3分の2=2/3", "三分の二=2/3", "(十=10)"]),
            ("ja", "三ヶ月、三カ月、三箇月", &["三=3", "三=3", "三=3"]),
            ("ja", "第三条、統一、令和12年", &["(三=3)", "(一=1)", "(12=12)"]),
            ("fr", "six heures, an", &[]),
        ] {
            assert_eq!(read(tag, text), expected, "{text}");
        }
    }
}
