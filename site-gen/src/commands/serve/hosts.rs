//! Answers to this machine alone: a page of the web that has its name point here learns nothing.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The names by which this machine calls itself, with the port; a browser leaves out the usual one.
pub(super) fn names(port: u16) -> Arc<[String]> {
    let own = ["localhost", "127.0.0.1", "[::1]"];
    let bare = own.iter().filter(|_| port == 80).map(|name| (*name).to_owned());
    own.iter().map(|name| format!("{name}:{port}")).chain(bare).collect()
}

/// Refuses a request for another host, before anything looks at it.
pub(super) async fn refuse_others(State(names): State<Arc<[String]>>, request: Request, next: Next) -> Response {
    if is_for(&request, &names) {
        return next.run(request).await;
    }
    let message = "此预览仅供本机使用 / this preview is for this machine alone\n";
    (StatusCode::MISDIRECTED_REQUEST, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], message).into_response()
}

fn is_for(request: &Request, names: &[String]) -> bool {
    let known = |host: &str| names.iter().any(|name| name.eq_ignore_ascii_case(host));
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let one = hosts.next().and_then(|host| host.to_str().ok()).is_some_and(known) && hosts.next().is_none();
    // `GET http://other/ HTTP/1.1` names a host as well.
    one && request.uri().authority().is_none_or(|authority| known(authority.as_str()))
}
