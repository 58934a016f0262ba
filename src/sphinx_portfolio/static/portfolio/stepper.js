// A slider leads through the steps of a stepper, beside the buttons that do so without a script.
"use strict";
for (const stepper of document.querySelectorAll(".portfolio-stepper-range")) {
  const buttons = [...stepper.querySelectorAll(":scope > .portfolio-step > input")];
  const range = document.createElement("input");
  const tell = () => {
    const at = buttons.findIndex((button) => button.checked);
    range.value = at + 1;
    range.setAttribute("aria-valuetext", buttons[at].labels[0].textContent);
  };
  range.type = "range";
  range.min = 1;
  range.max = buttons.length;
  range.setAttribute("aria-labelledby", stepper.getAttribute("aria-labelledby"));
  range.addEventListener("input", () => {
    buttons[range.value - 1].checked = true;
    tell();
  });
  stepper.addEventListener("change", tell);
  tell();
  stepper.append(range);
}
