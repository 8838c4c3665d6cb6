//! A new bureau's content folder, which builds at once: an example to be replaced.

use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

use super::args::InitArgs;
use super::console::{Console, aside};
use super::failure::Failure;
use super::languages;
use crate::content::{base_url_fault, keys};
use crate::diag::{MESSAGE_LANGS, MessageLang, Sink, Words, cause, words};
use crate::{source, write};

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

/// A language that a new site may have, as site.toml lists it.
struct SiteLanguage {
    id: &'static str,
    tag: &'static str,
    name: &'static str,
}

/// The languages that the program has words for.
const LANGUAGES: [SiteLanguage; 2] =
    [SiteLanguage { id: "zh", tag: "zh-Hans", name: "中文" }, SiteLanguage { id: "en", tag: "en", name: "English" }];

/// Runs `init`: writes the folder and says what to do next. Fails where something is in it already.
pub(super) fn run(console: Console, args: &InitArgs) -> Result<(), Failure> {
    let blanks = blanks(console, args)?;
    let written = example(args.year, &args.languages, &blanks, console.lang);
    let schemas = keys::schemas().into_iter().map(|(name, text)| (format!("{}/{name}", keys::FOLDER), text));
    let files: Vec<(String, String)> = written.chain(schemas).collect();
    write::create(&files, &args.folder).map_err(Failure::not_written)?;
    let (folder, count, year) = (args.folder.display(), files.len(), args.year);
    console.answer(&words(
        format!(
            "made {folder} with {count} files; it builds as it is: site-gen build --content {folder}\nnext: site-gen import NOTICE --year {year} --content {folder}"
        ),
        format!(
            "已建立{folder}，共{count}个文件，可以直接生成网站：site-gen build --content {folder}\n下一步：site-gen import 通知文件 --year {year} --content {folder}"
        ),
    ))
}

/// The files of a content folder.
fn example(
    year: u16,
    languages: &[String],
    blanks: &[(&str, String)],
    remarks: MessageLang,
) -> impl Iterator<Item = (String, String)> {
    FILES.iter().filter(move |(path, _)| wanted(path, languages)).map(move |(path, text)| {
        let path = path.replacen("year/", &format!("{year}/"), 1);
        let text = keys::headed(&path, &filled(text, blanks, languages, remarks));
        (path, text)
    })
}

/// The names of the files in the folder of a year, if all of them are those of [`run`] and nobody has changed any.
pub(super) fn untouched_example(content: &Path, year: u16, languages: &[String]) -> Option<Vec<String>> {
    let blanks = [("year", year.to_string())];
    let is_untouched = |path: &str, text: &str| {
        let found = source::existing(&content.join(path), &mut Sink::default());
        // Names of a bureau are its own.
        let own = |line: &&str| !line.starts_with("issuer");
        found.is_some_and(|found| found.lines().filter(own).eq(text.lines().filter(own)))
    };
    let folder = format!("{year}/");
    MESSAGE_LANGS.into_iter().find_map(|remarks| {
        let of_year = example(year, languages, &blanks, remarks).filter(|(path, _)| path.starts_with(&folder));
        let files: Vec<(String, String)> = of_year.collect();
        let all = files.iter().all(|(path, text)| is_untouched(path, text));
        all.then(|| files.into_iter().map(|(path, _)| path[folder.len()..].to_owned()).collect())
    })
}

/// Files of languages that are not wanted are left out.
fn wanted(path: &str, languages: &[String]) -> bool {
    let of_language = LANGUAGES.iter().find(|language| path.ends_with(&format!(".{}.md", language.id)));
    of_language.is_none_or(|language| languages.iter().any(|wanted| wanted == language.id))
}

/// A blank of the files that an option fills, or an answer on a terminal.
struct Blank<'a> {
    name: &'static str,
    given: Option<&'a String>,
    /// The language that alone needs it; none where every site does.
    language: Option<&'static str>,
    option: &'static str,
    /// What a person is asked for.
    asked: Words,
}

fn asked_for(args: &InitArgs) -> [Blank<'_>; 5] {
    let (zh, en) = (Some("zh"), Some("en"));
    [
        blank("name_zh", &args.name_zh, zh, "--name-zh", words("name of the site (in Chinese)", "网站名称（中文）")),
        blank("name_en", &args.name_en, en, "--name-en", words("name of the site (in English)", "网站名称（英文）")),
        blank(
            "bureau_zh",
            &args.bureau_zh,
            zh,
            "--bureau-zh",
            words("name of the bureau (in Chinese)", "单位名称（中文）"),
        ),
        blank(
            "bureau_en",
            &args.bureau_en,
            en,
            "--bureau-en",
            words("name of the bureau (in English)", "单位名称（英文）"),
        ),
        blank("url", &args.url, None, "--url", words("address of the site (ending in a slash)", "网站地址（以/结尾）")),
    ]
}

