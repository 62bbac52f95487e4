export default function () {
  // Plotly tells a click by what the pointer was over; a finger was over nothing before it touches.
  const touched = (event) => {
    const finger = event.touches[0];
    if (event.touches.length !== 1 || !event.target.closest?.(".js-plotly-plot")) return;
    event.target.dispatchEvent(new MouseEvent("mousemove", {
      bubbles: true, view: window, clientX: finger.clientX, clientY: finger.clientY }));
  };
  document.addEventListener("touchstart", touched, { capture: true, passive: true });
  return () => document.removeEventListener("touchstart", touched, { capture: true });
}
