// Fills the search field of the 404 page with the words of the address that was asked for.
"use strict";
{
  const field = document.querySelector(".portfolio-not-found input");
  const asked = location.pathname.split("/").filter(Boolean).at(-1) ?? "";
  if (field && !/^404\b/.test(asked)) {
    let words = asked;
    try {
      words = decodeURIComponent(asked);
    } catch {} // not every address is well-formed
    field.value = words.replace(/\.\w+$/, "").replace(/[^\p{L}\p{N}+]+/gu, " ").trim();
  }
}
