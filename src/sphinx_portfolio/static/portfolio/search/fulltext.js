// The text of the pages, as Pagefind has indexed it.

const { search: version } = new URL(import.meta.url);
const { idf, inSigns, spellings, split } = await import(`./ranking.js${version}`);

const SIGNATURE = "pagefind_dcd";

/** The index of a site: `known` has the pages with a term by its key, `texts` the texts that results can show. */
export class Fulltext {
  known = new Map();
  texts = new Map(); // id -> how to load the text, and its words and headings once they are there
  #folder;
  #pages;
  #pagefind;
  #parts = new Map(); // address of a part of the index -> its check
  #loaded = new PerformanceObserver((list) => this.#note(list.getEntries()));

  constructor(folder, hash, pages) {
    this.#folder = folder;
    this.#pages = pages;
    this.#loaded.observe({ type: "resource" });
    this.#pagefind = open(folder, hash);
    this.#pagefind.catch(() => {}); // who asks for a word hears of it
  }

  /** Finds the pages with a word in any spelling; for a word not finished yet, also those with longer ones. */
  async lookUp({ word, open, run, key }) {
    if (this.known.has(key)) return;
    const pagefind = await this.#pagefind;
    const pages = new Map();
    for (const spelling of spellings(word)) {
      // Pagefind answers a word that no page has with the longest word that this one begins with, so ask exactly.
      const exact = await pagefind.search(`"${inSigns(spelling)}"`);
      if (!exact.results.length && (run || !open || word.normalize("NFD").length < 3)) continue;
      const { results } = run ? exact : await pagefind.search(spelling);
      if (!exact.results.length && !(await begins(results[0], spelling))) continue;
      const rarity = idf(results.length, this.#pages);
      for (const { id, score, words, data } of results) {
        if (!this.texts.has(id)) this.texts.set(id, { data });
        const { often = 0, places = [] } = pages.get(id) ?? {};
        pages.set(id, { often: often + score / rarity, places: [...places, ...words] });
      }
    }
    if (!pages.size) await this.check();
    this.known.set(key, pages);
  }

  async readText(id) {
    const text = this.texts.get(id);
    if (!text || text.words) return;
    const found = await text.data();
    Object.assign(text, { words: wordsOf(found), anchors: found.anchors });
  }

  #note(entries) {
    for (const { name } of entries)
      if (name.startsWith(`${this.#folder}index/`) && !this.#parts.has(name)) this.#parts.set(name, checkPart(name));
  }

  /** Fails where a part of the index could not be read, which Pagefind takes for one without the word. */
  async check() {
    this.#note(this.#loaded.takeRecords());
    await Promise.all(this.#parts.values());
  }
}

async function open(folder, hash) {
  const pagefind = await import(`${folder}pagefind.js${version}`);
  await pagefind.options({
    metaCacheTag: hash,
    noWorker: true, // it would load its script a second time, for searches of a few milliseconds
    ranking: { termSimilarity: 4, diacriticSimilarity: 0, metaWeights: { title: 0 } },
  });
  const { documentElement } = document;
  const { lang } = documentElement;
  documentElement.lang = hash.split("_")[0]; // by which Pagefind would cut a question
  const begun = pagefind.init();
  documentElement.lang = lang;
  await begun;
  return pagefind;
}

const wordsOf = ({ content }) => content.split(/\s+/);

async function begins(result, word) {
  if (!result) return false;
  const words = wordsOf(await result.data());
  return result.words.some((place) => split(words[place]).some((part) => part.startsWith(word)));
}

async function checkPart(address) {
  const reply = await fetch(address, { cache: "force-cache" }); // from the cache, where Pagefind left it
  const part = await reply.blob();
  const beginning = (source) => new Response(source).text().then((text) => text.slice(0, SIGNATURE.length));
  const packed = (await beginning(part.slice(0, SIGNATURE.length))) !== SIGNATURE && window.DecompressionStream;
  const fits = !packed || (await beginning(part.stream().pipeThrough(new DecompressionStream("gzip")))) === SIGNATURE;
  if (!reply.ok || !fits) throw new Error(`no index at ${address}`);
}
