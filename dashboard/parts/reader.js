export default function (component) {
  const { data, parentElement } = component;
  const article = parentElement.querySelector(".reader");
  const note = (text) => {
    const line = document.createElement("p");
    line.className = "note";
    line.textContent = text;
    return line;
  };
  article.replaceChildren();
  if (data.before) article.append(note("The document begins further up; this part holds the evidence."));
  for (const passage of data.passages) {
    const paragraph = document.createElement(passage.kind === "heading" ? "h4" : "p");
    paragraph.className = passage.kind;
    for (const piece of passage.pieces) {
      const node = document.createElement(piece.classes.includes("evidence") ? "mark" : "span");
      node.className = piece.classes.join(" ");
      node.textContent = piece.text;
      if (piece.hint) {
        node.title = piece.hint;
        node.tabIndex = 0;
        node.setAttribute("aria-label", `${piece.text}: ${piece.hint}`);
      }
      paragraph.append(node);
    }
    article.append(paragraph);
  }
  if (data.after) article.append(note("The document goes on."));
  const evidence = article.querySelector("mark");
  if (evidence) requestAnimationFrame(() => evidence.scrollIntoView({ block: "center" }));
}
