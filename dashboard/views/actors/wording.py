"""The sentences with which the pages of actors open, as Markdown."""

from html import escape

import pandas as pd

from analysis import Analysis
from analysis.ask import communities, n_units
from analysis.store import once
from dashboard.charts.actors import acting
from dashboard.charts.chart import Ink, n_of
from dashboard.charts.network import group_colour
from dashboard.charts.pairs import DRAWN, SIGNIFICANT, Choice, counted_pairs, pairs
from dashboard.charts.profile import mentions_of, surfaces_of
from dashboard.parts.filters import actor_names, plain
from dashboard.parts.wording import in_words

FOUND = {
    "lexicon": "known to Dossier", "user": "known from your actors.csv", "discovered": "found in these documents",
}


@once
def named_lede(result: Analysis) -> str:
    """Who is named most, in how many documents, and how many are named at all; places apart, since they act in none."""
    counted, names = acting(result), actor_names(result)
    if counted.empty:
        return "No actor is named here."
    often = counted["actor_id"].value_counts()
    often = often[often > 0].sort_index().sort_values(ascending=False, kind="stable")
    first, *others = [f"**{plain(names[actor])}**" for actor in often.index[:3]]
    documents = counted.loc[counted["actor_id"] == often.index[0], "doc_id"].nunique()
    then = f", then {' and '.join(others)}" if others else ""
    places = result.mentions["actor_id"].nunique() - len(often)
    beside = f", and {n_of(places, 'places')}" if places else ""
    return (f"{first} is named most, in {documents:,} of {n_of(len(result.documents), 'documents')}{then}. "
            f"{n_of(len(often), 'actors')} {'is' if len(often) == 1 else 'are'} named{beside}.")


@once
def pairs_lede(result: Analysis, choice: Choice) -> str:
    """Who is named with whom most often, and how many pairs are beyond chance."""
    n_actors = acting(result)["actor_id"].nunique()
    table = counted_pairs(result, choice.window)
    if table.empty:
        return f"{n_of(n_actors, 'actors')} named, no two of them in one {choice.window}."
    number = f"n_{choice.unit}"
    names = actor_names(result)
    sure = table[(table["q_value"] < SIGNIFICANT) & (table[number] > table["expected"])]
    of = f"the {min(n_actors, DRAWN)} actors named most, of {n_actors:,}"
    if sure.empty:
        return f"Among {of}, no two are named together more often than chance would have it."
    top = sure.sort_values([number, "log_likelihood"], ascending=False).iloc[0]
    one = len(sure) == 1
    beyond = f"{in_words(len(sure))} pair{'' if one else 's'} among {of}, {'is' if one else 'are'} beyond chance"
    return (
        f"{beyond}; most often **{plain(names[top['actor_a']])}** and **{plain(names[top['actor_b']])}**: in "
        f"{n_of(top[number], choice.unit)}, where chance would give {top['expected']:.0f}."
    )


def groups_line(result: Analysis, choice: Choice, ink: Ink) -> str:
    """The groups of the network, each after a dot in its colour, as escaped HTML."""
    names, groups = actor_names(result), communities(pairs(result, choice), "strength")
    told = []
    for number in sorted(set(groups.values())):
        members = [escape(names[actor]) for actor, group in groups.items() if group == number]
        told.append(f'<span style="color:{group_colour(ink, number)}">●</span> {", ".join(members)}')
    return f'<p class="groups">{"<br>".join(told)}</p>'


def profile_lede(result: Analysis, actor: str) -> str:
    """What an actor is, how often it is named and under which names."""
    row = result.actors[result.actors["actor_id"] == actor].iloc[0]
    mentions = mentions_of(result, actor)
    country = actor_names(result).get(row["country"], "") if row["country"] != actor else ""
    what = f"{str(row['kind']).capitalize()}{f' of {plain(country)}' if country else ''}, {FOUND[str(row['origin'])]}"
    if mentions.empty:
        return f"{what}; not named under this filter."
    return (
        f"{what}: named in {n_of(n_units(mentions, 'sentences'), 'sentences')} of "
        f"{n_units(mentions, 'documents'):,} of {n_of(len(result.documents), 'documents')}, "
        f"most often as {_most(surfaces_of(result, actor)['surface'])}."
    )


def _most(surfaces: pd.Series) -> str:
    top = surfaces.value_counts().sort_index().sort_values(ascending=False, kind="stable").head(3)
    return " · ".join(f"**{plain(name)}** ({n:,})" for name, n in top.items())
