// What the parts of a portfolio do beyond being read, under any theme: what is wide scrolls by keyboard.
"use strict";
{
  /** Lets the keyboard scroll what is wider than its place. */
  function reach(element) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }

  const inside = ".portfolio-theme [role=main] *, .portfolio-picture, .portfolio-picture *"; // under our theme, all of it
  const scrolls = (e) => getComputedStyle(e).overflowX === "auto" && !e.hasAttribute("tabindex");
  const wide = [...document.querySelectorAll(inside)].filter(scrolls);
  const reachAll = () => wide.forEach(reach);
  addEventListener("resize", reachAll);
  addEventListener("toggle", reachAll, true); // what opens did not have a width before
  reachAll();
}
