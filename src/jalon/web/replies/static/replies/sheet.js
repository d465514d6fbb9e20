/* The sheet of a request for news: what is ticked is listed above the one button that confirms it.
   Without it, the answers ticked stand in their own lines. */
"use strict";

(() => {
  const form = document.querySelector("form[data-several]");
  const box = form?.querySelector("[data-to-keep]");
  if (!box) return;

  function list() {
    const kept = [...form.querySelectorAll("input[type=radio]:checked")].map((radio) => {
      const line = document.createElement("li");
      const answer = document.createElement("strong");
      answer.textContent = radio.labels[0].textContent;
      line.append(answer, ", ", radio.closest("[data-line]").querySelector("a").textContent);
      return line;
    });
    box.querySelector("ul").replaceChildren(...kept);
    box.hidden = !kept.length;
  }

  form.addEventListener("change", list);
  list(); // a page one comes back to keeps what was ticked
})();
