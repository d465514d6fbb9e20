/* The name of a file that was chosen, in the language of the page rather than that of the browser. */
"use strict";

(() => {
  function show(input) {
    const name = input.closest("[data-file]")?.querySelector("[data-file-name]");
    if (!name) return;
    name.textContent = [...input.files].map((file) => file.name).join(", ") || name.dataset.none;
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-file] input")) show(event.target);
  });
  // A form emptied, or a page come back to with what was chosen.
  document.addEventListener("reset", (event) => setTimeout(() => event.target.querySelectorAll("[data-file] input").forEach(show)));
  window.addEventListener("pageshow", () => document.querySelectorAll("[data-file] input").forEach(show));
})();
