// Shows the hours checker of this site on a page of another one, in a frame where the tag of this script stands:
//
//   <script src="https://.../embed/checker.js" data-language="zh" data-year="2019" data-industry="accounting" defer></script>
//
// All of `data-` may be left out. In the head of a page it shows the frame at the end. The page's policy has to allow this site in `script-src` and `frame-src`, and this site's
// `site.toml` has to name the page's origin under `frames`. The file is in ASCII, since pages have encodings of their own.

(function () {
  "use strict";

  // The languages of the site, each with the name of its checker. The first is shown where none is chosen.
  const LANGUAGES = [];
  // A module has no tag of its own, so it is the first of this file that has not shown its frame yet.
  const tags = Array.prototype.slice.call(document.querySelectorAll("script[src*='embed/checker.js']"));
  const tag = document.currentScript || tags.find((tag) => !tag.checkerShown);
  tag.checkerShown = true;
  const site = new URL(tag.src).origin;

  const chosen = (name) => tag.getAttribute(`data-${name}`) || "";
  const [language, title] = LANGUAGES.find(([id]) => id === chosen("language")) || LANGUAGES[0];
  const parts = ["year", "industry"].filter(chosen).map((name) => `${name}=${encodeURIComponent(chosen(name))}`);

  const frame = document.createElement("iframe");
  frame.title = title;
  // The checker asks who shows it, which the page around it may else keep back.
  frame.referrerPolicy = "origin";
  frame.src = new URL(`../${language}/embed/${parts.length > 0 ? `#${parts.join("&")}` : ""}`, tag.src).href;
  frame.style.width = "100%";
  frame.style.height = "40rem";
  frame.style.border = "0";

  addEventListener("message", (event) => {
    if (event.origin !== site || event.source !== frame.contentWindow) return;
    const height = Number(event.data && event.data.checkerHeight);
    if (height > 0) frame.style.height = `${height}px`;
  });
  const show = () => {
    // Nothing in the head is shown.
    if (document.head.contains(tag)) document.body.appendChild(frame);
    else tag.parentNode.insertBefore(frame, tag.nextSibling);
  };
  if (document.body) show();
  else addEventListener("DOMContentLoaded", show);
})();
