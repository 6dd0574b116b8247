// Starts GOV.UK Frontend's own components, and our one. Pages work without it.
import { initAll } from "./govuk-frontend.js";

initAll();

// A button that prints does nothing without script, so it is hidden until there is some.
for (const button of document.querySelectorAll('[data-family-hub-print]')) {
  button.addEventListener("click", () => window.print());
  button.hidden = false;
}

// Words that were typed and not sent are not lost by a slip. Whoever leaves by "Exit this page" is not held up.
const typed = document.querySelector("form[data-family-hub-typed]");
if (typed) {
  let isUnsaved = typed.dataset.familyHubTyped === "unsaved";
  typed.addEventListener("input", () => { isUnsaved = true; });
  typed.addEventListener("submit", () => { isUnsaved = false; });
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a[href]");
    if (link && link.pathname.endsWith("/exit")) isUnsaved = false;
  }, true);
  window.addEventListener("beforeunload", (event) => {
    const leaves = document.body.classList.contains("govuk-exit-this-page-hide-content");
    if (isUnsaved && !leaves) event.preventDefault();
  });
}

// What the browser will forget: it is asked in time whether somebody is still there (WCAG 2.2.1).
const asks = document.querySelector("dialog[data-family-hub-forgets]");
if (asks && asks.showModal) {
  const { familyHubForgets: seconds, stay, closes } = asks.dataset;
  const before = 5 * 60 * 1000;
  const [soon, gone] = ["soon", "gone"].map((part) => asks.querySelector(`[data-family-hub-${part}]`));
  let ends;
  const failed = asks.querySelector("[data-family-hub-not-stayed]");
  let isOver = false;
  // Where the time cannot begin again, once is enough.
  let isTold = false;
  const begin = () => { ends = Date.now() + Number(seconds) * 1000; };
  const end = () => {
    isOver = true;
    if (closes) return window.location.replace(closes);
    soon.hidden = true;
    gone.hidden = false;
    asks.setAttribute("aria-label", gone.querySelector("h2").textContent);
    asks.removeAttribute("aria-labelledby");
    if (!asks.open) asks.showModal();
    gone.querySelector("h2").focus();
  };
  const look = () => {
    const left = ends - Date.now();
    if (isOver) return;
    if (left <= 0) end();
    else if (left <= before && !asks.open && !isTold) asks.showModal();
  };
  const stays = () => {
    // The answer is a picture of nothing, and says to the browser that the time begins again.
    const asked = new Image();
    failed.textContent = "";
    asked.onload = () => {
      begin();
      for (const at of document.querySelectorAll("[data-family-hub-forgets-at]")) {
        const how = { dateStyle: "long", timeStyle: "short", timeZone: "Europe/London" };
        at.textContent = new Date(ends).toLocaleString(document.documentElement.lang, how);
      }
      asks.close();
    };
    asked.onerror = () => {
      failed.textContent = failed.dataset.says;
      look();
    };
    asked.src = `${stay}?${Date.now()}`;
  };
  begin();
  setInterval(look, 10_000);
  document.addEventListener("visibilitychange", look);
  asks.querySelector("[data-family-hub-stay]")?.addEventListener("click", stays);
  const close = () => {
    isTold = !stay;
    asks.close();
  };
  for (const button of asks.querySelectorAll("[data-family-hub-close]")) button.addEventListener("click", close);
  // Escape says "I am here", too.
  asks.addEventListener("cancel", (event) => {
    if (isOver) return;
    event.preventDefault();
    if (stay) stays();
    else close();
  });
}
