"""What sets two selections of passages apart: the words that one says more than the other."""

import re
from functools import cache, partial

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, count, trace
from analysis.ask import broad_themes, carrying, contrast, short_labels, texts
from analysis.store import once
from dashboard.charts.actors import acting
from dashboard.charts.chart import Chart, Ink, faint, hovers, labelled, marks, styled

BY_WORD = ("side", "word")
REST = "rest"
NAMED = ("theme", "document", "actor")
WORDS, READ, SURE = 10, 2000, 1.96
"""Words a side, passages read a side (spread evenly over all), and the z from which a word is beyond chance."""


def chosen(result: Analysis, selection: str) -> pd.DataFrame:
    """The passages of a selection, `theme:…`, `document:…` or `actor:…`."""
    kind, _, name = selection.partition(":")
    passages = _counted(result)
    if kind == "document":
        return passages[(passages["doc_id"].astype("str") == name).to_numpy()]
    if kind == "theme":
        rows = carrying(result, [name])
    else:
        named = acting(result)
        named = named[(named["actor_id"].astype("str") == name).to_numpy()]
        rows = named.merge(result.sentences[["doc_id", "sent_id", "passage_id"]], on=["doc_id", "sent_id"])
    return passages.merge(rows[["doc_id", "passage_id"]].drop_duplicates(), on=["doc_id", "passage_id"])


def sides(result: Analysis, first: str, second: str) -> dict[str, pd.DataFrame]:
    """The sentences of either selection; a passage of both is in neither."""
    every = _counted(result)
    one = chosen(result, first)
    in_one = every.merge(one.assign(one=True), on=["doc_id", "passage_id"], how="left")["one"].notna().to_numpy()
    in_other = ~in_one
    if second != REST:
        other = chosen(result, second).assign(other=True)
        in_other = every.merge(other, on=["doc_id", "passage_id"], how="left")["other"].notna().to_numpy()
    return {side: result.sentences.merge(_spread(every[taken]), on=["doc_id", "passage_id"])
            for side, taken in (("first", in_one & ~in_other), ("second", in_other & ~in_one))}


def _counted(result: Analysis) -> pd.DataFrame:
    """The passages of counted text: in a heading nobody is looked for, so no name could be left out."""
    return result.passages.loc[result.passages["kind"] == "text", ["doc_id", "passage_id"]]


def _spread(passages: pd.DataFrame) -> pd.DataFrame:
    return passages.iloc[np.unique(np.linspace(0, len(passages) - 1, min(len(passages), READ)).astype(int))]


def unnamed(result: Analysis, documents: pd.Series) -> dict[str, str]:
    """The texts of these documents with a blank for every letter of a mention: actors say who, words say what."""
    every = texts(result)
    read = {doc_id: every[doc_id] for doc_id in documents.unique()}
    named = result.mentions[result.mentions["doc_id"].isin(read)].sort_values(["doc_id", "start"])
    for doc_id, rows in named.groupby("doc_id", observed=True):
        parts, end = [], 0
        for start, stop in zip(rows["start"].tolist(), rows["end"].tolist(), strict=True):
            parts += [read[doc_id][end:start], " " * (stop - max(start, end))]
            end = max(end, stop)
        read[doc_id] = "".join([*parts, read[doc_id][end:]])
    return read


def words(result: Analysis, first: str, second: str) -> pd.DataFrame:
    """One row per place of a word that sets a selection apart: side, word, its z, the sentence and the span."""
    read = sides(result, first, second)
    masked = unnamed(result, pd.concat(read.values())["doc_id"])
    said = [[masked[row.doc_id][row.start : row.end] for row in rows.itertuples()] for rows in read.values()]
    table = contrast(*said)
    table = table[(table["n_first"] > 0) | (table["n_second"] > 0)]
    tops = {"first": table[table["z"] > 0].head(WORDS), "second": table[table["z"] < 0].tail(WORDS)}
    found = [row for side, top in tops.items() for row in _places(read[side], masked, side, top)]
    columns = ["doc_id", "sent_id", "start", "end", "side", "word", "z"]
    return pd.DataFrame(found, columns=columns).astype({"doc_id": result.documents["doc_id"].dtype})


