"""Charts of themes: which there are, and how they are coloured and called everywhere."""

from functools import cache, partial

import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis, count, trace
from analysis.ask import broad_themes, is_divided, parts_of, short_labels
from dashboard.charts.chart import Chart, Ink, hovers, labelled, marks, named_above, styled

BY_THEME = ("theme_id",)
UNASSIGNED = "none"
"""Stands for a theme where a passage fits none."""


def labels(result: Analysis, theme_ids: pd.Series) -> pd.Series:
    """What each theme is called beside a mark."""
    return theme_ids.astype("str").map({**short_labels(result), UNASSIGNED: "fits no theme"})


def colors(result: Analysis, ink: Ink) -> dict[str, str]:
    """{theme: its colour on every page}: one of the series for the first ten broad ones that are firm, grey for all
    others; a finer theme has the colour of its broad one."""
    themes = result.themes
    broad = themes[themes["parent"] == ""]
    firm = broad.loc[(broad["weakness"] == "") & (broad["n_passages"] > 0), "theme_id"]
    color = dict.fromkeys([*broad["theme_id"], UNASSIGNED], ink.quiet) | dict(zip(firm, ink.series, strict=False))
    fine = themes[themes["parent"] != ""]
    return color | {theme: color.get(parent, ink.quiet) for theme, parent in zip(fine["theme_id"], fine["parent"],
                                                                                strict=True)}


def carried(result: Analysis) -> pd.DataFrame:
    """One row per passage and broad theme it carries."""
    return broad_themes(result)


def unassigned(result: Analysis) -> pd.DataFrame:
    """The passages that carry no theme."""
    known = result.passage_themes[["doc_id", "passage_id"]].drop_duplicates().assign(known=True)
    passages = result.passages[["doc_id", "passage_id"]].merge(known, on=["doc_id", "passage_id"], how="left")
    return passages.loc[passages["known"].isna(), ["doc_id", "passage_id"]].assign(theme_id=UNASSIGNED)


def opened(result: Analysis, theme: str) -> pd.DataFrame:
    """One row per passage that carries a broad theme, with its finer theme there, or the broad one for the rest."""
    return parts_of(result, theme)[["doc_id", "passage_id", "theme_id"]]


def everything(result: Analysis) -> pd.DataFrame:
    """One row per passage and theme it carries, and one for each passage that fits no theme."""
    rows = carried(result)[["doc_id", "passage_id", "theme_id"]]
    return pd.concat([rows, unassigned(result)], ignore_index=True)


def held(theme: pd.Series) -> str:
    """How firm a theme is: "holds in 46 of 50 resamples"."""
    times = round(theme["stability"] * theme["n_resamples"])
    return f"holds in {times} of {theme['n_resamples']} resamples" if theme["n_resamples"] else "not resampled"


def tell_theme(result: Analysis, key: tuple[str, ...]) -> list[str]:
    """What is to be known of a theme before it is used."""
    themes = result.themes.set_index("theme_id")
    if key[0] not in themes.index:
        return ["These passages say too little, or nothing that others say too."]
    theme = themes.loc[key[0]]
    weak = f" Weak: {theme['weakness']}." if theme["weakness"] else ""
    told = [f"It {held(theme)} of the passages.{weak}",
            f"Terms: {', '.join(theme['terms'])}"]
    return [f"“{theme['sentence']}”", *told] if theme["sentence"] else told


def draw_ranked(counted: pd.DataFrame, result: Analysis, ink: Ink, told: bool = False, whole: str = "") -> go.Figure:
    """A bar for each theme, weak ones hollow; `told` adds how firm each is; the bar of `whole` is what its parts
    leave over."""
    shown = counted.assign(name=labels(result, counted["theme_id"]), theme_id=counted["theme_id"].astype("str"))
    shown = shown.assign(name=shown["name"].mask(shown["theme_id"] == whole, "the rest"),
                         fits=~shown["theme_id"].isin([UNASSIGNED, whole]))
    shown = shown.sort_values(["fits", "n_passages", "name"], ascending=[True, True, False])
    themes, color = result.themes.set_index("theme_id"), colors(result, ink)
    firm = [theme in themes.index and not themes["weakness"][theme] for theme in shown["theme_id"]]
    firmness = {row["theme_id"]: held(row).removesuffix(" resamples") for _, row in result.themes.iterrows()}
    firmness.pop(whole, None)
    notes = [f"   {firmness[theme]}" if told and theme in firmness else "" for theme in shown["theme_id"]]
    figure = go.Figure(go.Bar(
        x=shown["n_passages"].tolist(), y=list(range(len(shown))), orientation="h", width=0.42,
        marker={"color": [color[theme] if sure else ink.paper for theme, sure in zip(shown["theme_id"], firm,
                                                                                    strict=True)],
                "line": {"color": [color[theme] for theme in shown["theme_id"]], "width": 1.5}},
        text=[f"{n:,}{note}" for n, note in zip(shown["n_passages"], notes, strict=True)], textposition="outside",
        textfont={"color": ink.text}, cliponaxis=False, customdata=marks(shown, BY_THEME, "n_passages"),
        hovertext=labelled(shown["name"]), hovertemplate=hovers("%{hovertext}:", shown["n_passages"], "passages"),
    ))
    named_above(figure, shown["name"], ink)
    figure.update_xaxes(visible=False, range=[0, (1.8 if told else 1.25) * shown["n_passages"].max()])
    return styled(figure, ink, 30 + 44 * len(shown))


@cache
def ranked(told: bool = False) -> Chart:
    """The themes by size; `told` adds those passages that fit none, and how firm each theme is."""
    rows = everything if told else carried
    return Chart(
        "themes", "What is it about?", "passages", BY_THEME,
        count=lambda result: count(rows(result), BY_THEME, "passages"),
        trace=lambda result, key: trace(rows(result), BY_THEME, key),
        draw=partial(draw_ranked, told=told), tell=tell_theme,
    )


@cache
def parts(theme: str = "") -> Chart:
    """The finer themes of one broad theme by size; "" is the first that is divided."""
    def of(result: Analysis) -> str:
        return theme or next((broad for broad in result.themes["theme_id"] if is_divided(result, broad)), "")

    def named(result: Analysis, key: tuple[str, ...]) -> str:
        label = labels(result, pd.Series(key[:1], dtype="str"))[0]
        return f"The rest of {label}" if key[0] == of(result) else label

    return Chart(
        "theme-parts", "What is in it?", "passages", BY_THEME,
        count=lambda result: count(opened(result, of(result)), BY_THEME, "passages"),
        trace=lambda result, key: trace(opened(result, of(result)), BY_THEME, key),
        draw=lambda counted, result, ink: draw_ranked(counted, result, ink, True, of(result)),
        tell=tell_theme, name=named, link=(("look", theme),),
    )


RANKED, PARTS = ranked(), parts()
CHARTS = (RANKED, PARTS)
