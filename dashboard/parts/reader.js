// The document arrives as data and becomes nodes through textContent: nothing in it is ever markup.
const LAYERS = ["mentions", "markers", "statements", "quantities"];
const TOGETHER = 40;    // passages that are laid out and painted together, or not at all
const make = (tag, className, text) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};
const button = (text, act, label) => {
  const node = make("button", "", text);
  node.type = "button";
  if (label) node.setAttribute("aria-label", label);
  node.addEventListener("click", act);
  return node;
};

// Offsets count characters as Python does; a string of JavaScript counts some of them twice.
const characters = (text) => (/[\ud800-\udfff]/.test(text) ? Array.from(text) : text);
const piece = (held, from, to) => (typeof held === "string" ? held.slice(from, to) : held.slice(from, to).join(""));

const firstAfter = (passages, at) => {
  let low = 0, high = passages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passages[middle].end > at) high = middle; else low = middle + 1;
  }
  return low;
};

class Reader {
  constructor(data, root, send) {
    Object.assign(this, { data, root, send, shown: new Set(data.shown), nodes: [], at: -1 });
    this.article = root.querySelector(".reader");
    this.spread();
    this.draw();
    this.tools();
    this.choose(data.through);
    const mark = this.article.querySelector("mark.evidence");
    if (mark) this.bring(mark);
    else if (this.data.through === "words" && this.stops.length) this.go(0);
    else this.article.scrollTop = 0;
  }

  // Each passage gets the spans that touch it.
  spread() {
    const { passages, layers } = this.data;
    for (const passage of passages) passage.spans = [];
    for (const [layer, spans] of Object.entries(layers))
      spans.forEach(([start, end, hint, actor]) => {
        for (let i = firstAfter(passages, start); i < passages.length && passages[i].start < end; i++)
          passages[i].spans.push({ start, end, layer, hint, actor });
      });
  }

