// The search that a reader sees: the question, its facets, and the pages that answer, as words are typed.

const { search: version } = new URL(import.meta.url);
const load = (name) => import(`./${name}.js${version}`);
const [{ facetNames, facets, fits, nearest, parse, rank, readCatalogue, toggle }, drawing] = await Promise.all(
  ["ranking", "drawing"].map(load),
);
const { countPages, make, makeButton, say } = drawing;

const HOME = new URL("../../../", import.meta.url).href;
const MANY = 10; // results at a time
const RECENT = 5; // write-ups that stand where nothing is asked
const PATIENCE = 4000; // ms
const COMBOBOX = {
  ...{ role: "combobox", autocomplete: "off", "aria-autocomplete": "list" },
  ...{ "aria-controls": "portfolio-search-list", "aria-expanded": false },
};

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const inTime = (promise) =>
  Promise.race([promise, pause(PATIENCE).then(() => Promise.reject(new Error("this takes too long")))]);

/** Takes the field of a panel over once the pages are described, unless Sphinx's search has answered by then. */
export async function start(panel, pages) {
  const search = new Search(panel);
  try {
    search.describe(await inTime(pages.then((reply) => reply.json())));
  } catch (error) {
    if (!search.modal) throw error;
  }
  if (!search.modal && panel.dataset.answers) return;
  panel.dataset.answers = "ours";
  search.begin();
}

class Search {
  #asked = 0; // a later question ends what an earlier one waits for
  #most = MANY;
  #catalogue = readCatalogue({ kinds: [], roles: [], skills: [], pages: [] });
  #index = Promise.reject(new Error("there is no index"));
  #fulltext = null; // the index, once it is there
  #active = ""; // the page that keys have led to
  #facets = ""; // as they are drawn
  #failed = false; // to search the text: the form leads to Sphinx's search

  constructor(panel) {
    const here = new URLSearchParams(location.search);
    this.panel = panel;
    this.modal = panel.localName === "dialog";
    this.form = panel.querySelector("form");
    this.address = this.modal ? this.form.action : location.pathname;
    this.input = this.form.elements.q;
    this.input.value ||= here.get("q") ?? "";
    this.chosen = Object.fromEntries(facetNames.map((name) => [name, here.getAll(name)]));
    this.#index.catch(() => {});
    if (this.modal) this.#prepareDialog();
  }

  /** Takes what the build tells of the pages, and loads the index, with all that it will ask for. */
  describe({ index: { hash, wasm }, words, ...pages }) {
    drawing.learn(words);
    this.#catalogue = readCatalogue(pages);
    const folder = `${HOME}pagefind/`;
    for (const name of [`wasm.${wasm}.pagefind`, `pagefind-entry.json?ts=${hash}`, `pagefind.${hash}.pf_meta`])
      document.head.append(make("link", { rel: "preload", as: "fetch", crossorigin: "anonymous", href: folder + name }));
    document.head.append(make("link", { rel: "modulepreload", href: `${folder}pagefind.js${version}` }));
    this.#index = load("fulltext").then(({ Fulltext }) => (this.#fulltext = new Fulltext(folder, hash, pages.pages.length)));
    this.#index.catch(() => {}); // who asks for a word hears of it
  }

