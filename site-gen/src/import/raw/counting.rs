//! How numbers of lists are written, by the names that Word has for it.

const HAN: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const LEGAL: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const LEGAL_TRADITIONAL: [&str; 10] = ["零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"];
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// A number in one of Word's formats; in digits where the format is not known.
pub(super) fn formatted(number: u32, format: &str) -> String {
    let shown = match format {
        "bullet" | "none" => Some(String::new()),
        "chineseCounting" | "taiwaneseCounting" => {
            if number < 100 {
                counted(number, HAN, ["十", "百", "千"])
            } else {
                Some(each(number, '○'))
            }
        }
        "chineseCountingThousand" | "taiwaneseCountingThousand" => counted(number, HAN, ["十", "百", "千"]),
        "japaneseCounting" => counted(number, HAN, ["十", "百", "千"])
            .map(|shown| shown.replace('零', "").replace("一百", "百").replace("一千", "千")),
        "chineseLegalSimplified" => counted(number, LEGAL, ["拾", "佰", "仟"]),
        "ideographLegalTraditional" => counted(number, LEGAL_TRADITIONAL, ["拾", "佰", "仟"]),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" | "koreanDigital2" => {
            Some(each(number, '〇'))
        }
        "ideographTraditional" => nth(number, STEMS),
        "ideographZodiac" => nth(number, BRANCHES),
        "decimalZero" => Some(format!("{number:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => Some(number.to_string().chars().map(full_width).collect()),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, 0x2460),
        "decimalEnclosedParen" => enclosed(number, 0x2474),
        "decimalEnclosedFullstop" => enclosed(number, 0x2488),
        "ideographEnclosedCircle" => enclosed(number, 0x3280).filter(|_| number <= 10),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).map(|shown| shown.to_lowercase()),
        "upperLetter" => Some(letters(number)),
        "lowerLetter" => Some(letters(number).to_lowercase()),
        "numberInDash" => Some(format!("- {number} -")),
        _ => None,
    };
    shown.unwrap_or_else(|| number.to_string())
}

/// Digits as they are written small and high.
pub(super) fn superscript(digits: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digits.chars().map(|c| c.to_digit(10).map_or(c, |digit| RAISED[digit as usize])).collect()
}

/// A number below ten thousand as 一百零二; 10 to 19 without the leading one where tens are 十.
fn counted(number: u32, digits: [&str; 10], units: [&str; 3]) -> Option<String> {
    if !(1..10_000).contains(&number) {
        return None;
    }
    let mut shown = String::new();
    let mut gap = false;
    for place in (0..4).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        if digit == 0 {
            gap = !shown.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            shown.push_str(digits[0]);
        }
        let is_bare_ten = place == 1 && digit == 1 && number < 20 && units[0] == "十";
        if !is_bare_ten {
            shown.push_str(digits[digit as usize]);
        }
        if place > 0 {
            shown.push_str(units[place as usize - 1]);
        }
    }
    Some(shown)
}

/// Digit by digit, as 一〇二.
fn each(number: u32, zero: char) -> String {
    let digit = |c: char| match c.to_digit(10) {
        Some(0) | None => zero.to_string(),
        Some(digit) => HAN[digit as usize].to_owned(),
    };
    number.to_string().chars().map(digit).collect()
}

fn nth(number: u32, signs: &str) -> Option<String> {
    signs.chars().nth(number.checked_sub(1)? as usize).map(String::from)
}

/// One character, from that of 1 on; there are twenty.
fn enclosed(number: u32, first: u32) -> Option<String> {
    char::from_u32(first + number.checked_sub(1)?.min(20)).filter(|_| number <= 20).map(String::from)
}

fn full_width(digit: char) -> char {
    char::from_u32(u32::from(digit) + 0xfee0).unwrap_or(digit)
}

/// A to Z, then AA to ZZ as Word counts them: AA, BB, CC.
fn letters(number: u32) -> String {
    let at = number.saturating_sub(1);
    let letter = char::from_u32(u32::from('A') + at % 26).unwrap_or('A');
    std::iter::repeat_n(letter, (at / 26 + 1).min(30) as usize).collect()
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = Some(number).filter(|number| (1..4000).contains(number))?;
    let mut shown = String::new();
    for (worth, sign) in SIGNS {
        while left >= worth {
            shown.push_str(sign);
            left -= worth;
        }
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_word_shows_them() {
        for (format, number, shown) in [
            ("chineseCountingThousand", 10, "十"),
            ("chineseCountingThousand", 12, "十二"),
            ("chineseCountingThousand", 20, "二十"),
            ("chineseCountingThousand", 105, "一百零五"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCounting", 105, "一○五"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("japaneseCounting", 105, "百五"),
            ("ideographDigital", 10, "一〇"),
            ("ideographTraditional", 3, "丙"),
            ("upperRoman", 49, "XLIX"),
            ("lowerLetter", 28, "bb"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "21"),
            ("decimalEnclosedParen", 3, "⑶"),
            ("anything", 7, "7"),
        ] {
            assert_eq!(formatted(number, format), shown, "{format}");
        }
    }
}
