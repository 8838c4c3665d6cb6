// Follows the content while it is edited. Of the preview alone: the published site has no such script.
(() => {
  const version = document.currentScript.dataset.version;
  const place = "site-gen-preview";
  let source = null;
  let closed = null;
  let shown = null;
  let origin = null;

  // Where the reader was before the reload.
  const before = JSON.parse(sessionStorage.getItem(place) || "null");
  sessionStorage.removeItem(place);
  if (before && before.path === location.pathname) {
    addEventListener("load", () => scrollTo({ top: before.top, behavior: "instant" }));
  }

  const alike = (path) => {
    let at = 0;
    while (at < path.length && path[at] === location.pathname[at]) at += 1;
    return at;
  };

  const renew = (pages) => {
    source.close();
    // Of several languages, the one that is being read.
    const page = [...pages].sort((a, b) => alike(b) - alike(a))[0];
    if (page && page !== location.pathname) {
      location.assign(page);
    } else {
      sessionStorage.setItem(place, JSON.stringify({ path: location.pathname, top: scrollY }));
      location.reload();
    }
  };

  // Takes the dialog away; whoever was in it goes back to where they came from.
  const lift = () => {
    const dialog = document.getElementById(place);
    if (!dialog) return;
    const inside = dialog.contains(document.activeElement);
    dialog.remove();
    if (inside && origin && origin.isConnected) origin.focus({ preventScroll: true });
  };

  const lay = (overlay) => {
    if (overlay === shown) return;
    shown = overlay;
    lift();
    if (!overlay || overlay === closed) return;
    origin = document.activeElement;
    document.body.insertAdjacentHTML("beforeend", overlay);
    const dialog = document.getElementById(place);
    const close = () => {
      closed = overlay;
      lift();
    };
    dialog.querySelector("button").addEventListener("click", close);
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
    dialog.focus({ preventScroll: true });
  };

  const listen = () => {
    source = new EventSource("/_preview/events");
    source.addEventListener("message", (event) => {
      const news = JSON.parse(event.data);
      if (news.version !== version) renew(news.pages);
      else lay(news.overlay);
    });
  };

  // A browser keeps few connections to one server: a hidden tab gives its own back.
  const attend = () => {
    if (source) source.close();
    source = null;
    if (!document.hidden) listen();
  };

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_preview/style.css";
  document.head.append(style);
  document.addEventListener("visibilitychange", attend);
  attend();
})();
