// How search looks: results with the words that were asked for marked, facets, offers.

const { gap, inSigns, isAlias, meets, read } = await import(`./ranking.js${new URL(import.meta.url).search}`);

let said = JSON.parse(document.querySelector("[name=portfolio-words]")?.content ?? "{}");

/** Takes what the build says in the language of the site; what it leaves out is said in English. */
export const learn = (words) => (said = { ...said, ...words });
export const say = (text, values = {}) => (said[text] ?? text).replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Says a number of things; a language may have several forms, by the names that browsers know, too. */
function sayCount(one, many, count) {
  const kind = new Intl.PluralRules(document.documentElement.lang || "en").select(count);
  const forms = said[many] ?? { one, other: many };
  return (forms[kind] ?? forms.other).replace("{count}", count);
}
export const countPages = (count) => sayCount("{count} page", "{count} pages", count);

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
export function makeButton(act, attributes, ...children) {
  const element = make("button", { type: "button", ...attributes }, ...children);
  element.addEventListener("click", act);
  return element;
}

/** Returns what stands below the field. */
export const makeParts = () => ({
  status: make("p", { role: "status" }),
  nothing: make("div", { class: "portfolio-search-nothing" }),
  found: make("div", {}, make("div", { role: "listbox", id: "portfolio-search-list", "aria-label": say("Results") }), make("div")),
  facets: make("details", {}, make("summary", {}, say("Filters"))),
  share: make("a", {}, say("Link to this search")),
});

/** Returns a word marked, the signs around it not. */
function mark(word) {
  const [, before, core, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u);
  return [before, make("mark", {}, core), after];
}
const marked = (text, terms) =>
  text.split(/(\s+)/).flatMap((part) => {
    const words = read(part);
    return terms.some((term) => meets(term, words)) ? mark(part) : [part];
  });

const LENGTH = 28; // words of a page's text that a result shows

/** Returns where a page's text says most of the question, its words marked; before it is there, the summary. */
function excerpt(page, { words, anchors } = {}, terms, hits) {
  if (!words) return { line: marked(page.summary, terms) };
  let heading = inSigns(page.title).trim().split(/\s+/).length;
  for (let n = 0; n < heading || isAlias(words[n]); n++) if (isAlias(words[n])) heading++;
  const shown = (place) => (isAlias(words[place]) ? shown(place - 1) : place);
  const said = new Map(); // place -> number of the term
  hits.forEach((hit, n) => hit?.get(page.id)?.places.forEach((place) => said.set(shown(place), n)));
  const within = (start) => Array.from({ length: LENGTH }, (_, n) => said.get(start + n)).filter((n) => n >= 0);
  const value = (start) => [...new Set(within(start))].reduce((sum, n) => sum + 1 / Math.sqrt(hits[n].size), 0);
  const starts = [...said.keys()].sort((a, b) => a - b).map((place) => Math.max(heading, place - 6));
  const start = starts.reduce((best, next) => (value(next) > value(best) ? next : best), starts[0] ?? heading);
  const line = words.slice(start, start + LENGTH);
  const drawn = line.flatMap((word, n) => {
    if (isAlias(word)) return [];
    const next = line.slice(n + 1).find((other) => !isAlias(other));
    return [...(said.has(start + n) ? mark(word) : [word]), next ? gap(word, next) : " "];
  });
  const named = terms.every((term) => meets(term, page.titleWords)); // the page itself is asked for
  const at = Math.min(...[...said.keys()].filter((place) => place >= start));
  const section = !named && Number.isFinite(at) && anchors.findLast(({ location }) => location <= at);
  return { section, line: [start > heading ? "… " : "", ...drawn, start + LENGTH < words.length ? "…" : ""] };
}

/** Returns one result; the text of its page is read when the reader turns to it, and leads to the section. */
export function makeResult({ page, skills }, { home, terms, hits, fulltext }, place) {
  const facts = [say(page.kind), page.note, page.roles.join(", "), page.dates].filter((fact) => fact && fact !== page.title);
  const named = skills.map(({ skill, name }) => (name === skill ? skill : `${skill} (${name})`));
  const excerptLine = make("div", { class: "portfolio-search-excerpt" });
  const head = make("div", {}, ...marked(page.title, terms));
  const about = make("div", { class: "portfolio-search-facts" }, [...facts, ...named].join(" · "));
  const option = { role: "option", id: `portfolio-search-${place}`, "data-page": page.id, "aria-selected": false };
  const row = make("a", option, head, about, excerptLine);
  const fill = () => {
    const { section, line } = excerpt(page, fulltext?.texts.get(page.id), terms, hits);
    row.href = home + page.url + (section ? `#${section.id}` : "");
    excerptLine.replaceChildren(...(section ? [make("b", {}, section.text), " "] : []), ...line);
  };
  const look = () => fulltext?.readText(page.id).then(fill, () => {}); // or the summary stays
  fill();
  for (const turn of ["focus", "pointerenter"]) row.addEventListener(turn, look, { once: true });
  return row;
}

/** Returns a facet: the values that narrow the pages found, each with how many it would leave. */
export function makeFacet({ name, values }, choose) {
  const label = { kind: say("Kind"), role: say("Role"), year: say("Year"), skill: say("Skill") }[name];
  const buttons = values.map(({ value, on, count }) =>
    makeButton(() => choose(name, value), { name, value, "aria-pressed": on }, name === "kind" ? say(value) : value, " ", make("span", {}, count)),
  );
  return make("div", { role: "group", "aria-label": label }, make("strong", {}, label), ...buttons);
}

/** Returns the offer of some words to ask for instead. */
export function makeOffers(names, ask) {
  const offers = names.map((name) => make("li", {}, makeButton(() => ask(name), {}, name)));
  return [make("p", {}, say("No page says this. The nearest skills:")), make("ul", {}, ...offers)];
}

/** Draws anew, and leaves the focus on what takes the place of what had it. */
export function redraw(element, children, same, otherwise) {
  const before = element.contains(document.activeElement) ? document.activeElement : null;
  element.replaceChildren(...children);
  if (before) ([...element.querySelectorAll(before.localName)].find((now) => same(now, before)) ?? otherwise)?.focus();
}
