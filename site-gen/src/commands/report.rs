//! What became of a notice while it was imported, for a person to compare with it: each figure, each question, and what
//! was left out. As a page or as text, with the same rows.

use std::fmt::Write;
use std::path::Path;

use crate::content::escape;
use crate::diag::{MessageLang, Words, words};
use crate::import::Draft;
use crate::import::figures::FigureUse;

/// A part of the report.
struct ReportPart {
    heading: Words,
    rows: Vec<[String; 3]>,
}

/// Writes the report: a page where the name of its file ends so, or else text.
pub(super) fn write(draft: &Draft, notice: &Path, place: &Path, lang: MessageLang) -> String {
    let name = notice.file_name().unwrap_or_default().to_string_lossy();
    let title = words(format!("What became of {name}"), format!("{name}的导入结果"));
    let parts = [figures(draft, lang), questions(draft, lang), left_out(draft, lang)];
    let extension = place.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let is_page = matches!(extension.as_str(), "html" | "htm");
    if is_page { page(title.get(lang), &parts, lang) } else { text(title.get(lang), &parts, lang) }
}

fn at_line(draft: &Draft, offset: usize, lang: MessageLang) -> String {
    let line = draft.line(offset);
    words(format!("line {line}"), format!("第{line}行")).get(lang).to_owned()
}

fn figures(draft: &Draft, lang: MessageLang) -> ReportPart {
    let count = |wanted: FigureUse| draft.figures.iter().filter(|figure| figure.became == wanted).count();
    let (all, rules, questions) = (draft.figures.len(), count(FigureUse::Rule), count(FigureUse::Question));
    let heading = words(
        format!(
            "{all} figures: {rules} in rules, {questions} in questions, {} of which no rule is made",
            all - rules - questions
        ),
        format!("共{all}处数字：{rules}处写成规则，{questions}处待确认，{}处没有写成规则", all - rules - questions),
    );
    let rows = draft.figures.iter().map(|figure| {
        [at_line(draft, figure.start, lang), figure.text.clone(), figure.became.words().get(lang).to_owned()]
    });
    ReportPart { heading, rows: rows.collect() }
}

fn questions(draft: &Draft, lang: MessageLang) -> ReportPart {
    let asked = &draft.rules.unsure;
    let heading = words(
        format!("{} sentences may be rules; what is not understood stands in 【 】", asked.len()),
        format!("{}句可能是规则，【】中的文字没有读懂", asked.len()),
    );
    let clause = |at: usize| draft.ids.get(at).map_or_else(String::new, |id| format!(" ({id})"));
    let rows = asked.iter().map(|question| {
        let why = question.why.words().get(lang).to_owned() + &clause(question.quote.clause);
        [at_line(draft, question.quote.start, lang), question.marked(), why]
    });
    ReportPart { heading, rows: rows.collect() }
}

fn left_out(draft: &Draft, lang: MessageLang) -> ReportPart {
    let (all, kept) = (draft.account.all, draft.account.kept);
    let heading = words(
        format!("of {all} characters {kept} are in the files; left out:"),
        format!("共{all}个字符，写入{kept}个；未写入的有："),
    );
    let rows = draft.account.dropped.iter().map(|dropped| {
        [at_line(draft, dropped.range.start, lang), dropped.text.clone(), dropped.reason.words().get(lang).to_owned()]
    });
    ReportPart { heading, rows: rows.collect() }
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn text(title: &str, parts: &[ReportPart], lang: MessageLang) -> String {
    let mut out = format!("{title}\n");
    for part in parts {
        let _ = writeln!(out, "\n{}", part.heading.get(lang));
        for [line, text, became] in &part.rows {
            let _ = writeln!(out, "{line}\t{}\t{became}", one_line(text));
        }
    }
    out
}

fn page(title: &str, parts: &[ReportPart], lang: MessageLang) -> String {
    let tag = words("en", "zh-Hans");
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        tag.get(lang),
        title = escape(title),
    );
    for part in parts {
        let _ = writeln!(out, "<h2>{}</h2>\n<table>", escape(part.heading.get(lang)));
        for [line, text, became] in &part.rows {
            let _ = writeln!(
                out,
                "<tr><th scope=\"row\">{line}</th><td>{}</td><td>{}</td></tr>",
                escape(&one_line(text)),
                escape(became)
            );
        }
        out.push_str("</table>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The page stands alone, away from any site.
const STYLE: &str = ":root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem}\
    table{border-collapse:collapse;width:100%}th,td{border-top:1px solid #8886;padding:.35rem .6rem .35rem 0;text-align:start;vertical-align:top}\
    th{font-weight:400;white-space:nowrap}td:last-child{min-width:9rem}";
