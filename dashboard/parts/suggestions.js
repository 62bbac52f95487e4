// A list under the search box that the arrows, a click or a touch choose from. Names go through textContent.
const PAUSE = 120;    // milliseconds without a key before the server is asked

export default function ({ data, parentElement, setTriggerValue }) {
  const box = document.querySelector(".st-key-search input");
  const list = parentElement.querySelector("ul");
  if (!box || !list) return;
  list.stop?.();    // what was drawn before listens no more
  let active = -1, waiting = 0;
  const nameOf = ({ kind, label }) => `${kind} ${label}`;
  const options = () => [...list.children];
  const told = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "suggestions" };
  for (const [name, value] of Object.entries(told)) box.setAttribute(name, value);

  const show = (shown) => {
    list.hidden = !shown;
    box.setAttribute("aria-expanded", shown);
    if (!shown) choose(-1);
  };
  const choose = (number) => {
    active = number;
    list.chosen = number < 0 ? "" : nameOf(data.options[number]);
    options().forEach((option, i) => option.setAttribute("aria-selected", i === number));
    if (number < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", options()[number].id);
  };
  const put = (text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box, text);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    clearTimeout(waiting);
  };
  const rest = () => { box.dataset.rest = box.value; show(false); };    // nothing more is offered for these words
  const take = ({ query, open }) => {
    rest();
    put(query ?? data.words);
    box.blur();    // what stands in the box is asked for then
    if (open) setTriggerValue("open", open);
  };

  list.replaceChildren(...data.options.map((option, number) => {
    const line = document.createElement("li"), name = document.createElement("span"), kind = document.createElement("span");
    Object.assign(line, { id: `suggestion-${number}`, role: "option" });
    name.textContent = option.label;
    kind.textContent = option.kind;
    kind.className = "kind";
    line.append(name, " ", kind);
    line.addEventListener("mousedown", (event) => event.preventDefault());    // the box keeps the cursor
    line.addEventListener("click", () => take(option));
    return line;
  }));
  // an answer that comes late does not take away what the arrows have chosen
  choose(data.options.findIndex((option) => nameOf(option) === list.chosen));
  show(data.options.length > 0 && document.activeElement === box && box.value === data.of
    && box.dataset.rest !== box.value);

  const ask = () => {
    waiting = setTimeout(() => {
      box.dataset.asked = box.value;
      setTriggerValue("typed", box.value);
    }, PAUSE);
  };
  const typed = (event) => {
    if (event.target !== box || !event.isTrusted) return;
    clearTimeout(waiting);
    delete box.dataset.rest;
    delete box.dataset.asked;
    box.dataset.typed = box.value;
    choose(-1);
    if (box.value.trim().length < 2) show(false);
    else ask();
  };
  // drawn anew between the last key and the question: it is asked now
  if (box.dataset.typed === box.value && box.value.trim().length > 1 && !("asked" in box.dataset)
    && box.dataset.rest !== box.value) ask();
  const pressed = (event) => {
    if (event.target !== box) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key], n = data.options.length;
    if (by && !list.hidden) choose((Math.max(active, by < 0 ? 0 : -1) + by + n) % n);
    else if (event.key === "Enter" && active >= 0) take(data.options[active]);
    else {
      if (event.key === "Enter" || event.key === "Escape") rest();
      if (event.key === "Enter") setTimeout(() => box.blur());    // so that / goes back into the box
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const left = (event) => event.target === box && show(false);
  document.addEventListener("input", typed, true);
  document.addEventListener("keydown", pressed, true);
  document.addEventListener("focusout", left, true);
  return list.stop = () => {
    clearTimeout(waiting);
    document.removeEventListener("input", typed, true);
    document.removeEventListener("keydown", pressed, true);
    document.removeEventListener("focusout", left, true);
  };
}
