// Loads and starts the checker, and says so where it cannot: `hoursChecker`. The page's part is `#checker-failed`, which CSS
// shows by itself if no script runs at all. Before this file stand `program.js`, `framing.js` and `embedded.js`.

const root = () => document.getElementById("checker");
const fields = () => (root() ? all("input:not([type=checkbox]):not([type=radio]), select, textarea", root()) : []);

// Whether a field holds something else than when the page was made.
const touched = (field) => (field.matches("select")
  ? !all("option", field).some((option) => option.selected && option.defaultSelected)
  : field.value !== "");

// Puts what was typed into the column of the reader's own hours, the worksheet of the chosen industry first.
const carry = () => {
  const chosen = document.getElementById("checker-industry");
  const year = document.getElementById("checker-year");
  const list = document.querySelector(".worksheets");
  if (!list || !chosen || (year && year.value !== list.getAttribute("data-year"))) return;
  const own = all("table", list).filter((table) => table.getAttribute("data-industry") === chosen.value);
  for (const table of own.reverse()) {
    list.insertBefore(table, list.firstChild);
    for (const field of fields().filter((field) => field.value)) {
      const cell = all("td[data-category]", table)
        .find((cell) => `hours.${cell.getAttribute("data-category")}` === field.name);
      if (cell) cell.textContent = field.value;
    }
  }
};

// Fields that cannot be checked do not pretend: they keep what was typed, and take nothing more. Empty ones go, unless
// somebody is in one of them. A select that is closed loses the focus, which is given back if the program starts after all.
let left = null;
const close = () => {
  left = fields().find((field) => field === document.activeElement);
  if (root()) root().hidden = !left && !fields().some(touched);
  for (const field of fields()) {
    if (field.matches("select")) field.disabled = true;
    else field.readOnly = true;
  }
  for (const button of all("#checker button, #checker input[type=checkbox]")) button.disabled = true;
};

const fail = (why) => {
  say(why);
  close();
  carry();
};

// A program that was only slow is welcome.
const recover = () => {
  root().hidden = false;
  unsay();
  const field = left && document.getElementById(left.id);
  if (field && document.activeElement === document.body) field.focus();
};

const TYPED = /(^#?|&)typed=([^&]*)/;
const HANDED = "continuing-education typed";

// The page for browsers that know no policy but "eval or nothing". What was typed goes along with the tab, where no link of
// others can put anything. A browser that refuses this keeps nothing that could be overwritten: there it goes along in the
// fragment, which is sent to no server.
const goTo = (address) => {
  const typed = {};
  for (const field of fields().filter(touched)) typed[field.id] = field.value;
  const parts = [location.hash.replace(/^#/, "")];
  if (Object.keys(typed).length > 0) {
    const json = JSON.stringify(typed);
    try {
      sessionStorage.setItem(HANDED, json);
    } catch (refused) {
      parts.push(`typed=${encodeURIComponent(json)}`);
    }
  }
  const fragment = parts.filter(Boolean).join("&");
  location.replace(fragment ? `${address}#${fragment}` : address);
};

// Puts what came along into the fields that are as they were; false where it is nothing of the kind.
const fill = (json) => {
  const typed = Object(JSON.parse(json));
  const offers = (field, value) => !field.matches("select") || all("option", field).some((one) => one.value === value);
  const known = fields().filter((field) => !touched(field) && typeof typed[field.id] === "string");
  for (const field of known) {
    const value = typed[field.id];
    if (offers(field, value)) field.value = value;
  }
  return known.length > 0;
};

// Takes back what came along, so that neither the tab nor the address keeps it. What else is in the address is left to the
// program, which says that it is not followed.
const arrive = () => {
  try {
    fill(sessionStorage.getItem(HANDED));
    sessionStorage.removeItem(HANDED);
  } catch (refused) {
    const found = TYPED.exec(location.hash);
    try {
      if (found && fill(decodeURIComponent(found[2]))) {
        history.replaceState(null, "", location.pathname + location.search + location.hash.replace(TYPED, ""));
      }
    } catch (unreadable) {
      // The program says so.
    }
  }
};

// An input method that is composing is left alone: what it has begun would be written twice, or the caret would jump.
let composing = false;
let afterwards = null;
const attend = () => {
  addEventListener("compositionstart", () => {
    composing = true;
  }, true);
  addEventListener("compositionend", () => {
    composing = false;
    if (afterwards) setTimeout(afterwards);
  }, true);
};
const composed = () => new Promise((resolve) => {
  afterwards = () => {
    if (!composing) resolve();
  };
  afterwards();
});

// Whatever else runs in the page, such as an extension, may take the form away later.
const guard = () => new MutationObserver(() => {
  if (!shown && !document.querySelector("#checker form")) fail("stopped");
}).observe(page, { childList: true, subtree: true });

// The program leaves the page as it is where it does not understand it: only a fresh form is a start. One that stops on
// the way has emptied the page already, so what stood there is put back with all that was typed.
const run = (module) => {
  const before = Array.prototype.slice.call(root().childNodes);
  const isFresh = () => before.every((node) => node.parentNode !== root());
  return hoursChecker({ module_or_path: module })
    .then(() => new Promise((resolve) => setTimeout(resolve)))
    .then(() => {
      if (shown === "stopped" || !isFresh()) throw new Error("nothing was mounted");
      recover();
      guard();
    })
    .catch((error) => {
      root().textContent = "";
      for (const node of before) root().appendChild(node);
      throw new Failure("stopped", error);
    });
};

const starting = () => {
  attend();
  arrive();
  return start("checker_bg.wasm", fail, goTo, (module) => composed().then(() => run(module)));
};

const origins = around();
if (mayStandIn(script.getAttribute("data-frames") || "", origins)) {
  if (script.hasAttribute("data-embedded")) embed(origins);
  begin(fail, starting);
} else {
  refuse(root());
}