fn blank<'a>(
    name: &'static str,
    given: &'a Option<String>,
    language: Option<&'static str>,
    option: &'static str,
    asked: Words,
) -> Blank<'a> {
    Blank { name, given: given.as_ref(), language, option, asked }
}

/// What each blank is filled with; asked for on a terminal where no option gives it.
fn blanks(console: Console, args: &InitArgs) -> Result<Vec<(&'static str, String)>, Failure> {
    let has = |id: &str| args.languages.iter().any(|wanted| wanted == id);
    let mut filled = vec![("year", args.year.to_string()), ("languages", tables(&args.languages))];
    let mut missing = Vec::new();
    for blank in asked_for(args) {
        let value = match blank.given {
            Some(value) => Some(value.clone()),
            None if blank.language.is_some_and(|language| !has(language)) => Some(String::new()),
            None => ask(console, &blank.asked)?,
        };
        match value {
            Some(value) if value.trim().is_empty() && blank.language.is_none_or(has) => missing.push(blank),
            // A quote would end the text in TOML.
            Some(value) => filled.push((blank.name, value.replace(['"', '\\'], ""))),
            None => missing.push(blank),
        }
    }
    if !missing.is_empty() {
        return Err(not_given(&missing));
    }
    let url = filled.iter().find(|(name, _)| *name == "url");
    match url.and_then(|(_, url)| Some((url, base_url_fault(url)?))) {
        Some((url, (_, help))) => Err(no_address(url, help)),
        None => Ok(filled),
    }
}

/// Asks on a terminal until there is an answer; none where there is no terminal, or no more to read from it.
fn ask(console: Console, what: &Words) -> Result<Option<String>, Failure> {
    if !io::stdin().is_terminal() {
        return Ok(None);
    }
    let mut line = String::new();
    loop {
        aside(format_args!("{}: ", console.text(what)));
        if io::stdin().lock().read_line(&mut line).map_err(|error| unheard(&error))? == 0 {
            return Ok(None);
        }
        if !line.trim().is_empty() {
            return Ok(Some(line.trim().to_owned()));
        }
    }
}

fn unheard(error: &io::Error) -> Failure {
    let cause = cause(error);
    Failure::error(
        words(format!("the answer cannot be read: {}", cause.en), format!("无法读取回答：{}", cause.zh)),
        words(
            "give what is asked for as options; `site-gen init --help` lists them",
            "请改用选项给出，见site-gen init --help",
        ),
    )
}

/// Names everything that is missing at once, with the options that give it.
fn no_address(url: &str, help: Words) -> Failure {
    Failure::error(
        words(format!("`{url}` cannot be the address of the site"), format!("“{url}”不能作为网站的网址")),
        help,
    )
}

fn not_given(missing: &[Blank<'_>]) -> Failure {
    let joined = |part: &dyn Fn(&Blank<'_>) -> String, between: &str| {
        missing.iter().map(part).collect::<Vec<String>>().join(between)
    };
    let option = |blank: &Blank<'_>| blank.option.to_owned();
    Failure::error(
        words(
            format!("not given: {}", joined(&|blank| blank.asked.en.to_string(), "; ")),
            format!("缺少{}", joined(&|blank| blank.asked.zh.to_string(), "、")),
        ),
        words(format!("add {}", joined(&option, ", ")), format!("请加上{}", joined(&option, "、"))),
    )
}

/// A text with its remarks in one language: each stands in it behind `#zh` and behind `#en`.
fn in_language(text: &str, remarks: MessageLang) -> String {
    let marks = MESSAGE_LANGS.map(|lang| (lang, format!("#{} ", lang.id())));
    let lines = text.lines().filter_map(|line| match marks.iter().find(|(_, mark)| line.starts_with(mark.as_str())) {
        Some((lang, mark)) => (*lang == remarks).then(|| format!("# {}\n", &line[mark.len()..])),
        None => Some(format!("{line}\n")),
    });
    lines.collect()
}

fn tables(wanted: &[String]) -> String {
    let known = wanted.iter().filter_map(|id| LANGUAGES.iter().find(|known| known.id == id));
    known
        .map(|SiteLanguage { id, tag, name }| {
            format!("[[language]]\nid = \"{id}\"\ntag = \"{tag}\"\nname = \"{name}\"\n\n")
        })
        .collect()
}

fn filled(text: &str, blanks: &[(&str, String)], languages: &[String], remarks: MessageLang) -> String {
    let mut text = in_language(text, remarks);
    for (name, value) in blanks {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    languages::only(text, languages)
}
