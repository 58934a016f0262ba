// Opens search: from a key, a click, or words in the field. The rest is loaded when a reader asks.
const { search: version } = new URL(import.meta.url);
const PARTS = ["interface", "drawing", "ranking"];
const url = (name) => new URL(name, import.meta.url);

if (document.readyState === "loading") await new Promise((go) => addEventListener("DOMContentLoaded", go));
const field = document.querySelector(".sidebar-search");
let panel = document.getElementById("portfolio-search");
let loading;
const said = document.querySelector("[name=portfolio-words]")?.content;
const say = (text) => (said && JSON.parse(said)[text]) || text;

// With what stands in the other field: no word is lost while the rest is loading.
export function open() {
  if (!panel) {
    panel = document.createElement("dialog");
    panel.id = "portfolio-search";
    panel.innerHTML = '<form role="search"><input type="search" name="q" autocomplete="off"></form>';
    panel.ariaLabel = panel.querySelector("input").ariaLabel = say("Search");
    panel.firstChild.dataset.hint = say("Press Enter to search");
    panel.firstChild.action = document.querySelector("[name=q]")?.form.action ?? url("../../search.html");
    document.body.append(panel);
  }
  loading ??= load();
  const input = panel.querySelector("input");
  if (!panel.open) panel.showModal?.();
  input.focus();
  if (field?.value) [input.value, field.value] = [field.value, ""];
  input.dispatchEvent(new Event("input"));
}

// What does not come leaves the question to Sphinx's own search.
function load() {
  const giveWay = () => (panel.dataset.answers ??= "sphinx");
  const pages = fetch(url("../../pagefind/pages.json"), { cache: "no-cache" }).catch(() => {});
  const parts = PARTS.map((name) => import(`./search/${name}.js${version}`));
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = url(`search.css${version}`);
  document.head.append(style);
  panel.style.opacity = 0; // until the style comes
  setTimeout(() => (panel.style.opacity = ""), 300);
  setTimeout(giveWay, 4000);
  return Promise.all(parts).then(([{ start }]) => start(panel, pages)).catch(giveWay);
}

for (const kind of ["click", "input", "compositionend"])
  field?.addEventListener(kind, ({ isComposing }) => isComposing || open());
const header = document.querySelector(".mobile-header");
if (header) {
  const button = document.createElement("button");
  button.className = "portfolio-search-button";
  button.setAttribute("aria-label", say("Search"));
  button.innerHTML =
    '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6"><circle cx="10" cy="10" r="7"/><path d="m21 21-6-6"/></svg>';
  button.addEventListener("click", open);
  header.firstElementChild.after(button);
}
const asked = /[?&](q|kind|role|skill|year)=/.test(location.search) && !document.getElementById("search-results");
if (panel) loading = load();
else if (field?.value || asked) open();
