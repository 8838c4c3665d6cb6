//! From a file of the content to the pages that show it.

use super::good::Good;
use crate::model::address;

/// The pages of the file edited last that has any; before any edit, those of the newest file.
pub(super) fn pages_of_last(edited: &[String], newest: Option<&str>, site: &Good) -> Vec<String> {
    let newest = newest.filter(|_| edited.is_empty());
    let mut files = edited.iter().rev().map(String::as_str).chain(newest);
    files.find_map(|file| Some(pages(file, site)).filter(|pages| !pages.is_empty())).unwrap_or_default()
}

/// The pages of a file: one in its own language, or else one in each language. None where the site has no such page.
fn pages(file: &str, site: &Good) -> Vec<String> {
    let (stem, own) = language_of(file, &site.languages);
    let Some(page) = page(stem) else { return Vec::new() };
    let languages = site.languages.iter().filter(|language| own.is_none_or(|own| own == *language));
    let paths = languages.map(|language| format!("{language}/{page}"));
    let known = paths.filter(|path| site.bundle.file(&format!("{path}index.html")).is_some());
    known.map(|path| format!("{}{path}", site.base)).collect()
}

/// `2019/notice.zh.md` is `2019/notice` in `zh`; `2019/rules.toml` is `2019/rules` in no language.
fn language_of<'a>(file: &'a str, languages: &[String]) -> (&'a str, Option<&'a str>) {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    match stem.rsplit_once('.') {
        Some((stem, language)) if languages.iter().any(|known| known == language) => (stem, Some(language)),
        _ => (stem, None),
    }
}

/// The address, below a language, of what a file says.
fn page(stem: &str) -> Option<String> {
    let Some((folder, name)) = stem.split_once('/') else {
        return match stem {
            "site" => Some(String::new()),
            "glossary" => Some(address::GLOSSARY.to_owned()),
            "questions" => Some(address::QUESTIONS.to_owned()),
            _ => None,
        };
    };
    match (folder, name) {
        ("help", slug) => Some(address::question(slug)),
        ("pages", slug) => Some(address::page(slug)),
        (year, name) => of_year(year.parse().ok()?, name),
    }
}

fn of_year(year: u16, name: &str) -> Option<String> {
    match name {
        "notice" => Some(address::notice(year)),
        "guide" | "courses" => Some(address::guide(year)),
        "rules" => Some(address::year(year)),
        "cases" => Some(address::examples(year)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_has_its_page() {
        let languages = ["zh".to_owned(), "en".to_owned()];
        let found = |file| {
            let (stem, language) = language_of(file, &languages);
            (page(stem), language)
        };
        for (file, address, language) in [
            ("2019/notice.zh.md", "2019/notice/", Some("zh")),
            ("2019/notice.toml", "2019/notice/", None),
            ("2019/guide.en.md", "2019/guide/", Some("en")),
            ("2019/courses.toml", "2019/guide/", None),
            ("2019/rules.toml", "2019/", None),
            ("2019/cases.toml", "2019/examples/", None),
            ("help/what-is-a-day.en.md", "questions/what-is-a-day/", Some("en")),
            ("pages/about.zh.md", "about/", Some("zh")),
            ("glossary.toml", "glossary/", None),
            ("questions.toml", "questions/", None),
            ("site.toml", "", None),
        ] {
            assert_eq!(found(file), (Some(address.to_owned()), language), "{file}");
        }
        assert_eq!(found("drafts/notice.zh.md"), (None, Some("zh")));
        assert_eq!(found("2019/sub/notice.fr.md"), (None, None));
    }
}
