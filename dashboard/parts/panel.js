export default function ({ data, parentElement }) {
  const here = parentElement.querySelector("span"), panel = document.querySelector(".st-key-panel");
  if (panel && here.dataset.of !== data.of) {
    here.dataset.of = data.of;
    panel.scrollTo(0, 0);
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-label", "Evidence");
    panel.tabIndex = -1;
    // who opened it by a key goes on in it, and goes back to the mark when it is closed
    const opener = document.activeElement;
    if (opener?.matches(":focus-visible") && !panel.contains(opener)) {
      here.opener = opener;
      panel.focus({ preventScroll: true });
    }
  }
  const pressed = (event) => {
    const first = '[data-baseweb="popover"], [role="dialog"]';    // what lies above is closed first
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector(first)) return;
    document.querySelector(".st-key-close-evidence button")?.click();
  };
  document.addEventListener("keydown", pressed);
  return () => {
    document.removeEventListener("keydown", pressed);
    setTimeout(() => {
      if (!panel?.isConnected && document.activeElement === document.body) here.opener?.focus({ preventScroll: true });
    });
  };
}
