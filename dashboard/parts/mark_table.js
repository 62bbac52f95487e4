// The marks of a chart as rows; every text goes through textContent. A row's button does what a click on its mark does.
const make = (tag, text, className) => {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (className) node.className = className;
  return node;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const head = make("tr"), thead = make("thead"), tbody = make("tbody");
  for (const { label, number } of data.columns) {
    const heading = make("th", label, number ? "number" : "");
    heading.scope = "col";
    head.append(heading);
  }
  for (const { mark, cells, now } of data.rows) {
    const row = make("tr", undefined, now ? "now" : "");
    cells.forEach((text, at) => {
      const cell = make("td", at ? text : undefined, data.columns[at].number ? "number" : "");
      if (!at) {
        const open = make("button", text || "–");
        open.type = "button";
        if (now) open.setAttribute("aria-current", "true");
        open.addEventListener("click", () => setTriggerValue("open", mark));
        cell.append(open);
      }
      row.append(cell);
    });
    tbody.append(row);
  }
  thead.append(head);
  table.replaceChildren(make("caption", data.question), thead, tbody);
  arrows(tbody);
}
