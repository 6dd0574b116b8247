// Starts GOV.UK Frontend's own components, and our one. Pages work without it.
import { initAll } from "./govuk-frontend.js";

initAll();

// A button that prints does nothing without script, so it is hidden until there is some.
for (const button of document.querySelectorAll('[data-family-hub-print]')) {
  button.addEventListener("click", () => window.print());
  button.hidden = false;
}
