// Before an assembly: arrows go from line to line, and the plan takes the whole screen.
(() => {
  const lines = [...document.querySelectorAll("[data-line]")];
  const button = document.querySelector("[data-fullscreen]");
  const typing = (target) => target.closest("input, textarea, select, form");

  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || typing(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    const here = lines.findIndex((line) => line.closest("article").contains(document.activeElement));
    const next = lines[Math.min(Math.max(here + step, 0), lines.length - 1)];
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.closest("article").scrollIntoView({ block: "center" });
  });

  // Going to the line takes the focus away: it is given once that is over.
  window.addEventListener("load", () => {
    setTimeout(() => document.querySelector("#amender textarea")?.focus({ preventScroll: true }));
  });

  const whole = button && document.getElementById(button.dataset.fullscreen);
  if (whole?.requestFullscreen) {
    button.hidden = false;
    button.addEventListener("click", () => whole.requestFullscreen());
  }
})();
