export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button"), words = button.querySelector("span");
  const copied = async (text) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");     // no clipboard without TLS
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not copied");
  };
  button.onclick = async () => {
    const address = new URL(window.location.href);
    address.searchParams.set(data.parameter, data.fingerprint);
    try {
      await copied(address.href);
      words.textContent = "Copied";
    } catch {
      window.prompt("Copy this address", address.href);
    }
    setTimeout(() => { words.textContent = "Copy link"; }, 2500);
  };
}
