// The search that a reader sees: the question, its facets, and the pages that answer, as words are typed.
"use strict";
(() => {
  const { home, panel, address, pages: reply, ranking } = window.portfolioSearch;
  const modal = panel.localName === "dialog";
  const here = new URLSearchParams(location.search);
  let catalogue = null;

  // The text of the pages, as Pagefind has indexed it

  const known = new Map(); // key of a term -> the pages with it, by the id of their text
  const texts = new Map(); // id -> how to load the text, and its words once they are there
  let pagefind = null;

  /** Loads Pagefind and, without waiting for it to ask, what it will ask for. */
  async function loadPagefind({ hash, wasm }) {
    for (const name of [`wasm.${wasm}.pagefind`, `pagefind-entry.json?ts=${hash}`, `pagefind.${hash}.pf_meta`]) {
      const href = `${home}pagefind/${name}`;
      document.head.append(make("link", { rel: "preload", as: "fetch", crossorigin: "anonymous", href }));
    }
    const module = await import(`${home}pagefind/pagefind.js`);
    await module.options({
      metaCacheTag: hash,
      noWorker: true, // it would load its script a second time, for searches of a few milliseconds
      ranking: { termSimilarity: 4, diacriticSimilarity: 0, metaWeights: { title: 0 } },
    });
    await module.init();
    pagefind = module;
  }

  /** Finds the pages with a word in any spelling; for a word not finished yet, also those with longer ones. */
  async function lookUp({ word, open, key }) {
    if (known.has(key)) return;
    const pages = new Map();
    for (const spelling of ranking.spellings(word)) {
      // Pagefind answers a word that no page has with the longest word that this one begins with, so ask exactly.
      const exact = await pagefind.search(`"${spelling}"`);
      if (!exact.results.length && !(open && word.length > 2)) continue;
      const { results } = await pagefind.search(spelling);
      if (!exact.results.length && !(await begins(results[0], spelling))) continue;
      const rarity = ranking.idf(results.length, catalogue.pages.length);
      for (const { id, score, words, data } of results) {
        if (!texts.has(id)) texts.set(id, { data });
        const { often = 0, places = [] } = pages.get(id) ?? {};
        pages.set(id, { often: often + score / rarity, places: [...places, ...words] });
      }
    }
    known.set(key, pages);
  }
  async function begins(result, word) {
    if (!result) return false;
    const words = (await result.data()).content.split(/\s+/);
    return result.words.some((place) => ranking.split(words[place]).some((part) => part.startsWith(word)));
  }
  async function readText(id) {
    const text = texts.get(id);
    if (text && !text.words) text.words = (await text.data()).content.split(/\s+/);
  }

  // Facets: a page has one kind and one role, but several years and skills, which narrow each other

  const FACETS = {
    kind: { label: "Kind", of: (page) => [page.kind], one: true },
    role: { label: "Role", of: (page) => (page.role ? [page.role] : []), one: true },
    year: { label: "Year", of: (page) => page.years },
    skill: { label: "Skill", of: (page) => page.skills },
  };
  const chosen = Object.fromEntries(Object.keys(FACETS).map((name) => [name, here.getAll(name)]));
  const isChosen = () => Object.values(chosen).some((values) => values.length);
  const fits = (page, choice) =>
    Object.entries(choice).every(([name, values]) => values.every((value) => FACETS[name].of(page).includes(value)));
  const without = (name, value) => ({ ...chosen, [name]: chosen[name].filter((other) => other !== value) });
  const within = (name, value) => ({ ...chosen, [name]: FACETS[name].one ? [value] : [...chosen[name], value] });

  // Drawing

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }
  function makeButton(act, attributes, ...children) {
    const element = make("button", { type: "button", ...attributes }, ...children);
    element.addEventListener("click", act);
    return element;
  }
  const form = panel.querySelector("form");
  const input = form.elements.q;
  const status = make("p", { role: "status" });
  const facets = make("details", {}, make("summary", {}, "Filters"));
  const list = make("ol", { "aria-label": "Results" });
  const nothing = make("div", { class: "portfolio-search-nothing" });
  const share = make("a", {}, "Link to this search");
  const parts = [status, facets, nothing, list, share];

  /** Returns a word marked, the signs around it not. */
  function mark(word) {
    const [, before, core, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u);
    return [before, make("mark", {}, core), after];
  }
  const marked = (text, terms) =>
    text.split(/(\s+)/).flatMap((part) => {
      const words = ranking.read(part);
      return terms.some((term) => ranking.meets(term, words)) ? mark(part) : [part];
    });

  const LENGTH = 28; // words of a page's text that a result shows

  /** Returns where a page's text says most of the question, its words marked; before it is there, the summary. */
  function excerpt(page, terms, hits) {
    const words = texts.get(page.id)?.words;
    if (!words) return marked(page.summary, terms);
    const heading = page.title.split(/\s+/).length;
    const said = new Map(); // place -> number of the term
    hits.forEach((hit, n) => hit?.get(page.id)?.places.forEach((place) => said.set(place, n)));
    const within = (start) => Array.from({ length: LENGTH }, (_, n) => said.get(start + n)).filter((n) => n >= 0);
    const value = (start) => [...new Set(within(start))].reduce((sum, n) => sum + 1 / Math.sqrt(hits[n].size), 0);
    const starts = [...said.keys()].sort((a, b) => a - b).map((place) => Math.max(heading, place - 6));
    const start = starts.reduce((best, next) => (value(next) > value(best) ? next : best), starts[0] ?? heading);
    const line = words.slice(start, start + LENGTH);
    const drawn = line.flatMap((word, n) => [...(said.has(start + n) ? mark(word) : [word]), " "]);
    return [start > heading ? "… " : "", ...drawn, start + LENGTH < words.length ? "…" : ""];
  }

  function drawResult({ page, skills }, terms, hits) {
    const facts = [page.kind, page.note, page.role, page.dates].filter((fact) => fact && fact !== page.title);
    const named = skills.map(({ skill, name }) => (name === skill ? skill : `${skill} (${name})`));
    const line = make("span", { class: "portfolio-search-excerpt" }, ...excerpt(page, terms, hits));
    const link = make("a", { href: home + page.url }, ...marked(page.title, terms));
    const row = make("li", {}, link, make("span", { class: "portfolio-search-facts" }, [...facts, ...named].join(" · ")), line);
    const look = () => readText(page.id).then(() => line.replaceChildren(...excerpt(page, terms, hits)));
    row.addEventListener("focusin", look, { once: true });
    row.addEventListener("pointerenter", look, { once: true });
    return row;
  }

  const MANY = 10; // results at a time
  let most = MANY;

  function drawResults(results, terms, hits) {
    const focused = document.activeElement?.closest("#portfolio-search ol a")?.href;
    const rows = results.slice(0, most).map((result) => drawResult(result, terms, hits));
    const rest = results.length - rows.length;
    const more = () => {
      most += MANY;
      show();
      list.children[rows.length].querySelector("a").focus();
    };
    list.replaceChildren(...rows);
    if (rest > 0) list.append(make("li", {}, makeButton(more, {}, `Show ${Math.min(rest, MANY)} more`)));
    if (focused) ([...list.querySelectorAll("a")].find((link) => link.href === focused) ?? input).focus();
  }

  /** Draws the values that narrow the pages found, each with how many it would leave. */
  function drawFacets(pages) {
    const focused = document.activeElement?.closest("#portfolio-search details button");
    facets.replaceChildren(facets.firstChild);
    for (const [name, { label, of }] of Object.entries(FACETS)) {
      const values = [...new Set(catalogue.pages.flatMap(of))].map((value) => {
        const on = chosen[name].includes(value);
        return { value, on, count: pages.filter((page) => fits(page, on ? chosen : within(name, value))).length };
      });
      if (name === "kind" || name === "skill") values.sort((a, b) => b.count - a.count);
      if (name === "year") values.sort((a, b) => b.value - a.value);
      const buttons = values.filter(({ on, count }) => on || count).map(({ value, on, count }) => {
        const choose = () => {
          Object.assign(chosen, on ? without(name, value) : within(name, value));
          follow();
        };
        return makeButton(choose, { name, value, "aria-pressed": on }, value, " ", make("span", {}, count));
      });
      if (buttons.length) facets.append(make("div", { role: "group", "aria-label": label }, make("strong", {}, label), ...buttons));
    }
    const { name, value } = focused ?? {};
    if (focused) [...facets.querySelectorAll("button")].find((b) => b.name === name && b.value === value)?.focus();
  }

  function drawNothing() {
    const offers = ranking.nearest(catalogue, input.value).map((name) => {
      const ask = () => {
        input.value = name;
        input.focus();
        follow();
      };
      return make("li", {}, makeButton(ask, {}, name));
    });
    nothing.replaceChildren(make("p", {}, "No page says this. The nearest skills:"), make("ul", {}, ...offers));
  }

  // A question is answered by titles and skills at once, and again when the text has been searched

  let asked = 0;
  let loaded = null;
  let fallen = false;

  /** Shows what is known by now of the question, and returns the pages shown. */
  function show() {
    const terms = ranking.parse(input.value);
    const hits = terms.map(({ key }) => known.get(key));
    const done = hits.every(Boolean);
    const ranked = terms.length ? ranking.rank(catalogue, terms, hits) : catalogue.pages.map((page) => ({ page, skills: [] }));
    const results = terms.length || isChosen() ? ranked.filter(({ page }) => fits(page, chosen)) : [];
    drawResults(results, terms, hits);
    drawFacets(ranked.map(({ page }) => page));
    nothing.hidden = ranked.length > 0 || !done;
    if (!nothing.hidden) drawNothing();
    list.setAttribute("aria-busy", !done);
    share.href = address + toQuery();
    share.hidden = !toQuery();
    const count = results.length === 1 ? "1 page" : `${results.length} pages`;
    if (done) status.textContent = terms.length || isChosen() ? count : "";
    return results.slice(0, most).map(({ page }) => page.id);
  }

  /** Follows a change of the question; a later change ends what an earlier one waits for. */
  async function update() {
    if (!catalogue) return;
    most = MANY;
    const number = ++asked;
    const pause = (time) => new Promise((resolve) => setTimeout(resolve, time)); // who types on asks for less
    const terms = ranking.parse(input.value);
    show();
    await pause(40);
    if (number !== asked) return;
    if (terms.length) await loaded;
    await Promise.all(terms.map(lookUp));
    if (number !== asked) return;
    const shown = show();
    await pause(250);
    if (number !== asked) return;
    remember();
    await Promise.all(shown.slice(0, atOnce(terms)).map(readText));
    if (number === asked) show();
  }
  /** Says how many texts to load unasked: fewer where a summary stands in, or many words load much of the index. */
  const atOnce = (terms) => (catalogue.pages.some(({ summary }) => summary) ? (terms.length > 2 ? 1 : 2) : 3);
  const follow = () => update().catch(fallBack);

  /** Returns the question and the facets as the end of an address, which can be sent to somebody. */
  function toQuery() {
    const question = new URLSearchParams();
    if (input.value.trim()) question.append("q", input.value.trim());
    for (const [name, values] of Object.entries(chosen)) for (const value of values) question.append(name, value);
    return String(question) && `?${question}`;
  }
  const remember = () => history.replaceState(history.state, "", location.pathname + toQuery() + location.hash);

  function onKey(event) {
    const links = [...list.querySelectorAll("a")];
    const place = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && (place >= 0 || document.activeElement === input)) {
      event.preventDefault();
      (links[Math.min(place + step, links.length - 1)] ?? input).focus();
    } else if (event.key === "Enter" && document.activeElement === input && links.length) {
      event.preventDefault();
      links[0].click();
    } else if (event.key === "Escape" && modal) {
      event.preventDefault();
      panel.close();
    }
  }

  /** Leaves the question to Sphinx's own search, on its page; once, however much fails. */
  async function fallBack() {
    if (fallen) return;
    fallen = true;
    catalogue = null;
    parts.forEach((part) => part.remove());
    form.action = address;
    panel.style.minHeight = 0;
    if (modal) return;
    for (const source of JSON.parse(panel.dataset.scripts)) {
      const script = make("script", { src: source });
      document.body.append(script);
      await new Promise((resolve) => script.addEventListener("load", resolve));
      if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false; // it would fetch pages
    }
  }

  function prepareDialog() {
    form.append(makeButton(() => panel.close(), {}, "Close"));
    panel.addEventListener("click", ({ target }) => target === panel && panel.close());
    panel.addEventListener("close", () => {
      input.value = "";
      for (const name of Object.keys(chosen)) chosen[name] = [];
      remember();
    });
  }

  async function start() {
    input.value ||= here.get("q") ?? "";
    if (modal) prepareDialog();
    try {
      if (!reply) throw new Error("no index can be read here");
      const described = await (await reply).json();
      catalogue = ranking.readCatalogue(described);
      loaded = loadPagefind(described.index);
      loaded.catch(fallBack);
    } catch {
      await fallBack();
      return;
    }
    facets.open = matchMedia("(min-width: 48em)").matches;
    panel.append(...parts);
    panel.addEventListener("keydown", onKey);
    form.addEventListener("submit", (event) => catalogue && event.preventDefault());
    input.addEventListener("input", follow);
    await follow();
  }
  start();
})();
