// Opens search: at a key, a click or words in the field. The rest of it is loaded when a reader asks.
"use strict";
{
  const script = document.currentScript;
  const file = (name) => `${script.src.replace(/[^/]*$/, "")}${name}?v=${script.dataset.version}`;
  const home = new URL(document.documentElement.dataset.content_root, location).href;
  const field = document.querySelector(".sidebar-search");
  const search = (window.portfolioSearch = { home, address: field?.form.action });
  let panel = document.getElementById("portfolio-search");
  let loaded = false;

  const load = () => {
    if (loaded) return;
    loaded = true;
    const from = (name) => (location.protocol === "file:" ? null : fetch(home + name, { cache: "no-cache" }));
    search.pages = from("pagefind/pages.json");
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = file("search.css");
    document.head.append(style);
    for (const name of ["search-rank.js", "search-ui.js"]) {
      const part = document.createElement("script");
      part.src = file(name);
      part.async = false;
      document.head.append(part);
    }
  };
  search.open = (text) => {
    if (!panel) {
      panel = document.createElement("dialog");
      panel.id = "portfolio-search";
      panel.setAttribute("aria-label", "Search");
      panel.innerHTML = '<form role="search"><input type="search" name="q" aria-label="Search" autocomplete="off" spellcheck="false"></form>';
      document.body.append(panel);
    }
    search.panel = panel;
    load();
    const input = panel.querySelector("input");
    if (panel.showModal && !panel.open) panel.showModal();
    input.focus();
    if (text) input.value = text;
    input.dispatchEvent(new Event("input"));
  };

  addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.target.closest("input, textarea, select, [contenteditable]");
    const command = event.key === "k" && (event.ctrlKey || event.metaKey);
    if (!(slash || command) || event.altKey || event.isComposing) return;
    event.preventDefault();
    search.open();
  });
  field?.addEventListener("click", () => search.open(field.value));
  field?.addEventListener("input", () => search.open(field.value));
  if (panel || /[?&](q|kind|role|skill|year)=/.test(location.search)) search.open();
}
