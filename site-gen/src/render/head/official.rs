//! What official sites say of themselves in `meta`, under the names that the State Council's guidelines for government
//! sites of 2017 give: of the site, of the column a page stands in, and of an article.

use crate::model::PageId;
use crate::render::blank::FrameBlank;
use crate::render::voice::Voice;

/// The names that a page has something for, in the order of the guidelines.
pub(super) fn names(voice: &Voice<'_>, id: &PageId) -> Vec<(&'static str, String)> {
    let data = &voice.site.data;
    let names = [
        ("SiteName", Some(voice.text(&data.name).to_owned())),
        ("SiteDomain", Some(data.host().to_owned())),
        ("SiteIDCode", data.code.clone()),
        ("ColumnName", column(voice, id)),
        ("ColumnType", category(voice, id)),
        ("ArticleTitle", is_article(id).then(|| FrameBlank::Title.text())),
        ("PubDate", published(voice, id)),
        ("ContentSource", is_article(id).then(|| source(voice, id))),
    ];
    names.into_iter().filter_map(|(name, content)| Some((name, content?))).collect()
}

/// The page below the home page under which a page stands, or which it is; none for the home page.
fn column(voice: &Voice<'_>, id: &PageId) -> Option<String> {
    let under = id.above().into_iter().find(|above| *above != PageId::Home);
    let column = under.or_else(|| id.parent().map(|_| id.clone()))?;
    Some(voice.short_title(&column))
}

/// The subject category of a year's notice.
fn category(voice: &Voice<'_>, id: &PageId) -> Option<String> {
    let category = voice.site.year(id.year()?)?.notice.category.as_ref()?;
    Some(voice.text(category).to_owned())
}

fn is_article(id: &PageId) -> bool {
    matches!(
        id,
        PageId::Notice(_)
            | PageId::Earlier(..)
            | PageId::Both(_)
            | PageId::Guide(_)
            | PageId::Question(_)
            | PageId::Prose(_)
    )
}

/// The day on which a notice was published, as it states that.
fn published(voice: &Voice<'_>, id: &PageId) -> Option<String> {
    let PageId::Notice(year) = id else { return None };
    Some(voice.site.year(*year)?.notice.published?.to_string())
}

/// Who says what the article says: the issuer of a notice, or else the bureau.
fn source(voice: &Voice<'_>, id: &PageId) -> String {
    let issuer = id.year().and_then(|year| voice.site.year(year)).map(|year| &year.notice.issuer);
    voice.text(issuer.unwrap_or(&voice.site.data.bureau)).to_owned()
}
