{
  const runs = window.WebAssembly && location.protocol !== "file:";
  let asked, open;
  const listen = (event) => {
    if (event.defaultPrevented) return;
    const { key, target } = event;
    const command = event.ctrlKey || event.metaKey;
    const field = document.querySelector("[name=q]");
    if (command ? key === "k" : key === "/" && !target.closest?.("input, textarea, select, [contenteditable]")) {
      asked = runs;
      (open ?? (() => field?.focus()))();
    } else if (asked && !open && !command && key.length === 1 && document.activeElement !== field) field.value += key;
    else return;
    event.preventDefault();
  };
  addEventListener("keydown", () => addEventListener("keydown", listen, { once: true }), true);
  if (runs)
    import(document.querySelector("[name=portfolio-search]").content).then(
      (entry) => {
        open = entry.open;
        if (asked) open();
      },
      () => (asked = false),
    );
}
