//! Addresses of what the preview adds to a site. No page has one that begins with `_`.

/// The script that follows edits.
pub(super) const SCRIPT: &str = "/_preview/script.js";
/// The style sheet of mistakes.
pub(super) const STYLE: &str = "/_preview/style.css";
/// The events that the script listens to.
pub(super) const EVENTS: &str = "/_preview/events";
