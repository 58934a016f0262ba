// Loads Sphinx's own search on the search page, where ours cannot run or does not come. It is no module, as
// browsers load none of those from disk.
"use strict";
{
  const SCRIPTS = ["documentation_options.js", "doctools.js", "sphinx_highlight.js", "language_data.js", "searchtools.js"];
  const folder = new URL("..", document.currentScript.src);
  const panel = document.getElementById("portfolio-search");
  const input = panel.querySelector("input");
  const results = document.getElementById("search-results");
  const fromDisk = location.protocol === "file:";

  function load() {
    let asked = new URLSearchParams(location.search).get("q") ?? "";
    let typed = input.value || asked;
    if (typed !== asked) history.replaceState(history.state, "", `?${new URLSearchParams({ q: (asked = typed) })}`);

    /** Keeps the field, which Sphinx's search fills from the address, and no results of another question. */
    function keep() {
      input.value = typed;
      if (typed !== asked) results.replaceChildren();
    }
    input.addEventListener("input", () => {
      typed = input.value;
      keep();
    });
    const needed = SCRIPTS.filter((name) => !document.querySelector(`script[src*="/${name}"]`));
    for (const name of [...needed, "../searchindex.js"]) {
      const script = document.createElement("script");
      script.addEventListener("load", () => {
        if (fromDisk) DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false; // it would fetch pages
        keep();
      });
      script.src = new URL(name, folder);
      script.async = false; // each needs those before it
      document.body.append(script);
    }
  }

  const giveWay = () => (panel.dataset.answers ??= "sphinx");
  const watch = new MutationObserver(() => {
    if (panel.dataset.answers !== "sphinx") return;
    watch.disconnect();
    load();
  });
  watch.observe(panel, { attributes: true });
  if (fromDisk || !window.WebAssembly) giveWay();
  else setTimeout(giveWay, 4000);
}
