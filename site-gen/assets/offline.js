/* Lets the browser keep the site, and says when a new publication is there. The script's own element names the worker and
   has the words. What was entered stays with the tab through the reload; nobody is reloaded without asking. */
(function () {
  "use strict";
  const { worker, said, button } = document.currentScript.dataset;
  const container = navigator.serviceWorker;
  if (!container) {
    return;
  }
  const line = document.createElement("div");
  line.className = "publication";
  line.setAttribute("role", "status");
  document.body.appendChild(line);
  let reloads = false;

  function offer(registration) {
    if (line.firstChild) {
      return;
    }
    const text = document.createElement("p");
    text.textContent = said;
    const reload = document.createElement("button");
    reload.type = "button";
    reload.textContent = button;
    reload.addEventListener("click", function () {
      reloads = true;
      if (registration.waiting) {
        registration.waiting.postMessage("take over");
      } else {
        location.reload();
      }
    });
    text.append(" ", reload);
    line.append(text);
  }

  function watch(registration) {
    if (registration.waiting && registration.active) {
      offer(registration);
    }
    registration.addEventListener("updatefound", function () {
      const coming = registration.installing;
      const isNew = Boolean(registration.active);
      coming.addEventListener("statechange", function () {
        if (isNew && coming.state === "installed") {
          offer(registration);
        }
      });
    });
    container.addEventListener("controllerchange", function () {
      if (reloads) {
        location.reload();
      } else {
        offer(registration);
      }
    });
  }

  /* The page and its program come first. A browser may refuse, in a private window for one; then the site is as it was. */
  window.addEventListener("load", function () {
    container.register(worker, { updateViaCache: "none" }).then(watch, function () {});
  });
}());
