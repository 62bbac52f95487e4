export default function () {
  const ways = { ArrowRight: "next", ArrowLeft: "previous", PageDown: "next", PageUp: "previous", Escape: "all" };
  const pressed = (event) => {
    const typing = event.composedPath()[0].closest?.("input, textarea, select, [contenteditable=true], [role=textbox]");
    if (!ways[event.key] || typing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('[role="dialog"], [data-baseweb="popover"], .st-key-panel') && event.key === "Escape") return;
    const button = document.querySelector(`.st-key-step-${ways[event.key]} button`);
    if (!button || button.disabled) return;
    event.preventDefault();
    button.click();
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
