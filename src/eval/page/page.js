"use strict";
// Filters; without this script all claims are shown.
const form = document.getElementById("filters");
const none = document.getElementById("none");
const count = form.querySelector("output");
const claims = [...document.querySelectorAll("article")].map((element) => ({
  element,
  ...element.dataset,
  article: element.parentElement.dataset.article,
}));

function apply() {
  const want = Object.fromEntries(new FormData(form));
  const words = want.words.trim().toLowerCase();
  let shown = 0;
  for (const claim of claims) {
    const fits =
      (!want.verdict ||
        (want.verdict === "not right" ? claim.verdict !== "right" : claim.verdict === want.verdict)) &&
      (!want.type || claim.type === want.type) &&
      (!want.rule || claim.rule === want.rule) &&
      (!want.article || claim.article === want.article) &&
      (!words || claim.element.textContent.toLowerCase().includes(words));
    claim.element.hidden = !fits;
    shown += fits;
  }
  for (const section of document.querySelectorAll("section.article")) {
    section.hidden = !section.querySelector("article:not([hidden])");
  }
  none.hidden = shown > 0;
  count.textContent = `${shown} of ${claims.length} claims`;
}

form.hidden = false;
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
apply();