  // Passages are plain text until they come near: a long document is there at once.
  draw() {
    this.article.replaceChildren();
    this.watch = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen)
        for (let i = target.first; isIntersecting && i < Math.min(target.first + TOGETHER, this.nodes.length); i++)
          this.decorate(i);
    }, { root: this.article, rootMargin: "1200px 0px" });
    this.sections = [];
    this.data.passages.forEach((passage, number) => {
      if (number % TOGETHER === 0) this.sections.push(Object.assign(make("section"), { first: number }));
      this.nodes.push(make(passage.kind === "heading" ? "h2" : "p", passage.kind, passage.text));
      this.sections.at(-1).append(this.nodes[number]);
    });
    this.article.append(...this.sections);
    for (const section of this.sections) this.watch.observe(section);
    const { place } = this.data;
    if (place[1] > place[0])
      for (let i = firstAfter(this.data.passages, place[0]); i < this.nodes.length; i++) {
        if (this.data.passages[i].start >= place[1]) break;
        this.decorate(i);
      }
  }

  decorate(number) {
    const node = this.nodes[number], passage = this.data.passages[number];
    if (node.done) return;
    node.done = true;
    const spans = passage.spans.filter((span) => this.shown.has(span.layer) || !LAYERS.includes(span.layer));
    const clip = (at) => Math.min(Math.max(at, passage.start), passage.end);
    const cuts = [...new Set([passage.start, passage.end, ...spans.flatMap((s) => [clip(s.start), clip(s.end)])])];
    cuts.sort((one, other) => one - other);
    const held = characters(passage.text);
    const nodes = cuts.slice(1).map((right, i) => {
      const left = cuts[i];
      const over = spans.filter((span) => span.start <= left && right <= span.end);
      return this.pieceOf(piece(held, left - passage.start, right - passage.start), left, over);
    });
    node.replaceChildren(...nodes);
    if (passage.copies.length) node.append(this.copies(passage));
  }

  pieceOf(text, at, over) {
    if (!over.length) return document.createTextNode(text);
    const told = over.some((span) => span.layer === "evidence" || span.layer === "words");
    const node = make(told ? "mark" : "span", [...new Set(over.map((span) => span.layer))].join(" "), text);
    node.dataset.at = at;
    const hints = over.filter((span) => span.hint);
    if (hints.length) {
      hints.sort((one, other) => one.end - one.start - (other.end - other.start));
      const hint = hints.map((span) => span.hint).join(" · ");
      node.title = hint;
      node.tabIndex = 0;
      node.setAttribute("role", "button");
      node.setAttribute("aria-label", `${text}: ${hint}`);
      const open = () => this.card(node, hints);
      node.addEventListener("click", open);
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();    // else the same key presses the first button of the card
        open();
      });
    }
    return node;
  }

  copies(passage) {
    const line = make("span", "copies");
    line.append(passage.kind === "repeat" ? " Repeated, not counted. " : " Also in: ");
    for (const [title, place] of passage.copies)
      line.append(button(title, () => this.send({ do: "place", id: place })), " ");
    return line;
  }

  // A small card about what was clicked: who is it, how often, filter to it, its profile, the next place.
  card(node, spans) {
    this.close();
    const card = make("div", "card");
    card.setAttribute("role", "dialog");
    const actor = spans.map((span) => span.actor).find(Boolean);
    for (const span of spans) card.append(make("p", "", span.hint));
    const about = this.data.actors[actor];
    const does = make("div", "does");
    if (about) {
      card.append(make("p", "quiet", `${about.here.toLocaleString()} times here, in ${about.all.toLocaleString()} ` +
        `${about.all === 1 ? "document" : "documents"}`));
      does.append(button("Filter to it", () => this.send({ do: "filter", id: actor })),
        button("Profile", () => this.send({ do: "profile", id: actor })));
    }
    const key = about ? `actor:${actor}` : spans[0].layer;
    if (this.data.stops[key]) does.append(button("Go through", () => { this.close(); this.choose(key, Number(node.dataset.at)); }));
    does.append(button("Keep", () => { this.close(node); this.send({ do: "keep", id: String(spans[0].start) }); },
      "Keep this sentence in the notebook"));
    does.append(button("×", () => this.close(node), "Close"));
    card.append(does);
    this.open = card;
    node.parentElement.after(card);
    does.querySelector("button").focus({ preventScroll: true });
    const below = card.getBoundingClientRect().bottom - this.article.getBoundingClientRect().bottom;
    if (below > 0) this.article.scrollTop += below + 16;
  }

  close(back) {
    this.open?.remove();
    this.open = null;
    back?.focus();
  }

  tools() {
    const bar = this.root.querySelector(".tools");
    this.select = make("select");
    this.select.setAttribute("aria-label", "Go through");
    for (const [key, stop] of Object.entries(this.data.stops)) {
      const option = make("option", "", `${stop.label} (${stop.spans.length.toLocaleString()})`);
      option.value = key;
      this.select.append(option);
    }
    this.select.addEventListener("change", () => this.choose(this.select.value, 0));
    this.count = make("span", "count");
    this.count.setAttribute("role", "status");
    const steps = make("div", "steps");
    if (this.select.options.length)
      steps.append(this.select, button("‹", () => this.step(-1), "Previous place (p)"), this.count,
        button("›", () => this.step(1), "Next place (n)"));
    const legend = make("div", "legend");
    for (const layer of LAYERS) {
      const toggle = button(this.data.names[layer], () => this.toggle(layer, toggle));
      toggle.className = layer;
      toggle.setAttribute("aria-pressed", this.shown.has(layer));
      legend.append(toggle);
    }
    bar.replaceChildren(steps, legend);
  }

  toggle(layer, node) {
    if (!this.shown.delete(layer)) this.shown.add(layer);
    node.setAttribute("aria-pressed", this.shown.has(layer));
    this.close();
    for (const paragraph of this.nodes) paragraph.done = false;
    for (const section of this.sections) {
      this.watch.unobserve(section);
      this.watch.observe(section);
    }
  }

  // What is gone through; the place nearest to where the reader is now is the first.
  choose(key, from) {
    const stop = this.data.stops[key];
    this.stops = stop ? stop.spans : [];
    if (!stop) return;
    this.select.value = key;
    const at = from ?? this.data.place[0];
    this.at = Math.max(0, this.stops.findIndex((span) => span[1] > at));
    this.tell();
    if (from !== undefined) this.go(this.at);
  }

  tell() {
    this.count.textContent = `${(this.at + 1).toLocaleString()} of ${this.stops.length.toLocaleString()}`;
  }

  step(by) {
    if (!this.stops.length) return;
    const first = this.gone || this.data.place[1] > this.data.place[0] || this.data.through === "words";
    this.go(first ? (this.at + by + this.stops.length) % this.stops.length : this.at);
  }

  go(number) {
    this.gone = true;
    this.at = number;
    const start = this.stops[number][0], i = firstAfter(this.data.passages, start);
    this.close();
    this.decorate(i);
    this.article.querySelector(".now")?.classList.remove("now");
    const parts = [...this.nodes[i].querySelectorAll("[data-at]")];
    const node = parts.find((part) => Number(part.dataset.at) >= start) || this.nodes[i];
    node.classList.add("now");
    this.bring(node);
    this.tell();
  }

  // Scrolls the text and not the page. What lies between gets its true height on the way, so it looks again.
  bring(node, times = 4) {
    const box = this.article.getBoundingClientRect(), at = node.getBoundingClientRect();
    this.article.scrollTop += at.top - box.top - box.height / 3;
    if (times) requestAnimationFrame(() => this.bring(node, times - 1));
  }

  pressed(event) {
    const typing = event.composedPath()[0].closest?.("input, textarea, select, [contenteditable=true]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") this.step(1);
    else if (event.key === "p") this.step(-1);
    else if (event.key === "Escape") this.close();
  }
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (parentElement.reader?.data.id !== data.id)
    parentElement.reader = new Reader(data, parentElement, (what) => setTriggerValue("act", what));
  const pressed = (event) => parentElement.reader.pressed(event);
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
