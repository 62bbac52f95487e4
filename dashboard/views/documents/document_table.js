// The list as a table; every text of it goes through textContent. Rows open, headings sort: both ask the server.
const cell = (tag, text, className) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const head = cell("tr");
  for (const { key, label, sorted } of data.columns) {
    const heading = cell("th", undefined, key);
    heading.scope = "col";
    heading.setAttribute("aria-sort", sorted || "none");
    if (key === "about") heading.textContent = label;
    else {
      const sort = cell("button", label + (sorted ? (sorted === "ascending" ? " ↑" : " ↓") : ""));
      sort.addEventListener("click", () => setTriggerValue("sort", key));
      heading.append(sort);
    }
    head.append(heading);
  }
  const rows = data.rows.map((row) => {
    const line = cell("tr");
    const title = cell("td", undefined, "title");
    const open = cell("button", row.title);
    open.addEventListener("click", () => setTriggerValue("open", row.id));
    title.append(open);
    line.append(title);
    for (const { key } of data.columns.slice(1)) line.append(cell("td", row[key], key));
    return line;
  });
  const thead = cell("thead"), tbody = cell("tbody");
  thead.append(head);
  tbody.append(...rows);
  table.replaceChildren(thead, tbody);
  arrows(tbody);
}
