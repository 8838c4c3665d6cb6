//! Reads what a person types as a sum of money.
//!
//! As with amounts of learning, only what can be meant in one way is read, and what is not read says why.

use crate::typed::{is_of_digits, is_of_number, plain, whole_and_places, why_no_digits, why_no_unit};
use crate::{Money, Unread, run};

/// What may stand in front of a sum.
const CURRENCY: [&str; 6] = ["¥", "￥", "rmb", "cny", "人民币", "人民幣"];

/// What may stand behind the number and what multiplies it.
const YUAN: [&str; 10] = ["", "元", "圆", "圓", "元人民币", "元人民幣", "人民币", "yuan", "rmb", "cny"];

/// Words that multiply a number, each with its number of zeros; one that begins with another comes first.
const MULTIPLES: [(&str, usize); 12] = [
    ("百万", 6),
    ("百萬", 6),
    ("千万", 7),
    ("千萬", 7),
    ("千", 3),
    ("万", 4),
    ("萬", 4),
    ("亿", 8),
    ("億", 8),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
];

/// Reads `1200000`, `1,200,000.50`, `¥１２０００`, `120万`, `120.5万元`, `1.2 million yuan`: a sum in yuan. An empty text is no
/// sum. It never gives [`Unread::WrongUnit`], since there is one unit only.
pub fn read_money(typed: &str) -> Result<Money, Unread> {
    let plain = plain(typed);
    let text = without_currency(plain.trim());
    let unsigned = text.strip_prefix('+').filter(|rest| run(rest, is_of_digits) > 0).unwrap_or(text);
    let (number, rest) = unsigned.split_at(run(unsigned, is_of_digits));
    let (multiple, behind) = multiple_at(rest.trim_start());
    let unit = behind.strip_suffix('整').unwrap_or(behind).trim_end();
    if number.is_empty() || !YUAN.contains(&unit) {
        return Err(why_unread(text, number, multiple, behind));
    }
    sum(number, multiple.unwrap_or(0))
}

fn without_currency(text: &str) -> &str {
    let unmarked = CURRENCY.iter().find_map(|sign| text.strip_prefix(sign));
    unmarked.unwrap_or(text).trim_start()
}

/// The zeros of the multiple that a text begins with, if it does, and what stands behind that.
fn multiple_at(text: &str) -> (Option<usize>, &str) {
    let found = MULTIPLES.iter().find_map(|(word, zeros)| Some((Some(*zeros), text.strip_prefix(word)?)));
    let (zeros, behind) = found.unwrap_or((None, text));
    (zeros, behind.trim_start())
}

/// Why a text is no sum, of which all was understood up to `behind`.
fn why_unread(text: &str, number: &str, multiple: Option<usize>, behind: &str) -> Unread {
    if number.is_empty() {
        return why_no_digits(text);
    }
    match behind.chars().next() {
        // 万 behind it is no second number.
        Some('多' | '余' | '餘' | '几' | '幾' | '来' | '來') => Unread::NotExact,
        // As in `120万5千`, `10元5角`.
        Some(next) if multiple.is_some() && is_of_number(next) => Unread::Several,
        Some('元') if behind.contains(is_of_number) => Unread::Several,
        _ => why_no_unit(number, behind),
    }
}

