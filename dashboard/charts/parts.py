"""What a number is made of: the evidence behind one mark by the time it was published and by theme."""

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis
from analysis.ask import broad_themes, days_known
from dashboard.charts.actors import acting
from dashboard.charts.chart import Chart, Ink, Rows, counting, hovers, labelled, marks, named_above, styled
from dashboard.charts.themes import labels

BY_PERIOD, BY_THEME = ("published",), ("theme_id",)
MOST_THEMES = 6
MONTHS = 24
"""A collection published within so many months is shown by month, any other by year."""


def with_period(result: Analysis, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the period in which their document was published: `2024`, `2024-11/2025-01`, or `undated`."""
    documents = days_known(result.documents)
    first, last = documents["published_from"], documents["published_to"]
    width = len("2024-11") if _months(first.min(), last.max()) < MONTHS else len("2024")
    periods = [
        "undated" if pd.isna(since) or pd.isna(until)
        else "/".join(dict.fromkeys((since.isoformat()[:width], until.isoformat()[:width])))
        for since, until in zip(first, last, strict=True)
    ]
    known = dict(zip(result.documents["doc_id"].astype("str"), periods, strict=True))
    return rows.assign(published=rows["doc_id"].astype("str").map(known))


def _months(first: pd.Timestamp, last: pd.Timestamp) -> int:
    return 0 if pd.isna(first) or pd.isna(last) else (last.year - first.year) * 12 + last.month - first.month


def with_theme(result: Analysis, rows: pd.DataFrame) -> pd.DataFrame:
    """One row per passage of the rows and broad theme it carries."""
    if "passage_id" not in rows.columns:
        rows = rows.merge(result.sentences[["doc_id", "sent_id", "passage_id"]], on=["doc_id", "sent_id"])
    passages = rows[["doc_id", "passage_id"]].drop_duplicates()
    return broad_themes(result).merge(passages, on=["doc_id", "passage_id"])


def draw_periods(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """A bar for each period, oldest first; years stand on a line, so that a silent year shows."""
    number = counted.columns[-1]
    years = counted["published"].str.fullmatch(r"\d{4}").all()
    shown = counted["published"].astype("int") if years else counted["published"].str.replace("/", "–")
    figure = go.Figure(go.Bar(
        x=shown.tolist(), y=counted[number].tolist(), marker={"color": ink.accent}, textposition="outside",
        text=counted[number].tolist() if len(counted) < 9 else None, cliponaxis=False,
        width=0.8 if years else min(0.8, 0.12 * len(shown) + 0.1),
        customdata=marks(counted, BY_PERIOD, number),
        hovertemplate=hovers("%{x}:", counted[number], number[2:]),
    ))
    figure.update_yaxes(visible=len(counted) > 8, nticks=4, range=[0, 1.3 * counted[number].max()])
    figure.update_xaxes(type="linear" if years else "category", tickformat="d" if years else None)
    if years and shown.max() - shown.min() < 8:
        figure.update_xaxes(dtick=1, range=[shown.min() - 4, shown.max() + 4])
    return styled(figure, ink, 190)


def draw_themes(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """A bar for each theme, with its label above it: the panel is narrow."""
    shown = counted.sort_values(["n_passages", "theme_id"], ascending=[True, False])
    names = labels(result, shown["theme_id"])
    figure = go.Figure(go.Bar(
        x=shown["n_passages"].tolist(), y=list(range(len(shown))), orientation="h", width=0.42,
        marker={"color": ink.accent}, text=shown["n_passages"].tolist(), textposition="outside", cliponaxis=False,
        customdata=marks(shown, BY_THEME, "n_passages"),
        hovertext=labelled(names), hovertemplate=hovers("%{hovertext}:", shown["n_passages"], "passages"),
    ))
    named_above(figure, names, ink, 12)
    figure.update_xaxes(visible=False, range=[0, 1.2 * shown["n_passages"].max()])
    return styled(figure, ink, 30 + 36 * len(shown))


def by_period(rows: Rows, unit: str, chart_id: str = "published") -> Chart:
    """The units of `rows` by the time their documents were published."""
    return Chart(chart_id, "When was it published?", unit, BY_PERIOD, draw=draw_periods,
                 **counting(lambda result: with_period(result, rows(result)), BY_PERIOD, unit))


def by_theme(rows: Rows, chart_id: str = "in-themes") -> Chart:
    """The passages of `rows` by the themes they carry."""
    return Chart(chart_id, "In which themes?", "passages", BY_THEME, draw=draw_themes,
                 **counting(lambda result: with_theme(result, rows(result)), BY_THEME, "passages", most=MOST_THEMES))


def with_parts(chart: Chart) -> Chart:
    """The chart, the evidence behind each of its marks taken apart by time and by theme."""

    def parts(key: tuple[str, ...]) -> tuple[Chart, ...]:
        def rows(result: Analysis) -> pd.DataFrame:
            return chart.trace(result, key)

        return by_period(rows, chart.unit), by_theme(rows)

    return replace(chart, parts=parts)


PERIODS = by_period(acting, "sentences")
THEMES = by_theme(acting)
CHARTS = (PERIODS, THEMES)
