"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const chosen = {a: document.getElementById("by-actor"), t: document.getElementById("by-theme")};
  const sentences = new Map(all("span[id]").map((span) => [span.id.slice(1), span]));
  const behind = new Map(all("[data-s]").map((part) => [part, part.dataset.s.split(" ").filter(Boolean)]));
  const UNITS = {sentence: (span) => span, passage: (span) => span.parentNode,
                 document: (span) => span.closest("article")};
  const kept = (passage) => ["a", "t"].every((kind) =>
    !chosen[kind].value || passage.dataset[kind].split(" ").includes(chosen[kind].value));
  const spans = (part) => behind.get(part).map((number) => sentences.get(number))
    .filter((span) => span && !span.parentNode.hidden);
  const words = (n, unit) => `${n.toLocaleString("en")} ${unit}${n === 1 ? "" : "s"}`;
  const written = (n, unit, place) => { place.textContent = words(n, unit); };

  function apply() {
    const whole = !chosen.a.value && !chosen.t.value;
    all("p.counted").forEach((passage) => { passage.hidden = !kept(passage); });
    all("article").forEach((article) => {
      all("p:not(.counted)", article).forEach((passage) => { passage.hidden = !whole; });
      article.hidden = !whole && !article.querySelector("p.counted:not([hidden])");
    });
    all("details[data-s]").forEach((details) => {
      const unit = details.dataset.unit;
      const n = new Set(spans(details).map(UNITS[unit])).size;
      written(n, unit, details.querySelector("summary"));
      details.closest(".row").hidden = n === 0;
      if (details.open) fill(details);
    });
    all(".whole").forEach((figure) => { figure.hidden = !whole; });
    all("svg a").forEach((link) => {
      const row = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
      link.toggleAttribute("hidden", !row || row.hidden);
    });
    all("svg > line").forEach((line) => line.toggleAttribute("hidden", !whole));
    all("li.said").forEach((said) => { said.hidden = spans(said).length === 0; });
    all("details.sayings").forEach((details) => {
      const n = all("li.said:not([hidden])", details).length;
      written(n, details.dataset.unit, details.querySelector("summary"));
      details.closest(".row").hidden = n === 0;
    });
    document.getElementById("left").textContent = whole ? "" :
      words(all("p.counted:not([hidden])").length, "passage") + " left";
  }

  function fill(details) {
    const listed = document.createElement("ol");
    for (const span of spans(details)) {
      const item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
      span.childNodes.forEach((node) => item.append(node.cloneNode(true)));
      link.href = `#${span.id}`;
      link.textContent = span.closest("article").querySelector("summary b").textContent;
      small.append(link, ` ${span.closest("article").dataset.doc}#char=${span.dataset.c}`);
      item.append(document.createElement("br"), small);
      listed.append(item);
    }
    all(":scope > ol", details).forEach((old) => old.remove());
    details.append(listed);
  }

  function follow() {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* no address of ours */ }
    if (!target) return;
    const opened = target.closest("details") || target.querySelector("details");
    if (opened) opened.open = true;
    target.scrollIntoView();
  }

  all("details[data-s]").forEach((details) => details.addEventListener("toggle", () => {
    if (details.open) fill(details);
  }));
  Object.values(chosen).forEach((select) => select.addEventListener("change", apply));
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  document.querySelector("form").addEventListener("reset", () => setTimeout(apply));
  window.addEventListener("hashchange", follow);
  document.querySelector("form").hidden = false;
  if (chosen.a.value || chosen.t.value) apply();
  follow();
})();
