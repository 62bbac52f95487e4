const TOUCHES = ["pointerdown", "click", "keydown", "input", "popstate"];

// What a browser sends holds the address and the values of the controls as it knows them. A look that is sent while
// the answer to a click is still on its way would bring back what was before the click: it waits until the page rests.
export default function ({ data, setTriggerValue }) {
  let touched = performance.now(), looked = touched;
  const touch = () => { touched = performance.now(); };
  const look = () => {
    const now = performance.now();
    const rests = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";
    if (!rests) touch();
    if (document.hidden || now - touched < data.quiet || now - looked < data.every) return;
    looked = now;
    setTriggerValue("look", now);
  };
  TOUCHES.forEach((kind) => window.addEventListener(kind, touch, true));
  const timer = setInterval(look, data.every / 10);
  return () => {
    clearInterval(timer);
    TOUCHES.forEach((kind) => window.removeEventListener(kind, touch, true));
  };
}
