//! Days as spreadsheets and people write them.

use checker_rules::Date;

/// A day as spreadsheets write it, `2019/3/1`, `2019.03.01`, `2019年3月1日`, as `2019-03-01`; another text as it is.
pub(crate) fn day(cell: &str) -> String {
    let (mut day, mut part) = (String::new(), String::new());
    for c in cell.chars() {
        match c {
            '/' | '.' | '年' | '月' | '-' => {
                add(&mut day, &part);
                day.push('-');
                part.clear();
            }
            '日' => {}
            c => part.push(c),
        }
    }
    add(&mut day, &part);
    if day.parse::<Date>().is_ok() { day } else { cell.to_owned() }
}

/// Adds a part of a day, with a zero in front of a single digit.
fn add(day: &mut String, part: &str) {
    if part.len() == 1 {
        day.push('0');
    }
    day.push_str(part);
}
