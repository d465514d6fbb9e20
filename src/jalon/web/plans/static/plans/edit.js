/* Rows of the plan changed in place: click « Modifier », or e or Enter on a row; Ctrl+Enter saves, Esc leaves,
   arrows go from row to row. Without it, the same links lead to the same form as a page. */
"use strict";

(() => {
  const before = new Map(); // the row as it was, by its id: leaving asks nothing of the server
  const rowOf = (node) => (node instanceof Element ? node.closest(".plan-table tr[id]") : null);
  const typing = (node) => /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName) || node.isContentEditable;

  function open(row) {
    const link = row?.querySelector("a[data-edit]");
    if (!link || !window.htmx) return false;
    const columns = row.closest("table").dataset.columns;
    before.set(row.id, row.cloneNode(true));
    htmx.ajax("GET", `${link.getAttribute("href")}?colonnes=${columns}`, { target: row, swap: "outerHTML" });
    return true;
  }

  function leave(row) {
    const old = before.get(row.id);
    if (!old) return false;
    row.replaceWith(old);
    htmx.process(old);
    before.delete(old.id);
    (old.querySelector("a[data-edit]") || old).focus();
    return true;
  }

  function go(row, step) {
    const rows = [...document.querySelectorAll(".plan-table tbody tr[id]")];
    const next = rows[rows.indexOf(row) + step];
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest("a[data-edit]");
    if (link && open(rowOf(link))) event.preventDefault();
    const cancel = event.target.closest("[data-editing] a[data-cancel]");
    if (cancel && leave(rowOf(cancel))) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    if ("editing" in row.dataset) {
      if (event.key === "Escape" && leave(row)) event.preventDefault();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        row.querySelector("form").requestSubmit();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      go(row, event.key === "ArrowDown" ? 1 : -1);
    } else if ((event.key === "e" || (event.key === "Enter" && event.target === row)) && open(row)) {
      event.preventDefault();
    }
  });
})();
