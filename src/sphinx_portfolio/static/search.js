// Opens search: at a key, a click or words in the field. The rest of it is loaded when a reader asks.
"use strict";
{
  const script = document.currentScript;
  const file = (name) => `${script.src.replace(/[^/]*$/, "")}${name}?v=${script.dataset.version}`;
  const home = new URL(document.documentElement.dataset.content_root, document.baseURI).href;
  const field = document.querySelector(".sidebar-search");
  let panel = document.getElementById("portfolio-search"); // there already on the search page
  const address = panel ? location.pathname : (field?.form.action ?? `${home}search.html`);
  const search = (window.portfolioSearch = { home, address });

  function load() {
    if (search.panel) return;
    search.panel = panel;
    if (window.WebAssembly && location.protocol !== "file:") // without, Sphinx's search answers
      search.pages = fetch(`${home}pagefind/pages.json`, { cache: "no-cache" });
    const ui = document.createElement("script");
    ui.src = file("search-ui.js");
    document.head.append(ui);
  }

  /** Shows the field at once, so that what a reader types while the rest is loading is not lost. */
  function open(text = "") {
    if (!panel) {
      panel = document.createElement("dialog");
      panel.id = "portfolio-search";
      panel.setAttribute("aria-label", "Search");
      panel.style.opacity = 0; // until its style is there, which says otherwise
      panel.innerHTML =
        '<form role="search"><input type="search" name="q" aria-label="Search" autocomplete="off" spellcheck="false"></form>';
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = file("search.css");
      document.body.append(panel, style);
    }
    load();
    const input = panel.querySelector("input");
    if (panel.showModal && !panel.open) panel.showModal();
    input.focus();
    if (text) input.value = text;
    input.dispatchEvent(new Event("input"));
  }

  addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.target.closest?.("input, textarea, select, [contenteditable]");
    const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!(slash || command) || event.altKey || event.isComposing) return;
    event.preventDefault();
    open();
  });
  for (const kind of ["click", "input"])
    field?.addEventListener(kind, () => {
      open(field.value);
      field.value = "";
    });
  const header = document.querySelector(".mobile-header");
  if (header) {
    const button = document.createElement("button");
    button.className = "portfolio-search-button";
    button.type = "button";
    button.setAttribute("aria-label", "Search");
    button.innerHTML =
      '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6"><circle cx="10" cy="10" r="7"/><path d="m21 21-6-6"/></svg>';
    button.addEventListener("click", () => open());
    header.firstElementChild.after(button);
  }
  const asked = /[?&](q|kind|role|skill|year)=/.test(location.search);
  if (panel || (asked && !document.getElementById("search-results"))) open();
}
