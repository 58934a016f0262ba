// A button at each block of code that copies what one would type: without prompts, and without what was printed.
"use strict";
{
  const said = document.querySelector("meta[name=portfolio-words]")?.content;
  const say = (text) => (said && JSON.parse(said)[text]) || text; // in the language of the site

  /** Returns the code of a block: the lines behind prompts where there are some, else all of it. */
  function typed(block) {
    if (!block.querySelector(".gp")) return block.textContent.trimEnd();
    const copy = block.cloneNode(true);
    for (const output of copy.querySelectorAll(".go, .gt")) output.remove();
    for (const prompt of copy.querySelectorAll(".gp")) prompt.textContent = "\0";
    const lines = copy.textContent.split("\n").filter((line) => line.startsWith("\0"));
    return lines.map((line) => line.slice(1)).join("\n").trimEnd();
  }

  for (const block of document.querySelectorAll("[role=main] .highlight > pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "portfolio-copy";
    button.textContent = say("Copy");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(typed(block));
      button.textContent = say("Copied");
      setTimeout(() => (button.textContent = say("Copy")), 2000);
    });
    if (navigator.clipboard && !block.closest(".portfolio-output")) block.parentNode.prepend(button);
  }
}
