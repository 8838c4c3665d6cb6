//! Texts as long as a file may be, and as odd as nobody writes them: an import takes them in time.

use std::time::{Duration, Instant};

use site_gen::import::desk::Desk;
use site_gen::import::{import, raw};

/// Far more than any of these takes, and far less than a quadratic step would.
const LONGEST: Duration = Duration::from_secs(30);

/// The length of a text of the longest kind, in bytes.
const BYTES: usize = 400_000;

/// A sentence about some of the industries, others in each.
fn groups(at: usize) -> String {
    let names =
        ["会计", "档案", "卫生", "教育", "工程", "农业", "统计", "经济", "审计", "律师", "新闻", "出版", "文博"];
    let named: Vec<&str> =
        names.iter().enumerate().filter(|(bit, _)| at >> bit & 1 == 1).map(|(_, name)| *name).collect();
    format!("{}人员每年不少于90学时。\n", named.join("、"))
}

fn floods() -> Vec<(&'static str, String)> {
    let repeated = |piece: &str| piece.repeat(BYTES / piece.len());
    let each = |most: usize, piece: &dyn Fn(usize) -> String| (0..most).map(piece).collect::<String>();
    let han = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    vec![
        ("nines.txt", "9".repeat(100_000)),
        ("many-nines.txt", repeated("9")),
        ("titles.txt", "关于学习的通知\n".repeat(40_000)),
        ("titles-in-a-line.txt", repeated("关于学习的通知 ")),
        ("cites.txt", each(20_000, &|at| format!("《第{at}办法》（示人社发〔2030〕{at}号）"))),
        ("numbers.txt", each(30_000, &|at| format!("示人社发〔2030〕{at}号\n"))),
        ("open-quotes.txt", repeated("《")),
        ("lists.md", each(20_000, &|at| format!("{}- 甲\n", "  ".repeat(at % 60)))),
        ("arabic.txt", each(40_000, &|at| format!("{}、甲。\n", at % 9 + 1))),
        ("clauses.txt", each(40_000, &|at| format!("{}、学时要求\n", han[at % 10]))),
        ("clauses-in-a-line.txt", format!("通知如下：{}", "一、甲。二、乙。".repeat(20_000))),
        ("sentences.txt", repeated("每年不少于90学时。")),
        ("signatures.txt", repeated("青禾市教育局 2030年4月2日\n")),
        ("days.txt", repeated("2030年4月2日")),
        ("annexes.txt", repeated("附件1\n关于学习的办法\n")),
        ("commas.txt", repeated("学时，")),
        ("wrapped.txt", repeated("为做好全县专业人员的年度学习，根据有关的要求，现把\n")),
        ("blanks.txt", repeated(" ") + "通知"),
        ("requirements.txt", each(8_000, &|at| groups(at + 1))),
        ("table.md", format!("一、每年学时要求\n\n| 行业 | 学时 |\n|---|---|\n{}", "| 会计 | 90 |\n".repeat(20_000))),
    ]
}

#[test]
fn an_import_of_any_text_takes_time_in_proportion() {
    let mut slow = Vec::new();
    for (name, text) in floods() {
        let started = Instant::now();
        let draft = import(raw::read(name, text.as_bytes()).unwrap(), &Desk::default()).unwrap();
        let took = started.elapsed();
        println!("{name}: {} bytes, {} clauses, {took:.2?}", text.len(), draft.outline.clauses.len());
        if took > LONGEST {
            slow.push((name, took));
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
}
