// Drawers by keyboard on narrow screens, and Sphinx's marks of a search.
"use strict";
{
  const said = document.querySelector("[name=portfolio-words]")?.content;
  const say = (text) => (said && JSON.parse(said)[text]) || text;
  const drawers = [
    { toggle: "__navigation", panel: ".sidebar-drawer", labels: ".nav-overlay-icon", name: say("Navigation") },
    { toggle: "__toc", panel: ".toc-drawer", labels: ".toc-overlay-icon", name: say("On this page") },
  ];

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
    const close = makeButton("portfolio-close", say("Close"));
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

  drawers.forEach(equip);

  // A page goes without them until a reader comes from a search.
  const asked = new URLSearchParams(location.search).has("highlight") || localStorage.sphinx_highlight_terms;
  if (asked && typeof SphinxHighlight === "undefined")
    for (const name of ["../documentation_options.js", "../doctools.js", "../sphinx_highlight.js"]) {
      const script = document.createElement("script");
      script.src = new URL(name, document.currentScript.src);
      script.async = false;
      document.head.append(script);
    }
}
