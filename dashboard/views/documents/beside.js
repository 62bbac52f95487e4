// The list beside the reader; every text of it goes through textContent.
export default function ({ data, parentElement, setTriggerValue }) {
  const nav = parentElement.querySelector("nav"), list = parentElement.querySelector("ol");
  nav.setAttribute("aria-label", data.head);
  nav.querySelector("p").textContent = data.head;
  list.start = data.first;
  const rows = data.lines.map(({ place, doc_id, title, told }) => {
    const row = document.createElement("li"), open = document.createElement("button"), more = document.createElement("small");
    open.type = "button";
    open.textContent = title;
    more.textContent = told;
    if (told) open.append(" ", more);
    if (doc_id === data.now) open.setAttribute("aria-current", "true");
    open.addEventListener("click", () => setTriggerValue("open", place));
    row.append(open);
    return row;
  });
  const held = list.contains(parentElement.activeElement ?? document.activeElement);
  list.replaceChildren(...rows);
  arrows(list);
  const now = list.querySelector("[aria-current]");
  if (now) list.scrollTop = now.offsetTop - list.offsetTop - list.clientHeight / 3;
  if (held) now?.focus({ preventScroll: true });
}
