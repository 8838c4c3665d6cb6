//! A large site of any size: the project's own content, its year told as ten, and its questions told again and again
//! in documents of 3 to 5 KB. The same size gives the same files.

use std::collections::BTreeSet;
use std::path::Path;

use crate::folders::{files_below, own_content, read, write_file};
use crate::random::Random;

/// The year of the own content, which is the newest of a large site.
const NEWEST: u32 = 2019;
/// How many years a large site has; a small one has fewer.
const YEARS: u32 = 10;
/// How many pages a year has in two languages, about.
const PAGES_OF_YEAR: usize = 36;
/// How many bytes an answer has at least, in each language.
const LEAST_BYTES: usize = 3000;

/// Answers that make no section without a warning: of terms in the Chinese title, the English text names some otherwise.
const LEFT_OUT: [&str; 6] = [
    "filed-class",
    "missing-hours-and-title-review",
    "paper-certificate",
    "public-courses",
    "surplus-public-hours",
    "which-certificate",
];
/// The languages of the own content.
const LANGUAGES: [&str; 2] = ["zh", "en"];

/// An answer of the own content: its slug, and title and paragraphs in each language.
struct Told {
    slug: String,
    texts: [(String, String); 2],
}

/// Writes the content of a site of about so many pages, all languages together, into a folder.
pub fn write_content(pages: usize, folder: &Path) {
    for (path, text) in content(pages) {
        write_file(&folder.join(path), &text);
    }
}

/// The files of that content, with their paths.
pub fn content(pages: usize) -> Vec<(String, String)> {
    let own = own_content();
    let files = files_below(&own).into_iter().map(|path| path.to_string_lossy().into_owned());
    let files: Vec<String> = files.filter(|path| !path.starts_with("schema/") && path != "translations.lock").collect();
    let years = YEARS.min(1 + (pages / 2 / PAGES_OF_YEAR) as u32);
    let (of_year, of_site): (Vec<&String>, Vec<&String>) =
        files.iter().partition(|path| path.starts_with(&format!("{NEWEST}/")));
    let mut content: Vec<(String, String)> =
        of_site.iter().map(|path| ((*path).clone(), read(&own.join(path)))).collect();
    for back in 0..years {
        content.extend(of_year.iter().map(|path| (years_back(path, back), years_back(&read(&own.join(path)), back))));
    }
    let slugs = files.iter().filter_map(|path| path.strip_prefix("help/")?.strip_suffix(".zh.md"));
    let slugs = slugs.filter(|slug| !LEFT_OUT.contains(slug));
    let told: Vec<Told> = slugs.map(told).collect();
    let asked = (pages / 2).saturating_sub(told.len() + years as usize * PAGES_OF_YEAR / 2).max(1);
    let mut entries = read(&own.join("questions.toml"));
    for number in 1..=asked {
        let parts = parts(number, &told);
        entries.push_str(&entry(number, &parts));
        content.extend(question(number, &parts));
    }
    content.retain(|(path, _)| path != "questions.toml");
    content.push(("questions.toml".to_owned(), entries));
    content
}

/// The file of a question in a language.
pub fn path_of_question(number: usize, language: &str) -> String {
    format!("help/case-{number}.{language}.md")
}

fn told(slug: &str) -> Told {
    let text = |language: &str| {
        let text = read(&own_content().join(format!("help/{slug}.{language}.md")));
        let (title, rest) = text.split_once('\n').expect("a title above the answer");
        (title.trim_start_matches("# ").to_owned(), rest.trim().to_owned())
    };
    Told { slug: slug.to_owned(), texts: LANGUAGES.map(text) }
}

/// The answers that a question is made of: enough of them, from one on.
fn parts(number: usize, told: &[Told]) -> Vec<&Told> {
    let first = Random(number as u64 + 1).below(told.len() as u32) as usize;
    let from_first = || told.iter().cycle().skip(first);
    let enough = |count: &usize| {
        let bytes = |language: usize| from_first().take(*count).map(|one| one.texts[language].1.len()).sum::<usize>();
        (0..LANGUAGES.len()).all(|language| bytes(language) >= LEAST_BYTES)
    };
    let count = (1..told.len()).find(enough).unwrap_or(told.len());
    from_first().take(count).collect()
}

/// What questions.toml says of a question: the clauses are those to which its answer leads.
fn entry(number: usize, parts: &[&Told]) -> String {
    let audience = ["professionals", "employers", "authorities"][number % 3];
    let notice = format!("](/{NEWEST}/notice/#");
    let led_to = parts.iter().flat_map(|part| part.texts[0].1.split(&notice).skip(1));
    let clauses: BTreeSet<&str> = led_to.filter_map(|rest| Some(rest.split_once(')')?.0)).collect();
    let clauses: Vec<&str> = clauses.into_iter().collect();
    format!(
        "\n[[question]]\nslug = \"case-{number}\"\naudiences = [\"{audience}\"]\nclauses = {clauses:?}\nanswer = \"partly\"\n"
    )
}

/// A question in each language: an answer of the own content for its title, and all of them as its sections.
fn question(number: usize, parts: &[&Told]) -> Vec<(String, String)> {
    let text = |(at, language): (usize, &str)| {
        let case = ["情形", "case "][at];
        let mut text = format!("# {} ({case}{number})\n", parts[0].texts[at].0);
        for part in parts {
            text.push_str(&format!("\n## {} {{#{}}}\n\n{}\n", part.texts[at].0, part.slug, part.texts[at].1));
        }
        (path_of_question(number, language), text)
    };
    LANGUAGES.into_iter().enumerate().map(text).collect()
}

/// A text of the newest year, told of one some years before: every year in it is moved.
fn years_back(text: &str, back: u32) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = rest[at..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |end| at + end);
        let number = &rest[at..digits];
        out.push_str(&rest[..at]);
        match number.parse::<u32>().ok().filter(|year| number.len() == 4 && (2000..2100).contains(year)) {
            Some(year) => out.push_str(&(year - back).to_string()),
            None => out.push_str(number),
        }
        rest = &rest[digits..];
    }
    out + rest
}
