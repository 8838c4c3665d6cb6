// Finds passages by words. Passages and queries are cut by the same function: Chinese and Japanese into pairs of characters,
// everything else into words without their endings. A pair or word that stands in few passages weighs more, and more in a
// heading than in the text under it.

const GRAMS = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー";
const RUNS = new RegExp("[" + GRAMS + "]+|\\p{N}+(?:[.,]\\p{N}+)*|(?:(?![" + GRAMS + "])[\\p{L}\\p{M}])+", "gu");
const IS_GRAMS = new RegExp("^[" + GRAMS + "]", "u");

// How much a pair or word weighs where it stands.
const WEIGHTS = { title: 4, also: 4, page: 1.5, text: 1 };
// How much a single character weighs against a pair, and what readers say for a term against the words of the query.
const SINGLE = 0.12;
const SAID = 0.8;

// The text in one width and case, and for each of its places the place in the text as it was.
const fold = (text) => {
  const from = [];
  let folded = "";
  let at = 0;
  for (const sign of text) {
    const own = sign.normalize("NFKC").toLowerCase();
    for (let i = 0; i < own.length; i += 1) from.push(at);
    folded += own;
    at += sign.length;
  }
  from.push(at);
  return { text: folded, from };
};

// A word without its ending, so that "declaring", "declares" and "declared" are one.
const stem = (word) => {
  const plain = word.length > 3 ? word.replace(/(?:ies|y)$/, "i").replace(/(?:ing|ed|es|s|e)$/, "") : word;
  return plain.length > 2 ? plain : word;
};

// The pieces of a folded text: what each is compared by, where it stands, and whether it is a single character of a longer
// run, which says little.
const cut = (folded) => {
  const pieces = [];
  const add = (key, at, length, single) => pieces.push({ key, at, end: at + length, single });
  for (let found = RUNS.exec(folded); found; found = RUNS.exec(folded)) {
    const [run] = found;
    if (!IS_GRAMS.test(run)) {
      add(stem(run), found.index, run.length, false);
      continue;
    }
    const signs = Array.from(run);
    let at = found.index;
    signs.forEach((sign, i) => {
      const next = signs[i + 1];
      if (next) add(sign + next, at, sign.length + next.length, false);
      add(sign, at, sign.length, signs.length > 1);
      at += sign.length;
    });
  }
  return pieces;
};

// A folded text as its beginning and end do not matter: without signs, and with one space between words.
const flat = (folded) => (folded.match(RUNS) || []).join(" ");

// The same with each word without its ending.
const stems = (folded) => (folded.match(RUNS) || []).map(stem).join(" ");

const counted = (text) => {
  const counts = new Map();
  for (const { key } of cut(text)) counts.set(key, (counts.get(key) || 0) + 1);
  return counts;
};

// A passage with its words counted by the place where they stand.
const indexed = (passage, pages) => {
  const title = passage.title || pages[passage.page][0];
  const fields = {
    title: fold(title).text,
    also: fold((passage.also || []).join(" / ")).text,
    page: fold(pages[passage.page][0]).text,
    text: fold(passage.text || "").text,
  };
  const counts = {};
  for (const name of Object.keys(fields)) counts[name] = counted(fields[name]);
  const titles = [flat(fields.title), stems(fields.title)];
  return { passage, counts, titles, also: flat(fields.also), text: flat(fields.text) };
};

// The index over all passages, with the number of those in which each key stands.
const index = ({ pages, passages, said }) => {
  const all = passages.map((passage) => indexed(passage, pages));
  const spread = new Map();
  for (const { counts } of all) {
    const keys = new Set([].concat(...Object.keys(counts).map((name) => Array.from(counts[name].keys()))));
    keys.forEach((key) => spread.set(key, (spread.get(key) || 0) + 1));
  }
  const folded = said.map(([words, term]) => [words.map((word) => flat(fold(word).text)), fold(term).text]);
  return { pages, all, spread, said: folded };
};

// Whether a flat text has another in it: words only from where a word begins.
const has = (text, part) => {
  const at = part ? text.indexOf(part) : -1;
  return at >= 0 && (IS_GRAMS.test(part) || ` ${text}`.includes(` ${part}`));
};

// What is looked for: the keys with their weights, and the query as a whole.
const wanted = (query, { spread, said }) => {
  const keys = new Map();
  const known = Array.from(spread.keys());
  const add = (key, weight) => {
    if (spread.has(key)) keys.set(key, Math.max(keys.get(key) || 0, weight));
  };
  const addAll = (text, share) => cut(text).forEach(({ key, single }) => {
    add(key, share * (single ? SINGLE : 1));
    if (IS_GRAMS.test(key) || key.length < 2) return;
    for (const longer of known) {
      if (longer.length > key.length && longer.startsWith(key)) add(longer, (share * key.length) / (longer.length + 1));
    }
  });
  const folded = fold(query).text;
  const whole = flat(folded);
  addAll(folded, 1);
  for (const [words, term] of said) if (words.some((word) => has(whole, word))) addAll(term, SAID);
  return { keys, wholes: [whole, stems(folded)] };
};

// How much of a heading the query as a whole makes, from 0 to 1.
const shareOf = (entry, wholes) => {
  const shares = entry.titles.map((title, i) => (title.includes(wholes[i]) ? wholes[i].length / title.length : 0));
  return Math.max(...shares, has(entry.also, wholes[0]) ? 0.5 : 0);
};

// What a passage has of the keys; nothing where it has only single characters of longer runs.
const sumOf = ({ counts }, keys, { all, spread }) => {
  let sum = 0;
  let isMore = false;
  keys.forEach((weight, key) => {
    let found = 0;
    for (const name of Object.keys(WEIGHTS)) found += WEIGHTS[name] * Math.min(counts[name].get(key) || 0, 3);
    if (!found) return;
    sum += (weight * Math.log(1 + all.length / spread.get(key)) * found) / (found + 2);
    isMore = isMore || weight > SINGLE;
  });
  return isMore ? sum : 0;
};

// How well a passage fits: what it has of the keys, and whether it has the query as a whole.
const score = (entry, { keys, wholes }, known) => {
  const sum = sumOf(entry, keys, known);
  const title = shareOf(entry, wholes);
  const isClause = Boolean(entry.passage.clause);
  const inText = sum > 0 && entry.text.includes(wholes[0]) ? 2 : 0;
  const whole = title > 0 ? 6 + 10 * title + (isClause ? 4 : 0) : inText;
  return (sum + whole) * (isClause ? 1.25 : 1);
};

const fits = (passage, { year, industry, audience }) => {
  const about = (values, value) => !value || !values || values.includes(value);
  return (!year || !passage.year || String(passage.year) === year)
    && about(passage.industries, industry)
    && about(passage.audiences, audience);
};

// The passages that fit a query and the choices, the best first; each with what was looked for, so that it can be marked.
const find = (query, choices, known) => {
  const what = wanted(query, known);
  if (!what.wholes[0]) return [];
  const hits = [];
  known.all.forEach((entry, place) => {
    const points = fits(entry.passage, choices) ? score(entry, what, known) : 0;
    if (points > 0) hits.push({ passage: entry.passage, points, place });
  });
  hits.sort((a, b) => b.points - a.points || a.place - b.place);
  const least = hits.length > 0 ? hits[0].points / 8 : 0;
  return hits.filter(({ points }) => points >= least);
};