/// The sum of a number in digits, followed by so many zeros.
fn sum(number: &str, zeros: usize) -> Result<Money, Unread> {
    let (whole, places) = whole_and_places(number)?;
    if whole.is_empty() && places.is_empty() {
        return Err(Unread::NotANumber);
    }
    // A yuan has two places; each zero behind the number is one more.
    let shift = (zeros + 2).checked_sub(places.len()).ok_or(Unread::TooFine)?;
    let mut fen: u64 = 0;
    let digits = whole.bytes().filter(|byte| *byte != b',').chain(places.bytes());
    for digit in digits.chain(std::iter::repeat_n(b'0', shift)) {
        let more = fen.checked_mul(10).and_then(|tens| tens.checked_add(u64::from(digit - b'0')));
        fen = more.ok_or(Unread::TooLarge)?;
    }
    Some(Money::from_fen(fen)).filter(|sum| *sum <= Money::LARGEST).ok_or(Unread::TooLarge)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(typed: &str) -> Result<String, Unread> {
        read_money(typed).map(|sum| sum.to_string())
    }

    #[test]
    fn sums_are_read_however_they_are_typed() {
        for (meant, typed) in [
            ("0", &["0", "0元", "0.00", "￥0", "０"][..]),
            ("0.05", &["0.05", ".05", "¥.05"]),
            (
                "1,200,000",
                &[
                    "1200000",
                    "1,200,000",
                    "１２０００００",
                    "１，２００，０００",
                    "1200000.",
                    "+1200000",
                    " 1200000 ",
                    "001200000",
                ],
            ),
            (
                "1,200,000",
                &["1200000元", "1,200,000 元", "1200000.00元整", "1200000圆", "1200000圓整", "1200000元人民币"],
            ),
            (
                "1,200,000",
                &["¥1,200,000", "￥ 1200000", "¥1200000元", "RMB 1,200,000", "CNY1200000", "人民币1200000元"],
            ),
            (
                "1,200,000",
                &["120万", "120 万 元", "120万元整", "１２０萬", "¥120万", "120.0000万元", "1.2百万", "1.2百萬元"],
            ),
            ("1,200,000", &["0.012亿", "1,200千元", "0.12千万元", "1.2 million", "1,200 Thousand Yuan", "1200000 RMB"]),
            (
                "1,200,000.50",
                &["1200000.5", "1,200,000.50", "1200000．50元", "120.00005万元", "￥１，２００，０００．５０"],
            ),
            ("1,205,000", &["120.5万", "120.5万元", "120．5萬元", "1.205百万元"]),
            ("1,000,000,000,000", &["10000亿", "1000000000000.00", "1,000 billion"]),
        ] {
            for typed in typed {
                assert_eq!(read(typed).as_deref(), Ok(meant), "{typed:?}");
            }
        }
    }

    #[test]
    fn what_is_no_sum_says_why() {
        use Unread::*;
        for (why, typed) in [
            (
                NotANumber,
                &["", " ", "元", "¥", ".", "无", "abc", "NaN", "1e9", "1 200 000", "一百二十万", "万元", "半"][..],
            ),
            (Negative, &["-1", "－1200000", "负120万", "- 120万元", "¥-5"]),
            (TooFine, &["0.005", "1200000.500", "1.234", "120.1234567万", "1.2345678千元"]),
            (TooLarge, &["10001亿", "1000000000000.01", "99999999999999999999999999", "9999999999999999999亿"]),
            (
                UnknownUnit,
                &["120美元", "120 usd", "120角", "50分", "120块", "120w", "1.2m", "1200000円", "18学时", "2019年"],
            ),
            (
                Several,
                &[
                    "120万5千",
                    "120万零五百元",
                    "10元5角",
                    "100-120万",
                    "100万-120万",
                    "100万至120万",
                    "100~120",
                    "5+6",
                    "1'200'000",
                ],
            ),
            (
                NotExact,
                &[
                    "约120万",
                    "大约120万元",
                    "120万左右",
                    "120万元以上",
                    "120多万",
                    "120余万元",
                    "120万多",
                    "100几",
                    ">120万",
                    "120万+",
                    "$120",
                    "每月12000",
                    "12000元/月",
                    "共120万",
                    "(120)",
                ],
            ),
            (NoAmount, &["2019-06-30", "2019/6/30", "2019年6月30日", "1.200.000", "1.5%", "１．５％", "1/3", "3分之1"]),
            (Comma, &["1,5", "120,0000", "1,00", "0,500", ",5", "1,,000", "120,", "1,200,000,5", "1.200,50", "1,20万"]),
        ] {
            for typed in typed {
                assert_eq!(read(typed), Err(why), "{typed:?}");
            }
        }
    }

    fn wide(text: &str) -> String {
        let wide = |c| match c {
            '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).expect("a digit"),
            '.' => '．',
            ',' => '，',
            other => other,
        };
        text.chars().map(wide).collect()
    }

    proptest! {
        #[test]
        fn every_sum_reads_back_from_every_way_of_writing_it(fen in 0..=Money::LARGEST.fen()) {
            let sum = Money::from_fen(fen);
            let (yuan, places) = (fen / 100, fen % 100);
            let (ten_thousands, rest) = (fen / 1_000_000, fen % 1_000_000);
            for written in [
                sum.to_string(),
                wide(&sum.to_string()),
                format!("¥{sum}"),
                format!("{yuan}.{places:02}"),
                format!("{yuan}.{places:02}元"),
                format!("{ten_thousands}.{rest:06}万元"),
                format!("{} 萬", wide(&format!("{ten_thousands}.{rest:06}"))),
            ] {
                prop_assert_eq!(read_money(&written), Ok(sum), "{}", written);
            }
        }

        #[test]
        fn no_text_brings_the_reading_down(typed in "[0-9.,+¥元万亿千半一十约多左右/%年 -]{0,12}") {
            let is_zero = read_money(&typed) == Ok(Money::ZERO);
            prop_assert!(!is_zero || !typed.contains(['1', '2', '3', '4', '5', '6', '7', '8', '9', '半', '一', '十']));
        }
    }
}
