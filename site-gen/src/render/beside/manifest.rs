//! The manifest of a language: what a device calls and shows of the site where somebody puts it on a home screen.

use serde_json::{Value, json};

use crate::assets::Assets;
use crate::render::voice::Voice;

/// The manifest as JSON; addresses are relative to it. An error is a fault of this program.
pub(super) fn manifest(voice: &Voice<'_>, assets: &Assets) -> serde_json::Result<String> {
    let data = &voice.site.data;
    let icon =
        |path: &str, kind: &str, sizes: &str| json!({ "src": format!("../{path}"), "type": kind, "sizes": sizes });
    let icons = assets.icons.iter().map(|(size, path)| icon(path, "image/png", &format!("{size}x{size}")));
    let icons: Vec<Value> = icons.chain([icon(&assets.icon, "image/svg+xml", "any")]).collect();
    serde_json::to_string_pretty(&json!({
        "name": voice.text(&data.name),
        "description": voice.text(&data.description),
        "lang": voice.language().tag,
        "id": "./",
        "start_url": "./",
        "scope": "../",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": data.colour.to_string(),
        "icons": icons,
    }))
}
