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

/** Makes a drawer's labels buttons, and its content, while it slides over the page, a dialog. */
function equip({ toggle: id, panel: selector, labels, name }) {
  const toggle = document.getElementById(id);
  const panel = document.querySelector(selector);
  const content = panel?.firstElementChild;
  if (!toggle || !content) return;
  content.id ||= `portfolio-drawer-${id}`;
  panel.setAttribute("aria-label", name);
  let opener = null;

  const buttons = [...document.querySelectorAll(labels)].map((label) => {
    const button = makeButton(`${label.className} portfolio-drawer`, ...label.childNodes);
    button.setAttribute("aria-label", name);
    button.setAttribute("aria-controls", content.id);
    button.addEventListener("click", () => set(!toggle.checked, button));
    label.replaceWith(button);
    return button;
  });
  const close = makeButton("portfolio-close", "Close");
  close.addEventListener("click", () => set(false));
  content.prepend(close);
  const outside = [];
  for (let at = panel; at !== document.body; at = at.parentElement)
    outside.push(...[...at.parentElement.children].filter((e) => e !== at && e.localName !== "label"));

  const isOpen = () => toggle.checked && getComputedStyle(panel).position === "fixed";
  const reachable = () => [...content.querySelectorAll("a[href], button, input")].filter((e) => e.offsetParent);
  function set(open, button) {
    toggle.checked = open;
    update();
    if (!open) return opener?.focus();
    opener = button;
    reachable()[0]?.focus();
  }
  function update() {
    const open = isOpen();
    for (const button of buttons) button.setAttribute("aria-expanded", String(open));
    for (const element of outside) element.inert = open;
    close.hidden = !open;
    content.role = open ? "dialog" : null;
    content.ariaModal = open || null;
    content.ariaLabel = open ? name : null;
  }

  document.addEventListener("keydown", (event) => {
    if (!isOpen() || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") set(false);
    if (event.key !== "Tab") return;
    const all = reachable();
    const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (document.activeElement !== from) return;
    event.preventDefault();
    to.focus();
  });
  panel.addEventListener("click", (event) => {
    if (isOpen() && event.target.closest("a")) set(false);
  });
  toggle.addEventListener("change", update);
  addEventListener("resize", update);
  update();
}

function makeButton(name, ...children) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = name;
  button.append(...children);
  return button;
}

/** Lets the keyboard scroll what is wider than its place. */
function reach(element) {
  if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
  else element.removeAttribute("tabindex");
}

/** Makes each heading of a table a button that sorts its rows by what is below it: numbers, words, then nothing. */
function sortable(table) {
  const headings = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  const key = (row, column) => row.cells[column].textContent.trim();
  const number = (text) => parseFloat(text.replace("−", "-").replaceAll(",", ""));
  const compare = (a, b) =>
    isNaN(number(a)) - isNaN(number(b)) || number(a) - number(b) || a.localeCompare(b);
  headings.forEach((heading, column) => {
    const button = makeButton("", heading.textContent);
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const order = (a, b) => !a - !b || (down ? compare(b, a) : compare(a, b));
      body.append(...[...body.rows].sort((a, b) => order(key(a, column), key(b, column))));
    });
  });
}

drawers.forEach(equip);
[...document.querySelectorAll(".portfolio-claims")].filter((e) => e.tHead).forEach(sortable); // its frame has none
const wide = [...document.querySelectorAll("[role=main] *")].filter((e) => getComputedStyle(e).overflowX === "auto");
const reachAll = () => wide.forEach(reach);
addEventListener("resize", reachAll);
addEventListener("toggle", reachAll, true); // what opens did not have a width before
reachAll();
