export default function ({ data, parentElement }) {
  const here = parentElement.querySelector("span");
  if (here.dataset.of !== data.of) {
    here.dataset.of = data.of;
    document.querySelector(".st-key-panel")?.scrollTo(0, 0);
  }
  const pressed = (event) => {
    const first = '[data-baseweb="popover"], [role="dialog"]';    // what lies above is closed first
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector(first)) return;
    document.querySelector(".st-key-close-evidence button")?.click();
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
