//! What is wrong, for people who look at the preview: laid over the last good site, or alone where there is none yet.

use super::reload::STYLE;
use crate::diag::{MessageLang, Record};

/// Laid over the last good site. It can be closed.
pub(super) fn over_the_site(problems: &[Record], lang: MessageLang) -> String {
    let (tag, behind, close) = match lang {
        MessageLang::Zh => ("zh-Hans", "后面显示的是上一次无误的网站。", "关闭"),
        MessageLang::En => ("en", "Behind this you see the last good site.", "Close"),
    };
    format!(
        "<div id=\"site-gen-preview\" role=\"alertdialog\" aria-labelledby=\"site-gen-preview-title\" \
         aria-describedby=\"site-gen-preview-behind\" lang=\"{tag}\" tabindex=\"-1\">\
         <h2 id=\"site-gen-preview-title\">{}</h2><p id=\"site-gen-preview-behind\">{behind}</p>\
         <button type=\"button\">{close}</button>{}</div>",
        title(problems, lang),
        list(problems, lang)
    )
}

/// A page of its own.
pub(super) fn page(problems: &[Record], lang: MessageLang) -> String {
    let (tag, none) = match lang {
        MessageLang::Zh => ("zh-Hans", "还没有可显示的网站。改正后本页会自动更新。"),
        MessageLang::En => ("en", "There is no site to show yet. This page follows as soon as they are corrected."),
    };
    let title = title(problems, lang);
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"{STYLE}\">\n</head>\n\
         <body class=\"site-gen-preview\">\n<main>\n<h1>{title}</h1>\n<p>{none}</p>\n{}\n</main>\n</body>\n</html>\n",
        list(problems, lang)
    )
}

fn title(problems: &[Record], lang: MessageLang) -> String {
    let errors = problems.iter().filter(|problem| problem.severity == "error").count();
    match (lang, errors) {
        (MessageLang::Zh, errors) => format!("内容有{errors}处错误"),
        (MessageLang::En, 1) => "The content has 1 error".to_owned(),
        (MessageLang::En, errors) => format!("The content has {errors} errors"),
    }
}

fn list(problems: &[Record], lang: MessageLang) -> String {
    let items: String = problems.iter().map(|problem| item(problem, lang)).collect();
    format!("<ol>{items}</ol>")
}

fn item(problem: &Record, lang: MessageLang) -> String {
    let (severity, help) = match (lang, problem.severity) {
        (MessageLang::Zh, "error") => ("错误", "改法"),
        (MessageLang::Zh, _) => ("提醒", "改法"),
        (MessageLang::En, severity) => (severity, "help"),
    };
    let colon = if lang == MessageLang::Zh { "：" } else { ": " };
    let related = problem.related.iter();
    let related: String = related
        .map(|one| format!("<p><code>{}</code>{colon}{}</p>", escaped(&one.at.to_string()), with_code(&one.message)))
        .collect();
    format!(
        "<li><p><strong>{severity}{colon}{}</strong></p><p><code>{}</code></p>{related}<p>{help}{colon}{}</p></li>",
        with_code(&problem.message),
        escaped(&problem.at.to_string()),
        with_code(&problem.help)
    )
}

/// A message, with what it quotes as code.
fn with_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let tagged =
        parts.map(|(at, part)| if at % 2 == 1 { format!("<code>{}</code>", escaped(part)) } else { escaped(part) });
    tagged.collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
