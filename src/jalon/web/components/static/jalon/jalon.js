/* What touches: a file dropped, a value shown in its source, doubts walked with the keyboard, filters applied at once.
   Everything here also works without it. */
"use strict";

(() => {
  const csrf = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value;

  document.addEventListener("htmx:configRequest", (event) => {
    const token = csrf();
    if (token) event.detail.headers["X-CSRFToken"] = token;
  });
  // A refused form comes back with its errors: show it.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 422) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.requestConfig.verb === "get") location.assign(event.detail.pathInfo.finalRequestPath);
    else location.reload(); // the page says what became of the draft: expired, deleted
  });

  /* A file to drop ------------------------------------------------------------------------------------------ */
  const dropOf = (node) => node instanceof Element && node.closest("[data-drop]");

  function checkSize(form) {
    const file = form.querySelector("[type=file]").files[0];
    const limit = Number(form.dataset.limit);
    const tooLarge = Boolean(file && limit && file.size > limit);
    const error = form.querySelector("[data-drop-error]");
    error.textContent = tooLarge ? form.dataset.tooLarge : "";
    error.hidden = !tooLarge;
    return !tooLarge;
  }

  document.addEventListener("dragover", (event) => {
    const form = dropOf(event.target);
    if (!form) return;
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    const form = dropOf(event.target);
    if (form && !form.contains(event.relatedTarget)) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    const form = dropOf(event.target);
    if (!form || !event.dataTransfer.files.length) return;
    event.preventDefault();
    form.classList.remove("over");
    const input = form.querySelector("[type=file]");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    if (checkSize(form)) form.requestSubmit();
  });
  document.addEventListener("change", (event) => {
    const form = dropOf(event.target);
    if (form) checkSize(form);
  });
  // A file that waited is read: nobody has to press the button that says so.
  document.querySelector("[data-submit-now]")?.requestSubmit();
  document.addEventListener("submit", (event) => {
    const form = dropOf(event.target);
    if (!form) return;
    if (!checkSize(form)) {
      event.preventDefault();
      return;
    }
    form.querySelector("[data-drop-progress]").textContent = form.dataset.wait;
    form.querySelector("[data-drop-send]").setAttribute("aria-disabled", "true");
  });
  // Coming back to the page must not find it waiting.
  window.addEventListener("pageshow", () => {
    for (const words of document.querySelectorAll("[data-drop-progress]")) words.textContent = "";
    for (const button of document.querySelectorAll("[data-drop-send]")) button.removeAttribute("aria-disabled");
  });

  /* A value shown in its source ------------------------------------------------------------------------------ */
  const squeeze = (text) => text.replace(/\s+/g, " ").trim();

  /* The first stretch of an element that says these words, spaces aside. */
  function rangeOf(element, words) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const places = [];
    let text = "";
    while (walker.nextNode()) {
      const node = walker.currentNode;
      for (let i = 0; i < node.data.length; i += 1) {
        const space = /\s/.test(node.data[i]);
        if (space && (!text || text.endsWith(" "))) continue;
        text += space ? " " : node.data[i];
        places.push([node, i]);
      }
      if (text && !text.endsWith(" ") && /^(P|TD|TH|DIV)$/.test(node.parentElement.tagName)) {
        text += " ";
        places.push([node, node.data.length - 1]);
      }
    }
    const wanted = squeeze(words);
    const start = text.indexOf(wanted);
    if (start < 0 || !wanted) return null;
    const range = document.createRange();
    range.setStart(...places[start]);
    const [last, offset] = places[start + wanted.length - 1];
    range.setEnd(last, offset + 1);
    return range;
  }

  function show(name, words) {
    const pane = document.querySelector("[data-source]");
    const place = pane && document.getElementById(name);
    if (!place) return false;
    for (const old of pane.querySelectorAll(".found")) old.classList.remove("found");
    place.classList.add("found");
    const range = rangeOf(place, words);
    if (window.CSS?.highlights) {
      CSS.highlights.delete("jalon-found");
      if (range) CSS.highlights.set("jalon-found", new Highlight(range));
    }
    const box = (range || place).getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (getComputedStyle(pane).overflowY === "visible" || pane.scrollHeight <= pane.clientHeight) {
      place.scrollIntoView({ block: "center" });
    } else if (box.top < frame.top + 40 || box.bottom > frame.bottom - 40) {
      pane.scrollTop += box.top - frame.top - pane.clientHeight / 3;
    }
    return true;
  }

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-show]");
    if (!link || matchMedia("(max-width: 960px)").matches) return;
    if (!show(link.dataset.show, link.dataset.words || link.textContent)) return;
    event.preventDefault();
    for (const old of document.querySelectorAll(".value.shown")) old.classList.remove("shown");
    link.classList.add("shown");
  });

  /* Doubts, one after the other: arrows, Enter, 1–9, while the focus is in the walk --------------------------- */
  const press = (node) => node && (node.click(), true);

  document.addEventListener("keydown", (event) => {
    const walk = event.target instanceof Element && event.target.closest("[data-walk]");
    if (!walk || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
      return;
    }
    const choices = walk.querySelectorAll("[data-choice]");
    let done = false;
    if (event.key === "ArrowRight" || event.key === "ArrowDown") done = press(walk.querySelector("[data-next]"));
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp") done = press(walk.querySelector("[data-previous]"));
    else if (/^[1-9]$/.test(event.key)) done = press(choices[Number(event.key) - 1]);
    else if (event.key === "Enter" && event.target === walk) done = press(choices[0]);
    else if (event.key === "Backspace" || event.key.toLowerCase() === "u") done = press(walk.querySelector("[data-undo]"));
    if (done) event.preventDefault();
  });

  function enterWalk(root) {
    const walk = root.querySelector("[data-walk]");
    if (!walk || !("walkOpen" in walk.dataset)) return;
    walk.focus({ preventScroll: true });
    const line = document.getElementById(walk.dataset.line);
    line?.scrollIntoView({ block: "nearest" });
    line?.classList.add("line-now");
    if (walk.dataset.place) show(walk.dataset.place, walk.dataset.words || "");
  }

  /* One key goes to the search, from anywhere but a field ------------------------------------------------------- */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
    const fields = [...document.querySelectorAll("[data-shortcut]")].filter((one) => one.dataset.shortcut === event.key);
    const field = fields.find((one) => one.checkVisibility?.() ?? one.offsetParent) || fields.at(-1);
    if (!field) return;
    event.preventDefault();
    field.closest("details")?.setAttribute("open", "");
    field.focus();
    field.select();
  });

  /* Fragments: the focus goes where the person was working ----------------------------------------------------- */
  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.target;
    if (!(target instanceof Element)) return;
    const fresh = target.isConnected ? target : document.getElementById(target.id);
    const field = fresh?.querySelector("[data-focus]");
    if (field) field.focus();
    else enterWalk(document);
  });
  // A page opened at a place of its own stays there.
  const elsewhere = () => location.hash.length > 1 && !document.getElementById(location.hash.slice(1))?.matches("[data-walk]");
  const enterOnce = () => elsewhere() || enterWalk(document);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enterOnce);
  else enterOnce();

  /* Filters applied at once -------------------------------------------------------------------------------------- */
  document.addEventListener("change", (event) => {
    const form = event.target instanceof Element && event.target.closest("form[data-at-once]");
    if (form && event.target.tagName === "SELECT") form.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement) || !("atOnce" in event.target.dataset)) return;
    for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
    setTimeout(() => {
      for (const field of event.target.elements) field.disabled = false;
    });
  });

  /* What unfolds closes when one looks elsewhere ------------------------------------------------------------------ */
  const unfolded = () => document.querySelectorAll("details[data-fold][open]");
  document.addEventListener("click", (event) => {
    for (const fold of unfolded()) if (!fold.contains(event.target)) fold.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const fold of unfolded()) {
      fold.open = false;
      if (fold.contains(document.activeElement)) fold.querySelector("summary").focus();
    }
  });

  /* An address to copy -------------------------------------------------------------------------------------------- */
  if (navigator.clipboard) for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = button.dataset.done;
  });
  document.addEventListener("focusin", (event) => {
    if (event.target instanceof HTMLInputElement && "copied" in event.target.dataset) event.target.select();
  });

  /* A timeline opens on today ----------------------------------------------------------------------------------------- */
  function showToday() {
    const frame = document.querySelector("[data-timeline]");
    const scale = frame?.querySelector("[data-today]");
    if (!scale || frame.scrollWidth <= frame.clientWidth) return;
    const names = frame.scrollWidth - scale.clientWidth;
    const room = frame.clientWidth - names;
    frame.scrollLeft = (scale.clientWidth * Number.parseFloat(scale.dataset.today)) / 100 - room / 2;
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showToday);
  else showToday();

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
  });
  // A long page prints whole: its button leads to all of it.
  /* What has the focus stands beside bars that stay, not under them: how high they are depends on their words. */
  const stays = (node) => /sticky|fixed/.test(getComputedStyle(node).position);
  const scrolls = (node) => /auto|scroll/.test(getComputedStyle(node).overflowY) && node.scrollHeight > node.clientHeight;
  function barAt(x, y, target) {
    for (let node = document.elementFromPoint(x, y); node && !node.contains(target); node = node.parentElement) {
      if (stays(node) && !target.contains(node)) return node.getBoundingClientRect();
    }
    return null;
  }
  function uncover(target) {
    const box = target.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
    const bar = barAt(x, box.top + 1, target) ?? barAt(x, box.bottom - 1, target) ?? barAt(x, (box.top + box.bottom) / 2, target);
    if (!bar || bar.height > innerHeight / 2) return;
    let frame = target.parentElement;
    while (frame && !scrolls(frame)) frame = frame.parentElement;
    const above = bar.top + bar.bottom < innerHeight;
    (frame ?? window).scrollBy({ top: above ? box.top - bar.bottom - 8 : box.bottom - bar.top + 8, behavior: "instant" });
  }
  document.addEventListener("focusin", (event) => requestAnimationFrame(() => uncover(event.target)));

  if (location.hash === "#imprimer") window.addEventListener("load", () => window.print());
})();
