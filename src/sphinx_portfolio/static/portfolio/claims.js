// The claims page beyond being read, under any theme: its table sorts, and choices above it narrow it.
"use strict";
{
  const said = document.querySelector("[name=portfolio-words]")?.content;
  const say = (text) => (said && JSON.parse(said)[text]) || text; // in the language of the site
  const signs = new Intl.NumberFormat(document.documentElement.lang || "en").formatToParts(1.5);
  const isComma = signs.some(({ value }) => value === ",");

  /** Makes each heading of a table a button that sorts its rows by what is below it: numbers, words, then nothing. */
  function sortable(table) {
    const headings = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const words = new Intl.Collator(document.documentElement.lang || "en");
    const plain = (text) => (isComma ? text.replace(/(\d)[.\s](?=\d{3}(?!\d))/g, "$1").replace(",", ".") : text.replaceAll(",", ""));
    const number = (text) => parseFloat(plain(text.replace("−", "-")));
    const unit = (text) => text.replace(/^[\s\d.,−-]+/, "");
    const key = (row, column) => {
      const text = row.cells[column].textContent.trim();
      return { row, text, number: number(text), unit: unit(text) };
    };
    const compare = (a, b) => // numbers of one unit beside each other, then words
      isNaN(a.number) - isNaN(b.number) ||
      (isNaN(a.number) ? 0 : words.compare(a.unit, b.unit) || a.number - b.number) ||
      words.compare(a.text, b.text);
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
        const order = (a, b) => !a.text - !b.text || (down ? compare(b, a) : compare(a, b));
        const keys = [...body.rows].map((row) => key(row, column)).sort(order);
        body.append(...keys.map(({ row }) => row));
      });
    });
  }

  /** Lets the choices above a table narrow its rows to those that have the classes chosen. */
  function filtering(form) {
    const body = document.querySelector("table.portfolio-claims").tBodies[0];
    const count = form.querySelector("output");
    const chosen = () => [...form.querySelectorAll("select")].map(({ value }) => value).filter(Boolean);
    const narrow = () => {
      const names = chosen();
      const rows = [...body.rows];
      for (const row of rows) row.hidden = !names.every((name) => row.classList.contains(name));
      count.textContent = count.dataset.said.replace("{count}", rows.filter((row) => !row.hidden).length);
    };
    form.addEventListener("change", narrow);
    form.addEventListener("submit", (event) => event.preventDefault());
    if (chosen().length) narrow(); // by what the browser has kept
  }

  document.querySelectorAll(".portfolio-filters").forEach(filtering);
  [...document.querySelectorAll(".portfolio-claims")].filter((e) => e.tHead).forEach(sortable); // its frame has none
}
