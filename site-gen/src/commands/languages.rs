//! Files that are written in Chinese and English, for sites that have one of them.

/// A file of TOML in the languages of a site: where that has one, the texts of the other are left out.
pub(super) fn only(text: String, languages: &[String]) -> String {
    match languages {
        [only] if only == "zh" => text.lines().map(|line| without(line, ", en = \"")).collect(),
        [only] if only == "en" => text.lines().map(|line| without(line, "zh = \"")).collect(),
        _ => text,
    }
}

/// A line without each text that begins like this, and a comma behind it.
fn without(line: &str, begin: &str) -> String {
    let mut rest = line;
    let mut kept = String::new();
    while let Some((before, text)) = rest.split_once(begin) {
        kept.push_str(before);
        let behind = text.split_once('"').map_or("", |(_, behind)| behind);
        rest = behind.strip_prefix(", ").filter(|_| begin.starts_with("zh")).unwrap_or(behind);
    }
    format!("{kept}{rest}\n")
}
