// What stands beside the text: a card about what was clicked, and the margin with people, dates and statements.
const counted = (n, one) => `${n.toLocaleString()} ${one}${n === 1 ? "" : "s"}`;

// Who or when it is, how often, and what can be done: filter to it, its profile, mend it, go through it.
const cardOf = (reader, node, spans) => {
  const { data, send } = reader;
  const card = make("div", "card");
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", node.textContent);
  for (const span of spans) card.append(make("p", "", span.hint));
  const does = make("div", "does");
  const act = (label, told) => does.append(button(label, () => send(told)));
  const actor = spans.filter((span) => span.layer !== "markers").map((span) => span.of).find((of) => data.actors[of]);
  const layer = (name) => spans.find((span) => span.layer === name);
  if (actor) {
    const about = data.actors[actor];
    card.append(make("p", "quiet", `${counted(about.here, "time")} here, in ${counted(about.all, "document")}`));
    act("Filter to it", { do: "filter", id: actor });
    act("Profile", { do: "profile", id: actor });
    act("Correct", { do: "correct", id: actor });
  }
  const day = layer("markers"), said = layer("statements"), differs = layer("differs");
  if (day?.of) act(`Filter to ${day.of.split("..")[0]}`, { do: "period", id: day.of });
  if (said) act("Wrong speaker?", { do: "speaker", id: `${data.doc}#char=${said.start},${said.end}` });
  if (differs?.of) act("The other copy", { do: "place", id: differs.of });
  const key = actor ? `actor:${actor}` : spans[0].layer;
  if (data.stops[key])
    does.append(button("Go through", () => { reader.close(); reader.choose(key, Number(node.dataset.at)); }));
  does.append(button("Keep", () => { reader.close(node); send({ do: "keep", id: String(spans[0].start) }); },
    "Keep this sentence in the notebook"));
  does.append(button("×", () => reader.close(node), "Close"));
  card.append(does);
  return card;
};

// The margin: whom the document names, when it plays, who speaks in it; each a way to the places.
const MOST = 7;
const marginOf = (reader) => {
  const { stops, dates } = reader.data;
  const under = (prefix) => Object.entries(stops).filter(([key]) => key.startsWith(prefix)).map(([key, stop]) =>
    button(`${stop.label} · ${stop.spans.length}`, () => reader.choose(key, 0)));
  const parts = [["Named", under("actor:")], ["Said by", under("said:")],
    ["Dates", dates.map(([start, label]) => button(label, () => reader.choose("markers", start)))]];
  return parts.filter(([, buttons]) => buttons.length).map(([head, buttons]) => {
    const part = make("section");
    part.append(make("h3", "", head), ...buttons.slice(0, MOST));
    if (buttons.length > MOST) part.append(moreOf(buttons.slice(MOST)));
    return part;
  });
};

// Those that come after the first stand in their place once they are asked for.
const moreOf = (rest) => {
  const more = button(`More (${rest.length})`, () => {
    more.replaceWith(...rest);
    rest[0].focus();
  });
  more.className = "more";
  return more;
};
