// What the scripts of both programs have in common: which state the page is in, and how a program is loaded. `framing.js`
// and the script of one program follow, and behind that the program's own part, as wasm-bindgen packs it.
// Every browser since Chromium 70 and Safari 12 has to read these files, so they are written in the language of 2018.

// In a worker there is no page.
const inPage = typeof document === "object";
const script = inPage ? document.currentScript : null;
const page = inPage ? document.documentElement : null;
const PATIENCE = 10000;

const all = (css, within) => Array.prototype.slice.call((within || document).querySelectorAll(css));
// "waiting", "running", "failed" or "framed"; the style sheet shows what belongs to it. Where that is missing, what is said of
// failing is hidden all the same.
const become = (state) => {
  page.setAttribute("data-checker", state);
  for (const part of all(".checker-failed")) part.hidden = state !== "failed";
};

// What has failed, by the names of the reasons in the page: `data-why`.
class Failure extends Error {
  constructor(why, cause) {
    super(`the program does not run: ${why}${cause ? ` (${cause})` : ""}`);
    this.why = why;
  }
}

// The reason shown; none while nothing is wrong.
let shown = null;
const say = (why) => {
  shown = why;
  become("failed");
  for (const reason of all("#checker-failed [data-why]")) reason.hidden = reason.getAttribute("data-why") !== why;
  const said = document.querySelector("#checker-failed .said");
  if (said) said.setAttribute("role", "alert");
};

// A program that was only slow is welcome.
const unsay = () => {
  shown = null;
  become("running");
  const said = document.querySelector("#checker-failed .said");
  if (said) said.removeAttribute("role");
};

// A fault of the program, then or later. What was on the screen is not to be trusted any more.
const isOurs = (error) => typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
const watch = (fail) => {
  addEventListener("error", (event) => {
    if (isOurs(event.error) || event.filename === script.src) fail("stopped");
  });
  addEventListener("unhandledrejection", (event) => {
    if (isOurs(event.reason)) fail("stopped");
  });
};

// Whether this page may compile WebAssembly; the eight bytes are the smallest program there is.
const mayCompile = () => {
  try {
    return Boolean(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
  } catch (error) {
    return false;
  }
};

const load = (name) => fetch(new URL(name, script.src).href, { credentials: "same-origin" })
  .then((response) => {
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.arrayBuffer();
  })
  .then((bytes) => WebAssembly.compile(bytes))
  .catch((error) => {
    throw new Failure("load", error);
  });

// Loads the program of this name and lets it run. `leave` goes to the page for browsers that know no policy but "eval or
// nothing".
const start = (name, fail, leave, run) => {
  if (!/^https?:$/.test(location.protocol)) return Promise.reject(new Failure("file"));
  if (typeof WebAssembly !== "object" || typeof fetch !== "function" || typeof TextDecoder !== "function") {
    return Promise.reject(new Failure("engine"));
  }
  if (!mayCompile()) {
    const older = script.getAttribute("data-older");
    if (!older) return Promise.reject(new Failure("policy"));
    leave(older);
    return new Promise(() => {});
  }
  const patience = setTimeout(() => fail("slow"), PATIENCE);
  const loaded = (module) => {
    clearTimeout(patience);
    return run(module);
  };
  return load(name).then(loaded, (failure) => {
    clearTimeout(patience);
    throw failure;
  });
};

const begin = (fail, starting) => {
  become("waiting");
  watch(fail);
  starting().catch((error) => {
    fail(error.why || "stopped");
    console.error(error.message);
  });
};

// In a frame of somebody unknown nothing runs, so that nobody is led to enter or delete anything there unknowingly.
const refuse = (root) => {
  become("framed");
  if (root) root.hidden = true;
  for (const link of all(".checker-framed")) link.hidden = false;
};
