// Which pages answer a question: by title, skills, role, text and facets. It touches neither page nor network.

// Words

const STOP = new Set(
  ("a about an and any are as at be been by can could did do does for from had has have how i in into is it its " +
    "me my no not of on or our that the their them there these they this to us was we were what when where " +
    "which who whose why will with would you your").split(" "),
);
const ENDINGS = /(?:is(?:ations?|e[drs]?|ing)|ations?|ional|ions?|ings?|e[drs]|ors?|ies|ment|[sey])$/;

// as in search/words.py; what is written without spaces is one word a run
const CUT =
  "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}";
const LETTERS = { ß: "ss", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ħ: "h", ı: "i", ŧ: "t", ŋ: "ng", ĸ: "k" };
const letter = (more) => `(?:\\d\\.(?=\\d)|(?![${CUT}])[\\p{L}\\p{N}\u0900-\u0963\u0966-\u0dff${more}])`;
const WORD = RegExp(`[${CUT}]+|${letter("")}${letter("+#")}*`, "gu");
const SIGN = RegExp(`(?!\\p{M})[${CUT}]\\p{M}*`, "gu");
const SOLID = RegExp(`[${CUT}\\u3000-\\u303f\\uff00-\\uffef]`, "u");

export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/(?=\p{M})[\u0300-\u08ff\u1ab0-\u20ff]|[\u0640\u00ad]/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\0-~]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/%/g, " percent ");
export const split = (text) =>
  fold(text)
    .replace(/['’]s(?![\p{L}\p{N}_])/gu, "")
    .replace(/(^|[^\p{L}\p{N}])v(?=\d+\.\d)/gu, "$1")
    .match(WORD) ?? [];

/** Returns a word as the index has it. */
export const inSigns = (word) => word.replace(SIGN, " $& ");
/** Says whether a word of a text only stands for the one before it. */
export const isAlias = (word) => word?.[0] === "\u2060";
/** Returns what stands between two words of a text. */
export const gap = (before, after) => (SOLID.test(before.at(-1)) || SOLID.test(after[0]) ? "" : " ");

/** Cuts a word to what its forms share; British and American spellings are one. */
export function stem(word) {
  if (word.length < 4 || /[\d+#]/.test(word)) return word;
  const cut = word.replace(/iz(?=[aei])/, "is").replace(/our(?=s|$)/, "or").replace(ENDINGS, "");
  return cut.length < 3 ? word : cut.replace(/([^aeiousl])\1$/, "$1");
}

/** Returns the spellings of a word in which a text may have it. */
export const spellings = (word) => [
  ...new Set([word, word.replace(/iz(?=[aei])/, "is"), word.replace(/is(?=[aei])/, "iz"), word.replace(/or$/, "our")]),
];

const pair = (signs) => (signs.length > 2 ? signs.slice(1).map((sign, n) => signs[n] + sign) : []);

/** Returns the terms of a question: telling words, compounds and runs also in parts; the last one may go on. */
export function parse(question) {
  const words = question.split(/\s+/).flatMap((token) => {
    const parts = split(token.replace(/(\p{L}{3}\p{Ll})(?=\p{Lu}\p{L}{3})/gu, "$1-"));
    const pairs = parts.flatMap((part) => pair(part.match(SIGN) ?? []));
    return parts.length > 1 ? [...parts.filter((part) => part.length > 1), ...pairs, parts.join("")] : [...pairs, ...parts];
  });
  const telling = words.filter((word) => !STOP.has(word));
  const last = /\S$/.test(question) ? words.at(-1) : null;
  return [...new Set(telling.length ? telling : words)].map((word) => ({
    word,
    stem: stem(word),
    run: word.search(SIGN) >= 0,
    open: word === last || /\p{sc=Hang}/u.test(word), // in Korean, endings are many
    key: word === last ? `${word}*` : word,
  }));
}

/** Returns the words of a text with what their forms share. */
export const read = (text) => split(text).map((word) => ({ word, stem: stem(word) }));

/** Says how well a term meets one of some words: wholly, as the beginning of one, or not at all. */
export function meets(term, words) {
  if (term.run) return words.some(({ word }) => word.includes(term.word)) ? 1 : 0;
  if (words.some((word) => word.stem === term.stem)) return 1;
  return term.open && term.word.length > 1 && words.some(({ word }) => word.startsWith(term.word)) ? 0.7 : 0;
}

// Pages, as the build describes them

const JOB = read("career company employer employment intern internship job position role");

/** Reads what the build tells of all pages: rows of numbers and texts. */
export function readCatalogue({ kinds, roles, skills, pages }) {
  return {
    skills: skills.map((names) => names.map((name) => ({ name, words: read(name) }))),
    pages: pages.map(([url, title, note, kind, at, dates, first, last, has, id, summary = ""], place) => ({
      ...{ url, title, note, dates, id, summary, place, has },
      kind: kinds[kind],
      roles: at.map((index) => roles[index]),
      skills: has.map((index) => skills[index][0]),
      years: first ? Array.from({ length: last - first + 1 }, (_, n) => String(first + n)) : [],
      titleWords: read(title),
      otherWords: [...at.flatMap((index) => read(roles[index])), ...read(note), ...(kinds[kind] === "Role" ? JOB : [])],
    })),
  };
}

// Facets: a page has one kind, but can have several roles, years and skills, which narrow each other.

const often = (a, b) => b.count - a.count;
const FACETS = {
  kind: { of: (page) => [page.kind], one: true, order: often },
  role: { of: (page) => page.roles, one: true },
  year: { of: (page) => page.years, order: (a, b) => b.value - a.value },
  skill: { of: (page) => page.skills, order: often },
};
export const facetNames = Object.keys(FACETS);

/** Says whether a page has all values of a choice. */
export const fits = (page, choice) =>
  Object.entries(choice).every(([name, values]) => values.every((value) => FACETS[name].of(page).includes(value)));

/** Returns a choice with a value taken in, or taken out where it is in. */
export function toggle(choice, name, value) {
  const values = choice[name];
  if (values.includes(value)) return { ...choice, [name]: values.filter((other) => other !== value) };
  return { ...choice, [name]: FACETS[name].one ? [value] : [...values, value] };
}

/** Returns the facets: each value that is chosen or would leave some of the pages, with how many. */
export function facets(catalogue, pages, choice) {
  return Object.entries(FACETS).map(([name, { of, order }]) => {
    const values = [...new Set(catalogue.pages.flatMap(of))].map((value) => {
      const on = choice[name].includes(value);
      const left = on ? choice : toggle(choice, name, value);
      return { value, on, count: pages.filter((page) => fits(page, left)).length };
    });
    return { name, values: values.filter(({ on, count }) => on || count).sort(order ?? (() => 0)) };
  });
}

// Ranking: a rare word counts for more than a common one, and no word has to be met.

const WEIGHT = { title: 3, skill: 3, other: 2, text: 1 };
const HALF = 3; // so much of a word tells half of what it can
const BESIDE = 0.2; // of the rarer word, for two that stand together as they were asked
const TRUST = { "Write-up": 1, Role: 0.8, Home: 0.6, Page: 0.6 };
const LEAST = 0.25; // of the best score

/** Says how much a word tells that so many of all pages have. */
export const idf = (count, all) => (count ? Math.log(1 + (all - count + 0.5) / (count + 0.5)) : 0);

/** Says how far each skill is meant: by each term, by terms in a row, and under which name. */
function meaning(catalogue, terms) {
  return catalogue.skills.map((names) => {
    const shares = terms.map(() => 0);
    const rows = new Set();
    let best = { said: 0 };
    for (const { name, words } of names) {
      const said = words.filter((word) => terms.some((term) => meets(term, [word]))).length / words.length;
      terms.forEach((term, n) => (shares[n] = Math.max(shares[n], meets(term, words) * said * said)));
      if (said > best.said) best = { name, said };
      if (said < 1) continue;
      const within = terms.map((term) => meets(term, words));
      within.forEach((much, n) => much && within[n + 1] && rows.add(n));
    }
    return { shares, rows, ...best };
  });
}

/** Returns what neighbours of the question tell that stand side by side in a page or its skills. */
function beside(page, hits, rare, meant) {
  const places = hits.map((hit) => hit?.get(page.id)?.places ?? []);
  return rare.slice(1).reduce((sum, _, n) => {
    const after = new Set(places[n + 1]);
    const inText = after.size && places[n].some((place) => [0, 1, 2].some((step) => after.has(place + step)));
    const near = inText || page.has.some((index) => meant[index].rows.has(n));
    return near ? sum + BESIDE * Math.min(rare[n], rare[n + 1]) : sum;
  }, 0);
}

/** Returns the pages that answer, the best first; `hits`: for each term the texts with it, how often and where. */
export function rank(catalogue, terms, hits, question = "") {
  const meant = meaning(catalogue, terms);
  const table = catalogue.pages.map((page) =>
    terms.map((term, n) => {
      const skill = Math.max(0, ...page.has.map((index) => meant[index].shares[n]));
      const inHead = WEIGHT.title * meets(term, page.titleWords) + WEIGHT.other * meets(term, page.otherWords);
      return inHead + WEIGHT.skill * skill + WEIGHT.text * (hits[n]?.get(page.id)?.often ?? 0);
    }),
  );
  const rare = terms.map((_, n) => idf(table.filter((row) => row[n] > 0).length, table.length));
  const told = (row) => row.reduce((sum, much, n) => sum + (rare[n] * much) / (much + HALF), 0);
  const scored = catalogue.pages.map((page) => ({
    page,
    score: TRUST[page.kind] * (told(table[page.place]) + beside(page, hits, rare, meant)),
    skills: page.has.map((index) => ({ skill: catalogue.skills[index][0].name, ...meant[index] })).filter(({ said }) => said > 0.6),
  }));
  const least = LEAST * Math.max(...scored.map(({ score }) => score));
  const asked = split(question).join();
  const isCalled = ({ page }) => // what is asked for by its title comes first
    page.titleWords.map(({ word }) => word).join() === asked;
  return scored
    .filter((found) => found.score > 0 && (found.score >= least || isCalled(found)))
    .sort((a, b) => isCalled(b) - isCalled(a) || b.score - a.score || a.page.place - b.page.place);
}

/** Returns the skills whose names look most like a question. */
export function nearest(catalogue, question) {
  const pairs = (text) => new Set([...`${fold(text)} `].map((letter, n, all) => (all[n - 1] ?? " ") + letter));
  const alike = (a, b) => (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
  const asked = [question, ...split(question)].map(pairs);
  const likeness = (names) => Math.max(...names.flatMap(({ name }) => asked.map((one) => alike(one, pairs(name)))));
  return catalogue.skills
    .map((names) => ({ name: names[0].name, likeness: likeness(names) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 4)
    .map(({ name }) => name);
}
