// A chart as a picture, with its question above and its filter and source below: the drawing that is on the page.
const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 16, TITLE = 20, LINE = 13, SHARPER = 2;
const NOT_SHOWN = ".hoverlayer, .draglayer, .zoomlayer, .hovertext, .select-outline";

const wrapped = (text, width, size) => {
  const most = Math.max(Math.floor(width / (0.52 * size)), 10), lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > most && lines.at(-1)) lines.push(word); else lines[lines.length - 1] = longer;
  }
  return lines;
};

const drawing = (plot, data) => {
  const layers = [...plot.querySelectorAll("svg.main-svg")];
  const { width, height } = layers[0].getBoundingClientRect();
  const whole = document.createElementNS(SVG, "svg");
  let down = MARGIN;
  const write = (text, size, family, weight) => {
    for (const line of wrapped(text, width, size)) {
      down += size * 1.3;
      const node = document.createElementNS(SVG, "text");
      Object.entries({ x: MARGIN, y: down, "font-size": size, "font-family": family, "font-weight": weight, fill: data.ink })
        .forEach(([name, value]) => node.setAttribute(name, value));
      node.textContent = line;
      whole.append(node);
    }
  };
  const paper = document.createElementNS(SVG, "rect");
  whole.append(paper);
  write(data.question, TITLE, "Source Serif, Georgia, serif", 600);
  down += MARGIN;
  for (const layer of layers) {
    const copy = layer.cloneNode(true);
    copy.querySelectorAll(NOT_SHOWN).forEach((node) => node.remove());
    Object.entries({ x: MARGIN, y: down, width, height, style: "overflow: visible" }).forEach(([name, value]) => copy.setAttribute(name, value));
    whole.append(copy);
  }
  down += height;
  for (const line of data.lines) write(line, LINE, "Source Sans, Helvetica, sans-serif", 400);
  const size = { width: Math.ceil(width + 2 * MARGIN), height: Math.ceil(down + MARGIN) };
  for (const node of [whole, paper]) Object.entries(size).forEach(([name, value]) => node.setAttribute(name, value));
  paper.setAttribute("fill", data.paper);
  whole.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  whole.setAttribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
  return { text: new XMLSerializer().serializeToString(whole), ...size };
};

const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

const painted = ({ text, width, height }) => new Promise((done, failed) => {
  const picture = new Image();
  picture.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width * SHARPER, height * SHARPER];
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(done, "image/png");
  };
  picture.onerror = failed;
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
});

export default function ({ data, parentElement }) {
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = async () => {
      const plot = document.querySelector(`.st-key-chart-${CSS.escape(data.chart)} .js-plotly-plot`);
      if (!plot) return;
      const made = drawing(plot, data), kind = button.className;
      const blob = kind === "svg" ? new Blob([made.text], { type: "image/svg+xml" }) : await painted(made);
      save(blob, `${data.chart}.${kind}`);
    };
  }
}
