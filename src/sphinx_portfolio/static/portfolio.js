// What a page can do beyond being read: drawers by keyboard on narrow screens, and a table that sorts.
"use strict";

// Furo's script, like this one, comes after the page is drawn; what would wait for the event runs at once.
if (document.readyState !== "loading") {
  const listen = document.addEventListener;
  document.addEventListener = function (type, listener, ...rest) {
    return type === "DOMContentLoaded" ? listener.call(this) : listen.call(this, type, listener, ...rest);
  };
}

const drawers = [
  { toggle: "__navigation", panel: ".sidebar-drawer", labels: ".nav-overlay-icon", name: "Navigation" },
  { toggle: "__toc", panel: ".toc-drawer", labels: ".toc-overlay-icon", name: "On this page" },
];

/** Puts buttons in the place of a drawer's labels, and keeps the drawer out of reach while it is shut. */
function equip({ toggle: id, panel: selector, labels, name }) {
  const toggle = document.getElementById(id);
  const panel = document.querySelector(selector);
  if (!toggle || !panel) return;
  panel.id ||= `portfolio-drawer-${id}`;
  const buttons = [...document.querySelectorAll(labels)].map((label) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} portfolio-drawer`;
    button.append(...label.childNodes);
    button.setAttribute("aria-label", name);
    button.setAttribute("aria-controls", panel.id);
    button.addEventListener("click", () => set(!toggle.checked, button));
    label.replaceWith(button);
    return button;
  });
  let opener = null;

  const slides = () => getComputedStyle(panel).position === "fixed";
  const reachable = () => [...panel.querySelectorAll("a[href], button, input")].filter((e) => e.offsetParent);
  function set(open, button) {
    toggle.checked = open;
    update();
    if (!open) return opener?.focus();
    opener = button;
    reachable()[0]?.focus();
  }
  function update() {
    const open = toggle.checked && slides();
    panel.inert = slides() && !open;
    for (const button of buttons) button.setAttribute("aria-expanded", String(open));
  }
  panel.addEventListener("keydown", (event) => {
    if (!slides()) return;
    if (event.key === "Escape") set(false);
    if (event.key !== "Tab") return;
    const all = reachable();
    const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (document.activeElement !== from) return;
    event.preventDefault();
    to.focus();
  });
  panel.addEventListener("click", (event) => {
    if (slides() && event.target.closest("a")) set(false);
  });
  toggle.addEventListener("change", update);
  addEventListener("resize", update);
  update();
}

/** Makes each heading of a table a button that sorts its rows by the number or the text below it. */
function sortable(table) {
  const headings = [...table.querySelectorAll("thead th")];
  const body = table.tBodies[0];
  const key = (row, column) => row.cells[column].textContent.trim();
  const number = (text) => parseFloat(text.replace("−", "-").replaceAll(",", ""));
  const compare = (a, b) =>
    isNaN(number(a)) || isNaN(number(b)) ? a.localeCompare(b) : number(a) - number(b);
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((a, b) => compare(key(a, column), key(b, column)));
      body.append(...(down ? rows.reverse() : rows));
    });
  });
}

drawers.forEach(equip);
document.querySelectorAll("table.portfolio-claims").forEach(sortable);
