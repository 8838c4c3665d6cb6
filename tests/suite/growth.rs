//! Nothing grows with the square: content of one shape, four times as large, costs about four times as much.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use site_gen::commands::try_build;
use site_gen::diag::MessageLang;
use site_tests::folders::{mini_folder, read, write_file};

/// A shape of content, its size, and what makes it of the small site.
struct Shape {
    name: &'static str,
    size: usize,
    make: fn(&Path, usize),
}

const SHAPES: [Shape; 7] = [
    Shape { name: "answers of which hardly one has been accepted", size: 150, make: unaccepted },
    Shape { name: "sections of one answer", size: 1000, make: |folder, size| answer(folder, 1, size, 0) },
    Shape { name: "headings of one page", size: 4000, make: headings },
    Shape { name: "links of one answer", size: 4000, make: |folder, size| answer(folder, 1, 1, size) },
    Shape { name: "answers", size: 150, make: |folder, size| (1..=size).for_each(|one| answer(folder, one, 2, 2)) },
    Shape { name: "clauses of a notice", size: 250, make: clauses },
    Shape { name: "terms of the glossary", size: 1000, make: terms },
];

/// With four times as much, a square would cost sixteen times as much.
const MOST: u32 = 8;

/// Adds a text to a file of a folder.
fn append(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    write_file(&path, &format!("{}{text}", read(&path)));
}

/// A name of its own for each number.
fn word(number: usize, letters: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    let digit = |shift: u32| letters[number / letters.len().pow(shift) % letters.len()];
    (0..5).map(digit).collect()
}

fn zh(number: usize) -> String {
    word(number, "甲乙丙丁戊己庚辛壬癸")
}

fn en(number: usize) -> String {
    word(number, "abcdefghij")
}

/// Adds a question whose answer has so many sections, and so many links in each.
fn answer(folder: &Path, number: usize, sections: usize, links: usize) {
    let (mut chinese, mut english) =
        (format!("# 问{}？\n\n见通知。\n", zh(number)), format!("# About {}?\n\nSee the notice.\n", en(number)));
    for section in 0..sections {
        let link = |words: &str| format!("- [{words}](/2030/notice/#amount)\n").repeat(links);
        chinese.push_str(&format!("\n## 节{} {{#s-{section}}}\n\n由单位办理。\n\n{}", zh(section), link("学时")));
        english.push_str(&format!(
            "\n## Part {} {{#s-{section}}}\n\nThe employer handles it.\n\n{}",
            en(section),
            link("hours")
        ));
    }
    write_file(&folder.join(format!("help/q-{number}.zh.md")), &chinese);
    write_file(&folder.join(format!("help/q-{number}.en.md")), &english);
    let entry = format!(
        "\n[[question]]\nslug = \"q-{number}\"\naudiences = [\"people\"]\nclauses = [\"amount\"]\nanswer = \"stated\"\n"
    );
    append(folder, "questions.toml", &entry);
}

fn unaccepted(folder: &Path, size: usize) {
    (1..=size).for_each(|number| answer(folder, number, 4, 0));
    write_file(&folder.join("translations.lock"), "2030/notice#amount\ten\tas it was before\n");
}

fn headings(folder: &Path, size: usize) {
    answer(folder, 1, 1, 0);
    let all =
        |heading: &dyn Fn(usize) -> String| (0..size).map(|at| format!("\n### {}\n", heading(at))).collect::<String>();
    append(folder, "help/q-1.zh.md", &all(&|at| format!("题{} {{#h-{at}}}", zh(at))));
    append(folder, "help/q-1.en.md", &all(&|at| format!("Head {} {{#h-{at}}}", en(at))));
}

fn clauses(folder: &Path, size: usize) {
    for at in 0..size {
        let (chinese, english) = (zh(at), en(at));
        append(
            folder,
            "2030/notice.zh.md",
            &format!("\n## 其他事项之{chinese} {{#c-{at} .everyone}}\n\n由单位办理。\n"),
        );
        let english = format!("\n## Other matter {english} {{#c-{at} .everyone}}\n\nThe employer handles it.\n");
        append(folder, "2030/notice.en.md", &english);
    }
}

fn terms(folder: &Path, size: usize) {
    let term = |at: usize| {
        let (zh, en) = (zh(at), en(at));
        format!(
            "\n[[term]]\nid = \"t-{at}\"\nword = {{ zh = \"{zh}词\", en = \"{en} word\" }}\ndefinition = {{ zh = \"一个词。\", en = \"A word.\" }}\n"
        )
    };
    append(folder, "glossary.toml", &(0..size).map(term).collect::<String>());
}

/// The processor time of a build of a shape, in all threads.
fn cost(shape: &Shape, size: usize) -> Duration {
    let folder = mini_folder(&[]);
    (shape.make)(folder.path(), size);
    let before = spent();
    let (bundle, diagnostics) = try_build(folder.path(), MessageLang::En);
    let cost = spent() - before;
    assert!(bundle.is_some(), "{}: {diagnostics}", shape.name);
    cost
}

fn spent() -> Duration {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(spent.tv_sec.unsigned_abs(), u32::try_from(spent.tv_nsec).unwrap_or_default())
}

// One test for all, since they share the clock.
#[test]
fn four_times_as_much_costs_no_more_than_eight_times_as_much() {
    let grown: BTreeMap<&str, bool> = SHAPES
        .iter()
        .map(|shape| {
            // Other work on the machine may meet one of them.
            let is_in_bounds = |_| cost(shape, shape.size * 4) < cost(shape, shape.size) * MOST;
            (shape.name, (0..3).any(is_in_bounds))
        })
        .collect();
    let square: Vec<&&str> = grown.iter().filter(|(_, is_in_bounds)| !**is_in_bounds).map(|(name, _)| name).collect();
    assert!(square.is_empty(), "these grow with the square: {square:?}");
}
