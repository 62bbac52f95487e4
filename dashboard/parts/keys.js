// Charts by keyboard: Tab goes to a chart, arrows from mark to mark, Enter does what a click does. Plotly's marks take
// no focus; the chart takes it, and the mark is pointed at and clicked in the mark's place, so that nothing differs.
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const HOVER = 120;    // ms after which Plotly has drawn what the pointer is over
const ROW = 8;        // pixels within which marks stand in one row

const owner = (plot) => [...(plot.closest("[class*=st-key-chart-]")?.classList ?? [])].find((name) => name.startsWith("st-key-chart-"));

const marksOf = (plot) => [...plot.querySelectorAll(".point > path, path.point")].flatMap((path) => {
  const trace = path.closest(".trace")?.__data__?.[0]?.trace;
  const box = path.getBoundingClientRect();
  const id = trace?.customdata?.[path.__data__?.i ?? path.parentNode.__data__?.i];
  if (!id || trace.hoverinfo === "skip" || !(box.width + box.height)) return [];
  const middle = [box.left + box.width / 2, box.top + box.height / 2];
  // bars of one direction are neighbours however long they are
  const bar = trace.type === "bar" && trace.orientation;
  return [{ path, middle, id: id.join("|"), at: bar === "h" ? [box.left, middle[1]] : bar === "v" ? [middle[0], box.bottom] : middle }];
}).sort((one, other) => (Math.abs(one.at[1] - other.at[1]) > ROW ? one.at[1] - other.at[1] : one.at[0] - other.at[0]));

const next = (marks, from, [right, down]) => {
  const here = marks[from].at;
  let best = -1, least = Infinity;
  marks.forEach(({ at }, index) => {
    const [x, y] = [at[0] - here[0], at[1] - here[1]];
    const along = x * right + y * down, cost = along + 2 * Math.abs(x * down + y * right);
    if (along > 1 && cost < least) [best, least] = [index, cost];
  });
  return best >= 0 ? best : Math.min(Math.max(from + right + down, 0), marks.length - 1);
};

const point = (plot, kind, [clientX, clientY]) => {
  const layer = (kind === "mouseup" && document.querySelector(".dragcover")) || plot.querySelector(".nsewdrag");
  layer?.dispatchEvent(new MouseEvent(kind, { bubbles: true, view: window, clientX, clientY, buttons: kind === "mousedown" ? 1 : 0 }));
};

// where the machine is slow, a click waits until Plotly knows what it is over
const open = (plot, middle, tries = 20) => {
  point(plot, "mousemove", middle);
  setTimeout(() => {
    if (tries && !plot._hoverdata?.length) open(plot, middle, tries - 1);
    else ["mousedown", "mouseup"].forEach((kind) => point(plot, kind, middle));
  }, HOVER);
};

// Which chart the panel is opened from by a key, for panel.js: what is done in the panel does not change that.
const openedFrom = (chart, target) => {
  if (!target.closest?.(".st-key-panel")) document.body.dataset.openedFrom = chart;
};

const told = (plot) => [...plot.querySelectorAll(".hoverlayer .hovertext text")].map((text) => {
  const lines = text.querySelectorAll("tspan.line");
  return (lines.length ? [...lines].map((line) => line.textContent) : [text.textContent]).join(", ");
}).join("; ");

export default function ({ parentElement }) {
  const status = parentElement.querySelector("[role=status]");
  const at = new Map();     // chart → the mark it was left at
  let last = "";            // the chart that had the focus

  const ready = () => {
    for (const plot of document.querySelectorAll(".js-plotly-plot:not([tabindex])")) {
      const figure = plot.closest("[role=figure]");
      plot.tabIndex = 0;
      plot.setAttribute("role", "application");
      plot.setAttribute("aria-label", `${figure?.getAttribute("aria-label") ?? "Chart."} Arrow keys go from mark to mark, Enter opens what was counted.`);
      // a chart that was drawn anew under the focus takes it again
      if (last && owner(plot) === last && document.activeElement === document.body) plot.focus({ preventScroll: true });
    }
  };
  const go = (plot, marks, index) => {
    const mark = marks[index];
    at.set(owner(plot), mark.id);
    const { top, bottom } = mark.path.getBoundingClientRect();
    if (top < 60 || bottom > window.innerHeight) mark.path.scrollIntoView({ block: "center" });
    const fresh = marksOf(plot).find(({ id }) => id === mark.id) ?? mark;
    point(plot, "mousemove", fresh.middle);
    setTimeout(() => { status.textContent = `${told(plot)}. ${index + 1} of ${marks.length}.`; }, HOVER);
  };
  const pressed = (event) => {
    const plot = event.target.closest?.(".js-plotly-plot");
    if (!plot && (event.key === "Enter" || event.key === " ")) openedFrom("", event.target);
    if (!plot || event.target !== plot || event.ctrlKey || event.metaKey || event.altKey) return;
    const marks = marksOf(plot), now = marks.findIndex(({ id }) => id === at.get(owner(plot)));
    if (!marks.length) return;
    if (STEPS[event.key]) go(plot, marks, now < 0 ? 0 : next(marks, now, STEPS[event.key]));
    else if (event.key === "Home" || event.key === "End") go(plot, marks, event.key === "Home" ? 0 : marks.length - 1);
    else if ((event.key === "Enter" || event.key === " ") && now >= 0) {
      openedFrom(owner(plot), plot);
      open(plot, marks[now].middle);
    } else return;
    event.preventDefault();
  };
  const moved = (event) => {
    const plot = event.target.closest?.(".js-plotly-plot");
    if (plot) last = owner(plot);
    else if (event.target !== document.body) last = "";
  };
  const left = (event) => {
    const plot = event.target.closest?.(".js-plotly-plot");
    if (plot) point(plot, "mouseout", [0, 0]);
  };
  const asked = (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable=true], [role=textbox]");
    if (event.key === "?" && !typing) document.querySelector(".st-key-keys button")?.click();
  };

  const pointed = (event) => { if (event.isTrusted) openedFrom("", event.target); };

  let waiting = 0;
  const watch = new MutationObserver(() => { waiting ||= requestAnimationFrame(() => { waiting = 0; ready(); }); });
  watch.observe(document.body, { childList: true, subtree: true });
  ready();
  const heard = { keydown: [pressed, asked], focusin: [moved], focusout: [left], pointerdown: [pointed] };
  for (const [kind, all] of Object.entries(heard)) all.forEach((does) => document.addEventListener(kind, does));
  return () => {
    watch.disconnect();
    for (const [kind, all] of Object.entries(heard)) all.forEach((does) => document.removeEventListener(kind, does));
  };
}