def _places(sentences: pd.DataFrame, masked: dict[str, str], side: str, top: pd.DataFrame) -> list[tuple]:
    z = dict(zip(top["word"], top["z"].abs(), strict=True))
    if not z:
        return []
    pattern = re.compile(rf"(?<![\w'’-])({'|'.join(map(re.escape, z))})(?=(?:['’]s)?(?![\w'’-]|['’]\w))", re.IGNORECASE)
    return [
        (row.doc_id, row.sent_id, found.start(), found.end(), side, word, z[word])
        for row in sentences.itertuples() for found in pattern.finditer(masked[row.doc_id], row.start, row.end)
        if (word := found[1].casefold().replace("’", "'")) in z
    ]


def weighed(result: Analysis, first: str, second: str) -> pd.DataFrame:
    """The words of either side with the sentences that say them and their z, the surest first."""
    rows = words(result, first, second)
    z = rows.drop_duplicates(list(BY_WORD))[[*BY_WORD, "z"]]
    table = count(rows, BY_WORD, "sentences").merge(z, on=list(BY_WORD))
    return table.sort_values(["side", "z", "word"], ascending=[True, False, True], ignore_index=True)


def draw_words(counted: pd.DataFrame, result: Analysis, ink: Ink, first: str, second: str) -> go.Figure:
    """The words of the first selection to the left, of the second to the right, as long as they are sure."""
    figure = go.Figure()
    widest = counted["z"].max()
    for side, sign, color in (("first", -1, ink.accent), ("second", 1, ink.series[1])):
        rows = counted[counted["side"] == side]
        figure.add_bar(
            x=(sign * rows["z"]).tolist(), y=[-place for place in range(len(rows))], orientation="h", width=0.6,
            marker={"color": [color if z >= SURE else faint(color) for z in rows["z"]]},
            text=[f"{word} {n:,}" for word, n in zip(labelled(rows["word"]), rows["n_sentences"], strict=True)],
            textposition="outside", textfont={"color": ink.text}, cliponaxis=False,
            customdata=marks(rows, BY_WORD, "n_sentences"),
            hovertemplate=hovers("%{customdata[1]}:", rows["n_sentences"], "sentences"),
        )
    deep = counted.groupby("side")["word"].size().max()
    figure.update_xaxes(visible=False, range=[-2.1 * widest, 2.1 * widest])
    figure.update_yaxes(visible=False, range=[-deep + 0.4, 0.6])
    return styled(figure, ink, 30 + 28 * int(deep)).update_layout(barmode="overlay")


def name(result: Analysis, key: tuple[str, ...], first: str, second: str) -> str:
    """The word and the selection that says it more."""
    return f"“{key[1]}” in {called(result, first if key[0] == 'first' else second)}"


def called(result: Analysis, selection: str) -> str:
    """A selection in words."""
    kind, _, of = selection.partition(":")
    return _names(result, kind)[of] if kind in NAMED else "everything else"


@once
def _names(result: Analysis, kind: str) -> dict[str, str]:
    """{id: what it is called} of all themes, documents or actors."""
    if kind == "theme":
        return short_labels(result)
    table, column, label = (result.documents, "doc_id", "title") if kind == "document" else (
        result.actors, "actor_id", "name")
    return dict(zip(table[column].astype("str"), table[label].astype("str"), strict=True))


@cache
def apart(first: str, second: str = REST) -> Chart:
    """What sets one selection apart from another."""
    rows = partial(words, first=first, second=second)
    return Chart(
        "contrast", "What sets the two apart?", "sentences", BY_WORD,
        partial(weighed, first=first, second=second), lambda result, key: trace(rows(result), BY_WORD, key),
        partial(draw_words, first=first, second=second), name=partial(name, first=first, second=second),
        link=(("a", first), ("b", second)),
    )


@cache
def largest() -> Chart:
    """The largest theme against everything else."""
    def of(result: Analysis) -> str:
        carried = broad_themes(result)["theme_id"].value_counts()
        return f"theme:{carried.index[0]}" if len(carried) else "theme:"

    return Chart(
        "contrast", "What sets the two apart?", "sentences", BY_WORD,
        count=lambda result: apart(of(result)).count(result),
        trace=lambda result, key: apart(of(result)).trace(result, key),
        draw=lambda counted, result, ink: apart(of(result)).draw(counted, result, ink),
    )


CONTRAST = largest()
CHARTS = (CONTRAST,)
