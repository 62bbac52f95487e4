export default function ({ data, parentElement }) {
  const here = parentElement.querySelector("span");
  if (here.dataset.of === data.of) return;
  here.dataset.of = data.of;
  setTimeout(() => {
    const top = here.getBoundingClientRect().top;
    if (top < 0 || top > 0.6 * window.innerHeight) here.scrollIntoView({ block: "center" });
  }, 300);
}
