// The marks of a chart as rows; every text goes through textContent. A row's button does what a click on its mark does.
const make = (tag, text, className) => {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (className) node.className = className;
  return node;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const rows = new Map();   // mark → its row
  const head = make("tr"), thead = make("thead"), tbody = make("tbody");
  for (const { label, number } of data.columns) {
    const heading = make("th", label, number ? "number" : "");
    heading.scope = "col";
    head.append(heading);
  }
  const show = (asked) => {
    for (const [mark, row] of rows) {
      row.className = mark === asked ? "now" : "";
      row.querySelector("button").setAttribute("aria-current", String(mark === asked));
    }
  };
  for (const { mark, cells } of data.rows) {
    const row = make("tr");
    cells.forEach((text, at) => {
      const cell = make("td", at ? text : undefined, data.columns[at].number ? "number" : "");
      if (!at) {
        const open = make("button", text || "–");
        open.type = "button";
        open.addEventListener("click", () => {
          setTriggerValue("open", mark);
          show(mark);
        });
        cell.append(open);
      }
      row.append(cell);
    });
    tbody.append(row);
    rows.set(mark, row);
  }
  show(new URLSearchParams(location.search).get("evidence"));
  thead.append(head);
  table.replaceChildren(make("caption", data.question), thead, tbody);
  arrows(tbody);
}
