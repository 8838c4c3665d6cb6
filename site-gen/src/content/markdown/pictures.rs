//! A picture says in words what it shows, and begins with a half-width `!`.

use pulldown_cmark::{Event, Tag};

use super::event::{Placed, elements};
use crate::diag::{Code, Sink, Span, words};

pub(super) fn report(events: &[Placed<'_>], sink: &mut Sink) {
    for (text, link) in events.iter().zip(events.iter().skip(1)) {
        if let (Event::Text(before), Event::Start(Tag::Link { dest_url, .. })) = (&text.0, &link.0)
            && before.ends_with('！')
            && is_picture(dest_url)
        {
            full_width(Span { start: text.1.end - '！'.len_utf8(), end: text.1.end, ..text.1 }, sink);
        }
    }
    for place in elements(events, |tag| matches!(tag, Tag::Image { .. })) {
        let Some((Event::Start(Tag::Image { dest_url, .. }), span)) = events.get(place.start) else { continue };
        let alternative: String = events[place].iter().map(|(event, _)| text(event)).collect();
        let name = dest_url.rsplit('/').next().unwrap_or_default();
        let says_nothing = !alternative.contains(char::is_alphanumeric) || alternative.trim() == name;
        if says_nothing {
            no_alternative(*span, sink);
        }
    }
}

fn text<'e>(event: &'e Event<'_>) -> &'e str {
    match event {
        Event::Text(text) | Event::Code(text) => text,
        _ => "",
    }
}

/// Whether an address is that of a picture, by the end of its name.
fn is_picture(address: &str) -> bool {
    let ending = address.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ["png", "jpg", "jpeg", "gif", "webp", "svg"].contains(&ending.as_str())
}

fn full_width(span: Span, sink: &mut Sink) {
    sink.error(
        Code("as-typed"),
        span,
        words("`！` would be shown as typed, in front of a link", "“！”会原样显示在页面上，后面只是一个链接"),
        words(
            "a picture begins with the half-width `!`: `![what it shows](/static/name.png)`",
            "图片以半角“!”开头：![图片内容](/static/名称.png)",
        ),
    );
}

fn no_alternative(span: Span, sink: &mut Sink) {
    sink.error(
        Code("no-alternative"),
        span,
        words("this picture has no text for those who cannot see it", "此图片没有供看不见图片的人使用的文字"),
        words(
            "say what it shows: `![The steps from learning to the certificate](/static/steps.png)`",
            "请写明图片内容：![从参加学习到领取证书的步骤](/static/steps.png)",
        ),
    );
}

#[cfg(test)]
mod tests {
    use crate::content::markdown::said;

    #[test]
    fn an_alternative_has_a_word() {
        for picture in ["![——](/static/a.png)", "![](/static/a.png)", "![a.png](/static/a.png)"] {
            assert_eq!(said(picture), [("no-alternative", picture)], "{picture}");
        }
        assert_eq!(said("![图](/static/a.png)"), []);
    }
}
