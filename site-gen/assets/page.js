/* What every page does beyond its HTML: keeps how the reader wants to see it, carries the place on a page to its other
   languages, marks the part in view in the contents, and closes the menu. ES2018. It runs before the page is drawn, so
   that nothing moves. */
(function () {
  "use strict";
  var root = document.documentElement;
  var KEPT = "view";

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(KEPT)) || {};
    } catch (unreadable) {
      return {};
    }
  }

  /* Only choices that differ from what everybody sees are kept; without any, nothing is. */
  function keep(view) {
    try {
      if (view.letters || view.contrast) {
        localStorage.setItem(KEPT, JSON.stringify(view));
      } else {
        localStorage.removeItem(KEPT);
      }
    } catch (refused) {
      /* The choice holds for this page. */
    }
  }

  function show(view) {
    ["letters", "contrast"].forEach(function (of) {
      if (typeof view[of] === "string" && view[of]) {
        root.setAttribute("data-" + of, view[of]);
      } else {
        root.removeAttribute("data-" + of);
      }
    });
  }

  function all(selector, each) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), each);
  }

  var view = kept();
  show(view);
  root.setAttribute("data-page-script", "");

  function press() {
    all("[data-view]", function (button) {
      var chosen = (view[button.getAttribute("data-view")] || "") === button.value;
      button.setAttribute("aria-pressed", chosen ? "true" : "false");
    });
  }

  function choices() {
    press();
    all("[data-view]", function (button) {
      button.addEventListener("click", function () {
        view[button.getAttribute("data-view")] = button.value;
        keep(view);
        show(view);
        press();
      });
    });
  }

  /* The same place in the other language: pages of all languages have the same anchors. */
  function languages() {
    all(".languages a", function (link) {
      link.addEventListener("click", function () {
        var place = location.hash.slice(1);
        if (place && !link.hash && document.getElementById(decoded(place))) {
          link.hash = place;
        }
      });
    });
  }

  function decoded(place) {
    try {
      return decodeURIComponent(place);
    } catch (malformed) {
      return place;
    }
  }

  function menus() {
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        all(".menu[open], .view[open]", function (open) {
          open.open = false;
          open.querySelector("summary").focus();
        });
      }
    });
    document.addEventListener("click", function (event) {
      all(".menu[open], .view[open]", function (open) {
        if (!open.contains(event.target)) {
          open.open = false;
        }
      });
    });
  }

  /* The last heading above a third of the window is the part in view. */
  function contents() {
    var links = Array.prototype.slice.call(document.querySelectorAll(".read > .contents a[href^='#']"));
    if (!links.length || !window.IntersectionObserver) {
      return;
    }
    var headings = links.map(function (link) {
      return document.getElementById(decoded(link.getAttribute("href").slice(1)));
    });
    function mark() {
      var current = -1;
      headings.forEach(function (heading, at) {
        if (heading && heading.getBoundingClientRect().top < innerHeight / 3) {
          current = at;
        }
      });
      links.forEach(function (link, at) {
        if (at === current) {
          link.setAttribute("aria-current", "true");
        } else {
          link.removeAttribute("aria-current");
        }
      });
    }
    var observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
    headings.forEach(function (heading) {
      if (heading) {
        observer.observe(heading);
      }
    });
    mark();
  }

  document.addEventListener("DOMContentLoaded", function () {
    choices();
    languages();
    menus();
    contents();
  });
})();
