"""Charts of one actor: its names, partners, themes, years and statements. Without an actor they count all of them."""

from dataclasses import replace
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from analysis import Analysis
from analysis.ask import quote
from dashboard.charts import parts
from dashboard.charts.actors import acting, names
from dashboard.charts.chart import Chart, Ink, bars, counting, faint
from dashboard.charts.pairs import BY_PAIR, DEFAULT, SIGNIFICANT, counted_pairs, counted_partners, tell_pair, trace_pair
from dashboard.charts.parts import with_parts
from dashboard.charts.years import BY_YEAR, by_year, draw_years, longer_than_a_year

BY_SURFACE = ("surface", "rule_id", "joined_by")
BY_KIND, BY_SPEAKER = ("kind",), ("speaker_id",)
MOST_PARTNERS = 10


def mentions_of(result: Analysis, actor: str) -> pd.DataFrame:
    """The mentions of one actor, or of all that act."""
    return result.mentions[result.mentions["actor_id"] == actor] if actor else acting(result)


def surfaces_of(result: Analysis, actor: str) -> pd.DataFrame:
    """The mentions with the words that name the actor there."""
    rows = mentions_of(result, actor)
    return rows.assign(surface=[" ".join(text.split()) for text in quote(result, rows)])


def dates_beside(result: Analysis, actor: str) -> Analysis:
    """The analysis with the markers in sentences that name the actor."""
    named = mentions_of(result, actor)[["doc_id", "sent_id"]].drop_duplicates()
    return replace(result, markers=result.markers.merge(named, on=["doc_id", "sent_id"]))


def years_beside(result: Analysis, actor: str) -> pd.DataFrame:
    """The markers within one year, with that year, in sentences that name the actor."""
    return by_year(dates_beside(result, actor))


def said_by(result: Analysis, actor: str) -> pd.DataFrame:
    """The statements of the actor, or of anybody."""
    speaker = result.statements["speaker_id"].astype("str")
    return result.statements[(speaker == actor) if actor else (speaker != "")]


def said_about(result: Analysis, actor: str) -> pd.DataFrame:
    """One row per statement of somebody else that names the actor in what is said."""
    statements = result.statements.assign(row=range(len(result.statements)))
    named = mentions_of(result, actor)[["doc_id", "actor_id", "start", "end"]]
    both = statements.merge(named, on="doc_id", suffixes=("", "_named"))
    inside = (both["start"] <= both["start_named"]) & (both["end_named"] <= both["end"])
    speaker = both["speaker_id"].astype("str")
    others = inside & (speaker != "") & (speaker != both["actor_id"].astype("str"))
    return result.statements[statements["row"].isin(both.loc[others, "row"]).to_numpy()]


def count_partners(result: Analysis, actor: str) -> pd.DataFrame:
    """The pairs of an actor, those named together most often first, whether or not chance would give as many."""
    table = counted_partners(result, DEFAULT.window, actor) if actor else counted_pairs(result, DEFAULT.window)
    order = ["n_sentences", "log_likelihood", *BY_PAIR]
    return table[table["n_sentences"] > 0].sort_values(order, ascending=[False, False, True, True]).head(MOST_PARTNERS)


def draw_partners(counted: pd.DataFrame, result: Analysis, ink: Ink, actor: str) -> go.Figure:
    """A bar for each partner; those whom chance would name with it as often are pale."""
    first, second = names(result, counted["actor_a"]), names(result, counted["actor_b"])
    other = first + " and " + second
    if actor:
        other = first.where(counted["actor_a"] != actor, second)
    figure = bars(counted, other, BY_PAIR, "n_sentences", ink)
    certain = (counted["q_value"] < SIGNIFICANT) & (counted["n_sentences"] > counted["expected"])
    sure = dict(zip(zip(counted["actor_a"], counted["actor_b"], strict=True), certain, strict=True))
    chance = [not sure[a, b] for a, b, _ in figure.data[0].customdata]
    text = [f"{n} · may be chance" if c else n for c, n in zip(chance, figure.data[0].text, strict=True)]
    color = [faint(ink.accent, 0.45) if c else ink.accent for c in chance]
    return figure.update_traces(marker_color=color, text=text).update_xaxes(
        range=[0, 1.35 * max(counted["n_sentences"], default=1)])


def draw_surfaces(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """A bar for each name and rule."""
    return bars(counted, counted["surface"].astype("str"), BY_SURFACE, "n_mentions", ink)


def draw_kinds(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """A bar for each kind of statement."""
    return bars(counted, counted["kind"].astype("str"), BY_KIND, "n_statements", ink)


def draw_speakers(counted: pd.DataFrame, result: Analysis, ink: Ink) -> go.Figure:
    """A bar for each speaker."""
    return bars(counted, names(result, counted["speaker_id"]), BY_SPEAKER, "n_statements", ink)


def surfaces(actor: str = "") -> Chart:
    """The names of an actor, and the rules that found them and joined them to it."""
    return Chart("surfaces", "Under which names?", "mentions", BY_SURFACE, draw=draw_surfaces,
                 name=lambda result, key: f"“{key[0]}”",
                 **counting(partial(surfaces_of, actor=actor), BY_SURFACE, "mentions", most=200))


def partners(actor: str = "") -> Chart:
    """The actors named with one, most often first."""
    return with_parts(Chart(
        "partners", "With whom?", "sentences", BY_PAIR, partial(count_partners, actor=actor),
        partial(trace_pair, choice=DEFAULT), partial(draw_partners, actor=actor),
        partial(tell_pair, choice=DEFAULT, actor=actor),
    ))


def themes(actor: str = "") -> Chart:
    """The themes of the passages that name an actor."""
    return parts.by_theme(partial(mentions_of, actor=actor), "actor-themes")


def published(actor: str = "") -> Chart:
    """The sentences that name an actor by the time of publication."""
    return parts.by_period(partial(mentions_of, actor=actor), "sentences", "actor-published")


def years(actor: str = "") -> Chart:
    """The years that are spoken of in sentences that name an actor."""
    return Chart("actor-years", "Which years are spoken of in the same sentences?", "markers", BY_YEAR,
                 draw=partial(draw_years, height=220),
                 leaves_out=lambda result: longer_than_a_year(dates_beside(result, actor)),
                 **counting(partial(years_beside, actor=actor), BY_YEAR, "markers"))


def says(actor: str = "") -> Chart:
    """The statements of an actor by kind."""
    return Chart("says", "What do they say?", "statements", BY_KIND, draw=draw_kinds,
                 **counting(partial(said_by, actor=actor), BY_KIND, "statements"))


def told(actor: str = "") -> Chart:
    """The statements about an actor by speaker."""
    return Chart("told", "Who speaks of them?", "statements", BY_SPEAKER, draw=draw_speakers,
                 **counting(partial(said_about, actor=actor), BY_SPEAKER, "statements", most=MOST_PARTNERS))


FACTORIES = (surfaces, partners, themes, published, years, says, told)
CHARTS = tuple(factory() for factory in FACTORIES)
