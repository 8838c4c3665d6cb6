//! The title at the top of a notice's text is the one that notice.toml gives it, in every language.

use super::each::Inspection;
use crate::content::{PerLang, TODO};
use crate::diag::{At, Code, Digest, Sink, words};
use crate::model::Site;

pub(super) fn check(look: Inspection<'_>, sink: &mut Sink) {
    look.basis("titles", Digest::default(), sink, |sink| of_years(look.site, sink));
}

fn of_years(site: &Site, sink: &mut Sink) {
    for year in &site.years {
        let own = year.clauses.placed_title();
        compare(&year.notice.title, &own, sink);
        for amendment in &year.amendments {
            compare(&amendment.data.notice.title, &amendment.title, sink);
        }
    }
}

fn compare(stated: &PerLang<String>, written: &PerLang<At<String>>, sink: &mut Sink) {
    let mut files = Vec::new();
    for (stated, written) in stated.0.iter().zip(&written.0) {
        // Where a language has no text, another one stands in, and what is missing has been reported.
        let stands_in = files.contains(&written.span.file);
        let is_written =
            !written.value.is_empty() && ![stated, &written.value].iter().any(|title| title.contains(TODO));
        files.push(written.span.file);
        if !stands_in && is_written && bare(stated) != bare(&written.value) {
            differs(stated, written, sink);
        }
    }
}

/// A title without the marks of a title around it, and with its spaces alike.
fn bare(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let inner = title.strip_prefix('《').and_then(|title| title.strip_suffix('》'));
    inner.map_or_else(|| title.clone(), str::to_owned)
}

fn differs(stated: &str, written: &At<String>, sink: &mut Sink) {
    sink.error(
        Code("title-differs"),
        written.span,
        words(
            format!("the text has the title “{}”, and notice.toml “{stated}”", written.value),
            format!("正文的标题是“{}”，notice.toml中是“{stated}”", written.value),
        ),
        words("write the notice's own title in both places", "请按通知把两处写成一致"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_spaces_around_a_title_are_no_part_of_it() {
        for (title, inner) in [
            ("《甲的通知》", "甲的通知"),
            (" a  b\n", "a b"),
            ("《甲》和《乙》", "甲》和《乙"),
            ("甲《乙》", "甲《乙》"),
        ] {
            assert_eq!(bare(title), inner, "{title}");
        }
    }
}
