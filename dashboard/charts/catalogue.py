"""Every chart by its id and the link of the view that it stands in: a kept one is drawn and counted again so."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import pandas as pd

from analysis import Analysis
from analysis.ask import period_end, period_start
from analysis.notebook import View, said_in
from dashboard.charts import (
    chronicle,
    clocks,
    contrasts,
    everyone,
    lanes,
    matrix,
    months,
    network,
    profile,
    quantities,
    statements,
    theme_map,
    theme_squares,
    theme_terms,
    themes,
    timeline,
    undated,
    years,
)
from dashboard.charts.chart import Chart
from dashboard.charts.pairs import MEASURES, WINDOWS, Choice

LENGTHS: Mapping[str, int | None] = MappingProxyType({"10": 10, "30": 30, "all": None})
"""How many dates the chronology may list."""
GRAINS = ("century", "decade", "year", "month")
Make = Callable[[View, Analysis], Chart]


def chart_of(chart_id: str, view: View, whole: Analysis, shown: Analysis) -> tuple[Chart, Analysis] | None:
    """The chart, and the analysis that it counts in this view; None where there is no such chart.

    `whole` and `shown` are the analysis as the view has it, without its filter and with it.
    """
    if chart_id == "network":       # the places of its actors are those of the whole
        return network.network(_choice(view), network.spots_of(whole)), shown
    if chart_id not in CATALOGUE:
        return None
    return CATALOGUE[chart_id](view, shown), said_in(view, shown, chart_id)


def _choice(view: View) -> Choice:
    """What weighs in pairs of actors, as the link has it; its usual values where it has none that is offered."""
    window, measure, least = view.get("window"), view.get("measure"), view.get("least")
    shows = view.get("show").split(",")
    return Choice(window if window in WINDOWS else "sentence", measure if measure in MEASURES else "count",
                  int(least) if least in ("2", "5") else 1, "beyond" in shows, "groups" in shows)


def _actors(view: View, shown: Analysis) -> Chart:
    order = view.get("rank") if view.get("rank") in ("documents", "latest", "name") else "mentions"
    kinds = tuple(filter(None, view.get("kinds").split(",")))
    return everyone.everyone(view.get("find").strip(), kinds, view.get("only") == "new", order)


def _timeline(view: View, shown: Analysis) -> Chart:
    by = view.get("lanes") if view.get("lanes") in ("theme", "actor") else "document"
    skip = view.get("skip")
    return timeline.intervals(by, *_days(view.get("zoom"), shown),
                              int(skip) if skip.isascii() and skip.isdigit() and len(skip) < 7 else 0)


def _days(zoom: str, shown: Analysis) -> tuple[str, str]:
    """The first and the last day of a zoom, `most`, `all` or `month:2024-11`; the usual ones where it is none."""
    grain, _, day = zoom.partition(":")
    if zoom == "all":
        return "", ""
    if grain not in GRAINS or not day:
        return lanes.usual(shown)
    try:
        first = period_start(pd.Series([day]), grain)[0]
        return first, period_end(pd.Series([first]), grain)[0]
    except ValueError:
        return lanes.usual(shown)


def _clocks(view: View, shown: Analysis) -> Chart:
    first, _, last = view.get("written").partition("..")
    return clocks.clocks(first, last)


def _step(view: View, shown: Analysis) -> Chart:
    key = view.mark[1]
    return everyone.step((key[0], key[-1]))


def _profile(factory: Callable[[str], Chart], view: View, shown: Analysis) -> Chart:
    return factory(view.get("profile"))


def _as_it_is(made: Chart, view: View, shown: Analysis) -> Chart:
    return made


CATALOGUE: Mapping[str, Make] = MappingProxyType({
    "actors": _actors,
    "step": _step,
    "pairs": lambda view, shown: matrix.ranking(_choice(view)),
    "matrix": lambda view, shown: matrix.matrix(_choice(view)),
    **{made.id: partial(_profile, factory)
       for factory, made in zip(profile.FACTORIES, profile.CHARTS, strict=True)},
    "themes": lambda view, shown: themes.ranked(told=view.page == "themes"),
    "theme-parts": lambda view, shown: themes.parts(view.get("look")),
    "terms": lambda view, shown: theme_terms.terms(view.get("look")),
    "map": lambda view, shown: theme_map.MAP,
    **{made.id: partial(_as_it_is, made) for made in theme_squares.CHARTS},
    "contrast": lambda view, shown: contrasts.apart(view.get("a"), view.get("b") or contrasts.REST),
    "chronology": lambda view, shown: chronicle.chronicle(LENGTHS.get(view.get("length"), 10)),
    "happened": lambda view, shown: chronicle.HAPPENED,
    "timeline": _timeline,
    "years": lambda view, shown: years.YEARS,
    **{made.id: partial(_as_it_is, made) for made in months.CHARTS},
    "clocks": _clocks,
    "undated": lambda view, shown: undated.UNDATED,
    "roles": lambda view, shown: statements.ROLES,
    "voices": lambda view, shown: statements.TARGETS,
    "kinds": lambda view, shown: statements.KINDS,
    "numbers": lambda view, shown: quantities.AMOUNTS,
})
