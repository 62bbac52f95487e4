// The arrow keys go up and down the buttons of a table.
const arrows = (tbody) => {
  const buttons = [...tbody.querySelectorAll("button")];
  tbody.onkeydown = (event) => {
    const at = buttons.indexOf(event.target), by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || at < 0) return;
    event.preventDefault();
    buttons[Math.min(Math.max(at + by, 0), buttons.length - 1)].focus();
  };
};
