// The document arrives as data and becomes nodes through textContent: nothing in it is ever markup.
const LAYERS = ["mentions", "markers", "statements", "quantities", "themes"];
const GROUPS = { actor: "Named", said: "Said by", theme: "Themes" };
const SETTLED = 600;    // milliseconds without a step after which Streamlit is told where the reader is
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
    root.querySelector(".margin").replaceChildren(...marginOf(this));
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
      spans.forEach(([start, end, hint, of]) => {
        for (let i = firstAfter(passages, start); i < passages.length && passages[i].start < end; i++)
          passages[i].spans.push({ start, end, layer, hint, of });
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
    if (passage.kind === "heading") node.setAttribute("aria-label", node.textContent);    // without what is added
    if (passage.page) node.prepend(make("span", "page", `p. ${passage.page}`));
    if (passage.themes.length && this.shown.has("themes")) node.prepend(make("span", "theme", passage.themes.join(" · ")));
    if (passage.copies.length) node.append(this.copies(passage));
  }

  pieceOf(text, at, over) {
    if (!over.length) return document.createTextNode(text);
    if (over.some((span) => span.layer === "unseen")) return "";    // a sign of Markdown
    const told = over.some((span) => ["evidence", "words", "differs"].includes(span.layer));
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
    const differ = passage.spans.filter((span) => span.layer === "differs").length;
    const how = differ ? `but for the words marked; ` : "";
    line.append(passage.kind === "repeat" ? ` Repeated, ${how}not counted. The other copy: ` : " Also in: ");
    for (const [title, place] of passage.copies)
      line.append(button(title, () => this.send({ do: "place", id: place })), " ");
    return line;
  }

  card(node, spans) {
    this.close();
    this.open = cardOf(this, node, spans);
    node.parentElement.after(this.open);
    this.open.querySelector("button").focus({ preventScroll: true });
    const below = this.open.getBoundingClientRect().bottom - this.article.getBoundingClientRect().bottom;
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
    const groups = {};
    for (const [key, stop] of Object.entries(this.data.stops)) {
      const option = make("option", "", `${stop.label} (${stop.spans.length.toLocaleString()})`);
      option.value = key;
      const head = GROUPS[key.split(":")[0]];
      if (!head) this.select.append(option);
      else {
        groups[head] ??= this.select.appendChild(Object.assign(make("optgroup"), { label: head }));
        groups[head].append(option);
      }
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
    this.address();
  }

  // The address of the browser becomes that of the place, so that a copied link leads to it. Streamlit keeps an
  // address of its own, and takes this one up when it is told as for Back; once for many steps.
  address() {
    const there = new URL(location.href), [start, end] = this.stops[this.at];
    there.searchParams.set("place", `${this.data.doc}#char=${start},${end}`);
    there.searchParams.set("through", this.select.value);
    history.replaceState(history.state, "", there);
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.article.isConnected && dispatchEvent(new PopStateEvent("popstate")), SETTLED);
  }

  // Whether what is sent is what is shown: the same text, opened at the place that was stepped to.
  shows(data) {
    const at = this.stops?.[this.at];
    return this.data.id === data.id && (`${this.data.place}` === `${data.place}` && this.data.through === data.through
      || this.gone && `${at}` === `${data.place}` && this.select.value === data.through);
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
  if (!parentElement.reader?.shows(data))
    parentElement.reader = new Reader(data, parentElement, (what) => setTriggerValue("act", what));
  parentElement.stop?.();    // one step for a key, however often this was drawn
  const pressed = (event) => parentElement.reader.pressed(event);
  document.addEventListener("keydown", pressed);
  return parentElement.stop = () => document.removeEventListener("keydown", pressed);
}
