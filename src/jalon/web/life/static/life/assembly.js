// Before an assembly: arrows go from line to line and from axis to axis, + and − change the size of the letters,
// and the plan takes the whole screen. Each of them is a link or a button that works alone.
(() => {
  const lines = [...document.querySelectorAll("[data-line]")];
  const axes = [...document.querySelectorAll("[data-axis]")].map((link) => document.querySelector(`${link.hash} [data-line]`));
  const button = document.querySelector("[data-fullscreen]");
  const keys = document.querySelector(".assembly-keys");
  const typing = (target) => target.closest("input, textarea, select, form");
  const articleOf = (node) => node?.closest("article.line");
  const here = () => lines.findIndex((line) => articleOf(line).contains(document.activeElement));
  if (keys) keys.hidden = false;

  function go(line) {
    if (!line) return false;
    line.focus({ preventScroll: true });
    articleOf(line).scrollIntoView({ block: "center" });
    return true;
  }

  function goToAxis(step) {
    const at = axes.map((axis) => lines.indexOf(axis));
    const before = at.filter((place) => place <= here()).length - 1;
    const inside = here() > at[before] && step < 0; // the first step back goes to the head of the axis one is in
    return go(axes[Math.min(Math.max(before + (inside ? 0 : step), 0), axes.length - 1)]);
  }

  function resize(name) {
    const link = document.querySelector(`[data-${name}]`);
    if (!link) return false;
    const line = articleOf(document.activeElement);
    if (line) link.hash = line.id;
    link.click();
    return true;
  }

  function pressed(key) {
    if (key === "ArrowDown" || key === "ArrowUp") {
      return go(lines[Math.min(Math.max(here() + (key === "ArrowDown" ? 1 : -1), 0), lines.length - 1)]);
    }
    if (key === "ArrowRight" || key === "ArrowLeft") return goToAxis(key === "ArrowRight" ? 1 : -1);
    if (/^[1-9]$/.test(key)) return go(axes[Number(key) - 1]);
    if (key === "+" || key === "=") return resize("larger");
    return (key === "-" || key === "−") && resize("smaller");
  }

  document.addEventListener("keydown", (event) => {
    if (typing(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (pressed(event.key)) event.preventDefault();
  });

  // Going to the line takes the focus away: it is given once that is over.
  window.addEventListener("load", () => {
    setTimeout(() => {
      const wanted = location.hash.startsWith("#ligne-") ? document.querySelector(`${location.hash} [data-line]`) : null;
      (document.querySelector("#amender textarea, [data-act]") || wanted)?.focus({ preventScroll: true });
    });
  });

  const whole = button && document.getElementById(button.dataset.fullscreen);
  if (whole?.requestFullscreen) {
    button.hidden = false;
    button.addEventListener("click", () => whole.requestFullscreen());
  }
})();
