export default function () {
  const pressed = (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable=true], [role=textbox]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    const box = document.querySelector(".st-key-search input");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
