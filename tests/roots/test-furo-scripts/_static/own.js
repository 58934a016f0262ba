window.seen = [typeof DOCUMENTATION_OPTIONS.VERSION, document.readyState];
addEventListener("load", () => seen.push("load"));
addEventListener("load", { handleEvent(event) { seen.push(`object ${event.type}`) } });
document.addEventListener("DOMContentLoaded", (event) => seen.push(event.type, event.target === document));
document.addEventListener("DOMContentLoaded", { handleEvent({ type }) { seen.push(`object ${type}`) } });
document.addEventListener("DOMContentLoaded", () => {
  const button = document.createElement("button");
  button.className = ["copy", "btn"].join("");
  document.querySelector(".highlight").append(button);
  document.querySelector("pre").className = ["sd", "bg", "danger"].join("-");
});