  begin() {
    this.parts = drawing.makeParts();
    this.parts.facets.open = matchMedia("(min-width: 48em)").matches;
    [this.list, this.rest] = this.parts.found.children;
    this.panel.append(...Object.values(this.parts));
    this.input.type = "text"; // a field for search may not be a combobox
    for (const [name, value] of Object.entries(COMBOBOX)) this.input.setAttribute(name, value);
    this.panel.addEventListener("keydown", (event) => this.#onKey(event));
    this.form.addEventListener("submit", (event) => this.#failed || event.preventDefault());
    this.input.addEventListener("input", () => this.#follow());
    this.#follow();
  }

  #prepareDialog() {
    this.form.append(makeButton(() => this.panel.close(), {}, say("Close")));
    this.panel.addEventListener("click", ({ target }) => target === this.panel && this.panel.close());
    this.panel.addEventListener("close", () => {
      this.input.value = "";
      for (const name of facetNames) this.chosen[name] = [];
      this.#remember();
    });
  }

  /** Answers by titles and skills at once, and again when the text has been searched. */
  async #follow() {
    if (this.panel.dataset.answers !== "ours") return;
    const number = ++this.#asked;
    const isOver = () => number !== this.#asked;
    this.#most = MANY;
    this.#active = "";
    try {
      this.#show();
      await pause(40); // who types on asks for less
      if (!isOver()) await this.#searchText(isOver);
    } catch {
      if (!isOver()) this.#fail();
    }
  }

  async #searchText(isOver) {
    const terms = parse(this.input.value);
    if (terms.length) {
      await inTime(this.#index.then((index) => Promise.all(terms.map((term) => index.lookUp(term)))));
      if (isOver()) return;
      this.#failed = false;
    }
    const shown = this.#show();
    if (this.#fulltext) await inTime(this.#fulltext.check());
    await pause(250);
    if (isOver()) return;
    this.#remember();
    await Promise.allSettled(shown.slice(0, this.#textsFor(terms)).map((id) => this.#fulltext?.readText(id)));
    if (!isOver()) this.#show();
  }

  /** Says how many texts to load unasked: fewer where a summary stands in, or many words load much of the index. */
  #textsFor(terms) {
    if (!this.#catalogue.pages.some(({ summary }) => summary)) return 3;
    return terms.length > 2 ? 1 : 2;
  }

  /** Leaves the text to Sphinx's own search: at once on its page, and by a link to that from a dialog. */
  #fail() {
    this.#failed = true;
    if (this.modal) return void this.#show();
    for (const part of Object.values(this.parts)) part.remove();
    for (const name of [...Object.keys(COMBOBOX), "aria-activedescendant"]) this.input.removeAttribute(name);
    this.panel.dataset.answers = "sphinx";
  }

  /** Shows what is known by now of the question, and returns the texts of the pages shown. */
  #show() {
    const { share, status } = this.parts;
    const terms = parse(this.input.value);
    const hits = terms.map(({ key }) => this.#fulltext?.known.get(key));
    const done = this.#failed || hits.every(Boolean);
    const all = this.#catalogue.pages.map((page) => ({ page, skills: [] }));
    const ranked = terms.length ? rank(this.#catalogue, terms, hits, this.input.value) : all;
    const asked = terms.length > 0 || Object.values(this.chosen).some((values) => values.length);
    const recent = all.filter(({ page }) => page.kind === "Write-up").slice(0, RECENT);
    const found = asked ? ranked.filter(({ page }) => fits(page, this.chosen)) : recent;
    this.#drawResults(found, { home: HOME, terms, hits, fulltext: this.#fulltext });
    this.#drawFacets(ranked.map(({ page }) => page));
    this.#drawNothing(done && !this.#failed && !ranked.length);
    this.list.setAttribute("aria-busy", !done);
    share.href = this.address + this.#query();
    share.hidden = !this.#query();
    if (done) status.textContent = this.#failed ? say("Press Enter to search the text of all pages.") : asked ? countPages(found.length) : recent.length ? say("Recent work") : "";
    return found.slice(0, this.#most).map(({ page }) => page.id);
  }

  #drawResults(found, shown) {
    const rows = found.slice(0, this.#most).map((result, place) => drawing.makeResult(result, shown, place));
    const rest = found.length - rows.length;
    const more = () => {
      this.#most += MANY;
      this.#show();
      this.list.children[rows.length].focus();
    };
    const words = this.input.value.trim();
    const others = [];
    if (rest > 0) others.push(makeButton(more, {}, say("Show {count} more", { count: Math.min(rest, MANY) })));
    if (this.#failed && words) others.push(make("a", { href: this.address + this.#query() }, say("Search all pages for “{words}”", { words })));
    drawing.redraw(this.list, rows, (now, before) => now.dataset.page === before.dataset.page, this.input);
    drawing.redraw(this.rest, others, (now, before) => now.localName === before.localName, this.input);
    this.input.setAttribute("aria-expanded", rows.length > 0);
    this.#activate(rows.find((row) => row.dataset.page === this.#active));
  }

  #drawFacets(pages) {
    const choose = (name, value) => {
      this.chosen = toggle(this.chosen, name, value);
      this.#follow();
    };
    const told = facets(this.#catalogue, pages, this.chosen).filter(({ values }) => values.length);
    const groups = told.map((facet) => drawing.makeFacet(facet, choose));
    const drawn = groups.map((group) => group.outerHTML).join("");
    if (drawn === this.#facets) return; // a button that is being pressed stays under the finger
    this.#facets = drawn;
    const same = (now, before) => now.name === before.name && now.value === before.value;
    drawing.redraw(this.parts.facets, [this.parts.facets.firstChild, ...groups], same);
  }

  #drawNothing(shown) {
    const ask = (name) => {
      this.input.value = name;
      this.input.focus();
      this.#follow();
    };
    this.parts.nothing.hidden = !shown;
    if (shown) this.parts.nothing.replaceChildren(...drawing.makeOffers(nearest(this.#catalogue, this.input.value), ask));
  }

  /** Returns the question and the facets as the end of an address, which can be sent to somebody. */
  #query() {
    const query = new URLSearchParams();
    if (this.input.value.trim()) query.append("q", this.input.value.trim());
    for (const [name, values] of Object.entries(this.chosen)) for (const value of values) query.append(name, value);
    return String(query) && `?${query}`;
  }

  #remember() {
    history.replaceState(history.state, "", location.pathname + this.#query() + location.hash);
  }

  /** Has keys act on one of the results, or on none; the focus stays in the field. */
  #activate(row) {
    this.#active = row?.dataset.page ?? "";
    for (const each of this.list.children) each.setAttribute("aria-selected", each === row);
    if (!row) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
    row.dispatchEvent(new Event("pointerenter"));
  }

  #onKey(event) {
    const rows = [...this.list.children];
    const focused = rows.indexOf(document.activeElement);
    const place = focused < 0 ? rows.findIndex((row) => row.dataset.page === this.#active) : focused;
    if (event.isComposing || (focused < 0 && document.activeElement !== this.input && event.key !== "Escape")) return;
    const round = (step) => ((place + 1 + step + rows.length + 1) % (rows.length + 1)) - 1; // by way of none
    const places = { ArrowDown: round(1), ArrowUp: round(-1), ...(place < 0 ? {} : { Home: 0, End: rows.length - 1 }) };
    if (event.key in places) {
      this.input.focus();
      this.#activate(rows[places[event.key]]);
    } else if (event.key === "Enter" && focused < 0 && rows.length && !this.#failed) {
      (rows[place] ?? rows[0]).click();
    } else if (event.key === "Escape" && this.modal) {
      this.panel.close();
    } else return;
    event.preventDefault();
  }
}
