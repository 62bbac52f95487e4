const LOOKS = 150, PAUSE = 100;    // how often, and after how many ms, it is looked whether a chart was drawn anew

// What opened the panel, later: a chart may have been drawn anew since.
const standing = (opener) => {
  const names = [...(opener.closest("[class*=st-key-chart-]")?.classList ?? [])];
  const key = opener.matches(".js-plotly-plot") && names.find((name) => name.startsWith("st-key-chart-"));
  return () => (key ? document.querySelector(`.${CSS.escape(key)} .js-plotly-plot`) : opener);
};

// Gives the focus to what opened the panel, again where that is drawn anew meanwhile, until somebody goes elsewhere.
const goBack = (panel, opener, looks = LOOKS) => {
  if (panel?.isConnected || !opener || !looks) return;
  const now = document.activeElement;
  if (now === document.body) opener()?.focus({ preventScroll: true });
  else if (now !== opener()) return;
  setTimeout(goBack, PAUSE, panel, opener, looks - 1);
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
