//! Honest edits, of which hardly any may be refused: the sentences and other words of `tests/agree/honest.txt`.

use site_tests::folders::{own_content, project, read};

use super::content::{Edit, Folder};
use super::words;

/// The pages to which each sentence is added, behind their text.
const PAGES: [&str; 2] = ["help/who-pays", "2019/guide"];

/// How many of a hundred may be refused.
const MOST_REFUSED: usize = 2;

#[test]
fn hardly_any_honest_edit_is_refused() {
    let folder = Folder::new(&own_content()).accepted();
    let lines = read(&project().join("tests/agree/honest.txt"));
    let (mut made, mut refused) = (0, Vec::new());
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        for edits in edits(&folder, line) {
            made += 1;
            if let Some(error) = folder.with(&edits).errors().first() {
                refused.push(format!("{line} ({}): {}", edits[0].file, error.text));
            }
        }
    }
    println!("{} of {made} honest edits are refused", refused.len());
    refused.iter().for_each(|one| println!("    {one}"));
    assert!(made >= 150, "{made} edits");
    assert!(refused.len() * 100 <= made * MOST_REFUSED, "{} of {made}: {refused:#?}", refused.len());
}

fn edits(folder: &Folder, line: &str) -> Vec<Vec<Edit>> {
    let parts: Vec<&str> = line.split(" | ").collect();
    match parts.as_slice() {
        [chinese, english] => PAGES.iter().map(|page| both(folder, page, [chinese, english])).collect(),
        [language, old, new] => {
            words::replaced(folder, language, old, new).into_iter().map(|edit| vec![edit]).collect()
        }
        _ => panic!("neither a sentence nor other words: {line}"),
    }
}

fn both(folder: &Folder, page: &str, sentences: [&str; 2]) -> Vec<Edit> {
    let added = ["zh", "en"].into_iter().zip(sentences).map(|(language, sentence)| {
        let file = format!("{page}.{language}.md");
        let end = folder.0[&file].len();
        Edit { file, range: end..end, new: format!("\n{sentence}\n") }
    });
    added.collect()
}
