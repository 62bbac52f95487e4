const LOOKS = 150, PAUSE = 100;    // how often, and after how many ms, it is looked whether a chart was drawn anew

// What a panel was opened from, later: a chart may have been drawn anew since, and before the panel stood (keys.js).
const openedFrom = (panel) => {
  const chart = document.body.dataset.openedFrom, opener = document.activeElement;
  if (chart) return () => document.querySelector(`.${CSS.escape(chart)} .js-plotly-plot`);
  return opener?.matches(":focus-visible") && !panel.contains(opener) ? () => opener : null;
};

// Gives the focus to what the panel was opened from once it is gone, again where that is drawn anew meanwhile, until
// somebody goes elsewhere.
const goBack = (opener, looks = LOOKS) => {
  const now = document.activeElement, kept = document.body.dataset;
  clearTimeout(kept.goesBack);    // of what was opened before
  if (!opener || !looks) return;
  if (!document.querySelector(".st-key-panel")) {
    if (now === document.body) opener()?.focus({ preventScroll: true });
    else if (now !== opener()) return;
  }
  kept.goesBack = setTimeout(goBack, PAUSE, opener, looks - 1);
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
    const opener = openedFrom(panel);
    if (opener) {
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
    setTimeout(goBack, 0, here.opener);
  };
}
