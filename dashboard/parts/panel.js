const LOOKS = 30, PAUSE = 100;    // how often, and after how many ms, a chart that is drawn anew is looked for

// What opened the panel, later: a chart may have been drawn anew since.
const standing = (opener) => {
  const names = [...(opener.closest("[class*=st-key-chart-]")?.classList ?? [])];
  const key = opener.matches(".js-plotly-plot") && names.find((name) => name.startsWith("st-key-chart-"));
  return () => (key ? document.querySelector(`.${CSS.escape(key)} .js-plotly-plot`) : opener);
};

const goBack = (panel, opener, looks = LOOKS) => {
  if (panel?.isConnected || document.activeElement !== document.body) return;
  opener?.()?.focus({ preventScroll: true });
  if (looks && opener && document.activeElement === document.body) setTimeout(goBack, PAUSE, panel, opener, looks - 1);
};

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
      here.opener = standing(opener);
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
    setTimeout(goBack, 0, panel, here.opener);
  };
}
