//! From a file of the content to the page that shows it.

use super::good::Good;

/// The pages of the file edited last that has any; before any edit, those of the newest file.
pub(super) fn pages_of_last(edited: &[String], newest: Option<&str>, site: &Good) -> Vec<String> {
    let newest = newest.filter(|_| edited.is_empty());
    let mut files = edited.iter().rev().map(String::as_str).chain(newest);
    files.find_map(|file| Some(pages(file, site)).filter(|pages| !pages.is_empty())).unwrap_or_default()
}

/// The page of a file, in its own language or else in each language; none where no page shows it as its own. Of several
/// years that start from the same rules it is the newest.
fn pages(file: &str, site: &Good) -> Vec<String> {
    let (stem, own) = stem_of(file, &site.languages);
    let shows = site.plan().pages().iter().rev().find(|page| page.own.iter().any(|own| own == stem));
    let languages = site.languages.iter().filter(|language| own.is_none_or(|own| own == *language));
    let paths = languages.flat_map(|language| shows.map(|page| format!("{}{language}/{}", site.base, page.address)));
    paths.collect()
}

/// `2019/notice.zh.md` is `2019/notice` in `zh`; `2019/rules.toml` is `2019/rules` in no language.
fn stem_of<'a>(file: &'a str, languages: &[String]) -> (&'a str, Option<&'a str>) {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    match stem.rsplit_once('.') {
        Some((stem, language)) if languages.iter().any(|known| known == language) => (stem, Some(language)),
        _ => (stem, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_stems() {
        let languages = ["zh".to_owned(), "en".to_owned()];
        for (file, stem, language) in [
            ("2019/notice.zh.md", "2019/notice", Some("zh")),
            ("2019/rules.toml", "2019/rules", None),
            ("2019/amend-10/notice.en.md", "2019/amend-10/notice", Some("en")),
            ("2019/notice.fr.md", "2019/notice.fr", None),
            ("site.toml", "site", None),
        ] {
            assert_eq!(stem_of(file, &languages), (stem, language), "{file}");
        }
    }
}
