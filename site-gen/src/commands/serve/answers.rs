//! The site by HTTP, under the path at which it will be published.
//!
//! A path is looked up in the finished site and nowhere else: there are no files that it could lead to.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, Uri, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tokio::sync::watch::Sender;

use super::good::Good;
use super::workshop::Shown;
use super::{addresses, hosts, overlay, reload};
use crate::finish::LibraryFault;

const SCRIPT: &str = include_str!("../../../assets/preview.js");
const STYLE: &str = include_str!("../../../assets/preview.css");

/// Of every answer: it is of this moment, is what it says it is, is for its own pages, and stays no longer than the
/// preview.
const HEADERS: [(HeaderName, &str); 4] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CONTENT_SECURITY_POLICY, "worker-src 'none'"),
];

/// The routes of the preview: its own script, style sheet and events, and the site.
pub(super) fn router(shown: Arc<Sender<Arc<Shown>>>, port: u16) -> Router {
    Router::new()
        .route(addresses::SCRIPT, get((HEADERS, [(header::CONTENT_TYPE, content_type("script.js"))], SCRIPT)))
        .route(addresses::STYLE, get((HEADERS, [(header::CONTENT_TYPE, content_type("style.css"))], STYLE)))
        .route(addresses::EVENTS, get(reload::events))
        .fallback(get(page))
        .layer(from_fn_with_state(hosts::names(port), hosts::refuse_others))
        .with_state(shown)
}

async fn page(State(shown): State<Arc<Sender<Arc<Shown>>>>, uri: Uri) -> Response {
    let shown = shown.borrow().clone();
    let Some(good) = &shown.good else {
        let page = overlay::page(&shown.problems, shown.console);
        return html(StatusCode::SERVICE_UNAVAILABLE, &page, &shown);
    };
    let path = uri.path();
    if path == "/" && good.base != "/" {
        return (HEADERS, Redirect::temporary(shown.start())).into_response();
    }
    let answer = match path.strip_prefix(good.base.as_str()) {
        Some(below) => below_base(below, good, &shown).await,
        None if good.base.strip_suffix('/') == Some(path) => {
            Ok((HEADERS, Redirect::temporary(&good.base)).into_response())
        }
        None => not_found("", good, &shown).await,
    };
    answer.unwrap_or_else(|fault| (StatusCode::INTERNAL_SERVER_ERROR, HEADERS, fault.to_string()).into_response())
}

async fn below_base(path: &str, good: &Good, shown: &Shown) -> Result<Response, LibraryFault> {
    let as_folder = format!("{path}index.html");
    let file = if path.is_empty() || path.ends_with('/') { as_folder.as_str() } else { path };
    if let Some(bytes) = good.file(file).await? {
        return Ok(match file.ends_with(".html") {
            true => html(StatusCode::OK, &String::from_utf8_lossy(&bytes), shown),
            false => (HEADERS, [(header::CONTENT_TYPE, content_type(file))], bytes).into_response(),
        });
    }
    match good.file(&format!("{path}/index.html")).await? {
        Some(_) => Ok((HEADERS, Redirect::temporary(&format!("{}{path}/", good.base))).into_response()),
        None => not_found(path, good, shown).await,
    }
}

/// The site's own page for what is not there, in the language of the address.
async fn not_found(path: &str, good: &Good, shown: &Shown) -> Result<Response, LibraryFault> {
    let language = path.split('/').next().unwrap_or_default();
    let own = good.file(&format!("{language}/404.html")).await?;
    let page = match own {
        Some(page) => page,
        None => good.file("404.html").await?.unwrap_or_default(),
    };
    Ok(html(StatusCode::NOT_FOUND, &String::from_utf8_lossy(&page), shown))
}

fn html(status: StatusCode, page: &str, shown: &Shown) -> Response {
    let page = reload::with_script(page, &shown.version());
    (status, HEADERS, [(header::CONTENT_TYPE, content_type("page.html"))], page).into_response()
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "atom" => "application/atom+xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
