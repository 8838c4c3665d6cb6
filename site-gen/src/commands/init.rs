//! A new bureau's content folder, which builds at once: an example to be replaced.

use std::io::{self, BufRead, IsTerminal};

use super::args::InitArgs;
use super::{languages, not_written, say};
use crate::content::keys;
use crate::diag::MessageLang;
use crate::write;

/// Every file of the folder, before its blanks are filled in. `year` stands for the year's folder.
const FILES: [(&str, &str); 19] = [
    ("site.toml", include_str!("../../init/site.toml")),
    ("glossary.toml", include_str!("../../init/glossary.toml")),
    ("questions.toml", include_str!("../../init/questions.toml")),
    ("help/how-many-hours.zh.md", include_str!("../../init/help/how-many-hours.zh.md")),
    ("help/how-many-hours.en.md", include_str!("../../init/help/how-many-hours.en.md")),
    ("pages/about.zh.md", include_str!("../../init/pages/about.zh.md")),
    ("pages/about.en.md", include_str!("../../init/pages/about.en.md")),
    ("pages/privacy.zh.md", include_str!("../../init/pages/privacy.zh.md")),
    ("pages/privacy.en.md", include_str!("../../init/pages/privacy.en.md")),
    ("pages/accessibility.zh.md", include_str!("../../init/pages/accessibility.zh.md")),
    ("pages/accessibility.en.md", include_str!("../../init/pages/accessibility.en.md")),
    ("year/notice.toml", include_str!("../../init/year/notice.toml")),
    ("year/notice.zh.md", include_str!("../../init/year/notice.zh.md")),
    ("year/notice.en.md", include_str!("../../init/year/notice.en.md")),
    ("year/guide.zh.md", include_str!("../../init/year/guide.zh.md")),
    ("year/guide.en.md", include_str!("../../init/year/guide.en.md")),
    ("year/courses.toml", include_str!("../../init/year/courses.toml")),
    ("year/rules.toml", include_str!("../../init/year/rules.toml")),
    ("year/cases.toml", include_str!("../../init/year/cases.toml")),
];

/// What the program has words for: id, tag, name.
const LANGUAGES: [(&str, &str, &str); 2] = [("zh", "zh-Hans", "中文"), ("en", "en", "English")];

/// Runs `init`.
pub(super) fn run(args: &InitArgs, lang: MessageLang) -> Result<String, String> {
    let blanks = blanks(args, lang)?;
    let named = FILES.iter().filter(|(path, _)| wanted(path, &args.languages));
    let written = named.map(|(path, text)| {
        let path = path.replacen("year/", &format!("{}/", args.year), 1);
        let text = keys::headed(&path, &filled(text, &blanks, &args.languages));
        (path, text)
    });
    let schemas = keys::schemas().into_iter().map(|(name, text)| (format!("{}/{name}", keys::FOLDER), text));
    let files: Vec<(String, String)> = written.chain(schemas).collect();
    write::create(&files, &args.folder).map_err(|error| not_written(&error, lang))?;
    let (folder, count) = (args.folder.display(), files.len());
    Ok(match lang {
        MessageLang::Zh => format!(
            "已建立{folder}，共{count}个文件，可以直接生成网站：site-gen build --content {folder}\n下一步：site-gen import 通知文件 --year {} --content {folder}",
            args.year
        ),
        MessageLang::En => format!(
            "made {folder} with {count} files; it builds as it is: site-gen build --content {folder}\nnext: site-gen import NOTICE --year {} --content {folder}",
            args.year
        ),
    })
}

/// Files of languages that are not wanted are left out.
fn wanted(path: &str, languages: &[String]) -> bool {
    let of_language = LANGUAGES.iter().find(|(id, ..)| path.ends_with(&format!(".{id}.md")));
    of_language.is_none_or(|(id, ..)| languages.iter().any(|wanted| wanted == id))
}

/// What each blank is filled with; asked for on a terminal where no option gives it.
fn blanks(args: &InitArgs, lang: MessageLang) -> Result<Vec<(&'static str, String)>, String> {
    let has = |id: &str| args.languages.iter().any(|wanted| wanted == id);
    let mut blanks = vec![("year", args.year.to_string()), ("languages", tables(&args.languages))];
    let mut missing = Vec::new();
    let asked = [
        ("name_zh", &args.name_zh, "zh", "--name-zh", "网站名称（中文）", "name of the site (in Chinese)"),
        ("name_en", &args.name_en, "en", "--name-en", "网站名称（英文）", "name of the site (in English)"),
        ("bureau_zh", &args.bureau_zh, "zh", "--bureau-zh", "单位名称（中文）", "name of the bureau (in Chinese)"),
        ("bureau_en", &args.bureau_en, "en", "--bureau-en", "单位名称（英文）", "name of the bureau (in English)"),
        ("url", &args.url, "", "--url", "网站地址（以/结尾）", "address of the site (ending in a slash)"),
    ];
    for (name, given, language, option, zh, en) in asked {
        let what = if lang == MessageLang::Zh { zh } else { en };
        let value = match given {
            Some(value) => value.clone(),
            None if !language.is_empty() && !has(language) => String::new(),
            None => ask(what).map_err(|error| error.to_string())?.unwrap_or_else(|| {
                missing.push((what, option));
                String::new()
            }),
        };
        // A quote would end the text in TOML.
        blanks.push((name, value.replace(['"', '\\'], "")));
    }
    if missing.is_empty() { Ok(blanks) } else { Err(not_given(&missing, lang)) }
}

/// Asks on a terminal until there is an answer; none where there is no terminal, or no more to read from it.
fn ask(what: &str) -> io::Result<Option<String>> {
    if !io::stdin().is_terminal() {
        return Ok(None);
    }
    let mut line = String::new();
    loop {
        say::aside(format_args!("{what}: "));
        if io::stdin().lock().read_line(&mut line)? == 0 {
            return Ok(None);
        }
        if !line.trim().is_empty() {
            return Ok(Some(line.trim().to_owned()));
        }
    }
}

/// Names everything that is missing at once, with the options that give it.
fn not_given(missing: &[(&str, &str)], lang: MessageLang) -> String {
    let (what, options): (Vec<&str>, Vec<&str>) = missing.iter().copied().unzip();
    match lang {
        MessageLang::Zh => format!("错误：缺少{}\n改法：请加上{}", what.join("、"), options.join("、")),
        MessageLang::En => format!("error: not given: {}\nhelp: add {}", what.join("; "), options.join(", ")),
    }
}

fn tables(wanted: &[String]) -> String {
    let known = wanted.iter().filter_map(|id| LANGUAGES.iter().find(|(known, ..)| known == id));
    known
        .map(|(id, tag, name)| format!("[[language]]\nid = \"{id}\"\ntag = \"{tag}\"\nname = \"{name}\"\n\n"))
        .collect()
}

fn filled(text: &str, blanks: &[(&str, String)], languages: &[String]) -> String {
    let mut text = text.to_owned();
    for (name, value) in blanks {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    languages::only(text, languages)
}
