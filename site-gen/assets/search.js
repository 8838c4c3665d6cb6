// The search page: loads the passages once, finds (`rank.js`), shows results with the words marked, and keeps query and
// choices behind the # of the address.

const SHOWN = 20;
const EXCERPT = 130;
const form = document.getElementById("search");
const box = document.getElementById("search-words");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const everything = document.getElementById("index");
const ways = document.getElementById("search-ways");
const selects = Array.from(form.querySelectorAll("select"));
const slash = document.getElementById("search-slash");

let loading = null;

// The index; loaded when it is first needed, and again after a failure.
const loaded = () => {
  if (!loading) {
    const answer = fetch(form.dataset.passages, { cache: "no-cache" });
    const read = (response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status))));
    loading = answer.then(read).then(index);
    loading.catch(() => {
      loading = null;
    });
  }
  return loading;
};

const element = (name, className) => Object.assign(document.createElement(name), className ? { className } : {});

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

// The places in a text of what was looked for, in order and without overlaps.
const places = (text, keys) => {
  const folded = fold(text);
  const hits = cut(folded.text).filter((piece) => !piece.single && keys.has(piece.key));
  const ranges = [];
  for (const { at, end } of hits.sort((a, b) => a.at - b.at)) {
    const [from, to] = [folded.from[at], folded.from[end]];
    const last = ranges[ranges.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return ranges;
};

// Adds text to an element, Chinese marked as such where the page is in another language.
const addText = (parent, text) => {
  const { foreign } = form.dataset;
  const pieces = foreign ? text.split(/([《〔]*\p{Script=Han}[\p{Script=Han}《》〔〕0-9]*)/u) : [text];
  pieces.forEach((piece, i) => {
    if (!piece) return;
    const own = i % 2 ? Object.assign(element("span"), { lang: foreign }) : null;
    if (own) own.textContent = piece;
    parent.append(own || piece);
  });
};

const addMarked = (parent, text, keys) => {
  let at = 0;
  for (const [from, to] of places(text, keys)) {
    addText(parent, text.slice(at, from));
    const mark = element("mark");
    addText(mark, text.slice(from, to));
    parent.append(mark);
    at = to;
  }
  addText(parent, text.slice(at));
};

// The part of a text in which most of what was looked for stands together.
const excerpt = (text, keys) => {
  const length = EXCERPT * (/\p{Script=Han}/u.test(text.slice(0, 40)) ? 1 : 2);
  if (text.length <= length) return text;
  const ranges = places(text, keys);
  const within = (start) => ranges.filter(([from, to]) => from >= start && to <= start + length)
    .reduce((sum, [from, to]) => sum + to - from, 0);
  const starts = ranges.map(([from]) => from);
  const best = starts.reduce((a, b) => (within(b) > within(a) ? b : a), starts[0] || 0);
  const before = text.slice(0, Math.min(Math.max(best - 20, 0), text.length - length));
  const begin = before.search(/[\s，。；：、][^\s，。；：、]*$/u) + 1;
  const start = before ? begin : 0;
  const end = text.length > start + length ? start + length : text.length;
  return (start > 0 ? "…" : "") + text.slice(start, end).trim() + (end < text.length ? "…" : "");
};

// Where a passage stands, below the root of the language.
const standsAt = (passage, pages) => pages[passage.page][2] + (passage.id ? `#${passage.id}` : "");

const result = ({ passage }, keys, pages) => {
  const [page, short] = pages[passage.page];
  const item = element("li");
  const link = Object.assign(element("a"), { href: form.dataset.up + standsAt(passage, pages) });
  addMarked(link, passage.title || page, keys);
  item.append(link);
  const where = [passage.clause, passage.title ? short : ""].filter(Boolean);
  if (where.length > 0) addText(item.appendChild(element("p", "where")), where.join(" · "));
  if (passage.text) addMarked(item.appendChild(element("p")), excerpt(passage.text, keys), keys);
  return item;
};

// What is asked for now: the query, and what was chosen.
const asked = () => {
  const choices = {};
  for (const select of selects) choices[select.name] = select.value;
  return { query: box.value.trim(), choices };
};

// A change of the text in the status is read out; the same text again is not.
const say = (text) => {
  if (status.textContent !== text) status.textContent = text;
};

const told = (count, query) => {
  const { found, one, first, none } = status.dataset;
  const words = [none, one][count] || (count > SHOWN ? first : found);
  return fill(words, { n: count, shown: SHOWN, q: query });
};

const show = (known, { query, choices }) => {
  const hits = find(query, choices, known);
  const { keys } = wanted(query, known);
  list.textContent = "";
  for (const hit of hits.slice(0, SHOWN)) list.append(result(hit, keys, known.pages));
  everything.hidden = hits.length > 0;
  ways.hidden = !query || hits.length > 0;
  say(query ? told(hits.length, query) : "");
};

const search = () => {
  const now = asked();
  const isSame = () => asked().query === now.query;
  return loaded().then((known) => isSame() && show(known, now), () => {
    list.textContent = "";
    everything.hidden = false;
    ways.hidden = false;
    say(status.dataset.failed);
  });
};

// Query and choices as they stand behind the #.
const address = () => {
  const { query, choices } = asked();
  const values = new URLSearchParams();
  if (query) values.set("q", query);
  Object.keys(choices).filter((name) => choices[name]).forEach((name) => values.set(name, choices[name]));
  return values.toString();
};

// Keeps them in the address, and in the links to this page in other languages.
const keep = () => {
  const values = address();
  history.replaceState(null, "", location.pathname + (values ? `#${values}` : ""));
  for (const link of document.querySelectorAll("a[rel~=alternate][hreflang]")) {
    link.href = link.href.split("#")[0] + (values ? `#${values}` : "");
  }
};

// Takes them from the address, also from ?q= of a link; apps may append a second #. Says whether there were any.
const take = () => {
  const behind = location.hash.slice(1).split("#")[0];
  const values = new URLSearchParams(behind.includes("=") ? behind : location.search);
  if (behind && !behind.includes("=")) return false;
  box.value = values.get("q") || "";
  for (const select of selects) {
    const value = values.get(select.name) || "";
    select.value = Array.from(select.options).some((option) => option.value === value) ? value : "";
  }
  return true;
};

let timer = 0;
const now = () => {
  clearTimeout(timer);
  search();
  keep();
};
const later = () => {
  clearTimeout(timer);
  timer = setTimeout(now, 400);
};

const keepSlash = () => {
  try {
    if (slash.checked) localStorage.removeItem("search-slash");
    else localStorage.setItem("search-slash", "off");
  } catch (error) {
    // Where nothing can be kept, the tick holds for this page only.
  }
};

const readSlash = () => {
  try {
    slash.checked = localStorage.getItem("search-slash") !== "off";
  } catch (error) {
    slash.checked = true;
  }
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  now();
});
box.addEventListener("input", (event) => {
  if (!event.isComposing) later();
});
box.addEventListener("compositionend", later);
for (const select of selects) select.addEventListener("change", now);
slash.addEventListener("change", keepSlash);
addEventListener("hashchange", () => take() && now());

form.hidden = false;
document.getElementById("search-keys").hidden = false;
// Where the hits of a query stand, the best first; for whoever wants to look closer.
form.find = (query, choices) => loaded().then((known) => {
  return find(query, choices || {}, known).map(({ passage }) => standsAt(passage, known.pages));
});
readSlash();
if (take() && address()) now();
