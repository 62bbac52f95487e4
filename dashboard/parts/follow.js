export default function () {
  let looks = 0;
  const look = setInterval(() => {
    const way = document.querySelector(".st-key-follow a");
    if (way || ++looks > 40) clearInterval(look);
    way?.click();
  }, 50);
  return () => clearInterval(look);
}
