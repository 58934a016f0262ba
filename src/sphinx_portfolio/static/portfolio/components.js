// What the parts of a portfolio do beyond being read, under any theme: a table sorts, what is wide scrolls by keyboard.
"use strict";
{
  const said = document.querySelector("[name=portfolio-words]")?.content;
  const say = (text) => (said && JSON.parse(said)[text]) || text; // in the language of the site
  const signs = new Intl.NumberFormat(document.documentElement.lang || "en").formatToParts(1.5);
  const isComma = signs.some(({ value }) => value === ",");

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
    const plain = (text) => (isComma ? text.replace(/(\d)[.\s](?=\d{3}(?!\d))/g, "$1").replace(",", ".") : text.replaceAll(",", ""));
    const number = (text) => parseFloat(plain(text.replace("−", "-")));
    const compare = (a, b) =>
      isNaN(number(a)) - isNaN(number(b)) || number(a) - number(b) || a.localeCompare(b);
    table.tHead.rows[0].dataset.label = say("Sort by");
    headings.forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
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

  const inside = ".portfolio-theme [role=main] *, .portfolio-picture, .portfolio-picture *"; // under our theme, all of it
  [...document.querySelectorAll(".portfolio-claims")].filter((e) => e.tHead).forEach(sortable); // its frame has none
  const scrolls = (e) => getComputedStyle(e).overflowX === "auto" && !e.hasAttribute("tabindex");
  const wide = [...document.querySelectorAll(inside)].filter(scrolls);
  const reachAll = () => wide.forEach(reach);
  addEventListener("resize", reachAll);
  addEventListener("toggle", reachAll, true); // what opens did not have a width before
  reachAll();
}
