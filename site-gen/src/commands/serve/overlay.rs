//! What is wrong, for people who look at the preview: laid over the last good site, or alone where there is none yet.

use super::addresses::STYLE;
use crate::commands::console::Console;
use crate::commands::counted;
use crate::diag::{Record, Severity, Words, help_label, words};

/// The mistakes as HTML to lay over the last good site. It can be closed.
pub(super) fn over_the_site(problems: &[Record], console: Console) -> String {
    let behind = words("Behind this you see the last good site.", "后面显示的是上一次无误的网站。");
    let close = words("Close", "关闭");
    format!(
        "<div id=\"site-gen-preview\" role=\"alertdialog\" aria-labelledby=\"site-gen-preview-title\" \
         aria-describedby=\"site-gen-preview-behind\" lang=\"{}\" tabindex=\"-1\">\
         <h2 id=\"site-gen-preview-title\">{}</h2><p id=\"site-gen-preview-behind\">{}</p>\
         <button type=\"button\">{}</button>{}</div>",
        console.text(&tag()),
        console.text(&title(problems)),
        console.text(&behind),
        console.text(&close),
        list(problems, console)
    )
}

/// The mistakes as a page of its own, where there is no good site yet.
pub(super) fn page(problems: &[Record], console: Console) -> String {
    let none = words(
        "There is no site to show yet. This page follows as soon as they are corrected.",
        "还没有可显示的网站。改正后本页会自动更新。",
    );
    let (tag, title) = (tag(), title(problems));
    let (tag, title, none) = (console.text(&tag), console.text(&title), console.text(&none));
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"{STYLE}\">\n</head>\n\
         <body class=\"site-gen-preview\">\n<main>\n<h1>{title}</h1>\n<p>{none}</p>\n{}\n</main>\n</body>\n</html>\n",
        list(problems, console)
    )
}

/// The language tag of the messages.
fn tag() -> Words {
    words("en", "zh-Hans")
}

fn title(problems: &[Record]) -> Words {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    words(format!("The content has {}", counted(errors, "error")), format!("内容有{errors}处错误"))
}

fn list(problems: &[Record], console: Console) -> String {
    let items: String = problems.iter().map(|problem| item(problem, console)).collect();
    format!("<ol>{items}</ol>")
}

fn item(problem: &Record, console: Console) -> String {
    let (severity, help, colon) = (problem.severity.label(), help_label(), words(": ", "："));
    let (severity, help, colon) = (console.text(&severity), console.text(&help), console.text(&colon));
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

/// A message as HTML, with what it puts in backquotes as code.
fn with_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let tagged =
        parts.map(|(at, part)| if at % 2 == 1 { format!("<code>{}</code>", escaped(part)) } else { escaped(part) });
    tagged.collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
