export default function ({ parentElement }) {
  const note = parentElement.querySelector("aside"), SEEN = "dossier-seen";
  const kept = () => { try { return window.localStorage.getItem(SEEN); } catch { return null; } };
  if (kept()) return;
  note.hidden = false;
  const seen = () => {
    note.hidden = true;
    try { window.localStorage.setItem(SEEN, "1"); } catch { /* it is shown again next time */ }
  };
  document.addEventListener("click", seen, { capture: true, once: true });
  return () => document.removeEventListener("click", seen, { capture: true });
}
