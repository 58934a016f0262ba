// The search that a reader sees: the question, its facets, and the pages that answer, as words are typed.
"use strict";
(() => {
  const { home, panel, address, pages: response, ranking } = window.portfolioSearch;
  const modal = panel.localName === "dialog";
  const here = new URLSearchParams(location.search);
  let catalogue = null;

  // The text of the pages, as Pagefind has indexed it

  const known = new Map(); // key of a term -> the pages with it, by the id of their text
  const texts = new Map(); // id -> how to load the text, and its words once it is there
  let pagefind = null;

  async function loadPagefind() {
    const module = await import(`${home}pagefind/pagefind.js`);
    await module.options({
      noWorker: true, // it would load its script a second time, for searches of a few milliseconds
      ranking: { termSimilarity: 4, diacriticSimilarity: 0, metaWeights: { title: 0 } },
    });
    await module.init();
    return module;
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

  /** Loads the texts of some pages, for the lines that are shown of them. */
  const readTexts = (ids) =>
    Promise.all(
      ids.map(async (id) => {
        const text = texts.get(id);
        if (text && !text.words) text.words = (await text.data()).content.split(/\s+/);
      }),
    );

  // Facets: a page has one kind and one role, but several years and skills, which narrow each other

  const FACETS = {
    kind: { label: "Kind", of: (page) => [page.kind], one: true },
    role: { label: "Role", of: (page) => (page.role ? [page.role] : []), one: true },
    year: { label: "Year", of: (page) => page.years },
    skill: { label: "Skill", of: (page) => page.skills },
  };
  const chosen = Object.fromEntries(Object.keys(FACETS).map((name) => [name, here.getAll(name)]));
  const fits = (page, choice) =>
    Object.entries(choice).every(([name, values]) => values.every((value) => FACETS[name].of(page).includes(value)));
  const without = (name, value) => ({ ...chosen, [name]: chosen[name].filter((other) => other !== value) });
  const within = (name, value) => ({ ...chosen, [name]: FACETS[name].one ? [value] : [...chosen[name], value] });

  // Drawing

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== ""));
    return element;
  };
  const button = (text, act, attributes = {}) => {
    const element = make("button", { type: "button", ...attributes }, ...[text].flat());
    element.addEventListener("click", act);
    return element;
  };
  const form = panel.querySelector("form");
  const input = form.elements.q;
  const status = make("p", { role: "status" });
  const facets = make("details", {}, make("summary", {}, "Filters"));
  const list = make("ol", { "aria-label": "Results" });
  const nothing = make("div", { class: "portfolio-search-nothing" });
  const share = make("a", { href: address }, "Link to this search");

  const marked = (text, terms) =>
    text.split(/(\s+)/).map((part) => {
      const words = ranking.split(part);
      return terms.some((term) => ranking.meets(term, words)) ? make("mark", {}, part) : part;
    });

  const LENGTH = 28; // words of a page's text that a result shows

  /** Returns the lines of a page's text that say most of what is asked, with those words marked. */
  function excerpt(page, hits) {
    const words = texts.get(page.id)?.words;
    if (!words) return [];
    const worth = new Map();
    for (const hit of hits)
      for (const place of hit?.get(page.id)?.places ?? []) worth.set(place, 1 / Math.sqrt(hit.size));
    const heading = page.title.split(/\s+/).length;
    const value = (start) => {
      let sum = 0;
      for (let place = start; place < start + LENGTH; place++) sum += worth.get(place) ?? 0;
      return sum;
    };
    const starts = [...worth.keys()].sort((a, b) => a - b).map((place) => Math.max(heading, place - 4));
    const start = starts.reduce((best, next) => (value(next) > value(best) ? next : best), starts[0] ?? heading);
    const line = words.slice(start, start + LENGTH);
    const parts = line.flatMap((word, n) => [worth.has(start + n) ? make("mark", {}, word) : word, " "]);
    return [start > heading ? "… " : "", ...parts, start + LENGTH < words.length ? "…" : ""];
  }

  function drawResult({ page, skills }, terms, hits) {
    const facts = [page.kind, page.role, page.dates].filter((fact) => fact && fact !== page.title);
    const named = skills.map(({ skill, name }) => (name === skill ? skill : `${skill} (${name})`));
    return make(
      "li",
      {},
      make("a", { href: home + page.url }, ...marked(page.title, terms)),
      make("span", { class: "portfolio-search-facts" }, [...facts, ...named].join(" · ")),
      make("span", { class: "portfolio-search-excerpt" }, ...excerpt(page, hits)),
    );
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
    if (rest > 0) rows.push(make("li", {}, button(`Show ${Math.min(rest, MANY)} more`, more)));
    list.replaceChildren(...rows);
    if (focused) ([...list.querySelectorAll("a")].find((link) => link.href === focused) ?? input).focus();
  }

  function drawFacets(pages) {
    const focused = document.activeElement?.closest("#portfolio-search details button");
    const groups = Object.entries(FACETS).map(([name, { label, of }]) => {
      const values = [...new Set(catalogue.pages.flatMap(of))].flatMap((value) => {
        const on = chosen[name].includes(value);
        const count = pages.filter((page) => fits(page, on ? chosen : within(name, value))).length;
        return on || count ? [{ value, on, count }] : [];
      });
      if (name === "skill") values.sort((a, b) => b.count - a.count);
      if (name === "year") values.sort((a, b) => b.value - a.value);
      const buttons = values.map(({ value, on, count }) => {
        const choose = () => {
          Object.assign(chosen, on ? without(name, value) : within(name, value));
          update();
        };
        const text = [value, " ", make("span", {}, String(count))];
        return button(text, choose, { "aria-pressed": String(on), name, value });
      });
      return buttons.length ? make("div", { role: "group", "aria-label": label }, make("strong", {}, label), ...buttons) : "";
    });
    facets.replaceChildren(facets.firstChild, ...groups);
    if (focused)
      [...facets.querySelectorAll("button")]
        .find(({ name, value }) => name === focused.name && value === focused.value)
        ?.focus();
  }

  function drawNothing(question) {
    const offers = ranking.nearest(catalogue, question).map((name) => {
      const ask = () => {
        input.value = name;
        input.focus();
        update();
      };
      return make("li", {}, button(name, ask));
    });
    nothing.replaceChildren(make("p", {}, "No page says this. The nearest skills:"), make("ul", {}, ...offers));
  }

  // A question is answered by titles and skills at once, and again when the text has been searched

  let asked = 0;

  /** Shows what is known by now of the question, and returns the pages shown. */
  function show() {
    const terms = ranking.parse(input.value);
    const hits = terms.map(({ key }) => known.get(key));
    const done = hits.every(Boolean);
    const picked = Object.values(chosen).some((values) => values.length);
    const ranked = terms.length ? ranking.rank(catalogue, terms, hits) : catalogue.pages.map((page) => ({ page, skills: [] }));
    const results = terms.length || picked ? ranked.filter(({ page }) => fits(page, chosen)) : [];
    drawResults(results, terms, hits);
    drawFacets(ranked.map(({ page }) => page));
    nothing.hidden = ranked.length > 0 || !done;
    if (!nothing.hidden) drawNothing(input.value);
    list.setAttribute("aria-busy", String(!done));
    if (done) status.textContent = !terms.length && !picked ? "" : results.length === 1 ? "1 page" : `${results.length} pages`;
    return results.slice(0, most).map(({ page }) => page.id);
  }

  async function update() {
    remember();
    if (!catalogue) return;
    most = MANY;
    const number = ++asked;
    show();
    await new Promise((resolve) => setTimeout(resolve, 50)); // a reader who types on asks for less
    if (number !== asked) return;
    await loaded;
    await Promise.all(ranking.parse(input.value).map(lookUp));
    if (number !== asked) return;
    await readTexts(show().slice(0, EXCERPTS));
    if (number === asked) show();
  }
  const EXCERPTS = 5;
  let loaded = null;

  /** Keeps the question and the facets in the address, so that they can be sent to somebody. */
  function remember() {
    const parts = new URLSearchParams();
    if (input.value.trim()) parts.append("q", input.value.trim());
    for (const [name, values] of Object.entries(chosen)) for (const value of values) parts.append(name, value);
    const query = String(parts) && `?${parts}`;
    history.replaceState(history.state, "", location.pathname + query + location.hash);
    share.href = address + query;
    share.hidden = !query;
  }

  panel.addEventListener("keydown", (event) => {
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
  });

  /** Leaves the question to Sphinx's own search, on its page. */
  async function fallBack() {
    form.action = address;
    if (modal) return;
    for (const source of JSON.parse(panel.dataset.scripts)) {
      const script = make("script", { src: source });
      document.body.append(script);
      await new Promise((resolve) => script.addEventListener("load", resolve));
      if (location.protocol === "file:") window.DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false; // it fetches pages
    }
  }

  function prepareDialog() {
    form.append(button("Close", () => panel.close()));
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
      if (!response || !window.WebAssembly) throw new Error("no index can be read here");
      catalogue = ranking.readCatalogue(await (await response).json());
      loaded = loadPagefind().then((module) => (pagefind = module));
      loaded.catch(fallBack);
    } catch {
      await fallBack();
      return;
    }
    facets.open = matchMedia("(min-width: 48em)").matches;
    panel.append(status, facets, nothing, list, share);
    form.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("input", update);
    await update();
  }
  start();
})();
