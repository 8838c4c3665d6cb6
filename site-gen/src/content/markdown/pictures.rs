//! A picture says in words what it shows.

use pulldown_cmark::{Event, Tag};

use super::event::{Placed, elements};
use crate::diag::{Code, Sink, Span, words};

pub(super) fn report(events: &[Placed<'_>], sink: &mut Sink) {
    for place in elements(events, |tag| matches!(tag, Tag::Image { .. })) {
        let Some((Event::Start(Tag::Image { dest_url, .. }), span)) = events.get(place.start) else { continue };
        let alternative: String = events[place].iter().map(|(event, _)| text(event)).collect();
        let name = dest_url.rsplit('/').next().unwrap_or_default();
        let says_nothing = alternative.trim().is_empty() || alternative.trim() == name;
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
